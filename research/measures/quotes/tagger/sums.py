"""What is made once for each key and kept: values, or sums of weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Key = TypeVar("Key")
Value = TypeVar("Value")
Array = npt.NDArray[np.float32]


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

    `features` gives `width` lists of names for a key. Sums of new keys wait for `table()`, which
    makes them all at once: one by one they would cost most of the time on new texts.
    """

    def __init__(
        self,
        features: Callable[[Key], Iterable[Iterable[str]]],
        *,
        rows: Mapping[str, int],
        weights: Array,
        width: int = 1,
    ) -> None:
        super().__init__()
        self._features = features
        self._row_of = rows.get
        self._weights = weights  # row 0, of zeros, is that of every feature without weight
        self._rows: list[int] = []
        self._starts: list[int] = []
        self._table = np.zeros((1024, width, weights.shape[1]), np.float32)
        self._filled = 0

    def __missing__(self, key: Key) -> int:
        """Number of a new row, for this key."""
        rows, row_of = self._rows, self._row_of
        for names in self._features(key):
            self._starts.append(len(rows))
            rows.append(0)  # so that no sum is of nothing
            for name in names:
                row = row_of(name)
                if row is not None:
                    rows.append(row)
        at = self[key] = len(self)
        return at

    def table(self) -> Array:
        """Sums by number, list of names, and label."""
        if self._starts:
            while len(self._table) < len(self):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            new = self._table[self._filled : len(self)]
            sums = np.add.reduceat(self._weights[self._rows], self._starts, axis=0)
            new[:] = sums.reshape(new.shape)
            self._rows, self._starts, self._filled = [], [], len(self)
        return self._table

    def clear(self) -> None:
        """Forget all keys."""
        super().clear()
        self._rows, self._starts, self._filled = [], [], 0
