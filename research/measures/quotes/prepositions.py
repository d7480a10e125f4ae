"""Who says it, where a tagger takes what stands behind a preposition: whoever wrote the letter to them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.edges import trimmed_source
from research.measures.quotes.noun_phrases import Part, noun_phrases, tag
from research.measures.quotes.subjects import DAYS, subject_before
from research.text.document import Document
from research.text.segments import Span

_PREPOSITIONS = lists.words("grammar", "tied_to_subject")
_TIMES = DAYS | lists.words("calendar", "time_noun")
_DOCUMENTS = lists.words("attribution", "document")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BEFORE_SUBJECT = lists.words("grammar", "clause_opener") | {",", "and", "but", "—", "–", "--"}
_JOINS = frozenset(["and", "or", "&"])
_MOST_SENT = 12  # tokens from a verb to the letter that is sent


def by_subject(document: Document, attribution: Attribution, part: Part) -> Attribution:
    """The attribution by its subject, where its source is only tied to that by a preposition, or hears it.

    "They sent a letter to the senators urging ...": they do. "Messages handed over to the police
    suggest ...", "Republicans led by Ms Lee urge ...": the messages do, and all who are led.

    Parameters
    ----------
    document
        The text.
    attribution
        What was found in it.
    part
        Class of a word, as `WordClasses` gives it.
    """
    subject = _subject(document, attribution, part)
    if subject is None:
        return attribution
    return replace(attribution, source=trimmed_source(document.text, subject))


def _subject(document: Document, attribution: Attribution, part: Part) -> Span | None:
    if attribution.cue is None or attribution.source is None:
        return None
    source, cue = document.within(*attribution.source), document.within(*attribution.cue)
    if not source or not cue or source.start == 0 or cue.start < source.stop:
        return None
    unit = document.units[bisect_right(document.units, source.start, key=lambda u: u.start) - 1]
    before = document.lower[source.start - 1]
    if source.start - 1 <= unit.start or before not in _PREPOSITIONS:
        return None
    if before == "to" and document.lower[cue.start].endswith("ing"):
        return _sender(document, unit.start, source.start - 1, part)
    if cue.start == source.stop:
        first = _tied(document, unit.start, source.start - 1, part)
        return None if first is None else Span(document.tokens[first].start, attribution.source.end)
    return None


def _sender(document: Document, low: int, at: int, part: Part) -> Span | None:
    """Who sends what: the subject of the verb before a letter."""
    phrases = noun_phrases(document, low, at, part)
    sent = [b - 1 for a, b in phrases if document.lower[b - 1] in _DOCUMENTS]
    if not sent or at - sent[-1] > _MOST_SENT // 3:
        return None
    for verb in range(sent[-1] - 1, max(low, sent[-1] - _MOST_SENT), -1):
        if tag(document, verb, part).startswith(_FINITE) and document.marked[verb] < 0:
            return subject_before(document, low, verb)
    return None


def _tied(document: Document, low: int, at: int, part: Part) -> int | None:
    """First token of the subject that the preposition at `at` belongs to, where it opens a clause."""
    phrases = noun_phrases(document, low, at, part)
    if not phrases or document.lower[phrases[-1][1] - 1] in _TIMES:
        return None
    first, last = phrases[-1]
    between = range(last, at)
    if any("VBN" not in tag(document, k, part) and document.lower[k] != "over" for k in between):
        return None
    if len(phrases) > 1 and document.lower[first - 1] in _JOINS and phrases[-2][1] == first - 1:
        first = phrases[-2][0]
    if first > low and document.lower[first - 1] not in _BEFORE_SUBJECT:
        return None
    return first
