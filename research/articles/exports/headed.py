"""A document in which somebody collected articles, each under a heading of the same order.

It is parted only where every heading stands over a line that says whose article it is or of what day;
headings without one are subheadings of one article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from research.articles import citations, labelled, mastheads
from research.articles.exports import Part, Split, filled, texts
from research.articles.forms import PROSE, byline, dated, is_name
from research.articles.records import Line, Metadata

_NAME = "collection"
_NEAR: Final = 3  # lines under a heading in which paper, author or day stand
_LABELS: Final = 6  # lines under a heading that name what they hold


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of a collection, or None where these lines are none."""
    lines = filled(lines)
    # A heading may stand over others: the paper of the articles that follow, a part of the collection.
    over = [n for n, (a, b) in enumerate(pairwise(lines)) if a.heading and b.heading]
    starts = [n for n, line in enumerate(lines) if line.heading and _is_signed(lines, n)]
    headings = sum(line.heading for line in lines) - len(over)
    # A title over all may be a heading as well.
    if len(starts) < 2 or headings > len(starts) + 1:
        return None
    if not _holds_prose(lines[starts[0] : starts[1]]):
        starts = starts[1:]  # who collected them, and when, stands under the title
    ends = [n - (n - 1 in over) for n in (*starts[1:], len(lines))]
    parts = []
    paper: str | None = None
    for start, end in zip(starts, ends, strict=True):
        if start - 1 in over:
            above = lines[start - 1].text
            paper = above if mastheads.is_whole_name(above) else None
        parts.append(_part(lines[start:end], paper))
    if len(parts) < 2 or not all(_holds_prose(part.lines) for part in parts):
        return None
    return Split(_NAME, tuple(parts), texts(lines[: starts[0]]))


def _holds_prose(lines: Sequence[Line]) -> bool:
    return any(len(line.text) >= PROSE for line in lines)


def _is_signed(lines: Sequence[Line], number: int) -> bool:
    under = takewhile(lambda line: not line.heading, lines[number + 1 : number + 1 + _NEAR])
    return any(
        citations.read(x.text, marked=True)
        or dated(x.text)
        or byline(x.text, Metadata())
        or labelled.names(x.text)
        for x in under
    )


def _part(lines: Sequence[Line], paper: str | None) -> Part:
    title, *rest = lines
    under = list(takewhile(lambda line: labelled.names(line.text), rest[:_LABELS]))
    if under:
        known, change = labelled.stated([*texts(under)])
        metadata = replace(known, title=known.title or title.text, outlet=known.outlet or paper)
        return Part(tuple(rest[len(under) :]), metadata, (change,))
    cited = citations.read(rest[0].text, marked=True) if rest else None
    if cited is None:
        return Part(tuple(rest), Metadata(title=title.text, outlet=paper))
    if paper and not cited.byline and is_name(cited.outlet):  # "7 March 2024, Jane Rowe"
        cited = cited._replace(outlet=paper, byline=cited.outlet)
    metadata = Metadata(
        title=title.text, outlet=cited.outlet, published=cited.date, byline=cited.byline
    )
    return Part(tuple(rest[1:]), metadata)
