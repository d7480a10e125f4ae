"""Whether another article has an actor under another name, in another spelling or by a description."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from rapidfuzz.distance import JaroWinkler

from research.languages.en import lists
from research.measures.actors import Mention, gazetteer
from research.measures.comparison.accounts import Account
from research.measures.comparison.terms import FUNCTION_WORDS, terms

_GIVEN = 3  # letters that a given name and its short form share: Zach, Zachary
_ALIKE = 0.92  # Jaro-Winkler from which two surnames may be one
# What a person is to a story, and what that is called alike: "attorney", "lawyer".
_ROLES = lists.pairs("grammar", "told_by_role")
_BY_ROLE = lists.alternatives(_ROLES)
_ROLE_BEFORE = re.compile(rf"\b({_BY_ROLE}),? \Z", re.IGNORECASE)
_ROLE_BEHIND = re.compile(rf", (?:[^\s,.;]+ ){{0,5}}?({_BY_ROLE})\b")
# Somebody who is meant: "the judge", "his wife", "Roe's mother"; not "Ada Roe, the judge".
_MEANT = re.compile(
    r"(?P<apposed>[A-Z][\w’'-]+, )?\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+[’']s?) (?:[a-z-]+ )?"
    rf"(?P<role>{_BY_ROLE})\b(?! [A-Z]|, [A-Z][\w’.-]+ [A-Z])"
)
# Romanised spellings differ in vowels and in whether a consonant is voiced.
_VOICED = str.maketrans("gbdjrzv", "kptclcp")
_VOWELS = re.compile(r"[aeiouwyh]")
_SYLLABLES = 3


def under_another_name(name: str, text: str) -> bool:
    """Whether a text has what a name is also called: "Burma" for "Myanmar"."""
    return any(
        other != name and re.search(rf"\b{re.escape(other)}\b", text)
        for group in _same_things()
        if name in group
        for other in group
    )


@lru_cache(maxsize=1)
def _same_things() -> tuple[tuple[str, ...], ...]:
    held = lists.sections("rules.txt")["same_thing"]
    return tuple(tuple(name.strip() for name in group.split("=")) for group in held)


def lower_pairs(account: Account) -> set[frozenset[str]]:
    """Stems of each two words in lower case with nothing but a space between."""
    text = account.article.text
    return {
        frozenset((a.stem, b.stem))
        for a, b in pairwise(account.words)
        if text[a.end : b.start] == " " and text[a.start : b.end].islower()
    }


def described(name: str, pairs: Container[frozenset[str]]) -> bool:
    """Whether an article with these pairs says what kind of body it is: "an appeals court"."""
    stems = {term.stem for term in terms(name) if term.word not in FUNCTION_WORDS}
    return any(frozenset(two) in pairs for two in combinations(stems, 2))


def roles(account: Account, named: Mention) -> Iterator[str]:
    """What a person is to the story where it is named: "Judge Ada Roe", "Ada Roe, his wife"."""
    text = account.article.text
    before = _ROLE_BEFORE.search(text, max(0, named.start - 30), named.start)
    behind = _ROLE_BEHIND.match(text, named.end)
    title = text[named.start : named.end].split(" ", 1)[0]
    if before is not None and before[0].endswith(", ") and text[named.end : named.end + 1] != ",":
        before = None  # "they told the judge, Roe said"
    for role in (before and before[1], behind and behind[1], title):
        if role and role.lower() in _ROLES:
            yield _ROLES[role.lower()]


def unnamed_roles(account: Account) -> frozenset[str]:
    """What somebody is to the story whom the article tells of without a name there: "the judge"."""
    found = _MEANT.finditer(account.article.text)
    return frozenset(_ROLES[one["role"].lower()] for one in found if not one["apposed"])


def spelt_otherwise(name: str, others: Iterable[str]) -> bool:
    """Whether one of these people may be of that name: "Ines El-Brandt", "Ines el Brandt"; "Xi".

    >>> spelt_otherwise("Min Jae-hun", ["Ada Roe", "Min Jae Hun"])
    True
    >>> spelt_otherwise("Zachary Holmes", ["Zach Hollmes"])
    True
    >>> spelt_otherwise("Jung Pyo-geun", ["Jeong Byo-gun"])
    True
    """
    folded, parts, sounds = gazetteer.key(name), name.split(), _sounds(name)
    return any(
        other in parts
        or gazetteer.key(other) == folded
        or _nearly(parts, other.split())
        or ("-" in name + other and len(sounds) == _SYLLABLES and sounds == _sounds(other))
        for other in others
    )


def _nearly(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names begin alike and their surnames are one but for the spelling."""
    if len(one) < 2 or len(other) < 2:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    alike = long.startswith(short[:_GIVEN]) and len(short) >= _GIVEN
    return alike and JaroWinkler.similarity(one[-1], other[-1]) >= _ALIKE


@lru_cache(maxsize=4096)
def _sounds(name: str) -> tuple[str, ...]:
    """What a romanised name sounds like, by syllables."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    syllables = re.split(r"[ -]", plain.replace("ch", "c"))
    return tuple(_VOWELS.sub("", one.translate(_VOICED)) for one in syllables)
