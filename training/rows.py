"""Fit `weights/rows.toml`, how likely a row of quotations is right: `make tower`, its last step.

Learns from those texts of PolNeAR (train) that the tower did not: its chances are too good on the
others. A row is right where its words and those of an annotated attribution have a Jaccard index of
.8 or more, and the speaker is the annotated one. Deterministic, under a minute.

    python training/rows.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import scipy.optimize

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import polnear  # noqa: E402
from attributions_data import split  # noqa: E402
from common import data  # noqa: E402
from quotes import annotated  # noqa: E402

from research.measures.quotes import with_chances  # noqa: E402
from research.measures.quotes.confidence import (  # noqa: E402
    EVERY,
    LEAST,
    WEIGHTS,
    features,
)
from research.measures.quotes.kinds import kind_of  # noqa: E402
from research.text.document import lay_out  # noqa: E402

ALIKE = 0.8  # Jaccard index of the words of a right row
PENALTY = 0.5  # of squared weights

HEADER = """\
# Weights of quotes/confidence.py, log-odds; written by training/rows.py. Data: the 84 texts of the train
# part of PolNeAR 1.0 that the tower did not learn from (attributions.md).

[weights]
"""
Example = tuple[dict[str, float], bool]


def examples(documents: list[polnear.Document]) -> list[Example]:
    """Features of every row that the table would have, and whether it is right."""
    found = []
    for document in documents:
        laid_out = lay_out(document.text)
        shown, chances = with_chances(laid_out, "encoder")
        shown = [one for one in shown if kind_of(laid_out, one) is not None]
        right = polnear.right(document, [annotated(one) for one in shown], threshold=ALIKE)
        found += [
            (features(laid_out, one, chances), is_right)
            for one, is_right in zip(shown, right, strict=True)
        ]
    return found


def matrix(learnt: list[Example], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """One row an example, one column a feature; and which are right."""
    rows = [[1.0 if name == EVERY else seen.get(name, 0.0) for name in names] for seen, _ in learnt]
    return np.array(rows), np.array([right for _, right in learnt], float)


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of the least logarithmic loss, with a penalty on their squares but for the first."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ weights
        chances = 1 / (1 + np.exp(-scores))
        held = np.r_[0.0, weights[1:]]
        lost = np.logaddexp(0, scores).sum() - right @ scores + PENALTY * held @ held
        return lost, rows.T @ (chances - right) + 2 * PENALTY * held

    return scipy.optimize.minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x


def main() -> None:
    folder = data("polnear")
    documents = polnear.read(folder, "train")
    _, held = split([document.name for document in documents])
    kept = set(held)
    learnt = examples([document for document in documents if document.name in kept])
    names = [EVERY, *sorted({name for seen, _ in learnt for name in seen})]
    weights = fit(*matrix(learnt, names))
    lines = [f"{name} = {weight:.3f}" for name, weight in zip(names, weights, strict=True)]
    WEIGHTS.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    rows, right = matrix(examples(polnear.read(folder, "dev")), names)
    chances = 1 / (1 + np.exp(-rows @ weights))
    print(f"{len(learnt)} rows learnt from; dev: {len(right)}, right {right.mean():.3f}")
    for low in np.arange(0, 1, 0.1):
        here = (chances >= low) & (chances < low + 0.1)
        print(f"{low:.1f}: {here.sum()} rows, {chances[here].mean():.2f}, {right[here].mean():.2f}")
    shown = chances >= LEAST
    print(f"shown: {shown.sum()} rows, right {right[shown].mean():.3f}")


if __name__ == "__main__":
    main()
