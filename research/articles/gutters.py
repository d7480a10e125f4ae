"""Two columns of a page that a tool set side by side, as `pdftotext -layout` does, one after the other.

They are known by a gap of blanks that stands at one place in most lines.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from research.articles.forms import SENTENCE_END
from research.articles.records import Change, excerpt

_GAP: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_WORDS_APART: Final = re.compile(
    r"(?:[^\W\d_]\S{0,40} ){2}\S{1,40} {3,}\S{0,40}[^\W\d_]\S{0,40}(?: \S+){2}"
)
_SUSPECTED: Final = 3  # rows with a gap between words
_FEWEST: Final = 5  # lines that the gap parts
_SHARE: Final = 0.5  # of the lines that are as long as the gap is far
_NARROWEST: Final = 20  # characters of a column
_NUMBER: Final = re.compile(r"\s{20,}\d{1,4}\s*")
_WORDS: Final = 3  # of a line of a column
_WORDY: Final = 0.7  # share of its lines that have as many
_RUNS: Final = 0.25  # share of them behind which a sentence goes on
_INDENT: Final = 8  # blanks that open a paragraph of a column
_WIDEST: Final = 200  # characters of a line


def unfolded(text: str) -> tuple[str, list[Change]]:
    """Text with its columns one below the other, where it has two or more.

    >>> rows = ["The council voted on Monday    said that it had no"]
    >>> unfolded("\\n".join(rows * 6))[0].count("\\n")  # six lines, then six
    11
    """
    if "   " not in text:
        return text, []
    rows = text.split("\n")
    # The number of the page may stand below the right column.
    feet = [row.strip() for row in rows if _NUMBER.fullmatch(row)]
    rows = [row for row in rows if not _NUMBER.fullmatch(row)]
    at = _gutter(rows)
    if at is None:
        return text, _suspected(rows)
    parted = [n for n, row in enumerate(rows) if _is_parted(row, at)]
    # Byline and date may stand at the same places, in a line of their own over both.
    close = (n for n in parted if n + 1 < len(rows) and rows[n + 1].strip())
    first = next(close, parted[0])
    over = [_GAP.sub("\n", row) if n in parted else row for n, row in enumerate(rows[:first])]
    # A line over both columns stays whole.
    ends = [(row, len(row) if row[at - 1 : at].strip() else at) for row in rows[first:]]
    left = [row[:end].rstrip() for row, end in ends]
    right = [row[end:].rstrip() for row, end in ends]
    while right and not right[-1]:
        right.pop()
    reason = "two columns stood side by side; the left one is read first"
    found = "\n".join([*over, *left]).rstrip()
    # A sentence goes on from the foot of one column to the head of the other, and so does a paragraph
    # whose first line would have an indent.
    opens = right[0].startswith(" ")
    indents = any(row.startswith("  ") for row in right)
    goes_on = not SENTENCE_END.search(found) or indents
    joint = "\n" if goes_on and not opens else "\n\n"
    change = Change("line breaks", "repaired", f"{at} characters wide", None, reason)
    rest, changes = unfolded("\n".join(right))
    return "\n\n".join([found + joint + rest, *feet]), [change, *changes]


def _suspected(rows: list[str]) -> list[Change]:
    """The flag of rows with a gap between words in most of them, which no two columns explain."""
    held = [row for row in rows if row.strip()]
    apart = [row for row in held if len(row) <= _WIDEST and _WORDS_APART.search(row)]
    if len(apart) < _SUSPECTED or len(apart) < _SHARE * len(held):
        return []
    reason = "gaps within its lines, as between columns that were not parted; convert the PDF without -layout"
    return [Change("line breaks", "flagged", excerpt(apart[0]), None, reason)]


def _gutter(rows: list[str]) -> int | None:
    """The place where the right column begins, or None."""
    if any(len(row) > _WIDEST for row in rows):
        return None
    begins = Counter(match.end() for row in rows for match in _GAP.finditer(row.rstrip()))
    begins.update(len(row) - len(row.lstrip()) for row in rows if row.strip() and row[0] == " ")
    # Nearer to the edge stand the indents of the left column; those of the right one are of its place.
    begins = Counter({place: n for place, n in begins.items() if place >= _NARROWEST})
    if not begins:
        return None
    with_indents = {
        place: sum(begins[place + more] for more in range(_INDENT + 1))
        for place, n in begins.items()
        if n > 1 or len(begins) == 1
    }
    at = max(with_indents, key=lambda place: (with_indents[place], begins[place]), default=None)
    if at is None:
        return None
    count = with_indents[at]
    others = [(place, n) for place, n in begins.items() if not at <= place <= at + _INDENT]
    reach = sum(len(row.rstrip()) > at for row in rows)
    if count < _FEWEST or count < _SHARE * reach:
        return None
    # A table has more than one gap of the kind, and its cells do not run on below each other.
    more = [place for place, n in others if n >= _SHARE * count and abs(place - at) > 2]
    places = sorted((at, *more))
    columns = ([row[a:b] for row in rows] for a, b in pairwise((0, *places, None)))
    if more and not all(map(_runs_on, columns)):
        return None
    at = places[0]
    words = [row[at:] for row in rows if _is_parted(row, at)]
    # The last line of a paragraph may have a word or two.
    wordy = sum(_words(part) >= _WORDS or part.rstrip().endswith(".") for part in words)
    crossing = sum(len(row) > at and row[at - 1] != " " for row in rows)
    return at if wordy >= 0.8 * len(words) and crossing <= 0.1 * len(words) + 2 else None


def _runs_on(column: list[str]) -> bool:
    """Whether lines of a column have some words each, and sentences that go on in the next."""
    held = [line.strip() for line in column if line.strip()]
    wordy = sum(len(line.split()) >= _WORDS for line in held)
    runs = sum(not SENTENCE_END.search(a) and b[:1].islower() for a, b in pairwise(held))
    return wordy >= _WORDY * len(held) and runs >= _RUNS * len(held)


def _words(row: str) -> int:
    """How many words stand in a row; the numbers of a table are none."""
    return sum(any(map(str.isalpha, word)) for word in row.split())


def _is_parted(row: str, at: int) -> bool:
    """Whether a row has words in the right column, behind the gap and perhaps an indent."""
    right = row[at:].lstrip()
    return bool(right) and row[at - 2 : at] == "  " and len(row) - at - len(right) <= _INDENT
