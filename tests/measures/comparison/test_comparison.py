"""Comparison of an event's articles: the seeds as a table, and corpora with little to compare."""

import datetime as dt

import pandas as pd
import pytest
from test_alignment import SAID, article

import research
from research.articles import Corpus
from research.errors import ParameterError
from research.measures.comparison import compare, differences, one_event
from research.measures.comparison import omissions as left_out

TABLES = {
    "alignments": one_event.ALIGNMENT_COLUMNS,
    "counterparts": one_event.COUNTERPART_COLUMNS,
    "omissions": left_out.COLUMNS,
    "differences": differences.COLUMNS,
}


@pytest.fixture(scope="module")
def seeds():
    return research.load("seeds")


@pytest.fixture(scope="module")
def compared(seeds):
    return compare(seeds)


@pytest.fixture(scope="module")
def first(seeds):
    """Id of the seed that opens with a headline; the other one is the second."""
    return next(a.article_id for a in seeds if a.outlet == "BreakingOn")


def test_seeds_report_one_event(compared):
    assert compared.events["n_articles"].tolist() == [2]
    assert compared.duplicates.empty
    assert compared.notes == ()


ALIGNED = {
    "vision": ("verbatim", "This largely coincides with our vision", "This largely coincides"),
    "political will": ("verbatim", "If the political will of the two leaders", "if the political"),
    "pragmatist": ("trimmed", "pragmatist", "Donald Trump is a pragmatist"),
    "configurations": (
        "paraphrased",
        "is swiftly altering all foreign policy dynamics",
        "new administration is rapidly changing all foreign policy configurations",
    ),
    "damage": (
        "paraphrased",
        "a significant amount of damage to the complex bilateral relations",
        "huge damage to the whole complex of bilateral relations",
    ),
}


@pytest.mark.parametrize(("relation", "one", "other"), ALIGNED.values(), ids=ALIGNED)
def test_seeds_share_a_quotation(compared, relation, one, other):
    rows = compared.alignments
    both = rows["text_a"] + "\n" + rows["text_b"]
    found = rows[both.str.contains(one, regex=False) & both.str.contains(other, regex=False)]
    assert relation in found["relation"].tolist()


ONLY = {
    "no cards": ("quotation", True),
    "MAGA": ("quotation", True),
    "in the form of a war": ("quotation", True),
    "Joe Biden": ("actor", True),
    "Saudi Arabia": ("name", False),
    "Keir Starmer": ("actor", False),
    "London": ("name", False),
    "disrespectful": ("quotation", False),
    "World War Three": ("quotation", False),
}


@pytest.mark.parametrize(("item", "expected"), ONLY.items(), ids=ONLY)
def test_only_one_seed_carries(compared, first, item, expected):
    kind, in_first = expected
    rows = compared.omissions
    found = rows[(rows["kind"] == kind) & rows["item"].str.contains(item, regex=False)]
    assert found["n_carriers"].tolist() == [1] * len(found) != []
    assert ((found["article_id"] == first) == in_first).all()


def test_what_both_seeds_carry_is_not_left_out(compared):
    actors = compared.omissions.loc[compared.omissions["kind"] == "actor", "item"]
    assert not {"Donald Trump", "United Nations", "Dmitry Peskov", "Ukraine"} & set(actors)


DIFFER = {
    "spelling": ("Zelenskyy", "Zelensky"),
}


@pytest.mark.parametrize(("kind", "values"), DIFFER.items(), ids=DIFFER)
def test_seeds_differ(compared, kind, values):
    rows = compared.differences[compared.differences["kind"] == kind]
    assert set(values) in [{a, b} for a, b in zip(rows["value_a"], rows["value_b"], strict=True)]


def test_seeds_tell_one_thing_in_other_words(compared):
    first = compared.claims[compared.claims["text"].str.contains("only made public on Sunday")]
    both = compared.claims[compared.claims["claim_id"].isin(first["claim_id"])]
    assert both["text"].str.contains("only released to the public").any()
    assert set(both["n_articles"]) == {2}


def test_one_shared_phrase_makes_no_shared_claim(compared):
    slogan = compared.claims[compared.claims["text"].str.contains("slogan")]
    assert slogan["n_articles"].tolist() == [1]
    assert slogan["carried_differently_by"].tolist() == [""]


@pytest.mark.parametrize("name", ["alignments", "counterparts", "differences"])
def test_offsets_give_what_is_shown(seeds, compared, name):
    for row in getattr(compared, name).to_dict("records"):
        if row.get("kind") == "speaker":
            continue
        for side in "ab":
            text = seeds[row[f"article_{side}"]].text
            assert text[row[f"start_{side}"] : row[f"end_{side}"]] == row[f"text_{side}"]


def test_order_of_the_corpus_changes_no_relation(seeds, compared):
    turned = compare(Corpus(seeds.items[::-1]))

    def pairs(table):
        return {
            frozenset([(a, x), (b, y)])
            for a, b, x, y in table[["article_a", "article_b", "text_a", "text_b"]].itertuples(
                index=False
            )
        }  # fmt: skip

    assert pairs(turned.alignments) == pairs(compared.alignments)


OTHER = "Farmers in the valley sowed barley again after frost had killed the seedlings."
LONG = " ".join(
    f"{SAID} On day {n} the pilots of Skagen counted {n} broken piers." for n in range(5)
)

LITTLE = {
    "no article": ((), "The corpus holds no article."),
    "one alone": ((SAID,), "One article alone: there is nothing to compare it with."),
    "empty": (("", SAID), "No text, so not compared: 0."),
    "unrelated": ((SAID, OTHER), "No two of the 2 articles report the same event."),
    "identical": ((LONG, LONG), "0 and 1 are the same text but for small changes."),
}


@pytest.mark.parametrize(("given", "note"), LITTLE.values(), ids=LITTLE)
def test_little_to_compare_is_said(given, note):
    compared = compare(Corpus(tuple(article(str(n), text) for n, text in enumerate(given))))
    assert note in compared.notes
    for name, columns in TABLES.items():
        assert list(getattr(compared, name).columns) == columns
    if note != LITTLE["identical"][1]:
        assert compared.alignments.empty
        assert compared.omissions.empty


def test_an_event_is_told_by_two_articles_and_an_article_alone_is_none():
    compared = compare(
        Corpus(tuple(article(n, t) for n, t in zip("abc", (LONG, OTHER, LONG), strict=True)))
    )
    assert compared.events["n_articles"].tolist() == [2]
    one = compared.event(1)
    assert one.members["article_id"].tolist() == ["a", "c"]
    assert len(one.alignments) == len(compared.alignments) > 0
    with pytest.raises(ParameterError, match=r"event = 2 is not there; events are numbered 1 to 1"):
        compared.event(2)


def test_one_event_compared_alone_has_the_tables_that_it_has_among_all():
    days = (dt.date(2024, 5, 1), dt.date(2024, 9, 1))
    told = [("a", LONG, 0), ("b", LONG, 0), ("c", OTHER, 1), ("d", OTHER, 1)]
    corpus = Corpus(tuple(article(n, t, published=days[day]) for n, t, day in told))
    every, alone = compare(corpus), compare(corpus, event=2)
    for name in ("events", "members", "own", "duplicates", "credits"):
        pd.testing.assert_frame_equal(getattr(alone, name), getattr(every, name))
    for name in TABLES:
        rows = getattr(every.event(2), name).reset_index(drop=True)
        pd.testing.assert_frame_equal(getattr(alone.event(2), name), rows, check_dtype=False)
    assert alone.claims["event_id"].tolist() == every.event(2).claims["event_id"].tolist() != []
    with pytest.raises(
        ParameterError, match=r"event 2 alone was compared; compare\(corpus, event=1\)"
    ):
        alone.event(1)
    with pytest.raises(ParameterError, match=r"event = 3 is not there; events are numbered 1 to 2"):
        compare(corpus, event=3)


def test_copies_belong_to_the_events_of_both_articles():
    days = (dt.date(2024, 5, 1), dt.date(2024, 9, 1))
    told = {"later": days[1], "a": days[0], "b": days[0]}
    items = tuple(article(name, LONG, published=day) for name, day in told.items())
    one = compare(Corpus(items)).event(1)
    assert one.members["article_id"].tolist() == ["a", "b"]
    pairs = set(map(frozenset, one.duplicates[["article_a", "article_b"]].to_numpy().tolist()))
    assert frozenset({"later", "a"}) in pairs
    assert not (one.duplicates["event_id"] == 1).all()


def test_where_no_event_is_told_twice_the_first_has_no_row():
    alone = compare(Corpus((article("a", SAID), article("b", OTHER))))
    assert alone.events.empty
    assert alone.event(1).members.empty


def test_negative_days_are_refused():
    with pytest.raises(ParameterError, match="days = -5 is negative"):
        compare(Corpus((article("a", SAID),)), days=-5)


def test_identical_articles_share_all_and_leave_out_nothing():
    compared = compare(Corpus((article("a", LONG), article("b", LONG))))
    assert compared.omissions.empty
    assert compared.differences.empty
    assert compared.counterparts["close"].all()


def test_without_copies_the_dependent_article_is_not_compared():
    corpus = Corpus((article("a", LONG), article("b", LONG)))
    alone = compare(corpus, copies=False)
    assert "Left out as copies: b." in alone.notes
    assert alone.alignments.empty
    assert isinstance(alone.duplicates, pd.DataFrame)
    assert len(alone.duplicates) == 1
