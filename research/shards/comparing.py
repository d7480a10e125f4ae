"""Events and copies of more articles than memory holds: from signatures to comparisons, in tasks.

Each part has its signatures (`parts.count`). One task groups all articles by them, while others make
the parts; it holds what a signature comes to in the end, some bytes an article, and what its shelves
keep in memory. The events are then compared in batches, each of which reads its articles alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from research.articles.model import Article, Corpus, Paragraph
from research.errors import InputError
from research.measures import registry
from research.measures.comparison import grouping, one_event
from research.measures.comparison.event_clustering import Event
from research.measures.comparison.grouping import Grouping
from research.measures.comparison.one_event import PARTNERS
from research.measures.comparison.signatures import Signature
from research.shards import code, layout, parts, planning, schemas, staging
from research.shards.tasks import Batch, Whole

_PAIRS = 3000  # pairs of articles of a batch of events, about a minute of one core
_EVENTS = 500  # events of a batch, at most


class Signed:
    """The signatures of all articles of a folder, which may be gone through more than once."""

    def __init__(self, folder: Path, plan: planning.Plan) -> None:
        self._paths = [layout.signatures(folder, part.name) for part in plan.parts]

    def __iter__(self) -> Iterator[Signature]:
        pa = schemas.arrow()
        for path in self._paths:
            for batch in pa.parquet.ParquetFile(path).iter_batches(batch_size=200):
                yield from map(Signature, *(_values(batch.column(n)) for n in Signature._fields))


def _values(column: Any) -> Sequence[Any]:
    """The cells of a column, lists of numbers as arrays."""
    pa = schemas.arrow()
    if not pa.types.is_list(column.type) or pa.types.is_string(column.type.value_type):
        return column.to_pylist()  # type: ignore[no-any-return]
    values = column.flatten().to_numpy(zero_copy_only=False)
    lengths = pa.compute.list_value_length(column).to_numpy(zero_copy_only=False)
    return np.split(values, np.cumsum(lengths)[:-1]) if len(lengths) else []


class _Waiting(Article):
    """A staged article without its text, which is read where it is asked for."""

    __slots__ = ("place",)
    place: tuple[Path, int]

    @property
    def text(self) -> str:
        """The text, read from where it is staged."""
        return staged(*self.place).text

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs, read from where they are staged."""
        return staged(*self.place).paragraphs


def staged(path: Path, at: int) -> Article:
    """The article of a part whose line begins there."""
    with path.open("rb") as lines:
        lines.seek(at)
        found = staging.item(lines.readline().decode("ascii"))
    if not isinstance(found, Article):
        raise InputError(f"{path}: it changed after it was planned; run it again")
    return found


_KEPT = [name for name in Article.__slots__ if name not in ("text", "paragraphs")]


def _articles(folder: Path, plan: planning.Plan) -> Iterator[Article]:
    for part in plan.parts:
        path = layout.staged(folder, part.name)
        at = 0
        with path.open("rb") as lines:
            for line in lines:
                if line.startswith(staging.ARTICLE):
                    whole = staging.item(line.decode("ascii"))
                    waiting = object.__new__(_Waiting)
                    for name in _KEPT:
                        object.__setattr__(waiting, name, getattr(whole, name))
                    object.__setattr__(waiting, "place", (path, at))
                    yield waiting
                at += len(line)


def group(task: Whole) -> None:
    """Write which articles report one event, in batches to compare, and which print one copy."""
    code.check(task.code)
    folder = Path(task.folder)
    layout.groups(folder).unlink(missing_ok=True)
    for old in folder.glob("work/**/events-*"):
        old.unlink()
    plan = planning.read(folder)
    if plan is None:
        raise InputError(f"{folder}: no tables in parts are there")
    corpus = Corpus(tuple(_articles(folder, plan)))
    found = grouping.of_signatures(corpus, Signed(folder, plan))
    held = registry.measures()
    for name, frame in {"members": found.members({}), "duplicates": found.duplicates()}.items():
        schemas.write([frame], schemas.schema(held[name]), layout.grouped(folder, name))
    names = []
    for number, events in enumerate(_batches(found)):
        names.append(f"events-{number:06}")
        layout.write_json(
            layout.batch(folder, names[-1]), [_said(found, n, event) for n, event in events]
        )
    layout.write_json(layout.groups(folder), {"head": task.head, "batches": names})


def _batches(found: Grouping) -> Iterator[list[tuple[int, Event]]]:
    waiting: list[tuple[int, Event]] = []
    cost = 0
    for number, event in found.several():
        waiting.append((number, event))
        n = len(event.members)
        cost += n * min(n - 1, 2 * PARTNERS) // 2
        if cost >= _PAIRS or len(waiting) >= _EVENTS:
            yield waiting
            waiting, cost = [], 0
    if waiting:
        yield waiting


def _said(found: Grouping, number: int, event: Event) -> dict[str, Any]:
    inside = found.inside(event)
    return {
        "number": number,
        "members": event.members,
        "terms": event.terms,
        "similarity": event.similarity,
        "nearness": event.nearness,
        "places": [(path.stem, at) for path, at in (one.place for one in inside)],  # type: ignore[attr-defined]
        "origins": {a.article_id: found.origin_of[a.article_id] for a in inside},
    }


def batches(folder: Path) -> list[str]:
    """The names of all batches of events, in order."""
    names: list[str] = (layout.read_json(layout.groups(folder)) or {})["batches"]
    return names


def compare(task: Batch) -> dict[str, float]:
    """Write the tables of a batch of events; what share of each article is its outlet's own."""
    code.check(task.code)
    folder = Path(task.folder)
    given = parts.opened(task.parameters)
    taken = registry.measures()["events"].taken(given)
    made = []
    for said in layout.read_json(layout.batch(folder, task.name)):
        event = Event(
            tuple(said["members"]), tuple(said["terms"]), said["similarity"],
            tuple(said["nearness"]),
        )  # fmt: skip
        inside = [staged(layout.staged(folder, part), at) for part, at in said["places"]]
        made.append(
            one_event.compare(
                said["number"], event, Corpus(tuple(inside)), said["origins"], **taken
            )
        )
    for name, frame in one_event.tables(made).items():
        form = schemas.schema(registry.measures()[name])
        schemas.write([frame], form, layout.partial(folder, name, task.name))
    return {name: share for one in made for name, share in one.own_shares.items()}


def finish(folder: Path, own_shares: Mapping[str, float]) -> None:
    """Write the tables of the whole, once all batches are compared."""
    names = batches(folder)
    held = registry.measures()
    for name in one_event.TABLES:
        schemas.join(
            [layout.partial(folder, name, batch) for batch in names],
            schemas.schema(held[name]),
            layout.whole(folder, name),
        )
    members = schemas.read(layout.grouped(folder, "members"))
    members["own"] = pd.Series(members["article_id"].map(own_shares), dtype=float)
    schemas.write([members], schemas.schema(held["members"]), layout.whole(folder, "members"))
    pairs = layout.grouped(folder, "duplicates")
    schemas.join([pairs], schemas.schema(held["duplicates"]), layout.whole(folder, "duplicates"))


def is_grouped(folder: Path, head: str) -> bool:
    """Whether the articles are grouped already, of which this is the hash of all counts."""
    kept = layout.read_json(layout.groups(folder))
    return kept is not None and kept["head"] == head
