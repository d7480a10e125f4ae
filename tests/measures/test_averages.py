"""Means over articles by group and by period."""

import datetime as dt
import math

import pandas as pd
import pytest

from research.measures import averages

DAY = dt.date(2025, 1, 6)  # a Monday


@pytest.mark.parametrize(
    ("days", "unit"), [(0, None), (1, "day"), (30, "week"), (300, "month"), (3000, "year")]
)
def test_the_unit_goes_with_the_span(days, unit):
    assert averages.unit_for([DAY, DAY + dt.timedelta(days=days), None]) == unit


@pytest.mark.parametrize(
    ("unit", "start"),
    [
        ("day", "2025-01-08"),
        ("week", "2025-01-06"),
        ("month", "2025-01-01"),
        ("year", "2025-01-01"),
    ],
)
def test_a_period_is_named_by_its_first_day(unit, start):
    assert averages.start_of(dt.date(2025, 1, 8), unit).isoformat() == start


def test_each_period_has_its_articles_and_undated_ones_are_in_none():
    days = [DAY] * 6 + [DAY + dt.timedelta(days=40)] * 2 + [None]
    table = pd.DataFrame(
        {"frame": "conflict", "published": days, "present": [1, 1, 1, 0, 0, 0, 1, 0, 1]}
    )
    found = averages.over_time(table, by="frame", value="present")
    assert found["n_articles"].tolist() == [6, 2]
    assert found["value"].tolist() == [0.5, 0.5]
    assert not math.isnan(found["low"][0])
    assert math.isnan(found["low"][1])


@pytest.mark.parametrize("days", [[None, None], [DAY, DAY]])
def test_nothing_is_shown_over_time_without_two_days(days):
    table = pd.DataFrame({"frame": "conflict", "published": days, "present": [1, 0]})
    assert averages.over_time(table, by="frame", value="present").empty
