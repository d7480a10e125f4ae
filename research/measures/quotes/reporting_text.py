"""A text as it reports: its sentences, what of it is direct speech, and the quotations of each source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from research.text.document import Document
from research.text.segments import Span

if TYPE_CHECKING:
    from research.measures.quotes import Quote


class Reported:
    """Sentences, direct speech and sources of one text."""

    def __init__(self, document: Document, quotes: Sequence[Quote]) -> None:
        self.text = document.text
        self.said = sorted(span for q in quotes if q.kind == "direct" for span in q.spans)
        self.starts = [span.start for span in document.spans]
        self.by_source: dict[Span, list[Quote]] = {}
        for quote in quotes:
            if quote.source is not None:
                self.by_source.setdefault(quote.source, []).append(quote)

    def antecedent(self, source: Span) -> Span | None:
        """The words that a source goes back to, where it is a pronoun."""
        return self.by_source[source][0].antecedent

    def sentence(self, place: int) -> int:
        """Number of the sentence that a place is in."""
        return bisect_right(self.starts, place) - 1

    def is_said(self, place: int) -> bool:
        """Whether a place stands in direct speech."""
        at = bisect_right(self.said, place, key=lambda span: span.start) - 1
        return at >= 0 and place < self.said[at].end

    def told(self, start: int, end: int) -> int:
        """How many sentences of the reporter's end between two places."""
        first, last = bisect_right(self.starts, start), bisect_left(self.starts, end)
        return sum(not self.is_said(begins - 1) for begins in self.starts[first:last])
