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
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from research.errors import InputError

RECORD = "run.json"
REPORT = "report.html"
FAILURE = "failure.html"
FAILED = "failed"
SCHEMA = 1


class _Part(BaseModel):
    """A part of run.json; what an older release did not write has a default."""

    model_config = ConfigDict(strict=True, extra="allow")


_Name = Field(pattern=r"^[^/\\\x00-\x1f]{1,250}$")


def _inside(path: str) -> str:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or not pure.parts:
        raise ValueError(f"{path[:60]!r} is no file of the run's folder")
    return path


class _Notebook(_Part):
    name: str = _Name
    title: str
    path: str = ""
    sha256: str = ""
    shipped: bool = False


class _Parameter(_Part):
    name: str
    type: str = "str"
    value: Any = None
    shown: Any = None
    given: bool = False
    meaning: str = ""


class _File(_Part):
    path: str
    sha256: str


class _Input(_Part):
    parameter: str
    label: str
    sha256: str = ""
    files: list[_File]


class _Own(_File):
    path: Annotated[str, AfterValidator(_inside)]


class _Installed(_Part):
    changed: list[str]


class _Code(_Part):
    package: str = ""
    version: str = ""
    sha256: str = ""
    modules: list[_File] = []
    installed: _Installed | None = None


class _Git(_Part):
    commit: str | None = None
    head: str | None = None
    changed: list[str] | None = None


class _Lock(_Part):
    sha256: str | None = None
    differs: dict[str, str | None] | None = None


class _Environment(_Part):
    python: str = ""
    packages: dict[str, str] = {}


class _Record(_Part):
    id: str
    date: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    started: str
    status: str = "published"
    notebook: _Notebook
    parameters: list[_Parameter]
    inputs: list[_Input] = []
    files: list[_Own] = []
    code: _Code = _Code()
    git: _Git = _Git()
    lock: _Lock = _Lock()
    environment: _Environment = _Environment()


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
    place = folder / RECORD
    try:
        record = json.loads(place.read_text(encoding="utf-8"))
        schema = record["schema"]
    except FileNotFoundError:
        raise InputError(
            f"{folder}: no run there (no {RECORD}); give the folder of a run"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{place}: cannot be read as a run: {error!r}") from None
    if schema != SCHEMA:
        raise InputError(f"{place}: schema {str(schema)[:40]!r}; this version reads {SCHEMA}")
    try:
        return Run(folder, _Record.model_validate(record).model_dump())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise InputError(f"{place}: not the record of a run: {where}: {first['msg']}") from None


def sha256(path: Path) -> str:
    """The sha256 of a file's bytes, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
