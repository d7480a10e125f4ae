"""Locks on files, released by the system when their owner dies, however it dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:
                if wait:
                    continue
                return False
            return True

else:
    import fcntl

    def _lock(descriptor: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


def acquire(path: Path, *, wait: bool) -> int | None:
    """The descriptor that holds the lock on `path`, or None where another process has it.

    Parameters
    ----------
    path : Path
        A file, made where it is not there.
    wait : bool
        Whether to wait for the other to let go.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    if _lock(descriptor, wait=wait):
        return descriptor
    os.close(descriptor)
    return None


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Wait for the lock on `path`, and hold it within the block."""
    descriptor = acquire(path, wait=True)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
