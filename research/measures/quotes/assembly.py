"""From labels of tokens to attributions: runs of one label, joined as their labels say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.subjects import trimmed
from research.text.document import Document
from research.text.marks import Marked
from research.text.segments import Span

_TIME = re.compile(r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}\b)?[:\s-]*")
_STOPS = frozenset(".?!…")
_EDGES = frozenset([",", ";", ":", "—", "–", "-", "--"])


def assemble(document: Document, labels: list[str]) -> list[Attribution]:
    """Attributions that a sequence of labels spells out, in order of their content."""
    found: list[Attribution] = []
    ahead: dict[str, Span] = {}
    for first, last in _runs(document, labels):
        label = labels[first]
        span = _words(document, _after_time(document, first, last), last)
        if label[0] in "BIJ":
            if label == "I" and document.marked[first] < 0:
                continue  # what a cut at the end of a paragraph leaves
            content = _content(document, first, last)
            if content is None:
                continue
            if label == "B" or not found or apart(document, found[-1].content[-1], content):
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
    return joined(document, found)


def apart(document: Document, before: Span, content: Span) -> bool:
    """Whether a paragraph ends between two contents, and no quotation is left open there."""
    # PolNeAR's annotators part nine of ten quotations that close where a paragraph ends.
    at = bisect_left(document.starts, content.start)
    last = bisect_left(document.starts, before.end) - 1
    if document.paragraph[at] == document.paragraph[last]:
        # “... at last.” “We have ...,” she said: a paragraph ended there before it was pasted.
        return last == at - 1 and document.marked[at] >= 0 and _speech_ends(document, at)
    return not _continues(document, at)


def _speech_ends(document: Document, at: int) -> bool:
    """Whether a quotation in marks ends before a token, and its last sentence with it."""
    number = document.marked[at - 1] if at else -1
    if number < 0 or document.marked[at] == number or not document.marks[number].closed:
        return False
    inner = document.marks[number].inner
    ends = document.text[inner.start : inner.end].rstrip()[-1:] in _STOPS
    return ends and (document.marked[at] >= 0 or document.words[at][:1].isupper())


def _continues(document: Document, at: int) -> bool:
    return document.marked[at] >= 0 and document.marks[document.marked[at]].continues


def _runs(document: Document, labels: list[str]) -> list[tuple[int, int]]:
    paragraph = document.paragraph
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
            ends = paragraph[place] != paragraph[place - 1] or _speech_ends(document, place)
            if ends and not _continues(document, place):
                end = place
                break
        runs.append((at, end))
        at = end
    return runs


def _after_time(document: Document, first: int, last: int) -> int:
    # A live blog: "10:42 Union leaders reject the offer".
    if first > 0 and document.paragraph[first] == document.paragraph[first - 1]:
        return first
    time = _TIME.match(document.text, document.tokens[first].start)
    return first if time is None else bisect_left(document.starts, time.end(), first, last)


def _words(document: Document, first: int, last: int) -> Span | None:
    """Tokens first to last without punctuation at the ends, as in "said:"; "'s" and "33%" stay whole."""
    while last > first and not document.lower[last - 1][-1:].isalnum():
        if document.lower[last - 1] == "%" and last - first > 1:
            break
        last -= 1
    while first < last and not any(map(str.isalnum, document.lower[first][:2].lstrip("'"))):
        first += 1
    return (
        Span(document.tokens[first].start, document.tokens[last - 1].end) if first < last else None
    )


def _content(document: Document, first: int, last: int) -> Span | None:
    marked, lower = document.marked, document.lower
    while first < last and marked[first] < 0 and lower[first] in _EDGES:
        first += 1
    while last > first and marked[last - 1] < 0 and lower[last - 1] in _EDGES:
        last -= 1
    last = _before_participle(document, first, last)
    if first > 0 and first < last and marked[first] >= 0 and marked[first - 1] == marked[first]:
        opening = document.marks[marked[first]].start == document.tokens[first - 1].start
        first -= opening
    if last > first and last < len(marked) and marked[last] >= 0:
        closing = document.marks[marked[last]].end == document.tokens[last].end
        last += closing and marked[last] == marked[last - 1]
    if not any(lower[at][:1].isalnum() for at in range(first, last)):
        return None
    return Span(document.tokens[first].start, document.tokens[last - 1].end)


def _before_participle(document: Document, first: int, last: int) -> int:
    # “This coincides with our vision,” hinting at a thaw: the hint is the reporter's.
    tail = last
    while tail > first and document.marked[tail - 1] < 0:
        tail -= 1
    if not first < tail < last:
        return last
    inner = document.marks[document.marked[tail - 1]].inner
    ends = document.text[inner.start : inner.end].rstrip()[-1:] in {",", "?", "!"}
    return tail if ends and document.lower[tail].endswith("ing") else last


def inherited(document: Document, found: list[Attribution], *, only: str = "") -> list[Attribution]:
    """Sources of attributions that have a cue but none of their own: "..., he said, adding ..."."""
    ends = [document.tokens[unit.stop - 1].end for unit in document.units]
    at = 0
    shown: list[Attribution] = []
    for attribution in found:
        before = shown[-1] if shown else None
        while at < len(ends) - 1 and ends[at] <= attribution.content[0].start:
            at += 1
        unit_start = document.tokens[document.units[at].start].start
        if (
            attribution.source is None
            and attribution.cue is not None
            and document.text[attribution.cue.start : attribution.cue.end].split()[0].endswith(only)
            and before is not None
            and before.source is not None
            and before.content[-1].end > unit_start
        ):
            shown.append(replace(attribution, source=before.source))
        else:
            shown.append(attribution)
    return shown


_INTERRUPTED = (",", "?", "!", "—", "–", "-")  # what stands before the mark that closes
_NOT_REST = lists.words("grammar", "not_rest")  # what begins something else after the aside
_STUB = 5  # tokens before an aside that need not hold a verb
_LEAST_REST = 4  # tokens, the comma among them


def joined(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Attributions in order, the two halves of an interrupted quotation as one.

    Of pairs in one paragraph where the first ends in a comma and its cue follows, PolNeAR's
    annotators join 24 of 25, whatever else is said between.
    """
    shown: list[Attribution] = []
    half = -1  # where in `shown` a quotation waits for its other half
    for attribution in found:
        rest = _other_half(document, shown[half], attribution) if half >= 0 else ()
        if rest:
            shown[half] = replace(shown[half], content=(*shown[half].content, *rest))
            half = -1
            content = tuple(span for span in attribution.content if span not in rest)
            if content:
                shown.append(replace(attribution, content=content))
            continue
        shown.append(attribution)
        if _is_half(document, attribution):
            half = len(shown) - 1
    return shown


def _is_half(document: Document, attribution: Attribution) -> bool:
    last, cue = attribution.content[-1], attribution.cue
    mark = _mark_at(document, last.end - 1)
    if mark is None or cue is None or not mark.closed or mark.end > last.end:
        return False
    inner = document.text[mark.inner.start : mark.inner.end].rstrip()
    return cue.start >= last.end and inner.endswith(_INTERRUPTED)


def _other_half(
    document: Document, half: Attribution, attribution: Attribution
) -> tuple[Span, ...]:
    end = half.content[-1].end
    rest = tuple(
        span
        for span in attribution.content
        if (mark := _mark_at(document, span.start)) is not None and mark.start == span.start
    )
    if not rest or half.cue is None or rest[0].start < half.cue.end:
        return ()
    at = bisect_left(document.marks, end, key=lambda mark: mark.start)
    if document.marks[at].start < rest[0].start or "\n" in document.text[end : rest[0].start]:
        return ()
    # “...,” he said. “...,” she said: each has its own.
    own = [span for span in (attribution.cue, attribution.source) if span is not None]
    return () if any(span.start > rest[0].start for span in own) else rest


def carried_on(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Attributions in order of their content, a quotation that its paragraph left open with what follows.

    What stands in marks that go on from the paragraph before, and has no cue of its own, is the same speech.
    """
    shown: list[Attribution] = []
    for attribution in found:
        before = shown[-1] if shown else None
        at = bisect_left(document.starts, attribution.content[0].start)
        goes_on = document.marked[at] >= 0 and attribution.cue is None and _continues(document, at)
        if before is None or not goes_on or before.found_by == "interview":
            shown.append(attribution)
            continue
        last = bisect_left(document.starts, before.content[-1].end) - 1
        if document.marked[last] != document.marked[at] - 1:
            shown.append(attribution)
            continue
        shown[-1] = replace(before, content=(*before.content, *attribution.content))
    return shown


def resumed(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Attributions whose content goes on after an aside: "The bill, he said, was dead."."""
    shown: list[Attribution] = []
    for number, attribution in enumerate(found):
        if shown and _is_rest(shown[-1], attribution):
            continue
        after = (
            found[number + 1].content[0].start if number + 1 < len(found) else len(document.text)
        )
        rest = _after_aside(document, attribution, after)
        content = attribution.content if rest is None else (*attribution.content, rest)
        shown.append(replace(attribution, content=content))
    return shown


def _is_rest(whole: Attribution, attribution: Attribution) -> bool:
    """Whether an attribution is what goes on behind an aside: "the draft, he said, proposed a tax"."""
    rest = whole.content[-1]
    within = rest.start <= attribution.content[0].start and attribution.content[-1].end <= rest.end
    if within and attribution.cue == whole.cue is not None:
        return True
    same = attribution.source == whole.source and len(whole.content) > 1
    return within and same and attribution.cue is not None and rest.start <= attribution.cue.start


def _is_stub(document: Document, first: int, last: int) -> bool:
    """Whether no verb stands there: "the draft", "in the spring"."""
    finite = lists.words("grammar", "finite") | lists.words("grammar", "finite_negated")
    words = document.lower[first:last]
    return len(words) <= _STUB and finite.isdisjoint(words) and max(document.marked[first:last]) < 0


def _after_aside(document: Document, attribution: Attribution, limit: int) -> Span | None:
    content, cue, source = attribution.content[0], attribution.cue, attribution.source
    if len(attribution.content) > 1 or cue is None or source is None:
        return None
    start, end = min(cue.start, source.start), max(cue.end, source.end)
    first, last, at = (bisect_left(document.starts, p) for p in (content.start, content.end, end))
    stub = _is_stub(document, first, last)
    if stub and end <= content.start and document.lower[last : last + 1] == [","]:
        at = last  # "According to the draft, in the spring, the port will close"
        if document.text[cue.start : cue.end].lower() != "according to":
            return None
    elif start < content.end or document.text[content.end : start].strip() != ",":
        return None
    unit = document.units[bisect_right(document.units, first, key=lambda unit: unit.start) - 1]
    if (
        at + _LEAST_REST > unit.stop
        or document.lower[at] != ","
        or max(document.marked[first:last]) >= 0
    ):
        return None
    word = document.lower[at + 1]
    if document.marked[at + 1] >= 0 or word in _NOT_REST or word.endswith("ing"):
        return None
    if limit < document.tokens[unit.stop - 1].start and not stub:
        return None  # the sentence goes on with another attribution
    return trimmed(document, at + 1, unit.stop)


def _mark_at(document: Document, place: int) -> Marked | None:
    at = bisect_left(document.marks, place + 1, key=lambda mark: mark.start) - 1
    return document.marks[at] if at >= 0 and place < document.marks[at].end else None
