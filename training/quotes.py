"""Train the tagger of attributions on PolNeAR (train) and pack its weights.

Deterministic: documents in the order of their names, weights from zero. Forty minutes of one core,
2 GB. The second step of `make tagger`, which reads what word_classes.py wrote.

    python training/quotes.py classes.json

`--fold N` leaves out every fifth document from the N-th on and prints figures on them instead of
packing: hyperparameters were chosen so, not on dev.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import polnear  # noqa: E402
from common import data  # noqa: E402
from publish import FOLDER, publish  # noqa: E402

from research.measures.quotes.assembly import assemble  # noqa: E402
from research.measures.quotes.attribution import Attribution  # noqa: E402
from research.measures.quotes.tagger import model as tagger  # noqa: E402
from research.measures.quotes.tagger.features import WordClasses, features  # noqa: E402
from research.text.document import Document, lay_out  # noqa: E402

FOLDS = 5
Pair = tuple[str, str]
Ways = dict[str, tuple[str, dict[str, float]]]  # algorithm and parameters of CRFsuite
SHARED = {"feature.minfreq": 4, "feature.possible_transitions": False}
# Trainings whose weights are averaged: L-BFGS stopped early and run on, SGD, and both of these on the
# texts of every annotator. Their mean is three points of F1 better than the best of them.
ONE: Ways = {
    "lbfgs-60": ("lbfgs", {"c1": 0.8, "c2": 0.05, "max_iterations": 60}),
    "lbfgs-220": (
        "lbfgs",
        {"c1": 0.8, "c2": 0.05, "max_iterations": 220, "epsilon": 1e-7, "delta": 1e-7},
    ),
    "sgd": ("l2sgd", {"c2": 1.0, "max_iterations": 25}),
}
EVERY: Ways = {
    "lbfgs-every": ("lbfgs", {"c1": 0.5, "c2": 0.2, "max_iterations": 90}),
    "sgd-every": ("l2sgd", {"c2": 2.0, "max_iterations": 20}),
}
STEP = 0.002  # of the weights as they are stored; sixteen bits a weight
LEAST_WEIGHT = 0.01  # smaller weights are dropped
LIMIT = 32_767
# Added where content begins: trained alone, the mean finds too little (precision .79, recall .68).
BEGINS = 0.8


def labels(layout: Document, relations: Sequence[polnear.Relation]) -> list[str]:
    """Annotated attributions as one label a token; see `tagger.LABELS`."""
    tokens = layout.tokens
    found = ["O"] * len(tokens)

    def inside(a: int, b: int) -> range:
        first = bisect_left(tokens, (a,))
        first -= first > 0 and tokens[first - 1].end > a
        return range(first, bisect_left(tokens, (b,)))

    for relation in relations:
        content = [at for span in relation.content for at in inside(*span)]
        for number, at in enumerate(content):
            goes_on = number and content[number - 1] == at - 1
            found[at] = "I" if goes_on else "J" if number else "B"
        for spans, role in ((relation.cue, "q"), (relation.source, "s")):
            for span in spans if content else ():
                for at in inside(*span):
                    if found[at] == "O":
                        found[at] = f"{role}{'>' if at < content[0] else '<'}"
    return found


def train(
    documents: Sequence[polnear.Document], ways: Ways, classes: WordClasses, folder: Path
) -> list[Path]:
    trainer = pycrfsuite.Trainer(verbose=False)
    for document in documents:
        layout = lay_out(document.text)
        rows = pycrfsuite.ItemSequence(features(layout, classes))
        trainer.append(rows, labels(layout, document.relations))
    models = []
    for name, (algorithm, parameters) in ways.items():
        trainer.select(algorithm)
        trainer.set_params({**SHARED, **parameters})
        models.append(folder / f"{name}.crf")
        trainer.train(str(models[-1]))
    return models


def averaged(models: Sequence[Path]) -> tuple[dict[Pair, float], dict[Pair, float]]:
    """Mean weights of features and of transitions over models; an absent one counts as 0."""
    states: dict[Pair, float] = {}
    moves: dict[Pair, float] = {}
    for model in models:
        crf = pycrfsuite.Tagger()
        crf.open(str(model))
        info = crf.info()
        for mean, weights in ((states, info.state_features), (moves, info.transitions)):
            for pair, weight in weights.items():
                mean[pair] = mean.get(pair, 0.0) + weight / len(models)
    return states, moves


def pack(models: Sequence[Path], classes: dict[str, dict[str, str]]) -> dict[str, np.ndarray]:
    """The models' mean as arrays; see `tagger.unpack`."""
    states, moves = averaged(models)
    column = {label: at for at, label in enumerate(tagger.LABELS)}
    rows: dict[str, list[int]] = {}
    for (name, label), weight in sorted(states.items()):
        if abs(weight) >= LEAST_WEIGHT:
            row = rows.setdefault(name, [0] * len(column))
            row[column[label]] = max(-LIMIT, min(LIMIT, round(weight / STEP)))
    transitions = np.full((len(column), len(column)), -np.inf, dtype=np.float32)
    for (before, after), weight in moves.items():
        transitions[column[before], column[after]] = weight + BEGINS * (after == "B")
    return {
        "names": _lines(rows),
        "weights": np.array(list(rows.values()), dtype=np.int16),
        "step": np.array(STEP, dtype=np.float32),
        "transitions": transitions,
        "words": _lines(f"{word}\t{part}" for word, part in classes["words"].items()),
        "endings": _lines(f"{ending}\t{part}" for ending, part in classes["endings"].items()),
    }


def _lines(lines: object) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def relation(found: Attribution) -> polnear.Relation:
    return polnear.Relation(
        tuple(found.content),
        (found.cue,) if found.cue else (),
        (found.source,) if found.source else (),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("classes", type=Path)
    parser.add_argument("--fold", type=int)
    options = parser.parse_args()
    classes = json.loads(options.classes.read_text(encoding="utf-8"))
    documents = polnear.read(data("polnear"), "train")
    held_out = [] if options.fold is None else documents[options.fold :: FOLDS]
    names = {document.name for document in held_out}
    listed = WordClasses(classes["words"], classes["endings"])
    with tempfile.TemporaryDirectory() as folder:
        models = []
        for ways, every in ((ONE, False), (EVERY, True)):
            read = polnear.read(data("polnear"), "train", every=every)
            used = [document for document in read if document.name not in names]
            models += train(used, ways, listed, Path(folder))
        packed = pack(models, classes)
    if held_out:
        trained = tagger.unpack(packed)
        layouts = [lay_out(document.text) for document in held_out]
        found = [[relation(a) for a in assemble(lay, trained.tag(lay))] for lay in layouts]
        marked = [[(m.start, m.end) for m in lay.marks] for lay in layouts]
        print(json.dumps(polnear.score(held_out, found, marked), indent=2))
    else:
        np.savez_compressed(FOLDER / "quotes.npz", **packed)
        print(publish("quotes.npz"))


if __name__ == "__main__":
    main()
