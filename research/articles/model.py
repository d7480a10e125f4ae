"""What every measure works on: an `Article`, a `Repair`, and a `Corpus` of them with its tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from research.errors import InputError
from research.text import segments as texts

Role = Literal["headline", "deck", "subhead", "lede", "body"]
Action = Literal["removed", "repaired", "flagged", "dropped"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: `article.text[start:end]`, and what it is there for."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Repair:
    """One change to an article or its metadata, or a file that could not be read.

    `article_id` is None where no article came of the source. `before` and `after` are None
    where there is nothing to show.
    """

    article_id: str | None
    source: str
    step: str
    action: Action
    before: str | None
    after: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A normalised article: its clean text, what is known about it, and where it came from.

    `text` holds headline (if known), deck, subheads and story, paragraphs parted by one empty
    line; site chrome, byline and date stand in the fields, not in the text. What is not known is
    None. `source` names the file, and the record in it, relative to what was loaded; `sha256` is
    that of the raw bytes of the record.
    """

    article_id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    source: str
    sha256: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    url: str | None = None
    language: str | None = None

    @property
    def label(self) -> str:
        """What to call the article in a chart or a table: its outlet, else its id."""
        return self.outlet or self.article_id

    def spans(self) -> Iterator[tuple[int, Role, texts.Span]]:
        """Sentences as (number of the paragraph, role, span into `text`)."""
        for number, paragraph in enumerate(self.paragraphs):
            shown = self.text[paragraph.start : paragraph.end]
            for start, end in texts.sentences(shown):
                span = texts.Span(paragraph.start + start, paragraph.start + end)
                yield number, paragraph.role, span


_ARTICLE_COLUMNS = [
    "article_id", "outlet", "title", "byline", "published", "url", "language",
    "n_words", "n_sentences", "source", "sha256",
]  # fmt: skip
_SENTENCE_COLUMNS = ["article_id", "sentence_id", "paragraph", "role", "start", "end", "text"]
_REPAIR_COLUMNS = ["article_id", "source", "step", "action", "before", "after", "reason"]


@dataclass(frozen=True)
class Corpus:
    """Articles in a defined order, and the log of what was repaired on the way.

    Iterating gives the articles; `corpus[article_id]` gives one. The tables are those of the
    data dictionary in docs/tables.md.
    """

    items: tuple[Article, ...]
    log: tuple[Repair, ...] = field(default=())

    def __iter__(self) -> Iterator[Article]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, article_id: str) -> Article:
        for article in self.items:
            if article.article_id == article_id:
                return article
        known = ", ".join(article.article_id for article in self.items[:5])
        raise KeyError(f"no article {article_id!r} in this corpus; it has {known or 'none'}")

    def only(self, outlets: Sequence[str]) -> Corpus:
        """The articles whose label is in `outlets`, with their repairs; all where none is named.

        What was left out when loading stays in the log.

        Raises
        ------
        InputError
            Where no article has that label.
        """
        known = {article.label for article in self.items}
        unknown = sorted(set(outlets) - known)
        if unknown:
            raise InputError(
                f"no article of {unknown[0]!r}; outlets are {', '.join(sorted(known))}"
            )
        if not outlets:
            return self
        kept = tuple(article for article in self.items if article.label in set(outlets))
        ids = {article.article_id for article in kept}
        return Corpus(kept, tuple(r for r in self.log if r.article_id in {None, *ids}))

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article: who published what, when, how long."""
        counts = self.sentences.groupby("article_id").size()
        rows = [
            {
                **{name: getattr(article, name, None) for name in _ARTICLE_COLUMNS},
                "n_words": count_words(article.text),
                "n_sentences": int(counts.get(article.article_id, 0)),
            }
            for article in self.items
        ]
        return table(rows, _ARTICLE_COLUMNS)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence, in order; `article.text[start:end] == text`."""
        rows = []
        for article in self.items:
            for number, (paragraph, role, (start, end)) in enumerate(article.spans()):
                rows.append(
                    {
                        "article_id": article.article_id,
                        "sentence_id": number,
                        "paragraph": paragraph,
                        "role": role,
                        "start": start,
                        "end": end,
                        "text": article.text[start:end],
                    }
                )
        return table(rows, _SENTENCE_COLUMNS)

    @cached_property
    def repairs(self) -> pd.DataFrame:
        """One row a repair: what was removed, repaired, flagged or dropped, and why."""
        rows = [{name: getattr(repair, name) for name in _REPAIR_COLUMNS} for repair in self.log]
        return table(rows, _REPAIR_COLUMNS)


def count_words(text: str) -> int:
    """Tokens of `text` that hold a letter or a digit.

    >>> count_words("No cards — none.")
    3
    """
    return sum(any(c.isalnum() for c in text[s:e]) for s, e in texts.words(text))


def table(rows: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    """A DataFrame with these columns in this order, also where there is no row.

    Missing words stay None; pandas would make them NaN, which is for numbers that are undefined.
    """
    frame = pd.DataFrame(rows, columns=pd.Index(columns))
    for name in columns:
        values = [row.get(name) for row in rows]
        if None in values and any(isinstance(value, str) for value in values):
            frame[name] = pd.Series(values, dtype=object)
    return frame
