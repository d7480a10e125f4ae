"""Acts and traits that nouns name where the sentence cancels, demands, foresees, denies or doubts them."""

import pytest
from told import OPENING, found

from research.articles.model import Article, Corpus, Paragraph
from research.measures.portrayal import evidence

NEVER_HAPPENED = {
    "canceled": ("Trump canceled his planned state visit to Denmark.", [("Trump", "does: cancel")]),
    "demanded of the owner": (
        "They demanded Russia's withdrawal from Ukraine.",
        [],
    ),
    "demanded": ("The crowd demanded Trump's removal.", []),
    "opposed": ("The senators opposed Trump's confirmation.", []),
    "rejected, a verb before": ("Iran rejected talks with Macron.", [("Iran", "does: reject")]),
    "ruled out": ("Iran ruled out talks with Macron.", [("Iran", "does: rule")]),
    "feared": ("Ukraine fears a Russian invasion of Poland.", [("Ukraine", "does: fear")]),
    "prospect": ("The prospect of a Russian attack on Poland grew.", []),
    "called for": ("They called for an apology to Macron.", []),
    "taken back": ("They withdrew their support for Macron.", []),
    "sought": ("The group tried to generate support for Macron.", []),
    "could": ("They asked how they could file charges against Macron.", []),
    "canceled behind it": ("The planned meeting with Macron was abruptly canceled.", []),
    "predicted": ("The polls predicted Macron's victory.", []),
    "whether": ("They asked whether the senators launch attacks on Macron.", []),
}


@pytest.mark.parametrize(("text", "expected"), NEVER_HAPPENED.values(), ids=NEVER_HAPPENED)
def test_what_may_never_happen_is_no_act(text, expected):
    assert found(text) == expected


SUPPOSED = {
    "should": ("Trump should apologize.", "does: apologize"),
    "must not": ("Trump must not give Macron the file.", "does not: give"),
    "ought": ("Somebody ought to stop Trump.", "done to: stop"),
    "may": ("Trump may have lied.", "does: lie"),
    "may, in a headline": ("Voters May Praise Trump", "done to: praise"),
    "could": ("Trump could still win.", "does: win"),
    "could have": ("Trump could have heard them.", "does: hear"),
    "would have": ("Trump would have lost.", "does: lose"),
    "if": ("If Trump wins, they leave.", "does: win"),
    "whether": ("They asked whether Trump won.", "does: win"),
    "unless": ("Unless Trump changed course, they leave.", "does: change"),
    "should, two verbs": ("Trump should resign and apologize.", "does: apologize"),
    "if, done to": ("If voters ousted Trump, they leave.", "done to: oust"),
    "should, done to": ("Somebody should really stop Trump.", "done to: stop"),
    "should try": ("Somebody should try to stop Trump.", "done to: stop"),
    "participle": ("Trump should leave the race, echoing a memo.", "does: echo"),
    "calls to": ("The calls to remove Trump grew.", "done to: remove"),
    "calls for others to": ("The calls for senators to remove Trump grew.", "done to: remove"),
    "urged others": ("She urged the senators to remove Trump.", "done to: remove"),
    "called on others": (
        "She called on all senators to quickly remove Trump.",
        "done to: remove",
    ),
    "urged others, at one remove": (
        "She urged the senators to do something to remove Trump.",
        "done to: remove",
    ),
    "calls, with a day": ("They rebuffed calls late Monday to remove Trump.", "done to: remove"),
    "others were urged": ("The senators were urged to remove Trump.", "done to: remove"),
    "has to": ("They have to beat Trump.", "done to: beat"),
    "supposed to": ("The plan was supposed to help Trump.", "done to: help"),
    "opening": ("If elected in May, Trump will talk.", "done to: elect"),
}


@pytest.mark.parametrize(("text", "value"), SUPPOSED.values(), ids=SUPPOSED)
def test_what_is_demanded_or_supposed_is_irrealis(text, value):
    assert ("Trump", value) in found(text, "irrealis")
    assert ("Trump", value) not in found(text)


TOLD = {
    "would": ("Trump would sign it.", ("Trump", "does: sign")),
    "planned": ("They plan to sue Trump.", ("Trump", "done to: sue")),
    "could not": ("Trump could not find it.", ("Trump", "does not: find")),
    "had to": ("Trump had to sell it.", ("Trump", "does: have to sell")),
    "has yet to": ("They have yet to endorse Trump.", ("Trump", "not done to: endorse")),
    "would have, noun": ("Trump would have a debate.", ("Trump", "does: have debate")),
    "behind a comma": ("If they lose, Trump wins.", ("Trump", "does: win")),
    "if not": ("Most, if not all, praised Trump.", ("Trump", "done to: praise")),
    "wanted by others": (
        "They want to stop our campaign to help Trump.",
        ("Trump", "done to: help"),
    ),
    "called up": ("She called Google to congratulate Trump.", ("Trump", "done to: congratulate")),
    "expected": ("They expect Trump to win.", ("Trump", "does: win")),
    "not to": ("They vowed not to endorse Trump.", ("Trump", "not done to: endorse")),
    "urged": ("She urged Trump to leave.", ("Trump", "done to: urge")),
    "who": ("They asked if the man who beat Trump lied.", ("Trump", "done to: beat")),
    "a month": ("Trump in May signed the bill.", ("Trump", "does: sign")),
    "a month behind a day": ("Trump on 3 May apologized.", ("Trump", "does: apologize")),
    "a name": ("Prime Minister Theresa May fired Trump.", ("Trump", "done to: fire")),
    "a name that acts": ("Theresa May fired Trump.", ("May", "does: fire")),
    "a name in a headline": ("Theresa May Praises Trump", ("Trump", "done to: praise")),
    "could hear": ("Trump could hear the crowd.", ("Trump", "does: hear")),
    "could be heard": ("Trump could be heard in the hall.", ("Trump", "done to: hear")),
    "could barely": ("Trump could barely speak.", ("Trump", "does not: speak")),
    "could no longer": ("Trump could no longer speak.", ("Trump", "does not: speak")),
}


@pytest.mark.parametrize(("text", "row"), TOLD.values(), ids=TOLD)
def test_what_is_foretold_tried_or_past_is_an_act(text, row):
    assert row in found(text)


def test_demanded_praise_still_judges():
    assert found("Everybody should praise Trump.", "evaluation") == [("Trump", "praise")]


DENIED = {
    "lack": ("The polls show a lack of public support for Macron.", "support"),
    "any": ("Trump denied any talks with Macron.", "talk with"),
    "never": ("There was never any opposition to Macron.", "oppose"),
    "has never": ("There has never been any opposition to Macron.", "oppose"),
    "little": ("There was little criticism of Macron.", "criticize"),
    "verb": ("Iran did not hold talks with Macron.", "talk with"),
}


@pytest.mark.parametrize(("text", "verb"), DENIED.values(), ids=DENIED)
def test_what_is_denied_is_marked(text, verb):
    assert ("Macron", f"not done to: {verb}") in found(text)
    assert ("Macron", f"done to: {verb}") not in found(text)


OF_NOBODY = {
    "both": (
        "Neither Trump nor Macron attended it.",
        [("Trump", "does not: attend"), ("Macron", "does not: attend")],
    ),
    "passive": (
        "Neither Trump nor Macron was invited.",
        [("Trump", "not done to: invite"), ("Macron", "not done to: invite")],
    ),
    "not named": ("Neither Trump nor the council attended.", [("Trump", "does not: attend")]),
    "done to": ("Neither side fired Macron.", [("Macron", "not done to: fire")]),
    "a clause within": (
        "Neither the man who fired Macron nor his wife left.",
        [("Macron", "done to: fire")],
    ),
    "an aside": ("The man, neither rich nor poor, fired Macron.", [("Macron", "done to: fire")]),
    "another clause": (
        "Neither Trump nor his wife came, and Macron left.",
        [("Trump", "does not: come"), ("Macron", "does: leave")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OF_NOBODY.values(), ids=OF_NOBODY)
def test_what_neither_does_is_denied(text, expected):
    assert found(text) == expected


def test_what_neither_is_is_denied():
    assert ("Macron", "not corrupt") in found("Neither Trump nor Macron is corrupt.", "attribute")


HAPPENED = {
    "a little": ("There was a little criticism of Macron.", ("Macron", "done to: criticize")),
    "opposed as it was": ("They opposed the invasion of Iraq.", ("Iraq", "done to: invade")),
    "whose it was": ("They rejected Trump's attack on Macron.", ("Trump", "does: attack")),
    "decision": ("They oppose Trump's decision to leave.", ("Trump", "does: decide to leave")),
    "what is said is denied": (
        "She denied accusations against Macron.",
        ("Macron", "done to: accuse"),
    ),
    "claim": ("They denied Trump's claim that he won.", ("Trump", "does: claim")),
    "criticism from": ("She rejected criticism from Macron.", ("Macron", "does: criticize")),
    "another's call": ("They called Trump's attack on Macron shameful.", ("Trump", "does: attack")),
    "another noun": (
        "They called for calm after Trump's attack on Macron.",
        ("Macron", "done to: attack"),
    ),
    "stopped, planned": (
        "They want to stop Trump's plan to leave.",
        ("Trump", "does: plan to leave"),
    ),
    "held": ("Iran held talks with Macron.", ("Macron", "done to: talk with")),
    "two verbs": ("She meets and talks with Macron.", ("Macron", "done to: talk with")),
    "confirmed": ("The senators celebrated Trump's confirmation.", ("Trump", "done to: confirm")),
}


@pytest.mark.parametrize(("text", "row"), HAPPENED.values(), ids=HAPPENED)
def test_what_happened_is_an_act(text, row):
    assert row in found(text)


def test_rejected_criticism_judges_nobody():
    assert found("She rejected criticism of Macron.", "evaluation") == []


QUALITY_OF_NOBODY = {
    "row": "Macron's racism row went on.",
    "bill": "Macron's integrity bill passed.",
    "claims": "Macron's racism claims were heard.",
    "questioned": "The men questioned Macron's honesty.",
    "doubts about": "The men raised doubts about Macron's honesty.",
    "myth": "Macron's incompetence is a myth.",
    "was questioned": "Macron's honesty was openly questioned.",
}


@pytest.mark.parametrize("text", QUALITY_OF_NOBODY.values(), ids=QUALITY_OF_NOBODY)
def test_quality_that_is_doubted_or_names_a_noun_is_none(text):
    assert found(text, "attribute") == []
    assert found(text, "evaluation") == []


QUALITY = {
    "object": ("They praised Macron's honesty.", "honesty"),
    "subject": ("Macron's honesty wins votes.", "honesty"),
    "verb alone": ("Macron's racism shows.", "racism"),
    "never questioned": ("Macron's honesty was never questioned.", "honesty"),
    "said of it": ("Macron's cruelty is well known.", "cruelty"),
}


@pytest.mark.parametrize(("text", "quality"), QUALITY.values(), ids=QUALITY)
def test_quality_that_somebody_has(text, quality):
    assert ("Macron", quality) in found(text, "attribute")


HEADLINES = {
    "noun": ("Macron's Extremism Summit", []),
    "doubt": ("The Public Doubts Macron's Honesty", []),
    "alone": ("The Public Likes Macron's Honesty", ["Honesty"]),
    "verb": ("Macron's Honesty Wins Votes", ["Honesty"]),
}


@pytest.mark.parametrize(("headline", "expected"), HEADLINES.values(), ids=HEADLINES)
def test_quality_in_a_headline(headline, expected):
    end = len(headline) + 2
    text = f"{headline}\n\nMacron left. {OPENING}"
    paragraphs = (Paragraph(0, end - 2, "headline"), Paragraph(end, len(text), "body"))
    rows = evidence(Corpus((Article("a", text, paragraphs, "a.txt", "0", outlet="O"),)))
    rows = rows[(rows["aspect"] == "attribute") & (rows["start"] < end)]
    assert list(rows["value"]) == expected
