"""Cues: the verbs, nouns and phrases that introduce what somebody says, and their class."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CLASSES = ("neutral", "assertive", "evaluative", "concessive", "asking", "thinking")
_CODEBOOK = Path(__file__).resolve().parent.parent / "codebooks" / "cues.toml"


@dataclass(frozen=True, slots=True)
class Form:
    """An inflected form of a cue: its lemma, class, and part (base, s, past, ing, noun)."""

    lemma: str
    cue_class: str
    part: str


@lru_cache(maxsize=1)
def forms() -> dict[str, Form]:
    """Every inflected form of the codebook, lower case; a verb before the noun of its spelling."""
    book = tomllib.loads(_CODEBOOK.read_text(encoding="utf-8"))
    irregular = {lemma: shapes.split() for lemma, shapes in book["irregular"].items()}
    found: dict[str, Form] = {}
    for name in CLASSES:
        for lemma in book[name]["verbs"].split():
            for shape, part in _inflections(lemma, irregular.get(lemma)):
                found.setdefault(shape, Form(lemma, name, part))
    for name in CLASSES:
        for lemma in book[name]["nouns"].split():
            for shape in (lemma, _plural(lemma)):
                found.setdefault(shape, Form(lemma, name, "noun"))
    return found


@lru_cache(maxsize=1)
def phrases() -> dict[tuple[str, ...], str]:
    """Cues of several words, lower case, to their class."""
    book = tomllib.loads(_CODEBOOK.read_text(encoding="utf-8"))
    return {tuple(phrase.split()): name for name in CLASSES for phrase in book[name]["phrases"]}


@lru_cache(maxsize=10_000)
def classify(cue: str) -> str | None:
    """Class of a cue of any length: of its phrase, else its last verb, else its noun; else None.

    >>> classify("has repeatedly insisted"), classify("pointed out"), classify("went home")
    ('assertive', 'assertive', None)
    """
    words = [word.strip(".,:;").replace("’", "'") for word in cue.lower().split()]
    for length in (3, 2):
        for at in range(len(words) - length + 1):
            if (name := phrases().get(tuple(words[at : at + length]))) is not None:
                return name
    known = [form for word in words if (form := forms().get(word)) is not None]
    verbs = [form for form in known if form.part != "noun"]
    chosen = verbs or known
    # "said in a statement", "went on to say": the first verb that is not a noun's neighbour.
    return chosen[0].cue_class if chosen else None


def _inflections(lemma: str, irregular: list[str] | None) -> list[tuple[str, str]]:
    shapes = [(lemma, "base")]
    if irregular is not None:
        for shape in irregular:
            part = "ing" if shape.endswith("ing") else "s" if shape.endswith("s") else "past"
            shapes.append((shape, part))
        return shapes
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    past = f"{stem}ed"
    third = f"{lemma}s"
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        third = f"{lemma}es"
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        third, past = f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"
    progressive = f"{lemma if lemma.endswith(('ee', 'ye')) else stem}ing"
    return [*shapes, (third, "s"), (past, "past"), (progressive, "ing")]


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "sh", "x")) else f"{noun}s"
