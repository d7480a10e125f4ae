"""Who judges an actor, or what the actor does: by a verb, a noun or an adjective of judging.

"Endorsed Trump", "rejected his claims", "outrage at Trump's remarks", "is critical of Trump", "drew
criticism". What judges how stands in `codebooks/evaluation.toml`, as for stances; what of it judges
nobody here, and what more does, in the word lists. Word order, no parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import clauses, reality
from research.measures.portrayal.appositions import past_tag
from research.measures.portrayal.clauses import DETERMINERS, POSSESSIVES, Tagged
from research.measures.portrayal.objects import object_of
from research.measures.portrayal.predicates import Agency
from research.measures.portrayal.subjects import bound, owned
from research.measures.stances.cues import Cue, cue_book

_GROUPS = frozenset({"praise", "endorse", "criticise"})
_NOT_JUDGING = lists.words("portrayal", "not_judging")
_NO_RESPONSE = lists.words("portrayal", "not_response")
_OF_PERSONS = lists.words("portrayal", "judging_persons")
_ASKING = lists.words("portrayal", "demanding") | {"call on", "call for"}
_LEAVING = {" ".join(verb) for verb in lists.tuples(lists.sequence("portrayal", "leaving"))}
_LEAVING_NOUN = lists.words("portrayal", "leaving_noun")
_DEMANDING = lists.words("portrayal", "demanding_exit")
_CALLING = lists.words("portrayal", "calling")
_BARE = lists.words("portrayal", "response_bare")
DRAWING = lists.words("portrayal", "drawing")
_AIMED = lists.words("portrayal", "aimed_at")
_ANSWERED = lists.words("portrayal", "answered")
CONDUCT_NOUN = lists.words("portrayal", "conduct_noun")
# How far before somebody who is judged the noun or adjective may stand, in words.
_NEAR = 9
# How far behind an act what it brings may stand, in words.
_FAR = 25


class Judgement(NamedTuple):
    """A word that judges: tokens `first` to `last`, what it says of the actor, its base if a verb of judging.

    The sign is None where nobody judges: "did not praise" is no blame. `by_other` says whether somebody
    else has to be who judges: nobody is judged by being proud of his own role.
    """

    first: int
    last: int
    sign: int | None
    denied: bool = False
    verb: str = ""
    by_other: bool = False


def judged(first: int, last: int, sign: int, denied: bool, verb: str = "") -> Judgement:
    """A judgement of one by another, without a sign where it is denied."""
    return Judgement(first, last, None if denied else sign, denied, verb, by_other=True)


def of_verb(scan: Tagged, mention: Found, found: Agency) -> Iterator[Judgement]:
    """A verb of judging whose object is the actor: "praised Trump", "was accused of"."""
    sign = _verbs().get(found.verb)
    if found.verb in _OF_PERSONS and mention.kind not in ("person", "office"):
        return  # "attacked Ukraine"
    given = scan.possessive[found.first - 1] or scan.low(found.first - 1) in POSSESSIVES
    if found.verb == "endorse" and not (given or scan.verb(found.first)):
        return  # "won the endorsement of the paper"
    if found.verb == "agree with" and scan.at(mention.last) == "to":
        return  # "agreed with her to meet again"
    if found.part == "done to" and sign is not None:
        yield judged(found.first, found.last, sign, found.denied, found.verb)


def of_demand(scan: Tagged, mention: Found, found: Agency) -> Iterator[Judgement]:
    """Who is asked to leave or to apologize: "urged Trump to resign"."""
    if found.part == "done to" and found.verb in _ASKING:
        at = past_tag(scan, max(mention.last, found.last))  # "Trump (R) to resign"
        last = _left(scan, at)
        if last is not None:
            asked = " ".join(scan.words[at:last])
            yield judged(found.first, last, -1, found.denied, f"{found.verb} {asked}")


def of_loss(scan: Tagged, mention: Found) -> Iterator[Judgement]:
    """Whose leaving is demanded: "demanded Trump's ouster", "calls for Trump to resign"."""
    first, owner = owned(scan, mention)
    leaves = (owner and scan.at(first) in _LEAVING_NOUN) or scan.at(mention.last) in ("to", "(")
    at = clauses.title_start(scan, mention) - 1 if leaves else -1
    if at < 0:
        return
    form, calls = scan.verb(at), scan.at(at) == "for"
    denied: bool | None = scan.denied(at - calls)
    if calls and scan.low(at - 1) in _CALLING:
        at, verb = at - 1, "call for"
        denied = denied or reality.told(scan, at, owned=False, suffered=False)
    elif form.base in _DEMANDING:
        verb = form.base
    else:
        return
    begins = past_tag(scan, mention.last)
    last = _left(scan, begins) if calls else None
    if owner and scan.at(first) in _LEAVING_NOUN and scan.at(first + 1) != "of":
        begins, last = first, first + 1
    if last is not None and denied is not None:
        asked = " ".join(scan.words[begins:last])
        yield judged(at, last, -1, denied, f"{verb} {asked}")


def _left(scan: Tagged, at: int) -> int | None:
    """Where "to resign" or the like that begins at a place ends."""
    if scan.at(at) != "to":
        return None
    if scan.at(at + 1) in _LEAVING:
        return None if scan.at(at + 2).endswith("ing") else at + 2  # "to quit smoking"
    return at + 3 if f"{scan.at(at + 1)} {scan.at(at + 2)}" in _LEAVING else None


def of_deed(scan: Tagged, mention: Found, end: int) -> Iterator[Judgement]:
    """A verb of judging whose object is what the actor does: "praised Trump's approach".

    `end` is where the phrase of the deed ends.
    """
    found = object_of(scan, mention)
    if found is not None and found.part == "done to":
        sign = _verbs().get(found.verb) or _deed_verbs().get(found.verb)
        if sign is not None:
            yield judged(found.first, found.last, sign, found.denied, found.verb)
    if not heads(scan, mention):
        return
    at, denied = end, False
    while scan.passed(at) or scan.helper(at):
        denied = denied or scan.negative(at)
        at += 1
    if scan.at(at) in _ANSWERED and scan.at(at + 1) == "with" and at > end:
        yield from _drawn(scan, at + 2, denied=denied)
    elif scan.finite(at) and scan.verb(at).base in DRAWING:
        yield from _drawn(scan, at + 1, denied=denied)


def heads(scan: Tagged, mention: Found) -> bool:
    """Whether a deed may be the subject: not so in "the criticism of his remarks drew applause"."""
    link = clauses.title_start(scan, mention) - 1
    # "The timing of his remarks was bad"
    told_by = scan.low(link) == "of" and scan.at(link - 1) not in _responses()
    return told_by or scan.low(link) not in clauses.LINKS


def of_response(scan: Tagged, found: Agency) -> Iterator[Judgement]:
    """What others say of whoever does something: "drew criticism", "..., prompting outrage"."""
    base = scan.verb(found.first).base
    if found.part != "does" or not base:
        return
    yield from _brought(scan, found)
    if base in DRAWING:
        yield from _drawn(scan, found.first + 1, denied=found.denied)
    elif base == "come" and scan.low(found.first + 1) == "under":
        yield from _drawn(scan, found.first + 2, denied=found.denied)


def _brought(scan: Tagged, found: Agency) -> Iterator[Judgement]:
    """What an act brings upon whoever does it, behind a comma: "tweeted it, drawing criticism"."""
    for at in range(found.last, min(scan.end_of[found.first] - 1, found.last + _FAR)):
        if scan.finite(at):
            return
        form = scan.verb(at + 1)
        if scan.words[at] == "," and form.form == "ing":
            if form.base in DRAWING:
                yield from _drawn(scan, at + 2, denied=False)
            return


def _drawn(scan: Tagged, at: int, *, denied: bool) -> Iterator[Judgement]:
    """The noun of a response that a phrase at a place ends in: "sharp criticism"."""
    first = at + (scan.low(at) in DETERMINERS)
    end = scan.phrase_end(first, most=4)
    sign = _responses().get(scan.at(end - 1)) if end > first else None
    if scan.at(end - 1) in _BARE and end - 1 > at:
        return  # "faces a fire"
    if sign is not None and scan.at(at) not in clauses.PARTICLE:  # "faced down criticism"
        denied = denied or reality.lacking(scan, end - 1)
        # By whom it is drawn is known, and no reason to leave it out.
        yield judged(end - 1, end, sign, denied)._replace(by_other=False)


def before(scan: Tagged, mention: Found, *, deed: bool) -> Iterator[Judgement]:
    """A noun or adjective of judging before the actor: "is critical of Trump", "outrage at his remarks".

    `deed` says whether the mention only owns what it does.
    """
    near = scan.lower[max(0, mention.first - _NEAR) : mention.first]
    if _before().keys().isdisjoint(near) or (bound(scan, mention) and not deed):
        return
    link = clauses.title_start(scan, mention) - 1
    while link > 0 and scan.lower[link] in DETERMINERS - POSSESSIVES:
        link -= 1
    at = link - 1
    sign = _before().get(scan.low(at), {}).get(scan.low(link))
    if scan.low(at - 1) == "with" and scan.low(link) == "to":
        return  # "with respect to Syria"
    if sign is None or at < scan.first_of[mention.first]:
        return
    noun = scan.low(at) in _responses().keys() | _AIMED
    denied = _told(scan, at) if noun else scan.denied(at)
    if denied is not None:
        yield judged(at, at + 1, sign, denied)


def _told(scan: Tagged, at: int) -> bool | None:
    """Whether the noun of judging here is denied; None where it is a verb, or may never be."""
    governed = scan.noun(at) or scan.verb(at - 1) or "-" in scan.at(at - 1)
    quantified = scan.low(at - 1) in lists.words("grammar", "quantifier")
    if scan.verb(at) and not (governed or quantified):
        return None
    return reality.told(scan, at, owned=False, suffered=False)


def _sign(cue: Cue) -> int:
    return 1 if cue.stance > 0 else -1


@cache
def _verbs() -> dict[str, int]:
    """Verbs whose object they judge, by their base."""
    cues = {
        word: _sign(cue)
        for word, held in cue_book().verbs.items()
        for cue in held
        if cue.group in _GROUPS and word not in _NOT_JUDGING
    }
    phrasal = lists.tuples(lists.sequence("portrayal", "judging_phrasal"))
    cues |= clauses.JUDGING | {" ".join(verb): int(sign) for *verb, sign in phrasal}
    return {verb: sign for verb, sign in cues.items() if verb not in _deed_verbs()}


@cache
def _deed_verbs() -> dict[str, int]:
    """Verbs that judge deeds alone: who is dismissed, questioned or welcomed is not judged."""
    return {word: int(sign) for word, sign in lists.pairs("portrayal", "judging_deeds").items()}


@cache
def _responses() -> dict[str, int]:
    """Nouns of praise and blame."""
    cues = {
        word: _sign(cue)
        for word, held in cue_book().others.items()
        for cue in held
        if cue.part == "noun" and cue.group in _GROUPS and word not in _NO_RESPONSE
    }
    return cues | {word: int(s) for word, s in lists.pairs("portrayal", "response").items()}


@cache
def _before() -> dict[str, dict[str, int]]:
    """Nouns and adjectives that judge whom they are tied to, with the sign by preposition."""
    found: dict[str, dict[str, int]] = {}
    for word, held in cue_book().others.items():
        for cue in held:
            if cue.group in _GROUPS and word not in _NO_RESPONSE and cue.part != "phrase":
                found.setdefault(word, {}).update(dict.fromkeys(cue.binds, _sign(cue)))
    for word, sign in lists.pairs("portrayal", "judging_of").items():
        found.setdefault(word, {})["of"] = int(sign)
    for word in _AIMED:
        found.setdefault(word, {})["at"] = -1
    return found
