"""Fit `weights/trees.npz` on what `stance_gold.py` wrote: `make pairs`; seconds.

Two candidates of each pair, one a sign: right where a reader found that stance there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from publish import FOLDER, publish
from sklearn.ensemble import HistGradientBoostingClassifier

FILE = "trees.npz"
FEATURES = Path(__file__).resolve().parent / "stance_features.npz"
RUNS = 3  # each with another draw of features
PARTS = ("feature", "threshold", "left", "right", "value")


def grown(seed: int) -> HistGradientBoostingClassifier:
    """A run of small trees, held back: there are some 800 stances."""
    return HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.05, max_leaf_nodes=8, max_features=0.3, l2_regularization=5,
        min_samples_leaf=25, early_stopping=False, random_state=seed,
    )  # fmt: skip


def tables(run: HistGradientBoostingClassifier) -> dict[str, np.ndarray]:
    """The trees of a run as tables of nodes; a leaf leads to itself, and only leaves have values."""
    found = {name: [] for name in PARTS}
    room = 2 * run.max_leaf_nodes - 1
    for (tree,) in run._predictors:
        nodes = tree.nodes
        here, leaf = np.arange(len(nodes)), nodes["is_leaf"].astype(bool)
        columns = {
            "feature": np.where(leaf, 0, nodes["feature_idx"]),
            "threshold": np.where(leaf, 0.0, nodes["num_threshold"]),
            "left": np.where(leaf, here, nodes["left"]),
            "right": np.where(leaf, here, nodes["right"]),
            "value": np.where(leaf, nodes["value"], 0.0),
        }
        for name, column in columns.items():
            found[name].append(np.pad(column, (0, room - len(nodes))))
    return {name: np.array(rows) for name, rows in found.items()}


def arrays(runs: Sequence[HistGradientBoostingClassifier]) -> dict[str, np.ndarray]:
    """What `research.boosted` reads: the trees of all runs, how many they are of, where all begin."""
    parts = [tables(run) for run in runs]
    start = float(np.mean([run._baseline_prediction.ravel()[0] for run in runs]))
    joined = {name: np.concatenate([part[name] for part in parts]) for name in PARTS}
    whole = {"feature": np.int16, "left": np.int8, "right": np.int8}
    kept = {name: rows.astype(whole.get(name, np.float64)) for name, rows in joined.items()}
    return {**kept, "runs": np.float64(len(runs)), "start": np.float64(start)}


def main() -> None:
    held = np.load(FEATURES)
    seen = held["seen"].reshape(-1, held["seen"].shape[2])
    right = np.concatenate([held["signs"] > 0, held["signs"] < 0])
    runs = [grown(seed).fit(seen, right) for seed in range(RUNS)]
    np.savez_compressed(FOLDER / FILE, **arrays(runs))
    publish(FILE)
    print(f"{len(seen)} rows, {int(right.sum())} right, {RUNS} runs")


if __name__ == "__main__":
    main()
