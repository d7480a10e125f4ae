"""Sentiment towards one marked mention in its sentence: negative, neutral or positive."""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module, resources
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from research.articles import text as texts
from research.articles.text import Span
from research.errors import InputError, ParameterError
from research.measures.evaluation import lexicon, surroundings
from research.measures.evaluation.surroundings import Reading, Surroundings

Label = Literal["negative", "neutral", "positive"]
LABELS: tuple[Label, Label, Label] = ("negative", "neutral", "positive")
Floats = npt.NDArray[np.float64]

_WEIGHTS = "sentiment.npz"
_SHA256 = "sentiment.sha256"
# Words shown as evidence, at most.
_SHOWN = 3
# With less of a chance for either side, no word is evidence.
_FAINT = 0.2
# Clauses whose valences sum to less are neutral for the lexicon method: half a mild word.
_MILD = 0.5


@dataclass(frozen=True, slots=True)
class TargetSentiment:
    """Sentiment towards a mention: its label, the chance of each, the words that carry it.

    `probabilities` are of negative, neutral and positive and sum to 1. `evidence` are spans into
    the text that was given, the weightiest first, of the words that speak for the likelier of
    negative and positive; none where both are unlikely.
    """

    label: Label
    probabilities: tuple[float, float, float]
    evidence: tuple[Span, ...]

    @property
    def score(self) -> float:
        """The chance of positive less that of negative, -1 to 1."""
        return self.probabilities[2] - self.probabilities[0]


@dataclass(frozen=True, slots=True)
class Weights:
    """The linear scorer: see `weights/sentiment.md` for what it was trained on."""

    hashes: npt.NDArray[np.uint32]
    idf: Floats
    sparse: Floats
    dense: Floats
    bias: Floats
    words: dict[str, int]
    vectors: Floats
    common: frozenset[str]


def target_sentiment(text: str, start: int, end: int, *, method: str = "linear") -> TargetSentiment:
    """Sentiment that the sentence around `text[start:end]` shows towards that mention.

    Parameters
    ----------
    text
        A sentence, or any text: the sentence around the mention is looked up in it.
    start, end
        Where the mention stands, in characters; 0 <= start < end <= len(text).
    method
        "linear": softmax(W x + b) over words around the target (see `weights/sentiment.md`).
        "lexicon": the sum of VADER valences of the target's clause, negation turned.
        "encoder": a small transformer (see `weights/encoder.md`); needs the extra `encoder`.

    Returns
    -------
    TargetSentiment
        Label, probabilities and the words that carry them.

    Raises
    ------
    ParameterError
        Where the offsets hold no mention, or the method is unknown.

    Notes
    -----
    Source: the task is that of Hamborg and Donnay (2021, NewsMTSC). Misled by irony, by what
    only a reader of the whole article knows, and by sentences with several actors.

    Examples
    --------
    >>> found = target_sentiment("Critics denounced Smith as a corrupt liar.", 18, 23)
    >>> found.label
    'negative'
    """
    if not 0 <= start < end <= len(text):
        raise ParameterError(
            f"target_sentiment: no mention at {start}:{end} in a text of {len(text)} characters; "
            "give 0 <= start < end <= len(text), as find_actors does"
        )
    sentence = _sentence(text, start, end)
    found = scorer(method)(
        text[sentence.start : sentence.end], start - sentence.start, end - sentence.start
    )
    moved = tuple(Span(s + sentence.start, e + sentence.start) for s, e in found.evidence)
    return TargetSentiment(found.label, found.probabilities, moved)


def scorer(method: str) -> Callable[[str, int, int], TargetSentiment]:
    """The scorer of one sentence that goes by this name."""
    if method not in SCORERS:
        known = ", ".join(repr(name) for name in SCORERS)
        raise ParameterError(f"method = {method!r} is unknown; use one of {known}")
    return SCORERS[method]


def _sentence(text: str, start: int, end: int) -> Span:
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    first, last = low, high
    for span in texts.sentences(text[low:high]):
        if low + span.end <= start:
            first = low + span.end
        elif low + span.end >= end:
            last = low + span.end
            break
    return Span(first, last)


def linear(sentence: str, start: int, end: int) -> TargetSentiment:
    """The learned scorer, on one sentence."""
    weights = load()
    around = surroundings.surroundings(_read(sentence), start, end)
    seen = surroundings.features(around)
    here, there = _known(seen.hashes, weights.hashes)
    idf = weights.idf[there]
    values = idf / (math.sqrt(float(idf @ idf)) or 1.0)
    sparse = weights.sparse[there]
    near = embed(around, weights.words, weights.vectors)
    dense = np.concatenate([surroundings.scores(around), near.vector])
    logits = values @ sparse + dense @ weights.dense + weights.bias
    chances = np.exp(logits - logits.max())
    chances /= chances.sum()
    side = 0 if chances[0] > chances[2] else 2
    evidence: tuple[Span, ...] = ()
    if chances[side] >= _FAINT:
        pull = np.zeros(len(around.words) + 3)
        towards = values * (sparse[:, side] - sparse.mean(axis=1)) / np.maximum(seen.width[here], 1)
        for offset in range(3):
            wide = seen.width[here] > offset
            np.add.at(pull, seen.first[here][wide] + offset, towards[wide])
        contrast = weights.dense[:, side] - weights.dense.mean(axis=1)
        pull[near.places] += near.shares(contrast[-len(near.vector) :])
        evidence = _evidence(around, pull)
    return TargetSentiment(LABELS[int(chances.argmax())], _triple(chances), evidence)


@lru_cache(maxsize=8)
def _read(sentence: str) -> Reading:
    return surroundings.read(sentence, common=load().common)


def _known(
    hashes: npt.NDArray[np.uint32], known: npt.NDArray[np.uint32]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Places of the known ones among `hashes`, and of the same ones in `known`, both sorted."""
    places = np.searchsorted(known, hashes)
    places[places == len(known)] = 0
    here = np.flatnonzero(known[places] == hashes)
    return here, places[here]


class Near(NamedTuple):
    """Word vectors in windows around a target: their scaled means, and what they are made of."""

    vector: Floats
    places: npt.NDArray[np.intp]
    seen: Floats
    reach: Floats

    def shares(self, weights: Floats) -> Floats:
        """What each of the words adds to the product of `vector` and `weights`."""
        parts = weights.reshape(len(self.reach), -1) @ self.seen.T
        return np.asarray((parts * self.reach).sum(axis=0))


def embed(around: Surroundings, known: dict[str, int], vectors: Floats) -> Near:
    """Mean word vectors in five windows around the target, each scaled to length 1.

    The windows: the sentence; left and right by nearness; four words left; five right.
    """
    found = [(i, known[word]) for i, word in enumerate(around.words) if word in known]
    places = np.array([i for i, _ in found], np.intp)
    seen = vectors[[row for _, row in found]]
    apart = places - around.place
    near = 1 / np.sqrt(1 + np.abs(apart))
    reach = np.stack(
        [
            np.ones(len(places)),
            near * (apart < 0),
            near * (apart > 0),
            (apart < 0) & (apart > -5),
            (apart > 0) & (apart < 6),
        ]
    ).astype(np.float64)
    sums = reach @ seen
    lengths = np.sqrt((sums**2).sum(axis=1))
    lengths[lengths == 0] = 1
    return Near((sums / lengths[:, None]).ravel(), places, seen, reach / lengths[:, None])


def clause_valence(sentence: str, start: int, end: int) -> TargetSentiment:
    """The lexicon scorer: VADER's compound over the clause that the target stands in."""
    reading = surroundings.read(sentence, common=lexicon.valences())
    around = surroundings.surroundings(reading, start, end)
    known, turned = lexicon.valences(), lexicon.negated(around.words)
    pull = np.zeros(len(around.words))
    first, last = around.clause
    for i in range(first, last):
        pull[i] = known.get(around.words[i], 0.0) * (lexicon.TURNED if turned[i] else 1.0)
    total = float(pull.sum())
    compound = total / (total * total + 15) ** 0.5
    best = 1 if abs(total) < _MILD else 2 if total > 0 else 0
    good, bad = max(compound, 0.0), max(-compound, 0.0)
    chances = np.array([bad, 1 - good - bad, good])
    evidence = _evidence(around, pull * (best - 1)) if best != 1 else ()
    return TargetSentiment(LABELS[best], _triple(chances), evidence)


def _triple(chances: Floats) -> tuple[float, float, float]:
    return float(chances[0]), float(chances[1]), float(chances[2])


def _evidence(around: Surroundings, pull: Floats) -> tuple[Span, ...]:
    """The words that pull most towards the label; no name, no mark, no short word is one."""
    shown: list[Span] = []
    for i in np.argsort(-np.round(pull, 9), kind="stable")[: 4 * _SHOWN]:
        if pull[i] <= 0 or len(shown) == _SHOWN:
            break
        word = around.words[i] if i < len(around.words) else ""
        if len(word) > 3 and word.isalpha() and word.islower():
            shown.append(around.spans[i])
    return tuple(shown)


@lru_cache(maxsize=1)
def load() -> Weights:
    """The shipped weights, checked against their hash."""
    folder = resources.files("research.measures") / "weights"
    raw = (folder / _WEIGHTS).read_bytes()
    expected = (folder / _SHA256).read_text(encoding="ascii").split()[0]
    seen = hashlib.sha256(raw).hexdigest()
    if seen != expected:
        raise InputError(
            f"weights/{_WEIGHTS}: sha256 is {seen[:12]}, expected {expected[:12]}; "
            "the file was changed or cut: install the package again"
        )
    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        return unpack({name: held[name] for name in held.files})


def unpack(held: dict[str, npt.NDArray[np.generic]]) -> Weights:
    """Weights as computed with, from the arrays as shipped."""
    words = held["words"].tobytes().decode("utf-8").split("\n")
    numbers = {
        name: np.asarray(array, np.float64)
        for name, array in held.items()
        if name not in ("words", "hashes")
    }
    vectors = numbers["vectors"] * numbers["scale"][:, None]
    flags = numbers["common"]
    return Weights(
        hashes=np.asarray(held["hashes"], np.uint32),
        idf=numbers["idf"],
        sparse=numbers["sparse"],
        dense=numbers["dense"],
        bias=numbers["bias"],
        words={word: i for i, word in enumerate(words)},
        vectors=vectors,
        common=frozenset(word for word, flag in zip(words, flags, strict=True) if flag),
    )


SCORERS: dict[str, Callable[[str, int, int], TargetSentiment]] = {
    "linear": linear,
    "lexicon": clause_valence,
    # Imported when first asked for: it needs an extra.
    "encoder": lambda *given: import_module("research.measures.encoding.encoder").sentiment(*given),
}
