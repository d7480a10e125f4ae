"""Train the encoder's pair tower: `make pairs`, half an hour of one core that multiplies bfloat16.

Reads the sentences of Park, Pan and Joo (2021) from the data folder, and the sentiment tower and
word vectors that ship, from which it starts; then the upper layers learn from articles (`pair_tune`).
Writes `weights/encoder_pairs.onnx`. One tenth of the sentences is held back, and one tenth kept for the
combiner; copies of a sentence stay together.

    python training/pairs.py [--from FILE]    the second learning alone, from a tower as stored
"""

from __future__ import annotations

import argparse
import json
import os
import random
from pathlib import Path

import numpy as np
import torch
from encoder_export import export
from encoder_net import tokenizer
from encoder_train import padded
from onnxruntime import InferenceSession, SessionOptions
from pair_data import OF_ARTICLES, Pair, of_articles, read, split, turned
from pair_net import PairStance, read_back, start
from pair_train import PairRecipe, chances, f1, rows_of, train
from pair_tune import TuneRecipe, drawn, tune
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


def from_sentences(words: torch.Tensor, pieces: Tokenizer, learnt: list[Pair]) -> PairStance:
    """The tower after its first learning."""
    # Sums in another order give other weights; two threads take twice the work here.
    torch.set_num_threads(1)
    recipe = PairRecipe()
    torch.manual_seed(recipe.seed)
    net = PairStance(dropout=recipe.dropout)
    start(net, FOLDER / "encoder_sentiment.onnx")
    train(net, words, pieces, learnt, recipe)
    return net


def stored(
    net: PairStance, words: torch.Tensor, pieces: Tokenizer, learnt: list[Pair], path: Path
) -> None:
    """Write a tower as it ships."""
    shown = learnt[:: len(learnt) // MEASURED][:MEASURED]
    measured_on = feeds(pieces, words, [turned(p) if i % 2 else p for i, p in enumerate(shown)])
    export(net, path, measured_on=measured_on)


def measured(
    net: PairStance, words: torch.Tensor, pieces: Tokenizer, parts: list[Pair]
) -> dict[str, float | list[float]]:
    """Figures of the tower as it ships, on sentences that were held back."""
    labels = np.array([pair.label for pair in parts])
    exact, found = chances(net, words, pieces, parts), shipped(pieces, words, parts)
    scores = f1(labels, found.argmax(axis=1))
    return {
        "held": len(parts),
        "f1": scores,
        "macro_f1": float(np.mean(scores)),
        "macro_f1_before_rounding": float(np.mean(f1(labels, exact.argmax(axis=1)))),
        "same_class": float(np.mean(exact.argmax(axis=1) == found.argmax(axis=1))),
        "log_loss": float(-np.log(found[range(len(labels)), labels]).mean()),
        "megabytes": (FOLDER / FILE).stat().st_size / 1e6,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", type=Path, dest="first", help="a tower of the first learning")
    first = parser.parse_args().first
    second = TuneRecipe()
    pairs, articles = read(DATA / "dse"), of_articles()
    learnt, adjusted, held = split(pairs)
    sentences = [pairs[i] for i in learnt]
    pieces, words = shipped_words()
    if first is None:
        first = OF_ARTICLES.with_name("pairs_first.onnx")
        stored(from_sentences(words, pieces, sentences), words, pieces, sentences, first)
    torch.manual_seed(second.seed)
    net = PairStance(dropout=second.dropout)
    net.load_state_dict(read_back(first))
    rng = random.Random(second.seed)
    coded = drawn(articles, sentences, second, rng)
    tune(net, words, pieces, coded, second, rng)
    stored(net, words, pieces, sentences, FOLDER / FILE)
    publish(FILE)
    figures = {
        "learnt": len(learnt),
        "adjusted": len(adjusted),
        "articles": len(articles),
        "stances": sum(pair.label > 0 for pair in articles),
        "tuned": len(coded),
        **measured(net, words, pieces, [pairs[i] for i in held]),
    }
    (FOLDER / "pairs.md").write_text(card(PairRecipe(), second, figures), encoding="utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
