"""`research run`."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from research.cli import EXITS

if TYPE_CHECKING:
    from research.reporting.running import Outcome, Plan


def _date(_context: click.Context, _option: click.Parameter, text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        if len(text) != len("YYYY-MM-DD"):
            raise ValueError(text)
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a date; use YYYY-MM-DD") from None


def _pairs(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{text!r} is not NAME=VALUE")
        if name in pairs:
            raise click.BadParameter(f"{name} is given twice")
        pairs[name] = value
    return pairs


_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(epilog=EXITS)
@click.argument("names", metavar="[NOTEBOOK]...", nargs=-1)
@click.option("--articles", metavar="PATH", help="Articles to read; short for -p articles=PATH.")
@click.option("--date", metavar="YYYY-MM-DD", callback=_date, help="Day of the run.  [today]")
@click.option(
    "-p", "given", metavar="NAME=VALUE", multiple=True, callback=_pairs,
    help="Value of a parameter, by its declared type. May be repeated.",
)  # fmt: skip
@click.option("--file", "batch", type=_FILE, help="Runs listed in a TOML file instead.")
@click.option(
    "--reports", type=click.Path(path_type=Path, file_okay=False),
    help="Reports folder.  [reports/ of the project]",
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(1), help="Notebooks at a time.  [processors, up to 4]")
@click.option("--force", is_flag=True, help="Run also what is there already.")
@click.option(
    "--time-limit", type=click.FloatRange(0, min_open=True), metavar="SECONDS",
    help="Fail a run that takes longer.",
)  # fmt: skip
@click.option("--junit", type=_FILE, help="Also write the outcomes as JUnit XML.")
@click.option("--json", "summary", type=_FILE, help="Also write the outcomes as JSON.")
@click.option("--help-parameters", is_flag=True, help="List the notebooks' parameters, and stop.")
def run(
    names: tuple[str, ...], articles: str | None, date: dt.date | None, given: dict[str, str],
    batch: Path | None, reports: Path | None, jobs: int | None, force: bool,
    time_limit: float | None, junit: Path | None, summary: Path | None, help_parameters: bool,
) -> None:  # fmt: skip
    """Run notebooks and publish dated reports.

    NOTEBOOK is a name such as `framing` or the path of an .ipynb file; without one, all of
    notebooks/ are run. A report that is there already, from the same inputs, parameters, code and
    versions, is not made again; none is ever overwritten.
    """
    from research.reporting.running import batches, notebooks, parameters, summaries

    if batch is not None:
        if names or given or articles is not None:
            raise click.UsageError("--file lists its own notebooks and parameters; give only it")
        wanted = batches.from_file(batch, date=date or dt.date.today())
    else:
        found = [notebooks.read(path) for path in notebooks.find(names, start=Path.cwd())]
        if help_parameters:
            for item in found:
                click.echo(parameters.describe(item.parameters, title=f"{item.name}: {item.title}"))
            return
        if articles is not None:
            if "articles" in given:
                raise click.UsageError("--articles and -p articles= say the same; give one")
            given = {**given, "articles": articles}
        wanted = batches.from_command_line(
            found, given, date=date or dt.date.today(), base=Path.cwd()
        )
    folder = reports or wanted[0].root / "reports"
    outcomes = _run(wanted, folder, jobs=jobs, force=force, time_limit=time_limit)
    for outcome in outcomes:
        click.echo(_line(outcome), err=outcome.status == "failed")
    click.echo(f"index      {_short(folder / 'index.html')}")
    if junit is not None:
        junit.write_text(summaries.junit(outcomes), encoding="utf-8")
    if summary is not None:
        summary.write_text(summaries.as_json(outcomes, reports=folder), encoding="utf-8")
    sys.exit(any(outcome.status == "failed" for outcome in outcomes))


def _run(wanted: list[Plan], folder: Path, *, jobs: int | None, **options: Any) -> list[Outcome]:
    from research.reporting import running

    def stop(_signal: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    cells = sum(
        cell["cell_type"] == "code" for plan in wanted for cell in plan.notebook.content["cells"]
    )
    shown = sys.stderr.isatty()
    with click.progressbar(length=cells, label="Running", file=sys.stderr, hidden=not shown) as bar:
        return running.run(
            wanted,
            reports=folder,
            jobs=jobs or min(4, os.cpu_count() or 1, len(wanted)),
            on_cell=lambda: bar.update(1),
            **options,
        )


def _line(outcome: Outcome) -> str:
    from research.reporting.publishing.sanitise import terminal
    from research.reporting.records import FAILURE, REPORT

    if outcome.path is None or outcome.status == "failed":
        where = f"\n           see {_short(outcome.path / FAILURE)}" if outcome.path else ""
        return f"failed     {outcome.plan.notebook.name}: {terminal(outcome.error)}{where}"
    report = _short(outcome.path / REPORT)
    if outcome.status == "skipped":
        return f"unchanged  {report}"
    return f"published  {report}  ({outcome.seconds:.1f} s)"


def _short(path: Path) -> str:
    from research.reporting.publishing.sanitise import terminal

    try:
        return terminal(path.resolve().relative_to(Path.cwd()).as_posix())
    except ValueError:
        return terminal(str(path))
