"""Who is who, in one text and over a corpus: full names, spellings and short forms become one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from research.languages.en import lists
from research.measures.actors import gazetteer
from research.measures.actors.gazetteer import Entry, key
from research.measures.actors.names import PARTICLES, SPEECH, SUFFIXES, Raw
from research.measures.actors.tokens import Scan, parts

# Forms of one given name; after common English diminutives and East Slavic pairs, by hand.
_SAME = [set(group.split()) for group in lists.sections("rules.txt")["same_given"]]
_VARIANTS: dict[str, list[int]] = {}
for _number, _group in enumerate(_SAME):
    for _name in _group:
        _VARIANTS.setdefault(key(_name), []).append(_number)


@dataclass(slots=True)
class Person:
    """One person of a text: name parts, gender where known, roles, and how often named.

    `held` are roles with whose they are: ("lawyer", "Peter Lee") of "Ada Holm, Mr Lee's lawyer".
    """

    given: str
    surname: str
    suffix: str
    forms: Counter[str] = field(default_factory=Counter)
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    held: set[tuple[str, str]] = field(default_factory=set)
    actor: str = ""
    first: int = 0
    known: bool = False
    country: str = ""


@dataclass(slots=True)
class Found:
    """A mention tied to an actor: tokens `first` to `last`, characters `start` to `end`."""

    first: int
    last: int
    start: int
    end: int
    actor: str
    kind: str
    form: str
    person: Person | None = None
    titles: tuple[str, ...] = ()
    plural: bool = False


def split(words: tuple[str, ...]) -> tuple[str, str, str]:
    """Given name, surname with its particles, and suffix.

    >>> split(("Ursula", "von", "der", "Leyen")), split(("Donald", "Trump", "Jr."))
    (('Ursula', 'von der Leyen', ''), ('Donald', 'Trump', 'Jr.'))
    """
    suffix = ""
    if len(words) > 1 and words[-1] in SUFFIXES:
        suffix, words = words[-1], words[:-1]
    opens = words[0].lower() in PARTICLES
    if opens and len(words) > 1 and sum(w.lower() not in PARTICLES for w in words) < 2:
        return "", " ".join(words), suffix  # "Le Pen", "de Blasio", but "Abu Hanan Doran"
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES and not words[at - 1].endswith("."):
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:]), suffix


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: alike, a short form, or an initial."""
    if not one or not other:
        return True
    a, b = one.split(maxsplit=1)[0], other.split(maxsplit=1)[0]
    ka, kb = key(a), key(b)
    if _other_middle(one, other):
        return False
    if ka == kb:
        return True
    if (a.endswith(".") or b.endswith(".")) and a[0] == b[0]:
        return True
    if set(_VARIANTS.get(ka, ())) & set(_VARIANTS.get(kb, ())):
        return True
    # A middle name in use: "Willard Mitt Romney", "Addison Mitchell McConnell"; not of "Abu Hanan".
    return any(
        key(whole.split()[1]) == key(short) and len(short) > 2
        for whole, short in ((one, other), (other, one))
        if " " in whole and " " not in short
    )


def _other_middle(one: str, other: str) -> bool:
    """Whether initials in the middle tell two people apart: George H.W. and George W. Bush."""
    middle = [name.split()[1:2] for name in (one, other)]
    if not all(middle) or not any(name[0].endswith(".") for name in middle):
        return False
    return middle[0][0][0] != middle[1][0][0]


def _first(given: str) -> str:
    return key(given.split(maxsplit=1)[0]) if given else ""


def near(one: str, other: str) -> bool:
    """Whether two folded surnames differ by one letter at most, beyond short ones."""
    if one == other:
        return True
    if min(len(one), len(other)) < 6 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1 and one[-1] == other[-1]
    short, long = sorted((one, other), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long) - 1))


class People:
    """The persons of one text; `resolve` says whom a name means at a place in it."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.by_surname: dict[str, list[Person]] = {}
        self.by_given: dict[str, list[Person]] = {}
        self.by_start: dict[str, list[Person]] = {}
        self.last_meant: dict[tuple[str, ...], Person] = {}  # by a name without the given one

    def add(self, raw: Raw) -> Person:
        """Enter a full name, as a new person or as one who is known."""
        given, surname, suffix = split(raw.name)
        gender = _gender(raw, given)
        folded = key(surname)
        for person in self._candidates(folded):
            exact = key(person.surname) == folded
            exact = exact or _first(given) == _first(person.given)
            if exact and person.suffix == suffix and same_given(given, person.given):
                self._note(person, raw, gender)
                return person
        person = Person(given, surname, suffix, gender=gender, first=raw.first)
        self.all.append(person)
        self.by_surname.setdefault(folded, []).append(person)
        self.by_start.setdefault(folded[:3], []).append(person)
        if given:
            self.by_given.setdefault(key(given.split()[0]), []).append(person)
        if " " in surname:
            self.by_surname.setdefault(key(surname.split()[-1]), []).append(person)
        self._note(person, raw, gender)
        return person

    def named(self, surname: str) -> list[Person]:
        """Who has a surname, spelt so."""
        return self.by_surname.get(key(surname), [])

    def _candidates(self, folded: str) -> list[Person]:
        found = self.by_surname.get(folded, [])
        if found:
            return found[-50:]
        if len(folded) < 6:
            return []
        alike = self.by_start.get(folded[:3], [])[:50]
        return [p for p in alike if near(key(p.surname), folded)]

    def _note(self, person: Person, raw: Raw, gender: str) -> None:
        person.forms[" ".join(raw.name)] += 1
        person.gender = person.gender or gender
        person.offices.update(role(title.actor) for title in raw.titles if title.tag != "honorific")
        entry = raw.entry or _listed(person)
        if entry is not None and entry.tag == "person":
            person.known, person.actor, person.country = True, entry.actor, entry.of
            person.gender = person.gender or entry.gender
            if entry.office:
                person.offices.add(role(entry.office))

    def short(self, raw: Raw, position: int, recent: dict[int, int]) -> Person | None:
        """Whom one name alone means: by surname, gender of the title, office, then recency."""
        word = raw.name[-1] if raw.name[-1] not in SUFFIXES else raw.name[0]
        folded = key(word)
        found = self._candidates(folded) or self.by_given.get(folded, [])
        if raw.name[-1] in SUFFIXES:
            found = [p for p in found if p.suffix == raw.name[-1]] or found
        else:
            found = [p for p in found if not _is_junior(p)]
        if not found:
            return None
        if len(found) == 1:
            only = found[0]
            shown = _gender(raw, "")
            return None if shown and only.gender and shown != only.gender else only
        shown = _gender(raw, "")
        if shown:
            found = [p for p in found if p.gender in ("", shown)] or found
        offices = {role(title.actor) for title in raw.titles if title.tag != "honorific"}
        if offices:
            found = [p for p in found if p.offices & offices] or found
        found = sorted(found, key=lambda p: p.first)
        started = [p for p in found if p.first <= position] or found
        # Who is introduced first owns the bare surname; the others are named in full.
        owner = started[0]
        for person in started[1:]:
            seen = recent.get(id(person), -1000)
            owned = recent.get(id(owner), -1000)
            # Once it meant another, it goes on to until the first, if no one everybody knows, is named again.
            goes_on = self.last_meant.get(raw.name) is person and seen > owned and not owner.known
            if goes_on or (position - seen < 60 and position - owned > 250):
                owner = person
        self.last_meant[raw.name] = owner
        return owner

    def name(self) -> None:
        """Give each person the name that stands for all their forms."""
        for person in self.all:
            if not person.actor:
                full = [f for f in person.forms if len(f.split()) > 1] or list(person.forms)
                given = lists.given_names()
                person.actor = max(
                    full, key=lambda f: (f.split()[0] in given, person.forms[f], -len(f))
                )


def _listed(person: Person) -> Entry | None:
    for entry in gazetteer.people().get(key(person.surname.split()[-1]), ()):
        given, surname, suffix = split(tuple(parts(entry.actor)))
        alike = suffix == person.suffix and key(surname) == key(person.surname)
        own = {key(word) for word in person.given.split()}
        if alike and own and key(given.split()[0]) in own and same_given(given, person.given):
            return entry
    return None


def _is_junior(person: Person) -> bool:
    """Whether a surname alone is rather a well-known namesake's: "Mr. Trump" beside Donald Trump Jr."""
    if not person.suffix:
        return False
    for entry in gazetteer.people().get(key(person.suffix), ()):
        given, surname, _ = split(tuple(parts(entry.actor)))
        if key(surname) == key(person.surname) and same_given(given, person.given):
            return True
    return False


def _gender(raw: Raw, given: str) -> str:
    for title in raw.titles:
        if title.gender:
            return title.gender
    if raw.entry is not None and raw.entry.tag == "person":
        return raw.entry.gender
    for word in given.split():
        shown = lists.given_names().get(word, "")
        if shown:
            return shown
    return ""


@lru_cache(maxsize=5_000)
def role(title: str) -> str:
    """An office or role as one word that its forms share.

    >>> role("Sen."), role("Kremlin spokeswoman"), role("Foreign Minister")
    ('senator', 'spokes', 'foreign minister')
    """
    lowered = title.lower().rstrip(".")
    for old, new in _ROLES:
        if lowered == old or lowered.endswith(" " + old):
            return new
    return lowered


_ROLES = lists.tuples(lists.sections("rules.txt")["same_role"])


def evident(raw: Raw, scan: Scan) -> bool:
    """Whether an unknown capitalised name behaves as a person's here."""
    before, after = scan.at(raw.first - 1).lower(), scan.at(raw.last)
    word = raw.name[0]
    # A full text gives a person's full name somewhere; an excerpt may not.
    excerpt = len(scan) < 150
    if scan.headline[raw.first] and not excerpt:
        return False
    if len(raw.name) > 1:
        if before in _NO_PERSON_AFTER:
            return False
        common = sum(w.lower() in lists.common_words() for w in raw.name)
        return common == 0 or (common == 1 and after in SPEECH)
    if len(word) < 3 or word.isupper() or before in _NO_PERSON_AFTER or word in _BODIES:
        return False
    opens = scan.initial[raw.first]
    if word.lower() in lists.common_words():
        return excerpt and not opens and after in SPEECH
    if after in _SAID or key(word) in gazetteer.people():
        return True
    known = word in lists.surnames() or word in lists.given_names()
    described = after == "," and (scan.at(raw.last + 1) in _DESCRIBING)
    if opens:
        verb = after.islower() and after not in _PREPOSITIONS
        if excerpt and (known or not word.endswith("s")) and verb:
            return True
        return (known or excerpt) and (after in SPEECH or described)
    person_like = scan.possessive[raw.first] or after in SPEECH or before in _BEFORE_PERSON
    if excerpt and (known or person_like or described):
        return True
    return before in _SAID or (word in lists.surnames() and person_like)


_DESCRIBING = lists.words("grammar", "describes_a_person")
_PREPOSITIONS = lists.rule("oblique")
_NO_PERSON_AFTER = lists.rule("no_person_after")
_BODIES = lists.rule("organisation_last")  # "the King's Fund said", "the Party wants"
_SAID = lists.rule("speech_verb")
_BEFORE_PERSON = lists.rule("before_person")


def canonical(counts: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], str]:
    """(actor, kind) of single articles -> name over the corpus, where it changes.

    `counts` says how often each is mentioned; those of two corpora may be added. Full names of one
    surname and a given name that can be the same are merged under the more frequent one; a surname
    alone joins the only full name that it fits. Departments: see `departments`.
    """
    people: dict[str, list[str]] = {}
    for actor, kind in sorted(counts, key=lambda pair: (-counts[pair], pair)):
        if kind == "person":
            people.setdefault(key(split(tuple(actor.split()))[1].split()[-1]), []).append(actor)
    merged: dict[tuple[str, str], str] = {}
    for names in people.values():
        full = [name for name in names if " " in name]
        kept: list[str] = []
        for name in full:
            given, surname, suffix = split(tuple(name.split()))
            for other in kept:
                given_, surname_, suffix_ = split(tuple(other.split()))
                alike = key(surname) == key(surname_) and suffix == suffix_
                if alike and same_given(given, given_):
                    merged[name, "person"] = other
                    break
            else:
                kept.append(name)
        if len(kept) == 1:
            merged.update({(n, "person"): kept[0] for n in names if " " not in n})
    bodies = {actor: n for (actor, kind), n in counts.items() if kind == "organisation"}
    merged.update({(n, "organisation"): other for n, other in departments(bodies).items()})
    return merged


def departments(counts: Mapping[str, int]) -> dict[str, str]:
    """Names of departments -> the name that the lists or most mentions give the same one, where another.

    "US Department of Justice" is the "Justice Department". One without a country is that of the only
    country which a department of its name has here.

    >>> departments({"Fisheries Department": 2, "Norwegian Department of Fisheries": 1})
    {'Norwegian Department of Fisheries': 'Fisheries Department'}
    """
    alike: dict[str, dict[str, list[tuple[str, str | None]]]] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        found = gazetteer.department(name)
        if found is not None:
            country, called, listed = found
            alike.setdefault(called, {}).setdefault(country, []).append((name, listed))
    merged = {}
    for by_country in alike.values():
        groups = list(by_country.values())
        if len(by_country) == 2 and "" in by_country:
            groups = [[one for group in groups for one in group]]
        for group in groups:
            most = min(group, key=lambda one: (-counts[one[0]], one[0]))[0]
            under = next((listed for _, listed in group if listed), most)
            merged.update({name: under for name, _ in group if name != under})
    return merged
