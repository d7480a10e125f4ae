"""Which sentence of one article tells what a sentence of another tells.

By their words and by whom they name; the likest pairs go together first, each sentence once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from research.measures.comparison.accounts import Account, Sentence
from research.measures.comparison.likeness import pair_up
from research.measures.comparison.terms import idf

_ACTOR = 3.0  # weight of naming the same actor, before it is divided by how often both name it
_GROUNDS = 3.0  # weight of what two sentences share, synonyms apart, to be compared
_LISTED = 80  # sentences about one thing, beyond which it is no ground to compare
_SHARED = 5.0  # weight that two sentences share, at least, to tell of one thing
_LOOSE = 0.28  # part of the lighter sentence that is shared where one thing is told
_LOOSE_RARE = 0.17  # the same, where both share a thing that stands hardly anywhere else
_RARE = 3.0
# Overlap of two sentences that tell the same; of two that share many things and an actor too; of two
# that do and give the same person's words. Set on rows of claims that two readers judged.
_SAME = 0.33
_SAME_MANY = 0.28
_SAME_SPEAKER = 0.25
_MANY, _MUCH = 6, 8.0
# Of a few things two sentences tell the same only where these are this part of the heavier one, and of
# fewer only where they are nearly all of it.
_FEW, _PART = 4, 0.45
_HARDLY, _WHOLE = 2, 0.9
_QUOTED = 0.4  # part of a sentence in marks, of which its quotation is what it tells
# A thing told differently: both name an actor, and share this much, this part of the lighter
# sentence and this overlap. Of looser pairs a reader called 10 of 13 two things.
_TOLD, _TOLD_PART, _TOLD_OVERLAP = 8.0, 0.4, 0.15


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Two sentences, by number in their articles, that are the likest; score 0..1.

    `overlap` is the part of what both tell together that both tell. `close` where they say the
    same; `differs` where not, but one thing differently; a pair that is neither shares a subject.
    """

    a: int
    b: int
    score: float
    overlap: float
    close: bool
    differs: bool


def find(left: Account, right: Account) -> list[Counterpart]:
    """Sentences of two articles that tell one thing, the likest first, each in one pair.

    score = shared weight / weight of the lighter sentence; a thing weighs its idf (an actor 3)
    divided by 1 + (least count in the two articles - 1) / 4.

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
    actors = [[{t for t in about if t[0] == "@"} for about in side] for side in (ours, theirs)]
    scored: list[tuple[float, float, int, int, int]] = []
    for a, about in enumerate(ours):
        grounds: dict[int, float] = {}
        for thing in about:
            listed = lists.get(thing, ())
            if len(listed) <= _LISTED:
                for b in listed:
                    grounds[b] = grounds.get(b, 0.0) + weigh[thing]
        for b in sorted(n for n, weight in grounds.items() if weight >= _GROUNDS):
            n, shared = pair_up(about, theirs[b], weigh)
            lighter = min(totals[0][a], totals[1][b])
            if shared < _SHARED or not lighter:
                continue
            rarest = max((weigh[t] for t in about if t in theirs_held[b]), default=0.0)
            least = _LOOSE if rarest < _RARE else _LOOSE_RARE
            if shared / lighter >= least:
                scored.append((shared, min(1.0, shared / lighter), a, b, n))
    scored.sort(key=lambda row: (-row[0] * row[1], row[2], row[3]))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for shared, score, a, b, n in scored:
        if a not in used_a and b not in used_b:
            used_a.add(a)
            used_b.add(b)
            both = overlap(left.sentences[a], right.sentences[b])
            named = not actors[0][a].isdisjoint(actors[1][b])
            x, y = left.sentences[a], right.sentences[b]
            least = _SAME_MANY if x.speakers.isdisjoint(y.speakers) else _SAME_SPEAKER
            part = shared / max(totals[0][a], totals[1][b])
            close = (
                (both >= _SAME and (n > _FEW or part >= (_PART if n > _HARDLY else _WHOLE)))
                or (both >= least and n >= _MANY and shared >= _MUCH and named)
            ) and not (_quotes(left, x) and _quotes(right, y))
            differs = named and shared >= _TOLD and score >= _TOLD_PART and both >= _TOLD_OVERLAP
            found.append(Counterpart(a, b, score, both, close, differs and not close))
    return sorted(found, key=lambda c: (c.a, c.b))


def _quotes(account: Account, sentence: Sentence) -> bool:
    """Whether a sentence tells what somebody said, word for word: another does where it quotes the same."""
    marked = account.reading.marked
    inside = sum(any(p.start <= t.start < p.end for p in marked) for t in sentence.words)
    return inside >= _QUOTED * len(sentence.words)


def overlap(a: Sentence, b: Sentence) -> float:
    """Part of what two sentences tell together that both tell: words by their idf, 0 to 1."""
    ours, theirs = ({term.stem for term in side.words} for side in (a, b))
    # Exact sums: sets have another order in every process, and thresholds are met to the last digit.
    both, either = (
        math.fsum(max(idf(stem), 0.0) for stem in stems) for stems in (ours & theirs, ours | theirs)
    )
    return both / max(either, 1e-9)


def _weights(left: Account, right: Account) -> Mapping[str, float]:
    counts = [Counter(t for s in side.sentences for t in s.about) for side in (left, right)]
    found = {thing: weight(thing) for thing in chain.from_iterable(counts)}
    for thing, least in (counts[0] & counts[1]).items():
        found[thing] /= 1 + (least - 1) / 4
    return found


@lru_cache(maxsize=200_000)
def weight(thing: str) -> float:
    """How much a stem or an actor ("@" and its name) tells."""
    return _ACTOR if thing.startswith("@") else max(idf(thing), 0.0)
