"""Deletes old runs, never one that a write-up cites."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from research.reporting import records
from research.reporting.publishing import index, store


def prune(reports: Path, *, keep: int, cited: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """Delete all but the newest runs of each notebook, and return what was deleted and spared.

    Failed runs are kept in the same number apart. Folders are named relative to `reports`.

    Parameters
    ----------
    reports : Path
        The reports folder.
    keep : int
        Runs to keep of each notebook, at least 1.
    cited : collection of str
        Folders that write-ups cite; these are kept whatever their age.
    """
    deleted: list[str] = []
    spared: list[str] = []
    folder = records.read_folder(reports)
    for runs in (folder.published, folder.failed):
        for notebook in sorted({run.notebook for run in runs}):
            own = [run for run in runs if run.notebook == notebook]
            for run in own[: max(0, len(own) - keep)]:
                name = run.path.relative_to(reports).as_posix()
                (spared if name in cited else deleted).append(name)
    _remove(reports, deleted)
    index.rebuild(reports)
    return deleted, spared


def _remove(reports: Path, names: list[str]) -> None:
    # Each run leaves by one rename, as it came: killed in between, none is cut in half.
    with store.workspace(reports) as work, store.lock(reports):
        for number, name in enumerate(names):
            (reports / name).rename(work / str(number))
            day = (reports / name).parent
            if not any(day.iterdir()):
                day.rmdir()
        for gone in work.iterdir():
            if gone.is_dir():
                shutil.rmtree(gone)
