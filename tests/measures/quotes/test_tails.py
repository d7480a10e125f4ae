"""Where the words of a content end."""

from __future__ import annotations

import pytest
from test_acts import read

from research.measures.quotes import tails
from research.measures.quotes.attribution import Attribution
from research.text.document import lay_out
from research.text.segments import Span

REMARKS = [
    (
        "claim",
        "[Ms Lee] {said} <that the pier was safe, a claim that nobody believed>.",
        "that the pier was safe",
    ),
    (
        "assessment",
        "[Ms Lee] {said} <the pier would fall, an unusually bleak view from a mayor>.",
        "the pier would fall",
    ),
    (
        "comments-on-marks",
        "[Ms Lee] {said} <it is “an old pier,” comments that angered the town>.",
        "it is “an old pier,”",
    ),
    (
        "set-off",
        "[Ms Lee] {said} <that she knew it, raising new questions about the sale>.",
        "that she knew it",
    ),
    (
        "set-off-by-it",
        "[Ms Lee] {said} <that the sale would be stopped, raising rents in the town>.",
        "that the sale would be stopped, raising rents in the town",
    ),
    (
        "hers",
        "[Ms Lee] {said} <she would sell it to Mr Orr, a banker from the town>.",
        "she would sell it to Mr Orr, a banker from the town",
    ),
    (
        "a-list",
        "[Ms Lee] {mentioned} <the old pier, a 10 percent increase of fees, a ban>.",
        "the old pier, a 10 percent increase of fees, a ban",
    ),
]


@pytest.mark.parametrize(("marked", "left"), [c[1:] for c in REMARKS], ids=[c[0] for c in REMARKS])
def test_remark_of_the_reporter_is_cut(marked: str, left: str) -> None:
    text, attribution = read(marked)
    start, end = tails.without_remark(lay_out(text), attribution).content[-1]
    assert text[start:end] == left


SECONDS = [
    (
        "warned",
        "[Ms Lee] {said} <the pier was safe and warned against thieves>.",
        [("said", "the pier was safe"), ("warned", "against thieves")],
    ),
    (
        "even-predicted",
        "[Ms Lee] {admitted} <that it would fall, and even predicted a flood>.",
        [("admitted", "that it would fall"), ("predicted", "a flood")],
    ),
    (
        "not-said",
        "[Ms Lee] {said} <she liked the pier, but otherwise did not go into details>.",
        [("said", "she liked the pier")],
    ),
    (
        "referred",
        "[Ms Lee] {said} <it was “a very old pier,” and referred us to her lawyer>.",
        [("said", "it was “a very old pier,”"), ("referred", "us to her lawyer")],
    ),
    (
        "out-of-marks",
        "[Ms Lee] {shouting} <“No way at all” and walking out of the room>.",
        [("shouting", "“No way at all”")],
    ),
    (
        "calling",
        "[Ms Lee] left, {saying} <it was “an old pier” and calling the sale “a mistake.”>",
        [("saying", "it was “an old pier”"), ("calling", "the sale “a mistake.”")],
    ),
    (
        "another-tense",
        "[Ms Lee] {said} <they shout at the pier and warn of thieves>.",
        [("said", "they shout at the pier and warn of thieves")],
    ),
    (
        "a-subject-of-its-own",
        "[Ms Lee] {said} <the pier was old and Mr Orr warned of thieves>.",
        [("said", "the pier was old and Mr Orr warned of thieves")],
    ),
]


@pytest.mark.parametrize(("marked", "said"), [c[1:] for c in SECONDS], ids=[c[0] for c in SECONDS])
def test_what_else_is_said_stands_alone(marked: str, said: list[tuple[str, str]]) -> None:
    text, attribution = read(marked)
    found = tails.parted(lay_out(text), [attribution])
    assert [
        (text[slice(*a.cue or (0, 0))], text[a.content[0].start : a.content[0].end]) for a in found
    ] == said
    assert {a.source for a in found} == {attribution.source}


def test_topic_is_no_part_of_the_quotation() -> None:
    text = "Ms Lee, discussing her trip to the pier: “We had a very good time.”"
    topic, words = "her trip to the pier", "“We had a very good time.”"
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in (topic, words))
    cue = Span(text.index("discussing"), text.index("discussing") + len("discussing"))
    found = Attribution(spans, cue, Span(0, 6), "tagger")
    assert tails.without_topic(lay_out(text), found).content == spans[1:]
    called = "called"
    other = text.replace("discussing", called)
    moved = tuple(Span(a - 4, b - 4) for a, b in spans)
    kept = Attribution(moved, Span(cue.start, cue.start + len(called)), Span(0, 6), "tagger")
    assert tails.without_topic(lay_out(other), kept).content == moved
