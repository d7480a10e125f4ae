"""Terms of a text: what of a word stays the same between two outlets, and how much it tells.

A term is a word's stem, its apostrophes and points laid straight. How much a term tells is its
inverse document frequency in general news (weights/word_frequencies.tsv), which a corpus may
shift towards its own counts.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from research.articles import Article, Corpus
from research.languages.en import lists, stems
from research.measures import annotate
from research.text.document import Document
from research.text.segments import Span, written

# Words that say how a sentence is built, not what it is about (closed classes of English).
FUNCTION_WORDS = lists.words("grammar", "function_word")
# With capitals, but nobody's names.
DATES = lists.weekdays() | {month.lower() for month in lists.sequence("calendar", "month")}


class Term(NamedTuple):
    """A word of a text: where it stands, its straightened form, and its stem."""

    start: int
    end: int
    word: str
    stem: str


# Each word of each text becomes one: a call of the class would take twice as long.
_AS_TERM = partial(tuple.__new__, Term)


def stem(word: str) -> str:
    """The stem of a straightened word; a word with a digit or a capital stays as it is."""
    if not word.islower() or any(c.isdigit() for c in word) or len(word) > 40:
        return word
    return stems.stem(word)


def straighten(word: str) -> str:
    """A word in the form that outlets share: lower case, straight apostrophe, no possessive.

    "US" and "U.S." become "US", which keeps them apart from "us".

    >>> [straighten(w) for w in ("Trump’s", "U.S.", "e-Mail", "US")]
    ['trump', 'US', 'e-mail', 'US']
    """
    word = word.replace("’", "'").replace("‘", "'")
    if word.endswith(("'s", "'S")) and len(word) > 3 and word.lower() not in FUNCTION_WORDS:
        word = word[:-2]
    if "." in word and not any(c.isdigit() for c in word):
        word = word.replace(".", "")
        return word if word.isupper() else word.lower()
    return word if word == "US" else word.lower()


def terms(text: str) -> list[Term]:
    """Words and numbers of a text, in order, without punctuation.

    >>> [t.stem for t in terms("The U.S. won’t change its policies.")]
    ['the', 'US', "won't", 'chang', 'it', 'polici']
    """
    return _terms(*written(text))


def terms_of(document: Document) -> tuple[Term, ...]:
    """The same of a document."""
    return tuple(_terms(document.tokens, document.words))


def _terms(spans: Iterable[Span], words: Iterable[str]) -> list[Term]:
    placed = zip(spans, map(_straight, words), strict=True)
    return [_AS_TERM((*span, *straight)) for span, straight in placed if straight[0]]


@lru_cache(maxsize=100_000)
def _straight(shown: str) -> tuple[str, str]:
    """Straightened form and stem; empty where a token is no word."""
    word = straighten(shown)
    return (word, stem(word)) if any(map(str.isalnum, word)) else ("", "")


def terms_in(corpus: Corpus, article: Article) -> tuple[Term, ...]:
    """The terms of an article, made once."""
    return annotate.article(corpus, article, terms_of)


def in_marks(corpus: Corpus, article: Article) -> list[bool]:
    """For each of the terms of an article whether it stands in quotation marks."""
    document = corpus.document(article)
    marked = {
        start
        for (start, _), mark in zip(document.tokens, document.marked, strict=True)
        if mark >= 0
    }
    return [term.start in marked for term in terms_in(corpus, article)]


def between(terms: Sequence[Term], start: int, end: int) -> Sequence[Term]:
    """Those that begin in `text[start:end]`."""
    first = bisect_left(terms, (start,))
    return terms[first : bisect_left(terms, (end,), first)]


_PRIOR = 200.0  # articles' worth of general news; a corpus of that size is weighed half by itself


@lru_cache(maxsize=200_000)
def idf(stem_: str) -> float:
    """How much a stem tells in general news: 0 where every article holds it, about 7 for a rare one."""
    n_news, news = _news()
    share = (news.get(stem_, 0) + 0.5) / (n_news + 1)
    return math.log(_PRIOR / (_PRIOR * share))


def inverse_frequencies(
    n: int, counts: NDArray[np.int64], stems: Sequence[str] = ()
) -> NDArray[np.float64]:
    """How much each term tells in a corpus and general news together.

    idf(s) = ln((n + K) / (df(s) + K * p(s)))     with p(s) the share of general-news articles
                                                  that hold s, and K articles' worth of it

    so that two articles alone are weighed as general news, and thousands by themselves.

    Parameters
    ----------
    n
        How many articles there are.
    counts
        In how many of them each term stands.
    stems
        The terms; without them, terms that general news was not counted for, as pairs of words.

    >>> inverse_frequencies(0, np.array([0]), ["dike"]).round(9) == round(idf("dike"), 9)
    array([ True])
    """
    n_news, news = _news()
    shares = np.array([news.get(one, 0) for one in stems]) if stems else np.zeros(len(counts))
    shares = (shares + 0.5) / (n_news + 1)
    return np.asarray(np.log((n + _PRIOR) / (counts + _PRIOR * shares)), dtype=np.float64)


@lru_cache(maxsize=1)
def _news() -> tuple[int, dict[str, int]]:
    path = files("research.measures") / "weights" / "word_frequencies.tsv"
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return int(first.split("\t")[1]), {word: int(count) for word, count in pairs}
