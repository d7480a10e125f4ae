"""Articles in the XML and SGML of libraries and corpora: TEI, OCR of pages, records with named parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from research.articles import column_names, columns, decoding, exports, people, wrapped
from research.articles.blobs import Blob
from research.articles.readers import blocks, json_shapes
from research.articles.readers.registry import Read
from research.articles.records import Change, Line, Metadata, Note, Record, Refusal, sha256

_DEEPEST: Final = 60
_LINE: Final = "\u2028"  # where a line of the page ends
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# Elements whose words go on in one paragraph, and those that are paragraphs.
_INLINE: Final = frozenset(
    "a abbr b bold br cite em emph foreign hi i italic lb mark name orig persname placename q ref reg "
    "rs s seg sentence small span strong sub sup u w pc term date num said title.inline".split()
)
_PARAGRAPHS: Final = frozenset(
    "ab bl blockquote closer h1 h2 h3 h4 h5 h6 head item l li opener p para paragraph par quote sp u "
    "trailer signed salute dateline byline div lg ol ul list".split()
)
# Kinds of parts that are articles; the last as the Deutsches Textarchiv calls those of a paper.
_ARTICLES: Final = frozenset(
    "article story news artikel newsarticle newspaperarticle newsitem articolo artículo jarticle".split()
)
_FIELDS: Final = frozenset(
    ("field", "str", "arr", "meta", "attribute", "property", "date")
)  # named by @name
_HEADS: Final = frozenset(("head", "h1", "h2", "h3", "h4", "h5", "h6"))
_APART: Final = frozenset(("note", "fw", "figure", "figdesc", "teiheader", "pb", "cb", "bibl"))
_OF_ARTICLE: Final = frozenset(("title", "published", "outlet", "byline"))  # what attributes state
_FEWEST_WORDS: Final = 20  # of an article in an element
_BARE_AND: Final = re.compile(r"&(?!#?\w{1,20};)")
_DECLARATION: Final = re.compile(r"\A\s*(?:<\?xml[^>]*\?>|<!DOCTYPE[^>\[]*>|\s)+", re.IGNORECASE)


def read(blob: Blob, root: str) -> Read:
    """Records of XML that is no feed and no agency's, by its root."""
    yield from (Note(blob.source, said) for said in decoding.decode(blob.raw, html=True)[1])
    if root in ("TEI", "teiCorpus", "TEI.2", "teiCorpus.2"):
        yield from read_tei(blob)
    elif root in ("alto", "PcGts"):
        yield from read_alto(blob)
    else:
        yield from read_records(blob)


def read_tei(blob: Blob) -> Read:
    """The texts of a TEI file or corpus, each with what its header says of its source."""
    root = _parsed(blob)
    items = [] if root is None else list(root.iter("{*}TEI", "{*}TEI.2"))
    found: list[tuple[Any, Any]] = []
    for item in items:
        body = next(item.iter("{*}body"), None)
        parts = [] if body is None else [d for d in body.iter("{*}div") if _is_article(d)]
        found += [(item, part) for part in (parts or [body])]
    for number, (item, part) in enumerate(found, start=1):
        place, stem = blob.numbered(number, of=len(found))
        lines = [] if part is None else list(_lines(part))
        if not any(map(str.isalpha, "".join(line.text for line in lines))):
            yield Refusal(place, "a TEI text without words in its body")
            continue
        known = _of_header(item)
        own = next((line.text for line in lines if line.heading), None)
        if part.tag != next(item.iter("{*}body")).tag:
            known = Metadata(title=own).over(known)
        digest = sha256("\n".join(line.text for line in lines).encode("utf-8", "surrogatepass"))
        record = exports.record(place, stem, digest, lines, [], title=known.title or own)
        yield Record(place, stem, digest, record.text, known.over(record.metadata), record.headings)
    if not found:
        yield Refusal(blob.source, "no text in this TEI file; export it again, or as plain text")


def _is_article(element: Any) -> bool:
    return str(element.get("type") or "").lower() in _ARTICLES


def _of_header(item: Any) -> Metadata:
    header = next(item.iter("{*}teiHeader"), None)
    if header is None:
        return Metadata()

    def first(*paths: str) -> str | None:
        for path in paths:
            for element in header.iterfind(path):
                text = " ".join("".join(element.itertext()).split())
                value = element.get("when") or element.get("when-iso") or element.get("ident")
                if value or text:
                    return str(value or text)
        return None

    source = ".//{*}sourceDesc"
    # The publisher of a corpus is no paper; trafilatura names the site there.
    crawled = next(header.iter("{*}application"), None)
    site = (
        ".//{*}publicationStmt/{*}publisher" if crawled is not None else f"{source}//{{*}}publisher"
    )
    return Metadata(
        title=first(f"{source}//{{*}}title[@level='a']", ".//{*}titleStmt/{*}title"),
        outlet=first(
            f"{source}//{{*}}title[@level='j']", f"{source}//{{*}}monogr/{{*}}title",
            f"{source}//{{*}}publisher", site,
        ),
        byline=people.named(first(f"{source}//{{*}}author", ".//{*}titleStmt/{*}author") or ""),
        published=first(
            f"{source}//{{*}}date", ".//{*}creation/{*}date", ".//{*}publicationStmt/{*}date"
        ),
        url=first(f"{source}//{{*}}ref[@target]", f"{source}//{{*}}idno[@type='URL']"),
        language=(first(".//{*}langUsage/{*}language") or item.get(_LANG) or "")[:2].lower() or None,
    )  # fmt: skip


def _lines(element: Any, depth: int = 0) -> Iterator[Line]:
    """Paragraphs of an element, in their order; notes and page breaks are out."""
    words: list[str] = [element.text or ""]
    name = _name(element)

    def flush() -> Iterator[Line]:
        text = _spaced(words)
        words.clear()
        if text:
            yield Line(text, name in _HEADS)

    for child in element:
        inner = _name(child)
        if inner in _APART or inner == "":
            pass
        elif depth < _DEEPEST and _holds_paragraphs(child):
            yield from flush()
            yield from _lines(child, depth + 1)
        elif inner in _PARAGRAPHS and inner not in ("u", "q"):
            yield from flush()
            if text := _spaced(_inner(child)):
                yield Line(text, inner in _HEADS)
        else:
            words.extend(_inner(child))
        words.append(child.tail or "")
    yield from flush()


def _holds_paragraphs(element: Any) -> bool:
    return any(_name(child) in _PARAGRAPHS for child in element)


def _inner(element: Any) -> list[str]:
    """The words of an element; where it marks each word, they are parted as they are printed."""
    if _name(element) == "lb":
        return ["" if element.get("break") == "no" else _LINE]
    tokens = list(element.iter("{*}w", "{*}pc"))
    if tokens:
        return [joined(("".join(t.itertext()).strip(), t.get("join") not in ("right", "both"))
                       for t in tokens)]  # fmt: skip
    parts = [element.text or ""]
    for child in element:
        if _name(child) not in _APART and _name(child):
            parts += _inner(child)
        parts.append(child.tail or "")
    return parts


def _spaced(parts: list[str]) -> str:
    rows = (" ".join(row.split()) for row in "".join(parts).split(_LINE))
    return wrapped.rejoined([row for row in rows if row] or [""])


_OPENS: Final = frozenset("([{“‘«„¿¡")
_CLOSES: Final = re.compile(r"[.,;:!?…%)\]}”’»]+$|['’](?:s|t|d|m|ll|re|ve)$|n['’]t$", re.IGNORECASE)


def joined(tokens: Any) -> str:
    """Tokens as they are printed; each with whether a blank may follow it.

    >>> joined([("It", True), ("rained", True), (".", True)])
    'It rained.'
    """
    text = ""
    blank = False
    for token, follows in tokens:
        if not token:
            continue
        closes = _CLOSES.match(token)
        text += (" " if blank and not closes else "") + token
        blank = follows and token not in _OPENS
    return text


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def read_alto(blob: Blob) -> Read:
    """The words of a page that a library has recognised (ALTO, PAGE), block by block."""
    root = _parsed(blob)
    read: list[str] = []
    for block in () if root is None else root.iter("{*}TextBlock", "{*}TextRegion"):
        rows = []
        for line in block.iter("{*}TextLine"):
            words = [str(w.get("CONTENT") or "") for w in line.iter("{*}String")]
            written = next((e.text for e in line.iterfind("{*}TextEquiv/{*}Unicode")), None)
            hyphen = any(True for _ in line.iter("{*}HYP"))
            rows.append((" ".join(words) or written or "") + ("-" if hyphen else ""))
        if text := "\n".join(filter(None, rows)):
            read.append(text)
    if not read:
        yield Refusal(blob.source, "a page without words; recognise its text again")
        return
    reason = "a page as a library has recognised it; its articles and advertisements are one text"
    yield Note(blob.source, Change("page", "flagged", f"{len(read)} blocks of text", None, reason))
    yield Record(blob.source, blob.stem, sha256(blob.raw), "\n\n".join(read))


def read_records(blob: Blob) -> Read:
    """Articles whose parts have elements of their own, by the names that columns have."""
    root = _parsed(blob)
    if root is None:
        yield Refusal(blob.source, "broken XML; export it again")
        return
    seen = columns.Columns(blob.source)
    value = _value(root)
    if not isinstance(value, dict):
        value = {_name(root): value}
    rows = json_shapes.rows_of(value)
    held = [] if isinstance(rows, str) else [row for _, row in rows if isinstance(row, dict)]
    if not any(column_names.has_text([name for name, _ in columns.flat(row)]) for row in held):
        yield Refusal(
            blob.source,
            f"XML with the root {_name(root)}, in which no element is named for a text; export it as "
            "CSV or JSON, or name the element text or body",
        )
        return
    for number, row in enumerate(held, start=1):
        place, stem = blob.numbered(number, of=len(held))
        level = _level(row)
        if len(held) == 1:  # what stands around the part that holds the text is of the same article
            level = _level(value) | level
        yield seen.record(level, source=place, stem=stem)
    yield from seen.notes()


# What libraries and databases call the parts of an article.
_CALLED: Final = {
    "recordtitle": "title", "alphapubdate": "published", "numericpubdate": "pubdate",
    "numericdate": "published", "originalform": "author",
    "article-title": "title", "journal-title": "outlet", "sourcename": "outlet", "container-title": "outlet",
}  # fmt: skip
_OF_PAPER: Final = frozenset(
    "publication newspaper journal source periodical host monogr paper pubfrosting".split()
)


def _level(row: dict[str, Any]) -> dict[str, Any]:
    """A record with the parts of its parts beside its own; the title of a publication is the outlet's."""
    made: dict[str, Any] = {}
    waiting: list[tuple[str, dict[str, Any]]] = [("", row)]
    while waiting:
        of, held = waiting.pop(0)
        for name, value in held.items():
            called = _CALLED.get(name, name)
            if of in _OF_PAPER:
                if called not in ("title", "name"):
                    continue
                called = "outlet"
            if isinstance(value, dict):
                waiting.append((name, value))
            else:
                made.setdefault(called, value)
    lead = [made.pop(name) for name in ("leadparagraph", "tailparagraphs") if name in made]
    if lead:  # Factiva
        made["text"] = "\n\n".join(map(str, lead))
    return made


def _value(element: Any, depth: int = 0) -> Any:
    """An element as JSON would have it: words, or its parts by their names."""
    names = [name for child in element if (name := _name(child))]
    headed = len(names) > 1 and names[0] in _HEADS and not _HEADS & set(names[1:])
    prose = _INLINE | _PARAGRAPHS | _APART
    made: dict[str, Any] = {str(k).rpartition("}")[2]: str(v) for k, v in element.attrib.items()}
    plain = (
        not headed and all(name in prose for name in names) and not any(map(_is_record, element))
    )
    if not names or depth > _DEEPEST or plain:
        text = (
            "\n\n".join(line.text for line in _lines(element))
            if names
            else " ".join((element.text or "").split(" ")).strip()
        )
        # A text with attributes that say of what article it is: a record.
        stated = not _OF_ARTICLE.isdisjoint(column_names.candidates(tuple(made)))
        return {**made, "text": text} if stated and len(text.split()) >= _FEWEST_WORDS else text
    loose = [
        line.text
        for child in element
        if _name(child) in _PARAGRAPHS
        and not (headed and child is element[0])
        and not _is_record(child)
        for line in (_lines(child) if _holds_paragraphs(child) else _alone(child))
    ]
    if loose and not column_names.has_text(names):
        made["text"] = "\n\n".join(loose)
    for child in element:
        name = str(child.get("name") or "") if _name(child) in _FIELDS else ""
        name = name or _name(child)
        if name == "main" and not column_names.has_text(names):
            name = "text"  # as trafilatura writes it
        if not name or (name in _PARAGRAPHS - _HEADS and "text" in made and not _is_record(child)):
            continue
        value = _value(child, depth + 1)
        if name in made:
            before = made[name]
            made[name] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            made[name] = value
    return made


def _is_record(element: Any) -> bool:
    """Whether an element that may be a paragraph ("item") has a text among other parts of its own."""
    names = [_name(child) for child in element]
    return len(names) > 1 and {"text", "title"} <= column_names.candidates(tuple(names)).keys()


def _alone(element: Any) -> list[Line]:
    text = _spaced(_inner(element))
    return [Line(text)] if text else []


def _parsed(blob: Blob) -> Any:
    text, changes = decoding.decode(blob.raw, html=True)
    bare = _DECLARATION.sub("", text)
    first = re.match(r"\s*<([\w.:-]+)", bare)
    name = re.escape(first[1]) if first else ""
    again = name and re.search(rf"</{name}\s*>\s*<{name}[\s>]", bare, re.IGNORECASE)
    if again or name.upper() in ("DOC", "REUTERS"):
        # Documents one after another, as those of the LDC and of Reuters: marks that are not escaped.
        bare = re.sub(r"<!DOCTYPE[^>]*>|<\?xml[^>]*\?>", "", bare, flags=re.IGNORECASE)
        bare = _BARE_AND.sub("&amp;", re.sub(r"&#\d{1,2};", " ", bare))
        return blocks.xml(f"<docs>{bare}</docs>".encode(), recover=True)
    return blocks.xml(bare.encode() if changes else blob.raw, recover=True)
