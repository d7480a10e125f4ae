"""Train the teacher of pairs and ask it: `make pair-teacher`, an hour of one core that multiplies bfloat16.

A transformer that takes eight times the work of the one that ships learns the sentences of Park, Pan and
Joo (2021), then texts that readers read in full, but for what is held back. Its chances for all pairs that
the tower learns from, coded or not, are kept in `pair_answers.npz`; `make pairs` learns from them besides the
labels (distillation: Hinton, Vinyals and Dean 2015).
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import teacher_net
import torch
from pair_answers import aims, keep, key
from pair_data import Pair, listed, read, split
from pair_teacher_net import PairTeacher
from pair_train import PairRecipe, chances, f1, ranked, train
from tokenizers import Tokenizer

DATA = Path(os.environ.get("RESEARCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SENTENCES = PairRecipe(
    epochs=2, batch=48, rate=6e-5, head_rate=5e-4, warm_up=0.1, share=0.0, seen=0.7
)
TEXTS = replace(SENTENCES, epochs=1, head_rate=2e-4, seen=1.0)
NONE = 0.35  # share of the texts' pairs without a stance that the second learning shows
AGAIN = 1800  # sentences that it shows once more


def of_texts(pairs: Sequence[Pair], sentences: Sequence[Pair]) -> list[Pair]:
    """What the second learning shows: all stances of texts, a part of their other pairs and of sentences."""
    rng = random.Random(TEXTS.seed)
    shown = [one for one in pairs if one.label or (one.label == 0 and rng.random() < NONE)]
    return [*shown, *rng.sample(sentences, AGAIN)]


def teach(
    net: PairTeacher,
    words: torch.Tensor,
    pieces: Tokenizer,
    pairs: Sequence[Pair],
    recipe: PairRecipe,
) -> None:
    """Teach the net what coders and readers said."""
    labels = np.array([one.label for one in pairs])
    nothing = np.full((len(pairs), 1), np.nan)
    aim = aims(labels, nothing, share=recipe.share, smoothing=recipe.smoothing)
    train(net, words, pieces, pairs, aim, recipe)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, help="where tuned weights are kept, or taken")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    coded = read(DATA / "dse")
    learnt, _, held = ([coded[i] for i in part] for part in split(coded))
    pairs, held_pairs = listed()
    words, pieces = teacher_net.word_vectors(), teacher_net.tokenizer()
    torch.manual_seed(SENTENCES.seed)
    net = PairTeacher(dropout=SENTENCES.dropout)
    teacher_net.start(net)
    if chosen.checkpoint is not None and chosen.checkpoint.exists():
        net.load_state_dict(torch.load(chosen.checkpoint))
    else:
        teach(net, words, pieces, learnt, SENTENCES)
        teach(net, words, pieces, of_texts(pairs, learnt), TEXTS)
        if chosen.checkpoint is not None:
            torch.save(net.state_dict(), chosen.checkpoint)
    labels = np.array([one.label for one in held])
    by_class = f1(labels, chances(net, words, pieces, held).argmax(axis=1))
    of_held = np.array([one.label for one in held_pairs])
    figures = {
        "macro_f1": float(np.mean(by_class)),
        **ranked(of_held, chances(net, words, pieces, held_pairs)),
    }
    print(json.dumps(figures), flush=True)
    asked = list({key(one): one for one in [*learnt, *pairs]}.values())
    keep(asked, chances(net, words, pieces, asked), figures)


if __name__ == "__main__":
    main()
