"""Which articles of a corpus report the same event, and the terms that tie them.

Articles are vectors of weighted words and pairs of words; likeness is their product, above what an
article shares with the rest of its topic, and whether they name one day of the week. Near in time,
where dates are known, is required.
"""

from __future__ import annotations

import datetime as dt
import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from research.articles import Corpus
from research.errors import ParameterError
from research.measures.comparison import signatures, vectors, weekdays
from research.measures.comparison.signatures import Signature
from research.measures.comparison.vectors import Vectors

DAYS = 3
# Excess of the mean likeness over the background at which two groups are one event: set on BASIL and
# SEESAW (benchmarks/events.py), the same with dates and without.
THRESHOLD = 0.025
# Background of an article: mean likeness to its 4th to 8th nearest article, which are of its topic
# but mostly of another event. Capped, so that an event of many outlets is not its own background.
_RANKS = slice(3, 8)
_BACKGROUND_CAP = 0.08
_BACKGROUND = 0.05  # where a corpus has too few articles to tell: the median of BASIL and SEESAW
_NAT = 0.005  # likeness that a factor of e in the evidence of the days is worth
# Share of articles found with another on their event under which the threshold rises: less than what
# BASIL (1.0) and SEESAW (.95) give. It is expected of any corpus and counts as ten articles seen before.
_TOLD_TWICE, _EXPECTED = 0.9, 10
_N_TERMS = 8


@dataclass(frozen=True, slots=True)
class Event:
    """Articles that report one event, by number in their corpus, and the terms that tie them.

    `terms` are stems, or two of them in a row, the heaviest first; `similarity` is the mean cosine
    over the pairs of its articles, and `nearness` that of each with the others: NaN for one alone.
    """

    members: tuple[int, ...]
    terms: tuple[str, ...]
    similarity: float
    nearness: tuple[float, ...]


def group(corpus: Corpus, *, days: int = DAYS) -> list[Event]:
    """Events of a corpus, largest and surest first; an article alone is an event of one.

    Average linkage (Sokal and Michener 1958) on likeness less background: A and B join while

        mean a . b + days(A, B) - (mean background(a) + mean background(b)) / 2  >=  threshold

    over a in A, b in B, where a . b is the product of their vectors `within_topics` and
    days(A, B) the evidence of the weekdays that they name first, and of their dates: how rarely
    articles on one topic are so near in time. Where few articles of the corpus have another on
    their event, it is done once more with a higher threshold. Candidates share rare words, so
    that cost grows with the number of articles, not of pairs. Articles more than `days` days
    apart are never compared; one without a date may go with any. Misled by running stories
    without dates (two hearings on one scandal a week apart), and by opinion pieces that hardly
    name what set them off.

    Parameters
    ----------
    corpus
        Articles, with or without dates.
    days
        Most days between an article and the nearest other one of its event.

    Returns
    -------
    list of Event
        An article in another language than English is an event of its own.
    """
    return of_signatures(list(signatures.of(corpus)), [a.published for a in corpus], days=days)


def of_signatures(
    signed: Iterable[Signature], dates: Sequence[dt.date | None], *, days: int = DAYS
) -> list[Event]:
    """The same of signatures, which may be gone through more than once, and the articles' dates."""
    if days < 0:
        raise ParameterError(f"days = {days} is negative; give the most days between two articles")
    held = vectors.build(signed)
    clusters, sharp = _cluster(held, dates, days)
    found = [_event(sorted(members), held, sharp) for members in clusters]
    # Of as many articles, those most alike first: what is most surely an event. Rounded, since
    # processors differ in the last digit of a sum.
    likeness = {e.members: -round(float(np.nan_to_num(e.similarity)), 9) for e in found}
    return sorted(found, key=lambda e: (-len(e.members), likeness[e.members], e.members))


def row(number: int, event: Event, inside: Corpus) -> dict[str, Any]:
    """What the table `events` says of an event, of which these are the articles."""
    known = sorted(a.published for a in inside if a.published is not None)
    return {
        "event_id": number,
        "n_articles": len(inside),
        "n_outlets": len({a.label for a in inside}),
        "first": known[0] if known else None,
        "last": known[-1] if known else None,
        "similarity": event.similarity,
        "terms": "; ".join(vectors.shown(event.terms, inside)),
    }


def _apart(a: dt.date | None, b: dt.date | None) -> int:
    return 0 if a is None or b is None else abs((a - b).days)


@dataclass(frozen=True, slots=True)
class _Near:
    """Pairs of articles near in time and alike, in both directions; of article i from `first[i]`."""

    first: NDArray[np.int64]
    others: NDArray[np.int32]
    products: NDArray[np.float64]

    def of(self, i: int) -> list[int]:
        found: list[int] = self.others[self.first[i] : self.first[i + 1]].tolist()
        return found


def _cluster(
    held: Vectors, dates: Sequence[dt.date | None], days: int
) -> tuple[list[list[int]], Vectors]:
    order = sorted(range(len(dates)), key=lambda i: (dates[i] or dt.date.min, i))
    nearest = _Lists(len(dates))
    for i, found in held.candidates(order):
        nearest.put(i, held.nearest(i, found))
    sharp = held.within_topics(nearest)
    background = np.zeros(len(dates))
    pairs: list[NDArray[np.int32]] = []
    products: list[NDArray[np.float64]] = []
    for i, candidates in enumerate(nearest):
        likeness = sharp.products(i, candidates)
        background[i] = _background(likeness.tolist())
        near = np.array([_apart(dates[i], dates[j]) <= days for j in candidates], bool)
        others = np.array(candidates, np.int32)[near]
        pairs.append(np.stack([np.full(len(others), i, np.int32), others], axis=1))
        products.append(likeness[near])
    dated = np.array([date is not None for date in dates], bool)
    rarity = _rarity(nearest, dates, days)
    together = _both_ways(len(dates), pairs, products)
    clusters = _link(sharp, together, background, dated, rarity, THRESHOLD)
    doubt = _doubt(clusters)
    if doubt > 0:
        threshold = THRESHOLD + _NAT * doubt
        clusters = _link(sharp, together, background, dated, rarity, threshold)
    return clusters, sharp


class _Lists(Sequence[list[int]]):
    """Lists of few articles, one an article, in one array."""

    def __init__(self, n: int) -> None:
        self._held = np.full((n, vectors.CANDIDATES), -1, np.int32)

    def put(self, i: int, articles: Sequence[int]) -> None:
        self._held[i, : len(articles)] = articles

    def __len__(self) -> int:
        return len(self._held)

    def __getitem__(self, i: Any) -> Any:
        row = self._held[i]
        return row[row >= 0].tolist()


def _both_ways(
    n: int, pairs: Sequence[NDArray[np.int32]], products: Sequence[NDArray[np.float64]]
) -> _Near:
    one = np.concatenate([*pairs, np.zeros((0, 2), np.int32)])
    worth = np.concatenate([*products, np.zeros(0)])
    both = np.concatenate([one, one[:, ::-1]])
    # A product found from either side is one, but for the last digit: the later article's stays.
    order = np.lexsort((np.concatenate([one[:, 0], one[:, 0]]), both[:, 1], both[:, 0]))
    both, worth = both[order], np.concatenate([worth, worth])[order]
    last = np.ones(len(both), bool)
    last[:-1] = (both[1:] != both[:-1]).any(axis=1)
    both, worth = both[last], worth[last]
    return _Near(np.searchsorted(both[:, 0], np.arange(n + 1)), both[:, 1].copy(), worth)


def _doubt(found: Sequence[Sequence[int]]) -> float:
    """How much rarer it is here that an article shares its event than where THRESHOLD was set.

    The log of the ratio of the odds, 0 or more. Where few articles share theirs, more of those that
    are alike are so by chance.

    >>> _doubt([[0, 1]] * 50), round(_doubt([[0]] * 60 + [[0, 1]] * 20), 2)
    (0.0, 2.42)
    """
    together = sum(len(group) for group in found if len(group) > 1)
    total = sum(map(len, found))
    share = (together + _TOLD_TWICE * _EXPECTED) / (total + _EXPECTED)
    odds = [p / (1 - p) for p in (_TOLD_TWICE, min(share, _TOLD_TWICE))]
    return math.log(odds[0] / odds[1])


def _rarity(nearest: Sequence[Sequence[int]], dates: Sequence[dt.date | None], days: int) -> float:
    """Log of how many times fewer of an article's topic stand within its days than anywhere."""
    apart = [
        _apart(dates[i], dates[j])
        for i, found in enumerate(nearest)
        for j in found[: vectors.TOPIC]
        if dates[i] is not None and dates[j] is not None
    ]
    return math.log((len(apart) + 1) / (sum(d <= days for d in apart) + 1))


def _background(likeness: list[float]) -> float:
    ranked = sorted(likeness, reverse=True)[_RANKS]
    wanted = _RANKS.stop - _RANKS.start
    filled = [min(c, _BACKGROUND_CAP) for c in ranked] + [_BACKGROUND] * (wanted - len(ranked))
    return sum(filled) / wanted


def _link(
    held: Vectors,
    near: _Near,
    background: NDArray[np.float64],
    dated: NDArray[np.bool_],
    rarity: float,
    threshold: float,
) -> list[list[int]]:
    """Average linkage over the pairs in `near`: the nearest two groups join, until none may.

    What is kept of an article alone is read where it is needed; only groups are held.
    """
    n = len(background)
    groups: dict[int, list[int]] = {i: [i] for i in range(n)}
    group_of = np.arange(n)
    sums: dict[int, vectors.Sparse] = {}
    days: dict[int, NDArray[np.float64]] = {}
    floor: dict[int, float] = {}
    known: dict[int, bool] = {}

    def sum_of(g: int) -> vectors.Sparse:
        return sums[g] if g in sums else held.sparse(g)

    def days_of(g: int) -> NDArray[np.float64]:
        return days[g] if g in days else weekdays.chances(held.days[g])

    def floor_of(g: int) -> float:
        return floor[g] if g in floor else float(background[g])

    def is_dated(g: int) -> bool:
        return known[g] if g in known else bool(dated[g])

    def excess(a: int, b: int, product: float) -> float:
        likeness = product / (len(groups[a]) * len(groups[b]))
        evidence = weekdays.evidence(days_of(a), days_of(b))
        evidence += rarity if is_dated(a) and is_dated(b) else 0
        return likeness + _NAT * evidence - (floor_of(a) + floor_of(b)) / 2 - threshold

    queue = _joinable(held, near, background, dated, rarity, threshold)
    heapq.heapify(queue)
    fresh = n
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in groups or b not in groups:
            continue
        n_a, n_b = len(groups[a]), len(groups[b])
        joined = vectors.add(sum_of(a), sum_of(b))
        at_days = days_of(a) + days_of(b)
        at_floor = (n_a * floor_of(a) + n_b * floor_of(b)) / (n_a + n_b)
        both = is_dated(a) and is_dated(b)
        groups[fresh] = groups.pop(a) + groups.pop(b)
        for held_by in (sums, days, floor, known):
            held_by.pop(a, None), held_by.pop(b, None)
        sums[fresh], days[fresh], floor[fresh], known[fresh] = joined, at_days, at_floor, both
        group_of[groups[fresh]] = fresh
        beside = {int(group_of[j]) for i in groups[fresh] for j in near.of(i)} - {fresh}
        for other in sorted(beside):
            above = excess(other, fresh, vectors.dot(sum_of(other), joined))
            if above >= 0:
                heapq.heappush(queue, (-above, other, fresh))
        fresh += 1
    return list(groups.values())


def _joinable(
    held: Vectors,
    near: _Near,
    background: NDArray[np.float64],
    dated: NDArray[np.bool_],
    rarity: float,
    threshold: float,
) -> list[tuple[float, int, int]]:
    """Pairs of articles alike enough to join, as (negative excess, one, other)."""
    kinds = [*range(7), None]
    table_ = np.array(
        [
            [weekdays.evidence(weekdays.chances(a), weekdays.chances(b)) for b in kinds]
            for a in kinds
        ]
    )
    day = np.array([7 if d is None else d for d in held.days], np.int64)
    one = np.repeat(np.arange(len(background)), np.diff(near.first))
    first = one < near.others
    a, b, likeness = one[first], near.others[first], near.products[first]
    evidence = table_[day[a], day[b]] + np.where(dated[a] & dated[b], rarity, 0)
    above = likeness + _NAT * evidence - (background[a] + background[b]) / 2 - threshold
    kept = above >= 0
    return list(zip((-above[kept]).tolist(), a[kept].tolist(), b[kept].tolist(), strict=True))


def _event(members: list[int], held: Vectors, sharp: Vectors) -> Event:
    n = len(members)
    if n == 1:
        tied, similarity = sharp.heaviest(members[0], _N_TERMS), math.nan
        nearness = [math.nan]
    else:
        whole = held.sparse(members[0])
        for member in members[1:]:
            whole = vectors.add(whole, held.sparse(member))
        # Each vector has length 1: the n diagonal terms are the articles with themselves.
        similarity = (vectors.dot(whole, whole) - n) / (n * (n - 1))
        tied = sharp.shared(members, _N_TERMS)
        own = [held.sparse(member) for member in members]
        nearness = [(vectors.dot(one, whole) - vectors.dot(one, one)) / (n - 1) for one in own]
    return Event(tuple(members), tuple(map(sharp.name, tied)), similarity, tuple(nearness))
