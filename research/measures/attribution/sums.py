"""What is made once for each key and kept: values, or rows of a table of numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(dict[Key, Value]):
    """A value for each key, made when it is first looked up."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Value:
        """The new value of this key."""
        value = self[key] = self._make(key)
        return value


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
