"""Which kind of source a word, a body or a person known to news is, by the lists of the language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from research.languages.en import lists
from research.languages.en import source_patterns as patterns
from research.languages.en.inflection import plural

# In the order in which they decide, where words of two kinds are said of a source.
PEOPLE = (
    "media", "official", "expert", "business", "civil_society", "celebrity", "political", "citizen",
)  # fmt: skip
BODIES = (
    ("media", "media_body"), ("official", "official_body"), ("expert", "expert_body"),
    ("business", "business_body"), ("civil_society", "civil_society_body"),
    ("political", "political_body"),
)  # fmt: skip


@cache
def occupations(kind: str) -> frozenset[str]:
    """People of a kind by what they do, one and several: "barrister", "barristers"."""
    listed = lists.words("occupations", kind)
    return listed | {
        f"{word[:-2]}en" if word.endswith("man") else plural(word)
        for word in listed
        if not word.endswith(("s", "men"))
    }


@cache
def words_of(kind: str) -> frozenset[str]:
    """All words for people of a kind, and the bodies that sources.txt has among them."""
    found = lists.words("sources", kind) | occupations(kind)
    return found | lists.words("occupations", "plural_citizen") if kind == "citizen" else found


@cache
def titles() -> frozenset[str]:
    """Words that can be the head of what somebody is."""
    return lists.words("sources", "of_any_body").union(*map(words_of, PEOPLE))


@cache
def known() -> dict[str, str | None]:
    """The type of people whom news takes for known."""
    rows = lists.table("people.txt", 5)
    found: dict[str, str | None] = {
        name: "political" for _, ((name,), *_, office) in rows if office
    }
    listed = lists.section_of("person_types.txt").items()
    return found | {name: None if kind == "unknown" else kind for name, kind in listed}


def known_as(name: str) -> str:
    """A person's name as the list has it, without initials between its words.

    >>> known_as("Colin L. Powell"), known_as("George W. Bush")
    ('Colin Powell', 'George W. Bush')
    """
    plain = name.replace("’", "'")
    return plain if plain in known() else re.sub(r" (?:[A-Z]\.)+(?= )", "", plain)


def known_behind(name: str) -> str | None:
    """The known person whom a name with a title ends with, not whom it only speaks of.

    >>> known_behind("Billionaire Mark Cuban"), known_behind("supporters of Mark Cuban")
    ('Mark Cuban', None)
    """
    words = name.split()
    for first in range(1, len(words) - 1):
        person = known_as(" ".join(words[first:]))
        if person in known():
            before = patterns.OF_STATE.sub("", " ".join(words[:first])).lower().split()
            small = lists.words("grammar", "function_word") - {"and", "the", "a", "an"}
            owns = words[first - 1].endswith(("'s", "’s", "s'", "s’"))
            alone = owns or before[-1:] == ["and"] or not small.isdisjoint(before)
            return None if alone else person
    return None


def is_place(name: str) -> bool:
    """Whether a body is a country, a state or a town, whose president holds an office.

    >>> is_place("Mexico"), is_place("Wealth Trackers")
    (True, False)
    """
    return name.removeprefix("the ") in lists.places()


def by_word(words: Sequence[str], *, bodies: bool = True) -> str | None:
    """The kind that lower-case words tell, None where none of them does."""
    shown = {*words, *(word.replace("-", "") for word in words)}  # "a non-profit"
    for kind in PEOPLE:
        if not words_of(kind).isdisjoint(shown):
            return kind
    for kind, section in BODIES if bodies else ():
        if not lists.words("sources", section).isdisjoint(shown):
            return kind
    return None


def kind_of_body(words: Sequence[str]) -> str | None:
    """The type of a body by the words of its name: a party's association is political."""
    if not lists.words("sources", "learned_body").isdisjoint(words):
        return "expert"
    if not lists.words("sources", "partisan").isdisjoint(words):
        return "political"
    head = list(takewhile(lambda word: word not in lists.words("grammar", "preposition"), words))
    of_trade = not lists.words("sources", "trade").isdisjoint(words)
    if of_trade and not lists.words("sources", "trade_body").isdisjoint(head[-1:]):
        return "business"
    # "the Harbour Rights Campaign", "the Harbour Capital Group": the words before tell more.
    vague = not lists.words("sources", "vague_body").isdisjoint(head[-1:])
    found = (by_word(head[:-1]) if vague else by_word(head[-1:])) or by_word(head) or by_word(words)
    if found == "citizen":
        return "civil_society"  # "the United Auto Workers"
    if found == "official" and not lists.words("sources", "legislative").isdisjoint(head[-1:]):
        return "political"  # "the Justice Committee"
    if found == "political" and "tea" in words and "party" in words:
        return "civil_society"
    return found


def kind_of_named_body(name: str, words: Sequence[str]) -> str | None:
    """The type of a body by the lists, by its words, or as a body for a cause: "Doctors for Reform"."""
    owner, owned, _ = name.replace("’", "'").partition("'s ")
    if owned:  # "the Harbour University's press office"
        of_owner = lists.body_type(owner) or kind_of_body(owner.lower().split())
        if of_owner not in {None, "political", "citizen", "celebrity"}:
            return of_owner
    found = lists.body_type(name) or kind_of_body(words)
    return "civil_society" if found is None and patterns.FOR_A_CAUSE.search(name) else found


def kind_before(title: str) -> str | None:
    """The type of the listed body that a title begins with: "AFL-CIO president"."""
    words = title.split()
    bodies = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    return next((kind for body in bodies if (kind := lists.body_type(body))), None)


def kind_led(title: Sequence[str]) -> str | None:
    """The type of the body that words name before "president" or "chiefs", unless it is political."""
    last = title[-1:] and title[-1].removesuffix("s")
    plain = (word.removesuffix("'s").removesuffix("’s") for word in title[:-1])
    before = [word for word in plain if word not in lists.words("sources", "rank")]
    if not before or last not in lists.words("sources", "of_any_body"):
        return None
    found = kind_of_body(before)
    return None if found in {"political", "citizen", "celebrity"} else found
