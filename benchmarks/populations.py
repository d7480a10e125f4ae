"""Coded sets whose truth is known in full, with the package's own labels beside it.

Labels of sentiment and frames are of folds that the scorer was not trained on; those of quotations
are of PolNeAR's dev part. A population is what `coverage.py` draws codings from.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polnear
from common import HERE, data
from numpy.typing import NDArray

sys.path.insert(0, str(HERE.parent / "training"))

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Population:
    """Units with the coders' value, the machine's, their outlet and their cluster.

    `truth` is 0 or 1 for a share, or -1 to 1 for a mean; `machine` the same; `score` what the
    machine would bet, where it says so.
    """

    name: str
    truth: Floats
    machine: Floats
    outlet: NDArray[np.int64]
    cluster: NDArray[np.int64]


def _numbers(names: list[str]) -> NDArray[np.int64]:
    return np.unique(np.array(names), return_inverse=True)[1]


def newsmtsc() -> tuple[list[Population], list[Path]]:
    """Mentions of NewsMTSC: the share of negative ones, and the mean; labels from five folds."""
    import json

    import sentiment as training

    from research.measures.sentiment import weights

    path = data("newsmtsc") / "train.jsonl"
    training.DATA = path.parent.parent
    rows = training.rows()
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names = [
        "_".join(target["Input.gid"].split("_")[:3])
        for record in records
        for target in record["targets"]
    ]
    labels = np.array([row.label for row in rows])
    folds = training.folds(rows, 5)
    loaded = weights.load()
    seen = [training.see(row, loaded) for row in rows]
    predicted = np.zeros(len(rows), int)
    for fold in range(5):
        here = [s for s, f in zip(seen, folds, strict=True) if f == fold]
        rest = [s for s, f in zip(seen, folds, strict=True) if f != fold]
        model = training.fit(rest, labels[folds != fold])
        predicted[folds == fold] = training.predict(here, model).argmax(axis=1)
    outlets, clusters = _numbers([name.split("_")[0] for name in names]), _numbers(names)
    shares = Population(
        "NewsMTSC: negative mentions",
        (labels == 0) * 1.0,
        (predicted == 0) * 1.0,
        outlets,
        clusters,
    )
    means = Population("NewsMTSC: mean stance", labels - 1.0, predicted - 1.0, outlets, clusters)
    return [shares, means], [path]


def narrative_frames() -> tuple[list[Population], list[Path]]:
    """Articles of narrative_frames: the share framed as conflict, and as economic; five folds."""
    import frames as training

    from research.measures.frames import codebook
    from research.measures.frames.classifier import linear, read
    from research.text.document import lay_out

    folder = data("narrative_frames")
    training.DATA = folder.parent
    articles, _ = training.coded()
    book = codebook.load("generic")
    names = list(training.FRAMES.values())
    truth = np.array([article.present for article in articles])
    yes = np.array([article.yes for article in articles])
    documents = [lay_out(article.text) for article in articles]
    features = [read(document, codebook.coded(document, book), book) for document in documents]
    order = np.random.default_rng(100).permutation(len(articles))
    said = np.zeros(truth.shape, bool)
    for fold in range(5):
        held = order[fold::5]
        rest = np.setdiff1d(order, held)
        fitted = training.fit([features[i] for i in rest], truth[rest] * 1.0, yes[rest])
        said[held] = np.array([linear(features[i], fitted) for i in held]) >= fitted.threshold
    csv.field_size_limit(10**9)
    files = [folder / "articles_metadata.tsv", folder / "full_annotations.json"]
    with files[0].open(encoding="utf-8", newline="") as lines:
        about = {row["ID"]: row for row in csv.DictReader(lines, delimiter="\t")}
    bias = _numbers([about[article.name]["mbfc"] for article in articles])
    source = _numbers([about[article.name]["source"] for article in articles])
    found = [
        Population(
            f"narrative_frames: {frame.replace('_', ' ')}",
            truth[:, names.index(frame)] * 1.0, said[:, names.index(frame)] * 1.0, bias, source,
        )
        for frame in ("conflict", "economic_consequences")
    ]  # fmt: skip
    return found, files


def polnear_dev() -> tuple[list[Population], list[Path]]:
    """Sentences of PolNeAR's dev part: the share that holds words of an attribution's content."""
    from research.measures.quotes import find_quotes
    from research.text.segments import sentences

    folder = data("polnear")
    documents = polnear.read(folder, "dev")
    truth, machine, names = [], [], []
    for document in documents:
        gold = [span for relation in document.relations for span in relation.content]
        found = [span for quote in find_quotes(document.text, mentions=[]) for span in quote.spans]
        for sentence in sentences(document.text):
            for spans, values in ((gold, truth), (found, machine)):
                values.append(any(a < sentence[1] and sentence[0] < b for a, b in spans))
            names.append(document.name)
    share = Population(
        "PolNeAR: sentences with an attribution", np.array(truth) * 1.0, np.array(machine) * 1.0,
        _numbers([name.split("_")[0] for name in names]), _numbers(names),
    )  # fmt: skip
    paths = [path for pair in polnear.files(folder, "dev") for path in pair]
    return [share], paths


ALL = (newsmtsc, narrative_frames, polnear_dev)
