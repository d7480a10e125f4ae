"""Folders, files and archives to blobs, each with its place; nothing outside is ever touched."""

from __future__ import annotations

import bz2
import gzip
import os
import re
import stat
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import IO, Any, Final, NamedTuple, cast

from research.articles import catalogues, sidecars, tarballs
from research.articles.blobs import SQUEEZED, Blob, Budget, Meter, counted, too_large
from research.articles.records import Change, Note, Refusal
from research.articles.sidecars import Sidecar
from research.errors import InputError, ParameterError

_NOTHING: Final[Sidecar] = MappingProxyType({})
_LEADS_OUT: Final = (
    "a link to a file outside of what was given, which is not followed; give its own path, or copy "
    "the file"
)

_EMPTY: Final = "the folder holds no file to read; hidden files and README files are passed over"

Found = Blob | Refusal | Note


class File(NamedTuple):
    """A file to open: its path, its place for a user, and what is stated of it beside it.

    By an articles.toml, or by a table that lists files (`catalogues`).
    """

    path: Path
    source: str
    stated: Mapping[str, Any]

    def blobs(self, max_bytes: int) -> Iterator[Found]:
        """What is in it: itself, or the members of an archive; a refusal where it cannot be opened."""
        yield from _opened(self.path, self.source, self.stated, max_bytes)


class _Beside(NamedTuple):
    """The articles.toml of a folder, and what is wrong with it."""

    table: Sidecar
    problem: str | None


def collect(paths: Iterable[str | os.PathLike[str]], *, max_bytes: int) -> Iterator[Found]:
    """What is in every file under these paths, as `listed` finds them; a refusal for bad ones."""
    for one in listed(paths):
        if isinstance(one, File):
            yield from one.blobs(max_bytes)
        else:
            yield one


def listed(paths: Iterable[str | os.PathLike[str]]) -> Iterator[File | Refusal | Note]:
    """Every file under these paths once, in the order of their names, and what is stated of each.

    Folders are read with their subfolders; hidden files and README files are passed over. Links to
    folders, and links to files outside of these paths, are said and not followed: another's folder
    could lead anywhere. Raises InputError for a path that does not exist.
    """
    roots = [Path(path) for path in paths]
    for root in roots:
        if not os.path.lexists(root):
            raise InputError(f"{_shown(root)}: no such file or folder; give the path of articles")
    given = tuple(os.path.realpath(root) for root in roots)
    seen: set[str] = set()
    beside: dict[Path, _Beside] = {}  # one articles.toml speaks of all files of its folder
    by_table: dict[Path, catalogues.Stated] = {}
    tables: dict[Path, Change] = {}
    for root in roots:
        several = len(roots) > 1
        empty = root.is_dir()
        for path, source in _walk(root, several=several):
            empty = False
            if isinstance(source, Refusal):
                yield source
                continue
            if path != root and leads_out(path, given):
                yield Refusal(source, _LEADS_OUT)
                continue
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                if path.parent not in beside:
                    beside[path.parent] = _beside(path.parent, given)
                    if problem := beside[path.parent].problem:
                        above = source.rpartition("/")[0]
                        yield Refusal(f"{above}/{sidecars.NAME}".lstrip("/"), problem)
                    if path != root:
                        for listing, of_files, change in catalogues.beside(path.parent):
                            tables[listing] = change
                            catalogues.add(by_table, of_files)
                if path in tables:
                    yield Note(source, tables[path])
                    continue
                own = sidecars.entry(beside[path.parent].table, path.name)
                yield File(path, source, {**by_table.get(path, {}), **own})
        if empty:
            yield Refusal(_shown(root if several else root.name or root), _EMPTY)


def leads_out(path: Path, given: Collection[str]) -> bool:
    """Whether a path is a link to a file that lies in none of these files and folders.

    Parameters
    ----------
    given
        Paths without a link in them, as `os.path.realpath` gives them.
    """
    if not path.is_symlink() or not path.exists():
        return False
    real = os.path.realpath(path)
    return not any(real == one or real.startswith(one.rstrip(os.sep) + os.sep) for one in given)


def check_apart(folder: Path, path: Path) -> None:
    """Refuse to write into a folder that is, holds or lies in what is read: a ParameterError."""
    target, source = folder.resolve(), path.resolve()
    if target == source or target.is_relative_to(source) or source.is_relative_to(target):
        how = "is" if target == source else "lies in" if source in target.parents else "holds"
        raise ParameterError(
            f"--to {folder}: it {how} what is read ({path}), which tables must not touch; "
            "give a folder beside it"
        )


def _walk(root: Path, *, several: bool) -> Iterator[tuple[Path, str | Refusal]]:
    if not root.is_dir():
        yield root, _shown(root if several else root.name)
        return
    waiting = [root]  # a stack of one's own: folders nest deeper than calls do
    while waiting:
        folder = waiting.pop()

        def place(path: Path) -> str:
            return _shown(path if several or path == root else path.relative_to(root))

        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = f"the folder cannot be opened: {error.strerror or error}"
            yield folder, Refusal(place(folder), reason)
            continue
        inner = []
        names = frozenset(entry.name for entry in listed)
        for entry in listed:
            path = folder / entry.name
            if not _is_folder(entry):
                if not is_passed_over(entry.name):
                    yield path, place(path)
            elif not entry.name.startswith("."):
                if entry.is_symlink():
                    reason = "a link to a folder, which is not followed; give its own path"
                    yield path, Refusal(place(path), reason)
                elif page := _page_of(entry.name, names):
                    reason = f"what a browser saved beside {page}: its pictures, scripts and frames"
                    yield path, Refusal(place(path), reason)
                else:
                    inner.append(path)
        waiting += reversed(inner)


# Firefox and Chrome name the folder so, in the language of the browser or the system.
_SAVED: Final = re.compile(
    r"(.+?)(?:_files|[-_ ]Dateien|_fichiers|_archivos|_arquivos|_bestanden|_file|_pliki|_soubory|\.files)"
)


def _page_of(name: str, beside: Collection[str]) -> str | None:
    """The page beside a folder of this name that a browser saved with it, if there is one."""
    stem = match[1] if (match := _SAVED.fullmatch(name)) else None
    pages = (f"{stem}{suffix}" for suffix in (".html", ".htm", ".xhtml"))
    return next((page for page in pages if stem and page in beside), None)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def is_passed_over(name: str) -> bool:
    """Whether a file of this name is no article: hidden, a README, or the sidecar."""
    stem = name.split(".", 1)[0].upper()
    if name.lower() in _OF_SYSTEM or name == sidecars.NAME:
        return True
    return name.startswith((".", "__MACOSX", "~$")) or stem == "README"


_OF_SYSTEM: Final = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"))


def _shown(path: str | os.PathLike[str]) -> str:
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")


def _opened(path: Path, source: str, stated: Mapping[str, Any], max_bytes: int) -> Iterator[Found]:
    try:
        if not path.is_file():
            yield Refusal(source, "not a file; a link that leads nowhere, or a device")
            return
        with path.open("rb"):
            size = path.stat().st_size
    except OSError as error:
        yield Refusal(source, f"it cannot be opened: {error.strerror or error}")
        return
    suffix = path.suffix.lower()
    if (suffix in (*SQUEEZED, ".zip") or tarballs.is_named(path.name)) and size > max_bytes:
        yield Refusal(source, too_large(max_bytes))
    elif tarballs.is_named(path.name):
        yield from tarballs.members(path, source, max_bytes, is_passed_over)
    elif suffix == ".zip":
        yield from _unzipped(path, source, Budget(max_bytes, size))
    elif suffix in SQUEEZED:
        yield _gunzipped(lambda: path.open("rb"), source, Budget(max_bytes, size), stated)
    else:
        yield Blob(source, lambda: path.open("rb"), max_bytes, stated)


def _beside(folder: Path, given: Collection[str]) -> _Beside:
    path = folder / sidecars.NAME
    try:
        if leads_out(path, (*given, os.path.realpath(folder))):
            return _Beside(_NOTHING, _LEADS_OUT)
        if not path.is_file():
            return _Beside(_NOTHING, None)
        table, problem = sidecars.read(path.read_bytes())
    except OSError as error:
        return _Beside(_NOTHING, f"it cannot be opened: {error.strerror or error}")
    absent = [name for name in table if not _is_beside(path, name)]
    if absent and not problem:
        problem = f"no file {absent[0]!r} beside it; name a file of its folder"
    return _Beside(table, problem)


def _is_beside(sidecar: Path, name: str) -> bool:
    try:
        return any(os.path.lexists(sidecar.parent / f"{name}{s}") for s in ("", *SQUEEZED))
    except (OSError, ValueError):  # a name too long, or with a NUL
        return False


def _gunzipped(
    packed: Callable[[], IO[bytes]], source: str, budget: Budget, stated: Mapping[str, Any]
) -> Blob:
    meter = Meter(budget)

    def stream() -> IO[bytes]:
        inner = packed()
        by_bzip2 = source.lower().endswith(".bz2")
        bare = bz2.BZ2File(inner) if by_bzip2 else gzip.GzipFile(fileobj=inner)
        return counted(cast("IO[bytes]", bare), meter, inner)

    return Blob(source, stream, budget.limit, stated)


def _unzipped(path: Path, source: str, budget: Budget) -> Iterator[Found]:
    if not path.stat().st_size:
        yield Refusal(source, "it is empty")
        return
    try:
        archive = zipfile.ZipFile(path)
    except Exception as error:  # noqa: BLE001 - a broken directory fails in any way
        yield Refusal(source, f"it cannot be unpacked: {error or type(error).__name__}")
        return
    with archive:
        tables: dict[str, Sidecar] = {}
        members = sorted(
            (m for m in archive.infolist() if not m.filename.endswith("/")),
            # Sidecars first: they speak of the files beside them.
            key=lambda m: (PurePosixPath(m.filename).name != sidecars.NAME, m.filename),
        )
        if not members:
            yield Refusal(source, "it holds no file")
        by_table: dict[PurePosixPath, catalogues.Stated] = {}
        lists: set[str] = set()
        for listing, of_files, change in _listings(archive, members):
            lists.add(str(listing))
            catalogues.add(by_table, of_files)
            yield Note(f"{source}/{listing}", change)
        for member in members:
            if member.filename not in lists:
                stated = by_table.get(PurePosixPath(member.filename), {})
                yield from _member(archive, member, source, tables, stated, budget)


def _listings(
    archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo]
) -> Iterator[tuple[PurePosixPath, dict[PurePosixPath, catalogues.Stated], Change]]:
    """The tables of an archive that list its files."""
    paths = {
        path
        for path in (PurePosixPath(m.filename) for m in members if "\\" not in m.filename)
        if not (path.is_absolute() or ".." in path.parts or any(map(is_passed_over, path.parts)))
    }
    return catalogues.within(paths, lambda path: archive.open(str(path)))


def _member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    source: str,
    tables: dict[str, Sidecar],
    listed: catalogues.Stated,
    budget: Budget,
) -> Iterator[Found]:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    place = f"{source}/{path}"
    if not path.parts or not path.name:
        yield Refusal(place, "a member without a name; unpack the archive to read it")
        return
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        yield Refusal(place, "its path leads out of the archive")
        return
    if path.name != sidecars.NAME and any(map(is_passed_over, path.parts)):
        return
    if stat.S_ISLNK(member.external_attr >> 16):
        yield Refusal(place, "a link in an archive, which is not followed")
        return
    own = Budget(budget.limit, member.compress_size, budget)
    meter = Meter(own)
    blob = Blob(
        place,
        lambda: counted(archive.open(member), meter),
        budget.limit,
        {**listed, **sidecars.entry(tables.get(str(path.parent), _NOTHING), path.name)},
    )
    if path.name == sidecars.NAME:
        try:
            tables[str(path.parent)], problem = sidecars.read(blob.raw)
        except Exception as error:  # noqa: BLE001 - as broken as the archive may be
            problem = f"it cannot be unpacked: {error or type(error).__name__}"
        if problem:
            yield Refusal(place, problem)
    elif path.suffix.lower() == ".zip" or tarballs.is_named(path.name):
        yield Refusal(place, "an archive in an archive; unpack it first")
    elif path.suffix.lower() in SQUEEZED:
        inner = Budget(budget.limit, member.file_size, budget)
        yield _gunzipped(blob.stream, place, inner, blob.sidecar)
    else:
        yield blob
