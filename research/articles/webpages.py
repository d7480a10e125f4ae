"""A web page to a record: its story by trafilatura, with what that leaves out and takes too much.

Three things are added to trafilatura, each measured in benchmarks/extraction.py: boxes that name
themselves as no part of the story go before, a story that continues in a twin of its container is
followed, and lines that are links only go after.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from research.articles import pagedata
from research.articles.chrome import squash
from research.articles.languages import identify
from research.articles.records import Record

_BOX: Final = re.compile(
    r"(?:^|[\W_])(?:newsletters?|related|recirc\w*|read-?more|more-?(?:stories|news|on)|also-?(?:read|on)"
    r"|promo\w*|taboola|outbrain|recommend\w*|trending|most-?(?:read|popular)|signup|sign-up|"
    r"subscribe\w*|share-?(?:bar|tools|buttons)|social-?(?:share|bar|links)|comments?(?:-list|-area)?|"
    r"cookie\w*|advert\w*|sponsored|breadcrumbs?|author-?bio|about-?author|next-?(?:article|story))"
    r"(?:$|[\W_])",
    re.IGNORECASE,
)
_BOXES: Final = ("aside", "div", "section", "ul", "ol", "nav", "footer", "form", "iframe")
_MOST_OF_STORY = 0.3  # share of the page's paragraphs; a box that holds more is no box
_TWIN = 300  # characters of prose that make a twin of the container part of the story
_SHORT = 250  # characters below which another reading is tried
_FEWEST = 3  # paragraphs that a container must hold before its twins are looked for
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")


def read(html: str, *, source: str, stem: str, digest: str) -> Record | str:
    """The article of a page with what the page states about it, or why there is none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(html)
    if tree is None:
        return "it holds no web page that can be read"
    data = pagedata.gather(tree)
    lines, headings = _story(tree)
    if sum(map(len, lines)) < _SHORT and len(data.body or "") > _SHORT:
        lines, headings = (data.body or "").split("\n"), frozenset()
    if not any(map(str.isalpha, "".join(lines))):
        return "the page holds no article"
    kept = [line for line in lines if line.strip()]
    text = "\n\n".join(kept)
    # Pages copy the language of their template; the words themselves are better evidence.
    metadata = replace(data.metadata, language=identify(text) or data.metadata.language)
    return Record(source, stem, digest, text, metadata, headings, data.changes)


def _story(tree: Any) -> tuple[list[str], frozenset[str]]:
    """Lines of the story in their order, and which of them are headings."""
    from trafilatura import bare_extraction

    _without_boxes(tree)
    links = frozenset(squash(a.text_content()) for a in tree.iter("a")) - {""}
    lines: list[str] = []
    headings: frozenset[str] = frozenset()
    for precise in (True, False):
        document: Any = bare_extraction(
            tree,
            include_comments=False,
            favor_precision=precise,
            favor_recall=not precise,
        )
        if document is not None and document.body is not None:
            lines, headings = _lines(document.body, links)
            if sum(map(len, lines)) >= _SHORT:
                break
    return _with_twins(tree, lines), headings


def _without_boxes(tree: Any) -> None:
    everything = len(tree.findall(".//p")) or 1
    for box in list(tree.iter(*_BOXES)):
        if box.getparent() is None or box.find(".//h1") is not None:
            continue
        named = f"{box.get('class') or ''} {box.get('id') or ''} {box.get('data-component') or ''}"
        if _BOX.search(named) and len(box.findall(".//p")) <= _MOST_OF_STORY * everything:
            box.drop_tree()


def _lines(body: Any, links: frozenset[str]) -> tuple[list[str], frozenset[str]]:
    """Lines of trafilatura's body; those that are links only, and say no sentence, are left out."""
    lines: list[str] = []
    headings: list[str] = []
    for element in _leaves(body):
        for line in _text(element).split("\n"):
            flat = " ".join(line.split())
            sentence = bool(_SENTENCE.search(flat))
            linked = squash(flat) in links and (element.tag == "item" or not sentence)
            figures = element.tag in ("cell", "row") and not (sentence and len(flat) > 40)
            if flat and not linked and not figures:
                lines.append(flat)
                if element.tag == "head":
                    headings.append(flat)
    return lines, frozenset(headings)


def _leaves(body: Any) -> Iterator[Any]:
    for element in body:
        if element.tag in ("list", "quote", "table", "row", "div") and len(element):
            if element.text and element.text.strip():
                yield element
            else:
                yield from _leaves(element)
        else:
            yield element


def _text(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        else:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _with_twins(tree: Any, lines: list[str]) -> list[str]:
    """Lines with the paragraphs of containers that are twins of the one they came from."""
    where = {squash(line): number for number, line in enumerate(lines) if len(line) > 40}
    story = _shingles(" ".join(lines))
    containers: Counter[tuple[str, str]] = Counter()
    rows = []
    for element in tree.iter("p", "h2", "h3"):
        parent = element.getparent()
        text = " ".join(element.text_content().split())
        if parent is None or not text:
            continue
        number = where.get(squash(text)) if len(text) > 40 else None
        kind = (parent.tag, (parent.get("class") or "").strip())
        rows.append((kind, element, text, number))
        if number is not None and kind[1]:
            containers[kind] += 1
    if not containers:
        return lines
    kind, matched = containers.most_common(1)[0]
    if matched < _FEWEST:
        return lines
    missing = [
        (row, text)
        for row, (this, element, text, number) in enumerate(rows)
        if this == kind and number is None and _is_prose(element, text) and _is_new(text, story)
    ]
    first = next(i for i, r in enumerate(rows) if r[3] is not None)
    missing = [(row, text) for row, text in missing if row > first]
    if sum(len(text) for _, text in missing) < _TWIN:
        return lines
    # Each goes behind the last line of the story that stands before it on the page.
    behind: dict[int, list[str]] = {}
    for row, text in missing:
        at = max(r[3] for r in rows[:row] if r[3] is not None)
        behind.setdefault(at, []).append(text)
    return [x for number, line in enumerate(lines) for x in (line, *behind.get(number, ()))]


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}


def _is_new(text: str, story: set[tuple[str, ...]]) -> bool:
    own = _shingles(text)
    return len(own & story) < 0.5 * len(own)


def _is_prose(element: Any, text: str) -> bool:
    linked = sum(len(a.text_content()) for a in element.iter("a"))
    return len(text) > 40 and linked < 0.5 * len(text) and bool(_SENTENCE.search(text))
