"""Tables of the whole: those made by adding parts up, and those that need all articles in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from research.articles.model import Article, Corpus, Repair
from research.measures import registry
from research.shards import code, layout, receipts, schemas, staging
from research.shards.parts import opened
from research.shards.planning import Plan

# Articles that are held at once for tables that compare all with all: of news, about 1 GB.
IN_MEMORY = 5_000
_INDEX = "tables.json"


def write(
    folder: Path,
    plan: Plan,
    done: Sequence[Mapping[str, Any]],
    parameters: Mapping[str, str],
    *,
    whole: bool,
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
    head = layout.digest_of([root, code.codebooks(), [one["context"] for one in done]])
    kept = layout.read_json(folder / _INDEX)
    if whole and kept is not None and kept["head"] == head:
        return dict(kept["missing"])
    (folder / _INDEX).unlink(missing_ok=True)
    missing: dict[str, str] = {}
    small = plan.articles <= IN_MEMORY
    for name, measure in known.items():
        path = _path(folder, name)
        if not whole:
            missing[name] = "some parts are not made"
        elif measure.finish is not None:
            frame = measure.finish(_joined(folder, name, plan))
            schemas.write([frame], schemas.schema(measure), path)
        elif not small:
            missing[name] = (
                f"it compares all articles in memory, and there are more than {IN_MEMORY:,}"
            )
        if name in missing:
            path.unlink(missing_ok=True)
    if whole and small:
        _in_memory(folder, plan, parameters, known)
    layout.write_json(
        folder / _INDEX,
        {
            "head": head,
            "root": root,
            "articles": plan.articles,
            "missing": missing,
            "whole": {name: layout.digest(_path(folder, name)) for name in made(folder)},
        },
    )
    return missing


def made(folder: Path) -> list[str]:
    """Names of the tables of the whole that are there."""
    return sorted(path.parent.name for path in folder.glob(f"*/{layout.WHOLE}.parquet"))


def _path(folder: Path, name: str) -> Path:
    return folder / name / f"{layout.WHOLE}.parquet"


def _joined(folder: Path, name: str, plan: Plan) -> pd.DataFrame:
    """What a table of the whole needs of all parts, put under each other in their order."""
    frames = [schemas.read(layout.partial(folder, name, part.name)) for part in plan.parts]
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled or frames[:1], ignore_index=True)


def _in_memory(
    folder: Path,
    plan: Plan,
    parameters: Mapping[str, str],
    known: Mapping[str, registry.Measure],
) -> None:
    corpus = whole_corpus(folder, plan)
    given = opened(parameters)
    for name, measure in known.items():
        if measure.finish is None:
            frame = measure.make(corpus, **measure.taken(given))
            schemas.write([frame], schemas.schema(measure), _path(folder, name))


def whole_corpus(folder: Path, plan: Plan) -> Corpus:
    """All staged articles and repairs, as `load` gave them."""
    articles: list[Article] = []
    repairs: list[Repair] = []
    for item in _items(folder, plan):
        if isinstance(item, Article):
            articles.append(item)
        else:
            repairs.append(item)
    return Corpus(tuple(articles), tuple(repairs))


def _items(folder: Path, plan: Plan) -> Iterator[Article | Repair]:
    for part in plan.parts:
        yield from staging.read(layout.staged(folder, part.name))
