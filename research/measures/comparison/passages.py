"""What an article gives as somebody's words, as passages that can be held against another's.

A passage is a stretch in quotation marks, or a quotation of `measures.quotes` that is not all in
marks. Who speaks is the actor of `measures.actors`, where one is known.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from research.articles import Article, Corpus
from research.languages.en import lists
from research.measures.actors import Mention, mentions_of
from research.measures.actors.pins import Pins
from research.measures.comparison.terms import FUNCTION_WORDS, Term, between, terms_in
from research.measures.quotes import Method, Quote, quotes_of
from research.measures.quotes.speakers import find_speaker
from research.text import segments as texts
from research.text.document import Document
from research.text.segments import Span

_LONGEST = 600  # words of one passage that are compared
_AROUND = 300  # characters on either side that count as a passage's context


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that an article gives as somebody's.

    `sentences` are ranges into `words`. `quote_id` counts as in the table `quotes`, and is None
    for a stretch in marks that no quotation holds ("no cards"). `speaker` is an actor's name where
    it is known (`resolved`), else the article's words for the speaker, else None. `near` are the
    actors named in the passage's surroundings, its speaker among them.
    """

    article_id: str
    quote_id: int | None
    kind: str
    start: int
    end: int
    words: tuple[Term, ...]
    sentences: tuple[range, ...]
    speaker: str | None
    resolved: bool
    cue: str | None
    cue_class: str | None
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article gives as somebody's words: stretches in marks, and reports without them."""

    marked: tuple[Passage, ...]
    reported: tuple[Passage, ...]


def read(corpus: Corpus, *, pins: Pins | None = None, quotations: Method = "auto") -> list[Reading]:
    """Passages of each article of a corpus, in its order.

    Returns
    -------
    list of Reading
        One an article; passages in the order of their start.
    """
    mentions = mentions_of(corpus, pins=pins)
    quotes = quotes_of(corpus, pins=pins, method=quotations)
    return [
        _reading(article, corpus.document(article), terms_in(corpus, article),
                 mentions[article.article_id], quotes[article.article_id])
        for article in corpus
    ]  # fmt: skip


def _reading(
    article: Article,
    document: Document,
    words: Sequence[Term],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> Reading:
    """Stretches in quotation marks, and quotations that are not all in marks."""
    parts = sorted((s.start, s.end, n) for n, quote in enumerate(quotes) for s in quote.spans)
    marked = []
    for mark in document.marks:
        number = _holder(parts, mark.inner)
        quote = None if number is None else quotes[number]
        if not _is_title(article.text, mark.start, between(words, *mark.inner)):
            marked.append(_passage(article, words, (mark.inner,), number, quote, mentions))
    quoted = {passage.quote_id for passage in marked}
    reported = [
        _passage(article, words, quote.spans, number, quote, mentions)
        for number, quote in enumerate(quotes)
        if quote.kind in {"indirect", "mixed"} or (quote.kind == "other" and number not in quoted)
    ]
    return Reading(
        tuple(p for p in marked if p.words),
        tuple(p for p in sorted(reported, key=lambda p: (p.start, p.end)) if p.words),
    )


# What stands before the title of a work: NBC's "Meet the Press", the book "...".
_WORK = re.compile(
    rf"(?:['’]s?|\b(?:{lists.alternatives(lists.words('persons', 'before_title_of_work'))}))[ ,:]*$"
)


def _is_title(text: str, start: int, words: Sequence[Term]) -> bool:
    shown = [text[t.start : t.end] for t in words if t.word not in FUNCTION_WORDS]
    if len(shown) < 2 or not all(w[0].isupper() or w[0].isdigit() for w in shown):
        return False
    return _WORK.search(text[max(0, start - 20) : start]) is not None


def _holder(parts: Sequence[tuple[int, int, int]], inner: Span) -> int | None:
    at = bisect_left(parts, (inner.end, 0, 0))
    for start, end, number in reversed(parts[max(0, at - 8) : at]):
        if min(end, inner.end) - max(start, inner.start) > (inner.end - inner.start) / 2:
            return number
    return None


def _passage(
    article: Article,
    terms: Sequence[Term],
    spans: Sequence[Span],
    number: int | None,
    quote: Quote | None,
    mentions: Sequence[Mention],
) -> Passage:
    words: list[Term] = []
    sentences: list[range] = []
    for start, end in spans:
        for first, last in texts.sentences(article.text[start:end]):
            found = between(terms, start + first, start + last)
            if found and len(words) + len(found) <= _LONGEST:
                sentences.append(range(len(words), len(words) + len(found)))
                words += found
    speaker, resolved = _speaker(article.text, quote, mentions)
    first, last = spans[0][0], spans[-1][1]
    return Passage(
        article_id=article.article_id,
        quote_id=number,
        kind="marked" if quote is None else quote.kind,
        start=first,
        end=last,
        words=tuple(words),
        sentences=tuple(sentences),
        speaker=speaker,
        resolved=resolved,
        cue=None if quote is None else quote.cue,
        cue_class=None if quote is None else quote.cue_class,
        near=_near(mentions, first, last) | ({speaker} if speaker and resolved else frozenset()),
    )


def _near(mentions: Sequence[Mention], start: int, end: int) -> frozenset[str]:
    first = bisect_right(mentions, start - _AROUND, key=lambda mention: mention.end)
    last = bisect_left(mentions, end + _AROUND, key=lambda mention: mention.start)
    around = mentions[first:last]
    return frozenset(m.actor for m in around if m.end <= start or m.start >= end)


def _speaker(
    text: str, quote: Quote | None, mentions: Sequence[Mention]
) -> tuple[str | None, bool]:
    if quote is None or quote.speaker_start is None or quote.speaker_end is None:
        return None, False
    source = Span(quote.speaker_start, quote.speaker_end)
    found = find_speaker(text, source, mentions)
    if found is not None:
        return found.actor, True
    return quote.speaker or text[source.start : source.end], False
