"""What the combiner's sum cannot say: boosted trees over the same features, three runs of them.

Trained by `training/trees.py` on every stance that readers found in 188 texts (`training/stance_gold.tsv`),
where a pair that nobody found is none. Weights: `weights/trees.npz`.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from research.measures import weights
from research.measures.encoder.towers import Floats

FILE = "trees.npz"
# Rows that walk together: more take memory, and save nothing.
_AT_ONCE = 256
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
    feature, threshold, left, right, value, roots, runs, start = _load()
    rows = seen.reshape(-1, seen.shape[2])
    total = np.zeros(len(rows))
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        own = np.arange(len(part))[:, None] * part.shape[1]
        at = np.repeat(roots[None], len(part), axis=0)
        # A leaf leads to itself: where nothing moves, all are there.
        while True:
            below = part.ravel()[own + feature[at]] <= threshold[at]
            after = np.where(below, left[at], right[at])
            if (after == at).all():
                break
            at = after
        total[first : first + len(part)] = value[at].sum(axis=1) / runs + start
    found: Floats = (1 / (1 + np.exp(-total))).reshape(seen.shape[:2])
    return found


@lru_cache(maxsize=1)
def _load() -> tuple[_Ints, Floats, _Ints, _Ints, Floats, _Ints, float, float]:
    """All nodes in a row, where each tree begins, how many runs they are of, and where all begin."""
    held = weights.arrays(FILE)
    trees, nodes = held["left"].shape
    roots = np.arange(trees) * nodes
    return (
        held["feature"].astype(np.int64).ravel(),
        held["threshold"].astype(np.float64).ravel(),
        (held["left"].astype(np.int64) + roots[:, None]).ravel(),
        (held["right"].astype(np.int64) + roots[:, None]).ravel(),
        held["value"].astype(np.float64).ravel(),
        roots,
        float(held["runs"]),
        float(held["start"]),
    )
