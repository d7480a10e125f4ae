"""What only some articles of an event carry: quotations, actors, names, numbers, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from research.articles.model import ABOUT, about
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.counterparts import Counterpart
from research.measures.comparison.terms import FUNCTION_WORDS, Frequencies, Term
from research.text.amounts import find_numbers

COLUMNS = [
    "event_id", "kind", "item", *ABOUT, "start", "end", "text", "role", "position",
    "prominence", "n_carriers", "n_articles", "carried_by", "absent_from",
]  # fmt: skip

_NEWS = Frequencies()
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
    told: Iterable[tuple[int, int, Counterpart]],
) -> list[dict[str, Any]]:
    """Items that not every article of an event carries, the most prominent first.

    prominence = sum over the articles that carry it of the weight of its best place there (headline
    1, deck .9, lede .8, body .6 down to .1), over the number of articles less one.

    Parameters
    ----------
    accounts
        Articles of one event.
    aligned
        (a, b, alignment) for articles by number: quotations that are the same.
    told
        (a, b, counterpart): sentences that tell one thing.

    Returns
    -------
    list of dict
        Rows of the table `omissions`, without `event_id`. None for one article alone.
    """
    if len(accounts) < 2:
        return []
    items = [
        *_quotations(accounts, aligned),
        *_actors(accounts),
        *_names(accounts),
        *_numbers(accounts),
        *_sentences(accounts, told),
    ]
    groups: dict[tuple[str, str], list[_Item]] = {}
    for item in items:
        groups.setdefault((item.kind, item.key), []).append(item)
    found = []
    for (kind, _), group in groups.items():
        carriers = sorted({i.article for i in group})
        if len(carriers) < len(accounts):
            found.append(_row(kind, group, carriers, accounts))
    found.sort(key=lambda r: (-r["prominence"], r["kind"], r["article_id"], r["start"]))
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
    """Sentences in marks and reported ones; those that are aligned, or stand unmarked, are one."""
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
        found.append(_Item(kind, key, number, start, end))
        wanted = f" {' '.join(words)} "
        for other, text in enumerate(texts):
            if other != number and (place := text.find(wanted)) >= 0:
                term = accounts[other].words[text.count(" ", 0, place)]
                found.append(_Item(kind, key, other, term.start, term.end))
    return found


def _actors(accounts: Sequence[Account]) -> list[_Item]:
    """Actors that are named; who names a body's organ names the body."""
    return [
        _Item("actor", name, number, named.start, named.end)
        for number, account in enumerate(accounts)
        for named in account.named
        if named.form != "pronoun"
        for name in dict.fromkeys((named.actor, account.bodies.get(named.actor, named.actor)))
    ]


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
                if other != number and all(t.stem in held for t in run):
                    term = next(t for t in accounts[other].words if t.stem == run[0].stem)
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
    return [run for run in runs if sum(_NEWS.idf(t.stem) for t in run) >= _TELLING]


def _numbers(accounts: Sequence[Account]) -> list[_Item]:
    return [
        _Item("number", f"{n.unit}{n.value:.12g}", number, n.start, n.end)
        for number, account in enumerate(accounts)
        for n in find_numbers(account.article.text)
        if n.unit or n.value > 2
    ]


def _sentences(
    accounts: Sequence[Account], told: Iterable[tuple[int, int, Counterpart]]
) -> list[_Item]:
    """Sentences; those with a counterpart are one with it."""
    first: dict[tuple[int, int], str] = {}
    for a, b, pair in sorted(told, key=lambda t: (t[0], t[1], t[2].a, t[2].b)):
        key = first.get((a, pair.a)) or first.get((b, pair.b)) or f"{a}.{pair.a}"
        first.setdefault((a, pair.a), key)
        first.setdefault((b, pair.b), key)
    return [
        _Item("sentence", first.get((n, k), f"{n}.{k}"), n, s.span.start, s.span.end)
        for n, account in enumerate(accounts)
        for k, s in enumerate(account.sentences)
    ]
