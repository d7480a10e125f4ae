"""Which sentence of one article tells what a sentence of another tells.

By their words and by whom they name; the likest pairs go together first, each sentence once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from research.measures.comparison.accounts import Account
from research.measures.comparison.likeness import pair_up
from research.measures.comparison.terms import idf

_ACTOR = 3.0  # weight of naming the same actor, before it is divided by how often both name it
_GROUNDS = 3.0  # weight of what two sentences share, synonyms apart, to be compared
_LISTED = 80  # sentences about one thing, beyond which it is no ground to compare
_SHARED = 5.0  # weight that two sentences share, at least, to tell of one thing
_CLOSE = 0.45  # part of the lighter sentence that is shared where the same is told
_LOOSE = 0.28  # the same, where one thing is told differently
_LOOSE_RARE = 0.17  # the same, where both share a thing that stands hardly anywhere else
_RARE = 3.0


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Two sentences, by number in their articles, that tell one thing; score 0..1.

    `close` where they tell the same of it; else one thing told differently.
    """

    a: int
    b: int
    score: float
    close: bool


def find(left: Account, right: Account) -> list[Counterpart]:
    """Sentences of two articles that tell one thing, the likest first, each in one pair.

    score = shared weight / weight of the lighter sentence; a thing weighs its idf (an actor 3)
    divided by 1 + (least count in the two articles - 1) / 4.

    Parameters
    ----------
    left, right
        Two articles of one event.

    Returns
    -------
    list of Counterpart
        By place in the first article.
    """
    weigh = _weights(left, right)
    ours, theirs = ([s.about for s in side.sentences] for side in (left, right))
    totals = [[sum(weigh.get(t, 0.0) for t in about) for about in side] for side in (ours, theirs)]
    theirs_held = [frozenset(about) for about in theirs]
    lists: dict[str, list[int]] = {}
    for number, about in enumerate(theirs):
        for thing in about:
            lists.setdefault(thing, []).append(number)
    scored: list[tuple[float, float, int, int]] = []
    for a, about in enumerate(ours):
        grounds: dict[int, float] = {}
        for thing in about:
            listed = lists.get(thing, ())
            if len(listed) <= _LISTED:
                for b in listed:
                    grounds[b] = grounds.get(b, 0.0) + weigh[thing]
        for b in sorted(n for n, weight in grounds.items() if weight >= _GROUNDS):
            _, shared = pair_up(about, theirs[b], weigh)
            lighter = min(totals[0][a], totals[1][b])
            rarest = max((weigh[t] for t in about if t in theirs_held[b]), default=0.0)
            least = _LOOSE if rarest < _RARE else _LOOSE_RARE
            if shared >= _SHARED and lighter and shared / lighter >= least:
                scored.append((shared, min(1.0, shared / lighter), a, b))
    scored.sort(key=lambda row: (-row[0] * row[1], row[2], row[3]))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for _, score, a, b in scored:
        if a not in used_a and b not in used_b:
            used_a.add(a)
            used_b.add(b)
            found.append(Counterpart(a, b, score, score >= _CLOSE))
    return sorted(found, key=lambda c: (c.a, c.b))


def _weights(left: Account, right: Account) -> Mapping[str, float]:
    counts = [Counter(t for s in side.sentences for t in s.about) for side in (left, right)]
    found = {}
    for thing in dict.fromkeys([*counts[0], *counts[1]]):
        least = min(count[thing] for count in counts)
        tells = _ACTOR if thing.startswith("@") else max(idf(thing), 0.0)
        found[thing] = tells / (1 + max(least - 1, 0) / 4)
    return found
