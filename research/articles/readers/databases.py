"""Articles in the tables of a SQLite file, as scrapers keep them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from typing import Any

from research.articles.blobs import Blob
from research.articles.readers import tables
from research.articles.readers.registry import Read
from research.articles.records import Refusal


def read_sqlite(blob: Blob) -> Read:
    """Records of the tables that have a column with the text; views and triggers are never run."""
    raw = blob.raw
    # Its log of changes lies beside it: without that, it opens as it stands.
    if raw[18:20] == b"\2\2":
        raw = raw[:18] + b"\1\1" + raw[20:]
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(raw)
            database.execute("PRAGMA trusted_schema = OFF")
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, min(blob.limit, 2**31 - 1))
            database.text_factory = lambda held: held.decode("utf-8", "replace")
            empty = Refusal(blob.source, "a SQLite file without a table that has rows")
            yield from tables.of_several(_tables(blob, database), empty)
        except sqlite3.Error as error:
            reason = f"it cannot be read as a SQLite file ({error}); export it as CSV"
            yield Refusal(blob.source, reason)


def _tables(blob: Blob, database: sqlite3.Connection) -> Iterator[tuple[str, Read]]:
    """The tables that hold rows, each with its place."""
    found = [
        name
        for name, made in database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
        if made and not name.startswith("sqlite_") and "VIRTUAL" not in made[:30].upper()
    ]
    for table in found:
        quoted = table.replace('"', '""')
        cursor = database.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - its own name, quoted
        names = [one[0] for one in cursor.description]
        rows = (_row(names, cells) for cells in cursor)
        if first := next(rows, None):
            place = f"{blob.source}/{table}" if len(found) > 1 else blob.source
            below = tables.numbered(chain((first,), rows))
            yield place, tables.articles(place, f"{blob.stem}-{table}", names, below)


def _row(names: Sequence[str], cells: Sequence[Any]) -> dict[str, Any]:
    return {
        name: None if isinstance(cell, bytes) else cell
        for name, cell in zip(names, cells, strict=True)
    }
