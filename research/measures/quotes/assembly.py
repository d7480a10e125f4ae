"""From labels of tokens to attributions: runs of one label, joined as their labels say."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from research.measures.quotes.attribution import Attribution
from research.measures.quotes.parts import joined
from research.text.document import Layout
from research.text.segments import Span

_TIME = re.compile(r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}\b)?[:\s-]*")
_EDGES = frozenset([",", ";", ":", "—", "–", "-", "--"])


def assemble(layout: Layout, labels: list[str]) -> list[Attribution]:
    """Attributions that a sequence of labels spells out, in order of their content."""
    found: list[Attribution] = []
    ahead: dict[str, Span] = {}
    for first, last in _runs(layout, labels):
        label = labels[first]
        span = _words(layout, _after_time(layout, first, last), last)
        if label[0] in "BIJ":
            if label == "I" and layout.marked[first] < 0:
                continue  # what a cut at the end of a paragraph leaves
            content = _content(layout, first, last)
            if content is None:
                continue
            if label == "B" or not found or apart(layout, found[-1].content[-1], content):
                found.append(Attribution((content,), ahead.get("q"), ahead.get("s"), "tagger"))
                ahead = {}
            else:
                found[-1] = replace(found[-1], content=(*found[-1].content, content))
        elif span is None:
            continue
        elif label[1] == ">":
            ahead[label[0]] = span
        elif found and label[0] == "q" and found[-1].cue is None:
            found[-1] = replace(found[-1], cue=span)
        elif found and label[0] == "s" and found[-1].source is None:
            found[-1] = replace(found[-1], source=span)
    return joined(layout, found)


def apart(layout: Layout, before: Span, content: Span) -> bool:
    """Whether a paragraph ends between two contents, and no quotation is left open there."""
    # PolNeAR's annotators part nine of ten quotations that close where a paragraph ends.
    at = bisect_left(layout.tokens, (content.start,))
    last = bisect_left(layout.tokens, (before.end,)) - 1
    if layout.paragraph[at] == layout.paragraph[last]:
        return False
    return not _continues(layout, at)


def _continues(layout: Layout, at: int) -> bool:
    return layout.marked[at] >= 0 and layout.quotations[layout.marked[at]].continues


def _runs(layout: Layout, labels: list[str]) -> list[tuple[int, int]]:
    paragraph = layout.paragraph
    runs = []
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at] == "O":
            at = end
            continue
        going = "I" if labels[at] in {"B", "I", "J"} else labels[at]
        while end < len(labels) and labels[end] == going:
            end += 1
        for place in range(at + 1, end):
            # Only a quotation that is left open goes on in the next paragraph.
            if paragraph[place] != paragraph[place - 1] and not _continues(layout, place):
                end = place
                break
        runs.append((at, end))
        at = end
    return runs


def _after_time(layout: Layout, first: int, last: int) -> int:
    # A live blog: "10:42 Union leaders reject the offer".
    if first > 0 and layout.paragraph[first] == layout.paragraph[first - 1]:
        return first
    time = _TIME.match(layout.text, layout.tokens[first].start)
    return first if time is None else bisect_left(layout.tokens, (time.end(),), first, last)


def _words(layout: Layout, first: int, last: int) -> Span | None:
    """Tokens first to last without punctuation at the ends, as in "said:"."""
    while last > first and not layout.lower[last - 1][-1:].isalnum():
        last -= 1
    while first < last and not layout.lower[first][:1].isalnum():
        first += 1
    return Span(layout.tokens[first].start, layout.tokens[last - 1].end) if first < last else None


def _content(layout: Layout, first: int, last: int) -> Span | None:
    marked, lower = layout.marked, layout.lower
    while first < last and marked[first] < 0 and lower[first] in _EDGES:
        first += 1
    while last > first and marked[last - 1] < 0 and lower[last - 1] in _EDGES:
        last -= 1
    last = _before_participle(layout, first, last)
    if first > 0 and first < last and marked[first] >= 0 and marked[first - 1] == marked[first]:
        opening = layout.quotations[marked[first]].start == layout.tokens[first - 1].start
        first -= opening
    if last > first and last < len(marked) and marked[last] >= 0:
        closing = layout.quotations[marked[last]].end == layout.tokens[last].end
        last += closing and marked[last] == marked[last - 1]
    if not any(lower[at][:1].isalnum() for at in range(first, last)):
        return None
    return Span(layout.tokens[first].start, layout.tokens[last - 1].end)


def _before_participle(layout: Layout, first: int, last: int) -> int:
    # “This coincides with our vision,” hinting at a thaw: the hint is the reporter's.
    tail = last
    while tail > first and layout.marked[tail - 1] < 0:
        tail -= 1
    if not first < tail < last:
        return last
    inner = layout.quotations[layout.marked[tail - 1]].inner
    ends = layout.text[inner.start : inner.end].rstrip()[-1:] in {",", "?", "!"}
    return tail if ends and layout.lower[tail].endswith("ing") else last


def inherited(layout: Layout, found: list[Attribution], *, only: str = "") -> list[Attribution]:
    """Sources of attributions that have a cue but none of their own: "..., he said, adding ..."."""
    ends = [layout.tokens[unit.stop - 1].end for unit in layout.units]
    at = 0
    shown: list[Attribution] = []
    for attribution in found:
        before = shown[-1] if shown else None
        while at < len(ends) - 1 and ends[at] <= attribution.content[0].start:
            at += 1
        unit_start = layout.tokens[layout.units[at].start].start
        if (
            attribution.source is None
            and attribution.cue is not None
            and layout.text[attribution.cue.start : attribution.cue.end].split()[0].endswith(only)
            and before is not None
            and before.source is not None
            and before.content[-1].end > unit_start
        ):
            shown.append(replace(attribution, source=before.source))
        else:
            shown.append(attribution)
    return shown
