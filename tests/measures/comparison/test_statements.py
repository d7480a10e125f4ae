"""Which sentences state something that one article alone can be said to tell."""

import pytest
from test_alignment import article

from research.articles import Corpus
from research.measures.comparison import compare
from research.measures.comparison.accounts import Sentence
from research.measures.comparison.claims import states
from research.text.segments import Span

CASES = {
    "a statement": ("The board closed the mill.", True),
    "a question": ("Will the board close the mill?", False),
    "a name put as a question": ("Former Mayor Ines Brandt?", False),
    "a quoted question": ("“Will the board close the mill?”", False),
    "a question that somebody asked": ("Brandt asked, “Will the board close the mill?”", True),
    "a label": ("UPDATE:", False),
    "an introduction": ("Brandt said the following about the mill:", False),
    "a caption": ("The mill at Ravenmoor Pia Lund/AFP via Agency", False),
    "a piece of a sentence": ("and the chairman of the water board, Tomas Lund.", False),
    "a cut title": ("On Friday, board member Tomas Lund (W-Ravn.)", False),
    "a word to readers": ("Sign up for our mill newsletter and stay informed.", False),
    "a correction": ("CORRECTION: An earlier version of this story misnamed the mill.", False),
    "an aside": ("(The board closed the mill.)", True),
    "a short one that leads on": ("But the board closed no mill.", False),
    "an end in marks": ("Brandt called the mill “a danger to us all.”", True),
}


@pytest.mark.parametrize(("text", "stated"), CASES.values(), ids=CASES)
def test_what_states_something(text, stated):
    told = Sentence(Span(0, len(text)), "body", (), ("board", "close", "mill"))
    assert states(told, text) is stated


def test_a_sentence_about_hardly_anything_states_nothing():
    text = "Only he knows."
    assert not states(Sentence(Span(0, len(text)), "body", (), ("know",)), text)


def test_who_asked_the_question_before_states_nothing():
    text = "“Who closed the mill?” Brandt asked at a meeting of the board."
    start = text.index("Brandt")
    assert not states(Sentence(Span(start, len(text)), "body", (), ("@Brandt", "board") * 2), text)
    assert states(Sentence(Span(start, len(text)), "body", (), tuple("abcdef")), text)


ONE = (
    "The dike at Ravenmoor broke on Monday and flooded the harbour.\n\n"
    "Who will pay for the broken dike at Ravenmoor?\n\n"
    "Lund once spoke for the Young Democratic Socialists of Kestrel county.\n\n"
    "Farmer Pia Sund, whose barn burnt down in the great fire, praised the new siren plan warmly."
)
TWO = (
    "The dike at Ravenmoor broke on Monday and flooded the harbour.\n\n"
    "The siren plan won praise from Pia Sund, a farmer whose barn burnt down in the great fire."
)
THREE = (
    "The dike at Ravenmoor broke on Monday and flooded the harbour.\n\n"
    "Soldiers filled sandbags until the morning came.\n\n"
    "Pia Sund, who keeps cows, also spoke in favour of it."
)


@pytest.fixture(scope="module")
def compared():
    texts = {"one": ONE, "two": TWO, "three": THREE}
    return compare(Corpus(tuple(article(name, text) for name, text in texts.items())))


def test_a_question_is_no_claim(compared):
    for found in (compared.claims, compared.omissions):
        assert not found["text"].str.contains("Who will pay").any()


def test_part_of_a_longer_name_is_no_actor_that_one_carries(compared):
    actors = compared.omissions[compared.omissions["kind"] == "actor"]
    assert not actors["text"].isin(["Socialists", "Democratic"]).any()


def test_who_names_a_person_once_is_not_said_to_lack_what_is_told_of_her(compared):
    told = compared.claims[compared.claims["text"].str.contains("Pia Sund")]
    told = told[told["n_articles"] == 2]
    assert told["unclear_in"].tolist() == ["three", "three"]
    assert not told["lacking_in"].any()
