"""What only some articles of an event carry: quotations, other claims, actors, names, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from research.articles.model import ABOUT, about
from research.languages.en import lists
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.claims import Claim, voice
from research.measures.comparison.terms import FUNCTION_WORDS, Term, idf
from research.text.amounts import find_numbers

COLUMNS = [
    "event_id", "kind", "item", *ABOUT, "start", "end", "text", "role", "position",
    "prominence", "n_carriers", "n_origins", "n_articles", "carried_by", "absent_from",
]  # fmt: skip

_MONTH = re.compile(lists.month_pattern())
_STEM = 5  # letters that a country and its people share: Russia, Russians
_TELLING = 2.5  # idf of a capitalised word that is a name, not a weekday or the start of a slogan


@dataclass(frozen=True, slots=True)
class _Item:
    """Something that an article carries; equal `key`s are one item."""

    kind: str
    key: str
    article: int
    start: int
    end: int


def rows(
    accounts: Sequence[Account],
    aligned: Iterable[tuple[int, int, Alignment]],
    claims: Iterable[Claim],
    origin_of: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Items that not every article of an event carries: what most origins carry first.

    Of equals the most prominent comes first.

    prominence = sum over the articles that carry it of the weight of its best place there (headline
    1, deck .9, lede .8, body .6 down to .1), over the number of articles less one.

    What stands in marks is listed as a quotation, all else that is told as a claim, never as both.
    An article that tells a claim differently, or writes a name in part, counts as carrying it.

    Parameters
    ----------
    accounts
        Articles of one event.
    aligned
        (a, b, alignment) for articles by number: quotations that are the same.
    claims
        Its claims.
    origin_of
        For each article the one that its text goes back to: copies count once.

    Returns
    -------
    list of dict
        Rows of the table `omissions`, without `event_id`. None for one article alone.
    """
    if len(accounts) < 2:
        return []
    items = [
        *_quotations(accounts, aligned),
        *_claims(accounts, claims),
        *_actors(accounts),
        *_names(accounts),
        *_numbers(accounts),
    ]
    groups: dict[tuple[str, str], list[_Item]] = {}
    for item in items:
        groups.setdefault((item.kind, item.key), []).append(item)
    found = []
    for (kind, _), group in groups.items():
        carriers = sorted({i.article for i in group})
        if len(carriers) < len(accounts):
            row = _row(kind, group, carriers, accounts)
            told_by = {origin_of[accounts[n].article.article_id] for n in carriers}
            found.append({**row, "n_origins": len(told_by)})
    found.sort(
        key=lambda r: (-r["n_origins"], -r["prominence"], r["kind"], r["article_id"], r["start"])
    )
    return found


def _row(
    kind: str, group: Sequence[_Item], carriers: Sequence[int], accounts: Sequence[Account]
) -> dict[str, Any]:
    weigh = [(accounts[i.article].prominence(i.start), -i.article, -i.start, i) for i in group]
    best: dict[int, float] = {}
    for weight, _, _, item in weigh:
        best[item.article] = max(best.get(item.article, 0.0), weight)
    shown = max(weigh, key=lambda w: w[:3])[3]
    account = accounts[shown.article]
    role, position = account.place(shown.start)
    text = account.article.text[shown.start : shown.end]
    ids = [a.article.article_id for a in accounts]
    return {
        "kind": kind,
        "item": shown.key if kind == "actor" else " ".join(text.split()),
        **about(account.article),
        "start": shown.start,
        "end": shown.end,
        "text": text,
        "role": role,
        "position": position,
        "prominence": sum(best.values()) / (len(accounts) - 1),
        "n_carriers": len(carriers),
        "n_articles": len(accounts),
        "carried_by": "; ".join(ids[n] for n in carriers),
        "absent_from": "; ".join(i for n, i in enumerate(ids) if n not in carriers),
    }


def _quotations(
    accounts: Sequence[Account], aligned: Iterable[tuple[int, int, Alignment]]
) -> list[_Item]:
    """Sentences in marks; those that are aligned, reported there, or stand unmarked, are one."""
    units: list[tuple[str, int, int, int, tuple[str, ...]]] = []
    at: dict[tuple[int, int, int], int] = {}
    for number, account in enumerate(accounts):
        sides = (("quotation", account.reading.marked), ("report", account.reading.reported))
        for kind, passages in sides:
            for passage in passages:
                for r in passage.sentences:
                    inside = passage.words[r.start : r.stop]
                    start, end = inside[0].start, inside[-1].end
                    if (number, start, end) not in at:
                        at[number, start, end] = len(units)
                        units.append((kind, number, start, end, tuple(t.word for t in inside)))
    parent = list(range(len(units)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    same: dict[tuple[str, ...], int] = {}
    for n, unit in enumerate(units):
        parent[root(n)] = root(same.setdefault(unit[4], n))
    for a, b, one in aligned:
        left, right = at.get((a, *one.span_a)), at.get((b, *one.span_b))
        if left is not None and right is not None:
            parent[root(left)] = root(right)
    kinds: dict[int, str] = {}
    for n, unit in enumerate(units):
        known = kinds.setdefault(root(n), unit[0])
        if unit[0] == "quotation" != known:
            kinds[root(n)] = "quotation"
    texts = [f" {' '.join(t.word for t in account.words)} " for account in accounts]
    found = []
    for n, (_, number, start, end, words) in enumerate(units):
        key, kind = str(root(n)), kinds[root(n)]
        if kind != "quotation":
            continue
        found.append(_Item(kind, key, number, start, end))
        wanted = f" {' '.join(words)} "
        for other, text in enumerate(texts):
            if other != number and (place := text.find(wanted)) >= 0:
                term = accounts[other].words[text.count(" ", 0, place)]
                found.append(_Item(kind, key, other, term.start, term.end))
    return found


def _claims(accounts: Sequence[Account], claims: Iterable[Claim]) -> list[_Item]:
    """A claim where it is told; of an article that tells it differently, the end of its text."""
    found = []
    for claim in claims:
        if claim.quoted or any(_quoted(accounts[n], place) for n, place in claim.units):
            continue
        key = ".".join(str(part) for part in claim.units[0])
        for n, place in claim.units:
            span = accounts[n].sentences[place].span
            found.append(_Item("claim", key, n, span.start, span.end))
        for n in sorted(claim.differently):
            size = len(accounts[n].article.text)
            found.append(_Item("claim", key, n, size, size))
    return found


def _quoted(account: Account, place: int) -> bool:
    span = account.sentences[place].span
    return voice(account, *span) == "quoted"


def _actors(accounts: Sequence[Account]) -> list[_Item]:
    """Actors that are named; who names a body's organ names the body.

    An article also carries an actor whose name it writes in part or in another form that the
    resolution of names left open: a surname, most words of a body's name, its initials, a people.
    """
    capitals = [
        {account.article.text[t.start : t.end]: t for t in reversed(account.words)}
        for account in accounts
    ]
    found = [
        _Item("actor", name, number, named.start, named.end)
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
                    found.append(_Item("actor", name, number, term.start, term.end))
    return found


def _written(name: str, kind: str, words: Mapping[str, Term]) -> Term | None:
    """A word of a text that stands for an actor's name, None where there is none."""
    parts = [part for part in name.split() if part[:1].isupper()]
    if not parts:
        return words.get(name)
    if kind == "person":
        return words.get(parts[-1])
    initials = "".join(part[0] for part in parts)
    if len(parts) > 1 and initials in words:
        return words[initials]
    if len(parts) == 1 and len(name) >= _STEM:
        stem = name[:_STEM]
        return next((term for word, term in words.items() if word.startswith(stem)), None)
    there = [words[part] for part in parts if part in words]
    return there[0] if len(there) > len(parts) / 2 else None


def _names(accounts: Sequence[Account]) -> list[_Item]:
    """Capitalised words within a sentence that are no actor: places, works, bodies."""
    found = []
    stems = [frozenset(t.stem for t in account.words) for account in accounts]
    for number, account in enumerate(accounts):
        covered = [(n.start, n.end) for n in account.named]
        for run in _capitals(account, covered):
            key = " ".join(t.stem for t in run)
            found.append(_Item("name", key, number, run[0].start, run[-1].end))
            for other, held in enumerate(stems):
                # The word of a name that tells most stands for it: "Tulsa" for "Tulsa Police".
                telling = max(run, key=lambda t: idf(t.stem))
                if other != number and telling.stem in held:
                    term = next(t for t in accounts[other].words if t.stem == telling.stem)
                    found.append(_Item("name", key, other, term.start, term.end))
    return found


def _capitals(account: Account, covered: Sequence[tuple[int, int]]) -> list[list[Term]]:
    text = account.article.text
    runs: list[list[Term]] = []
    at = 0
    for sentence in account.sentences:
        before: Term | None = None
        for place, term in enumerate(sentence.words):
            while at < len(covered) and covered[at][1] <= term.start:
                at += 1
            inside = at < len(covered) and covered[at][0] <= term.start
            opens = place == 0 or text[term.start - 1 : term.start] in {"“", '"', "‘"}
            capital = text[term.start].isupper() and term.word not in FUNCTION_WORDS
            if capital and not inside and not (opens and before is None):
                if before is not None and text[before.end : term.start] == " ":
                    runs[-1].append(term)
                else:
                    runs.append([term])
                before = term
            else:
                before = None
    named = ([term for term in run if _spelt_out(text[term.start : term.end])] for run in runs)
    return [run for run in named if sum(idf(t.stem) for t in run) >= _TELLING]


def _spelt_out(word: str) -> bool:
    """Whether a capitalised word can be a name: no abbreviation (TV, R-Utah), no month.

    >>> [word for word in ("Tulsa", "TV", "D-Mont", "Oct", "Obama-Romney") if _spelt_out(word)]
    ['Tulsa']
    """
    return len(word) > 3 and "-" not in word and not word.isupper() and not _MONTH.fullmatch(word)


def _numbers(accounts: Sequence[Account]) -> list[_Item]:
    return [
        _Item("number", f"{n.unit}{n.value:.12g}", number, n.start, n.end)
        for number, account in enumerate(accounts)
        for n in find_numbers(account.article.text)
        if n.unit or n.value > 2
    ]
