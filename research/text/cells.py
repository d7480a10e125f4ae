"""Texts in the cells of a spreadsheet: what it would take for a formula, defused and read again."""

from __future__ import annotations

import re
from typing import Any

# What opens a formula in a spreadsheet, and the white space that hides it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BEGINS = r"([;\t\n\r][ \u00a0]*){}([=+@＝＋＠]|[-－](?=[\w(.]))"
_INNER, _DEFUSED = re.compile(_BEGINS.format("")), re.compile(_BEGINS.format("'"))


def cell(value: Any) -> Any:
    """A value of a CSV cell, defused where a spreadsheet would take its text for a formula.

    >>> cell("=1+1"), cell("a;=1+1"), cell(-1.5)
    ("'=1+1", "a;'=1+1", -1.5)
    """
    if not isinstance(value, str):
        return value
    # Most texts, and sooner: nothing that opens a formula, no end of a line, tab or semicolon.
    if value[:1].isalnum() and ";" not in value and value.isprintable():
        return value
    words = value.lstrip()
    blank = value[: len(value) - len(words)]
    sign = "'" if value.lstrip(" \u00a0")[:1] in _FORMULA else ""
    # Where a semicolon or a tab parts cells, what follows one begins a cell, as on a new line.
    return sign + blank + _INNER.sub(r"\1'\2", words)


def plain(text: str) -> str:
    """The text that `cell` defused.

    >>> plain("'=1+1"), plain("'tis")
    ('=1+1', "'tis")
    """
    text = _DEFUSED.sub(r"\1\2", text)
    return text[1:] if text.startswith("'") and cell(text[1:])[:1] == "'" else text
