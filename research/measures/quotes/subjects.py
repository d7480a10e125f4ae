"""Subjects of cues: the words before or after a verb of saying that tell who says it."""

from __future__ import annotations

from research.languages.en import lists
from research.measures.quotes.cues import forms
from research.text.document import Document
from research.text.segments import Span

AUXILIARIES = lists.words("grammar", "auxiliary")
BOUNDARIES = lists.words("grammar", "clause_boundary")
_RELATIVE = frozenset(["who"])
_PRONOUNS = lists.subjects()
PREPOSITIONS = lists.words("grammar", "no_subject_after")
DAYS = lists.weekdays() | lists.words("calendar", "deictic_day")
STOPS = frozenset([";", "—", "–", "--", "(", ")", "[", "]", ":", ".", "!", "?"])
_BARE_SUBJECTS = lists.words("grammar", "bare_subject")
_NO_PLURALS = lists.words("grammar", "no_plural")
_MOST_SUBJECT_WORDS = 25


def subject_before(document: Document, first: int, at: int) -> Span | None:
    """Subject that ends before the verb at token `at`, auxiliaries and an apposition aside."""
    lower = document.lower
    end = at
    while end > first and (lower[end - 1] in AUXILIARIES or lower[end - 1].endswith("ly")):
        end -= 1
    if end <= first or document.marked[end - 1] >= 0:
        return None
    start, stop = end, end
    if lower[end - 1] == ",":
        # An apposition: "Peskov, the spokesman, said".
        comma = end - 2
        floor = max(first, end - _MOST_SUBJECT_WORDS)
        while comma > floor and lower[comma] != "," and document.marked[comma] < 0:
            comma -= 1
        if comma <= first or lower[comma] != ",":
            return None
        stop, start = end - 1, comma
    floor = max(first, start - _MOST_SUBJECT_WORDS)
    while start > floor:
        word = lower[start - 1]
        if word in _RELATIVE:
            return span_of(document, start - 1, start) if start == end else None
        if word in STOPS or word == "," or word in BOUNDARIES or document.marked[start - 1] >= 0:
            break
        form = forms().get(word)
        if form is not None and form.part in {"past", "s"}:
            break
        start -= 1
        if word in _PRONOUNS:
            break
    return span_of(document, start, stop) if start < stop else None


def subject_after(document: Document, at: int, last: int) -> Span | None:
    """Subject of an inverted verb: "..., said Mr Peskov on Sunday"."""
    end = at + 1
    while end < last and end - at <= _MOST_SUBJECT_WORDS:
        word = document.lower[end]
        if word in STOPS or word in PREPOSITIONS or word in DAYS or document.marked[end] >= 0:
            break
        if word == "," and (end + 1 >= last or document.lower[end + 1] not in {"the", "a", "an"}):
            break
        if word in _RELATIVE or word == "that":
            break
        end += 1
    return span_of(document, at + 1, end) if end > at + 1 else None


def first_subject(document: Document, first: int, at: int) -> Span | None:
    """What stands before the first verb of a unit, where that is a plain subject."""
    # "Mr Smith is hosting the talks and has rejected calls for ...": that of the first verb.
    end = first
    while end < at and end - first < 10:
        word = document.lower[end]
        form = forms().get(word)
        if word in AUXILIARIES or (form is not None and form.part in {"past", "s"}):
            break
        if word in STOPS or word in BOUNDARIES or word in PREPOSITIONS or word == ",":
            return None
        end += 1
    return span_of(document, first, end) if first < end < at else None


def has_plural_subject(document: Document, first: int, at: int) -> bool:
    """Whether a base form at token `at` follows a plural or a pronoun."""
    before = document.lower[at - 1] if at > first else ""
    return before in _BARE_SUBJECTS or (before.endswith("s") and before not in _NO_PLURALS)


def span_of(document: Document, first: int, last: int) -> Span | None:
    """Span of tokens first to last, None where they hold no letter or digit."""
    if last <= first:
        return None
    span = Span(document.tokens[first].start, document.tokens[last - 1].end)
    return span if any(map(str.isalnum, document.text[span.start : span.end])) else None


def trimmed(document: Document, first: int, last: int) -> Span | None:
    """Tokens first to last, without commas at the ends and the full stop outside of marks."""
    while first < last and document.lower[first] in {",", ";", ":", "—", "–", "-"}:
        first += 1
    while last > first and document.marked[last - 1] < 0 and document.lower[last - 1] in {",", "."}:
        last -= 1
    return span_of(document, first, last)
