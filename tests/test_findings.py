"""What a table lets a report say, and where it must say nothing."""

import math

import pandas as pd
import pytest

from research import findings

COLUMNS = {
    "category": "frame", "row": "outlet", "value": "share", "low": "low", "high": "high", "n": "n",
    "says": "articles that speak of {category}", "about": "frames",
}  # fmt: skip


def shares(*rows):
    return pd.DataFrame(rows, columns=["frame", "outlet", "share", "low", "high", "n"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            [("conflict", "A", 0.2, 0.1, 0.4, 9), ("conflict", "B", 0.5, 0.3, 0.7, 8)],
            "No two outlets differ in frames beyond their intervals.",
            id="intervals touch",
        ),
        pytest.param(
            [("conflict", "A", 0.2, math.nan, math.nan, 1)],
            "Too few articles per outlet to say whether they differ in frames.",
            id="too few",
        ),
        pytest.param(
            [
                ("conflict", "A", 0.2, 0.1, 0.3, 9),
                ("conflict", "B", 0.9, math.nan, math.nan, 1),
                ("conflict", "C", 0.6, 0.5, 0.7, 8),
            ],
            "Articles that speak of conflict: C 60% (50 to 70%, 8 articles) and "
            "A 20% (10 to 30%, 9 articles), 40 percentage points apart (26 to 54).",
            id="one has no interval and is not told",
        ),
    ],
)
def test_only_what_is_sure_is_said(rows, said):
    assert [one.text for one in findings.differences(shares(*rows), **COLUMNS)] == [said]


def test_the_widest_difference_comes_first_and_opens_into_its_passages():
    table = shares(
        ("conflict", "A", 0.2, 0.1, 0.3, 9), ("conflict", "B", 0.5, 0.4, 0.6, 9),
        ("morality", "A", 0.1, 0.0, 0.2, 9), ("morality", "B", 0.8, 0.7, 0.9, 9),
    )  # fmt: skip
    found = findings.differences(table, **COLUMNS, evidence="passages")
    assert [one.key for one in found] == [("morality", "B"), ("conflict", "B")]
    assert {one.evidence for one in found} == {"passages"}


def test_nothing_leads_where_nothing_is():
    table = pd.DataFrame({"who": [], "words": [], "n": []})
    assert findings.leading(table, category="who", value="words", n="n", says="", counted="") == []


def test_every_two_outlets_are_told_by_where_they_differ_most():
    table = shares(
        ("conflict", "A", 0.2, 0.1, 0.3, 9), ("conflict", "B", 0.6, 0.5, 0.7, 8),
        ("morality", "A", 0.4, 0.3, 0.5, 9), ("morality", "B", 0.3, 0.2, 0.4, 8),
    )  # fmt: skip
    names = {key: COLUMNS[key] for key in ("category", "row", "value", "low", "high")}
    (row,) = findings.widest(findings.pairs(table, **names)).to_dict("records")
    assert (row["outlet"], row["other"], row[names["category"]], row["sure"]) == (
        "B", "A", "conflict", True,
    )  # fmt: skip
    assert [round(row[end], 3) for end in ("difference", "low", "high")] == [0.4, 0.259, 0.541]
