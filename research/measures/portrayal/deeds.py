"""What actors do by what is theirs: "his approach brings change", "their goal is to end it"."""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan
from research.measures.portrayal import clauses, judging, reality, subjects
from research.measures.portrayal.clauses import BE, DETERMINERS, HAVE, POSSESSIVES
from research.measures.portrayal.predicates import Agency, whole

_DEED = judging.CONDUCT_NOUN - lists.words("portrayal", "no_deed")
_NOT_BY_DEED = lists.words("portrayal", "not_by_deed") | judging.DRAWING
_AIM = lists.pairs("portrayal", "aim")
_BOUNDARY = lists.words("grammar", "clause_boundary") | lists.words("grammar", "goes_on") | {"how"}
_OPENS_OBJECT = DETERMINERS | POSSESSIVES | lists.words("grammar", "accusative")
# The most words of what is owned.
_PHRASE = 6


def by_deed(scan: Scan, mention: Found) -> Iterator[Agency]:
    """The verb whose subject is a deed or an aim of the mention, shown with that subject."""
    first, owner = subjects.owned(scan, mention)
    outside = first >= len(scan) or scan.sentence[first] != scan.sentence[mention.first]
    if not owner or outside or scan.headline[first]:
        return
    if not _heads(scan, mention):
        return
    for at in range(first, clauses.phrase_end(scan, first, most=_PHRASE)):
        found, noun, end = None, scan.words[at], at + 1
        if noun == "’" and at > first and "‘" not in scan.words[first:at]:
            return  # "her accusers’ remarks"
        if noun in _AIM:
            found = _aimed(scan, end, _AIM[noun])
        elif noun in _DEED:
            behind = subjects.past_phrases(scan, end)
            own = _BOUNDARY.isdisjoint(
                scan.lower[end:behind]
            )  # "his decision on how Holm must act"
            found = _done(scan, behind, several=clauses.plural(noun)) if own else None
        if found is not None:
            supposed = reality.supposed(scan, found.first)
            denied = found.denied or clauses.of_nobody(scan, mention.first)
            yield whole(scan, found)._replace(first=first, denied=denied, supposed=supposed)
            return


def _heads(scan: Scan, mention: Found) -> bool:
    """Whether a deed may be the whole subject: not so in "opponents of his acts", "who saw his acts"."""
    at = clauses.before_determiners(scan, clauses.title_start(scan, mention) - 1)
    form = clauses.verb(scan, at)
    governed = (
        form is not None and form.base not in clauses.BEFORE_CLAUSE and not clauses.noun(scan, at)
    )
    return scan.at(at) != "of" and not governed and judging.heads(scan, mention)


def _aimed(scan: Scan, at: int, verb: str) -> Agency | None:
    """What an aim that is said is told to be: "his goal is to win"."""
    auxiliary, denied = clauses.helper(clauses.lower(scan, at))
    denied = denied or clauses.negative(scan, at + 1)
    to = at + 1 + (denied and scan.at(at + 1) != "to")
    form = clauses.bare(scan, to + 1)
    if auxiliary not in BE or scan.at(to) != "to" or form is None:
        return None
    return Agency("does", f"{verb} to {form.base}", at, to + 2, denied)


def _done(scan: Scan, at: int, *, several: bool) -> Agency | None:
    """The verb with an object that begins, with its auxiliaries, at a place."""
    auxiliary, denied = "", False
    while True:
        word = clauses.lower(scan, at)
        helper = clauses.helper(word)[0]
        if word == "to" or word in _BOUNDARY or not (helper or clauses.passed_over(word)):
            break
        denied = denied or clauses.negative(scan, at)
        auxiliary = helper or auxiliary
        at += 1
    form = clauses.verb(scan, at)
    if form is None or form.base in _NOT_BY_DEED:
        return None
    if not _object(scan, at + 1, described=bool(auxiliary) or form.form == "s"):
        return None  # "his statement turned bitter"
    if auxiliary in BE:
        fits = form.form == "ing"
    elif auxiliary in HAVE:
        fits = form.form in ("participle", "both")
    elif auxiliary:
        fits = form.form == "base"
    else:
        fits = form.form in ("past", "both", "base" if several else "s")
    return Agency("does", form.base, at, at + 1, denied) if fits else None


def _object(scan: Scan, at: int, *, described: bool) -> bool:
    """Whether an object begins here; `described`: also one that an adjective opens."""
    word = scan.at(at)
    if (
        clauses.lower(scan, at) in _OPENS_OBJECT
        or word[:1].isupper()
        or word in clauses.OPENING_MARKS
    ):
        return True
    if described and clauses.modifier(word) and scan.at(at + 1).isalpha():
        return True
    return clauses.plural(word) and clauses.verb(scan, at) is None
