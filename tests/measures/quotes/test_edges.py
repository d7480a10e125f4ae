"""Where the words that name a source begin and end."""

from __future__ import annotations

import pytest

from research.measures.quotes.corrections import trimmed_source, whole_source
from research.text.segments import Span


@pytest.mark.parametrize(
    ("text", "seen", "right"),
    [
        (
            "Rep. Ann Hall (D-Ohio) told reporters",
            "Rep. Ann Hall (D-Ohio",
            "Rep. Ann Hall (D-Ohio)",
        ),
        ("the F.A.A. said", "the F.A.A", "the F.A.A."),
        ("star of “The Long Night,” said", "star of “The Long Night", "star of “The Long Night,”"),
        ("The ministry on Monday urged", "The ministry on Monday", "The ministry"),
        ("Mr Dahl late Tuesday agreed", "Mr Dahl late Tuesday", "Mr Dahl"),
        ("Ida Holm, who in 2012 left", "Ida Holm, who in 2012", "Ida Holm, who in 2012"),
        ("Ida Holm, who calls him", "Ida Holm, who", "Ida Holm"),
        ("I’d love to", "I’d", "I"),
        ("two members, both of whom left", "two members, both of whom", "two members"),
        ("each of whom said", "each of whom", "each of whom"),
        ("which organisers claimed", "which organisers", "organisers"),
        ("a poll released Friday found", "a poll released Friday", "a poll released Friday"),
        ("who said", "who", "who"),
        ("Who’s said", "Who’s", "Who"),
        ("today", "today", "today"),
        ("March 12", "March 12", "March 12"),
        ("the (odd", "the (odd", "the (odd"),
    ],
)
def test_a_source_ends_where_its_name_does(text: str, seen: str, right: str) -> None:
    start = text.index(seen)
    start, end = trimmed_source(text, Span(start, start + len(seen)))
    assert text[start:end] == right


@pytest.mark.parametrize(
    ("text", "seen", "right"),
    [
        ("It rained. Yesterday, a driver, 30, said no", "a driver", "a driver"),
        ("It rained. Lie and Holm also said no", "Holm", "Lie and Holm"),
        ("Roy, Lie and Holm said no", "Holm", "Roy, Lie and Holm"),
        ("In Ulverby and Leyton, Holm said no", "Holm", "Holm"),
        ("He praised Lie and Holm said no", "Holm", "Holm"),
    ],
)
def test_a_source_begins_where_its_name_does(text: str, seen: str, right: str) -> None:
    start = text.index(seen)
    start, end = whole_source(text, Span(start, start + len(seen)))
    assert text[start:end] == right
