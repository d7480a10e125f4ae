"""The shipped weights of the linear scorer, and the word vectors in windows around a target."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from research.errors import InputError
from research.measures.evaluation.surroundings import Floats, Surroundings

_WEIGHTS = "sentiment.npz"
_SHA256 = "sentiment.sha256"


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


def shared(
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
