"""What trafilatura takes of a page as its story, by each of several ways to read it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, Final

# Ways of trafilatura to read a page. Its comparison with other extractors costs as much as the
# reading itself, and is only of use where that fails.
READINGS: Final[tuple[dict[str, Any], ...]] = (
    {"favor_precision": True, "fast": True},
    {"favor_precision": True},
    {},
)


def taken(tree: Any, number: int) -> list[str]:
    """Lines of the story as trafilatura reads a parsed page by one of `READINGS`, in their order."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Any form but its own for Python: for that one it writes the text out, which nobody reads here.
    given = {"include_comments": False, "output_format": "txt", **READINGS[number]}
    document: Any = bare_extraction(tree, **given)
    if document is None or document.body is None:
        return []
    return [line for element in _leaves(document.body) for line in _text(element).split("\n")]


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
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)
