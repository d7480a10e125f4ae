"""One training run of the encoder: batches, losses, schedule, figures on a held part."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from encoder_data import Example, hidden
from encoder_net import POSITIONS
from tokenizers import Tokenizer
from torch import Tensor, nn

THREADS = 2  # fixed: sums in another order give other weights
NEW = ("mixed", "chosen", "marks")  # weights that no pretraining knows


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run is made of; the defaults are those of the shipped weights."""

    epochs: int = 3
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 5e-4
    layer_decay: float = 0.85
    weight_decay: float = 0.01
    warm_up: float = 0.1
    dropout: float = 0.1
    taught: float = 0.5  # share of the teacher's word in what a coded example is held to
    smoothing: float = 0.0  # of the label
    hidden: float = 0.25  # of coded examples, shown once more without the name; of others, instead
    seed: int = 13


def encode(
    tokenizer: Tokenizer, items: list[tuple[str, int, int]]
) -> list[tuple[list[int], list[int]]]:
    """Ids of the word pieces of each text, and 1 for those of the target `text[start:end]`.

    A text too long for the encoder keeps the stretch around its target.
    """
    rows = []
    for (_, start, end), row in zip(
        items, tokenizer.encode_batch([text for text, _, _ in items]), strict=True
    ):
        marked = [int(a < end and b > start and b > a) for a, b in row.offsets]
        ids = row.ids
        if len(ids) > POSITIONS:
            here = marked.index(1) if 1 in marked else 0
            first = max(1, min(here - POSITIONS // 2, len(ids) - POSITIONS + 1))
            keep = range(first, first + POSITIONS - 2)
            ids = [ids[0], *(ids[i] for i in keep), ids[-1]]
            marked = [0, *(marked[i] for i in keep), 0]
        rows.append((ids, marked))
    return rows


def padded(rows: list[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, mask and marks as tensors of one length."""
    length = max(len(ids) for ids, _ in rows)
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    mask, marked = torch.zeros_like(ids), torch.zeros_like(ids)
    for i, (row, marks) in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
        marked[i, : len(row)] = torch.tensor(marks)
    return ids, mask, marked


def batches(lengths: list[int], size: int, rng: random.Random) -> list[list[int]]:
    """Positions in batches of like length, the batches in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.random() * 8)
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    return cut


@torch.no_grad()
def probabilities(
    net: nn.Module, words: Tensor, tokenizer: Tokenizer, examples: Sequence[Example]
) -> np.ndarray:
    """Probabilities of negative, neutral, positive, one row an example."""
    net.eval()
    rows = encode(tokenizer, [(e.text, e.start, e.end) for e in examples])
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    found = np.zeros((len(rows), 3))
    for i in range(0, len(order), 64):
        ids, mask, marked = padded([rows[j] for j in order[i : i + 64]])
        with torch.autocast("cpu", torch.bfloat16):
            out = net(words[ids], mask, marked)
        found[order[i : i + 64]] = torch.softmax(out.float(), -1).numpy()
    return found


def macro_f1(labels: np.ndarray, chosen: np.ndarray) -> float:
    """Mean over the three labels of 2 TP / (2 TP + FP + FN)."""
    found = []
    for label in range(3):
        both = np.sum((labels == label) & (chosen == label))
        found.append(2 * both / max(1, np.sum(labels == label) + np.sum(chosen == label)))
    return float(np.mean(found))


def groups(net: nn.Module, recipe: Recipe) -> list[dict[str, object]]:
    """Every weight with its rate: lower layers learn slower, norms and biases do not decay."""
    found = []
    depth = len(net.layers)
    for name, parameter in net.named_parameters():
        if name.startswith(NEW):
            rate = recipe.head_rate
        else:
            above = depth - 1 - int(name.split(".")[1]) if name.startswith("layers.") else depth
            rate = recipe.rate * recipe.layer_decay**above
        decay = recipe.weight_decay if parameter.ndim > 1 else 0.0
        found.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return found


def aims(coded: Sequence[Example], heard: Sequence[Example], recipe: Recipe) -> Tensor:
    """What the net is held to: of coded examples their label and the teacher's word, else that."""
    labels = nn.functional.one_hot(torch.tensor([e.label for e in coded]), 3).float()
    labels = (1 - recipe.smoothing) * labels + recipe.smoothing / 3
    if not recipe.taught:
        return labels
    word = torch.tensor([e.chances for e in [*coded, *heard]])
    mixed = (1 - recipe.taught) * labels + recipe.taught * word[: len(coded)]
    return torch.cat([mixed, word[len(coded) :]])


def weights(coded: Sequence[Example], heard: Sequence[Example]) -> Tensor:
    """How much each example counts: rare labels more, by the square root, where coders gave them."""
    counts = np.bincount([e.label for e in coded], minlength=3)
    of_label = (counts.sum() / 3 / counts) ** 0.5
    return torch.tensor([*(of_label[e.label] for e in coded), *(1.0 for _ in heard)])


def train(
    net: nn.Module,
    words: Tensor,
    tokenizer: Tokenizer,
    coded: Sequence[Example],
    heard: Sequence[Example],
    recipe: Recipe,
) -> float:
    """Tune `net`, in place, on coded examples and on others that a teacher labelled.

    Every coded example is shown in each epoch, and a share of them once more with its target's name
    hidden; of the others, each in one of the two forms. Returns seconds of CPU that it took.
    """
    since = time.process_time()
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    rows = encode(tokenizer, [(e.text, e.start, e.end) for e in [*coded, *heard]])
    mask = tokenizer.token_to_id("[MASK]")
    aim = aims(coded, heard, recipe)
    weight = weights(coded, heard).float()
    optimiser = torch.optim.AdamW(groups(net, recipe), fused=True)
    per_epoch = (len(rows) + recipe.hidden * len(coded)) / recipe.batch
    steps = int(per_epoch * recipe.epochs * 1.01)
    warm = max(1, int(steps * recipe.warm_up))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    for epoch in range(recipe.epochs):
        began, total = time.process_time(), 0.0
        drawn = [rng.random() < recipe.hidden for _ in rows]
        order = [(i, drawn[i] and i >= len(coded)) for i in range(len(rows))]
        order += [(i, True) for i in range(len(coded)) if drawn[i]]
        shown = [hidden(*rows[i], mask) if blind else rows[i] for i, blind in order]
        net.train()
        for batch in batches([len(ids) for ids, _ in shown], recipe.batch, rng):
            ids, given, marked = padded([shown[n] for n in batch])
            here = [order[n][0] for n in batch]
            with torch.autocast("cpu", torch.bfloat16):
                logits = net(words[ids], given, marked)
            losses = nn.functional.cross_entropy(logits.float(), aim[here], reduction="none")
            loss = (losses * weight[here]).mean()
            loss.backward()
            total += loss.item() * len(batch)
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
        print(
            f"epoch {epoch + 1}: loss {total / len(shown):.3f}, "
            f"{time.process_time() - began:.0f} s of one core",
            flush=True,
        )
    return time.process_time() - since
