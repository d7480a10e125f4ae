"""Factiva: articles with two-letter field codes, and articles in display form, in any document.

In display form an article opens with headline, byline, "355 words", date, source, its code and
language, and closes with "Document HARTIM0020250311el3b00012".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from research.articles import dates, people
from research.articles.exports import Part, Split, article, filled, sections, split_at, texts, words
from research.articles.languages import language_code
from research.articles.readers import blocks
from research.articles.records import Line, Metadata
from research.languages import bylines

_NAME = "Factiva"
# Dow Jones' list of field codes, with what each is.
_CODES: Final = {
    "HD": "title", "HL": "title", "HDL": "title", "BY": "byline", "PD": "published", "SN": "outlet",
    "LP": "text", "TD": "text", "LA": "language", "WC": "", "ET": "", "SC": "", "ED": "", "PG": "",
    "VOL": "", "CY": "", "CR": "", "CT": "", "RF": "", "CO": "", "IN": "", "NS": "", "RE": "",
    "IPC": "", "IPD": "", "PUB": "", "AN": "", "SE": "", "CLM": "", "RBC": "", "ART": "", "DLF": "",
    "NGC": "", "GC": "", "DJN": "", "RIC": "", "IPT": "", "CX": "", "UR": "url", "RST": "",
}  # fmt: skip
_CODED: Final = re.compile(
    rf"({'|'.join(sorted(_CODES, key=len, reverse=True))})(?:\s+(.*))?$", re.S
)
_CODE: Final = re.compile(r"[A-Z]{2,3}")
_CLOSING: Final = re.compile(
    r"(?:Document|Dokument|Documento|Documento n\.|Document n°)\s+(?:[A-Z0-9]{6,10}20\d{6}\w{6,14})\s*$"
)
_SOURCE_CODE: Final = re.compile(r"[A-Z0-9]{2,8}$")
_TIME: Final = re.compile(
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AP]M)?(?: [A-Z]{2,4})?$|\d{1,2} Uhr.*$"
)
# How the agency of Dow Jones closes its items.
_END_MARK: Final = re.compile(r"\(END\).{0,60}|\d\d-\d\d-\d\d \d{4} ?(?:E[SD]?T|GMT)?")
_PUBLISHER: Final = re.compile(
    r"(?!.*[.!?]$)[A-ZÀ-Þ][^.!?]{3,60}|[A-Z][^!?]{3,60} (?:Ltd|Inc|LLC|Co|Corp|plc|S\.A|GmbH|AG)\.?"
)
_HEAD = 14  # lines in which the word count of an article in display form is looked for


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of an export in text, RTF or Word, or None."""
    lines = filled(lines)
    return _coded(lines) or _shown(lines)


def split_html(html: str) -> Split | None:
    """The articles of an export in HTML, each in a box of its own, or None."""
    if "article" not in html or "Article" not in html:
        return None
    parts: list[Part] = []
    for box in filter(_is_box, blocks.elements(html, "div")):
        coded = _coded(lines := blocks.of_tree(box))
        parts += coded.parts if coded else [_box(box, lines)]
    return Split(_NAME, tuple(_unnumbered(parts))) if parts else None


def _unnumbered(parts: list[Part]) -> list[Part]:
    """Articles without their numbers in the list of hits, where each headline opens with its own."""
    titles = [part.metadata.title or "" for part in parts]
    if not all(title.startswith(f"{n}) ") for n, title in enumerate(titles, start=1)):
        return parts
    bare = (title.partition(") ")[2].strip() or None for title in titles)
    return [
        replace(part, metadata=replace(part.metadata, title=title))
        for part, title in zip(parts, bare, strict=True)
    ]


def _is_box(box: Any) -> bool:
    names = (box.get("class") or "").split()
    return "article" in names and any(re.fullmatch(r"[a-z]{2}Article", name) for name in names)


def _box(box: Any, lines: list[Line]) -> Part:
    marked = [p for p in box.iter("p") if "articleParagraph" in (p.get("class") or "")]
    if not marked:
        return _part(lines)
    story = [line for p in marked for line in blocks.of_tree(p)]
    first = story[0].text if story else ""
    head = lines[: next((n for n, x in enumerate(lines) if x.text == first), len(lines))]
    title = next((h for h in box.iter("span", "div") if _is_headline(h)), None)
    known = _header(head)
    if title is not None:
        known["title"] = " ".join(title.text_content().split())
    author = next((d for d in box.iter("div") if "author" in (d.get("class") or "").split()), None)
    if author is not None:
        known["byline"] = " ".join(author.text_content().split())
    kept = set(texts(story))
    taken = [*texts(head), *(text for text in texts(lines[len(head) :]) if text not in kept)]
    return article(_NAME, story, taken, **_metadata(known))


def _is_headline(element: Any) -> bool:
    names = (element.get("class") or "").split()
    return any(name.endswith("Headline") for name in names) or element.get("id") == "hd"


def _coded(lines: Sequence[Line]) -> Split | None:
    """Articles whose fields are named by codes; each begins with section or headline, or as the first."""
    found = [(n, m[1], m[2] or "") for n, x in enumerate(lines) if (m := _CODED.match(x.text))]
    codes = {code for _, code, _ in found}
    if not ({"HD", "LP"} <= codes or {"HD", "TD"} <= codes or {"LP", "SN"} <= codes):
        return None
    opening = {"SE", "HD", "CLM"} & codes or {found[0][1]}
    starts = []
    opened = False  # within the fields before the text
    for n, code, _ in found:
        if code in opening and not opened:
            starts.append(n)
            opened = True
        elif code in ("LP", "TD", "AN"):
            opened = False
    return split_at(_NAME, lines, starts, _fields)


def _fields(lines: Sequence[Line]) -> Part:
    known: dict[str, str] = {}
    story: list[Line] = []
    taken: list[str] = []
    what = ""
    for line in lines:
        match = _CODED.match(line.text)
        if match:
            what = _CODES[match[1]]
            rest = (match[2] or "").strip()
        elif _CODE.fullmatch(line.text):  # one that the list lacks stands over what it holds
            what, rest = "text", ""
        else:
            rest = line.text
        if what == "text":
            if rest:
                story.append(line._replace(text=rest))
            continue
        taken.append(line.text)
        if what and rest:
            known[what] = f"{known[what]} {rest}" if what in known else rest
    return article(_NAME, story, taken, **_metadata(known))


def _shown(lines: Sequence[Line]) -> Split | None:
    """Articles in display form, each closed by the number of its document."""
    ends = [n for n, line in enumerate(lines) if _CLOSING.search(line.text)]
    if not ends or not any(words.WORD_COUNT.match(line.text) for line in lines):
        return None
    *parts, rest = sections(lines, [0, *(end + 1 for end in ends)])
    return Split(_NAME, tuple(map(_part, parts)), texts(rest))


def _part(lines: Sequence[Line]) -> Part:
    count = next((n for n, x in enumerate(lines[:60]) if words.WORD_COUNT.match(x.text)), None)
    if count is None:
        return Part(tuple(lines[1:]), Metadata(title=lines[0].text if lines else None))
    end = count + 1
    for n in range(count + 1, min(len(lines), count + _HEAD)):
        text = lines[n].text
        if words.COPYRIGHT.match(text):
            end = n + 1
            break
        if len(text) > 90:
            break
        if language_code(text) and len(text) < 20:
            end = n + 1
    head = lines[:end]
    known = _header(head)
    # In a PDF the number of the document may stand in the last line of the story.
    bare = (x._replace(text=_CLOSING.sub("", x.text).rstrip()) for x in lines[end:])
    story = [x for x in bare if x.text]
    while len(story) > 1 and _END_MARK.fullmatch(story[-1].text):
        head = [*head, story.pop()]
    # The publisher's name stands between the story and the number of the document.
    if len(story) > 1 and _PUBLISHER.fullmatch(story[-1].text):
        head = [*head, story.pop()]
    return article(_NAME, story, texts(head), **_metadata(known))


def _header(head: Sequence[Line]) -> dict[str, str]:
    """Headline, byline, date, source and language of an article in display form."""
    known: dict[str, str] = {}
    count = next((n for n, x in enumerate(head) if words.WORD_COUNT.match(x.text)), len(head))
    above, below = texts(head[:count]), texts(head[count + 1 :])
    marked = next((x.text for x in head[:count] if x.heading), None)
    if marked is not None:
        known["title"] = marked
        if beside := [text for text in above if text != marked]:
            known["byline"] = beside[-1]
    elif len(above) > 1 and _is_byline(above[-1], above[-2]):
        known["title"], known["byline"] = above[-2:]
    elif above:
        known["title"] = above[-1]
    at = next((n for n, text in enumerate(below) if dates.is_date(text)), None)
    if at is not None:
        known["published"] = below[at]
        after = [text for text in below[at + 1 :] if not _TIME.match(text)]
        if after and not words.COPYRIGHT.match(after[0]):
            known["outlet"] = after[0]
        for text in after[1:]:
            if len(text) < 20 and not _SOURCE_CODE.match(text) and (code := language_code(text)):
                known["language"] = code
    return known


def _is_byline(text: str, title: str) -> bool:
    """Whether the line under the headline names who wrote it; else a section stands above it."""
    if re.match(rf"(?i)(?:{bylines.BY})\s", text):
        return True
    words_ = text.split()
    capitals = sum(word[0].isupper() for word in words_)
    return len(words_) <= 6 and len(text) < len(title) and capitals * 2 > len(words_)


def _metadata(known: dict[str, str]) -> dict[str, str | None]:
    byline, language = people.named(known.get("byline")), language_code(known.get("language", ""))
    return {**known, "byline": byline, "language": language}
