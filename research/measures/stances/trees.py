"""What the combiner's sum cannot say: boosted trees over the same features, three runs of them.

Trained by `training/trees.py` on every stance that readers found in 188 texts (`training/stance_gold.tsv`),
where a pair that nobody found is none. Weights: `weights/trees.npz`.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from research import boosted
from research.measures import weights
from research.measures.encoder.towers import Floats

FILE = "trees.npz"


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
    rows = seen.reshape(-1, seen.shape[2])
    return boosted.chances(rows, _load()).reshape(seen.shape[:2])


@lru_cache(maxsize=1)
def _load() -> boosted.Trees:
    return boosted.Trees.of(weights.arrays(FILE))
