"""One event, several outlets: what each quoted, cut, paraphrased, left out, and told differently.

Puts together events, copies, aligned quotations, counterparts, what only some carry, facts that
differ, and where things stand; each has its module beside this one. Articles that print one copy
are one origin of an event (`events.n_origins`, `members.origin`); `own` holds the passages that are
an outlet's own, and `origins.only_own` keeps the rows of any evidence that stand in them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pandas as pd

from research.articles import Article, Corpus
from research.articles.model import ABOUT_BOTH, about_both, table
from research.errors import ParameterError
from research.measures import languages, stored
from research.measures.actors.pins import Pins
from research.measures.comparison import (
    accounts,
    alignment,
    claims,
    counterparts,
    differences,
    event_clustering,
    near_duplicates,
    omissions,
    origins,
    paraphrases,
    prominence,
    quotation_matching,
)
from research.measures.comparison.accounts import Account
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.counterparts import Counterpart
from research.measures.quotes import Method
from research.measures.registry import Method as ScoringMethod
from research.measures.registry import scorer
from research.text.segments import Span

__all__ = ["Comparison", "align", "compare", "described", "measure"]

ALIGNMENT_COLUMNS = [
    "event_id", *ABOUT_BOTH, "quote_a", "quote_b", "relation", "score",
    "start_a", "end_a", "start_b", "end_b", "text_a", "text_b",
    "speaker_a", "speaker_b", "speaker_same", "cue_a", "cue_b",
    "cue_class_a", "cue_class_b", "cue_class_same",
]  # fmt: skip
COUNTERPART_COLUMNS = [
    "event_id", *ABOUT_BOTH, "start_a", "end_a", "start_b", "end_b", "text_a", "text_b", "score", "close",
]  # fmt: skip
_PARTNERS = 20  # articles that one article of a large event is compared with
_NAMED = 5  # further copies of one text that a note names


_TABLES = (
    "events", "members", "own", "duplicates", "credits", "alignments", "counterparts", "claims",
    "omissions", "differences", "prominence",
)  # fmt: skip


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclass(frozen=True)
class Comparison:
    """The tables of a comparison; `notes` say what is the case where there is little to compare.

    Tables are keyed by `event_id` and article ids; offsets are into the articles' texts. Their
    columns are described in docs/tables.md.
    """

    events: pd.DataFrame
    members: pd.DataFrame
    own: pd.DataFrame
    duplicates: pd.DataFrame
    credits: pd.DataFrame
    alignments: pd.DataFrame
    counterparts: pd.DataFrame
    claims: pd.DataFrame
    omissions: pd.DataFrame
    differences: pd.DataFrame
    prominence: pd.DataFrame
    notes: tuple[str, ...]

    def event(self, number: int) -> Comparison:
        """What these tables say of one event; empty tables where no event has two articles.

        Raises
        ------
        ParameterError
            Where there are such events, and this is none of them.
        """
        known = len(self.events)
        if known and not 1 <= number <= known:
            raise ParameterError(f"event = {number} is not there; events are numbered 1 to {known}")
        number = number if known else 0
        inside = self.members["article_id"][self.members["event_id"] == number]
        # Copies and credits are found without regard to events.
        either = self.duplicates[["article_a", "article_b"]].isin(inside.tolist()).any(axis=1)
        credited = self.credits["article_id"].isin(inside)
        chosen = {
            name: rows[rows["event_id"] == number]
            for name, rows in vars(self).items()
            if name not in ("duplicates", "credits", "notes")
        }
        return replace(
            self, **chosen, duplicates=self.duplicates[either], credits=self.credits[credited]
        )


def compare(
    corpus: Corpus,
    *,
    days: int = event_clustering.DAYS,
    copies: bool = True,
    likeness: ScoringMethod = "lexical",
    pins: Pins | None = None,
    quotations: Method = "auto",
) -> Comparison:
    """Compare the articles of each event of a corpus.

    Parameters
    ----------
    corpus
        Articles, with or without dates; order does not matter.
    days
        Most days between articles of one event.
    copies
        Whether an article that prints another's copy is compared too. Without them, what is left
        are accounts that were written apart; `duplicates` lists the copies in either case.
    likeness
        Scorer of how much a quoted and a reported sentence say the same: "lexical", "encoder",
        the name of another or a function, see `registry.Scorer`.
    pins
        Actors and aliases that the user pins.
    quotations
        How quotations are found: `method` of `quotes.measure`.

    Returns
    -------
    Comparison
        Tables with their columns, also where there is no row.

    Notes
    -----
    Misled by events put together wrongly (see `event_clustering.group`): what the second article leaves out
    is then the first event. In an event of more than 20 articles each is compared with the 20
    before and after it in the corpus' order; a note says so.

    Examples
    --------
    >>> compare(Corpus(())).notes
    ('The corpus holds no article.',)
    """
    given = {"days": days, "copies": copies, "likeness": likeness, "pins": pins}
    if (kept := _kept(corpus, given | {"quotations": quotations})) is not None:
        return kept
    everything, corpus = corpus, languages.known(corpus)
    found, members = event_clustering.tables(corpus, days=days)
    event_of = dict(zip(members["article_id"], members["event_id"], strict=True))
    copied, credits = near_duplicates.tables(everything, event_of)
    origin_of = origins.of_articles(
        corpus.ids, zip(copied["article_a"], copied["article_b"], copied["dependent"], strict=True)
    )
    left = set() if copies else set(copied["dependent"])
    rows: dict[str, list[dict[str, Any]]] = {
        name: []
        for name in (
            "alignments",
            "counterparts",
            "claims",
            "omissions",
            "differences",
            "prominence",
        )
    }
    by_event: dict[int, list[Article]] = {}
    for article in corpus:
        by_event.setdefault(event_of[article.article_id], []).append(article)
    own: dict[str, list[Span]] = {}
    for event_id in sorted(by_event):
        if len(by_event[event_id]) > 1:
            # Originals before their copies, so that only a copy's words are not its own.
            told = sorted(by_event[event_id], key=lambda a: origin_of[a.article_id] != a.article_id)
            own |= origins.own_passages(told, corpus)
        inside = [a for a in by_event[event_id] if a.article_id not in left and a.text.strip()]
        if len(inside) > 1:
            read = accounts.read(corpus.part(inside), pins=pins, quotations=quotations)
            for name, new in _event(read, likeness, origin_of).items():
                rows[name] += [{"event_id": event_id, **row} for row in new]
    members = members.assign(
        origin=[origin_of[name] for name in members["article_id"]],
        own=[_own_share(corpus[name], own.get(name)) for name in members["article_id"]],
    )
    n_origins = members.groupby("event_id")["origin"].nunique().reindex(found["event_id"])
    found.insert(list(found.columns).index("n_outlets") + 1, "n_origins", n_origins.to_list())
    return Comparison(
        events=found[found["n_articles"] > 1].reset_index(drop=True),
        members=members,
        own=origins.own_table(corpus, own).merge(members[["event_id", "article_id"]])[
            ["event_id", *origins.OWN_COLUMNS]
        ],
        duplicates=copied,
        credits=credits,
        alignments=table(rows["alignments"], ALIGNMENT_COLUMNS),
        counterparts=table(rows["counterparts"], COUNTERPART_COLUMNS),
        claims=table(rows["claims"], claims.COLUMNS),
        omissions=table(rows["omissions"], omissions.COLUMNS),
        differences=table(rows["differences"], differences.COLUMNS),
        prominence=table(rows["prominence"], prominence.COLUMNS),
        notes=(
            *filter(None, [languages.said(everything)]),
            *_notes(corpus, by_event, copied, left),
        ),
    )


def _kept(corpus: Corpus, given: Mapping[str, Any]) -> Comparison | None:
    """The comparison that the tables of a corpus hold; None where they hold no such one."""
    if not isinstance(corpus, Corpus) or corpus.stored is None:
        return None
    if not stored.kept(corpus, "events", compare, given):
        return None
    tables = {name: corpus.stored.whole(name, corpus.ids) for name in _TABLES}
    made = {name: rows for name, rows in tables.items() if rows is not None}
    if len(made) < len(tables):
        return None
    known = languages.known(corpus)
    event_of = dict(zip(*(made["members"][c] for c in ("article_id", "event_id")), strict=True))
    by_event: dict[int, list[Article]] = {}
    for article in known:
        by_event.setdefault(event_of[article.article_id], []).append(article)
    notes = filter(None, [languages.said(corpus)])
    return Comparison(**made, notes=(*notes, *_notes(known, by_event, made["duplicates"], ())))


def _own_share(article: Article, own: Sequence[Span] | None) -> float:
    """Share of an article's words that are the outlet's own; NaN without words, and alone."""
    words = len(article.text.split())
    if own is None or not words:
        return math.nan
    return sum(len(article.text[start:end].split()) for start, end in own) / words


def _event(
    read: Sequence[Account], likeness: ScoringMethod, origin_of: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    aligned: list[tuple[int, int, Alignment]] = []
    matched: list[tuple[int, int, Counterpart]] = []
    for a, b in combinations(range(len(read)), 2):
        if b - a <= _PARTNERS:
            aligned += [(a, b, one) for one in align(read[a], read[b], likeness=likeness)]
            matched += [(a, b, one) for one in counterparts.find(read[a], read[b])]
    claimed = claims.find(read, aligned, matched)
    return {
        "alignments": [_alignment_row(read[a], read[b], one) for a, b, one in aligned],
        "counterparts": [_counterpart_row(read[a], read[b], one) for a, b, one in matched],
        "claims": claims.rows(read, claimed, origin_of),
        "omissions": omissions.rows(read, aligned, claimed, origin_of),
        "differences": differences.rows(read, aligned, matched),
        "prominence": prominence.rows(read, aligned),
    }


def measure(corpus: Corpus, *, days: int = event_clustering.DAYS) -> pd.DataFrame:
    """The quotations that articles of one event share: `compare(corpus).alignments`."""
    return compare(corpus, days=days).alignments


def described(likeness: ScoringMethod) -> str:
    """A scorer of likeness in words, with how well it does."""
    return scorer("likeness", likeness).described()


def align(left: Account, right: Account, *, likeness: ScoringMethod = "lexical") -> list[Alignment]:
    """Quotations that two articles share, in marks in both or reported in one.

    Parameters
    ----------
    left, right
        Two articles, from `accounts.read`.
    likeness
        How much a quoted and a reported sentence say the same.

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
        **about_both(left.article, right.article),
        "quote_a": a.quote_id,
        "quote_b": b.quote_id,
        "relation": one.relation,
        "score": one.score,
        "start_a": one.span_a.start,
        "end_a": one.span_a.end,
        "start_b": one.span_b.start,
        "end_b": one.span_b.end,
        "text_a": left.article.text[one.span_a.start : one.span_a.end],
        "text_b": right.article.text[one.span_b.start : one.span_b.end],
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
        **about_both(left.article, right.article),
        "start_a": a.span.start,
        "end_a": a.span.end,
        "start_b": b.span.start,
        "end_b": b.span.end,
        "text_a": left.article.text[a.span.start : a.span.end],
        "text_b": right.article.text[b.span.start : b.span.end],
        "score": one.score,
        "close": one.close,
    }


def _same_texts(duplicates: pd.DataFrame) -> list[str]:
    """One sentence for each text that several articles print, however many they are."""
    groups: dict[str, list[str]] = {}
    for a, b in zip(duplicates["article_a"], duplicates["article_b"], strict=True):
        one, other = groups.setdefault(a, [a]), groups.setdefault(b, [b])
        if one is not other:
            one += other
            groups.update(dict.fromkeys(other, one))
    said = []
    for group in {id(group): group for group in groups.values()}.values():
        first, *others = sorted(group)
        if len(others) == 1:
            said.append(f"{first} and {others[0]} are the same text but for small changes.")
            continue
        shown = ", ".join(others[:_NAMED])
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        said.append(
            f"{len(group)} articles are the same text but for small changes: {first}, {shown}{more}."
        )
    return said


def _notes(
    corpus: Corpus,
    by_event: dict[int, list[Article]],
    copied: pd.DataFrame,
    left: Iterable[str],
) -> list[str]:
    """What a reader must know before the tables: how little there is to compare, and why."""
    items = list(corpus)
    if not items:
        return ["The corpus holds no article."]
    notes = []
    empty = [a.article_id for a in items if not a.text.strip()]
    if empty:
        notes.append(f"No text, so not compared: {', '.join(empty)}.")
    shared = [inside for inside in by_event.values() if len(inside) > 1]
    if len(items) == 1:
        notes.append("One article alone: there is nothing to compare it with.")
    elif not shared:
        notes.append(f"No two of the {len(items)} articles report the same event.")
    else:
        alone = len(items) - sum(map(len, shared))
        if alone:
            notes.append(f"{alone} of {len(items)} articles stand alone in their event.")
    notes += _same_texts(copied[copied["kind"] == "duplicate"])
    dropped = sorted(left)
    if dropped:
        notes.append(f"Left out as copies: {', '.join(dropped)}.")
    large = [n for n, inside in sorted(by_event.items()) if len(inside) > _PARTNERS + 1]
    if large:
        shown = ", ".join(map(str, large))
        notes.append(
            f"Events with more than {_PARTNERS + 1} articles ({shown}): "
            f"each article is compared with the {_PARTNERS} next to it."
        )
    return notes
