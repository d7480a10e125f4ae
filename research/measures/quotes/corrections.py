"""What a tagger takes for source or content beside the right words: an aside, an addressee, an adverb."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import forms
from research.measures.quotes.noun_phrases import OBJECTS, Part, noun_phrases
from research.text.document import Document
from research.text.segments import Span

_DELIMITERS = frozenset([",", "—", "–", "-", "--"])
_PREPOSITIONS = lists.words("grammar", "preposition")
_OF_BODY = lists.words("grammar", "of_body") | {"of", "in", "on"}
_SPEECH = lists.words("verb_complements", "frequent") | {"ask"}
_MOST_BEHIND = 8  # tokens behind the marks
_MOST_ADDRESSED = 4  # tokens of a name


def corrected(document: Document, attribution: Attribution, part: Part) -> Attribution:
    """The attribution without what stands beside its source and content.

    Parameters
    ----------
    document
        The text.
    attribution
        What was found in it.
    part
        Class of a word, as `WordClasses` gives it.
    """
    attribution = _said_behind(document, attribution, part)
    if attribution.source is not None:
        source = _before_aside(document, attribution, part) or attribution.source
        attribution = replace(attribution, source=source)
    return replace(attribution, content=_content(document, attribution))


def _before_aside(document: Document, attribution: Attribution, part: Part) -> Span | None:
    """The subject, where the source is the end of an aside behind it.

    "Mr Lee, an hour before he named the head of the port, told": Mr Lee does, not the head.
    """
    if attribution.cue is None or attribution.source is None:
        return None
    source, cue = document.within(*attribution.source), document.within(*attribution.cue)
    if not source or not cue or cue.start != source.stop + 1:
        return None
    closes = document.lower[source.stop]
    unit = _unit(document, source.start)
    embedded = source.start > unit.start and (
        document.lower[source.start - 1] in _PREPOSITIONS
        or document.lower[source.start - 1].endswith("ing")
    )
    if closes not in _DELIMITERS or not embedded:
        return None
    opens = next((k for k in range(unit.start, source.start) if document.lower[k] == closes), None)
    if opens is None:
        return None
    phrases = noun_phrases(document, unit.start, opens, part)
    if not phrases or phrases[-1][1] != opens or phrases[0][0] > unit.start + 1:
        return None
    gaps = [range(a[1], b[0]) for a, b in pairwise(phrases)]
    if any(document.lower[k] not in _OF_BODY | {"."} for gap in gaps for k in gap):
        return None
    return Span(document.tokens[phrases[0][0]].start, document.tokens[opens - 1].end)


def _said_behind(document: Document, attribution: Attribution, part: Part) -> Attribution:
    # 'They had doubts. "Why?" Ms Lee asked.': she does, not they.
    cue, end = attribution.cue, attribution.content[-1].end
    start = attribution.content[0].start
    if cue is None or cue.end > start or not document.text[cue.end : start].strip().endswith("."):
        return attribution
    inside = document.within(attribution.content[-1].start, end)
    if not inside or document.marked[inside.stop - 1] < 0:
        return attribution
    low = inside.stop
    high = min(low + _MOST_BEHIND, len(document))
    for at in range(low + 1, high):
        form = forms().get(document.lower[at])
        if document.paragraph[at] != document.paragraph[low - 1] or document.marked[at] >= 0:
            break
        if form is not None and form.part == "past" and form.lemma in _SPEECH:
            phrases = noun_phrases(document, low, at, part)
            if phrases and (phrases[0][0], phrases[-1][1]) == (low, at):
                source = Span(document.tokens[low].start, document.tokens[at - 1].end)
                return replace(attribution, cue=Span(*document.tokens[at]), source=source)
            break
    return attribution


def _content(document: Document, attribution: Attribution) -> tuple[Span, ...]:
    content, cue = attribution.content, attribution.cue
    first = document.within(*content[0])
    if cue is None or not first:
        return content
    told = document.within(*cue)
    if told and told.stop == first.start:
        form = forms().get(document.lower[told.stop - 1])
        asks = form is not None and (form.cue_class == "asking" or form.lemma == "tell")
        start = _behind_addressee(document, first, named=asks)
        if start > first.start:
            content = (Span(document.tokens[start].start, content[0].end), *content[1:])
    return content


def _behind_addressee(document: Document, first: range, *, named: bool) -> int:
    """Where the content begins behind whom it is said to, or how: "asked Mr Lee “how many ...”"."""
    start, lower = first.start, document.lower
    follows = lower[start + 1] if len(first) > 1 else ""
    if lower[start] in OBJECTS and follows == "that":
        return start + 1
    if lower[start].endswith("ly") and follows in {"to", "that"}:
        return start + 1
    for at in first[: _MOST_ADDRESSED + 1] if named else ():
        if document.marked[at] >= 0:
            opens = document.marks[document.marked[at]].start <= document.tokens[at].start
            return at if opens else start
        if not document.words[at][:1].isupper() and document.words[at] != ".":
            return start
    return start


def _unit(document: Document, at: int) -> range:
    return document.units[bisect_right(document.units, at, key=lambda unit: unit.start) - 1]
