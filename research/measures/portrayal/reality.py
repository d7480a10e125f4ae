"""Whether what a noun tells is told as a fact: "canceled his trip", "a lack of support", "doubt his honesty".

The word that governs the noun's phrase says so. Word order and lists, no parser.
"""

from __future__ import annotations

from functools import cache

from research.languages.en import lists
from research.measures.portrayal import clauses
from research.measures.portrayal.clauses import ARTICLES, BE, Tagged

_DENYING = lists.words("portrayal", "without") | {"no", "neither"}
_INDEFINITE = lists.words("portrayal", "indefinite")
_DEFINITE = clauses.POSSESSIVES | {"the"}
_LITTLE = lists.words("portrayal", "little")
_ALLEGED = lists.words("portrayal", "alleged")
_DOUBTED = lists.words("portrayal", "doubted")
_SAID = lists.words("portrayal", "said_noun")
_OWING = lists.words("portrayal", "owing")
_POSSIBLE = lists.words("portrayal", "possible")
_PERCEIVING = lists.words("portrayal", "perceiving")
_SUPPOSING = lists.words("portrayal", "supposing")
_ENDS_SUPPOSITION = lists.words("portrayal", "ends_supposition")
_UNDOING = lists.words("portrayal", "undoing")
_NEEDING = lists.words("portrayal", "needing")
_DEMANDING = lists.words("portrayal", "demanding")
_DEMAND_NOUN = lists.words("portrayal", "demand_noun")
_IN_PHRASE = clauses.ANY_DETERMINER | _LITTLE | _INDEFINITE | {"no"}
_NOT_IN_PHRASE = clauses.PHRASE_ENDS | clauses.LINKS | clauses.SKIPPED
_NOT_IN_PHRASE |= lists.words("grammar", "relative")
# The most words between a noun and what governs its phrase.
_PHRASE = 7
_NOT = frozenset({"not", "never"})
# The most words between a verb and what opens its clause.
_CLAUSE = 12


def told(scan: Tagged, at: int, *, owned: bool, suffered: bool) -> bool | None:
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
    if lacking(scan, at):
        return True
    owned = owned or any(scan.possessive[place + 1 : at])
    definite = owned or not _DEFINITE.isdisjoint(scan.lower[place + 1 : at])
    # "Stopping his plan to leave" is none of "stopped talks with him".
    denying = {"without", "no"} if definite else _DENYING
    if scan.low(place) in denying:
        return True
    if not definite and (scan.negative(place) or scan.denied(place)):
        return True
    if not definite and scan.verb(place) and supposed(scan, place):
        return None  # "whether he could file charges against her"
    said = scan.low(at) in _SAID
    if governed(scan, at, "act_denied"):
        return None if suffered else not said
    if governed(scan, at, "act_to_come") or _undone(scan, at):
        return None
    opposed = governed(scan, at, "act_opposed") and not said
    return None if opposed and (suffered or not definite) else False


def lacking(scan: Tagged, at: int) -> bool:
    """Whether the phrase of the noun at a place says that there is none: "no", "little praise"."""
    passed = scan.lower[_before(scan, at) + 1 : at]
    few = not _LITTLE.isdisjoint(passed) and "a" not in passed
    return few or not _DENYING.isdisjoint(passed)


def doubted(scan: Tagged, at: int) -> bool:
    """Whether what the noun at a place tells is not said to be: "alleged", "no evidence of", "a myth"."""
    place = _before(scan, at)
    unproven = place > 0 and scan.low(place) == "of" and lacking(scan, place - 1)
    alleged = not _ALLEGED.isdisjoint(scan.lower[place + 1 : at])
    if alleged or unproven or governed(scan, at, "doubting"):
        return True
    linked, denied, at = scan.helper(at + 1) in BE, scan.contracted(at + 1), at + 2
    while scan.passed(at) or scan.low(at) in ARTICLES:
        denied = denied or scan.negative(at)
        at += 1
    return linked and scan.at(at) in _DOUBTED and not denied


def _undone(scan: Tagged, at: int) -> bool:
    """Whether what follows the noun takes its act back: "the meeting with him was canceled"."""
    for place in scan.rest(at, _CLAUSE + 1)[1:]:
        if scan.low(place) in _ENDS_SUPPOSITION:
            return False
        if scan.helper(place) in BE:
            form = scan.verb(scan.past_adverbs(place + 1))
            if form or scan.low(place) == "been":
                return form.base in _UNDOING
    return False


def supposed(scan: Tagged, at: int) -> bool:
    """Whether the verb at a place is only demanded or supposed: "should go", "if they go".

    What will or would be, what is planned and what is tried is told as it is.
    """
    place = at - 1
    if scan.low(at) in _NEEDING and scan.low(at + 1) == "to":
        return True
    while place >= scan.first_of[at]:
        auxiliary, inner = scan.auxiliary(place), range(place + 1, at)
        if scan.low(place) == "to":
            return _infinitive_supposed(scan, place)
        denied = scan.contracted(place) or any(map(scan.negative, inner))
        perceived = scan.verb(at).base in _PERCEIVING and "have" not in scan.lower[place:at]
        # "Could not speak", "could hear them": what was so.
        unable = auxiliary == "could" and (denied or perceived)
        unlike = auxiliary == "would" and inner and scan.low(place + 1) == "have"
        if auxiliary in _OWING or (auxiliary in _POSSIBLE and not unable) or unlike:
            return True  # "would have won"
        if not (auxiliary or scan.passed(place) or scan.low(place) in clauses.MARKS):
            break
        place -= 1
    bare = place == at - 1 and bool(scan.bare(at))
    return _opens_with_supposition(scan, place, bare=bare)


def _opens_with_supposition(scan: Tagged, place: int, *, bare: bool) -> bool:
    """Whether "if" or the like opens the clause of a verb; `place` is before its auxiliaries.

    `bare`: the verb may go on with an auxiliary before "and": "should go and apologize".
    """
    joined = False
    for inner in scan.back(place + 1, _CLAUSE):
        word = scan.low(inner)
        if word in _ENDS_SUPPOSITION:
            return False
        if word in _SUPPOSING:
            return scan.low(inner + 1) != "not"  # "most, if not all Democrats"
        if word in ("and", "or"):
            joined = True
        elif joined and bare and _auxiliary(scan, inner - 1) and scan.bare(inner):
            return supposed(scan, inner)
        elif scan.finite(inner) and not scan.noun(inner):
            if not joined:
                return False
            joined = False
    return False


def _infinitive_supposed(scan: Tagged, to: int) -> bool:
    """Whether the infinitive with "to" at a place is owed or demanded, or what governs it supposed."""
    at = to - 1
    while clauses.adverb(scan.low(at)) or scan.low(at) in _NOT:
        at -= 1
    if scan.low(at) in _NEEDING or scan.low(at) in _DEMAND_NOUN:
        return True
    if scan.verb(at) and not scan.noun(at):
        undergone = scan.verb(at).base in _DEMANDING and scan.helper(at - 1) in BE
        return undergone or supposed(scan, at)
    for place in range(at, max(scan.first_of[to] - 1, at - _PHRASE), -1):
        word, form = scan.low(place), scan.verb(place)
        if word in _ENDS_SUPPOSITION:
            return False
        if word == "to":
            return _infinitive_supposed(scan, place)  # "urged him to do something to stop her"
        if word in _DEMAND_NOUN and scan.low(place + 1) in clauses.LINKS:
            return True
        if not form or scan.noun(place):
            continue
        # "Called her to thank him" demands nothing.
        demands = word == "calls" or scan.low(place + 1) in ("on", "for", "upon")
        if form.base in _DEMANDING and (form.base != "call" or demands):
            return True
        if form.form != "base":
            return supposed(scan, place)
    return False


def _auxiliary(scan: Tagged, at: int) -> bool:
    while scan.passed(at):
        at -= 1
    return bool(scan.helper(at))


def governed(scan: Tagged, at: int, section: str) -> bool:
    """Whether the phrase of the noun at a place hangs on a word of a section: "doubt", "doubts about".

    The entries are verbs or nouns, or such with a link: "call=for".
    """
    place, link = _before(scan, at), ""
    if scan.low(place) in clauses.LINKS:
        place, link = place - 1, scan.low(place)
    form = scan.verb(place) or scan.verb_with_capital(place)
    words = ((scan.low(place), link), (form.base, link))
    return place >= scan.first_of[at] and not _governing(section).isdisjoint(words)


@cache
def _governing(section: str) -> frozenset[tuple[str, ...]]:
    entries = lists.tuples(lists.sequence("portrayal", section))
    return frozenset((word, *link) if link else (word, "") for word, *link in entries)


def _before(scan: Tagged, at: int) -> int:
    """The token before the phrase of a noun: its adjectives, nouns, owner and article passed."""
    for place in (places := scan.back(at, _PHRASE)):
        if not (scan.joined(place + 1) and _in_phrase(scan, place)):
            return place
    return places.stop


def _in_phrase(scan: Tagged, at: int) -> bool:
    word = scan.low(at)
    if word in _IN_PHRASE:
        return True
    if word in _NOT_IN_PHRASE or not word[0].isalnum():
        return scan.words[at] in ("'", "’")
    if scan.possessive[at] or clauses.modifier(scan.words[at]) or not scan.at(at).islower():
        return not scan.verb_with_capital(at)  # "Canceling his trip"
    if not scan.verb(at):
        return not word.endswith("ly")
    # "His planned trip", "Trump's promised visit", "his state visit".
    before = scan.low(at - 1)
    owned = before in clauses.ANY_DETERMINER
    owned = owned or (at > 0 and scan.possessive[at - 1])
    described = (before.endswith("ed") or clauses.modifier(before)) and bool(scan.bare(at))
    return scan.joined(at) and (owned or described)
