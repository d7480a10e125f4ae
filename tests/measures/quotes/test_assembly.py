"""Quotations that go on after what interrupts them."""

import pytest

from research.measures.quotes.assembly import joined, resumed
from research.measures.quotes.attribution import Attribution
from research.text.document import lay_out
from research.text.segments import Span


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def attribution(text, content, source, cue="said"):
    return Attribution((span(text, content),), span(text, cue), span(text, source), "tagger")


RESUMED = [
    ("The harbour plan, Lund said, was dead on arrival.", "was dead on arrival"),
    ("The harbour plan, Lund said, warning the council of a storm.", None),
    ("The harbour plan, Lund said, and the ferry left early.", None),
    ("The harbour plan, Lund said, who was tired of it all.", None),
    ("The harbour plan, Lund said, “was dead on arrival.”", None),
    ("The harbour plan Lund said, was dead on arrival.", None),
]


@pytest.mark.parametrize(("text", "rest"), RESUMED)
def test_content_without_marks_resumes_after_an_aside(text, rest):
    (found,) = resumed(lay_out(text), [attribution(text, "The harbour plan", "Lund")])
    assert [text[a:b] for a, b in found.content[1:]] == ([rest] if rest else [])


JOINED = [
    ("“The plan,” Lund said, “was dead.”", "“was dead.”", True),
    ("“The plan is dead.” Lund said it. “It was late.”", "“It was late.”", False),
    ("“The plan,” Lund said.\n\n“It was late.”", "“It was late.”", False),
]


@pytest.mark.parametrize(("text", "rest", "one"), JOINED)
def test_the_halves_of_an_interrupted_quotation_are_one(text, rest, one):
    first = attribution(text, text[: text.index("”") + 1], "Lund")
    second = Attribution((span(text, rest),), None, None, "tagger")
    found = joined(lay_out(text), [first, second])
    assert [len(a.content) for a in found] == ([2] if one else [1, 1])
