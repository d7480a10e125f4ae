"""A file as bytes that are read when they are wanted, within a budget; it is never unpacked whole."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import splitext
from types import MappingProxyType
from typing import IO, Any, Final

HEAD = 8192  # bytes that a format is told by
SQUEEZED: Final = (".gz", ".bz2")
# Text deflates to a fifth, repeated tables to a fiftieth; a hundredth is the limit of Apache POI's
# ZipSecureFile too. Small files are let through, whatever their ratio.
_RATIO = 100
_SMALL = 1 << 20
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class TooLargeError(ValueError):
    """More bytes than the budget allows; says so, with the next step."""


class Budget:
    """How many bytes may still come out of one archive or packed document.

    Parameters
    ----------
    limit : int
        Most bytes, unpacked, of everything in it.
    packed : int
        Its size as it lies on the disk; over a hundred times as much is refused as a bomb.
    outer : Budget, optional
        That of the archive in which it lies, which pays too.
    """

    def __init__(self, limit: int, packed: int, outer: Budget | None = None) -> None:
        self.limit, self.packed, self.spent, self._outer = limit, packed, 0, outer

    def spend(self, count: int) -> None:
        """Take so many bytes off; `TooLargeError` where there are not as many left."""
        self.spent += count
        if self.spent > self.limit:
            raise TooLargeError(too_large(self.limit))
        if self.spent > max(_SMALL, _RATIO * self.packed):
            raise TooLargeError(
                f"it unpacks to more than {_RATIO} times its size, as bombs do; unpack it yourself "
                "if it is meant"
            )
        if self._outer is not None:
            self._outer.spend(count)


class Meter:
    """Takes the bytes of one member off a budget, once however often the member is read."""

    def __init__(self, budget: Budget) -> None:
        self._budget, self._paid = budget, 0

    def read_to(self, position: int) -> None:
        """The member was read up to here."""
        if position > self._paid:
            self._budget.spend(position - self._paid)
            self._paid = position


class _Counted(io.RawIOBase):
    def __init__(self, stream: IO[bytes], meter: Meter, owned: tuple[IO[bytes], ...]) -> None:
        super().__init__()
        self._stream, self._meter, self._owned, self._position = stream, meter, owned, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._stream.read(min(len(buffer), 1 << 16))
        self._position += len(chunk)
        self._meter.read_to(self._position)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        for stream in (self._stream, *self._owned):
            stream.close()
        super().close()


def counted(stream: IO[bytes], meter: Meter, *owned: IO[bytes]) -> IO[bytes]:
    """The stream, each byte of it metered as it is read; `owned` are closed with it."""
    return io.BufferedReader(_Counted(stream, meter, owned), 1 << 16)


@dataclass(frozen=True)
class Blob:
    """A file: its place, what its folder's articles.toml says of it, and a way to its bytes.

    Attributes
    ----------
    source : str
        Place that a user sees: the path, and the member of an archive.
    stream : callable
        Opens the bytes from their beginning; may be called more than once.
    limit : int
        Most bytes that may be held at once; `TooLargeError` beyond.
    """

    source: str
    stream: Callable[[], IO[bytes]]
    limit: int
    sidecar: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    @staticmethod
    def of(raw: bytes, source: str, *, limit: int = 1 << 30) -> Blob:
        """A blob of bytes that are there already."""
        return Blob(source, lambda: io.BytesIO(raw), limit)

    @cached_property
    def name(self) -> str:
        """Its file name without .gz or .bz2: what the suffix is told by."""
        name = self.source.rpartition("/")[2]
        return splitext(name)[0] if name.lower().endswith(SQUEEZED) else name

    @cached_property
    def suffix(self) -> str:
        """Suffix in lower case, with its dot; "" where it has none."""
        return splitext(self.name)[1].lower()

    @cached_property
    def stem(self) -> str:
        """File name without suffix."""
        return splitext(self.name)[0]

    def numbered(self, number: int, *, of: int = 0) -> tuple[str, str]:
        """Place and stem of the article with this number in it, or its own where it is `of` one.

        >>> Blob.of(b"", "a.txt").numbered(2), Blob.of(b"", "a.txt").numbered(1, of=1)
        (('a.txt:2', 'a-2'), ('a.txt', 'a'))
        """
        if of == 1:
            return self.source, self.stem
        return f"{self.source}:{number}", f"{self.stem}-{number}"

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which a format is told."""
        with self.stream() as stream:
            return stream.read(HEAD)

    @cached_property
    def raw(self) -> bytes:
        """All bytes."""
        chunks, size = [], 0
        with self.stream() as stream:
            while chunk := stream.read(1 << 20):
                size += len(chunk)
                if size > self.limit:
                    raise TooLargeError(too_large(self.limit))
                chunks.append(chunk)
        return b"".join(chunks)


def too_large(limit: int) -> str:
    """Why a file of more than `limit` bytes is not read, and what to do."""
    return f"more than {limit:,} bytes, unpacked; raise max_bytes to load it"
