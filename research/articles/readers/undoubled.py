"""Rows of a table whose cells stand in quotation marks, and hold such marks that are not doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final


@cache
def _closing(delimiter: str) -> re.Pattern[str]:
    # Behind a mark that closes a cell begins another, in marks or a bare one; in prose a blank does.
    mark = re.escape(delimiter)
    bare = rf'(?:[^"\s{mark}][^"{mark}\n]*)?(?={mark}|\Z)'
    return re.compile(rf'"(?=\Z|{mark}(?:"|{bare}))')


# No mark within, or first one that opens.
_OPENED: Final = re.compile(r'[^"]*\Z|(?:[^"]*[\s(\[‘“/–—-])?"(?!\s)')


def cells(lines: Iterator[str], delimiter: str) -> list[str] | None:
    r"""The cells of a row by the marks at their borders; None where these may be of the words.

    Takes the lines of the row, and all where it finds no end of it.

    >>> cells(iter(['1,"The "thirsty" plan","He said "no", and left."']), ",")
    ['1', 'The "thirsty" plan', 'He said "no", and left.']
    >>> cells(iter(['1,"The plan']), ",") is None
    True
    """
    row = next(lines, "").rstrip("\r\n")
    found: list[str] = []
    at = 0
    while at <= len(row):
        if row[at : at + 1] != '"':
            border = row.find(delimiter, at)
            border = len(row) if border < 0 else border
            found.append(row[at:border])
            at = border + 1
            continue
        looked = at + 1
        while not (end := _closing(delimiter).search(row, looked)):
            looked = len(row)
            following = next(lines, None)
            if following is None:
                return None
            row = f"{row}\n{following}".rstrip("\r\n")
        inner = row[at + 1 : end.start()].replace('""', '"')
        # In '"We must go," he said. "It is late."' the marks are those of the words.
        if not _OPENED.match(inner):
            return None
        found.append(inner)
        at = end.end() + 1
    return found
