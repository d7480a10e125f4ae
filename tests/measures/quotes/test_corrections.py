"""Sources behind an aside, contents behind an addressee, and who speaks behind the marks."""

from __future__ import annotations

import pytest

from research.measures.quotes.attribution import Attribution
from research.measures.quotes.corrections import corrected
from research.measures.quotes.tagger import model
from research.text.document import lay_out
from research.text.segments import Span


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


CASES = [
    (
        "Mr Holm, an hour before naming the new mayor, told aides that he was ready.",
        ("the new mayor", "told", "that he was ready"),
        ("Mr Holm", "told", "that he was ready"),
    ),
    (
        "Members of the council — alarmed by the plans of Ms Roy — have urged her to wait.",
        ("Ms Roy", "have urged", "her to wait"),
        ("Members of the council", "have urged", "her to wait"),
    ),
    (
        "In May, leaders of the union, the largest, said it was late.",
        ("leaders of the union, the largest", "said", "it was late"),
        ("leaders of the union, the largest", "said", "it was late"),
    ),
    (
        "Ms Roy asked Mr. Holm “how many ships are left?”",
        ("Ms Roy", "asked", "Mr. Holm “how many ships are left?”"),
        ("Ms Roy", "asked", "“how many ships are left?”"),
    ),
    (
        "Ms Roy wrote to him, warning him that the port was shut.",
        ("Ms Roy", "warning", "him that the port was shut"),
        ("Ms Roy", "warning", "that the port was shut"),
    ),
    (
        "Several members had doubts. “Who pays for the port?” Ms Roy asked.",
        ("Several members", "had doubts", "“Who pays for the port?”"),
        ("Ms Roy", "asked", "“Who pays for the port?”"),
    ),
]


@pytest.mark.parametrize(("text", "found", "right"), CASES)
def test_corrected(text: str, found: tuple[str, ...], right: tuple[str, ...]) -> None:
    source, cue, content = (_span(text, words) for words in found)
    given = Attribution((content,), cue, source, "tagger")
    shown = corrected(lay_out(text), given, model.load().classes.part)
    assert shown.source is not None
    assert shown.cue is not None
    spans = (shown.source, shown.cue, shown.content[0])
    assert tuple(text[slice(*span)] for span in spans) == right
