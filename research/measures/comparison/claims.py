"""Claims of an event: each thing told, where each article tells it, and who does not.

A claim is a set of sentences, at most one of each article, that tell one thing: sentences whose
words and names say the same, and sentences that hold one quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from research.articles.model import ABOUT, about
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.counterparts import Counterpart
from research.measures.comparison.passages import Passage
from research.measures.comparison.terms import idf

COLUMNS = [
    "event_id", "claim_id", "kind", *ABOUT, "start", "end", "text", "voice", "role", "prominence",
    "n_articles", "n_origins", "n_event", "told_by", "told_differently_by", "lacking_in",
]  # fmt: skip
# Overlap of two sentences that tell the same; set on the pairs of claims_judged.json, where one
# direction alone (a short sentence within a long one) was right in two of five.
_SAME = 0.3
_MOSTLY = 0.5  # part of a sentence that stands in marks or in reported speech, to be in that voice

Voice = Literal["narrator", "quoted", "attributed"]
Unit = tuple[int, int]  # number of the article, number of its sentence


@dataclass(frozen=True, slots=True)
class Claim:
    """Sentences that tell one thing, by article, and the articles that tell it differently."""

    units: tuple[Unit, ...]
    differently: frozenset[int]
    quoted: bool


def find(
    accounts: Sequence[Account],
    aligned: Iterable[tuple[int, int, Alignment]],
    matched: Iterable[tuple[int, int, Counterpart]],
) -> list[Claim]:
    """Claims of one event, in the order of the articles and their sentences.

    The likest sentences go together first; a claim never takes a second sentence of an article, so
    that a chain of likenesses does not swallow an event.

    Parameters
    ----------
    accounts
        Articles of one event.
    aligned
        (a, b, alignment) for articles by number: quotations that are the same.
    matched
        (a, b, counterpart): sentences that tell one thing, close or told differently.
    """
    ends = [[sentence.span.end for sentence in account.sentences] for account in accounts]
    edges: list[tuple[float, Unit, Unit]] = []
    loose: list[tuple[Unit, Unit]] = []
    quoted: set[Unit] = set()
    for a, b, pair in matched:
        ends_of = ((a, pair.a), (b, pair.b))
        if pair.close and _overlap(accounts, *ends_of) >= _SAME:
            edges.append((pair.score, *ends_of))
        else:
            loose.append(ends_of)
    for a, b, one in aligned:
        left, right = _holding(ends[a], one.span_a.start), _holding(ends[b], one.span_b.start)
        if left is not None and right is not None:
            edges.append((1.0 + one.score, (a, left), (b, right)))
            quoted |= {(a, left), (b, right)}
    groups: dict[Unit, list[Unit]] = {}
    for _, left_unit, right_unit in sorted(edges, key=lambda e: (-e[0], e[1], e[2])):
        ours, theirs = (groups.setdefault(unit, [unit]) for unit in (left_unit, right_unit))
        if ours is not theirs and not {n for n, _ in ours} & {n for n, _ in theirs}:
            ours += theirs
            for unit in theirs:
                groups[unit] = ours
    nearly: dict[Unit, set[int]] = {}
    for left_unit, right_unit in [*loose, *((left, right) for _, left, right in edges)]:
        nearly.setdefault(left_unit, set()).add(right_unit[0])
        nearly.setdefault(right_unit, set()).add(left_unit[0])
    found, seen = [], set()
    for number, account in enumerate(accounts):
        for place in range(len(account.sentences)):
            if (number, place) in seen:
                continue
            units = tuple(sorted(groups.get((number, place), [(number, place)])))
            seen |= set(units)
            inside = {n for n, _ in units}
            near = {n for unit in units for n in nearly.get(unit, ())} - inside
            found.append(Claim(units, frozenset(near), bool(set(units) & quoted)))
    return found


def rows(
    accounts: Sequence[Account], claims: Iterable[Claim], origin_of: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Rows of the table `claims`, without `event_id`: one a claim and article that tells it.

    What most origins tell comes first, then what stands most prominently: articles that print one
    copy (`origin_of`) count once.
    """
    ids = [account.article.article_id for account in accounts]
    ordered = sorted(
        claims,
        key=lambda claim: (
            -len({origin_of[ids[n]] for n, _ in claim.units}),
            -len(claim.units),
            -max(_prominence(accounts, unit) for unit in claim.units),
            claim.units,
        ),
    )
    found = []
    for number, claim in enumerate(ordered, start=1):
        carriers = {n for n, _ in claim.units}
        lacking = [n for n in range(len(ids)) if n not in carriers | claim.differently]
        shared = {
            "claim_id": number,
            "kind": "quotation" if claim.quoted else "statement",
            "n_articles": len(carriers),
            "n_origins": len({origin_of[ids[n]] for n in carriers}),
            "n_event": len(ids),
            "told_by": "; ".join(ids[n] for n in sorted(carriers)),
            "told_differently_by": "; ".join(ids[n] for n in sorted(claim.differently)),
            "lacking_in": "; ".join(ids[n] for n in lacking),
        }
        for n, place in claim.units:
            account, sentence = accounts[n], accounts[n].sentences[place]
            start, end = sentence.span
            found.append(
                {
                    **shared,
                    **about(account.article),
                    "start": start,
                    "end": end,
                    "text": account.article.text[start:end],
                    "voice": voice(account, start, end),
                    "role": sentence.role,
                    "prominence": account.prominence(start),
                }
            )
    return found


def voice(account: Account, start: int, end: int) -> Voice:
    """In whose voice a sentence mostly is: in marks, reported as said, or the outlet's own."""
    if _covered(account.reading.marked, start, end) >= _MOSTLY:
        return "quoted"
    if _covered((*account.reading.marked, *account.reading.reported), start, end) >= _MOSTLY:
        return "attributed"
    return "narrator"


def _covered(passages: Iterable[Passage], start: int, end: int) -> float:
    inside = (max(0, min(end, p.end) - max(start, p.start)) for p in passages)
    return min(1.0, sum(inside) / (end - start)) if end > start else 0.0


def _prominence(accounts: Sequence[Account], unit: Unit) -> float:
    return accounts[unit[0]].prominence(accounts[unit[0]].sentences[unit[1]].span.start)


def _overlap(accounts: Sequence[Account], left: Unit, right: Unit) -> float:
    """Part of what two sentences tell together that both tell: words by their idf, 0 to 1."""
    ours, theirs = (
        {term.stem for term in accounts[n].sentences[place].words} for n, place in (left, right)
    )
    weight = {stem: max(idf(stem), 0.0) for stem in ours | theirs}
    both = sum(weight[stem] for stem in ours & theirs)
    return both / max(sum(weight.values()), 1e-9)


def _holding(ends: Sequence[int], start: int) -> int | None:
    place = bisect_right(ends, start)
    return place if place < len(ends) else None
