"""What the combiner's sum cannot say: boosted trees over the same features, three runs of them.

Trained by `training/trees.py` on every stance that a reader found in 92 texts (`training/stance_gold.tsv`),
where a pair that nobody found is none. Weights: `weights/trees.npz`.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from research.measures import weights
from research.measures.encoder.towers import Floats

FILE = "trees.npz"
_Ints = npt.NDArray[np.int64]


def sides(values: Floats) -> Floats:
    """What the trees see of a sign: its features, those of the other, and what the rest says for it.

    Parameters
    ----------
    values
        (2, candidates, features) as the combiner sums them: for, against.

    Returns
    -------
    array
        (2, candidates, 2 * features).
    """
    found: Floats = np.concatenate([values, values[::-1]], axis=2)
    return found


def chances(seen: Floats) -> Floats:
    """Chances of for and against, (2, candidates), from what `sides` gives."""
    feature, threshold, left, right, value, runs, start = _load()
    rows = seen.reshape(-1, seen.shape[2])
    every = np.arange(len(feature))
    total = np.zeros(len(rows))
    for i, row in enumerate(rows):
        at = np.zeros(len(feature), np.int64)
        # A leaf leads to itself: the deepest tree says how often is enough.
        while True:
            below = row[feature[every, at]] <= threshold[every, at]
            after = np.where(below, left[every, at], right[every, at])
            if (after == at).all():
                break
            at = after
        total[i] = value[every, at].sum() / runs + start
    found: Floats = (1 / (1 + np.exp(-total))).reshape(seen.shape[:2])
    return found


@lru_cache(maxsize=1)
def _load() -> tuple[_Ints, Floats, _Ints, _Ints, Floats, float, float]:
    """Trees as tables of nodes, a row a tree, and how many runs they are of; where all begin."""
    held = weights.arrays(FILE)
    return (
        held["feature"].astype(np.int64),
        held["threshold"].astype(np.float64),
        held["left"].astype(np.int64),
        held["right"].astype(np.int64),
        held["value"].astype(np.float64),
        float(held["runs"]),
        float(held["start"]),
    )
