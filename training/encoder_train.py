"""One training run of the encoder: batches, losses, schedule, figures on a held part."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from encoder_data import Example, augmented, passages
from encoder_net import LAYERS, POSITIONS, Encoder
from tokenizers import Tokenizer
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run is made of; the defaults are those of the shipped weights."""

    epochs: int = 4
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 5e-4
    layer_decay: float = 0.85
    weight_decay: float = 0.01
    warm_up: float = 0.1
    dropout: float = 0.1
    smoothing: float = 0.05
    prefix: float = 0.15
    rename: float = 0.2
    likeness: float = 4.0
    average: float = 0.0
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
def embeddings(net: Encoder, tokenizer: Tokenizer, texts: list[str]) -> Tensor:
    """Unit embeddings of texts, in batches of like length."""
    rows = encode(tokenizer, [(text, 0, 0) for text in texts])
    return _in_order(net, rows, 1, nn.functional.normalize)


@torch.no_grad()
def probabilities(net: Encoder, tokenizer: Tokenizer, examples: list[Example]) -> np.ndarray:
    """Probabilities of negative, neutral, positive, one row an example."""
    rows = encode(tokenizer, [(e.text, e.start, e.end) for e in examples])
    return _in_order(net, rows, 0, lambda x: torch.softmax(x, -1)).numpy()


def _in_order(net, rows, which, then):  # type: ignore[no-untyped-def]
    net.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    found = [torch.empty(0)] * len(rows)
    for i in range(0, len(order), 64):
        with torch.autocast("cpu", torch.bfloat16):
            out = net(*padded([rows[j] for j in order[i : i + 64]]))[which]
        for j, vector in zip(order[i : i + 64], then(out.float()), strict=True):
            found[j] = vector
    return torch.stack(found)


def groups(net: Encoder, recipe: Recipe) -> Iterator[dict[str, object]]:
    """Parameters with their rates: lower layers learn slower, norms and biases do not decay."""
    for name, parameter in net.named_parameters():
        if name.startswith("layers."):
            depth = LAYERS - 1 - int(name.split(".")[1])
            rate = recipe.rate * recipe.layer_decay**depth
        elif name.startswith(("mixed", "sentiment")):
            rate = recipe.head_rate
        else:
            rate = recipe.rate * recipe.layer_decay**LAYERS
        decay = recipe.weight_decay if parameter.ndim > 1 else 0.0
        yield {"params": [parameter], "lr": rate, "weight_decay": decay}


def train(
    net: Encoder, tokenizer: Tokenizer, examples: list[Example], recipe: Recipe, *, after_epoch=None
) -> Encoder:
    """Fine-tune `net` in place on these examples, its embeddings held to what they were."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    counts = np.bincount([e.label for e in examples], minlength=3)
    weights = torch.tensor((counts.sum() / 3 / counts) ** 0.5, dtype=torch.float32)
    loss_of = nn.CrossEntropyLoss(weight=weights, label_smoothing=recipe.smoothing)
    optimiser = torch.optim.AdamW(list(groups(net, recipe)))
    per_epoch = -(-len(examples) // recipe.batch)
    steps = per_epoch * recipe.epochs
    warm = max(1, int(steps * recipe.warm_up))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    kept_texts = [passages(examples, rng) for _ in range(recipe.epochs)]
    with torch.no_grad():
        goals = [embeddings(net, tokenizer, texts) for texts in kept_texts]
    mean = None
    for epoch in range(recipe.epochs):
        began, total, apart = time.time(), 0.0, 0.0
        shown = augmented(examples, rng, prefix=recipe.prefix, rename=recipe.rename)
        rows = encode(tokenizer, [(e.text, e.start, e.end) for e in shown])
        plain = encode(tokenizer, [(text, 0, 0) for text in kept_texts[epoch]])
        others = batches([len(ids) for ids, _ in plain], recipe.batch, rng)
        net.train()
        for number, batch in enumerate(batches([len(r[0]) for r in rows], recipe.batch, rng)):
            with torch.autocast("cpu", torch.bfloat16):
                logits, _ = net(*padded([rows[i] for i in batch]))
                loss = loss_of(logits.float(), torch.tensor([shown[i].label for i in batch]))
                total += float(loss)
                if recipe.likeness:
                    other = others[number % len(others)]
                    _, vectors = net(*padded([plain[i] for i in other]))
                    unit = nn.functional.normalize(vectors.float(), dim=-1)
                    far = 1 - (unit * goals[epoch][other]).sum(-1).mean()
                    apart += float(far)
                    loss = loss + recipe.likeness * far
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
        print(
            f"epoch {epoch + 1}: loss {total / per_epoch:.3f}, embeddings apart by "
            f"{apart / per_epoch:.4f}, {time.time() - began:.0f} s",
            flush=True,
        )
        if after_epoch is not None:
            after_epoch(epoch, net)
    return net
