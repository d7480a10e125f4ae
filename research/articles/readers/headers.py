"""Which of a table's first rows names its columns, and which column is the text where none says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any, Final, NamedTuple

from research.articles import column_names, dates
from research.articles.cells import as_text, is_missing
from research.articles.records import Change, excerpt

MOST_OVER: Final = 20  # rows over the header of a table
_LONGEST = 60  # characters of a column's name
_FEWEST = 2  # kinds of columns that make a row a header
_FEWEST_OF_ARTICLES = 4  # the text counted twice
_PROSE = 200  # characters, by the median of a column, that are a text and no teaser
_TEASER: Final = re.compile(
    r"snippet|excerpt|opening|hit|teaser|preview|comment|note|prompt|query|keyword|extrait|auszug"
    r"|(?:lead|first|intro)_?par",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[.!?。][\"”’»)]*(?:\s|$)")
_KINDS: Final = ("title", "outlet", "published", "url", "byline")


class Header(NamedTuple):
    """The number of the row that names the columns, and how many kinds of columns it names."""

    row: int
    kinds: int


def found(rows: Iterable[Sequence[Any]]) -> Header:
    """The header among the first rows of a table; banners over it name fewer columns.

    >>> found([["Media report", "", ""], ["Client: Town", "", ""], ["Date", "Outlet", "Text"]])
    Header(row=2, kinds=4)
    """
    best = Header(0, 0)
    for number, row in enumerate(rows):
        names = [_name(cell) for cell in row]
        held = tuple(name for name in names if name)
        if not held:
            continue
        kinds = column_names.candidates(held).keys() - {"id", "language"}
        named = column_names.has_text(held)
        if named and number == best.row and len(held) > 1:
            return Header(number, len(kinds) + 1)
        # One word in a row of its own may be a banner ("News").
        score = len(kinds) + named if len(held) > 1 or not number else 0
        if score > best.kinds and (not number or len(kinds) >= _FEWEST):
            best = Header(number, score)
        if named and len(kinds) > _FEWEST:
            break
    return best


def _name(cell: Any) -> str:
    """A cell as the name of a column; "" where it is none, such as a date or a sentence."""
    text = "" if cell is None else str(cell).strip().strip("\ufeff")
    if len(text) > _LONGEST or not any(map(str.isalpha, text)) or dates.is_date(text):
        return ""
    return text


def over(rows: Iterable[Sequence[Any]]) -> list[Change]:
    """One line of the log for what stands over a header."""
    cells = [str(cell).strip() for row in rows for cell in row if not is_missing(cell)]
    shown = excerpt(" ⏎ ".join(filter(None, cells)))
    reason = "lines over the header of the table, such as a title: no article"
    return [Change("table", "removed", shown, None, reason)] if shown else []


def is_of_articles(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table in a page or a document is one of articles: a header, and texts below it."""
    held = found(rows[:MOST_OVER])
    if held.kinds < _FEWEST_OF_ARTICLES or len(rows) < held.row + 2:
        return False
    names = list(rows[held.row])
    at = [names.index(name) for name in column_names.candidates(tuple(names)).get("text", ())]
    below = rows[held.row + 1 :]
    return any(len(row[n]) > _PROSE for row in below for n in at if n < len(row))


def upright(rows: Sequence[Sequence[Any]]) -> dict[str, Any] | None:
    """The one article of a table that names in its first column what the second holds, else None.

    >>> upright([["Title", "Rain"], ["Date", "2024-06-04"], ["Text", "It rained."]])
    {'Title': 'Rain', 'Date': '2024-06-04', 'Text': 'It rained.'}
    """
    pairs = [[cell for cell in row if not is_missing(cell)] for row in rows]
    pairs = [pair for pair in pairs if pair]
    if len(pairs) < 3 or any(len(pair) > 2 for pair in pairs):
        return None
    article: dict[str, Any] = {}
    last = ""
    for pair in pairs:
        if len(pair) == 2 and str(pair[0]) not in article:
            last = str(pair[0])
            article[last] = pair[1]
        elif len(pair) == 1 and last and "text" in column_names.candidates((last,)):
            article[last] = f"{article[last]}\n\n{pair[0]}"
        else:
            return None
    kinds = column_names.candidates(tuple(article))
    known = {name for names in kinds.values() for name in names}
    enough = "text" in kinds and len(kinds) > _FEWEST and 2 * len(known) > len(article)
    return article if enough else None


def prose(rows: Sequence[Mapping[str, Any]]) -> str | None:
    """The column that holds prose in these rows, where none that is named for it holds a text."""
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    kinds = column_names.candidates(names)
    for name in (*kinds.get("text", ()), *kinds.get("html", ())):
        if any(len(as_text(row.get(name))) > _LONGEST for row in rows):
            return None
    if column_names.is_coded(names) or not any(kind in kinds for kind in _KINDS):
        return None
    known = {name for held in kinds.values() for name in held}
    best: tuple[float, str] | None = None
    for name in names:
        if name in known or _TEASER.search(name):
            continue
        held = [row[name] for row in rows if isinstance(row.get(name), str)]
        texts = [text for text in held if text.strip()]
        if len(texts) * 2 < len(rows) or not texts:
            continue
        length = median(map(len, texts))
        sentences = sum(len(_SENTENCE.findall(text)) > 1 for text in texts)
        if length >= _PROSE and 2 * sentences > len(texts) and (best is None or length > best[0]):
            best = length, name
    return best[1] if best else None
