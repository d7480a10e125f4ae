"""Which code and which codebooks make the tables, as hashes of their files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from research.errors import InputError

_PACKAGE = Path(__file__).resolve().parent.parent
_CODEBOOKS = Path("measures", "codebooks")
# What reads articles, measures them and cuts them into parts; not what prints or publishes.
_READS = ("articles", "languages", "measures", "shards", "statistics", "text")


@cache
def code() -> str:
    """sha256 of all files of this package that a table can depend on, but codebooks."""
    return _digest(
        path
        for top in _READS
        for path in (_PACKAGE / top).rglob("*")
        if not path.is_relative_to(_PACKAGE / _CODEBOOKS)
    )


def check(planned: str) -> None:
    """Refuse a task that other code planned.

    Raises
    ------
    InputError
        Where its hash is not that of the code of this process.
    """
    if planned != code():
        raise InputError("this process has another version of the code than the one that planned")


@cache
def codebooks() -> str:
    """sha256 of the codebooks that ship."""
    return _digest((_PACKAGE / _CODEBOOKS).rglob("*"))


@cache
def versions() -> dict[str, str]:
    """Versions of this package and of what decides about the bytes of a part."""
    found = {}
    for name in ("news-framing", "pandas", "numpy", "pyarrow"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _digest(paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    files = {
        path.relative_to(_PACKAGE).as_posix(): path
        for path in paths
        if path.is_file() and "__pycache__" not in path.parts
    }
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(files[name].read_bytes()).digest())
    return whole.hexdigest()
