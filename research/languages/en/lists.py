"""The word lists and gazetteers of English, each read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from research.languages import sections as texts

FOLDER = files("research.languages.en")
GAZETTEERS = FOLDER / "gazetteers"


@cache
def _closed(subject: str) -> dict[str, tuple[str, ...]]:
    return texts.read(FOLDER / f"{subject}.txt")


def sequence(subject: str, section: str) -> tuple[str, ...]:
    """The words of one section of a closed list, in their order.

    >>> sequence("calendar", "weekday")[0]
    'Monday'
    """
    return _closed(subject)[section]


@cache
def words(subject: str, section: str) -> frozenset[str]:
    """The words of one section of a closed list.

    >>> "whom" in words("grammar", "relative")
    True
    """
    return frozenset(sequence(subject, section))


@cache
def subjects() -> frozenset[str]:
    """The pronouns that a finite verb may follow, with "it", which is an object as well.

    >>> "it" in subjects(), "him" in subjects()
    (True, False)
    """
    return words("grammar", "subject_pronoun") | {"it"}


def pairs(subject: str, section: str) -> dict[str, str]:
    """The `word=value` entries of one section of a closed list.

    >>> pairs("numbers", "cardinal")["three"]
    '3'
    """
    return dict(map(_parts, sequence(subject, section)))


def tuples(entries: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The parts of `a=b` entries, of two parts or more; an entry without "=" is one part.

    >>> tuples(["sen=senator", "Myanmar = Burma", "doubt"])
    (('sen', 'senator'), ('Myanmar', 'Burma'), ('doubt',))
    """
    return tuple(tuple(_parts(entry)) for entry in entries)


def _parts(entry: str) -> list[str]:
    return [part.strip() for part in entry.split("=")]


def alternatives(listed: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first.

    >>> alternatives({"to", "on", "onto"})
    'onto|on|to'
    """
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda w: (-len(w), w)))


@cache
def weekdays() -> frozenset[str]:
    """The days of the week in lower case."""
    return frozenset(day.lower() for day in sequence("calendar", "weekday"))


@cache
def month_pattern() -> str:
    """A regular expression for a month with its capital, whole or cut, without a full stop."""
    whole = sequence("calendar", "month")
    return alternatives({*whole, *(month[:3] for month in whole), "Sept"})


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations in lower case, without their last full stop; none is also an everyday word."""
    listed = _closed("abbreviations")
    everyday = listed["everyday"] + listed["everyday_without_capital"]
    kinds = ("title", "month", "state", "other")
    return frozenset(word for kind in kinds for word in listed[kind]) - frozenset(everyday)


@cache
def abbreviations_with_capital() -> frozenset[str]:
    """Abbreviations of one stop as they are written in a sentence: "Sen", "Calif", "Mass"."""
    with_capital = abbreviations() | words("abbreviations", "everyday_without_capital")
    return frozenset(w.capitalize() for w in with_capital if "." not in w) | {"vs"}


def entries(name: str) -> Iterator[tuple[str, str]]:
    """(section, line) of a gazetteer."""
    return texts.lines(GAZETTEERS / name)


@cache
def table(name: str, columns: int) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """(section, row) of a gazetteer: columns parted by "|", the values of each by commas."""
    found = []
    for section, line in entries(name):
        row = [tuple(filter(None, map(str.strip, cell.split(",")))) for cell in line.split("|")]
        found.append((section, tuple((*row, *[()] * columns)[:columns])))
    return tuple(found)


@cache
def sections(name: str, *, separator: str = ",") -> Mapping[str, tuple[str, ...]]:
    """The entries of each section of a gazetteer, parted by `separator`."""
    return texts.read(GAZETTEERS / name, separator=separator)


@cache
def section_of(name: str) -> dict[str, str]:
    """The section of each entry of a gazetteer, the last one where several have it."""
    return {entry: section for section, listed in sections(name).items() for entry in listed}


class Country(NamedTuple):
    """A country: what else it is called, who is of it, capitals that stand for its government."""

    name: str
    others: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Its demonyms, then these with an "s": "Finnish", "Finn", "Finns"."""
        return self.demonyms + tuple(f"{one}s" for one in self.demonyms)


@cache
def all_countries() -> tuple[Country, ...]:
    """The countries of the gazetteer, in its order."""
    return tuple(Country(name, *rest) for _, ((name,), *rest) in table("countries.txt", 4))


@cache
def countries() -> frozenset[str]:
    """Countries by any of their names."""
    return frozenset(name for one in all_countries() for name in (one.name, *one.others))


@cache
def places() -> frozenset[str]:
    """Countries, states and towns by any of their names."""
    return countries().union(*sections("places.txt").values())


@cache
def demonyms() -> frozenset[str]:
    """What is of a country, or who: "Finnish"."""
    return frozenset(name for one in all_countries() for name in one.demonyms)


def body_type(name: str) -> str | None:
    """The type of a body that news takes for known, "the" before it or not.

    >>> body_type("the A.F.L.-C.I.O."), body_type("Wealth Trackers")
    ('civil_society', None)
    """
    bare = name.removeprefix("the ").removeprefix("The ")
    plain, known = bare.replace(".", ""), section_of("body_types.txt")
    return next((kind for n in (name, bare, plain) if (kind := known.get(n))), None)


@cache
def rule(section: str) -> frozenset[str]:
    """The words of one section of rules.txt."""
    return frozenset(sections("rules.txt", separator=r"\s+")[section])


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given name -> 'm', 'f', or '' where both bear it."""
    lists = sections("given_names.txt", separator=r"\s+")
    genders = {"male": "m", "female": "f", "both": ""}
    return {name: genders[section] for section, names in lists.items() for name in names}


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Frequent surnames that are no common word."""
    return frozenset(sections("surnames.txt", separator=r"\s+")["surname"])


@lru_cache(maxsize=1)
def frequent_words() -> frozenset[str]:
    """Some 40,000 frequent words in lower case: to part glued words, never to judge a spelling."""
    return frozenset(line for _, line in entries("frequent_words.txt"))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Common words in lower case."""
    lists = sections("words.txt", separator=r"\s+")
    return frozenset(lists["adjective"] + lists["other"])


@lru_cache(maxsize=1)
def adjectives() -> frozenset[str]:
    """Common adjectives."""
    lists = sections("words.txt", separator=r"\s+")
    return frozenset(lists["adjective"] + lists["rare_adjective"])


@lru_cache(maxsize=1)
def roles() -> dict[tuple[str, ...], str]:
    """Lower-case role ("prime", "minister") -> gender that it shows."""
    found = {}
    for word in sections("offices.txt")["role"]:
        phrase, _, gender = word.partition("/")
        found[tuple(phrase.split())] = gender
    return found


@lru_cache(maxsize=1)
def collectives() -> frozenset[str]:
    """Plural nouns that turn a nationality into its people of power."""
    return frozenset(sections("offices.txt")["collective"])
