"""Which words judge an actor: of clear valence, among those that modify or predicate the actor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan
from research.measures.portrayal import clauses
from research.measures.portrayal.complements import STRONG, Attribute, complement
from research.measures.portrayal.objects import object_of
from research.measures.portrayal.predicates import Agency
from research.measures.portrayal.subjects import Mentions, bound
from research.measures.sentiment.lexicon import valences

_CONDUCT = lists.words("portrayal", "conduct")
_GOOD_ADVERB = lists.words("portrayal", "good_adverb")
_CONDUCT_ADVERB = lists.words("portrayal", "conduct_adverb") | _GOOD_ADVERB
# "Whether he lied" says not that he did.
_OPEN = lists.words("portrayal", "hypothetical")
_NAMING = lists.rule("naming_verb")
# How far before somebody who is judged the adjective may stand, in words.
_NEAR = 9
_IS = frozenset({"is", "was", "are", "were"})
_CONDUCT_NOUN = lists.words("portrayal", "conduct_noun")


@cache
def evaluative() -> dict[str, int]:
    """Words of clear valence that are neither topics of news nor what somebody feels, each with its sign."""
    others = (
        lists.rule("no_evaluation")
        | lists.words("portrayal", "no_evaluation")
        | lists.words("portrayal", "feeling")
    )
    strong = {
        word: 1 if v > 0 else -1
        for word, v in valences().items()
        if abs(v) >= STRONG and word not in others
    }
    for section, sign in (("praising_trait", 1), ("blaming_trait", -1)):
        strong |= dict.fromkeys(lists.words("portrayal", section), sign)
    return strong


class Judgement(NamedTuple):
    """A word that judges: tokens `first` to `last`, its sign, its base where it is a verb of judging."""

    first: int
    last: int
    sign: int
    denied: bool = False
    verb: str = ""


def of_attribute(scan: Scan, found: Attribute) -> Iterator[Judgement]:
    """The judging words of an attribute: its adjectives and its head."""
    last = found.last - (scan.words[found.last - 1] in clauses.MARKS)
    for at in range(found.first, last):
        word = scan.words[at].lower()
        if (word,) in lists.roles():
            continue
        # "Criminal division head" judges nobody: an adjective is of the noun behind it.
        between = [scan.words[p].lower() for p in range(at, last - 1)]
        near = all(w in lists.adjectives() or "-" in w for w in between)
        if word in evaluative() and (at == last - 1 or near):
            yield Judgement(at, at + 1, evaluative()[word], found.denied)


def of_conduct(scan: Scan, mention: Found, found: Agency) -> Iterator[Judgement]:
    """A verb that judges whoever does it ("lied"), and adverbs that do ("falsely claimed")."""
    if found.part != "does" or clauses.lower(scan, mention.first - 1) in _OPEN:
        return
    if found.verb in _CONDUCT and scan.words[found.first] != "lay":
        yield Judgement(found.first, found.last, -1, found.denied)
    for at in (found.first - 1, found.last):
        word = clauses.lower(scan, at)
        of_next = at == found.last and clauses.finite(scan, at + 1)  # "claimed wrongly inflated"
        if word in _CONDUCT_ADVERB and not of_next:
            yield Judgement(at, at + 1, 1 if word in _GOOD_ADVERB else -1, found.denied)


def of_verb(found: Agency) -> Iterator[Judgement]:
    """A verb of judging whose object is the actor: "praised Trump", "was accused of"."""
    sign = clauses.JUDGING.get(found.verb)
    if found.part == "done to" and sign is not None:
        yield Judgement(found.first, found.last, sign, found.denied, found.verb)


def of_possession(scan: Scan, mention: Found, others: Mentions) -> Iterator[Judgement]:
    """A verb of judging whose object is what the actor does: "praised Trump's approach"."""
    if not bound(scan, mention):
        return
    end = _head_end(scan, mention.last)
    if clauses.lower(scan, end - 1) not in _CONDUCT_NOUN:
        return
    yield from _of_deed(scan, mention, end)
    found = object_of(scan, mention, others)
    sign = None if found is None else clauses.JUDGING.get(found.verb)
    if found is not None and found.part == "done to" and sign is not None:
        yield Judgement(found.first, found.last, sign, found.denied, found.verb)


def of_adjective(scan: Scan, mention: Found) -> Iterator[Judgement]:
    """An adjective of whoever judges the actor: "is critical of Trump"."""
    if _judging_of().keys().isdisjoint(scan.lower[max(0, mention.first - _NEAR) : mention.first]):
        return
    at = clauses.title_start(scan, mention) - 1
    while at > 0 and scan.words[at].lower() in clauses.DETERMINERS:
        at -= 1
    sign = _judging_of().get(clauses.lower(scan, at - 1))
    if sign is None or scan.words[at] != "of" or scan.sentence[at] != scan.sentence[mention.first]:
        return
    if (
        not bound(scan, mention)
        or clauses.lower(scan, _head_end(scan, mention.last) - 1) in _CONDUCT_NOUN
    ):
        yield Judgement(at - 1, at, sign, clauses.denied(scan, at - 1))


@cache
def _judging_of() -> dict[str, int]:
    return {word: int(sign) for word, sign in lists.pairs("portrayal", "judging_of").items()}


def _of_deed(scan: Scan, mention: Found, end: int) -> Iterator[Judgement]:
    """What somebody's deed, whose phrase ends at `end`, is said to be: "his remarks were racist"."""
    linking, denied = clauses.helper(clauses.lower(scan, end))
    named = clauses.verb(scan, mention.first - 1)
    been = linking in clauses.HAVE and clauses.lower(scan, end + 1) in clauses.BE
    if linking in _IS or been:
        at = end + 1 + been
        denied = denied or clauses.negative(scan, at)
        while clauses.passed_over(clauses.lower(scan, at)) and scan.at(at).isalpha():
            at += 1
        said = complement(scan, at, denied=denied)
    elif named is not None and named.base in _NAMING:
        said = complement(scan, end, named=True, denied=clauses.denied(scan, mention.first - 1))
    else:
        return
    for one in said:
        yield from of_attribute(scan, one)


def _head_end(scan: Scan, at: int) -> int:
    """Where the phrase of a possession that goes on at a place ends."""
    while at < len(scan) and scan.at(at) in clauses.MARKS:
        at += 1  # "the US' approach": the sign of a plural owner too
    end = clauses.phrase_end(scan, at, most=5, capitals=True)
    for place in range(at + 1, end):
        if scan.words[place] in clauses.OPENING_MARKS and scan.words[place - 1] in _CONDUCT_NOUN:
            return place  # "called his absence “appalling”"
    if scan.at(end) in clauses.MARKS and scan.at(end + 1).islower():
        end = clauses.phrase_end(scan, end + 1, most=3)
    return end
