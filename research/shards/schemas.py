"""The Arrow schema of each table, as the registry describes it, and tables as Parquet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from research.errors import InputError
from research.measures.registry import Measure
from research.shards import layout

if TYPE_CHECKING:
    import pandas as pd

MISSING = "tables in parts are Parquet, which needs pyarrow: pip install 'news-framing[parquet]'"


def arrow() -> Any:
    """The module pyarrow, with pyarrow.parquet; an InputError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise InputError(MISSING) from None
    return pyarrow


def schema(measure: Measure) -> Any:
    """The Arrow schema of a table: text as string, whole numbers as int64, days as date32.

    The meaning of each column stands in its metadata, under `meaning`.
    """
    pa = arrow()
    types = {
        "text": pa.string(), "whole number": pa.int64(), "number": pa.float64(),
        "day": pa.date32(), "truth": pa.bool_(),
    }  # fmt: skip
    return pa.schema(
        [
            pa.field(column.name, types[column.type], metadata={"meaning": column.meaning})
            for column in measure.columns
        ],
        metadata={"table": measure.name, "about": measure.about},
    )


def inferred(frames: Sequence[pd.DataFrame]) -> Any:
    """The schema of tables that no registry describes: a column is whole numbers, else text."""
    pa = arrow()
    fields: dict[str, Any] = {}
    for frame in frames:
        for name in map(str, frame.columns):
            whole = frame[name].dtype.kind == "i" and len(frame)
            fields[name] = pa.int64() if whole else fields.get(name, pa.string())
    return pa.schema(list(fields.items()))


def converted(frame: pd.DataFrame, form: Any) -> Any:
    """A table as an Arrow table of this schema; a missing value is null."""
    pa = arrow()
    arrays = [
        pa.array(
            [
                _plain(value, whole=pa.types.is_integer(field.type))
                for value in frame[field.name].tolist()
            ],
            field.type,
        )
        for field in form
    ]
    return pa.Table.from_arrays(arrays, schema=form)


def _plain(value: Any, *, whole: bool) -> Any:
    """A value for Arrow, which takes no lone surrogates and no NaN for text."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, float) and math.isnan(value):
        return None
    # A whole number beside a missing one is a float in pandas.
    if isinstance(value, float) and whole:
        return int(value)
    return value


def write(frames: Iterable[pd.DataFrame], form: Any, path: Path) -> int:
    """Write tables under each other into one Parquet file, a group of rows each.

    Returns
    -------
    int
        Count of rows.
    """
    pa = arrow()
    rows = 0
    with (
        layout.written(path) as new,
        pa.parquet.ParquetWriter(new, form, compression="zstd") as file,
    ):
        for frame in frames:
            if len(frame):
                file.write_table(converted(frame, form))
                rows += len(frame)
    return rows


def read(path: Path) -> pd.DataFrame:
    """The rows of a Parquet file."""
    return arrow().parquet.read_table(path).to_pandas()  # type: ignore[no-any-return]
