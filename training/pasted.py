"""Fit `research/articles/weights/pasted.npz` on what `pasted_lines.py` wrote: `make pasted`, minutes.

`--folds` writes instead five files to `build/`, `pasted_0.npz` to `pasted_4.npz`, each fitted without the
sites that `pasted_sites.py` gives its number: `benchmarks/pasted.py` measures a page by that of its site.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from pasted_sites import FOLDS, fold
from publish import publish
from sklearn.ensemble import HistGradientBoostingClassifier
from trees import arrays

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "research" / "articles" / "weights"
FILE = "pasted.npz"
LINES = ROOT / "build" / "pasted_lines.npz"


def fitted(rows: np.ndarray, held: dict[str, np.ndarray]) -> HistGradientBoostingClassifier:
    """Small trees over these rows, those left out of which nothing is said."""
    rows = rows & (held["said"] >= 0)
    return HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.08, max_leaf_nodes=15, max_features=0.3, l2_regularization=5,
        min_samples_leaf=20, max_bins=63, early_stopping=False, random_state=0,
    ).fit(held["seen"][rows], held["said"][rows], sample_weight=held["weight"][rows])  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--folds", action="store_true")
    with np.load(LINES) as opened:
        held = {name: opened[name] for name in opened.files}
    if not parser.parse_args().folds:
        run = fitted(np.ones(len(held["said"]), dtype=bool), held)
        np.savez_compressed(WEIGHTS / FILE, **arrays([run]))
        print(publish(FILE, folder=WEIGHTS))
        return
    folds = np.array([fold(site) for site in held["site"]])
    for number in range(FOLDS):
        run = fitted(folds != number, held)
        np.savez_compressed(LINES.with_name(f"pasted_{number}.npz"), **arrays([run]))
        print(f"without fold {number}", flush=True)


if __name__ == "__main__":
    main()
