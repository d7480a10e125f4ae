"""What goes into a run: files, code, the state of the repository, versions."""

from __future__ import annotations

import base64
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
from pathlib import Path, PurePosixPath
from typing import Any

from research.articles import sidecars
from research.articles.files import is_passed_over, leads_out
from research.errors import InputError, RunError
from research.loading import is_tables

_PACKAGE = Path(__file__).resolve().parents[2]
_DISTRIBUTION = "news-framing"
_UNREADABLE = "unreadable"
RECEIPTS = "receipts"  # the file that stands for a folder of tables


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

    Hidden files and folders are no input, nor are links to folders and those to files outside of the
    path, as in `research.load`. Of a single file, the `articles.toml` beside it is part, as it
    decides what the article is. A folder of tables is known by one hash over its receipts.

    Parameters
    ----------
    path : Path
        A file or a folder.
    root : Path
        The project's folder; what lies in it is called by its path there, all else by its name
        alone, so that a report does not depend on where things lie on one machine.

    Raises
    ------
    InputError
        Where there is no such path.
    RunError
        Where it is neither a file nor a folder, or a folder of articles without a file.
    """
    if not path.exists():
        raise InputError(f"{parameter}: {path} does not exist; give a file or a folder")
    if path.is_file():
        beside = path.with_name(sidecars.NAME)
        told = beside.is_file() and not leads_out(beside, [os.path.realpath(path.parent)])
        used = [path, beside] if told and path.name != sidecars.NAME else [path]
        files = [_file(one, one.name) for one in used]
    elif parameter == "articles" and is_tables(path):
        from research.shards import archive

        # Receipts have the hashes of all tables and of what these were made of.
        sha256, size = archive.root(path)
        files = [File(RECEIPTS, sha256, size)]
    elif path.is_dir():
        files = _files(path)
        if parameter == "articles":
            files = [one for one in files if _is_read(PurePosixPath(one.path).name)]
    else:
        raise RunError(f"{parameter}: {path} is neither a file nor a folder: nothing to read")
    if parameter == "articles" and not files:
        raise RunError(f"{parameter}: {path} is empty: no articles to run on")
    inside = path.resolve().is_relative_to(root.resolve())
    location = relative(path.resolve(), root.resolve())
    label = location if inside else path.resolve().name
    return Input(parameter, label, location, tuple(files))


def _is_read(name: str) -> bool:
    return name == sidecars.NAME or not is_passed_over(name)


def _files(folder: Path) -> list[File]:
    found: list[File] = []
    given = [os.path.realpath(folder)]
    waiting = [folder]
    while waiting:
        at = waiting.pop()
        name = at.relative_to(folder).as_posix()
        try:
            entries = sorted(at.iterdir())
        except OSError:
            # The loader says so and goes on; that it could not be read is part of the input.
            found.append(File(f"{name}/", _UNREADABLE, 0))
            continue
        for entry in entries:
            if entry.name.startswith(".") or leads_out(entry, given):
                continue
            if not entry.is_dir():
                found.append(_file(entry, entry.relative_to(folder).as_posix()))
            elif not entry.is_symlink():
                waiting.append(entry)
    return sorted(found, key=lambda file: file.path)


def relative(path: Path, base: Path) -> str:
    """`path` as seen from the folder `base`, with forward slashes; absolute on another drive."""
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:
        return path.as_posix()


def package() -> str:
    """sha256 over the names and bytes of the files of the package `research`.

    The notebooks in it count by themselves: a wheel has them inside, a checkout beside.
    """
    return digest([[path.relative_to(_PACKAGE).as_posix(), _cached(path)] for path in _code()])


def _code() -> list[Path]:
    return sorted(
        path
        for path in _PACKAGE.rglob("*")
        if path.is_file()
        and not {"__pycache__", "notebooks"} & set(path.relative_to(_PACKAGE).parts[:-1])
        and not path.name.startswith(".")
    )


def _cached(path: Path) -> str:
    state = path.stat()
    return _unless_changed(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=4096)
def _unless_changed(path: Path, _size: int, _modified: int) -> str:
    return _file(path, path.name).sha256


def modules(files: Iterable[Path], *, root: Path) -> list[dict[str, str]]:
    """Name and sha256 of each of these files that lies in the project and is no installed one.

    Parameters
    ----------
    files : iterable of Path
        What the kernel imported.
    """
    found = {}
    for file in files:
        whole = file.resolve()
        installed = {"site-packages", "dist-packages"} & set(whole.parts) or any(
            whole.is_relative_to(prefix) for prefix in {sys.prefix, sys.base_prefix}
        )
        if whole.is_relative_to(root.resolve()) and not installed and _PACKAGE not in whole.parents:
            found[relative(whole, root.resolve())] = whole
    return [
        {"path": name, "sha256": _file(whole, name).sha256 if whole.is_file() else _UNREADABLE}
        for name, whole in sorted(found.items())
    ]


def git(root: Path, files: Iterable[Path]) -> dict[str, Any]:
    """The commit of the code that is run, and which of these files differ from it.

    `commit` is the last that touched one of the files (reports and write-ups that are committed
    later do not count as another code), `head` the one checked out, `changed` the files whose
    bytes it does not have: edited, ignored or never added. All are None where the project is
    under no version control.

    Parameters
    ----------
    files : iterable of Path
        The code; a folder stands for the package's files. Those outside of the project are not
        asked about: an installed package is known by its version and hash.
    """
    unknown = {"commit": None, "head": None, "changed": None}
    wanted = [one for file in files for one in (_code() if file == _PACKAGE else [file])]
    own = sorted({
        relative(file.resolve(), root.resolve())
        for file in wanted
        if file.is_file() and file.resolve().is_relative_to(root.resolve())
    })  # fmt: skip
    if not own:
        return unknown
    try:
        head = _git(root, "rev-parse", "HEAD").strip()
        shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
        last = _git(root, "log", "-1", "--format=%H", "--", *own).strip()
        listed = _git(root, "ls-tree", "-r", "-z", "HEAD", "--", *own)
    except (OSError, subprocess.CalledProcessError):
        return unknown
    # git's own word, status, skips ignored files and those marked as unchanged.
    blobs = {}
    for line in filter(None, listed.split("\0")):
        about, _, name = line.partition("\t")
        blobs[name] = about.split()[2]
    changed = [name for name in own if not _is_blob(root / name, blobs.get(name, ""))]
    return {"commit": None if shallow else last or None, "head": head, "changed": changed}


def _is_blob(path: Path, blob: str) -> bool:
    about = path.stat()
    algorithm = "sha256" if len(blob) == 64 else "sha1"
    return blob in _blobs(path, algorithm, about.st_size, about.st_mtime_ns)


@lru_cache(maxsize=4096)
def _blobs(path: Path, algorithm: str, _size: int, _modified: int) -> frozenset[str]:
    """What git may call the file, once for each state of it: weights are large, and notebooks many."""
    content = path.read_bytes()
    # On Windows git may have checked a text out with other ends of lines than it keeps.
    return frozenset(
        hashlib.new(algorithm, b"blob %d\0" % len(one) + one, usedforsecurity=False).hexdigest()
        for one in {content, content.replace(b"\r\n", b"\n")}
    )


def installed() -> dict[str, Any] | None:
    """Which files of an installed package are not as its wheel brought them; None in a checkout.

    `changed` names them; empty where all are what was released.
    """
    try:
        listed = metadata.files(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return None
    changed = []
    seen = 0
    for file in listed:
        path = Path(str(file.locate()))
        if file.hash is None or not path.resolve().is_relative_to(_PACKAGE):
            continue
        seen += 1
        known = base64.urlsafe_b64decode(file.hash.value + "=" * (-len(file.hash.value) % 4))
        if not path.is_file() or _cached(path) != known.hex():
            changed.append(file.as_posix())
    return {"changed": sorted(changed)} if seen else None


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
    # A name need not be Unicode; JSON must.
    name = os.fsencode(name).decode("utf-8", "replace")
    try:
        if not path.is_file():  # a device or a pipe would be read for ever
            return File(name, _UNREADABLE, 0)
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        return File(name, found, path.stat().st_size)
    except OSError:
        # `research.load` goes on and names it; so does the record.
        return File(name, _UNREADABLE, 0)


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "--literal-pathspecs", *arguments]
    # A repository named by the environment is another than the one in which the files lie.
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(command, capture_output=True, check=True, env=own)  # noqa: S603
    return done.stdout.decode("utf-8", "surrogateescape")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
