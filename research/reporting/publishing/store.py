"""The reports folder: what is in it, and how a run gets into it whole or not at all.

    reports/index.html
    reports/2025-03-09/framing/report.html, run.json, ...
    reports/failed/2025-03-09/framing-.../failure.html, run.json, ...

A run is made in a hidden folder `.work-*` inside the reports folder and moved to its place by one
rename. Work whose owner died is swept by the next run: its lock has gone with it.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from research.errors import RunError
from research.reporting.records import FAILED

_WORK = ".work-"
_NEW = ".new-"


def lock(reports: Path) -> FileLock:
    """The lock of a reports folder, to be held while its runs or its index change.

    The system releases it when its owner dies, however it dies.
    """
    return FileLock(reports / ".lock", mode=0o644)


@contextmanager
def workspace(reports: Path) -> Iterator[Path]:
    """A hidden folder to make a run in; gone afterwards, also when this process is killed."""
    reports.mkdir(parents=True, exist_ok=True)
    with lock(reports):
        work = Path(tempfile.mkdtemp(prefix=_WORK, dir=reports))
        own = FileLock(work / "lock")
        own.acquire(blocking=False)
    try:
        yield work
    finally:
        own.release()
        shutil.rmtree(work, ignore_errors=True)


def sweep(reports: Path) -> int:
    """Remove what killed runs left behind, and say how many there were."""
    if not reports.is_dir():
        return 0
    swept = 0
    with lock(reports):
        for work in sorted(reports.glob(f"{_WORK}*")):
            try:
                with FileLock(work / "lock", blocking=False):
                    shutil.rmtree(work, ignore_errors=True)
                swept += 1
            except Timeout:
                continue  # its owner lives
        for half in reports.glob(f"{_NEW}*"):
            half.unlink(missing_ok=True)
    return swept


def publish(
    made: Path,
    root: Path,
    *,
    date: dt.date,
    names: Sequence[str],
    unless: Callable[[], Path | None] = lambda: None,
) -> Path:
    """Move the folder `made` to `root/DATE/NAME` by one rename, and return where it is now.

    Parameters
    ----------
    made : Path
        The finished folder, inside a workspace of the same reports folder.
    root : Path
        `reports`, or `reports/failed`.
    names : sequence of str
        Names in order of preference; the first that is free is taken, else the last with a
        number. What is published is never overwritten.
    unless : callable
        Asked once no other process can publish: a folder that makes this one needless, or None.
    """
    _flush(made)
    reports = root.parent if root.name == FAILED else root
    with lock(reports):
        there = unless()
        if there:
            return there
        day = root / date.isoformat()
        name = next((n for n in _candidates(names) if not (day / n).exists()), names[-1])
        if day.exists():
            made.rename(day / name)
        else:
            # A day that is not there yet comes with its first run, in the same rename.
            root.mkdir(exist_ok=True)
            staged = made.parent / "day"
            staged.mkdir()
            made.rename(staged / name)
            staged.rename(day)
    return day / name


def replace(path: Path, text: str) -> None:
    """Write a file of the reports folder in one step: readers see the old or the new.

    To be called with the folder's lock held, as `sweep` removes what a killed call left.
    """
    name = ""
    try:
        descriptor, name = tempfile.mkstemp(prefix=_NEW, dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise RunError(f"{path}: could not be written: {error.strerror}") from error


def _candidates(names: Sequence[str]) -> Iterator[str]:
    yield from names
    for number in range(2, 10_000):
        yield f"{names[-1]}-{number}"


def _flush(folder: Path) -> None:
    # A rename may reach the disk before the bytes of the files do.
    if os.name != "posix":
        return
    for path in [*folder.rglob("*"), folder]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
