"""The tagger of attributions: a linear-chain CRF whose weights the package ships.

Trained with CRFsuite by `training/quotes.py`; scored here with NumPy, since the features of a word
are the same wherever it stands and are summed once. `weights/quotes.md` is the model card.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, repeat
from pathlib import Path

import numpy as np
import numpy.typing as npt

from research.errors import InputError
from research.measures.attribution.features import context
from research.measures.attribution.ngrams import NgramRows
from research.measures.attribution.units import Layout
from research.measures.attribution.word_classes import REACH, WordClasses

# Content: B begins, I goes on, J goes on after a break. Cue and source: where their content is.
LABELS = ("O", "B", "I", "J", "q>", "q<", "s>", "s<")
WEIGHTS = Path(__file__).resolve().parent.parent / "weights" / "quotes.npz"
SHA256 = "c8cad3615e0407554803b125a58755a6e6dde0cf680dc85b0700b45b4ba8169f"
_MOST_WORDS = 100_000  # words whose scores are kept; then all are forgotten

Array = npt.NDArray[np.float32]


class Tagger:
    """Labels of tokens from weights: one row a feature, one column a label."""

    def __init__(
        self,
        *,
        names: list[str],
        weights: Array,
        transitions: Array,
        classes: WordClasses,
    ) -> None:
        self.classes = classes
        # Row 0, of zeros, is that of every feature without weight.
        self._row = {name: at for at, name in enumerate(names, start=1)}
        self._weights = np.concatenate([np.zeros((1, len(LABELS)), dtype=np.float32), weights])
        self._transitions = transitions
        self._ngrams = NgramRows(self._row.items())
        self._words: dict[str, int] = {}
        self._numbers = np.zeros((1024, 2), dtype=np.int64)
        self._scores = np.zeros((1024, 2 * REACH + 1, len(LABELS)), dtype=np.float32)

    def scores(self, layout: Layout) -> Array:
        """Score of each label at each token, before transitions."""
        count = len(layout.tokens)
        if len(self._words) > _MOST_WORDS:
            self._words = {}
        total = np.zeros((count, len(LABELS)), dtype=np.float32)
        kinds = np.fromiter((self._kind(layout.text[a:b]) for a, b in layout.tokens), int, count)
        for k in range(-REACH, REACH + 1):
            first, last = max(0, -k), min(count, count - k)
            if first < last:
                total[first:last] += self._scores[kinds[first + k : last + k], k + REACH]
        for rows_of_gram in self._ngrams.rows(*self._numbers[kinds].T):
            total += self._weights[rows_of_gram]
        own, shared = context(layout, self.classes)
        # Each token has at least one feature, so no stretch between two bounds is empty.
        bounds = np.cumsum([0, *map(len, own[:-1])])
        rows = self._rows(chain.from_iterable(own))
        total += np.add.reduceat(self._weights[rows], bounds, axis=0)
        if shared:
            # Added where a stretch begins, taken off where it ends, summed along the text.
            change = np.zeros((count + 1, len(LABELS)))
            starts = np.cumsum([0, *(len(names) for _, _, names in shared[:-1])])
            rows = self._rows(chain.from_iterable(names for _, _, names in shared))
            weights = np.add.reduceat(self._weights[rows], starts, axis=0)
            np.add.at(change, [first for first, _, _ in shared], weights)
            np.subtract.at(change, [last for _, last, _ in shared], weights)
            total += np.cumsum(change[:-1], axis=0).astype(np.float32)
        return total

    def tag(self, layout: Layout) -> list[str]:
        """The best sequence of labels."""
        if not layout.tokens:
            return []
        return [LABELS[at] for at in best_path(self.scores(layout), self._transitions)]

    def _rows(self, names: Iterable[str]) -> list[int]:
        return list(map(self._row.get, names, repeat(0)))

    def _kind(self, word: str) -> int:
        known = self._words.get(word)
        if known is not None:
            return known
        at = self._words[word] = len(self._words)
        if at >= len(self._scores):
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
            self._numbers = np.concatenate([self._numbers, np.zeros_like(self._numbers)])
        lower = word.lower().replace("’", "'")
        self._numbers[at] = self._ngrams.numbers(lower, self.classes.part(word))
        for k, names in enumerate(self.classes.window(word)):
            self._scores[at, k] = self._weights[self._rows(names)].sum(axis=0)
        return at


def best_path(scores: Array, transitions: Array) -> list[int]:
    """Viterbi: the sequence of labels whose scores and transitions sum highest."""
    steps = [
        [(at, float(weight)) for at, weight in enumerate(column) if weight > -np.inf]
        for column in transitions.T
    ]
    best = scores[0].tolist()
    back: list[list[int]] = []
    for row in scores[1:].tolist():
        came = []
        reached = []
        for label, ways in enumerate(steps):
            top, source = -1e30, 0
            for at, weight in ways:
                value = best[at] + weight
                if value > top:
                    top, source = value, at
            reached.append(top + row[label])
            came.append(source)
        best = reached
        back.append(came)
    at = max(range(len(best)), key=best.__getitem__)
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    path.reverse()
    return path


@lru_cache(maxsize=1)
def load() -> Tagger:
    """The shipped tagger, read once; refused where the file is not the one that was measured."""
    if not WEIGHTS.is_file():
        raise InputError(f"{WEIGHTS}: no such weights; install again, or use method='rules'")
    seen = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    if seen != SHA256:
        raise InputError(
            f"{WEIGHTS}: sha256 {seen[:12]}..., expected {SHA256[:12]}...; "
            "install again, or use method='rules'"
        )
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return unpack({name: stored[name] for name in stored.files})


def unpack(stored: dict[str, npt.NDArray[np.generic]]) -> Tagger:
    """A tagger from its arrays, as `training/quotes.py` packs them."""
    listed, endings, names = (
        bytes(stored[name].tobytes()).decode("utf-8").split("\n")
        for name in ("words", "endings", "names")
    )
    return Tagger(
        names=names,
        weights=stored["weights"].astype(np.float32) * np.float32(stored["step"].item()),
        transitions=stored["transitions"].astype(np.float32),
        classes=WordClasses(
            dict(line.split("\t", 1) for line in listed),
            dict(line.split("\t", 1) for line in endings),
        ),
    )
