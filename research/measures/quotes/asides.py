"""Speakers named in an aside: "As Ward put it, ...", "..., in the words of one official, ..."."""

from __future__ import annotations

from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import forms
from research.measures.quotes.subjects import AUXILIARIES, span_of, trimmed
from research.text.document import Document
from research.text.segments import Span

_VERBS = lists.words("verb_complements", "aside")
_ENDS = frozenset([",", ".", ";", ":"])
_LONGEST = 15  # tokens from "as" to the verb


def find_aside(document: Document, unit: range, taken: int, at: int) -> Attribution | None:
    """What an aside that begins at token `at` attributes, None where none begins.

    Parameters
    ----------
    document
        The text.
    unit
        Tokens of the sentence.
    taken
        The first token of it that no attribution has yet.
    at
        Where "as" or "in" stands.
    """
    lower, last = document.lower, unit.stop
    if lower[at + 1 : at + 4] == ["the", "words", "of"]:
        start, cue = at + 4, Span(document.tokens[at].start, document.tokens[at + 3].end)
        end = stop = next((k for k in range(start, last) if _ends(document, k)), last)
    else:
        opens = at == unit.start or lower[at - 1] == "," or document.marked[at - 1] >= 0
        verb = _verb(document, at, last) if opens and lower[at] == "as" else None
        if verb is None:
            return None
        end = verb + 1 + (lower[verb + 1 : verb + 2] == ["it"])
        start, stop = at + 1, verb
        cue = Span(document.tokens[verb].start, document.tokens[end - 1].end)
        while stop > start and (lower[stop - 1] in AUXILIARIES or lower[stop - 1].endswith("ly")):
            stop -= 1
    source = span_of(document, start, stop)
    content = _content(document, unit, taken, at, end)
    if source is None or content is None:
        return None
    return Attribution((content,), cue, source, "aside")


def _content(document: Document, unit: range, taken: int, at: int, end: int) -> Span | None:
    follows = end + (document.lower[end : end + 1] == [","])
    if follows < unit.stop and document.marked[follows] >= 0:
        quotation = document.marks[document.marked[follows]]
        return Span(quotation.start, quotation.end)
    if at == unit.start:
        return trimmed(document, follows, unit.stop)
    return trimmed(document, taken, at)


def _verb(document: Document, at: int, last: int) -> int | None:
    """The verb before the comma or the end of the aside."""
    for place in range(at + 2, min(last, at + _LONGEST)):
        word, after = document.lower[place], document.lower[place + 1 : place + 2]
        if document.marked[place] >= 0 or word in _ENDS - {","}:
            return None
        form = forms().get(word)
        put = word in {"put", "puts"} and after == ["it"]
        says = form is not None and form.lemma in _VERBS and form.part in {"past", "s"}
        if put or says:
            return place if place + 1 + put >= last or _ends(document, place + 1 + put) else None
    return None


def _ends(document: Document, at: int) -> bool:
    return document.lower[at] in _ENDS or document.marked[at] >= 0
