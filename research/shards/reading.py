"""Files to clean articles, by as many processes as there are: what `articles.load.stream` does in one.

Files are read in tasks of a few megabytes; once the words and dates of all are known, their records
are cleaned in batches. What waits in between lies in a folder of this run's own, and goes with it. Which
articles are copies and how they are called is decided by the process that plans.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from research.articles import copies, glued, load, stops
from research.articles.day_order import DayOrder
from research.articles.files import File, listed
from research.articles.load import Held
from research.articles.model import Article, Repair
from research.articles.records import Change, Metadata, Note, Record, Refusal
from research.errors import InputError
from research.measures import languages
from research.shards import code, layout, staging
from research.shards.engines import Engine, results

_FILES, _BYTES = 100, 2_000_000  # of a task, at most, but for a file that is larger by itself
_RECORDS, _CHARACTERS = 250, 2_000_000  # of a batch, at most


@dataclass(frozen=True, slots=True)
class Files:
    """Some files to read, for any process that sees them under the same path."""

    folder: str
    name: str
    files: tuple[File, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Records to clean: their file, what is known of the files that they are of, and how dates read."""

    folder: str
    name: str
    orders: DayOrder
    limits: stops.Limits
    day_first: bool | None
    code: str

    @property
    def path(self) -> Path:
        """Where its records wait."""
        return Path(self.folder, f"{self.name}.jsonl")

    @property
    def cleaned(self) -> Path:
        """Where its articles wait."""
        return Path(self.folder, f"{self.name}.clean")


@dataclass(frozen=True, slots=True)
class Read:
    """What came of some files: batches of records, and what must be known of all."""

    said: tuple[Refusal | Note, ...]
    batches: tuple[str, ...]
    words: glued.Words
    orders: DayOrder
    ends: stops.Stops


@dataclass(frozen=True, slots=True)
class Clean:
    """What came of a batch: what is kept of each article, the language that it shows, refusals."""

    seen: tuple[copies.Seen, ...]
    languages: tuple[str, ...]
    refused: tuple[Refusal, ...]


def read(task: Files) -> Read:
    """Write the records of some files in batches."""
    code.check(task.code)
    for file in task.files:
        if not os.path.lexists(file.path):
            raise InputError(
                f"{file.path}: this process does not see it; every machine must see what is read "
                "under the same path"
            )
    words, orders, ends = glued.Words(), DayOrder(), stops.Stops()
    said: list[Refusal | Note] = []
    batches: list[str] = []
    waiting: list[str] = []
    size = 0

    def put() -> None:
        nonlocal size
        if waiting:
            batches.append(f"{task.name}-{len(batches):06}")
            path = Path(task.folder, f"{batches[-1]}.jsonl")
            path.write_text("".join(waiting), encoding="ascii", newline="")
            waiting.clear()
            size = 0

    blobs = (blob for file in task.files for blob in file.blobs(load.MAX_BYTES))
    for found in load.records(blobs, words, orders, ends):
        if not isinstance(found, Held):
            said.append(found)
            continue
        waiting.append(_line(found))
        size += len(found.record.text)
        if len(waiting) >= _RECORDS or size >= _CHARACTERS:
            put()
    put()
    return Read(tuple(said), tuple(batches), words, orders.unclear(), ends)


def clean(task: Batch) -> Clean:
    """Write the articles of a batch, each with its repairs, under no id yet."""
    code.check(task.code)
    vocabulary = _vocabulary(Path(task.folder, _WORDS))
    seen: list[copies.Seen] = []
    spoken: list[str] = []
    refused: list[Refusal] = []
    with (
        task.path.open(encoding="ascii", newline="\n") as lines,
        task.cleaned.open("w", encoding="ascii", newline="") as to,
    ):
        for held in map(_held, lines):
            result = load.cleaned(held, vocabulary, task.orders, task.limits, task.day_first)
            if isinstance(result, Refusal):
                refused.append(result)
                continue
            seen.append(copies.seen(held.record, result))
            for item in load.of_record("", held.record, result):
                if isinstance(item, Article):
                    spoken.append(languages.stated(item))
                to.write(staging.line(item))
    return Clean(tuple(seen), tuple(spoken), tuple(refused))


@contextmanager
def articles(
    paths: Sequence[Path],
    folder: Path,
    engine: Engine,
    *,
    day_first: bool | None,
    spoken: Counter[str],
) -> Iterator[Iterator[Article | Repair]]:
    """What `load.stream` gives for these paths, in its order, once all is read.

    Parameters
    ----------
    folder
        Where what waits is written, in a folder that goes at the end.
    spoken
        Gets the language of each article that says or shows it, as the article comes out.
    """
    folder.joinpath("work").mkdir(parents=True, exist_ok=True)
    own = Path(tempfile.mkdtemp(dir=folder / "work", prefix=layout.READING))
    try:
        yield _articles(paths, own, engine, day_first, spoken)
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _articles(
    paths: Sequence[Path],
    own: Path,
    engine: Engine,
    day_first: bool | None,
    spoken: Counter[str],
) -> Iterator[Article | Repair]:
    found: list[Refusal | Note | Files] = list(_tasks(paths, own))
    words = glued.Words()
    read_of: dict[str, Read] = {}
    for task, came in results(engine, read, [one for one in found if isinstance(one, Files)]):
        words.merge(came.words)
        read_of[task.name] = replace(came, words=glued.Words())  # those of an archive are many
    said = load.Said()
    batches: list[Batch] = []
    ends = stops.Stops()
    for one in found:
        if isinstance(one, Files):
            ends.merge(read_of[one.name].ends)
    limits = ends.limits()
    repairs: list[Repair] = []
    for one in found:
        if not isinstance(one, Files):
            repairs += said.new(one)
            continue
        came = read_of.pop(one.name)
        for that in came.said:
            repairs += said.new(that)
        batches += [
            Batch(one.folder, n, came.orders, limits, day_first, one.code) for n in came.batches
        ]
    for note in limits.notes():
        repairs += said.new(note)
    _keep(words.vocabulary(), own / _WORDS)
    clean_of: dict[str, Clean] = {
        batch.name: result for batch, result in results(engine, clean, batches)
    }
    cleaned = [clean_of.pop(batch.name) for batch in batches]
    for batch in batches:
        batch.path.unlink()
    repairs += [load.dropped(refusal) for one in cleaned for refusal in one.refused]
    yield from repairs
    names = iter(copies.decide([seen for one in cleaned for seen in one.seen]))
    shown = iter([code for one in cleaned for code in one.languages])
    left: list[Refusal] = []
    name: str | Refusal = ""
    for batch in batches:
        for item in staging.read(batch.cleaned):
            if isinstance(item, Article):
                name, language = next(names), next(shown)
                if isinstance(name, Refusal):
                    left.append(name)
                elif language:
                    spoken[language] += 1
            if isinstance(name, str):
                yield replace(item, article_id=name)
        batch.cleaned.unlink()
    yield from (load.dropped(copy, "duplicate") for copy in left)


def _tasks(paths: Sequence[Path], own: Path) -> Iterator[Refusal | Note | Files]:
    """Files in tasks, and between them what is said of some, all in the order of their names."""
    waiting: list[File] = []
    size = number = 0
    for one in listed(paths):
        if isinstance(one, File):
            # Another process may stand elsewhere.
            waiting.append(one._replace(path=one.path.absolute()))
            size += one.path.stat().st_size if one.path.is_file() else 0
            if len(waiting) < _FILES and size < _BYTES:
                continue
        if waiting:
            yield Files(os.fspath(own), f"{number:06}", tuple(waiting), code.code())
            waiting, size, number = [], 0, number + 1
        if not isinstance(one, File):
            yield one
    if waiting:
        yield Files(os.fspath(own), f"{number:06}", tuple(waiting), code.code())


_WORDS = "words.json"


def _keep(words: glued.Vocabulary, path: Path) -> None:
    held = [sorted(words.words), sorted(words.capitalised), sorted(words.names)]
    path.write_text(json.dumps(held), encoding="ascii")


@lru_cache(maxsize=1)
def _vocabulary(path: Path) -> glued.Vocabulary:
    """What `_keep` wrote; a run has a folder of its own, so that a path means one vocabulary."""
    return glued.Vocabulary(*map(frozenset, json.loads(path.read_text(encoding="ascii"))))


def _line(held: Held) -> str:
    """A record as one line in plain ASCII."""
    record = held.record
    said: Iterable[Any] = (
        held.file,
        astuple(held.stated),
        record.source,
        record.stem,
        record.sha256,
        record.text,
        astuple(record.metadata),
        sorted(record.headings),
        record.changes,
    )
    return json.dumps(list(said)) + "\n"


def _held(line: str) -> Held:
    """What `_line` made a line of."""
    file, stated, source, stem, sha256, text, metadata, headings, changes = json.loads(line)
    record = Record(
        source, stem, sha256, text, Metadata(*metadata), frozenset(headings),
        tuple(Change(*one) for one in changes),
    )  # fmt: skip
    return Held(file, record, Metadata(*stated))
