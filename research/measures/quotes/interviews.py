"""Who speaks by document: interviews ("Name: ..."), and quotations signed with a dash."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from statistics import median_high

from research.measures.quotes.attribution import Attribution
from research.measures.quotes.subjects import span_of
from research.text.document import Document
from research.text.marks import Marked
from research.text.segments import Span

_LEAST_TURNS = 3
_LEAST_WORDS = 4  # of half the turns: "Clinton: 1,712" is a row of a table


def turns_of_interview(document: Document) -> dict[int, tuple[Span, int]]:
    """Paragraphs that open with "Name:", to the name and the token after the colon.

    In a transcript that stands in quotation marks, a paragraph may go on with the turn before.
    """
    turns: dict[int, tuple[Span, int]] = {}
    lengths: list[int] = []
    opens = [
        at
        for at, paragraph in enumerate(document.paragraph)
        if at == 0 or paragraph != document.paragraph[at - 1]
    ]
    for at, end in pairwise([*opens, len(document.tokens)]):
        paragraph = document.paragraph[at]
        mark = document.marks[document.marked[at]] if document.marked[at] >= 0 else None
        inside = mark is not None and document.tokens[at].start == mark.start
        header = _header(document, at + inside, end)
        if header is not None:
            turns[paragraph] = header
            lengths.append(end - header[1])
        elif paragraph - 1 in turns and mark is not None and _is_speech(document, at, mark):
            turns[paragraph] = (turns[paragraph - 1][0], at)
    names = {document.text[name.start : name.end] for name, _ in turns.values()}
    # Two people who take at least three turns make an interview; one colon is a headline.
    if not len(names) < len(lengths) >= _LEAST_TURNS:
        return {}
    return turns if median_high(lengths) >= _LEAST_WORDS else {}


def _is_speech(document: Document, at: int, mark: Marked) -> bool:
    return mark.continues and "(" not in document.lower[at : at + 2]  # "(CROSSTALK)" is nobody's


def _header(document: Document, first: int, last: int) -> tuple[Span, int] | None:
    end = first
    while end < last and end - first < 5:
        if not document.text[document.tokens[end].start].isupper() and document.lower[end] != ".":
            break
        end += 1
    if not first < end < last - 1 or document.lower[end] != ":":
        return None
    name = span_of(document, first, end)
    return None if name is None else (name, end + 1)


def turn(
    document: Document, tokens: range, block: tuple[Span, int], found: list[Attribution]
) -> list[Attribution]:
    """What one unit of a turn adds; a turn of the same name is taken off `found` and goes on."""
    name, start = block
    content = span_of(document, max(tokens.start, start), tokens.stop)
    if content is None:
        return []
    if found and found[-1].source == name:
        last = found.pop()
        content = Span(last.content[0].start, content.end)
    return [Attribution((content,), None, name, "interview")]


_LONGEST_SIGNATURE = 120  # characters
_SIGNATURE = re.compile(r"\s*[―—–-]{1,2}\s*(?P<name>[^\W\d_a-z].{1,80}?)[.,\s]*$")


def signed(document: Document) -> list[Attribution]:
    """Quotations that fill their paragraph but for a dash and who said it: “...” — Jane Roe."""
    starts = [token.start for token in document.tokens]
    opens: dict[int, int] = {}
    closes: dict[int, int] = {}
    for at, paragraph in enumerate(document.paragraph):
        opens.setdefault(paragraph, starts[at])
        closes[paragraph] = document.tokens[at].end
    found = []
    for quotation in document.marks:
        at = bisect_left(starts, quotation.start)
        if at == len(starts) or opens[document.paragraph[at]] != quotation.start:
            continue
        rest = document.text[quotation.end : closes[document.paragraph[at]]]
        name = _SIGNATURE.match(rest) if len(rest) < _LONGEST_SIGNATURE else None
        if name is not None:
            source = Span(*(quotation.end + edge for edge in name.span("name")))
            found.append(
                Attribution((Span(quotation.start, quotation.end),), None, source, "signed")
            )
    return found
