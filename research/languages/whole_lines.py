"""Forms that a line has as a whole, as the lists of each language give them."""

from __future__ import annotations

import re
from typing import NamedTuple


class Form(NamedTuple):
    """A kind of line, what matches the whole of it, and words of which every such line has one.

    The words stand for patterns that open in any way, which would be tried at every place of every
    line. They are looked for in the line as it is written and in small letters.
    """

    kind: str
    pattern: re.Pattern[str]
    words: tuple[str, ...] = ()


def lines(*patterns: str) -> re.Pattern[str]:
    """One pattern for any of these, in capitals or not."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
