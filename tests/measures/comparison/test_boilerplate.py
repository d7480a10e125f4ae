"""Boilerplate: sentences under unlike articles go, quotations and wire copy stay."""

import pytest
from test_alignment import article

from research.articles import Corpus
from research.measures.comparison import boilerplate, signatures, vectors

LETTER = "Sign up for our daily letter and never miss a story."


def repeated(*texts):
    sentences = boilerplate.Sentences()
    for number, one in enumerate(signed(*texts)):
        sentences.add(number, one.sentences)
    return sentences.repeated()


def signed(*texts):
    return list(signatures.of(Corpus(tuple(article(str(n), t) for n, t in enumerate(texts)))))


def test_sentence_of_one_text_is_not_repeated():
    assert repeated(f"{LETTER} {LETTER}", "Rain fell on the town all day.") == {}


def test_short_sentence_is_not_repeated():
    assert repeated("He said so. Rain.", "He said so. Sun.") == {}


def test_capitals_and_spaces_do_not_matter():
    found = repeated(LETTER, "Rain fell.  " + LETTER.upper().replace(" ", "  "))
    assert [[number for number, _ in held] for held in found.values()] == [[0, 1]]


@pytest.mark.parametrize(
    ("alike", "expected"),
    [(False, {0: [0], 1: [0]}), (True, {}), (None, {})],
    ids=["unlike articles", "alike articles", "too little left to tell"],
)
def test_only_unlike_articles_make_boilerplate(alike, expected):
    sentences = repeated(LETTER, "Rain. " + LETTER)
    found = boilerplate.misplaced(sentences, lambda a, b: alike)
    assert boilerplate.places(found) == expected


def test_words_and_days_of_a_sentence_that_is_left_out_do_not_count():
    (one,) = signed(
        f"Rain fell on the town all Tuesday. {LETTER} The mill burnt on Friday, they say."
    )
    known = {}
    words, _, pairs, _ = vectors._counted(one, known)
    left, _, left_pairs, _ = vectors._counted(one, known, [0])
    gone = {stem for stem, number in known.items() if number in words and number not in left}
    assert gone == {"rain", "fell", "town", "tuesday"}
    assert len(left_pairs) < len(pairs)
    assert vectors._first_day(one) == 1
    assert vectors._first_day(one, [0]) == 4
