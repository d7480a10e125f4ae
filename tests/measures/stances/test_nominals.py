"""Common nouns as targets: which are some, by what name they go, and who is looked at with them."""

from __future__ import annotations

import numpy as np
import pytest

from research.measures.actors import Mention
from research.measures.stances import decision, find_stances
from research.measures.stances.candidates import Candidate, candidates
from research.measures.stances.crowds import crowds
from research.measures.stances.cues import cue_book
from research.measures.stances.nominals import nominals
from research.measures.stances.scene import COMMON_NOUN, Scene, set_scene
from research.text.document import lay_out

ANNA = "Anna Weber"


def _mentions(text: str) -> list[Mention]:
    at = text.find(ANNA)
    return [Mention(at, at + len(ANNA), ANNA, "person", "name")] if at >= 0 else []


def _scene(text: str) -> Scene:
    document, mentions = lay_out(text), _mentions(text)
    return set_scene(document, mentions, [], [], list(nominals(document, mentions)))


def _candidates(text: str) -> list[Candidate]:
    scene, book = _scene(text), cue_book()
    parts = zip(scene.sentences, decision.all_by_rules(scene, book), strict=True)
    return [one for sentence, known in parts for one in candidates(scene, sentence, known, book)]


# text, names of the nouns in their order
NAMES = {
    "people, wherever they stand": ("Anna Weber met refugees.", ["refugees"]),
    "with what tells them": ("She met young rural refugees.", ["young rural refugees"]),
    "at the head of a sentence": ("Rural refugees met her.", ["rural refugees"]),
    "a body with an article": ("Anna Weber spoke of the media.", ["media"]),
    "a body without": ("Anna Weber spoke of system.", []),
    "a part of a compound": ("Anna Weber spoke of the media empire.", []),
    "a matter": ("Anna Weber spoke of socialism.", ["socialism"]),
    "the object of a verb that judges": ("Anna Weber mocked the parade.", ["parade"]),
    "of a noun that does": ("Her criticism of the parade was new.", ["parade"]),
    "of a phrase that does": ("Anna Weber called for a curfew on boats.", ["curfew"]),
    "of a verb that does not": ("Anna Weber watched the parade.", []),
    "a judging word before it": ("Anna Weber mocked the terrible parade.", ["parade"]),
    "an end or a size before it": ("Anna Weber mocked the longest partial shutdown.", ["shutdown"]),
    "no conjunction": ("Anna Weber left since voters won.", ["voters"]),
    "an actor as the object": ("They mocked Anna Weber.", []),
    "a time": ("She praised yesterday.", []),
    "a verb as the object": ("She mocked poetry, and was accused of losing.", ["poetry"]),
    "an adverb": ("She attacked forcefully.", []),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_what_is_a_target_without_a_name(text: str, names: list[str]) -> None:
    assert [name for name, _ in nominals(lay_out(text), _mentions(text))] == names


def test_places_that_are_taken_are_left_out() -> None:
    document = lay_out("Anna Weber mocked the parade.")
    spans = [span for _, span in nominals(document, [])]
    assert spans
    assert not list(nominals(document, [], spans))


def test_a_common_noun_is_a_target_and_holds_nothing() -> None:
    found = _candidates("Anna Weber mocked the parade.")
    assert [(one.holder, one.target_name) for one in found] == [(ANNA, "parade")]
    assert found[0].kinds == ("person", COMMON_NOUN)
    assert found[0].found is not None


def test_a_noun_hides_nobody_from_the_rules() -> None:
    rows = find_stances("Joe Biden condemned the raid on Sergei Lavrov.")
    assert {row.target: row.stance > 0 for row in rows if row.rule.startswith("criticise")} == {
        "raid": False,
        "Sergei Lavrov": True,
    }


def test_a_crowd_is_looked_at_with_the_noun_next_to_it_and_not_with_itself() -> None:
    found = _candidates("Many voters mocked the parade.")
    assert [(one.holder_text, one.target_name) for one in found] == [("voters", "parade")]


# text, words of those that hold in it
ONE_OF_MANY = {
    "brought in": ("A longtime donor mocked Anna Weber.", ["longtime donor"]),
    "known": ("The donor mocked Anna Weber.", []),
}


@pytest.mark.parametrize(("text", "words"), ONE_OF_MANY.values(), ids=ONE_OF_MANY)
def test_one_of_many_holds_where_an_article_brings_them_in(text: str, words: list[str]) -> None:
    scene = _scene(text)
    assert [one.name for s in scene.sentences for one in crowds(scene, s)] == words


def test_pairs_that_the_cheap_scorers_see_nothing_in_are_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ruled = _candidates("Anna Weber mocked the parade.")
    plain = [
        one for one in _candidates("Anna Weber met refugees.") if one.target_name == "refugees"
    ]
    assert ruled
    assert plain
    for chance, kept in ((0.01, ruled), (0.97, [*ruled, *plain])):
        row = [1 - chance, chance, 0, 0, 0]
        monkeypatch.setattr(
            decision.pair_words, "chances", lambda items, row=row: np.array([row] * len(items))
        )
        assert decision.worth_scoring(decision.by_linear([*ruled, *plain])).pairs == kept


def test_rows_towards_common_nouns_go_by_their_words() -> None:
    rows = find_stances("“Immigrants are terrible criminals,” said Sergei Lavrov.")
    assert [(row.holder, row.target, row.stance > 0) for row in rows] == [
        ("Sergei Lavrov", "immigrants", False)
    ]


def test_the_outlet_has_no_rows_towards_common_nouns() -> None:
    rows = find_stances("The disastrous parade annoyed refugees.", actors=[], quotes=[])
    assert not [row for row in rows if row.holder == "narrator"]
