"""Rows of tables and JSON objects to records: which column is the text, the title, the date."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from research.articles.records import Metadata, Record, sha256, whole

# Names that data sets give to the columns, without case and marks; the first that is there counts.
SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        "text", "body", "articlebody", "articletext", "fulltext", "bodytext", "maintext", "content",
        "article", "story", "bodyparagraphs", "paragraphs", "plaintext", "cleantext", "rawtext",
        "document", "newstext",
    ),
    "html": ("html", "rawhtml", "articlehtml", "bodyhtml", "contenthtml", "page"),
    "title": ("title", "headline", "articletitle", "heading", "head", "newstitle"),
    "deck": (
        "deck", "standfirst", "subtitle", "subheadline", "subheading", "description", "summary",
        "teaser", "abstract",
    ),
    "outlet": (
        "outlet", "source", "publisher", "publication", "newspaper", "sitename", "site", "medium",
        "media", "sourcename", "newsoutlet", "newssource", "provider", "domain", "hostname",
    ),
    "byline": ("byline", "author", "authors", "writer", "creator", "journalist", "reporter"),
    "published": (
        "published", "date", "publishedat", "publicationdate", "datepublished", "publisheddate",
        "pubdate", "datetime", "publishdate", "timestamp", "createdat", "day", "time",
    ),
    "url": ("url", "link", "href", "weburl", "canonicalurl", "sourceurl", "articleurl", "uri"),
    "language": ("language", "lang", "inlanguage"),
    "id": ("articleid", "id", "uuid", "docid", "documentid", "key", "uid", "idarticle"),
}  # fmt: skip
_LISTS: Final = ("articles", "data", "items", "results", "documents", "records", "docs", "response")
_NAMED: Final = ("name", "text", "title", "value", "content", "url", "@id")
_TAGS: Final = re.compile(r"<(?:p|br|div|h[1-6])\b[^>]{0,300}>", re.IGNORECASE)


def find(names: list[str]) -> dict[str, str]:
    """Which of these columns holds what.

    >>> find(["Headline", "body-text", "Pub Date"])
    {'text': 'body-text', 'title': 'Headline', 'published': 'Pub Date'}
    """
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(re.sub(r"[^a-z]", "", name.lower()), name)
    return {
        what: next(plain[s] for s in synonyms if s in plain)
        for what, synonyms in SYNONYMS.items()
        if any(s in plain for s in synonyms)
    }


def record(row: Mapping[str, Any], *, source: str, stem: str) -> Record | str:
    """The article that a row holds, or why it holds none."""
    held = {str(name): value for name, value in row.items() if not _is_missing(value)}
    column = find(list(held))
    text = as_text(held[column["text"]]) if "text" in column else ""
    html = as_text(held[column["html"]]) if "html" in column else ""
    if len(_TAGS.findall(text[:20_000])) > 1:
        text, html = "", html or text
    raw = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    digest = sha256(raw.encode("utf-8", "surrogatepass"))
    values = {
        what: as_text(held[name], joiner=", ").strip() or None
        for what, name in column.items()
        if what not in ("text", "html", "id")
    }
    metadata = Metadata(**values)
    if "id" in column:
        stem = as_text(held[column["id"]]) or stem
    if not text.strip() and html.strip():
        from research.articles import webpages

        page = webpages.read(html, source=source, stem=stem, digest=digest)
        if isinstance(page, str):
            return page
        return Record(source, stem, digest, page.text, metadata.over(page.metadata), page.headings)
    if not text.strip():
        if not {"text", "html"} & find(list(map(str, row))).keys():
            seen = whole(", ".join(list(map(str, row))[:8])) or "nothing"
            accepted = ", ".join(SYNONYMS["text"][:4])
            return f"no column with the text; it has {seen}; name it one of {accepted}"
        return "its text is empty"
    return Record(source, stem, digest, text, metadata)


def records(value: Any, *, source: str, stem: str) -> list[Record | tuple[str, str]]:
    """The articles in a JSON value, each a record, or (place, why it is none)."""
    if isinstance(value, Mapping):
        if (first := find(list(map(str, value)))) and ("text" in first or "html" in first):
            return [_placed(record(value, source=source, stem=stem), source)]
        for name in _LISTS:
            if isinstance(value.get(name), (list, Mapping)):
                return records(value[name], source=source, stem=stem)
        rows: list[tuple[str | int, Any]]
        rows = [(whole(str(key)), row) for key, row in value.items()]
        if not rows or not all(isinstance(row, Mapping) for _, row in rows):
            return [_placed(record(value, source=source, stem=stem), source)]
    elif isinstance(value, list):
        rows = list(enumerate(value, start=1))
    else:
        return [(source, f"a {type(value).__name__} is no article; an object or a list of them is")]
    if not rows:
        return [(source, "it holds no article")]
    found: list[Record | tuple[str, str]] = []
    for key, row in rows:
        place, name = f"{source}:{key}", f"{stem}-{key}" if isinstance(key, int) else str(key)
        if isinstance(row, Mapping):
            found.append(_placed(record(row, source=place, stem=name), place))
        else:
            found.append((place, f"a {type(row).__name__} is no article; an object is"))
    return found


def _placed(found: Record | str, place: str) -> Record | tuple[str, str]:
    return (place, found) if isinstance(found, str) else found


def as_text(value: Any, *, joiner: str = "\n\n", depth: int = 0) -> str:
    r"""A cell as text: paragraphs of a list, the name of an object, else as it is written.

    >>> as_text([{"text": "One."}, ["Two,", "three."]])
    'One.\n\nTwo, three.'
    """
    if value is None or depth > 8:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        inner = next((value[name] for name in _NAMED if value.get(name)), "")
        return as_text(inner, joiner=joiner, depth=depth + 1)
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        items = value if isinstance(value, (list, tuple)) else value.tolist()
        if not isinstance(items, (list, tuple)):
            return str(items)
        inner_joiner = " " if joiner == "\n\n" else joiner
        parts = (as_text(item, joiner=inner_joiner, depth=depth + 1) for item in items)
        return joiner.join(part for part in parts if part)
    return str(value)


def _is_missing(value: Any) -> bool:
    return (
        value is None
        or value != value
        or (
            isinstance(value, str)
            and value.strip().lower() in ("", "nan", "none", "null", "n/a", "nat")
        )
    )
