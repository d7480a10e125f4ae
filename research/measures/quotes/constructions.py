"""Attributions by fixed constructions, which taggers taught on news miss or get wrong.

"It was announced by X that ...", "“We won,” beamed X", and speakers
who stand beside a quotation without a verb of saying: in a signature on the next line, in "From the
desk of X." or in an action beat ("“...” X shook her head.").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from research.languages.en import attribution_patterns as patterns
from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import forms
from research.text.document import Document
from research.text.marks import Marked
from research.text.segments import Span

_list = partial(lists.words, "attribution")
_LONGEST_BEAT = 12  # tokens
_SIGNED = re.compile(r"\s*[―—–-]{1,2}\s*(?P<name>[^\W\d_a-z][^\n]{1,80}?)[.,\s]*$")


def passive(document: Document) -> Iterator[Attribution]:
    """As in "It was announced by Nordvik that two ferries would be sold.", with or without who."""
    for span in document.spans:
        found = patterns.PASSIVE.search(document.text, *span)
        form = None if found is None else forms().get(found["verb"].lower())
        if found is None or form is None or form.part not in {"past", "base"}:
            continue
        end = span.end
        while end > found.end() and not document.text[end - 1].isalnum():
            end -= 1
        content = Span(found.end("source") if found["source"] else found.end("cue"), end)
        begins = document.text.index("that", content.start)
        source = Span(*found.span("source")) if found["source"] else None
        if end > begins + len("that "):
            cue = Span(*found.span("cue"))
            yield Attribution((Span(begins, end),), cue, source, "passive")


def inverted(document: Document) -> Iterator[Attribution]:
    """As in "“We won,” beamed Nora Lund.": any verb, right behind marks that close a sentence."""
    for mark in document.marks:
        inner = document.text[mark.inner.start : mark.inner.end].rstrip()
        if not mark.closed or inner[-1:] not in {",", "!", "?", "…", "—"}:
            continue
        before = document.text[: mark.start].rstrip(" \u00a0")[-1:]
        if before.isalnum() or len(inner.split()) < 2:
            continue  # 'the film "Parks," listed an actor': a title
        paragraph_end = document.text.find("\n", mark.end)
        found = patterns.INVERTED.match(
            document.text, mark.end, len(document.text) if paragraph_end < 0 else paragraph_end
        )
        if found is not None and found["cue"] not in _list("no_inverted_verb"):
            content = Span(mark.start, mark.end)
            yield Attribution(
                (content,), Span(*found.span("cue")), Span(*found.span("source")), "inverted"
            )


def merged(document: Document, tagged: Sequence[Attribution]) -> list[Attribution]:
    """Attributions of a tagger, those of the constructions in place of what it got wrong in them."""
    by_somebody = list(passive(document))
    # "It was announced": what was, is not "It".
    cues = {c.cue.start for c in by_somebody if c.cue is not None}
    tagged = [a for a in tagged if a.content[-1].end + 1 not in cues]
    fixed = sorted([*by_somebody, *inverted(document)], key=lambda a: a.content[0])
    fixed = [c for c in fixed if not any(_agrees(c, a) for a in tagged)]
    kept = []
    for attribution in tagged:
        content = tuple(
            span for span in attribution.content if not any(_covers(c, span) for c in fixed)
        )
        if content:
            kept.append(replace(attribution, content=content))
    return sorted([*kept, *fixed], key=lambda a: a.content[0])


def _agrees(construction: Attribution, tagged: Attribution) -> bool:
    """Whether the tagger saw the same: its cue and source meet, and no addressee is in its content."""
    source = construction.source
    if construction.found_by == "passive" and source is None:
        return False  # "It" would be taken for who reveals
    return (
        _meet(construction.cue, tagged.cue)
        and (_meet(source, tagged.source) if source is not None else tagged.source is None)
        and any(_meet(construction.content[0], span) for span in tagged.content)
        and tagged.content[0].start >= construction.content[0].start - len("that ")
        and len(tagged.content) == 1
    )


def _covers(construction: Attribution, span: Span) -> bool:
    parts = (*construction.content, construction.cue, construction.source)
    return any(_meet(part, span) for part in parts)


def _meet(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return False
    return one.start < other.end and other.start < one.end


def with_neighbours(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """The same, with quotations that nothing attributes and whose speaker stands beside them."""
    taken = sorted(
        span for a in found if a.source is not None or a.cue is not None for span in a.content
    )
    added = []
    for mark in document.marks:
        if not _is_free(mark, taken) or not _is_sentence(document, mark):
            continue
        source = _signature(document, mark) or _introduced(document, mark) or _beat(document, mark)
        if source is not None:
            added.append(Attribution((Span(mark.start, mark.end),), None, source, "beside"))
    bare = [a for a in found if not any(_covers(b, span) for b in added for span in a.content)]
    return [*bare, *added]


def _is_free(mark: Marked, taken: Sequence[Span]) -> bool:
    at = bisect_left(taken, Span(mark.start, mark.end))
    near = taken[max(0, at - 3) : at + 3]
    return not any(span.start < mark.end and mark.start < span.end for span in near)


def _is_sentence(document: Document, mark: Marked) -> bool:
    inner = document.text[mark.inner.start : mark.inner.end].strip()
    words = inner.split()
    return inner[-1:] in ".!?…" and len(words) >= 2 and inner[:1].isupper()


def _alone(document: Document, mark: Marked) -> bool:
    """Whether the quotation fills its paragraph."""
    start, end = _paragraph(document.text, mark.start)
    return (
        not document.text[start : mark.start].strip() and not document.text[mark.end : end].strip()
    )


def _paragraph(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _before(text: str, start: int) -> tuple[int, int] | None:
    """The paragraph before the one that starts here."""
    end = len(text[:start].rstrip())
    return None if end == 0 else (text.rfind("\n", 0, end) + 1, end)


def _signature(document: Document, mark: Marked) -> Span | None:
    text = document.text
    if not _alone(document, mark):
        return None
    start = mark.end + len(text[mark.end :]) - len(text[mark.end :].lstrip())
    found = _SIGNED.match(text[start : _paragraph(text, start)[1]]) if start < len(text) else None
    if found is None:
        return None
    return Span(start + found.start("name"), start + found.end("name"))


def _introduced(document: Document, mark: Marked) -> Span | None:
    text = document.text
    if not _alone(document, mark):
        return None
    where = _before(text, _paragraph(text, mark.start)[0])
    if where is None:
        return None
    found = patterns.FROM_THE_DESK.match(text, *where)
    return None if found is None else Span(*found.span("name"))


def _beat(document: Document, mark: Marked) -> Span | None:
    """Who does something right behind or before, in a short sentence of the same paragraph."""
    start, end = _paragraph(document.text, mark.start)
    sides = [s for s in document.spans if start <= s.start and s.end <= end]
    for side in sorted(sides, key=lambda s: (s.start < mark.start, abs(s.start - mark.end))):
        tokens = document.within(*side)
        near = (
            document.text[mark.end : side.start]
            if side.start >= mark.end
            else document.text[side.end : mark.start]
        )
        if near.strip() or any(document.marked[at] >= 0 for at in tokens):
            continue
        if side.start >= mark.end and len(tokens) > _LONGEST_BEAT:
            continue
        found = patterns.ACTION_BEAT.match(document.text, *side)
        if found is not None and _is_person(document.text, found["name"]):
            return Span(*found.span("name"))
    return None


def _is_person(text: str, name: str) -> bool:
    # A name of one word, as after "Nora Lund", or a pronoun; "Rain fell." is nobody's act.
    if " " in name or name in {"He", "She"}:
        return name.split()[0].lower() not in lists.words("grammar", "function_word") | {"the"}
    return re.search(rf"\b[^\W\d_a-z][\w'’-]+\s{re.escape(name)}\b", text) is not None
