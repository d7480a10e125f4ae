"""What a text says somebody is: titles, roles before a name, appositions, party in brackets."""

from __future__ import annotations

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
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}


def note_roles(scan: Scan, found: list[Found]) -> None:
    """Add to each person the roles that the words around their mentions give them."""
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
        after = _after(scan, mention)
        person.roles.update(after)
        if not person.gender:
            person.gender = next((g for g in map(_gender, [*given, *after]) if g), "")


def _before(scan: Scan, mention: Found) -> list[str]:
    """Roles that end right before the name: "Vladimir Putin's spokesman Dmitry Peskov"."""
    first = mention.first
    if first < 1 or scan.starts[first] - scan.ends[first - 1] != 1:
        return []
    found: list[str] = []
    for length in (4, 3, 2, 1):
        phrase = tuple(w.lower() for w in scan.words[max(0, first - length) : first])
        if phrase in lists.roles():
            found = _readings(phrase)
            break
    near = scan.words[max(0, first - 4) : first] if found or mention.titles else []
    return found + [PARTY_WORDS[word] for word in near if word in PARTY_WORDS]


def _after(scan: Scan, mention: Found) -> list[str]:
    """Roles of an apposition: "Dmitry Peskov, the Kremlin spokesperson, ..."; (R-Texas)."""
    last = mention.last
    if scan.at(last) == "(":
        party = scan.at(last + 1).partition("-")[0].rstrip(".")
        return [_PARTIES[party]] if party in _PARTIES else []
    if scan.at(last) != ",":
        return []
    window = scan.words[last + 1 : last + 14]
    if not window:
        return []
    opening = window[0].lower()
    listed = window[0][:1].isupper() and bool(gazetteer.phrases().by_first.get(window[0]))
    if opening not in _OPENERS and not listed and opening != "former" and not _role_in(window, 0):
        return []
    if opening == "who":
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
        if found:
            roles += [f"former {r}" if past else r for r in _readings(found)]
            at += len(found)
            continue
        at += 1
    return roles + (["former"] if past and roles else [])


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
