"""Whether what a noun tells is told as a fact: "canceled his trip", "a lack of support", "doubt his honesty".

The word that governs the noun's phrase says so. Word order and lists, no parser.
"""

from __future__ import annotations

from functools import cache

from research.languages.en import lists
from research.measures.actors.tokens import Scan
from research.measures.portrayal import clauses

_DENYING = lists.words("portrayal", "without") | {"no"}
_INDEFINITE = lists.words("portrayal", "indefinite")
_LITTLE = lists.words("portrayal", "little")
_SAID = lists.words("portrayal", "said_noun")
_OPEN = lists.words("portrayal", "hypothetical")
_LINKS = lists.words("portrayal", "governing_link")
_NOT_IN_PHRASE = (
    clauses.PHRASE_ENDS
    | _LINKS
    | clauses.SKIPPED
    | lists.words("grammar", "clause_opener")
    | lists.words("grammar", "relative")
)
# The most words between a noun and what governs its phrase.
_PHRASE = 7


def told(scan: Scan, at: int, *, owned: bool, suffered: bool) -> bool | None:
    """Whether the act of the noun at a place is no fact but denied; None where it may never happen.

    Parameters
    ----------
    owned
        Whether who does it is named by "'s", "by" or "from": what is opposed happened then ("rejected
        Trump's attack on her"), but for `suffered`.
    suffered
        Whether the noun tells what is done to its owner: "opposed his confirmation".
    """
    place = _before(scan, at)
    passed = {clauses.lower(scan, inner) for inner in range(place + 1, at)}
    if not passed.isdisjoint(_LITTLE) and "a" not in passed:
        return True
    definite = (
        owned or "the" in passed or any(map(scan.possessive.__getitem__, range(place + 1, at)))
    )
    definite = definite or not passed.isdisjoint(clauses.POSSESSIVES)
    # "Stopping his plan to leave" is none of "stopped talks with him".
    denying = _DENYING if not definite else _DENYING & {"without", "no"}
    if not passed.isdisjoint(_DENYING) or clauses.lower(scan, place) in denying:
        return True
    if not definite and (clauses.negative(scan, place) or clauses.denied(scan, place)):
        return True
    if not definite and clauses.bare(scan, place) and clauses.lower(scan, place - 1) in _OPEN:
        return None  # "whether he could file charges against her"
    said = clauses.lower(scan, at) in _SAID
    if governed(scan, at, "act_denied"):
        return None if suffered else not said
    if governed(scan, at, "act_to_come"):
        return None
    opposed = governed(scan, at, "act_opposed") and not said
    return None if opposed and (suffered or not definite) else False


def governed(scan: Scan, at: int, section: str) -> bool:
    """Whether the phrase of the noun at a place hangs on a word of a section: "doubt", "doubts about".

    The entries are verbs or nouns, or such with a link: "call=for".
    """
    place, link = _before(scan, at), ""
    if clauses.lower(scan, place) in _LINKS:
        place, link = place - 1, clauses.lower(scan, place)
    if place < 0 or scan.sentence[place] != scan.sentence[at]:
        return False
    form = clauses.verb(scan, place) or clauses.verb_with_capital(scan, place)
    words = {clauses.lower(scan, place)} | ({form.base} if form is not None else set())
    return not _governing(section).isdisjoint((word, link) for word in words)


@cache
def _governing(section: str) -> frozenset[tuple[str, ...]]:
    entries = lists.tuples(lists.sequence("portrayal", section))
    return frozenset((word, *link) if link else (word, "") for word, *link in entries)


def _before(scan: Scan, at: int) -> int:
    """The token before the phrase of a noun: its adjectives, nouns, owner and article passed."""
    place = at - 1
    while place >= max(0, at - _PHRASE) and scan.sentence[place] == scan.sentence[at]:
        if not (scan.joined(place + 1) and _in_phrase(scan, place)):
            return place
        place -= 1
    return place


def _in_phrase(scan: Scan, at: int) -> bool:
    word = clauses.lower(scan, at)
    if word in clauses.DETERMINERS | clauses.POSSESSIVES | _LITTLE | _INDEFINITE | {"no"}:
        return True
    if word in _NOT_IN_PHRASE or not word[0].isalnum():
        return scan.words[at] in ("'", "’")
    if scan.possessive[at] or clauses.modifier(scan.words[at]) or not scan.at(at).islower():
        return clauses.verb_with_capital(scan, at) is None  # "Canceling his trip"
    if clauses.verb(scan, at) is None:
        return not word.endswith("ly")
    # "His planned trip", "Trump's promised visit", "his state visit".
    before = clauses.lower(scan, at - 1)
    owned = before in clauses.DETERMINERS | clauses.POSSESSIVES or (
        at > 0 and scan.possessive[at - 1]
    )
    described = before.endswith("ed") or clauses.modifier(before)
    return scan.joined(at) and (owned or (described and clauses.bare(scan, at) is not None))
