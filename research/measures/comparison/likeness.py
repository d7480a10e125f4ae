"""How much two sentences say the same: by their words, and by a scorer beside them.

By words: stems, synonyms of WordNet and like spellings, weighed by how much a word tells. A scorer
of the registry ("encoder", or a user's own) counts as much as the words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import chain

import numpy as np
from rapidfuzz.distance import JaroWinkler

from research.measures.comparison.quotation_matching import Weights
from research.measures.comparison.terms import FUNCTION_WORDS, Term
from research.measures.encoder import embeddings
from research.measures.encoder.towers import PLACES
from research.measures.registry import Method, Scorer, scorer

_SYNONYM = 0.7  # worth of a synonym against the same stem
_SPELLING = 0.8  # worth of a like spelling (Zelensky, Zelenskyy; retaliate, retaliation)
_ALIKE = 0.92  # Jaro-Winkler from which two spellings are one word
# Cosine of two sentences that merely share a topic; set on the pairs of benchmarks/encoder.py.
_TOPIC = 0.2

Words = Sequence[Term]


def kinships(
    pairs: Sequence[tuple[Words, Words]], weigh: Weights, *, method: Method = "lexical"
) -> list[Kinship]:
    """Kinship of each pair of sentences.

    cover = (lexical cover + likeness) / 2, with the likeness of `method`; "lexical" has none.

    Parameters
    ----------
    pairs
        Words of two sentences, each.
    weigh
        What each word tells.
    method
        "lexical", "encoder", the name of another scorer, or a function: see `registry.Scorer`. A
        scorer sees sentences as their words, in lower case and without punctuation.
    """
    by_words = [lexical(a, b, weigh) for a, b in pairs]
    chosen = scorer("likeness", method)
    if chosen is _LEXICAL:
        return by_words
    likely = chosen.scores([(_joined(a), _joined(b)) for a, b in pairs])
    return [
        _mixed(one, chosen.number(score, low=0))
        for one, score in zip(by_words, likely, strict=True)
    ]


def _mixed(one: Kinship, alike: float) -> Kinship:
    covers = [round((cover + alike) / 2, PLACES) for cover in (one.cover_a, one.cover_b)]
    return replace(one, cover_a=covers[0], cover_b=covers[1])


def _joined(words: Words) -> str:
    return " ".join(term.word for term in words)


def _by_encoder(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """max(0, (cosine - c) / (1 - c)), c the cosine of sentences on one topic."""
    sentences = list(dict.fromkeys(one for pair in pairs for one in pair))
    number = {sentence: at for at, sentence in enumerate(sentences)}
    vectors = embeddings.embeddings(sentences)
    cosines = [float(np.dot(vectors[number[a]], vectors[number[b]])) for a, b in pairs]
    return [max(0.0, (cosine - _TOPIC) / (1 - _TOPIC)) for cosine in cosines]


def _no_likeness(pairs: Sequence[tuple[str, str]]) -> list[float]:
    return [0.0] * len(pairs)


_LEXICAL = Scorer(
    "likeness",
    "lexical",
    _no_likeness,
    "stems, synonyms and like spellings",
    "F1 .38 on 100 pairs of SEESAW read by hand",
)
SCORERS = {
    "lexical": _LEXICAL,
    "encoder": Scorer(
        "likeness",
        "encoder",
        _by_encoder,
        "stems, synonyms, like spellings and a small sentence encoder",
        "F1 .64 on 100 pairs of SEESAW read by hand",
    ),
}


@dataclass(frozen=True, slots=True)
class Kinship:
    """How much two sentences say the same: what they share, as a sum and as a part of each.

    `n` counts the words that they share.
    """

    n: int
    shared: float
    cover_a: float
    cover_b: float


def lexical(a: Sequence[Term], b: Sequence[Term], weigh: Weights) -> Kinship:
    """Kinship of two sentences by their words.

    shared = sum over the words w of a, each with its best unused partner v in b, of
             likeness(w, v) * min(weight(w), weight(v)); likeness is 1 for the same stem, less for
             a synonym or a like spelling. The covers divide it by the weight of each sentence.
    """
    left, right = content(a), content(b)
    n, shared = pair_up(left, right, weigh)
    totals = [sum(weigh.get(s, 0.0) for s in side) for side in (left, right)]
    covers = [shared / total if total else 0.0 for total in totals]
    return Kinship(n, shared, min(1.0, covers[0]), min(1.0, covers[1]))


def pair_up(
    left: Sequence[str], right: Sequence[str], weigh: Mapping[str, float]
) -> tuple[int, float]:
    """Number and weight of what two lists of stems share, each stem with one partner."""
    n, shared = 0, 0.0
    ours, theirs = dict.fromkeys(left), frozenset(right)
    for stem in ours:
        if stem in theirs:
            n += 1
            shared += weigh.get(stem, 0.0)
    paired, kindred = set(ours), _by_kin(tuple(right))
    for stem in ours:
        if stem in theirs or kindred.keys().isdisjoint(kin(stem)):
            continue
        best, worth = None, 0.0
        for other in chain.from_iterable(kindred.get(key, ()) for key in kin(stem)):
            if other not in paired:
                gained = _alike(stem, other) * min(weigh.get(stem, 0.0), weigh.get(other, 0.0))
                if gained > worth:
                    best, worth = other, gained
        if best is not None:
            paired.add(best)
            n += 1
            shared += worth
    return n, shared


@lru_cache(maxsize=1024)
def _by_kin(stems: tuple[str, ...]) -> dict[str, list[str]]:
    """Stems by the keys of their kin: a sentence is held against many of another article."""
    found: dict[str, list[str]] = {}
    for stem in stems:
        for key in kin(stem):
            found.setdefault(key, []).append(stem)
    return found


@lru_cache(maxsize=100_000)
def kin(stem: str) -> tuple[str, ...]:
    """Keys that a stem shares with its synonyms and with like spellings."""
    groups = tuple(f"={n}" for n in sorted(synonyms().get(stem, ())))
    return (*groups, stem[:3].lower()) if len(stem) >= 4 else groups


def content(words: Words) -> list[str]:
    """Stems that tell, each once."""
    return list(dict.fromkeys(t.stem for t in words if t.word not in FUNCTION_WORDS))


@lru_cache(maxsize=1)
def synonyms() -> dict[str, frozenset[int]]:
    """Numbers of the groups of synonyms that a stem is in."""
    path = files("research.measures") / "weights" / "synonyms.txt"
    held: dict[str, set[int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        for stem in line.split():
            held.setdefault(stem, set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in held.items()}


def _alike(one: str, other: str) -> float:
    groups = synonyms()
    if one in groups and other in groups and not groups[one].isdisjoint(groups[other]):
        return _SYNONYM
    if min(len(one), len(other)) >= 4 and one[:3].lower() == other[:3].lower():
        return _SPELLING if JaroWinkler.similarity(one, other) >= _ALIKE else 0.0
    return 0.0
