"""`research load` and `research tables`: articles without a notebook."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any, Literal

import click

from research.cli.printing import say

_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
DAY_FIRST = click.option(
    "--day-first/--month-first", default=None,
    help="How 3/2/2025 is read.  [by the other dates of its column, else left open]",
)  # fmt: skip


@click.command()
@_PATHS
@DAY_FIRST
def load(paths: tuple[str, ...], day_first: bool | None) -> None:
    """Load articles, and print what was loaded and repaired.

    PATH is a folder or a file: text, web pages, tables, JSON, Word, PDF, exports of databases and
    more, also .gz and .zip of them; docs/formats.md names all. Exit code 1 where no article came.
    """
    from research.articles.load import load as read

    corpus = read(*paths, day_first=day_first)
    for article in corpus:
        parts = [
            article.outlet or "outlet not known",
            str(article.published or "date not known"),
            f"{len(article.text):,} characters",
        ]
        say(f"{article.article_id}  {article.title or '(no title)'}")
        say(f"    {', '.join(parts)}  [{article.source}]")
    dropped = sum(repair.action == "dropped" for repair in corpus.log)
    say(f"{len(corpus)} articles, {len(corpus.log)} repairs, {dropped} dropped")
    for repair in corpus.log:
        parts = [part[:70] for part in (repair.before, repair.after) if part is not None]
        change = f"  [{' -> '.join(parts)}]" if parts else ""
        say(f"  {repair.action:<9} {repair.source}: {repair.step}: {repair.reason}{change}")
    sys.exit(not len(corpus))


@click.command()
@_PATHS
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="Folder for the tables; made where it is not there.")  # fmt: skip
@click.option("--format", "suffix", type=click.Choice(["csv", "parquet"]),
              help="Parquet needs pyarrow.  [csv; in parts always parquet]")  # fmt: skip
@click.option("--method", default="linear", show_default=True,
              help="Scorer of stances. Reports take `auto`: the encoder where it is installed.")  # fmt: skip
@click.option("--quotations", type=click.Choice(["auto", "encoder", "tagger", "rules"]), default="auto",
              show_default=True, help="How quotations are found.")  # fmt: skip
@click.option("--likeness", default="lexical", show_default=True,
              help="Scorer of reworded sentences.")  # fmt: skip
@click.option("--pins", type=click.Path(path_type=Path, dir_okay=False),
              help="A TOML file that pins actors and their aliases.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1), metavar="N",
              help="Write Parquet in parts, by N processes; what is made already stays.")  # fmt: skip
@click.option("--dask", "scheduler", metavar="ADDRESS",
              help="Write Parquet in parts, by the workers of this Dask scheduler.")  # fmt: skip
@click.option("--retry", is_flag=True, help="Try parts again that failed before.")
@DAY_FIRST
def tables(
    paths: tuple[str, ...], folder: Path, suffix: Literal["csv", "parquet"] | None, method: str,
    quotations: str, likeness: str, pins: Path | None, workers: int | None,
    scheduler: str | None, retry: bool, day_first: bool | None,
) -> None:  # fmt: skip
    """Write all tables of these articles, for work in R or a spreadsheet.

    In CSV, a text that a spreadsheet would take for a formula is written with an apostrophe
    before it; Parquet keeps every text as it is. The set is written whole or not at all. Exit
    code 1 where no article came.

    With --workers or --dask, for more articles than memory holds, each table is a folder of
    Parquet files. A run that was stopped goes on where it was; `research status DIR` says how far
    it is. Exit code 1 where a part could not be made. docs/archive.md tells more.
    """
    # Modules leave no garbage in cycles.
    gc.disable()

    from research.articles.load import load as read
    from research.errors import InputError
    from research.measures import actors, languages, registry, sentiment
    from research.reporting.publishing import tables as writing

    # Little that is made is: looking for it often costs a tenth.
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()
    given: dict[str, Any] = {"method": method, "quotations": quotations, "likeness": likeness}
    if pins is not None:
        given["pins"] = actors.read_pins(pins)
    sentiment.registered(method)
    registry.scorer("likeness", likeness)
    if workers or scheduler:
        if suffix == "csv":
            raise click.UsageError("tables in parts are Parquet; leave --format out")
        if workers and scheduler:
            raise click.UsageError("give --workers or --dask, not both")
        from research.cli import parts

        asked = given if pins is None else given | {"pins": str(pins)}
        parts.write(
            paths, folder, asked, workers=workers, scheduler=scheduler, retry=retry,
            day_first=day_first,
        )  # fmt: skip
        return
    if retry:
        raise click.UsageError("--retry goes with --workers or --dask")
    corpus = read(*paths, day_first=day_first)
    try:
        corpus.required()
    except InputError as error:
        say(f"research: {error}", err=True)
        sys.exit(1)
    # Readers of formats may leave garbage in cycles, measures do not.
    gc.disable()
    rows: dict[str, int] = {}
    written = writing.write(
        registry.tables(corpus, **given), folder, inputs=[Path(path) for path in paths],
        form=suffix or "csv", on_table=rows.__setitem__,
    )  # fmt: skip
    say(*(f"{rows[path.stem]:>8,} rows  {path}" for path in written))
    if foreign := languages.said(corpus):
        say(foreign)
    # The interpreter looks through all that is left for garbage as it ends, a twentieth of the time.
    gc.freeze()
