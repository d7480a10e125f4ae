"""Frames of articles: a codebook's terms, sentence by sentence, and a scorer learned from coders.

The dictionary shows its evidence and works with any codebook. The learned scorer (`scoring`) knows the
five generic frames only, and is valid where it was tried: see weights/frames.md.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pandas as pd

from research.articles.model import ABOUT, Article, Corpus, about, passage, table
from research.measures import annotate, languages, stored
from research.measures.averages import mean_by
from research.measures.frames.codebook import Codebook, Hit, breadth_of, coded, load
from research.measures.frames.scoring import described, score_frames, scores
from research.measures.frames.training import train, trained
from research.measures.quotes import Method as QuoteMethod
from research.measures.quotes import Quote, quotes_of
from research.statistics import MINIMUM
from research.text.marks import Marked

__all__ = [
    "VOICES", "by_outlet", "described", "evidence", "items", "measure", "methods",
    "score_frames", "scores", "train", "trained",
]  # fmt: skip

Book = str | Path | Codebook

_COLUMNS = [
    *ABOUT, "frame", "n_sentences", "n_hits", "n_terms", "n", "share", "n_own", "own", "headline",
    "breadth", "present",
]  # fmt: skip
_EVIDENCE = [
    *ABOUT, "sentence_id", "frame", "item", "term", "voice", "start", "end", "text",
]  # fmt: skip
_ITEMS = [*ABOUT, "frame", "item", "n_sentences", "n_terms", "n", "share", "breadth", "answer"]
Voice = Literal["narrator", "quoted", "attributed"]
# Whose words a passage is in, as a reader is told.
VOICES = {"narrator": "the outlet’s own", "quoted": "quoted", "attributed": "reported"}


def __dir__() -> list[str]:
    return sorted(__all__)


class _Found(NamedTuple):
    """A term of an article: its sentence, and in whose voice it stands."""

    hit: Hit
    start: int
    end: int
    voice: Voice


class _Sentence(NamedTuple):
    number: int
    headline: bool
    words: int
    found: list[_Found]


def _sentences(
    corpus: Corpus, article: Article, book: Codebook, voices: _Voices
) -> Iterator[_Sentence]:
    places = {span: role for _, role, span in corpus.spans(article)}
    sentences = annotate.article(corpus, article, coded, book)
    kept = (sentence for sentence in sentences if sentence.span in places)
    for number, (span, tokens, hits) in enumerate(kept):
        found = [
            _Found(
                hit, span.start + hit.start, span.start + hit.end, voices.at(span.start + hit.start)
            )
            for hit in hits
        ]
        yield _Sentence(number, places[span] in ("headline", "deck"), len(tokens), found)


class _Voices:
    """In whose voice a place of an article stands, by its quotations."""

    def __init__(self, quotes: Sequence[Quote], marks: Sequence[Marked] = ()) -> None:
        self._spans = sorted(
            (span.start, span.end, quote.kind) for quote in quotes for span in quote.spans
        )
        self._starts = [start for start, _, _ in self._spans]
        self._marks = [mark.inner for mark in marks]

    def at(self, place: int) -> Voice:
        """The voice of one place: of quotations that hold one another, words in marks go first.

        Of a quotation that is partly in marks, what stands outside them is reported.
        """
        held = {
            kind
            for start, end, kind in self._spans[: bisect_right(self._starts, place)]
            if end > place
        }
        if "direct" in held or (not held.isdisjoint({"mixed", "other"}) and self._marked(place)):
            return "quoted"
        return "attributed" if held else "narrator"

    def _marked(self, place: int) -> bool:
        before = bisect_right(self._marks, place, key=lambda span: span.start) - 1
        return before >= 0 and place < self._marks[before].end


def _voices(corpus: Corpus, article: Article, quotes: Mapping[str, Sequence[Quote]]) -> _Voices:
    return _Voices(quotes[article.article_id], corpus.document(article).marks)


@stored.rows_of("frames", read={"codebook": load})
def measure(
    corpus: Corpus, *, codebook: Book = "generic", quotations: QuoteMethod = "auto"
) -> pd.DataFrame:
    """How much of each article speaks in terms of each frame, and how much of that is its own.

    share = sentences with evidence of the frame / sentences
    own = that share without the evidence that stands in what somebody else says
    breadth = distinct terms / sqrt(words) (Guiraud's index, 1954), which agrees better with human
    coders than the share does

    Some words tell a frame by their number and not one by one: "his wife" is human interest in an
    article full of kin and grief, and tells nothing of it in a sentence about a campaign. Such
    words count in breadth, and are evidence only beside a word that their codebook names, and without
    others: a death is human interest beside a mother or grief, not beside the attack that it names.

    Misled by irony, and by topic: an article about a bank has economic terms whatever its frame.

    Parameters
    ----------
    codebook
        "generic", "policy", a path, or what `codebook.load` gave.
    quotations
        How quotations are found: `method` of `quotes.measure`.

    Returns
    -------
    DataFrame
        One row an article in English and frame: article_id, outlet, published, frame, n_sentences (with
        evidence of the frame), n_hits (of evidence), n_terms (distinct, with those that are no evidence),
        n (sentences in all), share, n_own (sentences with evidence in the outlet's own words), own (n_own /
        n), headline (1 where evidence stands in headline or deck, else 0; NaN where there is neither),
        breadth, present (1 where breadth reaches the frame's threshold and there is evidence, else 0; NaN
        without sentences, or where the codebook sets no threshold).

    Raises
    ------
    CodebookError
        If the codebook cannot be read.
    """
    book = load(codebook)
    corpus = languages.known(corpus)
    quotes = quotes_of(corpus, method=quotations)
    rows: list[dict[str, Any]] = []
    for article in corpus:
        voices = _voices(corpus, article, quotes)
        sentences = list(_sentences(corpus, article, book, voices))
        for frame in book.names:
            rows.append({**about(article), **_row(sentences, frame, book)})
    return table(rows, _COLUMNS)


def _row(sentences: Sequence[_Sentence], frame: str, book: Codebook) -> dict[str, Any]:
    counted = [[f for f in s.found if f.hit.frame == frame] for s in sentences]
    terms = {f.hit.term for held in counted for f in held}
    found = [[f for f in held if f.hit.evidence] for held in counted]
    n_own = sum(any(f.voice == "narrator" for f in held) for held in found)
    headlines = [bool(held) for s, held in zip(sentences, found, strict=True) if s.headline]
    breadth = breadth_of(len(terms), sum(s.words for s in sentences))
    threshold = book[frame].threshold
    known = bool(sentences) and threshold is not None
    return {
        "frame": frame,
        "n_sentences": sum(map(bool, found)),
        "n_hits": sum(map(len, found)),
        "n_terms": len(terms),
        "n": len(sentences),
        "share": _share(sum(map(bool, found)), len(sentences)),
        "n_own": n_own,
        "own": _share(n_own, len(sentences)),
        "headline": float(any(headlines)) if headlines else math.nan,
        "breadth": breadth,
        "present": float(any(found) and breadth >= (threshold or 0)) if known else math.nan,
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan


@stored.rows_of("evidence", read={"codebook": load})
def evidence(
    corpus: Corpus, *, codebook: Book = "generic", quotations: QuoteMethod = "auto"
) -> pd.DataFrame:
    """Every term that is evidence of a frame, where it stands: `article.text[start:end] == text`.

    A term that only counts among others is left out: see `measure`. The rows of human interest and
    morality are chosen to be right and are not all there are: many a sentence of a frame has none.

    Parameters
    ----------
    codebook, quotations
        As in `measure`.

    Returns
    -------
    DataFrame
        article_id, outlet, published, sentence_id (as in `corpus.sentences`), frame, item (the coders'
        question that the term answers), term (the codebook's entry), voice (narrator, quoted or
        attributed), start, end, text.
    """
    book = load(codebook)
    corpus = languages.known(corpus)
    quotes = quotes_of(corpus, method=quotations)
    rows = [
        {
            **passage(article, found.start, found.end),
            "sentence_id": sentence.number,
            "frame": found.hit.frame,
            "item": book.item_of[found.hit.frame, found.hit.term],
            "term": found.hit.term,
            "voice": found.voice,
        }
        for article in corpus
        for sentence in _sentences(corpus, article, book, _voices(corpus, article, quotes))
        for found in sentence.found
        if found.hit.evidence
    ]
    return table(rows, _EVIDENCE)


@stored.rows_of("items", read={"codebook": load})
def items(corpus: Corpus, *, codebook: Book = "generic") -> pd.DataFrame:
    """How far each article answers the questions behind each frame, as coders are asked them.

    The evidence of an answer are the rows of `evidence` with that frame and item. Coders of climate
    news agree better with each other than the answers do with them: benchmarks/results/frames.json.

    Parameters
    ----------
    codebook
        As in `measure`.

    Returns
    -------
    DataFrame
        One row an article, frame and item of the codebook: article_id, outlet, published, frame, item,
        n_sentences (with evidence of the item), n_terms (distinct), n (sentences in all), share,
        breadth, answer (1 where breadth reaches the item's threshold, else 0; NaN where the
        codebook sets none, or without sentences).
    """
    book = load(codebook)
    corpus = languages.known(corpus)
    rows = []
    for article in corpus:
        sentences = list(_sentences(corpus, article, book, _Voices(())))  # any voice answers
        words = sum(sentence.words for sentence in sentences)
        for frame in book.frames:
            thresholds: dict[str, float | None] = {}
            for group in frame.terms:
                thresholds.setdefault(group.item or "", group.threshold)
            for item, threshold in thresholds.items():
                hits = [
                    [
                        f.hit
                        for f in sentence.found
                        if f.hit.frame == frame.name
                        and book.item_of[frame.name, f.hit.term] == item
                    ]
                    for sentence in sentences
                ]
                terms = {hit.term for held in hits for hit in held}
                n_told = sum(any(hit.evidence for hit in held) for held in hits)
                breadth = breadth_of(len(terms), words)
                known = bool(sentences) and threshold is not None
                rows.append(
                    {
                        **about(article),
                        "frame": frame.name,
                        "item": item,
                        "n_sentences": n_told,
                        "n_terms": len(terms),
                        "n": len(sentences),
                        "share": _share(n_told, len(sentences)),
                        "breadth": breadth,
                        "answer": (
                            float(n_told > 0 and breadth >= (threshold or 0)) if known else math.nan
                        ),
                    }
                )
    return table(rows, _ITEMS)


def by_outlet(
    corpus: Corpus,
    *,
    codebook: Book = "generic",
    value: Literal["present", "share", "own", "headline"] = "present",
    quotations: QuoteMethod = "auto",
    seed: int = 0,
) -> pd.DataFrame:
    """Mean of a column of `measure` over each outlet's articles, with intervals over articles.

    Articles are resampled, since sentences of one article depend on each other; for `present` and
    `headline`, shares of articles, the interval is Wilson's, which says something of 0 of 12 too.
    Outlets with fewer than five articles get no interval: what is said of them is descriptive.
    `present` is NaN for a codebook without thresholds, as "policy": there, take the share.

    Parameters
    ----------
    value
        Column of `measure`.
    quotations
        As in `measure`.
    seed
        Of the resampling.

    Returns
    -------
    DataFrame
        outlet, frame, n_articles (whose value is known), value, low, high (95 %), certainty
        ("inferred" or "descriptive").
    """
    measured = measure(corpus, codebook=codebook, quotations=quotations)
    twofold = value in ("present", "headline")
    return mean_by(measured, by=["outlet", "frame"], value=value, twofold=twofold, seed=seed)


def methods(codebook: Book = "generic") -> str:
    """How frames were measured, as a paragraph for a paper, with the references.

    >>> methods().split(".")[0]
    'Frames were measured with the codebook "Five generic news frames" (version 3'
    """
    book = load(codebook)
    n_terms = sum(len(group.entries) for frame in book.frames for group in frame.terms)
    skipped = [frame.label for frame in book.frames if frame.residual]
    left_out = f" Not measured, for want of terms: {', '.join(skipped)}." if skipped else ""
    return (
        f'Frames were measured with the codebook "{book.title}" (version {book.version}: '
        f"{len(book.names)} frames, {n_terms} terms; {book.source}). A sentence carries a frame "
        "where it holds a term of it that is not negated, excepted or part of a name, and, for terms "
        "of many senses, one of the words beside it that the codebook names; terms in what others say "
        "are told from the outlet's own. "
        + (
            "A frame counts as present where its distinct terms, those of many senses included, over "
            "the square root of the words (Guiraud 1954) reach the codebook's threshold."
            if book.leads == "present"
            else "The codebook sets no threshold from which a frame counts as present."
        )
        + f"{left_out} 95% intervals are over articles: Wilson's for shares of articles, by "
        f"resampling articles for shares of sentences; with fewer than {MINIMUM} articles there is "
        "none and the figures are descriptive."
    )
