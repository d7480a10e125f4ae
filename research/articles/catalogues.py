"""Tables that list the files beside them: a row a file, what is known of it in columns.

Many keep texts as files and their headlines, outlets and dates in one table, such as Substack's
export (`posts.csv`, `posts/17.a-headline.html`) or a corpus of .txt with `metadata.csv`; reading
lists such as Omnivore keep the table as a list in JSON.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath
from typing import IO, Any, Final, TypeVar

from research.articles import column_names, columns, dates, decoding, mastheads, numbered, sidecars
from research.articles.blobs import HEAD
from research.articles.cells import as_text, is_missing
from research.articles.chrome import squash
from research.articles.records import Change, excerpt

_JSON: Final = ".json"
_SUFFIXES: Final = (".csv", ".tsv", _JSON)
# Where a reading list keeps what its reader marked in an article, under the article's own name.
_MARKED: Final = re.compile(r"highlights?|annotations?|notes", re.IGNORECASE)
_OF_READER: Final = "what a reader marked in one"
_KEY: Final = re.compile(r'"([\w.-]{1,60})"\s*:')
_WORKBOOK: Final = ".xlsx"
_LETTERED: Final = re.compile(r"(?:[A-Z]{1,3}|\d{1,5}) : ")
_UNASSIGNED: Final = ("Unassigned", "Not Applicable")
_LARGEST: Final = 20_000_000  # bytes of such a table
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_TITLED: Final = 1_000  # characters of a file at which its headline stands
_TITLE: Final = 8  # letters of a headline, at the least
_MOST_TABLES: Final = 20  # of an archive that are looked into
_DELIMITERS: Final = ",;\t|"
Stated = dict[str, Any]
Fields = Mapping[str, Sequence[str]]  # the columns of each
P = TypeVar("P", bound=PurePath)


def beside(folder: Path) -> Iterator[tuple[Path, dict[Path, Stated], Change]]:
    """The tables in a folder that list files in it or in its subfolders.

    Each with what it states of which files, and the line of the log. A table with a column for texts
    is one of articles and lists nothing; one of labels states nothing.
    """
    tables = {
        Path(entry): rows
        for entry in _entries(folder)
        if (is_named(entry.name) or entry.name.lower().endswith(_WORKBOOK))
        and (rows := _rows(Path(entry)))
    }
    files = [path for path in _files(folder) if path not in tables] if tables else []
    for table, rows in tables.items():
        if files and (
            found := _listed(rows, table, files, _opened) or _texts(rows, files, _opened)
        ):
            yield table, *found


def within(
    paths: Collection[PurePosixPath], opened: Callable[[PurePosixPath], IO[bytes]]
) -> Iterator[tuple[PurePosixPath, dict[PurePosixPath, Stated], Change]]:
    """The same of the files of an archive, by their paths in it."""
    named = (path for path in paths if is_named(path.name))
    for table in sorted(named, key=lambda path: (path.suffix.lower() == _JSON, path))[
        :_MOST_TABLES
    ]:
        near = [p for p in paths if p != table and table.parent in (p.parent, p.parent.parent)]
        rows: list[dict[str, str]] = []
        # As broken as an archive may be, it is said where the table is read.
        with suppress(Exception), opened(table) as stream:
            rows = _read(stream, table.suffix) if near else []
        if rows and (found := _listed(rows, table, near, opened) or _texts(rows, near, opened)):
            yield table, *found


def add(held: dict[P, Stated], found: Mapping[P, Stated]) -> None:
    """Add what a table states of files to what others state of them and of the texts in them."""
    for path, stated in found.items():
        before = held.get(path, {})
        of_texts = {**before.get(sidecars.OF_TEXTS, {}), **stated.get(sidecars.OF_TEXTS, {})}
        held[path] = {**before, **stated} | ({sidecars.OF_TEXTS: of_texts} if of_texts else {})


def is_named(name: str) -> bool:
    """Whether a file is called as a table that may list others is.

    >>> is_named("metadata.CSV"), is_named("a.txt")
    (True, False)
    """
    return name.lower().endswith(_SUFFIXES) or numbered.may_list(name)


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")


def _texts(
    rows: Sequence[Mapping[str, str]], files: Iterable[P], opened: Callable[[P], IO[bytes]]
) -> tuple[dict[P, Stated], Change] | None:
    """What rows state of texts that stand in files beside them, each under its number."""
    key, found = numbered.listed(rows, files, opened)
    if not found:
        return None
    count = sum(map(len, found.values()))
    used = list(dict.fromkeys(n for texts in found.values() for one in texts.values() for n in one))
    reason = (
        f"a table that lists the texts of the files beside it by {key}: what it states of them is theirs "
        f"({_listing(used)})"
    )
    said = Change("table", "flagged", f"{len(rows)} rows", f"{count} texts", reason)
    return {path: {sidecars.OF_TEXTS: texts} for path, texts in found.items()}, said


def _said(rows: Sized, found: Sized, reason: str) -> Change:
    return Change("table", "flagged", f"{len(rows)} rows", f"{len(found)} files", reason)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((e for e in entries if e.name[:1] != "."), key=lambda entry: entry.name)
    except OSError:  # said where the folder is walked
        return []


def _files(folder: Path) -> Iterator[Path]:
    """Files in a folder and in its subfolders; links among them are names here and never followed."""
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            inner = _entries(Path(entry))
            yield from (Path(one) for one in inner if not one.is_dir(follow_symlinks=False))
        else:
            yield Path(entry)


def _rows(table: Path) -> list[dict[str, str]]:
    """The rows of a table without a column for texts, else none."""
    try:
        if table.is_symlink() or not table.is_file() or table.stat().st_size > _LARGEST:
            return []
        with table.open("rb") as stream:
            workbook = table.suffix.lower() == _WORKBOOK
            return _of_nvivo(stream) if workbook else _read(stream, table.suffix)
    except (OSError, csv.Error, ValueError, RecursionError):  # said where the table is read
        return []


def _read(stream: IO[bytes], suffix: str) -> list[dict[str, str]]:
    head = stream.read(HEAD)
    if suffix.lower() == _JSON:
        return _of_json(head, stream)
    # The header of a table of articles is enough to leave it to its reader.
    if _reader(head) is None:
        return []
    rest = stream.read(_LARGEST)
    if len(rest) == _LARGEST or (lines := _reader(head + rest)) is None:
        return []
    names = list(filter(None, lines.fieldnames or ()))
    rows = [{name: str(row.get(name) or "") for name in names} for row in lines]
    named = column_names.candidates(tuple(names)).get("text", ())
    texts = [row[name] for row in rows for name in named]
    return rows if all(not text.strip() or columns.is_path(text) for text in texts) else []


def _of_json(head: bytes, stream: IO[bytes]) -> list[dict[str, str]]:
    """The objects of a list, their plain values; none where a field is named for texts."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        return []
    first = decoding.decode(head)[0]
    if column_names.has_text(tuple(dict.fromkeys(_KEY.findall(first)))):
        return []
    raw = head + stream.read(_LARGEST)
    held = json.loads(decoding.decode(raw)[0].lstrip("\ufeff")) if len(raw) < _LARGEST else None
    if not isinstance(held, list) or not held or not all(isinstance(one, dict) for one in held):
        return []
    names = list(dict.fromkeys(name for one in held for name in one))
    if column_names.has_text(tuple(names)):
        return []
    return [
        {
            name: "" if isinstance(value := one.get(name), dict) else as_text(value, joiner=", ")
            for name in names
        }
        for one in held
    ]


def _of_nvivo(stream: IO[bytes]) -> list[dict[str, str]]:
    """The rows of a classification sheet of NVivo: a column and a row open with their letter and number.

    A workbook of any other form is left to its reader.
    """
    try:
        import openpyxl

        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        names = ["" if name is None else str(name) for name in next(rows, ())]
        if len(names) < 2 or names[0] or not all(map(_LETTERED.match, names[1:])):
            return []
        names = ["File", *(_LETTERED.sub("", name) for name in names[1:])]
        cells = (["" if cell is None else str(cell) for cell in row] for row in rows)
        told = ([_LETTERED.sub("", row[0]), *row[1:]] for row in cells if row and row[0])
        return [
            {n: "" if c in _UNASSIGNED else c for n, c in zip(names, row, strict=False)}
            for row in told
        ]
    except Exception:  # noqa: BLE001 - a workbook may be broken in any way; said where it is read
        return []


def _reader(raw: bytes) -> csv.DictReader[str] | None:
    text = decoding.decode(raw)[0].lstrip("\ufeff")
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    text = numbered.with_names(text, delimiter)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = tuple(filter(None, lines.fieldnames or ()))
    if len(names) < 2:
        return None
    if not column_names.has_text(names):
        return lines
    # Trove's harvester names the column of the files "text".
    first = next(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter), None) or {}
    return lines if any(columns.is_path(str(cell)) for cell in first.values()) else None


def _listed(
    rows: list[dict[str, str]],
    table: PurePath,
    files: Sequence[P],
    opened: Callable[[P], IO[bytes]],
) -> tuple[dict[P, Stated], Change] | None:
    """What rows of a table state of files, by the column that names most of them; None if it names few."""
    folder, of_json = table.parent, table.suffix.lower() == _JSON
    names = tuple(rows[0])
    kinds = column_names.candidates(names)
    reading = of_json and _is_reading_list(rows, kinds)
    by_name: dict[str, list[P]] = {}
    for path in files:
        within = path.relative_to(folder)
        own = (within.as_posix(), within.with_suffix("").as_posix(), path.name, path.stem)
        for name in {one.casefold() for one in own}:
            by_name.setdefault(name, []).append(path)
    key = ""
    best: dict[P, list[dict[str, str]]] = {}
    marked: list[P] = []
    for column in names:
        found: dict[P, list[dict[str, str]]] = {}
        beside: list[P] = []
        for row in rows:
            named = _folded(row[column])
            paths = by_name.get(named) or by_name.get(named.rpartition("/")[2], [])
            articles = [path for path in paths if not _MARKED.fullmatch(path.parent.name)]
            if reading and len(paths) > 1 == len(articles):
                beside += (path for path in paths if path != articles[0])
                paths = articles
            if len(paths) == 1:
                found.setdefault(paths[0], []).append(row)
        if len(found) > len(best):
            key, best, marked = column, found, beside
    if 2 * len(best) < min(len(rows), len(files)):
        return None
    fields: Fields = {field: kinds[field] for field in sidecars.FIELDS if field in kinds}
    coding = () if of_json else column_names.of_coding(names)
    if coding and not _is_of_articles(rows, key, fields):
        left = [name for held in fields.values() for name in held if name != key]
        return {}, _said(rows, best, _of_labels(coding, left))
    differ: dict[str, None] = {}
    stated: dict[P, Stated] = {}
    for path, of_file in best.items():
        stated[path] = {}
        for field, held in fields.items():
            values = {_first(row, held) for row in of_file} - {""}
            if len(values) > 1:
                differ |= dict.fromkeys(held)
            elif values:
                stated[path][field] = values.pop()
        if state := columns.unpublished(of_file[0]):
            stated[path][sidecars.NO_ARTICLE] = state
    # Labels of coders and states of work are kept as lists in JSON too.
    if of_json and not (reading or _are_named(best) or _are_titled(stated, opened)):
        return None
    said = _said(rows, best, _of_metadata(key, fields, names, differ, coding))
    return _with_days(stated) | {path: {sidecars.NO_ARTICLE: _OF_READER} for path in marked}, said


def _first(row: Mapping[str, str], names: Iterable[str]) -> str:
    """The first cell of these columns that holds something else than the name of a file."""
    cells = (row[name].strip() for name in names if not is_missing(row[name]))
    return next((cell for cell in cells if not columns.is_path(cell)), "")


def _is_of_articles(rows: Sequence[Mapping[str, str]], key: str, fields: Fields) -> bool:
    """Whether rows with columns of coders and labels also say which article each is of.

    A headline, an address, an author or a paper does; "source" may be the source of a label where its
    cells are no names of papers, and a day alone is perhaps that of the coding.
    """
    telling = ("title", "url", "outlet", "byline")
    named = {name for field in telling for name in fields.get(field, ())} - {key}
    return any(
        column_names.fold(name) != "source" or all(_is_paper(row[name]) for row in rows)
        for name in named
    )


def _is_paper(cell: str) -> bool:
    return is_missing(cell) or mastheads.is_whole_name(cell.strip())


def _of_labels(labels: Sequence[str], left: Sequence[str]) -> str:
    told = f"a table of labels of the files beside it ({_listing(labels)}), no metadata"
    if left:
        told += f": {_listing(left)} not used; if these are of the articles, leave the labels out"
    return told


def _of_metadata(
    key: str,
    fields: Fields,
    names: Sequence[str],
    differ: Collection[str],
    coding: Sequence[str],
) -> str:
    used = [name for held in fields.values() for name in held]
    left = [name for name in names if name != key and name not in used]
    told = f"a table that lists the files beside it by {_listing([key])}"
    if used:
        told += f": what it states of them is theirs ({_listing(used)})"
    if differ:
        told += f"; not used where its rows of one file differ: {_listing(differ)}"
    if coding and (days := fields.get("published")):
        told += f"; if {_listing(days)} is the day of the coding, leave it out"
    return f"{told}; not used: {_listing(left)}" if left else told


def _listing(names: Iterable[str]) -> str:
    return excerpt(", ".join(dict.fromkeys(names)))


def _is_reading_list(rows: list[dict[str, str]], kinds: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether rows are of articles that somebody kept: each with its address, and titles."""
    urls = kinds.get("url", ())
    return "title" in kinds and all(any(_WEB.match(row[n]) for n in urls) for row in rows)


def _are_named(found: Mapping[P, Sequence[dict[str, str]]]) -> bool:
    """Whether rows name their files with their suffix."""
    return all(
        path.name.casefold() in {_folded(cell).rpartition("/")[2] for cell in of_file[0].values()}
        for path, of_file in found.items()
    )


def _folded(cell: str) -> str:
    """A cell as the place of a file below a folder, in small letters."""
    return cell.strip().replace("\\", "/").removeprefix("./").casefold()


def _are_titled(stated: Mapping[P, Stated], opened: Callable[[P], IO[bytes]]) -> bool:
    """Whether the titles that rows state stand at the heads of most of their files."""
    same = 0
    for path, held in stated.items():
        title = squash(held.get("title", ""))
        # As broken as a file may be, it is said where it is read.
        with suppress(Exception), opened(path) as stream:
            head = decoding.decode(stream.read(HEAD))[0][:_TITLED]
            same += len(title) >= _TITLE and title in squash(head)
    return 2 * same > len(stated)


def _with_days(stated: dict[P, Stated]) -> dict[P, Stated]:
    """What is stated, its dates of numbers told where others of the column show which is the day."""
    orders = {dates.is_numeric(one["published"]) for one in stated.values() if "published" in one}
    if orders & {"day", "month"} not in ({"day"}, {"month"}):
        return stated
    for one in stated.values():
        # Two readings: month first, then day first.
        if len(meant := dates.read(one.get("published", ""), column=True)) > 1:
            one["published"] = meant["day" in orders].isoformat()
    return stated
