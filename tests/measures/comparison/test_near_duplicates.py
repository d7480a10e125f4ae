"""Copies of one text, and the lines that credit an agency."""

import datetime as dt

import pytest
from test_alignment import article

from research.articles import Corpus
from research.measures.comparison import compare
from research.measures.comparison.near_duplicates import find_copies, find_credits

STORY = " ".join(
    f"On day {n} the {colour} ferry left quay {n} with {n + 20} passengers and returned at dusk."
    for n, colour in enumerate("red blue green white black amber grey pink".split())
)
NEWS = "Something else entirely happened in the mountains, where " + " ".join(
    f"shepherd {n} of valley {n * 3} found {n * 7} lost sheep" for n in range(12)
)

CREDITS = {
    "dateline": ("OSLO (Reuters) - Ferries left.", "Reuters", "dateline"),
    "dateline with a dash": ("OSLO (AP) — Ferries left.", "Associated Press", "dateline"),
    "contributed": (
        "Ferries left.\n\nThe Associated Press contributed to this report.",
        "Associated Press",
        "credit",
    ),
    "signed": ("Ferries left.\n\nReuters", "Reuters", "credit"),
    "signed in brackets": ("Ferries left. (AFP)", "Agence France-Presse", "credit"),
    "signed by a desk": ("Fähren fuhren ab.\n\njcl/dpa", "Deutsche Presse-Agentur", "credit"),
    "signed in French": ("Les ferries partent.\n\nAvec AFP", "Agence France-Presse", "credit"),
    "copyright": ("Ferries left.\n\n© 2024 AFP", "Agence France-Presse", "credit"),
}


@pytest.mark.parametrize(("text", "agency", "place"), CREDITS.values(), ids=CREDITS)
def test_credit_line(text, agency, place):
    found = find_credits(article("a", text))
    assert [(c.agency, c.place) for c in found] == [(agency, place)]


def test_byline_credits_an_agency():
    found = find_credits(article("a", "Ferries left.", byline="By Jane Doe, Associated Press"))
    assert [(c.agency, c.place, c.start) for c in found] == [("Associated Press", "byline", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that ferries left.",
        "AP courses are hard.",
        "Mit dpa war das nicht abgesprochen.",
        "Ferries left.\n\n(Photo/AP)",
        "Ferries left.\n\npool/AFP",
        "Ferries left.\n\nAFP/Getty",
        "Ferries left.\n\nFile/Reuters",
        "",
        "(" * 5000,
    ],
    ids=[
        "told an agency",
        "another AP",
        "with an agency",
        "photo",
        "pool",
        "seller",
        "file",
        "empty",
        "brackets",
    ],
)
def test_mention_is_no_credit(text):
    assert find_credits(article("a", text)) == []


PAIRS = {
    "same text": (STORY, STORY, "duplicate"),
    "half of it": (STORY, " ".join(STORY.split()[:60]), "copy"),
    "other news": (STORY, NEWS, None),
    "too short": ("Ferries left.", "Ferries left.", None),
}


@pytest.mark.parametrize(("one", "other", "kind"), PAIRS.values(), ids=PAIRS)
def test_copies_by_what_they_share(one, other, kind):
    found = find_copies(Corpus((article("a", one), article("b", other))))
    assert [c.kind for c in found] == ([kind] if kind else [])


def test_same_text_resembles_wholly():
    found = find_copies(Corpus((article("a", STORY), article("b", STORY))))[0]
    assert (found.resemblance, found.containment) == (1.0, 1.0)


DEPENDS = {
    "later": ({"published": dt.date(2024, 1, 2)}, {"published": dt.date(2024, 1, 1)}, 0),
    "not the agency's own": ({}, {"outlet": "Reuters"}, 0),
    "second": ({}, {}, 1),
}


@pytest.mark.parametrize(("one", "other", "expected"), DEPENDS.values(), ids=DEPENDS)
def test_dependent_article(one, other, expected):
    found = find_copies(Corpus((article("a", STORY, **one), article("b", STORY, **other))))
    assert found[0].dependent == expected


@pytest.mark.parametrize("copies", [3, 70, 200])
@pytest.mark.parametrize("same", [True, False], ids=["alike", "each with words of its own"])
def test_copies_in_any_number_of_outlets_are_found(copies, same):
    texts = [
        STORY + ("" if same else f" Number {n} of them is kept by outlet {n}.")
        for n in range(copies)
    ]
    found = find_copies(Corpus(tuple(article(f"a{n}", text) for n, text in enumerate(texts))))
    assert {number for copy in found for number in (copy.a, copy.b)} == set(range(copies))
    assert len({copy.dependent for copy in found}) == copies - 1
    if same or copies > 60:
        assert len(found) < 2 * copies


def test_many_copies_are_one_note():
    items = tuple(article(f"a{n}", STORY) for n in range(50))
    notes = [note for note in compare(Corpus(items)).notes if "same text" in note]
    assert len(notes) == 1
    assert "50 articles" in notes[0]
    assert len(notes[0]) < 200
