"""Entries of blogs and notes with fields in lines beside the text: Movable Type's export, Joplin's notes."""

from __future__ import annotations

import re
from typing import Final

from research.articles import columns
from research.articles.blobs import Blob
from research.articles.readers.registry import Read
from research.articles.records import Refusal

# TypePad and WordPress read it too. Rules of five hyphens part sections, of eight entries; days are American
# and have their hour.
_ENTRY: Final = re.compile(r"(?m)^-{8}[ \t]*$")
_SECTION: Final = re.compile(r"(?m)^-{5}[ \t]*$")
_OPENS: Final = re.compile(
    r"\A\s*(?:[A-Z][A-Z ]{2,30}:.*\n\s*){2,40}-{5}[ \t]*\n(?:EXTENDED )?BODY:"
)
_FIELD: Final = re.compile(r"(?m)^([A-Z][A-Z ]{2,30}):[ \t]*(\S.*)$")
_AMERICAN: Final = re.compile(r"(\d\d)/(\d\d)/(\d{4}) \d\d:\d\d:\d\d\b.*")
# How a section opens; a rule in a text opens none.
_NAMED: Final = re.compile(r"(?:(?:EXTENDED )?BODY|EXCERPT|KEYWORDS|COMMENT|PING):")
_BODIES: Final = ("BODY:", "EXTENDED BODY:")
# Joplin closes each note, notebook, tag and record of a picture with its fields; 1 is a note.
_CLOSED: Final = re.compile(
    r"(?:\A|\n\n)id: [0-9a-f]{32}\n(?P<fields>(?:\w+:.*\n)*)type_: (?P<kind>\d+)[^\S\n]*(?:\n+|\Z)"
)


def is_fielded(text: str) -> bool:
    """Whether a text is of one of these forms.

    >>> is_fielded("TITLE: Rain\\nAUTHOR: Jane Rowe\\n-----\\nBODY:\\nIt rained."), is_fielded("TITLE: Rain")
    (True, False)
    """
    text = text.replace("\r\n", "\n")
    return _is_blog(text) or ("type_: " in text[-20:] and _CLOSED.search(text) is not None)


def _is_blog(text: str) -> bool:
    opening = _OPENS.match(text)
    return opening is not None and "TITLE:" in opening[0]


def read(blob: Blob, text: str) -> Read:
    """The entries of a blog's export, or a note."""
    text = text.replace("\r\n", "\n")
    seen = columns.Columns(blob.source)
    if not _is_blog(text):
        yield from _notes(blob, text, seen)
        return
    entries = [entry for entry in _ENTRY.split(text) if entry.strip()]
    for number, entry in enumerate(entries, start=1):
        head, *sections = _SECTION.split(entry)
        fields = {name.lower(): value.strip() for name, value in _FIELD.findall(head)}
        bodies: list[str] = []
        within = False
        for section in map(str.strip, sections):
            named = _NAMED.match(section)
            within = section.startswith(_BODIES) if named else within
            if within:
                bodies.append(section.partition(":")[2].strip() if named else section)
        row = {
            "title": fields.get("title", ""),
            "author": fields.get("author", ""),
            "date": _AMERICAN.sub(r"\3-\1-\2", fields.get("date", "")),
            "url": fields.get("unique url", ""),
            "status": fields.get("status", ""),
            "text": "\n\n".join(filter(None, bodies)),
        }
        place, stem = blob.numbered(number, of=len(entries))
        yield seen.record(row, source=place, stem=stem)


def _notes(blob: Blob, text: str, seen: columns.Columns) -> Read:
    """Notes, each over its fields; a file may hold several."""
    found = list(_CLOSED.finditer(text))
    starts = [0, *(note.end() for note in found)]
    for number, (start, note) in enumerate(zip(starts, found, strict=False), start=1):
        place, stem = blob.numbered(number, of=len(found))
        if note["kind"] != "1":
            yield Refusal(place, "a notebook, tag or attachment of Joplin, which is no note")
            continue
        fields = dict(re.findall(r"(?m)^(\w+): ?(.*)$", note["fields"]))
        row = {
            "url": fields.get("source_url", ""),
            "author": fields.get("author", ""),
            "text": text[start : note.start()],
        }
        yield seen.record(row, source=place, stem=stem)
