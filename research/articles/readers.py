"""One reader a format: a file's bytes to records; what cannot be read is said, never raised."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final

from research.articles import columns, webpages
from research.articles.decoding import decode, is_binary
from research.articles.records import Change, Record, sha256

# (place, why there is no article): what a reader gives for a bad file or row.
Refusal = tuple[str, str]
Read = Iterator[Record | Refusal]
Reader = Callable[[bytes, str, str], Read]

_NO_WORDS = "it holds no words"
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)


def _text(raw: bytes, source: str, stem: str) -> Read:
    text, changes = decode(raw)
    if is_binary(raw, text):
        yield source, "it is binary, not text; save it as UTF-8 text"
    elif not any(map(str.isalpha, text)):
        yield source, _NO_WORDS
    else:
        yield Record(source, stem, sha256(raw), text, changes=tuple(changes))


def _markdown(raw: bytes, source: str, stem: str) -> Read:
    for record in _text(raw, source, stem):
        if isinstance(record, Record):
            headings = frozenset(_HEADING.findall(record.text))
            text = _HEADING.sub(r"\1", record.text)
            yield Record(
                source, stem, record.sha256, text, headings=headings, changes=record.changes
            )
        else:
            yield record


def _html(raw: bytes, source: str, stem: str) -> Read:
    text, changes = decode(raw, html=True)
    if is_binary(raw, text):
        yield source, "it is binary, not a web page"
        return
    page = webpages.read(text, source=source, stem=stem, digest=sha256(raw))
    yield (source, page) if isinstance(page, str) else page.changed(changes)


def _jsonl(raw: bytes, source: str, stem: str) -> Read:
    text, changes = decode(raw)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{source}:{number}"
        value = _parsed(line)
        if isinstance(value, _Broken):
            yield place, f"broken JSON: {value}; one object a line is accepted"
            continue
        for found in columns.records(value, source=place, stem=f"{stem}-{number}"):
            yield _with(found, changes)


def _json(raw: bytes, source: str, stem: str) -> Read:
    text, changes = decode(raw)
    value = _parsed(text)
    if isinstance(value, _Broken):
        first = text.lstrip().split("\n", 1)[0]
        if "\n" in text.strip() and not isinstance(_parsed(first), _Broken):
            yield from _jsonl(raw, source, stem)  # one object a line under the other suffix
        else:
            yield source, f"broken JSON: {value}"
        return
    for found in columns.records(value, source=source, stem=stem):
        yield _with(found, changes)


class _Broken(str):
    """Why a text is not JSON."""

    __slots__ = ()


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        return _Broken("nested too deep")
    except ValueError as error:
        return _Broken(error)


def _table(raw: bytes, source: str, stem: str, *, tabs: bool = False) -> Read:
    text, changes = decode(raw)
    if is_binary(raw, text):
        yield source, "it is binary, not a table of text"
        return
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # an article is longer than csv's default
    header = text.lstrip().split("\n", 1)[0]
    delimiter = "\t" if tabs else max(",;\t|", key=lambda mark: (header.count(mark), mark == ","))
    unclosed = _unclosed(text, delimiter)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="")
    try:
        names = [name for name in rows.fieldnames or [] if name]
        found = columns.find(names)
        if "text" not in found and "html" not in found:
            accepted = ", ".join(columns.SYNONYMS["text"][:4])
            seen = ", ".join(names[:8])
            yield source, f"no column with the text; it has {seen}; name it one of {accepted}"
            return
        for number, row in enumerate(rows, start=1):
            place = f"{source}:{number}"
            if number == unclosed:
                yield place, "a quotation mark is opened and never closed; all after it is left out"
                return
            cells = {name: cell for name, cell in row.items() if name}
            got = columns.record(cells, source=place, stem=f"{stem}-{number}")
            yield _with((place, got) if isinstance(got, str) else got, changes)
    except csv.Error as error:
        yield f"{source}:{rows.line_num}", f"not a readable table: {error}"


def _unclosed(text: str, delimiter: str) -> int | None:
    """The number of the row, from 1 after the header, whose last cell never ends."""
    marked = io.StringIO(f"{text}\n{delimiter}end")  # a row of its own, unless a cell swallows it
    number, last = -1, [""]
    try:
        for row in filter(None, csv.reader(marked, delimiter=delimiter)):
            number, last = number + 1, row
    except csv.Error:
        return None  # told where the rows are read
    return None if last == ["", "end"] else number


def _parquet(raw: bytes, source: str, stem: str) -> Read:
    try:
        from pyarrow import ArrowException, BufferReader, parquet
    except ImportError:
        yield source, "parquet needs pyarrow; install it with: pip install 'news-framing[parquet]'"
        return
    try:
        rows = parquet.read_table(BufferReader(raw)).to_pylist()
    except (ArrowException, OSError, ValueError) as error:
        yield source, f"not a readable parquet file: {str(error).splitlines()[0]}"
        return
    yield from columns.records(rows, source=source, stem=stem)


def _with(found: Record | Refusal, changes: list[Change]) -> Record | Refusal:
    return found.changed(changes) if isinstance(found, Record) else found


READERS: Final[dict[str, Reader]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".json": _json,
    ".csv": _table,
    ".tsv": lambda raw, source, stem: _table(raw, source, stem, tabs=True),
    ".parquet": _parquet,
}


def read(raw: bytes, *, source: str) -> Read:
    """Records of a file by its suffix, and (place, reason) for what is no article."""
    name = PurePosixPath(source.replace("\\", "/")).name
    reader = READERS.get(PurePosixPath(name).suffix.lower())
    if reader is None:
        accepted = " ".join(READERS)
        yield source, f"no article format; accepted are {accepted}, each also .gz, and .zip of them"
    elif not raw.strip(b"\0 \t\r\n"):
        yield source, "it is empty" if not raw else _NO_WORDS
    else:
        try:
            yield from reader(raw, source, PurePosixPath(name).stem)
        except Exception as error:  # noqa: BLE001 - a parser may fail in any way; one file is one row
            yield source, f"it cannot be read: {type(error).__name__}: {str(error)[:200]}"
