"""What is in a tar archive, packed by gzip or bzip2 or not: files only, each within the budget of all."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from research.articles import catalogues, sidecars
from research.articles.blobs import Blob, Budget, TooLargeError
from research.articles.records import Note, Refusal
from research.articles.sidecars import Sidecar

_SUFFIXES: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".jex")  # the last is Joplin's
_CHUNK: Final = 1 << 20
_MOST: Final = 1_000_000  # members; their heads alone can fill an archive


def is_named(name: str) -> bool:
    """Whether a file's name is that of a tar archive.

    >>> is_named("corpus.tar.gz"), is_named("corpus.gz")
    (True, False)
    """
    return name.lower().endswith(_SUFFIXES)


def members(
    path: Path, source: str, limit: int, passed_over: Callable[[str], bool]
) -> Iterator[Blob | Refusal | Note]:
    """The files of an archive in the order of their names; links, devices and paths that lead out are said.

    Parameters
    ----------
    path : Path
        The archive; it is read once, from its beginning, for packed ones cannot be searched.
    source : str
        Its place as a user sees it.
    limit : int
        Most bytes of all files together.
    passed_over : callable
        Whether a name is that of a hidden file or a README.
    """
    budget = Budget(limit, path.stat().st_size)
    held: dict[str, bytes] = {}
    try:
        with path.open("rb") as stream, tarfile.open(fileobj=stream, mode="r|*") as archive:
            for number, member in enumerate(archive):
                if number >= _MOST:
                    yield Refusal(source, f"more than {_MOST:,} members; unpack it to read them")
                    break
                inner = PurePosixPath(member.name)
                place = f"{source}/{inner}"
                if member.isdir():
                    continue
                if inner.is_absolute() or ".." in inner.parts:
                    yield Refusal(place, "its path leads out of the archive")
                elif not member.isfile():
                    yield Refusal(place, "a link or a device in an archive, which is not followed")
                elif inner.name == sidecars.NAME or not any(
                    passed_over(part) for part in inner.parts if part != "."
                ):
                    held[str(inner)] = _read(archive, member, budget)
    except TooLargeError as error:
        yield Refusal(source, str(error))
        return
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        yield Refusal(source, f"it cannot be unpacked: {error or type(error).__name__}")
        if not held:
            return
    if not held:
        yield Refusal(source, "it holds no file")
    tables: dict[str, Sidecar] = {}
    by_table: dict[PurePosixPath, catalogues.Stated] = {}
    for listing, of_files, change in catalogues.within(
        set(map(PurePosixPath, held)), lambda path: io.BytesIO(held[str(path)])
    ):
        del held[str(listing)]
        catalogues.add(by_table, of_files)
        yield Note(f"{source}/{listing}", change)
    for name in sorted(held, key=lambda n: (PurePosixPath(n).name != sidecars.NAME, n)):
        inner = PurePosixPath(name)
        if inner.name == sidecars.NAME:
            tables[str(inner.parent)], problem = sidecars.read(held[name])
            if problem:
                yield Refusal(f"{source}/{name}", problem)
        elif inner.suffix.lower() in (".zip", ".gz", ".bz2") or is_named(name):
            yield Refusal(f"{source}/{name}", "an archive in an archive; unpack it first")
        else:
            own = sidecars.entry(tables.get(str(inner.parent), {}), inner.name)
            made = Blob.of(held[name], f"{source}/{name}", limit=limit)
            yield Blob(made.source, made.stream, limit, {**by_table.get(inner, {}), **own})


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo, budget: Budget) -> bytes:
    stream = archive.extractfile(member)
    chunks: list[bytes] = []
    while stream is not None and (chunk := stream.read(_CHUNK)):
        budget.spend(len(chunk))
        chunks.append(chunk)
    return b"".join(chunks)
