"""Articles and repairs as lines of JSON, which wait for the process that measures them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from research.articles.model import Article, Paragraph, Repair


def line(item: Article | Repair) -> str:
    """An article or repair as one line in plain ASCII."""
    kind = "article" if isinstance(item, Article) else "repair"
    return json.dumps({kind: asdict(item)}, default=str) + "\n"


def read(path: Path) -> Iterator[Article | Repair]:
    """What `line` wrote, in order."""
    with path.open(encoding="ascii") as lines:
        for one in lines:
            ((kind, said),) = json.loads(one).items()
            if kind == "repair":
                yield Repair(**said)
                continue
            said["paragraphs"] = tuple(Paragraph(**held) for held in said["paragraphs"])
            if said["published"]:
                said["published"] = dt.date.fromisoformat(said["published"])
            yield Article(**said)
