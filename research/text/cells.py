"""Texts in the cells of a spreadsheet: what it would take for a formula, defused and read again."""

from __future__ import annotations

from typing import Any

# What opens a formula in a spreadsheet, and the white space that hides it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Any) -> Any:
    """A value of a CSV cell, defused where a spreadsheet would take its text for a formula.

    >>> cell("=1+1"), cell(-1.5)
    ("'=1+1", -1.5)
    """
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" \u00a0")[:1] in _FORMULA else value


def plain(text: str) -> str:
    """The text that `cell` defused.

    >>> plain("'=1+1"), plain("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and cell(text[1:]) != text[1:] else text
