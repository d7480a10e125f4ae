"""What a text says the people in it are, by the nouns beside their names: "director Ada Holm, 54"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from research.languages.en import lists
from research.measures.actors import Mention, gazetteer
from research.measures.actors.coreference import GENDERED
from research.text.segments import Span

_KINDS = (
    "official", "political", "expert", "business", "civil_society", "citizen", "celebrity", "media",
)  # fmt: skip
_DETERMINER = lists.alternatives(
    lists.words("grammar", "article") | lists.words("grammar", "possessive")
)
_BE = lists.alternatives(lists.words("grammar", "apposed_verb"))
# ", 54,", " (R-Fla.)" and "of Ulverby" between a name and what explains it.
_BRACKETS = r"(?:\s\([^()]{1,20}\))?"
_AGE = re.compile(rf"{_BRACKETS},\s(\d{{1,3}})(?=[,.;])")
_PHRASE = r"(?P<phrase>[^,.;:()“”\"!?\n]{1,90})"
_APPOSED = re.compile(
    rf"{_BRACKETS}(?:,\s\d{{1,3}})?,\s(?:who\s(?:{_BE})\s)?(?:now\s)?"
    rf"(?:(?P<article>(?:{_DETERMINER})\s|[A-Z][\w’'-]*['’]s?\s)|(?=[a-z])){_PHRASE}"
)
_PREDICATE = re.compile(
    rf"\s(?:who\s)?(?:{_BE})\s(?:now\s|also\s)?(?P<article>(?:{_DETERMINER})\s){_PHRASE}"
)
_BREAK = re.compile(r"[^\w\s’',-]")
_MOST_BEFORE = 7  # words
_ALSO = re.compile(r"\s(?:and|or)\s|/|-turned-")
AGED = re.compile(r"\b(\d{1,3})-year-old\b")
_END = lists.words("grammar", "describing") | lists.words("grammar", "ends_description")
_ENDS = re.compile(rf"\s(?:{lists.alternatives(_END)})\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SHORT = lists.pairs("persons", "role_of_title")
_PAST = lists.words("persons", "past")
_NEAR, _CLOSE = 80, 40  # characters beside a name
_NOT_OF_IT = re.compile(r"[.!?]\s|,")  # between an age and a name that has another


@cache
def kinds_of_people() -> dict[str, frozenset[str]]:
    """Nouns for one person, each with the kinds of people that it is said of."""
    bodies = frozenset(lists.words("persons", "crowd")) | lists.words("grammar", "named_by_head")
    found: dict[str, set[str]] = {}
    for kind in _KINDS:
        for word in lists.words("occupations", kind):
            found.setdefault(word, set()).add(kind)
        for word in lists.words("sources", kind) - bodies:
            if word in _single():
                found.setdefault(word, set()).add(kind)
    for word in _single():
        found.setdefault(word, set())
    return {
        word: frozenset(kinds)
        for word, kinds in found.items()
        if not (word.endswith("s") and word[:-1] in found)  # "founders" are several
    }


@cache
def _single() -> frozenset[str]:
    """Nouns that lists of English have for one person."""
    return frozenset(
        {phrase[-1] for phrase in lists.roles()}
        | lists.pairs("persons", "speaking_person").keys()
        | set().union(*map(narrower, lists.pairs("persons", "narrower_role")))
        | lists.words("persons", "single_person")
    ) - lists.words("persons", "ends_a_role")


@cache
def gender_of(noun: str) -> str:
    """The gender that a noun shows: m, f or none."""
    shown = lists.pairs("persons", "speaking_person").get(noun) or lists.roles().get((noun,), "")
    if shown in {"m", "f"}:
        return shown
    if noun in lists.words("sources", "male_word"):
        return "m"
    return "f" if noun in lists.words("sources", "female_word") else ""


@cache
def narrower(noun: str) -> frozenset[str]:
    """Nouns for whom another one says less exactly: a senator is a lawmaker."""
    listed = lists.pairs("persons", "narrower_role").get(noun, "")
    return frozenset({noun, *listed.split("|")} - {""})


@dataclass(slots=True)
class Profile:
    """A person of a text: what they are called, how old, of which gender, where named, and where meant.

    `beside` are the words by the name, a place among them or a party.
    """

    actor: str
    called: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    gender: str = ""
    named: list[Span] = field(default_factory=list)
    meant: list[Span] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)

    def kinds(self) -> frozenset[str]:
        """The kinds of people that the nouns tell."""
        known = kinds_of_people()
        listed = lists.section_of("person_types.txt").get(self.actor, "unknown")
        return frozenset({listed} - {"unknown"}).union(
            *(known.get(noun, ()) for noun in self.called)
        )


def profiles(text: str, mentions: Sequence[Mention]) -> dict[str, Profile]:
    """The people whom a text names, by what they are called in the table."""
    found: dict[str, Profile] = {}
    for mention in mentions:
        if mention.kind != "person":
            continue
        one = found.setdefault(mention.actor, Profile(mention.actor))
        one.meant.append(Span(mention.start, mention.end))
        if mention.form == "pronoun":
            word = text[mention.start : mention.end].lower()
            one.gender = one.gender or GENDERED.get(word, "")
            _note(text, mention.end, one, _PREDICATE)
        elif mention.form in {"name", "title"}:
            one.named.append(Span(mention.start, mention.end))
            _named(text, mention, one)
    for one in found.values():
        one.gender = one.gender or next(filter(None, map(gender_of, sorted(one.called))), "")
        _well_known(one)
    return {actor: one for actor, one in found.items() if one.named}


def _named(text: str, mention: Mention, one: Profile) -> None:
    start, end = mention.start, mention.end
    words = [word.lower().rstrip(".") for word in text[start:end].split()]
    for word in words[:-1]:
        called = _SHORT.get(word, word)
        if called in kinds_of_people():
            one.called.add(called)
        one.gender = one.gender or gender_of(word)
    near = text[max(0, start - _NEAR) : start]
    before = _BREAK.split(near)[-1].split()[-_MOST_BEFORE:] if near[-1:].isspace() else []
    if before:
        one.called |= _nouns(" ".join(before), whole=True)
        one.beside.update(before)
    close = near[-_CLOSE:]
    years = AGED.search(close)
    if years is not None and _NOT_OF_IT.search(close, years.end()) is None:
        one.ages.add(int(years[1]))
    age = _AGE.match(text, end)
    if age is not None:
        one.ages.add(int(age[1]))
    _note(text, end, one, _APPOSED)
    _note(text, end, one, _PREDICATE)
    one.beside.update(_WORD.findall(text[end : end + _CLOSE].split("\n")[0]))


def _note(text: str, end: int, one: Profile, pattern: re.Pattern[str]) -> None:
    said = pattern.match(text, end)
    if said is None or not _is_noun_phrase(said):
        return
    one.called |= _nouns(said["phrase"])
    years = AGED.search(said["phrase"])
    if years is not None:
        one.ages.add(int(years[1]))


def _is_noun_phrase(said: re.Match[str]) -> bool:
    """Whether words say who somebody is: ", former chief of sales", but not ", to tell the king"."""
    if said["article"] is not None:
        return True
    first = said["phrase"].split()[0].lower()
    return first in kinds_of_people() or first in lists.adjectives() or first in _PAST


def _nouns(phrase: str, *, whole: bool = False) -> set[str]:
    """Nouns for a person at the end of a phrase, or of the parts that "and" joins in it."""
    if not whole:
        ends = _ENDS.search(phrase)
        phrase = phrase if ends is None else phrase[: ends.start()]
    known = kinds_of_people()
    found = set()
    for part in reversed(_ALSO.split(phrase)):
        words = _WORD.findall(part)
        head = words[-1].lower() if words else ""
        if head not in known:
            break
        found.add(head)
        if not _PAST.isdisjoint(map(str.lower, words)):
            found.add(f"former {head}")
    return found


def _well_known(one: Profile) -> None:
    """Add the gender of a person whom news takes for known."""
    entries = gazetteer.people().get(gazetteer.key(one.actor.split()[-1]), [])
    entry = next((e for e in entries if e.actor == one.actor), None)
    if entry is not None:
        one.gender = entry.gender or one.gender
        if entry.office:
            head = entry.office.lower().split(" of ")[0].split()[-1]
            if head in kinds_of_people():
                # one text may have two presidents; for other offices one is known, held or not
                one.called |= {head} if head == "president" else {head, f"former {head}"}
    elif not one.gender:
        one.gender = lists.given_names().get(one.actor.split()[0], "")
