"""Cells of a workbook that are merged over several rows: what they hold is of each of these rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

Spans = dict[int, list[tuple[int, int]]]
_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):\1(\d{1,7})"')
_LARGEST: Final = 50_000_000  # bytes of a sheet that is searched for them
_LONGEST: Final = (
    200  # characters of a name or a day that counts for several rows; a text is one row's
)


def spans(book: Any, sheet: Any) -> Spans:
    """The first and the last row of each such cell, by the number of its column."""
    from openpyxl.utils import column_index_from_string

    # openpyxl tells them only where it holds the whole sheet in memory.
    archive, path = getattr(book, "_archive", None), getattr(sheet, "_worksheet_path", None)
    if archive is None or path is None or archive.getinfo(path).file_size > _LARGEST:
        return {}
    raw = archive.read(path)
    found: Spans = {}
    start = raw.rfind(b"<mergeCells")
    for column, first, last in _MERGED.findall(raw, start) if start >= 0 else ():
        at = column_index_from_string(column.decode()) - 1
        found.setdefault(at, []).append((int(first), int(last)))
    return found


def filled(sheet: Any, merged: Spans) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet; what is merged over several stands in each of them."""
    above: dict[int, tuple[int, Any]] = {}  # of each column: where what was last said ends to count
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        for column, of_column in merged.items():
            ends = [last for first, last in of_column if first == number]
            if ends and column < len(row) and 0 < len(str(row[column] or "")) < _LONGEST:
                above[column] = ends[0], row[column]
        now = {column: value for column, (last, value) in above.items() if number <= last}
        yield (
            tuple(now.get(n) if cell is None else cell for n, cell in enumerate(row))
            if now
            else row
        )
