"""Files to a corpus: read, normalise, drop what was there before, give ids.

What cannot be read becomes a row of `Corpus.repairs`; only a path that does not exist is an error.
The corpus is gone through three times, as what is said of one article depends on all: its words
and the order of its dates, then the texts and ids that come twice. In between, records wait in a
spool, so that memory holds one article at a time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from research.articles import glued, identifiers, incomplete, readers, sidecars
from research.articles.blobs import Blob
from research.articles.chrome import squash
from research.articles.day_order import DayOrder
from research.articles.files import collect
from research.articles.model import Article, Corpus, Repair
from research.articles.normalise import Normalised, normalise
from research.articles.records import Change, Metadata, Note, Record, Refusal, excerpt, sha256
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
        yield from _read((path, *paths), max_bytes, waiting, words, orders)
        vocabulary = words.vocabulary()
        kept = _Kept()
        for file, record, entry in waiting:
            if wall := incomplete.refused(record.metadata.title, record.text):
                yield _dropped(Refusal(record.source, wall))
                continue
            order = day_first if day_first is not None else orders.of(file, record)
            result = _normalised(record, entry, vocabulary, order)
            if result.text:
                kept.add(record, result)
                clean.put((replace(record, text="", changes=()), result), size=len(result.text))
            else:
                reason = "nothing is left of it but what a site puts around"
                yield _dropped(Refusal(record.source, reason))
        yield from _named(clean, kept)


def _read(
    paths: tuple[str | os.PathLike[str], ...],
    max_bytes: int,
    waiting: Spool,
    words: glued.Words,
    orders: DayOrder,
) -> Iterator[Repair]:
    """Put the records of all files in the spool; what is said of files comes out."""
    said: set[Refusal | Note] = set()
    for blob in collect(paths, max_bytes=max_bytes):
        for found in readers.read(blob) if isinstance(blob, Blob) else (blob,):
            if isinstance(found, Record) and isinstance(blob, Blob):
                words.add(found.text)
                orders.add(blob.source, found)
                waiting.put((blob.source, found, dict(blob.sidecar)), size=len(found.text))
            elif isinstance(found, Refusal | Note) and found not in said:
                said.add(found)
                if isinstance(found, Refusal):
                    yield _dropped(found)
                else:
                    yield Repair(None, found.place, *found.change)


def _dropped(refusal: Refusal, step: str = "load") -> Repair:
    return Repair(None, refusal.place, step, "dropped", None, None, refusal.reason)


def _normalised(
    record: Record,
    entry: Mapping[str, Any],
    vocabulary: glued.Vocabulary,
    day_first: Any,
) -> Normalised:
    stated = sidecars.stated(entry)
    overrides = [
        Change(
            "sidecar",
            "repaired",
            excerpt(before) if before else None,
            value,
            f"{sidecars.NAME} says so",
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
        day_first=day_first,
    )
    return replace(result, changes=(*record.changes, *overrides, *result.changes))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What must be known of every article to tell copies and to give ids."""

    text: str  # sha256 of its letters and digits
    outlet: str
    wanted: str  # the id, before it is made unique
    digest: str  # sha256 of its text
    source: str


class _Kept:
    """Which articles are kept, which are copies of which, and their ids."""

    def __init__(self) -> None:
        self._all: list[_Seen] = []

    def add(self, record: Record, result: Normalised) -> None:
        letters = squash(result.text) or result.text
        wanted = identifiers.readable(
            outlet=result.metadata.outlet,
            published=result.published,
            title=result.metadata.title,
            stem=record.stem,
        )
        self._all.append(
            _Seen(
                sha256(letters.encode("utf-8", "surrogatepass")),
                _outlet(result),
                wanted,
                sha256(result.text.encode("utf-8", "surrogatepass")),
                record.source,
            )
        )

    def decide(self) -> list[str | Refusal]:
        """For each article in order its id, or why it is left out."""
        # Two outlets that print one text are two articles, and a finding: agency copy.
        named = {seen.text for seen in self._all if seen.outlet}
        places: dict[str, dict[str, int]] = {}
        kept: dict[int, _Seen] = {}
        copies: list[tuple[int, _Seen]] = []
        for number, seen in enumerate(self._all):
            outlets = places.setdefault(seen.text, {})
            if seen.outlet in outlets or (not seen.outlet and seen.text in named):
                copies.append((number, seen))
            else:
                outlets[seen.outlet] = number
                kept[number] = seen
        texts = Counter(seen.digest for seen in kept.values())
        wanted = [
            (
                seen.wanted,
                # A text of several outlets needs more than itself to be told from itself.
                seen.digest
                if texts[seen.digest] == 1
                else sha256(f"{seen.digest} {seen.outlet}".encode("utf-8", "surrogatepass")),
            )
            for seen in kept.values()
        ]
        decided: dict[int, str | Refusal] = dict(zip(kept, identifiers.unique(wanted), strict=True))
        for number, seen in copies:
            outlets = places[seen.text]
            of = outlets.get(seen.outlet, min(outlets.values()))
            reason = f"the same text as {self._all[of].source} ({decided[of]})"
            decided[number] = Refusal(seen.source, reason)
        return [decided[number] for number in range(len(self._all))]


def _named(clean: Spool, kept: _Kept) -> Iterator[Article | Repair]:
    """Every article with its id, followed by its repairs; at the end what is a copy."""
    copies = []
    for name, (record, result) in zip(kept.decide(), clean, strict=True):
        if isinstance(name, Refusal):
            copies.append(name)
            continue
        yield _article(name, record, result)
        for change in result.changes:
            yield Repair(name, record.source, *change)
    for copy in copies:
        yield _dropped(copy, "duplicate")


def _outlet(result: Normalised) -> str:
    """The outlet, however it is spelt; "" where it is not known."""
    name = result.metadata.outlet or ""
    return identifiers.short(name) or name.casefold()


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
