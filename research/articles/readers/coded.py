"""Corpora in one text file, as tools of content analysis keep them: IRaMuTeQ, Alceste, MAXQDA."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from research.articles import columns, labelled
from research.articles.blobs import Blob
from research.articles.readers.registry import Read
from research.articles.records import Change, Metadata, Record, excerpt, sha256

# "**** *journal_gazette *date_2019-03-12"; in Alceste a number stands for the stars.
_STARRED: Final = re.compile(
    r"^(?:\*{4}|\d{4,})((?:[ \t]+\*[^\W\d_][^\s*]*)+)[ \t]*(?:\n|\Z)", re.MULTILINE
)
_VARIABLE: Final = re.compile(r"\*([^\W\d_][^\W_]*)_(\S+)")
_THEME: Final = re.compile(r"^-\*\S+[ \t]*$", re.MULTILINE)
_TEXT: Final = re.compile(
    r"^#TEXT[ \t]+(\S[^\n]*)\n(.*?)(?:^#ENDTEXT\b|\Z)", re.MULTILINE | re.DOTALL
)
_CODE: Final = re.compile(r"^#(?:CODE\b[^\n]*|ENDCODE)[ \t]*$", re.MULTILINE)
_REASON: Final = "the name of a document and the codes in it, as MAXQDA writes them: no text"


def is_corpus(text: str) -> bool:
    """Whether a text opens as such a corpus does.

    >>> is_corpus("**** *paper_gazette\\nIt rained."), is_corpus("**** It rained.")
    (True, False)
    """
    opening = text.lstrip("\ufeff\n\r\t ")
    return bool(_STARRED.match(opening) or re.match(r"#TEXT[ \t]+\S", opening))


def read(blob: Blob, text: str) -> Read:
    """The texts of a corpus, each with what the line over it says."""
    text = text.lstrip("\ufeff\n\r\t ").replace("\r\n", "\n")
    if text.startswith("#"):
        yield from _of_maxqda(blob, text)
        return
    seen = columns.Columns(blob.source)
    found = list(_of_stars(text))
    for number, (about, body) in enumerate(found, start=1):
        place, stem = blob.numbered(number, of=len(found))
        yield seen.record({**about, "text": body}, source=place, stem=stem)
    yield from seen.notes()


def _of_stars(text: str) -> Iterator[tuple[dict[str, str], str]]:
    _, *parts = _STARRED.split(text)
    for line, body in zip(parts[::2], parts[1::2], strict=True):
        # Values hold no blanks there: people write "_" for them, and "2019_03_12".
        about = {
            name: value.replace("_", "-" if value[0].isdigit() else " ")
            for name, value in _VARIABLE.findall(line)
        }
        yield about, _THEME.sub("", body).strip()


def _of_maxqda(blob: Blob, text: str) -> Read:
    found = _TEXT.findall(text)
    for number, (name, coded) in enumerate(found, start=1):
        place, stem = blob.numbered(number, of=len(found))
        said = excerpt(" ⏎ ".join((name, *_CODE.findall(coded))))
        change = Change("export", "removed", said, None, _REASON)
        body = re.sub(r"\n{3,}", "\n\n", _CODE.sub("", coded)).strip()
        digest = sha256(f"{name}\n{body}".encode("utf-8", "surrogatepass"))
        record = labelled.read(Record(place, stem, digest, body, changes=(change,)))[0]
        # A document stands in a group, of which its first line may say that it is the paper.
        group, _, title = name.rpartition("\\")
        paper = group.rpartition("\\")[2].strip()
        named = paper and body.startswith(f"{paper}, ")
        known = Metadata(title=title.strip(), outlet=paper if named else None)
        yield replace(record, metadata=record.metadata.over(known))
