"""Sentiment towards one marked mention in its sentence: negative, neutral or positive."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

import numpy as np
import numpy.typing as npt

from research.articles import text as texts
from research.articles.text import Span
from research.errors import InputError, ParameterError
from research.measures import lexicon, surroundings
from research.measures.surroundings import Surroundings

Label = Literal["negative", "neutral", "positive"]
LABELS: tuple[Label, Label, Label] = ("negative", "neutral", "positive")
Floats = npt.NDArray[np.float64]

_WEIGHTS = "sentiment.npz"
_SHA256 = "sentiment.sha256"
# Words shown as evidence, at most.
_SHOWN = 3
# Clauses whose valences sum to less are neutral for the lexicon method: half a mild word.
_MILD = 0.5


@dataclass(frozen=True, slots=True)
class TargetSentiment:
    """Sentiment towards a mention: its label, the chance of each, the words that carry it.

    `probabilities` are of negative, neutral and positive and sum to 1. `evidence` are spans into
    the text that was given, the weightiest first.
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
    around = surroundings.surroundings(sentence, start, end, common=weights.common)
    made_of = surroundings.features(around)
    rows, values = _known(list(made_of), weights)
    sparse = values[:, None] * weights.sparse[rows[1]]
    vectors, shares = embed(around, weights.words, weights.vectors)
    dense = np.concatenate([surroundings.scores(around), vectors])
    logits = sparse.sum(axis=0) + dense @ weights.dense + weights.bias
    chances = np.exp(logits - logits.max())
    chances /= chances.sum()
    best = int(chances.argmax())
    names = list(made_of.values())
    pull = np.zeros(len(around.words))
    towards = sparse[:, best] - sparse.mean(axis=1)
    for row, weight in zip(rows[0], towards, strict=True):
        for word in names[row]:
            pull[word] += weight / len(names[row])
    offset = len(dense) - len(vectors)
    contrast = weights.dense[offset:, best] - weights.dense[offset:].mean(axis=1)
    pull += shares @ contrast
    return TargetSentiment(LABELS[best], _triple(chances), _evidence(around, pull))


def _known(
    names: list[str], weights: Weights
) -> tuple[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]], Floats]:
    """Which of these features the model knows, as (number here, row there), and their values."""
    hashes = np.array(
        [zlib.crc32(name.encode("utf-8", "surrogatepass")) for name in names], np.uint32
    )
    places = np.searchsorted(weights.hashes, hashes)
    places[places == len(weights.hashes)] = 0
    here = np.flatnonzero(weights.hashes[places] == hashes)
    there = places[here]
    values = weights.idf[there]
    norm = float(np.sqrt((values**2).sum()))
    return (here, there), values / (norm or 1.0)


WINDOWS = 5


def embed(around: Surroundings, known: dict[str, int], vectors: Floats) -> tuple[Floats, Floats]:
    """Mean word vectors in five windows around the target, and each word's share in them.

    The windows: the sentence; left and right by nearness; four words left; five right. Each is
    scaled to length 1. The shares, one row a word, sum to the vector.
    """
    size = vectors.shape[1]
    shares = np.zeros((len(around.words), WINDOWS * size))
    places = [(i, known[word]) for i, word in enumerate(around.words) if word in known]
    if places:
        at = np.array([i for i, _ in places])
        seen = vectors[[row for _, row in places]]
        apart = at - around.place
        near = 1 / np.sqrt(1 + np.abs(apart))
        reach = [
            np.ones(len(at)),
            np.where(apart < 0, near, 0),
            np.where(apart > 0, near, 0),
            ((apart < 0) & (apart > -5)) * 1.0,
            ((apart > 0) & (apart < 6)) * 1.0,
        ]
        for number, weight in enumerate(reach):
            part = seen * weight[:, None]
            length = float(np.linalg.norm(part.sum(axis=0)))
            shares[at, number * size : (number + 1) * size] = part / (length or 1.0)
    return shares.sum(axis=0), shares


def clause_valence(sentence: str, start: int, end: int) -> TargetSentiment:
    """The lexicon scorer: VADER's compound over the clause that the target stands in."""
    around = surroundings.surroundings(sentence, start, end, common=lexicon.valences())
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
    """The words that pull most towards the label; no name, no mark, no stop word does."""
    order = sorted(range(len(pull)), key=lambda i: (-round(float(pull[i]), 9), i))
    shown = [
        i for i in order if pull[i] > 0 and len(around.words[i]) > 3 and around.words[i].isalpha()
    ]
    names = {surroundings.NAME, surroundings.TARGET}
    return tuple(around.spans[i] for i in shown if around.words[i] not in names)[:_SHOWN]


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


def encoded(sentence: str, start: int, end: int) -> TargetSentiment:
    """The encoder's sentiment, on one sentence; loads its weights when first called."""
    from research.measures import encoder

    return encoder.sentiment(sentence, start, end)


SCORERS: dict[str, Callable[[str, int, int], TargetSentiment]] = {
    "linear": linear,
    "lexicon": clause_valence,
    "encoder": encoded,
}
