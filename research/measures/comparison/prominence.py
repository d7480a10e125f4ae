"""Where each article of an event puts what it shares with others: headline, lede, further down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from research.articles.model import ABOUT, about
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment

COLUMNS = [
    "event_id", "kind", "item", *ABOUT, "role", "position", "prominence", "start", "end",
    "n_mentions", "share",
]  # fmt: skip


def rows(
    accounts: Sequence[Account], aligned: Iterable[tuple[int, int, Alignment]]
) -> list[dict[str, Any]]:
    """Place of each shared actor and quotation in each article that carries it.

    `position` is how far down it first stands (0 the start, 1 the end), `share` the part of the
    article's mentions of actors that go to the actor, NaN for a quotation.

    Parameters
    ----------
    aligned
        (a, b, alignment) for articles by number.

    Returns
    -------
    list of dict
        Rows of the table `prominence`, without `event_id`: what most articles carry first.
    """
    found = _actors(accounts) + _quotations(accounts, aligned)
    n: dict[tuple[str, str], int] = {}
    for row in found:
        n[row["kind"], row["item"]] = n.get((row["kind"], row["item"]), 0) + 1
    return sorted(
        found,
        key=lambda r: (r["kind"], -n[r["kind"], r["item"]], r["item"], r["article_id"], r["start"]),
    )


def _actors(accounts: Sequence[Account]) -> list[dict[str, Any]]:
    found = []
    carriers: dict[str, int] = {}
    held: list[dict[str, list[tuple[int, int]]]] = []
    for account in accounts:
        places: dict[str, list[tuple[int, int]]] = {}
        for named in account.named:
            places.setdefault(named.actor, []).append((named.start, named.end))
        held.append(places)
        for actor in places:
            carriers[actor] = carriers.get(actor, 0) + 1
    for account, places in zip(accounts, held, strict=True):
        for actor, spans in places.items():
            if carriers[actor] > 1:
                share = len(spans) / len(account.named)
                found.append(_row(account, "actor", actor, spans[0], len(spans), share))
    return found


def _quotations(
    accounts: Sequence[Account], aligned: Iterable[tuple[int, int, Alignment]]
) -> list[dict[str, Any]]:
    """Quotations by the words of their first carrier."""
    names: dict[tuple[int, int, int], str] = {}
    spans: dict[tuple[int, int, int], None] = {}
    for a, b, one in aligned:
        left, right = (a, *one.span_a), (b, *one.span_b)
        shown = " ".join(accounts[a].article.text[one.span_a.start : one.span_a.end].split())
        name = names.get(left) or names.get(right) or shown
        names.setdefault(left, name)
        names.setdefault(right, name)
        spans[left] = spans[right] = None
    return [
        _row(accounts[n], "quotation", names[n, start, end], (start, end), 1, float("nan"))
        for n, start, end in spans
    ]


def _row(
    account: Account, kind: str, item: str, span: tuple[int, int], n: int, share: float
) -> dict[str, Any]:
    role, position = account.place(span[0])
    return {
        "kind": kind,
        "item": item,
        **about(account.article),
        "role": role,
        "position": position,
        "prominence": account.prominence(span[0]),
        "start": span[0],
        "end": span[1],
        "n_mentions": n,
        "share": share,
    }
