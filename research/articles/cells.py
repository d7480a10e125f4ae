"""What a cell or a field of an object holds, as text: paragraphs, names, lists that were written out."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Final

from research.articles.decoding import decode, is_binary
from research.articles.records import Change, excerpt

_NAMED: Final = (
    "name", "text", "plaintext", "title", "rendered", "main", "original", "value", "processed", "content",
    "body", "paragraphs", "sections", "$date", "$numberLong", "$oid", "#text", "url", "uri", "href", "@id",
    "data", "bodyTextSummary", "bodyHtml", "items", "content_elements", "elements",
)  # fmt: skip
_PIECES: Final = ("summary", "headline", "heading", "subheading", "paragraphs", "sections")
_BODIES: Final = (
    "rendered", "plaintext", "text", "body", "content", "paragraphs", "sections",
    "value", "processed", "#text",
)  # fmt: skip
_LITERAL: Final = re.compile(r"\s*(?:\[.*\]|\(.*\)|\{.*\}|c\(.*\))\s*", re.DOTALL)
# A list of elements as BeautifulSoup writes it out.
_SOUP: Final = re.compile(r"\s*\[\s*(<[a-z].*</[a-z0-9]+>)\s*\]\s*", re.DOTALL | re.IGNORECASE)
_NEXT_ELEMENT: Final = re.compile(r"(?<=>)\s*,\s*(?=<[a-z])", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"paragraph|heading|block$|p$|h\d$|hyperlink|link", re.IGNORECASE)
# Blocks of an editor that are no words of the story; `image` and its like have captions.
_NO_STORY: Final = re.compile(
    r"(?:.*[_.:/-])?(?:image|photo|picture|figure|video|audio|podcast|gallery|slideshow|graphic|infographic|map|"
    r"embed|oembed(?:_response)?|raw_html|html_embed|interstitial_link|link_list|related\w*|promo\w*|"
    r"recirc\w*|newsletter\w*|ad|ads|advert\w*|social\w*|button|divider|caption|credit|reference|story|custom_embed"
    r")(?:[_-]?(?:block|embed|element))?",
    re.IGNORECASE,
)
_DEEPEST = 8
_DAY = 80  # characters of a cell that may tell a day
_STATES: Final = frozenset(("true", "false", "yes", "no"))  # of "published"
_NONE: Final = frozenset(("", "nan", "none", "null", "n/a", "na", "nat", "<na>", "[]", "{}"))


def as_text(value: Any, *, joiner: str = "\n\n", depth: int = 0) -> str:
    r"""A cell as text: paragraphs of a list, the name of an object, else as it is written.

    >>> as_text([{"text": "One."}, ["Two,", "three."]])
    'One.\n\nTwo, three.'
    >>> as_text("['Jane Rowe', 'Omar Haddad']", joiner=", ")
    'Jane Rowe, Omar Haddad'
    """
    if value is None or depth > _DEEPEST:
        return ""
    if isinstance(value, str):
        literal = _literal(value)
        if soup := _SOUP.fullmatch(value):
            literal = list(_NEXT_ELEMENT.split(soup[1]))
        return value if literal is None else as_text(literal, joiner=joiner, depth=depth + 1)
    if isinstance(value, bytes):
        text = decode(value)[0]
        # NULs in a cell are no UTF-16, but a picture or a number.
        return "" if b"\0" in value or is_binary(value, text) else text
    if isinstance(value, Mapping):
        if runs := _runs(value):
            return "".join(as_text(run, joiner=joiner, depth=depth + 1) for run in runs)
        pieces = [value[name] for name in _PIECES if value.get(name)]
        # A body of pieces: its summary and sections, or the heading of a section and its paragraphs.
        if len(pieces) < 2 or joiner != "\n\n" or not any(isinstance(p, list) for p in pieces):
            named = next((value[name] for name in _NAMED if value.get(name)), "")
            return as_text(named, joiner=joiner, depth=depth + 1)
        texts = (as_text(_apart(piece), joiner=joiner, depth=depth + 1) for piece in pieces)
        return joiner.join(text for text in texts if text)
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        items = value if isinstance(value, (list, tuple)) else value.tolist()
        if not isinstance(items, (list, tuple)):
            return str(items)
        if is_written_through(items):
            return "".join(as_text(x, joiner="", depth=depth + 1) for x in items)
        items = [x for x in items if not _is_beside(x)]
        if joiner == "\n\n" and items and all(map(_is_spoken, items)):
            joiner = " "  # of subtitles
        inner = " " if joiner == "\n\n" else joiner
        parts = (
            as_text(x, joiner=joiner if isinstance(x, Mapping) else inner, depth=depth + 1)
            for x in items
        )
        return joiner.join(part for part in parts if part)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return str(value)


def undated(cells: Mapping[str, Any], names: Sequence[str]) -> list[Change]:
    """The flag of a cell of a day that has words without a figure.

    >>> [change.before for change in undated({"date": "three days ago"}, ["date"])]
    ['three days ago']
    """
    for name in names:
        said = " ".join(as_text(cells[name]).split())
        words = any(map(str.isalpha, said)) and not any(map(str.isdigit, said))
        if words and len(said) < _DAY and said.lower() not in _NONE | _STATES:
            return [Change("date", "flagged", excerpt(said), None, "it is no date")]
    return []


def kind(block: Mapping[str, Any]) -> str:
    """What an object says that it is: the type of a block of an editor."""
    named = (
        block.get(name)
        for name in ("type", "_type", "kind", "blockType", "__typename", "blockName")
    )
    return next((value for value in named if isinstance(value, str)), "")


def _is_beside(item: Any) -> bool:
    return isinstance(item, Mapping) and bool(_NO_STORY.fullmatch(kind(item)))


def _is_spoken(item: Any) -> bool:
    return (
        isinstance(item, Mapping)
        and "text" in item
        and not {"start", "offset", "begin"}.isdisjoint(item)
    )


def is_written_through(items: Sequence[Any]) -> bool:
    """Whether a list is one text, some words of which are objects: bold, or a link (Telegram)."""
    marked = [item for item in items if not isinstance(item, str)]
    return 0 < len(marked) < len(items) and all(
        isinstance(item, Mapping) and isinstance(item.get("text"), str) and "type" in item
        for item in marked
    )


def _literal(text: str) -> list[Any] | None:
    """The items of a list that was written out by Python, JSON or R, else None."""
    if text[:1] not in "[(c{" or not _LITERAL.fullmatch(text):
        return None
    if text.startswith("c("):
        items = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
        return items or None
    try:
        with warnings.catch_warnings():  # a backslash in a word is no escape, and no matter
            warnings.simplefilter("ignore")
            value = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    if isinstance(value, dict):
        return [value]
    strings = isinstance(value, (list, tuple)) and all(isinstance(v, str | dict) for v in value)
    return list(value) if strings and value else None


def body(value: Any) -> Any:
    """What an object holds as its text; one that holds an article is no text itself."""
    if not isinstance(value, Mapping):
        return value
    if value.get("summary") and isinstance(value.get("sections"), list):
        return value  # the lead and what follows it
    return next((value[name] for name in _BODIES if value.get(name)), None)


def _runs(value: Mapping[str, Any]) -> list[Any] | None:
    """The runs of one paragraph, some bold or linked, as editors of web pages keep them."""
    runs = value.get("children") or value.get("content")
    kind = str(value.get("nodeType") or value.get("type") or value.get("_type") or "")
    if not isinstance(runs, list) or not _PARAGRAPH.match(kind):
        return None
    return runs if all(isinstance(run, Mapping) for run in runs) else None


def _apart(part: Any) -> Any:
    """Paragraphs of a list apart, as those of a body are; a list of words stays a line."""
    return [{"text": p} for p in part] if _is_paragraphs(part) else part


def _is_paragraphs(part: Any) -> bool:
    return isinstance(part, list) and bool(part) and all(isinstance(p, str) for p in part)


def is_missing(value: Any) -> bool:
    """Whether a cell is empty, or says so."""
    return (
        value is None
        or (isinstance(value, float) and value != value)
        or (isinstance(value, str) and value.strip().lower() in _NONE)
        or (isinstance(value, list | Mapping) and not value)
        or str(type(value).__name__) == "NaTType"
    )


def is_other_text(value: str, text: str) -> bool:
    """Whether a cell holds another text than this one, not the same in a further form, as without its marks.

    >>> is_other_text("its bath is shut now and no money is left for it", "Its bath is shut now!")
    True
    >>> is_other_text("bath shut no money", "The bath is shut; no money is left.")
    False
    """
    words = _WORD.findall(value[:_BEGINNING].casefold())
    held = text.casefold()
    return len(words) > _FEW_WORDS and sum(w in held for w in words) < _SHARED * len(words)


_WORD: Final = re.compile(r"\w+")
_BEGINNING: Final = 280  # characters
_FEW_WORDS: Final = 8
_SHARED: Final = 0.8  # of its words
