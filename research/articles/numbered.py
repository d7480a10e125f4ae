"""Corpora whose texts stand in large files, each under its number, with a table of the rest beside them.

So English-Corpora.org gives out COCA, NOW and its others: "@@98211407 <h> ... <p> ...", and in a table
of sources the number, day, paper, address and headline of each. Of every 200 words ten are blanked there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import IO, Any, Final, TypeVar

from research.articles import column_names, columns, dates, incomplete, sidecars
from research.articles.blobs import HEAD
from research.articles.records import Change, Record

# A text stands behind its number in one line, or below it: "##2024 in review" is a heading.
MARK: Final = re.compile(r"(?m)^\s*(?:##|@@)(\d{3,12})(?:[^\S\n]*$|\s(?=.{60}))")
_IN_BYTES: Final = re.compile(MARK.pattern.encode("ascii"))
_NUMBER: Final = re.compile(r"\d{3,12}")
# A table of sources is often a .txt; others are too many to look into each.
_LIST: Final = re.compile(
    r"(?:.*[^a-z])?(?:sources|meta(?:data|daten)?|index|quellen)(?:[^a-z].*)?", re.IGNORECASE
)
_SUFFIXES: Final = (".txt", ".text")
_LARGEST: Final = 400_000_000  # bytes of a file of texts
_SHORT_DAY: Final = re.compile(r"(\d\d)-(\d\d)-(\d\d)")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_GAP: Final = re.compile(r"@(?: ?@){4,}")
_BLANK: Final = "[…]"
_COLUMN: Final = "column "
_SAMPLE: Final = 20  # rows by which columns without names are told
P = TypeVar("P", bound=PurePath)
Stated = dict[str, Any]


def may_list(name: str) -> bool:
    """Whether a text file is called as a table of sources is.

    >>> may_list("sources-25-03.txt"), may_list("coca_sources.txt"), may_list("a-source-said.txt")
    (True, True, False)
    """
    stem, _, suffix = name.lower().rpartition(".")
    return f".{suffix}" in _SUFFIXES and _LIST.fullmatch(stem) is not None


def with_names(text: str, delimiter: str) -> str:
    """A table with a row that counts its columns, where it names none and opens with a number."""
    first = next(csv.reader(io.StringIO(text[:HEAD]), delimiter=delimiter), [])
    if len(first) < 3 or not _NUMBER.fullmatch(first[0].strip()):
        return text
    return delimiter.join(f"{_COLUMN}{n}" for n in range(len(first))) + f"\n{text}"


def _named(rows: Sequence[Mapping[str, str]]) -> Sequence[Mapping[str, str]]:
    """Rows of columns that are only counted, with what these hold under its name as well."""
    if not all(name.startswith(_COLUMN) for name in rows[0]):
        return rows
    kinds = {name: _kind([row[name].strip() for row in rows[:_SAMPLE]]) for name in rows[0]}
    prose = [name for name, kind in kinds.items() if not kind]
    if len(prose) < 2:
        return rows
    named = {kind: name for name, kind in kinds.items() if kind in ("url", "date")}
    named |= {"outlet": prose[0], "title": prose[-1]}
    return [{**row, **{kind: row[name] for kind, name in named.items()}} for row in rows]


def _kind(cells: Sequence[str]) -> str:
    if all(column_names.ADDRESS.fullmatch(cell) for cell in cells):
        return "url"
    if all(_SHORT_DAY.fullmatch(cell) or dates.is_date(cell) for cell in cells):
        return "date"
    if all(cell.isdecimal() for cell in cells):
        return "words"
    return "country" if all(_COUNTRY.fullmatch(cell) for cell in cells) else ""


def listed(
    rows: Sequence[Mapping[str, str]], files: Iterable[P], opened: Callable[[P], IO[bytes]]
) -> tuple[str, dict[P, dict[str, Stated]]]:
    """The column that numbers the texts of files, and what the rows state of each; none where most miss."""
    names = [
        name for name in rows[0] if 2 * sum(_is_number(row[name]) for row in rows) >= len(rows)
    ]
    held: dict[P, set[str]] = {}
    for path in files if names else ():
        if path.suffix.lower() in _SUFFIXES and (found := _numbers(path, opened)):
            held[path] = found
    known = set().union(*held.values()) if held else set()
    rows = _named(rows)
    key = max(names, key=lambda name: len({row[name].strip() for row in rows} & known), default="")
    of_texts = {number: row for row in rows if key and (number := row[key].strip()) in known}
    if not of_texts or 2 * len(of_texts) < min(len(rows), len(known)):
        return "", {}
    century = _year_first(of_texts.values())
    stated = {number: _stated(row, key, century) for number, row in of_texts.items()}
    return key, {
        path: {number: stated[number] for number in sorted(found & stated.keys())}
        for path, found in held.items()
        if found & stated.keys()
    }


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None


def _numbers(path: P, opened: Callable[[P], IO[bytes]]) -> set[str]:
    """The numbers of the texts in a file; none where it does not open with one."""
    # As broken as a file may be, it is said where it is read.
    with suppress(Exception), opened(path) as stream:
        head = stream.read(HEAD)
        if _IN_BYTES.match(head.lstrip(b"\xef\xbb\xbf")):
            raw = head + stream.read(_LARGEST)
            return {number.decode("ascii") for number in _IN_BYTES.findall(raw)}
    return set()


def _year_first(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Columns of days as "25-03-11" that open with the year: it varies less than the day does."""
    held: dict[str, list[re.Match[str] | None]] = {}
    for row in rows:
        for name, cell in row.items():
            held.setdefault(name, []).append(_SHORT_DAY.fullmatch(cell.strip()))
    return frozenset(
        name
        for name, found in held.items()
        if all(found)
        and all(m and int(m[2]) <= 12 for m in found)
        and len({m[1] for m in found if m}) < len({m[3] for m in found if m})
    )


def _stated(row: Mapping[str, str], key: str, year_first: frozenset[str]) -> Stated:
    cells = {
        name: f"20{cell.strip()}" if name in year_first else cell
        for name, cell in row.items()
        if name != key
    }
    found = columns.Columns("").record({**cells, "text": "A."}, source="", stem="")
    if not isinstance(found, Record):
        return {}
    known = {name: getattr(found.metadata, name) for name in sidecars.FIELDS}
    return {name: value for name, value in known.items() if value}


def without_gaps(record: Record) -> Record:
    """The record with a mark of omission where words were blanked, and the flag that says so."""
    if "@ @" not in record.text:
        return record
    text, count = _GAP.subn(_BLANK, record.text)
    if not count:
        return record
    gaps = "1 gap" if count == 1 else f"{count} gaps"
    reason = (
        f"{gaps} of some ten words, which English-Corpora.org blanks in every 200; {_BLANK} stands for each, "
        "and what is counted or quoted beside it may lack words: get the article from its address, or the "
        "corpus without gaps, before you quote it"
    )
    return replace(record, text=text).changed(
        [Change(incomplete.STEP, "flagged", "@ @ @", _BLANK, reason)]
    )
