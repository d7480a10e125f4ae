"""Texts whose words stand on lines of their own: CoNLL-U, and verticals of corpus tools."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

from research.articles import columns, decoding
from research.articles.blobs import Blob
from research.articles.readers.registry import Read
from research.articles.readers.xml_corpora import joined
from research.articles.records import Refusal

_SAID: Final = re.compile(r"#\s*([\w:. -]{1,60}?)\s*=\s*(.*)")
_OPENED: Final = re.compile(r"<(doc|text|article|file)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([\w.:-]{1,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENDS: Final = re.compile(r"</?(?:p|head|div)\b", re.IGNORECASE)


def read_conllu(blob: Blob) -> Read:
    """The documents of a CoNLL-U file by its comments, sentences joined to paragraphs."""
    yield from _records(blob, _of_conllu(decoding.decode(blob.raw)[0]))


def read_vertical(blob: Blob) -> Read:
    """The documents of a vertical (Sketch Engine, NoSketch, CWB), tokens joined as they are printed."""
    yield from _records(blob, _of_vertical(decoding.decode(blob.raw)[0]))


def _records(blob: Blob, found: Iterator[dict[str, str]]) -> Read:
    seen = columns.Columns(blob.source)
    rows = [row for row in found if row["text"].strip()]
    if not rows:
        yield Refusal(blob.source, "no document with words in it; export the corpus as text")
    for number, row in enumerate(rows, start=1):
        place, stem = blob.numbered(number, of=len(rows))
        yield seen.record(row, source=place, stem=stem)


def _of_conllu(text: str) -> Iterator[dict[str, str]]:
    about: dict[str, str] = {}
    paragraphs: list[list[str]] = [[]]
    tokens: list[tuple[str, bool]] = []
    sentence = ""
    within = 0  # the last word that a token of several covers
    for line in [*text.splitlines(), ""]:
        said = _SAID.match(line)
        name = said[1].lower() if said else line.lstrip("# ").split("=")[0].strip().lower()
        cells = line.split("\t")
        if line.startswith("#") and name.startswith("newdoc"):
            if any(paragraphs):
                yield _document(about, paragraphs)
            about, paragraphs = {"id": said[2]} if said else {}, [[]]
        elif line.startswith("#") and name.startswith("newpar"):
            paragraphs.append([])
        elif said and name == "text":
            sentence = said[2]
        elif said and name not in ("sent_id", "text_en", "global.columns"):
            about.setdefault(said[1].removeprefix("meta::"), said[2])
        elif len(cells) > 3 and re.fullmatch(r"\d+(?:-\d+)?", cells[0]):
            first, _, last = cells[0].partition("-")
            if last or int(first) > within:
                tokens.append((cells[1], "SpaceAfter=No" not in cells[-1]))
            within = int(last) if last else within
        elif not line.strip() and (sentence or tokens):
            paragraphs[-1].append(sentence or joined(tokens))
            tokens, sentence, within = [], "", 0
    if any(paragraphs):
        yield _document(about, paragraphs)


def _document(about: Mapping[str, str], paragraphs: list[list[str]]) -> dict[str, str]:
    return {**about, "text": "\n\n".join(" ".join(part) for part in paragraphs if part)}


def _of_vertical(text: str) -> Iterator[dict[str, str]]:
    about: dict[str, str] = {}
    paragraphs: list[list[tuple[str, bool]]] = [[]]

    def document() -> dict[str, str]:
        return {**about, "text": "\n\n".join(joined(part) for part in paragraphs if part)}

    for line in text.splitlines():
        if opened := _OPENED.match(line):
            if any(paragraphs):
                yield document()
            found = _ATTRIBUTE.findall(opened[2])
            about, paragraphs = {n: html.unescape(a or b) for n, a, b in found}, [[]]
        elif _ENDS.match(line):
            paragraphs.append([])
        elif line.startswith("<g/>") and paragraphs[-1]:
            paragraphs[-1][-1] = (paragraphs[-1][-1][0], False)
        elif line.strip() and not re.fullmatch(r"<[^<>\t]{1,300}>", line.strip()):
            paragraphs[-1].append((html.unescape(line.split("\t")[0].strip()), True))
    if any(paragraphs):
        yield document()
