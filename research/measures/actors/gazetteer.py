"""The gazetteers of names as dictionaries of phrases, read once."""

from __future__ import annotations

import re
import unicodedata
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from research.languages.en import lists
from research.measures.actors.tokens import parts

# Before the state of a member of Congress: "R-Ohio".
PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: a tag of the list it is in, its actor, and gender or country."""

    tag: str
    actor: str
    gender: str = ""
    of: str = ""
    office: str = ""


def _person(row: tuple[tuple[str, ...], ...]) -> tuple[Entry, tuple[str, ...]]:
    (name,), gender, country, others, office = row
    shown, of, held = (column[0] if column else "" for column in (gender, country, office))
    return Entry("person", name, shown, of, held), others


def _plural(word: str) -> list[str]:
    return [word + "s"] if word[-1] in "nikt" and not word.endswith(("sh", "men")) else []


class Phrases:
    """Phrases by their first word, the longest first."""

    def __init__(self) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Enter a phrase unless it is there already: what is entered first stays."""
        words = tuple(parts(phrase))
        if not words:
            return
        known = self.by_first.setdefault(words[0], [])
        if all(other != words for other, _ in known):
            insort(known, (words, entry), key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Every phrase that names an actor, a place, a title or something that is no actor."""
    found = Phrases()
    for country in lists.all_countries():
        for phrase in (country.name, *country.others):
            found.add(phrase, Entry("country", country.name))
        for demonym in country.demonyms:
            for word in [demonym, *_plural(demonym)]:
                found.add(word, Entry("demonym", country.name))
        for capital in country.capitals:
            found.add(capital, Entry("capital", country.name))
    for party, words in (("Republican Party", "Republican"), ("Democratic Party", "Democrat")):
        found.add(words, Entry("party", party))
        found.add(words + "s", Entry("party", party))
    found.add("Democratic", Entry("party", "Democratic Party"))
    for phrase in ("Conservatives", "Tories", "Tory"):
        found.add(phrase, Entry("party", "Conservative Party"))
    for section, ((name,), others, _) in lists.table("organisations.txt", 3):
        tag = "metonym" if section == "metonym" else "organisation"
        for phrase in [name, *others]:
            found.add(phrase.removeprefix("the "), Entry(tag, name))
    for name in _bodies():
        found.add(name.removeprefix("The "), Entry("organisation", name))
    for _, row in lists.table("people.txt", 5):
        entry, others = _person(row)
        for phrase in [entry.actor, *others]:
            found.add(phrase, entry)
    for section, words_ in lists.sections("offices.txt").items():
        if section in ("honorific", "short", "office"):
            for word in words_:
                phrase, _, gender = word.partition("/")
                found.add(phrase, Entry(section, phrase, gender))
    for section, words_ in lists.sections("places.txt").items():
        for word in words_:
            found.add(word, Entry(section, word))
    return found


def _bodies() -> Iterator[str]:
    """Bodies whose type is listed, but for words that are others' too: "Fortune", "Dawn", "Wendy's"."""
    others = lists.common_words() | {name.lower() for name in lists.given_names()}
    for names in lists.sections("body_types.txt").values():
        for name in names:
            if " " in name or not (name.lower() in others or name.endswith("'s")):
                yield name


@lru_cache(maxsize=1)
def people() -> dict[str, list[Entry]]:
    """Well-known people by the folded last word of their names."""
    found: dict[str, list[Entry]] = {}
    for _, row in lists.table("people.txt", 5):
        entry, others = _person(row)
        for phrase in [entry.actor, *others]:
            known = found.setdefault(key(parts(phrase)[-1]), [])
            if entry not in known:
                known.append(entry)
    return found


@lru_cache(maxsize=1)
def parents() -> dict[str, str]:
    """The country or body that an organisation, an office or a person belongs to."""
    rows = (*lists.table("organisations.txt", 3), *lists.table("people.txt", 3))
    return {name: of[0] for _, ((name,), _, of) in rows if of}


_DEPARTMENT = re.compile(r"Department (?:of|for)(?: the)? (.+)|(.+) Department")


@lru_cache(maxsize=4096)
def department(name: str) -> tuple[str, str, str | None] | None:
    """A department's country, its name as "X Department", and the actor that it is in the lists.

    The country is "" where neither the name nor a list says it. None for the name of anything else.

    >>> department("US Department of Justice"), department("Fisheries Department")
    (('United States', 'Justice Department', 'Justice Department'), ('', 'Fisheries Department', None))
    >>> department("British Department for Education")
    ('United Kingdom', 'Education Department', None)
    """
    if "Department" not in name:
        return None
    words, country = tuple(parts(name)), ""
    for phrase, entry in phrases().by_first.get(words[0], ()):
        if entry.tag in ("country", "demonym") and words[: len(phrase)] == phrase:
            words, country = words[len(phrase) :], entry.actor
            break
    found = _DEPARTMENT.fullmatch(" ".join(words))
    if found is None:
        return None
    of = found[1] or found[2]
    for spelt in (f"{of} Department", f"Department of {of}", f"Department of the {of}"):
        listed = dict(phrases().by_first.get(spelt.split()[0], ())).get(tuple(parts(spelt)))
        if listed is not None and country in ("", parents().get(listed.actor)):
            return parents().get(listed.actor, ""), f"{of} Department", listed.actor
    return country, f"{of} Department", None


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name folded over spellings and romanisations.

    >>> {key(name) for name in ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenski")}
    {'zelenski'}
    """
    return fold(name)


def fold(name: str) -> str:
    """`key` without its memory."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z]", "", plain) or name.lower()
    for old, new in _ROMAN:
        plain = plain.replace(old, new)
    plain = re.sub(r"i+$", "i", plain)
    return re.sub(r"(.)\1+", r"\1", plain)


_ROMAN = (
    ("tsch", "ch"), ("tch", "ch"), ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("gh", "g"),
    ("ph", "f"), ("dzh", "j"), ("zh", "j"), ("ou", "u"), ("oo", "u"), ("yo", "e"), ("ye", "e"),
    ("ay", "ai"), ("ey", "ei"), ("oy", "oi"), ("y", "i"), ("w", "v"), ("q", "k"), ("ck", "k"),
    ("ks", "x"),
)  # fmt: skip
