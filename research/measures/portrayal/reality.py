"""Whether what a noun tells is told as a fact: "canceled his trip", "a lack of support", "doubt his honesty".

The word that governs the noun's phrase says so. Word order and lists, no parser.
"""

from __future__ import annotations

from functools import cache

from research.languages.en import lists
from research.measures.actors.tokens import Scan
from research.measures.portrayal import clauses
from research.measures.portrayal.clauses import ARTICLES, BE

_DENYING = lists.words("portrayal", "without") | {"no", "neither"}
_INDEFINITE = lists.words("portrayal", "indefinite")
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
_NOT = frozenset({"not", "never"})
# The most words between a verb and what opens its clause.
_CLAUSE = 12


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
    if lacking(scan, at):
        return True
    definite = (
        owned or "the" in passed or any(map(scan.possessive.__getitem__, range(place + 1, at)))
    )
    definite = definite or not passed.isdisjoint(clauses.POSSESSIVES)
    # "Stopping his plan to leave" is none of "stopped talks with him".
    denying = _DENYING if not definite else _DENYING & {"without", "no"}
    if clauses.lower(scan, place) in denying:
        return True
    if not definite and (clauses.negative(scan, place) or clauses.denied(scan, place)):
        return True
    if not definite and clauses.verb(scan, place) is not None and supposed(scan, place):
        return None  # "whether he could file charges against her"
    said = clauses.lower(scan, at) in _SAID
    if governed(scan, at, "act_denied"):
        return None if suffered else not said
    if governed(scan, at, "act_to_come") or _undone(scan, at):
        return None
    opposed = governed(scan, at, "act_opposed") and not said
    return None if opposed and (suffered or not definite) else False


def lacking(scan: Scan, at: int) -> bool:
    """Whether the phrase of the noun at a place says that there is none: "no", "little praise"."""
    passed = {clauses.lower(scan, inner) for inner in range(_before(scan, at) + 1, at)}
    few = not passed.isdisjoint(_LITTLE) and "a" not in passed
    return few or not passed.isdisjoint(_DENYING)


def doubted(scan: Scan, at: int) -> bool:
    """Whether what the noun at a place tells is not said to be: "alleged", "no evidence of", "a myth"."""
    place = _before(scan, at)
    passed = {clauses.lower(scan, inner) for inner in range(place + 1, at)}
    unproven = clauses.lower(scan, place) == "of" and lacking(scan, place - 1)
    if not passed.isdisjoint(_ALLEGED) or unproven or governed(scan, at, "doubting"):
        return True
    linking, denied = clauses.helper(clauses.lower(scan, at + 1))
    at += 2
    while clauses.passed_over(clauses.lower(scan, at)) or clauses.lower(scan, at) in ARTICLES:
        denied = denied or clauses.negative(scan, at)
        at += 1
    return linking in BE and scan.at(at) in _DOUBTED and not denied


def _undone(scan: Scan, at: int) -> bool:
    """Whether what follows the noun takes its act back: "the meeting with him was canceled"."""
    for place in range(at + 1, min(len(scan), at + 1 + _CLAUSE)):
        word = clauses.lower(scan, place)
        if scan.sentence[place] != scan.sentence[at] or word in _ENDS_SUPPOSITION:
            return False
        if clauses.helper(word)[0] in BE:
            form = clauses.verb(scan, clauses.past_adverbs(scan, place + 1))
            if word == "been" or form is not None:
                return form is not None and form.base in _UNDOING
    return False


def supposed(scan: Scan, at: int) -> bool:
    """Whether the verb at a place is only demanded or supposed: "should go", "if they go".

    What will or would be, what is planned and what is tried is told as it is.
    """
    place = at - 1
    if clauses.lower(scan, at) in _NEEDING and clauses.lower(scan, at + 1) == "to":
        return True
    while place >= 0 and scan.sentence[place] == scan.sentence[at]:
        word, behind = clauses.lower(scan, place), clauses.lower(scan, place + 1)
        auxiliary, denied = clauses.helper(word) if clauses.no_name(scan, place) else ("", False)
        if word == "to":
            return _infinitive_supposed(scan, place)
        denied = denied or any(clauses.negative(scan, inner) for inner in range(place + 1, at))
        # "Could not speak", "could hear them": what was so.
        unable = auxiliary == "could" and (denied or _perceived(scan, place, at))
        unlike = auxiliary == "would" and behind == "have" and place + 1 < at  # "would have won"
        if auxiliary in _OWING or (auxiliary in _POSSIBLE and not unable) or unlike:
            return True
        if not (auxiliary or clauses.passed_over(word) or word in clauses.MARKS):
            break
        place -= 1
    bare = place == at - 1 and clauses.bare(scan, at) is not None
    return _opens_with_supposition(scan, place, at, bare=bare)


def _perceived(scan: Scan, could: int, at: int) -> bool:
    form = clauses.verb(scan, at)
    perceives = form is not None and form.base in _PERCEIVING
    return perceives and "have" not in scan.lower[could:at]


def _opens_with_supposition(scan: Scan, place: int, at: int, *, bare: bool) -> bool:
    """Whether "if" or the like opens the clause of a verb; `place` is before its auxiliaries.

    `bare`: the verb may go on with an auxiliary before "and": "should go and apologize".
    """
    joined = False
    for inner in range(place, max(-1, place - _CLAUSE), -1):
        word = clauses.lower(scan, inner)
        if scan.sentence[inner] != scan.sentence[at] or word in _ENDS_SUPPOSITION:
            return False
        if word in _SUPPOSING:
            return clauses.lower(scan, inner + 1) != "not"  # "most, if not all Democrats"
        if word in ("and", "or"):
            joined = True
        elif joined and bare and _auxiliary(scan, inner - 1) and clauses.bare(scan, inner):
            return supposed(scan, inner)
        elif clauses.finite(scan, inner) and not clauses.noun(scan, inner):
            if not joined:
                return False
            joined = False
    return False


def _infinitive_supposed(scan: Scan, to: int) -> bool:
    """Whether the infinitive with "to" at a place is owed or demanded, or what governs it supposed."""
    at = to - 1
    while clauses.adverb(clauses.lower(scan, at)) or clauses.lower(scan, at) in _NOT:
        at -= 1
    word, form = clauses.lower(scan, at), clauses.verb(scan, at)
    if word in _NEEDING or word in _DEMAND_NOUN:
        return True
    if form is not None and not clauses.noun(scan, at):
        undergone = form.base in _DEMANDING and clauses.helper(clauses.lower(scan, at - 1))[0] in BE
        return undergone or supposed(scan, at)
    for place in range(at, max(-1, at - _PHRASE), -1):
        word, form = clauses.lower(scan, place), clauses.verb(scan, place)
        if scan.sentence[place] != scan.sentence[to] or word in _ENDS_SUPPOSITION:
            return False
        if word == "to":
            return _infinitive_supposed(scan, place)  # "urged him to do something to stop her"
        if word in _DEMAND_NOUN and clauses.lower(scan, place + 1) in _LINKS:
            return True
        if form is None or clauses.noun(scan, place):
            continue
        # "Called her to thank him" demands nothing.
        demands = word == "calls" or clauses.lower(scan, place + 1) in ("on", "for", "upon")
        if form.base in _DEMANDING and (form.base != "call" or demands):
            return True
        if form.form != "base":
            return supposed(scan, place)
    return False


def _auxiliary(scan: Scan, at: int) -> bool:
    while clauses.passed_over(clauses.lower(scan, at)):
        at -= 1
    return bool(clauses.helper(clauses.lower(scan, at))[0])


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
