"""What a table lets a report say, and where it must say nothing."""

import math

import pandas as pd
import pytest

from research import contrasts, findings, shared_events

COLUMNS = {
    "category": "frame", "row": "outlet", "value": "share", "low": "low", "high": "high", "n": "n",
    "says": "{row} speaks of {category} in {share}, {other} in {other_share}", "about": "frames",
}  # fmt: skip

NAMES = {key: COLUMNS[key] for key in ("category", "row", "value", "low", "high")}


def shares(*rows):
    return pd.DataFrame(rows, columns=["frame", "outlet", "share", "low", "high", "n"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            [("conflict", "A", 0.2, 0.05, 0.45, 9), ("conflict", "B", 0.5, 0.3, 0.7, 8)],
            "No two outlets surely differ in frames. The widest with an interval: B speaks of conflict in "
            "50% (30 to 70%, 8 articles), A in 20% (5 to 45%, 9 articles): 30 points apart (-2 to 55), which "
            "may be chance.",
            id="may be chance",
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
            "C speaks of conflict in 60% (50 to 70%, 8 articles), A in 20% (10 to 30%, 9 articles): "
            "40 points apart (26 to 54), a sure difference.",
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
    table = table.assign(evidence="passages")
    found = findings.differences(table, **COLUMNS, opens=("frame", "outlet"))
    assert [[p.key for p in one.passages] for one in found] == [
        [("morality", "B"), ("morality", "A")], [("conflict", "B"), ("conflict", "A")],
    ]  # fmt: skip
    assert {p.evidence for one in found for p in one.passages} == {"passages"}


def test_a_difference_that_many_comparisons_explain_is_not_told():
    two = [("conflict", "A", 0.2, 0.1, 0.4, 9), ("conflict", "B", 0.5, 0.4, 0.6, 8)]
    alone = findings.differences(shares(*two), **COLUMNS)[0].text
    assert alone.startswith("B speaks of conflict in 50%")
    others = [(f"other {i}", o, 0.5, 0.4, 0.6, 9) for i in range(30) for o in "AB"]
    (whole,) = findings.differences(shares(*two, *others), **COLUMNS)
    assert whole.text.startswith(
        "No two outlets surely differ in frames. The widest with an interval: B "
    )
    assert whole.text.endswith("30 points apart (8 to 44), perhaps (sure only if taken alone).")
    apart = contrasts.pairs(shares(*two, *others), **NAMES)
    (within,) = findings.differences(shares(*two), **COLUMNS, apart=apart)
    assert within.text == whole.text
    said = contrasts.comparisons(apart, what="31 frames")
    assert "1 pair of outlets was compared in 31 frames, 31 comparisons in all" in said
    assert "about 2 of them would have an interval that leaves out 0; 1 does" in said
    assert "here none" in said


EXTREMES = {key: value for key, value in COLUMNS.items() if key != "about"}
EXTREMES |= {"says": "{category} has least in {least}, most in {most}"}


@pytest.mark.parametrize(
    ("third", "said"),
    [
        pytest.param(
            ("C", 0.9, 0.85, 0.95, 40),
            "Conflict has least in A, 20% (10 to 30%, 19 articles), most in C, 90% (85 to 95%, 40 articles): "
            "70 points apart (59 to 81), a sure difference.",
            id="sure",
        ),
        pytest.param(
            ("C", 0.3, 0.1, 0.6, 15),
            "Conflict has least in A, 20% (10 to 30%, 19 articles), most in C, 30% (10 to 60%, 15 articles): "
            "10 points apart (-12 to 42), which may be chance.",
            id="may be chance",
        ),
        pytest.param(
            ("C", 0.9, math.nan, math.nan, 1),
            "Conflict has least in A, 20% (10 to 30%, 19 articles), most in B, 25% (15 to 35%, 18 articles): "
            "5 points apart (-9 to 19), which may be chance. With fewer than 15 articles: more in C, 90%.",
            id="no interval, passed over and said",
        ),
        pytest.param(
            ("C", 0.9, 0.85, 0.95, 14),
            "Conflict has least in A, 20% (10 to 30%, 19 articles), most in B, 25% (15 to 35%, 18 articles): "
            "5 points apart (-9 to 19), which may be chance. With fewer than 15 articles: more in C, 90%.",
            id="too few articles, passed over and said",
        ),
    ],
)
def test_least_and_most_are_told_with_whether_they_differ(third, said):
    table = shares(
        ("conflict", "A", 0.2, 0.1, 0.3, 19), ("conflict", "B", 0.25, 0.15, 0.35, 18),
        ("conflict", *third),
    )  # fmt: skip
    assert [one.text for one in findings.extremes(table, **EXTREMES)] == [said]


def test_what_is_nothing_opens_into_nothing():
    table = shares(("conflict", "A", 0.0, 0.0, 0.3, 19), ("conflict", "B", 0.9, 0.7, 1.0, 18))
    (one,) = findings.extremes(
        table.assign(evidence="e"), **EXTREMES, opens=("frame", "outlet")
    )  # fmt: skip
    assert [p.label for p in one.passages] == ["B"]


def test_nothing_leads_where_nothing_is():
    table = pd.DataFrame({"who": [], "words": [], "n": []})
    assert findings.leading(table, category="who", value="words", n="n", says="", counted="") == []


def test_every_two_outlets_are_told_by_their_widest_difference_and_by_the_widest_that_is_sure():
    table = shares(
        ("conflict", "A", 0.2, 0.1, 0.3, 9), ("conflict", "B", 0.6, 0.5, 0.7, 8),
        ("morality", "A", 0.9, 0.4, 1.0, 9), ("morality", "B", 0.3, 0.0, 0.9, 8),
        ("interest", "A", 1.0, math.nan, math.nan, 1), ("interest", "B", 0.0, 0.0, 0.3, 8),
        ("interest", "C", 0.1, 0.0, 0.3, 8),
    )  # fmt: skip
    told = contrasts.widest(contrasts.turned(contrasts.pairs(table, **NAMES)))
    assert told[["outlet", "other", "frame", "sure"]].to_numpy().tolist() == [
        ["A", "B", "morality", False], ["A", "B", "conflict", True], ["B", "C", "interest", False],
        ["A", "B", "interest", False], ["A", "C", "interest", False],
    ]  # fmt: skip
    assert contrasts.in_words(told).tolist() == ["no", "yes", "no", "too few", "too few"]
    ends = told.loc[1, ["value", "other_value", "difference", "low", "high"]].astype(float)
    assert ends.round(3).tolist() == [0.2, 0.6, -0.4, -0.541, -0.259]


def test_what_a_reader_subtracts_is_the_difference_that_is_told():
    table = shares(
        ("conflict", "A", 0.026, 0.01, 0.06, 19), ("conflict", "B", 0.043, 0.02, 0.1, 40)
    )
    (one,) = findings.extremes(table, **EXTREMES)
    assert "A, 2.6% (1.0 to 6.0%, 19 articles), most in B, 4.3% (2.0 to 10%, 40" in one.text
    assert "1.7 points apart (-" in one.text


@pytest.mark.parametrize("rows", [[], [("conflict", "A", 0.2, 0.1, 0.3, 9)]], ids=["none", "one"])
def test_nothing_is_compared_where_there_are_no_two(rows):
    apart = contrasts.pairs(shares(*rows), **NAMES)
    assert apart.empty
    assert contrasts.widest(contrasts.turned(apart)).empty
    assert contrasts.comparisons(apart, what="frames").startswith("No two outlets are compared")
    assert findings.extremes(shares(*rows), **EXTREMES) == []


def test_a_row_is_sure_in_the_categories_in_which_it_differs():
    table = shares(
        ("conflict", "A", 0.2, 0.1, 0.3, 9), ("conflict", "B", 0.6, 0.5, 0.7, 8),
        ("morality", "A", 0.4, 0.2, 0.6, 9), ("morality", "B", 0.5, 0.3, 0.7, 8),
    )  # fmt: skip
    apart = contrasts.pairs(table, **NAMES)
    told = contrasts.surely(table, apart, category="frame", row="outlet")
    assert told.tolist() == [True, True, False, False]
    words = contrasts.in_words(contrasts.widest(contrasts.turned(apart)))
    assert words.tolist() == ["yes"]


def test_the_weightiest_come_first_and_of_one_subject_only_one_is_told():
    table = shares(
        ("conflict", "A", 0.2, 0.1, 0.3, 19), ("conflict", "B", 0.9, 0.85, 0.95, 40),
        ("morality", "A", 0.4, 0.2, 0.6, 19), ("morality", "B", 0.5, 0.3, 0.7, 40),
    )  # fmt: skip
    leads = findings.leading(
        table[:1], category="frame", value="share", n="n", says="most is {rows}", counted="articles"
    )
    ends = findings.extremes(table, **EXTREMES)
    told = findings.foremost([*leads, *ends, *findings.differences(table, **COLUMNS)])
    assert [one.text.partition(" ")[0] for one in told] == ["Conflict", "Most", "Morality"]
    assert findings.foremost(told, most=1) == told[:1]


@pytest.mark.parametrize(
    ("sizes", "whole", "said"),
    [
        pytest.param([3, 2, 1], 3, "1 is told by all 3 articles, 1 by two and 1 by one", id="three"),
        pytest.param([2, 1, 1], 2, "1 is told by both articles and 2 by one", id="two"),
        pytest.param([4, 3, 2], 4, "1 is told by all 4 articles, 2 by some of them and none by one",
                     id="four"),
    ],
)  # fmt: skip
def test_claims_are_counted_by_how_many_tell_them_and_add_up(sizes, whole, said):
    rows = pd.DataFrame(
        {"claim_id": range(len(sizes)), "n_articles": sizes, "n_event": whole, "unclear_in": ""}
    )
    (one,) = shared_events.of_claims(rows.assign(carried_differently_by=""))
    assert one.text == f"Of 3 claims, {said} alone."


def test_what_another_article_touches_on_is_said_of_the_claims_that_one_tells():
    rows = pd.DataFrame(
        {"claim_id": [1, 2, 3], "n_articles": [1, 1, 2], "n_event": 2, "unclear_in": ""}
    )
    (one,) = shared_events.of_claims(rows.assign(carried_differently_by=["b", "", ""]))
    assert "; 1 of these 2 another article touches on" in one.text
    (one,) = shared_events.of_claims(rows[1:].assign(carried_differently_by=["b", ""]))
    assert "; this one another article touches on" in one.text
    (one,) = shared_events.of_claims(
        rows.assign(carried_differently_by="", unclear_in=["b", "b", ""])
    )
    assert "; 2 of these 2 another article touches on" in one.text


def test_events_that_one_article_tells_are_not_counted_among_those_of_several():
    rows = pd.DataFrame({"event_id": [1, 1, 2, 3], "outlet": ["A", "B", "A", "B"]})
    (one,) = shared_events.of_events(rows)
    assert one.text == "Of 1 event that several articles tell, A tells 1 and B 1."
    assert shared_events.of_events(rows[2:]) == []
    assert shared_events.of_events(rows[:0]) == []


def test_what_is_shown_with_the_same_number_as_the_last_is_not_left_out():
    table = pd.DataFrame({"frame": list("abcd"), "share": [0.8, 0.154, 0.151, 0.1], "n": 9})
    (one,) = findings.leading(
        table, category="frame", value="share", n="n", says="most: {rows}", counted="articles", most=2
    )  # fmt: skip
    assert one.text == "Most: a 80% of 9 articles, b 15% of 9 articles and c 15% of 9 articles."


def test_that_nothing_is_sure_comes_after_what_is_and_before_what_may_be_chance():
    chance = shares(("conflict", "A", 0.2, 0.05, 0.45, 9), ("conflict", "B", 0.5, 0.3, 0.7, 8))
    (none,) = findings.differences(chance, **COLUMNS)
    assert findings.CHANCE < findings.PERHAPS < findings.LEADS < none.weight < findings.SURE
    assert findings.how_sure({"sure": False, "p": 0.03}) == findings.PERHAPS
    assert findings.how_sure({"sure": False, "p": math.nan}) == findings.CHANCE


@pytest.mark.parametrize(
    ("left", "said"),
    [
        pytest.param(0.3, "", id="most of it"),
        pytest.param(None, "", id="not known"),
        pytest.param(
            0.1, "; without one of the articles 10 points of it would be left", id="a part"
        ),
        pytest.param(0.004, "; without one of the articles nothing of it would be left", id="none"),
        pytest.param(0.014, "; without one of the articles 1 point of it would be left", id="one"),
        pytest.param(
            -0.1, "; without one of the articles it would be reversed", id="the other way"
        ),
    ],
)
def test_a_difference_that_one_article_makes_is_told_with_what_is_left_of_it(left, said):
    table = shares(("x", "A", 0.2, 0.1, 0.3, 20), ("x", "B", 0.6, 0.5, 0.7, 20))
    apart = contrasts.pairs(table, **NAMES).assign(without_one=left)
    (one,) = findings.differences(
        table, **NAMES, n="n", apart=apart, about="x", says="{row}: {share}, {other}: {other_share}"
    )
    assert one.text.endswith(f"a sure difference{said}.")


def test_what_is_left_of_a_difference_without_one_article_is_the_least_that_any_leaves():
    parts = pd.DataFrame(
        [("A", "x", 8, 10), ("A", "x", 1, 5), ("A", "x", 1, 5), ("B", "x", 1, 5), ("B", "x", 1, 5),
         ("C", "x", 1, 5)],
        columns=["outlet", "frame", "part", "whole"],
    )  # fmt: skip
    apart = pd.DataFrame({"outlet": ["A", "B", "A"], "other": ["B", "A", "C"], "frame": "x",
                          "difference": [0.3, -0.3, 0.3]})  # fmt: skip
    left = contrasts.without_one(apart, parts, by="frame", value="part", weight="whole")
    assert left[:2].abs().max() == pytest.approx(0)  # A without its first has a fifth, as B
    assert math.isnan(left[2])  # C has no second article


def test_where_nothing_is_sure_the_widest_that_rests_on_enough_is_told_before_noise():
    table = shares(
        ("conflict", "A", 0.2, 0.0, 0.8, 5), ("conflict", "B", 0.6, 0.1, 0.95, 6),
        ("conflict", "C", 0.3, 0.2, 0.4, 20), ("conflict", "D", 0.35, 0.25, 0.45, 30),
    )  # fmt: skip
    (one,) = findings.differences(table, **COLUMNS)
    assert (
        "The widest between two with 15 articles or more: D speaks of conflict in 35%" in one.text
    )
    small = table.assign(n=9)
    (one,) = findings.differences(small, **COLUMNS)
    assert "The widest with an interval: B speaks of conflict in 60%" in one.text


def test_of_two_outlets_the_widest_that_is_perhaps_stands_beside_a_wider_one_that_is_not():
    table = shares(
        ("conflict", "A", 0.2, 0.0, 0.7, 9), ("conflict", "B", 0.6, 0.1, 0.9, 8),
        ("morality", "A", 0.3, 0.2, 0.4, 9), ("morality", "B", 0.5, 0.37, 0.63, 8),
        *[(f"other {i}", o, 0.5, 0.4, 0.6, 9) for i in range(30) for o in "AB"],
    )  # fmt: skip
    told = contrasts.widest(contrasts.turned(contrasts.pairs(table, **NAMES)))
    assert told["frame"].tolist() == ["conflict", "morality"]
    assert contrasts.in_words(told).tolist() == ["no", "perhaps"]


def test_of_many_that_are_alike_no_sentence_names_all():
    table = pd.DataFrame({"frame": list("abcdefgh"), "share": 1.0, "n": 9})
    (one,) = findings.leading(
        table, category="frame", value="share", n="n", says="most: {rows}", counted="articles", most=2
    )  # fmt: skip
    assert one.text.count("100%") == 4


def test_where_none_is_sure_the_widest_of_rows_of_few_articles_is_told_too():
    table = shares(
        ("conflict", "A", 0.4, 0.3, 0.5, 90), ("conflict", "B", 0.5, 0.4, 0.6, 90),
        ("conflict", "C", 0.9, 0.35, 0.99, 6),
    )  # fmt: skip
    (one,) = findings.differences(table, **COLUMNS, beside=("two", "frame"))
    assert one.text.endswith(
        " it is conflict, C 90% and A 40%: 50 points apart (-6 to 63), may be chance."
    )
    assert one.passages[-1] == findings.Passages("side by side", "two", ("A / B", "conflict"))


def test_several_are_told_in_short():
    table = shares(
        ("conflict", "A", 0.026, 0.01, 0.06, 19), ("conflict", "B", 0.043, 0.02, 0.1, 40)
    )
    ends = findings.extremes(table, **EXTREMES)
    (one,) = findings.in_short(ends, says="Least and most", section=("who", "Who?"))
    assert one.text == "Least and most: conflict in A 2.6% and B 4.3% (may be chance)."
    assert findings.in_short([], says="Least and most") == []


def test_what_leads_says_in_how_many_articles_it_stands():
    rows = pd.DataFrame({"who": ["A"], "words": [0.5], "n": [4], "in": [2]})
    names = {"category": "who", "value": "words", "n": "n", "counted": "quotations", "within": "in"}
    (one,) = findings.leading(rows, says="most is said by {rows}", **names)
    assert one.text == "Most is said by A 50% (4 quotations in 2 articles)."
