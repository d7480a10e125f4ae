"""Train the encoder's pair tower: `make pairs`, an hour of one core that multiplies bfloat16.

Reads the sentences of Park, Pan and Joo (2021) from the data folder, the pairs of texts that
`pair_texts.py` listed, what a large teacher says of both (`pair_answers.npz`), and the sentiment tower and
word vectors that ship, from which it starts. Writes `weights/encoder_pairs.onnx`. One tenth of the sentences
is held back, and one tenth kept for the combiner; copies of a sentence stay together.
"""

from __future__ import annotations

import json
import os
from itertools import product
from pathlib import Path

import numpy as np
import torch
from encoder_export import export
from encoder_net import tokenizer
from encoder_train import padded
from onnxruntime import InferenceSession, SessionOptions
from pair_answers import taught
from pair_data import Pair, listed, read, split, turned
from pair_net import PairStance, start
from pair_train import PairRecipe, chances, f1, ranked, rows_of, train
from pairs_card import card
from publish import FOLDER, publish
from tokenizers import Tokenizer

DATA = Path(os.environ.get("RESEARCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
FILE = "encoder_pairs.onnx"
MEASURED = 200  # pairs that set how wide the numbers inside run


def shipped_words() -> tuple[Tokenizer, torch.Tensor]:
    """The word pieces that ship, and their vectors."""
    with np.load(FOLDER / "encoder_words.npz") as held:
        names = held["pieces"].tobytes().decode().split("\n")
        vectors = held["vectors"].astype(np.float32) * held["scale"][:, None]
    known = tokenizer().get_vocab()
    return tokenizer([known[name] for name in names]), torch.tensor(vectors)


def feeds(pieces: Tokenizer, words: torch.Tensor, pairs: list[Pair]) -> list[dict[str, np.ndarray]]:
    """What the tower takes, one pair each."""
    found = []
    for row in rows_of(pieces, pairs):
        ids, mask, marked = padded([row])
        found.append(
            {"vectors": words[ids].numpy(), "mask": mask.numpy(), "marked": marked.numpy()}
        )
    return found


def shipped(pieces: Tokenizer, words: torch.Tensor, pairs: list[Pair]) -> np.ndarray:
    """Chances by the file as written, one row a pair."""
    options = SessionOptions()
    options.intra_op_num_threads = 1
    session = InferenceSession(FOLDER / FILE, options, providers=["CPUExecutionProvider"])
    logits = np.concatenate([session.run(None, feed)[0] for feed in feeds(pieces, words, pairs)])
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def level(net: PairStance, found: np.ndarray, labels: np.ndarray) -> None:
    """Add to the logits of the stances what gives the best macro-F1 on sentences kept for the combiner.

    Most pairs that are learnt hold no stance, and the likeliest class would seldom be one. `found` is the
    net's chances. One number is for either sign, one more for both from the target's side.
    """
    steps = np.arange(0, 1.6, 0.1)
    added = [np.array([0, a, b, a + c, b + c]) for a, b, c in product(steps, steps, (0, 0.3, 0.6))]
    best = max(added, key=lambda more: np.mean(f1(labels, (np.log(found) + more).argmax(axis=1))))
    with torch.no_grad():
        net.chosen.bias += torch.tensor(best, dtype=torch.float32)


def stored(net: PairStance, words: torch.Tensor, pieces: Tokenizer, learnt: list[Pair]) -> None:
    """Write the tower as it ships."""
    shown = learnt[:: max(1, len(learnt) // MEASURED)][:MEASURED]
    measured_on = feeds(pieces, words, [turned(p) if i % 2 else p for i, p in enumerate(shown)])
    export(net, FOLDER / FILE, measured_on=measured_on)
    publish(FILE)


def measured(
    net: PairStance,
    words: torch.Tensor,
    pieces: Tokenizer,
    sentences: list[Pair],
    of_texts: list[Pair],
) -> dict[str, float | list[float]]:
    """Figures of the tower as it ships, on sentences and on pairs of texts that were held back."""
    labels = np.array([pair.label for pair in sentences])
    exact, found = chances(net, words, pieces, sentences), shipped(pieces, words, sentences)
    scores = f1(labels, found.argmax(axis=1))
    there = np.array([pair.label for pair in of_texts])
    return {
        "held": len(sentences),
        "f1": scores,
        "macro_f1": float(np.mean(scores)),
        "macro_f1_before_rounding": float(np.mean(f1(labels, exact.argmax(axis=1)))),
        "same_class": float(np.mean(exact.argmax(axis=1) == found.argmax(axis=1))),
        "log_loss": float(-np.log(found[range(len(labels)), labels]).mean()),
        "held_pairs": len(of_texts),
        **ranked(there, shipped(pieces, words, of_texts)),
        "megabytes": (FOLDER / FILE).stat().st_size / 1e6,
    }


def main() -> None:
    recipe = PairRecipe()
    coded = read(DATA / "dse")
    learnt, adjusted, held = ([coded[i] for i in part] for part in split(coded))
    of_texts, held_pairs = listed()
    # A sentence that recurs word by word is one.
    sentences = list(dict.fromkeys(learnt))
    pairs, aim, said = taught(sentences, of_texts, share=recipe.share, smoothing=recipe.smoothing)
    pieces, words = shipped_words()
    # Sums in another order give other weights; two threads take twice the work here.
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    net = PairStance(dropout=recipe.dropout)
    start(net, FOLDER / "encoder_sentiment.onnx")
    seconds = train(net, words, pieces, pairs, aim, recipe)
    level(net, chances(net, words, pieces, adjusted), np.array([pair.label for pair in adjusted]))
    stored(net, words, pieces, learnt)
    figures = {
        "learnt": len(learnt),
        "adjusted": len(adjusted),
        "sentences": len(sentences),
        "pairs": len(pairs),
        "read": sum(pair.label is not None for pair in of_texts),
        "stances": sum(bool(pair.label) for pair in of_texts),
        "open": sum(pair.label is None for pair in of_texts),
        "minutes": seconds / 60,
        **said,
        **measured(net, words, pieces, held, held_pairs),
    }
    (FOLDER / "pairs.md").write_text(card(recipe, figures), encoding="utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
