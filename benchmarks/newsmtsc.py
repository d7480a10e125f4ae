"""Sentiment towards a marked mention, against NewsMTSC's coders (Hamborg and Donnay 2021).

Five folds of the training file, no sentence in two of them; the shipped weights are trained on all
of it, so each fold trains its own, by `training/sentiment.py`, with the shipped word vectors (made
without labels). Beside it: the largest class, VADER on the sentence, TF-IDF of the sentence's
words and pairs with logistic regression, and the clause's valences.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from common import data, fingerprint, save
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from research.measures import sentiment
from research.measures.sentiment import weights as sentiment_weights
from research.text.segments import words

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
import sentiment as training

K = 5
# VADER's own bounds of neutral.
VADER_NEUTRAL = 0.05


def macro_f1(gold: Any, predicted: Any, classes: int) -> dict[str, Any]:
    """Macro-F1, and F1 by class."""
    gold, predicted = np.asarray(gold), np.asarray(predicted)
    scores = []
    for label in range(classes):
        hits = ((gold == label) & (predicted == label)).sum()
        total = (gold == label).sum() + (predicted == label).sum()
        scores.append(float(2 * hits / total) if total else 0.0)
    return {"macro_f1": sum(scores) / classes, "f1": scores}


def tfidf(texts: list[list[str]], train: Any) -> scipy.sparse.csr_matrix:
    """Length-1 TF-IDF rows; terms of one training text are left out."""
    counts = Counter(term for i in np.flatnonzero(train) for term in set(texts[i]))
    place = {term: i for i, term in enumerate(sorted(t for t, n in counts.items() if n > 1))}
    idf = [math.log(int(train.sum()) / counts[term]) for term in place]
    rows, columns, values = [], [], []
    for number, text in enumerate(texts):
        known = Counter(place[term] for term in text if term in place)
        weights = {column: n * idf[column] for column, n in known.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        for column, weight in weights.items():
            rows.append(number)
            columns.append(column)
            values.append(weight / length)
    return scipy.sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(place)))


def terms(text: str) -> list[str]:
    """Words and pairs of words of a text, in small letters."""
    found = [text[a:b].lower() for a, b in words(text)]
    return found + [" ".join(pair) for pair in pairwise(found)]


def cross_validate_tfidf(texts: list[list[str]], labels: Any, folds: Any, *, c: float) -> Any:
    """Label of each text by logistic regression on the other folds."""
    predicted = np.zeros(len(labels), int)
    for fold in sorted(set(folds.tolist())):
        train = folds != fold
        x = tfidf(texts, train)
        w, bias = training.regress(x[train], labels[train], c=c)
        predicted[~train] = (x[~train] @ w + bias).argmax(axis=1)
    return predicted


def main() -> None:
    path = data("newsmtsc") / "train.jsonl"
    training.DATA = path.parent.parent
    rows = training.rows()
    labels = np.array([row.label for row in rows])
    folds = training.folds(rows, K)
    weights = sentiment_weights.load()
    seen = [training.see(row, weights) for row in rows]
    predicted = np.zeros(len(rows), int)
    for fold in range(K):
        here = [s for s, f in zip(seen, folds, strict=True) if f == fold]
        rest = [s for s, f in zip(seen, folds, strict=True) if f != fold]
        model = training.fit(rest, labels[folds != fold])
        predicted[folds == fold] = training.predict(here, model).argmax(axis=1)
    vader = SentimentIntensityAnalyzer()
    compounds = np.array([vader.polarity_scores(row.sentence)["compound"] for row in rows])
    by_vader = np.where(compounds >= VADER_NEUTRAL, 2, np.where(compounds <= -VADER_NEUTRAL, 0, 1))
    by_clause = [sentiment.LABELS.index(sentiment.clause_valence(*row[:3]).label) for row in rows]
    by_tfidf = cross_validate_tfidf([terms(row.sentence) for row in rows], labels, folds, c=5)
    figures = {
        "mentions": len(rows),
        "linear": macro_f1(labels, predicted, 3),
        "lexicon": macro_f1(labels, by_clause, 3),
        "tfidf": macro_f1(labels, by_tfidf, 3),
        "vader": macro_f1(labels, by_vader, 3),
        "largest_class": macro_f1(labels, np.zeros(len(rows), int), 3),
    }
    save("newsmtsc", figures, data_sha256=fingerprint([path]))


if __name__ == "__main__":
    main()
