"""Articles that somebody pasted one under another, each with its headline over its paper and its day.

The text is parted only where each headline stands behind the end of a sentence, or first of all, and
where a line or two under it name paper and day; prose follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from research.articles import dates, mastheads
from research.articles.chrome import squash
from research.articles.exports import Part, Split, filled, sections, texts
from research.articles.forms import END, PROSE, SENTENCE_END, byline, is_prose
from research.articles.page_breaks import PAGE
from research.articles.records import Change, Line, Metadata, excerpt

_NAME = "text"
_LONGEST: Final = 25  # words of a headline
_FEWEST: Final = 25  # words of an article
# A short line with a year, of which such a text has one for each article.
_YEAR: Final = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_SHORT: Final = 134  # characters of such a line
# "1. Bath to close - The Gazette (4 June 2024)"
_LISTED: Final = re.compile(
    r"\d{1,3}[.)]\s+(\S.{5,200}?)\s+[-–—|]\s+([^-–—|()]{3,60}?)\s*[(,]\s*([^()]{6,30}?)\)?"
)
_CONTENTS: Final = re.compile(r"(?:\. ?|…){5,}\s*\d{1,4}$")
_END: Final = 40  # characters of a line that may hold it; a line of dots takes its square
_NUMBER: Final = re.compile(r"\d{1,4}[.)]\s+(?=\S)")


def may_be(text: str) -> bool:
    """Whether a text has two short lines with a year; most texts end here."""
    short = (line for line in text.split("\n") if len(line) <= _SHORT)
    return sum(_YEAR.search(line) is not None for line in short) > 1


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of such a text, or None where there is one."""
    lines = [line for line in filled(lines) if not PAGE.fullmatch(line.text)]
    # A list of contents stands over the first.
    first = 1 + max(
        (n for n, x in enumerate(lines) if _CONTENTS.search(x.text[-_END:])), default=-1
    )
    contents, lines = lines[:first], lines[first:]
    if any(is_prose(line.text) for line in contents):
        return None
    starts = [n for n in range(len(lines)) if _opens(lines, n)]
    if len(starts) < 2 or starts[0] > 1:
        return None
    chunks = sections(lines, starts)
    if any(sum(len(x.text.split()) for x in chunk) < _FEWEST for chunk in chunks):
        return None
    # The head of one article may come again on each of its pages.
    if len({squash(chunk[0].text) for chunk in chunks}) < len(chunks):
        return None
    reason = "one of the articles that follow each other in this file, each under its paper and day"
    parts = []
    numbered = all(_NUMBER.match(chunk[0].text) for chunk in chunks)
    for chunk in chunks:
        change = Change("export", "repaired", excerpt(chunk[0].text, limit=80), None, reason)
        if known := _listed(chunk[0].text):
            parts.append(Part(tuple(chunk[1:]), known, (change,)))
        else:
            opening = _NUMBER.sub("", chunk[0].text) if numbered else chunk[0].text
            story = (chunk[0]._replace(text=opening), *chunk[1:])
            parts.append(Part(story, changes=(change,)))
    return Split(_NAME, tuple(parts), texts((*contents, *lines[: starts[0]])))


def _opens(lines: Sequence[Line], number: int) -> bool:
    """Whether an article opens here: its headline, then paper and day."""
    headline = lines[number].text
    before = lines[number - 1].text
    if number > 1 and not (SENTENCE_END.search(before) or len(before) >= PROSE):
        return False
    below = [line.text for line in lines[number + 1 : number + 4]]
    if not below:
        return False
    if _listed(headline):
        return is_prose(below[0])
    if len(headline.split()) > _LONGEST or END.search(headline) or headline[:1].islower():
        return False
    if mastheads.is_whole_name(headline):
        return False
    if not any(map(is_prose, (line.text for line in lines[number + 1 : number + 7]))):
        return False
    signed = mastheads.of_line(below[0], under=True)
    if signed is None and len(below) > 1 and byline(below[0], Metadata()):
        signed = mastheads.of_line(below[1], under=True)
    if signed is not None:
        return bool(signed[0] and signed[1])
    return mastheads.over([headline, *below], Metadata())[1].outlet is not None


def _listed(text: str) -> Metadata | None:
    match = _LISTED.fullmatch(text)
    if match is None or not dates.is_date(match[3]):
        return None
    return Metadata(title=match[1], outlet=match[2], published=match[3])
