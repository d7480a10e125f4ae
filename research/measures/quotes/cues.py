"""Cues: the verbs, nouns and phrases that introduce what somebody says, and their class."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from research.languages.en.inflection import conjugated, plural

CLASSES = ("neutral", "assertive", "evaluative", "concessive", "asking", "thinking")
_PARTS = {"both": "past", "participle": "past"}
_CODEBOOK = Path(__file__).resolve().parent.parent / "codebooks" / "reporting_verbs.toml"


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
    found: dict[str, Form] = {}
    for name in CLASSES:
        for lemma in book[name]["verbs"].split():
            for shape, part in conjugated(lemma):
                found.setdefault(shape, Form(lemma, name, _PARTS.get(part, part)))
            for shape in book["variants"].get(lemma, "").split():
                found.setdefault(shape, Form(lemma, name, "past"))
    for name in CLASSES:
        for lemma in book[name]["nouns"].split():
            for shape in (lemma, plural(lemma)):
                found.setdefault(shape, Form(lemma, name, "noun"))
    return found


@lru_cache(maxsize=1)
def cue_words() -> frozenset[str]:
    """The words that a cue of one word, or "according to", begins with."""
    return frozenset([*forms(), "according"])


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
