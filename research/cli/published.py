"""`research verify`, `explore`, `diff` and `prune`: what is done with published runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from research.cli import EXITS
from research.cli.printing import say, say_block

_PATH = click.Path(path_type=Path)
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(epilog=EXITS)
@click.argument("run", type=_PATH)
@click.option("--time-limit", type=click.FloatRange(0, min_open=True), metavar="SECONDS",
              help="Give up after this long.")  # fmt: skip
@click.option("--trust", is_flag=True,
              help="Run also a notebook that lies elsewhere or is not the one that ran.")  # fmt: skip
@click.option("--sample", type=click.IntRange(1), metavar="N",
              help="Of tables in parts, how many parts, drawn at random.  [5]")  # fmt: skip
def verify(run: Path, time_limit: float | None, trust: bool, sample: int | None) -> None:
    """Run a report again and compare it to the byte.

    RUN is the folder of a run, such as reports/2025-03-09/framing. Where it does not match, it
    says which input, version or cell made the difference.

    By itself it executes only a notebook of this project, or of the package, that is the one that
    ran by its hash; it says what it would execute otherwise.

    RUN may also be a folder of tables in parts: some of its parts are made again.
    """
    from research.loading import is_tables

    if is_tables(run):
        from research.cli import parts

        parts.verify(run, sample=sample or 5)
        return
    if sample:
        raise click.UsageError("--sample goes with a folder of tables in parts")
    from research.reporting import records, running

    verdict = running.verify(
        records.read(run), project=Path.cwd(), trust=trust, time_limit=time_limit
    )
    say("the same" if verdict.same else "not the same")
    for title, lines in (("went in", verdict.causes), ("came out", verdict.effects)):
        for line in lines:
            say(f"  {title:<9} {line}")
    sys.exit(not verdict.same)


@click.command(epilog=EXITS)
@click.argument("before", metavar="RUN", type=_PATH)
@click.argument("after", metavar="RUN", type=_PATH)
@click.option("--tolerance", type=click.FloatRange(0), default=1e-9, show_default=True,
              help="How far apart values may be, absolutely and relative to the larger.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of lines.")
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False),
              help="Also write a page.")  # fmt: skip
def diff(before: Path, after: Path, tolerance: float, as_json: bool, page: Path | None) -> None:
    """Compare two runs: parameters, inputs, code, versions and values.

    Exit code 1 where anything differs.
    """
    from research.reporting import records
    from research.reporting.publishing import differences

    runs = records.read(before), records.read(after)
    found = differences.compare(*runs, tolerance=tolerance)
    if page is not None:
        page.write_text(differences.as_page(*runs, found), encoding="utf-8")
    if as_json:
        click.echo(differences.as_json(*runs, found), nl=False)
    else:
        say_block(differences.as_text(found))
    sys.exit(bool(found))


@click.command(epilog=EXITS)
@click.argument("run", type=_PATH)
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="The page.  [explore/DATE-NAME.html in the reports folder]")  # fmt: skip
def explore(run: Path, to: Path | None) -> None:
    """Write a page that sorts, filters and searches the tables of a run.

    RUN is the folder of a run, such as reports/2025-03-09/framing. The page is one file with a script
    of its own, which a browser runs without a network; the report itself has none.
    """
    from research.reporting import records
    from research.reporting.publishing import explore as pages

    read = records.read(run)
    path = to or read.path.parent.parent / "explore" / f"{read.date}-{read.path.name}.html"
    pages.write(read, path)
    say(f"written    {path}")


@click.command(epilog=EXITS)
@click.option("--keep", type=click.IntRange(1), required=True, metavar="N",
              help="Runs to keep of each notebook.")  # fmt: skip
@click.option("--reports", type=_FOLDER, default=Path("reports"), show_default=True,
              help="Reports folder.")  # fmt: skip
@click.option("--writeups", type=_FOLDER, metavar="FOLDER", multiple=True,
              help="Where to look for write-ups besides the folder of the reports folder.")  # fmt: skip
def prune(keep: int, reports: Path, writeups: tuple[Path, ...]) -> None:
    """Delete all but the newest N runs of each notebook.

    A run that a write-up was filled from is kept, and named.
    """
    from research.errors import InputError
    from research.reporting.citing.bindings import cited_runs
    from research.reporting.publishing import pruning

    if not reports.is_dir():
        raise InputError(f"{reports}: no such folder; give --reports")
    # Where reports/ is a link, write-ups lie beside the link, beside what it leads to, or both.
    where = {reports.absolute().parent, reports.resolve().parent, *writeups}
    cited = {name for folder in sorted(where) for name in cited_runs(folder)}
    pruned = pruning.prune(
        reports, keep=keep, cited=cited, on_deleted=lambda name: say(f"deleted  {name}")
    )
    say(*(f"cited    {name} (kept)" for name in pruned.cited))
    say(*(f"linked   {name} (kept: a link is not followed)" for name in pruned.linked))
    say(*(f"broken   {line} (left alone)" for line in pruned.unreadable), err=True)
    say(f"{len(pruned.deleted)} deleted")
