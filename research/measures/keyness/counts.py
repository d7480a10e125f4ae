"""Counts of words and phrases by article: what keyness compares."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from research.articles.model import Article, Corpus
from research.errors import ParameterError
from research.measures import languages
from research.measures.keyness import style_words as style
from research.statistics import MINIMUM

Floats = NDArray[np.float64]
Counted = NDArray[np.float32]
Group = str | Mapping[str, str]

# Three bits of mutual information: below it pairs are seldom a unit of meaning (Church and Hanks
# 1990, Computational Linguistics 16(1), p. 24).
_TOGETHER = 3.0


@dataclass(frozen=True)
class Counts:
    """Uses of each term in each article, sparse, and which group the articles are of."""

    groups: list[str]
    group_of: NDArray[np.int64]
    sizes: Floats
    terms: list[str]
    # Uses as (article, term, count), terms ascending.
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    # First use of each term in the three arrays above, and their end.
    bounds: NDArray[np.int64]

    def dense(self, first: int, last: int) -> Counted:
        """Terms `first` to `last` by articles; counts are exact in this precision."""
        a, b = self.bounds[first], self.bounds[last]
        block = np.zeros((last - first, len(self.sizes)), dtype=np.float32)
        block[self.columns[a:b] - first, self.rows[a:b]] = self.values[a:b]
        return block


def _grouped(corpus: Corpus, group: Group) -> list[tuple[Article, str]]:
    # Words of two languages tell the languages apart, not the groups.
    corpus = languages.most_common(corpus)
    if not isinstance(group, str):
        return [(a, group[a.article_id]) for a in corpus if a.article_id in group]
    if group not in Article.__dataclass_fields__:
        raise ParameterError(
            f"group = {group!r} is no field of articles; use "
            f"{', '.join(Article.__dataclass_fields__)}, or a mapping of article_id to group"
        )
    pairs = [(a, a.label if group == "outlet" else getattr(a, group)) for a in corpus]
    return [(article, str(value)) for article, value in pairs if value is not None]


def pages(corpus: Corpus, group: Group) -> Iterator[tuple[Article, str, frozenset[str]]]:
    """Articles with their group, and the lines that belong to its pages."""
    pairs = _grouped(corpus, group)
    by_group: dict[str, list[Article]] = {}
    for article, name in pairs:
        by_group.setdefault(name, []).append(article)
    furniture = {name: style.furniture(articles) for name, articles in by_group.items()}
    for article, name in pairs:
        yield article, name, furniture[name]


def tokens(corpus: Corpus, group: Group) -> Iterator[tuple[Article, str, list[list[style.Token]]]]:
    """Articles with their group and the words of their paragraphs."""
    for article, name, furniture in pages(corpus, group):
        yield article, name, style.tokens(article, corpus.document(article), furniture=furniture)


def _content(line: Sequence[style.Word]) -> list[str]:
    # Content words, then phrases: two side by side, or with one word, also a function word, between.
    kept = ["" if one.style else one.form for one in line]
    inner = [one.form if not one.style or one.style == "function" else "" for one in line]
    found = [a for a in kept if a]
    found += [f"{a} {b}" for a, b in pairwise(kept) if a and b]
    found += [
        f"{a} {b} {c}" for a, b, c in zip(kept, inner[1:], kept[2:], strict=False) if a and b and c
    ]
    return found


def count(corpus: Corpus, group: Group, minimum_articles: int | None) -> Counts:
    """Terms that enough articles use; phrases only where their words belong together."""
    names: list[str] = []
    uses: list[Counter[str]] = []
    sizes: list[int] = []
    every: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for article, name, furniture in pages(corpus, group):
        names.append(name)
        counted: Counter[str] = Counter()
        size = 0
        for line in style.lines(article, corpus.document(article), furniture=furniture):
            forms = [one.form for one in line if one.form]
            size += len(forms)
            every.update(forms)
            counted.update(_content(line))
        uses.append(counted)
        sizes.append(size)
        articles.update(counted.keys())
    groups = list(dict.fromkeys(names))
    smallest = min(Counter(names).values(), default=0)
    least = minimum_articles or (3 if smallest >= MINIMUM else 1)
    candidates = sorted(term for term, count in articles.items() if count >= least)
    totals = dict.fromkeys(candidates, 0)
    for counted in uses:
        for term in counted.keys() & totals.keys():
            totals[term] += counted[term]
    n = sum(sizes)
    terms = [t for t in candidates if " " not in t or _belong_together(t, totals[t], every, n)]
    number = {term: i for i, term in enumerate(terms)}
    cells = [
        (number[term], row, count)
        for row, counted in enumerate(uses)
        for term, count in counted.items()
        if term in number
    ]
    array = np.array(cells, dtype=np.int64).reshape(-1, 3)
    array = array[np.lexsort((array[:, 1], array[:, 0]))]
    return Counts(
        groups=groups,
        group_of=np.array([groups.index(name) for name in names], dtype=np.int64),
        sizes=np.array(sizes, dtype=np.float64),
        terms=terms,
        rows=array[:, 1],
        columns=array[:, 0],
        values=array[:, 2].astype(np.float64),
        bounds=np.searchsorted(array[:, 0], np.arange(len(terms) + 1)),
    )


def _belong_together(term: str, count: int, every: Counter[str], n: int) -> bool:
    forms = term.split()
    expected = n * math.prod(every[form] / n for form in forms)
    return count >= 2 and math.log2(count / expected) >= _TOGETHER
