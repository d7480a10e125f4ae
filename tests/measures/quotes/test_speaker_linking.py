"""Speakers of attributions whose own words do not tell: phrases near, and the likeliest."""

import pytest

from research.measures.quotes.attribution import Attribution
from research.measures.quotes.noun_phrases import noun_phrases
from research.measures.quotes.speaker_linking import candidates, likeliest, link
from research.measures.quotes.tagger import model as tagger
from research.text.document import lay_out
from research.text.segments import Span

PART = tagger.load().classes.part

PHRASES = [
    ("owner", "Mr Smith's aide met her friends", ["Mr Smith's aide", "her friends"]),
    ("of", "the mayor of London spoke", ["the mayor", "London"]),
    ("pronouns", "She told him that it was over", ["She", "him", "that", "it"]),
    ("adjectives", "the angry senior officials said no", ["the angry senior officials"]),
    ("none", "", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in PHRASES], ids=[c[0] for c in PHRASES]
)
def test_noun_phrases(text: str, expected: list[str]) -> None:
    layout = lay_out(text)
    found = noun_phrases(layout, 0, len(layout.tokens), PART)
    shown = [text[layout.tokens[a].start : layout.tokens[b - 1].end] for a, b in found]
    assert shown[: len(expected)] == expected


LINKED = [
    (
        "participle",
        "The senator toured the plant on Monday, promising to raise wages.",
        "promising", "to raise wages", "The senator",
    ),
    (
        "second-verb",
        "Mr Brown met workers in Leeds and said he would come back.",
        "said", "he would come back", "Mr Brown",
    ),
    (
        "aside-before-verb",
        "Mrs Green, who leads the board, told reporters it was over.",
        "told", "it was over", "Mrs Green",
    ),
    (
        "passive",
        "Calls for a new vote were rejected by the committee.",
        "were rejected by", "Calls for a new vote", "the committee",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"), [c[1:] for c in LINKED], ids=[c[0] for c in LINKED]
)
def test_likeliest_speaker(text: str, cue: str, content: str, source: str) -> None:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    attribution = Attribution((span(content),), span(cue), None, "tagger")
    linked = link(lay_out(text), [attribution], PART)[0]
    assert linked.source is not None
    assert text[linked.source.start : linked.source.end] == source
    assert linked.found_by == "tagger+linker"


def test_nobody_is_named_where_nobody_stands() -> None:
    layout = lay_out("“No,” it went.")
    assert likeliest([]) is None
    attribution = Attribution((Span(0, 5),), None, None, "tagger")
    assert all(c.features for c in candidates(layout, [attribution], 0, [], PART))
