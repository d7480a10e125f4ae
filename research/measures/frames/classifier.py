"""The five generic frames as people coded them: a linear scorer on stems and codebook terms.

Features are the stems of a text (TF-IDF) and how much of the generic codebook it uses. The weights
are those of training/frames.py; what they are worth, and where not, says weights/frames.md.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from research.errors import InputError
from research.languages.en.stems import stem
from research.measures import weights as published
from research.measures.frames.codebook import Codebook, Coded, load
from research.text.document import Document

Floats = NDArray[np.float64]

_WEIGHTS = "frames.npz"
# Marks that carry tone and money; all other marks are left out.
_MARKS = frozenset('$£€?!"“')
# Sentences whose terms count once more, as the article's lead.
_LEAD = 3


class Features(NamedTuple):
    """How often each stem stands in a text, and its use of the codebook."""

    stems: Counter[str]
    terms: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained scorer. Arrays of `frames` columns; `stems` and codebook features in rows."""

    frames: tuple[str, ...]
    stems: Mapping[str, int]
    idf: Floats
    stem_weights: Floats
    term_mean: Floats
    term_scale: Floats
    term_weights: Floats
    # Score = 1 / (1 + exp((threshold - linear) / spread)).
    intercept: Floats
    threshold: Floats
    spread: Floats


def score(document: Document, sentences: Sequence[Coded], book: Codebook) -> dict[str, float]:
    """Score of each frame, 0 to 1, from .5 on as coders would say yes; NaN without words."""
    weights = shipped()
    features = read(document, sentences, book)
    if not features.stems:
        return dict.fromkeys(book.names, math.nan)
    scores = 1 / (1 + np.exp((weights.threshold - linear(features, weights)) / weights.spread))
    found = dict(zip(weights.frames, scores.tolist(), strict=True))
    return {name: found[name] for name in book.names}


def linear(features: Features, weights: Weights) -> Floats:
    """The scorer's sum for each frame: roughly the share of a frame's questions answered yes."""
    found = [
        (weights.stems[stem], n) for stem, n in features.stems.items() if stem in weights.stems
    ]
    at = np.array([place for place, _ in found], dtype=np.int64)
    values = (1 + np.log([n for _, n in found])) * weights.idf[at] if found else np.zeros(0)
    length = math.sqrt(float(values @ values)) or 1.0
    terms = standardised(features.terms, weights.term_mean, weights.term_scale)
    summed = (values / length) @ weights.stem_weights[at] + terms @ weights.term_weights
    return np.asarray(weights.intercept + summed, dtype=np.float64)


def standardised(terms: Floats, mean: Floats, scale: Floats) -> Floats:
    """Codebook features in standard deviations, cut at five: a text may repeat one word."""
    return np.clip((terms - mean) / scale, -5, 5)


def read(document: Document, coded: Sequence[Coded], book: Codebook) -> Features:
    """Features of a text and its coded sentences. Those of the codebook, all by length: for each group
    of terms its uses and its distinct terms; for each frame its share of sentences, distinct
    terms, uses in the lead.
    """  # noqa: D205
    group_of = book.group_of
    groups = list(dict.fromkeys(group_of.values()))
    words: Counter[str] = Counter()
    uses: Counter[tuple[str, str]] = Counter()
    sentences: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    n_words = n_sentences = 0
    for number, (_, tokens, hits) in enumerate(coded):
        shown = document.lower[tokens.start : tokens.stop]
        n_words += len(shown)
        n_sentences += 1
        words.update([word for word in shown if word[0].isalnum() or word in _MARKS])
        uses.update((hit.frame, hit.term) for hit in hits)
        sentences.update({hit.frame for hit in hits})
        if number < _LEAD:
            lead.update(hit.frame for hit in hits)
    stems: Counter[str] = Counter()
    for word, n in words.items():
        stems[stem(word)] += n
    by_group: Counter[tuple[str, int]] = Counter()
    for key, n in uses.items():
        by_group[group_of[key]] += n
    distinct = Counter(group_of[key] for key in uses)
    root = math.sqrt(max(n_words, 1))
    parts = [
        [by_group[group] / root for group in groups],
        [distinct[group] / root for group in groups],
        [sentences[name] / max(n_sentences, 1) for name in book.names],
        [sum(frame == name for frame, _ in uses) / root for name in book.names],
        [lead[name] / _LEAD for name in book.names],
    ]
    return Features(stems, np.array([value for part in parts for value in part]))


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The shipped weights, checked against their hash and the codebook they were trained with."""
    held = published.arrays(_WEIGHTS)
    version = str(held["codebook"])
    if version != load("generic").version:
        raise InputError(
            f"weights/{_WEIGHTS} was trained with version {version} of the generic codebook, "
            f"not {load('generic').version}; run training/frames.py"
        )
    return unpack(held)


def unpack(held: Mapping[str, NDArray[np.generic]]) -> Weights:
    """Weights as computed with, from the arrays as shipped."""
    words = held["stems"].tobytes().decode("utf-8").split("\n")
    numbers = {
        name: np.asarray(held[name], dtype=np.float64)
        for name in (
            "idf", "stem_weights", "term_mean", "term_scale", "term_weights",
            "intercept", "threshold", "spread",
        )
    }  # fmt: skip
    names = held["frames"].tobytes().decode("utf-8").split("\n")
    return Weights(frames=tuple(names), stems={stem: i for i, stem in enumerate(words)}, **numbers)
