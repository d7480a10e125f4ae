"""Tables: CSV and TSV by the dialect that fits them best, workbooks, Parquet; a row is an article.

A row that cannot be read as it is meant is said with its number; none is changed or cut silently.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain, groupby, islice
from typing import Any, Final, Literal, NamedTuple, TextIO

from research.articles import column_names, columns, dates, decoding
from research.articles.blobs import Blob, Budget
from research.articles.readers import headers, merged, pieces, undoubled
from research.articles.readers.registry import Read
from research.articles.records import Change, Line, Note, Record, Refusal, excerpt, whole

_LONGEST = 1 << 26  # characters of a cell; a mark that never closes swallows more
_MOST_LINES = 1000  # of a row that can be read again; in longer ones memory would have no bound
_MOST_PARTED = 100  # of a row whose marks are not doubled
_SEP: Final = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
# Tables that this package writes: what was found in articles, whose own table has their texts.
_FOUND: Final = frozenset(("article_id", "start", "end"))
_FOUND_IN_TWO: Final = frozenset(("article_a", "article_b", "start_a", "end_a"))
_NO_ARTICLES: Final = (
    "a table of what was found in articles (it has their ids, start and end), not articles; load the "
    "articles, or the table articles that stands beside it"
)
_SAMPLE = 50  # rows by which it is told what the columns hold
_PROPER: Final = re.compile(r'"(?:[^"]|"")*"')
_BACKSLASHED: Final = re.compile(r'(?<!\\)((?:\\\\)*)\\"')

Quoting = Literal["doubled", "backslashed", "none"]


class Dialect(NamedTuple):
    """How the cells of a file are parted and quoted, and how many lines come before the header."""

    delimiter: str
    quoting: Quoting
    skipped: int
    by_sep: bool


class Row(NamedTuple):
    """A row with its number, its cells by their columns, and what was done to it."""

    number: int
    cells: Mapping[str, Any]
    changes: tuple[Change, ...] = ()


Rows = Iterator[Row | Refusal]


def read_csv(blob: Blob) -> Read:
    """Records of a CSV or TSV file, streamed."""
    csv.field_size_limit(_LONGEST)
    sample = decoding.decode(blob.head)[0]
    if decoding.is_binary(blob.head, sample):
        yield Refusal(blob.source, "it is binary, not a table of text")
        return
    dialect = _dialect(blob)
    stream, encoding = decoding.opened(blob)
    with stream:
        lines = _Lines(stream, dialect)
        yield from (Note(blob.source, change) for change in headers.over(lines.over))
        yield from _table(blob, lines, dialect)
        yield from (Note(blob.source, c) for c in decoding.changes(encoding, ""))
        if lines.headers:
            reason = f"the header again, {lines.headers} times: tables one after another"
            yield Note(blob.source, Change("table", "removed", None, None, reason))
        if lines.lost:
            reason = f"{lines.lost:,} characters cannot be decoded, or were lost before"
            yield Note(blob.source, Change("encoding", "flagged", None, None, reason))


class _Lines:
    """Lines of a table for the csv module, those of the row that is being read kept.

    A mark that never closes swallows the rows after it; `again` gives them back.
    """

    def __init__(self, stream: TextIO, dialect: Dialect) -> None:
        self.over = [[line] for line in islice(stream, dialect.skipped) if not dialect.by_sep]
        self._stream = stream
        self._backslashed = dialect.quoting == "backslashed"
        self.row: list[str] = []
        self._waiting: deque[str] = deque()
        self.lost = 0
        self.headers = 0  # rows that are the header again

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._waiting:
            line = self._waiting.popleft()
            self.row.append(line)
            return line
        line = next(self._stream)
        self.lost += line.count("\ufffd")
        if self._backslashed:
            line = _BACKSLASHED.sub(r'\1""', line)
        if len(self.row) <= _MOST_LINES:
            self.row.append(line)
        return line

    def again(self) -> bool:
        """Let all lines of the row be read again but the first; False where they are too many."""
        if len(self.row) > _MOST_LINES:
            return False
        self._waiting.extendleft(reversed(self.row[1:]))
        del self.row[1:]
        return True


def _reader(lines: Iterable[str], dialect: Dialect) -> Any:
    if dialect.quoting == "none":
        return csv.reader(lines, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE, strict=True)
    return csv.reader(lines, delimiter=dialect.delimiter, strict=True)


def _dialect(blob: Blob) -> Dialect:
    """The dialect in which most rows have as many cells as the header."""
    stream, _ = decoding.opened(blob)
    with stream:
        first = list(islice(stream, headers.MOST_OVER))
    sep = _SEP.fullmatch(first[0].strip("\ufeff\r\n")) if first else None
    skipped = int(sep is not None)
    while skipped < len(first) and not first[skipped].strip():
        skipped += 1
    if sep:
        delimiter = sep[1]
    else:
        delimiter, over = _delimiter(first[skipped:], blob.suffix)
        skipped += over
    best: tuple[int, Quoting] | None = None
    quotings: tuple[Quoting, ...] = ("doubled", "backslashed", "none")
    for quoting in quotings:
        dialect = Dialect(delimiter, quoting, skipped, bool(sep))
        cost = _cost(blob, dialect)
        if best is None or cost < best[0]:
            best = cost, quoting
        if not cost:
            break
    return Dialect(delimiter, best[1] if best else "doubled", skipped, bool(sep))


def _delimiter(lines: list[str], suffix: str) -> tuple[str, int]:
    """What parts the cells of these lines, and how many of them stand over the header."""
    marks = "\t,;|" if suffix in (".tsv", ".tab", ".txt") else ",;\t|"
    header = lines[0] if lines else ""
    best: tuple[int, str, int] | None = None
    for mark in marks:
        rows = csv.reader(lines, delimiter=mark)
        try:
            starts, cells = [0], []
            for row in rows:
                cells.append(row)
                starts.append(rows.line_num)
        except csv.Error:
            pass  # the rows before the broken one tell enough
        named = headers.found(cells)
        if named.kinds > (best[0] if best else 1):
            best = named.kinds, mark, starts[named.row]
    if best and best[2]:
        return best[1:]
    bare = re.sub(r'"(?:[^"]|"")*"', "", header)
    counts = {mark: bare.count(mark) for mark in marks}
    return max(marks, key=lambda mark: (counts[mark], -marks.index(mark))), 0


def _cost(blob: Blob, dialect: Dialect) -> int:
    """Rows that cannot be read so, or have more cells than the header, or lose their marks."""
    stream, _ = decoding.opened(blob)
    cost, width, first = 0, 0, True
    with stream:
        lines = _Lines(stream, dialect)
        rows = _reader(lines, dialect)
        while True:
            lines.row.clear()
            try:
                row = next(rows)
            except StopIteration:
                return cost
            except csv.Error:
                fits = lines.again() and dialect.quoting == "doubled"
                cost += not (fits and _parted(lines, width, dialect))
                continue
            if width and first:
                width, first = width + _is_named(row, width, lines.row[0], dialect), False
            width = width or len(row)
            quoted = dialect.quoting == "none" and any(
                cell[:1] == '"' and len(cell) > 1 and _PROPER.fullmatch(cell) for cell in row
            )
            cost += bool(row) and (quoted or len(row) > width)


def _table(blob: Blob, lines: _Lines, dialect: Dialect) -> Read:
    rows = _reader(lines, dialect)
    try:
        header = next(rows, None) or []
    except csv.Error as error:
        yield Refusal(blob.source, f'its header cannot be read: {error}; quote cells by "')
        return
    names, notes = _names(header)
    if why := column_names.no_header(names):
        yield Refusal(blob.source, why)
        return
    yield from (Note(blob.source, note) for note in notes)
    yield from articles(blob.source, blob.stem, names, _rows(blob, rows, header, lines, dialect))


def _rows(blob: Blob, rows: Any, header: list[str], lines: _Lines, dialect: Dialect) -> Rows:
    names, _ = _names(header)
    number = 0
    while True:
        lines.row.clear()
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            yield _broken(error, blob.source, number, lines, dialect, names)
            continue
        if not cells:
            continue
        number += 1
        if [cell.strip("\ufeff ") for cell in cells] == names:
            lines.headers += 1
            continue
        if number == 1 and _is_named(cells, len(names), lines.row[0], dialect):
            names = ["", *names]
        changes: list[Change] = []
        fitted = _fitted(cells, names, dialect, changes)
        if isinstance(fitted, str):
            yield Refusal(f"{blob.source}:{number}", fitted)
            continue
        if len(lines.row) > 1 and (swallowed := _row_within(lines.row[1:], names, dialect)):
            reason = "a line in a cell looks like a row of its own; a quotation mark may be missing"
            changes.append(Change("table", "flagged", excerpt(swallowed), None, reason))
        yield Row(number, fitted, tuple(changes))


def articles(source: str, stem: str, names: Iterable[str], rows: Rows) -> Read:
    """The articles of a table's rows: one each, or one of several that are its paragraphs."""
    first = list(islice(rows, _SAMPLE))
    sample = [row.cells for row in first if isinstance(row, Row)]
    prose = headers.prose(sample)
    parts = pieces.found(sample)
    names = [name for name in names if name]
    if _FOUND.issubset(names) or _FOUND_IN_TWO.issubset(names):
        yield Refusal(source, _NO_ARTICLES)
        return
    if prose is None and parts is None and not column_names.has_text(names):
        yield Refusal(source, columns.no_text(dict.fromkeys(names)))
        return
    rows = chain(first, rows)
    if parts:
        reason = "each row is a piece of an article; those of one article in a row are joined"
        yield Note(source, Change("table", "repaired", parts.text, None, reason))
        rows = _joined(rows, parts)
    elif prose:
        reason = "no column is named for the text; this one holds prose, and is taken for it"
        yield Note(source, Change("columns", "flagged", prose, None, reason))
    seen = columns.Columns(source, prose=None if parts else prose)
    for row in rows:
        if isinstance(row, Refusal):
            yield row
            continue
        got = seen.record(row.cells, source=f"{source}:{row.number}", stem=f"{stem}-{row.number}")
        yield got.changed(list(row.changes)) if isinstance(got, Record) else got
    yield from seen.notes()


def _joined(rows: Rows, parts: pieces.Pieces) -> Rows:
    """Rows, those of one article that follow each other as one."""
    for key, run in groupby(
        rows, lambda row: parts.key(row.cells) if isinstance(row, Row) else None
    ):
        held = list(run)
        if key is None:
            yield from held
            continue
        whole_rows = [row for row in held if isinstance(row, Row)]
        changes = tuple(change for row in whole_rows for change in row.changes)
        yield Row(whole_rows[0].number, parts.whole([row.cells for row in whole_rows]), changes)


def _is_named(cells: list[str], width: int, line: str, dialect: Dialect) -> bool:
    """Whether the first row opens with its number, over which R's write.table sets no name.

    A text of digits that is cut at a comma of its own bears no marks.
    """
    marked = line.startswith('"') or dialect.delimiter == "\t"
    return len(cells) == width + 1 > 2 and cells[0].isdecimal() and marked


def _row_within(later: list[str], names: list[str], dialect: Dialect) -> str | None:
    """A line of a cell that has the cells of a row, its date where dates stand, if there is one."""
    dated = column_names.candidates(tuple(names)).get("published", ())
    at = names.index(dated[0]) if dated else None
    for number, line in enumerate(later, start=1):
        cells = line.split(dialect.delimiter)
        # The last line ends the cell, and has the cells behind it.
        if number == len(later) and not re.search(rf'(?:^|{re.escape(dialect.delimiter)})"', line):
            continue
        if at is not None and len(cells) >= len(names) > 2 and dates.is_date(cells[at].strip('" ')):
            return line
    return None


def _names(header: list[str]) -> tuple[list[str], list[Change]]:
    names: list[str] = []
    twice: dict[str, None] = {}
    for cell in header:
        name = cell.strip("\ufeff ")
        if name in names and name:
            twice[name] = None
            name = f"{name} ({names.count(name) + 1})"
        names.append(name)
    reason = "the name of more than one column; the first that holds words counts"
    return names, [Change("columns", "flagged", name, None, reason) for name in twice]


def _fitted(
    cells: list[str], names: list[str], dialect: Dialect, changes: list[Change]
) -> Mapping[str, str] | str:
    """The cells by their columns, or why they do not fit."""
    while len(cells) > len(names) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) > len(names):
        seen = f"it has {len(cells)} cells for {len(names)} columns"
        last = column_names.candidates((names[-1],))
        if "text" not in last:
            return f"{seen}; put cells that hold {dialect.delimiter!r} in quotation marks"
        cut = cells[: len(names) - 1]
        text = dialect.delimiter.join(cells[len(names) - 1 :])
        reason = f"{seen}: the last, which is the text, was parted at its own {dialect.delimiter!r}"
        changes.append(Change("table", "repaired", None, excerpt(text), reason))
        cells = [*cut, text]
    elif len(cells) < len(names):
        seen = f"it has {len(cells)} cells for {len(names)} columns"
        missing = column_names.candidates(tuple(names[len(cells) :]))
        if "text" in missing and "text" not in column_names.candidates(tuple(names[: len(cells)])):
            return f"{seen}, and none of them is the text; a line break may stand in a cell"
        changes.append(
            Change("table", "flagged", None, None, f"{seen}; the last are taken as empty")
        )
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}


def _broken(
    error: csv.Error, source: str, number: int, lines: _Lines, dialect: Dialect, names: list[str]
) -> Row | Refusal:
    """A row whose quotation marks do not fit: by its bare line where that has the right cells."""
    said = str(error)
    place = f"{source}:{number}"
    if not lines.again():
        return Refusal(
            place,
            f"a quotation mark is opened and does not close within {_MOST_LINES} lines; they are "
            "left out, as they cannot be told apart",
        )
    closed = "unexpected end" not in said and "field larger" not in said
    if closed and (parted := _parted(lines, len(names), dialect)):
        reason = (
            "its quotation marks are not doubled; cells end where a mark stands before the next"
        )
        repaired = Change("table", "repaired", excerpt("".join(lines.row)), None, reason)
        held = {name: cell for name, cell in zip(names, parted, strict=True) if name}
        return Row(number, held, (repaired,))
    if lines.row:
        bare = lines.row[0].rstrip("\r\n").split(dialect.delimiter)
        # Half of a cell that holds the delimiter has one of its marks.
        whole_cells = not closed or all(cell.count('"') % 2 == 0 for cell in bare)
        changes: list[Change] = []
        fitted = _fitted(bare, names, dialect, changes)
        if not isinstance(fitted, str) and len(bare) >= len(names) and whole_cells:
            reason = (
                "its quotation marks are not doubled; the cells are taken as they stand"
                if closed
                else "a quotation mark is opened and never closed; the line by itself is taken"
            )
            shown = excerpt(lines.row[0])
            repaired = Change("table", "repaired", shown, None, reason)
            cells = {name: _unquoted(cell) for name, cell in fitted.items()}
            return Row(number, cells, (repaired, *changes))
    if not closed:
        return Refusal(place, "a quotation mark is opened and never closed; it is left out")
    return Refusal(
        place,
        f"its quotation marks do not fit ({said}): {excerpt(lines.row[0], limit=80)!r}; double "
        'them ("") inside of a cell'
        if lines.row
        else f"it cannot be read: {said}",
    )


def _parted(lines: _Lines, width: int, dialect: Dialect) -> list[str] | None:
    """The cells of a row by the marks at their borders, where there are as many as columns."""
    row = chain(lines.row[:1], islice(lines, _MOST_PARTED))
    cells = undoubled.cells(row, dialect.delimiter)
    # A mark behind a backslash is of another dialect.
    if cells is not None and len(cells) == width and not any('\\"' in cell for cell in cells):
        return cells
    lines.again()
    return None


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if _PROPER.fullmatch(cell) else cell


def read_workbook(blob: Blob) -> Read:
    """Records of the sheets of a workbook that have a column with text."""
    from openpyxl import load_workbook

    from research.articles.readers.packages import safe

    if problem := safe(blob):
        yield Refusal(blob.source, problem)
        return
    book = load_workbook(BytesIO(blob.raw), read_only=True, data_only=True)
    try:
        yield from of_several(_sheets(blob, book), Refusal(blob.source, "its sheets are empty"))
    finally:
        book.close()


def _sheets(blob: Blob, book: Any) -> Iterator[tuple[str, Read]]:
    for sheet in book.worksheets:
        several = len(book.worksheets) > 1
        place = f"{blob.source}/{whole(sheet.title)}" if several else blob.source
        spans = merged.spans(book, sheet)
        rows = (row for row in merged.filled(sheet, spans) if any(map(_held, row)))
        yield place, _said(spans, of_cells(place, blob.stem, rows), place)


def _said(spans: merged.Spans, read: Read, place: str) -> Read:
    yield from read
    if spans:
        reason = "cells that are merged over several rows: what they hold is of each of these rows"
        counted = f"{sum(map(len, spans.values()))} cells"
        yield Note(place, Change("table", "flagged", counted, None, reason))


def _held(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def of_several(tables: Iterable[tuple[str, Read]], empty: Refusal) -> Read:
    """The articles of tables with their places; those without a text are said behind the others."""
    refusals: list[Refusal] = []
    found = False
    for place, table in tables:
        notes: list[Note] = []
        for one in table:
            if isinstance(one, Note) and not found:
                notes.append(one)
            elif isinstance(one, Refusal) and one.place == place:
                refusals.append(one)
                notes.clear()
            else:
                found = True
                yield from (*notes, one)
                notes.clear()
    if found:
        yield from (Refusal(r.place, columns.beside_articles(r.reason)) for r in refusals)
    else:
        yield from refusals or [empty]


def listed(
    blob: Blob,
    tables: Iterable[tuple[Any, Sequence[Sequence[str]]]],
    lines: Callable[[], Iterable[Line]],
) -> Read | None:
    """The articles of a document's tables that list some, row by row; None where none does.

    Parameters
    ----------
    tables
        Each as an element of its tree, and its cells. Those under one header are one table.
    lines
        The lines of the tree, asked for once the tables of articles are out of it; they are said.
    """
    under: dict[tuple[tuple[str, ...], ...], list[Sequence[str]]] = {}
    taken: set[Any] = set()
    for element, rows in tables:
        # A table that lays out a page has the cells of those in it, too.
        if taken.isdisjoint(element.iterancestors()) and headers.is_of_articles(rows):
            taken.add(element)
            below = headers.found(rows[: headers.MOST_OVER]).row + 1
            under.setdefault(tuple(map(tuple, rows[:below])), []).extend(rows[below:])
    for element in taken:
        element.clear(keep_tail=True)
    return _under(blob, under, lines) if under else None


def _under(
    blob: Blob,
    under: Mapping[tuple[tuple[str, ...], ...], Sequence[Sequence[str]]],
    lines: Callable[[], Iterable[Line]],
) -> Read:
    for number, (header, rows) in enumerate(under.items(), start=1):
        several = len(under) > 1
        place = f"{blob.source}/{number}" if several else blob.source
        stem = f"{blob.stem}-{number}" if several else blob.stem
        yield from of_cells(place, stem, chain(header, rows))
    if left := excerpt(" ⏎ ".join(line.text for line in lines())):
        reason = "what stands around a table of articles, which is read row by row"
        yield Note(blob.source, Change("table", "removed", left, None, reason))


def of_cells(source: str, stem: str, rows: Iterator[Sequence[Any]]) -> Read:
    """The articles of a table of cells, below what stands over its header."""
    first = list(islice(rows, headers.MOST_OVER))
    if not first:
        return
    if article := headers.upright(first):
        yield from articles(source, stem, article, iter([Row(1, article)]))
        return
    at = headers.found(first).row
    names, notes = _names(["" if cell is None else str(cell) for cell in first[at]])
    if why := column_names.no_header(names):
        yield Refusal(source, why)
        return
    yield from (Note(source, note) for note in (*headers.over(first[:at]), *notes))
    below = (dict(zip(names, row, strict=False)) for row in chain(first[at + 1 :], rows))
    yield from articles(source, stem, names, numbered(below))


def numbered(rows: Iterable[Mapping[str, Any]]) -> Rows:
    """Rows with their numbers, from 1 on."""
    for number, row in enumerate(rows, start=1):
        yield Row(number, {name: value for name, value in row.items() if name})


def read_parquet(blob: Blob) -> Read:
    """Records of a Parquet file, a few rows at a time."""
    from pyarrow import ArrowException, BufferReader, parquet

    try:
        raw = blob.raw
        file = parquet.ParquetFile(BufferReader(raw))
        names = file.schema_arrow.names
    except (ArrowException, OSError, ValueError) as error:
        yield Refusal(blob.source, f"not a readable Parquet file: {str(error).splitlines()[0]}")
        return
    about = file.metadata
    # A page is unpacked whole: what it will be stands in the file. Rows are counted as they come, for
    # a dictionary makes more of them.
    sizes = (about.row_group(number).total_byte_size for number in range(about.num_row_groups))
    Budget(blob.limit, len(raw)).spend(sum(sizes))
    rows = _parquet_rows(file, Budget(blob.limit, len(raw)))
    yield from articles(blob.source, blob.stem, names, numbered(rows))


def _parquet_rows(file: Any, budget: Budget) -> Iterator[Mapping[str, Any]]:
    for batch in file.iter_batches(batch_size=32):
        try:
            rows = batch.to_pylist()
        except Exception:  # noqa: BLE001 - a date of the year 300,000; its row is read cell by cell
            rows = [_cells(batch, number) for number in range(batch.num_rows)]
        for row in rows:
            budget.spend(sum(len(v) for v in row.values() if isinstance(v, str | bytes)))
            yield row


def _cells(batch: Any, number: int) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            cells[name] = column[number].as_py()
        except Exception:  # noqa: BLE001 - what no Python value can hold
            cells[name] = str(column[number].type) + " that cannot be read"
    return cells
