"""Means of a measure over the articles of a group or a period, with intervals over articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from research.articles.model import table
from research.statistics import bootstrap_interval, certainty, wilson_interval

Unit = Literal["day", "week", "month", "year"]
# Longest span in days for which a unit gives a picture: about 20 points at most.
_LONGEST: tuple[tuple[Unit, int], ...] = (("day", 21), ("week", 150), ("month", 730))
_MEANS = ["n_articles", "value", "low", "high", "certainty"]


def unit_for(days: Iterable[dt.date | None]) -> Unit | None:
    """The unit that divides these days well; None where fewer than two are known to differ.

    >>> unit_for([dt.date(2025, 1, 1), dt.date(2025, 3, 1), None])
    'week'
    """
    known = [day for day in days if isinstance(day, dt.date)]
    if len(set(known)) < 2:
        return None
    span = (max(known) - min(known)).days
    return next((unit for unit, longest in _LONGEST if span <= longest), "year")


def start_of(day: dt.date, unit: Unit) -> dt.date:
    """First day of the day's period; a week begins on Monday.

    >>> start_of(dt.date(2025, 3, 9), "week")
    datetime.date(2025, 3, 3)
    """
    if unit == "week":
        return day - dt.timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day if unit == "day" else day.replace(month=1, day=1)


def mean_by(
    measured: pd.DataFrame,
    *,
    by: Sequence[str],
    value: str,
    twofold: bool | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Mean of a column over the articles of each group, with intervals over articles.

    Parameters
    ----------
    measured
        One row an article and group, as `frames.measure` gives.
    by
        Columns that make a group.
    value
        Column of numbers; NaN count for nothing.
    twofold
        Whether the numbers are 0 or 1, so that the interval is Wilson's; None looks.
    seed
        Of the resampling.

    Returns
    -------
    DataFrame
        The columns `by`, n_articles, value, low, high (95 %; NaN with fewer articles than an
        interval needs), certainty; groups in the order of the table.
    """
    if twofold is None:
        twofold = bool(measured[value].dropna().isin([0, 1]).all())
    rows = []
    for key, part in measured.groupby(list(by), sort=False):
        numbers = part[value].dropna().to_numpy(dtype=np.float64)
        found = (
            wilson_interval(float(numbers.sum()), len(numbers))
            if twofold
            else bootstrap_interval(numbers, seed=seed)
        )
        rows.append(
            {
                **dict(zip(by, key, strict=True)),
                "n_articles": found.n,
                "value": found.value,
                "low": found.low,
                "high": found.high,
                "certainty": certainty(found.n),
            }
        )
    return table(rows, [*by, *_MEANS])


def over_time(
    measured: pd.DataFrame, *, by: str, value: str, unit: Unit | None = None, seed: int = 0
) -> pd.DataFrame:
    """The same by period: `mean_by` of the articles of each day, week, month or year.

    Parameters
    ----------
    measured, value, seed
        As in `mean_by`; `published` is the day of each article.
    by
        Column whose values are followed: "frame".
    unit
        Length of a period; None takes one by `unit_for`.

    Returns
    -------
    DataFrame
        The column `by`, period (its first day), and what `mean_by` gives; periods without articles have
        no row, nor have articles without a date. Empty where fewer than two days are known.

    Notes
    -----
    Misled where the outlets of a corpus differ from one period to the next.
    """
    unit = unit or unit_for(measured["published"])
    dated = measured[measured["published"].notna()]
    if unit is None or dated.empty:
        return table([], [by, "period", *_MEANS])
    starts = dated["published"].map(lambda day: start_of(day, unit))
    found = mean_by(dated.assign(period=starts), by=[by, "period"], value=value, seed=seed)
    return found.sort_values([by, "period"], kind="stable").reset_index(drop=True)
