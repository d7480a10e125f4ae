"""The Arrow schema of each table, as the registry describes it, and tables as Parquet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from research.errors import InputError
from research.measures.registry import Measure
from research.shards import layout

MISSING = "tables in parts are Parquet, which needs pyarrow: pip install 'news-framing[parquet]'"


def arrow() -> Any:
    """The module pyarrow, with compute and parquet; an InputError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.compute
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
    """The schema of tables that no registry describes: columns of whole numbers and of text."""
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
    arrays = [_array(pa, frame[field.name], field.type) for field in form]
    return pa.Table.from_arrays(arrays, schema=form)


def _array(pa: Any, values: pd.Series[Any], kind: Any) -> Any:
    try:
        found = pa.array(values, from_pandas=True)
        return found if found.type == kind else found.cast(kind)
    except (pa.ArrowException, UnicodeEncodeError):
        # Lone surrogates, or values of several types: one by one.
        whole = pa.types.is_integer(kind)
        return pa.array([_plain(value, whole=whole) for value in values.tolist()], kind)


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
    """Write tables under each other into one Parquet file.

    Returns
    -------
    int
        Count of rows.
    """
    pa = arrow()
    made = [converted(frame, form) for frame in frames if len(frame)]
    whole = pa.concat_tables(made) if made else form.empty_table()
    with layout.written(path) as new:
        pa.parquet.write_table(whole.combine_chunks(), new, compression="zstd")
    return int(whole.num_rows)


def read(path: Path) -> pd.DataFrame:
    """The rows of a Parquet file."""
    return frame(arrow().parquet.read_table(path))


def frame(found: Any) -> pd.DataFrame:
    """An Arrow table as measures give it: a missing text is None, a missing number NaN."""
    pa = arrow()
    made: pd.DataFrame = found.to_pandas()
    for field in found.schema:
        if pa.types.is_string(field.type) and found[field.name].null_count:
            values = found[field.name].to_numpy(zero_copy_only=False)
            made[field.name] = pd.Series(values, dtype=object)
    return made
