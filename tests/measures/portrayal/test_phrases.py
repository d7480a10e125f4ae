"""The text of a row of agency: the verb with its object, and nothing of another clause."""

import pytest
from told import rows


def texts(text, value):
    """The texts of the rows of this value."""
    told = rows(text, "agency", "irrealis")
    return told.loc[told["value"] == value, "text"].tolist()


@pytest.mark.parametrize(
    ("sentence", "value", "text"),
    [
        (
            "Trump made concessions to Paris.",
            "does: make concessions",
            "made concessions to Paris",
        ),
        (
            "Trump took part in the talks after the vote.",
            "does: take part",
            "took part in the talks after the vote",
        ),
        (
            "Trump took part in the talks after Macron left.",
            "does: take part",
            "took part in the talks",
        ),
        ("Trump left because he was ill.", "does: leave", "left"),
        (
            "Trump met bakers, nurses and clerks, and left.",
            "does: meet",
            "met bakers, nurses and clerks",
        ),
        ("Trump met the baker, who left.", "does: meet", "met the baker"),
        ("Trump met a tall, able baker.", "does: meet", "met a tall, able baker"),
        ("Trump met Macron on May 3, 2020, in Paris.", "does: meet", "met Macron on May 3, 2020"),
        ("Trump visited Paris and has left.", "does: visit", "visited Paris"),
        ("Trump praised Macron and the crowd was glad.", "does: praise", "praised Macron"),
        ("Those who praised Trump said they were glad.", "done to: praise", "praised Trump"),
        (
            "Trump joined a vote that calls it off and demands a stop.",
            "does: join",
            "joined a vote that calls it off and demands a stop",
        ),
        ("Trump signed the bill he opposed.", "does: sign", "signed the bill"),
        (
            "Trump was praised for his speech by Macron.",
            "done to: praise",
            "praised for his speech by Macron",
        ),
        ("Trump called Macron a “liar.”", "does: call", "called Macron a “liar.”"),
        ("Trump had “no cards” left to play.", "does: have", "had “no cards” left to play"),
        ("Those praised by Trump said they left.", "does: praise", "praised by Trump"),
        ("Trump praised the roads and bridges.", "does: praise", "praised the roads and bridges"),
        (
            "Trump, who praises the roads and builds them, left.",
            "does: praise",
            "praises the roads",
        ),
        ("Trump met a small but growing group.", "does: meet", "met a small but growing group"),
        ("Trump left the hall as soon as he spoke.", "does: leave", "left the hall"),
        (
            "Trump cut taxes and Macron wants to raise them.",
            "does: cut",
            "cut taxes",
        ),
        ("Trump fired Lee and the court agrees.", "does: fire", "fired Lee"),
        (
            "Trump met Theresa May on Monday in London.",
            "does: meet",
            "met Theresa May on Monday in London",
        ),
        ("Trump won 3,\n\n2020 people came.", "does: win", "won 3"),
        ("Trump won Ohio • The crowd was glad.", "does: win", "won Ohio"),
        ("Trump won Ohio | The crowd was glad.", "does: win", "won Ohio"),
        ("Trump won Ohio * The crowd was glad.", "does: win", "won Ohio"),
        ("Trump called it a f**l idea.", "does: call", "called it a f**l idea"),
        (
            "Trump praised Macron but Ms. Lund, a baker, said it was late.",
            "does: praise",
            "praised Macron",
        ),
    ],
)
def test_a_verb_is_shown_with_its_object(sentence, value, text):
    assert texts(sentence, value) == [text]


@pytest.mark.parametrize(
    ("sentence", "value", "text"),
    [
        ("Trump said that the tax was dead, and left.", "does: say", "said that the tax was dead"),
        (
            "Trump said that the tax, an old one, was dead.",
            "does: say",
            "said that the tax, an old one, was dead",
        ),
        ("Trump said that the tax, an old one.", "does: say", "said"),
        (
            "Trump said that while it rained, he was glad.",
            "does: say",
            "said that while it rained, he was glad",
        ),
        (
            "Trump said the tax and the fee were dead.",
            "does: say",
            "said the tax and the fee were dead",
        ),
        ("Trump said: “The tax is dead.”", "does: say", "said: “The tax is dead.”"),
        ("Trump said, “The tax is dead,” turning away.", "does: say", "said, “The tax is dead,”"),
        ("“The tax is dead,” said Trump on Monday.", "does: say", "said"),
        ("Trump vowed to fight and Macron was glad.", "does: vow to fight", "vowed to fight"),
        ("Trump said at a rally in Paris, France.", "does: say", "said at a rally in Paris"),
        ("Trump said he had not cut a deal.", "does: say", "said he had not cut a deal"),
        ("Trump said he’d sign the bill.", "does: say", "said he’d sign the bill"),
        ("Trump said those rules hurt bakers.", "does: say", "said those rules hurt bakers"),
        ('Trump called the plan "a joke" again.', "does: call", 'called the plan "a joke" again'),
        ('Trump said it was "a joke."', "does: say", 'said it was "a joke."'),
    ],
)
def test_a_verb_of_saying_is_shown_with_what_is_said(sentence, value, text):
    assert texts(sentence, value) == [text]


@pytest.mark.parametrize(
    ("sentence", "value", "text"),
    [
        ("Trump's support for the law helped him win.", "does: support", "support for the law"),
        ("Trump's decision angered Macron.", "does: decide", "decision"),
        ("Trump's criticism of it was loud.", "does: criticize", "criticism of it"),
        ("Trump's criticism of you was loud.", "does: criticize", "criticism of you"),
        ("Trump's meeting with Macron has ended.", "does: meet", "meeting with Macron"),
        (
            "Since taking office in January, Trump rests.",
            "does: take office",
            "taking office in January",
        ),
        (
            "A row between Trump and Macron on Friday was loud.",
            "does: have row",
            "row between Trump and Macron on Friday",
        ),
    ],
)
def test_a_noun_is_shown_with_what_hangs_on_it(sentence, value, text):
    assert texts(sentence, value)[:1] == [text]


def test_a_phrase_ends_with_its_sentence():
    told = "Trump met Macron in Paris\nThe crowd was glad. He left."
    assert texts(told, "does: meet") == ["met Macron in Paris"]


def test_a_quotation_that_does_not_close_is_read_once():
    told = rows("Trump said “bread and " * 60)
    longest = told.loc[told["value"] == "does: say", "text"].str.split().str.len().max()
    assert longest <= 100
