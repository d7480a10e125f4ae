"""Train `research/measures/weights/frames.npz`: the five generic frames as people coded them.

    make frames      needs the validation set narrative_frames (MIT)

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
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from publish import FOLDER, publish

from research.measures.frames import codebook, training
from research.measures.frames.classifier import Features, Weights, read
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
NAMES = tuple(FRAMES.values())
# Questions behind a frame, and how many of them must be yes.
QUESTIONS = {
    "CO": (("co1", "co2", "co3"), 2),
    "HI": (("hi1", "hi2", "hi5"), 2),
    "MO": (("mo1", "mo2"), 1),
    "EC": (("ec1", "ec2", "ec3"), 2),
    "RE": (("re2", "re6"), 2),
}
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
    orders = [np.random.default_rng(seed).permutation(at) for seed in range(3)]
    sums = np.concatenate([training.left_out(features, yes, NAMES, order) for order in orders])
    share = np.minimum(present.mean(axis=0) * GENEROUS, 1)
    threshold = [np.quantile(sums[:, j], 1 - share[j]) for j in range(len(NAMES))]
    return replace(
        training.ridge(features, yes, NAMES), threshold=np.array(threshold), spread=sums.std(axis=0)
    )


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
    weights = fit(features, present, yes)
    training.pack(weights, FOLDER / "frames.npz", version=book.version, codebook=book.name)
    print(f"{len(articles)} articles, dropped {dropped}; {publish('frames.npz')}")


if __name__ == "__main__":
    main()
