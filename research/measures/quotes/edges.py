"""Where the words that name a source begin and end: "Sen. Cruz (R-Texas)", not "Sen. Cruz (R-Texas".

A tagger stops at the first mark it meets and takes a day or a "who" along; what a source is called
is decided here, by the characters alone.
"""

from __future__ import annotations

from dataclasses import replace

from research.languages.en import attribution_patterns as patterns
from research.measures.quotes.attribution import Attribution
from research.text.segments import Span

_BRACKETS = {"(": ")", "[": "]"}
_QUOTES = {"“": "”", "‘": "’", "''": "''", '"': '"'}
_NAMES = 160  # characters of names before the last
_NEAR = 3  # characters within which a bracket or mark closes


def with_edges(text: str, attribution: Attribution) -> Attribution:
    """The attribution, its source as `trimmed_source` has it."""
    if attribution.source is None:
        return attribution
    return replace(attribution, source=trimmed_source(text, attribution.source))


def trimmed_source(text: str, span: Span) -> Span:
    """The words of a source without what only stands beside them.

    Parameters
    ----------
    text
        The text.
    span
        Where a tagger or rule saw a source.

    Examples
    --------
    >>> text = "Sen. John Cornyn (R-Texas) on Monday told reporters."
    >>> text[slice(*trimmed_source(text, Span(0, 25)))]
    'Sen. John Cornyn (R-Texas)'
    >>> text[slice(*trimmed_source(text, Span(0, 36)))]
    'Sen. John Cornyn (R-Texas)'
    """
    start, end = span
    for _ in range(3):  # "Mr Cruz, who on Monday"
        words = text[start:end]
        shorter = patterns.TAIL.sub("", patterns.CLITIC.sub(r"\1", words))
        if not patterns.DATED.search(shorter):
            shorter = patterns.WHEN.sub("", shorter)
        shorter = shorter.rstrip(" ,")
        if shorter == words or not any(map(str.isalnum, shorter)):
            break
        end = start + len(shorter)
    head = patterns.HEAD.match(text[start:end])
    if head is not None:
        start += head.end()
    for opens, closes in (_BRACKETS | _QUOTES).items():
        alone = opens != closes and text.count(closes, start, end) > text.count(opens, start, end)
        if alone and text.endswith(opens, 0, start):
            start -= len(opens)  # “Daily Show” host Ann Hall
    return Span(start, _closed(text, start, end))


def whole_source(text: str, span: Span) -> Span:
    """The source with those named with it.

    >>> text = "There, Lie, Roy and Voss agreed."
    >>> text[slice(*whole_source(text, Span(20, 24)))]
    'Lie, Roy and Voss'
    """
    if not text[span.start].isupper():
        return span
    too = patterns.SPOKE_TOO.search(text, max(0, span.start - _NAMES), span.start)
    return span if too is None else Span(too.start("name"), span.end)


def _closed(text: str, start: int, end: int) -> int:
    """The end, moved behind the bracket, mark or full stop that belongs to the last word."""
    words = text[start:end]
    if text[end : end + 1] == "." and patterns.ABBREVIATED.search(words):
        end += 1
    for opens, closes in (_BRACKETS | _QUOTES).items():
        open_now = (
            words.count(opens) % 2 if opens == closes else words.count(opens) > words.count(closes)
        )
        here = text.find(closes, end, end + _NEAR) if open_now else -1
        if here >= 0 and "\n" not in text[end:here]:
            end = here + len(closes)
    return end
