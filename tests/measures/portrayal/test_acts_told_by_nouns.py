"""Acts that a noun tells, and nouns that tell none."""

import pytest
from told import found

NOUNS = {
    "owner": ("His aides defended Trump's refusal to sign.", [("Trump", "does: refuse")]),
    "owner and whom it is done to": (
        "They regret Trump's attack on Macron.",
        [("Trump", "does: attack"), ("Macron", "done to: attack")],
    ),
    "pronoun": ("Macron defended his decision.", [("Macron", "does: defend"), ("Macron", "does: decide")]),
    "with its infinitive": (
        "They regret Trump's decision to leave the pact.",
        [("Trump", "does: decide to leave")],
    ),
    "infinitive needed": ("They regret Trump's threat to leave.", [("Trump", "does: threaten to leave")]),
    "country": (
        "They regret the American invasion of Iraq.",
        [("States", "does: invade"), ("Iraq", "done to: invade")],
    ),
    "from whom": (
        "The law drew criticism from Macron.",
        [("Macron", "does: criticize")],
    ),
    "by whom": ("It was an attack by Trump.", [("Trump", "does: attack")]),
    "what happened to the owner": ("They regret Trump's arrest.", [("Trump", "done to: arrest")]),
    "object of the owner's verb": (
        "Russia began its invasion of Ukraine.",
        [("Russia", "does: begin"), ("Russia", "does: invade"), ("Ukraine", "done to: invade")],
    ),
    "of whom something else is told for it": (
        "They regret that Berlin blamed Russia for its invasion of Ukraine.",
        [("Germany", "does: blame"), ("Russia", "does: invade"), ("Russia", "done to: blame"),
         ("Ukraine", "done to: invade")],
    ),
    "a row": (
        "They regret Trump's furious row with President Macron.",
        [("Trump", "does: quarrel"), ("Macron", "done to: quarrel with")],
    ),
    "denied": ("There was no criticism of Trump.", [("Trump", "not done to: criticize")]),
    "between two": (
        "The talks between Trump and Macron were short.",
        [("Trump", "does: talk"), ("Macron", "does: talk")],
    ),
    "between two, one of a country": (
        "The talks between Trump and French President Macron were short.",
        [("Trump", "does: talk"), ("Macron", "does: talk")],
    ),
    "in front of the sentence": (
        "During a meeting with Macron, Trump laughed.",
        [("Macron", "done to: meet with"), ("Trump", "does: laugh"), ("Trump", "does: meet")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOUNS.values(), ids=NOUNS)
def test_noun_of_an_act(text, expected):
    assert found(text) == expected


LOOK_ALIKES = {
    "what somebody has": "They like Trump's house and Trump's plan.",
    "no infinitive": "They fear Trump's threat to the peace.",
    "no object": "They doubt Trump's support among farmers.",
    "noun before another": "They saw Trump's attack ad and Trump's decision makers.",
    "still to come": "They call for Trump's resignation.",
    "wished for": "They call for Trump's arrest.",
    "done by the owner": "They recall Trump's arrest of the men.",
    "decision making": "They recall Trump's decision making.",
    "by, of a verb": "They were joined on the call by Trump's aide.",
    "another's, behind a verb": "They recall its invasion of the hall.",
    "hearing": "They recall Trump's confirmation hearing.",
    "a country's": "They recall America's presidential election.",
    "verb": "They attack on Macron's birthday.",
    "another owner": "The attack on Macron's house was a shock.",
    "between one and things": "The talks between Trump's aides and farmers were short.",
    "somebody's own": "They like Russia over its size and Macron for its sake.",
    "a row of seats": "They sat in a row with Macron's chairs.",
    "article of one known": "After the attack on the harbor, a fire began.",
}


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_look_alike_tells_no_act(text):
    assert found(text) == []


def test_criticism_is_an_evaluation_by_its_owner():
    assert found("They heard Trump's criticism of Macron.", "evaluation") == [
        ("Macron", "criticize")
    ]


def test_verbs_that_the_common_list_lacks():
    assert found("Macron has recused himself.") == [("Macron", "does: recuse")]
    assert found("Macron stepped down.") == [("Macron", "does: step")]
    assert found("Macron was indicted.") == [("Macron", "done to: indict")]
