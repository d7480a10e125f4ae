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


def test_what_goes_on_behind_an_aside_is_not_told_by_the_same_speaker_again():
    text = "The draft, Lund said, suggested that the harbour would close."
    first = attribution(text, "The draft", "Lund")
    again = attribution(text, "that the harbour would close", "Lund", cue="suggested")
    (found,) = resumed(lay_out(text), [first, again])
    assert text[slice(*found.content[-1])] == "suggested that the harbour would close"


def test_what_goes_on_behind_an_aside_may_quote_somebody_else():
    text = "The draft, Lund said, quotes Ms Weil, who wants that the harbour closes."
    first = attribution(text, "The draft", "Lund")
    other = attribution(text, "that the harbour closes", "Ms Weil", cue="wants")
    assert len(resumed(lay_out(text), [first, other])) == 2


def test_time_behind_according_to_is_not_all_that_is_told():
    text = "According to Lund, in early spring, the harbour was closed by storms."
    (found,) = resumed(
        lay_out(text), [attribution(text, "in early spring", "Lund", cue="According to")]
    )
    assert text[slice(*found.content[-1])] == "the harbour was closed by storms"
