"""A page that sorts, filters and searches the tables of a run, with a script of its own.

Reports have no script. This page is made only when somebody asks for it, outside of the run's folder, and
may run nothing but its own script, which its policy names by hash; it asks for nothing from a network.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import re
from pathlib import Path
from typing import Any

from research.errors import InputError
from research.marking import visible
from research.reporting.publishing import pages
from research.reporting.records import Run

_MOST = 5_000  # rows of one table: a browser searches so many while somebody types
_PLACE = re.compile(r"(.+_)?(start|end)|(sentence|quote)_id")
_CELL = 400  # characters of a cell
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, RecursionError, csv.Error)


def write(run: Run, path: Path) -> None:
    """Write the page of a run to `path`, whose folder is made where it is not there.

    Raises
    ------
    InputError
        Where the run has no table, or the page would lie inside a run's folder.
    """
    if path.resolve().is_relative_to(run.path.resolve()):
        raise InputError(f"{path}: lies in the run, whose files do not change; give --to elsewhere")
    path.parent.mkdir(parents=True, exist_ok=True)
    back = os.path.relpath(run.path / "report.html", path.parent)
    path.write_text(html(run, back=Path(back).as_posix()), encoding="utf-8")


def html(run: Run, *, back: str = "") -> str:
    """The page of a run; `back` is the address of its report."""
    found = tables(run)
    if not found:
        raise InputError(f"{run.path}: the run has no table to explore")
    script = (Path(__file__).parent / "template" / "explore.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # In a script element only "<" can end it or begin a comment.
    data = json.dumps(found, separators=(",", ":")).replace("<", "\\u003c")
    return pages.page(
        "explore", record=run.record, data=data, script=script, digest=f"sha256-{digest}", back=back
    )


def tables(run: Run) -> list[dict[str, Any]]:
    """The tables that a run names, with caption, columns, rows, and which columns are numbers.

    Raises
    ------
    InputError
        Where `values.json` or a table is not of the form that a run writes.
    """
    place = run.path / "values.json"
    if not place.is_file():
        return []
    found = []
    try:
        named = json.loads(place.read_text(encoding="utf-8"))
        for one in (*named.get("tables", {}).values(), *named.get("figures", {}).values()):
            path = run.path / str(one.get("data") or "")
            if path.is_file() and path.resolve().is_relative_to(run.path.resolve()):
                place = path
                found.append({"caption": visible(str(one.get("caption"))), **_read(path)})
    except (OSError, *_MALFORMED) as error:
        raise InputError(f"{place}: not of the form that a run writes: {error!r}") from None
    return [table for table in found if table["rows"]]


def _read(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8", errors="replace")
    csv.field_size_limit(2**31 - 1)
    columns, *rows = csv.reader(io.StringIO(text, newline="")) or [[]]
    # Places in the text are for programs; ids say least to a reader and come last.
    order = sorted(
        (at for at, name in enumerate(columns) if not _PLACE.fullmatch(name)),
        key=lambda at: columns[at] == "article_id",
    )
    columns = [columns[at] for at in order]
    kept = [[row[at] for at in order] for row in rows[:_MOST]]
    numbers = [at for at, _ in enumerate(columns) if _numeric([row[at] for row in kept])]
    return {
        "columns": [visible(name) for name in columns],
        "numbers": [visible(columns[at]) for at in numbers],
        "rows": [[_value(cell, at in numbers) for at, cell in enumerate(row)] for row in kept],
        "total": len(rows),
    }


def _numeric(cells: list[str]) -> bool:
    try:
        return bool([float(cell) for cell in cells if cell])
    except ValueError:
        return False


def _value(cell: str, number: bool) -> str | float | None:
    if not cell:
        return None
    if number:
        value = float(cell)
        return value if abs(value) < float("inf") else None
    return visible(cell if len(cell) <= _CELL else f"{cell[:_CELL]}…")
