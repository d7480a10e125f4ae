"""Word lists in text files: words under a `[section]`, lines of `#` for their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable


def lines(source: Traversable) -> Iterator[tuple[str, str]]:
    """(section, line) of a list, without its comments."""
    section = ""
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line and not line.startswith("#"):
            yield section, line


def read(source: Traversable, *, separator: str = r"\s+") -> dict[str, tuple[str, ...]]:
    """The entries of each section, parted by what `separator` matches."""
    texts: dict[str, list[str]] = {}
    for section, line in lines(source):
        texts.setdefault(section, []).append(line)
    return {
        section: tuple(filter(None, map(str.strip, re.split(separator, " ".join(held)))))
        for section, held in texts.items()
    }
