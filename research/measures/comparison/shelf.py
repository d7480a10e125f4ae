"""Arrays by number, as many as there are articles: in memory, and on disk beyond that."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import DTypeLike, NDArray

_IN_MEMORY = 128 << 20  # bytes of one shelf; more goes to a file that ends with the process
_AGAIN = 128 << 20  # bytes of those on disk that were asked for last, which are kept too

Arrays = tuple[NDArray[Any], ...]


class Shelf(Sequence[Any]):
    """A sequence of tuples of arrays, each of a type of its own, that grows and is read in any order.

    >>> shelf = Shelf(np.int32, np.float64)
    >>> shelf.append(np.array([1, 2]), np.array([0.5]))
    >>> shelf[0]
    (array([1, 2], dtype=int32), array([0.5]))
    """

    def __init__(self, *types: DTypeLike) -> None:
        self._types = [np.dtype(one) for one in types]
        self._left = _IN_MEMORY
        self._held: list[Arrays] = []
        self._file: Any = None
        self._places: list[tuple[int, tuple[int, ...]]] = []
        self._recent: OrderedDict[int, tuple[Arrays, int]] = OrderedDict()
        self._again = 0

    def append(self, *arrays: NDArray[Any]) -> None:
        """Add the arrays of the next number."""
        made = tuple(
            np.ascontiguousarray(one, dtype) for one, dtype in zip(arrays, self._types, strict=True)
        )
        size = sum(one.nbytes for one in made)
        if self._file is None and size <= self._left:
            self._left -= size
            self._held.append(made)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed below
            weakref.finalize(self, self._file.close)
        self._places.append((self._file.seek(0, os.SEEK_END), tuple(map(len, made))))
        self._file.write(b"".join(one.tobytes() for one in made))

    def __len__(self) -> int:
        """Count of tuples."""
        return len(self._held) + len(self._places)

    @overload
    def __getitem__(self, number: int) -> Arrays: ...

    @overload
    def __getitem__(self, number: slice) -> list[Arrays]: ...

    def __getitem__(self, number: int | slice) -> Arrays | list[Arrays]:
        """The arrays of a number, which must not be changed."""
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        if 0 <= number < len(self._held):
            return self._held[number]
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._read(number)

    def _read(self, number: int) -> Arrays:
        if number in self._recent:
            self._recent.move_to_end(number)
            return self._recent[number][0]
        start, lengths = self._places[number - len(self._held)]
        self._file.seek(start)
        made = []
        for dtype, length in zip(self._types, lengths, strict=True):
            raw = self._file.read(length * dtype.itemsize)
            made.append(np.frombuffer(raw, dtype))
        size = sum(one.nbytes for one in made)
        self._recent[number] = tuple(made), size
        self._again += size
        while self._again > _AGAIN and len(self._recent) > 1:
            _, (_, gone) = self._recent.popitem(last=False)
            self._again -= gone
        return self._recent[number][0]
