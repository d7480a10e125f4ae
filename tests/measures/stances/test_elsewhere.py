"""What the rest of an article says of a row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from research.measures.encoder.pairs import PairItem
from research.measures.stances import combiner
from research.measures.stances.candidates import Candidate
from research.measures.stances.elsewhere import FEATURES, elsewhere
from research.text.segments import Span

ITEM = PairItem("A met B.", Span(0, 1), Span(6, 7))
ONE = Candidate(range(4), "A", "A", 1, "B", None, ITEM)


def _at(start: int, holder: str = "A", target: str = "B") -> Candidate:
    return replace(
        ONE, sentence=range(start, start + 4), holder=holder, holder_text=holder, target_name=target
    )


def _shares(*leans: float) -> np.ndarray:
    return np.array([[max(lean, 0.0) for lean in leans], [max(-lean, 0.0) for lean in leans]])


# the other candidate, its lean, and what it says of A towards B in words 0 to 4
OTHERS = {
    "the same pair": (_at(20), -0.8, {"same pair": -0.4, "same pair nearby": -0.8}),
    "far from here": (_at(500), -0.8, {"same pair": -0.4}),
    "names in other letters": (_at(500, "a", "b"), 0.6, {"same pair": 0.3}),
    "the other way": (_at(20, "B", "A"), 0.5, {"the other way elsewhere": 0.25}),
    "the other way in its sentence": (_at(0, "B", "A"), 0.5, {}),
    "the holder of another": (_at(20, "A", "C"), 0.5, {"holder elsewhere": 0.25}),
    "another of the target": (_at(20, "C", "B"), -0.5, {"target elsewhere": -0.25}),
    "two others": (_at(20, "C", "D"), 0.9, {}),
}


@pytest.mark.parametrize(("other", "lean", "said"), OTHERS.values(), ids=OTHERS)
def test_what_another_row_says(other: Candidate, lean: float, said: dict[str, float]) -> None:
    found = elsewhere([_at(0), other], _shares(0.9, lean))
    wanted = [said.get(name, 0.0) for name in FEATURES]
    assert found[0, 0].tolist() == pytest.approx(wanted)
    assert found[1, 0].tolist() == pytest.approx([-value for value in wanted])


def test_alone_in_its_article_nothing_is_said() -> None:
    assert not elsewhere([_at(0)], _shares(0.9)).any()
    assert elsewhere([], np.zeros((2, 0))).shape == (2, 0, len(FEATURES))


def test_a_row_is_likelier_beside_one_that_says_the_same() -> None:
    against, calm = [0.3, 0.1, 0.4, 0.1, 0.1], [0.96, 0.01, 0.01, 0.01, 0.01]
    loud = [0.02, 0.01, 0.95, 0.01, 0.01]
    words = [(0.5, 0.4, 0.1)] * 2

    def chance(other: list[float]) -> float:
        rows = [_at(0), replace(_at(30), item=PairItem("A saw B.", Span(0, 1), Span(6, 7)))]
        pairs = np.array([against, other])
        return combiner.decide(rows, pairs, words, scored="linear")[0].negative

    assert chance(loud) > chance(calm)
