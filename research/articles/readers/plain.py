"""Plain text and Markdown, one article or an export of several."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from research.articles import (
    broadcasts,
    columns,
    decoding,
    dumps,
    exports,
    jumps,
    labelled,
    markdown,
    numbered,
)
from research.articles.blobs import Blob
from research.articles.exports import collected, counted, dispatch, headed, recurring
from research.articles.forms import END, SENTENCE_END, is_prose
from research.articles.readers import coded, fielded, pages
from research.articles.readers.registry import Read
from research.articles.records import Change, Line, Metadata, Note, Record, Refusal, excerpt, sha256

_HIGHLIGHTS = re.compile(r"(?:\n\s*@highlight\s*\n(?:\s*\n)?[^\n]*)+\s*\Z")
_CORPUS_TITLE = re.compile(r"\s*<h>([^<\n]+)(?=<p>)")
_CORPUS_PARAGRAPH = re.compile(r"[ \t]*<p>[ \t]*")
# In front matter: when the note was made, not the article; and names of what would be its text.
_NOT_OF_ARTICLE: Final = re.compile(
    r"(?:created|modified|updated|clipped|saved|added|accessed|date[ _-]?(?:created|saved|added|"
    r"modified|clipped)|(?:last[ _-]?)?(?:mod|update)\w*|text|body|content|html)$",
    re.IGNORECASE,
)
_HEADINGS = re.compile(r"(?m)^(#{1,6}) \S")
_SET = re.compile(r"([*_]{1,3})([^*_].*[^*_])\1")
_NUMBER = re.compile(r"(?:[\w .-]{1,40}[:=\t]\s*)?[+-]?\d[\d.,]*(?:e[+-]?\d+)?%?")
_FEWEST_VALUES = 8
_VALUES = 0.6  # share of lines that are numbers
_WORDS = 4  # of a short sentence
NO_WORDS = "it holds no words"


def read_text(blob: Blob) -> Read:
    """The article of a text file, or those of an export."""
    raw = blob.raw
    text, changes = decoding.decode(raw)
    if decoding.is_binary(raw, text):
        yield Refusal(blob.source, "it is binary, not text; save it as UTF-8 text")
        return
    yield from of_text(blob, text, changes)


def of_text(blob: Blob, text: str, changes: list[Change]) -> Read:
    """Records of a text without markup."""
    if not any(map(str.isalpha, text)):
        yield Refusal(blob.source, NO_WORDS)
        return
    if held := _values(text):
        yield Refusal(blob.source, f"{held}, not an article; load the texts that they are of")
        return
    if coded.is_corpus(text):
        yield from coded.read(blob, text)
        return
    if fielded.is_fielded(text):
        yield from (Note(blob.source, change) for change in changes)
        yield from fielded.read(blob, text)
        return
    if "@highlight" in text and (highlights := _HIGHLIGHTS.search(text)):
        reason = "highlights behind a story of CNN or Daily Mail, written by others than the story"
        shown = excerpt(" ".join(highlights[0].split()))
        changes = [*changes, Change("label", "removed", shown, None, reason)]
        text = text[: highlights.start()]
    text, undone = decoding.unquoted(text)
    text, unlinked = dumps.read(text)
    text, sent = dumps.of_chat(text)
    text, noticed = dumps.of_gallica(text)
    text, aired = broadcasts.read(text)
    text, jumped = jumps.joined(text)
    text, topped = jumps.headed(text)
    changes = [*changes, *undone, *unlinked, *sent, *noticed, *aired, *jumped, *topped]
    if exports.may_be(text) or counted.may_be(text):
        found = _split(exports.lines_of(text))
        if found is not None:
            yield from dispatch.records(found, blob, changes)
            return
    if "\n#" in text and (found := _of_headings(text)) is not None:
        for record in dispatch.records(found, blob, changes):
            yield _without_marks(record) if isinstance(record, Record) else record
        return
    sheets = [sheet for sheet in text.split("\f") if sheet.strip()]
    if len(sheets) > 1:
        text, taken = pages.joined(sheets)
        changes = [*changes, *taken]
    marks = numbered.MARK.split(text)[1:] if numbered.MARK.match(text) else []
    names, texts = (marks[::2], marks[1::2]) if marks else ([], labelled.parts(text))
    if len(texts) == 1 and collected.may_be(text):
        lines = exports.lines_of(text)
        found = recurring.split(lines) or collected.split(lines)
        if found is not None:
            yield from dispatch.records(found, blob, changes)
            return
        if doubt := recurring.suspected(lines):
            yield Note(blob.source, doubt)
    for number, part in enumerate(texts, start=1):
        place, stem = blob.numbered(number, of=len(texts))
        raw = part.encode("utf-8", "surrogatepass") if len(texts) > 1 else blob.raw
        stem = names[number - 1] if names else stem
        record = Record(place, stem, sha256(raw), part, changes=tuple(changes))
        if names:
            record = numbered.without_gaps(record)
        if names and "<p>" in part:
            yield _of_corpus(record)
            continue
        if markdown.has_front_matter(part):
            # Some people name paper and day below the front matter, in lines of their own.
            yield labelled.read(_without_marks(record))[0]
            continue
        record, marked = labelled.read(record)
        yield _without_marks(record) if marked and not _is_markdown(blob) else record
    if len(sheets) > 1 and len(texts) == 1:
        reason = (
            "pages parted by form feeds are read as one article; part several by a line of ====="
        )
        yield Note(blob.source, Change("page", "flagged", f"{len(sheets)} pages", None, reason))


def _split(lines: list[Line]) -> exports.Split | None:
    """The articles of a database's export; what stands beside each may part better."""
    found = dispatch.split(lines)
    if found is None:
        return recurring.split(lines) or articles if (articles := counted.bare(lines)) else None
    # A headline that comes again may be what stands beside each.
    again = Counter(line.text for line in lines)
    if len(found.parts) == 1 or any(again[part.metadata.title or ""] > 1 for part in found.parts):
        other = recurring.split(lines)
        found = other if other and len(other.parts) >= len(found.parts) else found
    return recurring.trimmed(found)


def _of_corpus(record: Record) -> Record:
    """A text of English-Corpora.org whose headline and paragraphs are marked as `<h>` and `<p>`."""
    headline = _CORPUS_TITLE.match(record.text)
    title = headline[1].strip() if headline else None
    body = record.text[headline.end() :] if headline else record.text
    body = _CORPUS_PARAGRAPH.sub("\n\n", body).strip()
    reason = "the marks of the headline and of paragraphs in a corpus of English-Corpora.org"
    known = record.metadata.over(Metadata(title=title))
    found = replace(record, text=f"{title}\n\n{body}" if title else body, metadata=known)
    return found.changed([Change("metadata", "repaired", title, title, reason)])


def _values(text: str) -> str | None:
    """What a text is that holds a value a line, most of them numbers, as some corpora keep data of texts."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    numbers = sum(bool(_NUMBER.fullmatch(line)) for line in lines)
    if numbers < _FEWEST_VALUES or numbers < _VALUES * len(lines) or _tells(lines):
        return None
    return f"{len(lines)} values, {numbers} of them numbers"


def _tells(lines: list[str]) -> bool:
    """Whether a line is a sentence, or goes on in the next, as in a report with its results."""
    wordy = [len(line.split()) >= _WORDS for line in lines]
    ends = any(
        long and SENTENCE_END.search(line) and not _NUMBER.fullmatch(line)
        for long, line in zip(wordy, lines, strict=True)
    )
    runs_on = any(
        long and not END.search(line) and below[:1].islower() and not _NUMBER.fullmatch(below)
        for long, (line, below) in zip(wordy, itertools.pairwise(lines), strict=False)
    )
    return ends or runs_on or any(map(is_prose, lines))


def of_lines(
    blob: Blob, lines: list[Line], changes: list[Change], *, title: str | None = None
) -> Read:
    """Records of the paragraphs of a document: an export, or one article."""
    if not any(map(str.isalpha, "".join(line.text for line in lines))):
        yield Refusal(blob.source, NO_WORDS)
        return
    found = _split(lines) or recurring.split(lines) or collected.split(lines)
    if found is not None:
        yield from dispatch.records(found, blob, changes)
        return
    if doubt := recurring.suspected(lines):
        yield Note(blob.source, doubt)
    lines = [line for line in lines if line.text.strip()]
    record = exports.record(blob.source, blob.stem, sha256(blob.raw), lines, changes, title=title)
    yield labelled.read(record)[0]


def _is_markdown(blob: Blob) -> bool:
    return blob.suffix in (".md", ".markdown")


def read_markdown(blob: Blob) -> Read:
    """The article of a Markdown file, or several under headings that paper and day stand under."""
    text, changes = decoding.decode(blob.raw)
    if (found := _of_headings(text)) is not None:
        for record in dispatch.records(found, blob, changes):
            yield _without_marks(record) if isinstance(record, Record) else record
        return
    for record in read_text(blob):
        yield _without_marks(record) if isinstance(record, Record) else record


def _of_headings(text: str) -> exports.Split | None:
    """The articles under headings of one order in Markdown; None where there is one, or none."""
    orders = [len(mark) for mark in _HEADINGS.findall(text)]
    top = min(orders, default=0)
    return headed.split(_marked(text, "#" * top + " ")) if orders.count(top) > 1 else None


def _marked(text: str, top: str) -> list[Line]:
    """Lines of Markdown, its headings of the first order known as such; rules are out."""
    rows = [" ".join(row.split()) for row in text.splitlines() if row.strip()]
    return [
        Line(row.lstrip("# ").rstrip("# "), heading=True)
        if row.startswith(top)
        else Line(_bare(row))
        for row in rows
        if any(map(str.isalnum, row))
    ]


def _bare(row: str) -> str:
    """A line of parts that are set in italics or bold as a whole, without their marks."""
    parts = [(_SET.fullmatch(part), part) for part in row.split(" | ")]
    return " | ".join(match[2] if match else part for match, part in parts)


def _without_marks(record: Record) -> Record:
    found = markdown.parse(record.text)
    return replace(
        record,
        text=found.text,
        metadata=record.metadata.over(_stated(found.stated)),
        headings=record.headings | found.headings,
        changes=(*record.changes, *found.changes),
    )


def _stated(front_matter: Mapping[str, Any]) -> Metadata:
    """What the front matter of a note says of its article, read as the columns of a row are."""
    row = {str(k): v for k, v in front_matter.items() if not _NOT_OF_ARTICLE.match(str(k))}
    record = columns.Columns("").record({**row, "text": "A."}, source="", stem="")
    metadata = record.metadata if isinstance(record, Record) else Metadata()
    return Metadata(
        **{
            name: markdown.without_wiki_links(value)
            for name in Metadata.__slots__
            if (value := getattr(metadata, name))
        }
    )
