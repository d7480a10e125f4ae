"""What the teacher of pairs said, and what the tower is held to by it and by coders.

`pair_answers.npz` holds five chances of each pair under a hash of its sentence and places, no text:
`make pair-teacher` writes it, `make pairs` learns from it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.special
from pair_data import CLASSES, Pair

ANSWERS = Path(__file__).resolve().parent / "pair_answers.npz"
# With fewer of the pairs answered the tower would be another one: the package finds other pairs by now.
LEAST = 0.9
_SMALLEST = 1e-6
# The parameter that moves a class: none stays, both directions of a sign go together.
_MOVED_BY = (0, 1, 2, 1, 2)


def key(pair: Pair) -> int:
    """The hash of a sentence and two places in it."""
    places = ",".join(map(str, (*pair.holder, *pair.target)))
    digest = hashlib.sha256(f"{places}\n{pair.text}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def keep(pairs: Sequence[Pair], chances: np.ndarray, figures: Mapping[str, float]) -> None:
    """Write the teacher's chances, one row a pair, none twice; and how well it did on what was held back."""
    keys = np.array(list(map(key, pairs)), np.uint64)
    order = np.argsort(keys)
    said = chances[order].astype(np.float16)
    np.savez_compressed(ANSWERS, keys=keys[order], chances=said, figures=json.dumps(figures))


def answered(pairs: Sequence[Pair]) -> tuple[np.ndarray, dict[str, float]]:
    """The teacher's chances, one row a pair, NaN where it was not asked; and its figures."""
    with np.load(ANSWERS) as held:
        keys, said, figures = held["keys"], held["chances"].astype(float), str(held["figures"])
    wanted = np.array(list(map(key, pairs)), np.uint64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found = np.where((keys[at] == wanted)[:, None], said[at], np.nan)
    return found / found.sum(axis=1, keepdims=True), json.loads(figures)


def moved(chances: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Chances moved to what readers found: logits scaled, those of either sign shifted.

    The teacher learnt from chosen sentences, and stances are rarer in articles. `labels` is -1 where
    nobody read. Also gives the log loss on the labelled before and after.
    """
    logits = np.log(np.clip(chances, _SMALLEST, 1))
    known = np.flatnonzero((labels >= 0) & ~np.isnan(chances[:, 0]))

    def shifted(way: np.ndarray, rows: np.ndarray) -> np.ndarray:
        z = way[0] * rows + np.array([0, *way[1:]])[list(_MOVED_BY)]
        return scipy.special.softmax(z, axis=1)

    def loss(way: np.ndarray) -> float:
        return float(-np.log(shifted(way, logits[known])[range(len(known)), labels[known]]).mean())

    stays = np.array([1.0, 0.0, 0.0])
    best = scipy.optimize.minimize(loss, stays, method="Nelder-Mead").x
    return shifted(best, logits), loss(stays), loss(best)


def aims(labels: np.ndarray, said: np.ndarray, *, share: float, smoothing: float) -> np.ndarray:
    """What a net is held to, one row a pair: the label, smoothed, and the teacher's chances.

    `share` is theirs where there are both; where there is one, it is all; where neither, the row is NaN.
    """
    coded = (1 - smoothing) * np.eye(len(CLASSES))[labels] + smoothing / len(CLASSES)
    coded = np.where((labels >= 0)[:, None], coded, np.nan)
    both = (1 - share) * coded + share * said
    return np.where(np.isnan(coded), said, np.where(np.isnan(said), coded, both))


def taught(
    sentences: Sequence[Pair], listed: Sequence[Pair], *, share: float, smoothing: float
) -> tuple[list[Pair], np.ndarray, dict[str, float]]:
    """Pairs of coded sentences and of texts, what the net is held to for each, and figures for the card.

    Ends the program where the teacher was asked about too few of them.
    """
    pairs = [*sentences, *listed]
    labels = np.array([-1 if one.label is None else one.label for one in pairs])
    said, figures = answered(pairs)
    asked = ~np.isnan(said[:, 0])
    if asked.mean() < LEAST:
        sys.exit(f"{asked.sum()} of {len(pairs)} pairs in {ANSWERS.name}: run `make pair-teacher`")
    texts = slice(len(sentences), None)
    said[texts], before, after = moved(said[texts], labels[texts])
    aim = aims(labels, said, share=share, smoothing=smoothing)
    kept = np.flatnonzero(~np.isnan(aim[:, 0]))
    told = {"answered": int(asked.sum()), "loss_as_said": before, "loss_moved": after}
    told |= {f"teacher_{name}": value for name, value in figures.items()}
    return [pairs[i] for i in kept], aim[kept], told
