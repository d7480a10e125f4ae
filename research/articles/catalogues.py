"""Tables that list the files beside them: a row a file, what is known of it in columns.

Many keep texts as files and their headlines, outlets and dates in one table, such as Substack's
export (`posts.csv`, `posts/17.a-headline.html`) or a corpus of .txt with `metadata.csv`.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from research.articles import column_names, decoding, sidecars
from research.articles.cells import is_missing

_SUFFIXES: Final = (".csv", ".tsv")
_LARGEST: Final = 20_000_000  # bytes of such a table
_DELIMITERS: Final = ",;\t|"
Stated = dict[str, str]


def beside(folder: Path) -> Iterator[tuple[Path, dict[Path, Stated]]]:
    """The tables in a folder that list files in it or in its subfolders, with what they state of each.

    A table with a column for texts is one of articles and lists nothing.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:  # said where the folder is walked
        return
    tables = [folder / name for name in names if name.lower().endswith(_SUFFIXES)]
    if not tables:
        return
    files = {path: path.name for path in _files(folder, names) if path not in tables}
    for table in tables:
        if files and (found := _listed(_rows(table), files)):
            yield table, found


def _files(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    for name in names:
        path = folder / name
        if name.startswith(".") or path.is_symlink():
            continue
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from (inner for inner in sorted(path.iterdir()) if inner.is_file())


def _rows(table: Path) -> list[dict[str, str]]:
    """The rows of a table without a column for texts, else none."""
    try:
        if table.is_symlink() or not table.is_file() or table.stat().st_size > _LARGEST:
            return []
        text, _ = decoding.decode(table.read_bytes())
        head = text.lstrip("\ufeff").partition("\n")[0]
        delimiter = max(_DELIMITERS, key=head.count)
        lines = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
        names = tuple(filter(None, lines.fieldnames or ()))
        if len(names) < 2 or column_names.has_text(names):
            return []
        return [{name: str(row.get(name) or "") for name in names} for row in lines]
    except (OSError, csv.Error, ValueError):  # said where the table is read
        return []


def _listed(rows: list[dict[str, str]], files: Mapping[Path, str]) -> dict[Path, Stated]:
    """What rows state of files, by the column that names most of them; none if it names few."""
    if not rows:
        return {}
    by_name: dict[str, list[Path]] = {}
    for path, name in files.items():
        for own in {name.casefold(), PurePosixPath(name).stem.casefold()}:
            by_name.setdefault(own, []).append(path)
    best: dict[Path, int] = {}
    for column in rows[0]:
        found: dict[Path, int] = {}
        for number, row in enumerate(rows):
            named = PurePosixPath(row[column].strip().replace("\\", "/")).name.casefold()
            paths = by_name.get(named, [])
            if len(paths) == 1:
                found.setdefault(paths[0], number)
        best = max(best, found, key=len)
    if 2 * len(best) < min(len(rows), len(files)):
        return {}
    kinds = column_names.candidates(tuple(rows[0]))
    stated: dict[Path, Stated] = {}
    for path, number in best.items():
        row = rows[number]
        held = {
            field: next((row[n].strip() for n in kinds[field] if not is_missing(row[n])), "")
            for field in sidecars.FIELDS
            if field in kinds
        }
        stated[path] = {field: value for field, value in held.items() if value}
    return stated
