"""Paragraphs without marks that are somebody's words: behind a colon, and posts with their account."""

from __future__ import annotations

import pytest

from research.measures.quotes import find_quotes

BLOCK = "The port is safe and it will stay open. We have ten pilots, and all of them are fit."
CASES = {
    "behind a colon": (f"Ada Holm told the Harbour Post:\n\n{BLOCK}\n\nIt rained.", "Ada Holm"),
    "behind a participle": (
        f"Ada Holm said that ships had come in at night, telling reporters:\n\n{BLOCK}\n\nIt rained.",
        "Ada Holm",
    ),
    "as somebody put it": (
        f"As Ada Holm put it to the Harbour Post:\n\n{BLOCK}\n\nIt rained.",
        "Ada Holm",
    ),
    "a post": (
        f"Ships left the port.\n\n{BLOCK} — Ada Holm (@adaholm) June 18, 2018\n\nIt rained.",
        "Ada Holm",
    ),
}


@pytest.mark.parametrize("method", ["tagger", "auto"])
@pytest.mark.parametrize(("text", "speaker"), CASES.values(), ids=CASES)
def test_a_block_is_one_direct_quotation(text: str, speaker: str, method: str) -> None:
    blocks = [q for q in find_quotes(text, method=method) if q.kind == "direct"]  # type: ignore[arg-type]
    assert [(text[q.start : q.end], q.speaker) for q in blocks] == [(BLOCK, speaker)]
    rest = [q for q in find_quotes(text, method=method) if q.kind != "direct"]  # type: ignore[arg-type]
    assert all(
        BLOCK not in text[q.start : q.end] and "telling" not in text[q.start : q.end] for q in rest
    )


@pytest.mark.parametrize(
    "text",
    [
        "The plan has three parts:\n\nThe port will close in May, and the ships will go to Ulverby.",
        "Ada Holm said:\n\n“The port is safe and it will stay open for years.”",
        "Ada Holm said:\n\nThree points",
    ],
    ids=["no-saying", "marks", "heading"],
)
def test_what_is_no_block(text: str) -> None:
    assert not [q for q in find_quotes(text) if q.found_by == "block"]
