"""Articles and repairs as lines of JSON, which wait for the process that measures them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from research.articles.model import Article, Paragraph, Repair

ARTICLE = b'{"article": {"article_id": '  # how the line of an article begins
# The id first: `archive` finds an article by it without reading the line.
_ARTICLE = tuple(field.name for field in fields(Article))
_REPAIR = tuple(field.name for field in fields(Repair))


def line(of: Article | Repair) -> str:
    """An article or repair as one line in plain ASCII."""
    if isinstance(of, Repair):
        return json.dumps({"repair": [getattr(of, name) for name in _REPAIR]}) + "\n"
    held = {name: getattr(of, name) for name in _ARTICLE}
    held["published"] = of.published and of.published.isoformat()
    held["paragraphs"] = [(one.start, one.end, one.role) for one in of.paragraphs]
    return json.dumps({"article": held}) + "\n"


def paragraphs(held: dict[str, Any]) -> tuple[Paragraph, ...]:
    """The paragraphs of an article as it was read from a line."""
    return tuple(Paragraph(*one) for one in held["paragraphs"])


def item(line: str) -> Article | Repair:
    """What `line` made a line of."""
    ((kind, said),) = json.loads(line).items()
    if kind == "repair":
        return Repair(*said)
    said["paragraphs"] = paragraphs(said)
    if said["published"]:
        said["published"] = dt.date.fromisoformat(said["published"])
    return Article(**said)


def read(path: Path) -> Iterator[Article | Repair]:
    """What `line` wrote, in order."""
    with path.open(encoding="ascii") as lines:
        yield from map(item, lines)
