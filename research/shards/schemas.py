"""The Arrow schema of each table, as the registry describes it, and tables as Parquet."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from research.errors import InputError
from research.measures.comparison.signatures import Signature
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


def signatures() -> Any:
    """The schema of `comparison.signatures`: words as numbers, all else as hashes."""
    pa = arrow()
    texts, numbers = pa.list_(pa.string()), pa.list_(pa.int32())
    types = {
        "known": pa.bool_(), "stems": texts, "agencies": texts,
        "sentences": pa.list_(pa.uint64()), "shingles": pa.list_(pa.uint32()),
    }  # fmt: skip
    return pa.schema([(name, types.get(name, numbers)) for name in Signature._fields])


def signed(every: Sequence[Signature]) -> Any:
    """Signatures as an Arrow table."""
    pa = arrow()
    form = signatures()
    columns = zip(*every, strict=True) if every else ((),) * len(form)
    arrays = []
    for field, values in zip(form, columns, strict=True):
        texts = pa.types.is_list(field.type) and pa.types.is_string(field.type.value_type)
        cells = [[_whole(text) for text in cell] for cell in values] if texts else list(values)
        arrays.append(pa.array(cells, field.type))
    return pa.Table.from_arrays(arrays, schema=form)


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


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
        return _whole(value)
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
    made = [converted(frame, form) for frame in frames if len(frame)]
    return put(made, form, path)


def put(made: Sequence[Any], form: Any, path: Path) -> int:
    """The same of Arrow tables of this schema."""
    pa = arrow()
    whole = pa.concat_tables(made) if made else form.empty_table()
    with layout.written(path) as new:
        pa.parquet.write_table(whole.combine_chunks(), new, compression="zstd")
    return int(whole.num_rows)


def join(paths: Sequence[Path], form: Any, path: Path) -> None:
    """Write Parquet files of this schema under each other into one, one at a time."""
    pa = arrow()
    with layout.written(path) as new, pa.parquet.ParquetWriter(new, form, compression="zstd") as to:
        for one in paths:
            to.write_table(pa.parquet.read_table(one, schema=form))


def read(path: Path) -> pd.DataFrame:
    """The rows of a Parquet file."""
    return frame(arrow().parquet.read_table(path))


def frame(found: Any) -> pd.DataFrame:
    """An Arrow table as measures give it: a missing text is None, a missing number NaN.

    Ids, names and all other texts that many rows have are one object each, over tables too: of a
    large table a row then takes eight bytes a column.
    """
    pa = arrow()
    texts = [
        field.name
        for field in found.schema
        if pa.types.is_string(field.type)
        and (field.name not in _WORDS or found[field.name].null_count)
    ]
    made: pd.DataFrame = found.drop_columns(texts).to_pandas()
    for place, name in enumerate(found.schema.names):
        if name in texts:
            coded = found[name].combine_chunks().dictionary_encode()
            known = [*map(sys.intern, coded.dictionary.to_pylist()), None]
            codes = coded.indices.fill_null(len(known) - 1).to_numpy()
            values = np.array(known, dtype=object)[codes]
            made.insert(place, name, pd.Series(values, dtype=object))
    return made


# Texts of which nearly every row has another.
_WORDS = frozenset({"text", "words", "title", "url", "sha256", "before", "after"})
