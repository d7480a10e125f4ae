"""Articles as sparse vectors of words and pairs of words, on numpy alone.

Weights are (1 + ln count) * idf, counts of an opening worth more: what is new stands first.
Sentences that outlets print under unlike articles are left out (`boilerplate`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from research.articles import Article, Corpus
from research.measures.comparison import boilerplate, weekdays
from research.measures.comparison.terms import (
    FUNCTION_WORDS,
    Term,
    inverse_frequencies,
    terms,
    terms_in,
)
from research.text.segments import Span

Sparse = tuple[NDArray[np.int32], NDArray[np.float64]]  # sorted numbers of terms, their weights
# Of an article: its words and its pairs of words, by number, each with its weighted count.
Counted = tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64], NDArray[np.float32]]

_PAIR = 1 << 31  # a pair is the number of its first stem times this, and that of its second
OPENING_WORDS = 80  # where the event is told; set with the two weights on BASIL and SEESAW
OPENING_WEIGHT = 5.0
PAIR_SHARE = 0.4  # share of pairs of words in the squared length
_KEYS = 80  # heaviest words of an article by which candidates are found
_NEIGHBOURS = 64  # most articles taken of one word's list, on either side
_CANDIDATES = 60  # most articles compared with one article
# Nearest articles that tell what an article's topic is, and how many articles the whole corpus
# counts for beside them; flat between 15 and 30 on BASIL and SEESAW.
TOPIC = 20
# Cosine under which two articles are not of one topic, and terms that it takes to tell.
_UNLIKE, _TOLD = 0.1, 60


@dataclass(frozen=True)
class Vectors:
    """Unit vectors of a corpus: row i is article i; terms are numbered, words before pairs.

    `words` are the stems, `pairs` two numbers of stems in one. `shares` is the part of articles, of
    the corpus and general news together, that hold a term; `days` are the weekdays that articles
    name first, boilerplate left out.
    """

    words: list[str]
    pairs: NDArray[np.int64]
    rows: list[Sparse]
    shares: NDArray[np.float64]
    days: list[int | None]

    def name(self, number: int) -> str:
        """A term, the words of a pair parted by a space."""
        if number < len(self.words):
            return self.words[number]
        first, second = divmod(int(self.pairs[number - len(self.words)]), _PAIR)
        return f"{self.words[first]} {self.words[second]}"

    def sparse(self, i: int) -> Sparse:
        """The vector of article i."""
        return self.rows[i]

    def products(self, i: int, others: Sequence[int]) -> NDArray[np.float64]:
        """Product of article i with each of the others: the cosine where vectors have length 1."""
        return np.array([dot(self.rows[i], self.rows[j]) for j in others], dtype=float)

    def nearest(self, i: int, others: Sequence[int]) -> list[int]:
        """The others, most like article i first."""
        likeness = dict(zip(others, self.products(i, others).tolist(), strict=True))
        return heaviest_keys(likeness, len(others))

    def within_topics(self, nearest: Sequence[Sequence[int]]) -> Vectors:
        """The vectors with each term worth less where an article's nearest ones hold it too.

        What twenty articles on one scandal share is their topic; what tells the events apart is
        what few of them hold. A weight w becomes w * sqrt(idf near the article / idf), with

            idf near the article = ln((n + K) / (df + K * share))

        df of the n nearest articles holding the term, and the corpus as K articles more. Vectors
        no longer have length 1: those of a well-covered topic are shorter.

        Parameters
        ----------
        nearest
            Articles most like each article, nearest first; the first 20 count.
        """
        rows = []
        for (at, values), near in zip(self.rows, nearest, strict=True):
            held = np.zeros(len(at))
            for j in near[:TOPIC]:
                held += np.isin(at, self.rows[j][0], assume_unique=True)
            share, n = self.shares[at], min(len(near), TOPIC)
            idf = np.maximum(np.log((n + TOPIC) / (held + TOPIC * share)), 0)
            rows.append((at, values * np.sqrt(idf / np.maximum(-np.log(share), 1e-9))))
        return replace(self, rows=rows)

    def heaviest(self, i: int, n: int) -> list[int]:
        """The n terms that weigh most in article i."""
        numbers, weights = self.rows[i]
        return [int(numbers[k]) for k in np.lexsort((numbers, -weights))[:n]]

    def shared(self, members: Sequence[int], n: int) -> list[int]:
        """The n terms that most of these articles share, by their part of the cosines."""
        total: Sparse = self.rows[members[0]]
        squares: Sparse = (total[0], total[1] ** 2)
        for member in members[1:]:
            total = add(total, self.rows[member])
            squares = add(squares, (self.rows[member][0], self.rows[member][1] ** 2))
        part = total[1] ** 2 - squares[1]
        best = np.lexsort((total[0], -part))[:n]
        return [int(total[0][k]) for k in best if part[k] > 1e-9]

    def shown(
        self, numbers: Iterable[int], corpus: Corpus, members: Iterable[int]
    ) -> tuple[str, ...]:
        """Terms as these articles write them most often, a pair before the words that it holds."""
        forms: dict[str, Counter[str]] = {}
        for article in (corpus.items[member] for member in members):
            for name, form in _forms(article, terms_in(corpus, article)):
                forms.setdefault(name, Counter())[form] += 1
        chosen = [self.name(k) for k in numbers]
        inside = {word for name in chosen if " " in name for word in name.split(" ")}
        kept = [name for name in chosen if name in forms and name not in inside]
        return tuple(min(forms[k].items(), key=lambda f: (-f[1], f[0]))[0] for k in kept)

    def candidates(self, order: Sequence[int]) -> list[list[int]]:
        """For each article, those that share its heaviest terms: at most 60, best first.

        `order` is how articles stand in a term's list (by date): of a long list an article sees
        its neighbours only, which bounds the cost of an article whatever the corpus.
        """
        listed: dict[int, tuple[list[int], list[float]]] = {}
        places: list[list[tuple[int, int, float]]] = [[] for _ in self.rows]
        for i in order:
            terms_, weights = self.rows[i]
            held = np.lexsort((terms_, -weights))[:_KEYS]
            for term, weight in zip(terms_[held].tolist(), weights[held].tolist(), strict=True):
                articles, own = listed.setdefault(term, ([], []))
                places[i].append((term, len(articles), weight))
                articles.append(i)
                own.append(weight)
        # A term of one article finds none.
        lists = {
            term: (np.array(articles, dtype=np.int32), np.array(own))
            for term, (articles, own) in listed.items()
            if len(articles) > 1
        }
        del listed
        found: list[list[int]] = []
        for i, own_places in enumerate(places):
            near, products = [], []
            for term, place, weight in own_places:
                if term in lists:
                    at = slice(max(0, place - _NEIGHBOURS), place + _NEIGHBOURS + 1)
                    near.append(lists[term][0][at])
                    products.append(weight * lists[term][1][at])
            places[i] = []
            if not near:
                found.append([])
                continue
            others, which = np.unique(np.concatenate(near), return_inverse=True)
            scores = np.bincount(which, np.concatenate(products))
            best = np.lexsort((others, -scores))
            found.append(others[best[others[best] != i][:_CANDIDATES]].tolist())
        return found


def heaviest_keys(scores: dict[int, float], n: int) -> list[int]:
    """The n keys with the highest scores, ties by key."""
    return sorted(scores, key=lambda j: (-scores[j], j))[:n]


def build(corpus: Corpus) -> Vectors:
    """Unit vectors of the articles, weighed by the corpus and general news together."""
    articles = corpus.items
    known: dict[str, int] = {}
    counts: list[Counted] = []
    days: list[int | None] = []
    sentences = boilerplate.Sentences()
    for number, article in enumerate(articles):
        counts.append(_counted(article.title, terms_in(corpus, article), known))
        days.append(weekdays.first_named(article.text))
        sentences.add(number, corpus.document(article))
    repeated = sentences.repeated()
    if not repeated:
        return _weighed(counts, known, days)

    def cut(places: Mapping[int, Sequence[Span]]) -> Vectors:
        left, named = list(counts), list(days)
        for number, spans in places.items():
            article = articles[number]
            outside = _outside(terms_in(corpus, article), spans)
            left[number] = _counted(article.title, outside, known)
            named[number] = weekdays.first_named(boilerplate.without(article.text, spans))
        return _weighed(left, known, named)

    bare = cut(boilerplate.places(repeated)).rows

    def alike(a: int, b: int) -> bool | None:
        if min(len(bare[a][0]), len(bare[b][0])) < _TOLD:
            return None
        return dot(bare[a], bare[b]) >= _UNLIKE

    return cut(boilerplate.places(boilerplate.misplaced(repeated, alike)))


def _weighed(
    counts: Sequence[Counted], known: Mapping[str, int], days: list[int | None]
) -> Vectors:
    words = list(known)
    of_words = np.concatenate([one[0] for one in counts] or [np.zeros(0, np.int32)])
    of_pairs = np.concatenate([one[2] for one in counts] or [np.zeros(0, np.int64)])
    pairs, numbers, held_by = np.unique(of_pairs, return_inverse=True, return_counts=True)
    n = len(counts)
    idf = np.concatenate(
        [
            inverse_frequencies(n, np.bincount(of_words, minlength=len(words)), words),
            inverse_frequencies(n, held_by),
        ]
    )
    told, at = np.maximum(idf, 0.0), 0
    rows = []
    for own_words, word_counts, own_pairs, pair_counts in counts:
        own = (numbers[at : at + len(own_pairs)] + len(words)).astype(np.int32)
        at += len(own_pairs)
        sides = (
            _block(own_words, word_counts, told, math.sqrt(1 - PAIR_SHARE)),
            _block(own, pair_counts, told, math.sqrt(PAIR_SHARE)),
        )
        values = np.concatenate([side[1] for side in sides])
        length = math.sqrt(float(values @ values))
        held = np.concatenate([side[0] for side in sides])
        rows.append((held, values / length if length else values))
    return Vectors(words, pairs, rows, np.exp(-idf), days)


def _forms(article: Article, body: Sequence[Term]) -> list[tuple[str, str]]:
    """Terms of an article's title and text, and pairs of them, with their written forms."""
    found: list[tuple[str, str]] = []
    title = article.title or ""
    for text, part in ((title, terms(title)), (article.text, body)):
        before = None
        for term in part:
            if term.word in FUNCTION_WORDS:
                before = None
                continue
            found.append((term.stem, text[term.start : term.end]))
            if before is not None:
                form = " ".join(text[before.start : term.end].split())
                found.append((f"{before.stem} {term.stem}", form))
            before = term
    return found


def _outside(words: Iterable[Term], spans: Sequence[Span]) -> list[Term]:
    return [term for term in words if not any(s <= term.start < e for s, e in spans)]


def _counted(title: str | None, body: Sequence[Term], known: dict[str, int]) -> Counted:
    """Words and pairs of words of an article; `known` numbers the stems, and gets the new ones."""
    words: dict[int, float] = {}
    pairs: dict[int, float] = {}
    for part in (terms(title or ""), body):
        before = None
        for place, term in enumerate(part):
            if term.word in FUNCTION_WORDS:
                before = None
                continue
            weight = OPENING_WEIGHT if place < OPENING_WORDS else 1.0
            number = known.setdefault(term.stem, len(known))
            words[number] = words.get(number, 0.0) + weight
            if before is not None:
                pair = before * _PAIR + number
                pairs[pair] = pairs.get(pair, 0.0) + weight
            before = number
    return (
        np.fromiter(words, np.int32, len(words)),
        np.fromiter(words.values(), np.float32, len(words)),
        np.fromiter(pairs, np.int64, len(pairs)),
        np.fromiter(pairs.values(), np.float32, len(pairs)),
    )


def _block(
    at: NDArray[np.int32], counts: NDArray[np.float32], idf: NDArray[np.float64], scale: float
) -> Sparse:
    order = np.argsort(at)
    at = at[order]
    values = (1 + np.log(counts[order].astype(np.float64))) * idf[at]
    length = math.sqrt(float(values @ values)) if len(values) else 0.0
    return at, values * (scale / length if length else 1.0)


def dot(a: Sparse, b: Sparse) -> float:
    """Inner product of two sparse vectors."""
    if len(a[0]) > len(b[0]):
        a, b = b, a
    if not len(a[0]):
        return 0.0
    at = np.minimum(np.searchsorted(b[0], a[0]), len(b[0]) - 1)
    return float(np.dot(np.where(b[0][at] == a[0], b[1][at], 0.0), a[1]))


def add(a: Sparse, b: Sparse) -> Sparse:
    """Sum of two sparse vectors."""
    at, where = np.unique(np.concatenate([a[0], b[0]]), return_inverse=True)
    total = np.bincount(where, np.concatenate([a[1], b[1]]), minlength=len(at))
    return at, total.astype(np.float64)
