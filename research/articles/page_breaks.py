"""Numbers, heads and feet of pages within a text that was printed, taken out so that sentences go on."""

from __future__ import annotations

import re
import string
from itertools import pairwise
from typing import Final

from research.articles import citations, mastheads
from research.articles.chrome import squash
from research.articles.forms import CLOSED, byline, dated
from research.articles.records import Change, Metadata, excerpt
from research.languages import jumps, papers
from research.languages.en import page_furniture
from research.languages.page_furniture import LEADS_ON

WIDEST: Final = 130  # characters of a line that was broken to fit a page or a column
END: Final = re.compile(rf"[.!?:…。！？]{CLOSED}")
HYPHEN: Final = re.compile(r"((?:[^\W\d_]{1,30}-){0,3}[^\W\d_]{1,30})[-\u00ad¬‐⸗=]$")
_COUNTED: Final = re.compile(
    r"^\d{1,4}(?=\s)|(?<=\s)[A-Z]?\d{1,3}$"
)  # the number of a page beside a name
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT: Final = 80  # characters of a line that heads a page
_LONGEST: Final = 240  # of one that a browser prints over it
PAGE: Final = re.compile(
    rf"(?:(?:{papers.PAGE})[.:]? )?[-–—]?\s?\d{{1,4}}(?: ?(?:of|von|sur|de|/) ?\d{{1,4}})?\s?[-–—]?",
    re.IGNORECASE,
)
# A paper's name or section beside the number of its page, as it heads or foots a page.
NAMED_PAGE: Final = re.compile(
    r"\d{1,4}\s+(?!\d)[A-Z|][^.!?]{2,50}|[A-Z][^.!?]{2,50}\s+\|?\s?\d{1,4}"
)
_MOST_FEET: Final = 5  # lines that foot a page and head the next
# What browsers print over and under each page.
_PRINTED: Final = re.compile(
    r"https?://\S+\s+\d{1,3}/\d{1,3}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\s+"
    r"(?!.M\b).{15,200}"
)
_TOP: Final = 5  # lines in which the first head of a page stands
_FEW_SMALL: Final = 2  # words in small letters that a paper's name may have
_LEADING: Final = 3  # words before a small one behind which a sentence goes on


def without_running(lines: list[str]) -> tuple[list[str], list[Change]]:
    """Lines without a head that comes again with the page: a short one with a number or a date."""
    short = [line for line in lines if len(line) < _SHORT and not END.search(line)]
    numbers: dict[str, list[str]] = {}
    for line in short:
        if any(map(str.isdigit, line)) and any(map(str.isalpha, line)):
            numbers.setdefault(_COUNTED.sub("#", line, count=1), []).append(line)
    edge = {_COUNTED.sub("#", line, count=1) for line in (*lines[:2], *lines[-2:])}
    again = {
        line
        for key, found in numbers.items()
        if key in edge and len(found) > 1 and _are_heads(found)
        for line in found
    }
    again |= _cited_again(lines)
    if not again or len(again) == len(lines):
        return lines, []
    reason = "it heads or foots the pages"
    shown = next(line for line in lines if line in again)
    # The first may name the paper and its day, or be the day of a page that has it under the text too.
    first = next((n for n, line in enumerate(lines[:_TOP]) if line in again), 0)
    stays = dated(lines[first]) or (
        first == 0 and (citations.read(lines[0]) or mastheads.of_line(lines[0], under=False))
    )
    kept = [line for n, line in enumerate(lines) if line not in again or (n == first and stays)]
    return kept, [Change("page", "removed", excerpt(shown), None, reason)]


def _cited_again(lines: list[str]) -> set[str]:
    """Lines within a text that name the paper and the day which its first line names: heads of its pages."""
    first = mastheads.of_line(lines[0], under=False) if lines else None
    if first is None or not first[0]:
        return set()
    found = (
        (line, mastheads.of_line(line, under=False)) for line in lines[1:] if len(line) < _SHORT
    )
    return {
        line
        for line, cited in found
        if cited
        and squash(cited[0] or "") == squash(first[0])
        and squash(cited[1]) == squash(first[1])
    }


def _are_heads(found: list[str]) -> bool:
    """Whether lines are one with a year in it, or count the pages, one by one."""
    if len(set(found)) == 1 and _YEAR.search(found[0]):
        return True
    counted = [
        int(match[0].lstrip(string.ascii_uppercase))
        for line in found
        if (match := _COUNTED.search(line))
    ]
    steps = {b - a for a, b in pairwise(counted)}
    return len(counted) == len(found) and steps == {1} and len(found[0].split()) > 2


def over_pages(blocks: list[list[str]]) -> tuple[list[list[str]], list[Change]]:
    """Blocks that the number of a page parts in the middle of a sentence, as one."""
    blocks = [part for block in blocks for part in _at_numbers(block)]
    joined: list[list[str]] = []
    changes: list[Change] = []
    number = 0
    while number < len(blocks):
        block = blocks[number]
        after = number
        feet: list[str] = []
        while (
            joined
            and after < len(blocks)
            and len(feet) < _MOST_FEET
            and all(map(_may_foot, blocks[after]))
        ):
            feet += blocks[after]
            after += 1
        following = blocks[after] if any(map(_is_between_pages, feet)) and blocks[after:] else []
        goes_on = bool(following) and (
            (following[0][:1].islower() and (" " in following[0] or END.search(following[0])))
            or (all(map(_is_between_pages, feet)) and _leads_on(joined[-1][-1]))
            or _jumps_to_number(joined, feet, following[0])
        )
        if goes_on and not END.search(joined[-1][-1]):
            reason = "the number of a page within a paragraph"
            changes += [Change("page", "removed", excerpt(x), None, reason) for x in feet]
            above, foot = joined[-1][:-1], joined[-1][-1]
            # Both in one would be a line wider than the column.
            broken = (above or len(following) > 1) and len(foot) <= WIDEST
            apart = broken or HYPHEN.search(foot)
            both = [foot, following[0]] if apart else [f"{foot} {following[0]}"]
            joined[-1] = [*above, *both, *following[1:]]
            number = after + 1
            continue
        joined.append(block)
        number += 1
    return joined, changes


def without_feet(
    blocks: list[list[str]], gone: list[Change]
) -> tuple[list[list[str]], list[Change]]:
    """Blocks without lines that are, but for their number, as one that was `gone` within a sentence."""
    feet = {_COUNTED.sub("#", x.before, count=1) for x in gone if x.before}
    feet = {foot for foot in feet if any(c.isdigit() or c == "#" for c in foot)}
    if not feet:
        return blocks, []
    again = {
        n: block[0]
        for n, block in enumerate(blocks[_TOP:], start=_TOP)
        if len(block) == 1 and _COUNTED.sub("#", block[0], count=1) in feet
    }
    reason = "it heads or foots the pages"
    changes = [Change("page", "removed", excerpt(line), None, reason) for line in again.values()]
    return [block for n, block in enumerate(blocks) if n not in again], changes


def _jumps_to_number(joined: list[list[str]], feet: list[str], line: str) -> bool:
    """Whether a story goes on with a number on the page that it jumps to; a headline does not jump."""
    jumped = bool(jumps.JUMP.fullmatch(feet[-1].strip()))
    return (
        jumped and line[:1].isdigit() and len(joined) > 1 and joined[-1][-1].split()[-1].islower()
    )


def _leads_on(line: str) -> bool:
    """Whether a line goes on behind a small word; "Sign in" does not."""
    *words, last = line.split()
    return len(words) >= _LEADING and last in LEADS_ON | page_furniture.NEVER_ENDS


def _at_numbers(block: list[str]) -> list[list[str]]:
    """A block parted at a line between pages that cuts a sentence, or stands over the rest of one."""
    for n in range(len(block) - 1):
        cut = not (n and END.search(block[n - 1])) and block[n + 1][:1].islower()
        line = block[n].strip()
        if cut and (jumps.JUMP.fullmatch(line) or (n and PAGE.fullmatch(line))):
            return [*([block[:n]] if n else []), [block[n]], *_at_numbers(block[n + 1 :])]
    return [block]


def _is_between_pages(line: str) -> bool:
    line = line.strip()
    if len(line) > _LONGEST:
        return False
    if jumps.JUMP.fullmatch(line):
        return True
    # All of them open or close with a number; PAGE may have a dash around it.
    if not (line[:1].isdigit() or line[-1:].isdigit() or line.endswith(("-", "–", "—"))):
        return False
    if PAGE.fullmatch(line) or _PRINTED.fullmatch(line):
        return True
    # A line of a story may end in a number, too: "Clinics in the land had debts of 22".
    few = sum(word.islower() for word in line.split()) <= _FEW_SMALL
    return few and NAMED_PAGE.fullmatch(line) is not None


def _may_foot(line: str) -> bool:
    short = len(line) < _SHORT and not END.search(line) and not line[:1].islower()
    # Who wrote a text and when it appeared stands over it, as a label says.
    day = dated(line) if short else None
    signed = short and (byline(line, Metadata()) or (day and day[1]))
    return not signed and (short or _is_between_pages(line))
