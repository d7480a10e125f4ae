"""Tables of the whole: made of what each part gives, or by comparing all articles with each other."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from research.errors import InputError
from research.measures import registry
from research.shards import archive, code, layout, receipts, schemas
from research.shards.engines import Engine, results
from research.shards.planning import Plan

# Articles up to which tables are made that compare all with all: of an article of 1,300 words they
# hold about 75 kB (200 articles, 2026-11-28), so 1.5 GB of so many.
COMPARED = 20_000


@dataclass(frozen=True, slots=True)
class Whole:
    """Tables of the whole to make together, once all parts are, for any process that sees the folder."""

    folder: str
    tables: tuple[str, ...]
    code: str


def make(task: Whole) -> None:
    """Write tables of the whole."""
    if task.code != code.code():
        raise InputError("this process has another version of the code than the one that planned")
    folder = Path(task.folder)
    parts = archive.Folder(folder, whole=False)
    corpus = None
    for name in task.tables:
        measure = registry.measures()[name]
        if measure.finish is not None:
            frame = measure.finish(
                schemas.read(layout.partial(folder, name, part.name)) for part in parts.plan.parts
            )
        else:
            corpus = corpus or archive.corpus_of(parts)
            frame = measure.make(corpus, **measure.taken(parts.parameters))
        schemas.write([frame], schemas.schema(measure), layout.whole(folder, name))


def write(
    folder: Path, plan: Plan, done: Sequence[Mapping[str, Any]], engine: Engine, *, whole: bool
) -> dict[str, str]:
    """Write the tables of the whole, and an index over all tables.

    Parameters
    ----------
    folder
        Of the tables.
    plan
        All parts.
    done
        Their receipts.
    engine
        Makes the tables.
    whole
        Whether all parts are made; else no table of the whole is, and those there were go.

    Returns
    -------
    dict of str to str
        Tables that were not made, and why.
    """
    root = receipts.root(done)
    known = {n: m for n, m in registry.measures().items() if m.of == "corpus"}
    head = layout.digest_of([root, code.codebooks(), [one["context"] for one in done]])
    kept = layout.read_json(folder / layout.INDEX)
    if whole and kept is not None and kept["head"] == head:
        return dict(kept["missing"])
    (folder / layout.INDEX).unlink(missing_ok=True)
    missing: dict[str, str] = {}
    for name, measure in known.items():
        if not whole:
            missing[name] = "some parts are not made"
        elif measure.finish is None and plan.articles > COMPARED:
            missing[name] = (
                f"it compares all articles with each other, and there are more than {COMPARED:,}"
            )
        # What stood there is of other parts; it must not be read for what is made now.
        layout.whole(folder, name).unlink(missing_ok=True)
    wanted = [name for name in known if name not in missing]
    compared = tuple(name for name in wanted if known[name].finish is None)
    # One comparison makes several tables; it takes longest.
    groups = [compared, *((name,) for name in wanted if name not in compared)]
    tasks = [Whole(os.fspath(folder), names, code.code()) for names in groups if names]
    for _ in results(engine, make, tasks):
        pass
    layout.write_json(
        folder / layout.INDEX,
        {
            "head": head,
            "root": root,
            "articles": plan.articles,
            "missing": missing,
            "whole": {name: layout.digest(layout.whole(folder, name)) for name in made(folder)},
        },
    )
    return missing


def made(folder: Path) -> list[str]:
    """Names of the tables of the whole that are there."""
    return sorted(path.parent.name for path in folder.glob(f"*/{layout.WHOLE}.parquet"))
