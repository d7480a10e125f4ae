"""What every measure works on: an `Article`, a `Repair`, and a `Corpus` of them with its tables."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from research.articles.kept import Kept
from research.articles.stored import Stored
from research.errors import InputError, ParameterError
from research.text import segments as texts
from research.text.document import Document, lay_out

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

    def __repr__(self) -> str:
        """One line: the dataclass would print the whole text."""
        day = self.published.isoformat() if self.published else "no date"
        size = f"{len(self.text):,} characters"
        return f"Article({self.article_id!r}, {self.outlet or 'unknown outlet'}, {day}, {size})"


def text_of(item: str | Article) -> str:
    """The text of an article, or the string itself: what functions of one text take.

    Raises
    ------
    ParameterError
        For anything else, with what to call instead.

    >>> text_of("Mr Peskov said so.")
    'Mr Peskov said so.'
    """
    if isinstance(item, Article):
        return item.text
    if isinstance(item, str):
        return item
    raise ParameterError(
        f"this takes a text or an Article, not {type(item).__name__}; for a whole corpus call "
        "`measure(corpus)` of the same measure, for one article `corpus[article_id]`"
    )


_ARTICLE_COLUMNS = [
    "article_id", "outlet", "title", "byline", "published", "url", "language",
    "n_words", "n_sentences", "source", "sha256", "text",
]  # fmt: skip
# What every table says of the article that a row is of.
ABOUT = ["article_id", "outlet", "published"]
ABOUT_BOTH = ["article_a", "outlet_a", "published_a", "article_b", "outlet_b", "published_b"]
_SENTENCE_COLUMNS = [*ABOUT, "sentence_id", "paragraph", "role", "start", "end", "text"]
_REPAIR_COLUMNS = [*ABOUT, "source", "step", "action", "before", "after", "reason"]


@dataclass(frozen=True)
class Corpus:
    """Articles in a defined order, and the log of what was repaired on the way.

    Iterating gives the articles; `corpus[article_id]` gives one. The tables are those of the
    data dictionary in docs/tables.md. `stored` has them where they were made before.
    """

    items: tuple[Article, ...]
    log: tuple[Repair, ...] = field(default=())
    stored: Stored | None = field(default=None, repr=False, compare=False)
    kept: Kept = field(default_factory=Kept, init=False, repr=False, compare=False)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        """One line: the dataclass would print every text."""
        days = sorted(item.published for item in self.items if item.published)
        dated = f", {days[0].isoformat()} to {days[-1].isoformat()}" if days else ""
        outlets = len({item.outlet for item in self.items if item.outlet})
        dropped = sum(repair.action == "dropped" for repair in self.log)
        left = f", {dropped} left out" if dropped else ""
        return f"Corpus({len(self)} articles of {outlets} known outlets{dated}{left})"

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The id of each article, in order."""
        return tuple(article.article_id for article in self.items)

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.article_id: article for article in reversed(self.items)}

    @cached_property
    def _logged(self) -> dict[str | None, list[int]]:
        """Places in the log of the repairs of each article."""
        found: dict[str | None, list[int]] = {}
        for place, repair in enumerate(self.log):
            found.setdefault(repair.article_id, []).append(place)
        return found

    def __getitem__(self, article_id: str) -> Article:
        if article_id in self._by_id:
            return self._by_id[article_id]
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
        return self.part([article for article in self.items if article.label in set(outlets)])

    def part(self, articles: Iterable[Article]) -> Corpus:
        """Some of the articles with their repairs; what was read of them is kept in common."""
        items = tuple(articles)
        ids = {None, *(article.article_id for article in items)}
        places = sorted(place for name in ids for place in self._logged.get(name, ()))
        corpus = Corpus(items, tuple(self.log[place] for place in places), self.stored)
        object.__setattr__(corpus, "kept", self.kept)
        return corpus

    def parts(self) -> Iterator[Corpus]:
        """The corpus in parts that memory holds: those of a folder of tables, else itself.

        What a measure of single articles gives for the parts, under each other, is what it gives for all:
        rows that are not needed can go before the next part is read.
        """
        if self.stored is None or not self.items:
            yield self
            return
        for ids in self.stored.parts(self.ids):
            yield self.part([self._by_id[name] for name in ids])

    def asked(self, parameter: str, value: Any) -> Any:
        """What a parameter of notebooks means here: "auto" is what the tables were made with."""
        if self.stored is None or value != "auto":
            return value
        return self.stored.parameters.get(parameter, value)

    def document(self, article: Article) -> Document:
        """The text of an article laid out: tokens, sentences, paragraphs, quotation marks."""
        text = article.text
        return self.kept.get((lay_out, text), lambda: lay_out(text))

    def spans(self, article: Article) -> Iterator[tuple[int, Role, texts.Span]]:
        """Sentences of an article as (number of the paragraph, role, span into its text)."""
        if self.stored is not None:
            yield from self.stored.spans(article.article_id)  # type: ignore[misc]
            return
        held, at = article.paragraphs, 0
        for span in self.document(article).spans:
            while at < len(held) and held[at].end <= span.start:
                at += 1
            if at < len(held) and held[at].start <= span.start:
                yield at, held[at].role, span

    def in_sentences(self, passages: pd.DataFrame) -> pd.DataFrame:
        """The same rows, each passage widened to the sentences that it stands in.

        Parameters
        ----------
        passages
            One row a passage, with `article_id`, `start` and `end`.

        Returns
        -------
        DataFrame
            The rows with `start` and `end` of the sentences, and `text`, their words.
        """
        found: list[tuple[int, int, str]] = [(0, 0, "")] * len(passages)
        places: dict[str, list[int]] = {}
        for place, name in enumerate(passages["article_id"]):
            places.setdefault(name, []).append(place)
        begins, ends = passages["start"].tolist(), passages["end"].tolist()
        # Article by article: of an archive, each text is read once.
        for name, inside in places.items():
            item = self[name]
            spans, text = [span for _, _, span in self.spans(item)], item.text
            for place in inside:
                start, end = begins[place], ends[place]
                first = max(0, bisect_right(spans, start, key=lambda span: span.start) - 1)
                last = min(len(spans) - 1, bisect_left(spans, end, key=lambda span: span.end))
                low = int(min(spans[first].start, start) if spans else start)
                high = int(max(spans[last].end, end) if spans else end)
                found[place] = low, high, text[low:high]
        starts, stops, words = zip(*found, strict=True) if found else ((), (), ())
        return passages.assign(start=list(starts), end=list(stops), text=list(words))

    def required(self) -> Corpus:
        """The corpus itself, where it has an article: a report on none would be about nothing.

        Raises
        ------
        InputError
            Where it has none, with what was left out and why.

        >>> Corpus(()).required()
        Traceback (most recent call last):
        research.errors.InputError: no article came; give a folder or file with at least one
        """
        if self.items:
            return self
        dropped = [repair for repair in self.log if repair.action == "dropped"]
        named = "; ".join(f"{repair.source}: {repair.reason}" for repair in dropped[:5])
        more = f"; and {len(dropped) - 5} more" if len(dropped) > 5 else ""
        raise InputError(
            "no article came; "
            + (f"left out: {named}{more}" if dropped else "give a folder or file with at least one")
        )

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article: who published what, when, how long."""
        if self.stored is not None:
            return self.stored.rows("articles", self.ids)
        counts = self.sentences.groupby("article_id").size()
        rows = [
            {
                **{name: getattr(article, name, None) for name in _ARTICLE_COLUMNS},
                "n_words": texts.n_words(self.document(article).words),
                "n_sentences": int(counts.get(article.article_id, 0)),
            }
            for article in self.items
        ]
        return table(rows, _ARTICLE_COLUMNS)

    @cached_property
    def metadata(self) -> pd.DataFrame:
        """The table `articles` without the texts, which of an archive are more than memory holds."""
        if self.stored is not None:
            return self.stored.rows("articles", self.ids, without=("text",))
        return self.articles.drop(columns="text")

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row per sentence, in order.

        Its `text` is `article.text[start:end]`.
        """
        if self.stored is not None:
            return self.stored.rows("sentences", self.ids)
        rows = []
        for article in self.items:
            for number, (paragraph, role, (start, end)) in enumerate(self.spans(article)):
                rows.append(
                    {
                        **about(article),
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
        known = {article.article_id: about(article) for article in self.items}
        rows = [
            {
                **{name: getattr(repair, name, None) for name in _REPAIR_COLUMNS},
                **known.get(repair.article_id or "", {}),
            }
            for repair in self.log
        ]
        return table(rows, _REPAIR_COLUMNS)


def corpus_of(item: Corpus) -> Corpus:
    """The corpus itself, where it is one: what functions of a whole corpus take.

    Raises
    ------
    ParameterError
        For anything else, with what to call first.

    >>> corpus_of("my-articles")
    Traceback (most recent call last):
    research.errors.ParameterError: this takes a Corpus, not str; research.load('my-articles') gives one
    """
    if isinstance(item, Corpus):
        return item
    path = repr(item) if isinstance(item, str) and len(item) < 80 else "path"
    raise ParameterError(
        f"this takes a Corpus, not {type(item).__name__}; research.load({path}) gives one"
    )


def about(article: Article) -> dict[str, Any]:
    """The first columns of a row: the article's id, its label and its day of publication."""
    return {
        "article_id": article.article_id,
        "outlet": article.label,
        "published": article.published,
    }


def passage(article: Article, start: int, end: int) -> dict[str, Any]:
    """`about` an article, with offsets into its text and the words there: `start`, `end`, `text`."""
    return {**about(article), "start": start, "end": end, "text": article.text[start:end]}


def both(a: Mapping[str, Any], b: Mapping[str, Any]) -> dict[str, Any]:
    """One row of two, as of two articles that it compares: `article_a`, `outlet_a` and so on."""
    return {
        name.replace("article_id", "article") + f"_{side}": value
        for side, row in (("a", a), ("b", b))
        for name, value in row.items()
    }


def table(rows: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    """A DataFrame with these columns in this order, also where there is no row.

    Missing words stay None; pandas would make them NaN, which is for numbers that are undefined.
    """
    if not rows:
        return pd.DataFrame(columns=pd.Index(columns))  # of no type: numbers would not join words
    held: dict[str, Any] = {}
    for name in columns:
        values = [row.get(name) for row in rows]
        words = None in values and any(isinstance(value, str) for value in values)
        held[name] = pd.Series(values, dtype=object) if words else values
    return pd.DataFrame(held, columns=pd.Index(columns))
