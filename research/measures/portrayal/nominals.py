"""Acts told by nouns: "Trump's refusal to sign", "criticism of Trump", "the talks between A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import clauses, reality, subjects
from research.measures.portrayal.clauses import Tagged
from research.measures.portrayal.predicates import Agency, whole

_FROM = lists.words("portrayal", "act_from")
_BEFORE_OCCASION = lists.words("portrayal", "before_occasion")
_ITS = lists.words("portrayal", "its")
_FOR_ITS = lists.words("portrayal", "for_its_act")
_WISHED_FOR = lists.words("portrayal", "wished_for")
_INDEFINITE = lists.words("grammar", "article") - {"the"}
# The most words of a phrase that ends in a noun of an act.
_PHRASE = 5
# How far before somebody an act that is done to somebody may stand, in words.
_NEAR = 14


def possessed(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """What the owner of an act does: "his attack on Macron", "the American invasion of Iraq"."""
    first, owner = subjects.owned(scan, mention)
    if first >= scan.end_of[mention.first] or not (owner or mention.kind == "country"):
        return
    if scan.headline[first] or not scan.joined(first):
        return
    end = scan.phrase_end(first, most=_PHRASE)
    if end == first:
        return
    found = _named(scan, end - 1, bare=owner)
    suffered = found is None
    verb = _table("suffered_noun").get(scan.words[end - 1], "")
    if suffered and verb and owner and _happened(scan, mention, end):
        found = Agency("done to", verb, end - 1, end)
    yield from _told(scan, found, owned=owner, suffered=suffered)


def _told(
    scan: Tagged, found: Agency | None, *, owned: bool = False, suffered: bool = False
) -> Iterator[Agency]:
    """The act of a noun, if any, as it is told: as a fact, denied, or none where it may never happen."""
    if found is not None:
        denied = reality.told(scan, found.first, owned=owned, suffered=suffered)
        if denied is not None:
            yield found._replace(denied=denied)


def own(scan: Tagged, mention: Found, at: int) -> Iterator[Agency]:
    """An act that a body's verb has for its object: "Russia began its invasion of Ukraine".

    `at` is the possessive.
    """
    end = scan.phrase_end(at + 1, most=_PHRASE)
    if mention.kind != "person" and scan.low(at) in _ITS and end > at + 1:
        yield from _told(scan, _named(scan, end - 1, bare=True), owned=True)


def blamed(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """What a body did of which something else is told for it: "blamed Russia for its invasion"."""
    if scan.low(mention.last) in _FOR_ITS:
        yield from own(scan, mention, mention.last + 1)


def _happened(scan: Tagged, mention: Found, end: int) -> bool:
    """Whether what is told of an owner is no wish, nor done by the owner: "call for his arrest"."""
    before = scan.low(scan.before_determiners(mention.first - 1))
    wished = before in _WISHED_FOR or scan.at(end) == "of"
    return mention.kind == "person" and not wished and not scan.at(end).endswith("ing")


def _named(scan: Tagged, at: int, *, bare: bool) -> Agency | None:
    """The act of the noun here; `bare` says whether it may stand without what it is done to."""
    noun, behind = scan.words[at], scan.at(at + 1)
    if behind.endswith("ing") and scan.joined(at + 1):
        return None  # "his decision making"
    if behind == "to" and noun in _table("act_noun_to"):
        found = Agency("does", _table("act_noun_to")[noun], at, at + 1)
        held = whole(scan, found)
        if held != found:
            return held
    linked = _linked("act_noun_with").get((noun, behind))
    verb = linked or _table("act_noun").get(noun)
    if verb is None or not (bare or linked or (noun, behind) in _linked("act_on")):
        return None
    return whole(scan, Agency("does", verb, at, at + 1))


def near(scan: Tagged, mention: Found) -> bool:
    """Whether a noun of an act stands a few words before the mention, which `suffered` may tie to it."""
    return not _nouns().isdisjoint(scan.lower[max(0, mention.first - _NEAR) : mention.first])


def suffered(scan: Tagged, mention: Found, before: int) -> Iterator[Agency]:
    """An act told by a noun before the mention: "criticism of Trump", "criticism from Trump".

    `before` is the last token before the mention, its articles and adjectives.
    """
    at = before - 1
    if at < 0 or subjects.bound(scan, mention) or scan.begins_sentence(before):
        return
    noun, link = scan.low(at), scan.low(before)
    if link == "by" or (link == "from" and noun in _FROM):
        linked = _linked("act_noun_with")
        verb = _table("act_noun").get(noun) or linked.get((noun, "of")) or linked.get((noun, "for"))
        # "Drew praise from"
        got = verb in clauses.JUDGING and scan.verb(at - 1)
        if verb is not None and (got or _nominal(scan, at)):
            yield from _told(scan, Agency("does", verb, at, at + 1), owned=True)
        return
    verb = _linked("act_on").get((noun, link))
    if verb is not None and _nominal(scan, at):
        yield from _told(scan, Agency("done to", verb, at, at + 1))


def _nominal(scan: Tagged, at: int) -> bool:
    """Whether a word that may be a verb stands where a noun does: not "they visit", "to attack"."""
    verb = scan.verb(at).form in ("base", "s")
    return not verb or scan.noun(at) or object_of_verb(scan, at)


def object_of_verb(scan: Tagged, at: int) -> bool:
    """Whether a noun of an act that may be a verb stands right behind one: "rejected talks with"."""
    behind = at - 1 - (scan.low(at - 1) in clauses.PARTED)
    linked = (scan.words[at], scan.at(at + 1)) in _linked("act_on")
    return linked and bool(scan.verb(behind))


def mutual(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """What two do: "the exchange between Trump and Macron"."""
    at = _before(scan, mention)
    if scan.low(at) == "and":
        other = scan.by_last.get(at)
        if other is None:
            return
        at = _before(scan, other)
    else:
        behind = subjects.past_determiners(scan, mention.last + 1)
        if scan.at(mention.last) != "and" or behind not in scan.by_first:
            return
    verb = _table("act_between").get(scan.low(at - 1))
    if verb is not None and scan.low(at) == "between" and not subjects.bound(scan, mention):
        yield from _told(scan, Agency("does", verb, at - 1, at))


def _before(scan: Tagged, mention: Found) -> int:
    """The token before somebody, articles and peoples passed: "Ukrainian President Zelensky"."""
    people = scan.by_last.get(mention.first)
    owned = people is not None and people.kind == "country" and mention.kind == "person"
    return scan.before_determiners((people.first if people and owned else mention.first) - 1)


def occasion(scan: Tagged, first: int) -> Iterator[Agency]:
    """What the subject that begins at `first` does before it: "During a visit to Iowa, Trump"."""
    at = scan.first_of[first]
    if scan.at(first - 1) != "," or scan.low(at) not in _BEFORE_OCCASION:
        return
    article = scan.low(at + 1) in _INDEFINITE
    start = at + 1 + article
    end = scan.phrase_end(start, most=_PHRASE)
    if end == start or end >= first:
        return
    verb = _linked("occasion").get((scan.words[end - 1], scan.at(end)))
    several = article or clauses.plural(scan.words[end - 1])
    if verb is not None and several and not any(map(scan.finite, range(end, first))):
        yield Agency("does", verb, end - 1, end)


@cache
def _nouns() -> frozenset[str]:
    linked = {noun for noun, _ in (*_linked("act_on"), *_linked("act_noun_with"))}
    return frozenset(linked | _table("act_noun").keys() | _FROM)


@cache
def _table(section: str) -> dict[str, str]:
    """Noun -> verb of a section, whose entries are "crackdown=crack=down"."""
    entries = lists.tuples(lists.sequence("portrayal", section))
    return {noun: " ".join(verb) for noun, *verb in entries}


@cache
def _linked(section: str) -> dict[tuple[str, str], str]:
    """(noun, what stands behind it) -> verb of a section, whose entries are "push=for=push=for"."""
    entries = lists.tuples(lists.sequence("portrayal", section))
    return {(noun, link): " ".join(verb) for noun, link, *verb in entries}
