"""A text as it reports: its sentences, what of it is direct speech, and the quotations of each source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from research.languages.en import lists
from research.text.document import Document
from research.text.segments import Span

if TYPE_CHECKING:
    from research.measures.quotes import Quote

_ONE = r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s"
_ARTICLE, _BRINGS_IN = re.compile(rf"{_ONE}$"), re.compile(rf"{_ONE}(?:[\w.-]+\s){{0,3}}$")
_EXPLAINED_BY = lists.alternatives(lists.words("persons", "explained_by"))
_EXPLAINS = re.compile(rf"(?:[,—–(]|\b(?:{_EXPLAINED_BY}))\s$")
_NAMED_BEHIND = re.compile(r"\s[A-Z]|,\s[A-Z]|\snamed\b|[\w’'-]")
_WINDOW = 60  # characters


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

    def unnamed(self, noun: str, start: int, end: int, *, modified: bool = True) -> int:
        """Where one without a name was called so last between two places; -1 for nowhere.

        "A young farmer", but not "Ada Holm, a farmer", "she was a farmer", "a farmer named Holm".
        """
        text = self.text
        at = text.rfind(noun, start, end)
        while at >= 0:
            if _NAMED_BEHIND.match(text, at + len(noun)) is None:
                before = text[max(start, at - _WINDOW) : at]
                opens = (_BRINGS_IN if modified else _ARTICLE).search(before)
                if opens is not None and _EXPLAINS.search(before[: opens.start()]) is None:
                    return at - len(before) + opens.start()
            at = text.rfind(noun, start, at)
        return -1
