"""What actors do by what is theirs, and what is told of others beside them."""

import pytest
from told import found, rows


@pytest.mark.parametrize(
    ("sentence", "value", "text"),
    [
        ("Trump's approach brings a change.", "does: bring change", "approach brings a change"),
        ("Trump's remarks did not anger her.", "does not: anger", "remarks did not anger her"),
        (
            "His harsh remarks on Monday angered the crowd.",
            "does: anger",
            "harsh remarks on Monday angered the crowd",
        ),
        ("Trump's policies hurt farmers.", "does: hurt", "policies hurt farmers"),
        ("Trump's goal is to end the war.", "does: aim to end", "goal is to end the war"),
        (
            "Trump's “bold” plan was not to end the war.",
            "does not: plan to end",
            "“bold” plan was not to end the war",
        ),
    ],
)
def test_an_owner_acts_by_a_deed_and_aims(sentence, value, text):
    told = rows(sentence)
    of_trump = told[told["actor"].str.endswith("Trump")]
    assert [*zip(of_trump["value"], of_trump["text"], strict=True)] == [(value, text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trump's remarks came a day later.",
        "Trump's campaign sent a letter.",
        "Critics of Trump's policies and the press left the room.",
        "Trump's decision on how the crowd must leave the hall stood.",
        "Trump's claim to have seen the crowd stood.",
        "Trump's statement turned bitter.",
        "Trump's stance on it but favors the bill.",
        "Opponents of Trump's policies attacked the Senate.",
        "The judge who blocked Trump's policies cited the law.",
        "Trump's accusers’ remarks angered Macron.",
        "None of Trump's remarks angered Macron.",
    ],
)
def test_other_subjects_are_no_deeds(sentence):
    values = {value for name, value in found(sentence) if name == "Trump"}
    assert not values & {
        "does: come",
        "does: send",
        "does: leave",
        "does: see",
        "does: turn",
        "does: favor",
        "does: attack",
        "does: cite",
        "does: anger",
    }


def test_a_deed_that_is_denied_did_nothing():
    told = found("Neither the vote nor Trump's remarks angered Macron.")
    assert ("Trump", "does not: anger") in told


def test_a_deed_is_an_act_beside_what_it_does():
    told = found("Trump's decision angered Macron.")
    assert {("Trump", "does: decide"), ("Trump", "does: anger")} <= set(told)


def test_a_supposed_aim_is_no_act():
    assert found("If Trump's goal was to win it, he rests.", "irrealis") == [
        ("Trump", "does: aim to win")
    ]


def test_who_is_joined_in_an_act_does_it():
    assert ("Macron", "does: vote") in found("Trump joined Macron in voting against it.")
    assert ("Macron", "does: vote") not in found("Trump joined Macron before voting against it.")


def test_a_name_in_brackets_acts():
    assert ("Macron", "does: praise") in found("“[Macron] has praised the crowd,” she said.")
