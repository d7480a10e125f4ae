"""What goes into a run: files, code, the state of the repository, versions."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from research.errors import InputError

_PACKAGE = Path(__file__).resolve().parents[2]
_DISTRIBUTION = "news-framing"


@dataclass(frozen=True, slots=True)
class File:
    """One file: its path relative to what was given, its sha256 and size in bytes."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Input:
    """What a parameter named: how to call it, where it is, and the files in it."""

    parameter: str
    label: str
    location: str
    files: tuple[File, ...]

    @property
    def sha256(self) -> str:
        """One hash over the names and bytes of all its files."""
        return digest([[file.path, file.sha256] for file in self.files])


def digest(value: Any) -> str:
    """sha256 of a value as canonical JSON."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def inputs(parameter: str, path: Path, *, root: Path) -> Input:
    """The files that a path parameter names, hashed.

    Parameters
    ----------
    parameter : str
        The parameter's name.
    path : Path
        A file or a folder; an InputError where it is neither.
    root : Path
        The project's folder; what lies in it is called by its path there, all else by its name
        alone, so that a report does not depend on where things lie on one machine.
    """
    if not path.exists():
        raise InputError(f"{parameter}: {path} does not exist; give a file or a folder")
    if path.is_file():
        files = [_file(path, path.name)]
    else:
        names = sorted(
            (Path(folder) / name).relative_to(path).as_posix()
            for folder, _, names in os.walk(path)
            for name in names
            if (Path(folder) / name).is_file()
        )
        files = [_file(path / name, name) for name in names]
    inside = path.resolve().is_relative_to(root.resolve())
    location = relative(path.resolve(), root.resolve())
    label = location if inside else path.resolve().name
    return Input(parameter, label, location, tuple(files))


def relative(path: Path, base: Path) -> str:
    """`path` as seen from the folder `base`, with forward slashes; absolute on another drive."""
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:
        return path.as_posix()


def package() -> str:
    """sha256 over the names and bytes of all files of the installed package `research`."""
    names = sorted(
        path.relative_to(_PACKAGE).as_posix()
        for path in _PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    )
    found = []
    for name in names:
        state = (_PACKAGE / name).stat()
        found.append([name, _unless_changed(name, state.st_size, state.st_mtime_ns)])
    return digest(found)


@lru_cache(maxsize=4096)
def _unless_changed(name: str, _size: int, _modified: int) -> str:
    return _file(_PACKAGE / name, name).sha256


def git(root: Path, paths: tuple[Path, ...]) -> dict[str, Any]:
    """The commit of the code that is run, and whether these paths differ from it.

    `commit` is the last that touched one of `paths` (reports and write-ups that are committed
    later do not count as another code), `head` the one checked out, `changed` the paths that
    differ from it. All are None where the project is under no version control.
    """
    unknown = {"commit": None, "head": None, "changed": None}
    # A package installed elsewhere is known by its version and hash.
    named = [path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root)]
    try:
        head = _git(root, "rev-parse", "HEAD").strip()
        shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
        last = _git(root, "log", "-1", "--format=%H", "--", *named).strip()
        status = _git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--", *named)
    except (OSError, subprocess.CalledProcessError):
        return unknown
    changed = sorted(line[3:] for line in status.split("\0") if line)
    return {"commit": None if shallow else last or None, "head": head, "changed": changed}


def environment() -> dict[str, Any]:
    """Python, platform, and the versions of all installed packages."""
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    return _environment(tuple((str(path), path.stat().st_mtime_ns) for path in folders))


@lru_cache(maxsize=1)
def _environment(_folders: tuple[tuple[str, int], ...]) -> dict[str, Any]:
    versions = {
        _normal(found.metadata["Name"]): found.version
        for found in metadata.distributions()
        if found.metadata["Name"]
    }
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "platform": platform.platform(),
        "packages": dict(sorted(versions.items())),
    }


def lock(path: Path) -> dict[str, Any]:
    """Where the environment differs from a lock file: packages that are missing or another version.

    `differs` is None where there is no lock file.
    """
    from packaging.requirements import InvalidRequirement, Requirement

    if not path.is_file():
        return {"sha256": None, "differs": None}
    installed = environment()["packages"]
    differs = {}
    for line in re.findall(r"^[A-Za-z0-9][^\\#\n]*", path.read_text("utf-8"), re.MULTILINE):
        try:
            wanted = Requirement(line.strip())
        except InvalidRequirement:
            continue
        if wanted.marker and not wanted.marker.evaluate():
            continue
        version = installed.get(_normal(wanted.name))
        if version is None or not wanted.specifier.contains(version, prereleases=True):
            differs[_normal(wanted.name)] = version
    return {"sha256": _file(path, path.name).sha256, "differs": differs}


def as_record(found: Iterable[Input]) -> list[dict[str, Any]]:
    """Inputs as run.json keeps them."""
    return [{**asdict(item), "sha256": item.sha256} for item in found]


def version() -> str:
    """Version of the installed package, or `0` where it is not installed."""
    try:
        return metadata.version(_DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "0"


def package_folder() -> Path:
    """Where the package lies."""
    return _PACKAGE


def _file(path: Path, name: str) -> File:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        return File(name, found, path.stat().st_size)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
