"""Who speaks that is only described: the person or body of the text that is meant."""

from __future__ import annotations

import pytest

from research.measures.quotes import find_quotes

MEANT = {
    "the noun stands before the name": (
        "Film director Hanna Quist won the prize on Friday. Her brother, Per Quist, was at home.\n\n"
        "“I did not expect it,” the director said.",
        "Hanna Quist",
    ),
    "the noun stands behind the name": (
        "Ada Holm, a farmer in Ulverby, found the car. Mr. Carl Moss, a teacher, had lost it.\n\n"
        "“It was in the river,” the farmer said.",
        "Ada Holm",
    ),
    "a noun that says it less exactly": (
        "Actress Hanna Quist arrived late. Mayor Owen Pratt had waited.\n\n“The train stood,” the star said.",
        "Hanna Quist",
    ),
    "a title before the name": (
        "Sgt. Owen Pratt reached the house first.\n\n“Nobody was home,” the officer said.",
        "Owen Pratt",
    ),
    "age": (
        "Carl Moss, 54, and Owen Pratt, 31, met at sea.\n\n“We nearly sank,” the 54-year-old said.",
        "Carl Moss",
    ),
    "age, of one who did not speak last": (
        "Carl Moss, 54, and Owen Pratt, 31, met at sea.\n\n“It was late,” Owen Pratt said.\n\n“We nearly "
        "sank,” the 54-year-old said.",
        "Carl Moss",
    ),
    "who spoke last": (
        "“I love this town,” said Hanna Quist.\n\n“I was born here,” the mother of two said.",
        "Hanna Quist",
    ),
    "who spoke last, from a place": (
        "“I stand by the bill,” said Sen. Carl Moss of Ohio.\n\n“It will pass,” the Ohio senator added.",
        "Carl Moss",
    ),
    "what a party's other is called": (
        "Republican front-runner Carl Moss met Democratic front-runner Ann Pratt.\n\n"
        "“We will win,” the Democratic front-runner said.",
        "Ann Pratt",
    ),
    "a pronoun that goes back to it": (
        "Chef Hanna Quist opened a second place. The chef said it would be small. She said it had tables.",
        "Hanna Quist",
    ),
    "whose it is": (
        "Hanna Quist, director of the film, was ill. Ann Pratt sat.\n\n“I slept,” the film’s director said.",
        "Hanna Quist",
    ),
    "whom the paragraph before is about": (
        "Mr. Carl Moss was far behind. But Hanna Quist won in just under three hours.\n\n"
        "“It was long,” said the 36-year-old.",
        "Hanna Quist",
    ),
    "the one company of the text": (
        "Microsoft will close the plant in May. Workers were sad. The town has no other plant. It rained.\n\n"
        "“We thank the workers,” the tech giant said.",
        "Microsoft",
    ),
    "the company named last": (
        "Microsoft will close the plant in May.\n\n“We thank the workers,” the company said.",
        "Microsoft",
    ),
}
LEFT = {
    "two who fit": (
        "Actress Hanna Quist met actress Ann Pratt at the gate.\n\n“It is cold,” the actress said.",
        "the actress",
    ),
    "somebody without a name": (
        "Farmer Ada Holm came home. A young farmer was there.\n\n“It is late,” the farmer said.",
        "the farmer",
    ),
    "another gender": (
        "“I love this town,” said Mr. Carl Moss.\n\n“I was born here,” the actress said.",
        "the actress",
    ),
    "another age": (
        "“I love this town,” said Carl Moss, 31.\n\n“I was born here,” the 54-year-old said.",
        "the 54-year-old",
    ),
    "another kind of person": (
        "“The bill is dead,” said Sen. Carl Moss.\n\n“I was born here,” the guitarist said.",
        "the guitarist",
    ),
    "an office that one holds": (
        "“The bill is dead,” said Sen. Carl Moss.\n\nThe parliamentarian said it was not.",
        "The parliamentarian",
    ),
    "somebody else is named in between": (
        "“I love this town,” said Hanna Quist. Ann Pratt sat.\n\n“I was born,” the mother of two said.",
        "the mother of two",
    ),
    "whose it is, and nobody is called so": (
        "“I love this town,” said Hanna Quist.\n\n“We were ill,” the film’s director said.",
        "the film’s director",
    ),
    "an official": (
        "Ada Holm, a port official, was ill.\n\n“The port is shut,” the official said.",
        "the official",
    ),
    "two companies": (
        "Microsoft and Boeing will close plants in May.\n\n“We thank the workers,” the company said.",
        "the company",
    ),
}


@pytest.mark.parametrize(("text", "name"), MEANT.values(), ids=MEANT)
def test_description_is_tied_to_whom_the_text_names_so(text: str, name: str) -> None:
    assert find_quotes(text, method="tagger")[-1].speaker == name


@pytest.mark.parametrize(("text", "words"), LEFT.values(), ids=LEFT)
def test_description_keeps_its_words_where_nobody_or_two_fit(text: str, words: str) -> None:
    assert find_quotes(text, method="tagger")[-1].speaker == words
