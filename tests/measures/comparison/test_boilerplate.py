"""Boilerplate: sentences under unlike articles go, quotations and wire copy stay."""

import pytest

from research.measures.comparison import boilerplate
from research.text.document import lay_out
from research.text.segments import Span

LETTER = "Sign up for our daily letter and never miss a story."


def repeated(*texts):
    sentences = boilerplate.Sentences()
    for number, text in enumerate(texts):
        sentences.add(number, lay_out(text))
    return sentences.repeated()


def test_sentence_of_one_text_is_not_repeated():
    assert repeated(f"{LETTER} {LETTER}", "Rain fell on the town all day.") == {}


def test_short_sentence_is_not_repeated():
    assert repeated("He said so. Rain.", "He said so. Sun.") == {}


def test_capitals_and_spaces_do_not_matter():
    found = repeated(LETTER, "Rain fell.  " + LETTER.upper().replace(" ", "  "))
    assert [[number for number, _ in held] for held in found.values()] == [[0, 1]]


@pytest.mark.parametrize(
    ("alike", "expected"),
    [(False, {0: [Span(0, 52)], 1: [Span(6, 58)]}), (True, {}), (None, {})],
    ids=["unlike articles", "alike articles", "too little left to tell"],
)
def test_only_unlike_articles_make_boilerplate(alike, expected):
    sentences = repeated(LETTER, "Rain. " + LETTER)
    found = boilerplate.misplaced(sentences, lambda a, b: alike)
    assert boilerplate.places(found) == expected


def test_stretches_that_overlap_are_cut_once():
    assert boilerplate.without("abcdef", [Span(1, 4), Span(2, 5)]) == "af"
