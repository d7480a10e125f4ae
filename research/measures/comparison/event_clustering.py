"""Which articles of a corpus report the same event, and the terms that tie them.

Articles are vectors of weighted words and pairs of words; likeness is their product, above what an
article shares with the rest of its topic, and whether they name one day of the week. Near in time,
where dates are known, is required.
"""

from __future__ import annotations

import datetime as dt
import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.articles import Corpus
from research.articles.model import ABOUT, about, table
from research.errors import ParameterError
from research.measures.comparison import vectors, weekdays
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

_EVENT_COLUMNS = ["event_id", "n_articles", "n_outlets", "first", "last", "similarity", "terms"]
_MEMBER_COLUMNS = ["event_id", *ABOUT, "similarity"]


@dataclass(frozen=True, slots=True)
class Event:
    """Articles that report one event, by number in their corpus, and the terms that tie them."""

    members: tuple[int, ...]
    terms: tuple[str, ...]
    similarity: float


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
        `similarity` is the mean cosine over its pairs, NaN for an article alone.
    """
    return _group(corpus, vectors.build(corpus), days)


def _group(corpus: Corpus, held: Vectors, days: int) -> list[Event]:
    if days < 0:
        raise ParameterError(f"days = {days} is negative; give the most days between two articles")
    clusters, sharp = _cluster(held, [a.published for a in corpus], days)
    found = [_event(sorted(members), held, sharp, corpus) for members in clusters]
    # Of as many articles, those most alike first: what is most surely an event. Rounded, since
    # processors differ in the last digit of a sum.
    likeness = {e: -round(float(np.nan_to_num(e.similarity)), 9) for e in found}
    return sorted(found, key=lambda e: (-len(e.members), likeness[e], e.members))


def tables(corpus: Corpus, *, days: int = DAYS) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Events of a corpus as two tables: one row an event, and one row an article of it.

    Parameters
    ----------
    corpus
        Articles, with or without dates.
    days
        As in `group`.

    Returns
    -------
    events, members : DataFrame
        `event_id` counts from 1, the largest event first, of equals the one most alike; `terms` are
        parted by "; "; `similarity` is the mean cosine (0..1) between the event's articles, or of
        one with the others, and NaN for an article alone; `first` and `last` are the dates known,
        else None.
    """
    articles = list(corpus)
    events: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    held = vectors.build(corpus)
    found = _group(corpus, held, days)
    for number, event in enumerate(found, start=1):
        inside = [articles[i] for i in event.members]
        known = sorted(a.published for a in inside if a.published is not None)
        events.append(
            {
                "event_id": number,
                "n_articles": len(inside),
                "n_outlets": len({a.label for a in inside}),
                "first": known[0] if known else None,
                "last": known[-1] if known else None,
                "similarity": event.similarity,
                "terms": "; ".join(event.terms),
            }
        )
        for i, article in zip(event.members, inside, strict=True):
            others = [j for j in event.members if j != i]
            near = float(held.products(i, others).mean()) if others else float("nan")
            members.append(
                {
                    "event_id": number,
                    **about(article),
                    "similarity": near,
                }
            )
    return table(events, _EVENT_COLUMNS), table(members, _MEMBER_COLUMNS)


def _apart(a: dt.date | None, b: dt.date | None) -> int:
    return 0 if a is None or b is None else abs((a - b).days)


def _cluster(
    held: Vectors, dates: Sequence[dt.date | None], days: int
) -> tuple[list[list[int]], Vectors]:
    order = sorted(range(len(dates)), key=lambda i: (dates[i] or dt.date.min, i))
    nearest = [held.nearest(i, found) for i, found in enumerate(held.candidates(order))]
    sharp = held.within_topics(nearest)
    near: list[dict[int, float]] = [{} for _ in dates]
    background = np.zeros(len(near))
    for i, candidates in enumerate(nearest):
        likeness = sharp.products(i, candidates).tolist()
        background[i] = _background(likeness)
        for j, product in zip(candidates, likeness, strict=True):
            if _apart(dates[i], dates[j]) <= days:
                near[i][j] = near[j][i] = product
    dated = [date is not None for date in dates]
    rarity = _rarity(nearest, dates, days)
    found = _link(sharp, near, background, dated, rarity, THRESHOLD)
    doubt = _doubt(found)
    if doubt > 0:
        found = _link(sharp, near, background, dated, rarity, THRESHOLD + _NAT * doubt)
    return found, sharp


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
    near: list[dict[int, float]],
    background: NDArray[np.float64],
    dated: Sequence[bool],
    rarity: float,
    threshold: float,
) -> list[list[int]]:
    """Average linkage over the pairs in `near`: the nearest two groups join, until none may."""
    groups: dict[int, list[int]] = {i: [i] for i in range(len(near))}
    sums = {i: held.sparse(i) for i in groups}
    days = {i: weekdays.chances(held.days[i]) for i in groups}
    known = dict(enumerate(dated))
    floor = {i: float(background[i]) for i in groups}
    linked: dict[int, set[int]] = {i: set(row) for i, row in enumerate(near)}

    def excess(a: int, b: int, product: float) -> float:
        likeness = product / (len(groups[a]) * len(groups[b]))
        evidence = weekdays.evidence(days[a], days[b]) + (rarity if known[a] and known[b] else 0)
        return likeness + _NAT * evidence - (floor[a] + floor[b]) / 2 - threshold

    queue = [
        (-excess(i, j, c), i, j) for i, row in enumerate(near) for j, c in row.items() if i < j
    ]
    queue = [entry for entry in queue if entry[0] <= 0]
    heapq.heapify(queue)
    fresh = len(near)
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in groups or b not in groups:
            continue
        n_a, n_b = len(groups[a]), len(groups[b])
        groups[fresh] = groups.pop(a) + groups.pop(b)
        sums[fresh] = vectors.add(sums.pop(a), sums.pop(b))
        days[fresh] = days.pop(a) + days.pop(b)
        known[fresh] = known.pop(a) and known.pop(b)
        floor[fresh] = (n_a * floor[a] + n_b * floor[b]) / (n_a + n_b)
        linked[fresh] = {g for g in linked.pop(a) | linked.pop(b) if g in groups}
        for other in sorted(linked[fresh]):
            linked[other] = (linked[other] - {a, b}) | {fresh}
            above = excess(other, fresh, vectors.dot(sums[other], sums[fresh]))
            if above >= 0:
                heapq.heappush(queue, (-above, other, fresh))
        fresh += 1
    return list(groups.values())


def _event(members: list[int], held: Vectors, sharp: Vectors, corpus: Corpus) -> Event:
    n = len(members)
    if n == 1:
        tied = sharp.heaviest(members[0], _N_TERMS)
        return Event((members[0],), sharp.shown(tied, corpus, members), float("nan"))
    whole = held.sparse(members[0])
    for member in members[1:]:
        whole = vectors.add(whole, held.sparse(member))
    # Each vector has length 1: the n diagonal terms are the articles with themselves.
    similarity = (vectors.dot(whole, whole) - n) / (n * (n - 1))
    tied = sharp.shared(members, _N_TERMS)
    return Event(tuple(members), sharp.shown(tied, corpus, members), similarity)
