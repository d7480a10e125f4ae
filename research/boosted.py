"""Boosted trees as tables of nodes, walked by numpy: what `training/trees.py` grows, without scikit-learn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Rows that walk together: more take memory, and save nothing.
_AT_ONCE = 256
_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes in a row, where each tree begins, how many runs they are of, and where all begin."""

    feature: _Ints
    threshold: _Floats
    left: _Ints
    right: _Ints
    value: _Floats
    roots: _Ints
    runs: float
    start: float

    @classmethod
    def of(cls, held: Mapping[str, npt.NDArray[np.generic]]) -> Trees:
        """Trees from the arrays of a file of weights."""
        trees, nodes = held["left"].shape
        roots = np.arange(trees) * nodes
        return cls(
            held["feature"].astype(np.int64).ravel(),
            held["threshold"].astype(np.float64).ravel(),
            (held["left"].astype(np.int64) + roots[:, None]).ravel(),
            (held["right"].astype(np.int64) + roots[:, None]).ravel(),
            held["value"].astype(np.float64).ravel(),
            roots,
            float(held["runs"]),
            float(held["start"]),
        )


def chances(rows: _Floats, trees: Trees) -> _Floats:
    """The chance of each row of features, from 0 to 1: (rows, features) to (rows,)."""
    total = np.zeros(len(rows))
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        own = np.arange(len(part))[:, None] * part.shape[1]
        at = np.repeat(trees.roots[None], len(part), axis=0)
        # A leaf leads to itself: where nothing moves, all are there.
        while True:
            below = part.ravel()[own + trees.feature[at]] <= trees.threshold[at]
            after = np.where(below, trees.left[at], trees.right[at])
            if (after == at).all():
                break
            at = after
        total[first : first + len(part)] = trees.value[at].sum(axis=1) / trees.runs + trees.start
    found: _Floats = 1 / (1 + np.exp(-total))
    return found
