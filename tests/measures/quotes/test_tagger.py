"""What the tagger sums at run time are the weights of the features that it is trained on."""

from __future__ import annotations

import numpy as np
import pytest

from research.measures.quotes.tagger import model as module
from research.measures.quotes.tagger.features import features
from research.measures.quotes.tagger.model import LABELS, Tagger, load
from research.text.document import lay_out

TEXTS = {
    "one word": "Yes",
    "marks alone": '“No.” "Yes" “”',
    "cues and stops": (
        "According to Mr. Smith, who spoke on Monday, the U.S. said – as it claims – that "
        "prices (and wages) would rise; “we know why,” he added, warning: “It isn’t over.”"
    ),
    "paragraphs": "She said she would not.\n\n“They think\n\n“that we won,” Ms. Roe told us.\nWhy?",
    "a long sentence": "He said that " + "the old red house, " * 30 + "stood there.",
    "odd letters": "İstanbul said \x00 “ΣΑΣ” \ud800 – =said= that=it.",
}


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    """A weight for each label and feature of the texts, but for every tenth feature."""
    classes = load().classes
    rows = (row for text in TEXTS.values() for row in features(lay_out(text), classes))
    names = sorted({name for row in rows for name in row})
    drawn = np.random.default_rng(0).normal(size=(len(names), len(LABELS)))
    return {name: drawn[at] for at, name in enumerate(names) if at % 10}


@pytest.fixture(scope="module")
def tagger(weights) -> Tagger:
    return Tagger(
        names=list(weights),
        weights=np.array(list(weights.values()), np.float32),
        transitions=np.zeros((len(LABELS), len(LABELS)), np.float32),
        classes=load().classes,
    )


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_scores_are_sums_of_the_weights_of_all_features(tagger, weights, text):
    layout = lay_out(text)
    nothing = np.zeros(len(LABELS))
    summed = [
        sum((weights.get(name, nothing) for name in row), nothing)
        for row in features(layout, tagger.classes)
    ]
    assert np.allclose(tagger.scores(layout), summed, atol=1e-4)


def test_scores_stay_when_all_that_was_kept_is_forgotten(tagger, monkeypatch):
    before = {name: tagger.scores(lay_out(text)) for name, text in TEXTS.items()}
    monkeypatch.setattr(module, "_MOST_KEPT", 5)
    for name, text in TEXTS.items():
        assert np.array_equal(tagger.scores(lay_out(text)), before[name])
