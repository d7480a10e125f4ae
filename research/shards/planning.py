"""Articles to parts: read once (`reading`), and staged where each waits for its process.

What is said of one article depends on all (which texts come twice, which ids are taken, how dates
are written), so one process decides, and stages them in order. Parts are cut where an article's id
says, not at every so many: an article more or less changes the part that it is in, and seldom the
next.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from research.articles import sidecars
from research.articles.model import Article, Repair
from research.errors import InputError
from research.measures import languages
from research.shards import code, layout, reading, staging
from research.shards.engines import Engine

SIZE = 2000  # articles of a part, on average: one to two minutes of one core


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name, the sha256 of its staged articles, and how many they are."""

    name: str
    sha256: str
    articles: int


@dataclass(frozen=True, slots=True)
class Plan:
    """All parts in the order of their articles, and the language of most articles."""

    parts: tuple[Part, ...]
    usual: str

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(part.articles for part in self.parts)


def read(folder: Path) -> Plan | None:
    """The plan of a folder, None where it has none.

    Raises
    ------
    InputError
        If another version of this package wrote it, in another format.
    """
    kept = layout.read_json(folder / layout.PLAN)
    if kept is not None and kept.get("format") != layout.FORMAT:
        raise InputError(
            f"{folder}: another version of this package made these tables; call the same "
            "`research tables` again, or read them with that version"
        )
    return None if kept is None else _plan(kept)


class Reading:
    """The articles of some files, cut into parts; those of the last plan where nothing changed.

    Files are taken for unchanged where path, size and time of change are.

    Parameters
    ----------
    paths
        Folders and files, as `load` takes them.
    folder
        Where parts are staged.
    size
        Articles of a part, on average.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        folder: Path,
        engine: Engine,
        *,
        day_first: bool | None,
        size: int = SIZE,
    ) -> None:
        self._paths, self._folder, self._engine = paths, folder, engine
        self._day_first, self._size = day_first, size
        self._counts: Counter[str] = Counter()
        self._stamps = stamps(paths)
        head = {
            "code": code.code(), "day_first": day_first, "size": size, "inputs": self._stamps,
        }  # fmt: skip
        self._head = layout.digest_of(head)
        kept = layout.read_json(folder / layout.PLAN)
        same = kept is not None and kept.get("format") == layout.FORMAT
        self.plan = _plan(kept) if same and kept["head"] == self._head else None

    def parts(self) -> Iterator[tuple[Part, str]]:
        """Each part once it is staged, with the language of most articles so far.

        After the last, `plan` is there. None where it is already.

        Raises
        ------
        InputError
            If a path does not exist, no article came, or a file changed while it was read.
        """
        if self.plan is not None:
            return
        parts = []
        with reading.articles(
            self._paths, self._folder, self._engine, day_first=self._day_first, spoken=self._counts
        ) as items:
            for part in _staged(items, self._folder, self._size):
                parts.append(part)
                yield part, languages.usual(self._counts)
        if stamps(self._paths) != self._stamps:
            raise InputError("a file changed while it was read; run it again once all are written")
        if not sum(part.articles for part in parts):
            raise InputError("no article came; `research load` says what was left out and why")
        made: dict[str, Any] = {
            "format": layout.FORMAT,
            "head": self._head,
            "usual": languages.usual(self._counts),
            "parts": [asdict(part) for part in parts],
        }
        layout.write_json(self._folder / layout.PLAN, made)
        self.plan = _plan(made)


def stamps(paths: Sequence[Path]) -> list[list[Any]]:
    """Path, size in bytes and time of change of every file under these paths, or beside a file."""
    found = []
    for root in paths:
        if root.is_dir():
            for folder, inner, names in os.walk(root):
                inner.sort()
                found += [Path(folder, name) for name in sorted(names)]
        else:
            found += [root, root.with_name(sidecars.NAME)]
    stamped = []
    for path in found:
        with suppress(OSError):
            known = path.stat()
            stamped.append([os.fspath(path), known.st_size, known.st_mtime_ns])
    return stamped


def _plan(kept: dict[str, Any]) -> Plan:
    return Plan(tuple(Part(**one) for one in kept["parts"]), kept["usual"])


def _staged(items: Iterable[Article | Repair], folder: Path, size: int) -> Iterator[Part]:
    waiting: list[Article | Repair] = []
    articles = 0
    for item in items:
        if isinstance(item, Article):
            if articles and _cuts(item.article_id, articles, size):
                yield _put(waiting, folder)
                waiting, articles = [], 0
            articles += 1
        elif item.article_id is None and len(waiting) >= 20 * size:
            yield _put(waiting, folder)  # copies that were left out can be more than articles
            waiting, articles = [], 0
        waiting.append(item)
    if waiting:
        yield _put(waiting, folder)


def _cuts(article_id: str, before: int, size: int) -> bool:
    """Whether a part begins with this article, when the one before it has so many."""
    if before * 2 < size:
        return False
    return before >= 2 * size or int(_short(article_id), 16) % max(1, size // 2) == 0


def _put(items: list[Article | Repair], folder: Path) -> Part:
    lines = [staging.line(item) for item in items]
    ids = [item.article_id for item in items if isinstance(item, Article)]
    # Named after its first article, which is in no other part.
    name = f"part-{_short(ids[0] if ids else lines[0])}"
    digest = hashlib.sha256("".join(lines).encode("ascii")).hexdigest()
    path = layout.staged(folder, name)
    if not (path.is_file() and layout.digest(path) == digest):
        with layout.written(path) as new, new.open("w", encoding="ascii", newline="") as file:
            file.writelines(lines)
    return Part(name, digest, len(ids))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
