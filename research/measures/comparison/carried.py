"""What an article of an event carries: quotations, other claims, actors, names, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from research.languages.en import lists
from research.measures.actors.names import SUFFIXES
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.claims import Claim, figure, voice
from research.measures.comparison.components import connected
from research.measures.comparison.terms import FUNCTION_WORDS, Term, between, idf
from research.text.amounts import Number, find_numbers

_MONTH = re.compile(lists.month_pattern())
_STEM = 5  # letters that a country and its people share: Russia, Russians
_TELLING = 2.5  # idf of a capitalised word that is a name, not a weekday or the start of a slogan
_ORDINALS = lists.pairs("numbers", "ordinal")
_BEFORE_NAME = re.compile(r"(?<![\w.])(?:\d+(?:st|nd|rd|th) |(?:[A-Z][a-z]+ )+)\Z")


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
    accounts: Sequence[Account], aligned: Iterable[tuple[int, int, Alignment]]
) -> list[Item]:
    """Sentences in marks; those that are aligned, reported there, or stand unmarked, are one."""
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
                term = accounts[other].words[text.count(" ", 0, place)]
                found.append(Item("quotation", key, other, term.start, term.end))
    return found


def of_claims(accounts: Sequence[Account], claims: Iterable[Claim]) -> list[Item]:
    """A claim where it is told; who tells it differently stands beside."""
    found = []
    for claim in claims:
        if claim.quoted or any(_quoted(accounts[n], place) for n, place in claim.units):
            continue
        key = ".".join(str(part) for part in claim.units[0])
        for n, place in claim.units:
            span = accounts[n].sentences[place].span
            found.append(Item("claim", key, n, span.start, span.end))
        for n in sorted(claim.differently):
            found.append(Item("claim", key, n, 0, 0, beside=True))
    return found


def _quoted(account: Account, place: int) -> bool:
    span = account.sentences[place].span
    return voice(account, *span) == "quoted"


def actors(accounts: Sequence[Account]) -> list[Item]:
    """Actors that are named; who names a body's organ names the body.

    An article also carries an actor whose name it writes in part or in another form that the
    resolution of names left open: a surname, most words of a body's name, its initials, a people.
    """
    capitals = [
        {account.article.text[t.start : t.end]: t for t in reversed(account.words)}
        for account in accounts
    ]
    found = [
        Item("actor", name, number, named.start, named.end)
        for number, account in enumerate(accounts)
        for named in account.named
        if named.form != "pronoun"
        for name in dict.fromkeys((named.actor, account.bodies.get(named.actor, named.actor)))
    ]
    kinds = {named.actor: named.kind for account in accounts for named in account.named}
    carried = {(item.key, item.article) for item in found}
    for name in dict.fromkeys(item.key for item in found):
        for number, words in enumerate(capitals):
            if (name, number) not in carried:
                term = _written(name, kinds.get(name, "organisation"), words)
                if term is not None:
                    found.append(Item("actor", name, number, term.start, term.end))
    return found


def _written(name: str, kind: str, words: Mapping[str, Term]) -> Term | None:
    """A word of a text that stands for an actor's name, None where there is none."""
    parts = [part for part in name.split() if part[:1].isupper()]
    if not parts:
        return words.get(name)
    if kind == "person":
        last = [part for part in parts if part not in SUFFIXES] or parts
        return words.get(last[-1])
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


def names(accounts: Sequence[Account]) -> list[Item]:
    """Capitalised words within a sentence that are no actor: places, works, bodies."""
    found = []
    stems = [frozenset(t.stem for t in account.words) for account in accounts]
    short = [_shortened(account) for account in accounts]
    for number, account in enumerate(accounts):
        covered = [(n.start, n.end) for n in account.named]
        for run in _capitals(account, covered):
            key = " ".join(t.stem for t in run)
            start, end = _whole(account.article.text, run)
            found.append(Item("name", key, number, start, end))
            # The word of a name that tells most stands for it: "Tulsa" for "Tulsa Police".
            telling = max(run, key=lambda t: idf(t.stem))
            for other, held in enumerate(stems):
                if other != number and telling.stem in held:
                    term = next(t for t in accounts[other].words if t.stem == telling.stem)
                    found.append(Item("name", key, other, term.start, term.end, whole=False))
                elif other != number and any(telling.word.startswith(one) for one in short[other]):
                    found.append(Item("name", key, other, 0, 0, beside=True))
    return found


def _shortened(account: Account) -> frozenset[str]:
    """Abbreviated states of a text, in lower case: "Mass" of "D-Mass."."""
    states = lists.words("abbreviations", "state")
    tails = (term.word.rpartition("-")[2] for term in account.words)
    return frozenset(tail for tail in tails if len(tail) > 2 and tail in states)


def _whole(text: str, run: Sequence[Term]) -> tuple[int, int]:
    """A name with the capitalised words and the ordinal right before it: "Los Angeles"."""
    start = run[0].start
    before = _BEFORE_NAME.search(text, max(0, start - 40), start)
    end = run[-1].end
    if text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    return (before.start() if before is not None else start), end


def _capitals(account: Account, covered: Sequence[tuple[int, int]]) -> list[list[Term]]:
    text = account.article.text
    runs: list[list[Term]] = []
    at = 0
    for sentence in account.sentences:
        before: Term | None = None
        titled = _all_capitals(text, sentence.words)
        for place, term in enumerate(sentence.words):
            while at < len(covered) and covered[at][1] <= term.start:
                at += 1
            inside = at < len(covered) and covered[at][0] <= term.start
            opens = place == 0 or text[term.start - 1 : term.start] in {"“", '"', "‘"}
            capital = text[term.start].isupper() and term.word not in FUNCTION_WORDS
            if capital and not inside and not titled and not (opens and before is None):
                if before is not None and text[before.end : term.start] == " ":
                    runs[-1].append(term)
                else:
                    runs.append([term])
                before = term
            else:
                before = None
    named = ([term for term in run if _spelt_out(text[term.start : term.end])] for run in runs)
    return [
        run
        for run in named
        if sum(idf(t.stem) for t in run) >= _TELLING and (run[-1].word,) not in lists.roles()
    ]


def _all_capitals(text: str, words: Sequence[Term]) -> bool:
    """Whether a sentence is written like a headline: its words have capitals that tell nothing."""
    long = [term for term in words if term.end - term.start > 3]
    return len(long) > 2 and sum(text[t.start].isupper() for t in long) >= 0.8 * len(long)


def _spelt_out(word: str) -> bool:
    """Whether a capitalised word can be a name: no abbreviation (TV, R-Utah), no month.

    >>> [word for word in ("Tulsa", "TV", "D-Mont", "Oct", "Obama-Romney") if _spelt_out(word)]
    ['Tulsa']
    """
    plain = word.removesuffix("’s").removesuffix("'s")
    spelt = len(plain) > 3 and "-" not in plain and "." not in plain and not plain.isupper()
    return spelt and not _MONTH.fullmatch(plain)


def numbers(accounts: Sequence[Account]) -> list[Item]:
    """Amounts, and small numbers and ordinals with what they count: "two occasions", "third term".

    A small number is another's only with the same noun; an article that has the number, or for "two"
    the noun, of something else neither carries it nor leaves it out.
    """
    found = []
    small: list[list[_Small]] = []
    for number, account in enumerate(accounts):
        amounts = find_numbers(account.article.text)
        for n in amounts:
            if (key := figure(n)) is not None:
                found.append(Item("number", key, number, n.start, n.end))
        few = [n for n in amounts if figure(n) is None and n.value > 1]
        small.append(list(_small(account, few)))
    stems = [frozenset(t.stem for t in account.words) for account in accounts]
    for number, held in enumerate(small):
        for one in held:
            key = f"{one.value} {one.noun}"
            found.append(Item("number", key, number, one.start, one.end))
            for other, theirs in enumerate(small):
                if other == number:
                    continue
                near = (
                    one.noun in stems[other]
                    if one.value == "2"
                    else any(t.value == one.value for t in theirs)
                )
                if near:
                    found.append(Item("number", key, other, 0, 0, beside=True))
    return found


class _Small(NamedTuple):
    """A small number or ordinal with the noun that it counts."""

    value: str
    noun: str
    start: int
    end: int


def _small(account: Account, amounts: Sequence[Number]) -> Iterator[_Small]:
    text = account.article.text
    spans = [(f"{n.value:.0f}", n.start, n.end) for n in amounts]
    spans += [
        (f"{_ORDINALS[t.word]}.", t.start, t.end)
        for t in account.words
        if t.word in _ORDINALS and text[t.start].islower()
    ]
    for value, start, end in sorted(spans, key=lambda s: s[1]):
        if text[end : end + 1] != " ":
            continue  # "three-judge", "second, ..."
        after = next(iter(between(account.words, end, end + 2)), None)
        known = after is not None and after.word not in FUNCTION_WORDS and after.word.isalpha()
        if after is not None and known and idf(after.stem) > 0:
            yield _Small(value, after.stem, start, after.end)
