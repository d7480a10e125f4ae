"""Where a text's sentences end and what of it is direct speech, by characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from research.languages.en import lists

if TYPE_CHECKING:
    from research.measures.quotes import Quote

_STOPS = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[^\W_a-z]|[“‘\"'])|\n+")
_LONGEST_SHORT = 8  # characters


class Reported:
    """Sentences and direct speech of one text."""

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        self.said = sorted(span for q in quotes if q.kind == "direct" for span in q.spans)
        self.stops = [stop.end() for stop in _STOPS.finditer(text) if not _shortens(text, stop)]

    def sentence(self, place: int) -> int:
        """Number of the sentence that a place is in."""
        return bisect_right(self.stops, place)

    def begins(self, sentence: int) -> int:
        """Where a sentence begins."""
        return self.stops[sentence - 1] if sentence > 0 else 0

    def is_said(self, place: int) -> bool:
        """Whether a place stands in direct speech."""
        at = bisect_right(self.said, place, key=lambda span: span.start) - 1
        return at >= 0 and place < self.said[at].end

    def told(self, start: int, end: int) -> int:
        """How many sentences of the reporter's end between two places."""
        first, last = bisect_right(self.stops, start), bisect_left(self.stops, end)
        return sum(not self.is_said(stop - 1) for stop in self.stops[first:last])


def _shortens(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop shortens a word: "Mr. Lee", "J. Lee"."""
    word = text[max(0, stop.start() - _LONGEST_SHORT) : stop.start()].split()[-1:]
    return (
        bool(word)
        and text[stop.start()] == "."
        and (len(word[0]) == 1 or word[0].lower() in lists.abbreviations())
    )
