"""How far a folder of tables is, and whether its parts come out the same when made again."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from research.errors import InputError
from research.shards import code, layout, parts, planning, running


@dataclass(frozen=True, slots=True)
class Status:
    """How far a folder is.

    Parameters
    ----------
    parts, articles
        How many there are in all.
    parts_done, articles_done
        How many have a receipt.
    failed
        Part to error.
    rate
        Articles a second, over the receipts of the newest run of parts; None before there are two.
    left
        Seconds left at that rate; None where it is not known.
    peak_mb
        Most memory that a process had, in megabytes; None where no receipt says.
    """

    parts: int
    articles: int
    parts_done: int
    articles_done: int
    failed: dict[str, str]
    rate: float | None
    left: float | None
    peak_mb: float | None


def status(folder: str | os.PathLike[str]) -> Status:
    """How far a folder of tables is, from its receipts: any machine that sees it may ask.

    Raises
    ------
    InputError
        Where it is no folder of tables in parts.
    """
    root = Path(folder)
    plan = _plan(root)
    found = [
        (part, kept)
        for part in plan.parts
        if (kept := layout.read_json(layout.receipt(root, part.name)))
        and kept["input"] == part.sha256
    ]
    done = sum(part.articles for part, _ in found)
    failed = {
        part.name: str(kept["error"])
        for part in plan.parts
        if (kept := layout.read_json(layout.failure(root, part.name)))
    }
    rate = _rate([(kept["finished"], kept["seconds"], part.articles) for part, kept in found])
    to_do = plan.articles - done - sum(p.articles for p in plan.parts if p.name in failed)
    peaks = [kept["peak_mb"] for _, kept in found if kept["peak_mb"] is not None]
    return Status(
        parts=len(plan.parts),
        articles=plan.articles,
        parts_done=len(found),
        articles_done=done,
        failed=failed,
        rate=rate,
        left=to_do / rate if rate else None,
        peak_mb=max(peaks, default=None),
    )


def _rate(finished: list[tuple[float, float, int]]) -> float | None:
    """Articles a second, since the last pause in which no part was being made."""
    late = sorted(finished, reverse=True)
    if len(late) < 2:
        return None
    first, articles = late[0][0] - late[0][1], 0
    for end, seconds, n in late:
        if end < first:
            break
        first, articles = min(first, end - seconds), articles + n
    return articles / (late[0][0] - first) if late[0][0] > first else None


@dataclass(frozen=True, slots=True)
class Again:
    """A part that was made again: its name, and which of its files came out otherwise."""

    part: str
    different: tuple[str, ...]


def verify(
    folder: str | os.PathLike[str], *, sample: int, seed: int | None = None
) -> Iterator[Again]:
    """Make parts of a folder again, drawn at random, and compare their files to the byte.

    Parameters
    ----------
    folder
        Of tables in parts.
    sample
        How many parts; all where there are fewer.
    seed
        Of the draw; None for another one each time.

    Raises
    ------
    InputError
        Where it is no such folder, no part is made, or other versions of code or libraries made it.
    """
    root = Path(folder).resolve()
    plan = _plan(root)
    parameters = layout.read_json(layout.parameters(root)) or {}
    tasks = running.tasks_of(plan, root, parameters)
    found = {t.part: layout.read_json(layout.receipt(root, t.part)) for t in tasks}
    done = [task for task in tasks if found[task.part]]
    if not done:
        raise InputError(f"{folder}: no part is made yet")
    for task in sorted(
        random.Random(seed).sample(done, min(sample, len(done))),  # noqa: S311 - no secret
        key=lambda task: task.part,
    ):
        kept = found[task.part]
        _check_same_makers(kept)
        with tempfile.TemporaryDirectory(prefix="news-framing-verify-") as other:
            for file in (layout.staged, layout.context):
                target = file(Path(other), task.part)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file(root, task.part), target)
            parts.make(replace(task, folder=other))
            yield Again(
                task.part,
                tuple(
                    name
                    for name in kept["files"]
                    if not (root / name).is_file()
                    or layout.digest(root / name) != layout.digest(Path(other) / name)
                ),
            )


def _check_same_makers(kept: dict[str, object]) -> None:
    if kept["code"] != code.code() or kept["codebooks"] != code.codebooks():
        raise InputError(
            f"{kept['part']} was made by other code or codebooks than these; install the version "
            "that made it, or make the tables again"
        )
    if kept["versions"] != code.versions():
        raise InputError(
            f"{kept['part']} was made with {kept['versions']}, and here are {code.versions()}; "
            "install the same versions to compare to the byte"
        )


def _plan(folder: Path) -> planning.Plan:
    plan = planning.read(folder)
    if plan is None:
        raise InputError(
            f"{folder}: no tables in parts are there, or not yet; `research tables PATH --to DIR "
            "--workers N` makes them"
        )
    return plan
