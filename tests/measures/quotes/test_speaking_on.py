"""Whom "he" and "she" mean that speak on."""

from __future__ import annotations

import pytest

from research.measures.quotes import find_quotes

SPEAKING_ON = {
    "behind a name inside of what was said": (
        "Senator Ann Pratt has money. The Pratt approach is made possible by its resources, said Ruth Holm, "
        "the director of the fund. Others are “having to be leaner,” she said.",
        "Ruth Holm",
    ),
    "behind somebody without a name": (
        "Anna Brodie, the chief executive, wrote that the firm would stay.\n\n"
        "“I do not believe a word,” said a woman at the bus stop.\n\n“They will be gone by May,” she added.",
        "a woman at the bus stop",
    ),
    "behind somebody of whom the pronoun is no": (
        "Mr. Alan Brodie wrote that the firm would stay.\n\n"
        "“I do not believe a word,” said a spokeswoman for the port.\n\n“We will be gone,” he added.",
        "Alan Brodie",
    ),
    "behind a man by his given name": (
        "Ms. Anna Brodie runs the mill.\n\n“One must go,” said Kevin Holm. “Too much,” she said.",
        "Anna Brodie",
    ),
    "behind one woman without a name": (
        "Ms. Anna Brodie runs the mill.\n\n“One must go,” said the woman at the till. “Too much,” she said.",
        "the woman at the till",
    ),
    "behind a name in what is said": (
        "Senator Carl Moss said the bill was dead. The Pratt outlets have stood in the way of Owen Pratt, "
        "he said, by silence.",
        "Carl Moss",
    ),
    "of whom it is said": (
        "Senator Carl Moss said Owen Pratt had no plan.\n\nOf Pratt, he said: “I wish him well.”",
        "Carl Moss",
    ),
    "behind a name of which the reporter tells": (
        "Senator Carl Moss said the plan was dead. Owen Pratt, his rival, shrugged. “Let him talk,” he said.",
        "Owen Pratt",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKING_ON.values(), ids=SPEAKING_ON)
def test_who_speaks_on(text: str, speaker: str) -> None:
    assert find_quotes(text, method="tagger")[-1].speaker == speaker
