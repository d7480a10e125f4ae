"""Stories of a printed page that jump to another, and the line over a page that holds paper and day."""

from __future__ import annotations

import re
from typing import Final

from research.articles import boxes, dates, mastheads
from research.articles.page_breaks import END
from research.articles.records import Change, excerpt
from research.languages import jumps, papers

_LONGEST: Final = 60  # characters of a line that says where a story goes on
_BETWEEN: Final = (
    9  # lines between the two that say so: a picture's, the head of a page, a catchword
)
_HEAD: Final = 200  # characters of a line over a page, its gaps counted
_TOP: Final = 3  # lines in which it stands
_GAP: Final = re.compile(r"\s{3,}|\t+")
_PAGE: Final = re.compile(
    rf"(?:(?:{papers.PAGE})[.:]? ?)?(?-i:[A-Z]{{0,2}})-?\d{{1,3}}(?-i:[A-Z]?)", re.IGNORECASE
)
_PRICE: Final = re.compile(
    r"(?:(?:price|preis|prix|precio|prezzo):? )?(?:[$£€] ?\d{1,3}(?:[.,]\d\d)?|"
    r"\d{1,3}(?:[.,]\d\d)? ?(?:[€£¢]|euros?|eur|cents?|ct|chf|fr\.?|kr\.?|zł|kč|ft))",
    re.IGNORECASE,
)


def joined(text: str) -> tuple[str, list[Change]]:
    r"""Text whose stories go on where a page breaks them off, without what stands between.

    >>> page = "It rained on\n\nSee BATH, A4\n\nA4   The Gazette\n\nBATH\nFrom Page A1\n\nthe town."
    >>> joined(page)[0]
    'It rained on\nthe town.'
    """
    rows = text.split("\n")
    held = [n for n, row in enumerate(rows) if row.strip()]
    jumped = [k for k, n in enumerate(held) if _is_jump(rows[n], jumps.FROM)]
    changes: list[Change] = []
    for k in reversed(jumped):
        above = next(
            (
                m
                for m in range(k - 1, max(0, k - _BETWEEN) - 1, -1)
                if _is_jump(rows[held[m]], jumps.TO)
            ),
            0,
        )
        between = held[above + 1 : k]
        shown = _of_picture(rows, between)
        heads = [n for n in between if n not in shown]
        if not above or k + 1 == len(held) or not all(_may_stand_between(rows[n]) for n in heads):
            continue
        end, start = held[above - 1], held[k + 1]
        # Behind a whole sentence a paragraph may end there as well.
        cut = not END.search(rows[end].rstrip())
        gone = " ⏎ ".join(rows[n].strip() for n in (held[above], *heads, held[k]))
        reason = "a story goes on on another page"
        changes.append(Change("page", "removed", excerpt(gone), None, reason))
        picture = ["", *(rows[n] for n in shown)] if shown else []
        rows[end + 1 : start] = [] if cut else [""]
        rows += picture
    return "\n".join(rows) if changes else text, changes[::-1]


def _of_picture(rows: list[str], between: list[int]) -> list[int]:
    """Numbers of the rows that say who took a picture and what it shows, without an empty one among them."""
    at = next((n for n in between if boxes.is_of_print(rows[n].strip())), None)
    if at is None:
        return []
    start = end = at
    while start - 1 in between:
        start -= 1
    while end + 1 in between:
        end += 1
    return list(range(start, end + 1))


def _is_jump(row: str, form: re.Pattern[str]) -> bool:
    bare = row.strip()
    # Nearly all rows are told by their length or their end.
    return (
        len(bare) < _LONGEST
        and any(map(str.isdigit, bare[-4:]))
        and form.fullmatch(bare) is not None
    )


def _may_stand_between(row: str) -> bool:
    """Whether a row may head a page, or be the word by which a story is found there."""
    return len(row) < _HEAD and not (END.search(row.rstrip()) or row.lstrip()[:1].islower())


def headed(text: str) -> tuple[str, list[Change]]:
    r"""Text whose first page names paper and day in one line with gaps, as a line of these two.

    >>> headed("A1   TUESDAY, JUNE 4, 2024      THE LINDEN GAZETTE      $2.50\n\nIt rained.")[0]
    'The Linden Gazette — JUNE 4, 2024\n\nIt rained.'
    """
    if "\f" in text.strip():
        return text, []  # what comes again with each page is told by that
    rows = text.split("\n", 2 * _TOP)
    for number, row in enumerate(rows[:-1]):
        if "   " not in row.strip() and "\t" not in row.strip():
            continue
        if head := _read(row):
            reason = "the head of a printed page: its number, paper, day and price"
            change = Change("page", "repaired", excerpt(" ".join(row.split())), head, reason)
            return "\n".join([*rows[:number], head, *rows[number + 1 :]]), [change]
    return text, []


def _read(row: str) -> str | None:
    """Paper and day of a line over a page whose parts stand apart; None where it is no such line."""
    parts = [part.strip(" ,|•·–—") for part in _GAP.split(row.strip())] if len(row) < _HEAD else []
    days = [part for part in parts if dates.line(part)]
    names = [
        part
        for part in parts
        if part not in days and mastheads.is_whole_name(mastheads.plain(part))
    ]
    rest = [part for part in parts if part not in (*days, *names)]
    others = [part for part in rest if not (_PAGE.fullmatch(part) or _PRICE.fullmatch(part))]
    # One more may be the section.
    if len(days) != 1 or len(names) != 1 or len(parts) < 2 or len(others) > 1:
        return None
    found = dates.line(days[0])
    return f"{mastheads.plain(names[0])} — {found[0]}" if found else None
