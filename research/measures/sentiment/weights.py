"""The shipped weights of the linear scorer, and the word vectors in windows around a target."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, pairwise, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from research.measures import weights as published
from research.measures.sentiment.features import Floats, Joined, Places

_WEIGHTS = "sentiment.npz"


class Vectors(NamedTuple):
    """Word vectors in few bits, one row a word; times `scale` they are what is computed with."""

    small: npt.NDArray[np.int8]
    scale: Floats

    def of(self, rows: Places) -> Floats:
        """The vectors of these rows."""
        return self.small[rows] * self.scale[rows, None]


@dataclass(frozen=True, slots=True)
class Weights:
    """The linear scorer: see `weights/sentiment.md` for what it was trained on."""

    hashes: npt.NDArray[np.uint32]
    idf: Floats
    sparse: Floats
    dense: Floats
    bias: Floats
    words: dict[str, int]
    vectors: Vectors
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
    """Word vectors in windows around targets: their scaled means, and what they are made of.

    `vectors` has one row a target; `seen`, of the words at `places`, and `reach` one a word.
    """

    vectors: Floats
    places: Places
    seen: Floats
    reach: Floats

    def shares(self, weights: Floats) -> Floats:
        """What each of the words adds to the product of its row of `vectors` and `weights`."""
        parts = self.seen @ weights.reshape(self.reach.shape[1], -1).T
        return np.asarray((parts * self.reach).sum(axis=1))


def embed(joined: Joined, known: dict[str, int], vectors: Vectors) -> Near:
    """Mean word vectors in five windows around each target, each scaled to length 1.

    The windows: the sentence; left and right by nearness; four words left; five right.
    """
    rows = np.fromiter(map(known.get, joined.words, repeat(-1)), np.intp, len(joined.words))
    places = np.flatnonzero(rows >= 0)
    seen = vectors.of(rows[places])
    item = joined.item[places]
    apart = places - joined.targets[item]
    near = 1 / np.sqrt(1 + np.abs(apart))
    reach = np.stack(
        [
            np.ones(len(places)),
            near * (apart < 0),
            near * (apart > 0),
            (apart < 0) & (apart > -5),
            (apart > 0) & (apart < 6),
        ],
        axis=1,
    ).astype(np.float64)
    cuts = np.searchsorted(places, [*joined.begins, len(rows)])
    sums = np.stack([reach[a:b].T @ seen[a:b] for a, b in pairwise(cuts.tolist())])
    lengths = np.sqrt((sums**2).sum(axis=2))
    lengths[lengths == 0] = 1
    means = sums / lengths[:, :, None]
    return Near(means.reshape(len(means), -1), places, seen, reach / lengths[item])


@lru_cache(maxsize=1)
def load() -> Weights:
    """The shipped weights, checked against their hash."""
    return unpack(published.arrays(_WEIGHTS))


def unpack(held: dict[str, npt.NDArray[np.generic]]) -> Weights:
    """Weights as computed with, from the arrays as shipped."""
    words = held["words"].tobytes().decode("utf-8").split("\n")
    numbers = {
        name: np.asarray(held[name], np.float64)
        for name in ("idf", "sparse", "dense", "bias", "scale")
    }
    return Weights(
        hashes=np.asarray(held["hashes"], np.uint32),
        idf=numbers["idf"],
        sparse=numbers["sparse"],
        dense=numbers["dense"],
        bias=numbers["bias"],
        words=dict(zip(words, range(len(words)), strict=True)),
        vectors=Vectors(np.asarray(held["vectors"], np.int8), numbers["scale"]),
        common=frozenset(compress(words, held["common"].tolist())),
    )
