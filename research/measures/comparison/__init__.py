"""One event, several outlets: what each quoted, cut, paraphrased, left out, and told differently.

Puts together events, copies, aligned quotations, counterparts, what only some carry, facts that
differ, and where things stand; each has its module beside this one. Articles that print one copy
are one origin of an event (`events.n_origins`, `members.origin`); `own` holds the passages that are
an outlet's own, and `origins.only_own` keeps the rows of any evidence that stand in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import pandas as pd

from research.articles import Article, Corpus
from research.errors import ParameterError
from research.measures import languages, stored
from research.measures.actors.pins import Pins
from research.measures.comparison import (
    event_clustering,
    grouping,
    near_duplicates,
    one_event,
)
from research.measures.comparison.components import connected
from research.measures.comparison.one_event import PARTNERS, align
from research.measures.quotes import Method
from research.measures.registry import Method as ScoringMethod
from research.measures.registry import scorer

__all__ = ["Comparison", "align", "compare", "described", "measure", "of_events"]

_NAMED = 5  # further copies of one text that a note names


# Those that the whole corpus is needed for.
TABLES = ("members", "duplicates", *one_event.TABLES)


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclass(frozen=True)
class Comparison:
    """The tables of a comparison; `notes` say what is the case where there is little to compare.

    Where one event alone was compared, `only` is its number: `events`, `members`, `own`, `duplicates`
    and `credits` are of all events, the other tables of that one.

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
    only: int | None = None

    def event(self, number: int) -> Comparison:
        """What these tables say of one event; empty tables where no event has two articles.

        Raises
        ------
        ParameterError
            Where there are such events, and this is none of them, or another was compared alone.
        """
        known = len(self.events)
        _required(number, known)
        if known and self.only not in (None, number):
            raise ParameterError(
                f"event {self.only} alone was compared; compare(corpus, event={number}) compares this one"
            )
        number = number if known else 0
        inside = self.members["article_id"][self.members["event_id"] == number]
        # Copies and credits are found without regard to events.
        either = self.duplicates[["article_a", "article_b"]].isin(inside.tolist()).any(axis=1)
        credited = self.credits["article_id"].isin(inside)
        chosen = {
            name: rows[rows["event_id"] == number]
            for name, rows in vars(self).items()
            if name not in ("duplicates", "credits", "notes", "only")
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
    event: int | None = None,
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
    event
        Number of the one event whose articles are compared, None for all. Events are found and numbered
        as ever.

    Returns
    -------
    Comparison
        Tables with their columns, also where there is no row.

    Raises
    ------
    ParameterError
        Where there are events, and `event` is none of them.

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
        if event is not None:
            _required(event, len(kept.events))
        return kept
    found = grouping.of_corpus(corpus, days=days)
    left = frozenset() if copies else found.dependent
    several = list(found.several())
    if event is not None:
        _required(event, len(several))
    made = [
        one_event.compare(
            number, one, corpus.part(found.inside(one)), found.origin_of,
            left=left, likeness=likeness, pins=pins, quotations=quotations,
        )
        if event in (None, number)
        else one_event.outline(number, one, corpus.part(found.inside(one)), found.origin_of)
        for number, one in several
    ]  # fmt: skip
    known = languages.known(corpus)
    by_event = {n: found.inside(one) for n, one in enumerate(found.events, start=1)}
    copied = found.duplicates()
    return Comparison(
        **one_event.tables(made),
        members=found.members({k: v for one in made for k, v in one.own_shares.items()}),
        duplicates=copied,
        credits=near_duplicates.credits(corpus),
        notes=(
            *filter(None, [languages.said(corpus)]),
            *_notes(known, by_event, copied, left),
        ),
        only=event,
    )


def _required(number: int, known: int) -> None:
    if known and not 1 <= number <= known:
        raise ParameterError(f"event = {number} is not there; events are numbered 1 to {known}")


def _kept(corpus: Corpus, given: Mapping[str, Any]) -> Comparison | None:
    """The comparison that the tables of a corpus hold; None where they hold no such one."""
    if not isinstance(corpus, Corpus) or corpus.stored is None:
        return None
    if not stored.kept(corpus, "events", compare, given):
        return None
    tables = {name: corpus.stored.whole(name, corpus.ids) for name in TABLES}
    made: dict[str, Any] = {name: rows for name, rows in tables.items() if rows is not None}
    if len(made) < len(tables):
        return None
    made["credits"] = near_duplicates.credits(corpus)
    known = languages.known(corpus)
    event_of = dict(zip(*(made["members"][c] for c in ("article_id", "event_id")), strict=True))
    by_event: dict[int, list[Article]] = {}
    for article in known:
        if article.article_id in event_of:  # not one that no signature could be made of
            by_event.setdefault(event_of[article.article_id], []).append(article)
    notes = filter(None, [languages.said(corpus)])
    return Comparison(**made, notes=(*notes, *_notes(known, by_event, made["duplicates"], ())))


def measure(corpus: Corpus, *, days: int = event_clustering.DAYS) -> pd.DataFrame:
    """The quotations that articles of one event share: `compare(corpus).alignments`."""
    return compare(corpus, days=days).alignments


def of_events(corpus: Corpus, *, days: int = event_clustering.DAYS) -> pd.DataFrame:
    """Which articles report the same event, without what `compare` says of them.

    Parameters
    ----------
    corpus
        Articles, with or without dates.
    days
        Most days between articles of one event.

    Returns
    -------
    DataFrame
        The table `members` of `compare`, which is read where the corpus has its tables; else without
        the articles' own words: `own` is NaN.
    """
    if corpus.stored is not None and days == event_clustering.DAYS:  # as `research tables` groups
        rows = corpus.stored.whole("members", corpus.ids)
        if rows is not None:
            return rows
    return grouping.of_corpus(corpus, days=days).members({})


def described(likeness: ScoringMethod) -> str:
    """A scorer of likeness in words, with how well it does."""
    return scorer("likeness", likeness).described()


def _same_texts(duplicates: pd.DataFrame) -> list[str]:
    """One sentence for each text that several articles print, however many they are."""
    pairs = list(zip(duplicates["article_a"], duplicates["article_b"], strict=True))
    groups = connected(chain.from_iterable(pairs), pairs)
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
    large = [n for n, inside in sorted(by_event.items()) if len(inside) > PARTNERS + 1]
    if large:
        shown = ", ".join(map(str, large))
        notes.append(
            f"Events with more than {PARTNERS + 1} articles ({shown}): "
            f"each article is compared with the {PARTNERS} next to it."
        )
    return notes
