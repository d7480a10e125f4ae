"""What actors are said to be, and by which words they are judged."""

import math

import pytest
from told import found, rows

from research.languages.en import lists
from research.languages.en.inflection import conjugated
from research.measures.actors.tokens import scan
from research.measures.portrayal import clauses

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
    "in brackets": ("They said [Trump] was a villain.", [("Trump", "villain")]),
    "participle that judges": ("Trump is a polarizing man.", [("Trump", "polarizing man")]),
    "new rulers": ("It hurt Ukraine's new government.", [("Ukraine", "new")]),
    "new rulers of a name in brackets": ("They saw [Ukraine] new leadership.", [("Ukraine", "new")]),
    "new house": ("It hurt Ukraine's new house.", []),
    "clause behind a list": (
        "Trump is a liar, he is a bully and he knows better.",
        [("Trump", "liar"), ("Trump", "bully")],
    ),
    "beaten": ("Macron took down banker Donald Trump.", [("Trump", "banker")]),
    "much": ("Trump is much of a leader.", []),
    "naming, with a clause of time": ("They slammed Trump as the vote looms closer.", []),
    "told to be": (
        "The mayor told Trump he was being “disrespectful.”",
        [("Trump", "disrespectful")],
    ),
    "told of another": (
        "Trump told Macron that Hillary Clinton was reckless.",
        [("Clinton", "reckless")],
    ),
    "listed behind what hangs on the first": (
        "Macron is the son of bakers and a banker.",
        [("Macron", "son"), ("Macron", "banker")],
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
    "adjective of a deed": ("Trump's reckless plan was heard.", [("Trump", "reckless")]),
    "adjective of a noun beside a deed": ("Trump's clean energy plan was heard.", []),
    "adjective of what is made": (
        "Trump made offensive comments on Friday.",
        [("Trump", "offensive")],
    ),
    "adjective of what is not made": ("Trump made no offensive comments.", []),
    "deed, named with two": (
        "They deemed Trump's tax plan “a shame” and “a disaster in the making.”",
        [("Trump", "shame"), ("Trump", "disaster")],
    ),
    "embraced in a headline": (
        "\nKremlin Embraces Trump's Foreign Policy Shift\n",
        [("Trump", "embrace")],
    ),
    "deed rejected": ("Macron rejected Trump's remarks.", [("Trump", "reject")]),
    "somebody questioned": ("Macron questioned Trump.", []),
    "deed that draws blame": ("Trump's comments drew outrage.", [("Trump", "outrage")]),
    "draws blame": ("Trump faced sharp criticism.", [("Trump", "criticism")]),
    "met with blame": ("Trump's plan was met with scorn.", [("Trump", "scorn")]),
    "met with others": ("Trump's plan was met with others.", []),
    "deed of a bad name": ("They heard Trump's tirade.", [("Trump", "tirade")]),
    "deed of a bad name, denied": ("They denied Trump's misconduct.", []),
    "one's own, in a participle": (
        "They were there as Trump spoke, days after defending his budget.",
        [],
    ),
    "boasts of it": ("Trump boasted of his lead.", [("Trump", "boasted")]),
    "boasts a lead": ("Trump boasts a lead.", []),
    "shots at": ("Macron took shots at Trump's plan.", [("Trump", "shots")]),
    "shots of": ("Macron took shots of Trump's plan.", []),
    "two, the second with more": (
        "Trump is unfit and totally unqualified to lead.",
        [("Trump", "unfit"), ("Trump", "unqualified")],
    ),
    "raves about": ("Trump raved about Macron.", []),
    "if a deed is": ("If Trump's behavior was disgraceful, they left.", []),
    "clause behind a role": ("Trump is the next president and promising to leave.", []),
    "tough to beat": ("Trump is tough to beat.", []),
    "with respect to": ("They have rules with respect to Trump.", []),
    "draws a crowd": ("Trump drew a huge crowd.", []),
    "under fire": ("Trump came under fire on Friday.", [("Trump", "fire")]),
    "blame behind an act": (
        "Trump tweeted the image, drawing criticism.",
        [("Trump", "criticism")],
    ),
    "blame for somebody else's act": (
        "Trump tweeted the image that they saw, drawing criticism.",
        [],
    ),
    "noun of blame": ("Macron voiced his anger at Trump.", [("Trump", "anger")]),
    "noun of blame, a dig": ("It was a dig at Trump's remarks last week.", [("Trump", "dig")]),
    "verb beside it": ("Macron will dig at Trump's house.", []),
    "endorsed": ("Macron endorsed Trump.", [("Trump", "endorse")]),
    "won an endorsement": ("Macron won the endorsement of Trump.", []),
    "on a side": ("Macron supported Trump.", []),
    "attacked": ("Macron attacked Trump.", [("Trump", "attack")]),
    "agreement": ("Macron agreed with Trump.", [("Trump", "agree with")]),
    "proud of oneself": ("Trump was proud of his role.", []),
    "asked to go": ("They urged Trump to step down.", [("Trump", "urge to step down")]),
    "asked to come": ("They urged Trump to come.", []),
    "calls to go": ("They called for Trump's ouster.", [("Trump", "call for ouster")]),
    "calls for him to go": (
        "Trump knew that they called for him to quit.",
        [("Trump", "call for to quit")],
    ),
    "few calls to go": (
        "There were few calls for Trump to quit.",
        [("Trump", "not call for to quit")],
    ),
    "asked to go, with a party": (
        "They called on Rep. Donald Trump (R-N.Y.) to resign.",
        [("Trump", "call on to resign")],
    ),
    "deed by": ("Reckless remarks by Donald Trump were heard.", [("Trump", "reckless")]),
    "deed judged by others": (
        "A widely denounced tweet by Donald Trump was heard.",
        [("Trump", "denounced")],
    ),
    "deed by somebody of theirs": ("Reckless remarks by Donald Trump's son were heard.", []),
    "in trouble": ("Trump is in trouble.", [("Trump", "in trouble")]),
    "not in trouble": ("Trump is not in trouble.", [("Trump", "not in trouble")]),
    "in Ohio": ("Trump is in Ohio.", []),
    "great threat": ("Trump is a greater threat.", [("Trump", "threat")]),
    "worthy foe": ("Trump is a worthy foe.", [("Trump", "worthy")]),
    "strong supporter": ("Trump is a strong supporter of it.", []),
    "strong leader": ("Trump is a strong leader.", [("Trump", "strong")]),
    "best leader since": ("Trump is the best leader since Angela Merkel.", [("Trump", "best")]),
    "better placed": ("Trump is better placed to win.", []),
    "native of Nice": ("Macron is a Nice native.", []),
    "dead wrong": ("Macron is dead wrong.", [("Macron", "wrong")]),
    "whom others call": (
        "They left Trump, whom the mayor called a “demagogue.”",
        [("Trump", "demagogue")],
    ),
    "critical alone": ("Macron is at a critical point.", []),
    "verb of three words": ("Macron lashed out at Trump.", [("Trump", "lash out at")]),
    "trait": ("Trump is erratic.", [("Trump", "erratic")]),
    "praise": ("Macron is level-headed.", [("Macron", "level-headed")]),
    "denied": ("Macron is not corrupt.", [("Macron", "not corrupt")]),
    "conduct": ("Macron mishandled the files.", [("Macron", "mishandled")]),
    "adverb": ("Macron erroneously said so.", [("Macron", "erroneously")]),
    "draws none": ("Trump's remarks drew no criticism.", [("Trump", "not criticism")]),
    "draws little": ("Trump received little praise.", [("Trump", "not praise")]),
    "draws neither": ("Trump drew neither praise nor scorn.", [("Trump", "not praise")]),
    "draws a little": ("Trump drew a little criticism.", [("Trump", "criticism")]),
    "brings no few": ("Trump generated criticism.", [("Trump", "criticism")]),
    "faced down": ("Trump faced down criticism.", []),
    "a fire": ("Trump faces a fire at his factory.", []),
    "fire": ("Trump drew fire for it.", [("Trump", "fire")]),
    "welcomed": ("Macron welcomed Trump to the city hall.", []),
    "deed welcomed": ("Macron welcomed Trump's decision.", [("Trump", "welcome")]),
    "agreed to do": ("Macron agreed with Trump to meet again.", []),
    "asked to quit smoking": ("They urged Trump to quit smoking.", []),
    "alleged": ("Trump's alleged misconduct was investigated.", []),
    "no evidence of it": ("They found no evidence of Trump's misconduct.", []),
    "evidence of it": ("They found evidence of Trump's misconduct.", [("Trump", "misconduct")]),
    "cleared of it": ("Trump was cleared of his wrongdoing.", []),
    "a myth": ("Trump's misconduct was a myth.", []),
    "rejected calls to go": ("They rejected calls for Trump to resign.", []),
    "criticism dismissed": (
        "They dismissed criticism of Trump's remarks.",
        [("Trump", "criticism")],
    ),
    "joined calls to go": (
        "They joined calls for Trump to resign.",
        [("Trump", "call for to resign")],
    ),
    "dismissal of another": ("They demanded Trump's dismissal of the charges.", []),
    "no evidence that": ("There is no evidence that Trump is corrupt.", []),
    "not the only": ("Trump is not the only liar.", []),
    "not as bad": ("Trump is not as bad as Macron.", []),
    "deed of a lawyer": ("Trump's lawyer's racist remarks drew criticism.", []),
    "deed within another": (
        "The criticism of Trump's remarks drew applause.",
        [("Trump", "criticism")],
    ),
    "timing of a deed": (
        "The timing of Trump's remarks was disgraceful.",
        [("Trump", "disgraceful")],
    ),
    "opens a sentence": ("Outrage at Trump's decision grew.", [("Trump", "outrage")]),
    "doubted by a verb": ("They impugned Trump's integrity.", []),
    "qualified support": ("Trump voiced qualified support.", []),
}


@pytest.mark.parametrize(("text", "expected"), JUDGED.values(), ids=JUDGED)
def test_evaluations(text, expected):
    assert found(text, "evaluation") == expected


SIGNS = {
    "not thought, a praise": ("They do not think that Macron is honest.", -1),
    "thought not, a praise": ("They think that Macron is not honest.", -1),
    "not thought not to be": ("They do not think Macron is not honest.", 1),
    "said": ("Macron is corrupt.", -1),
    "not said, a praise": ("Macron is hardly impartial.", -1),
    "not said, a blame": ("Macron is not corrupt.", 1),
    "doubted": ("They doubt that Macron is honest.", -1),
    "no doubt": ("There is no doubt that Macron is honest.", 1),
    "disputed": ("They denied that Macron is corrupt.", 1),
    "not true": ("It is not true that Macron is corrupt.", 1),
    "stopped short of": ("They stopped short of calling Macron corrupt.", 1),
    "not merely": ("Macron isn't merely a liar.", -1),
    "no judgement": ("They did not praise Macron.", None),
    "no judgement, by a noun": ("There was no criticism of Macron.", None),
}


@pytest.mark.parametrize(("text", "sign"), SIGNS.values(), ids=SIGNS)
def test_sign_is_what_is_said_of_the_actor(text, sign):
    (found_sign,) = rows(text, "evaluation")["sign"]
    assert (None if math.isnan(found_sign) else found_sign) == sign


def test_who_is_critical_judges():
    (row,) = rows("Macron is critical of Trump.", "evaluation").itertuples()
    assert (row.actor, row.judge, row.sign) == ("Donald Trump", "Emmanuel Macron", -1)


JUDGES = {
    "noun from": ("Trump faced criticism from Macron.", "Emmanuel Macron"),
    "noun that may be a verb": ("Trump drew praise from Macron.", "Emmanuel Macron"),
    "noun that a verb takes": ("Macron voiced outrage at Trump's remarks.", "Emmanuel Macron"),
    "noun with its verb": ("Macron took shots at Trump.", "Emmanuel Macron"),
    "act that goes on": ("Macron went on to praise Trump.", "Emmanuel Macron"),
    "nobody": ("Trump received criticism.", None),
}


@pytest.mark.parametrize(("text", "judge"), JUDGES.values(), ids=JUDGES)
def test_judge_of_a_noun(text, judge):
    (row,) = rows(text, "evaluation").itertuples()
    assert (row.actor, row.judge) == ("Donald Trump", judge)


@pytest.mark.parametrize("section", ["praise", "blame", "conduct", "disputing", "drawing"])
def test_listed_verbs_have_forms(section):
    lacking = []
    for word in sorted(lists.words("portrayal", section)):
        past = next(w for w, form in conjugated(word) if form in ("past", "both"))
        if not clauses.tagged(scan(past)).verb(0):
            lacking.append(word)
    assert lacking == []


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
