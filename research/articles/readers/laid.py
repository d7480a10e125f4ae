"""The columns of a PDF's page, one after the other, where the file holds them row by row.

Most files hold a column after the other. In others a line of the left column is followed by the one
beside it; only the page as it is laid out tells where the gap between them is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from research.articles.chrome import squash

_CELL: Final = re.compile(r"\S+(?: {1,2}\S+)*")
_FEWEST: Final = 6  # rows with a line of each column
_SHARE: Final = 0.5  # of the rows from the first to the last of them
_NEAR: Final = 10  # characters between the beginnings of two lines of a column, as pypdf sets them
_WORDS: Final = 3  # of a line of prose
_GOES_ON: Final = 0.3  # share of a column's lines that go on with a small letter
_WIDER: Final = 1.2  # times the longest line of a column: a line that is longer runs over both
_INDENT: Final = 2  # blanks before the first line of a paragraph


class _Cell(NamedTuple):
    start: int
    text: str


Row = list[_Cell]


def unfolded(text: str, laid_out: str) -> str | None:
    """The text of a page with its columns one below the other; None where it has one, or is so already.

    Parameters
    ----------
    text
        The lines of the page as the file holds them.
    laid_out
        The same with blanks between the words, as the page is laid out.

    >>> rows = [f"{'a' if n else 'The'} council voted on Monday    and said that it had no" for n in range(7)]
    >>> found = unfolded("\\n".join(" ".join(row.split()) for row in rows), "\\n".join(rows))
    >>> found.split("\\n")[6:8]
    ['a council voted on Monday', 'and said that it had no']
    """
    rows = [[_Cell(m.start(), m[0]) for m in _CELL.finditer(line)] for line in laid_out.split("\n")]
    rows = [row for row in rows if row]
    several = Counter(len(row) for row in rows if len(row) > 1)
    count = max(several, key=lambda n: (several[n], n), default=0)
    held = frozenset(map(squash, text.split("\n")))
    whole = [
        n
        for n, row in enumerate(rows)
        if len(row) == count and squash("".join(cell.text for cell in row)) in held
    ]
    starts = [median(rows[n][column].start for n in whole) for column in range(count) if whole]
    whole = [n for n in whole if all(map(_begins, rows[n], starts))]
    if len(whole) < max(_FEWEST, _SHARE * (whole[-1] + 1 - whole[0]) if whole else 0):
        return None
    columns = [[rows[n][column].text for n in whole] for column in range(count)]
    if not all(map(_is_prose, columns)):
        return None
    widest = _WIDER * max(map(len, columns[0]))
    first, end = whole[0], whole[-1] + 1
    while end < len(rows) and len(rows[end]) == 1 and len(rows[end][0].text) <= widest:
        end += 1
    edge = min(rows[n][0].start for n in whole)
    parted: list[list[str]] = [[] for _ in starts]
    for cell in (cell for row in rows[first:end] for cell in row):
        column = min(range(count), key=lambda n: abs(starts[n] - cell.start))
        if not column and cell.start - edge >= _INDENT:
            parted[0].append("")
        parted[column].append(cell.text)
    lines = [_words(row) for row in rows[:first]]
    return "\n".join([*lines, *(x for part in parted for x in part), *map(_words, rows[end:])])


def _begins(cell: _Cell, start: float) -> bool:
    return abs(cell.start - start) <= _NEAR


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether the lines of a column go on from one to the next; the cells of a table do not."""
    wordy = sum(len(line.split()) >= _WORDS for line in lines)
    goes_on = sum(below[:1].islower() for _, below in pairwise(lines))
    return 2 * wordy > len(lines) and goes_on >= _GOES_ON * len(lines)


def _words(row: Row) -> str:
    return " ".join(cell.text for cell in row)
