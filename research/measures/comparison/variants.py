"""Whether another article has an actor under another name or by a description."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from rapidfuzz.distance import JaroWinkler

from research.languages.en import lists
from research.measures.actors import Mention
from research.measures.actors.name_coreference import same_given
from research.measures.comparison.accounts import Account
from research.measures.comparison.participation import people
from research.measures.comparison.terms import FUNCTION_WORDS, terms

_ALIKE = (
    0.92  # of two spellings of one name, or a place and who is of it: "Odesa", "Odessa"; "Nevadans"
)
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
# What two words of an office begin with that says nothing of which: "former minister".
_ANY = lists.words("grammar", "before_any_role") | FUNCTION_WORDS
_GENDER = re.compile(r"(?:wo)?man\Z|person\Z")
# Between a name and what it is: "Roe, the longtime ", "Roe (D-Ohio), the ".
_BEHIND = re.compile(r"(?: \([^)\n]*\))?,(?: [\w’'.-]+){0,6} \Z")


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
    return lists.tuples(lists.sections("rules.txt")["same_thing"])


def nearly_alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name: "Modly" and "Modley"."""
    return one[0] == other[0] and JaroWinkler.similarity(one, other) >= _ALIKE


def spelt_alike(name: str, people: Iterable[str]) -> bool:
    """Whether one of these people has nearly this name: "Tom Modley" and "Thomas Modly".

    >>> spelt_alike("Thomas Modly", {"Tom Modley"}), spelt_alike("Thomas Holm", {"Thomas Hill"})
    (True, False)
    """
    given, _, last = name.rpartition(" ")
    for other in people if given else ():
        their_given, _, their_last = other.rpartition(" ")
        if their_given and nearly_alike(last, their_last):
            ours, theirs = (
                re.sub(r"\W", "", one.split()[0]).casefold() for one in (given, their_given)
            )
            if same_given(ours, theirs):
                return True
    return False


def lower_pairs(account: Account) -> set[frozenset[str]]:
    """Stems of each two words in lower case with nothing but a space between."""
    text = account.article.text
    return {
        frozenset((a.stem, b.stem))
        for a, b in pairwise(account.words)
        if b.start - a.end == 1 and text[a.end] == " " and text[a.start : b.end].islower()
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
    for role in (before and before[1], behind and behind[1], title):
        if role and role.lower() in _ROLES:
            yield _ROLES[role.lower()]


def unnamed_roles(account: Account) -> frozenset[str]:
    """What somebody is to the story whom the article tells of without a name there: "the judge"."""
    found = _MEANT.finditer(account.article.text)
    return frozenset(_ROLES[one["role"].lower()] for one in found if not one["apposed"])


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Nouns for somebody, without what "secretary of state" ends with."""
    return people() - {role[-1] for role in lists.roles() if "of" in role}


def offices(account: Account) -> tuple[dict[str, set[tuple[str, str]]], set[tuple[str, str]]]:
    """What people are in two words, "fire chief": whom the article names with them, and of the others.

    Returns
    -------
    dict of str to set of (str, str)
        By person, where "Fire Chief Ada Roe" or "Roe, the fire chief" stands.
    set of (str, str)
        Where "the fire chief" stands and nobody is named with it in the whole article.
    """
    text = account.article.text
    named = [n for n in account.named if n.kind == "person" and n.form in ("name", "title")]
    starts = [n.start for n in named]
    held: dict[str, set[tuple[str, str]]] = {}
    bare = set()
    for a, b in pairwise(account.words):
        if b.word not in _offices() or a.word in _ANY or text[a.end : b.start] not in (" ", "-"):
            continue
        office = (a.stem, _GENDER.sub("", b.word))
        place = bisect_right(starts, b.end + 2)
        # The last two: "Roe, Leyton's spokeswoman" may hold another name.
        of = next(
            (
                one.actor
                for one in reversed(named[max(0, place - 2) : place])
                if (one.end > b.end and text[b.end : one.start] in ("", " ", ", "))
                or _BEHIND.fullmatch(text, one.end, a.start)
            ),
            None,
        )
        if of is None:
            bare.add(office)
        else:
            held.setdefault(of, set()).add(office)
    return held, bare.difference(*held.values())
