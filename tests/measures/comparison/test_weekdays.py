"""Weekdays: the first that is named, and how far apart two of them are."""

import math

import pytest

from research.measures.comparison import weekdays


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
    assert next((day for day, _ in weekdays.named(text)), None) == expected


def worked(a, b):
    """Bayes' rule by hand: days named by two groups, each day of the event as likely before."""
    names = {0: 0.7, 1: 0.1, 2: 0.03, 3: 0.02}

    def total(days):
        apart = [[min(abs(d - e), 7 - abs(d - e)) for d in days] for e in range(7)]
        return sum(math.prod(names[k] for k in row) for row in apart) / 7

    return math.log(total([*a, *b]) / (total(a) * total(b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [([2], [2]), ([2], [3]), ([6], [0]), ([0], [4]), ([1, 1, 2], [1]), ([0, 0, 0], [2, 2, 2])],
    ids=["same", "next day", "over the week's end", "three days", "groups", "two days agreed on"],
)
def test_evidence(a, b):
    left, right = (sum(map(weekdays.chances, days)) for days in (a, b))
    assert weekdays.evidence(left, right) == pytest.approx(worked(a, b))


def test_day_unknown_says_nothing():
    assert weekdays.evidence(weekdays.chances(None), weekdays.chances(4)) == pytest.approx(0)


def test_agreement_on_another_day_weighs_more_with_each_article():
    few, many = (
        weekdays.evidence(n * weekdays.chances(0), n * weekdays.chances(2)) for n in (1, 3)
    )
    assert many < few < 0
