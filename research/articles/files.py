"""Folders, files and archives to bytes, each with its place; nothing outside is ever touched."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Final

from research.articles import sidecars
from research.articles.sidecars import Sidecar
from research.errors import InputError

_NOTHING: Final[Sidecar] = MappingProxyType({})
_UNREADABLE = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, NotImplementedError)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Blob:
    """A file's bytes, where it is, and what its folder's articles.toml says of it."""

    source: str
    raw: bytes
    sidecar: Mapping[str, Any]


Found = Blob | tuple[str, str]


class _TooLargeError(ValueError):
    pass


def collect(paths: Iterable[str | os.PathLike[str]], *, max_bytes: int) -> Iterator[Found]:
    """Every file under these paths once, in the order of their names; (place, reason) for bad ones.

    Folders are read with their subfolders; hidden files and README files are passed over, links
    to folders are not followed. Raises InputError for a path that does not exist.
    """
    roots = [Path(path) for path in paths]
    for root in roots:
        if not os.path.lexists(root):
            raise InputError(f"{_shown(root)}: no such file or folder; give the path of articles")
    seen: set[str] = set()
    said: set[tuple[str, str]] = set()  # one broken articles.toml lies beside many files
    for root in roots:
        for path, source in _walk(root, several=len(roots) > 1):
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                for found in _opened(path, source, max_bytes):
                    if not isinstance(found, Blob):
                        if found in said:
                            continue
                        said.add(found)
                    yield found


def _walk(root: Path, *, several: bool) -> Iterator[tuple[Path, str]]:
    if not root.is_dir():
        yield root, _shown(root if several else root.name)
        return
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder) / name
            if not is_passed_over(name):
                yield path, _shown(path if several else path.relative_to(root))


def is_passed_over(name: str) -> bool:
    """Whether a file of this name is no article: hidden, a README, or the sidecar."""
    stem = name.split(".", 1)[0].upper()
    return name.startswith((".", "__MACOSX", "~$")) or stem == "README" or name == sidecars.NAME


def _shown(path: str | os.PathLike[str]) -> str:
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")


def _opened(path: Path, source: str, max_bytes: int) -> Iterator[Found]:
    try:
        if not path.is_file():
            yield source, "not a file; a link that leads nowhere, or a device"
            return
        if path.stat().st_size > max_bytes:
            yield source, _too_large(max_bytes)
            return
        raw = path.read_bytes()
        beside = path.with_name(sidecars.NAME)
        table, problem = _NOTHING, None
        if beside.is_file():
            table, problem = sidecars.read(beside.read_bytes())
            absent = [name for name in table if not _is_beside(beside, name)]
            if absent and not problem:
                problem = f"no file {absent[0]!r} beside it; name a file of its folder"
    except OSError as error:
        yield source, f"it cannot be opened: {error.strerror or error}"
        return
    if problem:
        folder = source.rpartition("/")[0]
        yield f"{folder}/{sidecars.NAME}".lstrip("/"), problem
    yield from unpacked(source, raw, table, max_bytes=max_bytes)


def _is_beside(sidecar: Path, name: str) -> bool:
    try:
        return any(os.path.lexists(sidecar.parent / n) for n in (name, f"{name}.gz"))
    except ValueError:  # a NUL in the name
        return False


def unpacked(
    source: str, raw: bytes, sidecar: Sidecar, *, max_bytes: int, depth: int = 0
) -> Iterator[Found]:
    """The file itself, or those in it where it is an archive; at most `max_bytes` in all."""
    name = PurePosixPath(source).name
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".gz":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
                inner = _bounded(stream, max_bytes)
        except _TooLargeError:
            yield source, _too_large(max_bytes)
        except _UNREADABLE as error:
            yield source, f"it cannot be unpacked: {error or type(error).__name__}"
        else:
            yield from _again(source, source[:-3], inner, sidecar, max_bytes, depth)
    elif suffix == ".zip":
        yield from _unzipped(source, raw, max_bytes, depth)
    else:
        yield Blob(source, raw, sidecars.entry(sidecar, name))


def _again(
    source: str, inner: str, raw: bytes, sidecar: Sidecar, max_bytes: int, depth: int
) -> Iterator[Found]:
    if depth > 1:
        yield source, "an archive in an archive in an archive; unpack it first"
        return
    outer = PurePosixPath(source).name
    for found in unpacked(inner, raw, sidecar, max_bytes=max_bytes, depth=depth + 1):
        if isinstance(found, Blob):  # the sidecar may name the file with .gz or without
            stated = {**found.sidecar, **sidecars.entry(sidecar, outer)}
            yield Blob(found.source, found.raw, stated)
        else:
            yield found


def _unzipped(source: str, raw: bytes, max_bytes: int, depth: int) -> Iterator[Found]:
    if not raw:
        yield source, "it is empty"
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, *_UNREADABLE) as error:
        yield source, f"it cannot be unpacked: {error or type(error).__name__}"
        return
    left = max_bytes
    with archive:
        members = sorted(
            (m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename
        )
        tables: dict[str, Sidecar] = {}
        # Sidecars first: they speak of the files beside them.
        for member in sorted(
            members, key=lambda m: PurePosixPath(m.filename).name != sidecars.NAME
        ):
            path = PurePosixPath(member.filename.replace("\\", "/"))
            place = f"{source}/{path}"
            if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
                yield place, "its path leads out of the archive"
                continue
            sidecar = path.name == sidecars.NAME
            if not sidecar and any(map(is_passed_over, path.parts)):
                continue
            try:
                with archive.open(member) as stream:
                    inner = _bounded(stream, left)
            except _TooLargeError:
                yield place, _too_large(max_bytes)
                continue
            except (zipfile.BadZipFile, RuntimeError, *_UNREADABLE) as error:
                yield place, f"it cannot be unpacked: {error or type(error).__name__}"
                continue
            left -= len(inner)
            if sidecar:
                tables[str(path.parent)], problem = sidecars.read(inner)
                if problem:
                    yield place, problem
            elif path.suffix.lower() == ".zip":
                yield place, "an archive in an archive; unpack it first"
            else:
                table = tables.get(str(path.parent), _NOTHING)
                yield from unpacked(place, inner, table, max_bytes=max(left, 0), depth=depth + 1)


def _bounded(stream: Any, limit: int) -> bytes:
    """All bytes of a stream; `_TooLargeError` as soon as there are more than `limit`."""
    chunks, size = [], 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise _TooLargeError
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large(limit: int) -> str:
    return f"more than {limit:,} bytes, unpacked; raise max_bytes to load it"
