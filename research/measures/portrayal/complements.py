"""What a form of "be" or a verb of naming ties to an actor: adjectives, nouns, lists of both.

"Is a pragmatist", "called him a “liar” and “unstable”", "is Trump's nominee".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from research.languages.en import lists
from research.measures.portrayal import clauses
from research.measures.portrayal.clauses import ARTICLES, BE, Tagged
from research.measures.sentiment.lexicon import valences
from research.measures.stances.cues import cue_book
from research.measures.stances.evaluative import STRONG

_EMPTY = (
    lists.rule("empty_attribute")
    | lists.words("persons", "no_participle")
    | lists.words("portrayal", "not_said")
) - {"late"}
_EMPTY_HEAD = lists.words("portrayal", "empty_head")
_BEFORE_PARTICIPLE = clauses.DEGREE | {"seems", "seemed", "appears", "appeared", "looked"}
_FLAT_DEGREE = lists.words("portrayal", "flat_degree")
# What may stand between the parts of a list, and behind its last.
_BETWEEN_LISTED = frozenset({",", "and"}) | clauses.MARKS
_ENDS_LISTED = frozenset({",", ".", "and", ";"}) | clauses.MARKS
_LISTED = 4
OF_ROLE = frozenset({"of", "at", "for"})
_ADJECTIVAL = ("ful", "less", "ous", "ive", "able", "ible", "ish")


class Attribute(NamedTuple):
    """Tokens `first` to `last`, and whether they are denied: "is not a hero"."""

    first: int
    last: int
    denied: bool = False


def said_as(
    scan: Tagged,
    first: int,
    last: int,
    *,
    denied: bool = False,
    beside: frozenset[str] = frozenset(),
) -> Iterator[Attribute]:
    """The attribute, unless it says nothing of anybody; `beside` are words that here do."""
    last = _whole_role(scan, first, last)
    said = scan.lower[first:last]
    if said and not (_EMPTY - beside).issuperset(said):
        yield Attribute(first, last, denied)


def _whole_role(scan: Tagged, first: int, last: int) -> int:
    """Where a role ends that goes on with "of": "chief of staff"."""
    role = last > first and scan.role_with_of(last)
    return last + 2 if role else last


def complement(
    scan: Tagged, at: int, *, denied: bool = False, named: bool = False
) -> Iterator[Attribute]:
    """The attributes that a phrase at a place makes; `named` where a verb of naming stands before."""
    state = state_of(scan, at)
    if state is not None:
        yield Attribute(at, state[0], denied)
        return
    start = at
    while scan.low(start) in ARTICLES or scan.at(start) in clauses.OPENING_MARKS:
        if start > at + 2:
            return
        start += 1
    # "Dead wrong"
    start += scan.at(start) in _FLAT_DEGREE and scan.at(start + 1) in clauses.STATES
    while scan.low(start) in clauses.DEGREE:
        start += 1
    article = not ARTICLES.isdisjoint(scan.lower[at:start])
    owned = None if article else _past_owner(scan, at)
    if article:
        yield from _with_article(scan, start, denied=denied)
    elif owned is None:
        yield from _adjectives(scan, start, denied=denied, named=named)
    else:
        end = scan.phrase_end(owned, most=4)
        if end > owned and clauses.one_person(scan.words[end - 1]):
            yield from said_as(scan, owned, end, denied=denied)


def behind_be(scan: Tagged, at: int, *, denied: bool) -> Iterator[Attribute]:
    """The attributes behind a form of "be" that ends at a place: "is also not a hero"."""
    denied = denied or scan.negative(at)
    while scan.passed(at) and scan.at(at).isalpha():
        at += 1
    return complement(scan, at, denied=denied)


def _with_article(scan: Tagged, start: int, *, denied: bool) -> Iterator[Attribute]:
    """The noun behind an article, and what is listed with it: "a tough and able opponent"."""
    head, ing = scan.low(start), scan.verb(start).form == "ing"
    if ing and head not in lists.adjectives() and head not in cue_book().narrated:
        return
    end = scan.phrase_end(start, capitals=True)
    # "A monster hit" is no monster.
    compound = end > start and scan.words[end - 1] in clauses.TRAITS and bool(scan.bare(end))
    end += compound and scan.at(end + 1) != "by"
    if end == start or scan.lower[end - 1] in _EMPTY_HEAD:
        return
    yield from said_as(scan, start, end, denied=denied)
    further = end + 1
    if scan.at(end) in (",", "and") and scan.words[end - 1] in lists.adjectives():
        # "A tough and able opponent": the noun stands behind the second adjective.
        last = scan.phrase_end(further, most=4)
        adjective = scan.at(further).islower() and scan.words[further] in lists.adjectives()
        if last > further + 1 and adjective:
            yield from said_as(scan, further, last, denied=denied)
            return
    yield from _listed(scan, _past_of(scan, end), denied=denied)


def _past_of(scan: Tagged, at: int) -> int:
    """Past what hangs on a complement where a list goes on: "the son of bakers and a banker"."""
    if scan.at(at) != "of":
        return at
    start = at + 1 + (scan.low(at + 1) in ARTICLES)
    end = scan.phrase_end(start, most=4, capitals=True)
    goes_on = scan.at(end) == "and" and scan.low(end + 1) in ARTICLES
    return end if end > start and goes_on else at


def state_of(scan: Tagged, at: int) -> tuple[int, int] | None:
    """Where a state that "is in" or the like tells ends, and its sign: "is in trouble"."""
    for words, sign in _states_of().get(scan.low(at), ()):
        if tuple(scan.lower[at : at + len(words)]) == words:
            return at + len(words), sign
    return None


@cache
def _states_of() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """The words of such states, and the sign, by the first word."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for *words, sign in lists.tuples(lists.sequence("portrayal", "state_of")):
        found.setdefault(words[0], []).append((tuple(words), int(sign)))
    return found


def _past_owner(scan: Tagged, at: int) -> int | None:
    """Behind whose somebody is: "is Trump's nominee", "is his friend"; None where nobody is named."""
    if scan.low(at) in clauses.POSSESSIVES:
        return at + 1
    for place in range(at, min(scan.end_of[at - 1], at + 5)):
        if not (scan.words[place][0].isupper() or scan.lower[place] in ARTICLES):
            return None
        if scan.possessive[place]:
            return place + 1
    return None


def judges(word: str) -> bool:
    """Whether a word judges whoever is said to be so, and is no feeling."""
    strong = abs(valences().get(word, 0)) >= STRONG and word not in clauses.FEELING
    return word in clauses.TRAITS or strong


def _listed(scan: Tagged, at: int, *, denied: bool) -> Iterator[Attribute]:
    """What goes on with commas or "and" behind a complement: "a liar, a racist and “unstable”"."""
    for _ in range(_LISTED):
        start, goes_on = at, False
        while scan.at(start) in _BETWEEN_LISTED:
            goes_on = goes_on or scan.words[start] in (",", "and")
            start += 1
        article = scan.low(start) in ARTICLES
        start += article
        while scan.at(start) in clauses.OPENING_MARKS:
            start += 1
        end = scan.phrase_end(start, capitals=article)
        end -= end > start and scan.words[end - 1] in clauses.MARKS
        if not goes_on or end <= start or end > scan.end_of[at - 1]:
            return
        if scan.lower[start] in clauses.NOMINATIVE:
            return  # "is prolific and she knows better"
        head, behind = scan.lower[end - 1], scan.at(end)
        judged = judges(head)
        # "Unfit and totally unqualified to lead", but "is president and promising to leave"
        more = judged and behind in clauses.OBLIQUE and (article or not head.endswith("ing"))
        if behind not in _ENDS_LISTED and not more:
            return
        # "A liar, a spokesman, Ada Holm, said": who is parted by commas may be somebody else.
        fits = judged or (behind != "," and clauses.person(head))
        if article and not fits and scan.quoted[start]:
            at = end
            continue  # "a “nasty guy,” an “anchor baby,” “unstable”"
        if article and not fits:
            return
        alone = end - start == 1 and head in clauses.STATES
        if not article and not alone and not (judged and not scan.verb(start)):
            return
        yield from said_as(scan, start, end, denied=denied)
        at = end


def _adjectives(scan: Tagged, at: int, *, denied: bool, named: bool) -> Iterator[Attribute]:
    """A bare adjective, and one joined to it; a bare plural noun: "are hypocrites"."""
    head, form = scan.low(at), scan.verb(at).form
    behind, noun = at + 1, scan.at(at + 1)
    if form == "ing" and noun.isalnum():
        return  # "is promising lower taxes"
    if scan.low(behind) in BE:
        return  # "has long been"
    if not scan.at(at).islower() or head in clauses.UNLIKE or head.endswith("ly"):
        return
    if noun == "by" and form:
        return  # a passive: agency's
    known = head in clauses.STATES or (not form and head.endswith(_ADJECTIVAL))
    if known or (form and head.endswith("ed") and scan.low(at - 1) in _BEFORE_PARTICIPLE):
        bare = noun.islower() and clauses.plural(noun) and not scan.verb(behind)
        bare = bare and noun not in clauses.PHRASE_ENDS  # "are racist bigots"
        yield from said_as(scan, at, behind + bare, denied=denied)
        if noun == "and" and scan.at(at + 2) in clauses.STATES:
            yield from said_as(scan, at + 2, at + 3, denied=denied)
        else:
            yield from _listed(scan, behind, denied=denied)
        return
    end = scan.phrase_end(at, most=4)
    if end > at and clauses.one_person(scan.words[end - 1]) and scan.at(end) in OF_ROLE:
        yield from said_as(scan, at, end, denied=denied)  # "is co-author of the book"
    elif (named or clauses.plural(head)) and not form and clauses.person(head.rstrip("s")):
        yield from said_as(scan, at, behind, denied=denied)
