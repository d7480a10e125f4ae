"""JSON in the shapes that tools and interfaces give: lists, envelopes, pandas' orients, lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from research.articles import cells, column_names, columns, dates, decoding
from research.articles.blobs import Blob
from research.articles.readers import ghost, headers, pieces, transcripts, typed
from research.articles.readers.registry import Read
from research.articles.records import Change, Note, Record, Refusal, whole

_LISTS: Final = (
    "articles", "results", "items", "data", "documents", "records", "docs", "response", "hits",
    "news", "stories", "posts", "entries", "rows", "edges", "value", "payload", "content",
)  # fmt: skip
_DEEPEST = 6
_FEWEST_WORDS = 20  # of a string that is an article's text, where nothing names it
_SAMPLE = 50  # objects by which it is told what the fields hold
_OUTLET: Final = re.compile(
    r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$|\b(?:News|Times|Post|Guardian|Gazette|Herald|Tribune|Journal|"
    r"Telegraph|Mail|Express|Chronicle|Observer|Independent|Press|Standard|Star|Sun|Mirror|BBC|CNN|Fox|Reuters|"
    r"Zeitung|Spiegel|Zeit|Welt|Bild|Rundschau|Anzeiger|Monde|Figaro|Libération|País|Mundo|Vanguardia|Corriere|"
    r"Repubblica)\b"
)
_SECOND: Final = re.compile(r"\]\s*,?\s*\[")
_ROW: Final = re.compile(r"\}\s*,\s*(?=\{)")
_LIST: Final = re.compile(r"\[\s*\{")
# As the shell of MongoDB writes values: ObjectId("65..."), ISODate("2024-06-04").
_SHELL: Final = re.compile(
    r"\b(?:ObjectId|ISODate|NumberLong|NumberInt|NumberDecimal|UUID)\((\"[^\"()]{0,60}\"|\d{1,20})\)"
)
# A script that gives its value a name, as Twitter's archive does.
_ASSIGNED: Final = re.compile(
    r"\A\s*(?:(?:window|var|let|const|module)[\w.$ \[\]\"']{0,80}?)\s*=\s*(?=[\[{])"
)
Keyed = tuple[str | int, Any]


class _Broken(str):
    """Why a text is not JSON."""

    __slots__ = ()


def read_lines(blob: Blob) -> Read:
    """Records of a file with one object a line, streamed."""
    stream, encoding = decoding.opened(blob)
    seen = columns.Columns(blob.source)
    lost = 0
    with stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip("\ufeff \t\r\n\x1e"):
                continue
            lost += line.count("\ufffd")
            place, stem = blob.numbered(number)
            value = _parsed(line.strip("\ufeff \t\r\n\x1e"))
            if isinstance(value, _Broken):
                yield Refusal(place, f"broken JSON: {value}; one object a line is accepted")
            elif not _is_action(value):
                yield from _records(value, place, stem, seen)
    yield from seen.notes()
    yield from (Note(blob.source, c) for c in decoding.changes(encoding, "\ufffd" * lost))


def _is_action(value: object) -> bool:
    """Whether a line only says where the next goes, as in Elasticsearch's bulk files."""
    return isinstance(value, dict) and len(value) == 1 and bool({"index", "create"} & set(value))


def read_json(blob: Blob) -> Read:
    """Records of a JSON file, whatever stands around them."""
    text, changes = decoding.decode(blob.raw)
    text = _ASSIGNED.sub("", text.lstrip("\ufeff"), count=1)
    yield from (Note(blob.source, change) for change in changes)
    seen = columns.Columns(blob.source)
    value = _parsed(text)
    if isinstance(value, str) and not isinstance(value, _Broken) and value.lstrip()[:1] in "[{":
        value = _parsed(value)  # JSON that was written as a string of JSON
    if isinstance(value, list) and value and all(_is_written(row) for row in value):
        value = [_parsed(row) for row in value]
    if (said := transcripts.text(value)) is not None:
        value = transcripts.article(value, said)
        shown = f"{said.count(chr(10) * 2) + 1} paragraphs"
        yield Note(blob.source, Change("transcript", "repaired", None, shown, transcripts.REASON))
    if not isinstance(value, _Broken):
        yield from _records(_of_strings(value), blob.source, blob.stem, seen)
    elif text.lstrip().startswith("["):
        yield from _salvaged(text, blob, seen)
    else:
        yield from _one_after_another(text, value, blob, seen)
    yield from seen.notes()


def _of_strings(value: Any) -> Any:
    """Articles of which only the texts are there, in a list or under their addresses; else the value."""
    if isinstance(value, list) and value and all(map(_is_prose, value)):
        return [{"text": text} for text in value]
    addressed = isinstance(value, Mapping) and all(re.match(r"https?://\S+$", k) for k in value)
    if addressed and value and all(map(_is_prose, value.values())):
        return [{"url": address, "text": text} for address, text in value.items()]
    if not isinstance(value, Mapping) or len(value) < 2 or not all(map(_is_prose, value.values())):
        return value
    if not column_names.candidates(tuple(map(str, value))):
        return [{"id": str(name), "text": text} for name, text in value.items()]
    return value


def _is_prose(value: object) -> bool:
    return isinstance(value, str) and len(value.split()) >= _FEWEST_WORDS and value[:1] not in "[{"


def of_value(value: Any, blob: Blob) -> Read:
    """Records of what stands in a file that has the shapes of JSON, such as YAML."""
    seen = columns.Columns(blob.source)
    yield from _records(value, blob.source, blob.stem, seen)
    yield from seen.notes()


def _is_written(row: object) -> bool:
    """Whether a value is an object that was written as a string of JSON."""
    return isinstance(row, str) and row.lstrip()[:1] == "{" and isinstance(_parsed(row), dict)


def _one_after_another(text: str, why: _Broken, blob: Blob, seen: columns.Columns) -> Read:
    """Objects that follow each other, on lines of their own or not; broken ones are said."""
    lines = [line for line in text.split("\n") if line.strip()]
    whole_lines = sum(line.strip().startswith("{") and line.strip().endswith("}") for line in lines)
    if len(lines) > 1 and whole_lines * 2 > len(lines):
        yield from read_lines(blob)
        return
    decoder = json.JSONDecoder()
    at, number = 0, 0
    while at < len(text):
        start = text.find("{", at)
        if start < 0:
            break
        number += 1
        try:
            value, at = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            if number == 1:
                # What was cut off may hold whole articles before its end.
                if listed := _LIST.search(text):
                    yield from _salvaged(text[listed.start() :], blob, seen)
                    return
                advice = (
                    "one object or a list of them is accepted; it may be cut off: export it again"
                )
                yield Refusal(blob.source, f"broken JSON: {why}; {advice}")
                return
            line = text.count("\n", 0, start) + 1
            yield Refusal(f"{blob.source}:{number}", f"broken JSON from line {line} on: {why}")
            return
        yield from _records(value, *blob.numbered(number), seen)


def _salvaged(text: str, blob: Blob, seen: columns.Columns) -> Read:
    """The objects of a broken list, one by one; each that is broken is said with its line."""
    decoder = json.JSONDecoder()
    at, number = text.index("[") + 1, 0
    while True:
        at = len(text) - len(text[at:].lstrip(" \t\r\n,")) if at < len(text) else at
        # A crawler that was run twice writes a second list behind the first.
        if following := _SECOND.match(text, at):
            at = following.end()
            continue
        if at >= len(text):
            return
        if text[at] == "]":
            if left := text[at + 1 :].strip():
                yield Refusal(blob.source, f"broken JSON: {left[:40]!r} stands behind its end")
            return
        number += 1
        place, stem = blob.numbered(number)
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            shown = _Broken("nested too deep" if isinstance(error, RecursionError) else error)
            yield Refusal(place, f"broken JSON: {shown}; the records after it are read")
            following = _ROW.search(text, at + 1)
            if following is None:
                return
            at = following.end()
            continue
        if isinstance(value, Mapping):
            yield from _records(value, place, stem, seen)
        else:
            yield Refusal(place, f"a {type(value).__name__} is no article; an object is")


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        return _Broken("nested too deep")
    except ValueError as error:
        plain = _SHELL.sub(r"\1", text) if "(" in text else text
        if plain != text:
            return _parsed(plain)
        return _Broken(error)


def _records(value: Any, source: str, stem: str, seen: columns.Columns) -> Read:
    """The articles in a JSON value; where none has text, that is said once."""
    try:
        rows = rows_of(value)
    except RecursionError:
        rows = "nested too deep; flatten it"
    if isinstance(rows, str):
        yield Refusal(source, rows)
        return
    without: list[Refusal] = []
    found = False
    given = [row for _, row in rows[:_SAMPLE] if isinstance(row, Mapping)]
    if len(given) > 1 and (parts := pieces.found(given)):
        rows = [
            (run[0][0], parts.whole([row for _, row in run]))
            for _, group in groupby(rows, lambda row: parts.key(row[1]))
            if (run := [pair for pair in group if isinstance(pair[1], Mapping)])
        ]
        reason = "each object is a piece of an article; those of one article in a row are joined"
        yield Note(source, Change("table", "repaired", parts.text, None, reason))
    elif len(given) == len(rows[:_SAMPLE]) and (prose := headers.prose(given)):
        reason = "no field is named for the text; this one holds prose, and is taken for it"
        yield Note(source, Change("columns", "flagged", prose, None, reason))
        rows = [(key, {**row, "text": row.get(prose)}) for key, row in rows]
    for key, row in rows:
        place = f"{source}:{key}" if key != "" else source
        name = stem if key == "" else f"{stem}-{key}" if isinstance(key, int) else str(key)
        if not isinstance(row, Mapping):
            yield Refusal(place, f"a {type(row).__name__} is no article; an object is")
            continue
        got = seen.record(row, source=place, stem=name)
        if isinstance(got, Refusal) and " text" in got.reason and "column" in got.reason:
            without.append(got)
            continue
        found = found or isinstance(got, Record)
        yield got
    if without and not found and len({refusal.reason for refusal in without}) == 1:
        yield Refusal(source, without[0].reason)
    else:
        yield from without


def rows_of(value: Any) -> list[Keyed] | str:
    """The objects of a JSON value that are articles, with their keys, or why there is none.

    >>> rows_of({"status": "ok", "articles": {"results": [{"body": "It rained."}]}})
    [(1, {'body': 'It rained.'})]
    """
    if not isinstance(value, Mapping | list):
        return f"a {type(value).__name__} is no article; an object or a list of them is"
    level: list[Any] = [_by_key(ghost.posts(_of_feed(value)))]
    fallback: list[Keyed] | None = None
    for _ in range(_DEEPEST):
        found: list[list[Keyed]] = []
        for item in level:
            rows = _here(item)
            if rows is None:
                continue
            if any(_holds_text(row) for _, row in rows[:50]):
                found.append(rows)
            elif fallback is None and rows and not _is_wrapper(item):
                fallback = rows
        if found:
            return _numbered(found)
        level = [inner for item in level for inner in _inner(item)]
        if not level:
            break
    if fallback:
        return fallback
    if isinstance(value, Mapping) and value:
        return [("", value)]
    return "it holds no article"


def _of_feed(value: Any) -> Any:
    """A feed in JSON, whose entries are of the site that it is named for."""
    if not isinstance(value, Mapping) or "jsonfeed.org" not in str(value.get("version")):
        return value
    items = value.get("items")
    if not isinstance(items, list) or not value.get("title"):
        return value
    return [{"feed_title": value["title"], **i} if isinstance(i, Mapping) else i for i in items]


def _by_key(value: Any) -> Any:
    """Lists of articles under a date or an outlet, which each article then has for its own."""
    if not isinstance(value, Mapping) or any(key in _LISTS for key in value):
        return value
    if not all(
        isinstance(rows, list) and rows and all(_holds_text(_unwrapped(row)) for row in rows[:5])
        for rows in value.values()
    ):
        return value
    keys = [str(key) for key in value]
    name = (
        "published"
        if all(map(dates.is_date, keys))
        else "outlet"
        if all(map(_OUTLET.search, keys))
        else None
    )
    if name is None:
        return value
    return [
        {name: str(key), **_unwrapped(row)}
        for key, rows in value.items()
        for row in rows
        if isinstance(row, Mapping)
    ]


def _numbered(found: list[list[Keyed]]) -> list[Keyed]:
    if len(found) == 1:
        return found[0]
    return list(enumerate((row for rows in found for _, row in rows), start=1))


def _here(value: Any) -> list[Keyed] | None:
    """The rows that a value is, itself: an object, a list of them, a table of pandas."""
    if isinstance(value, list):
        if value and all(isinstance(row, list) for row in value):
            return _table(value[0], value[1:])
        return [(n, _unwrapped(row)) for n, row in enumerate(value, start=1)] or None
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return _table(value["columns"], value["data"])
    if transposed := _transposed(value):
        return transposed
    if _holds_text(value := _unwrapped(value)):
        return [("", value)]
    rows: list[Keyed] = [
        (whole(str(key)), _addressed(str(key), _unwrapped(row))) for key, row in value.items()
    ]
    return rows if rows and all(isinstance(row, Mapping) for _, row in rows) else None


def _addressed(key: str, row: Any) -> Any:
    """A row with the address under which it stands, where it has none of its own."""
    if not isinstance(row, Mapping) or not re.match(r"https?://\S+$", key):
        return row
    return row if "url" in column_names.candidates(tuple(map(str, row))) else {"url": key, **row}


def _table(header: Any, rows: list[Any]) -> list[Keyed] | None:
    if not isinstance(header, list) or not all(isinstance(name, str) for name in header):
        return None
    return [
        (n, dict(zip(header, row, strict=False)) if isinstance(row, list) else row)
        for n, row in enumerate(rows, start=1)
    ]


def _transposed(value: Mapping[str, Any]) -> list[Keyed] | None:
    """Rows of a table that is written column by column, as pandas does."""
    names = column_names.candidates(tuple(map(str, value))).get("text", ())
    text = value.get(names[0]) if names else None
    if isinstance(text, Mapping) and text and all(str(key).isdigit() for key in text):
        cells = {n: c for n, c in value.items() if isinstance(c, Mapping)}
        return [(int(key) + 1, {n: c.get(key) for n, c in cells.items()}) for key in text]
    titles = [value[n] for n in value if n != names[0]] if names else []
    if (
        isinstance(text, list)
        and text
        and titles
        and all(isinstance(c, list) and len(c) == len(text) for c in titles)
    ):
        return [
            (n + 1, {name: column[n] for name, column in value.items()}) for n in range(len(text))
        ]
    return None


def _unwrapped(row: Any) -> Any:
    """The object itself where a search engine or a graph wraps it."""
    if isinstance(row, Mapping):
        for name in ("_source", "node", "tweet"):
            if isinstance(row.get(name), Mapping):
                own = row[name]
                return {"id": row["_id"], **own} if isinstance(row.get("_id"), str) else own
        if row.keys() == {"kind", "data"} and isinstance(row["data"], Mapping):
            return row["data"]  # Reddit
        if len(row) == 1 and isinstance(row.get("article"), Mapping):
            row = row["article"]
        row = typed.joined(row)
        # Trove heads an article with "heading"; its "title" is the newspaper.
        paper = row.get("title")
        if isinstance(row.get("heading"), str) and isinstance(paper, Mapping):
            rest = {name: value for name, value in row.items() if name != "title"}
            return {**rest, "newspaper": paper.get("value") or paper.get("title")}
        # Google Reader's "summary": {"content": ...}; what heads the article stands beside it.
        if "title" in column_names.candidates(tuple(map(str, row))) and not _holds_text(row):
            inner = [n for n, held in row.items() if _holds_text(held) and not _is_rows(held)]
            if len(inner) == 1:
                return {**row[inner[0]], **{n: v for n, v in row.items() if n not in inner}}
    return row


def _holds_text(row: Any) -> bool:
    if not isinstance(row, Mapping):
        return False
    flat = tuple(
        name
        for name, value in columns.flat(row)
        if value and isinstance(value, str | list | Mapping) and not _is_rows(value)
    )
    return column_names.has_text(flat)


def _is_rows(value: Any) -> bool:
    """Whether a value is a list or an envelope of articles, and no text."""
    if isinstance(value, list):  # paragraphs may be objects too; they have no title and no date
        if cells.is_written_through(value):
            return False
        kinds = [cells.kind(row).lower() for row in value if isinstance(row, Mapping)]
        if any(
            re.fullmatch(r"(?:.*[_./])?(?:text|paragraph|p|header|heading)", kind) for kind in kinds
        ):
            return False
        held = [
            column_names.candidates(tuple(map(str, r))) for r in value[:3] if isinstance(r, Mapping)
        ]
        return any("text" in h and {"title", "url", "published"} & h.keys() for h in held)
    if not isinstance(value, Mapping):
        return False
    # What has a title or a date of its own is an article, not the text of one.
    return bool(
        {"title", "published"} & column_names.candidates(tuple(map(str, value))).keys()
    ) or any(isinstance(value.get(name), list) and _is_rows(value[name]) for name in _LISTS)


def _is_wrapper(value: Any) -> bool:
    return isinstance(value, Mapping) and any(name in value for name in _LISTS)


def _inner(value: Any) -> Iterator[Any]:
    """Lists and objects within, those first that usually hold the articles."""
    if isinstance(value, list):
        yield from (row for row in value if isinstance(row, Mapping | list))
        return
    inner = {name: held for name, held in value.items() if isinstance(held, Mapping | list)}
    yield from (inner.pop(name) for name in _LISTS if name in inner)
    yield from inner.values()
