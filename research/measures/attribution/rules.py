"""Attributions by rule: what works without weights, and can be read.

One unit (a sentence that no quotation straddles) at a time: each cue outside of quotation marks
looks for what it introduces, right of it, then left of it, and for its subject on either side.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from research.articles.text import Span
from research.measures.attribution.cues import Form, forms
from research.measures.attribution.model import Attribution
from research.measures.attribution.units import Layout


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_AUXILIARIES = _set(
    "has have had is was are were be been being would will could may might can should must do does "
    "did not never also later then now still just often even reportedly once again has already "
    "went on to repeatedly previously recently initially himself herself themselves"
)
_BOUNDARIES = _set(
    "and but that which when if because while as where whether though although so than or since "
    "after before until"
)
_RELATIVE = frozenset(["who"])
_PRONOUNS = _set("he she they it we i you")
_PREPOSITIONS = _set(
    "in on at during after before by for with from about when while as if because during over "
    "through to into against under without via"
)
# Words right before a mark after which it holds the content: 'called him a "pragmatist"'.
_OPENERS = frozenset([",", ":", "that", "as", "a", "was", "being", "are", "is"])
PERCEPTION = _set("saw see sees seen seeing heard hear hears watched watch let made make had")
_DAYS = _set("monday tuesday wednesday thursday friday saturday sunday today earlier")
_STOPS = frozenset([";", "—", "–", "--", "(", ")", "[", "]", ":", ".", "!", "?"])
_BARE = _set(  # take a clause without "that": "he said prices would rise"
    "say think believe feel hope know claim insist argue add note suggest warn predict admit "
    "acknowledge concede fear expect wish assume suppose maintain allege estimate announce "
    "confirm report state declare assert promise vow deny"
)
_OBJECT = _set(  # what is evaluated is the content: "he praised the deal"
    "praise laud commend applaud hail criticize criticise slam blast condemn denounce attack mock "
    "ridicule accuse blame endorse support oppose defend decry lament"
)
_MOST_SUBJECT_WORDS = 25
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
    speakers_of_block = _interview(layout)
    last_paragraph, last = -1, None
    for tokens in layout.units:
        paragraph = layout.paragraph[tokens.start]
        block = speakers_of_block.get(paragraph)
        if block is not None:
            found.extend(_block_turn(layout, tokens, block, found))
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
        form = forms().get(word)
        if form is None or form.part == "noun":
            continue
        if form.part == "base" and not (
            _plural_subject(layout, unit.tokens.start, at) or _perceived(layout, unit, at)
        ):
            continue
        if word in PERCEPTION and _introduces_act(layout, at, unit.tokens.stop):
            continue
        _by_verb(unit, at, form)


def _according(unit: _Unit, at: int) -> None:
    layout, last = unit.layout, unit.tokens.stop
    end = at + 2
    while end < last and layout.lower[end] not in {",", ".", ";", ":"} and layout.marked[end] < 0:
        end += 1
    source = _span(layout, at + 2, end)
    cue = Span(layout.tokens[at].start, layout.tokens[at + 1].end)
    before = at - unit.taken > 2
    content = _trimmed(layout, unit.taken, at) if before else _trimmed(layout, end, last)
    if content is not None and source is not None:
        unit.found.append(Attribution((content,), cue, source, "according"))
        unit.taken = end if before else last


def _by_verb(unit: _Unit, at: int, form: Form) -> None:
    layout, first, last = unit.layout, unit.tokens.start, unit.tokens.stop
    participle = form.part == "ing" and layout.lower[at - 1] == "," if at > first else False
    if participle and unit.found:
        source = unit.found[-1].source  # "..., he said, warning that ..."
    else:
        source = _subject_before(layout, max(unit.taken, first), at)
    after_quotation = _follows_content(layout, first, at)
    if source is None and after_quotation:
        source = _subject_after(layout, at, last)
    right, rule = _complement(layout, at, last, form)
    if right is not None and source is not None and source.start <= right.start < source.end:
        right = None
    left = None
    if right is None or (source is not None and after_quotation):
        before = at if source is None or source.start > layout.tokens[at].start else None
        stop = before if before is not None else _index(layout, source, first)
        left = _postposed(layout, unit.taken, stop) if stop is not None else None
    if source is None:
        source = _subject_before(layout, first, at)
    if left is None and right is None:
        return
    if source is None:
        source = unit.found[-1].source if unit.found else _first_subject(layout, first, at)
    if source is None and form.lemma not in {"say", "tell", "add"}:
        return
    content = [span for span in (left, right) if span is not None]
    cue = Span(*layout.tokens[at])
    unit.found.append(Attribution(tuple(content), cue, source, rule if right else "postposed"))
    ends = [content[-1].end, cue.end, source.end if source is not None else 0]
    while unit.taken < last and layout.tokens[unit.taken].start < max(ends):
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
                return _trimmed(layout, at + 1, last), "clause"
            return _quotation(layout, here, last, mixed=True), "marks"
        if word == "that" and gap <= 6:
            return _trimmed(layout, here, last), "that"
        if word in _STOPS - {":"} or (word == "," and gap > 0):
            follows = here + 1 < last and marked[here + 1] >= 0
            if not follows:
                break
        here += 1
        gap += 1
    follower = lower[at + 1] if at + 1 < last else "."
    plain = follower not in _PREPOSITIONS and follower not in _STOPS and follower not in {",", "to"}
    if form.lemma in _BARE and plain and follower not in _DAYS:
        return _trimmed(layout, at + 1, last), "clause"
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
    return _span(layout, here, end)


def _clause(layout: Layout, here: int, last: int) -> Span | None:
    end = here
    while end < last:
        if layout.marked[end] < 0 and layout.lower[end] in {",", ";", "—", "–", ".", "--"}:
            break
        end += 1
    return _span(layout, here, end)


def _postposed(layout: Layout, first: int, stop: int) -> Span | None:
    # "..., he said": content ends in a comma or a closed quotation right before the subject.
    if stop - first < 2:
        return None
    if layout.marked[stop - 1] >= 0:
        number, start = layout.marked[stop - 1], stop - 1
        while start > first and layout.marked[start - 1] == number:
            start -= 1
        before = start - first
        return _span(layout, start if before > 12 or before == 0 else first, stop)
    if layout.lower[stop - 1] in {",", "?", "!"} and stop - first > 3:
        return _trimmed(layout, first, stop)
    return None


def _follows_content(layout: Layout, first: int, at: int) -> bool:
    return at > first and (layout.marked[at - 1] >= 0 or layout.lower[at - 1] == ",")


def _subject_before(layout: Layout, first: int, at: int) -> Span | None:
    lower = layout.lower
    end = at
    while end > first and (lower[end - 1] in _AUXILIARIES or lower[end - 1].endswith("ly")):
        end -= 1
    if end <= first or layout.marked[end - 1] >= 0:
        return None
    start, stop = end, end
    if lower[end - 1] == ",":
        # An apposition: "Peskov, the spokesman, said".
        comma = end - 2
        floor = max(first, end - _MOST_SUBJECT_WORDS)
        while comma > floor and lower[comma] != "," and layout.marked[comma] < 0:
            comma -= 1
        if comma <= first or lower[comma] != ",":
            return None
        stop, start = end - 1, comma
    floor = max(first, start - _MOST_SUBJECT_WORDS)
    while start > floor:
        word = lower[start - 1]
        if word in _RELATIVE:
            return _span(layout, start - 1, start) if start == end else None
        if word in _STOPS or word == "," or word in _BOUNDARIES or layout.marked[start - 1] >= 0:
            break
        form = forms().get(word)
        if form is not None and form.part in {"past", "s"}:
            break
        start -= 1
        if word in _PRONOUNS:
            break
    return _span(layout, start, stop) if start < stop else None


def _subject_after(layout: Layout, at: int, last: int) -> Span | None:
    end = at + 1
    while end < last and end - at <= _MOST_SUBJECT_WORDS:
        word = layout.lower[end]
        if word in _STOPS or word in _PREPOSITIONS or word in _DAYS or layout.marked[end] >= 0:
            break
        if word == "," and (end + 1 >= last or layout.lower[end + 1] not in {"the", "a", "an"}):
            break
        if word in _RELATIVE or word == "that":
            break
        end += 1
    return _span(layout, at + 1, end) if end > at + 1 else None


def _plural_subject(layout: Layout, first: int, at: int) -> bool:
    before = layout.lower[at - 1] if at > first else ""
    return before in {"they", "we", "i", "you", "who"} or (
        before.endswith("s") and before not in {"'s", "this", "is", "was", "his", "has"}
    )


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


def _first_subject(layout: Layout, first: int, at: int) -> Span | None:
    # "Mr Smith is hosting the talks and has rejected calls for ...": that of the first verb.
    end = first
    while end < at and end - first < 10:
        word = layout.lower[end]
        form = forms().get(word)
        if word in _AUXILIARIES or (form is not None and form.part in {"past", "s"}):
            break
        if word in _STOPS or word in _BOUNDARIES or word in _PREPOSITIONS or word == ",":
            return None
        end += 1
    return _span(layout, first, end) if first < end < at else None


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


def _interview(layout: Layout) -> dict[int, tuple[Span, int]]:
    """Paragraphs that open with "Name:", to the name and the token after the colon."""
    turns: dict[int, tuple[Span, int]] = {}
    seen = -1
    for at, paragraph in enumerate(layout.paragraph):
        if paragraph == seen:
            continue
        seen = paragraph
        end = at
        while end < len(layout.tokens) and end - at < 5 and layout.paragraph[end] == paragraph:
            if not layout.text[layout.tokens[end].start].isupper() and layout.lower[end] != ".":
                break
            end += 1
        if at < end < len(layout.tokens) - 1 and layout.lower[end] == ":":
            name = _span(layout, at, end)
            if name is not None and layout.paragraph[end + 1] == paragraph:
                turns[paragraph] = (name, end + 1)
    names = {layout.text[name.start : name.end] for name, _ in turns.values()}
    # Two people who take at least three turns make an interview; one colon is a headline.
    return turns if len(turns) >= 3 and len(names) < len(turns) else {}


def _block_turn(
    layout: Layout, tokens: range, block: tuple[Span, int], found: list[Attribution]
) -> list[Attribution]:
    name, start = block
    content = _span(layout, max(tokens.start, start), tokens.stop)
    if content is None:
        return []
    if found and found[-1].source == name:
        last = found.pop()
        content = Span(last.content[0].start, content.end)
    return [Attribution((content,), None, name, "interview")]


def _trimmed(layout: Layout, first: int, last: int) -> Span | None:
    """Tokens first to last, without commas at the ends and the full stop outside of marks."""
    while first < last and layout.lower[first] in {",", ";", ":", "—", "–", "-"}:
        first += 1
    while last > first and layout.marked[last - 1] < 0 and layout.lower[last - 1] in {",", "."}:
        last -= 1
    return _span(layout, first, last)


def _span(layout: Layout, first: int, last: int) -> Span | None:
    if last <= first:
        return None
    span = Span(layout.tokens[first].start, layout.tokens[last - 1].end)
    return span if any(map(str.isalnum, layout.text[span.start : span.end])) else None


def _index(layout: Layout, span: Span | None, first: int) -> int | None:
    if span is None:
        return None
    return bisect_left(layout.tokens, (span.start,), lo=first)
