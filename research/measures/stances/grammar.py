"""Subjects, objects, possessors and agents around a cue, by the order of words alone.

No parser: what stands next to what, which words part clauses, and where quotations begin.
"""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.stances.cues import Cue, CueBook
from research.measures.stances.scene import Scene, possessive

_BE = lists.words("grammar", "passive")
_NOUN_AFTER = lists.words("grammar", "noun_follows")
_AFTER_PREPOSITION = lists.words("grammar", "preposition")
_LINKING = lists.words("grammar", "between_subject_and_cue") | lists.weekdays()
STOPS = frozenset(".;:?!")
CLAUSES = lists.words("grammar", "conjunction")
_FIRST_PERSON = lists.words("grammar", "first_person")
_ON = lists.words("grammar", "against_whom")
_NOT_IN_ROLE = lists.words("grammar", "not_in_role") | {","}
POSSESSIVES = lists.words("grammar", "third_person_possessive")
# How far from its cue an object may stand, in words; nearly all stand within a dozen.
_REACH = 12
# No subject stands further from its verb than this.
FAR = 60
# Whoever judges what was done to somebody sides with that somebody, by half.
SIDES = -0.5
_ROLE_TO_NAME = lists.words("persons", "title_before_name") | {",", "."}
_COPULAS = lists.words("grammar", "copula")
_BEFORE_COPULA = lists.words("grammar", "before_copula") | frozenset('”"')


def cues_at(scene: Scene, sentence: range, at: int, book: CueBook) -> Iterator[Cue]:
    """The cues that begin at a word: a phrase, else noun or adjective, else verbs."""
    word = scene.words[at]
    if scene.target_at[at] >= 0:
        return
    following = scene.words[at + 1] if at + 1 < sentence.stop else ""
    for cue in book.others.get(word, ()):
        if cue.part == "phrase":
            if tuple(scene.words[at : min(at + len(cue.words), sentence.stop)]) == cue.words:
                yield cue
                return
        elif following in cue.binds or (cue.part == "noun" and following == "from"):
            yield cue
            return
    # "Came back", "back in T": the adverb far outnumbers the verb in this form.
    if word in book.verbs and word != "back":
        before = scene.words[at - 1] if at > sentence.start else ""
        if before not in _NOUN_AFTER and not before.endswith("'s"):
            yield from book.verbs[word]


def passive(scene: Scene, sentence: range, at: int) -> bool:
    """Whether the verb here is a participle after a form of "be"."""
    word = scene.words[at]
    if word.endswith(("ing", "s")):
        return False
    low = max(sentence.start, at - 3)
    return any(scene.words[i] in _BE for i in range(low, at)) or (
        scene.words[at + 1 : at + 2] == ["by"]
    )


def by(scene: Scene, sentence: range, last: int) -> int | None:
    """The word after the "by" of a passive."""
    for i in range(last, min(sentence.stop, last + 8)):
        if scene.words[i] == "by":
            return i + 1
        if scene.words[i] in STOPS:
            return None
    return None


def after(scene: Scene, sentence: range, first: int) -> int | None:
    """The first actor within a few words from here."""
    for i in range(first, min(sentence.stop, first + 7)):
        if scene.target_at[i] >= 0 and scene.targets[scene.target_at[i]].acts:
            return scene.target_at[i]
        if scene.words[i] in STOPS or scene.words[i] == ",":
            return None
    return None


def possessor(scene: Scene, sentence: range, at: int) -> int | str | None:
    """Whose noun this is: "Moscow's invasion of", "their support for", "our criticism of"."""
    for i in range(at - 1, max(sentence.start, at - 4) - 1, -1):
        target = scene.target_at[i]
        if scene.words[i] in POSSESSIVES:
            # "Criticised France for its support": theirs of whom the preposition follows.
            whose = i - 1 if scene.words[i - 1] == "for" else i
            return target if target >= 0 else before(scene, sentence, whose, FAR)
        if scene.words[i] in _FIRST_PERSON and scene.quote_at[i] >= 0:
            return scene.speakers[scene.quote_at[i]]
        if target >= 0:
            return target if possessive(scene.text, scene.targets[target].end) else None
    return None


def subject(scene: Scene, sentence: range, at: int) -> int | str | None:
    """Who does what the word here says: an actor, or the speaker where that is "I" or "we".

    The actor right before it, with only auxiliaries, "who" and the like between; else the first
    actor of the clause that no preposition governs. In a quotation only its own words count.
    """
    region = scene.quote_at[at] if scene.marked[at] else -2
    low = at
    while low > max(sentence.start, at - FAR) and scene.words[low - 1] not in STOPS:
        if scene.words[low - 1] in CLAUSES:
            break
        if region >= 0 and scene.quote_at[low - 1] != region:
            break
        low -= 1
    near = True
    found: list[int] = []
    for i in range(at - 1, low - 1, -1):
        target = scene.target_at[i]
        if near and scene.words[i] in _FIRST_PERSON and scene.quote_at[i] >= 0:
            return scene.speakers[scene.quote_at[i]]
        if target < 0:
            near = near and scene.words[i] in _LINKING
            continue
        if i > scene.targets[target].first:
            continue
        before = scene.words[i - 1] if i > sentence.start else ""
        governed = before in _AFTER_PREPOSITION or possessive(scene.text, scene.targets[target].end)
        if near and not governed:
            joined = scene.words[at - 1] in ("and", ",")
            if not joined:
                return target
        near = False
        if not governed:
            found.append(target)
    if found:
        return found[-1]
    if region >= 0 and scene.words[at].endswith("ing") is False and low == at:
        return scene.speakers[region]
    return None


def objects(
    scene: Scene, sentence: range, first: int, book: CueBook
) -> Iterator[tuple[int, float]]:
    """Targets from here on, each with 1, or less than 0 where what was done to it is judged."""
    factor = 1.0
    seen = -1
    for i in range(first, min(sentence.stop, first + _REACH)):
        word, target = scene.words[i], scene.target_at[i]
        if target >= 0:
            if target != seen:
                yield target, factor
                seen = target
                following = scene.words[scene.targets[target].last : scene.targets[target].last + 2]
                if factor > 0 and not _joined(following):
                    return
            continue
        if word in STOPS or word in CLAUSES:
            return
        if word in book.bad_events and scene.words[i + 1 : i + 2] and scene.words[i + 1] in _ON:
            factor = SIDES
        if seen >= 0 and factor > 0 and word not in ("and", "or", ",", "the", "both"):
            return
        if seen < 0 and word == ",":
            return


def _joined(following: list[str]) -> bool:
    return following[:1] in (["and"], ["or"], [","])


def present(scene: Scene, sentence: range) -> list[int]:
    """Numbers of the targets in this sentence, in their order."""
    return sorted({t for t in scene.target_at[sentence.start : sentence.stop] if t >= 0})


def before(scene: Scene, sentence: range, at: int, reach: int) -> int | None:
    """The target that stands shortly before a word, with no mark or joint between."""
    for i in range(at - 1, max(sentence.start, at - reach) - 1, -1):
        if scene.target_at[i] >= 0:
            return scene.target_at[i]
        if scene.words[i] in STOPS or scene.words[i] in _NOT_IN_ROLE:
            return None
    return None


def apposed(scene: Scene, sentence: range, at: int, master: int) -> int | None:
    """Whose role the word here names: the name right after it, or before its comma."""
    i = at + 1
    while i < min(sentence.stop, at + 6) and scene.target_at[i] < 0:
        if scene.words[i] not in _ROLE_TO_NAME:
            break
        i += 1
    if i < sentence.stop and scene.target_at[i] >= 0:
        return scene.target_at[i]
    i = scene.targets[master].first - 1
    while i > sentence.start and scene.target_at[i] < 0 and at - i < 12:
        if scene.words[i] == ",":
            return scene.target_at[i - 1] if scene.target_at[i - 1] >= 0 else None
        i -= 1
    return None


def predicate(scene: Scene, sentence: range, first: int) -> range | None:
    """Words of what the target before is said to be: after "is", "was", "as" and the like."""
    i = first
    while i < sentence.stop and scene.words[i] in _BEFORE_COPULA:
        i += 1
    if i >= sentence.stop or scene.words[i] not in _COPULAS:
        return None
    last = i + 1
    while last < min(sentence.stop, i + 10) and scene.words[last] not in STOPS | CLAUSES | {","}:
        last += 1
    return range(i + 1, last) if last > i + 1 else None
