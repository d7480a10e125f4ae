"""A text cut for attribution: tokens, and units: sentences that no quotation straddles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from research.articles.text import Span, paragraphs, sentences, words
from research.measures.attribution.marks import Marked, find_marked


@dataclass(frozen=True, slots=True)
class Layout:
    """Tokens of a text with what stands around them; all lists but the last two run by token.

    `marked[i]` numbers the quotation in `quotations` that token i stands in, marks included, or
    is -1. `units` are ranges of tokens; `paragraph[i]` numbers the paragraph.
    """

    text: str
    tokens: list[Span]
    lower: list[str]
    marked: list[int]
    paragraph: list[int]
    units: list[range]
    quotations: list[Marked]


def lay_out(text: str) -> Layout:
    """Tokens, quotations and units of a text, in one pass over each."""
    tokens = words(text)
    starts = [token.start for token in tokens]
    lower = [text[a:b].lower().replace("’", "'") for a, b in tokens]
    quotations = find_marked(text)
    marked = [-1] * len(tokens)
    for number, quotation in enumerate(quotations):
        for at in range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)):
            marked[at] = number
    paragraph = [0] * len(tokens)
    for number, span in enumerate(paragraphs(text)):
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            paragraph[at] = number
    cuts = [bisect_right(starts, span.end - 1) for span in sentences(text)]
    units, first = [], 0
    for cut in sorted({*cuts, len(tokens)}):
        inside = 0 < cut < len(tokens) and marked[cut] >= 0 and marked[cut] == marked[cut - 1]
        if cut > first and not inside:
            units.append(range(first, cut))
            first = cut
    return Layout(text, tokens, lower, marked, paragraph, units, quotations)
