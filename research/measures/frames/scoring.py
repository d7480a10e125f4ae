"""Scorers of the five generic frames: a number a frame and text, by the dictionary or learned from coders."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pandas as pd

from research.articles.model import ABOUT, Article, Corpus, about, table, text_of
from research.measures import annotate, languages, stored
from research.measures.frames import classifier
from research.measures.frames.codebook import Codebook, Coded, breadth_of, coded, load
from research.measures.frames.training import trained
from research.measures.registry import Method, Scorer, scorer
from research.text.document import Document, lay_out


def score_frames(text: str | Article, *, method: Method = "linear") -> dict[str, float]:
    """Score of each generic frame in a text, 0 to 1; from .5 on the frame counts as present.

    The scores order texts and are no probabilities. The linear scorer learned from articles about
    climate change: there it agrees better with coders than the dictionary does, on another topic
    neither is claimed to agree (weights/frames.md).

    Parameters
    ----------
    method
        "linear": weights of stems and of the generic codebook's terms, learned from human coders.
        "dictionary": breadth / (breadth + threshold), the terms of the generic codebook alone.
        Also the name of another scorer, or a function: see `registry.Scorer`.

    Returns
    -------
    dict
        Frame to score; NaN where the text has no words.

    Raises
    ------
    ParameterError
        If there is no such method.

    Examples
    --------
    >>> scores = score_frames("The rivals clashed. Each accused the other.", method="dictionary")
    >>> max(scores, key=scores.get)
    'conflict'
    """
    text = text_of(text)
    (found,) = _checked(scorer("frames", method), [lay_out(text)])
    return found


@stored.rows_of("frame_scores")
def scores(corpus: Corpus, *, methods: Sequence[Method] = ("dictionary", "linear")) -> pd.DataFrame:
    """Scores of each generic frame side by side, for every article.

    Parameters
    ----------
    methods
        As `method` in `score_frames`; also a folder that `train` wrote.

    Returns
    -------
    DataFrame
        article_id, outlet, published, frame, and a column for each method.
    """
    book = load("generic")
    corpus = languages.known(corpus)
    documents = [corpus.document(article) for article in corpus]
    sentences = [annotate.article(corpus, article, coded, book) for article in corpus]
    columns: dict[str, list[dict[str, float]]] = {}
    for method in methods:
        chosen = _chosen(method)
        score = _CODED.get(chosen.name) if chosen is SCORERS.get(chosen.name) else None
        columns[chosen.name] = (
            _checked(chosen, documents)
            if score is None
            else [score(d, s, book) for d, s in zip(documents, sentences, strict=True)]
        )
    scored = (values[0] for values in columns.values() if values)
    named = dict.fromkeys([*book.names, *(frame for scores in scored for frame in scores)])
    rows = [
        {
            **about(article),
            "frame": frame,
            **{name: values[number].get(frame, math.nan) for name, values in columns.items()},
        }
        for number, article in enumerate(corpus)
        for frame in named
    ]
    return table(rows, [*ABOUT, "frame", *columns])


def described(methods: Sequence[Method]) -> str:
    """Scorers in words, with how well each does."""
    return "; ".join(_chosen(method).described() for method in methods)


def _chosen(method: Method) -> Scorer:
    """The scorer that a name, a function or a folder of `train` stands for."""
    if isinstance(method, str | Path) and (Path(method) / "card.md").is_file():
        return trained(method)
    return scorer("frames", method)


def _checked(chosen: Scorer, documents: Sequence[Document]) -> list[dict[str, float]]:
    return [
        {
            str(frame): value if math.isnan(value) else chosen.number(value, low=0)
            for frame, value in found.items()
        }
        for found in chosen.scores(documents)
    ]


def _dictionary(document: Document, sentences: Sequence[Coded], book: Codebook) -> dict[str, float]:
    terms = {(hit.frame, hit.term) for sentence in sentences for hit in sentence.hits}
    scores = {}
    for frame in book.frames:
        breadth = breadth_of(sum(name == frame.name for name, _ in terms), len(document))
        scores[frame.name] = breadth / (breadth + (frame.threshold or 1.0))
    return scores


_CODED: dict[str, Callable[[Document, Sequence[Coded], Codebook], dict[str, float]]] = {
    "dictionary": _dictionary,
    "linear": classifier.score,
}


def _batch(name: str, documents: Sequence[Document]) -> list[dict[str, float]]:
    book = load("generic")
    return [_CODED[name](document, coded(document, book), book) for document in documents]


# Found by `registry.scorer`.
SCORERS = {
    "dictionary": Scorer(
        "frames", "dictionary", partial(_batch, "dictionary"), "the terms of the generic codebook",
        "mean AUC .81 against coders of climate news",
    ),
    "linear": Scorer(
        "frames", "linear", partial(_batch, "linear"),
        "a linear classifier trained on the Narrative Frames Corpus",
        "mean AUC .84 against coders of climate news, by 5 folds; on other topics it is not known",
    ),
}  # fmt: skip
