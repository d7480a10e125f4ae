"""Word, OpenDocument, RTF, PDF and EPUB: their paragraphs, as one article or an export."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any, Final
from urllib.parse import unquote

from research.articles import citations, dates, decoding, exports, forms, labelled
from research.articles.blobs import Blob
from research.articles.chrome import squash
from research.articles.exports import reviews, words
from research.articles.readers import blocks, laid, placed, plain, prints, tables
from research.articles.readers.packages import safe
from research.articles.readers.pages import joined
from research.articles.readers.registry import Read
from research.articles.records import Change, Line, Metadata, Note, Record, Refusal, excerpt, sha256
from research.languages.en import lists

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_UNSEEN: Final = frozenset(
    (
        f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)  # fmt: skip
# striprtf writes the address of a link behind its words, in the middle of the sentence.
_LINK_FIELD: Final = re.compile(r"(\\fldinst\b[^{}\"]{0,80}(?:\{[^{}\"]{0,80})?)HYPERLINK\b", re.I)
_SHORTEST = 40  # words of a chapter that may be an article
_NAVIGATION: Final = re.compile(
    r"<div\b[^>]*\bclass=[\"'][^\"'>]*\bcalibre_navbar\b[^>]*>.*?</div>", re.DOTALL | re.IGNORECASE
)
_PAIR: Final = re.compile(
    r"<dt\b[^>]*>(?P<name>[^<>]{1,60})</dt>\s*<dd\b[^>]*>(?P<value>.{1,500}?)</dd>",
    re.DOTALL | re.IGNORECASE,
)
_LIST: Final = re.compile(r"<dl\b[^>]*>.{1,4000}?</dl>", re.DOTALL | re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\(\d{1,4}/\d{1,4}\) (?P<title>\S.*)")
_FRONT: Final = re.compile(r"\b(?:cover|toc|nav|titlepage|title_page|contents|copyright)\b", re.I)
_HEAD = 6  # lines of a chapter in which its own day may stand
_ISSUE: Final = re.compile(
    r"(?P<paper>.{2,80}?)(?:\s*[\[(]|,\s+|\s+[-–—|]\s+)(?P<day>[^\[\]()]{6,40}?)[\])]?"
)
_CODE_CELL: Final = re.compile(
    r"^(HD|BY|WC|PD|SN|SC|LA|CY|LP|TD|AN|SE|ET|PG|ED|CO|IN|NS|RE|IPC|IPD|PUB)\|", re.M
)
_END_OF_ROW: Final = re.compile(r"\|[ \t]*$", re.M)
_FEWEST_CODES: Final = 5
_MOST_PAGES = 2000
_SAME = 0.9  # share of a page's lines that stand alike however it is read
_MOST_GAPS = 0.6  # share of lines with a gap above them, beyond which gaps say nothing
_LABEL: Final = re.compile(r"[^\W\d_][\w -]{1,28}:")
_OF_HEAD = 3  # rows that name an article's metadata, by which a table is its head
_FEWEST_LABELS = 2  # that name an article's metadata
_SHORT_VALUE = 90  # characters of what stands beside a label
_FULL = 0.75  # of the page's width: a shorter line ends its paragraph


def read_docx(blob: Blob) -> Read:
    """A Word document."""
    import docx

    if problem := safe(blob):
        yield Refusal(blob.source, problem)
        return
    document = docx.Document(BytesIO(blob.raw))
    cells = _held_of_docx(document.element.body)
    if (found := tables.listed(blob, cells, lambda: _lines_of_docx(document))) is not None:
        yield from found
        return
    yield from plain.of_lines(blob, _lines_of_docx(document), [])


def _lines_of_docx(document: Any) -> list[Line]:
    from docx.text.paragraph import Paragraph

    lines: list[Line] = []
    # The markup itself: python-docx leaves out what was inserted under tracked changes, text boxes
    # and what stands in a form.
    rows = _labelled_rows(document.element.body)
    for element in document.element.body.iter(f"{_W}p"):
        if element in rows:
            if rows[element]:
                lines.append(Line(rows[element]))
            continue
        if any(above.tag in _W_UNSEEN for above in element.iterancestors()):
            continue
        style = Paragraph(element, document).style
        heading = (style.name or "" if style is not None else "").startswith(
            ("Heading", "Title", "Überschrift", "Titel", "Titre", "Título")
        )
        lines += [
            Line(" ".join(part.split()) or part, heading)
            for part in _words_of(element).split("\n")
            if part.strip() or part == "\f"
        ]
    return lines


def _held_of_docx(body: Any) -> Iterator[tuple[Any, list[list[str]]]]:
    for table in body.iter(f"{_W}tbl"):
        yield (
            table,
            [
                [
                    "\n\n".join(filter(None, (_words_of(p).strip() for p in cell.iter(f"{_W}p"))))
                    for cell in row.findall(f"{_W}tc")
                ]
                for row in table.findall(f"{_W}tr")
            ],
        )


def _held_of_odt(tree: Any) -> Iterator[tuple[Any, list[list[str]]]]:
    for table in tree.iter("{*}table"):
        yield (
            table,
            [
                [
                    "\n\n".join(_words_of_odt(p).strip() for p in cell.iter("{*}p", "{*}h"))
                    for cell in row.iterchildren("{*}table-cell")
                ]
                for row in table.iter("{*}table-row")
            ],
        )


def _labelled_rows(body: Any) -> dict[Any, str]:
    """Paragraphs of rows of two cells, the first of which names the second, as one line: "Source: ..."."""
    found: dict[Any, str] = {}
    for table in body.iter(f"{_W}tbl"):
        rows: list[tuple[list[Any], str]] = []
        for row in table.iter(f"{_W}tr"):
            cells = [list(cell.iter(f"{_W}p")) for cell in row.findall(f"{_W}tc")]
            if len(cells) != 2 or not all(cells):
                continue
            name, value = (" ".join(" ".join(map(_words_of, cell)).split()) for cell in cells)
            if value and len(name) < 30:
                rows.append(([*cells[0], *cells[1]], f"{name.rstrip(' :')}: {value}"))
        named = [labelled.names(line) for _, line in rows]
        # Beside several known ones the others of a head are no text either: "Duration", "Programme".
        is_head = sum(named) >= _OF_HEAD and all(len(line) < _SHORT_VALUE for _, line in rows)
        for (held_, line), known in zip(rows, named, strict=True):
            if known or is_head:
                found |= dict.fromkeys(held_, "") | {held_[0]: line}
    return found


def _words_of(paragraph: Any) -> str:
    """The words of a Word paragraph as a reader sees them; deleted and hidden ones are out."""
    parts: list[str] = []
    waiting: list[Any] = [iter(paragraph)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in (f"{_W}t", f"{_W}noBreakHyphen", f"{_W}softHyphen"):
            parts.append(child.text or ("-" if child.tag == f"{_W}noBreakHyphen" else ""))
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n\f\n" if child.get(f"{_W}type") == "page" else "\n")
        elif child.tag == f"{_W}tab":
            parts.append(" ")
        elif child.tag not in _W_UNSEEN and child.tag not in (f"{_W}p", f"{_W}pPr"):
            hidden = child.find(f"{_W}rPr/{_W}vanish")
            if hidden is None or hidden.get(f"{_W}val") in ("0", "false"):
                waiting.append(iter(child))
    return "".join(parts)


def read_rtf(blob: Blob) -> Read:
    """A document in rich text format."""
    from striprtf.striprtf import rtf_to_text

    to_text: Any = rtf_to_text  # it has no types
    marked = _LINK_FIELD.sub(r"\1", decoding.decode(blob.raw)[0])
    text = _without_bars(to_text(marked, errors="replace"))
    yield from plain.of_text(blob, text, [])


def _without_bars(text: str) -> str:
    """Factiva's fields, in the rows of a table, without the bars that striprtf sets for its cells."""
    if len(_CODE_CELL.findall(text)) < _FEWEST_CODES:
        return text
    return _END_OF_ROW.sub("", _CODE_CELL.sub(r"\1 ", text))


def read_odt(blob: Blob) -> Read:
    """An OpenDocument text."""
    if problem := safe(blob):
        yield Refusal(blob.source, problem)
        return
    with zipfile.ZipFile(BytesIO(blob.raw)) as package:
        yield from _of_odt(blob, blocks.xml(package.read("content.xml")))


def _of_odt(blob: Blob, tree: Any) -> Read:
    lines = _lines_of_odt(tree)  # comments and what was deleted are out then
    if (found := tables.listed(blob, _held_of_odt(tree), lambda: _lines_of_odt(tree))) is not None:
        yield from found
        return
    yield from plain.of_lines(blob, lines, [])


def read_flat_odt(blob: Blob) -> Read:
    """An OpenDocument text in one file of XML."""
    yield from _of_odt(blob, blocks.xml(blob.raw))


def _lines_of_odt(tree: Any) -> list[Line]:
    from lxml import etree

    # Comments, footnotes and what was deleted under tracked changes hold paragraphs of their own.
    for element in list(
        tree.iter("{*}annotation", "{*}tracked-changes", "{*}note", "{*}ruby-text")
    ):
        element.text = None
        for child in list(element):
            element.remove(child)
    lines = []
    for element in tree.iter("{*}p", "{*}h"):
        kind = etree.QName(element)
        if "text" in (kind.namespace or ""):
            lines += [
                Line(" ".join(part.split()), kind.localname == "h")
                for part in _words_of_odt(element).split("\n")
                if part.strip()
            ]
    return lines


def _words_of_odt(paragraph: Any) -> str:
    """The words of a paragraph without those of paragraphs in its frames."""
    from lxml import etree

    parts = [paragraph.text or ""]
    for child in paragraph:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in ("s", "tab"):
            parts.append(" ")
        elif name == "line-break":
            parts.append("\n")
        elif name not in ("p", "h", ""):
            parts.append(_words_of_odt(child))
        parts.append(child.tail or "")
    return "".join(parts)


def read_pdf(blob: Blob) -> Read:
    """A PDF that holds text: page by page, lines that come again on pages taken out."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    advice = "open it and save or print it as PDF again, or paste its words into a .txt file"
    try:
        reader = PdfReader(BytesIO(blob.raw))
        if reader.is_encrypted and not reader.decrypt(""):
            yield Refusal(blob.source, "it is locked by a password; save it without one")
            return
        pages = []
        for number, sheet in enumerate(reader.pages):
            if number >= _MOST_PAGES:
                yield Refusal(blob.source, f"only its first {_MOST_PAGES} pages are read; split it")
                break
            pages.append(_of_sheet(sheet))
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            RecursionError, AssertionError) as error:  # fmt: skip
        yield Refusal(blob.source, f"it cannot be read as PDF ({str(error)[:100]}); {advice}")
        return
    pages, known, changes = prints.unprinted([_labelled(page) for page in pages])
    text, taken = _of_review(pages)
    if not text:
        kept, taken = joined(pages)
        text = _paragraphs(kept)
    changes += taken
    if not any(map(str.isalpha, text)):
        reason = (
            "it holds pictures and no text; recognise the text first, for example with ocrmypdf"
        )
        yield Refusal(blob.source, reason)
        return
    for found in plain.of_text(blob, text, changes):
        if isinstance(found, Record):
            yield replace(found, metadata=known.over(found.metadata))
        else:
            yield found


def _of_review(pages: list[str]) -> tuple[str, list[Change]]:
    """Text of a press review, whose pages open with the day and the page of their cutting; else ""."""
    pages = [reviews.tabled(page) for page in pages]
    text = "\n\n".join(pages)
    if not exports.may_be(text):
        return "", []
    rows = (row for row in text.split("\n") if not reviews.RIGHTS.fullmatch(row.strip()))
    text = _paragraphs("\n".join(rows))
    found = reviews.split(exports.lines_of(text))
    if found is None:
        return "", []
    # Lines of the house that made the review head and foot its pages; those of a cutting are no such.
    bare, taken = joined(pages)
    bare = _paragraphs(bare)
    same = reviews.split(exports.lines_of(bare))
    if same is not None and len(same.parts) == len(found.parts):
        return bare, taken
    return text, []


def _labelled(page: str) -> str:
    """Page with what stood beside a label of a box or a table ("Source:") in its line again."""
    lines = page.split("\n")
    pairs = {
        n: f"{lines[n].strip()} {lines[n + 1].strip()}"
        for n in range(len(lines) - 1)
        if _LABEL.fullmatch(lines[n].strip()) and 0 < len(lines[n + 1].strip()) < _SHORT_VALUE
    }
    runs = [n for n in pairs if n - 2 in pairs or n + 2 in pairs]
    if sum(labelled.names(pairs[n]) for n in runs) < _FEWEST_LABELS:
        return page
    values = {n + 1 for n in runs}
    return "\n".join(
        pairs[n] if n in runs else line for n, line in enumerate(lines) if n not in values
    )


def _of_sheet(sheet: Any) -> str:
    """Text of a page as it is read: columns one after the other, an empty line where it has a gap."""
    text = placed.text_of(sheet)
    try:
        laid_out: str = sheet.extract_text(extraction_mode="layout")
    except Exception:  # noqa: BLE001 - a page that cannot be laid out is read as it is held
        return text
    return laid.unfolded(text, laid_out) or _with_gaps(text, laid_out)


def _with_gaps(text: str, laid_out: str) -> str:
    """Text of a page with an empty line where the page has a gap between two lines.

    Only of one column, where the same lines stand, and where few of them have a gap above.
    """
    keys = [squash(line) for line in laid_out.split("\n")]
    opens = {key for above, key in pairwise(keys) if key and not above}
    lines = text.split("\n")
    filled = [squash(line) for line in lines if squash(line)]
    same = sum(key in keys for key in filled)
    if same < _SAME * len(filled) or sum(key in opens for key in filled) > _MOST_GAPS * len(filled):
        return text
    return "\n".join(f"\n{x}" if n and squash(x) in opens else x for n, x in enumerate(lines))


def _paragraphs(text: str) -> str:
    """Text of pages with its lines joined: a PDF keeps lines, and often no gap between paragraphs.

    A paragraph ends where its last line is clearly shorter than the page is wide.
    """
    lines = [line.strip() for line in text.split("\n")]
    filled = sorted(len(line) for line in lines if line)
    width = filled[int(0.9 * (len(filled) - 1))] if filled else 0
    if not 30 <= width <= 140:
        return text
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
            continue
        if goes_on and (citations.read(joined[-1]) or citations.nameless(joined[-1])):
            goes_on = False
        if goes_on and (forms.dated(line) or forms.byline(line, Metadata())):
            goes_on = False
        if goes_on and forms.SENTENCE_END.search(joined[-1]) and labelled.names(line):
            goes_on = False
        if goes_on and line[-1] == ":" and words.field(line):
            goes_on = False
        if goes_on and (hyphen := re.search(r"(\w+)-$", joined[-1])) and line[0].islower():
            word = hyphen[1] + re.match(r"\w*", line)[0]  # type: ignore[index]
            known = word.lower() in lists.frequent_words()
            joined[-1] = (joined[-1][:-1] if known else joined[-1]) + line
        elif goes_on:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        goes_on = len(line) >= _FULL * width
    return "\n\n".join(joined)


def read_epub(blob: Blob) -> Read:
    """The chapters of a book, each an article: how news is sent to e-readers."""
    if problem := safe(blob):
        yield Refusal(blob.source, problem)
        return
    with zipfile.ZipFile(BytesIO(blob.raw)) as package:
        number = 0
        names, issue = _chapters(package)
        for name in names:
            try:
                raw = package.read(name)
            except KeyError:
                yield Refusal(f"{blob.source}/{name}", "named in the book and not in it")
                continue
            html, changes = decoding.decode(raw, html=True)
            html, steps = _NAVIGATION.subn("", html)
            if steps:
                reason = "links to other articles, and who made the book, as calibre sets them"
                changes.append(Change("book", "removed", f"{steps} bars", None, reason))
            lines = blocks.of_html(_listed(html, changes))
            words = sum(len(line.text.split()) for line in lines)
            if words < _SHORTEST or _FRONT.search(posixpath.basename(name)):
                continue
            if _lists_chapters(html, name, names):
                shown = excerpt(" ⏎ ".join(line.text for line in lines))
                reason = "a list of the book's chapters, which is no article"
                yield Note(blob.source, Change("book", "removed", shown, None, reason))
                continue
            number += 1
            place, stem = f"{blob.source}/{name}", f"{blob.stem}-{number}"
            lines = _unnumbered(lines)
            title = next((line.text for line in lines if line.heading), None)
            made = exports.record(place, stem, sha256(raw), lines, changes, title=title)
            made = labelled.read(made)[0]
            # A day under the headline is the article's own.
            dated = any(forms.dated(line.text) for line in lines[:_HEAD])
            known = replace(issue, published=None) if dated else issue
            yield replace(made, metadata=made.metadata.over(known))
    if not number:
        yield Refusal(blob.source, "no chapter with the words of an article")


def _listed(html: str, changes: list[Change]) -> str:
    """Chapter with its list of metadata as lines, a name and what it names in one; the rest of it is said."""

    def lines(found: re.Match[str]) -> str:
        pairs = [
            re.sub(r"<[^>]*>", "", f"{m['name']}: {m['value']}") for m in _PAIR.finditer(found[0])
        ]
        known = [line for line in pairs if labelled.names(line)]
        if len(known) < _FEWEST_LABELS:
            return found[0]
        left = excerpt(" ⏎ ".join(line for line in pairs if line not in known))
        changes.append(Change("book", "removed", left, None, "how the article was kept"))
        return "".join(f"<p>{line}</p>" for line in known)

    return _LIST.sub(lines, html)


def _unnumbered(lines: list[Line]) -> list[Line]:
    """Lines without a headline that has the number of its chapter and stands again without: "(1/2) ..."."""
    if not lines or not (numbered := _NUMBERED.fullmatch(lines[0].text)):
        return lines
    again = any(line.heading and line.text == numbered["title"] for line in lines[1:])
    return lines[1:] if again else [lines[0]._replace(text=numbered["title"]), *lines[1:]]


def _lists_chapters(html: str, name: str, names: list[str]) -> bool:
    """Whether a chapter is a table of contents: little stands beside links to other chapters."""
    from lxml import html as lxml_html

    base = posixpath.dirname(name)
    others = frozenset(names) - {name}
    tree = lxml_html.fromstring(blocks.slim(re.sub(r"^\s*<\?xml[^>]*\?>", "", html)))
    listed = []
    for link in tree.iter("a"):
        target = unquote((link.get("href") or "").partition("#")[0])
        if target and posixpath.normpath(posixpath.join(base, target)) in others:
            # An item of a list holds the chapter's summary beside its link.
            listed.append(next(link.iterancestors("li"), link))
    rest = len(" ".join(tree.itertext()).split())
    rest -= sum(len(" ".join(item.itertext()).split()) for item in dict.fromkeys(listed))
    return len(listed) > 1 and rest < _SHORTEST


def _issue(book: Any) -> Metadata:
    """Paper and day of an issue, which calibre names "The Weekly [Sat, 4 May 2024]"; a book has none."""
    title = str(book.xpath("string(//*[local-name()='metadata']/*[local-name()='title'])")).strip()
    day = str(book.xpath("string(//*[local-name()='metadata']/*[local-name()='date'])")).strip()
    named = _ISSUE.fullmatch(title)
    date = dates.within(named["day"]) if named else None
    kinds = book.xpath("//*[local-name()='meta'][@name='calibre:publication_type']/@content")
    if not date and not any(kind.startswith("periodical") for kind in kinds):
        return Metadata()
    paper = named["paper"] if named and date else title
    return Metadata(outlet=paper or None, published=date or day or None)


def _chapters(package: zipfile.ZipFile) -> tuple[list[str], Metadata]:
    """Names of the book's chapters in their order of reading, and of what issue they are."""
    container = blocks.xml(package.read("META-INF/container.xml"), recover=True)
    path = str(container.xpath("string(//*[local-name()='rootfile']/@full-path)"))
    book = blocks.xml(package.read(path), recover=True)
    items = {
        item.get("id"): item.get("href")
        for item in book.iter("{*}item")
        if "html" in (item.get("media-type") or "") and "nav" not in (item.get("properties") or "")
    }
    order = [ref.get("idref") for ref in book.iter("{*}itemref")]
    base = posixpath.dirname(path)
    names = [
        posixpath.normpath(posixpath.join(base, unquote(items[name]))) for name in order
        if items.get(name)
    ]  # fmt: skip
    return names, _issue(book)
