"""What turns a cue round, what the outlet says itself, and how likely a row is."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from research.measures.actors import Mention, find_actors
from research.measures.encoder.pairs import PairItem
from research.measures.sentiment.judgement import Item, Judge, TargetSentiment
from research.measures.stances import combiner, decision, find_stances, narrator, pair_words
from research.measures.stances.candidates import Candidate, candidates
from research.measures.stances.crowds import crowds
from research.measures.stances.cues import cue_book
from research.measures.stances.rules import Found
from research.measures.stances.scene import COMMON_NOUN, Scene, set_scene
from research.text.document import lay_out
from research.text.segments import Span

ANNA, BORIS = "Anna Weber", "Boris Lind"


def _scene(text: str) -> Scene:
    places = [(text.find(name), name) for name in (ANNA, BORIS) if name in text]
    mentions = [Mention(at, at + len(n), n, "person", "name") for at, n in sorted(places)]
    return set_scene(lay_out(text), mentions, [], [])


def _rules(text: str) -> dict[tuple[str | None, str], float]:
    scene = _scene(text)
    return {
        (one.holder, scene.targets[one.target].name): one.stance
        for sentence in scene.sentences
        for one in decision.by_rules(scene, sentence, cue_book())
    }


# text, sign of Anna's stance towards Boris by the rules; 0 for none
COMPOSED = {
    "told outright": ("Anna Weber criticised Boris Lind.", -1),
    "rejects calls to end": ("Anna Weber rejected calls to cancel the visit of Boris Lind.", 1),
    "plan to harm": ("Anna Weber praised a plan to sanction Boris Lind.", -1),
    "warns against": ("Anna Weber warned against endorsing Boris Lind.", -1),
    "no longer": ("Anna Weber no longer supports Boris Lind.", -1),
    "takes back": ("Anna Weber withdrew her endorsement of Boris Lind.", -1),
    "declines": ("Anna Weber declined to criticise Boris Lind.", 1),
    "an act of unknown sign": ("Anna Weber praised a plan to visit Boris Lind.", 0),
    "a claim about": ("Anna Weber rejected claims that Boris Lind had resigned.", 0),
    "calls for": ("Anna Weber rejected calls for Boris Lind to be heard.", 0),
    "calls for an end": (
        "Anna Weber rejected calls for the visit of Boris Lind to be cancelled.",
        1,
    ),
    "demands that": ("Anna Weber dismissed demands that Boris Lind be removed.", 1),
    "hosts, and rejects": (
        "Anna Weber hosts the summit and has rejected calls for Boris Lind to be removed.",
        1,
    ),
    "asked": ("Did Anna Weber attack Boris Lind?", 0),
    "supposed": ("Nobody knows whether Anna Weber attacked Boris Lind.", 0),
    "contracted": ("Anna Weber doesn't support Boris Lind.", -1),
    "contracted, curled": ("Anna Weber didn’t praise Boris Lind.", -1),
    "not only": ("Anna Weber not only praised Boris Lind.", 1),
    "rarely": ("Anna Weber rarely praised Boris Lind.", -1),
    "back is an adverb": ("Anna Weber came back Boris Lind said.", 0),
}


@pytest.mark.parametrize(("text", "sign"), COMPOSED.values(), ids=COMPOSED)
def test_what_stands_around_a_cue_turns_it(text: str, sign: int) -> None:
    stance = _rules(text).get((ANNA, BORIS), 0.0)
    assert np.sign(stance) == sign


# text, sign of what the outlet says of the one whom it judges
NARRATED = {
    "predicate": ("Boris Lind is a liar, as everybody knows.", -1),
    "set before": ("The embattled Boris Lind left.", -1),
    "owned": ("Boris Lind's disastrous speech went on.", -1),
    "deed": ("Boris Lind boasted about it for an hour.", -1),
    "good": ("Boris Lind's brilliant defence went on.", 1),
    "event": ("Boris Lind lost the war and was attacked.", 0),
    "boasts a lead": ("Boris Lind boasts a lead of three points.", 0),
    "another's word": ("They criticised Boris Lind as reckless.", 0),
    "in marks": ("Boris Lind is “a liar” to some.", 0),
    "asked": ("Is it true that Boris Lind is a liar?", 0),
    "denied": ("Boris Lind is not impressive at all.", -1),
    "contracted": ("Boris Lind isn't impressive at all.", -1),
    "denied before": ("Boris Lind doesn’t seem dishonest.", 1),
    "not only": ("Boris Lind is not only reckless, he is dishonest.", -1),
    "without doubt": ("Boris Lind is without doubt a brilliant man.", 1),
    "alleged": ("Boris Lind is an alleged liar.", 0),
    "possible": ("Boris Lind could be a disastrous president.", 0),
    "inverted": ("Were Boris Lind dishonest, all would know.", 0),
    "far away": ("Boris Lind was there " + "on the very day " * 20 + "when it was reckless.", 0),
    "another's subject": ("To Boris Lind, Anna Weber is reckless.", -1),
    "told to lie": ("They pressed Boris Lind to lie about it.", 0),
    "a court's finding": ("Boris Lind pleaded guilty to a reckless act.", 0),
    "a noun of something else": ("Boris Lind took the threat lightly.", 0),
    "a noun of him": ("Boris Lind shouts and is a liar.", -1),
    "of another name": ("Boris Lind will meet reckless Anna Weber.", -1),
}


@pytest.mark.parametrize(("text", "sign"), NARRATED.values(), ids=NARRATED)
def test_the_outlet_judges_by_words_of_its_own(text: str, sign: int) -> None:
    found = [one.sign for one in narrator.told(_scene(text))]
    assert found == ([sign] if sign else [])


# text, how its word that judges is tied to whom it judges
TIED = {
    "description": "Boris Lind is reckless.",
    "deed": "Boris Lind boasted about it.",
    "possession": "Boris Lind's reckless speech went on.",
    "attribute": "The reckless Boris Lind left.",
    "apposition": "Boris Lind, a reckless man, left.",
    "of": "The reckless and very long speech of Boris Lind went on.",
    "predicate": "Boris Lind made a reckless speech.",
    "clause": "A reckless vote on Monday night hurt Boris Lind.",
}


@pytest.mark.parametrize(("tie", "text"), TIED.items(), ids=TIED)
def test_how_closely_a_word_is_tied_is_told(tie: str, text: str) -> None:
    assert [one.tie for one in narrator.told(_scene(text))] == [tie]


def test_a_page_of_letters_says_nothing_of_the_outlets() -> None:
    letter = "Boris Lind is simply a shameless liar."
    pages = (f"{letter}\n\nAnna Weber.", f"{letter}\n\nAnna Weber.\n\n{letter}\n\nPaul Meyer.")
    told = [[row for row in find_stances(page) if row.holder == "narrator"] for page in pages]
    assert [bool(rows) for rows in told] == [True, False]


def test_what_an_outlet_says_is_likelier_where_it_reports_less_and_stresses_more() -> None:
    judged = "Boris Lind is simply a shameless liar and a brazenly dishonest man."
    reports = " ".join(["The ministers said so on Monday."] * 5)
    texts = (judged, f"{judged} {reports}", "Boris Lind is not bad.")
    likely = [
        max(row.probability for row in find_stances(text) if row.holder == "narrator")
        for text in texts
    ]
    assert likely[0] > 0.5 > likely[2]
    assert likely[0] > likely[1]


def _candidate(**given: object) -> Candidate:
    item = PairItem("A met B.", Span(0, 1), Span(6, 7))
    held: dict[str, object] = {
        "holder": "A",
        "holder_text": "A",
        "target": 1,
        "target_name": "B",
        "found": None,
    }
    return Candidate(**{"sentence": range(4), "item": item, **held, **given})  # type: ignore[arg-type]


def _looked_at(text: str) -> set[tuple[str, str]]:
    scene = set_scene(lay_out(text), find_actors(text), [], [])
    pairs = decision.every_pair(scene, cue_book())
    return {(one.holder or one.holder_text, one.target_name) for one in pairs}


# text, whether it may be a stance of Anna towards Boris
DENIED = {
    "a deed": ("Anna Weber denied attacking Boris Lind.", False),
    "that she did it": ("Anna Weber denied that she had betrayed Boris Lind.", False),
    "that she did it, by name": ("Anna Weber denied Weber betrayed Boris Lind.", False),
    "a claim": ("Anna Weber rejected the false claims that she betrayed Boris Lind.", False),
    "an accusation": ("Anna Weber dismisses accusations of undermining Boris Lind.", False),
    "his own claim": ("Anna Weber rejected the claims of Boris Lind that she lied.", True),
    "what he did": ("Anna Weber rejected claims that Boris Lind betrayed voters.", True),
    "another sentence part": ("Anna Weber denied lying, but attacked Boris Lind.", True),
    "no claim": ("Anna Weber rejected Boris Lind.", True),
}


@pytest.mark.parametrize(("text", "looked_at"), DENIED.values(), ids=DENIED)
def test_who_denies_a_deed_holds_no_stance_by_it(text: str, looked_at: bool) -> None:
    assert ((ANNA, BORIS) in _looked_at(text)) is looked_at


# text, whether it may be a stance of Anna towards Boris
ASKED = {
    "urged": ("Voters urged Anna Weber to attack Boris Lind.", False),
    "called on": ("Voters are calling on Anna Weber to denounce Boris Lind.", False),
    "what comes after": ("Voters urged Anna Weber to speak, but she attacked Boris Lind.", True),
    "who asks": ("Anna Weber urged voters to attack Boris Lind.", True),
    "called, not on": ("Voters called when Anna Weber, to applause, attacked Boris Lind.", True),
}


@pytest.mark.parametrize(("text", "looked_at"), ASKED.values(), ids=ASKED)
def test_who_is_asked_for_a_deed_holds_no_stance_by_it(text: str, looked_at: bool) -> None:
    assert ((ANNA, BORIS) in _looked_at(text)) is looked_at


# text, whether the party or country in it is anybody's target or holder
ADJECTIVES = {
    "before a role": ("Anna Weber attacked her Democratic rival.", "Democratic Party", False),
    "before a name": ("Anna Weber mocked Democrat Boris Lind.", "Democratic Party", False),
    "one of it": ("Anna Weber met a Republican on Monday.", "Republican Party", False),
    "a country": ("Anna Weber mocked the Russian leader.", "Russia", False),
    "all of it": ("Republicans attacked Anna Weber.", "Republican Party", True),
    "its people": ("Anna Weber criticised Republican leaders.", "Republican Party", True),
    "what it does": ("Republican criticism of Anna Weber grew.", "Republican Party", True),
    "a people without a plural": ("The Chinese have mocked Anna Weber.", "China", True),
}


@pytest.mark.parametrize(("text", "name", "found"), ADJECTIVES.values(), ids=ADJECTIVES)
def test_an_adjective_that_tells_which_is_no_actor(text: str, name: str, found: bool) -> None:
    assert any(name in pair for pair in _looked_at(text)) is found


def test_the_object_after_an_adjective_is_who_is_named() -> None:
    text = "Anna Weber mocked Democratic nominee Boris Lind."
    scene = set_scene(lay_out(text), find_actors(text), [], [])
    (rows,) = decision.all_by_rules(scene, cue_book())
    assert [(one.holder, scene.targets[one.target].name) for one in rows] == [(ANNA, BORIS)]


def test_whose_opponents_are_named_is_not_whom_somebody_judges() -> None:
    found = _looked_at("Anna Weber dismissed the claims of Boris Lind's accusers.")
    assert (ANNA, BORIS) not in found
    assert ("accusers", BORIS) in found
    assert (ANNA, BORIS) in _looked_at("Anna Weber dismissed Boris Lind's claims.")


def test_the_encoder_reads_a_place_again_only_where_that_can_make_a_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = _scene("Anna Weber met Boris Lind.")
    pairs = list(decision.every_pair(scene, cue_book()))
    asked: list[str] = []

    def scorer(method: str, *, names: bool) -> Judge:
        def judge(items: Sequence[Item], _: Sequence[float]) -> list[TargetSentiment]:
            asked.extend([method] * len(items))
            return [TargetSentiment("neutral", (0.2, 0.6, 0.2), ()) for _ in items]

        return judge

    monkeypatch.setattr(decision.sentiment, "scorer", scorer)
    for chance, often in ((0.9, 1), (0.0, 0)):
        asked.clear()
        row = [1 - chance, 0, chance, 0, 0]
        scored = ("encoder", lambda items, row=row: np.array([row] * len(items)))
        monkeypatch.setattr(decision, "scorer", lambda _, scored=scored: scored)
        decision.scores(decision.by_linear(pairs[:1]), "encoder")
        assert asked.count("encoder") == often


def test_a_sign_has_the_features_that_its_opposite_has_in_the_mirror() -> None:
    found = Found("A", 1, 0.9, "attributed", 1, 2, "praise: verb")
    pair, words = [0.1, 0.6, 0.1, 0.1, 0.1], (0.2, 0.3, 0.5)
    sides = combiner.table([_candidate(found=found)], np.array([pair]), [words])[:, 0].tolist()
    for_it, against = (dict(zip(combiner.ALONE, side, strict=True)) for side in sides)
    assert for_it["scorer"] == pytest.approx(math.log(6))
    assert for_it["sign of the scorer"] == -against["sign of the scorer"]
    assert (for_it["rule: said outright"], against["rule: said outright"]) == (1, 0)
    assert (for_it["rule against it"], against["rule against it"]) == (0, 1)


def test_a_pair_asked_the_other_way_round_gives_the_same() -> None:
    pair = [0.1, 0.5, 0.2, 0.15, 0.05]
    back = [0.1, 0.15, 0.05, 0.5, 0.2]
    words = (0.2, 0.3, 0.5)
    straight = combiner.table([_candidate()], np.array([pair]), [words])[0, 0]
    turned = combiner.table([_candidate(turned=True)], np.array([back]), [words])[0, 0]
    differ = [n for n, a, b in zip(combiner.ALONE, straight, turned, strict=True) if a != b]
    assert differ == ["holder after"]


def test_chances_never_sum_to_more_than_one() -> None:
    pairs = np.array([[0.01, 0.5, 0.47, 0.01, 0.01], [0.96, 0.01, 0.01, 0.01, 0.01]])
    found = combiner.decide([_candidate()] * 2, pairs, [(0.4, 0.2, 0.4)] * 2, scored="linear")
    assert all(0 <= one.positive + one.negative <= 1 for one in found)
    assert max(found[0]) > max(found[1])


def test_a_noun_that_a_word_of_blame_takes_is_likelier_on_the_side_of_the_word() -> None:
    pairs, words = np.array([[0.6, 0.1, 0.25, 0.03, 0.02]]), [(0.4, 0.5, 0.1)]

    def chances(cue: str, kind: str) -> combiner.Chance:
        found = Found("A", 1, -0.7, "narrator", 1, 2, cue)
        one = _candidate(found=found, kinds=("person", kind))
        return combiner.decide([one], pairs, words, scored="encoder")[0]

    # Both cues are deeds: the features are the same.
    judged, harmed = (chances(f"{cue}: verb", COMMON_NOUN) for cue in ("oppose", "harm"))
    assert judged.negative > harmed.negative + 0.1
    assert judged.positive == pytest.approx(harmed.positive, abs=0.01)
    for kind in ("person", "topic"):
        assert chances("oppose: verb", kind) == chances("harm: verb", kind)


def test_no_scorer_sees_a_name() -> None:
    text = "{} praised {}."
    seen = []
    for one, other in (("Anna", "Boris"), ("Xi", "Wladimir")):
        shown = text.format(one, other)
        holder, target = Span(0, len(one)), Span(shown.find(other), len(shown) - 1)
        seen.append(list(pair_words.features(PairItem(shown, holder, target))))
    assert seen[0] == seen[1]


def test_a_speaker_elsewhere_is_a_candidate_with_words_before_the_sentence() -> None:
    text = "“Boris Lind is late,” Anna Weber said. “He lied.”"
    scene = _scene(text)
    found = [one for s in scene.sentences for one in candidates(scene, s, [], cue_book())]
    assert {(one.holder, scene.targets[one.target].name) for one in found} == {
        (ANNA, BORIS), (BORIS, ANNA)
    }  # fmt: skip


def test_a_holder_that_is_no_actor_keeps_its_words_and_has_no_name() -> None:
    rows = find_stances("“Joe Biden is a liar and a crook,” a neighbour said.")
    assert all(row.holder is None for row in rows if row.holder_text == "a neighbour")


# text, words of the crowds in it
CROWDS = {
    "people": ("Many voting rights advocates denounced Boris Lind.", ["voting rights advocates"]),
    "a body": ("A federal appeals panel overruled Boris Lind.", ["federal appeals panel"]),
    "a body without a determiner": ("Panel discussions bored Boris Lind.", []),
    "a name": ("The Court of Appeals overruled Boris Lind.", []),
    "a verb before": ("Boris Lind told lawmakers everything.", ["lawmakers"]),
    "none": ("Boris Lind went home.", []),
}


@pytest.mark.parametrize(("text", "words"), CROWDS.values(), ids=CROWDS)
def test_crowds_are_people_and_bodies_without_a_name(text: str, words: list[str]) -> None:
    scene = _scene(text)
    found = [one.name for s in scene.sentences for one in crowds(scene, s)]
    assert found == words


# text, sign that the name of the crowd gives it towards Boris; 0 for none
SIDES = {
    "of": ("Critics of Boris Lind met.", -1),
    "to": ("Aides to Boris Lind met.", 1),
    "owned": ("Boris Lind's supporters met.", 1),
    "set before": ("Boris Lind supporters met.", 1),
    "of another": ("Critics of the mayor saw Anna Weber and then met Boris Lind.", 0),
    "no side": ("Residents of Boris Lind's town met.", 0),
}


@pytest.mark.parametrize(("text", "sign"), SIDES.values(), ids=SIDES)
def test_what_a_crowd_is_called_shows_its_side(text: str, sign: int) -> None:
    scene = _scene(text)
    found = [one for s in scene.sentences for one in candidates(scene, s, [], cue_book())]
    sides = [one for one in found if one.kinds[0] == "crowd" and one.target_name == BORIS]
    assert sides
    assert all(one.holder is None and not one.speaks for one in sides)
    assert [np.sign(one.found.stance) if one.found else 0 for one in sides] == [sign]


def test_rows_have_a_probability_and_a_holder_or_words_for_one() -> None:
    text = "Joe Biden condemned Donald Trump. Donald Trump praised Sergei Lavrov."
    rows = find_stances(text)
    assert rows
    assert all(decision.LEAST <= row.probability <= 1 for row in rows)
    sure = {(row.holder, row.target) for row in rows if row.probability >= 0.5}
    assert sure == {("Joe Biden", "Donald Trump"), ("Donald Trump", "Sergei Lavrov")}


def test_words_that_name_nobody_hold_no_stance() -> None:
    text = "“Joe Biden is a liar and a crook,” the release said."
    assert not [row for row in find_stances(text) if row.holder is None and row.voice != "narrator"]


UNJUDGED = {
    "a quotation": f"“He has been there, you know,” {ANNA} said of {BORIS}.",
    "both named": f"{ANNA} will meet {BORIS} in Nordvik on Friday.",
    "a name between commas": f"{ANNA} said that the mayor, {BORIS}, would be there with her on Friday.",
    "nothing but names": f"{ANNA}, {BORIS}.",
    "long": f"{ANNA} said {BORIS} would be there on Friday " + "and on Monday " * 20 + "again.",
}  # fmt: skip


@pytest.mark.parametrize("text", UNJUDGED.values(), ids=UNJUDGED)
def test_where_no_single_word_shows_a_stance_what_is_said_of_the_target_is_shown(text: str) -> None:
    found = find_stances(text)
    assert found
    for one in found:
        assert text[one.start : one.end] == one.cue
        assert one.cue not in {ANNA, BORIS, "Boris", "Anna", "He"}
        assert one.cue[-1].isalnum()
        assert len(one.cue.split()) <= 16
        assert one.target.split()[0] in one.cue or "He" in one.cue


def test_support_is_theirs_whom_somebody_criticises_for_it() -> None:
    found = find_stances("Anna Weber criticised France for its support of Boris Lind.")
    held = {s.holder: s.stance for s in found if s.target == "Boris Lind"}
    assert held["France"] > 0
    assert held.get("Anna Weber", -1) < 0
