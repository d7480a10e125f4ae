"""What turns a cue round, or makes it no stance: governing words, nested acts, questions.

"Rejected calls to cancel T's visit" is no stance against T; "called for an end to the attacks on T"
is one for T; "would T be a liar?" and "if T is guilty" are none, nor is "denied attacking T" one of whoever
denies it, nor "urged X to attack T" one of X.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from research.languages.en import lists
from research.measures.sentiment import lexicon
from research.measures.stances import grammar
from research.measures.stances.cues import CueBook
from research.measures.stances.scene import Scene, Target

# A composed stance says less than one told outright.
COMPOSED = 0.6
_CLOSES = frozenset(".!?")
_INSIDE = frozenset({"”", '"', "’", "'", ")", "''"})
# How far before a word that opens a condition, or governs a cue, may stand.
_REACH = 12
_GOVERNS = 6
_PARTED = frozenset({",", ";", ":", "but", "that", *_CLOSES})
_DENIED_ENDS = frozenset({",", ";", ":", "but", "while", *_CLOSES})
_PRONOUNS = lists.words("grammar", "personal")
# Words between "rejected" and "claims".
_TO_CLAIM = 4
# Words from a target to what is to be done to it or to what it owns: "T’s visit in May to be cancelled".
_UNDONE = 12
_TO_ACT = 2  # words between "rejected" and "calls"
# Words from "urged" to whom it asks.
_ASKED = 3
_ASKING = lists.words("stances", "asks_somebody")
# "Rarely praised" denies; "not only praised", "without doubt" do not.
_RARELY = lists.words("grammar", "rarely")
_NOTHING_DENIED = lists.words("grammar", "after_no_denial")
_CALLING = lists.words("stances", "calls_on_somebody")


def denied(scene: Scene, sentence: range) -> list[bool]:
    """Whether each word of a sentence is denied: "didn't praise", not "not only praised"."""
    words = scene.words[sentence.start : sentence.stop]
    if not (_RARELY.isdisjoint(words) and _NOTHING_DENIED.isdisjoint(words)):
        behind = [*words[1:], ""]
        words = [
            after if after in _NOTHING_DENIED else "not" if word in _RARELY else word
            for word, after in zip(words, behind, strict=True)
        ]
    return lexicon.negated(words)


def open_question(scene: Scene, sentence: range, at: int) -> bool:
    """Whether the word here is asked or supposed, not said: "Is T a liar?", "whether T lied"."""
    asked = "?" in scene.words[at : sentence.stop]
    for i in range(at, sentence.stop) if asked else ():
        word = scene.words[i]
        if word == "?":
            return True
        if word in _CLOSES and i + 1 < sentence.stop and scene.words[i + 1] not in _INSIDE:
            break
    for i in range(at - 1, max(sentence.start, at - _REACH) - 1, -1):
        if scene.words[i] in ("if", "whether", "unless"):
            return True
        if scene.words[i] in _PARTED:
            return False
    return False


def governed(scene: Scene, sentence: range, at: int, book: CueBook) -> float:
    """-1 where a phrase before a cue turns it round ("warned against backing T"), else 1."""
    low = max(sentence.start, at - _GOVERNS)
    for i in range(low, at):
        for phrase in book.turning.get(scene.words[i], ()):
            last = i + len(phrase)
            if last > at or tuple(scene.words[i:last]) != phrase:
                continue
            if not any(word in (",", ";", "but", "and") for word in scene.words[last:at]):
                return -1.0
    return 1.0


def nested(scene: Scene, first: int, target: Target, book: CueBook) -> float:
    """What the words between a cue and its target leave of the cue's stance.

    1 where nothing stands between; -1 or 1, weakened, where an act with a stance of its own does
    ("calls to cancel T's visit", "calls for T's visit to be cancelled"); 0 where an act or a claim does
    whose stance is not known.
    """
    last = target.first
    act = next((i for i in range(first, last) if scene.words[i] in book.acts), None)
    if act is None:
        claim = next((i for i in range(first, last) if scene.words[i] in book.claims), None)
        if claim is None:
            return 1.0
        following = scene.words[claim + 1 : claim + 2]
        return -COMPOSED if following == ["against"] else 0.0 if following else 1.0
    for i in range(act + 1, last):
        word = scene.words[i]
        if word in book.bad_events or word in book.ending:
            return -COMPOSED
        for cue in book.verbs.get(word, book.others.get(word, ())):
            return COMPOSED if cue.stance > 0 else -COMPOSED
    if act - first > _TO_ACT:
        return 0.0  # "hosts the summit and has rejected calls": of another verb
    for before, word in pairwise(scene.words[target.last : target.last + _UNDONE]):
        if before in _DENIED_ENDS:
            break
        if before == "be" and word in book.ended:
            return -COMPOSED
    return 0.0


def denials(scene: Scene, sentence: range, book: CueBook) -> Iterator[tuple[str, range]]:
    """Who denies something of themselves in a sentence, and the words that say what.

    "X denied attacking T", "X rejected claims that she betrayed T": nothing of X towards T. That
    "X denied that Y lied" says nothing of X either, and is left alone.
    """
    for at in sentence:
        if scene.words[at] not in book.denying or scene.target_at[at] >= 0:
            continue
        first = _denied_from(scene, sentence, at, book)
        if first is None:
            continue
        holder = grammar.subject(scene, sentence, at)
        name = scene.targets[holder].name if isinstance(holder, int) else holder
        opens = scene.target_at[first]
        own = opens >= 0 and scene.targets[opens].name == name
        if name is None or not (
            own or scene.words[first] in _PRONOUNS or scene.words[first].endswith("ing")
        ):
            continue
        yield name, range(first + 1, _clause_end(scene, sentence, first + 1))


def requests(scene: Scene, sentence: range) -> Iterator[tuple[str, range]]:
    """Who is asked to do something in a sentence, and the words that say what.

    "Urged X to veto it" says nothing of X towards it.
    """
    for number in grammar.present(scene, sentence):
        asked = scene.targets[number]
        if scene.words[asked.last : asked.last + 1] != ["to"]:
            continue
        before = scene.words[max(sentence.start, asked.first - _ASKED) : asked.first]
        called = before[-1:] == ["on"] and not _CALLING.isdisjoint(before)
        if called or not _ASKING.isdisjoint(before):
            first = asked.last + 1
            yield asked.name, range(first, _clause_end(scene, sentence, first))


def _clause_end(scene: Scene, sentence: range, first: int) -> int:
    last = first
    while last < sentence.stop and scene.words[last] not in _DENIED_ENDS:
        last += 1
    return last


def _denied_from(scene: Scene, sentence: range, at: int, book: CueBook) -> int | None:
    """The first word of what is denied: after "denied", "denied that" or "rejected claims that"."""
    words = scene.words
    near = range(at + 1, min(sentence.stop - 2, at + 1 + _TO_CLAIM))
    claim = next((i for i in near if words[i] in book.claims | book.acts), None)
    if claim is not None:
        return claim + 2 if words[claim + 1] in ("that", "of") else None
    if at + 2 >= sentence.stop or words[at] not in book.denying_outright:
        return None
    return at + 2 if words[at + 1] == "that" else at + 1
