"""What only some articles of an event carry: quotations, other claims, actors, names, numbers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from research.articles.model import ABOUT, passage
from research.measures.comparison import carried, clauses, counted, proper_names
from research.measures.comparison.absence import Holdings
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.carried import Item
from research.measures.comparison.claims import Claim

COLUMNS = [
    "event_id", "kind", "item", *ABOUT, "start", "end", "text", "role", "position",
    "prominence", "n_carriers", "n_origins", "n_articles", "carried_by", "absent_from",
]  # fmt: skip
_BESIDE = {"claim": 30, "number": 8}  # words shown in brackets before and behind
_STOPS = " ,;:.!?"  # that stand at the end of a claim, not in the brackets behind it


def rows(
    accounts: Sequence[Account],
    aligned: Iterable[tuple[int, int, Alignment]],
    claims: Sequence[Claim],
    holdings: Sequence[Holdings],
    origin_of: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Items that not every article of an event carries: what most origins carry first.

    Of equals the most prominent comes first.

    prominence = sum over the articles that carry it of the weight of its best place there (headline
    1, deck .9, lede .8, body .6 down to .1), over the number of articles less one.

    What stands in marks is listed as a quotation, all else that is told as a claim, never as both.
    Of a sentence that tells more, a part that one article alone tells is a claim (`clauses`): the rest of
    the sentence stands beside it in square brackets, as does that of a quotation which a sentence cuts.
    An article that tells a claim differently, or may tell it in other words, neither carries it, or what
    is quoted of it, nor leaves it out; what one article carries is listed only where there is no such other.
    One that writes a name in part carries it.

    Parameters
    ----------
    aligned
        (a, b, alignment) for articles by number: quotations that are the same.
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
        *carried.quotations(accounts, aligned, claims),
        *carried.of_claims(accounts, claims),
        *clauses.find(accounts, holdings, claims),
        *carried.actors(accounts),
        *proper_names.find(accounts),
        *counted.find(accounts),
    ]
    # Who tells a claim differently neither carries it nor leaves it out.
    aside: dict[tuple[str, str], set[int]] = {}
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        if item.beside:
            aside.setdefault((item.kind, item.key), set()).add(item.article)
        else:
            groups.setdefault((item.kind, item.key), []).append(item)
    found = []
    for (kind, key), group in groups.items():
        carriers = sorted({i.article for i in group})
        neither = aside.get((kind, key), set()) - set(carriers)
        if neither and len(carriers) == 1:
            continue  # another may tell it after all
        if not any(item.whole for item in group):
            continue  # nobody names it but as part of something else
        if len(carriers) + len(neither) < len(accounts):
            row = _row(kind, group, carriers, neither, accounts)
            carried_by = {origin_of[accounts[n].article.article_id] for n in carriers}
            found.append({**row, "n_origins": len(carried_by)})
    found.sort(
        key=lambda r: (-r["n_origins"], -r["prominence"], r["kind"], r["article_id"], r["start"])
    )
    return found


def _row(
    kind: str,
    group: Sequence[Item],
    carriers: Sequence[int],
    neither: Container[int],
    accounts: Sequence[Account],
) -> dict[str, Any]:
    best: dict[int, float] = {}
    for item in group:
        weight = accounts[item.article].prominence(item.start)
        best[item.article] = max(best.get(item.article, 0.0), weight)
    shown = max(
        (item for item in group if item.whole),
        key=lambda i: (accounts[i.article].prominence(i.start), -i.article, -i.start),
    )
    account = accounts[shown.article]
    role, position = account.place(shown.start)
    ids = [a.article.article_id for a in accounts]
    return {
        "kind": kind,
        "item": _said(account, shown),
        **passage(account.article, shown.start, shown.end),
        "role": role,
        "position": position,
        "prominence": sum(best.values()) / (len(accounts) - 1),
        "n_carriers": len(carriers),
        "n_articles": len(accounts),
        "carried_by": "; ".join(ids[n] for n in carriers),
        "absent_from": "; ".join(
            i for n, i in enumerate(ids) if n not in carriers and n not in neither
        ),
    }


def _said(account: Account, item: Item) -> str:
    """What an item is called: claims and numbers with what stands beside in brackets, to be read by."""
    if item.kind == "actor":
        return item.key
    text = account.article.text
    shown = " ".join(text[item.start : item.end].split())
    if item.kind not in _BESIDE:
        return shown
    most = _BESIDE[item.kind]
    start, end = _around(account, item)
    before, after = text[start : item.start].split(), text[item.end : end].split()
    if len(before) > most:
        before = ["…", *before[-most:]]
    if len(after) > most:
        after = [*after[:most], "…"]
    if before:
        shown = f"[{' '.join(before)}] {shown}"
    rest = " ".join(after)
    beside = rest.lstrip(_STOPS)
    shown += rest[: len(rest) - len(beside)].rstrip()
    return f"{shown} [{beside}]" if any(map(str.isalnum, beside)) else shown + beside


def _around(account: Account, item: Item) -> tuple[int, int]:
    """The sentence of a claim, with those that quotations in marks which it cuts begin and end in."""
    start, end = _sentences(account, item.start, item.end)
    cut = [p for p in account.reading.marked if p.start < end and p.end > start]
    return _sentences(
        account, min([start, *(p.start for p in cut)]), max([end, *(p.end for p in cut)])
    )


def _sentences(account: Account, start: int, end: int) -> tuple[int, int]:
    met = [s.span for s in account.sentences if s.span.start < end and s.span.end > start]
    return min([start, *(s.start for s in met)]), max([end, *(s.end for s in met)])
