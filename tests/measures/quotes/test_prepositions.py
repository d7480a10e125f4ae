"""Sources behind a preposition: whoever writes to them says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from research.measures.quotes.attribution import Attribution
from research.measures.quotes.corrections import by_sender
from research.measures.quotes.tagger import model as tagger
from research.text.document import lay_out
from research.text.segments import Span

# Text with [source] and {cue}; content is the rest. -> the source it gets.
CASES = {
    "letter": ("Port officials sent a letter to [the council] {urging} them to wait.", "Port officials"),
    "e-mail": (
        "It rained when Ida Holm sent an e-mail to [other officials] {warning} them of it.",
        "Ida Holm",
    ),
    "auxiliary": (
        "All members of the council are sending the letter to [the mayor] {warning} her.",
        "All members of the council",
    ),
    "no letter": ("She spoke to [the council] {saying} it was late.", "the council"),
    "passive": ("He was sued by [an aide] {saying} it was late.", "an aide"),
    "adverbial": ("In a letter to [the council] {warning} of rain it was late.", "the council"),
    "no preposition": ("[The council] {said} it was late.", "The council"),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "source"), CASES.values(), ids=CASES)
def test_source_behind_a_preposition(marked: str, source: str) -> None:
    text, places = "", []
    for letter in marked:
        if letter in "[]{}":
            places.append(len(text))
        else:
            text += letter
    document = lay_out(text)
    part: Callable[[str], str] = tagger.load().classes.part
    first, last, begins, ends = places
    given = Attribution(
        (Span(ends + 1, len(text)),), Span(begins, ends), Span(first, last), "tagger"
    )
    found = by_sender(document, given, part).source
    assert found is not None
    assert text[found.start : found.end] == source
