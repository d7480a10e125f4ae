"""Elements named for comments that hold no reader's, but the page's own story: "Comment & analysis"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from research.articles.blocks import Block, Page, segment, size
from research.articles.chrome import label, squash
from research.articles.elements import NAMES, named
from research.articles.forms import is_prose
from research.articles.records import Change, excerpt

_FEWEST: Final = 2  # paragraphs, one after the other
_SHORT: Final = 250  # characters of them
_MARK: Final = "comment"
_OF_READER: Final = re.compile(r"\bcomments?[-_](?:body|list|thread|\d+)\b", re.IGNORECASE)
_APART: Final = frozenset(("nav", "footer", "box", "caption", "picture"))


def segmented(tree: Any) -> tuple[Page, list[Change]]:
    """The blocks of a parsed page; an element named for comments that is its story has no names then.

    Below other prose it may be a reader's and keeps them; where it is longer than that, a flag says so,
    and where it is taken. What systems name a reader's ("comment-body", "comment-17") stays one.
    """
    page = segment(tree)
    blocks = page.blocks
    own = _running(blocks, [n for n, b in enumerate(blocks) if _MARK in b.marks and _tells(b)])
    if not own:
        return page, []
    first = blocks[own[0]]
    above = [n for n, b in enumerate(blocks[: own[0]]) if not b.marks & _APART and _tells(b)]
    if above:
        if size(blocks, above) > size(blocks, own):
            return page, []
        reason = f"{len(own)} paragraphs in an element named for comments, not taken; see the page"
        return page, [Change("story", "flagged", excerpt(first.text), None, reason)]
    holders = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str) and _MARK in named(element, element.tag)
        if first.key in squash(element.text_content())
    ]
    given = [e.attrib[name] for e in holders for name in NAMES if name in e.attrib]
    if any(map(_OF_READER.search, given)):
        return page, []
    for element in holders:
        for name in NAMES:
            element.attrib.pop(name, None)
    reason = (
        f"{len(own)} paragraphs in an element named for comments, taken as the story; see the page"
    )
    return segment(tree), [Change("story", "flagged", excerpt(first.text), None, reason)]


def _running(blocks: Sequence[Block], marked: Sequence[int]) -> list[int]:
    """Numbers of the paragraphs in the element that holds most of this prose; none if it is a reader's."""
    sizes = Counter[int]()
    for n in marked:
        sizes[blocks[n].place] += len(blocks[n].text)
    (place, most), *_ = sizes.most_common(1) or [(0, 0)]
    own = [n for n in marked if blocks[n].place == place]
    if len(own) < _FEWEST or most < _SHORT:
        return []
    # Readers' comments stand in elements of one name, each under "Comments" or over "Reply".
    if any(_name(blocks[n]) == _name(blocks[own[0]]) for n in marked if n not in own):
        return []
    over = (
        b for n, b in enumerate(blocks) if _MARK in b.marks and (n < own[0] or b.place == place)
    )
    return [] if any(label(b.text, edge=True) == "comment form" for b in over) else own


def _tells(block: Block) -> bool:
    return block.linked < 0.5 and is_prose(block.text)


def _name(block: Block) -> tuple[str, list[str]]:
    return block.kind[2], block.kind[3].split()[:1]
