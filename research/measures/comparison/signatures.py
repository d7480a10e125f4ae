"""What comparison needs of an article to tell its event and its copies, without its text.

A signature is some kilobytes; the articles of one event alone are read again, to compare them. Those
of the parts of a corpus, one after the other, are those of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from research.articles import Article, Corpus
from research.measures import languages
from research.measures.comparison import near_duplicates, weekdays
from research.measures.comparison.terms import FUNCTION_WORDS, Term, terms, terms_in

_WORDS = 6  # words of a sentence that is not repeated by chance


class Signature(NamedTuple):
    """The words of an article by number, its sentences and its runs of words as hashes.

    Parameters
    ----------
    known
        Whether it is in a language that events are told in. Of others only `shingles` and
        `agencies` are given.
    stems
        Its stems but function words, each once, in the order of the text, title first.
    title, body
        Words as numbers into `stems`, -1 for a function word: int32.
    sentences
        Hash of each sentence of six words or more: uint64.
    first, last
        Words of `body` in each of these sentences: int32.
    start, end
        Characters of each: int32.
    days, at
        Days of the week that it names, Monday 0, and where: int32.
    shingles
        Hashes of every five words in a row, ascending: uint32.
    agencies
        News agencies that it credits.
    """

    known: bool
    stems: Sequence[str]
    title: NDArray[np.int32]
    body: NDArray[np.int32]
    sentences: NDArray[np.uint64]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    days: NDArray[np.int32]
    at: NDArray[np.int32]
    shingles: NDArray[np.uint32]
    agencies: Sequence[str]


_NO_NUMBERS = np.zeros(0, np.int32)
# Of an article that nothing is compared with.
NONE = Signature(
    False, (), _NO_NUMBERS, _NO_NUMBERS, np.zeros(0, np.uint64), *(_NO_NUMBERS,) * 6,
    shingles=np.zeros(0, np.uint32), agencies=(),
)  # fmt: skip


def of(corpus: Corpus) -> Iterator[Signature]:
    """The signature of each article of a corpus, in its order."""
    known = set(languages.known(corpus).ids)
    for article in corpus:
        yield _signature(corpus, article, known=article.article_id in known)


def _signature(corpus: Corpus, article: Article, *, known: bool) -> Signature:
    body = terms_in(corpus, article)
    shingles = near_duplicates.shingles([term.word for term in body])
    agencies = sorted({credit.agency for credit in near_duplicates.find_credits(article)})
    if not known:
        return NONE._replace(shingles=shingles, agencies=agencies)
    stems: dict[str, int] = {}
    title = _numbers(terms(article.title or ""), stems)
    numbers = _numbers(body, stems)
    starts = np.array([term.start for term in body], np.int32)
    hashes, spans = [], []
    for span in corpus.document(article).spans:
        words = article.text[span.start : span.end].lower().split()
        if len(words) >= _WORDS:
            key = " ".join(words).encode("utf-8", "surrogatepass")
            hashes.append(int.from_bytes(blake2b(key, digest_size=8).digest(), "little"))
            spans.append(span)
    begin = np.array([span.start for span in spans], np.int32)
    end = np.array([span.end for span in spans], np.int32)
    named = list(weekdays.named(article.text))
    return Signature(
        True,
        list(stems),
        title,
        numbers,
        np.array(hashes, np.uint64),
        np.searchsorted(starts, begin).astype(np.int32),
        np.searchsorted(starts, end).astype(np.int32),
        begin,
        end,
        np.array([day for day, _ in named], np.int32),
        np.array([place for _, place in named], np.int32),
        shingles,
        agencies,
    )


def _numbers(words: Sequence[Term], stems: dict[str, int]) -> NDArray[np.int32]:
    found = [
        -1 if term.word in FUNCTION_WORDS else stems.setdefault(term.stem, len(stems))
        for term in words
    ]
    return np.array(found, np.int32)
