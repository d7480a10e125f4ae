"""Train the large teacher and ask it about sentences: `make teacher`, an hour of two cores.

A transformer that takes eight times the work of the one that is shipped learns NewsMTSC, but for the
part that is held back, and says of every example and of mentions in PolNeAR's texts how likely each
sentiment is. Its answers, numbers with the names of files and no sentence of them, are what
`make model` learns from besides the coders' labels (distillation: Hinton, Vinyals and Dean 2015).
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import numpy as np
import teacher_net
import torch
from encoder_data import ANSWERS, PLACES, asked, read, split
from encoder_train import THREADS, Recipe, macro_f1, probabilities, train
from teacher_net import Teacher

DATA = Path(os.environ.get("RESEARCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
RECIPE = Recipe(
    epochs=3, rate=4e-5, head_rate=4e-4, layer_decay=0.9, smoothing=0.05, taught=0, hidden=0, seed=7
)


def parts(chances: np.ndarray) -> np.ndarray:
    """Chances of negative and positive as 255ths, one row an example."""
    return np.rint(chances[:, [0, 2]] * 255).astype(np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, help="where tuned weights are kept, or taken")
    chosen = parser.parse_args()
    torch.set_num_threads(THREADS)
    examples = read(DATA / "newsmtsc")
    learnt, held = split(examples)
    words, pieces = teacher_net.word_vectors(), teacher_net.tokenizer()
    torch.manual_seed(RECIPE.seed)
    net = Teacher(dropout=RECIPE.dropout)
    teacher_net.start(net)
    if chosen.checkpoint is not None and chosen.checkpoint.exists():
        net.load_state_dict(torch.load(chosen.checkpoint))
    else:
        train(net, words, pieces, [examples[i] for i in learnt], [], RECIPE)
        if chosen.checkpoint is not None:
            torch.save(net.state_dict(), chosen.checkpoint)
    known = probabilities(net, words, pieces, examples)
    labels = np.array([e.label for e in examples])
    score = macro_f1(labels[held], known[held].argmax(1))
    print(f"macro-F1 on the part held back: {score:.3f}", flush=True)
    found = probabilities(net, words, pieces, asked(DATA, PLACES))
    with np.load(PLACES) as places:
        np.savez_compressed(ANSWERS, **places, newsmtsc=parts(known), chances=parts(found))


if __name__ == "__main__":
    main()
