"""Folders for a while, which no killed process leaves behind for long."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "news-framing-"
_SHORT = 50  # characters: the path of a socket in it may have some 100 bytes
_MOMENT = 60  # seconds, more than lie between making a folder and locking it


@contextmanager
def folder(name: str) -> Iterator[Path]:
    """An empty folder with a short path; gone after the block, or swept where that never ends."""
    base = next((base for base in _bases() if len(str(base)) <= _SHORT), _bases()[0])
    whole = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{name}-", dir=base))
    own = FileLock(whole / "lock")
    own.acquire(blocking=False)
    inner = whole / "in"
    inner.mkdir()
    try:
        yield inner
    finally:
        own.release()
        shutil.rmtree(whole, ignore_errors=True)


def _bases() -> list[Path]:
    """Where temporary folders may be made: as the environment says, and where paths are short."""
    usual, short = Path(tempfile.gettempdir()), Path("/tmp")  # noqa: S108  made by mkdtemp
    return list(dict.fromkeys([usual, *([short] if os.access(short, os.W_OK) else [])]))


def sweep() -> None:
    """Remove this user's folders whose owner was killed."""
    for left in [path for base in _bases() for path in base.glob(f"{_PREFIX}*")]:
        try:
            if left.is_symlink() or (hasattr(os, "getuid") and left.stat().st_uid != os.getuid()):
                continue
            if not (left / "lock").is_file():
                if time.time() - left.stat().st_mtime > _MOMENT:
                    left.rmdir()  # its owner died before it could lock it
                continue
            with FileLock(left / "lock", blocking=False):
                shutil.rmtree(left, ignore_errors=True)
        except (Timeout, OSError):
            continue  # its owner lives, or another sweeps it
