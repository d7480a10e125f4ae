"""What features weigh together, summed once for each word and clue, since few differ from text to text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from research.measures.quotes.tagger.clues import BY_DISTANCE, DISTANCES, Clue, named, open_ended
from research.measures.quotes.tagger.features import (
    REACH,
    SEEN_FROM,
    Features,
    NgramRows,
    Numbers,
    WordClasses,
)

Key = TypeVar("Key")
Value = TypeVar("Value")
Scalar = TypeVar("Scalar", bound=np.generic)
Array = npt.NDArray[np.float32]

_PLACES = 2 * REACH + 1


class Kept(dict[Key, Value]):
    """A value for each key, made when it is first looked up."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Value:
        """The new value of this key."""
        value = self[key] = self._make(key)
        return value


class Sums(dict[Key, int]):
    """Keys to the numbers of their rows in `table()`, the sums of what their features weigh.

    `rows_of` gives `width` series of rows of `weights` for a key. Sums of new keys wait for `table()`,
    which makes them all at once: one by one they would cost most of the time on new texts.
    """

    def __init__(
        self, rows_of: Callable[[Key], Iterable[Iterable[int]]], weights: Array, *, width: int = 1
    ) -> None:
        super().__init__()
        self._rows_of = rows_of
        self._weights = weights  # row 0, of zeros, is that of every feature without weight
        self._rows: list[int] = []
        self._starts: list[int] = []
        self._table = np.zeros((1024, width, weights.shape[1]), np.float32)
        self._filled = 0

    def __missing__(self, key: Key) -> int:
        """Number of a new row, for this key."""
        rows, starts = self._rows, self._starts
        for series in self._rows_of(key):
            starts.append(len(rows))
            rows.append(0)  # so that no sum is of nothing
            rows.extend(series)
        at = self[key] = len(self)
        return at

    def table(self) -> Array:
        """Sums by number, series, and label."""
        if self._starts:
            self._table = _with_room(self._table, len(self))
            new = self._table[self._filled : len(self)]
            sums = np.add.reduceat(self._weights[self._rows], self._starts, axis=0)
            new[:] = sums.reshape(new.shape)
            self._rows, self._starts, self._filled = [], [], len(self)
        return self._table

    def clear(self) -> None:
        """Forget all keys."""
        super().clear()
        self._rows, self._starts, self._filled = [], [], 0


def _with_room(table: npt.NDArray[Scalar], count: int) -> npt.NDArray[Scalar]:
    """The same rows and more of zeros, for so many; doubled, so that it is seldom copied."""
    while len(table) < count:
        table = np.concatenate([table, np.zeros_like(table)])
    return table


class WordTable(dict[str, int]):
    """Words to numbers, and by number what the tagger knows of each.

    As in `Sums`, what new words weigh waits for `table()`.
    """

    def __init__(
        self, features: Features, classes: WordClasses, ngrams: NgramRows, weights: Array
    ) -> None:
        super().__init__()
        self._classes = classes
        self._ngrams = ngrams
        # Of each kind of feature its values, and what each weighs by place; number 0 is of none.
        self._values: dict[str, dict[str, int]] = {}
        self._weights: dict[str, Array] = {}
        for kind, most in SEEN_FROM.items():
            values: dict[str, int] = {}
            held = {k: features.beginning(f"{kind}{k}=") for k in range(-most, most + 1)}
            numbers = {
                k: [values.setdefault(value, len(values) + 1) for value in names]
                for k, (names, _) in held.items()
            }
            rows = np.zeros((len(values) + 1, _PLACES), dtype=np.intp)
            for k, (_, own) in held.items():
                rows[numbers[k], k + REACH] = own
            self._values[kind], self._weights[kind] = values, weights[rows]
        self.parts: list[str] = []
        self._new: list[list[int]] = []
        self._table = np.zeros((1024, _PLACES, weights.shape[1]), np.float32)
        self._grams = np.zeros((1024, 2), np.int64)

    def clear(self) -> None:
        """Forget all words."""
        super().clear()
        self.parts, self._new = [], []

    def __missing__(self, word: str) -> int:
        """Number of a new word."""
        seen = self._classes.seen(word)
        part, lower = seen["p"], word.lower().replace("’", "'")
        self._new.append(
            [
                *self._ngrams.numbers(lower, part),
                *(values.get(seen.get(kind, ""), 0) for kind, values in self._values.items()),
            ]
        )
        self.parts.append(part)
        at = self[word] = len(self)
        return at

    def table(self) -> tuple[Array, Numbers]:
        """By number: what a word adds to each neighbour, [number, place, label]; its numbers in n-grams."""
        if self._new:
            new = np.array(self._new)
            first, last = len(self) - len(new), len(self)
            self._table = _with_room(self._table, last)
            self._grams = _with_room(self._grams, last)
            self._grams[first:last] = new[:, :2]
            self._table[first:last] = 0
            for weights, values in zip(self._weights.values(), new.T[2:], strict=True):
                self._table[first:last] += weights[values]
            self._new = []
        return self._table, self._grams


class ClueRows:
    """Rows of the features of clues among all that have weight, counted from 1.

    Features that differ only in how far a clue is are kept together and found at once.
    """

    def __init__(self, features: Features) -> None:
        self._row = features.rows
        self._by_distance: dict[str, list[int]] = {}
        steps = {distance: at for at, distance in enumerate(DISTANCES)}
        for kind in BY_DISTANCE:
            for rest, row in zip(*features.beginning(f"{kind}="), strict=True):
                start = rest.rstrip("0123456789+")
                of_steps = self._by_distance.setdefault(f"{kind}={start}", [0] * len(DISTANCES))
                of_steps[steps[rest[len(start) :]]] = row

    def of_clue(self, clue: Clue) -> Iterable[Iterable[int]]:
        """What a clue stands for that is not told by distance."""
        return (filter(None, map(self._row.get, named(clue))),)

    def by_distance(self, clue: Clue) -> Iterable[Iterable[int]]:
        """What a clue stands for at each of `DISTANCES`."""
        rows = []
        for name in open_ended(clue):
            if name[-1] in "|=":
                rows.append(self._by_distance.get(name, _AT_NO_DISTANCE))
            else:
                rows.append([self._row.get(name, 0)] * len(DISTANCES))
        return zip(*rows, strict=True) if rows else _NOTHING


_AT_NO_DISTANCE = [0] * len(DISTANCES)
_NOTHING: list[tuple[int, ...]] = [()] * len(DISTANCES)
