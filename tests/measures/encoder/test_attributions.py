"""What the tower of attributions says of a text is the same whenever, and beside whatever, it is read."""

from __future__ import annotations

import numpy as np
import pytest

from research.articles.model import Article, Corpus
from research.measures import quotes
from research.measures.encoder import attributions, towers
from research.measures.quotes.tagger.model import LABELS
from research.text.document import lay_out

pytestmark = pytest.mark.skipif(not attributions.installed(), reason="needs the extra encoder")

LONG = "\n\n".join(
    f"The mayor said on day {n} that “the pier is closed,” and Ann Lee added: “We know why.”"
    for n in range(30)
)
TEXTS = [
    "Ann Lee said the pier was closed.",
    LONG,
    "A quiet day.",
    "“No,” said the mayor.",
    "",
    "…",
]


@pytest.mark.parametrize("text", TEXTS)
def test_threads_change_no_score(text: str) -> None:
    document = lay_out(text)
    with towers.threads(1):
        alone = attributions.scores(document, len(LABELS))
    with towers.threads(2):
        assert np.array_equal(attributions.scores(document, len(LABELS)), alone)


def test_every_token_of_a_text_of_many_windows_has_its_own_scores() -> None:
    scores = attributions.scores(lay_out(LONG), len(LABELS))
    assert len(np.unique(scores, axis=0)) > len(scores) / 2


@pytest.mark.parametrize(
    "asked", [range(6), [1, 3], [5, 4, 3], [0, 0, 2]], ids=["all", "some", "backwards", "twice"]
)
def test_scores_made_ahead_are_those_made_when_asked_for(asked: list[int]) -> None:
    documents = [lay_out(text) for text in TEXTS]
    with towers.threads(1):
        alone = [attributions.scores(document, len(LABELS)) for document in documents]
    with towers.threads(2), attributions.ahead(iter(documents), len(LABELS)):
        for at in asked:
            found = attributions.scores(documents[at], len(LABELS))
            assert np.array_equal(found, alone[at])


def test_quotations_of_a_corpus_are_those_of_its_texts() -> None:
    texts = [*filter(None, TEXTS), TEXTS[0]]
    corpus = Corpus(
        tuple(
            Article(str(n), text, (), f"{n}.txt", str(n), outlet="A")
            for n, text in enumerate(texts)
        )
    )
    found = quotes.quotes_of(corpus, method="encoder")
    for article in corpus:
        alone = quotes.find_quotes(article.text, method="encoder", least=0)
        told = [(one.spans, one.probability) for one in found[article.article_id]]
        assert told == [(one.spans, one.probability) for one in alone]
    assert any(found.values())
