"""Attributions by rule: what works without weights, and can be read.

One unit (a sentence that no quotation straddles) at a time: each cue outside of quotation marks
looks for what it introduces, right of it, then left of it, and for its subject on either side.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import Form, cue_words, forms
from research.measures.quotes.interviews import turn, turns_of_interview
from research.measures.quotes.subjects import (
    DAYS,
    PREPOSITIONS,
    STOPS,
    first_subject,
    has_plural_subject,
    span_of,
    subject_after,
    subject_before,
    trimmed,
)
from research.text.document import Document
from research.text.segments import Span

# Right before a mark these say that it holds the content: 'called him a "pragmatist"'.
_BEFORE_MARKS = lists.words("grammar", "before_marks") | {",", ":"}
PERCEPTION = lists.words("verb_complements", "perception")
# Take a clause without "that": "he said prices would rise".
_BARE = lists.words("verb_complements", "bare_clause")
# What is evaluated is the content: "he praised the deal".
_OBJECT = lists.words("verb_complements", "evaluated_object")
_PLURALS = lists.words("verb_complements", "plural_noun")
_SINGULAR = lists.words("grammar", "singular_subject")
_SCARE_WORDS = 4  # fewer words than this in marks, governed by no cue, are no speech


@dataclass(slots=True)
class _Unit:
    """One unit while it is read: what is taken already, what was found."""

    document: Document
    tokens: range
    taken: int = 0
    found: list[Attribution] = field(default_factory=list)


def find_attributions(document: Document) -> list[Attribution]:
    """Attributions in order of their content, by rules alone."""
    found: list[Attribution] = []
    speakers_of_block = turns_of_interview(document)
    last_paragraph, last = -1, None
    for tokens in document.units:
        paragraph = document.paragraph[tokens.start]
        block = speakers_of_block.get(paragraph)
        if block is not None:
            found.extend(turn(document, tokens, block, found))
            continue
        unit = _Unit(document, tokens, tokens.start)
        _by_cues(unit)
        floating = _floating(unit)
        if floating and last is not None and paragraph == last_paragraph and not unit.found:
            joined = Attribution((*last.content, *floating), last.cue, last.source, "parted")
            found[-1] = last = joined
            continue
        if floating and last is not None and not unit.found and paragraph <= last_paragraph + 1:
            found.extend(Attribution((s,), None, last.source, "floating") for s in floating)
        elif floating and not unit.found:
            found.extend(Attribution((s,), None, None, "marks") for s in floating)
        found.extend(unit.found)
        if unit.found:
            last_paragraph, last = paragraph, unit.found[-1]
        elif paragraph > last_paragraph + 1:
            last = None
        elif floating:
            last_paragraph = paragraph
    return found


def _by_cues(unit: _Unit) -> None:
    document, known = unit.document, cue_words()
    of_cues = (at for at in unit.tokens if document.lower[at] in known)
    for at in of_cues:
        if at < unit.taken or document.marked[at] >= 0:
            continue
        word = document.lower[at]
        if word == "according" and document.lower[at + 1 : at + 2] == ["to"]:
            _according(unit, at)
            continue
        form = forms().get(word)
        if form is None or form.part == "noun" or _is_plural(document, at):
            continue
        if form.part == "base" and not (
            has_plural_subject(document, unit.tokens.start, at) or _perceived(document, unit, at)
        ):
            continue
        if word in PERCEPTION and _introduces_act(document, at, unit.tokens.stop):
            continue
        _by_verb(unit, at, form)


def _is_plural(document: Document, at: int) -> bool:
    # "the Gulf states", "more attacks"; a verb follows a name or "it".
    if document.lower[at] not in _PLURALS or at == 0:
        return False
    before = document.text[document.tokens[at - 1].start : document.tokens[at - 1].end]
    named = (
        before[0].isupper() and document.lower[at][0] == document.text[document.tokens[at].start]
    )
    return not named and before.lower() not in _SINGULAR


def _according(unit: _Unit, at: int) -> None:
    document, last = unit.document, unit.tokens.stop
    end = at + 2
    while (
        end < last and document.lower[end] not in {",", ".", ";", ":"} and document.marked[end] < 0
    ):
        end += 1
    source = span_of(document, at + 2, end)
    cue = Span(document.tokens[at].start, document.tokens[at + 1].end)
    before = at - unit.taken > 2
    content = trimmed(document, unit.taken, at) if before else trimmed(document, end, last)
    if content is not None and source is not None:
        unit.found.append(Attribution((content,), cue, source, "according"))
        unit.taken = end if before else last


def _by_verb(unit: _Unit, at: int, form: Form) -> None:
    document, first, last = unit.document, unit.tokens.start, unit.tokens.stop
    participle = form.part == "ing" and document.lower[at - 1] == "," if at > first else False
    if participle and unit.found:
        source = unit.found[-1].source  # "..., he said, warning that ..."
    else:
        source = subject_before(document, max(unit.taken, first), at)
    after_quotation = _follows_content(document, first, at)
    if source is None and after_quotation:
        source = subject_after(document, at, last)
    right, rule = _complement(document, at, last, form)
    if right is not None and source is not None and source.start <= right.start < source.end:
        right = None
    left = None
    if right is None or (source is not None and after_quotation):
        before = at if source is None or source.start > document.tokens[at].start else None
        stop = before if before is not None else _index(document, source, first)
        left = _postposed(document, unit.taken, stop) if stop is not None else None
    if source is None:
        source = subject_before(document, first, at)
    if left is None and right is None:
        return
    if source is None:
        source = unit.found[-1].source if unit.found else first_subject(document, first, at)
    if source is None and form.lemma not in {"say", "tell", "add"}:
        return
    content = [span for span in (left, right) if span is not None]
    cue = Span(*document.tokens[at])
    _take(unit, Attribution(tuple(content), cue, source, rule if right else "postposed"))


def _take(unit: _Unit, attribution: Attribution) -> None:
    unit.found.append(attribution)
    spans = (attribution.content[-1], attribution.cue, attribution.source)
    end = max(span.end for span in spans if span is not None)
    while unit.taken < unit.tokens.stop and unit.document.tokens[unit.taken].start < end:
        unit.taken += 1


def _complement(document: Document, at: int, last: int, form: Form) -> tuple[Span | None, str]:
    here = at + 1
    lower, marked = document.lower, document.marked
    gap = 0
    while here < last and gap <= 12:
        word = lower[here]
        if marked[here] >= 0:
            opens_after = lower[here - 1]
            if gap == 0 or opens_after in _BEFORE_MARKS:
                return _quotation(
                    document, here, last, mixed=opens_after not in {",", ":"}
                ), "marks"
            if form.lemma in _BARE or form.cue_class == "evaluative":
                return trimmed(document, at + 1, last), "clause"
            return _quotation(document, here, last, mixed=True), "marks"
        if word == "that" and gap <= 6:
            return trimmed(document, here, last), "that"
        if word in STOPS - {":"} or (word == "," and gap > 0):
            follows = here + 1 < last and marked[here + 1] >= 0
            if not follows:
                break
        here += 1
        gap += 1
    follower = lower[at + 1] if at + 1 < last else "."
    plain = follower not in PREPOSITIONS and follower not in STOPS and follower not in {",", "to"}
    if form.lemma in _BARE and plain and follower not in DAYS:
        return trimmed(document, at + 1, last), "clause"
    if form.lemma in _OBJECT and plain:
        return _clause(document, at + 1, last), "object"
    return None, "none"


def _quotation(document: Document, here: int, last: int, *, mixed: bool) -> Span | None:
    number = document.marked[here]
    end = here
    while end < last and document.marked[end] == number:
        end += 1
    if mixed and end < last and document.lower[end] not in {",", ".", ";"}:
        return _clause(document, here, last)
    return span_of(document, here, end)


def _clause(document: Document, here: int, last: int) -> Span | None:
    end = here
    while end < last:
        if document.marked[end] < 0 and document.lower[end] in {",", ";", "—", "–", ".", "--"}:
            break
        end += 1
    return span_of(document, here, end)


def _postposed(document: Document, first: int, stop: int) -> Span | None:
    # "..., he said": content ends in a comma or a closed quotation right before the subject.
    if stop - first < 2:
        return None
    if document.marked[stop - 1] >= 0:
        number, start = document.marked[stop - 1], stop - 1
        while start > first and document.marked[start - 1] == number:
            start -= 1
        before = start - first
        return span_of(document, start if before > 12 or before == 0 else first, stop)
    if document.lower[stop - 1] in {",", "?", "!"} and stop - first > 3:
        return trimmed(document, first, stop)
    return None


def _follows_content(document: Document, first: int, at: int) -> bool:
    return at > first and (document.marked[at - 1] >= 0 or document.lower[at - 1] == ",")


def _perceived(document: Document, unit: _Unit, at: int) -> bool:
    # "The meeting saw Mr Trump tell his counterpart ..."
    before = range(max(unit.tokens.start, at - 5), at - 1)
    name = document.text[document.tokens[at - 1].start].isupper() if at else False
    return name and any(document.lower[place] in PERCEPTION for place in before)


def _introduces_act(document: Document, at: int, last: int) -> bool:
    following = range(at + 1, min(last, at + 6))
    return any(
        (form := forms().get(document.lower[place])) is not None
        and form.part == "base"
        and document.marked[place] < 0
        and document.text[document.tokens[place - 1].start].isupper()
        for place in following
    )


def _floating(unit: _Unit) -> list[Span]:
    document, found = unit.document, []
    numbers = sorted({document.marked[at] for at in unit.tokens if document.marked[at] >= 0})
    for number in numbers:
        quotation = document.marks[number]
        inner = document.text[quotation.inner.start : quotation.inner.end]
        whole = quotation.start == document.tokens[unit.tokens.start].start
        if len(inner.split()) >= _SCARE_WORDS and (whole or inner.rstrip()[-1:] in ".,!?"):
            found.append(Span(quotation.start, quotation.end))
    return found


def _index(document: Document, span: Span | None, first: int) -> int | None:
    if span is None:
        return None
    return bisect_left(document.starts, span.start, lo=first)
