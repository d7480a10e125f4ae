"""Whom "he" and "she" in a quotation mean: who counts, how far back, and what becomes of it."""

from __future__ import annotations

import pytest

from research.measures.actors import find_actors
from research.measures.quotes import find_quotes
from research.measures.stances import find_stances
from research.measures.stances.pronouns import with_pronouns
from research.measures.stances.scene import set_scene
from research.text.document import lay_out

# text, whom its pronouns are taken for where actors tie none
MEANT = {
    "named last, not the speaker": (
        "Peter Novak met Robert Lang. Anna Weber was not amused. "
        "“He is a disgrace,” said Anna Weber.",
        ["Robert Lang"],
    ),
    "not named most often": (
        "Peter Novak spoke. Peter Novak met Robert Lang. “He is a disgrace,” said Anna Weber.",
        [],
    ),
    "of the other gender": (
        "Peter Novak met Robert Lang. They spoke with Mary Lang. “He is a disgrace,” said Anna Weber.",
        ["Robert Lang"],
    ),
    "in nobody's words": ("Robert Lang met Peter Novak. He is a disgrace.", []),
    "too long ago": (
        "Robert Lang met Peter Novak. "
        + "It rained all day. " * 5
        + "“He is a disgrace,” said Anna Weber.",
        [],
    ),
    "named in the sentence too": (
        "Peter Novak met Robert Lang. “He is a disgrace, and Robert Lang knows it,” said Anna Weber.",
        [],
    ),
    "the same in the next sentence": (
        "Peter Novak met Robert Lang. “He is a disgrace. I never saw him work,” said Anna Weber.",
        ["Robert Lang", "Robert Lang"],
    ),
}


@pytest.mark.parametrize(("text", "meant"), MEANT.values(), ids=MEANT)
def test_whom_a_pronoun_means(text: str, meant: list[str]) -> None:
    mentions = [one for one in find_actors(text) if one.form == "name"]
    quotes = find_quotes(text, mentions=mentions, least=0, method="rules")
    scene = set_scene(lay_out(text), mentions, quotes, [])
    found = with_pronouns(scene)
    assert [one.name for one in found.targets[len(scene.targets) :]] == meant


def test_a_speaker_holds_a_stance_towards_whom_a_pronoun_means() -> None:
    text = "Peter Novak met Robert Lang. “He is a liar and a disgrace,” said Anna Weber."
    mentions = [one for one in find_actors(text) if one.form == "name"]
    found = {
        (row.holder, row.target, row.stance > 0, text[row.target_start : row.target_end])
        for row in find_stances(text, actors=mentions)
        if row.probability >= 0.5
    }
    assert found == {("Anna Weber", "Robert Lang", False, "He")}
