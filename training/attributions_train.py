"""One training run of the attribution tower."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from attributions_data import NONE, Row, windows
from encoder_net import Attributions
from encoder_train import batches
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run is made of; the defaults are those of the shipped weights."""

    epochs: int = 2
    size: int = 190  # pieces of a window
    batch: int = 12
    rate: float = 3.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.85
    weight_decay: float = 0.01
    warm_up: float = 0.06
    dropout: float = 0.1
    averaged: float = 0.98  # share of the running mean of the weights that stays at each step
    other_marks: float = 0.35  # of the texts, in each epoch
    seed: int = 13


def padded(
    rows: Sequence[Row], numbers: Mapping[str, int]
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, mask, marks and labels as tensors of one length, [CLS] and [SEP] around."""
    length = max(len(row.ids) for row in rows) + 2
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    mask, marked = torch.zeros_like(ids), torch.zeros_like(ids)
    labels = torch.full_like(ids, NONE)
    for i, row in enumerate(rows):
        size = len(row.ids) + 2
        ids[i, :size] = torch.tensor([numbers["[CLS]"], *row.ids, numbers["[SEP]"]])
        mask[i, :size] = 1
        marked[i, 1 : size - 1] = torch.tensor(row.looks)
        labels[i, 1 : size - 1] = torch.tensor(row.labels[0])
    return ids, mask, marked, labels


def groups(net: nn.Module, recipe: Recipe) -> list[dict[str, object]]:
    """Every weight with its rate: lower layers learn slower, norms and biases do not decay."""
    found = []
    depth = len(net.layers)
    for name, parameter in net.named_parameters():
        if name.startswith("chosen"):
            rate = recipe.head_rate
        else:
            above = depth - 1 - int(name.split(".")[1]) if name.startswith("layers.") else depth
            rate = recipe.rate * recipe.layer_decay**above
        decay = recipe.weight_decay if parameter.ndim > 1 else 0.0
        found.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return found


def train(
    net: Attributions,
    words: Tensor,
    numbers: Mapping[str, int],
    styled: Sequence[Sequence[Row]],
    recipe: Recipe,
) -> tuple[nn.Module, float]:
    """Tune `net`; returns the running mean of its weights, and seconds of CPU.

    `styled` holds the same texts once for each style of marks, the style as printed first.
    """
    since = time.process_time()
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    ends = {numbers["."], numbers["[SEP]"]}
    optimiser = torch.optim.AdamW(groups(net, recipe), fused=True)
    count = len(windows(styled[0], recipe.size, ends, random.Random(0)))
    steps = int(count / recipe.batch * recipe.epochs * 1.02)
    warm = max(1, int(steps * recipe.warm_up))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    mean = copy.deepcopy(net)
    taken = 0
    for epoch in range(recipe.epochs):
        began, total = time.process_time(), 0.0
        texts = []
        for at in range(len(styled[0])):
            other = rng.random() < recipe.other_marks
            style = 1 + rng.randrange(len(styled) - 1) if other and len(styled) > 1 else 0
            texts.append(styled[style][at])
        cut = windows(texts, recipe.size, ends, rng)
        net.train()
        for batch in batches([len(row.ids) for row in cut], recipe.batch, rng):
            ids, mask, marked, labels = padded([cut[n] for n in batch], numbers)
            with torch.autocast("cpu", torch.bfloat16):
                logits = net(words[ids], mask, marked)
            loss = nn.functional.cross_entropy(
                logits.float().transpose(1, 2), labels, ignore_index=NONE
            )
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            taken += 1
            stays = min(recipe.averaged, taken / (taken + 9))
            with torch.no_grad():
                for kept, new in zip(mean.parameters(), net.parameters(), strict=True):
                    kept.lerp_(new, 1 - stays)
            total += loss.item() * len(batch)
        print(
            f"epoch {epoch + 1}: loss {total / len(cut):.4f}, "
            f"{time.process_time() - began:.0f} s of processor time",
            flush=True,
        )
    return mean, time.process_time() - since
