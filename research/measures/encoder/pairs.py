"""Whether one actor stands for or against another in a sentence, by the encoder's third tower.

What it was trained on, and how well it does: `weights/pairs.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from research.measures import weights
from research.measures.encoder import towers
from research.measures.encoder.towers import Floats, Passage, load_words
from research.text.segments import Span

FILE = "encoder_pairs.onnx"
# Word pieces of one sentence, as in training; a longer one keeps the stretch around the two.
LONGEST = 128
HOLDER, TARGET = 1, 2
# Columns of what every scorer of pairs gives.
NONE, FOR, AGAINST, BACK_FOR, BACK_AGAINST = range(5)
# The same columns where holder and target change places.
TURNED = (NONE, BACK_FOR, BACK_AGAINST, FOR, AGAINST)


class PairItem(NamedTuple):
    """A sentence, and the characters of a holder and of a target in it."""

    text: str
    holder: Span
    target: Span


def installed() -> bool:
    """Whether pairs can be scored by the encoder here."""
    return towers.installed() and weights.has(FILE)


def chances(items: Sequence[PairItem]) -> Floats:
    """Chances of five classes, one row a pair; neither's name is seen.

    Parameters
    ----------
    items
        Sentences with their two places, which do not meet.

    Returns
    -------
    array of shape (len(items), 5)
        None; holder for target; against; target for holder; against. Rows sum to 1.
    """
    if not items:
        return np.zeros((0, 5))
    logits = towers.outputs("pairs", [_passage(item) for item in items])
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    return np.asarray(np.round(shares, towers.PLACES), np.float64)


def _passage(item: PairItem) -> Passage:
    """Word pieces with one mask in place of each of the two."""
    numbers = load_words().numbers
    low = max(0, min(item.holder.start, item.target.start) - towers.REACH)
    high = max(item.holder.end, item.target.end) + towers.REACH
    ids: list[int] = []
    marks: list[int] = []
    for piece in towers.spelt(item.text[low:high]):
        start, end = piece.start + low, piece.end + low
        mark = 0
        for place, kind in ((item.holder, HOLDER), (item.target, TARGET)):
            if start < place.end and end > place.start:
                mark = kind
        if mark and marks and marks[-1] == mark:
            continue
        ids.append(numbers["[MASK]"] if mark else piece.number)
        marks.append(mark)
    keep = _kept(marks)
    ids = [numbers["[CLS]"], *ids[keep], numbers["[SEP]"]]
    marks = [0, *marks[keep], 0]
    return Passage(ids, marks, [Span(0, 0)] * len(ids))


def _kept(marks: list[int]) -> slice:
    room = LONGEST - 2
    places = [i for i, mark in enumerate(marks) if mark] or [0]
    middle = (places[0] + places[-1]) // 2
    first = max(0, min(middle - room // 2, len(marks) - room))
    return slice(first, first + room)
