"""Verb forms and their base, by endings and a list of irregular ones; no parser, no tagger."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from research.languages.en import lists


class Form(NamedTuple):
    """A verb form: its base, and which form it is (base, s, ing, past, participle or both)."""

    base: str
    form: str


@cache
def _bases() -> frozenset[str]:
    regular = frozenset(lists.sections("verbs.txt", separator=r"\s+")["verb"])
    regular = frozenset(verb for verb in regular if len(verb) > 2)
    return (regular - lists.rule("no_name") - lists.rule("oblique")) | {
        entry.split()[0] for entry in lists.sections("irregular.txt")["irregular"]
    }


@cache
def _irregular() -> dict[str, Form]:
    found = {}
    for entry in lists.sections("irregular.txt")["irregular"]:
        base, past, participle = entry.split()
        found[participle] = Form(base, "participle")
        found[past] = Form(base, "both" if past == participle else "past")
    return found


@lru_cache(maxsize=8192)
def read(word: str) -> Form | None:
    """The verb form that a lower-case word can be, None where it can be none.

    >>> [read(word).base for word in ("praised", "tries", "hitting", "noted", "thrown")]
    ['praise', 'try', 'hit', 'note', 'throw']
    """
    if word in _irregular():
        return _irregular()[word]
    bases = _bases()
    if word in bases:
        return Form(word, "base")
    for ending, form in _ENDINGS:
        if word.endswith(ending):
            base = _base(word[: -len(ending)], ending, bases)
            if base:
                return Form(base, form)
    american = _BRITISH.sub("iz", word)  # criticise, organised
    return read(american) if american != word else None


_BRITISH = re.compile(r"is(?=(?:e|es|ed|ing)$)")


_ENDINGS = (
    ("ies", "s"), ("es", "s"), ("s", "s"), ("ied", "both"), ("ed", "both"), ("ing", "ing"),
)  # fmt: skip


def _base(stem: str, ending: str, bases: frozenset[str]) -> str:
    """The base of a form without its ending: "hoping" is of "hope", "hopping" of "hop"."""
    if ending in ("ies", "ied"):
        return stem + "y" if stem + "y" in bases else ""
    if ending in ("s", "es"):
        return stem if stem in bases else ""
    silent = stem + "e"
    short = len(stem) < 5 and stem[-2:-1] in "aeiou" and stem[-3:-2] not in "aeiou"
    if silent in bases and (short or stem not in bases):
        return silent
    if stem in bases:
        return stem
    single = stem[:-1]
    return single if stem[-1:] == stem[-2:-1] and single in bases else ""
