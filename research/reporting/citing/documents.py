"""What a write-up is to this package: the places that name a result, and its prose around them.

Markdown and LaTeX are read by `markup`, Word by `word`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

# A key may end in `#low`, `#high` or `#n`: the interval, and what the value rests on.
KEY = r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+(?:#(?:low|high|n))?"


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that names a result: its key, the words that stand there, and where that is.

    `text` is None where nothing stands there yet. `place` is "file:line:column".
    """

    key: str
    text: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose, results blanked out, with the keys that it cites."""

    text: str
    place: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A write-up as it was read: what it cites, its prose, and how to write it with other words.

    `filled` takes the words for each reference, by its number, and gives the bytes of each file.
    """

    references: tuple[Reference, ...]
    paragraphs: tuple[Paragraph, ...]
    filled: Callable[[Mapping[int, str]], dict[Path, bytes]]
