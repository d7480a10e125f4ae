"""Which words judge an actor: of clear valence, among those that modify or predicate the actor."""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import clauses, judging, reality
from research.measures.portrayal.clauses import Tagged
from research.measures.portrayal.complements import Attribute, behind_be, complement, state_of
from research.measures.portrayal.judging import CONDUCT_NOUN, Judgement
from research.measures.portrayal.predicates import Agency
from research.measures.portrayal.subjects import bound
from research.measures.stances.cues import cue_book
from research.measures.stances.evaluative import evaluative

_CONDUCT = lists.words("portrayal", "conduct")
_GOOD_ADVERB = lists.words("portrayal", "good_adverb")
_CONDUCT_ADVERB = lists.words("portrayal", "conduct_adverb") | _GOOD_ADVERB
_ADJECTIVAL = ("ed", "ing", "able")
_JUDGING_NOUN = lists.pairs("portrayal", "judging_noun")
_OF_ACT = lists.words("portrayal", "of_the_act")
_LATER = lists.words("portrayal", "after_name")
_NO_DENIAL = lists.words("portrayal", "no_denial")
_GRADING = lists.words("portrayal", "grading")
_IS = frozenset({"is", "was", "are", "were"})


def of_attribute(scan: Tagged, found: Attribute) -> Iterator[Judgement]:
    """The judging words of an attribute: its adjectives and its head."""
    state = state_of(scan, found.first)
    if state is not None:
        if state[1]:
            sign = -state[1] if found.denied else state[1]
            yield Judgement(found.first, found.last, sign, found.denied)
        return
    last = found.last - (scan.words[found.last - 1] in clauses.MARKS)
    beside = (scan.low(found.first - 1), scan.low(found.first))
    if found.denied and not _NO_DENIAL.isdisjoint(beside):
        return  # "not the only liar", "not as bad as"
    for at in range(found.first, last):
        word = scan.lower[at]
        if word not in evaluative() or (word,) in lists.roles() or _named(scan, at):
            continue
        if not _of_last(scan, at, last) or (word in _GRADING and _grades(scan, at, last)):
            continue
        if word in _OF_ACT and scan.low(at + 1) == "to":
            continue
        if at == last - 1 and word in cue_book().roles and _judged(scan, found.first, at):
            continue  # "a worthy foe"
        sign = evaluative()[word]
        yield Judgement(at, at + 1, -sign if found.denied else sign, found.denied)


def _of_last(scan: Tagged, at: int, last: int) -> bool:
    """Whether a word is of the noun that ends a phrase: "criminal division head" judges nobody."""
    between = scan.lower[at : last - 1]
    return all(
        w in lists.adjectives() or w in cue_book().narrated or "-" in w or w.endswith(_ADJECTIVAL)
        for w in between
    )


def _named(scan: Tagged, at: int) -> bool:
    """Whether a word is part of a name: "a Nice native"."""
    return scan.words[at][0].isupper() and not (scan.initial[at] or scan.headline[at])


def _grades(scan: Tagged, at: int, last: int) -> bool:
    """Whether a word like "great" only grades what follows: "greater threat", "better placed"."""
    if at == last - 1:
        return scan.verb(last).form in clauses.PARTICIPLE
    graded = scan.lower[at + 1 : last]
    signed = any(word in evaluative() or word in cue_book().roles for word in graded)
    return signed or not any(map(clauses.person, graded))


def _judged(scan: Tagged, first: int, last: int) -> bool:
    words = set(scan.lower[first:last])
    return not (words & evaluative().keys()) <= _GRADING


def of_conduct(scan: Tagged, mention: Found, found: Agency) -> Iterator[Judgement]:
    """A verb that judges whoever does it ("lied"), and adverbs that do ("falsely claimed")."""
    if found.part != "does" or scan.low(mention.first - 1) in clauses.HYPOTHETICAL:
        return  # "whether he lied"
    bad = cue_book().narrated_deeds.get(scan.words[found.first], 0) < 0
    behind = scan.low(found.last)
    # "Boasts a lead", "raves about her"
    other = found.verb == "boast" and behind in clauses.DETERMINERS
    other = other or (found.verb == "rave" and behind == "about")
    if (found.verb in _CONDUCT or bad) and not other and scan.words[found.first] != "lay":
        sign = None if found.denied else -1
        yield Judgement(found.first, found.last, sign, found.denied)
    light, _, noun = found.verb.rpartition(" ")
    denied = found.denied or scan.low(found.first + 1) == "no"
    if light != "have" and noun in CONDUCT_NOUN and not denied:
        yield from _adjectives(scan, found.first + 1, found.last)  # "made offensive remarks"
    for at in (found.first - 1, found.last):
        word = scan.low(at)
        of_next = at == found.last and scan.finite(at + 1)  # "claimed wrongly inflated"
        if word in _CONDUCT_ADVERB and not of_next:
            sign = 1 if word in _GOOD_ADVERB else -1
            yield Judgement(at, at + 1, None if found.denied else sign, found.denied)


def of_possession(scan: Tagged, mention: Found) -> Iterator[Judgement]:
    """What is said of what the actor does: "praised his approach", "his reckless plan was a failure"."""
    if not bound(scan, mention):
        return
    end = _head_end(scan, mention.last)
    if any(scan.possessive[mention.last : end]):
        return  # "his lawyer's remarks"
    sign = _JUDGING_NOUN.get(scan.at(end - 1))
    if sign is not None and not reality.doubted(scan, end - 1):
        yield Judgement(end - 1, end, int(sign))
    if scan.low(end - 1) not in CONDUCT_NOUN:
        return
    yield from _adjectives(scan, mention.last, end)
    yield from _of_deed(scan, mention, end)
    yield from judging.of_deed(scan, mention, end)
    yield from judging.before(scan, mention, deed=True)


def _of_deed(scan: Tagged, mention: Found, end: int) -> Iterator[Judgement]:
    """What somebody's deed, whose phrase ends at `end`, is said to be: "his remarks were racist"."""
    if scan.low(clauses.title_start(scan, mention) - 1) in clauses.HYPOTHETICAL:
        return  # "if his behavior was criminal"
    if not judging.heads(scan, mention):
        return
    named = scan.verb(mention.first - 1)
    been = scan.helper(end) in clauses.HAVE and scan.low(end + 1) in clauses.BE
    if scan.helper(end) in _IS or been:
        said = behind_be(scan, end + 1 + been, denied=scan.contracted(end))
    elif named.base in clauses.NAMING:
        said = complement(scan, end, named=True, denied=scan.denied(mention.first - 1))
    else:
        return
    for one in said:
        yield from of_attribute(scan, one)


def of_deed_by(scan: Tagged, mention: Found) -> Iterator[Judgement]:
    """What is said of a deed whose doer stands behind "by": "controversial remarks by Trump"."""
    link = scan.before_determiners(clauses.title_start(scan, mention) - 1)
    deed = scan.low(link) == "by" and scan.at(link - 1) in CONDUCT_NOUN
    if not deed or bound(scan, mention):
        return
    first = link - 1
    while first > 0 and scan.joined(first) and _describes(scan, first - 1):
        first -= 1
    yield from _adjectives(scan, first, link)


def _describes(scan: Tagged, at: int) -> bool:
    word = scan.low(at)
    known = word in evaluative() or word in lists.adjectives()
    return known or word.endswith((*_ADJECTIVAL, "ly"))


def _adjectives(scan: Tagged, first: int, last: int) -> Iterator[Judgement]:
    """The words before a noun that judge whose it is; `last` is where its phrase ends."""
    for at in range(first, last - 1):
        word = scan.low(at)
        grades = word in _GRADING or (word in clauses.DEGREE and at < last - 2)
        judged = scan.verb(at).base if word.endswith("ed") else ""
        sign = evaluative().get(word) or clauses.JUDGING.get(judged)
        if sign is not None and _of_last(scan, at, last) and not (grades or _named(scan, at)):
            yield Judgement(at, at + 1, sign)


def _head_end(scan: Tagged, at: int) -> int:
    """Where the phrase of a possession that goes on at a place ends."""
    while at < len(scan) and scan.at(at) in clauses.MARKS:
        at += 1  # "the US' approach": the sign of a plural owner too
    end = scan.phrase_end(at, most=5, capitals=True)
    for place in range(at + 1, end):
        # "His statement earlier this year", "called his absence “appalling”"
        ends = scan.words[place] in _LATER or scan.words[place] in clauses.OPENING_MARKS
        if ends and scan.words[place - 1] in CONDUCT_NOUN:
            return place
    if scan.at(end) in clauses.MARKS and scan.at(end + 1).islower():
        further = scan.phrase_end(end + 1, most=3)
        return further if further > end + 1 else end  # "called his plan “a mistake”"
    return end
