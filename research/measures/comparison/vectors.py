"""Articles as sparse vectors of words and pairs of words, on numpy alone.

Weights are (1 + ln count) * idf, counts of an opening worth more: what is new stands first.
Sentences that outlets print under unlike articles are left out (`boilerplate`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from research.articles import Article, Corpus
from research.measures.comparison import boilerplate
from research.measures.comparison.terms import FUNCTION_WORDS, Term, frequencies, terms, terms_in
from research.text.segments import Span

Counts = dict[str, float]
Sparse = tuple[NDArray[np.int64], NDArray[np.float64]]  # sorted numbers of terms, their weights

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
    """Unit vectors of a corpus: row i is article i; terms are numbered as in `names`.

    `shares` is the part of articles, of the corpus and general news together, that hold a term;
    `bodies` are the texts that were read, without boilerplate.
    """

    names: list[str]
    rows: list[Sparse]
    shares: NDArray[np.float64]
    bodies: list[str]

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

    def shown(self, numbers: Iterable[int], corpus: Corpus) -> tuple[str, ...]:
        """Terms as the articles write them most often, a pair before the words that it holds."""
        forms: dict[str, Counter[str]] = {}
        for article in corpus:
            for name, form in _forms(article, terms_in(corpus, article)):
                forms.setdefault(name, Counter())[form] += 1
        chosen = [self.names[k] for k in numbers]
        inside = {word for name in chosen if " " in name for word in name.split(" ")}
        kept = [name for name in chosen if name in forms and name not in inside]
        return tuple(min(forms[k].items(), key=lambda f: (-f[1], f[0]))[0] for k in kept)

    def candidates(self, order: Sequence[int]) -> list[list[int]]:
        """For each article, those that share its heaviest terms: at most 60, best first.

        `order` is how articles stand in a term's list (by date): of a long list an article sees
        its neighbours only, which bounds the cost of an article whatever the corpus.
        """
        lists: dict[int, list[int]] = {}
        places: list[list[tuple[int, int]]] = [[] for _ in self.rows]
        weights: list[dict[int, float]] = [{} for _ in self.rows]
        for i in order:
            for term in self.heaviest(i, _KEYS):
                listed = lists.setdefault(term, [])
                places[i].append((term, len(listed)))
                listed.append(i)
            numbers, values = self.rows[i]
            at = np.searchsorted(numbers, [term for term, _ in places[i]])
            weights[i] = {t: float(values[k]) for (t, _), k in zip(places[i], at, strict=True)}
        found = []
        for i, held in enumerate(places):
            scores: dict[int, float] = {}
            for term, place in held:
                near = lists[term][max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
                for j in near:
                    scores[j] = scores.get(j, 0.0) + weights[i][term] * weights[j][term]
            scores.pop(i, None)
            best = heaviest_keys(scores, _CANDIDATES)
            found.append(best)
        return found


def heaviest_keys(scores: dict[int, float], n: int) -> list[int]:
    """The n keys with the highest scores, ties by key."""
    return sorted(scores, key=lambda j: (-scores[j], j))[:n]


def build(corpus: Corpus) -> Vectors:
    """Unit vectors of the articles, weighed by the corpus and general news together."""
    articles = corpus.items
    bodies = [article.text for article in articles]
    counts = [_counts(article.title, terms_in(corpus, article)) for article in articles]
    sentences = boilerplate.repeated(map(corpus.document, articles))
    if not sentences:
        return _weighed(counts, bodies)

    def cut(places: Mapping[int, Sequence[Span]]) -> Vectors:
        left = [boilerplate.without(body, places.get(n, ())) for n, body in enumerate(bodies)]
        counted = [
            _counts(articles[n].title, _outside(terms_in(corpus, articles[n]), places[n]))
            if n in places
            else held
            for n, held in enumerate(counts)
        ]
        return _weighed(counted, left)

    bare = cut(boilerplate.places(sentences)).rows

    def alike(a: int, b: int) -> bool | None:
        if min(len(bare[a][0]), len(bare[b][0])) < _TOLD:
            return None
        return dot(bare[a], bare[b]) >= _UNLIKE

    return cut(boilerplate.places(boilerplate.misplaced(sentences, alike)))


def _weighed(counts: Sequence[tuple[Counts, Counts]], bodies: list[str]) -> Vectors:
    numbers: dict[str, int] = {}
    shares: list[float] = []
    blocks = []
    for part, weight in ((0, 1 - PAIR_SHARE), (1, PAIR_SHARE)):
        known = frequencies(held[part] for held in counts)
        blocks.append(
            [_block(held[part], known.idf, numbers, math.sqrt(weight)) for held in counts]
        )
        new = list(numbers)[len(shares) :]
        shares += [math.exp(-known.idf(name)) for name in new]
    rows = []
    for of_words, of_pairs in zip(*blocks, strict=True):
        at, values = add(of_words, of_pairs)
        length = math.sqrt(float(values @ values))
        rows.append((at, values / length if length else values))
    return Vectors(list(numbers), rows, np.array(shares), bodies)


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


def _counts(title: str | None, body: Sequence[Term]) -> tuple[Counts, Counts]:
    words: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for part in (terms(title or ""), body):
        before = None
        for number, term in enumerate(part):
            if term.word in FUNCTION_WORDS:
                before = None
                continue
            weight = OPENING_WEIGHT if number < OPENING_WORDS else 1.0
            words[term.stem] = words.get(term.stem, 0.0) + weight
            if before is not None:
                pair = f"{before} {term.stem}"
                pairs[pair] = pairs.get(pair, 0.0) + weight
            before = term.stem
    return words, pairs


def _block(
    counts: Counts, idf: Callable[[str], float], numbers: dict[str, int], scale: float
) -> Sparse:
    at = np.array([numbers.setdefault(s, len(numbers)) for s in counts], dtype=np.int64)
    values = np.array([(1 + math.log(n)) * max(idf(s), 0.0) for s, n in counts.items()])
    order = np.argsort(at)
    length = math.sqrt(float(values @ values)) if len(values) else 0.0
    return at[order], values[order] * (scale / length if length else 1.0)


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
