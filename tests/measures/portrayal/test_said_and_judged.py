"""What actors are said to be, and by which words they are judged."""

import pytest
from told import found, rows

ATTRIBUTES = {
    "listed": (
        "Trump is a liar, a bigot and a bully.",
        [("Trump", "liar"), ("Trump", "bigot"), ("Trump", "bully")],
    ),
    "listed in marks": (
        "They called Trump a “nasty guy,” “unstable” and “sick.”",
        [("Trump", "nasty guy"), ("Trump", "unstable"), ("Trump", "sick")],
    ),
    "somebody else in a comma": ("Trump is a liar, a spokesman said.", [("Trump", "liar")]),
    "behind a comma, an adjective of others": (
        "Trump is a liar, angry voters said.",
        [("Trump", "liar")],
    ),
    "behind a title": (
        "They described presidential nominee Donald Trump as a “disgrace.”",
        [("Trump", "presidential nominee"), ("Trump", "disgrace")],
    ),
    "two adjectives": (
        "Macron was a tough and able opponent.",
        [("Macron", "tough"), ("Macron", "able opponent")],
    ),
    "relative": ("Macron, who was ill, left.", [("Macron", "ill")]),
    "relative, contracted": ("Macron, who’s ineligible to run, left.", [("Macron", "ineligible")]),
    "behind an aside": ("Macron, a father of two, is rich.", [("Macron", "father"), ("Macron", "rich")]),
    "behind an age": ("Macron, 47, is rich.", [("Macron", "47"), ("Macron", "rich")]),
    "a name that is the aside": (
        "The gunman, Emmanuel Macron, is rich.",
        [("Macron", "gunman"), ("Macron", "rich")],
    ),
    "having": ("Macron was having another relationship.", []),
    "the end of another's aside": ("A man, who met Macron, is rich.", []),
    "another's plan": ("The plan that Macron signed and was a mistake is gone.", []),
    "more, and what remains": ("What hurts Macron more remains unclear.", []),
    "another's": ("Macron is Trump's nominee.", [("Macron", "nominee")]),
    "another's thing": ("Macron is Trump's house guest list.", []),
    "becomes, far off": (
        "Macron left the bank and became a hero.",
        [("Macron", "hero")],
    ),
    "may become": ("They wonder if Macron becomes a hero.", []),
    "second predicate": ("Macron signed the bill and was a hero.", [("Macron", "hero")]),
    "second predicate, denied": ("Macron signed the bill and isn't rich.", [("Macron", "not rich")]),
    "another's predicate": ("Macron signed the bill that helped him and is rich.", []),
    "role without an article": ("Macron is co-author of a book.", [("Macron", "co-author")]),
    "two roles behind": (
        "They met Macron, a banker and former minister of finance.",
        [("Macron", "banker")],
    ),
    "apposition behind an age": (
        "They met Macron, 47, a banker.",
        [("Macron", "banker"), ("Macron", "47")],
    ),
    "named, with an adverb": ("They slammed Trump as deeply hostile.", [("Trump", "hostile")]),
    "quality in a headline": ("\nOfficials Praise Trump's Pragmatism\n", [("Trump", "Pragmatism")]),
    "thing in a headline": ("\nOfficials Praise Trump's Bridge\n", []),
    "quality": ("They praised Trump's pragmatism.", [("Trump", "pragmatism")]),
    "no quality": ("They praised Trump's house.", []),
    "character": (
        "They praised Trump's lively, human character.",
        [("Trump", "lively"), ("Trump", "human")],
    ),
    "considered": ("They consider Trump unfit.", [("Trump", "unfit")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_attributes(text, expected):
    assert found(text, "attribute") == expected


JUDGED = {
    "critical of": ("Macron is critical of Trump.", [("Trump", "critical")]),
    "critical of what somebody does": (
        "Macron is critical of Trump's approach.",
        [("Trump", "critical")],
    ),
    "critical of what somebody has": ("Macron is critical of Trump's house.", []),
    "deed": ("Trump's remarks were disgraceful.", [("Trump", "disgraceful")]),
    "deed, denied": ("Trump's remarks were not disgraceful.", [("Trump", "not disgraceful")]),
    "deed, named": ("They called Macron's absence “appalling.”", [("Macron", "appalling")]),
    "deed that has been": ("Trump's rhetoric has been hateful.", [("Trump", "hateful")]),
    "thing": ("Trump's house was disgraceful.", []),
    "critical alone": ("Macron is at a critical point.", []),
    "verb of three words": ("Macron lashed out at Trump.", [("Trump", "lash out at")]),
    "trait": ("Trump is erratic.", [("Trump", "erratic")]),
    "praise": ("Macron is level-headed.", [("Macron", "level-headed")]),
    "denied": ("Macron is not corrupt.", [("Macron", "not corrupt")]),
    "conduct": ("Macron mishandled the files.", [("Macron", "mishandled")]),
    "adverb": ("Macron erroneously said so.", [("Macron", "erroneously")]),
}


@pytest.mark.parametrize(("text", "expected"), JUDGED.values(), ids=JUDGED)
def test_evaluations(text, expected):
    assert found(text, "evaluation") == expected


def test_who_is_critical_judges():
    (row,) = rows("Macron is critical of Trump.", "evaluation").itertuples()
    assert (row.actor, row.judge, row.sign) == ("Donald Trump", "Emmanuel Macron", -1)


def test_object_with_what_it_becomes():
    assert ("Trump", "done to: hold accountable") in found("They hold Trump accountable.", "agency")


TRAITS = {
    "qualified": ("Macron is qualified to vote.", "qualified"),
    "experienced": ("Macron is experienced in politics.", "experienced"),
    "unbalanced": ("Macron was unbalanced.", "unbalanced"),
    "monster": ("Macron is a monster.", "monster"),
    "monster hit": ("Macron was a monster hit in June.", "monster hit"),
    "puppet run by": ("Macron is a puppet run by others.", "puppet"),
}


@pytest.mark.parametrize(("text", "attribute"), TRAITS.values(), ids=TRAITS)
def test_trait_is_no_act(text, attribute):
    assert found(text, "agency") == []
    assert found(text, "attribute") == [("Macron", attribute)]


def test_trait_by_somebody_is_an_act():
    assert found("Macron was qualified by the panel.", "agency") == [("Macron", "done to: qualify")]


@pytest.mark.parametrize("text", ["Macron was a monster hit.", "Macron was a tough act."])
def test_trait_of_a_thing_judges_nobody(text):
    assert found(text, "evaluation") == []
