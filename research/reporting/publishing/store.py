"""The reports folder: what is in it, and how a run gets into it whole or not at all.

    reports/index.html
    reports/2025-03-09/framing/report.html, run.json, ...
    reports/failed/2025-03-09/framing-.../failure.html, run.json, ...

A run is made in a hidden folder `.work-*` inside the reports folder and moved to its place by one
rename. Work whose owner died is swept by the next run: its lock has gone with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from research.errors import InputError, RunError
from research.reporting.publishing import locks

RECORD = "run.json"
REPORT = "report.html"
FAILURE = "failure.html"
FAILED = "failed"
SCHEMA = 1
_WORK = ".work-"
_NEW = ".new-"


@dataclass(frozen=True, slots=True)
class Run:
    """A published run: its folder and what its run.json says."""

    path: Path
    record: dict[str, Any]

    @property
    def date(self) -> str:
        """Day of the run, YYYY-MM-DD."""
        return str(self.record["date"])

    @property
    def notebook(self) -> str:
        """Name of the notebook that was run."""
        return str(self.record["notebook"]["name"])


def runs(reports: Path) -> list[Run]:
    """All published runs, by date, then in the order in which they were made."""
    found = [record.parent for record in reports.glob(f"[0-9]*/*/{RECORD}")]
    return _sorted(folder for folder in found if (folder / REPORT).is_file())


def failures(reports: Path) -> list[Run]:
    """All failed runs that are kept, in the order in which they were made."""
    return _sorted(record.parent for record in (reports / FAILED).glob(f"*/*/{RECORD}"))


def read(path: Path) -> Run:
    """The run in a folder; also takes the path of its report or of its run.json."""
    folder = path.parent if path.is_file() else path
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        schema = record["schema"]
    except FileNotFoundError:
        raise InputError(
            f"{folder}: no run there (no {RECORD}); give the folder of a run"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{folder / RECORD}: cannot be read as a run: {error!r}") from None
    if schema != SCHEMA:
        raise InputError(f"{folder / RECORD}: schema {schema!r}; this version reads {SCHEMA}")
    return Run(folder, record)


@contextmanager
def workspace(reports: Path) -> Iterator[Path]:
    """A hidden folder to make a run in; gone afterwards, also when this process is killed."""
    reports.mkdir(parents=True, exist_ok=True)
    with locks.held(reports / ".lock"):
        work = Path(tempfile.mkdtemp(prefix=_WORK, dir=reports))
        own = locks.acquire(work / "lock", wait=False)
    try:
        yield work
    finally:
        if own is not None:
            os.close(own)
        shutil.rmtree(work, ignore_errors=True)


def sweep(reports: Path) -> int:
    """Remove what killed runs left behind, and say how many there were."""
    if not reports.is_dir():
        return 0
    swept = 0
    with locks.held(reports / ".lock"):
        for work in sorted(reports.glob(f"{_WORK}*")):
            own = locks.acquire(work / "lock", wait=False)
            if own is not None:
                os.close(own)
                shutil.rmtree(work, ignore_errors=True)
                swept += 1
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
    date : date
        Day of the run.
    names : sequence of str
        Names in order of preference; the first that is free is taken, else the last with a
        number. What is published is never overwritten.
    unless : callable
        Asked once no other process can publish: a folder that makes this one needless, or None.
    """
    _flush(made)
    reports = root.parent if root.name == FAILED else root
    with locks.held(reports / ".lock"):
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


def sha256(path: Path) -> str:
    """The sha256 of a file's bytes, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sorted(folders: Iterable[Path]) -> list[Run]:
    found = []
    for folder in folders:
        # A folder of another schema, or one that somebody cut, is no run; the others are.
        with suppress(InputError):
            found.append(read(folder))
    return sorted(found, key=lambda run: (run.date, run.record["started"], run.path.name))


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
