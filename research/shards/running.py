"""A folder of tables, brought up to date: what is made and matches stays, the rest is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from research.articles.files import check_apart
from research.errors import InputError
from research.measures.comparison import TABLES
from research.shards import (
    code,
    comparing,
    contexts,
    layout,
    parts,
    planning,
    receipts,
    schemas,
    totals,
)
from research.shards.engines import Engine, Processes, here
from research.shards.tasks import Task, Whole


@dataclass(frozen=True, slots=True)
class Step:
    """What was done with a part: for a bar, a log, or a reader.

    `what` is "plan" (parts were cut: `total`), "names" (actors of a part were counted), "begun"
    (why a part is to be made), "made", "kept" (its receipt matches), "failed", "removed" (no
    article of it is left) or "whole" (a table of the whole: `part` is its name). `said` is the
    reason or the error, in words.
    """

    what: Literal["plan", "names", "begun", "made", "kept", "failed", "removed", "whole"]
    part: str = ""
    said: str = ""
    articles: int = 0
    seconds: float = 0.0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did.

    Parameters
    ----------
    articles, parts
        How many there are.
    made, kept
        How many parts were made now, and how many were there.
    failed
        Part to error, of those that could not be made.
    dropped
        Articles that a measure could not take, with the reason.
    missing
        Tables of the whole that were not made, and why.
    root
        Hash over the receipts of all parts.
    """

    articles: int
    parts: int
    made: int
    kept: int
    failed: Mapping[str, str]
    dropped: tuple[str, ...]
    missing: Mapping[str, str]
    root: str


def tables(
    paths: Sequence[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    engine: Engine = here,
    parameters: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    size: int = planning.SIZE,
    retry: bool = False,
    on_step: Callable[[Step], object] = lambda step: None,  # noqa: ARG005
) -> Outcome:
    """Write all tables of these articles into a folder, in parts.

    Parameters
    ----------
    paths
        Folders and files, as `load` takes them.
    folder
        For the tables: `quotes/part-*.parquet` and so on. Made where it is not there. It also
        holds the articles, staged.
    engine
        What runs the parts: `here`, `Processes(4)`, `research.distributed(client)`, or another
        function like them.
    parameters
        `pins` (a path), `quotations`, `method`, `likeness`, as `research tables` takes them.
    size
        Articles of a part, on average.
    retry
        Whether parts that failed before, with the same articles and code, are tried again.
    on_step
        Called with each `Step`.

    Raises
    ------
    InputError
        If a path does not exist, no article came, a file changed while it was read, pyarrow is
        not installed, or another run is writing this folder.
    ParameterError
        Where the folder is, holds or lies in what is read.
    """
    schemas.arrow()
    read, target = [Path(path) for path in paths], Path(folder).resolve()
    for path in read:
        check_apart(target, path)
    target.mkdir(parents=True, exist_ok=True)
    own = FileLock(target / layout.LOCK)
    try:
        own.acquire(blocking=False)
    except Timeout:
        raise InputError(f"{folder}: another run is writing it; wait until it has ended") from None
    try:
        layout.sweep(target)
        given = _absolute(parameters or {})
        reading = planning.Reading(read, target, engine, day_first=day_first, size=size)
        plan = _planned(reading, target, engine, given, on_step)
        on_step(Step("plan", articles=plan.articles, total=len(plan.parts)))
        return _brought_up(plan, target, engine, given, retry, on_step)
    finally:
        getattr(engine, "close", lambda: None)()
        own.release()


def _absolute(parameters: Mapping[str, str]) -> dict[str, str]:
    given = dict(parameters)
    if "pins" in given:
        given["pins"] = os.fspath(Path(given["pins"]).resolve())
    return given


def _planned(
    reading: planning.Reading,
    folder: Path,
    engine: Engine,
    parameters: Mapping[str, str],
    on_step: Callable[[Step], object],
) -> planning.Plan:
    """The plan of what is read; meanwhile, names are counted in the parts that are staged.

    What is counted is taken back where the language of most articles turns out to be another, and
    what fails is tried again: `_brought_up` sees to both.
    """
    sizes: dict[str, int] = {}

    def staged() -> Iterator[Task]:
        for part, usual in reading.parts():
            sizes[part.name] = part.articles
            task = Task(os.fspath(folder), part.name, part.sha256, usual, parameters, code.code())
            if not _is_counted(folder, task):
                yield task

    for task, result in engine(parts.count, staged()):
        if not isinstance(result, Exception):
            on_step(Step("names", task.part, "", sizes[task.part]))
    if reading.plan is None:
        raise RuntimeError("an engine must take all tasks that it is given")
    return reading.plan


def tasks_of(plan: planning.Plan, folder: Path, parameters: Mapping[str, str]) -> list[Task]:
    """The tasks of a plan, in the order of its parts."""
    return [
        Task(os.fspath(folder), part.name, part.sha256, plan.usual, parameters, code.code())
        for part in plan.parts
    ]


def _brought_up(
    plan: planning.Plan,
    folder: Path,
    engine: Engine,
    parameters: dict[str, str],
    retry: bool,
    on_step: Callable[[Step], object],
) -> Outcome:
    size_of = {part.name: part.articles for part in plan.parts}
    layout.write_json(layout.parameters(folder), parameters)
    for name in _remove_others(folder, set(size_of)):
        on_step(Step("removed", name))
    tasks = tasks_of(plan, folder, parameters)
    failed: dict[str, str] = {}
    uncounted = [task for task in tasks if not _is_counted(folder, task)]
    for task, result in _tried(engine, parts.count, uncounted):
        if isinstance(result, Exception):
            failed[task.part] = _said(result)
        on_step(Step("names", task.part, failed.get(task.part, ""), size_of[task.part]))
    contexts.write(folder, plan.usual, [task.part for task in tasks if task.part not in failed])
    wanted = []
    for task in tasks:
        if task.part in failed:
            continue
        reason = receipts.reason(folder, task)
        if reason is None:
            on_step(Step("kept", task.part, articles=size_of[task.part]))
        elif (before := receipts.failed(folder, task)) and not retry:
            failed[task.part] = before
            on_step(Step("failed", task.part, before, size_of[task.part]))
        else:
            on_step(Step("begun", task.part, reason, size_of[task.part]))
            wanted.append(task)
    kept = len(tasks) - len(wanted) - len(failed)
    # The largest first, so that none begins when the others are done.
    wanted.sort(key=lambda task: -layout.staged(folder, task.part).stat().st_size)
    made = 0
    grouping = [] if failed else _ungrouped(folder, tasks)
    for task, result in _tried(engine, make, [*grouping, *wanted]):
        if isinstance(task, Whole):
            if isinstance(result, Exception):
                raise result
        elif isinstance(result, Exception):
            failed[task.part] = _said(result)
            kept_aside = receipts.expected(folder, task) | {"error": _said(result)}
            layout.write_json(layout.failure(folder, task.part), kept_aside)
            on_step(Step("failed", task.part, _said(result), size_of[task.part]))
        else:
            made += 1
            on_step(Step("made", task.part, "", size_of[task.part], result["seconds"]))
    done = [layout.read_json(layout.receipt(folder, t.part)) for t in tasks if t.part not in failed]
    missing = totals.write(folder, plan, done, engine, parameters, whole=not failed)
    for name in totals.made(folder):
        on_step(Step("whole", name))
    return Outcome(
        articles=plan.articles,
        parts=len(tasks),
        made=made,
        kept=kept,
        failed=failed,
        dropped=tuple(said for one in done for said in one["dropped"]),
        missing=missing,
        root=receipts.root(done),
    )


def make(task: Task | Whole) -> dict[str, Any] | None:
    """What a process does with a task: the tables of a part, or the events of all articles."""
    if isinstance(task, Whole):
        comparing.group(task)
        return None
    return parts.make(task)


def _ungrouped(folder: Path, tasks: Sequence[Task]) -> list[Whole]:
    """The task that groups all articles; none where they are grouped."""
    head = layout.digest_of([parts.counted(task) for task in tasks])
    if comparing.is_grouped(folder, head):
        return []
    return [Whole(os.fspath(folder), TABLES, head, code.code())]


def _tried(
    engine: Engine, function: Callable[[Any], Any], tasks: Sequence[Any]
) -> Iterator[tuple[Any, Any]]:
    """Each task with its result; one that fails is tried once more, alone, after all others."""
    again = []
    for task, result in engine(function, tasks):
        if isinstance(result, Exception):
            again.append(task)
        else:
            yield task, result
    # A process that dies takes those beside it along: alone, a task fails by its own fault only.
    alone = Processes(1) if isinstance(engine, Processes) else None
    try:
        for task in again:
            yield from (alone or engine)(function, [task])
    finally:
        if alone is not None:
            alone.close()


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _is_counted(folder: Path, task: Task) -> bool:
    kept = layout.read_json(layout.names(folder, task.part))
    there = layout.signatures(folder, task.part).is_file()
    return there and kept is not None and kept["of"] == parts.counted(task)


def _remove_others(folder: Path, parts_of_plan: set[str]) -> list[str]:
    """Remove the files of parts that are none of the plan's any more; their names."""
    removed = set()
    for path in folder.rglob("part-*"):
        name = path.name.split(".")[0]
        if name not in parts_of_plan:
            path.unlink(missing_ok=True)
            removed.add(name)
    return sorted(removed)
