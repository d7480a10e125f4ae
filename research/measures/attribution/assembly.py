"""From labels of tokens to attributions: runs of one label, joined as their labels say."""

from __future__ import annotations

from dataclasses import replace

from research.articles.text import Span
from research.measures.attribution.model import Attribution
from research.measures.attribution.units import Layout

_EDGES = frozenset([",", ";", ":", "—", "–", "-", "--"])


def assemble(layout: Layout, labels: list[str]) -> list[Attribution]:
    """Attributions that a sequence of labels spells out, in order of their content."""
    found: list[Attribution] = []
    ahead: dict[str, Span] = {}
    for first, last in _runs(labels):
        label = labels[first]
        span = Span(layout.tokens[first].start, layout.tokens[last - 1].end)
        if label[0] in "BIJ":
            content = _content(layout, first, last)
            if content is None:
                continue
            if label == "B" or not found:
                found.append(Attribution((content,), ahead.get("q"), ahead.get("s"), "tagger"))
                ahead = {}
            else:
                found[-1] = replace(found[-1], content=(*found[-1].content, content))
        elif label[1] == ">":
            ahead[label[0]] = span
        elif found and label[0] == "q" and found[-1].cue is None:
            found[-1] = replace(found[-1], cue=span)
        elif found and label[0] == "s" and found[-1].source is None:
            found[-1] = replace(found[-1], source=span)
    return _inherited(layout, found)


def _runs(labels: list[str]) -> list[tuple[int, int]]:
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
        runs.append((at, end))
        at = end
    return runs


def _content(layout: Layout, first: int, last: int) -> Span | None:
    marked, lower = layout.marked, layout.lower
    while first < last and marked[first] < 0 and lower[first] in _EDGES:
        first += 1
    while last > first and marked[last - 1] < 0 and lower[last - 1] in _EDGES:
        last -= 1
    if first > 0 and first < last and marked[first] >= 0 and marked[first - 1] == marked[first]:
        opening = layout.quotations[marked[first]].start == layout.tokens[first - 1].start
        first -= opening
    if last > first and last < len(marked) and marked[last] >= 0:
        closing = layout.quotations[marked[last]].end == layout.tokens[last].end
        last += closing and marked[last] == marked[last - 1]
    if not any(lower[at][:1].isalnum() for at in range(first, last)):
        return None
    return Span(layout.tokens[first].start, layout.tokens[last - 1].end)


def _inherited(layout: Layout, found: list[Attribution]) -> list[Attribution]:
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
            and before is not None
            and before.source is not None
            and before.content[-1].end > unit_start
        ):
            attribution = replace(attribution, source=before.source)
        shown.append(attribution)
    return shown
