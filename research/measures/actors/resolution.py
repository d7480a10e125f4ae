"""Every mention of an actor in one text: the passes over it, in order."""

from __future__ import annotations

from collections import Counter

from research.languages.en import lists
from research.languages.en.attribution_patterns import PICTURE_AGENCIES
from research.measures.actors import gazetteer
from research.measures.actors.coreference import find_references
from research.measures.actors.gazetteer import Entry, key
from research.measures.actors.name_coreference import (
    Found,
    People,
    Person,
    departments,
    evident,
    split,
)
from research.measures.actors.names import SUFFIXES, Raw, find_names
from research.measures.actors.pins import Pins
from research.measures.actors.roles import note_roles
from research.measures.actors.tokens import Scan, parts


def resolve_names(scan: Scan) -> tuple[list[Found], People]:
    """Mentions by name, and the persons of the text."""
    raws = [raw for raw in find_names(scan) if not _is_credit(scan, raw)]
    people = People()
    confirmed = {raw.name for raw in raws if raw.tag == "person" and raw.sure and len(raw.name) > 1}
    for raw in raws:
        if raw.tag == "person" and _full(raw):
            raw.sure = raw.sure or raw.name in confirmed or evident(raw, scan)
            if raw.sure:
                people.add(raw)
    _introduce_well_known(raws, scan, people)
    named: dict[str, str] = {}
    acronyms = _acronyms(raws, scan)
    found: list[Found] = []
    recent: dict[int, int] = {}
    for raw in raws:
        made = _one(raw, scan, people, recent, named, acronyms)
        if made is not None:
            found.append(made)
            if made.person is not None:
                recent[id(made.person)] = raw.first
    people.name()
    for mention in found:
        if mention.person is not None:
            mention.actor = mention.person.actor
    found.extend(_later_acronyms(scan, acronyms, found))
    one = departments(Counter(m.actor for m in found if m.kind == "organisation"))
    for mention in found:
        mention.actor = one.get(mention.actor, mention.actor)
    return sorted(found, key=lambda m: m.start), people


def _introduce_well_known(raws: list[Raw], scan: Scan, people: People) -> None:
    """Enter who goes by a surname before a namesake has her full name: "President Trump", then Melania.

    In news only who everybody knows is named so; a headline, often the first sentence, names anybody so.
    """
    for raw in raws:
        opens = scan.headline[raw.first] or scan.sentence[raw.first] == 0
        office = any(title.tag == "office" for title in raw.titles)
        if raw.tag != "person" or _full(raw) or (opens and not office):
            continue
        namesakes = people.named(raw.name[-1])
        if namesakes and all(p.first > raw.first and not p.known for p in namesakes):
            entry = _well_known(raw, scan)
            if entry is not None:
                _enter(raw, entry, people)


def _enter(raw: Raw, entry: Entry, people: People) -> Person:
    return people.add(
        Raw(raw.first, raw.last, "person", tuple(parts(entry.actor)), raw.titles, entry)
    )


def _one(
    raw: Raw,
    scan: Scan,
    people: People,
    recent: dict[int, int],
    named: dict[str, str],
    acronyms: dict[str, str],
) -> Found | None:
    if raw.tag == "person":
        return _person(raw, scan, people, recent)
    if raw.tag == "office":
        held = raw.sure and raw.titles[-1].actor not in _VAGUE and scan.at(raw.last) != "of"
        held = held and (scan.at(raw.first - 1).lower() == "the" or scan.possessive[raw.first - 1])
        return _found(raw, scan, " ".join(raw.name), "office", "nominal") if held else None
    if raw.tag in ("administration", "campaign"):
        return _found(raw, scan, _body(raw), "organisation", "name")
    if raw.entry is not None:
        form = raw.form if raw.form not in ("half", "tail") else "demonym"
        plural = raw.form == "demonym" and scan.words[raw.last - 1].endswith("s")
        made = _found(raw, scan, raw.entry.actor, raw.tag, form)
        made.plural = plural
        return made
    # An organisation that no list holds keeps the name it has where it is first seen.
    name = " ".join(raw.name)
    actor = named.setdefault(key(name), acronyms.get(name, name))
    return _found(raw, scan, actor, raw.tag, "name")


def _person(raw: Raw, scan: Scan, people: People, recent: dict[int, int]) -> Found | None:
    person: Person | None = None
    if _full(raw):
        person = people.add(raw) if raw.sure else None
        if person is not None:
            person.forms[" ".join(raw.name)] -= 1
    else:
        person = people.short(raw, raw.first, recent)
        entry = raw.entry or (_well_known(raw, scan) if person is None else None)
        if person is None and entry is not None:
            person = _enter(raw, entry, people)
        elif person is None and (raw.titles or (raw.form != "half" and evident(raw, scan))):
            person = people.add(raw)
    if person is None:
        return None
    form = "title" if raw.titles else "name"
    made = _found(raw, scan, "", "person", form)
    made.person = person
    made.titles = tuple(t.actor for t in raw.titles if t.tag != "honorific")
    return made


# Sentences back within which an administration is meant by "the administration".
_NEAR = 4
# Titles that, without a name, are as often something else: "Private", "the Major", "Justice".
_VAGUE = lists.rule("vague_office")


def _full(raw: Raw) -> bool:
    return len(raw.name) > 1 and raw.form != "half" and split(raw.name)[0] != ""


def _well_known(raw: Raw, scan: Scan) -> Entry | None:
    """The well-known person of this surname, if there is but one of this gender and office."""
    word = raw.name[-1]
    if word in SUFFIXES:
        return None  # "King Abdullah II": no surname stands here
    known = gazetteer.people().get(key(word), [])
    if word.lower() in lists.common_words() and not raw.titles and word.lower() not in _CLEAR:
        return None
    shown = next((t.gender for t in raw.titles if t.gender), "")
    known = [e for e in known if not shown or e.gender == shown]
    offices = {t.actor for t in raw.titles if t.tag == "office"}
    if offices and len(known) > 1:
        known = [e for e in known if e.office in offices] or known
    if word in lists.given_names() and not raw.titles:
        # Of a surname that is a given name too, "Abe", only where the text is about their country.
        known = [e for e in known if e.of in {"", "United States"} or _is_about(scan, e.of)]
    return known[0] if len(known) == 1 else None


def _is_about(scan: Scan, country: str) -> bool:
    phrases = gazetteer.phrases().by_first
    of_place = {"country", "demonym", "capital"}
    return any(
        entry.actor == country and entry.tag in of_place
        for word in set(scan.words)
        for _, entry in phrases.get(word, ())
    )


# Words that are also everyday ones ("trump", "musk") but, with a capital, the person in news.
_CLEAR = frozenset({"trump"})


def _body(raw: Raw) -> str:
    """An administration or campaign under the name of its head."""
    if raw.entry is not None and raw.tag == "administration":
        return f"{raw.entry.actor} administration"
    name = raw.name
    return f"{split(name)[1]} {raw.tag}"


def _found(raw: Raw, scan: Scan, actor: str, kind: str, form: str) -> Found:
    start, end = scan.starts[raw.first], scan.ends[raw.last - 1]
    if raw.form == "half":
        end = start + len(raw.name[0])
    elif raw.form == "tail":
        start = end - len(raw.name[0])
    return Found(raw.first, raw.last, start, end, actor, kind, form)


def _is_credit(scan: Scan, raw: Raw) -> bool:
    """Whether a person took a picture: "Ada Holm/Reuters"."""
    if raw.tag != "person":
        return False
    behind = scan.at(raw.last) == "/" and scan.at(raw.last + 1) in PICTURE_AGENCIES
    before = scan.at(raw.first - 1) == "/" and scan.at(raw.first - 2) in PICTURE_AGENCIES
    return behind or before


def _acronyms(raws: list[Raw], scan: Scan) -> dict[str, str]:
    """Short names that the text gives in brackets: "European Union (EU)"."""
    found = {}
    for raw in raws:
        if raw.tag == "organisation" and scan.at(raw.last) == "(" and scan.at(raw.last + 2) == ")":
            short = scan.at(raw.last + 1)
            if 2 <= len(short) <= 8 and sum(c.isupper() for c in short) >= 2:
                found[short] = raw.entry.actor if raw.entry else " ".join(raw.name)
    return found


def _later_acronyms(scan: Scan, acronyms: dict[str, str], found: list[Found]) -> list[Found]:
    if not acronyms:
        return []
    taken = {place for mention in found for place in range(mention.first, mention.last)}
    return [
        Found(p, p + 1, scan.starts[p], scan.ends[p], acronyms[word], "organisation", "name")
        for p, word in enumerate(scan.words)
        if word in acronyms and p not in taken
    ]


def name_administrations(found: list[Found]) -> None:
    """The administration of a country goes under its head's name where the text tells it."""
    heads = {m.actor for m in found if m.actor.endswith(" administration") and m.kind != "country"}
    named = {h for h in heads if h != "United States administration"}
    presidents = {
        f"{m.person.surname} administration"
        for m in found
        if m.person is not None and m.person.country == "United States" and "President" in m.titles
    }
    current = named or presidents
    if len(current) == 1 and "United States administration" in heads:
        (name,) = current
        for mention in found:
            if mention.actor == "United States administration":
                mention.actor = name


def bare_administrations(scan: Scan, found: list[Found]) -> list[Found]:
    """Mentions as "the administration", where the text or what goes shortly before names but one."""
    named = [m for m in found if m.kind == "organisation" and m.actor.endswith(" administration")]
    made = []
    for at in range(1, len(scan)) if named else ():
        opener = scan.words[at - 1].lower()
        if scan.words[at] != "administration" or opener not in ("the", "this"):
            continue
        if scan.at(at + 1) == "of":
            continue
        here = scan.sentence[at]
        before = (m for m in named if m.first < at)
        near = {m.actor for m in before if here - scan.sentence[m.first] <= _NEAR}
        known = near or {m.actor for m in named}
        if len(known) == 1:
            start, end = scan.starts[at - 1], scan.ends[at]
            (actor,) = known
            made.append(Found(at - 1, at + 1, start, end, actor, "organisation", "nominal"))
    return made


def pinned(scan: Scan, pins: Pins | None) -> list[Found]:
    """Mentions of what the user pins, word for word, the longest first."""
    if pins is None or not pins.actors:
        return []
    phrases = pins.phrases
    found: list[Found] = []
    place = 0
    while place < len(scan):
        for words, pin in phrases.get(scan.words[place], ()):
            end = place + len(words)
            if tuple(scan.words[place:end]) == words:
                start, stop = scan.starts[place], scan.ends[end - 1]
                found.append(Found(place, end, start, stop, pin.name, pin.kind, "name"))
                place = end - 1
                break
        place += 1
    return found


def resolve(scan: Scan, *, pins: Pins | None = None) -> list[Found]:
    """Every mention of an actor that the text supports, sorted, not overlapping."""
    names, _ = resolve_names(scan)
    name_administrations(names)
    note_roles(scan, names)
    offices = [m for m in names if m.kind == "office"]
    names = [m for m in names if m.kind != "office"]
    references = [*find_references(scan, names), *bare_administrations(scan, names)]
    kept: list[Found] = []
    taken = -1
    # What is pinned goes first, then names, then references, then offices without a holder.
    ranked = [(0, pinned(scan, pins)), (1, names), (2, references), (3, offices)]
    spans = [(m.start, rank, m) for rank, group in ranked for m in group]
    pinned_places = {place for m in ranked[0][1] for place in range(m.first, m.last)}
    for start, rank, mention in sorted(spans, key=lambda s: (s[0], s[1])):
        own = range(mention.first, mention.last) if rank and pinned_places else ()
        pin_over = not pinned_places.isdisjoint(own)
        if start >= taken and not pin_over:
            kept.append(mention)
            taken = mention.end
    return kept
