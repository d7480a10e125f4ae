"""Tables as files of a folder, for work in R or a spreadsheet: the whole set, or what was there.

All files are made in a hidden folder beside their places and moved there once they are complete.
What a killed call left is finished or removed by the next.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from filelock import FileLock, Timeout

from research.articles.files import check_apart
from research.errors import InputError
from research.text.cells import cell

if TYPE_CHECKING:
    import pandas as pd

Format = Literal["csv", "parquet"]
_WORK = ".tables-"
_WHOLE = "whole"
_NOTHING = '""'  # an empty line would be no row
_KEPT = frozenset((str, dt.date, NoneType))
_IN_MARKS = re.compile(r"[\",\n\r]")


def write(
    tables: Iterable[tuple[str, pd.DataFrame]],
    folder: Path,
    *,
    inputs: Sequence[Path],
    form: Format = "csv",
    on_table: Callable[[str, int], object] = lambda name, rows: None,  # noqa: ARG005
) -> list[Path]:
    """Write tables into a folder, and return their files.

    In CSV, a text that a spreadsheet would take for a formula has an apostrophe before it, and a
    list is written with semicolons; Parquet keeps both as they are.

    Parameters
    ----------
    tables : iterable of (str, DataFrame)
        Name and rows of each.
    folder : Path
        Made where it is not there; other files in it stay.
    inputs : sequence of Path
        What the tables are made of, which must not be written to.
    form : {"csv", "parquet"}
        Kind of the files.
    on_table : callable
        Called with name and number of rows of each table as it is made.

    Raises
    ------
    ParameterError
        Where the folder is, holds or lies in an input: a table would replace an article, or be
        read as one the next time.
    InputError
        For Parquet without pyarrow.
    """
    for path in inputs:
        check_apart(folder, path)
    folder.mkdir(parents=True, exist_ok=True)
    _recover(folder)
    work = Path(tempfile.mkdtemp(prefix=_WORK, dir=folder))
    own = FileLock(work / "lock")
    own.acquire(blocking=False)
    try:
        made = work / "made"
        made.mkdir()
        for name, frame in tables:
            _file(frame, made / f"{name}.{form}", form)
            on_table(name, len(frame))
        names = sorted(path.name for path in made.iterdir())
        for name in names:
            if (folder / name).is_dir():
                raise InputError(f"{folder / name}: there is a folder of this name; move it")
        made.rename(work / _WHOLE)
        _move(work, folder)
    finally:
        own.release()
        shutil.rmtree(work, ignore_errors=True)
    return [folder / name for name in names]


def _recover(folder: Path) -> None:
    """Finish what a killed call had complete, and remove what it had not."""
    for work in sorted(folder.glob(f"{_WORK}*")):
        try:
            with FileLock(work / "lock", blocking=False):
                if (work / _WHOLE).is_dir():
                    _move(work, folder)
                shutil.rmtree(work, ignore_errors=True)
        except Timeout:
            continue  # its owner lives


def _move(work: Path, folder: Path) -> None:
    for path in sorted((work / _WHOLE).iterdir()):
        path.replace(folder / path.name)


def _file(frame: pd.DataFrame, path: Path, form: Format) -> None:
    if form == "parquet":
        try:
            frame.to_parquet(path, index=False)
        except ImportError:
            raise InputError(
                "Parquet needs pyarrow: pip install 'news-framing[parquet]', or use --format csv"
            ) from None
        return
    cells = _Cells()
    rows = zip(*(cells.of(column) for _, column in frame.items()), strict=True)
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        # The csv module would look at each letter of each cell again.
        file.writelines(
            f"{','.join(row) or _NOTHING}\n" for row in chain([map(_written, frame)], rows)
        )


class _Cells(dict[str | dt.date | None, str]):
    """Texts and days as the cells of a table have them: most stand in it many times."""

    def __missing__(self, value: str | dt.date | None) -> str:
        found = self[value] = _written(value)
        return found

    def of(self, column: pd.Series[Any]) -> list[str]:
        """What is written of each value; "" of a missing one."""
        missing, kind = column.isna(), column.dtype.kind
        if kind == "f":
            return _numbers(column, missing)
        values = (column.astype("string") if kind in "mM" else column).tolist()
        if kind in "biu":
            shown = list(map(str, values))
        else:
            shown = [self[v] if type(v) in _KEPT else _written(_plain(v)) for v in values]
        if missing.any():
            shown = ["" if no else v for v, no in zip(shown, missing.tolist(), strict=True)]
        return shown


def _written(value: Any) -> str:
    """A value as a cell of CSV: in quotation marks where it holds one, a comma or a line break (RFC 4180)."""
    shown = str(cell(value))
    return '"{}"'.format(shown.replace('"', '""')) if _IN_MARKS.search(shown) else shown


def _numbers(column: pd.Series[Any], missing: pd.Series[bool]) -> list[str]:
    """Numbers as they are written, each once: most stand in a column many times."""
    # By their bits: 0.0 and -0.0 are equal, and written differently.
    bits, places = np.unique(column.to_numpy("float64").view("int64"), return_inverse=True)
    written = np.array([repr(value) for value in bits.view("float64").tolist()], dtype=object)
    found: list[str] = np.where(missing, "", written[places]).tolist()
    return found


def _plain(value: Any) -> Any:
    """A list as words with semicolons between them, as a spreadsheet can show it."""
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(str(item) for item in value)
    return value
