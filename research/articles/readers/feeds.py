"""News as XML: feeds with content, NewsML, NITF; and sitemaps, which hold addresses only."""

from __future__ import annotations

import html as html_lib
import re
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

from research.articles import columns, decoding, hosts, incomplete, markup, pagedata, people
from research.articles.blobs import Blob
from research.articles.chrome import squash
from research.articles.readers import blocks
from research.articles.readers.registry import Read
from research.articles.records import Change, Line, Metadata, Record, Refusal, sha256

_ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
# WordPress names authors by their login, and says once whose it is.
_LOGIN: Final = re.compile(
    rb"<wp:author_login>(?:<!\[CDATA\[)?([\w.@-]{1,60}).{0,300}?<wp:author_display_name>(?:<!\[CDATA\[)?"
    rb"([^<\]]{1,80})",
    re.DOTALL | re.ASCII,
)
_GAP: Final = re.compile(r"\r?\n[ \t]*\r?\n")
_TWICE: Final = re.compile(r"&(?:amp;)?lt;(?:p|div|br|h\d|span|img|a)\b", re.IGNORECASE)
_DATES: Final = (
    "firstPublished", "firstCreated", "FirstCreated", "contentCreated", "ThisRevisionCreated",
    "versionCreated", "DateAndTime", "date.issue", "story.date", "pubdata", "sent", "date",
)  # fmt: skip
_BARS: Final = re.compile(r"\s+[|–—·»-]\s+")
_TOP: Final = 5  # lines in which a note has its headline again
_ADDRESS: Final = re.compile(r"https?://\S+")  # of a video, alone in its paragraph
_NO_POSTS: Final = frozenset(
    "page attachment revision nav_menu_item custom_css wp_block wp_template wp_navigation wp_global_styles "
    "customize_changeset oembed_cache".split()
)


def read_xml(blob: Blob) -> Read:
    """Records of a feed or of a news agency's file; of others, what to do instead."""
    raw = blob.raw
    if _ENTITY.search(raw):
        yield Refusal(blob.source, "it declares entities, which no feed needs; remove them")
        return
    root = _root(raw)
    if root in ("rss", "feed", "RDF"):
        yield from _feed(blob)
    elif root in ("urlset", "sitemapindex"):
        yield Refusal(
            blob.source, "a sitemap, which has addresses and no text; fetch the pages first"
        )
    elif root == "en-export":
        yield from _notes(blob)
    elif root is not None and root.lower() in ("newsml", "newsmessage", "newsitem", "nitf"):
        yield from _agency(blob)
    elif root == "html":
        from research.articles.readers import web

        yield from web.read_html(blob)
    elif root == "plist":
        yield Refusal(
            blob.source, "a saved address, not its page; open it and save the page as HTML"
        )
    elif root == "mediawiki":
        advice = (
            "pages of a wiki in its own markup; take out their text, for example with WikiExtractor"
        )
        yield Refusal(blob.source, advice)
    elif root == "document" and b"opendocument" in blob.head:
        from research.articles.readers import documents

        yield from documents.read_flat_odt(blob)
    else:
        from research.articles.readers import xml_corpora

        yield from xml_corpora.read(blob, root or "unknown")


def _root(raw: bytes) -> str | None:
    text = decoding.decode(raw[:8192])[0]
    text = re.sub(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>", "", text, flags=re.DOTALL)
    match = re.search(r"<(?:[\w.-]+:)?([\w.-]+)", text)
    return match[1] if match else None


def _feed(blob: Blob) -> Read:
    import feedparser

    feed = feedparser.parse(BytesIO(blob.raw), sanitize_html=False, resolve_relative_uris=False)
    outlet = feed.feed.get("title")
    logins = {a.decode(): b.decode("utf-8", "replace") for a, b in _LOGIN.findall(blob.raw)}
    if not feed.entries:
        yield Refusal(blob.source, "the feed has no entry")
        return
    for number, entry in enumerate(feed.entries, start=1):
        place, stem = blob.numbered(number)
        if why := _unpublished(entry):
            yield Refusal(place, why)
            continue
        contents = [str(part.get("value") or "") for part in entry.get("content", [])]
        html = max(contents, key=len, default="")
        summary = str(entry.get("summary") or "")
        html, changes = markup.without_shortcodes(html)
        html, summary = (_paragraphs(_escaped_once(part)) for part in (html, summary))
        lines = [x for x in blocks.of_html(html or summary) if not _ADDRESS.fullmatch(x.text)]
        short = len(lines) < 2 and sum(len(line.text) for line in lines) < 800
        # Google Alerts gives its snippets as the content.
        if short and (not html or (lines and incomplete.is_cut(lines[-1].text))):
            yield Refusal(place, "the feed has only a teaser of it; fetch the page, and load that")
            continue
        source = entry.get("source") or {}
        known = Metadata(
            title=_plain(entry.get("title")),
            deck=None,
            outlet=_plain(source.get("title") or outlet),
            byline=logins.get(str(entry.get("author")))
            or people.named(_plain(entry.get("author"))),
            published=entry.get("published") or entry.get("updated") or None,
            url=entry.get("link") or None,
        )
        text, headings = blocks.joined(lines)
        digest = sha256(f"{entry.get('id') or known.url}\n{html or summary}".encode())
        if any(map(str.isalpha, text)):
            yield Record(place, stem, digest, text, known, headings, tuple(changes))
        else:
            yield Refusal(place, "its text is empty")


def _unpublished(entry: Any) -> str | None:
    """Why an entry of WordPress's export is no article that was published."""
    status, kind = (str(entry.get(name) or "").lower() for name in ("wp_status", "wp_post_type"))
    blogger = str(entry.get("blogger_type") or "").lower()
    kinds = {str(t.get("term")) for t in entry.get("tags", []) if "#kind" in str(t.get("scheme"))}
    if "blogger_inreplyto" in entry or blogger == "comment" or any("#comment" in k for k in kinds):
        return "it is a comment on an article"
    if blogger == "page" or any(not k.endswith("#post") for k in kinds):
        return f"it is no article (type: {blogger or ', '.join(sorted(kinds))})"
    status = status or str(entry.get("blogger_status") or "").lower()
    if status in (*columns.UNSEEN, "pending", "future", "private"):
        return f"it is no article that was published (status: {status})"
    if kind in _NO_POSTS:
        return f"it is no article (post type: {kind})"
    return None


def _escaped_once(text: str) -> str:
    """HTML that was escaped twice ("&lt;p&gt;" where a tag is meant), as it was meant."""
    for _ in range(2):
        if "<p" in text or not _TWICE.search(text):
            break
        text = html_lib.unescape(text)
    return text


def _paragraphs(html: str) -> str:
    """HTML whose paragraphs are parted by empty lines alone, as WordPress keeps it, with its tags."""
    if "<p" in html or "<br" in html or not _GAP.search(html):
        return html
    return "".join(f"<p>{part}</p>" for part in _GAP.split(html))


def _plain(text: Any) -> str | None:
    lines = blocks.of_html(str(text)) if text else []
    return " ".join(line.text for line in lines) or None


def _notes(blob: Blob) -> Read:
    """Notes that Evernote exports: a title, the address of what was clipped, and HTML."""
    # A picture in a note can be longer than what a parser takes of one text.
    root = blocks.xml(blob.raw, recover=True, huge_tree=True)
    notes = [] if root is None else list(root.iter("note"))
    if not notes:
        yield Refusal(blob.source, "no note in it; export it from Evernote again")
        return
    for number, note in enumerate(notes, start=1):
        place, stem = blob.numbered(number, of=len(notes))
        # Day and author of a note are those of the clipping.
        known = Metadata(title=_first(note, "title"), url=_first(note, "source-url"))
        content = note.findtext("content") or ""
        text, headings = blocks.joined(
            blocks.of_html(re.sub(r"<\?xml.*?\?>|<!DOCTYPE[^>]*>", "", content))
        )
        known = _clipped(known, text.split("\n\n")[:_TOP])
        done: list[Change] = []
        if not known.outlet and (host := hosts.outlet(known.url)):
            known = replace(known, outlet=host)
            done.append(Change("outlet", "repaired", None, host, hosts.REASON))
        if any(map(str.isalpha, text)):
            made = Record(place, stem, sha256(content.encode()), text, known, headings)
            yield made.changed(done)
        else:
            yield Refusal(place, "a note without text")


def _clipped(known: Metadata, top: list[str]) -> Metadata:
    """What is known of a clipping whose title is a browser's: the headline, and the site behind it.

    The headline stands over the text as well, or the address has the name of the site.
    """
    title = known.title or ""
    headlines = set(map(squash, top))
    bars = list(_BARS.finditer(title))
    heads = [title[: bar.start()] for bar in bars]
    site = title[bars[-1].end() :] if bars else ""
    head = next((head for head in heads if squash(head) in headlines), None)
    if head is None and site and pagedata.agrees(site, known.url):
        head = heads[-1]
    return known if head is None else replace(known, title=head, outlet=site)


def _agency(blob: Blob) -> Read:
    from lxml import etree

    root = blocks.xml(blob.raw, recover=True)
    if root is None:
        yield Refusal(blob.source, "broken XML; export it again")
        return
    items = list(root.iter("{*}newsItem", "{*}NewsItem", "{*}newsitem")) or [root]
    for number, item in enumerate(items, start=1):
        place, stem = blob.numbered(number, of=len(items))
        lines = _story(item)
        if not lines:
            yield Refusal(place, "a news item without text; a picture, a video or a notice")
            continue
        title = _first(item, "headline", "HeadLine", "hl1", "title")
        if title and lines and lines[0].text == title:
            lines = lines[1:]
        known = Metadata(
            title=title,
            deck=_first(item, "hl2", "subheadline", "SubHeadLine"),
            outlet=_outlet(item),
            byline=_byline(item),
            published=_day(item),
            language=_language(item),
        )
        text, headings = blocks.joined(lines)
        yield Record(place, stem, sha256(etree.tostring(item)), text, known, headings)


def _story(item: Any) -> list[Line]:
    for name in ("body.content", "inlineXML", "DataContent", "inlineData", "text", "body"):
        for element in item.iter(f"{{*}}{name}"):
            # The Annotated Corpus of the New York Times has the lede twice: alone, and in the text.
            lines = list(dict.fromkeys(blocks.of_tree(element)))
            if any(map(str.isalpha, "".join(line.text for line in lines))):
                return lines
    return []


def _first(item: Any, *names: str) -> str | None:
    for name in names:
        for element in item.iter(f"{{*}}{name}"):
            text = " ".join("".join(element.itertext()).split())
            if text:
                return text
    return None


def _byline(item: Any) -> str | None:
    """Who wrote an item, by the first kind of element that names anybody."""
    for name in ("byline", "ByLine", "by", "bytag", "creator"):
        lines = (_spoken(element) for element in item.iter(f"{{*}}{name}"))
        found = dict.fromkeys(filter(None, map(people.named, lines)))
        if found:
            return ", ".join(found)
    return None


def _spoken(element: Any) -> str:
    """The words of a byline without the office or the agency, which NITF glues to the name (`byttl`)."""
    parts = [element.text or ""]
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "byttl"
        said = ", " if name == "br" else "" if name == "byttl" else _spoken(child)
        parts += [said, child.tail or ""]
    line = " ".join("".join(parts).split())
    return line[4:] if line.startswith("By: ") else line


def _outlet(item: Any) -> str | None:
    for name in (
        "provider",
        "Provider",
        "infoSource",
        "copyrightHolder",
        "Source",
        "pubdata",
        "doc.copyright",
    ):
        for element in item.iter(f"{{*}}{name}"):
            named = element.find(".//{*}name")
            party = element.find(".//{*}Party")
            text = (
                ("".join(named.itertext()) if named is not None else "")
                or (party.get("FormalName") if party is not None else "")
                or element.get("literal")
                or element.get("name")
                or element.get("holder")
                or "".join(element.itertext())
            )
            if text.strip():
                return " ".join(text.split())
    return None


def _day(item: Any) -> str | None:
    for name in _DATES:
        for element in item.iter(f"{{*}}{name}"):
            stated = element.get("norm") or element.get("date.publication")
            value = stated or "".join(element.itertext()).strip()
            if any(map(str.isdigit, value)):
                return str(value)
    value = item.get("date")
    return str(value) if value else None


def _language(item: Any) -> str | None:
    for element in item.iter():
        for name in ("tag", "FormalName"):
            if isinstance(element.tag, str) and element.tag.lower().endswith("language"):
                value = element.get(name)
                if value:
                    return str(value)[:2].lower()
    value = item.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(value)[:2].lower() if value else None
