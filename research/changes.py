"""Whether shares change over time, beyond the pick of the periods and who publishes when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from research.articles.model import table
from research.contrasts import LEVEL
from research.contrasts import in_words as verdicts
from research.findings import Finding, how_sure
from research.measures.averages import Unit, start_of
from research.statistics import MINIMUM, benjamini_hochberg, range_test
from research.wording import percent, upper

_COLUMNS = [
    "lowest", "lowest_value", "lowest_n", "highest", "highest_value", "highest_n", "difference",
    "n_periods", "p", "sure",
]  # fmt: skip
_SHOWN = [
    "lowest", "lowest_value", "lowest_n", "highest", "highest_value", "highest_n", "difference", "p", "sure",
]  # fmt: skip
# What is said of how it was made sure, beside a table or in a sentence.
ALLOWED = (
    "Sure? Dates were shuffled a thousand times among events that the same outlets tell, and the lowest and "
    "highest {unit}s of five articles or more picked anew. “Yes”: fewer than 1 of 20 shuffles reach as far, "
    "all rows allowed for (Benjamini and Hochberg 1995); “perhaps”: only if the row were the only one."
)


def over_time(
    parts: pd.DataFrame, events: pd.Series, *, by: str, value: str, weight: str | None = None,
    unit: Unit | None, seed: int = 0,
) -> pd.DataFrame:  # fmt: skip
    """In which periods a share is lowest and highest, and whether that is more than chance.

    Parameters
    ----------
    parts
        One row an article and category: article_id, outlet, published (None where it is not known), the
        columns `by` and `value`, and `weight`, what the value is a part of (None: 1).
    events
        The event of each article, by article_id; an article that is not there is an event by itself.
    by
        What is followed: "frame".
    unit
        Length of a period; None, where fewer than two days are known, gives no row.
    seed
        Of the shuffles.

    Returns
    -------
    DataFrame
        The column `by`; lowest and highest (first days of the periods), the shares of both (sum of
        values / sum of weights) and their articles, difference, n_periods, p (`statistics.range_test`:
        events are shuffled among those that the same outlets tell; NaN where no two periods have events
        of the same outlets) and sure (p at most .05, adjusted for all rows). Only periods with five
        articles or more count; a category with fewer than two of these has no row.
    """
    dated = parts[parts["published"].notna() & parts[value].notna()]
    if unit is None or dated.empty:
        return table([], [by, *_COLUMNS])
    own = dated["article_id"]
    rows = pd.DataFrame(
        {
            by: dated[by],
            "outlet": dated["outlet"].astype(str),
            "period": dated["published"].map(lambda day: start_of(day, unit)),
            "event": own.map(events).astype(object).where(own.isin(events.index), own).astype(str),
            "part": dated[value].astype(float),
            "whole": dated[weight].astype(float) if weight else 1.0,
        }
    )
    rows = rows[rows["whole"] > 0]
    found = [
        {by: name, **told}
        for name, part in rows.groupby(by, sort=False)
        if (told := _range_of(part, seed))
    ]
    made = table(found, [by, *_COLUMNS[:-1]])
    adjusted = benjamini_hochberg(made["p"].astype(float))
    return made.assign(sure=adjusted <= LEVEL)


def _range_of(rows: pd.DataFrame, seed: int) -> dict[str, object] | None:
    sizes = rows.groupby("period").size()
    rows = rows[rows["period"].map(sizes) >= MINIMUM]
    periods = sorted(rows["period"].unique())
    if len(periods) < 2:
        return None
    units = rows.groupby(["event", "period"], sort=True).agg(
        part=("part", "sum"),
        whole=("whole", "sum"),
        outlets=("outlet", lambda names: "\x1f".join(sorted(names))),
    )
    at = units.index.get_level_values("period").map(periods.index)
    strata = pd.factorize(units["outlets"])[0]
    found = range_test(units["part"], units["whole"], at, strata, seed=seed)
    totals = rows.groupby("period")[["part", "whole"]].sum()
    shares = totals["part"] / totals["whole"]
    told: dict[str, object] = {}
    for end, number in (("lowest", found.least), ("highest", found.most)):
        period = periods[number]
        told |= {end: period, f"{end}_value": shares[period], f"{end}_n": int(sizes[period])}
    return told | {"difference": found.difference, "n_periods": len(periods), "p": found.p}


def named(day: dt.date, unit: str | None) -> str:
    """A period as it is written: a year as four digits.

    >>> day = dt.date(2025, 3, 3)
    >>> [named(day, unit) for unit in ("year", "month", "week", "day")]
    ['2025', '2025-03', 'week of 2025-03-03', '2025-03-03']
    """
    written = day.isoformat()
    if unit == "week":
        return f"week of {written}"
    return written[: {"year": 4, "month": 7}.get(str(unit), 10)]


def findings(
    changed: pd.DataFrame, *, by: str, unit: str | None, says: str, about: str, most: int = 1,
    section: tuple[str, str] | None = None,
) -> list[Finding]:  # fmt: skip
    """The widest changes that are sure; where none is, the widest, and that it may be chance.

    Parameters
    ----------
    changed
        Table of `over_time`.
    by
        Its first column.
    unit
        Length of a period.
    says
        What the share is of, with `{category}` where the row is named: "articles with {category}".
    about
        What does not change, where nothing does: "frames".
    most
        Sentences at most.
    section
        Of the page that tells more: see `Finding`.

    Examples
    --------
    >>> day = dt.date(2012, 1, 1)
    >>> rows = pd.DataFrame({"frame": ["X"], "lowest": [day], "lowest_value": [0.1], "lowest_n": [9],
    ...     "highest": [day.replace(year=2013)], "highest_value": [0.4], "highest_n": [8],
    ...     "difference": [0.3], "p": [0.4], "sure": [False]})
    >>> told = findings(rows, by="frame", unit="year", says="articles with {category}", about="frames")
    >>> told[0].text.partition("; ")[2].partition("; 40%")[0]
    'the widest: articles with X from 10% in 2012 (9 articles) to 40% in 2013 (8 articles), 30 points'
    """
    if changed.empty:
        return []
    ordered = changed.sort_values("difference", ascending=False, kind="stable")
    sure = ordered[ordered["sure"].astype(bool)]
    if sure.empty and not ordered["difference"].iloc[0] > 0:
        return [Finding(f"No change over time in {about}.", section=section)]
    told = []
    for one in (ordered.head(1) if sure.empty else sure.head(most)).to_dict("records"):
        shares = [percent(one[f"{end}_value"]) for end in ("lowest", "highest")]
        ends = [
            f"{share} in {named(one[end], unit)} ({one[f'{end}_n']:,} articles)"
            for share, end in zip(shares, ("lowest", "highest"), strict=True)
        ]
        points = round(100 * one["highest_value"]) - round(100 * one["lowest_value"])
        if pd.isna(one["p"]):
            how = f"no outlet publishes in two of the {unit}s, so that time and outlet cannot be told apart"
        else:
            how = f"{percent(one['p'])} of shuffles of the dates reach as far{_said(one)}"
        begins = "" if one["sure"] else f"No sure change over time in {about}; the widest: "
        text = f"{begins}{says.format(category=one[by])} from {ends[0]} to {ends[1]}, {points} points; {how}."
        weight = how_sure(one) + one["difference"]
        told.append(Finding(upper(text), (), weight, f"time {one[by]}", section))
    return told


def _said(one: Mapping[Any, Any]) -> str:
    if one["sure"]:
        return ", so a sure change"
    return ": perhaps (sure only if taken alone)" if one["p"] <= LEVEL else ", so it may be chance"


def in_words(changed: pd.DataFrame, *, unit: str | None) -> pd.DataFrame:
    """The table of `over_time` as a page shows it: weeks by their first day, sure in words."""
    shown = changed.sort_values("difference", ascending=False, kind="stable")
    told = verdicts(shown)
    written = None if unit == "week" else unit  # "week of" stands in the head
    for end in ("lowest", "highest"):
        shown = shown.assign(**{end: [named(day, written) for day in shown[end]]})
    return shown.assign(sure=told)[[shown.columns[0], *_SHOWN]]


def heads(unit: str | None) -> dict[str, str]:
    """What heads the columns of `in_words`."""
    period = "week of" if unit == "week" else unit
    return {
        "lowest": f"lowest {period}", "lowest_value": "share", "lowest_n": "articles",
        "highest": f"highest {period}", "highest_value": "share", "highest_n": "articles",
        "difference": "points", "p": "shuffles as far", "sure": "sure?",
    }  # fmt: skip
