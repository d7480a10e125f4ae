"""Tables in parts on the command line: `research tables --workers`, `research status`, `verify`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from research.cli.printing import as_json, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from research.shards import Engine, Step

_NAMED = 5  # failures and dropped articles that are printed; all stand in the folder


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "machine", is_flag=True, help="Print JSON instead of lines.")
def status(folder: Path, machine: bool) -> None:
    """Say how far the tables in FOLDER are, and what failed.

    Any machine that sees the folder may ask, also while it is written. Exit code 1 where a part
    failed.
    """
    from dataclasses import asdict

    from research import progress, shards

    found = shards.status(folder)
    if machine:
        as_json(asdict(found))
        sys.exit(bool(found.failed))
    say(
        f"{found.parts_done:,} of {found.parts:,} parts, "
        f"{found.articles_done:,} of {found.articles:,} articles"
    )
    if found.rate and found.parts_done < found.parts:
        say(f"{found.rate:.1f} articles a second, {progress.duration(found.left or 0)} left")
    if found.peak_mb is not None:
        say(f"{found.peak_mb:,.0f} MB was the most that a process held")
    _say_failed(found.failed, folder)
    sys.exit(bool(found.failed))


def write(
    paths: tuple[str, ...],
    folder: Path,
    parameters: Mapping[str, str],
    *,
    workers: int | None,
    scheduler: str | None,
    retry: bool,
    day_first: bool | None,
) -> None:
    """What `research tables` does with `--workers` or `--dask`."""
    from research import shards
    from research.wording import count

    engine = _engine(workers or 1, scheduler)
    with _progress() as on_step:
        done = shards.tables(
            paths, folder, engine=engine, parameters=parameters, retry=retry,
            day_first=day_first, on_step=on_step,
        )  # fmt: skip
    say(
        f"{count(done.articles, 'articles')} in {count(done.parts, 'parts')}: {done.made:,} made, "
        f"{done.kept:,} kept, {len(done.failed):,} failed",
        f"receipts {done.root}",
    )
    by_reason: dict[str, list[str]] = {}
    for name, reason in done.missing.items():
        by_reason.setdefault(reason, []).append(name)
    for reason, names in by_reason.items():
        say(f"not made: {', '.join(names)}: {reason}")
    if done.dropped:
        say(f"{len(done.dropped):,} articles left out; the table repairs says why")
        say(*(f"  {said}" for said in done.dropped[:_NAMED]))
    _say_failed(done.failed, folder)
    sys.exit(bool(done.failed))


def _engine(workers: int, scheduler: str | None) -> Engine:
    from research import shards

    if scheduler:
        return shards.Dask(scheduler)
    # One process needs no other to work for it.
    return shards.here if workers == 1 else shards.Processes(workers)


def verify(folder: Path, *, sample: int) -> None:
    """What `research verify` does with a folder of tables in parts."""
    from research import shards

    differs = False
    for again in shards.verify(folder, sample=sample):
        differs = differs or bool(again.different)
        said = f"not the same: {', '.join(again.different)}" if again.different else "the same"
        say(f"{again.part}  {said}")
    sys.exit(differs)


def _say_failed(failed: Mapping[str, str], folder: Path) -> None:
    if not failed:
        return
    say(f"{len(failed):,} parts failed; `research tables ... --retry` tries them again")
    say(*(f"  {part}  {error}" for part, error in list(failed.items())[:_NAMED]))
    if len(failed) > _NAMED:
        say(f"  and {len(failed) - _NAMED:,} more in {folder / 'failed'}")


@contextmanager
def _progress() -> Iterator[Callable[[Step], None]]:
    """A bar on a terminal; elsewhere a line of JSON for each step."""
    if not sys.stderr.isatty():
        yield _line
        return
    from tqdm import tqdm

    # Each article is gone through twice: for its names, and for its tables.
    with tqdm(unit="article", desc="reading") as bar:

        def show(step: Step) -> None:
            if step.what == "plan":
                bar.reset(total=step.articles)
                bar.set_description("tables")
            elif step.what in ("made", "kept", "failed"):
                bar.update(step.articles)

        yield show


def _line(step: Step) -> None:
    said: dict[str, Any] = {"step": step.what}
    for name in ("part", "said", "articles", "seconds", "total"):
        if value := getattr(step, name):
            said[name] = value
    click.echo(json.dumps(said, ensure_ascii=True), err=True)
