"""A folder of tables as a corpus: what notebooks read in place of articles.

Metadata of the articles are held; a text is read from the folder when it is asked for, the rows of a
table when a measure is, one part at a time. Names of actors and languages are those of all articles.
"""

from __future__ import annotations

import json
import os
import sys
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from research.articles.model import Article, Corpus, Paragraph, Repair
from research.errors import InputError
from research.measures import registry
from research.shards import contexts, layout, parts, planning, receipts, schemas, staging
from research.text.segments import Span

_HELD = 512  # texts that were asked for last
_KNOWN = ("outlet", "title", "byline", "published", "url", "language")


def opened(folder: str | os.PathLike[str]) -> Corpus:
    """The articles of a folder of tables, with all tables that were made of them.

    Parameters
    ----------
    folder
        What `research tables PATH --to FOLDER --workers N` wrote.

    Raises
    ------
    InputError
        Where it is no such folder, a part of it is not made, or a file is not what was written.
    """
    return corpus_of(Folder(Path(folder)))


def corpus_of(folder: Folder) -> Corpus:
    """The articles of a folder of tables, named and told apart as over all of them."""
    corpus = Corpus(folder.articles, folder.repairs, folder)
    contexts.tell(corpus, folder.context, folder.parameters.get("pins"))
    return corpus


def root(folder: Path) -> tuple[str, int]:
    """One hash over the receipts of a folder, and the bytes of the files that they list.

    Raises
    ------
    InputError
        As in `opened`.
    """
    held = Folder(folder)
    return receipts.root(held.receipts), held.bytes


class Folder:
    """The tables in a folder: `research.articles.stored.Stored`.

    Parameters
    ----------
    path
        The folder.
    whole
        Whether its tables of the whole are made, and are to be read.
    """

    def __init__(self, path: Path, *, whole: bool = True) -> None:
        pa = schemas.arrow()
        # Arrow's own allocator keeps what it had: over the tables of a report, a fifth of all memory.
        pa.set_memory_pool(pa.system_memory_pool())
        self.path = path.resolve()
        self._whole = whole
        plan = planning.read(self.path)
        if plan is None:
            raise InputError(f"{path}: no tables in parts are there")
        self.plan = plan
        self.receipts = [self._receipt(part.name) for part in plan.parts]
        self._texts: OrderedDict[str, tuple[str, tuple[Paragraph, ...]]] = OrderedDict()

    def _receipt(self, part: str) -> Mapping[str, Any]:
        kept: Mapping[str, Any] | None = layout.read_json(layout.receipt(self.path, part))
        if kept is None:
            raise InputError(
                f"{self.path}: {part} is not made; call the same `research tables` again, with "
                "--retry where it failed"
            )
        for name, said in kept["files"].items():
            file = self.path / name
            if not file.is_file() or file.stat().st_size != said["bytes"]:
                raise InputError(
                    f"{file}: missing or not as it was written; call the same `research tables` "
                    "again, which makes it anew"
                )
        return kept

    @property
    def bytes(self) -> int:
        """Bytes of the files of all parts."""
        return sum(said["bytes"] for one in self.receipts for said in one["files"].values())

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """What the tables were made with, as notebooks name it, `pins` read."""
        return parts.opened(layout.read_json(layout.parameters(self.path)) or {})

    @cached_property
    def context(self) -> contexts.Context:
        """What all parts were told of the whole, put together."""
        names: dict[tuple[str, str], str] = {}
        parties: dict[str, str] = {}
        furniture: dict[str, frozenset[str]] = {}
        for part in self.plan.parts:
            told = contexts.read(self.path, part.name)
            names |= told.names
            parties |= told.parties
            for outlet, lines in told.furniture.items():
                furniture[outlet] = furniture.get(outlet, frozenset()) | lines
        return contexts.Context(told.usual, told.most, names, parties, furniture)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Every article; its text is read when it is asked for."""
        columns = ["article_id", *_KNOWN, "source", "sha256"]
        return tuple(_Stored(self, *row) for row in self._cells("articles", columns))

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """Every repair, and what measures could not take."""
        columns = ["article_id", "source", "step", "action", "before", "after", "reason"]
        return tuple(Repair(*row) for row in self._cells("repairs", columns))

    def rows(self, name: str, ids: Sequence[str], *, without: Collection[str] = ()) -> pd.DataFrame:
        """The rows of a table of articles for these articles, in the order of the table."""
        columns = [column.name for column in registry.measures()[name].columns]
        columns = [column for column in columns if column not in without]
        found = [
            schemas.frame(self._of(self._read_part(name, number, columns), number, inside))
            for number, inside in self._by_part(ids).items()
        ]
        if not found:
            return schemas.frame(
                schemas.schema(registry.measures()[name]).empty_table().select(columns)
            )
        made = pd.concat(found, ignore_index=True)
        if len(found) > 1:
            found.clear()
            # The system does not get back by itself what lay between rows that are kept.
            schemas.arrow().default_memory_pool().release_unused()
        return made

    def whole(self, name: str, ids: Sequence[str]) -> pd.DataFrame | None:
        """A table of the whole; None where these are not all of its articles."""
        if len(ids) < len(self.articles) or not self._whole:
            return None
        path = layout.whole(self.path, name)
        if not path.is_file():
            said = (layout.read_json(self.path / layout.INDEX) or {}).get("missing", {})
            why = said.get(name, "call the same `research tables` again")
            raise InputError(f"{self.path}: the table {name} is not there: {why}")
        return schemas.read(path)

    def partial(self, name: str, ids: Sequence[str]) -> Iterator[pd.DataFrame]:
        """What a table of the whole is made of, part by part, for these articles."""
        for number, inside in self._by_part(ids).items():
            path = layout.partial(self.path, name, self.plan.parts[number].name)
            found = schemas.arrow().parquet.read_table(path)
            yield schemas.frame(self._of(found, number, inside))

    def parts(self, ids: Sequence[str]) -> Iterator[Sequence[str]]:
        """These articles by the part that they are in, in the order of the parts."""
        yield from self._by_part(ids).values()

    def spans(self, article_id: str) -> Iterator[tuple[int, str, Span]]:
        """Sentences of an article: number of the paragraph, its role, the span."""
        sentences, roles, first = self._sentences
        at = self._numbers[article_id]
        for paragraph, role, start, end in sentences[first[at] : first[at + 1]].tolist():
            yield paragraph, roles[role], Span(start, end)

    def body(self, article_id: str) -> tuple[str, tuple[Paragraph, ...]]:
        """Text and paragraphs of an article."""
        kept = self._texts.get(article_id)
        if kept is None:
            kept = self._read(article_id)
            self._texts[article_id] = kept
            if len(self._texts) > _HELD:
                self._texts.popitem(last=False)
        return kept

    def _read(self, article_id: str) -> tuple[str, tuple[Paragraph, ...]]:
        part, at = self._places[article_id]
        with layout.staged(self.path, self.plan.parts[part].name).open("rb") as file:
            file.seek(at)
            held = json.loads(file.readline())["article"]
        if held["article_id"] != article_id:
            raise InputError(f"{file.name}: it changed after it was planned; run it again")
        return held["text"], staging.paragraphs(held)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {article.article_id: n for n, article in enumerate(self.articles)}

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Number of the part of each article, and where its line begins there."""
        found: dict[str, tuple[int, int]] = {}
        for number, part in enumerate(self.plan.parts):
            at = 0
            with layout.staged(self.path, part.name).open("rb") as lines:
                for line in lines:
                    if line.startswith(staging.ARTICLE):
                        name, _ = _DECODER.raw_decode(
                            line[len(staging.ARTICLE) : 2000].decode("ascii")
                        )
                        found[sys.intern(name)] = number, at
                    at += len(line)
        return found

    @cached_property
    def _sentences(self) -> tuple[Any, list[str], Any]:
        """All sentences as numbers, the roles, and the first sentence of each article."""
        columns = ["article_id", "paragraph", "role", "start", "end"]
        roles: dict[str, int] = {}
        rows, articles = [np.empty((0, 4), np.int32)], [np.empty(0, np.int32)]
        for number in range(len(self.plan.parts)):
            held = schemas.frame(self._read_part("sentences", number, columns))
            for role in held["role"].unique():
                roles.setdefault(role, len(roles))
            articles.append(held["article_id"].map(self._numbers).to_numpy().astype(np.int32))
            rows.append(held[columns[1:]].assign(role=held["role"].map(roles)).to_numpy(np.int32))
        first = np.searchsorted(np.concatenate(articles), np.arange(len(self._numbers) + 1))
        return np.concatenate(rows), list(roles), first

    def _cells(self, name: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """The rows of a table, from part to part."""
        for number in range(len(self.plan.parts)):
            held = schemas.frame(self._read_part(name, number, columns))
            yield from zip(*(held[column].tolist() for column in columns), strict=True)

    def _read_part(self, name: str, number: int, columns: Sequence[str]) -> Any:
        path = self.path / name / f"{self.plan.parts[number].name}.parquet"
        if not path.is_file():
            raise InputError(
                f"{path}: no such table; call the same `research tables` again, which makes it"
            )
        return schemas.arrow().parquet.read_table(path, columns=list(columns))

    @cached_property
    def _ends(self) -> list[int]:
        """How many articles there are up to the end of each part."""
        names = (f"articles/{part.name}.parquet" for part in self.plan.parts)
        both = zip(self.receipts, names, strict=True)
        return list(accumulate(one["files"][name]["rows"] for one, name in both))

    def _by_part(self, ids: Sequence[str]) -> dict[int, list[str]]:
        """These articles by the number of their part."""
        found: dict[int, list[str]] = {}
        for name in ids:
            found.setdefault(bisect_right(self._ends, self._numbers[name]), []).append(name)
        return dict(sorted(found.items()))

    def _of(self, found: Any, number: int, ids: Sequence[str]) -> Any:
        """The rows of a part that are of these articles."""
        size = self._ends[number] - (self._ends[number - 1] if number else 0)
        if len(ids) == size:
            return found
        pa = schemas.arrow()
        return found.filter(pa.compute.is_in(found["article_id"], value_set=pa.array(ids)))


_DECODER = json.JSONDecoder()


class _Stored(Article):
    """An article whose text and paragraphs are read when they are asked for."""

    __slots__ = ("_folder",)
    _folder: Folder

    def __init__(self, folder: Folder, article_id: str, *known: Any) -> None:
        keep = object.__setattr__
        keep(self, "_folder", folder)
        keep(self, "article_id", article_id)
        for name, value in zip((*_KNOWN, "source", "sha256"), known, strict=True):
            keep(self, name, value)

    @property
    def text(self) -> str:
        """The text, read from the folder."""
        return self._folder.body(self.article_id)[0]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs, read from the folder."""
        return self._folder.body(self.article_id)[1]
