"""Quotations that their speaker interrupts: “...,” he said. “...” is one, not two.

So is what goes on without marks: "The bill, he said, was dead."
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from research.measures.quotes.attribution import Attribution
from research.measures.quotes.subjects import trimmed, word_set
from research.text.document import Layout
from research.text.marks import Marked
from research.text.segments import Span

_INTERRUPTED = (",", "?", "!", "—", "–", "-")  # what stands before the mark that closes
_NOT_REST = word_set("and but who which a")  # what begins something else after the aside
_LEAST_REST = 4  # tokens, the comma among them


def joined(layout: Layout, found: list[Attribution]) -> list[Attribution]:
    """Attributions in order, the two halves of an interrupted quotation as one.

    Of pairs in one paragraph where the first ends in a comma and its cue follows, PolNeAR's
    annotators join 24 of 25, whatever else is said between.
    """
    shown: list[Attribution] = []
    half = -1  # where in `shown` a quotation waits for its other half
    for attribution in found:
        rest = _other_half(layout, shown[half], attribution) if half >= 0 else ()
        if rest:
            shown[half] = replace(shown[half], content=(*shown[half].content, *rest))
            half = -1
            content = tuple(span for span in attribution.content if span not in rest)
            if content:
                shown.append(replace(attribution, content=content))
            continue
        shown.append(attribution)
        if _is_half(layout, attribution):
            half = len(shown) - 1
    return shown


def _is_half(layout: Layout, attribution: Attribution) -> bool:
    last, cue = attribution.content[-1], attribution.cue
    mark = _mark_at(layout, last.end - 1)
    if mark is None or cue is None or not mark.closed or mark.end > last.end:
        return False
    inner = layout.text[mark.inner.start : mark.inner.end].rstrip()
    return cue.start >= last.end and inner.endswith(_INTERRUPTED)


def _other_half(layout: Layout, half: Attribution, attribution: Attribution) -> tuple[Span, ...]:
    end = half.content[-1].end
    rest = tuple(
        span
        for span in attribution.content
        if (mark := _mark_at(layout, span.start)) is not None and mark.start == span.start
    )
    if not rest or half.cue is None or rest[0].start < half.cue.end:
        return ()
    at = bisect_left(layout.quotations, end, key=lambda mark: mark.start)
    if layout.quotations[at].start < rest[0].start or "\n" in layout.text[end : rest[0].start]:
        return ()
    # “...,” he said. “...,” she said: each has its own.
    own = [span for span in (attribution.cue, attribution.source) if span is not None]
    return () if any(span.start > rest[0].start for span in own) else rest


def resumed(layout: Layout, found: list[Attribution]) -> list[Attribution]:
    """Attributions whose content goes on after an aside: "The bill, he said, was dead."."""
    shown = []
    for number, attribution in enumerate(found):
        after = found[number + 1].content[0].start if number + 1 < len(found) else len(layout.text)
        rest = _after_aside(layout, attribution, after)
        content = attribution.content if rest is None else (*attribution.content, rest)
        shown.append(replace(attribution, content=content))
    return shown


def _after_aside(layout: Layout, attribution: Attribution, limit: int) -> Span | None:
    content, cue, source = attribution.content[0], attribution.cue, attribution.source
    if len(attribution.content) > 1 or cue is None or source is None:
        return None
    start, end = min(cue.start, source.start), max(cue.end, source.end)
    if start < content.end or layout.text[content.end : start].strip() != ",":
        return None
    first, last, at = (bisect_left(layout.tokens, (p,)) for p in (content.start, content.end, end))
    unit = layout.units[bisect_right(layout.units, first, key=lambda unit: unit.start) - 1]
    if (
        at + _LEAST_REST > unit.stop
        or layout.lower[at] != ","
        or max(layout.marked[first:last]) >= 0
    ):
        return None
    word = layout.lower[at + 1]
    if layout.marked[at + 1] >= 0 or word in _NOT_REST or word.endswith("ing"):
        return None
    if limit < layout.tokens[unit.stop - 1].start:
        return None  # the sentence goes on with another attribution
    return trimmed(layout, at + 1, unit.stop)


def _mark_at(layout: Layout, place: int) -> Marked | None:
    at = bisect_left(layout.quotations, place + 1, key=lambda mark: mark.start) - 1
    return layout.quotations[at] if at >= 0 and place < layout.quotations[at].end else None
