"""What is warned of: time, few articles, one article that weighs most; and nothing where there is none."""

import datetime as dt
import itertools

import pandas as pd
import pytest

from research import cautions

FIRST = dt.date(2016, 9, 1)


def dated(**days):
    rows = [(outlet, FIRST + dt.timedelta(days=day)) for outlet, own in days.items() for day in own]
    return pd.DataFrame([*rows, ("undated", None)], columns=["outlet", "published"])


@pytest.mark.parametrize(
    ("days", "said"),
    [
        pytest.param({"A": range(60), "B": range(0, 60, 7)}, None, id="the same time"),
        pytest.param({"A": range(60), "B": [400, 500]}, None, id="too few to say"),
        pytest.param({"A": [*range(60), 900], "B": range(60)}, None, id="one late article"),
        pytest.param(
            {"A": range(0, 1500, 30), "B": range(30), "C": range(5, 35), "D": range(0, 1400, 30)},
            "B and C 2016-09 to 2016-10; A and D 2016-11 to 2020-06.",
            id="some within the time of others",
        ),
    ],
)
def test_time_is_warned_of_where_outlets_share_little_of_it(days, said):
    told = [one.text for one in cautions.time_spans(dated(**days))]
    assert [text.partition("each): ")[2] for text in told] == ([said] if said else [])


def test_a_corpus_without_dates_has_no_times():
    assert cautions.time_spans(pd.DataFrame({"outlet": ["A"], "published": [None]})) == []
    assert cautions.period([], whole=0) == ""
    assert cautions.period([FIRST, FIRST], whole=9) == "2016-09-01"


def words(*weights):
    return pd.DataFrame(
        {"side": "X", "outlet": "A", "article_id": range(len(weights)), "words": weights}
    )


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        pytest.param((10, 10, 10, 10, 10), None, id="even"),
        pytest.param((90, 10), "all in 2 articles", id="there are but two"),
        pytest.param((30, 40, 20, 10), "2 of 4 articles give 70%", id="two"),
        pytest.param((80, 10, 10, 0), "1 of 3 articles gives 80%", id="one; none is no article"),
    ],
)
def test_one_or_two_articles_that_give_half_of_a_share_are_told(weights, said):
    found = cautions.of_few_articles(
        words(*weights), category="side", row="outlet", value="words", says="{category}’s words"
    )
    assert [one.text.partition(" (")[2].rstrip(").") for one in found] == ([said] if said else [])


def test_a_second_measure_is_told_where_it_is_far_from_the_first():
    shares = pd.DataFrame(
        {"terms": [0.84, 0.1, None], "other": [0.99, 0.19, 0.5]}, index=list("abc")
    )
    (one,) = cautions.second_opinion(shares, says="the classifier")
    assert one.text.startswith("a 84%, but the classifier says 99%: where")
    assert cautions.second_opinion(shares[["terms"]], says="the classifier") == []


def test_outlets_with_few_articles_are_named_where_there_are_others():
    assert cautions.too_few({"A": 3}) == []
    assert cautions.too_few({"A": 40, "B": 15}) == []
    assert cautions.too_few({"A": 4, "B": 1}) == []
    (one,) = cautions.too_few({"A": 14, "B": 1})
    assert one.text == "No outlet has the 15 articles to be called the least or the most."
    (one,) = cautions.too_few(pd.Series({"A": 40, "B": 14, "C": 1}))
    assert one.text.endswith(": B (14) and C (1).")


def test_outlets_without_a_week_in_common_are_named_once():
    pairs = [
        ("A", "B", 0),
        ("A", "C", 0),
        ("A", "D", 0),
        ("B", "C", 9),
        ("B", "D", 0),
        ("C", "D", None),
    ]
    common = pd.DataFrame(pairs, columns=["outlet", "other", "n_weeks"])
    (one,) = cautions.nothing_in_common(common)
    assert one.text.endswith("where outlets have no week in common: A with B, C and D; B with D.")
    assert cautions.nothing_in_common(common.assign(n_weeks=3)) == []


def test_of_many_outlets_without_a_week_in_common_only_the_number_of_pairs_is_told():
    pairs = list(itertools.combinations("ABCDEFG", 2))
    common = pd.DataFrame(pairs, columns=["outlet", "other"]).assign(n_weeks=0)
    common.loc[0, "n_weeks"] = 3
    told = cautions.nothing_in_common(common)[0].text
    assert told.endswith("no week in common: 20 of 21 pairs of outlets.")
