"""What else may explain the numbers of a corpus: time, few articles, one article that weighs most.

Each function gives sentences like those of `research.findings`, and nothing where there is nothing to
warn of.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from research import findings
from research.findings import ENOUGH
from research.statistics import MINIMUM
from research.wording import count, listed, percent

_MIDDLE = (0.05, 0.95)  # of an outlet's articles by date: one early article is no span
_OVERLAP = 1 / 3  # of the days that two outlets cover together; with less, they differ in time
_HALF = 0.5  # of a share, above which one or two articles make it
_NAMED = 4  # outlets that are named with whom they share no week; of more, only how many pairs
_SHORT = 62  # days, in which dates are told to the day


def time_spans(articles: pd.DataFrame) -> list[findings.Finding]:
    """Whether outlets' articles are of different times, which may explain how they differ.

    Parameters
    ----------
    articles
        Columns outlet and published (days; None where unknown).

    Returns
    -------
    list of findings
        One sentence that names the outlets of each time where the middle 90% of the dates of two outlets
        share less than a third of the days that they cover together; outlets with fewer than five dated
        articles are passed over. Else nothing.

    Examples
    --------
    >>> days = [dt.date(2016, 9, n) for n in range(1, 7)] + [dt.date(2019, 9, n) for n in range(1, 7)]
    >>> rows = pd.DataFrame({"outlet": ["A"] * 6 + ["B"] * 6, "published": days})
    >>> time_spans(rows)[0].text.partition("each): ")[2]
    'A 2016-09; B 2019-09.'
    """
    dated = articles[articles["published"].notna()]
    spans: dict[str, tuple[float, float]] = {}
    for outlet, days in dated.groupby("outlet", sort=True)["published"]:
        if len(days) >= MINIMUM:
            at = days.map(lambda day: day.toordinal()).astype(float).quantile(list(_MIDDLE))
            spans[str(outlet)] = (float(at.iloc[0]), float(at.iloc[1]))
    if all(_shared(one, other) >= _OVERLAP for one, other in combinations(spans.values(), 2)):
        return []
    groups: list[list[str]] = []
    for outlet, span in sorted(spans.items(), key=lambda item: item[1]):
        like = (group for group in groups if _shared(spans[group[0]], span) >= _OVERLAP)
        group = next(like, None)
        if group is None:
            groups.append([outlet])
        else:
            group.append(outlet)
    whole = round(
        max(last for _, last in spans.values()) - min(first for first, _ in spans.values())
    )
    told = "; ".join(
        f"{listed(sorted(group))} {period(_days(spans[name] for name in group), whole=whole)}"
        for group in groups
    )
    return [
        findings.Finding(
            "Time may explain differences between outlets: their articles are of different times "
            f"(the middle 90% of each): {told}."
        )
    ]


def _shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Days that two spans have in common, as a share of those that they cover together."""
    together = max(one[1], other[1]) - min(one[0], other[0]) + 1
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]) + 1) / together


def _days(spans: Iterable[tuple[float, float]]) -> list[dt.date]:
    return [dt.date.fromordinal(round(end)) for span in spans for end in span]


def period(days: Sequence[dt.date], *, whole: int) -> str:
    """First and last of these days, to the month where the corpus covers more than two.

    Parameters
    ----------
    days
        Of an outlet; none gives "".
    whole
        Days that the corpus covers.

    Examples
    --------
    >>> period([dt.date(2016, 9, 3), dt.date(2016, 10, 1)], whole=900)
    '2016-09 to 2016-10'
    """
    form = "%Y-%m" if whole > _SHORT else "%Y-%m-%d"
    ends = [end(days).strftime(form) for end in (min, max)] if days else []
    return " to ".join(dict.fromkeys(ends))


def periods(dates: Iterable[tuple[str, dt.date | None]]) -> dict[str, str]:
    """The period of each outlet, where they are not all the same.

    >>> first, second = dt.date(2025, 3, 9), dt.date(2025, 3, 10)
    >>> periods([("A", first), ("B", second), ("B", None)])
    {'A': '2025-03-09', 'B': '2025-03-10'}
    >>> periods([("A", first), ("B", first)])
    {}
    """
    of: dict[str, list[dt.date]] = {}
    for outlet, day in dates:
        if day:
            of.setdefault(outlet, []).append(day)
    every = [day for own in of.values() for day in own]
    whole = (max(every) - min(every)).days if every else 0
    found = {outlet: period(own, whole=whole) for outlet, own in of.items()}
    return found if len(set(found.values())) > 1 else {}


def nothing_in_common(common: pd.DataFrame) -> list[findings.Finding]:
    """Which outlets have no article of one week, so that they differ in what there was to report.

    Parameters
    ----------
    common
        Table of `shared_events.in_common`.

    Examples
    --------
    >>> rows = {"outlet": ["A", "A", "B"], "other": ["B", "C", "C"], "n_weeks": [9, 0, 0]}
    >>> nothing_in_common(pd.DataFrame(rows))[0].text
    'A difference may be one of topics where outlets have no week in common: C with A and B.'
    """
    apart = common[common["n_weeks"] == 0]
    left = {
        (str(one), str(other)) for one, other in zip(apart["outlet"], apart["other"], strict=True)
    }
    told = []
    while left:
        beside = Counter(name for pair in left for name in pair)
        name = min(beside, key=lambda one: (-beside[one], one))
        own = {pair for pair in left if name in pair}
        told.append(
            f"{name} with {listed(sorted(one for pair in own for one in pair if one != name))}"
        )
        left -= own
    if len(told) > _NAMED:
        told = [f"{len(apart):,} of {count(len(common), 'pairs of outlets')}"]
    said = "A difference may be one of topics where outlets have no week in common"
    return [findings.Finding(f"{said}: {'; '.join(told)}.")] if told else []


def too_few(per_outlet: Mapping[Any, int] | pd.Series[int]) -> list[findings.Finding]:
    """The outlets with too few articles to be called the least or the most of a measure.

    Parameters
    ----------
    per_outlet
        Articles by outlet.

    Examples
    --------
    >>> too_few({"A": 40, "B": 3})[0].text
    'Too few articles (under 15) to be called the least or the most: B (3).'
    """
    few = [f"{name} ({n:,})" for name, n in per_outlet.items() if n < ENOUGH]
    most = max((n for _, n in per_outlet.items()), default=0)
    if not few or len(per_outlet) < 2 or most < MINIMUM:
        return []  # with fewer there is no interval either, which is said elsewhere
    if most < ENOUGH:
        return [
            findings.Finding(
                f"No outlet has the {ENOUGH} articles to be called the least or the most."
            )
        ]
    said = f"Too few articles (under {ENOUGH}) to be called the least or the most: {listed(few)}."
    return [findings.Finding(said)]


def second_opinion(shares: pd.DataFrame, *, says: str, far: float = 0.1) -> list[findings.Finding]:
    """Where a second way of measuring gives shares far from those of the first.

    Parameters
    ----------
    shares
        Rows named by what is measured; the first column is the way that the page uses, the last the other.
    says
        What the other is: "the classifier".
    far
        Difference, from 0 to 1, from which on it is told.

    Examples
    --------
    >>> rows = pd.DataFrame({"terms": [0.84, 0.1], "classifier": [0.99, 0.12]},
    ...                     index=["Conflict", "Morality"])
    >>> second_opinion(rows, says="the classifier")[0].text.partition(":")[0]
    'Conflict 84%, but the classifier says 99%'
    """
    if shares.shape[1] < 2:
        return []
    first, other = (pd.to_numeric(shares.iloc[:, at], errors="coerce") for at in (0, -1))
    apart = [name for name in shares.index if abs(first[name] - other[name]) > far]
    if not apart:
        return []
    told = "; ".join(
        f"{name} {percent(first[name])}, but {says} says {percent(other[name])}" for name in apart
    )
    return [
        findings.Finding(
            f"{told}: where the two are far apart, code a sample before citing either."
        )
    ]


def of_few_articles(
    parts: pd.DataFrame, *, category: str, row: str, value: str, says: str, most: int = 3
) -> list[findings.Finding]:
    """The shares of which one or two articles give half.

    Parameters
    ----------
    parts
        One row an article, category and row: `value` is what the article adds to the share. Rows whose
        shares nobody looks at are left out beforehand.
    category, row, value
        Names of columns.
    says
        What the share is, with `{category}` where the category stands: "{category}’s words".
    most
        Shares named at most, those that rest most on their two largest articles first.

    Examples
    --------
    >>> words = pd.DataFrame({"side": "X", "outlet": "A", "article_id": list("abcd"),
    ...                       "words": [60, 30, 5, 5]})
    >>> of_few_articles(words, category="side", row="outlet", value="words",
    ...                 says="{category}’s words")[0].text
    'A few articles give much of a share: X’s words in A (1 of 4 articles gives 60%).'
    """
    found: list[tuple[float, str]] = []
    for (name, where), rows in parts[parts[value] > 0].groupby([category, row], sort=True):
        weights = rows.groupby("article_id")[value].sum().sort_values(ascending=False)
        shares = (weights.cumsum() / weights.sum()).head(2)
        if shares.iloc[-1] < _HALF:
            continue
        n = 1 if shares.iloc[0] >= _HALF else 2
        gives = f"{n} of {len(weights)} articles {'gives' if n == 1 else 'give'}"
        gives = f"{gives} {percent(shares.iloc[n - 1])}"
        if len(weights) <= 2:
            gives = f"all in {count(len(weights), 'articles')}"
        found.append(
            (-float(shares.iloc[-1]), f"{says.format(category=name)} in {where} ({gives})")
        )
    if not found:
        return []
    told = [said for _, said in sorted(found)]
    more = f" and {count(len(told) - most, 'others')}" if len(told) > most else ""
    return [
        findings.Finding(f"A few articles give much of a share: {'; '.join(told[:most])}{more}.")
    ]
