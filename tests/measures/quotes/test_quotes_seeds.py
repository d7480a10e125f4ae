"""Every quotation of the two articles in seeds/, with the actor who says it."""

from functools import lru_cache

import pytest

import research
from research.measures.quotes import Quote, find_quotes

BREAKINGON = "000_18118a0c11328cf5.txt"
OTHER = "004_568bb16f4244c76c.txt"
PESKOV, LAVROV, TRUMP = {"Dmitry Peskov"}, {"Sergei Lavrov"}, {"Donald Trump"}
KREMLIN = {"Kremlin", "the Kremlin", "The Kremlin", "Russia"}

CASES = [
    ("kremlin-common-sense", BREAKINGON, "“common sense.” Since", KREMLIN),
    ("peskov-coincides", BREAKINGON, "“This largely coincides with our vision,”", PESKOV),
    ("peskov-political-will", BREAKINGON, "“If the political will of the two leaders", PESKOV),
    ("trump-no-cards", BREAKINGON, "“no cards”", TRUMP),
    ("lavrov-goal", BREAKINGON, "“common sense” goal", LAVROV),
    ("lavrov-pragmatist", BREAKINGON, "“pragmatist.”", LAVROV),
    ("lavrov-slogan", BREAKINGON, "“common sense,” reflects", LAVROV | TRUMP),
    ("lavrov-people", BREAKINGON, "“People have come in who want", LAVROV),
    ("lavrov-people-end", BREAKINGON, "in the form of a war? Europe.”", LAVROV),
    ("lavrov-maga", BREAKINGON, "“The goal is still MAGA", LAVROV),
    ("lavrov-lively", BREAKINGON, "“lively, human character”", LAVROV),
    ("kremlin-coincides", OTHER, "“largely coincides”", KREMLIN),
    ("peskov-administration", OTHER, "“The [US] new administration is rapidly", PESKOV),
    ("peskov-vision", OTHER, "This largely coincides with our vision.”", PESKOV),
    ("peskov-long-way", OTHER, "“There is a long way to go", PESKOV),
    ("peskov-successful", OTHER, "can be quite quick and successful.”", PESKOV),
    ("trump-disrespectful", OTHER, "“disrespectful”", TRUMP),
    ("trump-gambling", OTHER, "“gambling with World War Three”", TRUMP),
    ("lavrov-approach", OTHER, "“common sense” approach", LAVROV),
    ("lavrov-is-a-pragmatist", OTHER, "“Donald Trump is a pragmatist”", LAVROV),
    ("indirect-administration", BREAKINGON, "the new U.S. administration is swiftly", PESKOV),
    ("indirect-damage", BREAKINGON, "there remains a significant amount of damage", PESKOV),
    ("indirect-agree", BREAKINGON, "Washington and Moscow will not always agree", LAVROV),
    ("indirect-losing", BREAKINGON, "Ukraine was losing the war", TRUMP),
]


@lru_cache(maxsize=1)
def _articles() -> dict[str, tuple[str, list[Quote]]]:
    return {a.source: (a.text, find_quotes(a.text)) for a in research.load("seeds")}


@pytest.mark.parametrize(
    ("source", "passage", "speakers"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_passage_is_found_with_its_speaker(source: str, passage: str, speakers: set[str]) -> None:
    text, quotes = _articles()[source]
    at = text.index(passage)
    over = [q for q in quotes if any(span.start <= at + 1 < span.end for span in q.spans)]
    assert {quote.speaker for quote in over} & speakers, [
        (text[q.start : q.end], q.speaker) for q in over
    ]


def test_quotations_of_the_seeds_have_exact_offsets_and_cue_classes() -> None:
    for text, quotes in _articles().values():
        for quote in quotes:
            assert quote.start == quote.spans[0].start
            if quote.cue is not None:
                assert text[quote.cue_start : quote.cue_end] == quote.cue
        classes = {q.cue: q.cue_class for q in quotes}
        assert set(classes.values()) <= {
            "neutral", "assertive", "evaluative", "concessive", "asking", "thinking", None,
        }  # fmt: skip
