"""The pair head's second learning: its upper layers, on the sentences of articles as they come.

What the coders of Park, Pan and Joo (2021) saw was chosen for its two actors; of the pairs in an article
few hold a stance, and of many a third name does. The lower layers stay, and are run once.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from encoder_train import batches, padded
from pair_data import Pair, turned
from pair_net import PairStance
from pair_train import PairRecipe, aims, rows_of, weights
from tokenizers import Tokenizer
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class TuneRecipe:
    """What the second learning is made of; the defaults are those of the shipped weights."""

    epochs: int = 3
    kept_layers: int = 4
    batch: int = 32
    rate: float = 6e-5
    head_rate: float = 2e-4
    weight_decay: float = 0.01
    warm_up: float = 0.1
    none: float = 0.35  # share of the pairs of articles without a stance
    again: int = 1800  # of the sentences that were learnt first
    dropout: float = 0.1
    seed: int = 13
    threads: int = 2  # sums in another order give other weights


def drawn(
    articles: Sequence[Pair], learnt: Sequence[Pair], recipe: TuneRecipe, rng: random.Random
) -> list[Pair]:
    """What is shown: stances of articles in both directions, of the rest a part in one."""
    held = [pair for pair in articles if pair.label]
    rest = [pair for pair in articles if not pair.label and rng.random() < recipe.none]
    rest += rng.sample(learnt, recipe.again)
    one_way = [turned(pair) if rng.random() < 0.5 else pair for pair in rest]
    return [*held, *map(turned, held), *one_way]


def tune(
    net: PairStance,
    words: Tensor,
    tokenizer: Tokenizer,
    coded: Sequence[Pair],
    recipe: TuneRecipe,
    rng: random.Random,
) -> None:
    """Tune the upper layers of `net`, in place."""
    torch.set_num_threads(recipe.threads)
    rows = rows_of(tokenizer, coded)
    aim, weight = aims(coded, PairRecipe()), weights(coded, PairRecipe())
    net.eval()
    below = []
    with torch.no_grad():
        for batch in batches([len(ids) for ids, _ in rows], recipe.batch, rng):
            ids, mask, marked = padded([rows[i] for i in batch])
            states, bias = net.below(words[ids], mask, marked, recipe.kept_layers)
            below.append((batch, states.half(), bias, marked))
    upper = [w for layer in net.layers[recipe.kept_layers :] for w in layer.parameters()]
    head = [*net.mixed.parameters(), *net.chosen.parameters()]
    groups = [{"params": upper, "lr": recipe.rate}, {"params": head, "lr": recipe.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay)
    steps = recipe.epochs * len(below)
    warm = max(1, int(steps * recipe.warm_up))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    net.train()
    for epoch in range(recipe.epochs):
        rng.shuffle(below)
        total = 0.0
        for batch, states, bias, marked in below:
            x = net.above(states.float(), bias, recipe.kept_layers)
            logits = net.chances(x, marked)
            losses = nn.functional.cross_entropy(logits, aim[batch], reduction="none")
            loss = (losses * weight[batch]).mean()
            loss.backward()
            total += loss.item() * len(batch)
            nn.utils.clip_grad_norm_(upper, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
        print(f"tuning, epoch {epoch + 1}: loss {total / len(coded):.3f}", flush=True)
