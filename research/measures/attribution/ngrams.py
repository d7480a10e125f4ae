"""Weights of n-grams, looked up for all tokens of a text at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

# Of lower-case words (w) and word classes (p): which neighbours.
NGRAMS = {
    "w-": ("w", (-1, 0)), "w+": ("w", (0, 1)), "p-": ("p", (-1, 0)), "p+": ("p", (0, 1)),
    "p-+": ("p", (-1, 0, 1)), "p--": ("p", (-2, -1, 0)), "p++": ("p", (0, 1, 2)),
}  # fmt: skip
Numbers = npt.NDArray[np.int64]
_PAD = 2  # places before the first and after the last token


class NgramRows:
    """Rows of the n-grams of `NGRAMS` among all features.

    A word or class is a number, an n-gram the number that its parts make; unknown ones are 0 and
    in no n-gram that has weight.
    """

    def __init__(self, rows: Iterable[tuple[str, int]]) -> None:
        self._ids: dict[str, dict[str, int]] = {"w": {"^^": 1, "$$": 2}, "p": {"^^": 1, "$$": 2}}
        found: dict[str, list[tuple[tuple[int, ...], int]]] = {name: [] for name in NGRAMS}
        for name, row in rows:
            gram, *values = name.split("|")
            if gram in NGRAMS and len(values) == len(NGRAMS[gram][1]):
                ids = self._ids[NGRAMS[gram][0]]
                numbers = tuple(ids.setdefault(value, len(ids) + 1) for value in values)
                found[gram].append((numbers, row))
        self._sizes = {of: len(ids) + 1 for of, ids in self._ids.items()}
        self._tables = {}
        for gram, entries in found.items():
            grams = np.array([n for n, _ in entries], dtype=np.int64).reshape(len(entries), -1)
            keys = self._keys(gram, list(grams.T)) if entries else np.array([-1])
            order = np.argsort(keys)
            of_keys = np.array([row for _, row in entries] or [0], dtype=np.int64)
            self._tables[gram] = (keys[order], of_keys[order])

    def numbers(self, word: str, part: str) -> tuple[int, int]:
        """Numbers of a lower-case word and of a word class; 0 where no n-gram has them."""
        return self._ids["w"].get(word, 0), self._ids["p"].get(part, 0)

    def rows(self, words: Numbers, parts: Numbers) -> list[Numbers]:
        """Row of each n-gram at each token, 0 where it has no weight; one array an n-gram."""
        edges = np.ones(_PAD, dtype=np.int64)
        padded = {
            "w": np.concatenate([edges, words, 2 * edges]),
            "p": np.concatenate([edges, parts, 2 * edges]),
        }
        found = []
        for gram, (of, places) in NGRAMS.items():
            columns = [padded[of][_PAD + k : _PAD + k + len(words)] for k in places]
            wanted = self._keys(gram, columns)
            keys, rows = self._tables[gram]
            at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            found.append(np.where(keys[at] == wanted, rows[at], 0))
        return found

    def _keys(self, gram: str, columns: list[Numbers]) -> Numbers:
        size = self._sizes[NGRAMS[gram][0]]
        keys = columns[0]
        for column in columns[1:]:
            keys = keys * size + column
        return keys
