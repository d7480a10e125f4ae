"""Where the words that name a source begin and end: "Sen. Cruz (R-Texas)", not "Sen. Cruz (R-Texas".

A tagger stops at the first mark it meets and takes a day or a "who" along; what a source is called
is decided here, by the characters alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from research.languages.en import attribution_patterns as patterns
from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.text.segments import Span

_BRACKETS = {"(": ")", "[": "]"}
_QUOTES = {"“": "”", "‘": "’", "''": "''", '"': '"'}
_LINK = 160  # characters of a link and what it is called
_NEAR = 3  # characters within which a bracket or mark closes


def with_edges(text: str, attribution: Attribution) -> Attribution:
    """The attribution, its source as `trimmed_source` has it, its words without a picture's credit."""
    first, *rest = attribution.content
    credit = patterns.CREDIT.match(text, first.start, first.end)
    if credit is not None and credit.end() < first.end:
        attribution = replace(attribution, content=(Span(credit.end(), first.end), *rest))
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
    start, end = _without_furniture(text, Span(start, end))
    head = patterns.HEAD.match(text[start:end])
    if head is not None:
        start += head.end()
    for opens, closes in (_BRACKETS | _QUOTES).items():
        alone = opens != closes and text.count(closes, start, end) > text.count(opens, start, end)
        if alone and text.endswith(opens, 0, start):
            start -= len(opens)  # “Daily Show” host Ann Hall
    return Span(start, _closed(text, start, end))


def whole_source(text: str, span: Span) -> Span:
    """The source with the name before it that its words explain, or with those named with it.

    >>> text = "Ida Holm, R-Tex., said no. Lie, Roy and Voss agreed."
    >>> [text[slice(*whole_source(text, span))] for span in (Span(10, 16), Span(32, 44))]
    ['Ida Holm, R-Tex.', 'Lie, Roy and Voss']
    """
    start, end = span
    low = max(0, start - _LINK)
    explains = patterns.EXPLAINS.fullmatch(text, start, end)
    named = patterns.EXPLAINED.search(text, low, start)
    if explains is not None and named is not None:
        alone = (
            text[end : end + 1] == "," and patterns.SPOKE_TOO.search(text, low, start) is not None
        )
        if explains["party"] or (
            alone and named["name"].split()[0].lower() not in lists.common_words()
        ):
            start = named.start("name")
            return Span(start, _closed(text, start, end))
    too = patterns.SPOKE_TOO.search(text, low, start) if text[start].isupper() else None
    if too is not None and (too["last"] or patterns.TWO_NAMES.fullmatch(text, start, end)):
        return Span(too.start("name"), end)
    return span


def _without_furniture(text: str, span: Span) -> Span:
    """The source without the credit or link that a copy as one block set before it."""
    start, end = span
    for pattern in (patterns.CREDIT, patterns.OBTAINED):
        shown = pattern.match(text, start, end)
        if shown is not None and shown.end() < end:
            start = shown.end()
    last = text.rfind(" ", start, end) + 1
    link = text[max(0, last - _LINK) : last]
    if last > start and patterns.RELATED.search(link) and text[last : last + 1].isupper():
        # The name alone where the text has it with a first name: "... the Middle East | Holm said".
        full = re.compile(rf"(?<![\w’'-])[^\W\d_a-z][\w’'-]+ {re.escape(text[last:end])}\b")
        if full.search(text, 0, start) is not None:
            start = last
    return Span(start, end)


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
