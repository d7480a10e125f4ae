"""What features weigh together, summed once for each word and clue, since few differ from text to text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from research.measures.quotes.tagger.clues import BY_DISTANCE, DISTANCES, Clue, named, open_ended
from research.measures.quotes.tagger.features import REACH, SEEN_FROM, Features, WordClasses

Key = TypeVar("Key")
Value = TypeVar("Value")
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


class FeatureRows:
    """Rows of the features of words and clues among all that have weight, counted from 1.

    Features that differ only in how far a word or clue is are kept together and found at once.
    """

    def __init__(self, features: Features, classes: WordClasses) -> None:
        self._row = features.rows
        self._seen = classes.seen
        self._of_words: dict[str, list[int]] = {}  # by place
        self._by_distance: dict[str, list[int]] = {}
        for kind, most in SEEN_FROM.items():
            for k in range(-most, most + 1):
                for value, row in features.beginning(f"{kind}{k}="):
                    self._of_words.setdefault(kind + value, [0] * _PLACES)[k + REACH] = row
        steps = {distance: at for at, distance in enumerate(DISTANCES)}
        for kind in BY_DISTANCE:
            for rest, row in features.beginning(f"{kind}="):
                start = rest.rstrip("0123456789+")
                of_steps = self._by_distance.setdefault(f"{kind}={start}", [0] * len(DISTANCES))
                of_steps[steps[rest[len(start) :]]] = row

    def of_word(self, word: str) -> Iterable[Iterable[int]]:
        """What a word shows to each neighbour, from the third after it to the third before it."""
        of = self._of_words
        places = [of.get(kind + value, _NOWHERE) for kind, value in self._seen(word)]
        return zip(*places, strict=True)

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


_NOWHERE = [0] * _PLACES
_AT_NO_DISTANCE = [0] * len(DISTANCES)
_NOTHING: list[tuple[int, ...]] = [()] * len(DISTANCES)
