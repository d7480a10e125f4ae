"""Formats of files, each told by its content before its suffix; packages may bring more of them.

An entry point of the group `research.readers` names a `Format`; it is tried before those here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Final

from research.articles.blobs import Blob
from research.articles.records import Note, Record, Refusal

GROUP: Final = "research.readers"
Read = Iterator[Record | Refusal | Note]
Reader = Callable[[Blob], Read]


def _never(_head: bytes, _suffix: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """A format, how it is told and read, and what docs/formats.md says of it.

    Attributes
    ----------
    name : str
        What users call it.
    suffixes : tuple of str
        In lower case with their dots; used where the content of a file does not tell.
    read : callable or str
        Takes a `Blob`, yields records, refusals and notes; or "module:function" of that.
    looks : callable
        Whether the first bytes, and the suffix, tell this format.
    needs : str
        Extra of this package that brings the reader's library; "" where none is needed.
    module : str
        The library that is imported; asked for before the reader is called.
    gives : str
        What is read of it.
    export : str
        The menu or command that writes it.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader | str
    looks: Callable[[bytes, str], bool] = _never
    needs: str = ""
    module: str = ""
    gives: str = ""
    export: str = ""

    def records(self, blob: Blob) -> Read:
        """The records of a blob of this format, or what to install to read it."""
        if self.module:
            try:
                import_module(self.module)
            except ImportError:
                yield Refusal(
                    blob.source,
                    f"{self.name} needs {self.module}; install it with: "
                    f"pip install 'news-framing[{self.needs}]'",
                )
                return
        if isinstance(self.read, str):
            module, _, function = self.read.partition(":")
            yield from getattr(import_module(module), function)(blob)
        else:
            yield from self.read(blob)


@cache
def others() -> tuple[Format, ...]:
    """Formats that other installed packages bring, in the order of their names."""
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(form for form in (point.load() for point in found) if isinstance(form, Format))
