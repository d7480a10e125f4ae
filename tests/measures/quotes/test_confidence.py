"""How likely a row is right, and which rows are shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from research.articles.model import Article, Corpus
from research.measures import quotes
from research.measures.encoder import attributions
from research.measures.quotes import confidence
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.tagger.model import LABELS
from research.text.document import lay_out
from research.text.segments import Span

TEXT = "Ann Lee said the pier was closed."
FOUND = Attribution((Span(13, 32),), Span(8, 12), Span(0, 7), "tagger")


def _chances(sure: float) -> confidence.Chances:
    """Chances of the labels of TEXT, each token's right one as likely as `sure`."""
    right = ["s>", "s>", "q>", "B", "I", "I", "I", "O"]
    rest = (1 - sure) / (len(LABELS) - 1)
    found = np.full((len(right), len(LABELS)), rest, np.float32)
    for at, label in enumerate(right):
        found[at, LABELS.index(label)] = sure
    return confidence.of_parts(found)


def test_surer_words_make_a_likelier_row() -> None:
    document = lay_out(TEXT)
    found = [confidence.probability(document, FOUND, _chances(p)) for p in (0.3, 0.6, 0.99)]
    assert found == sorted(found)
    assert found[0] < confidence.LEAST < found[-1] <= 1


def test_chances_of_none_and_one_are_no_error() -> None:
    for sure in (0.0, 1.0):
        assert 0 <= confidence.probability(lay_out(TEXT), FOUND, _chances(sure)) <= 1


def test_what_is_read_by_its_form_does_not_ask_the_encoder() -> None:
    turn = Attribution((Span(13, 32),), None, Span(0, 7), "interview")
    document = lay_out(TEXT)
    found = {confidence.probability(document, turn, _chances(p)) for p in (0.0, 1.0)}
    assert len(found) == 1
    assert found.pop() >= 0.5
    assert quotes.shown([replace(_quote("indirect", 0.1), found_by="signed")])


def _quote(kind: str, probability: float | None) -> quotes.Quote:
    return quotes.Quote(
        start=0, end=1, spans=(Span(0, 1),), kind=kind, cue=None, cue_start=None, cue_end=None,
        cue_class=None, speaker=None, speaker_start=None, speaker_end=None, found_by="tagger",
        probability=probability,
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "probability", "is_shown"),
    [
        ("indirect", 0.59, False),
        ("indirect", 0.6, True),
        ("thought", None, True),
        ("direct", 0.1, True),
        ("mixed", 0.1, False),
    ],
)
def test_shown_are_likely_rows_and_all_in_marks(
    kind: str, probability: float | None, is_shown: bool
) -> None:
    assert bool(quotes.shown([_quote(kind, probability)])) is is_shown
    assert len(quotes.shown([_quote(kind, probability)], least=0)) == 1


def test_without_the_encoder_no_probability_is_known() -> None:
    article = Article("a", TEXT, (), "a.txt", "0")
    table = quotes.measure(Corpus((article,)), method="tagger")
    assert table["probability"].isna().all()
    assert len(table) == 1


@pytest.mark.skipif(not attributions.installed(), reason="needs the extra encoder")
def test_a_plain_sentence_is_likely_right() -> None:
    assert [q.probability > 0.8 for q in quotes.find_quotes(TEXT, method="encoder")] == [True]
