"""What a write-up was filled from, kept beside it in `NAME.results.json`.

For each key the run and the number: a later check can tell a number that was changed by hand from
one that a newer run no longer gives, and no run is pruned that a write-up rests on.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from research.errors import InputError

VERSION = 1


def cited_runs(folder: Path) -> set[str]:
    """Names of all runs that write-ups below `folder` were filled from; links are followed.

    Raises
    ------
    InputError
        Where what a write-up was filled from cannot be read: it may cite any run.
    """
    found: set[str] = set()
    seen: set[str] = set()
    for below, folders, names in os.walk(folder, followlinks=True):
        whole = os.path.realpath(below)
        if whole in seen:  # a link that leads back
            folders.clear()
            continue
        seen.add(whole)
        folders[:] = [name for name in folders if not name.startswith((".", "node_modules"))]
        for name in names:
            if name.endswith(".results.json"):
                stored = _stored(Path(below) / name)
                found |= {str(row["run"]) for row in stored.values()}
    return found


def read(path: Path) -> dict[str, dict[str, Any]]:
    """What a write-up was filled from: run, run id and number by key; {} where it never was."""
    beside = _beside(path)
    return _stored(beside) if beside.is_file() else {}


def replace(path: Path, content: bytes) -> None:
    """Write a file in one step: readers see the old or the new, also of a link's target."""
    target = path.resolve()
    beside = target.with_name(f".{target.name[:200]}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a rename may reach the disk before the bytes do
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.results.json")


def write(path: Path, bound: Mapping[str, Any]) -> None:
    """Store what the write-up at `path` was filled from."""
    content = {"version": VERSION, "results": dict(sorted(bound.items()))}
    replace(_beside(path), (json.dumps(content, indent=1) + "\n").encode())


def _stored(path: Path) -> dict[str, dict[str, Any]]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["version"] != VERSION:
            raise InputError(f"{path}: version {stored['version']!r}; this release reads {VERSION}")
        return {
            str(key): {"run": str(row["run"]), "id": str(row["id"]), "value": float(row["value"])}
            for key, row in stored["results"].items()
        }
    except InputError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{path}: not written by research fill: {error!r}") from error
