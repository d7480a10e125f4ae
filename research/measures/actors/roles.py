"""What a text says somebody is: titles, roles before a name, appositions, party in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from research.languages.en import lists
from research.measures.actors import gazetteer
from research.measures.actors.name_coreference import Found, role
from research.measures.actors.tokens import Scan

_PAST = lists.words("persons", "past")
_OPENERS = lists.words("grammar", "apposition_opener")
_VERBS = lists.words("grammar", "apposed_verb")
_ENDS = lists.words("grammar", "role_of")
_STOPS = frozenset({".", ";", ":", "!", "?", "—", "–", "(", '"', "“", "”", "\n"})
PARTY_WORDS = lists.pairs("persons", "party")
# What ends the name that explains a role: "the chairman, Ada Holm, said".
_CLOSES = frozenset({",", ".", ";", ")", "—", "–"})
_MOST_MODIFYING = 3  # words between an owner and a role: "Mr Lee's chief campaign lawyer"


def note_roles(scan: Scan, found: list[Found]) -> None:
    """Add to each person the roles that the words around their mentions give them, and whose they are."""
    at_end = {mention.last: mention for mention in found}
    at_start = {mention.first: mention for mention in found}
    for mention in found:
        person = mention.person
        if person is None:
            continue
        past = any(
            w.lower() in _PAST for w in scan.words[max(0, mention.first - 3) : mention.first]
        )
        given = [role(title) for title in mention.titles]
        given += _before(scan, mention)
        for one in given:
            person.roles.add(f"former {one}" if past else one)
        if past and given:
            person.roles.add("former")
        after = _after(scan, mention) + _apposed_before(scan, mention)
        person.roles.update(after)
        person.held.update(_held_before(scan, mention, at_end))
        person.held.update(_of_country(mention, at_end))
        person.held.update(_held_after(scan, mention, at_start))
        if not person.gender:
            person.gender = next((g for g in map(_gender, [*given, *after]) if g), "")


def _before(scan: Scan, mention: Found) -> list[str]:
    """Roles that end right before the name: "Vladimir Putin's spokesman Dmitry Peskov"."""
    first = mention.first
    if first < 1 or scan.starts[first] - scan.ends[first - 1] != 1:
        return []
    phrase = _ending(scan, first)
    found = _readings(phrase) if phrase else []
    near = scan.words[max(0, first - 4) : first] if found or mention.titles else []
    return found + [PARTY_WORDS[word] for word in near if word in PARTY_WORDS]


def _ending(scan: Scan, last: int) -> tuple[str, ...]:
    """The role whose words end before token `last`."""
    words = [word.lower() for word in scan.words[max(0, last - 4) : last]]
    if not words or words[-1] not in _last_words():
        return ()
    for first in range(len(words)):
        phrase = tuple(words[first:])
        if phrase in lists.roles():
            return phrase
    return ()


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in lists.roles())


def _explains(scan: Scan, mention: Found) -> bool:
    """Whether a name stands between commas, or a comma and a stop, and is no member of a list."""
    first, last = mention.first, mention.last
    if scan.at(first - 1) != "," or scan.at(last) not in _CLOSES or mention.titles:
        return False
    following = scan.at(last + 1)
    return scan.at(last) != "," or not (following in {"and", "or"} or following[:1].isupper())


def _apposed_before(scan: Scan, mention: Found) -> list[str]:
    """Roles that a name explains: "the inspector general, Ada Holm, said"."""
    first = mention.first
    if not _explains(scan, mention):
        return []
    phrase = _ending(scan, first - 1)
    begins = first - 1 - len(phrase)
    before = range(begins - 1, max(-1, begins - 2 - _MOST_MODIFYING), -1)
    opener = next((at for at in before if scan.lower[at] in _OPENERS), begins)
    if not phrase or opener == begins:
        return []
    if _PAST.isdisjoint(scan.lower[opener:begins]):
        return _readings(phrase)
    return ["former", *(f"former {one}" for one in _readings(phrase))]


def _held_before(
    scan: Scan, mention: Found, at_end: Mapping[int, Found]
) -> Iterator[tuple[str, str]]:
    """Roles with their owners before a name: "Mr Lee's lawyer, Ada Holm", "Lee's lawyer Ada Holm"."""
    explains = scan.at(mention.first - 1) == ","
    if explains and not _explains(scan, mention):
        return
    last = mention.first - explains
    phrase = _ending(scan, last)
    begins = last - len(phrase)
    for modifying in range(_MOST_MODIFYING if phrase else 0):
        owner = at_end.get(begins - modifying)
        if owner is None:
            continue
        # "Mr Lee's campaign lawyer, Ada Holm", "Lee lawyer Ada Holm"
        if scan.possessive[owner.last - 1] or not (explains or modifying):
            for one in _readings(phrase):
                yield one, owner.actor
        return


def _of_country(mention: Found, at_end: Mapping[int, Found]) -> Iterator[tuple[str, str]]:
    """Offices before a name with the country whose they are: "Israeli Prime Minister Netanyahu"."""
    country = at_end.get(mention.first)
    if country is not None and country.kind == "country":
        for title in mention.titles:
            yield role(title), country.actor


def _held_after(
    scan: Scan, mention: Found, at_start: Mapping[int, Found]
) -> Iterator[tuple[str, str]]:
    """Roles with their owners behind a name: "Ada Holm, Mr Lee's lawyer", "a lawyer for Mr Lee"."""
    last = mention.last
    if scan.at(last) != ",":
        return
    owner = at_start.get(last + 1)
    begins = last + 1
    if owner is not None and scan.possessive[owner.last - 1]:
        begins = owner.last
    elif scan.at(begins).lower() not in _OPENERS:
        return
    for at in range(begins, begins + _MOST_MODIFYING + 1):
        phrase = _role_in(scan.words[at : at + 3], 0)
        if not phrase:
            continue
        end = at + len(phrase)
        if begins == last + 1:
            owner = None
            if scan.at(end).lower() in {"for", "to", "of"}:
                owner = at_start.get(end + 1) or at_start.get(end + 2)
        if owner is not None:
            for one in _readings(phrase):
                yield one, owner.actor
        return


def _after(scan: Scan, mention: Found) -> list[str]:
    """Roles of an apposition: "Dmitry Peskov, the Kremlin spokesperson, ..."; (R-Texas)."""
    last = mention.last
    if scan.at(last) == "(":
        party = scan.at(last + 1).partition("-")[0].rstrip(".")
        return [gazetteer.PARTIES[party]] if party in gazetteer.PARTIES else []
    if scan.at(last) != ",":
        return []
    window = scan.words[last + 1 : last + 14]
    if not window:
        return []
    party, dash, _ = window[0].partition("-")
    if dash and party in gazetteer.PARTIES:
        return [gazetteer.PARTIES[party]]  # "Ida Holm, R-Ariz., said"
    opening = window[0].lower()
    listed = window[0][:1].isupper() and bool(gazetteer.phrases().by_first.get(window[0]))
    if opening not in _OPENERS and not listed and opening != "former" and not _role_in(window, 0):
        return []
    begins = last + 1
    if opening == "who":
        begins += 2
        window = window[2:] if window[1:2] and window[1] in _VERBS else []
    roles: list[str] = []
    past = False
    at = 0
    while at < len(window) and window[at] not in _STOPS:
        word = window[at].lower()
        if window[at] in PARTY_WORDS:
            roles.append(PARTY_WORDS[window[at]])
        if word in _ENDS or (word == "," and at > 0):
            break
        past = past or word in _PAST
        found = _role_in(window, at)
        owner = begins + at + len(found)
        if found and _owns(scan, owner):
            at += len(found)  # "Ada Holm, President Lee's adviser": he is the president
            continue
        if found:
            roles += [f"former {r}" if past else r for r in _readings(found)]
            at += len(found)
            continue
        at += 1
    return roles + (["former"] if past and roles else [])


def _owns(scan: Scan, last: int) -> bool:
    """Whether a role that ends before a token, or the name behind it, owns what follows."""
    while scan.at(last)[:1].isupper() and not scan.possessive[last - 1]:
        last += 1
    return scan.possessive[last - 1]


def _role_in(window: list[str], at: int) -> tuple[str, ...]:
    for length in (3, 2, 1):
        phrase = tuple(w.lower() for w in window[at : at + length])
        if len(phrase) == length and phrase in lists.roles():
            return phrase
    return ()


def _readings(phrase: tuple[str, ...]) -> list[str]:
    """A role and its head: "foreign minister" is also a "minister"."""
    whole, head = role(" ".join(phrase)), role(phrase[-1])
    return [whole] if whole == head or head in ("president", "of", "state") else [whole, head]


def _gender(one: str) -> str:
    return lists.roles().get(tuple(one.split()), "")
