"""Train `research/measures/weights/frames.npz`: the five generic frames as people coded them.

    python training/frames.py      needs the validation set narrative_frames (MIT)

Target of a frame is the share of its questions that its coders answered with yes: two or three
coders know more than their joint yes or no. Ridge regression in its dual form, in numpy. The score
from which an article counts as framed so is the one above which 1.25 times the share of articles
coded so lie, by scores of articles left out. Nothing is random but the folds, which are seeded.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from publish import FOLDER, publish

from research.measures.frames import codebook
from research.measures.frames.classifier import Features, Weights, linear, read, standardised
from research.text.document import lay_out

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("RESEARCH_DATA", HERE.parent.parent / "shared" / "data"))
Floats = NDArray[np.float64]

FRAMES = {
    "CO": "conflict",
    "HI": "human_interest",
    "MO": "morality",
    "EC": "economic_consequences",
    "RE": "responsibility",
}
# Questions behind a frame, and how many of them must be yes.
QUESTIONS = {
    "CO": (("co1", "co2", "co3"), 2),
    "HI": (("hi1", "hi2", "hi5"), 2),
    "MO": (("mo1", "mo2"), 1),
    "EC": (("ec1", "ec2", "ec3"), 2),
    "RE": (("re2", "re6"), 2),
}
# Chosen by four times five-fold cross-validation, macro-AUC .831 to .836 all around these.
LEAST_ARTICLES = 3
MOST_ARTICLES = 0.9
TERMS = 0.1
RIDGE = 0.6
GENEROUS = 1.25


class Coded(NamedTuple):
    """An article, whether each frame is present, and the share of yes behind it."""

    name: str
    text: str
    present: tuple[bool, ...]
    yes: tuple[float, ...]


def coded() -> tuple[list[Coded], dict[str, int]]:
    """Articles with usable codes, and how many were dropped for what reason."""
    csv.field_size_limit(10**9)
    folder = DATA / "narrative_frames"
    answers = json.loads((folder / "full_annotations.json").read_text(encoding="utf-8"))
    kept: list[Coded] = []
    dropped: Counter[str] = Counter()
    with (folder / "articles_metadata.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            codes = [row[code] for code in FRAMES]
            if any(code not in ("True", "False") for code in codes):
                dropped["malformed"] += 1
                continue
            present = tuple(code == "True" for code in codes)
            if row["ID"] not in answers or present != _derived(answers[row["ID"]]):
                dropped["files disagree"] += 1
                continue
            kept.append(Coded(row["ID"], row["text"], present, _yes(answers[row["ID"]])))
    return kept, dict(dropped)


def _derived(answers: dict[str, Any]) -> tuple[bool, ...]:
    return tuple(
        sum(answers[question][0] == "yes" for question in questions) >= least
        for questions, least in QUESTIONS.values()
    )


def _yes(answers: dict[str, Any]) -> tuple[float, ...]:
    shares = []
    for questions, _ in QUESTIONS.values():
        given = [[a for a in answers[q][1] if a != -1] for q in questions]
        shares.append(np.mean([sum(a == "yes" for a in one) / max(len(one), 1) for one in given]))
    return tuple(float(share) for share in shares)


def fit(features: Sequence[Features], present: Floats, yes: Floats) -> Weights:
    """Weights and thresholds from these articles alone."""
    at = np.arange(len(features))
    left_out = np.concatenate(
        [_left_out(features, yes, np.random.default_rng(seed).permutation(at)) for seed in range(3)]
    )
    share = np.minimum(present.mean(axis=0) * GENEROUS, 1)
    threshold = [np.quantile(left_out[:, j], 1 - share[j]) for j in range(len(FRAMES))]
    weights = _ridge(features, yes)
    return Weights(
        **{name: getattr(weights, name) for name in Weights.__slots__ if name not in _AFTER},
        threshold=np.array(threshold),
        spread=left_out.std(axis=0),
    )


_AFTER = ("threshold", "spread")


def _left_out(features: Sequence[Features], yes: Floats, order: NDArray[np.int64]) -> Floats:
    scores = np.zeros(yes.shape)
    for fold in range(5):
        held = order[fold::5]
        rest = np.setdiff1d(order, held)
        weights = _ridge([features[i] for i in rest], yes[rest])
        scores[held] = [linear(features[i], weights) for i in held]
    return scores


def _ridge(features: Sequence[Features], yes: Floats) -> Weights:
    n = len(features)
    articles = Counter(stem for one in features for stem in one.stems)
    stems = {
        stem: i
        for i, stem in enumerate(
            sorted(s for s, k in articles.items() if LEAST_ARTICLES <= k <= MOST_ARTICLES * n)
        )
    }
    idf = np.array([np.log((1 + n) / (1 + articles[stem])) + 1 for stem in stems])
    x = np.zeros((n, len(stems)))
    for row, one in enumerate(features):
        for stem, count in one.stems.items():
            if stem in stems:
                x[row, stems[stem]] = (1 + np.log(count)) * idf[stems[stem]]
    x /= np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)
    terms = np.array([one.terms for one in features])
    mean = terms.mean(axis=0)
    scale = terms.std(axis=0) + 1e-9
    # All codebook features together weigh TERMS of what all stems do.
    part = np.sqrt(TERMS / terms.shape[1])
    z = standardised(terms, mean, scale) * part
    intercept = yes.mean(axis=0)
    dual = np.linalg.solve(x @ x.T + z @ z.T + RIDGE * np.eye(n), yes - intercept)
    return Weights(
        frames=tuple(FRAMES.values()),
        stems=stems,
        idf=idf,
        stem_weights=x.T @ dual,
        term_mean=mean,
        term_scale=scale,
        term_weights=z.T @ dual * part,
        intercept=intercept,
        threshold=np.zeros(len(FRAMES)),
        spread=np.ones(len(FRAMES)),
    )


def pack(weights: Weights, path: Path) -> None:
    """Write weights, compressed."""
    arrays = {
        name: np.asarray(getattr(weights, name), dtype=np.float32)
        for name in Weights.__slots__
        if name not in ("frames", "stems")
    }
    words = {
        "frames": np.frombuffer("\n".join(weights.frames).encode(), dtype=np.uint8),
        "stems": np.frombuffer("\n".join(weights.stems).encode(), dtype=np.uint8),
        "codebook": np.array(codebook.load("generic").version),
    }
    np.savez_compressed(path, **arrays, **words)


def main() -> None:
    """Train on all articles and write the weights with their hash."""
    articles, dropped = coded()
    book = codebook.load("generic")
    features = [
        read(document, codebook.coded(document, book), book)
        for document in (lay_out(article.text) for article in articles)
    ]
    present = np.array([article.present for article in articles], dtype=np.float64)
    yes = np.array([article.yes for article in articles])
    pack(fit(features, present, yes), FOLDER / "frames.npz")
    print(f"{len(articles)} articles, dropped {dropped}; {publish('frames.npz')}")


if __name__ == "__main__":
    main()
