"""Who speaks by layout: interviews ("Name: ..."), and quotations signed with a dash."""

from __future__ import annotations

import re
from bisect import bisect_left

from research.articles.text import Span
from research.measures.attribution.model import Attribution
from research.measures.attribution.subjects import span_of
from research.measures.attribution.units import Layout


def turns_of_interview(layout: Layout) -> dict[int, tuple[Span, int]]:
    """Paragraphs that open with "Name:", to the name and the token after the colon."""
    turns: dict[int, tuple[Span, int]] = {}
    seen = -1
    for at, paragraph in enumerate(layout.paragraph):
        if paragraph == seen:
            continue
        seen = paragraph
        end = at
        while end < len(layout.tokens) and end - at < 5 and layout.paragraph[end] == paragraph:
            if not layout.text[layout.tokens[end].start].isupper() and layout.lower[end] != ".":
                break
            end += 1
        if at < end < len(layout.tokens) - 1 and layout.lower[end] == ":":
            name = span_of(layout, at, end)
            if name is not None and layout.paragraph[end + 1] == paragraph:
                turns[paragraph] = (name, end + 1)
    names = {layout.text[name.start : name.end] for name, _ in turns.values()}
    # Two people who take at least three turns make an interview; one colon is a headline.
    return turns if len(turns) >= 3 and len(names) < len(turns) else {}


def turn(
    layout: Layout, tokens: range, block: tuple[Span, int], found: list[Attribution]
) -> list[Attribution]:
    """What one unit of a turn adds; a turn of the same name is taken off `found` and goes on."""
    name, start = block
    content = span_of(layout, max(tokens.start, start), tokens.stop)
    if content is None:
        return []
    if found and found[-1].source == name:
        last = found.pop()
        content = Span(last.content[0].start, content.end)
    return [Attribution((content,), None, name, "interview")]


_LONGEST_SIGNATURE = 120  # characters
_SIGNATURE = re.compile(r"\s*[―—–-]{1,2}\s*(?P<name>[^\W\d_a-z].{1,80}?)[.,\s]*$")


def signed(layout: Layout) -> list[Attribution]:
    """Quotations that fill their paragraph but for a dash and who said it: “...” — Jane Roe."""
    starts = [token.start for token in layout.tokens]
    opens: dict[int, int] = {}
    closes: dict[int, int] = {}
    for at, paragraph in enumerate(layout.paragraph):
        opens.setdefault(paragraph, starts[at])
        closes[paragraph] = layout.tokens[at].end
    found = []
    for quotation in layout.quotations:
        at = bisect_left(starts, quotation.start)
        if at == len(starts) or opens[layout.paragraph[at]] != quotation.start:
            continue
        rest = layout.text[quotation.end : closes[layout.paragraph[at]]]
        name = _SIGNATURE.match(rest) if len(rest) < _LONGEST_SIGNATURE else None
        if name is not None:
            source = Span(*(quotation.end + edge for edge in name.span("name")))
            found.append(
                Attribution((Span(quotation.start, quotation.end),), None, source, "signed")
            )
    return found
