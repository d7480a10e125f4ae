"""A document in which somebody collected articles, each under a heading of the same order.

It is parted only where every heading stands over a line that says whose article it is or of what day;
headings without one are subheadings of one article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from research.articles import citations, labelled
from research.articles.exports import Part, Split
from research.articles.forms import PROSE, byline, dated
from research.articles.records import Metadata

if TYPE_CHECKING:
    from research.articles.readers.blocks import Line

_NAME = "collection"
_NEAR: Final = 3  # lines under a heading in which paper, author or day stand
_LABELS: Final = 6  # lines under a heading that name what they hold


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of a collection, or None where these lines are none."""
    lines = [line for line in lines if line.text.strip()]
    starts = [n for n, line in enumerate(lines) if line.heading and _is_signed(lines, n)]
    headings = sum(line.heading for line in lines)
    # A title over all may be a heading as well.
    if len(starts) < 2 or headings > len(starts) + 1:
        return None
    ends = [*starts[1:], len(lines)]
    parts = [_part(lines[a:b]) for a, b in zip(starts, ends, strict=True)]
    if not all(any(len(x.text) >= PROSE for x in part.lines) for part in parts):
        return None
    return Split(_NAME, tuple(parts), tuple(line.text for line in lines[: starts[0]]))


def _is_signed(lines: Sequence[Line], number: int) -> bool:
    under = takewhile(lambda line: not line.heading, lines[number + 1 : number + 1 + _NEAR])
    return any(
        citations.read(x.text, marked=True)
        or dated(x.text)
        or byline(x.text, Metadata())
        or labelled.names(x.text)
        for x in under
    )


def _part(lines: Sequence[Line]) -> Part:
    title, *rest = lines
    under = list(takewhile(lambda line: labelled.names(line.text), rest[:_LABELS]))
    if under:
        known, change = labelled.stated([line.text for line in under])
        metadata = replace(known, title=known.title or title.text)
        return Part(tuple(rest[len(under) :]), metadata, (change,))
    cited = citations.read(rest[0].text, marked=True) if rest else None
    if cited is None:
        return Part(tuple(rest), Metadata(title=title.text))
    metadata = Metadata(
        title=title.text, outlet=cited.outlet, published=cited.date, byline=cited.byline
    )
    return Part(tuple(rest[1:]), metadata)
