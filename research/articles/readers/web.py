"""Web pages as they are saved: HTML, MHTML, WARC; and databases' exports in HTML."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any, Final
from xml.parsers.expat import ExpatError

from research.articles import citations, decoding, exports, labelled, webpages
from research.articles.blobs import Blob
from research.articles.chrome import squash
from research.articles.exports import dispatch, headed
from research.articles.forms import SENTENCE_END, byline, is_prose
from research.articles.readers import blocks, letters, plain, scrolled, tables
from research.articles.readers.registry import Read
from research.articles.records import Change, Line, Metadata, Note, Record, Refusal, excerpt, sha256

_SEARCHED: Final = 2_000_000  # characters of a page in which a table of articles is looked for


def read_html(blob: Blob) -> Read:
    """The article of a page, or those of a database's export in HTML."""
    raw = blob.raw
    text, changes = decoding.decode(raw, html=True)
    if decoding.is_binary(raw, text):
        yield Refusal(blob.source, "it is binary, not a web page")
        return
    yield from _of_html(blob, text, changes)


def _of_html(blob: Blob, html: str, changes: list[Change]) -> Read:
    if exports.may_be_html(html):
        found = dispatch.split_html(html)
        if found is not None:
            yield from dispatch.records(found, blob, changes)
            return
    if (listed := _listed(blob, html)) is not None:
        yield from (Note(blob.source, change) for change in changes)
        yield from listed
        return
    many = len(_FIRST_ORDER.findall(html)) > 1 and not _OF_ARTICLE.search(html)
    if many and (parted := headed.split(blocks.of_html(html))):
        yield from dispatch.records(scrolled.of_site(html, parted), blob, changes)
        return
    if _OF_OFFICE.search(html[:_SEARCHED]):
        html = _COMMENTS.sub("", html)
        yield from plain.of_lines(blob, blocks.of_html(html), changes)
        return
    yield page(html, blob.source, blob.stem, sha256(blob.raw), changes)


_FIRST_ORDER: Final = re.compile(r"<h1\b", re.IGNORECASE)
# What states that it is one article is no collection of them, whatever its headings.
_OF_ARTICLE: Final = re.compile(
    r"""og:type["']?[^<>]{0,40}content=["']?article\b|content=["']?article["'][^<>]{0,40}og:type|"NewsArticle\""""
)
# Documents that were saved as pages: Google Docs, Word, LibreOffice.
_OF_OFFICE = re.compile(
    r"<body[^>]{0,80}\bdoc-content\b|"
    r"<meta[^>]{0,60}generator[^>]{0,40}(?:Microsoft Word|LibreOffice|OpenOffice)|"
    r"<w:WordDocument>",
    re.IGNORECASE,
)


# Those of Google Docs, and the marks that point to them.
_COMMENTS: Final = re.compile(
    r"<sup>\s*<a\s[^>]{0,80}#cmnt\d.{0,80}?</a>\s*</sup>|<div[^>]{0,80}>\s*<p[^>]{0,80}>\s*<a\s[^>]{0,80}#cmnt_ref.*?</div>",
    re.DOTALL,
)


_TABLE: Final = re.compile("<table", re.IGNORECASE)
_ROW: Final = re.compile("</tr", re.IGNORECASE)


def _listed(blob: Blob, html: str) -> Read | None:
    """The articles of a page's tables of articles; None for any other page."""
    if not (_TABLE.search(html, 0, _SEARCHED) and _ROW.search(html)):
        return None
    from lxml import html as lxml_html

    tree = lxml_html.fromstring(blocks.slim(re.sub(r"^\s*<\?xml[^>]*\?>", "", html)))
    return tables.listed(blob, _cells(tree), lambda: blocks.of_tree(tree))


def _cells(tree: Any) -> Iterator[tuple[Any, list[list[str]]]]:
    for table in tree.iter("table"):
        rows = [
            [
                "\n\n".join(line.text for line in blocks.of_tree(cell))
                for cell in row.iter("td", "th")
            ]
            for row in table.iter("tr")
        ]
        yield table, [row for row in rows if any(row)]


def page(
    html: str, source: str, stem: str, digest: str, changes: list[Change], url: str | None = None
) -> Record | Refusal:
    """The article of one page; `url` is where it was found, unless it names another itself."""
    found = webpages.read(blocks.slim(html), source=source, stem=stem, digest=digest)
    if isinstance(found, str):
        return Refusal(source, found)
    if url and not found.metadata.url:
        found = replace(found, metadata=replace(found.metadata, url=url))
    return found.changed(changes)


def read_mhtml(blob: Blob) -> Read:
    """The article of a page that a browser saved with its pictures in one file."""
    message = BytesParser(policy=policy.default).parsebytes(blob.raw)
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    if part is None:
        yield Refusal(blob.source, "no page in it; save it as HTML instead")
        return
    html, changes = content(part)
    location = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    url = location if location.startswith("http") else None
    yield page(html, blob.source, blob.stem, sha256(blob.raw), changes, url)


def content(part: Any) -> tuple[str, list[Change]]:
    """The text of a part of a message, by the encoding that it states or else by its bytes."""
    payload = part.get_payload(decode=True) or b""
    charset = part.get_content_charset()
    if charset:
        try:
            return payload.decode(charset), []
        except (LookupError, UnicodeError):
            pass  # stated wrongly
    return decoding.decode(payload, html=part.get_content_type() == "text/html")


def read_warc(blob: Blob) -> Read:
    """The articles of the pages in a web archive, one record a page that was fetched."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    passed = plain = 0
    number = 0
    with blob.stream() as stream:
        try:
            for item in ArchiveIterator(stream):
                kind = (item.http_headers and item.http_headers.get_header("Content-Type")) or ""
                status = (item.http_headers and item.http_headers.get_statuscode()) or ""
                if item.rec_type != "response" or "html" not in kind:
                    passed += item.rec_type == "response"
                    plain += item.rec_type == "conversion"
                    continue
                number += 1
                place, stem = blob.numbered(number)
                if status != "200":
                    yield Refusal(place, f"no page; the server answered {status or 'nothing'}")
                    continue
                url = item.rec_headers.get_header("WARC-Target-URI")
                raw = item.content_stream().read(blob.limit + 1)
                if len(raw) > blob.limit:
                    yield Refusal(place, "a page larger than max_bytes")
                    continue
                stated = re.search(r"charset=[\"']?([\w.:-]{2,30})", kind, re.IGNORECASE)
                html, changes = _decoded(raw, stated[1] if stated else None)
                yield page(html, place, stem, sha256(raw), changes, url)
        except (ArchiveLoadFailed, AttributeError) as error:  # a record without its headers
            yield Refusal(blob.source, f"broken from record {number + 1} on: {error}")
    if not number and plain:
        reason = (
            f"{plain:,} records of plain text without their pages (WET), in which menus and stories cannot "
            "be told apart; load the WARC file of the same name"
        )
        yield Refusal(blob.source, reason)
    elif not number:
        shown = f"; {passed} responses are no HTML" if passed else ""
        yield Refusal(blob.source, f"no web page in it{shown}")


def _decoded(raw: bytes, charset: str | None) -> tuple[str, list[Change]]:
    if charset:
        try:
            return raw.decode(charset), []
        except (LookupError, UnicodeError):
            pass  # stated wrongly
    return decoding.decode(raw, html=True)


def read_webarchive(blob: Blob) -> Read:
    """The article of a page that Safari saved with its pictures in one file."""
    try:
        main = plistlib.loads(blob.raw)["WebMainResource"]
        raw, url = main["WebResourceData"], str(main.get("WebResourceURL") or "")
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError,
            ExpatError, RecursionError):  # fmt: skip
        yield Refusal(blob.source, "no page in it; save it as HTML instead")
        return
    html, changes = _decoded(raw, main.get("WebResourceTextEncodingName"))
    address = url if url.startswith("http") else None
    yield page(html, blob.source, blob.stem, sha256(raw), changes, address)


_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{3,200}\r?\n")


def read_mbox(blob: Blob) -> Read:
    """Each mail of a mailbox, as `read_mail` reads one."""
    raw = blob.raw
    starts = [match.end() for match in _FROM_LINE.finditer(raw)]
    ends = [match.start() for match in _FROM_LINE.finditer(raw)][1:]
    for number, (start, end) in enumerate(zip(starts, [*ends, len(raw)], strict=True), start=1):
        mail = re.sub(rb"(?m)^>(?=>*From )", b"", raw[start:end])
        # The folder of the file is no part of what its mails are called.
        inner = Blob.of(mail, f"{blob.source}:{number}", limit=blob.limit)
        for found in read_mail(inner):
            stem = f"{blob.stem}-{number}"
            yield replace(found, stem=stem) if isinstance(found, Record) else found
    if not starts:
        yield Refusal(blob.source, "no mail in it; save each message as .eml")


_LIST: Final = 3  # lines of a mail that is no list yet
_CITED: Final = 6  # lines of a mail in which the article that it holds is cited
_COUNT = re.compile(rb"\A\s*\d{1,12}\s*\n")


def read_mail(blob: Blob) -> Read:
    """The newsletter or article of an e-mail: its subject, its sender as outlet, its date."""
    raw = blob.raw
    if counted := _COUNT.match(raw):  # Apple Mail: the length of the message, and a list behind it
        raw = raw[counted.end() : counted.end() + int(counted[0])]
    message = BytesParser(policy=policy.default).parsebytes(raw)
    lines, changes = _body(message)
    if not any(map(str.isalpha, "".join(line.text for line in lines))):
        yield Refusal(blob.source, "the mail holds no words; save the attachment by itself")
        return
    found = dispatch.split(lines)
    if found is not None:
        yield from dispatch.records(found, blob, changes)
        return
    if len(lines) > _LIST and not any(is_prose(line.text) for line in lines):
        reason = "no sentence in it, only lines as of a list of links; open them and save each page"
        yield Refusal(blob.source, reason)
        return
    stated = {name: str(message.get(name) or "").strip() for name in ("Subject", "From", "Date")}
    subject = labelled.topic(stated["Subject"])
    lines, cited, titled, done = _clipping(lines, subject)
    changes = [*changes, *done]
    title = None if titled else subject or None
    rest, of_first = labelled.forwarded([line.text for line in lines])
    if of_first != Metadata():
        gone = len(lines) - len(rest)
        shown = excerpt(" ⏎ ".join(line.text for line in lines[:gone]))
        reason = "what stands before a forwarded mail, and its head"
        changes = [*changes, Change("label", "removed", shown, None, reason)]
        lines = lines[gone:]
        if not of_first.published and stated["Date"]:
            reason = "the day of forwarding; the mail that it forwards states none"
            changes.append(Change("date", "flagged", stated["Date"], None, reason))
    record = exports.record(
        blob.source, blob.stem, sha256(blob.raw), lines, changes, title=of_first.title or title
    )
    known = replace(record.metadata, title=record.metadata.title or title)
    if cited:  # a service sent it, and none of its own names are the article's
        known = replace(known, outlet=cited.outlet, byline=cited.byline, published=cited.date)
    elif of_first == Metadata():  # who forwards an article, and when, is not who published it
        named = re.sub(r"\s*<[^>]*>", "", stated["From"]).strip(" \"'")
        outlet, by = labelled.sender(named) if "@" not in named else (None, None)
        known = replace(known, outlet=outlet, byline=by, published=stated["Date"] or None)
    yield replace(record, metadata=of_first.over(known))


def _clipping(
    lines: list[Line], subject: str
) -> tuple[list[Line], citations.Citation | None, bool, list[Change]]:
    """Lines of a mail that a monitoring service sent, from the article on that they cite.

    Beside them the citation, and whether a headline is among them. Where prose or several sentences
    stand over the citation, the mail is no service's.
    """
    found = ((n, citations.read(line.text)) for n, line in enumerate(lines[:_CITED]))
    at, cited = next(((n, one) for n, one in found if one), (0, None))
    if cited is None or not any(is_prose(line.text) for line in lines[at + 1 :]):
        return lines, None, False, []
    same = (n for n in range(at) if squash(lines[n].text) == squash(subject))
    start = next(same, at)
    below = lines[at + 1].text
    if start == at and at and (is_prose(below) or byline(below, Metadata())):
        # The headline stands over its paper and day, or over who wrote it and these.
        start -= 2 if at > 1 and byline(lines[at - 1].text, Metadata()) else 1
    # "Hello Ida, here is today's cutting." may stand over a headline and its paper.
    sentences = sum(SENTENCE_END.search(line.text) is not None for line in lines[:start])
    headed = start < at and not SENTENCE_END.search(lines[start].text)
    if sentences > headed or any(is_prose(line.text) for line in lines[:at]):
        return lines, None, False, []
    kept = [*lines[start:at], *lines[at + 1 :]]
    titled = not (SENTENCE_END.search(kept[0].text) or byline(kept[0].text, Metadata()))
    gone = excerpt(" ⏎ ".join(line.text for line in (*lines[:start], lines[at])))
    reason = "what a monitoring service sets over an article: its search, the paper, the day"
    return kept, cited, titled, [Change("label", "removed", gone, None, reason)]


def _body(message: EmailMessage) -> tuple[list[Line], list[Change]]:
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        return [], []
    text, changes = content(part)
    html = part.get_content_type() == "text/html"
    tree = blocks.parsed(text) if html else None
    if tree is not None:
        changes = [*changes, *letters.without_sponsors(tree)]
        lines = blocks.of_tree(tree)
    else:
        lines, done = letters.without_ruled_sponsors([] if html else exports.lines_of(text))
        changes = [*changes, *done]
    lines, done = letters.without_frame(lines)
    changes = [*changes, *done]
    end, done = labelled.signed([line.text for line in lines])
    return lines[:end], [*changes, *done]
