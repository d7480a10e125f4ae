"""The articles of one event against each other: every table of a comparison but those of all articles.

What is known of other articles comes as arguments, so that any process makes these tables.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pandas as pd

from research.articles import Article, Corpus
from research.articles.model import ABOUT_BOTH, both, passage, table
from research.measures.actors.pins import Pins
from research.measures.comparison import (
    accounts,
    alignment,
    claims,
    counterparts,
    differences,
    event_clustering,
    omissions,
    origins,
    paraphrases,
    prominence,
    quotation_matching,
)
from research.measures.comparison.absence import Holdings
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.counterparts import Counterpart
from research.measures.comparison.event_clustering import Event
from research.measures.quotes import Method
from research.measures.registry import Method as ScoringMethod
from research.text.segments import Span

ALIGNMENT_COLUMNS = [
    "event_id", *ABOUT_BOTH, "quote_a", "quote_b", "relation", "score",
    "start_a", "end_a", "start_b", "end_b", "text_a", "text_b",
    "speaker_a", "speaker_b", "speaker_same", "cue_a", "cue_b",
    "cue_class_a", "cue_class_b", "cue_class_same",
]  # fmt: skip
COUNTERPART_COLUMNS = [
    "event_id", *ABOUT_BOTH, "start_a", "end_a", "start_b", "end_b", "text_a", "text_b", "score", "close",
]  # fmt: skip
EVENT_COLUMNS = [
    "event_id", "n_articles", "n_outlets", "n_origins", "first", "last", "similarity", "terms",
]  # fmt: skip
PARTNERS = 20  # articles that one article of a large event is compared with

TABLES = {
    "events": EVENT_COLUMNS, "own": ["event_id", *origins.OWN_COLUMNS],
    "alignments": ALIGNMENT_COLUMNS, "counterparts": COUNTERPART_COLUMNS, "claims": claims.COLUMNS,
    "omissions": omissions.COLUMNS, "differences": differences.COLUMNS,
    "prominence": prominence.COLUMNS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """What one event gives: rows of each of `TABLES`, and what share of each article is its own."""

    rows: Mapping[str, list[dict[str, Any]]]
    own_shares: Mapping[str, float]


def compare(
    number: int,
    event: Event,
    corpus: Corpus,
    origin_of: Mapping[str, str],
    *,
    left: Container[str] = frozenset(),
    likeness: ScoringMethod = "lexical",
    pins: Pins | None = None,
    quotations: Method = "auto",
) -> Compared:
    """Compare the articles of one event.

    Parameters
    ----------
    number
        Of the event.
    event
        As `grouping` finds it.
    corpus
        Its articles, in order, and no others.
    origin_of
        For each of them the one that its text goes back to.
    left
        Ids of articles that are not compared.
    likeness, pins, quotations
        As in `comparison.compare`.
    """
    made = outline(number, event, corpus, origin_of)
    inside = [a for a in corpus if a.article_id not in left and a.text.strip()]
    if len(inside) < 2:
        return made
    read = accounts.read(corpus.part(inside), pins=pins, quotations=quotations)
    rows = _event(read, likeness, origin_of)
    return replace(made, rows={**made.rows, **_numbered(number, rows)})


def outline(number: int, event: Event, corpus: Corpus, origin_of: Mapping[str, str]) -> Compared:
    """What is known of an event before its articles are read: it, and what in them is their own."""
    # Originals before their copies, so that only a copy's words are not its own.
    told = sorted(corpus, key=lambda a: origin_of[a.article_id] != a.article_id)
    own = origins.own_passages(told, corpus)
    rows: dict[str, list[dict[str, Any]]] = {
        "events": [
            {
                **event_clustering.row(number, event, corpus),
                "n_origins": len({origin_of[article.article_id] for article in corpus}),
            }
        ],
        "own": origins.own_rows(corpus, own),
    }
    return Compared(
        _numbered(number, rows), {a.article_id: _own_share(a, own[a.article_id]) for a in corpus}
    )


def _numbered(
    number: int, rows: Mapping[str, list[dict[str, Any]]]
) -> dict[str, list[dict[str, Any]]]:
    return {name: [{"event_id": number, **row} for row in made] for name, made in rows.items()}


def tables(compared: Iterable[Compared]) -> dict[str, pd.DataFrame]:
    """The tables of several events, in their order."""
    every = list(compared)
    return {
        name: table([row for one in every for row in one.rows.get(name, ())], columns)
        for name, columns in TABLES.items()
    }


def _own_share(article: Article, own: Sequence[Span]) -> float:
    """Share of an article's words that are the outlet's own; NaN without words."""
    words = len(article.text.split())
    if not words:
        return math.nan
    return sum(len(article.text[start:end].split()) for start, end in own) / words


def _event(
    read: Sequence[Account], likeness: ScoringMethod, origin_of: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    aligned: list[tuple[int, int, Alignment]] = []
    matched: list[tuple[int, int, Counterpart]] = []
    for a, b in combinations(range(len(read)), 2):
        if b - a <= PARTNERS:
            aligned += [(a, b, one) for one in align(read[a], read[b], likeness=likeness)]
            matched += [(a, b, one) for one in counterparts.find(read[a], read[b])]
    holdings = [Holdings(one) for one in read]
    claimed = claims.find(read, aligned, matched, holdings)
    matched = claims.agreed(claimed, matched)
    return {
        "alignments": [_alignment_row(read[a], read[b], one) for a, b, one in aligned],
        "counterparts": [_counterpart_row(read[a], read[b], one) for a, b, one in matched],
        "claims": claims.rows(read, claimed, origin_of),
        "omissions": omissions.rows(read, aligned, claimed, holdings, origin_of),
        "differences": differences.rows(read, aligned, matched),
        "prominence": prominence.rows(read, aligned),
    }


def align(left: Account, right: Account, *, likeness: ScoringMethod = "lexical") -> list[Alignment]:
    """Quotations that two articles share, in marks in both or reported in one.

    Returns
    -------
    list of Alignment
        By place in the first article; a passage in marks in both is not listed as paraphrased.
    """
    names = left.names | right.names
    weigh = quotation_matching.weights([left.words, right.words], names=names)
    exact = alignment.align_marked(left.reading.marked, right.reading.marked, weigh)
    loose = paraphrases.align_reported(left.reading, right.reading, weigh, likeness=likeness)
    free = [m for m in loose if not any(_overlap(m, other) for other in exact)]
    return sorted(exact + free, key=lambda m: (m.span_a, m.span_b))


def _overlap(one: Alignment, other: Alignment) -> bool:
    return (
        one.span_a.start < other.span_a.end
        and other.span_a.start < one.span_a.end
        and one.span_b.start < other.span_b.end
        and other.span_b.start < one.span_b.end
    )


def _alignment_row(left: Account, right: Account, one: Alignment) -> dict[str, Any]:
    a, b = one.a, one.b
    known = a.resolved and b.resolved
    classed = a.cue_class is not None and b.cue_class is not None
    return {
        **both(passage(left.article, *one.span_a), passage(right.article, *one.span_b)),
        "quote_a": a.quote_id,
        "quote_b": b.quote_id,
        "relation": one.relation,
        "score": one.score,
        "speaker_a": a.speaker,
        "speaker_b": b.speaker,
        "speaker_same": a.speaker == b.speaker if known else None,
        "cue_a": a.cue,
        "cue_b": b.cue,
        "cue_class_a": a.cue_class,
        "cue_class_b": b.cue_class,
        "cue_class_same": a.cue_class == b.cue_class if classed else None,
    }


def _counterpart_row(left: Account, right: Account, one: Counterpart) -> dict[str, Any]:
    a, b = left.sentences[one.a], right.sentences[one.b]
    return {
        **both(passage(left.article, *a.span), passage(right.article, *b.span)),
        "score": one.score,
        "close": one.close,
    }
