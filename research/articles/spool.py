"""Records that wait until the whole corpus was read once: in memory, and on disk beyond that."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from typing import Any

_IN_MEMORY = 4 << 20  # bytes; more goes to a file that has no name and ends with the process


class Spool:
    """Objects in the order in which they were put in; to be gone through once they all are."""

    def __init__(self) -> None:
        self._held: list[Any] = []
        self._left = _IN_MEMORY
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
        self._filed = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def put(self, item: Any, *, size: int) -> None:
        """Add an object that takes about so many bytes."""
        self._left -= size
        if self._left > 0:
            self._held.append(item)
        else:
            pickle.dump(item, self._file, pickle.HIGHEST_PROTOCOL)
            self._filed += 1

    def __iter__(self) -> Iterator[Any]:
        yield from self._held
        self._file.seek(0)
        for _ in range(self._filed):
            yield pickle.load(self._file)  # noqa: S301 - written by this object, in this process
