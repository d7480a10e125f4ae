"""Forms of English verbs and nouns, and the base of a form: by endings and lists, no tagger."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from research.languages.en import lists

_VOWELS = "aeiou"
_HISSES = ("s", "x", "z", "ch", "sh")
_BRITISH = re.compile(r"is(?=(?:e|es|ed|ing)$)")
_ENDINGS = (
    ("ies", "s"), ("es", "s"), ("s", "s"), ("ied", "both"), ("ed", "both"), ("ing", "ing"),
)  # fmt: skip


class Form(NamedTuple):
    """A verb form: its base, and which form it is (base, s, ing, past, participle or both)."""

    base: str
    form: str

    def __bool__(self) -> bool:
        """Whether it is a form of any verb."""
        return bool(self.base)


NO_FORM = Form("", "")


@lru_cache(maxsize=8192)
def conjugated(base: str) -> tuple[tuple[str, str], ...]:
    """(word, form) of each form of a verb: base, s, past, participle or both, ing.

    Where British and American news double differently, both spellings.

    >>> conjugated("slam")
    (('slam', 'base'), ('slams', 's'), ('slammed', 'both'), ('slamming', 'ing'))
    >>> [word for word, _ in conjugated("cancel")]
    ['cancel', 'cancels', 'canceled', 'cancelled', 'canceling', 'cancelling']
    >>> [word for word, _ in conjugated("overthrow")]
    ['overthrow', 'overthrows', 'overthrew', 'overthrown', 'overthrowing']
    """
    after_consonant = base.endswith("y") and base[-2:-1] not in _VOWELS
    third = "has" if base == "have" else f"{base}es" if base in ("do", "go") else plural(base)
    if base in _principal_parts():
        past, participle = _principal_parts()[base]
        pasts = (
            [(past, "both")] if past == participle else [(past, "past"), (participle, "participle")]
        )
    elif after_consonant:
        pasts = [(f"{base[:-1]}ied", "both")]
    elif base.endswith("e"):
        pasts = [(f"{base}d", "both")]
    else:
        pasts = [(f"{stem}ed", "both") for stem in _stems(base)]
    if base.endswith("ie"):
        ings = [f"{base[:-2]}ying"]
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        ings = [f"{base[:-1]}ing"]
    else:
        ings = [f"{stem}ing" for stem in _stems(base)]
    return ((base, "base"), (third, "s"), *pasts, *((word, "ing") for word in ings))


def plural(noun: str) -> str:
    """The plural of a regular noun.

    >>> plural("ally"), plural("speech"), plural("boy")
    ('allies', 'speeches', 'boys')
    """
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSES) else f"{noun}s"


def _stems(base: str) -> list[str]:
    """What -ed and -ing are put to: the base, its last letter doubled, or either."""
    if base.endswith("ic"):
        return [f"{base}k"]
    plain = base.replace("qu", "kw")
    closed = plain[-1:] not in f"{_VOWELS}wxy" and plain[-2:-1] in tuple(_VOWELS)
    if not closed or plain[-3:-2] in tuple(_VOWELS):
        return [base]
    doubled = base + base[-1]
    if len(re.findall(f"[{_VOWELS}y]+", plain)) == 1 or base in _doubling():
        return [doubled]
    return [base, doubled] if base.endswith("l") else [base]


@cache
def _doubling() -> frozenset[str]:
    return frozenset(lists.sections("irregular.txt")["doubling"])


@cache
def _principal_parts() -> dict[str, tuple[str, str]]:
    entries = (entry.split() for entry in lists.sections("irregular.txt")["irregular"])
    return {base: (past, participle) for base, past, participle in entries}


@cache
def _bases() -> frozenset[str]:
    regular = frozenset(lists.sections("verbs.txt", separator=r"\s+")["verb"])
    regular = frozenset(verb for verb in regular if len(verb) > 2)
    return (regular - lists.rule("no_name") - lists.rule("oblique")) | _principal_parts().keys()


@cache
def _irregular_forms() -> dict[str, Form]:
    found = {}
    for base, (past, participle) in _principal_parts().items():
        found[participle] = Form(base, "participle")
        found[past] = Form(base, "both" if past == participle else "past")
    return found


@lru_cache(maxsize=8192)
def verb_form(word: str) -> Form:
    """The verb form that a lower-case word can be, `NO_FORM` where it can be none.

    >>> [verb_form(word).base for word in ("praised", "tries", "hitting", "noted", "thrown")]
    ['praise', 'try', 'hit', 'note', 'throw']
    """
    if word in _irregular_forms():
        return _irregular_forms()[word]
    bases = _bases()
    if word in bases:
        return Form(word, "base")
    for ending, form in _ENDINGS:
        if word.endswith(ending):
            base = _base(word[: -len(ending)], ending, bases)
            if base:
                return Form(base, form)
    american = _BRITISH.sub("iz", word)  # criticise, organised
    return verb_form(american) if american != word else NO_FORM


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
