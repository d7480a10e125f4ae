"""What frames might there be? Clusters of sentences by the words that they share.

Non-negative matrix factorisation of the sentences' words (Lee and Seung 1999, Nature 401), names
aside. A cluster is a topic, not a frame: which of them speak of one thing in different ways, a
reader decides. It is a start for a codebook, and says how far another seed finds it again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.articles.model import ABOUT, Article, Corpus, passage, table
from research.errors import ParameterError
from research.languages.en import lists
from research.languages.en.stems import stem
from research.measures import languages
from research.text.segments import Span

Floats = NDArray[np.float64]

_CLUSTERS = [
    "cluster", "terms", "n_sentences", "n_articles", "n_outlets", "stability",
]  # fmt: skip
_SENTENCES = [*ABOUT, "cluster", "weight", "start", "end", "text"]
_OUTLETS = ["outlet", "cluster", "n_sentences", "n", "share"]
_FEWEST = 60  # sentences: of fewer, clusters are chance
_MOST = 4_000  # sentences that are read, evenly over the corpus: more add minutes and no cluster
_LEAST_WORDS = 5  # of a sentence, names and function words aside
_LEAST_SENTENCES = 3  # with a term
_MOST_SHARE = 0.2  # of the sentences, with a term
_MOST_TERMS = 1_500
_ROUNDS = 80
_TOP = 12  # terms that tell a cluster
_SEEDS = 4  # other seeds that stability is taken over


@dataclass(frozen=True, slots=True)
class Discovery:
    """Clusters of sentences, their sentences (the heaviest first), and their share by outlet."""

    clusters: pd.DataFrame
    sentences: pd.DataFrame
    outlets: pd.DataFrame
    note: str


def find(corpus: Corpus, *, n: int = 8, seed: int = 1) -> Discovery:
    """Clusters of a corpus' sentences.

    stability = mean over four other seeds of the largest Jaccard index of a cluster's twelve terms
    with those of a cluster found there: 1 where it always comes again, near 0 where it is chance.

    Misled by boilerplate, which makes clusters of its own, and by topics: two articles on one
    event share words whatever their frames.

    Parameters
    ----------
    corpus
        Articles; those in another language than English are left out.
    n
        How many clusters.
    seed
        Of the factorisation.

    Returns
    -------
    Discovery
        Tables `clusters` (cluster, terms, n_sentences, n_articles, n_outlets, stability), `sentences`
        (of the article: `article.text[start:end]`, with the weight in its cluster) and `outlets`
        (n_sentences of the cluster, n of the outlet, and their share); empty ones and a note where
        there are too few sentences.
    """
    if not 2 <= n <= 50:
        raise ParameterError(f"n = {n} clusters; use 2 to 50")
    read, whole = _read(languages.known(corpus))
    terms = _terms(read)
    rows = [i for i, one in enumerate(read) if len(one.stems & terms.keys()) >= 2]
    if len(rows) < _FEWEST or len(terms) < 2 * n:
        return Discovery(
            table([], _CLUSTERS), table([], _SENTENCES), table([], _OUTLETS),
            f"{len(read)} sentences are too few, or share too few words: clusters would be chance.",
        )  # fmt: skip
    kept = [read[i] for i in rows]
    x = _weighted(kept, terms)
    loads, parts = _factors(x, n, seed)
    words = _words(kept)
    tops = [_top(part, terms) for part in parts]
    again = [
        [frozenset(_top(p, terms)) for p in _factors(x, n, seed + 1 + k)[1]] for k in range(_SEEDS)
    ]
    stability = [
        float(np.mean([max(_jaccard(frozenset(top), other) for other in run) for run in again]))
        for top in tops
    ]
    own = loads.argmax(axis=1)
    sizes = Counter(own.tolist())
    order = sorted(range(n), key=lambda k: (-sizes[k], tops[k]))
    number = {k: place for place, k in enumerate(order, 1)}
    return Discovery(
        table(
            [
                {
                    "cluster": number[k],
                    "terms": ", ".join(words[stem] for stem in tops[k]),
                    "n_sentences": sizes[k],
                    "n_articles": len(
                        {kept[i].article.article_id for i in np.flatnonzero(own == k)}
                    ),
                    "n_outlets": len({kept[i].article.label for i in np.flatnonzero(own == k)}),
                    "stability": stability[k],
                }
                for k in order
                if sizes[k]
            ],
            _CLUSTERS,
        ),
        _sentences(kept, loads, own, number),
        _by_outlet(kept, own, number),
        f"{len(kept):,} sentences read, of {whole:,}; {len(terms):,} terms; {n} clusters.",
    )


def draft(found: Discovery, *, title: str = "Draft") -> str:
    """A codebook to begin with, as TOML: a frame a cluster, its terms to be sorted by a reader.

    Parameters
    ----------
    found
        What `find` gave.
    title
        Of the codebook.
    """
    safe = title.replace("\\", " ").replace('"', "'")
    lines = ['version = "0.1"', f'title = "{safe}"', 'source = "clusters of sentences, unread"']
    for number, terms in zip(found.clusters["cluster"], found.clusters["terms"], strict=True):
        entries = ", ".join(f'"{term}"' for term in terms.split(", "))
        lines += ["", "[[frame]]", f'name = "cluster_{number}"', f"terms = [{entries}]"]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Sentence:
    article: Article
    span: Span
    stems: frozenset[str]
    words: tuple[tuple[str, str], ...]  # (stem, word)


def _read(corpus: Corpus) -> tuple[list[_Sentence], int]:
    """The sentences of the articles, evenly chosen where there are too many, and how many there are."""
    places = [(article, span) for article in corpus for _, _, span in corpus.spans(article)]
    step = max(1, -(-len(places) // _MOST))
    skipped = (
        lists.words("grammar", "function_word")
        | lists.rule("speech_verb")
        | lists.words("verb_complements", "frequent")
    )
    common = lists.common_words()
    found = []
    for article, span in places[::step]:
        document = corpus.document(article)
        words: list[tuple[str, str]] = []
        for at in document.within(*span):
            word = document.words[at]
            # A capital inside of a sentence makes a name, which tells the story, not the frame.
            low = word.lower()
            named = word[0].isupper() and (bool(words) or low not in common)
            if word.isalpha() and len(word) > 2 and not named and low not in skipped:
                words.append((stem(low), low))
        if len(words) >= _LEAST_WORDS:
            found.append(_Sentence(article, span, frozenset(s for s, _ in words), tuple(words)))
    return found, len(places)


def _terms(read: list[_Sentence]) -> dict[str, int]:
    """Stems that some but not too many sentences have, the most frequent ones, by number."""
    counts = Counter(stem for one in read for stem in one.stems)
    most = _MOST_SHARE * len(read)
    kept = [s for s, k in counts.items() if _LEAST_SENTENCES <= k <= most]
    kept = sorted(kept, key=lambda s: (-counts[s], s))[:_MOST_TERMS]
    return {stem: i for i, stem in enumerate(sorted(kept))}


def _words(read: list[_Sentence]) -> dict[str, str]:
    """The most frequent word of each stem."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in read:
        for of, word in one.words:
            forms[of][word] += 1
    return {of: min(held, key=lambda w: (-held[w], w)) for of, held in forms.items()}


def _weighted(read: list[_Sentence], terms: dict[str, int]) -> Floats:
    x = np.zeros((len(read), len(terms)))
    for row, one in enumerate(read):
        x[row, [terms[stem] for stem in one.stems if stem in terms]] = 1.0
    x *= np.log(len(read) / x.sum(axis=0))
    return np.asarray(x / np.linalg.norm(x, axis=1, keepdims=True))


def _factors(x: Floats, n: int, seed: int) -> tuple[Floats, Floats]:
    """Loads of sentences and parts of terms, by multiplicative updates from a seeded start."""
    chance = np.random.default_rng(seed)
    loads = chance.uniform(0.1, 1, (x.shape[0], n))
    parts = chance.uniform(0.1, 1, (n, x.shape[1]))
    for _ in range(_ROUNDS):
        parts *= (loads.T @ x) / (loads.T @ loads @ parts + 1e-12)
        loads *= (x @ parts.T) / (loads @ (parts @ parts.T) + 1e-12)
    size = np.linalg.norm(parts, axis=1, keepdims=True) + 1e-12
    return loads * size.T, parts / size


def _top(part: Floats, terms: dict[str, int]) -> list[str]:
    names = list(terms)
    return [names[i] for i in np.argsort(-part, kind="stable")[:_TOP]]


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b)


def _sentences(
    read: list[_Sentence], loads: Floats, own: NDArray[np.intp], number: dict[int, int]
) -> pd.DataFrame:
    rows = [
        {
            **passage(one.article, *one.span),
            "cluster": number[int(k)],
            "weight": float(loads[i, k]),
        }
        for i, (one, k) in enumerate(zip(read, own, strict=True))
    ]
    made = table(rows, _SENTENCES)
    return made.sort_values(
        ["cluster", "weight"], ascending=[True, False], kind="stable", ignore_index=True
    )


def _by_outlet(
    read: list[_Sentence], own: NDArray[np.intp], number: dict[int, int]
) -> pd.DataFrame:
    totals = Counter(one.article.label for one in read)
    counts = Counter((one.article.label, number[int(k)]) for one, k in zip(read, own, strict=True))
    rows = [
        {
            "outlet": outlet,
            "cluster": cluster,
            "n_sentences": counts[outlet, cluster],
            "n": total,
            "share": counts[outlet, cluster] / total,
        }
        for outlet, total in totals.items()
        for cluster in sorted(set(number.values()))
    ]
    return table(rows, _OUTLETS)
