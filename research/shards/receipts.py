"""Receipts: what the tables of a part were made of, and whether they still are what they would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from research.shards import code, layout
from research.shards.tasks import Task

# What a part is made of: its name in a receipt, and what is said where it changed.
_CAUSES = {
    "input": "its articles changed",
    "code": "the code changed",
    "codebooks": "a codebook changed",
    "parameters": "the parameters changed",
    "context": "its actors, or their parties, are named otherwise over all articles",
}


def named(parameters: Mapping[str, str]) -> dict[str, str]:
    """Parameters, with the hash of the pins in place of their path."""
    given = dict(parameters)
    if "pins" in given:
        given["pins"] = layout.digest(Path(given["pins"]))
    return given


def expected(folder: Path, task: Task) -> dict[str, Any]:
    """What the receipt of a task says of what goes in."""
    return {
        "part": task.part,
        "input": task.sha256,
        "code": task.code,
        "codebooks": code.codebooks(),
        "parameters": named(task.parameters),
        "context": layout.digest(layout.context(folder, task.part)),
    }


def reason(folder: Path, task: Task) -> str | None:
    """Why a part is to be made; None where its receipt matches and its files are there."""
    kept = layout.read_json(layout.receipt(folder, task.part))
    if kept is None:
        return "it was not made yet"
    wanted = expected(folder, task)
    changed = [said for name, said in _CAUSES.items() if kept.get(name) != wanted[name]]
    if changed:
        return " and ".join(changed)
    for name, said in kept["files"].items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != said["bytes"]:
            return f"{name} is missing or was changed"
    return None


def failed(folder: Path, task: Task) -> str | None:
    """Why the same task failed before; None where it did not."""
    kept = layout.read_json(layout.failure(folder, task.part))
    if kept is None or {name: kept.get(name) for name in _CAUSES} != {
        name: value for name, value in expected(folder, task).items() if name in _CAUSES
    }:
        return None
    return str(kept["error"])


def root(receipts: Sequence[Mapping[str, Any]]) -> str:
    """One hash over the files of all parts, whatever order they were made in."""
    files = {name: said["sha256"] for one in receipts for name, said in one["files"].items()}
    return layout.digest_of(files)
