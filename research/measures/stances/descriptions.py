"""What words say that somebody is, and whose role they name."""

from __future__ import annotations

from research.languages.en import lists
from research.measures.stances.grammar import CLAUSES, STOPS
from research.measures.stances.scene import Scene

_ROLE_TO_NAME = lists.words("persons", "title_before_name") | {",", "."}
_COPULAS = lists.words("grammar", "copula")
_BEFORE_COPULA = lists.words("grammar", "before_copula") | frozenset('”"')


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
