"""Paragraphs of a document that is an article as a whole: nothing is taken for a site's frame.

For HTML of feeds, interfaces, mails, books and databases; web pages are read by `webpages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from research.articles.records import Line

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS: Final = _HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form header hr li main nav ol p pre section summary table tbody td "
    "tfoot th thead title tr ul".split()
)
_SILENT: Final = frozenset(
    "script style head template noscript svg math object iframe button select textarea "
    "figcaption".split()  # a caption is of its picture
)
_HIDDEN: Final = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|max-height:0(?:px)?(?:;|$)"
)
_LONG: Final = 3000  # characters of the attributes of a tag that are counted
_TAG: Final = re.compile(rf"([a-zA-Z][\w:-]{{0,40}})\s[^>]{{{_LONG},}}>")
_MOST_ATTRIBUTES = 1000
_APART: Final = "\x1e"
# In preformatted text an empty line or an indentation opens a paragraph.
_INDENTED: Final = re.compile(r"\n[ \t]*\n\s*|\n[ \t]{2,}")


def slim(html: str) -> str:
    """HTML without the attributes of elements that have a thousand: parsers compare each with all.

    >>> slim("<p " + "a=1 " * 2000 + ">It rained.</p>")
    '<p>It rained.</p>'
    """
    for part in [part for part in html.split("<")[1:] if len(part) > _LONG]:
        tag = _TAG.match(part)
        if tag and tag[0].count("=") > _MOST_ATTRIBUTES:
            html = html.replace(f"<{tag[0]}", f"<{tag[1]}>")
    return html


def of_html(html: str) -> list[Line]:
    """Paragraphs of a piece of HTML, in their order.

    >>> [line.text for line in of_html("<h2>Rain</h2><p>It <b>rained</b>.<br>Then not.</p>")]
    ['Rain', 'It rained.', 'Then not.']
    """
    tree = parsed(html)
    return [] if tree is None else of_tree(tree)


def parsed(html: str) -> Any:
    """The root of a piece of HTML, or None where it cannot be parsed."""
    from lxml import html as lxml_html
    from lxml.etree import LxmlError

    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", slim(html.replace("\0", "")))
    try:
        return lxml_html.fromstring(f"<div>{html}</div>" if not _is_page(html) else html)
    except (LxmlError, ValueError):
        return None


def elements(html: str, tag: str) -> list[Any]:
    """The elements of a page with this name, in their order; none of a page that cannot be parsed."""
    from lxml import html as lxml_html

    try:
        return list(lxml_html.fromstring(html).iter(tag))
    except Exception:  # noqa: BLE001 - whatever it is, it has no such elements
        return []


def xml(raw: bytes, **options: bool) -> Any:
    """The root of XML, or None; no entity is resolved and nothing fetched, whatever it declares."""
    from lxml import etree

    return etree.fromstring(
        raw, etree.XMLParser(resolve_entities=False, no_network=True, **options)
    )


def _is_page(html: str) -> bool:
    return bool(re.search(r"<(?:html|body)\b", html[:4096], re.IGNORECASE))


def _is_hidden(element: Any) -> bool:
    # Mails open with a line for the list of mails that the letter itself does not show.
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or bool(_HIDDEN.search(style))


def of_tree(tree: Any) -> list[Line]:
    """Paragraphs of a parsed element; elements that a reader does not see are left out."""
    lines: list[Line] = []
    words: list[str] = []
    heading = False
    preformatted = 0

    def end() -> None:
        texts = "".join(words).split(_APART)
        words.clear()
        for text in (" ".join(text.split()) for text in texts):
            if text:
                lines.append(Line(text, heading))

    def said(text: str | None) -> str:
        return _INDENTED.sub(_APART, text or "") if preformatted else text or ""

    # Entering, leaving: a stack of one's own, for pages nest deeper than calls do.
    stack: list[tuple[Any, bool]] = [(tree, True)]
    while stack:
        element, entering = stack.pop()
        tag = _name(element)
        if not entering:
            if tag in _BLOCKS:
                end()
                heading = False
            preformatted -= tag == "pre"
            if element is not tree:
                words.append(said(element.tail))
            continue
        if tag is None or tag in _SILENT or _is_hidden(element):
            words.append(said(element.tail) if element is not tree else "")
            continue
        if tag == "br":
            end()
        elif tag in _BLOCKS:
            end()
            heading = tag in _HEADINGS
        preformatted += tag == "pre"
        words.append(said(element.text))
        stack.append((element, False))
        stack += [(child, True) for child in reversed(element)]
    end()
    return lines


def _name(element: Any) -> str | None:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else None


def joined(lines: Iterable[Line]) -> tuple[str, frozenset[str]]:
    """The text of these lines, a paragraph each, and those of them that are headings."""
    lines = list(lines)
    headings = frozenset(line.text for line in lines if line.heading)
    return "\n\n".join(line.text for line in lines), headings
