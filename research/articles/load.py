"""Files to a corpus: read, normalise, drop what was there before, give ids.

What cannot be read becomes a row of `Corpus.repairs`; only a path that does not exist is an error.
The corpus is gone through three times, as what is said of one article depends on all: its words
and the order of its dates (`records`, `cleaned`), then the texts and ids that come twice (`copies`).
In between, records wait in a spool, so that memory holds one article at a time; `shards.reading` has
several processes do the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from research.articles import copies, glued, incomplete, readers, shelves, sidecars, stops
from research.articles.blobs import Blob
from research.articles.day_order import DayOrder
from research.articles.files import Found, collect
from research.articles.model import Article, Corpus, Repair
from research.articles.normalise import Normalised, normalise
from research.articles.records import Change, Metadata, Note, Record, Refusal, excerpt
from research.articles.spool import Spool
from research.errors import ParameterError

MAX_BYTES = 256 * 2**20


def load(
    path: str | os.PathLike[str],
    *paths: str | os.PathLike[str],
    day_first: bool | None = None,
    max_bytes: int = MAX_BYTES,
) -> Corpus:
    """The articles under these paths, clean, in the order of their files, with every repair.

    Parameters
    ----------
    path, *paths : str or path
        Folders, files and archives, in the formats of docs/formats.md: text, web pages, tables,
        JSON, Word, PDF, exports of databases. An `articles.toml` beside the files counts over
        what they say. `research.load` takes a folder of tables too (docs/archive.md), alone.
    day_first : bool, optional
        Whether 3/2/2025 is the 3rd of February; None decides by the other dates of its column,
        then by evidence in the article, else leaves it open.
    max_bytes : int
        Largest file that is held at once, and largest archive unpacked, in bytes. CSV and JSON
        lines are streamed and may be larger.

    Returns
    -------
    Corpus
        Articles, and in `.repairs` what was removed, repaired, flagged or dropped, with reasons.

    Raises
    ------
    InputError
        If a path does not exist.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("It rained in Rome. ADVERTISEMENT")
    ...     corpus = load(folder)
    >>> corpus.items[0].article_id, corpus.items[0].language
    ('a', None)
    """
    for one in (path, *paths):
        if not isinstance(one, str | os.PathLike):
            raise ParameterError(
                f"load takes paths, one after the other, not {type(one).__name__}; of a list, "
                "load(*paths)"
            )
    articles: list[Article] = []
    log: list[Repair] = []
    for item in stream(path, *paths, day_first=day_first, max_bytes=max_bytes):
        if isinstance(item, Article):
            articles.append(item)
        else:
            log.append(item)
    return Corpus(tuple(articles), tuple(log))


def stream(
    path: str | os.PathLike[str],
    *paths: str | os.PathLike[str],
    day_first: bool | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article | Repair]:
    """What `load` gives, one at a time, for a corpus that is larger than memory.

    First the repairs that concern no article, then each article followed by its own, then the
    copies that were left out. Parameters and errors are those of `load`. Texts wait in a temporary
    file while the corpus is read, about as large as they are.
    """
    with Spool() as waiting, Spool() as clean:
        words = glued.Words()
        orders = DayOrder()
        ends = stops.Stops()
        said = Said()
        for found in records(collect((path, *paths), max_bytes=max_bytes), words, orders, ends):
            if isinstance(found, Held):
                waiting.put(found, size=len(found.record.text))
            else:
                yield from said.new(found)
        limits = ends.limits()
        for note in limits.notes():
            yield from said.new(note)
        vocabulary = words.vocabulary()
        seen: list[copies.Seen] = []
        for held in waiting:
            result = cleaned(held, vocabulary, orders, limits, day_first)
            if isinstance(result, Refusal):
                yield dropped(result)
                continue
            seen.append(copies.seen(held.record, result))
            bare = replace(held.record, text="", changes=())
            clean.put((bare, result), size=len(result.text))
        yield from _named(clean, copies.decide(seen))


class Held(NamedTuple):
    """A record, the file that it is of, and what an articles.toml states of it."""

    file: str
    record: Record
    stated: Metadata


def records(
    blobs: Iterable[Found], words: glued.Words, orders: DayOrder, ends: stops.Stops
) -> Iterator[Held | Refusal | Note]:
    """The records of files, and what is said of these; words, dates and lengths of all are gathered."""
    for blob in blobs:
        if not isinstance(blob, Blob):
            yield blob
            continue
        if state := blob.sidecar.get(sidecars.NO_ARTICLE):
            yield Refusal(blob.source, f"it is no article that was published ({state})")
            continue
        stated = sidecars.stated(blob.sidecar)
        of_texts = blob.sidecar.get(sidecars.OF_TEXTS, {})
        for found in readers.read(blob):
            if isinstance(found, Record):
                words.add(found.text)
                orders.add(blob.source, found)
                ends.add(blob.source, found)
                of_text = sidecars.stated(of_texts.get(found.stem, {})) if of_texts else stated
                yield Held(blob.source, found, stated.over(of_text))
            else:
                yield found


class Said:
    """What is said of files, each once, as repairs."""

    def __init__(self) -> None:
        self._said: set[Refusal | Note] = set()

    def new(self, found: Refusal | Note) -> Iterator[Repair]:
        """The repair that says it; none where it was said."""
        if found not in self._said:
            self._said.add(found)
            if isinstance(found, Refusal):
                yield dropped(found)
            else:
                yield Repair(None, found.place, *found.change)


def dropped(refusal: Refusal, step: str = "load") -> Repair:
    """The repair that says what was left out, and why."""
    return Repair(None, refusal.place, step, "dropped", None, None, refusal.reason)


def cleaned(
    held: Held,
    vocabulary: glued.Vocabulary,
    orders: DayOrder,
    limits: stops.Limits,
    day_first: bool | None,
) -> Normalised | Refusal:
    """The article in a record, or why there is none.

    Parameters
    ----------
    held
        As `records` gives it.
    vocabulary
        The words of all records.
    orders
        The dates of all records of its file, at least.
    limits
        After what the texts of files stop, of all.
    """
    record, stated = held.record, held.stated
    then = incomplete.OF_FILE if record.source == held.file else incomplete.OF_ROW
    if wall := incomplete.refused(record.metadata.title, record.text, then=then):
        return Refusal(record.source, wall)
    overrides = [
        Change(
            "sidecar",
            "repaired",
            excerpt(before) if before else None,
            value,
            f"stated beside it, in {sidecars.NAME} or in a table that lists files",
        )
        for name in sidecars.FIELDS
        for before in [getattr(record.metadata, name)]
        if (value := getattr(stated, name)) and value != before
    ]
    result = normalise(
        record.text,
        metadata=stated.over(record.metadata),
        headings=record.headings,
        vocabulary=vocabulary,
        day_first=day_first if day_first is not None else orders.of(held.file, record),
    )
    if not result.text:
        return Refusal(record.source, "nothing is left of it but what a site puts around")
    beside: list[Change] = []
    if not result.metadata.outlet and (shelf := shelves.outlet(held.file, record.source)):
        result = replace(result, metadata=replace(result.metadata, outlet=shelf[0]))
        beside.append(shelf[1])
    if result.published is None and not any(change.step == "date" for change in result.changes):
        beside += shelves.day(held.file)
    done = (*record.changes, *overrides, *result.changes)
    if not any(change.step == incomplete.STEP for change in done):
        beside += limits.of(held.file, record)
    return replace(result, changes=(*done, *beside))


def _named(clean: Spool, names: Iterable[str | Refusal]) -> Iterator[Article | Repair]:
    """Every article with its id, followed by its repairs; at the end what is a copy."""
    left = []
    for name, (record, result) in zip(names, clean, strict=True):
        if isinstance(name, Refusal):
            left.append(name)
        else:
            yield from of_record(name, record, result)
    for copy in left:
        yield dropped(copy, "duplicate")


def of_record(article_id: str, record: Record, result: Normalised) -> Iterator[Article | Repair]:
    """The article of a record under this id, followed by its repairs."""
    yield _article(article_id, record, result)
    for change in result.changes:
        yield Repair(article_id, record.source, *change)


def _article(article_id: str, record: Record, result: Normalised) -> Article:
    known: Metadata = result.metadata
    return Article(
        article_id=article_id,
        text=result.text,
        paragraphs=result.paragraphs,
        source=record.source,
        sha256=record.sha256,
        outlet=known.outlet,
        title=known.title,
        byline=known.byline,
        published=result.published,
        url=known.url,
        language=known.language,
    )
