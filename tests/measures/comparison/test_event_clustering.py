"""Events: what is put together, with dates and without, and the terms that tie it."""

import datetime as dt
import math

import pytest
from test_alignment import article

from research.articles import Corpus
from research.measures.comparison import event_clustering as events
from research.measures.comparison import shelf, signatures, vectors

FLOOD = (
    "The river Glomma burst its banks near Elverum and rescue boats reached stranded families.",
    "Rescue boats took families from roofs in Elverum after the Glomma burst its banks.",
    "Elverum flood: families stranded as the river Glomma burst its banks, rescue boats sent.",
)
TRIAL = (
    "A jury in Antwerp convicted the diamond courier Pauwels of smuggling stones in loaves.",
    "Diamond courier Pauwels was convicted by an Antwerp jury of smuggling stones in bread.",
)


def corpus(*texts, days=None):
    start = dt.date(2024, 5, 1)
    return Corpus(
        tuple(
            article(
                str(n),
                text,
                published=None if days is None else start + dt.timedelta(days=days[n]),
            )
            for n, text in enumerate(texts)
        )
    )


def groups(found):
    return sorted(event.members for event in found)


def test_articles_of_two_events_part():
    assert groups(events.group(corpus(*FLOOD, *TRIAL))) == [(0, 1, 2), (3, 4)]


def test_order_does_not_matter():
    assert groups(events.group(corpus(*TRIAL, *FLOOD))) == [(0, 1), (2, 3, 4)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [((0, 1, 3), [(0, 1, 2)]), ((0, 1, 30), [(0, 1), (2,)]), ((0, 10, 20), [(0,), (1,), (2,)])],
    ids=["within three days", "one a month later", "all apart"],
)
def test_days_part_like_articles(days, expected):
    assert groups(events.group(corpus(*FLOOD, days=days))) == expected


TEASER = "Sign up for the evening letter of this paper and read what matters before you sleep."


def own_words(stem, n=70):
    """Words that no other article holds."""
    return " ".join(f"{stem}{chr(97 + k // 26)}{chr(97 + k % 26)}" for k in range(n)).capitalize()


def test_boilerplate_does_not_tie():
    texts = [f"{TEASER} {own_words(stem)}." for stem in ("alder", "birch", "cedar")]
    assert groups(events.group(corpus(*texts))) == [(0,), (1,), (2,)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("", "", ""), [(0,), (1,), (2,)]),
        ((" on Monday", " on Monday", " on Friday"), [(0, 1), (2,)]),
        ((" on Monday", " on Wednesday", " on Friday"), [(0,), (1,), (2,)]),
    ],
    ids=["no day named", "two name one day", "all name others"],
)
def test_day_of_the_week_tips_the_scales(days, expected):
    story = "Treasury secretary Lindqvist told senators{} what he knew of the Borneo ledger."
    stems = ("alder", "birch", "cedar")
    told = [f"{story.format(d)} {own_words(s, 21)}." for d, s in zip(days, stems, strict=True)]
    assert groups(events.group(corpus(*told))) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [((0, 0, 7, 14), math.log(7 / 2)), ((0, 1, 2, 3), 0.0), ((None, None, None, None), 0.0)],
    ids=["one of six pairs is near", "all in one week", "no dates"],
)
def test_near_dates_tell_as_much_as_they_are_rare_in_a_topic(days, expected):
    start = dt.date(2024, 5, 1)
    dates = [None if day is None else start + dt.timedelta(days=day) for day in days]
    nearest = [[1, 2, 3], [2, 3], [3], []]
    assert events._rarity(nearest, dates, 3) == pytest.approx(expected)


def told(stem, k):
    """The k-th article of this stem, in sentences whose words no other stem holds."""
    letter = chr(97 + k)
    return f"{own_words(stem + letter, 30)}. {own_words(letter + stem, 30)}."


@pytest.mark.parametrize(
    ("told_twice", "together"), [(True, True), (False, False)], ids=["most are", "few are"]
)
def test_where_few_events_are_told_twice_more_must_tie_two_articles(told_twice, together):
    story = "Treasury secretary Lindqvist told senators what he knew of the Borneo ledger and"
    pair = [f"{story} {own_words(stem, 24)}." for stem in ("alder", "birch")]
    twins = ("elm", "elm") if told_twice else ("elm", "fir")
    others = [
        f"{told(stem, k)} {own_words(f'yew{chr(97 + k)}{chr(97 + n)}', 30)}."
        for k in range(20)
        for n, stem in enumerate(twins)
    ]
    assert ((0, 1) in groups(events.group(corpus(*pair, *others)))) is together


def test_terms_are_those_that_the_articles_share():
    inside = corpus(*FLOOD)
    shown = events.row(1, events.group(inside)[0], inside)["terms"]
    assert "Glomma" in shown
    assert "Elverum" in shown
    assert "stranded" not in shown.split("; ")[0]


def test_article_alone_has_no_similarity():
    (alone,) = events.group(corpus(FLOOD[0]))
    assert alone.members == (0,)
    assert math.isnan(alone.similarity)
    assert math.isnan(*alone.nearness)


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("\x00\ud800",), ("a " * 3000,)])
def test_any_corpus_is_survived(texts):
    found = events.group(corpus(*texts))
    assert sorted(n for event in found for n in event.members) == list(range(len(texts)))


def many():
    stories = [*FLOOD, *TRIAL, *(f"{TEASER} {own_words(stem)}." for stem in ("alder", "birch"))]
    return corpus(*stories, *(f"{told('elm', k)} {TEASER}" for k in range(9)), days=range(16))


def test_what_lies_on_disk_and_in_bands_gives_the_same_events(monkeypatch):
    wanted = events.group(many(), days=30)
    monkeypatch.setattr(shelf, "_IN_MEMORY", 100)
    monkeypatch.setattr(shelf, "_AGAIN", 100)
    monkeypatch.setattr(vectors, "_AT_ONCE", 50)
    assert repr(events.group(many(), days=30)) == repr(wanted)


@pytest.mark.parametrize("block", [1, 3, 100])
def test_articles_that_stand_far_apart_are_not_compared_however_many_are_taken_at_once(
    block, monkeypatch
):
    held = vectors.build(list(signatures.of(many())))
    monkeypatch.setattr(vectors, "_REACH", 4)
    monkeypatch.setattr(vectors, "_BLOCK", 100)
    order = [*range(5, 16), *range(5)]
    rank = {number: place for place, number in enumerate(order)}
    wanted = dict(held.candidates(order))
    assert any(wanted.values())
    for one, others in wanted.items():
        assert all(abs(rank[one] - rank[other]) <= 4 for other in others)
    monkeypatch.setattr(vectors, "_BLOCK", block)
    assert dict(held.candidates(order)) == wanted
