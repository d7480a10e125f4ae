"""Rows of numbers that are made once for each key and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Key = TypeVar("Key")
MOST = 100_000  # keys whose rows are kept; then all are forgotten


class Rows(dict[Key, int]):
    """Keys to the numbers of their rows in `table`, which grows as unknown keys are looked up."""

    def __init__(self, make: Callable[[Key], Any], dtype: npt.DTypeLike) -> None:
        super().__init__()
        self._make = make
        self.table: npt.NDArray[Any] = np.zeros(1024, dtype)

    def __missing__(self, key: Key) -> int:
        """Number of a new row, made for this key."""
        row = self._make(key)
        at = self[key] = len(self)
        if at == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        self.table[at] = row
        return at

    def trim(self) -> None:
        """Forget all rows if they are too many; to be called between texts."""
        if len(self) > MOST:
            self.clear()
