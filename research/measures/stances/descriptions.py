"""What words say that somebody is, whose role or view they name, and whom somebody addresses."""

from __future__ import annotations

from research.languages.en import lists
from research.measures.stances.grammar import CLAUSES, FAR, POSSESSIVES, STOPS
from research.measures.stances.scene import Scene, possessive

_ROLE_TO_NAME = lists.words("persons", "title_before_name") | {",", "."}
_COPULAS = lists.words("grammar", "copula")
_BEFORE_COPULA = lists.words("grammar", "before_copula") | frozenset('”"')
_OWN = lists.words("grammar", "own_possessive")
_PERSONAL = lists.words("grammar", "personal")


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


def owner(scene: Scene, sentence: range, at: int, owned: frozenset[str]) -> int | str | None:
    """Whose vision, view or interest follows: a possessor, or the speaker of "our" and "its"."""
    for i in range(at + 1, min(sentence.stop, at + 9)):
        if scene.words[i] in STOPS:
            return None
        if scene.words[i] not in owned:
            continue
        before_it = range(i - 1, max(at, i - 4), -1)
        for j in before_it:
            target = scene.target_at[j]
            if target >= 0 and possessive(scene.text, scene.targets[target].end):
                return target
            if scene.words[j] in _OWN and scene.quote_at[j] >= 0:
                return scene.speakers[scene.quote_at[j]]
            if target >= 0:
                return target
        return None
    return None


def subject_matter(scene: Scene, sentence: range, at: int, besides: set[str | None]) -> int | None:
    """The actor nearest before a word, in its sentence, else, after "this", in the one before."""
    low = max(sentence.start, at - FAR)
    for i in range(at - 1, low - 1, -1):
        target = scene.target_at[i]
        if target >= 0 and scene.targets[target].name not in besides:
            return target
    if scene.words[sentence.start : at].count("this") or scene.words[low:at].count("it"):
        quote = scene.quote_at[at]
        for i in range(max(0, sentence.start - FAR), sentence.start):
            target = scene.target_at[i]
            if target >= 0 and quote >= 0 and scene.quote_at[i] >= 0:
                same = scene.speakers[scene.quote_at[i]] == scene.speakers[quote]
                if same and scene.targets[target].name not in besides:
                    return target
    return None


def addressee(
    scene: Scene, sentence: range, at: int, counterparts: frozenset[str], name: str | None
) -> int | None:
    """Whom somebody tells something: the actor after the verb, or "his counterpart", named before."""
    for i in range(at + 1, min(sentence.stop, at + 5)):
        target = scene.target_at[i]
        if target >= 0 and scene.words[i] not in POSSESSIVES and scene.targets[target].acts:
            return target
        if scene.words[i] in counterparts:
            for j in range(i - 1, max(0, i - FAR) - 1, -1):
                found = scene.target_at[j]
                if found >= 0 and scene.targets[found].acts and scene.targets[found].name != name:
                    return found
            return None
    return None


def said_to_be(scene: Scene, sentence: range, at: int) -> range | None:
    """After "told Y": the words of what "he" or "she" is said to be."""
    for i in range(at + 1, min(sentence.stop - 1, at + 12)):
        if scene.words[i] in _PERSONAL and scene.words[i + 1] in _COPULAS:
            return predicate(scene, sentence, i + 1)
    return None
