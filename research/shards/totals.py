"""Tables of the whole: made of what each part gives, or by comparing all articles with each other."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from research.measures import registry
from research.measures.comparison import TABLES
from research.shards import archive, code, comparing, layout, receipts, schemas
from research.shards.engines import Engine, results
from research.shards.planning import Plan
from research.shards.tasks import Batch, Whole

# Articles up to which tables of other packages are made that need all of them in memory.
IN_MEMORY = 20_000


def make(task: Whole | Batch) -> dict[str, float]:
    """Write tables of the whole, or compare a batch of events: what it gives for `comparing.finish`."""
    if isinstance(task, Batch):
        return comparing.compare(task)
    code.check(task.code)
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
    return {}


def write(
    folder: Path,
    plan: Plan,
    done: Sequence[Mapping[str, Any]],
    engine: Engine,
    parameters: Mapping[str, str],
    *,
    whole: bool,
) -> dict[str, str]:
    """Write the tables of the whole, and an index over all tables.

    Parameters
    ----------
    parameters
        As `research tables` takes them.
    whole
        Whether all parts are made; else no table of the whole is, and those there were go.

    Returns
    -------
    dict of str to str
        Tables that were not made, and why.
    """
    root = receipts.root(done)
    known = {n: m for n, m in registry.measures().items() if m.of == "corpus"}
    groups = layout.read_json(layout.groups(folder)) or {}
    head = layout.digest_of(
        [
            root,
            code.codebooks(),
            [one["context"] for one in done],
            groups.get("head"),
            receipts.named(parameters),
        ]
    )
    kept = layout.read_json(folder / layout.INDEX)
    if whole and kept is not None and kept["head"] == head:
        return dict(kept["missing"])
    (folder / layout.INDEX).unlink(missing_ok=True)
    missing: dict[str, str] = {}
    for name, measure in known.items():
        if not whole:
            missing[name] = "some parts are not made"
        elif name in TABLES:
            if not groups:
                missing[name] = "articles could not be grouped by event"
        elif measure.finish is None and plan.articles > IN_MEMORY:
            missing[name] = f"it needs all articles at once, and there are more than {IN_MEMORY:,}"
        # What stood there is of other parts; it must not be read for what is made now.
        layout.whole(folder, name).unlink(missing_ok=True)
    wanted = [name for name in known if name not in missing]
    at, own = os.fspath(folder), code.code()
    tasks: list[Whole | Batch] = [
        Whole(at, (name,), head, own) for name in wanted if name not in TABLES
    ]
    compares = set(TABLES) <= set(wanted)
    if compares:
        tasks += [Batch(at, name, parameters, own) for name in comparing.batches(folder)]
    shares: dict[str, float] = {}
    for _, given in results(engine, make, tasks):
        shares |= given
    if compares:
        comparing.finish(folder, shares)
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
