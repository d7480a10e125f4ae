"""What actors do by what is theirs: "his approach brings change", "their goal is to end it"."""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import clauses, judging, reality, subjects
from research.measures.portrayal.clauses import BE, HAVE, Tagged
from research.measures.portrayal.predicates import Agency, whole

_DEED = judging.CONDUCT_NOUN - lists.words("portrayal", "no_deed")
_NOT_BY_DEED = lists.words("portrayal", "not_by_deed") | judging.DRAWING
_AIM = lists.pairs("portrayal", "aim")
_BOUNDARY = lists.words("grammar", "clause_boundary") | lists.words("grammar", "goes_on") | {"how"}
_OPENS_OBJECT = clauses.ANY_DETERMINER | lists.words("grammar", "accusative")
# The most words of what is owned.
_PHRASE = 6


def by_deed(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """The verb whose subject is a deed or an aim of the mention, shown with that subject."""
    first, owner = subjects.owned(scan, mention)
    outside = first >= scan.end_of[mention.first]
    if not owner or outside or scan.headline[first] or not _heads(scan, mention):
        return
    for at in range(first, scan.phrase_end(first, most=_PHRASE)):
        found, noun, end = None, scan.words[at], at + 1
        if noun == "’" and at > first and "‘" not in scan.words[first:at]:
            return  # "her accusers’ remarks"
        if noun in _AIM:
            found = _aimed(scan, end, _AIM[noun])
        elif noun in _DEED:
            behind = subjects.past_phrases(scan, end)
            # Not so in "his decision on how Holm must act".
            own = _BOUNDARY.isdisjoint(scan.lower[end:behind])
            found = _done(scan, behind, several=clauses.plural(noun)) if own else None
        if found is not None:
            supposed = reality.supposed(scan, found.first)
            denied = found.denied or scan.of_nobody(mention.first)
            yield whole(scan, found)._replace(first=first, denied=denied, supposed=supposed)
            return


def _heads(scan: Tagged, mention: Found) -> bool:
    """Whether a deed may be the whole subject: not so in "opponents of his acts", "who saw his acts"."""
    at = scan.before_determiners(clauses.title_start(scan, mention) - 1)
    form = scan.verb(at)
    governed = form and form.base not in clauses.BEFORE_CLAUSE and not scan.noun(at)
    return scan.at(at) != "of" and not governed and judging.heads(scan, mention)


def _aimed(scan: Tagged, at: int, verb: str) -> Agency | None:
    """What an aim that is said is told to be: "his goal is to win"."""
    denied = scan.contracted(at) or scan.negative(at + 1)
    to = at + 1 + (denied and scan.at(at + 1) != "to")
    form = scan.bare(to + 1)
    if scan.helper(at) not in BE or scan.at(to) != "to" or not form:
        return None
    return Agency("does", f"{verb} to {form.base}", at, to + 2, denied)


def _done(scan: Tagged, at: int, *, several: bool) -> Agency | None:
    """The verb with an object that begins, with its auxiliaries, at a place."""
    auxiliary, denied = "", False
    while scan.helped(at) or scan.passed(at):
        denied = denied or scan.negative(at)
        auxiliary = scan.helper(at) or auxiliary
        at += 1
    form = scan.verb(at)
    if not form or form.base in _NOT_BY_DEED:
        return None
    if not _object(scan, at + 1, described=bool(auxiliary) or form.form == "s"):
        return None  # "his statement turned bitter"
    if auxiliary in BE:
        fits = form.form == "ing"
    elif auxiliary in HAVE:
        fits = form.form in clauses.PARTICIPLE
    elif auxiliary:
        fits = form.form == "base"
    else:
        fits = form.form in ("past", "both", "base" if several else "s")
    return Agency("does", form.base, at, at + 1, denied) if fits else None


def _object(scan: Tagged, at: int, *, described: bool) -> bool:
    """Whether an object begins here; `described`: also one that an adjective opens."""
    word = scan.at(at)
    if scan.low(at) in _OPENS_OBJECT or word[:1].isupper() or word in clauses.OPENING_MARKS:
        return True
    if described and clauses.modifier(word) and scan.at(at + 1).isalpha():
        return True
    return clauses.plural(word) and not scan.verb(at)
