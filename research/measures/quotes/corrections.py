"""What a tagger takes for source or content beside the right words: an aside, an addressee, an adverb.

It also stops at the first mark it meets, and takes a day or a "who" along: where the words that name a source
begin and end ("Sen. Cruz (R-Texas)", not "Sen. Cruz (R-Texas") is decided here by the characters alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from research.languages.en import attribution_patterns as patterns
from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import forms
from research.measures.quotes.noun_phrases import OBJECTS, RELATIVES, Part, noun_phrases, tag
from research.measures.quotes.subjects import DAYS, subject_before
from research.text.document import Document
from research.text.segments import Span

_DELIMITERS = frozenset([",", "—", "–", "-", "--"])
_PREPOSITIONS = lists.words("grammar", "preposition")
_OF_BODY = lists.words("grammar", "of_body") | {"of", "in", "on"}
_SPEECH = lists.words("verb_complements", "frequent") | {"ask"}
_ARTICLES = lists.words("grammar", "article")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_DOCUMENTS = lists.words("attribution", "document")
_MOST_SENT = 12  # tokens from a verb to the letter that is sent
_MOST_BEHIND = 8  # tokens behind the marks
_MOST_ADDRESSED = 4  # tokens of a name
_BRACKETS = {"(": ")", "[": "]"}
_QUOTES = {"“": "”", "‘": "’", "''": "''", '"': '"'}
_NAMES = 160  # characters of names before the last
_NEAR = 3  # characters within which a bracket or mark closes


def corrected(document: Document, attribution: Attribution, part: Part) -> Attribution:
    """The attribution without what stands beside its source and content."""
    attribution = _said_behind(document, attribution, part)
    if attribution.source is not None:
        source = _before_aside(document, attribution, part) or attribution.source
        source = _whole(document, attribution, part) or source
        attribution = replace(attribution, source=source)
    return replace(attribution, content=_content(document, attribution))


def by_main_subject(
    document: Document, found: Sequence[Attribution], part: Part
) -> list[Attribution]:
    """The same, where a participle behind a comma is a cue, by whoever the sentence is about.

    "Gen. Lee gave a medal to Ms Roy, hailing her": he does, not she. Who says the rest of the sentence says
    that too: "It is dead, aides told the paper, adding that".
    """
    shown: list[Attribution] = []
    for attribution in found:
        subject = _of_participle(document, attribution, shown[-1] if shown else None, part)
        shown.append(attribution if subject is None else replace(attribution, source=subject))
    return shown


def _of_participle(
    document: Document, attribution: Attribution, before: Attribution | None, part: Part
) -> Span | None:
    if attribution.cue is None or attribution.source is None:
        return None
    cue, source = document.within(*attribution.cue), document.within(*attribution.source)
    if not source or not cue or not cue.start or document.lower[cue.start - 1] != ",":
        return None
    if forms().get(document.lower[cue.start]) is None or not document.lower[cue.start].endswith(
        "ing"
    ):
        return None  # "according to" is no participle
    unit = _unit(document, cue.start)
    # "... a medal to Ms Roy, hailing", "... Ms Roy, who is ill, to go, hailing"
    relative = document.lower[source.start] in RELATIVES and len(source) > 1
    beside = unit.start < source.start < cue.start and (relative or source.stop == cue.start - 1)
    verbs = [
        k
        for k in range(unit.start, source.start if beside else cue.start)
        if document.marked[k] < 0 and tag(document, k, part).startswith(_FINITE)
    ]
    if not verbs or not (beside or source.start > cue.start):
        return None
    told = before is not None and before.source != attribution.source
    if before is not None and not told and not relative:
        return None  # "“...,” said Ms Roy, complaining"
    if told and before is not None and before.source is not None and before.cue is not None:
        said = document.within(*before.cue)
        if said and unit.start <= said.start < cue.start:
            return before.source
    for first, last in noun_phrases(document, unit.start, verbs[0], part):
        word = document.lower[first - 1] if first > unit.start else ""
        outside = document.marked[first] < 0 and word not in _PREPOSITIONS
        if outside and document.lower[first] not in DAYS:
            return Span(document.tokens[first].start, document.tokens[last - 1].end)
    return None


def _whole(document: Document, attribution: Attribution, part: Part) -> Span | None:
    """The source with its noun, where a tagger stops at "Mr Lee's" or "The"."""
    if attribution.source is None or attribution.cue is None:
        return None
    source, cue = document.within(*attribution.source), document.within(*attribution.cue)
    if not source or not cue or not source.stop < cue.start:
        return None
    last = document.lower[source.stop - 1].replace("’", "'")
    if last in _ARTICLES and len(source) == 1:
        stop = source.stop
        while stop < cue.start and document.words[stop][:1].isupper():
            stop += 1
    elif last.endswith(("'s", "s'")):
        stop = next(
            (
                e
                for s, e in noun_phrases(document, source.start, cue.start, part)
                if s <= source.stop < e
            ),
            source.stop,
        )
    else:
        return None
    return (
        Span(attribution.source.start, document.tokens[stop - 1].end)
        if stop > source.stop
        else None
    )


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


def by_sender(document: Document, attribution: Attribution, part: Part) -> Attribution:
    """The attribution by whoever wrote, where its source only hears it.

    "They sent a letter to the senators urging ...": they do.
    """
    if attribution.cue is None or attribution.source is None:
        return attribution
    source, cue = document.within(*attribution.source), document.within(*attribution.cue)
    if not source or not cue or source.start == 0 or cue.start < source.stop:
        return attribution
    low, at = _unit(document, source.start).start, source.start - 1
    urges = document.lower[at] == "to" and document.lower[cue.start].endswith("ing")
    sender = _sender(document, low, at, part) if urges and at > low else None
    if sender is None:
        return attribution
    return replace(attribution, source=trimmed_source(document.text, sender))


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


def with_edges(text: str, attribution: Attribution) -> Attribution:
    """The attribution, its source as `trimmed_source` has it."""
    if attribution.source is None:
        return attribution
    return replace(attribution, source=trimmed_source(text, attribution.source))


def trimmed_source(text: str, span: Span) -> Span:
    """The words of a source without what only stands beside them.

    Examples
    --------
    >>> text = "Sen. John Cornyn (R-Texas) on Monday told reporters."
    >>> text[slice(*trimmed_source(text, Span(0, 25)))]
    'Sen. John Cornyn (R-Texas)'
    >>> text[slice(*trimmed_source(text, Span(0, 36)))]
    'Sen. John Cornyn (R-Texas)'
    """
    skipped, length = _trimmed(text[span.start : span.end])
    start, end = span.start + skipped, span.start + length
    for opens, closes in (_BRACKETS | _QUOTES).items():
        alone = opens != closes and text.count(closes, start, end) > text.count(opens, start, end)
        if alone and text.endswith(opens, 0, start):
            start -= len(opens)  # “Daily Show” host Ann Hall
    return Span(start, _closed(text, start, end))


@lru_cache(maxsize=2_000)
def _trimmed(words: str) -> tuple[int, int]:
    """From where to where the words of a source go; most are those of others too: "he", a surname."""
    end = len(words)
    for _ in range(3):  # "Mr Cruz, who on Monday"
        here = words[:end]
        shorter = patterns.TAIL.sub("", patterns.CLITIC.sub(r"\1", here))
        if not patterns.DATED.search(shorter):
            shorter = patterns.WHEN.sub("", shorter)
        shorter = shorter.rstrip(" ,")
        if shorter == here or not any(map(str.isalnum, shorter)):
            break
        end = len(shorter)
    head = patterns.HEAD.match(words[:end])
    return 0 if head is None else head.end(), end


def whole_source(text: str, span: Span) -> Span:
    """The source with those named with it.

    >>> text = "Lie, Roy and Voss agreed."
    >>> text[slice(*whole_source(text, Span(13, 17)))]
    'Lie, Roy and Voss'
    """
    if not text[span.start].isupper():
        return span
    too = patterns.SPOKE_TOO.search(text, max(0, span.start - _NAMES), span.start)
    return span if too is None else Span(too.start("name"), span.end)


def _closed(text: str, start: int, end: int) -> int:
    """The end, moved behind the bracket, mark or full stop that belongs to the last word."""
    words = text[start:end]
    if text[end : end + 1] == "." and patterns.ABBREVIATED.search(words):
        end += 1
    for opens, closes in (_BRACKETS | _QUOTES).items():
        open_now = (
            words.count(opens) % 2 if opens == closes else words.count(opens) > words.count(closes)
        )
        here = text.find(closes, end, end + _NEAR) if open_now else -1
        if here >= 0 and "\n" not in text[end:here]:
            end = here + len(closes)
    return end
