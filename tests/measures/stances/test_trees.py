"""Boosted trees as tables of nodes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from research.measures.stances import combiner, trees

# One tree: above 1 in the first feature 2.0, else -1.0, or -3.0 where the second is above 0.
NODES = {
    "feature": [[0, 1, 0, 0, 0]],
    "threshold": [[1.0, 0.0, 0.0, 0.0, 0.0]],
    "left": [[1, 3, 2, 3, 4]],
    "right": [[2, 4, 2, 3, 4]],
    "value": [[0.0, 0.0, 2.0, -1.0, -3.0]],
}
ROWS = {
    "right": ([2.0, 0.0], 2.0),
    "left, left": ([1.0, 0.0], -1.0),
    "left, right": ([0.0, 1.0], -3.0),
}


@pytest.fixture
def one_tree(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    held = {name: np.array(rows) for name, rows in NODES.items()}
    held |= {"runs": np.array(2.0), "start": np.array(0.5)}
    monkeypatch.setattr(trees.weights, "arrays", lambda name: held)
    trees._load.cache_clear()
    yield
    trees._load.cache_clear()


@pytest.mark.usefixtures("one_tree")
@pytest.mark.parametrize(("row", "value"), ROWS.values(), ids=ROWS)
def test_a_row_walks_from_node_to_node_to_a_leaf(row: list[float], value: float) -> None:
    # Leaves are added over the trees and divided by the runs that they are of.
    wanted = 1 / (1 + np.exp(-(value / 2 + 0.5)))
    assert trees.chances(np.array([[row], [row]])) == pytest.approx(np.full((2, 1), wanted))


def test_each_sign_is_seen_beside_the_other() -> None:
    seen = trees.sides(np.array([[[1.0, 2.0]], [[3.0, 4.0]]]))
    assert seen.tolist() == [[[1.0, 2.0, 3.0, 4.0]], [[3.0, 4.0, 1.0, 2.0]]]


def test_the_trees_that_ship_take_what_the_combiner_gives() -> None:
    shape = (2, 3, 2 * len(combiner.FEATURES))
    found = trees.chances(np.zeros(shape))
    assert found.shape == (2, 3)
    assert ((found > 0) & (found < 1)).all()
    assert trees.chances(np.zeros((2, 0, shape[2]))).shape == (2, 0)


def test_calibration_keeps_the_order_and_no_sum_above_one() -> None:
    shares = np.array([[0.05, 0.4, 0.7, 0.99], [0.01, 0.5, 0.2, 0.01]])
    found = combiner.calibrated(shares)
    assert (np.diff(found[0]) > 0).all()
    assert (found.sum(axis=0) <= 1 + 1e-9).all()
