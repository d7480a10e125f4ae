"""Acts near a name that are another's."""

import pytest
from told import found

SUBJECT_BEHIND_A_PARTICLE = {
    "found out": ("They found out Macron lied.", [("Macron", "does: lie")]),
    "denied": ("She pointed out Macron never lied.", [("Macron", "does not: lie")]),
    "two": (
        "She pointed out Trump and Macron left.",
        [("Trump", "does: leave"), ("Macron", "does: leave")],
    ),
    "helper": ("It turned out Macron had left.", [("Macron", "does: leave")]),
    "another clause": ("When they showed up Macron left.", [("Macron", "does: leave")]),
    "object": ("They voted out Macron last year.", [("Macron", "done to: vote out")]),
    "object of a noun's infinitive": (
        "The efforts to take down Macron failed.",
        [("Macron", "done to: take down")],
    ),
    "object, a verb joined": (
        "She turned down Macron and left.",
        [("Macron", "done to: turn down")],
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"), SUBJECT_BEHIND_A_PARTICLE.values(), ids=SUBJECT_BEHIND_A_PARTICLE
)
def test_subject_behind_a_particle_is_no_object(text, expected):
    assert found(text) == expected


IN_AN_OPENING_PHRASE = {
    "body": "In Russia, a court that tried the men closed.",
    "passive": "In Germany, a firm that makes guns was sued.",
    "person": "After talking to Macron, a lawyer who attended the dinner said nothing.",
    "clause": "After she met Macron, a lawyer who attended the dinner said nothing.",
    "participle": "Days after meeting Macron, a reporter wearing a hat left.",
}


@pytest.mark.parametrize("text", IN_AN_OPENING_PHRASE.values(), ids=IN_AN_OPENING_PHRASE)
def test_subject_behind_an_opening_phrase_is_somebody_else(text):
    assert [value for _, value in found(text) if value.startswith("does")] == []
    assert found(text, "attribute") == []


APPOSITION = {
    "begins": "Macron, a banker who led the bank, won.",
    "behind a verb": "She praised Macron, a banker who led the bank.",
    "in a clause": "She said that Macron, a banker who led the bank, won.",
    "behind but": "But Macron, a banker who led the bank, won.",
    "behind another clause": "When she won, Macron, a banker who led the bank, laughed.",
    "behind and": "And the lawmaker Macron, a banker who led the bank, won.",
    "in a phrase, ended": "As Macron, a banker who led the bank, left, she won.",
    "behind a verb in a sentence with a phrase": "In June she praised Macron, a banker who led the bank.",
}


@pytest.mark.parametrize("text", APPOSITION.values(), ids=APPOSITION)
def test_apposition_tells_of_the_name(text):
    assert ("Macron", "does: lead") in found(text)


def test_subject_of_a_participle_is_the_nearest():
    assert ("Trump", "done to: ask") not in found(
        "Asked about it, Macron said that on Monday, Trump called."
    )


ASKED = {
    "plain": "Asked about the claim, Macron laughed.",
    "list": "Asked about taxes, wages and jobs, Macron laughed.",
    "why alone": "When asked why, Macron laughed.",
    "question": "Asked why the men left the talks, in the same week, that failed, Macron laughed.",
    "relative": "Asked about the job, which she left, Macron laughed.",
}


@pytest.mark.parametrize("text", ASKED.values(), ids=ASKED)
def test_subject_behind_a_participle_is_asked(text):
    assert ("Macron", "done to: ask") in found(text)


WHO_IS_ANOTHER = {
    "who, behind a nearer name": (
        "The scholar Donald Trump of Macron, who opted to leave, spoke.",
        ("Trump", "does: opt"),
    ),
    "participle of telling": (
        "She rejected it before Macron spoke, however, maintaining that it was bad.",
        ("Macron", "does: maintain"),
    ),
    "time of a convention": (
        "They spoke during the Republican National Convention showing it.",
        ("Convention", "does: show"),
    ),
    "who is written to": ("She wrote a letter to Macron asking for it.", ("Macron", "does: ask")),
    "than": (
        "The group, despite more seats than the Trump campaign, held on.",
        ("campaign", "does: hold"),
    ),
    "helpers": ("White House aides and allies of Trump said so.", ("House", "does: ally")),
    "staff": ("White House officers with the files left.", ("House", "does: officer")),
    "plural": ("Republicans in remote races lost.", ("Party", "does: race")),
    "adjective": (
        "They make contests open to registered Democrats and others.",
        ("Party", "done to: register"),
    ),
    "of a group": (
        "A scholar of the environmental group Greenpeace, lied.",
        ("Greenpeace", "does: lie"),
    ),
    "pronoun between": (
        "When Macron asked it to print the book, it declined, citing risks.",
        ("Macron", "does: cite"),
    ),
    "infinitive of another": (
        "Ryan will try to use the support of Democrats to make it clear.",
        ("Party", "does: make clear"),
    ),
    "of a title": ("She is married to top Trump aide Emmanuel Macron.", ("Macron", "done to: top")),
    "participle of others": (
        "Trump released it, featuring men telling their stories and mocking Google.",
        ("Trump", "does: mock"),
    ),
    "adjective behind an owner": (
        "Democrats during Sunday's heated session left.",
        ("Party", "does: heat"),
    ),
    "participle of an aside": ("Trump, seated on the dais, has sold it.", ("Trump", "does: seat")),
    "voters in two": ("Voters in Russia and Ukraine are looking.", ("Ukraine", "does: look")),
    "clause without a verb of acting": (
        "Jones stated Trump and his team were careless.",
        ("Trump", "done to: state"),
    ),
    "used to": ("Trump was used to governing.", ("Trump", "done to: use")),
    "hypothesized": ("They hypothesized Trump could be late.", ("Trump", "done to: hypothesize")),
    "name between": ("They met Trump, Macron, who left.", ("Trump", "does: leave")),
    "next clause": (
        "It was sold by Google, Trump and his colleagues said.",
        ("Trump", "does: sell"),
    ),
    "fans": ("Andrean High School fans also chanted it.", ("School", "does: fan")),
}


@pytest.mark.parametrize(("text", "row"), WHO_IS_ANOTHER.values(), ids=WHO_IS_ANOTHER)
def test_near_name_is_not_who_acts(text, row):
    assert row not in found(text)


WHO_ACTS = {
    "marked denial": ("Trump had “not dealt” with it.", ("Trump", "does not: deal")),
    "marked object": ("Trump had “no doubts” about it.", ("Trump", "does: have")),
    "either": ("Trump had either left or lied.", ("Trump", "does: leave")),
    "unlikely": ("It is unlikely to help Trump.", ("Trump", "not done to: help")),
    "verb in -ly": ("Trump can really rely on it.", ("Trump", "does: rely")),
    "well": ("Trump is well liked.", ("Trump", "done to: like")),
    "list of doers": ("It was sold by Apple, Google, Trump and Macron.", ("Trump", "does: sell")),
    "list of objects": ("They praised Apple, Google and Macron.", ("Macron", "done to: praise")),
    "noun behind have": ("Trump has experience in it.", ("Trump", "does: have experience")),
    "state": ("Rep. Emmanuel Macron, R-N.Y., noted it.", ("Macron", "does: note")),
    "whose": (
        "Rep. Emmanuel Macron (D-N.J.), whose career ended in two scandals, won again.",
        ("Macron", "does: win"),
    ),
    "who, plural": ("The men who now support Trump left.", ("Trump", "done to: support")),
    "that": ("Scenes that allow Trump to win came.", ("Trump", "does: win")),
    "headline": ("Trump to visit Paris.", ("Trump", "does: visit")),
    "second participle": (
        "Trump spoke, thanking Macron at length and mocking Google.",
        ("Trump", "does: mock"),
    ),
    "hyphens": ("Trump left the talks -- claiming that they were late.", ("Trump", "does: claim")),
    "aside in the passive": ("Google, led by Macron, sold it.", ("Google", "does: sell")),
    "aside of a participle": ("Trump, seated on the dais, has sold it.", ("Trump", "does: sell")),
    "stopped by": ("Trump grinned as he stopped by his office.", ("Trump", "does: stop")),
    "was stopped by": ("Trump was stopped by Macron.", ("Trump", "done to: stop")),
    "said, a clause": ("They found Trump to be kind.", ("Trump", "done to: find")),
    "inverted": ("“They will lose,” mused Macron.", ("Macron", "does: muse")),
    "not likely": ("It is not likely to help Trump.", ("Trump", "not done to: help")),
    "the same, itself": ("Google, led by Macron, sold it.", ("Google", "done to: lead")),
    "time behind an auxiliary": ("Trump was at one point selling it.", ("Trump", "does: sell")),
    "the same with have": ("Trump has in recent days sold it.", ("Trump", "does: sell")),
    "age or party": ("They met Macron, D-Mass., who was fired.", ("Macron", "done to: fire")),
    "seems": ("Trump appears unlikely to sell it.", ("Trump", "does not: sell")),
    "gerund": ("They talk of the Trump campaign losing its way.", ("campaign", "does: lose")),
}


@pytest.mark.parametrize(("text", "row"), WHO_ACTS.values(), ids=WHO_ACTS)
def test_who_acts(text, row):
    assert row in found(text)


def test_a_long_list_of_names_is_read():
    names = "Trump, Macron, " * 600
    assert found(f"They thanked {names}Norway and Sweden.")[-1] == ("Macron", "done to: thank")
    assert ("Norway", "done to: thank") in found("They thanked Trump, Macron, Norway and Sweden.")


@pytest.mark.parametrize("helper", ["is", "has", "will", "was not"])
def test_a_text_may_end_in_an_auxiliary(helper):
    assert ("Trump", "does: leave") in found(f"Trump left office and {helper}")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Trump said he's seen as a friend.", "done to: see"),
        ("Trump said he's praised by the crowd.", "done to: praise"),
        ("Trump said he's seen the hall.", "does: see"),
        ("Trump said he's served as a judge.", "does: serve"),
    ],
)
def test_a_contracted_auxiliary_before_a_participle(sentence, value):
    assert ("Trump", value) in found(sentence)
