"""Articles as sparse vectors of words and pairs of words, on numpy alone.

Weights are (1 + ln count) * idf, counts of an opening worth more: what is new stands first.
Sentences that outlets print under unlike articles are left out (`boilerplate`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from research.articles import Article, Corpus
from research.measures.comparison import boilerplate
from research.measures.comparison.shelf import Shelf
from research.measures.comparison.signatures import Signature
from research.measures.comparison.terms import (
    FUNCTION_WORDS,
    Term,
    inverse_frequencies,
    terms,
    terms_in,
)

Numbers = NDArray[np.int64]
Sparse = tuple[Numbers, NDArray[np.float64]]  # sorted numbers of terms, their weights
# Of an article: its words and its pairs of words, by number, each with its weighted count.
Counted = tuple[Numbers, NDArray[np.float32], Numbers, NDArray[np.float32]]

# A pair is the number of its first stem times _PAIR, and that of its second, above all words.
_PAIR, _PAIRS = 1 << 31, 1 << 62
_AT_ONCE = 20_000_000  # pairs that are counted at once: half a gigabyte
OPENING_WORDS = 80  # where the event is told; set with the two weights on BASIL and SEESAW
OPENING_WEIGHT = 5.0
PAIR_SHARE = 0.4  # share of pairs of words in the squared length
_KEYS = 80  # heaviest words of an article by which candidates are found
_NEIGHBOURS = 64  # most articles taken of one word's list, on either side
CANDIDATES = 60  # most articles compared with one article
_REACH = 10_000  # most articles that two compared stand apart, by date
_BLOCK = 20_000  # articles that are gone through at once
# Nearest articles that tell what an article's topic is, and how many articles the whole corpus
# counts for beside them; flat between 15 and 30 on BASIL and SEESAW.
TOPIC = 20
# Cosine under which two articles are not of one topic, and terms that it takes to tell.
_UNLIKE, _TOLD = 0.1, 60


@dataclass(frozen=True)
class Frequencies:
    """How much each term tells in a corpus and general news together, its idf.

    `pairs` are those that two articles hold or more, ascending; all others have `alone`.
    """

    of_words: NDArray[np.float64]
    pairs: Numbers
    of_pairs: NDArray[np.float64]
    alone: float

    def of(self, numbers: Numbers) -> NDArray[np.float64]:
        """The idf of each of these terms, words before pairs."""
        split = int(np.searchsorted(numbers, _PAIRS))
        pairs = numbers[split:] - _PAIRS
        found = np.full(len(pairs), self.alone)
        if len(self.pairs):
            at = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
            known = self.pairs[at] == pairs
            found[known] = self.of_pairs[at[known]]
        return np.concatenate([self.of_words[numbers[:split]], found])


@dataclass(frozen=True)
class Vectors:
    """Unit vectors of a corpus: row i is article i; terms are numbered, words before pairs.

    `words` are the stems; `days` are the weekdays that articles name first, boilerplate left out.
    """

    words: list[str]
    rows: Sequence[Sparse]
    frequencies: Frequencies
    days: list[int | None]

    def name(self, number: int) -> str:
        """A term, the words of a pair parted by a space."""
        if number < _PAIRS:
            return self.words[number]
        first, second = divmod(number - _PAIRS, _PAIR)
        return f"{self.words[first]} {self.words[second]}"

    def sparse(self, i: int) -> Sparse:
        """The vector of article i."""
        return self.rows[i]

    def products(self, i: int, others: Sequence[int]) -> NDArray[np.float64]:
        """Product of article i with each of the others: the cosine where vectors have length 1."""
        at, own = self.rows[i]
        terms_, weights, of = self._beside(others)
        if not len(at) or not len(terms_):
            return np.zeros(len(others))
        place = np.minimum(np.searchsorted(at, terms_), len(at) - 1)
        shared = at[place] == terms_
        products = weights[shared] * own[place[shared]]
        return np.bincount(of[shared], products, minlength=len(others)).astype(np.float64)

    def _beside(self, articles: Sequence[int]) -> tuple[Numbers, NDArray[np.float64], Numbers]:
        """Terms of these articles, one after the other, their weights, and whose they are."""
        rows = [self.rows[j] for j in articles]
        if not rows:
            return np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64)
        of = np.repeat(np.arange(len(rows)), [len(at) for at, _ in rows])
        return np.concatenate([at for at, _ in rows]), np.concatenate([w for _, w in rows]), of

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
        rows = Shelf(np.int64, np.float64)
        for (at, values), near in zip(self.rows, nearest, strict=True):
            terms_, _, _ = self._beside(near[:TOPIC])
            place = np.minimum(np.searchsorted(at, terms_), max(len(at) - 1, 0))
            held = np.zeros(len(at))
            if len(at):
                held += np.bincount(place[at[place] == terms_], minlength=len(at))
            share, n = np.exp(-self.frequencies.of(at)), min(len(near), TOPIC)
            idf = np.maximum(np.log((n + TOPIC) / (held + TOPIC * share)), 0)
            rows.append(at, values * np.sqrt(idf / np.maximum(-np.log(share), 1e-9)))
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

    def candidates(self, order: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
        """Each article with those that share its heaviest terms: at most 60, best first.

        `order` is how articles stand in a term's list (by date): of a long list an article sees
        its neighbours only, and none that stands more than 10,000 articles before or after it. That
        bounds the cost of an article, and what is in memory, whatever the corpus.
        """
        n = len(order)
        for begin in range(0, n, _BLOCK):
            end = min(begin + _BLOCK, n)
            first, last = max(0, begin - _REACH), min(n, end + _REACH)
            yield from self._among(order[first:last], begin - first, end - first)

    def _among(self, order: Sequence[int], begin: int, end: int) -> Iterator[tuple[int, list[int]]]:
        """The same for those in `order[begin:end]`, with the others of `order` beside them."""
        heaviest = [self._heaviest(i) for i in order]
        sizes = [len(numbers) for numbers, _ in heaviest]
        numbers = np.concatenate([one for one, _ in heaviest] or [np.zeros(0, np.int64)])
        weights = np.concatenate([one for _, one in heaviest] or [np.zeros(0)])
        ranks = np.repeat(np.arange(len(order)), sizes)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        del heaviest
        # Each term's list, one after the other, in the order of the articles.
        listed = np.argsort(numbers, kind="stable")
        place = np.empty(len(listed), np.int64)
        place[listed] = np.arange(len(listed))
        held = numbers[listed]
        low = np.searchsorted(held, numbers)  # where the list of each use begins, and ends
        high = np.searchsorted(held, numbers, side="right")
        of, worth = ranks[listed], weights[listed]
        articles = np.asarray(order, np.int64)
        for rank in range(begin, end):
            near, products = [], []
            for use in range(int(starts[rank]), int(starts[rank + 1])):
                at = int(place[use])
                a, b = (
                    max(int(low[use]), at - _NEIGHBOURS),
                    min(int(high[use]), at + _NEIGHBOURS + 1),
                )
                if b - a > 1:
                    near.append(of[a:b])
                    products.append(weights[use] * worth[a:b])
            if not near:
                yield order[rank], []
                continue
            found, which = np.unique(np.concatenate(near), return_inverse=True)
            scores = np.bincount(which, np.concatenate(products))
            kept = (found != rank) & (np.abs(found - rank) <= _REACH)
            others, scores = articles[found[kept]], scores[kept]
            yield order[rank], others[np.lexsort((others, -scores))[:CANDIDATES]].tolist()

    def _heaviest(self, i: int) -> Sparse:
        numbers, weights = self.rows[i]
        kept = np.lexsort((numbers, -weights))[:_KEYS]
        return numbers[kept], weights[kept]


def shown(names: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """Terms as these articles write them most often, a pair before the words that it holds."""
    forms: dict[str, Counter[str]] = {}
    asked = frozenset(names)
    for article in corpus:
        for name, form in _forms(asked, article, terms_in(corpus, article)):
            forms.setdefault(name, Counter())[form] += 1
    inside = {word for name in names if " " in name for word in name.split(" ")}
    kept = [name for name in names if name in forms and name not in inside]
    return tuple(min(forms[k].items(), key=lambda f: (-f[1], f[0]))[0] for k in kept)


def heaviest_keys(scores: dict[int, float], n: int) -> list[int]:
    """The n keys with the highest scores, ties by key."""
    return sorted(scores, key=lambda j: (-scores[j], j))[:n]


def build(signed: Iterable[Signature]) -> Vectors:
    """Unit vectors of the articles, weighed by the corpus and general news together.

    Parameters
    ----------
    signed
        Signatures of articles in a known language, which may be gone through more than once.
    """
    known: dict[str, int] = {}
    counts = _shelf()
    days: list[int | None] = []
    sentences = boilerplate.Sentences()
    for number, one in enumerate(signed):
        counts.append(*_counted(one, known))
        days.append(_first_day(one))
        sentences.add(number, one.sentences)
    repeated = sentences.repeated()
    if not repeated:
        return _weighed(counts, known, days)

    def cut(places: Mapping[int, Sequence[int]]) -> Vectors:
        left, named = _shelf(), list(days)
        for number, one in enumerate(signed):
            if number in places:
                left.append(*_counted(one, known, places[number]))
                named[number] = _first_day(one, places[number])
            else:
                left.append(*counts[number])
        return _weighed(left, known, named)

    bare = cut(boilerplate.places(repeated)).rows

    def alike(a: int, b: int) -> bool | None:
        if min(len(bare[a][0]), len(bare[b][0])) < _TOLD:
            return None
        return dot(bare[a], bare[b]) >= _UNLIKE

    return cut(boilerplate.places(boilerplate.misplaced(repeated, alike)))


def _shelf() -> Shelf:
    return Shelf(np.int64, np.float32, np.int64, np.float32)


def _first_day(one: Signature, without: Sequence[int] = ()) -> int | None:
    """The weekday that an article names first, in other sentences than these."""
    for day, at in zip(one.days.tolist(), one.at.tolist(), strict=True):
        if not any(one.start[k] <= at < one.end[k] for k in without):
            return int(day)
    return None


def _weighed(counts: Shelf, known: Mapping[str, int], days: list[int | None]) -> Vectors:
    words, n = list(known), len(counts)
    held_by = np.zeros(len(words), np.int64)
    for own_words, _, _, _ in counts:
        held_by[own_words] += 1
    pairs, pairs_held_by = _pairs(counts)
    frequencies = Frequencies(
        inverse_frequencies(n, held_by, words) if words else np.zeros(0),
        pairs,
        inverse_frequencies(n, pairs_held_by),
        float(inverse_frequencies(n, np.ones(1, np.int64))[0]),
    )
    rows = Shelf(np.int64, np.float64)
    for own_words, word_counts, own_pairs, pair_counts in counts:
        numbers = np.concatenate([own_words, own_pairs + _PAIRS])
        told = np.maximum(frequencies.of(numbers), 0.0)
        split = len(own_words)
        values = np.concatenate(
            [
                _block(word_counts, told[:split], math.sqrt(1 - PAIR_SHARE)),
                _block(pair_counts, told[split:], math.sqrt(PAIR_SHARE)),
            ]
        )
        length = math.sqrt(float(values @ values))
        rows.append(numbers, values / length if length else values)
    return Vectors(words, rows, frequencies, days)


def _pairs(counts: Shelf) -> tuple[Numbers, NDArray[np.int64]]:
    """Pairs that two articles hold or more, ascending, and how many hold each."""
    bands = 1 + sum(len(one[2]) for one in counts) // _AT_ONCE
    kept, held_by = [], []
    for band in range(bands):
        every = [own if bands == 1 else own[own % bands == band] for _, _, own, _ in counts]
        found, n = np.unique(np.concatenate([*every, np.zeros(0, np.int64)]), return_counts=True)
        kept.append(found[n > 1])
        held_by.append(n[n > 1])
    pairs, n = np.concatenate(kept), np.concatenate(held_by)
    order = np.argsort(pairs)
    return pairs[order], n[order]


def _forms(names: Container[str], article: Article, body: Sequence[Term]) -> list[tuple[str, str]]:
    """Where an article's title and text have these terms and pairs of terms: each with its written form."""
    found: list[tuple[str, str]] = []
    title = article.title or ""
    for text, part in ((title, terms(title)), (article.text, body)):
        before = None
        for term in part:
            if term.word in FUNCTION_WORDS:
                before = None
                continue
            if term.stem in names:
                found.append((term.stem, text[term.start : term.end]))
            if before is not None and (pair := f"{before.stem} {term.stem}") in names:
                found.append((pair, " ".join(text[before.start : term.end].split())))
            before = term
    return found


def _counted(one: Signature, known: dict[str, int], without: Sequence[int] = ()) -> Counted:
    """Words and pairs of words of an article; `known` numbers the stems, and gets the new ones.

    Parameters
    ----------
    without
        Sentences that are left out, by their number in the signature.
    """
    numbers = np.array([known.setdefault(stem, len(known)) for stem in one.stems], np.int64)
    body = one.body
    if without:
        outside = np.ones(len(body), bool)
        for k in without:
            outside[one.first[k] : one.last[k]] = False
        body = body[outside]
    words, pairs, worth, pairs_worth = [], [], [], []
    for part in (one.title, body):
        weights = np.where(np.arange(len(part)) < OPENING_WORDS, OPENING_WEIGHT, 1.0)
        tells = part >= 0
        both = tells[:-1] & tells[1:]
        words.append(numbers[part[tells]])
        worth.append(weights[tells])
        pairs.append(numbers[part[:-1][both]] * _PAIR + numbers[part[1:][both]])
        pairs_worth.append(weights[1:][both])
    return *_summed(words, worth), *_summed(pairs, pairs_worth)


def _summed(
    numbers: Sequence[Numbers], weights: Sequence[NDArray[np.float64]]
) -> tuple[Numbers, NDArray[np.float32]]:
    found, which = np.unique(np.concatenate(numbers), return_inverse=True)
    total = np.bincount(which, np.concatenate(weights), minlength=len(found))
    return found, total.astype(np.float32)


def _block(
    counts: NDArray[np.float32], idf: NDArray[np.float64], scale: float
) -> NDArray[np.float64]:
    values = (1 + np.log(counts.astype(np.float64))) * idf
    length = math.sqrt(float(values @ values)) if len(values) else 0.0
    return values * (scale / length if length else 1.0)


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
