"""Articles and repairs as lines of JSON, which wait for the process that measures them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from research.articles.model import Article, Paragraph, Repair

# The id first: `archive` finds an article by it without reading the line.
_ARTICLE = tuple(field.name for field in fields(Article))
_REPAIR = tuple(field.name for field in fields(Repair))


def line(item: Article | Repair) -> str:
    """An article or repair as one line in plain ASCII."""
    if isinstance(item, Repair):
        return json.dumps({"repair": [getattr(item, name) for name in _REPAIR]}) + "\n"
    held = {name: getattr(item, name) for name in _ARTICLE}
    held["published"] = item.published and item.published.isoformat()
    held["paragraphs"] = [(one.start, one.end, one.role) for one in item.paragraphs]
    return json.dumps({"article": held}) + "\n"


def paragraphs(held: dict[str, Any]) -> tuple[Paragraph, ...]:
    """The paragraphs of an article as it was read from a line."""
    return tuple(Paragraph(*one) for one in held["paragraphs"])


def read(path: Path) -> Iterator[Article | Repair]:
    """What `line` wrote, in order."""
    with path.open(encoding="ascii") as lines:
        for one in lines:
            ((kind, said),) = json.loads(one).items()
            if kind == "repair":
                yield Repair(*said)
                continue
            said["paragraphs"] = paragraphs(said)
            if said["published"]:
                said["published"] = dt.date.fromisoformat(said["published"])
            yield Article(**said)
