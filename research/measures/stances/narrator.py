"""What an outlet itself says of a target: by words of evaluation in its own voice, never by events.

That somebody lost, was accused or was attacked is told, not judged. A row needs a word that judges,
outside of every quotation and of what anybody is reported to have said, and the target that it is
said of: "T's disastrous speech", "T is a demagogue", "T boasted". How likely each is: `narration`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from research.languages.en import lists
from research.languages.en.inflection import conjugated
from research.measures.stances import grammar, polarity
from research.measures.stances.cues import cue_book
from research.measures.stances.evaluative import conduct, describing
from research.measures.stances.scene import Scene, Target, possessive

# How a word may be tied to the target, the closest first.
_TIES = (
    "description", "deed", "possession", "attribute", "apposition", "of", "predicate", "clause",
)  # fmt: skip
# Words between a judging word and the target that it is set before or after, at most.
_NEAR, _OWNED, _OF, _APPOSED, _PREDICATE = 4, 5, 6, 9, 12
# A subject opens its clause within so many words.
_OPENS = 3
_BREAKS = lists.words("grammar", "breaks_description")
_CLAUSE_ENDS = frozenset(",;:()—–") | lists.words("stances", "clause_end")
_JOINT = frozenset({",", ";", "and", "but", "that"})
_OF_DOER = frozenset({"of", "by", "from"})
# Ties by which a noun may be of somebody else, and how far before it a form of "be" may stand.
_LOOSE = frozenset({"possession", "of", "predicate", "clause"})
_SAID = 4
_COPULAS = lists.words("grammar", "copula")
_PARTS = grammar.STOPS | grammar.CLAUSES | {","}
_OBJECT = lists.words("grammar", "object_opener")
_LAW = lists.words("stances", "of_law")
_NOT_JUDGED = lists.words("stances", "not_judged")
_SUPPOSES = lists.words("stances", "supposes")
# Words from "could be" to what may be, at most.
_OPEN = 5
# A page of letters has as many signatures, at least.
_SIGNED = 2


@dataclass(frozen=True, slots=True)
class Told:
    """Words of evaluation that are said of a target in a sentence, all of one sign.

    `at` is the one tied to it most closely, by `tie`. `predicated`: one stands in what the target
    does; `words` counts those of this sign in the sentence.
    """

    sentence: range
    target: int
    sign: int
    at: int
    tie: str
    predicated: bool
    words: int


def told(scene: Scene) -> Iterator[Told]:
    """What the outlet may say of each named target, sentence by sentence; nothing of a page of letters."""
    if _letters(scene):
        return
    named = scene.named()
    for sentence in scene.sentences:
        if _LAW.isdisjoint(scene.words[sentence.start : sentence.stop]):
            yield from _of_sentence(named, sentence)


def own(scene: Scene, at: int) -> bool:
    """Whether the outlet says this word itself."""
    return scene.quote_at[at] < 0 and not scene.marked[at]


def _letters(scene: Scene) -> bool:
    """Whether paragraphs are signed: what such a page says is its readers'."""
    people = [one for one in scene.targets if one.kind == "person"]
    return sum(_signs(scene.text, one) for one in people) >= _SIGNED


def _signs(text: str, target: Target) -> bool:
    """Whether a line has nothing but this name."""
    end = text.find("\n", target.end)
    line = text[text.rfind("\n", 0, target.start) + 1 : end if end >= 0 else len(text)]
    return line.strip().rstrip(".") == text[target.start : target.end]


def _of_sentence(scene: Scene, sentence: range) -> Iterator[Told]:
    said = list(_said(scene, sentence))
    if not said:
        return
    mentions: dict[str, list[int]] = {}
    for number in grammar.present(scene, sentence):
        target = scene.targets[number]
        if own(scene, max(sentence.start, target.first)):
            mentions.setdefault(target.name, []).append(number)
    for numbers in mentions.values():
        ties = [
            (_TIES.index(tie), at, sign, number)
            for number in numbers
            for at, sign, acts in said
            # A text without full stops is one sentence: nothing so far away is said of it.
            if abs(at - scene.targets[number].first) < grammar.FAR
            and (tie := _tie(scene, sentence, scene.targets[number], at, acts=acts))
        ]
        for sign in (1, -1):
            mine = sorted(tie for tie in ties if tie[2] == sign)
            if mine:
                # A deed judges only whoever does it.
                others = {at for at, other, acts in said if other == sign and not acts}
                first, at, _, number = mine[0]
                yield Told(
                    sentence, number, sign, at, _TIES[first],
                    predicated=any(_TIES[tie[0]] == "predicate" for tie in mine),
                    words=len(others | {tie[1] for tie in mine}),
                )  # fmt: skip


def _said(scene: Scene, sentence: range) -> Iterator[tuple[int, int, bool]]:
    """Words that judge, with their sign and whether they judge whoever does it; the outlet's own alone."""
    if scene.words[sentence.start] in _SUPPOSES:
        return
    describes, acts = describing(), conduct()
    denied = polarity.denied(scene, sentence)
    for at in sentence:
        word = scene.words[at]
        if not own(scene, at) or scene.target_at[at] >= 0:
            continue
        sign = describes.get(word, 0) or acts.get(word, 0)
        if sign and not (
            polarity.open_question(scene, sentence, at) or _not_judged(scene, sentence, at)
        ):
            yield at, -sign if denied[at - sentence.start] else sign, word not in describes
        # "They criticised T as weak": what follows is no longer the outlet's.
        if word in _holding():
            return


def _not_judged(scene: Scene, sentence: range, at: int) -> bool:
    """Whether the words before say that it is only alleged or possible: "could be a disaster"."""
    for i in range(at - 1, max(sentence.start, at - _OPEN) - 1, -1):
        word = scene.words[i]
        if word in _NOT_JUDGED:
            return True
        if word in _CLAUSE_ENDS or scene.target_at[i] >= 0:
            return False
    return False


@cache
def _holding() -> frozenset[str]:
    verbs = lists.words("stances", "holding_verb")
    return cue_book().labels | {form for verb in verbs for form in dict(conjugated(verb))}


def _tie(scene: Scene, sentence: range, target: Target, at: int, *, acts: bool) -> str | None:
    """How a word is tied to the target."""
    first, last = max(sentence.start, target.first), min(sentence.stop, target.last)
    behind = at >= last
    between = scene.words[last:at] if behind else scene.words[at + 1 : first]
    if acts:
        # "T boasts a lead", "urged T to lie": no boast, no lie.
        object_ = not _OBJECT.isdisjoint(scene.words[at + 1 : at + 2])
        done = behind and len(between) < _NEAR and between[-1:] != ["to"] and not object_
        return "deed" if done else None
    # "T fights radical Islamists": said of them.
    following = scene.target_at[at + 1] if at + 1 < sentence.stop else -1
    if following >= 0 and scene.targets[following].name != target.name:
        return None
    tie = _place(scene, sentence, target, at, between)
    if tie in _LOOSE and not _adjective(scene.words[at]):
        # "T took the threat lightly": T is none.
        before = scene.words[max(sentence.start, at - _SAID) : at]
        return None if _COPULAS.isdisjoint(before) else tie
    return tie


def _adjective(word: str) -> bool:
    return word in lists.adjectives() or word.endswith("ly") or word in cue_book().narrated


def _place(
    scene: Scene, sentence: range, target: Target, at: int, between: list[str]
) -> str | None:
    """Where a word that describes stands, seen from the target; `between` stands between the two."""
    first, last = max(sentence.start, target.first), min(sentence.stop, target.last)
    behind = at >= last
    span = grammar.predicate(scene, sentence, last)
    if span is not None and at in span and scene.words[span.start - 1] != "as":
        return "description"
    joined = _BREAKS.isdisjoint(between) and "," not in between
    if behind:
        if joined and len(between) < _OWNED and possessive(scene.text, target.end):
            return "possession"
        alone = all(number < 0 for number in scene.target_at[last:at])
        if between[:1] == [","] and "," not in between[1:] and len(between) < _APPOSED and alone:
            return "apposition"
        opens = first - sentence.start <= _OPENS or scene.words[first - 1] in _JOINT
        if opens and len(between) < _PREDICATE and _PARTS.isdisjoint(between):
            return "predicate"
    elif joined and len(between) < _NEAR:
        return "attribute"
    elif scene.words[first - 1] in _OF_DOER and len(between) < _OF and "," not in between:
        return "of"
    return "clause" if _CLAUSE_ENDS.isdisjoint(between) else None
