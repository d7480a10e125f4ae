"""Pages one after another: lines that head or foot them are taken out, and said."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, permutations, takewhile
from typing import Final

from research.articles import citations, dates, mastheads
from research.articles.exports.reviews import RIGHTS
from research.articles.page_breaks import NAMED_PAGE, PAGE
from research.articles.records import Change, Metadata, excerpt
from research.languages import calendar
from research.languages.jumps import JUMP

_WIDEST: Final = 110  # characters of a line that was broken to fit a page
_FEWEST: Final = 8  # lines that show it
_UNDER: Final = (4, 3, 2, 1)  # lines under a page that may name its paper, day and number
_DAY: Final = re.compile(
    rf"(?:\b(?:{calendar.weekday_names()}),? )?[^\W\d_]{{3,9}}\.? \d{{1,2}},? \d{{4}}|"
    rf"(?:\b(?:{calendar.weekday_names()}),? )?\d{{1,2}}\.? [^\W\d_]{{3,9}}\.? \d{{4}}",
    re.IGNORECASE,
)
_SHORT: Final = 40  # characters of one
# The number may be that of a section as well: "A12", "Page 8".
_NUMBERED: Final = re.compile(
    r"(?:page |p\. ?|seite )?(?P<first>[A-Z]?\d{1,3})\W+(?P<rest>\D.{8,})|"
    r"(?P<rest2>.{8,}\D)\W+(?:page |p\. ?|seite )?(?P<last>[A-Z]?\d{1,3})",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"\s{3,}|\t")
_MOST: Final = 6  # lines that head or foot a page
_OVER_STORY: Final = 3  # lines among which it says from where a story goes on
_CATCHWORDS: Final = 4
_FULL: Final = 0.85  # of the width of the page's lines
_ENDS: Final = '.!?:…"”’»)]'  # marks behind which a page may end a paragraph
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d$")
_FEW_SMALL: Final = 2  # words in small letters that a paper's name may have
_PRINTED: Final = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?\b.{0,200}|"
    r"(?P<url>https?://\S+?)(?:…|\.\.\.)?\s+\d{1,3}/\d{1,3}"
)


def joined(pages: list[str]) -> tuple[str, list[Change]]:
    """Pages one after another without the lines that head or foot them, and what was taken out.

    >>> joined(["The Gazette 1\\nIt rained.", "The Gazette 2\\nIt poured."])[0]
    'It rained.\\nIt poured.'
    """
    cited: list[str] = []
    if len(pages) == 1:
        pages, cited = _cited(pages[0])
    split = [[line.rstrip() for line in page.splitlines() if line.strip()] for page in pages]
    lengths = sorted(len(line) for lines in split for line in lines)
    full = _FULL * lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    top, bottom = _alike(split), _alike([lines[::-1] for lines in split])
    edges = Counter(
        _numberless(line) for lines in split for line in {*lines[:top], *lines[-bottom:]} if line
    )
    running = {line for line, count in edges.items() if count >= max(3, 0.6 * len(pages))}
    if len(pages) == 2 and all(split):
        # Of two pages: what opens both, or ends both.
        running |= {
            _numberless(one)
            for at in _edges(split)
            for one, two in [[lines[at] for lines in split]]
            if _numberless(one) == _numberless(two)
        }
    if len(pages) > 2 and all(split):
        # What opens all pages but the first, or ends all but the last.
        for at, some in ((0, split[1:]), (-1, split[:-1])):
            first = {_numberless(lines[at]) for lines in some}
            running |= first if len(first) == 1 else set()
    kept: list[str] = []
    removed: list[str] = []
    jumped: list[str] = []
    addresses: list[str] = []
    over: list[str] = []  # what stood over the first page
    for number, (page, lines) in enumerate(zip(pages, split, strict=True)):
        edge = {*lines[:top], *lines[-bottom:]}
        outer = {*lines[:1], *lines[-1:]} if number else set(lines[-1:])
        held = len(kept)
        for line in page.splitlines():
            bare = line.strip()
            at_edge = line.rstrip() in edge
            heads = line.rstrip() in outer and len(pages) > 1 and _is_named_page(bare)
            leads_on = (
                number + 1 < len(pages) and lines[-1:] == [line.rstrip()] and JUMP.fullmatch(bare)
            )
            printed = _PRINTED.fullmatch(bare) if at_edge else None
            if leads_on or (at_edge and RIGHTS.fullmatch(bare)):
                removed.append(bare)
            elif printed:
                # A browser's print: its own hour, the page's title; the address and the page.
                removed.append(bare)
                addresses += [printed["url"]] if printed["url"] else []
            elif at_edge and (_numberless(bare) in running or PAGE.fullmatch(bare) or heads):
                removed.append(bare)
                over += [bare] if not (number or any(map(str.strip, kept))) else []
            else:
                kept.append(line)
        if number:
            jumped += _jump(kept, held)
        _close(kept, held, full, wrapped=len(lengths) >= _FEWEST and full <= _FULL * _WIDEST)
    removed += [*jumped, *cited]
    shown = excerpt(" ⏎ ".join(dict.fromkeys(removed)))
    reason = "lines that head or foot the pages"
    changes = [Change("page", "removed", shown, None, reason)] if removed else []
    kept += ["", *dict.fromkeys(addresses)] if addresses else []
    # They may say of which paper and day they are.
    cites = [line for line in removed if citations.read(line)][:1]
    kept = [*(cites or _named(removed, over, kept)), *kept]
    return "\n".join(kept), changes


def _named(removed: list[str], over: list[str], below: list[str]) -> list[str]:
    """The paper and its day, as they head a text: in one line, or in two of those over the first page."""
    for line in dict.fromkeys(removed):
        # Name, day and section may stand apart in the line.
        parts = _GAP.split(line)
        for told in (line, *map(" ".join, pairwise(parts))):
            if (found := mastheads.of_line(told, under=False)) and found[0]:
                return [told, ""]
    lines = [line.strip() for line in below if line.strip()]
    for one, two in permutations(over, 2):
        if mastheads.over([one, two, *lines], Metadata())[1].outlet:
            return [one, two, ""]
    # "14/03/2025, 17:02   Ferry to close – Harbour Gazette", as browsers print
    titles = (line for line in removed if (bar := _PRINTED.fullmatch(line)) and not bar["url"])
    sites = (mastheads.BAR_PARTS.split(line)[-1] for line in titles)
    return next(([site, ""] for site in sites if mastheads.is_whole_name(site)), [])


def _cited(page: str) -> tuple[list[str], list[str]]:
    """A page without the lines under it that name its paper, day and number; these in one line.

    Over a page of a newspaper they stand in one line, its number at one end.
    """
    lines = page.splitlines()
    held = [n for n, line in enumerate(lines) if line.strip()]
    if len(held) > 2 and (over := _over(lines[held[0]])):
        return ["\n".join(lines[held[0] + 1 :])], [over]
    for count in _UNDER:
        under = [lines[n].strip() for n in held[-count:]]
        line = ", ".join(under)
        if count == 1 and (day := _DAY.search(line)) and (written := dates.line(day[0])):
            line = f"{line[: day.start()]}, {written[0]}, {line[day.end() :]}"
            under = [line]
        whole = max(map(len, under)) < _SHORT * (2 if count == 1 else 1) and len(held) > 2 * count
        if whole and any(map(dates.within, under)) and citations.read(line):
            gone = set(held[-count:])
            return ["\n".join(x for n, x in enumerate(lines) if n not in gone)], [line]
    return [page], []


def _over(line: str) -> str | None:
    """What stands over a page of a newspaper, as a citation: "8 The Gazette Tuesday, 4 June 2024"."""
    numbered = _NUMBERED.fullmatch(" ".join(line.split())) if len(line) < 2 * _SHORT else None
    rest = (numbered["rest"] or numbered["rest2"]) if numbered else ""
    day = _DAY.search(rest)
    if numbered is None or day is None or not dates.line(day[0]):
        return None
    around = [part.strip(" ,|•·–-") for part in (rest[: day.start()], rest[day.end() :])]
    names = [name for name in around if name]
    cited = f"{names[0]}, {day[0]}, p. {numbered['first'] or numbered['last']}" if names else ""
    return cited if len(names) == 1 and citations.read(cited) else None


def _alike(split: list[list[str]]) -> int:
    """How many lines may head a page: two, or as many as are the same on all of three pages or more."""
    if len(split) < 3:
        return 2
    same = takewhile(lambda row: len(set(map(_numberless, row))) == 1, zip(*split, strict=False))
    return max(2, min(_MOST, sum(1 for _ in same)))


def _edges(split: list[list[str]]) -> list[int]:
    """Places of lines that may head or foot two pages: the outer ones, and those within where these do.

    Of a page of few lines only with a day.
    """
    first, second = split
    found = [0, -1]
    for outer, inner in ((0, 1), (-1, -2)):
        same = _numberless(first[outer]) == _numberless(second[outer])
        shortest = min(map(len, split))
        dated = shortest > 2 and any(dates.within(first[n]) for n in (outer, inner))
        if same and (shortest > _FEWEST or dated):
            found.append(inner)
    return found


def _jump(kept: list[str], at: int) -> list[str]:
    """Take out what heads a page to which a story goes on: "Continued from Page 1", and the word above."""
    held = [n for n in range(at, len(kept)) if kept[n].strip()]
    jump = next((n for n in held[:_OVER_STORY] if JUMP.fullmatch(kept[n].strip())), None)
    above = [n for n in held if jump is not None and n < jump]
    if jump is None or any(
        len(kept[n].split()) > _CATCHWORDS or kept[n].strip()[-1] in _ENDS for n in above
    ):
        return []
    gone = [kept[n].strip() for n in (*above, jump)]
    del kept[at : jump + 1]
    return gone


def _close(kept: list[str], at: int, full: float, *, wrapped: bool) -> None:
    """Take out the empty lines between two pages where a sentence goes on from one to the other.

    A line of at least `full` characters that does not end a sentence goes on, whatever follows.
    """
    end = next((n for n in range(at - 1, -1, -1) if kept[n].strip()), None)
    start = next((n for n in range(at, len(kept)) if kept[n].strip()), None)
    if end is None or start is None:
        return
    last = kept[end].rstrip()
    goes_on = kept[start].lstrip()[0].islower() or (len(last) >= full and last[-1].islower())
    if last[-1] not in _ENDS and goes_on:
        rest = kept[start].strip()
        # Lines that were broken to fit the page are joined with the others of their paragraph.
        apart = (wrapped and len(last) >= full) or last.endswith("-")
        kept[end : start + 1] = [last, rest] if apart else [f"{last} {rest}"]


def _is_named_page(line: str) -> bool:
    """Whether a line is a name and the number of a page; "Barn was built in 1894" is a headline."""
    small = sum(word.islower() for word in line.split())
    year = _YEAR.search(line) and not dates.within(line) and small > _FEW_SMALL
    return NAMED_PAGE.fullmatch(line) is not None and not year


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
