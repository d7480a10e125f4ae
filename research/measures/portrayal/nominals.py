"""Acts told by nouns: "Trump's refusal to sign", "criticism of Trump", "the talks between A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan
from research.measures.portrayal import clauses, reality, subjects
from research.measures.portrayal.predicates import Agency, whole

_FROM = lists.words("portrayal", "act_from")
_BEFORE_OCCASION = lists.words("portrayal", "before_occasion")
_PARTED = lists.words("portrayal", "parted")
_ITS = lists.words("portrayal", "its")
_FOR_ITS = lists.words("portrayal", "for_its_act")
_WISHED_FOR = lists.words("portrayal", "wished_for")
_INDEFINITE = lists.words("grammar", "article") - {"the"}
# The most words of a phrase that ends in a noun of an act.
_PHRASE = 5
# How far before somebody an act that is done to somebody may stand, in words.
_NEAR = 14


def possessed(scan: Scan, mention: Found) -> Iterator[Agency]:
    """What the owner of an act does: "his attack on Macron", "the American invasion of Iraq"."""
    first, owner = subjects.owned(scan, mention)
    if not owner and mention.kind != "country":
        return
    if first >= len(scan) or scan.sentence[first] != scan.sentence[mention.first]:
        return
    if scan.headline[first] or not scan.joined(first):
        return
    end = clauses.phrase_end(scan, first, most=_PHRASE)
    if end == first:
        return
    found = _named(scan, end - 1, bare=owner)
    suffered = found is None
    if suffered and owner and _happened(scan, mention, end):
        verb = _table("suffered_noun").get(scan.words[end - 1])
        found = None if verb is None else Agency("done to", verb, end - 1, end)
    if found is not None:
        yield from _told(scan, found, owned=owner, suffered=suffered)


def _told(
    scan: Scan, found: Agency, *, owned: bool = False, suffered: bool = False
) -> Iterator[Agency]:
    """The act of a noun as it is told: as a fact, denied, or none where it may never happen."""
    denied = reality.told(scan, found.first, owned=owned, suffered=suffered)
    if denied is not None:
        yield found._replace(denied=denied)


def own(scan: Scan, mention: Found, at: int) -> Iterator[Agency]:
    """An act that a body's verb has for its object: "Russia began its invasion of Ukraine".

    `at` is the possessive.
    """
    end = clauses.phrase_end(scan, at + 1, most=_PHRASE)
    if mention.kind != "person" and clauses.lower(scan, at) in _ITS and end > at + 1:
        found = _named(scan, end - 1, bare=True)
        if found is not None:
            yield from _told(scan, found, owned=True)


def blamed(scan: Scan, mention: Found) -> Iterator[Agency]:
    """What a body did of which something else is told for it: "blamed Russia for its invasion"."""
    if clauses.lower(scan, mention.last) in _FOR_ITS:
        yield from own(scan, mention, mention.last + 1)


def _happened(scan: Scan, mention: Found, end: int) -> bool:
    """Whether what is told of an owner is no wish, nor done by the owner: "call for his arrest"."""
    before = clauses.lower(scan, clauses.before_determiners(scan, mention.first - 1))
    wished = before in _WISHED_FOR or scan.at(end) == "of"
    return mention.kind == "person" and not wished and not scan.at(end).endswith("ing")


def _named(scan: Scan, at: int, *, bare: bool) -> Agency | None:
    """The act of the noun here; `bare` says whether it may stand without what it is done to."""
    noun, behind = scan.words[at], scan.at(at + 1)
    if behind.endswith("ing") and scan.joined(at + 1):
        return None  # "his decision making"
    if behind == "to" and noun in _infinitive():
        found = Agency("does", _infinitive()[noun], at, at + 1)
        held = whole(scan, found)
        if held != found:
            return held
    verb = _with().get((noun, behind)) or _plain().get(noun)
    if verb is None or not (bare or (noun, behind) in _on() or (noun, behind) in _with()):
        return None
    return whole(scan, Agency("does", verb, at, at + 1))


def near(scan: Scan, mention: Found) -> bool:
    """Whether a noun of an act stands a few words before the mention, which `suffered` may tie to it."""
    return not _nouns().isdisjoint(scan.lower[max(0, mention.first - _NEAR) : mention.first])


def suffered(scan: Scan, mention: Found, before: int) -> Iterator[Agency]:
    """An act told by a noun before the mention: "criticism of Trump", "criticism from Trump".

    `before` is the last token before the mention, its articles and adjectives.
    """
    at = before - 1
    if at < 0 or subjects.bound(scan, mention) or scan.sentence[at] != scan.sentence[before]:
        return
    noun, link = clauses.lower(scan, at), clauses.lower(scan, before)
    if link == "by" or (link == "from" and noun in _FROM):
        verb = _plain().get(noun) or _with().get((noun, "of")) or _with().get((noun, "for"))
        # "Drew praise from"
        got = verb in clauses.JUDGING and clauses.verb(scan, at - 1) is not None
        if verb is not None and (got or _nominal(scan, at)):
            yield from _told(scan, Agency("does", verb, at, at + 1), owned=True)
        return
    verb = _on().get((noun, link))
    if verb is not None and _nominal(scan, at):
        yield from _told(scan, Agency("done to", verb, at, at + 1))


def _nominal(scan: Scan, at: int) -> bool:
    """Whether a word that may be a verb stands where a noun does: not "they visit", "to attack"."""
    form = clauses.verb(scan, at)
    if form is None or form.form not in ("base", "s"):
        return True
    return clauses.noun(scan, at) or object_of_verb(scan, at)


def object_of_verb(scan: Scan, at: int) -> bool:
    """Whether a noun of an act that may be a verb stands right behind one: "rejected talks with"."""
    behind = at - 1 - (clauses.lower(scan, at - 1) in _PARTED)
    return (scan.words[at], scan.at(at + 1)) in _on() and clauses.verb(scan, behind) is not None


def mutual(scan: Scan, mention: Found, others: subjects.Mentions) -> Iterator[Agency]:
    """What two do: "the exchange between Trump and Macron"."""
    at = _before(scan, mention, others)
    if clauses.lower(scan, at) == "and":
        other = others.by_last.get(at)
        if other is None:
            return
        at = _before(scan, other, others)
    elif scan.at(mention.last) != "and" or not _mention_at(scan, mention.last + 1, others):
        return
    if clauses.lower(scan, at) != "between":
        return
    verb = _between().get(clauses.lower(scan, at - 1))
    if verb is not None and not subjects.bound(scan, mention):
        yield from _told(scan, Agency("does", verb, at - 1, at))


def _before(scan: Scan, mention: Found, others: subjects.Mentions) -> int:
    """The token before somebody, articles and peoples passed: "Ukrainian President Zelensky"."""
    people = others.by_last.get(mention.first)
    owned = people is not None and people.kind == "country" and mention.kind == "person"
    return clauses.before_determiners(
        scan, (people.first if people and owned else mention.first) - 1
    )


def _mention_at(scan: Scan, at: int, others: subjects.Mentions) -> bool:
    return subjects.past_determiners(scan, at) in others.by_first


def occasion(scan: Scan, first: int) -> Agency | None:
    """What the subject that begins at `first` does before it: "During a visit to Iowa, Trump"."""
    if scan.at(first - 1) != ",":
        return None
    at = clauses.sentence_start(scan, first)
    if clauses.lower(scan, at) not in _BEFORE_OCCASION:
        return None
    article = clauses.lower(scan, at + 1) in _INDEFINITE
    start = at + 1 + article
    end = clauses.phrase_end(scan, start, most=_PHRASE)
    if end == start or end >= first:
        return None
    verb = _occasions().get((scan.words[end - 1], scan.at(end)))
    if verb is None or not (article or clauses.plural(scan.words[end - 1])):
        return None
    if any(clauses.finite(scan, place) for place in range(end, first)):
        return None
    return Agency("does", verb, end - 1, end)


def _plain() -> dict[str, str]:
    return _table("act_noun")


def _infinitive() -> dict[str, str]:
    return _table("act_noun_to")


def _between() -> dict[str, str]:
    return _table("act_between")


@cache
def _nouns() -> frozenset[str]:
    linked = {noun for noun, _ in (*_on(), *_with())}
    return frozenset(linked | _plain().keys() | _FROM)


@cache
def _table(section: str) -> dict[str, str]:
    """Noun -> verb of a section, whose entries are "crackdown=crack=down"."""
    entries = lists.tuples(lists.sequence("portrayal", section))
    return {noun: " ".join(verb) for noun, *verb in entries}


def _with() -> dict[tuple[str, str], str]:
    return _linked("act_noun_with")


def _on() -> dict[tuple[str, str], str]:
    return _linked("act_on")


def _occasions() -> dict[tuple[str, str], str]:
    return _linked("occasion")


@cache
def _linked(section: str) -> dict[tuple[str, str], str]:
    """(noun, what stands behind it) -> verb of a section, whose entries are "push=for=push=for"."""
    entries = lists.tuples(lists.sequence("portrayal", section))
    return {(noun, link): " ".join(verb) for noun, link, *verb in entries}
