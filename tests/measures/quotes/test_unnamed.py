"""Who speaks again without a name."""

from __future__ import annotations

import pytest

from research.measures.quotes import find_quotes

AGAIN = {
    "the fuller words": (
        "A senior port official said the gate was shut. “We do not know why,” the official said.",
        "A senior port official",
    ),
    "not past another of the kind": (
        "A senior port official said the gate was shut. An official from the ministry arrived later.\n\n"
        "“We do not know why,” the official said.",
        "the official",
    ),
    "not where two of the kind spoke": (
        "“It fell at noon,” a man said. “It fell at one,” another man said. “I saw it,” the man said.",
        "the man",
    ),
    "what a pronoun goes back to is named after it": (
        "The Ulverby Port Department shut the gate. The department said it was old. "
        "It cited the law as a reason to close it.",
        "Ulverby Port Department",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), AGAIN.values(), ids=AGAIN)
def test_who_speaks_again(text: str, speaker: str) -> None:
    assert find_quotes(text, method="tagger")[-1].speaker == speaker
