"""The tagger of attributions: a linear-chain CRF whose weights the package ships.

Trained with CRFsuite by `training/quotes.py`; scored here with NumPy, since the features of a word,
and of a clue, are the same wherever they stand and are summed once. `weights/quotes.md` is the model card.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

import numpy as np
import numpy.typing as npt

from research.measures import weights as published
from research.measures.quotes.tagger.clues import DISTANCES, STEPS, Clue
from research.measures.quotes.tagger.features import REACH, Features, NgramRows, WordClasses
from research.measures.quotes.tagger.places import Stretch, find_clues
from research.measures.quotes.tagger.sums import Array, ClueRows, Kept, Sums, WordTable
from research.text.document import Document

# Content: B begins, I goes on, J goes on after a break. Cue and source: where their content is.
LABELS = ("O", "B", "I", "J", "q>", "q<", "s>", "s<")

_STEPS = np.array(STEPS)
_MOST_KEPT = 200_000  # words or clues whose sums are kept; then all are forgotten
_BLOCK = 16  # tokens; of 12 to 48 the quickest


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
        self._lock = Lock()
        # Row 0, of zeros, is that of every feature without weight.
        self._weights = np.concatenate([np.zeros((1, len(LABELS)), dtype=np.float32), weights])
        self.transitions = transitions
        features = Features(names)
        self._ngrams = NgramRows(features)
        self._words = WordTable(features, classes, self._ngrams, self._weights)
        rows = ClueRows(features)
        self._clues = Sums(rows.of_clue, self._weights)
        self._near = Sums(rows.by_distance, self._weights, width=len(DISTANCES))
        self._by_part = Kept(self._with_parts)

    def scores(self, document: Document) -> Array:
        """Score of each label at each token, before transitions."""
        with self._lock:  # sums are made as they are needed
            return self._scores(document)

    def _scores(self, document: Document) -> Array:
        count = len(document.tokens)
        if max(len(self._words), len(self._clues), len(self._near)) > _MOST_KEPT:
            for kept in (self._words, self._clues, self._near, self._by_part):
                kept.clear()
        numbers = list(map(self._words.__getitem__, document.words))
        sums, gram_numbers = self._words.table()
        words = sums.take(numbers, axis=0)  # `take` needs half the time of brackets
        total = np.zeros((count, len(LABELS)), dtype=np.float32)
        for k in range(-REACH, REACH + 1):
            first, last = max(0, -k), min(count, count - k)
            if first < last:
                total[first:last] += words[first + k : last + k, k + REACH]
        parts = [self._words.parts[number] for number in numbers]
        for rows_of_gram in self._ngrams.rows(*gram_numbers[numbers].T):
            total += self._weights.take(rows_of_gram, axis=0)
        for stretches in find_clues(document, parts):
            total += self._of_stretches(stretches, parts)
        return total

    def _of_stretches(self, stretches: Iterable[Stretch], parts: list[str]) -> Array:
        """What stretches that cover all tokens add to them."""
        # Clues become numbers as they come: thousands of tuples at once would be slow to collect.
        lengths: list[int] = []
        starts: list[int] = []
        shared: list[int] = []
        near: list[int] = []
        origins: list[int] = []
        of_parts: list[int] = []
        tokens: list[int] = []  # those that have a clue of their part
        number_of, number_near = self._clues.__getitem__, self._near.__getitem__
        for first, last, clues, far, by_part in stretches:
            lengths.append(last - first)
            starts.append(len(shared))
            shared.extend(map(number_of, clues))
            for clue, origin in far:
                near.append(number_near(clue))
                origins.append(origin)
            if by_part is not None:
                tokens.extend(range(first, last))
                of_parts.extend(map(self._by_part[by_part].__getitem__, parts[first:last]))
        sums = self._clues.table()[:, 0]
        count, at = len(lengths), np.arange(len(parts))
        of_token = np.repeat(np.arange(count), lengths)
        total = np.add.reduceat(sums.take(shared, axis=0), starts, axis=0).take(of_token, axis=0)
        if near:
            table = self._near.table()
            away = np.abs(at[:, None] - np.reshape(origins, (count, -1)).take(of_token, axis=0))
            rows = np.reshape(near, (count, -1)).take(of_token, axis=0) * len(DISTANCES)
            rows += _STEPS.take(np.minimum(away, len(_STEPS) - 1))
            first, *others = table.reshape(-1, len(LABELS)).take(rows.T, axis=0)
            total += sum(others, start=first)
        total[tokens] += sums.take(of_parts, axis=0)
        return np.asarray(total)

    def tag(self, document: Document) -> list[str]:
        """The best sequence of labels."""
        if not document.tokens:
            return []
        return [LABELS[at] for at in best_path(self.scores(document), self.transitions)]

    def _with_parts(self, clue: Clue) -> Kept[str, int]:
        """Numbers of a clue with each word class, among those of all clues."""
        return Kept(lambda part: self._clues[(*clue, part)])


def best_path(scores: Array, transitions: Array) -> list[int]:
    """Viterbi: the sequence of labels whose scores and transitions sum highest.

    A loop over all transitions for each token would be a sixth of the time of a text. So blocks of tokens
    are followed side by side: first the best sums through each block, from each label to each; with
    these the sums before each block; then where the best way to each label came from.
    """
    count, labels = scores.shape
    blocks = -(-(count - 1) // _BLOCK)
    if not blocks:
        return [int(scores[0].argmax())]
    following = np.zeros((blocks * _BLOCK, labels))
    following[: count - 1] = scores[1:]
    tokens = np.ascontiguousarray(following.reshape(blocks, _BLOCK, labels).transpose(1, 2, 0))
    moves = transitions.astype(float)[:, :, None]  # from, to, block

    through = np.full((labels, labels, blocks), -np.inf)  # to, from the block's first, block
    through[range(labels), range(labels)] = 0
    for token in tokens:
        through = np.maximum.reduce(through[:, None] + moves[:, :, None]) + token[:, None]

    before = np.empty((blocks, labels))
    before[0] = scores[0]
    for number, block in enumerate(np.ascontiguousarray(through.transpose(2, 0, 1))[:-1]):
        before[number + 1] = (block + before[number]).max(axis=1)

    reached, sums, sources = before.T, [], np.empty((_BLOCK, labels, blocks), dtype=np.int8)
    for number, token in enumerate(tokens):
        ways = reached[:, None] + moves
        sources[number] = ways.argmax(axis=0)
        reached = np.maximum.reduce(ways) + token
        sums.append(reached)
    at = int(sums[(count - 2) % _BLOCK][:, -1].argmax())
    path = [at]
    for came_from in reversed(sources.transpose(2, 0, 1).reshape(-1, labels)[: count - 1].tolist()):
        at = came_from[at]
        path.append(at)
    path.reverse()
    return path


@lru_cache(maxsize=1)
def load() -> Tagger:
    """The shipped tagger, read once; refused where the file is not the one that was measured."""
    return unpack(published.arrays("quotes.npz"))


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
