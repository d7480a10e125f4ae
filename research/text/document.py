"""One article's text laid out once: tokens, sentences, paragraphs, quotation marks, and units.

A `Document` is made once for a text and never changed; what is found in it (mentions, quotations)
stands in `research.measures.annotate`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

from research.text.marks import Marked, find_marked
from research.text.segments import AS_SPAN, Span, paragraphs, sentences, written


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens of a text with what stands around them; nothing in it is to be changed.

    Parameters
    ----------
    text
        The text; all offsets are characters into it.
    tokens
        Words, numbers and marks, as spans.
    starts
        Where each token begins.
    words, lower
        The tokens as written; in lower case with straight apostrophes.
    marked
        For each token the number of the quotation in `marks` that it stands in, marks included,
        or -1.
    paragraph
        For each token the number of its paragraph.
    spans
        The sentences, as spans.
    sentences
        The sentences that hold a token, as ranges of tokens.
    units
        Sentences that no quotation in marks straddles, as ranges of tokens.
    marks
        Stretches in quotation marks, in order.
    """

    text: str
    tokens: list[Span]
    starts: list[int]
    words: list[str]
    lower: list[str]
    marked: list[int]
    paragraph: list[int]
    spans: list[Span]
    sentences: list[range]
    units: list[range]
    marks: list[Marked]

    def __len__(self) -> int:
        """Count of tokens."""
        return len(self.tokens)

    def within(self, start: int, end: int) -> range:
        """Numbers of the tokens that begin in `text[start:end]`."""
        return _tokens_in(self.starts, start, end)

    def spans_within(self, start: int, end: int) -> list[Span]:
        """Those tokens as spans into `text[start:end]`, as `segments.words` of it gives them."""
        inside = self.within(start, end)
        held = self.tokens[inside.start : inside.stop]
        return [AS_SPAN((a - start, b - start)) for a, b in held]


def lay_out(text: str) -> Document:
    """The document of a text, in one pass over each of its parts."""
    tokens, words = written(text)
    starts = [start for start, _ in tokens]
    shown = list(map(intern, words))
    marks = find_marked(text)
    marked = _numbers(starts, [(m.start, m.end) for m in marks], outside=-1)
    spans = sentences(text)
    of_sentences = [_tokens_in(starts, *span) for span in spans]
    return Document(
        text=text,
        tokens=tokens,
        starts=starts,
        words=shown,
        lower=_in_lower_case(shown),
        marked=marked,
        paragraph=_numbers(starts, paragraphs(text), outside=0),
        spans=spans,
        sentences=[tokens_of_one for tokens_of_one in of_sentences if tokens_of_one],
        units=_units(of_sentences, marked),
        marks=marks,
    )


def _in_lower_case(words: list[str]) -> list[str]:
    # In one go, which is four times as fast; no token holds a line break.
    return (
        list(map(intern, "\n".join(words).lower().replace("’", "'").split("\n"))) if words else []
    )


def _tokens_in(starts: list[int], start: int, end: int) -> range:
    return range(bisect_left(starts, start), bisect_left(starts, end))


def _numbers(starts: list[int], spans: Iterable[tuple[int, int]], *, outside: int) -> list[int]:
    """For each token the number of the span that it begins in."""
    found = [outside] * len(starts)
    for number, span in enumerate(spans):
        inside = _tokens_in(starts, *span)
        found[inside.start : inside.stop] = [number] * len(inside)
    return found


def _units(sentences: list[range], marked: list[int]) -> list[range]:
    units, first, count = [], 0, len(marked)
    for cut in sorted({count, *(sentence.stop for sentence in sentences)}):
        inside = 0 < cut < count and marked[cut] >= 0 and marked[cut] == marked[cut - 1]
        if cut > first and not inside:
            units.append(range(first, cut))
            first = cut
    return units
