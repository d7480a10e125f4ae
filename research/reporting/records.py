"""The reports folder as it is read: which runs are in it, and what each says of itself.

    reports/2025-03-09/framing/report.html, run.json, ...
    reports/failed/2025-03-09/framing-.../failure.html, run.json, ...

A folder whose run.json cannot be read is no run; it is named in `Folder.unreadable`, and the
others count.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from research.errors import InputError

RECORD = "run.json"
REPORT = "report.html"
FAILURE = "failure.html"
FAILED = "failed"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its folder and what its run.json says."""

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


@dataclass(frozen=True, slots=True)
class Folder:
    """A reports folder: its runs, by date and then as they were made.

    `unreadable` says, a line each, which folders hold a run.json that is none.
    """

    path: Path
    published: tuple[Run, ...]
    failed: tuple[Run, ...]
    unreadable: tuple[str, ...]


def read_folder(reports: Path) -> Folder:
    """All runs of a reports folder; empty where there is no such folder."""
    unreadable: list[str] = []

    def sorted_runs(paths: Iterable[Path]) -> tuple[Run, ...]:
        runs = []
        for path in sorted(paths):
            try:
                runs.append(read(path))
            except InputError as error:
                unreadable.append(str(error))
        return tuple(sorted(runs, key=lambda run: (run.date, run.record["started"], run.path.name)))

    published = (
        path.parent
        for path in reports.glob(f"[0-9]*/*/{RECORD}")
        if (path.parent / REPORT).is_file()
    )
    failed = (path.parent for path in (reports / FAILED).glob(f"*/*/{RECORD}"))
    return Folder(reports, sorted_runs(published), sorted_runs(failed), tuple(unreadable))


def read(path: Path) -> Run:
    """The run in a folder; also takes the path of its report or of its run.json.

    Raises
    ------
    InputError
        Where there is no run, or its run.json is not of the form that a run writes.
    """
    folder = path.parent if path.is_file() else path
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        schema = record["schema"]
    except FileNotFoundError:
        raise InputError(
            f"{folder}: no run there (no {RECORD}); give the folder of a run"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{folder / RECORD}: cannot be read as a run: {error!r}") from None
    if schema != SCHEMA:
        raise InputError(f"{folder / RECORD}: schema {schema!r}; this version reads {SCHEMA}")
    return Run(folder, record)


def sha256(path: Path) -> str:
    """The sha256 of a file's bytes, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
