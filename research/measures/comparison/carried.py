"""What an article of an event carries: quotations, other claims, actors.

Names that are no actor's stand in `proper_names`, numbers in `counted`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from research.languages.en import lists
from research.measures.actors import Mention
from research.measures.actors.names import SUFFIXES
from research.measures.comparison import participation, variants
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.claims import Claim, stated, voice
from research.measures.comparison.components import connected
from research.measures.comparison.terms import Term

_FORMS = lists.words("grammar", "form_of_a_firm")
_STEM = 5  # letters that a country and its people share: Russia, Russians


@dataclass(frozen=True, slots=True)
class Item:
    """Something that an article carries; equal `key`s are one item.

    `beside` is of an article that neither carries it nor leaves it out; `whole` is False where a part
    of it stands for it.
    """

    kind: str
    key: str
    article: int
    start: int
    end: int
    beside: bool = False
    whole: bool = True


def quotations(
    accounts: Sequence[Account],
    aligned: Iterable[tuple[int, int, Alignment]],
    claims: Iterable[Claim],
) -> list[Item]:
    """Sentences in marks; those that are aligned, reported there, or stand unmarked, are one.

    Who may tell in other words the claim of one that several carry stands beside.
    """
    units: list[tuple[bool, int, int, int, tuple[str, ...]]] = []
    at: dict[tuple[int, int, int], int] = {}
    for number, account in enumerate(accounts):
        for marked, passages in ((True, account.reading.marked), (False, account.reading.reported)):
            for passage in passages:
                for r in passage.sentences:
                    inside = passage.words[r.start : r.stop]
                    start, end = inside[0].start, inside[-1].end
                    if (number, start, end) not in at:
                        at[number, start, end] = len(units)
                        units.append((marked, number, start, end, tuple(t.word for t in inside)))
    same: dict[tuple[str, ...], int] = {}
    pairs = [(same.setdefault(unit[4], n), n) for n, unit in enumerate(units)]
    for a, b, one in aligned:
        left, right = at.get((a, *one.span_a)), at.get((b, *one.span_b))
        if left is not None and right is not None:
            pairs.append((left, right))
    groups = connected(range(len(units)), pairs)
    spoken = {groups[n][0] for n, unit in enumerate(units) if unit[0]}  # not reported by all
    texts = [f" {' '.join(t.word for t in account.words)} " for account in accounts]
    found = []
    for n, (_, number, start, end, words) in enumerate(units):
        key = str(groups[n][0])
        if groups[n][0] not in spoken:
            continue
        found.append(Item("quotation", key, number, start, end))
        wanted = f" {' '.join(words)} "
        for other, text in enumerate(texts):
            if other != number and (place := text.find(wanted)) >= 0:
                first = text.count(" ", 0, place)
                there = accounts[other].words[first : first + len(words)]
                found.append(Item("quotation", key, other, there[0].start, there[-1].end))
    return [*found, *_beside(found, accounts, claims)]


def _beside(
    found: Iterable[Item], accounts: Sequence[Account], claims: Iterable[Claim]
) -> Iterator[Item]:
    """Articles of which it is unclear whether they tell a claim, beside its quotations."""
    unclear: dict[tuple[int, int], frozenset[int]] = {}
    for claim in claims:
        if len(claim.units) > 1:
            unclear |= dict.fromkeys(claim.units, claim.unclear)
    ends = [[sentence.span.end for sentence in account.sentences] for account in accounts]
    for item in found:
        place = bisect_right(ends[item.article], item.start)
        for n in sorted(unclear.get((item.article, place), ())):
            yield Item(item.kind, item.key, n, 0, 0, beside=True)


def of_claims(accounts: Sequence[Account], claims: Iterable[Claim]) -> list[Item]:
    """A claim where it is told; who tells it differently, or may tell it, stands beside.

    Of a single article only what states something (`claims.states`) and no other one tells differently
    or may tell.
    """
    found = []
    for claim in claims:
        if claim.quoted or any(_quoted(accounts[n], place) for n, place in claim.units):
            continue
        if not stated(accounts, claim):
            continue
        beside = claim.differently | claim.unclear
        if beside and len(claim.units) == 1:
            continue
        key = ".".join(str(part) for part in claim.units[0])
        for n, place in claim.units:
            span = accounts[n].sentences[place].span
            found.append(Item("claim", key, n, span.start, span.end))
        for n in sorted(beside):
            found.append(Item("claim", key, n, 0, 0, beside=True))
    return found


def _quoted(account: Account, place: int) -> bool:
    span = account.sentences[place].span
    return voice(account, *span) == "quoted"


def actors(accounts: Sequence[Account]) -> list[Item]:
    """Actors that are named; who names a body's organ names the body.

    An article also carries an actor whose name it writes in part or in another form that the
    resolution of names left open: a surname, most words of a body's name, its initials, a people. One that
    says in lower case what kind of body it is ("an appeals court") may mean it.
    None is who takes no part wherever an article names it (`participation`); a country that is only where
    something happens is a name.
    """
    capitals = [
        {
            account.article.text[t.start : t.end].removesuffix("’s").removesuffix("'s"): t
            for t in reversed(account.words)
        }
        for account in accounts
    ]
    titles = [
        [
            *participation.titles(account.article.text, account.words),
            # "Ada Roe, Pia Holm and Per Lie" are names.
            *(
                one
                for one in participation.headings(account)
                if "," not in account.article.text[slice(*one)]
            ),
        ]
        for account in accounts
    ]
    asking = [participation.interviewers(account) for account in accounts]
    found = []
    for number, account in enumerate(accounts):
        mentions: dict[str, list[Mention]] = {}
        for named in account.named:
            mentions.setdefault(named.actor, []).append(named)
        told = {name for name, held in mentions.items() if participation.told_of(account, held)}
        for named in account.named:
            if named.form == "pronoun":
                continue
            whole = named.actor in told and participation.takes_part(
                account, named, titles[number], asking[number]
            )
            for name in dict.fromkeys((named.actor, account.bodies.get(named.actor, named.actor))):
                found.append(Item("actor", name, number, named.start, named.end, whole=whole))
    kinds = {named.actor: named.kind for account in accounts for named in account.named}
    pairs = [variants.lower_pairs(account) for account in accounts]
    people = [{n.actor for n in a.named if n.kind == "person"} for a in accounts]
    unnamed = [variants.unnamed_roles(account) for account in accounts]
    offices = [variants.offices(account) for account in accounts]
    held: dict[str, set[tuple[str, str]]] = {}
    for of_each, _ in offices:
        for name, those in of_each.items():
            held.setdefault(name, set()).update(those)
    parts: dict[str, set[str]] = {}
    for account in accounts:
        for named in account.named:
            if named.kind == "person" and named.form != "pronoun":
                parts.setdefault(named.actor, set()).update(variants.roles(account, named))
    carried = {(item.key, item.article) for item in found}
    for name in dict.fromkeys(item.key for item in found):
        for number, words in enumerate(capitals):
            if (name, number) not in carried:
                term = _written(name, kinds.get(name, "organisation"), words)
                if term is not None:
                    # "The House ... the Committee" is not the House Judiciary Committee, and may mean it.
                    apart = kinds.get(name) == "organisation" and _in_pieces(
                        name, term, words, accounts[number].article.text
                    )
                    found.append(Item("actor", name, number, term.start, term.end, beside=apart))
                elif (
                    variants.under_another_name(name, accounts[number].article.text)
                    or (
                        kinds.get(name) == "person"
                        and not (
                            unnamed[number].isdisjoint(parts.get(name, ()))
                            and offices[number][1].isdisjoint(held.get(name, ()))
                        )
                    )
                    or (kinds.get(name) == "person" and variants.spelt_alike(name, people[number]))
                    or (
                        (owner := name.removesuffix(" administration")) != name
                        and owner.split()[-1] in words
                    )
                    or (
                        kinds.get(name) == "organisation"
                        and variants.described(name, pairs[number])
                    )
                ):
                    found.append(Item("actor", name, number, 0, 0, beside=True))
    acting = {item.key for item in found if item.whole and not item.beside}
    where = {
        (named.actor, number, named.start)
        for number, account in enumerate(accounts)
        for named in account.named
        if named.kind == "country" and participation.is_where(account, named)
    }
    return [
        item
        if item.key in acting or kinds.get(item.key) != "country"
        else replace(item, kind="name", whole=(item.key, item.article, item.start) in where)
        for item in found
    ]


def _written(name: str, kind: str, words: Mapping[str, Term]) -> Term | None:
    """A word of a text that stands for an actor's name, None where there is none."""
    parts = [part for part in name.split() if part[:1].isupper()]
    if kind == "organisation" and len(parts) > 1 and parts[-1] in _FORMS:
        parts.pop()
    if not parts:
        return words.get(name)
    if kind == "country":
        called = (words[form] for form in _forms_of_countries().get(name, ()) if form in words)
        if (term := next(called, None)) is not None:
            return term
    if kind == "person":
        last = [part for part in parts if part not in SUFFIXES] or parts
        return words.get(last[-1])
    if parts[-1] == "Party":
        return next((term for word, term in words.items() if _is_of_party(word, parts[0])), None)
    initials = "".join(part[0] for part in parts)
    if len(parts) > 1 and initials in words:
        return words[initials]
    if len(parts) == 1 and len(name) >= _STEM:
        stem = name[:_STEM].lower()  # "congressional" is Congress
        return next((term for word, term in words.items() if word.lower().startswith(stem)), None)
    joined = "-".join(parts).lower()
    if kind == "group":
        return next((term for word, term in words.items() if word.lower().startswith(joined)), None)
    there = [words[part] for part in parts if part in words]
    # "The House" is the House of Representatives.
    enough = len(there) > len(parts) / 2 or (
        len(parts) == 2 and parts[0] in words and " of " in name
    )
    return there[0] if there and enough else None


def _in_pieces(name: str, term: Term, words: Mapping[str, Term], text: str) -> bool:
    """Whether a term is one of several words of a body's name in a text, none beside the next of it."""
    parts = name.split()
    there = [words[part] for part in parts if part in words]
    if term not in there or len(there) < 2:
        return False  # its initials, or one word that is enough
    return not any(f"{one} {other}" in text for one, other in pairwise(parts))


@lru_cache(maxsize=1)
def _forms_of_countries() -> dict[str, tuple[str, ...]]:
    """What a country is also called, its people and the capitals that stand for its government."""
    return {one.name: (*one.others, *one.people, *one.capitals) for one in lists.all_countries()}


def _is_of_party(word: str, party: str) -> bool:
    """Whether a word names a party or somebody of it: "Democrats", "D-Ohio", for "Democratic"."""
    return word.startswith((party[: _STEM + 2], f"{party[0]}-"))
