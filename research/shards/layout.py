"""The files of a folder of tables in parts, and how one is written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FORMAT = 3  # of what stands in the folder: tables of another are made anew
PLAN = "plan.json"
LOCK = ".lock"
INDEX = "tables.json"
STAGED, NAMES, LINES, CONTEXT = "work/articles", "work/names", "work/lines", "work/context"
SIGNATURES, GROUPS = "work/signatures", "work/groups"
READING = "reading-"  # what a run reads waits in a folder of its own under work/
PARTIAL, RECEIPTS, FAILED = "work/partial", "receipts", "failed"
WHOLE = "whole"  # the file of a table that is made of all parts


def staged(folder: Path, part: str) -> Path:
    """The articles of a part."""
    return folder / STAGED / f"{part}.jsonl"


def names(folder: Path, part: str) -> Path:
    """How often each actor is mentioned in a part."""
    return folder / NAMES / f"{part}.json"


def lines(folder: Path, part: str) -> Path:
    """In how many articles of each outlet each line of a part stands."""
    return folder / LINES / f"{part}.parquet"


def signatures(folder: Path, part: str) -> Path:
    """What comparison needs of the articles of a part."""
    return folder / SIGNATURES / f"{part}.parquet"


def groups(folder: Path) -> Path:
    """Which batches of events there are, and of what they were made."""
    return folder / GROUPS / "groups.json"


def batch(folder: Path, name: str) -> Path:
    """The events of a batch."""
    return folder / GROUPS / f"{name}.json"


def grouped(folder: Path, table: str) -> Path:
    """What is known of a table of comparison before events are compared."""
    return folder / GROUPS / f"{table}.parquet"


def context(folder: Path, part: str) -> Path:
    """What a part is told of the whole."""
    return folder / CONTEXT / f"{part}.json"


def partial(folder: Path, table: str, part: str) -> Path:
    """What a table of the whole needs of a part."""
    return folder / PARTIAL / table / f"{part}.parquet"


def whole(folder: Path, table: str) -> Path:
    """A table of the whole."""
    return folder / table / f"{WHOLE}.parquet"


def parameters(folder: Path) -> Path:
    """What `research tables` was called with."""
    return folder / "work" / "parameters.json"


def receipt(folder: Path, part: str) -> Path:
    """What the tables of a part were made of."""
    return folder / RECEIPTS / f"{part}.json"


def failure(folder: Path, part: str) -> Path:
    """Why a part could not be made."""
    return folder / FAILED / f"{part}.json"


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`, which becomes `path` once the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield new
        with new.open("rb") as file:
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove what killed processes had begun to write or to read."""
    for left in folder.glob(f"work/{READING}*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in folder.rglob(".*.new"):
        left.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write a value as JSON in plain ASCII, whole or not at all."""
    with written(path) as new:
        new.write_text(json.dumps(value, indent=1) + "\n", encoding="ascii")


def read_json(path: Path) -> Any:
    """The value of a JSON file; None where there is none, or it is none."""
    try:
        return json.loads(path.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None


def digest(path: Path) -> str:
    """sha256 of the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(value: Any) -> str:
    """sha256 of a value as JSON."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
