"""Weekdays: the first that is named, and how far apart two of them are."""

import pytest

from research.measures.sharing import weekdays


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote on Friday, after Thursday's debate, failed.", 4),
        ("It rained all week.", None),
        ("Sundays are quiet.", None),
        ("friday", None),
        ("", None),
        ("\x00\ud800 Monday", 0),
    ],
    ids=["first of two", "none", "not a day but a habit", "small letters", "empty", "odd text"],
)
def test_first_named(text, expected):
    assert weekdays.first_named(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(2, 2, 1.5), (2, 3, -0.5), (6, 0, -0.5), (0, 4, -1.5), (None, 4, 0.0)],
    ids=["same day", "next day", "over the week's end", "three days", "one unknown"],
)
def test_evidence(a, b, expected):
    assert weekdays.evidence(weekdays.counted(a), weekdays.counted(b)) == expected


def test_evidence_adds_up_over_pairs():
    both = weekdays.counted(1) + weekdays.counted(2)
    assert weekdays.evidence(both, weekdays.counted(1)) == 1.0
