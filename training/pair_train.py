"""One training run of the pair head or of its teacher: a net of word vectors, a mask and marks."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from encoder_train import batches, groups, padded
from pair_data import AGAINST, CLASSES, FOR, TURNED, Pair, turned
from sklearn.metrics import average_precision_score, roc_auc_score
from tokenizers import Tokenizer
from torch import Tensor, nn

Row = tuple[list[int], list[int]]
# As MPNet calls it, whose vocabulary holds the other as a word, and BERT.
_MASKS = ("<mask>", "[MASK]")
LONGEST = 128  # pieces; a longer sentence keeps the stretch around its two marks


@dataclass(frozen=True, slots=True)
class PairRecipe:
    """What a run is made of; the defaults are those of the shipped weights."""

    epochs: int = 4
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 4e-4
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warm_up: float = 0.06
    dropout: float = 0.1
    share: float = 0.7  # of the teacher's chances in what a coded pair is held to
    smoothing: float = 0.05  # of the label
    evened: float = 0.35  # power of the inverse frequency by which a class counts more
    seen: float = 1.0  # share of the pairs coded as none that an epoch shows
    seed: int = 13


def rows_of(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Row]:
    """Pieces with one mask in place of each of the two, and what is marked: 1 holder, 2 target."""
    mask = next(n for n in map(tokenizer.token_to_id, _MASKS) if n is not None)
    found = []
    for pair, encoding in zip(
        pairs, tokenizer.encode_batch([pair.text for pair in pairs]), strict=True
    ):
        ids: list[int] = []
        marks: list[int] = []
        for number, (a, b) in zip(encoding.ids, encoding.offsets, strict=True):
            mark = 0
            for end, (start, stop) in enumerate((pair.holder, pair.target), 1):
                if b > a and a < stop and b > start:
                    mark = end
            if mark and marks[-1] == mark:
                continue
            ids.append(mask if mark else number)
            marks.append(mark)
        found.append(_cut(ids, marks))
    return found


def _cut(ids: list[int], marks: list[int]) -> Row:
    room = LONGEST - 2
    if len(ids) <= LONGEST:
        return ids, marks
    places = [i for i, mark in enumerate(marks) if mark] or [1]
    middle = (places[0] + places[-1]) // 2
    first = max(1, min(middle - room // 2, len(ids) - 1 - room))
    keep = slice(first, first + room)
    return [ids[0], *ids[keep], ids[-1]], [0, *marks[keep], 0]


@torch.no_grad()
def chances(
    net: nn.Module, words: Tensor, tokenizer: Tokenizer, pairs: Sequence[Pair]
) -> np.ndarray:
    """Probabilities of the five classes, one row a pair."""
    net.eval()
    rows = rows_of(tokenizer, pairs)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    found = np.zeros((len(rows), len(CLASSES)))
    for i in range(0, len(order), 64):
        ids, mask, marked = padded([rows[j] for j in order[i : i + 64]])
        with torch.autocast("cpu", torch.bfloat16):
            out = net(words[ids], mask, marked)
        found[order[i : i + 64]] = torch.softmax(out.float(), -1).numpy()
    return found


def f1(labels: np.ndarray, chosen: np.ndarray) -> list[float]:
    """2 TP / (2 TP + FP + FN) of each class."""
    found = []
    for label in range(len(CLASSES)):
        both = np.sum((labels == label) & (chosen == label))
        found.append(2 * both / max(1, np.sum(labels == label) + np.sum(chosen == label)))
    return [float(value) for value in found]


def ranked(labels: np.ndarray, found: np.ndarray) -> dict[str, float]:
    """How well chances tell pairs with any stance, those for and those against from the others."""
    return {
        "auc": float(roc_auc_score(labels > 0, 1 - found[:, 0])),
        "ap_for": float(average_precision_score(labels == FOR, found[:, FOR])),
        "ap_against": float(average_precision_score(labels == AGAINST, found[:, AGAINST])),
    }


def train(
    net: nn.Module,
    words: Tensor,
    tokenizer: Tokenizer,
    pairs: Sequence[Pair],
    aim: np.ndarray,
    recipe: PairRecipe,
) -> float:
    """Tune `net`, in place; every pair is shown once an epoch, in one of its two directions by turns.

    `aim` is what the net is held to, five chances a pair. Returns seconds of CPU that it took.
    """
    since = time.process_time()
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    rows = [rows_of(tokenizer, side) for side in (pairs, [turned(pair) for pair in pairs])]
    aims = [torch.tensor(side, dtype=torch.float32) for side in (aim, aim[:, TURNED])]
    weight = weights(aim, recipe.evened)
    optimiser = torch.optim.AdamW(groups(net, recipe), fused=True)
    always = sum(pair.label != 0 for pair in pairs)
    per_epoch = (always + recipe.seen * (len(pairs) - always)) / recipe.batch
    steps = int(per_epoch * recipe.epochs * 1.01) + 1
    warm = max(1, int(steps * recipe.warm_up))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    begun = [rng.random() < 0.5 for _ in pairs]
    for epoch in range(recipe.epochs):
        began, total = time.process_time(), 0.0
        sides = [int(other != bool(epoch % 2)) for other in begun]
        shown = [i for i, pair in enumerate(pairs) if pair.label != 0 or rng.random() < recipe.seen]
        lengths = [len(rows[sides[i]][i][0]) for i in shown]
        net.train()
        for drawn in batches(lengths, recipe.batch, rng):
            batch = [shown[n] for n in drawn]
            ids, given, marked = padded([rows[sides[i]][i] for i in batch])
            wanted = torch.stack([aims[sides[i]][i] for i in batch])
            with torch.autocast("cpu", torch.bfloat16):
                logits = net(words[ids], given, marked)
            losses = nn.functional.cross_entropy(logits.float(), wanted, reduction="none")
            loss = (losses * weight[batch]).mean()
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


def weights(aim: np.ndarray, evened: float) -> Tensor:
    """How much each pair counts: rare classes more, by what is expected of it, both directions as one."""
    expected = np.stack([aim[:, 0], aim[:, 1] + aim[:, 3], aim[:, 2] + aim[:, 4]], axis=1)
    counts = expected.sum(axis=0)
    return torch.tensor(expected @ (counts.mean() / counts) ** evened, dtype=torch.float32)
