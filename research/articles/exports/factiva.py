"""Factiva: articles with two-letter field codes, and articles in display form, in any document.

In display form an article opens with headline, byline, "355 words", date, source, its code and
language, and closes with "Document HARTIM0020250311el3b00012".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from research.articles import dates, people
from research.articles.exports import Part, Split, fields_change, words
from research.articles.languages import language_code
from research.articles.records import Metadata
from research.languages import bylines

if TYPE_CHECKING:
    from research.articles.readers.blocks import Line

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
_HEAD = 14  # lines in which the word count of an article in display form is looked for


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of an export in text, RTF or Word, or None."""
    lines = [line for line in lines if line.text.strip()]
    return _coded(lines) or _shown(lines)


def split_html(html: str) -> Split | None:
    """The articles of an export in HTML, each in a box of its own, or None."""
    from lxml import html as lxml_html

    from research.articles.readers import blocks

    if "article" not in html or "Article" not in html:
        return None
    try:
        tree = lxml_html.fromstring(html)
    except Exception:  # noqa: BLE001 - a page that lxml cannot read is none of Factiva's
        return None
    boxes = [box for box in tree.iter("div") if _is_box(box)]
    if not boxes:
        return None
    parts: list[Part] = []
    for box in boxes:
        lines = blocks.of_tree(box)
        coded = _coded(lines)
        if coded is not None:
            parts += coded.parts
        else:
            parts.append(_box(box, lines))
    return Split(_NAME, tuple(_unnumbered(parts)))


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
    from research.articles.readers import blocks

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
    taken = [x.text for x in head]
    story_texts = {x.text for x in story}
    taken += [x.text for x in lines[len(head) :] if x.text not in story_texts]
    return Part(tuple(story), _metadata(known), tuple(fields_change(taken, _NAME)))


def _is_headline(element: Any) -> bool:
    names = (element.get("class") or "").split()
    return any(name.endswith("Headline") for name in names) or element.get("id") == "hd"


def _coded(lines: Sequence[Line]) -> Split | None:
    """Articles whose fields are named by codes; every article begins with SE or HD."""
    found = [(n, m[1], m[2] or "") for n, x in enumerate(lines) if (m := _CODED.match(x.text))]
    codes = {code for _, code, _ in found}
    if not ({"HD", "LP"} <= codes or {"HD", "TD"} <= codes or {"LP", "SN"} <= codes):
        return None
    starts = []
    opened = False  # within the fields before the text
    for n, code, _ in found:
        if code in ("SE", "HD", "CLM") and not opened:
            starts.append(n)
            opened = True
        elif code in ("LP", "TD", "AN"):
            opened = False
    parts = [_fields(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    cover = tuple(line.text for line in lines[: starts[0]]) if starts else ()
    return Split(_NAME, tuple(parts), cover)


_PUBLISHER: Final = re.compile(
    r"(?!.*[.!?]$)[A-ZÀ-Þ][^.!?]{3,60}|[A-Z][^!?]{3,60} (?:Ltd|Inc|LLC|Co|Corp|plc|S\.A|GmbH|AG)\.?"
)


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
    return Part(tuple(story), _metadata(known), tuple(fields_change(taken, _NAME)))


def _shown(lines: Sequence[Line]) -> Split | None:
    """Articles in display form, each closed by the number of its document."""
    ends = [n for n, line in enumerate(lines) if _CLOSING.search(line.text)]
    if not ends or not any(words.WORD_COUNT.match(line.text) for line in lines):
        return None
    starts = [0, *(end + 1 for end in ends[:-1])]
    parts = [_part(lines[a : b + 1]) for a, b in zip(starts, ends, strict=True)]
    rest = tuple(line.text for line in lines[ends[-1] + 1 :])
    return Split(_NAME, tuple(parts), rest)


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
        if len(text) > 90 and not words.COPYRIGHT.match(text):
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
    return Part(tuple(story), _metadata(known), tuple(fields_change([x.text for x in head], _NAME)))


def _header(head: Sequence[Line]) -> dict[str, str]:
    """Headline, byline, date, source and language of an article in display form."""
    known: dict[str, str] = {}
    texts = [line.text for line in head]
    count = next((n for n, text in enumerate(texts) if words.WORD_COUNT.match(text)), len(texts))
    above, below = texts[:count], texts[count + 1 :]
    if above:
        marked = next((x.text for x in head[:count] if x.heading), None)
        rest = [text for text in above if text != marked]
        if marked is not None:
            known["title"] = marked
        elif len(above) > 1 and _is_byline(above[-1], above[-2]):
            known["title"], rest = above[-2], [above[-1]]
        else:
            known["title"], rest = above[-1], []
        if rest:
            known["byline"] = rest[-1]
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


def _metadata(known: dict[str, str]) -> Metadata:
    return Metadata(
        title=known.get("title"),
        outlet=known.get("outlet"),
        byline=people.named(known.get("byline")),
        published=known.get("published"),
        url=known.get("url"),
        language=language_code(known.get("language", "")),
    )
