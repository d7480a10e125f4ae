"""What is known of all articles together: events, copies, and the origin that a text goes back to.

Made of signatures, so that no text but that of a likely copy is read. `one_event` compares the
articles of each event by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from research.articles import Article, Corpus
from research.articles.model import ABOUT, about, table
from research.measures.comparison import (
    event_clustering,
    near_duplicates,
    origins,
    signatures,
)
from research.measures.comparison.event_clustering import Event
from research.measures.comparison.near_duplicates import Copy
from research.measures.comparison.signatures import Signature

_MEMBERS = ["event_id", *ABOUT, "similarity", "origin", "own"]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Articles of a corpus by event.

    Parameters
    ----------
    known
        Numbers of those in a language that events are told in, to which events number.
    events
        Largest and surest first; their number counts from 1.
    copies
        Pairs that print the same copy, among all.
    """

    articles: tuple[Article, ...]
    known: tuple[int, ...]
    events: tuple[Event, ...]
    copies: tuple[Copy, ...]
    origin_of: Mapping[str, str]

    @property
    def dependent(self) -> frozenset[str]:
        """Ids of articles that print another's copy."""
        return frozenset(self.articles[copy.dependent].article_id for copy in self.copies)

    def numbers(self, event: Event) -> list[int]:
        """Numbers of the articles of an event in the corpus."""
        return [self.known[member] for member in event.members]

    def inside(self, event: Event) -> list[Article]:
        """The articles of an event, in the order of the corpus."""
        return [self.articles[number] for number in self.numbers(event)]

    def several(self) -> Iterator[tuple[int, Event]]:
        """Events that several articles report, with their number."""
        for number, event in enumerate(self.events, start=1):
            if len(event.members) > 1:
                yield number, event

    def members(self, own_shares: Mapping[str, float]) -> pd.DataFrame:
        """The table `members`, with the share of an article's words that are its own."""
        rows = [
            {
                "event_id": number,
                **about(article),
                "similarity": near,
                "origin": self.origin_of[article.article_id],
                "own": own_shares.get(article.article_id, np.nan),
            }
            for number, event in enumerate(self.events, start=1)
            for article, near in zip(self.inside(event), event.nearness, strict=True)
        ]
        return table(rows, _MEMBERS)

    def duplicates(self) -> pd.DataFrame:
        """The table `duplicates`."""
        event_of = {
            article.article_id: number
            for number, event in enumerate(self.events, start=1)
            for article in self.inside(event)
        }
        return near_duplicates.table_of(self.articles, self.copies, event_of)


def of_corpus(corpus: Corpus, *, days: int = event_clustering.DAYS) -> Grouping:
    """The events and copies of a corpus in memory."""
    return of_signatures(corpus, list(signatures.of(corpus)), days=days)


def of_signatures(
    corpus: Corpus, signed: Iterable[Signature], *, days: int = event_clustering.DAYS
) -> Grouping:
    """The same, where the signatures of its articles were made before.

    Parameters
    ----------
    signed
        The signature of each, in order; gone through more than once.
    days
        Most days between articles of one event.
    """
    known = tuple(number for number, one in enumerate(signed) if one.known)
    dates = [corpus.items[number].published for number in known]
    events = event_clustering.of_signatures(_Known(signed), dates, days=days)
    copies = near_duplicates.of_shingles(corpus, ((one.shingles, one.agencies) for one in signed))
    ids = corpus.ids
    pairs = ((ids[copy.a], ids[copy.b], ids[copy.dependent]) for copy in copies)
    origin_of = origins.of_articles([ids[number] for number in known], pairs)
    return Grouping(corpus.items, known, tuple(events), tuple(copies), origin_of)


@dataclass(frozen=True, slots=True)
class _Known:
    signed: Iterable[Signature]

    def __iter__(self) -> Iterator[Signature]:
        return (one for one in self.signed if one.known)
