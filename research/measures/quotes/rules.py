"""Attributions by rule: what works without weights, and can be read.

One unit (a sentence that no quotation straddles) at a time: each cue outside of quotation marks
looks for what it introduces, right of it, then left of it, and for its subject on either side.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from research.measures.quotes.asides import find_aside
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import Form, forms
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
    word_set,
)
from research.text.document import Layout
from research.text.segments import Span

# Words right before a mark after which it holds the content: 'called him a "pragmatist"'.
_OPENERS = frozenset([",", ":", "that", "as", "a", "was", "being", "are", "is"])
PERCEPTION = word_set("saw see sees seen seeing heard hear hears watched watch let made make had")
_BARE = word_set(  # take a clause without "that": "he said prices would rise"
    "say think believe feel hope know claim insist argue add note suggest warn predict admit "
    "acknowledge concede fear expect wish assume suppose maintain allege estimate announce "
    "confirm report state declare assert promise vow deny"
)
_OBJECT = word_set(  # what is evaluated is the content: "he praised the deal"
    "praise laud commend applaud hail criticize criticise slam blast condemn denounce attack mock "
    "ridicule accuse blame endorse support oppose defend decry lament"
)
_PLURALS = word_set(
    "states comments issues rules reasons terms attacks questions answers reports claims talks "
    "remarks hopes plans calls demands requests attempts offers messages details"
)
_SINGULAR = word_set("he she it who which that also now")
_SCARE_WORDS = 4  # fewer words than this in marks, governed by no cue, are no speech


@dataclass(slots=True)
class _Unit:
    """One unit while it is read: what is taken already, what was found."""

    layout: Layout
    tokens: range
    taken: int = 0
    found: list[Attribution] = field(default_factory=list)


def find_attributions(layout: Layout) -> list[Attribution]:
    """Attributions in order of their content, by rules alone."""
    found: list[Attribution] = []
    speakers_of_block = turns_of_interview(layout)
    last_paragraph, last = -1, None
    for tokens in layout.units:
        paragraph = layout.paragraph[tokens.start]
        block = speakers_of_block.get(paragraph)
        if block is not None:
            found.extend(turn(layout, tokens, block, found))
            continue
        unit = _Unit(layout, tokens, tokens.start)
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
    layout = unit.layout
    for at in unit.tokens:
        if at < unit.taken or layout.marked[at] >= 0:
            continue
        word = layout.lower[at]
        if word == "according" and layout.lower[at + 1 : at + 2] == ["to"]:
            _according(unit, at)
            continue
        aside = find_aside(layout, unit.tokens, unit.taken, at) if word in {"as", "in"} else None
        if aside is not None:
            _take(unit, aside)
            continue
        form = forms().get(word)
        if form is None or form.part == "noun" or _is_plural(layout, at):
            continue
        if form.part == "base" and not (
            has_plural_subject(layout, unit.tokens.start, at) or _perceived(layout, unit, at)
        ):
            continue
        if word in PERCEPTION and _introduces_act(layout, at, unit.tokens.stop):
            continue
        _by_verb(unit, at, form)


def _is_plural(layout: Layout, at: int) -> bool:
    # "the Gulf states", "more attacks"; a verb follows a name or "it".
    if layout.lower[at] not in _PLURALS or at == 0:
        return False
    before = layout.text[layout.tokens[at - 1].start : layout.tokens[at - 1].end]
    named = before[0].isupper() and layout.lower[at][0] == layout.text[layout.tokens[at].start]
    return not named and before.lower() not in _SINGULAR


def _according(unit: _Unit, at: int) -> None:
    layout, last = unit.layout, unit.tokens.stop
    end = at + 2
    while end < last and layout.lower[end] not in {",", ".", ";", ":"} and layout.marked[end] < 0:
        end += 1
    source = span_of(layout, at + 2, end)
    cue = Span(layout.tokens[at].start, layout.tokens[at + 1].end)
    before = at - unit.taken > 2
    content = trimmed(layout, unit.taken, at) if before else trimmed(layout, end, last)
    if content is not None and source is not None:
        unit.found.append(Attribution((content,), cue, source, "according"))
        unit.taken = end if before else last


def _by_verb(unit: _Unit, at: int, form: Form) -> None:
    layout, first, last = unit.layout, unit.tokens.start, unit.tokens.stop
    participle = form.part == "ing" and layout.lower[at - 1] == "," if at > first else False
    if participle and unit.found:
        source = unit.found[-1].source  # "..., he said, warning that ..."
    else:
        source = subject_before(layout, max(unit.taken, first), at)
    after_quotation = _follows_content(layout, first, at)
    if source is None and after_quotation:
        source = subject_after(layout, at, last)
    right, rule = _complement(layout, at, last, form)
    if right is not None and source is not None and source.start <= right.start < source.end:
        right = None
    left = None
    if right is None or (source is not None and after_quotation):
        before = at if source is None or source.start > layout.tokens[at].start else None
        stop = before if before is not None else _index(layout, source, first)
        left = _postposed(layout, unit.taken, stop) if stop is not None else None
    if source is None:
        source = subject_before(layout, first, at)
    if left is None and right is None:
        return
    if source is None:
        source = unit.found[-1].source if unit.found else first_subject(layout, first, at)
    if source is None and form.lemma not in {"say", "tell", "add"}:
        return
    content = [span for span in (left, right) if span is not None]
    cue = Span(*layout.tokens[at])
    _take(unit, Attribution(tuple(content), cue, source, rule if right else "postposed"))


def _take(unit: _Unit, attribution: Attribution) -> None:
    unit.found.append(attribution)
    spans = (attribution.content[-1], attribution.cue, attribution.source)
    end = max(span.end for span in spans if span is not None)
    while unit.taken < unit.tokens.stop and unit.layout.tokens[unit.taken].start < end:
        unit.taken += 1


def _complement(layout: Layout, at: int, last: int, form: Form) -> tuple[Span | None, str]:
    here = at + 1
    lower, marked = layout.lower, layout.marked
    gap = 0
    while here < last and gap <= 12:
        word = lower[here]
        if marked[here] >= 0:
            opens_after = lower[here - 1]
            if gap == 0 or opens_after in {
                ",",
                ":",
                "that",
                "as",
                "a",
                "was",
                "being",
                "are",
                "is",
            }:
                return _quotation(layout, here, last, mixed=opens_after not in {",", ":"}), "marks"
            if form.lemma in _BARE or form.cue_class == "evaluative":
                return trimmed(layout, at + 1, last), "clause"
            return _quotation(layout, here, last, mixed=True), "marks"
        if word == "that" and gap <= 6:
            return trimmed(layout, here, last), "that"
        if word in STOPS - {":"} or (word == "," and gap > 0):
            follows = here + 1 < last and marked[here + 1] >= 0
            if not follows:
                break
        here += 1
        gap += 1
    follower = lower[at + 1] if at + 1 < last else "."
    plain = follower not in PREPOSITIONS and follower not in STOPS and follower not in {",", "to"}
    if form.lemma in _BARE and plain and follower not in DAYS:
        return trimmed(layout, at + 1, last), "clause"
    if form.lemma in _OBJECT and plain:
        return _clause(layout, at + 1, last), "object"
    return None, "none"


def _quotation(layout: Layout, here: int, last: int, *, mixed: bool) -> Span | None:
    number = layout.marked[here]
    end = here
    while end < last and layout.marked[end] == number:
        end += 1
    if mixed and end < last and layout.lower[end] not in {",", ".", ";"}:
        return _clause(layout, here, last)
    return span_of(layout, here, end)


def _clause(layout: Layout, here: int, last: int) -> Span | None:
    end = here
    while end < last:
        if layout.marked[end] < 0 and layout.lower[end] in {",", ";", "—", "–", ".", "--"}:
            break
        end += 1
    return span_of(layout, here, end)


def _postposed(layout: Layout, first: int, stop: int) -> Span | None:
    # "..., he said": content ends in a comma or a closed quotation right before the subject.
    if stop - first < 2:
        return None
    if layout.marked[stop - 1] >= 0:
        number, start = layout.marked[stop - 1], stop - 1
        while start > first and layout.marked[start - 1] == number:
            start -= 1
        before = start - first
        return span_of(layout, start if before > 12 or before == 0 else first, stop)
    if layout.lower[stop - 1] in {",", "?", "!"} and stop - first > 3:
        return trimmed(layout, first, stop)
    return None


def _follows_content(layout: Layout, first: int, at: int) -> bool:
    return at > first and (layout.marked[at - 1] >= 0 or layout.lower[at - 1] == ",")


def _perceived(layout: Layout, unit: _Unit, at: int) -> bool:
    # "The meeting saw Mr Trump tell his counterpart ..."
    before = range(max(unit.tokens.start, at - 5), at - 1)
    name = layout.text[layout.tokens[at - 1].start].isupper() if at else False
    return name and any(layout.lower[place] in PERCEPTION for place in before)


def _introduces_act(layout: Layout, at: int, last: int) -> bool:
    following = range(at + 1, min(last, at + 6))
    return any(
        (form := forms().get(layout.lower[place])) is not None
        and form.part == "base"
        and layout.marked[place] < 0
        and layout.text[layout.tokens[place - 1].start].isupper()
        for place in following
    )


def _floating(unit: _Unit) -> list[Span]:
    layout, found = unit.layout, []
    numbers = sorted({layout.marked[at] for at in unit.tokens if layout.marked[at] >= 0})
    for number in numbers:
        quotation = layout.quotations[number]
        inner = layout.text[quotation.inner.start : quotation.inner.end]
        whole = quotation.start == layout.tokens[unit.tokens.start].start
        if len(inner.split()) >= _SCARE_WORDS and (whole or inner.rstrip()[-1:] in ".,!?"):
            found.append(Span(quotation.start, quotation.end))
    return found


def _index(layout: Layout, span: Span | None, first: int) -> int | None:
    if span is None:
        return None
    return bisect_left(layout.tokens, (span.start,), lo=first)
