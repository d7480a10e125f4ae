"""How the rows of `benchmarks/seesaw.py` are counted."""

import importlib
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


@pytest.fixture
def seesaw(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("seesaw")


@pytest.fixture
def coded(seesaw):
    """Rows of one article, and what coders say: one row more is right as an edge than as a triple."""
    rows = {(1, "A", "B"): (1.0, 0.9), (2, "C", "D"): (-1.0, 0.3), (3, "A", "E"): (1.0, 0.2)}
    gold = {(1, "A", "B"), (4, "C", "D")}
    signs = {"B": seesaw.sign(1.0), "D": seesaw.sign(-1.0)}
    return [rows], [frozenset(seesaw.Triple(n, h, signs[t], t) for n, h, t in gold)]


def test_edges_count_from_another_probability_on_than_triples(seesaw, coded):
    found = seesaw.counted(*coded, {"triples": 0.5, "edges": 0.3})
    assert found["triples"] == pytest.approx({"precision": 1.0, "recall": 0.5, "f1": 2 / 3})
    assert found["edges"] == pytest.approx({"precision": 1.0, "recall": 1.0, "f1": 1.0})
    assert found["pairs"] == found["triples"]


def test_the_probability_from_which_on_rows_count_is_set_for_each_view(seesaw, coded):
    assert seesaw.threshold(*coded, "triples") == pytest.approx(0.6)
    assert seesaw.threshold(*coded, "edges") == pytest.approx(0.3)
