"""Deletes old runs, never one that a write-up cites."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from research.reporting import records
from research.reporting.publishing import index, store


@dataclass(frozen=True, slots=True)
class Pruned:
    """What became of old runs, by their folders relative to the reports folder.

    `cited` are kept as write-ups cite them, `linked` as links lead there; `unreadable` says which
    folders hold no record that can be read, which are left alone.
    """

    deleted: tuple[str, ...]
    cited: tuple[str, ...]
    linked: tuple[str, ...]
    unreadable: tuple[str, ...]


def prune(
    reports: Path,
    *,
    keep: int,
    cited: Collection[str] = (),
    on_deleted: Callable[[str], object] = lambda _: None,
) -> Pruned:
    """Delete all but the newest runs of each notebook.

    Failed runs are kept in the same number apart. A link is never followed: a run that lies
    behind one, in another folder, stays.

    Parameters
    ----------
    keep : int
        Runs to keep of each notebook, at least 1.
    cited : collection of str
        Folders that write-ups cite, relative to `reports`; these are kept whatever their age.
    on_deleted : callable
        Called with each folder as it goes, so that it is known what went before a failure.
    """
    folder = records.read_folder(reports)
    chosen: dict[str, list[str]] = {"deleted": [], "cited": [], "linked": []}
    for runs in (folder.published, folder.failed):
        for notebook in sorted({run.notebook for run in runs}):
            own = [run for run in runs if run.notebook == notebook]
            for run in own[: max(0, len(own) - keep)]:
                name = run.path.relative_to(reports).as_posix()
                kind = "cited" if name in cited else "linked" if _linked(run.path, reports) else ""
                chosen[kind or "deleted"].append(name)
    _remove(reports, chosen["deleted"], on_deleted)
    index.rebuild(reports)
    found = {kind: tuple(names) for kind, names in chosen.items()}
    return Pruned(**found, unreadable=folder.unreadable)


def _linked(path: Path, reports: Path) -> bool:
    below = path.relative_to(reports).parents
    return path.is_symlink() or any((reports / one).is_symlink() for one in [*below][:-1])


def _remove(reports: Path, names: list[str], on_deleted: Callable[[str], object]) -> None:
    # Each run leaves by one rename, as it came: killed in between, none is cut in half.
    with store.workspace(reports) as work, store.lock(reports):
        for number, name in enumerate(names):
            (reports / name).rename(work / str(number))
            on_deleted(name)
            day = (reports / name).parent
            if not any(day.iterdir()):
                day.rmdir()
            shutil.rmtree(work / str(number))
