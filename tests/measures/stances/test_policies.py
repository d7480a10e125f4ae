"""Laws, deals and plans as targets: which phrases are some, and by what name they go."""

from __future__ import annotations

import pytest

from research.measures.actors import Mention
from research.measures.stances import decision, find_stances
from research.measures.stances.candidates import candidates
from research.measures.stances.cues import cue_book
from research.measures.stances.policies import policies
from research.measures.stances.scene import set_scene
from research.text.document import lay_out

ANNA = "Anna Weber"


def _mentions(text: str) -> list[Mention]:
    at, owns = text.find(ANNA), text.find(" her ") + 1
    found = [Mention(at, at + len(ANNA), ANNA, "person", "name")] if at >= 0 else []
    where = text.find("Iran")
    found += [Mention(where, where + 4, "Iran", "country", "name")] * (where >= 0)
    return found + [Mention(owns, owns + 3, ANNA, "person", "pronoun")] * (owns > 0)


# text, names of the policies in their order
NAMES = {
    "with what tells it": ("They read the clean water bill.", ["clean water bill"]),
    "again by its noun": (
        "The water bill passed. She signed the bill.",
        ["water bill", "water bill"],
    ),
    "by its noun alone": ("She signed the bill.", []),
    "of an actor": ("He disliked Anna Weber's pension plan.", ["Anna Weber’s pension plan"]),
    "of somebody else": ("He disliked Oslo's fishing deal.", ["Oslo’s fishing deal"]),
    "of a day": ("They fear Friday's trade deal.", ["trade deal"]),
    "a part of a name": (
        "The Clean Water Act passed. They hailed the Water Act.",
        ["Clean Water Act", "Clean Water Act"],
    ),
    "a name without an article": ("He quoted Clean Water Act clauses.", ["Clean Water Act"]),
    "another one": (
        "The water bill passed. Then a bill on roads did.",
        ["water bill"],
    ),
    "what judges it": (
        "The water bill passed. It is a terrible new bill. Stop that terrible bill!",
        ["water bill", "water bill"],
    ),
    "words of an actor": ("He mocked Anna Weber's odd remarks.", ["Anna Weber’s odd remarks"]),
    "words of somebody": ("He mocked the odd remarks.", []),
    "by a pronoun": ("Anna Weber stood by her decision.", ["Anna Weber’s decision"]),
    "what the text comes back to": (
        "He lost the recall. She led the recall, and said so.",
        ["recall", "recall"],
    ),
    "of those without a name": ("He mocked the agency's decision.", ["agency's decision"]),
    "of a time": ("He mocked last week's ruling.", []),
    "with whom": ("They tore up the Iran nuclear deal.", ["Iran nuclear deal"]),
    "without an article": ("Impeachment can wait; not impeachment now.", ["impeachment"] * 2),
    "of whom": ("She drafted impeachment of the judge.", []),
    "what it goes with": ("He asked abortion opponents about birth control.", ["birth control"]),
    "of which kind": (
        "They fought dairy tariffs, helmet mandates and work visas.",
        ["dairy tariffs", "helmet mandates", "work visas"],
    ),
    "of two words for its kind": ("Both want open-door trade deals.", ["open-door trade deals"]),
    "what it is called tells the side": ("He fears unsafe abortion.", ["unsafe abortion"]),
    "a verb before it": ("They want reforms and oppose increases.", ["reforms"]),
    "one that does it": ("Granting visas takes weeks.", []),
    "whose kind it is": (
        "He disliked Anna Weber's fishing policies.",
        ["Anna Weber’s fishing policies"],
    ),
    "who looks after it": ("He wrote to housing policies experts.", []),
    "what was promised": ("He mocked Anna Weber's promises.", ["Anna Weber’s promises"]),
    "a noun of many kinds": ("He lost control.", []),
    "a firm": ("She asked the tax law firm.", []),
    "a war of the world": ("He remembered the second world war.", []),
    "inside a name": ("Anna Weber slept.", []),
    "nothing before it": ("Law is hard.", []),
    "no words": ("", []),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_what_counts_as_a_policy(text: str, names: list[str]) -> None:
    found = list(policies(lay_out(text), _mentions(text)))
    assert [name for name, _ in found] == names
    assert all(text[a:b] for _, (a, b) in found)


def test_a_stance_on_a_policy_is_a_row() -> None:
    text = f"{ANNA} denounced the water bill."
    rows = find_stances(text, actors=_mentions(text), quotes=[])
    assert [(row.holder, row.target, row.stance < 0) for row in rows] == [
        (ANNA, "water bill", True)
    ]


def test_what_the_user_asks_for_goes_by_that_name() -> None:
    text = f"{ANNA} denounced the clean water bill."
    rows = find_stances(text, actors=_mentions(text), quotes=[], targets=["water bill"])
    assert {row.target for row in rows} == {"water bill"}


def test_nobody_takes_a_side_on_their_own_plan() -> None:
    text = f"{ANNA}'s pension plan failed, Anna Weber said."
    mentions = [Mention(at, at + len(ANNA), ANNA, "person", "name") for at in (0, text.rfind(ANNA))]
    document = lay_out(text)
    scene = set_scene(document, mentions, [], list(policies(document, mentions)))
    (sentence,) = scene.sentences
    rules = list(decision.by_rules(scene, sentence, cue_book()))
    assert list(candidates(scene, sentence, rules, cue_book())) == []
