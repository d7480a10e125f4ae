"""How well the generic frames agree with people: narrative_frames, five folds by article.

    RESEARCH_DATA=... python benchmarks/frames.py

Twenty times five folds: one division of the articles moves macro-AUC by .004. The learned scorer is
trained, and both thresholds are set, on the articles outside the fold alone. The dictionary is not
trained; its terms were chosen with a look at these articles, which flatters its figures. Baselines:
every article coded as the more frequent code ("majority"), every article coded yes ("yes_to_all").
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from common import HERE, data, fingerprint, save
from numpy.typing import NDArray
from triplets import basil, polnear, seesaw

from research.measures.frames import codebook, score_frames
from research.measures.frames.classifier import linear, read
from research.statistics import auc
from research.text.document import lay_out

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
FOLDS = 5
REPEATS = 20


def _training() -> object:
    # training/ is no package: its scripts are run, and here looked at.
    sys.path.append(str(HERE.parent / "training"))
    spec = importlib.util.spec_from_file_location(
        "training_frames", HERE.parent / "training/frames.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def f1(truth: Bools, said: Bools) -> float:
    """F1 of yes; 0 where nothing is right."""
    return float(2 * (truth & said).sum() / max(truth.sum() + said.sum(), 1))


def right_of(names: list[str], truth: Bools, called: Bools) -> dict[str, float]:
    """Of the articles called so in each frame, and in all of them, the share that are."""
    right = (truth & called).sum(axis=0) / called.sum(axis=0)
    every = float((truth & called).sum() / called.sum())
    return {**dict(zip(names, right.tolist(), strict=True)), "all": every}


def per_frame(names: list[str], values: list[float]) -> dict[str, float]:
    """Each frame's figure, and their mean as `macro`."""
    return {**dict(zip(names, values, strict=True)), "macro": float(np.mean(values))}


ITEMS = {
    "co1": ("conflict", "disagreement"),
    "co2": ("conflict", "reproach"),
    "co3": ("conflict", "sides, contest"),
    "hi1": ("human_interest", "human example, private life"),
    "hi2": ("human_interest", "emotion"),
    "mo1": ("morality", "morals"),
    "mo2": ("morality", "religion"),
    "ec1": ("economic_consequences", "gains and losses"),
    "ec2": ("economic_consequences", "money"),
}


def items(texts: dict[str, str]) -> dict[str, dict[str, float]]:
    """F1 of the answers to each coders' question, threshold by five folds, beside two coders'."""
    book = codebook.load("generic")
    answers = json.loads((data("narrative_frames") / "full_annotations.json").read_text("utf-8"))
    breadth: dict[str, list[float]] = {question: [] for question in ITEMS}
    for text in texts.values():
        document = lay_out(text)
        hits = {(h.frame, h.term) for s in codebook.coded(document, book) for h in s.hits}
        for question, (frame, item) in ITEMS.items():
            n = sum(hit[0] == frame and book.item_of[hit] == item for hit in hits)
            breadth[question].append(n / max(len(document), 1) ** 0.5)
    order = np.random.default_rng(0).permutation(len(texts))
    figures: dict[str, dict[str, float]] = {}
    for question, values in breadth.items():
        given = [answers[name][question] for name in texts]
        truth, x = np.array([one[0] == "yes" for one in given]), np.array(values)
        said = np.zeros(len(truth), bool)
        for fold in range(FOLDS):
            held = order[fold::FOLDS]
            rest = np.setdiff1d(order, held)
            said[held] = (x[held] >= np.quantile(x[rest], 1 - truth[rest].mean())) & (x[held] > 0)
        pairs = [
            (a == "yes", b == "yes")
            for _, coders in given
            for i, a in enumerate(coders)
            for j, b in enumerate(coders)
            if i != j and -1 not in (a, b)
        ]
        one, other = (np.array(column, bool) for column in zip(*pairs, strict=True))
        figures[question] = {"f1": f1(truth, said), "coders_f1": f1(one, other)}
    for kind in ("f1", "coders_f1"):
        figures.setdefault("macro", {})[kind] = float(
            np.mean([held[kind] for question, held in figures.items() if question != "macro"])
        )
    return figures


def wrong_sense() -> dict[str, float]:
    """Share of judged rows of evidence whose word has another sense, by frame and in all."""
    lines = (HERE / "frames_judged.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    frames = dict.fromkeys(row[0] for row in rows)
    share = {
        frame: [1 - int(row[-1]) for row in rows if frame in (row[0], "all")]
        for frame in (*frames, "all")
    }
    share["all"] = [1 - int(row[-1]) for row in rows]
    return {frame: float(np.mean(wrong)) for frame, wrong in share.items()}


def shown() -> dict[str, dict[str, float]]:
    """Rows of evidence that readers judged: how many are still shown, the share right of all and of these."""
    rows = pd.read_csv(HERE / "readers.tsv", sep="\t")
    rows = rows[(rows["table"] == "evidence") & rows["kind"].isin(["human_interest", "morality"])]
    here = ("basil/", "seesaw/", "polnear/")  # of others there are no texts, or but sentences
    rows = rows[rows["places"].str.startswith(here)]
    rows = rows.assign(article=rows["places"].str.rpartition(":")[0])
    wanted, book = set(rows["article"]), codebook.load("generic")
    found = {
        (article.article_id, hit.frame, sentence.span.start + hit.start)
        for corpus, *_ in (basil(), seesaw(), polnear())
        for article in corpus
        if article.article_id in wanted
        for sentence in codebook.coded(lay_out(article.text), book)
        for hit in sentence.hits
        if hit.evidence
    }
    starts = rows["places"].str.extract(r":(\d+)-")[0].astype(int)
    still = [one in found for one in zip(rows["article"], rows["kind"], starts, strict=True)]
    figures = {}
    for (reader, frame), held in rows.assign(still=still).groupby(["reader", "kind"]):
        left = held[held["still"]]
        figures[f"{reader} {frame}"] = {
            "judged": len(held),
            "right": held["right"].mean(),
            "left": len(left),
            "right_of_left": left["right"].mean(),
            "right_rows_left": held.loc[held["right"] == 1, "still"].mean(),
        }
    return figures


def main() -> None:
    """Measure and save."""
    training = _training()
    articles, dropped = training.coded()
    book = codebook.load("generic")
    names = list(training.FRAMES.values())
    truth = np.array([article.present for article in articles])
    yes = np.array([article.yes for article in articles])
    features = [
        read(document, codebook.coded(document, book), book)
        for document in (lay_out(article.text) for article in articles)
    ]
    words = np.array([list(score_frames(a.text, method="dictionary").values()) for a in articles])[
        :, [book.names.index(name) for name in names]
    ]

    figures: dict[str, dict[str, list[list[float]]]] = {
        method: {"auc": [], "f1": []} for method in ("learned", "dictionary")
    }
    for seed in range(REPEATS):
        order = np.random.default_rng(100 + seed).permutation(len(articles))
        sums, said, counted = (
            np.zeros(truth.shape),
            np.zeros(truth.shape, bool),
            np.zeros(truth.shape, bool),
        )
        for fold in range(FOLDS):
            held = order[fold::FOLDS]
            rest = np.setdiff1d(order, held)
            weights = training.fit([features[i] for i in rest], truth[rest] * 1.0, yes[rest])
            sums[held] = [linear(features[i], weights) for i in held]
            said[held] = sums[held] >= weights.threshold
            share = np.minimum(truth[rest].mean(axis=0) * training.GENEROUS, 1)
            limit = [np.quantile(words[rest, j], 1 - share[j]) for j in range(len(names))]
            counted[held] = words[held] >= limit
        for method, scores, codes in (("learned", sums, said), ("dictionary", words, counted)):
            columns = range(len(names))
            figures[method]["auc"].append([auc(scores[:, j], truth[:, j]) for j in columns])
            figures[method]["f1"].append([f1(truth[:, j], codes[:, j]) for j in columns])
    called = words >= 0.5
    shipped = [f1(truth[:, j], called[:, j]) for j in range(len(names))]
    majority = [
        f1(truth[:, j], np.full(len(truth), truth[:, j].mean() > 0.5)) for j in range(len(names))
    ]
    everything = [f1(truth[:, j], np.ones(len(truth), dtype=bool)) for j in range(len(names))]
    result = {
        "articles": len(articles),
        "dropped": dropped,
        "present": {name: int(n) for name, n in zip(names, truth.sum(axis=0), strict=True)},
        **{
            method: {
                kind: per_frame(names, np.mean(runs, axis=0).tolist())
                for kind, runs in kinds.items()
            }
            for method, kinds in figures.items()
        },
        "dictionary_shipped_thresholds": {
            "f1": per_frame(names, shipped),
            "right": right_of(names, truth, called),
            "found": right_of(names, called, truth),
        },
        "wrong_sense": wrong_sense(),
        "shown": shown(),
        "items": items({article.name: article.text for article in articles}),
        "baselines": {
            "majority_f1": float(np.mean(majority)),
            "yes_to_all_f1": float(np.mean(everything)),
        },
    }
    folder: Path = data("narrative_frames")
    files = [folder / "articles_metadata.tsv", folder / "full_annotations.json"]
    save("frames", result, data_sha256=fingerprint(files))


if __name__ == "__main__":
    main()
