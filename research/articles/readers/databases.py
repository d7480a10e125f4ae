"""Articles in the tables of a SQLite file, as scrapers keep them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from research.articles import column_names, columns
from research.articles.blobs import Blob
from research.articles.readers.registry import Read
from research.articles.records import Refusal


def read_sqlite(blob: Blob) -> Read:
    """Records of the tables that have a column with the text; views and triggers are never run."""
    raw = blob.raw
    if (
        raw[18:20] == b"\2\2"
    ):  # its log of changes lies beside it: without that, it opens as it stands
        raw = raw[:18] + b"\1\1" + raw[20:]
    refusals: list[Refusal] = []
    found = False
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(raw)
            database.execute("PRAGMA trusted_schema = OFF")
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, min(blob.limit, 2**31 - 1))
            database.text_factory = lambda held: held.decode("utf-8", "replace")
            tables = [
                name
                for name, made in database.execute(
                    "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
                )
                if made and not name.startswith("sqlite_") and "VIRTUAL" not in made[:30].upper()
            ]
            for table in tables:
                place = f"{blob.source}/{table}" if len(tables) > 1 else blob.source
                seen = columns.Columns(place)
                number = 0
                for number, row in enumerate(_rows(database, table), start=1):
                    if number == 1 and not column_names.has_text(row):
                        refusals.append(Refusal(place, columns.no_text(row)))
                        break
                    found = True
                    stem = f"{blob.stem}-{table}-{number}"
                    yield seen.record(row, source=f"{place}:{number}", stem=stem)
                yield from seen.notes()
                if not number:
                    refusals.append(Refusal(place, "a table without rows"))
        except sqlite3.Error as error:
            reason = f"it cannot be read as a SQLite file ({error}); export it as CSV"
            yield Refusal(blob.source, reason)
            return
    if found:
        return
    yield from refusals or [Refusal(blob.source, "a SQLite file without tables")]


def _rows(database: sqlite3.Connection, table: str) -> Iterator[Mapping[str, Any]]:
    quoted = table.replace('"', '""')
    cursor = database.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - its own name, quoted
    names = [one[0] for one in cursor.description]
    for row in cursor:
        yield {
            name: None if isinstance(value, bytes) else value
            for name, value in zip(names, row, strict=True)
        }
