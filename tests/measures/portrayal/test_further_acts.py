"""Acts of a subject or object beside the verb of the clause: relatives, asides, infinitives."""

import pytest
from told import found

ACTS = {
    "relative of an object": ("They met with Trump, who later left.", "Trump", "does: leave"),
    "relative of an apposition": (
        "Macron, a former banker who led a bank, laughed.",
        "Macron",
        "does: lead",
    ),
    "participle of an apposition": (
        "Macron, a banker running for office, laughed.",
        "Macron",
        "does: run",
    ),
    "aside": ("Trump, speaking at a rally, laughed.", "Trump", "does: speak"),
    "after a passive": ("Trump was fired after insulting his boss.", "Trump", "does: insult"),
    "charged": ("Trump was arrested for driving too fast.", "Trump", "does: drive"),
    "thanked": ("Macron thanked Trump for leaving.", "Trump", "done to: thank"),
    "forced": ("Macron was forced to resign.", "Macron", "does: resign"),
    "expected": ("Macron is expected to sign the deal.", "Macron", "does: sign"),
    "due": ("Trump and Macron are due to talk.", "Macron", "does: talk"),
    "unable": ("Macron was unable to sign it.", "Macron", "does not: sign"),
    "since": ("Since taking office, Trump has changed.", "Trump", "does: take office"),
    "having": ("Having won the vote, Trump left.", "Trump", "does: win"),
    "listed before": ("After winning Ohio, Maine and Iowa, Trump left.", "Trump", "does: win"),
    "asked": ("Asked about the law, Trump laughed.", "Trump", "done to: ask"),
    "asked, with when": ("When asked about the law, Trump laughed.", "Trump", "done to: ask"),
    "behind a preposition": ("They lied to Trump.", "Trump", "done to: lie to"),
    "a third predicate": (
        "Trump hit Macron and shook his head and left the room.",
        "Trump",
        "does: leave",
    ),
    "past nouns with and": (
        "Trump praised Macron and Merkel and left the room.",
        "Trump",
        "does: leave",
    ),
    "passive with has": (
        "Trump won the vote but has been met with silence.",
        "Trump",
        "done to: meet",
    ),
    "second of two": ("Trump and Macron support the deal.", "Macron", "does: support"),
    "between bars": ("Trump ― who worked here ― took the blame.", "Trump", "does: take blame"),
    "prefixed": ("Macron, who co-wrote a book, left.", "Macron", "does: co-write"),
    "parted verb": ("They ruled out Trump.", "Trump", "done to: rule out"),
    "seen at it": ("Trump was seen grabbing the man.", "Trump", "does: grab"),
    "caught at it": ("They caught Trump lying to the police.", "Trump", "does: lie"),
    "guilty": ("Trump pleaded guilty to using the money.", "Trump", "does: use"),
    "behind what somebody is": ("Trump is a banker and has left.", "Trump", "does: leave"),
    "seeming": ("Trump appeared to agree.", "Trump", "does: agree"),
    "yet to": ("Trump has yet to endorse him.", "Trump", "does not: endorse"),
    "not yet": ("Trump has not yet endorsed him.", "Trump", "does not: endorse"),
    "this month": ("Trump this month said more.", "Trump", "does: say"),
    "helped": ("Trump helped persuade them.", "Trump", "does: help persuade"),
    "willing": ("Trump is willing to talk.", "Trump", "does: be willing to talk"),
    "of what somebody is": ("Trump is a banker who won the vote.", "Trump", "does: win"),
    "behind an age": ("They met Macron, 47, who left.", "Macron", "does: leave"),
    "far second": (
        "Trump praised the men of the northern towns near the old river and blamed the mayor.",
        "Trump",
        "does: blame",
    ),
    "wish to undergo": ("Trump wants to be guided.", "Trump", "does: want to be guided"),
    "sounded": ("Trump sounded a call for peace.", "Trump", "does: sound"),
    "judged as": ("Trump slammed Macron as weak and blamed the mayor.", "Trump", "does: blame"),
    "is, contracted": (
        "They leave now that he's elected president. Trump left.",
        "Trump",
        "done to: elect",
    ),
    "has, contracted": ("Trump left. He's accused the mayor.", "Trump", "does: accuse"),
    "has none": ("Macron has no plans to leave.", "Macron", "does not: have plans"),
}


@pytest.mark.parametrize(("text", "actor", "value"), ACTS.values(), ids=ACTS)
def test_act(text, actor, value):
    assert (actor, value) in found(text)


LOOK_ALIKES = {
    "by another": ("Trump was stopped by blocking the road.", "Trump", "block"),
    "noun in -ing": ("After voting in Ohio, Trump left.", "Trump", "vote"),
    "a clause between": (
        "After winning Ohio, where Macron had voted, Trump left.",
        "Trump",
        "win",
    ),
    "owner": ("They paid Macron, the president's accounting firm.", "Macron", "account"),
    "somebody else's relative": ("A man opposed him, who asked for help.", "Macron", "ask"),
    "likely and no infinitive": ("Macron is likely a help.", "Macron", "help"),
    "asked of another": ("Asked about the law, a friend of Trump laughed.", "Trump", "ask"),
    "another's second": ("Trump praised Merkel and Macron left.", "Trump", "leave"),
    "noun in -ing behind if": ("If funding for it is found, Trump leaves.", "Trump", "fund"),
    "who, of a body": ("He met a friend in the White House who left.", "House", "leave"),
    "a trade": ("He met Macron, a commodities trading firm.", "Macron", "trade"),
    "sounded an alarm": ("Trump sounded an alarm over it.", "Trump", "alarm"),
    "her own": ("They kick off her 2020 campaign. Angela Merkel left.", "Merkel", "kick off"),
    "noun in -ing with a verb": ("Trump left before bidding was over.", "Trump", "bid"),
    "no longer": ("Macron has no longer signed.", "Macron", "have"),
}


@pytest.mark.parametrize(("text", "actor", "verb"), LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_look_alike(text, actor, verb):
    assert not {value for who, value in found(text) if who == actor and value.endswith(verb)}


LIGHT = {
    "end": ("Trump wants to bring an end to it.", "does: want to bring end"),
    "criticism": ("Trump faces criticism at home.", "does: face criticism"),
    "office": ("Trump took office again.", "does: take office"),
    "adverb": ("Trump delivered a speech along the way.", "does: deliver speech"),
    "pronoun": ("Trump raised it again.", "does: raise"),
    "particle": ("Trump reached out to farmers.", "does: reach out"),
    "bare": ("Trump wants to run again.", "does: want to run"),
    "last week": ("Trump raised money last week.", "does: raise money"),
    "under": ("Trump came under heavy criticism.", "does: come under criticism"),
    "quoted": ("Trump promised to “bomb” it.", "does: promise to bomb"),
    "plain object": ("Trump left after winning primaries.", "does: win"),
    "graded": ("Trump was more strongly disliked.", "done to: dislike"),
    "another's": ("Trump raised the state's wages.", "does: raise"),
}


@pytest.mark.parametrize(("text", "value"), LIGHT.values(), ids=LIGHT)
def test_light_verbs_carry_their_noun(text, value):
    assert ("Trump", value) in found(text)


def test_who_speaks_between_does_what_follows():
    text = "“Trump left the room,” said Ada Holm, explaining the vote."
    assert ("Trump", "does: explain") not in found(text)


def test_function_words_behind_a_name_are_no_nouns_of_it():
    assert ("Trump", "done to: elect") in found("They elected Trump since nobody else ran.")
    assert ("Trump", "does: leave") in found("Trump sometimes leaves early.")


def test_a_participle_is_not_looked_for_in_all_of_a_text_without_full_stops():
    near, far = (f"Trump left {'the hall ' * n}, praising the crowd." for n in (20, 150))
    assert ("Trump", "does: praise") in found(near)
    assert ("Trump", "does: praise") not in found(far)
