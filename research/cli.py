"""The command `research`: parses, calls one function, prints.

Exit codes: 0 all right; 1 a run failed, or what was compared differs; 2 wrong usage.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from research import cli_citing
from research.errors import ResearchError

if TYPE_CHECKING:
    from research.reporting.notebooks import Notebook
    from research.reporting.plans import Plan
    from research.reporting.run import Outcome


class _Group(click.Group):
    """Errors of this package as one clear message and exit code 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ResearchError as error:
            from research.reporting.sanitise import terminal

            for line in str(error).splitlines():
                click.echo(f"research: {terminal(line)}", err=True)
            ctx.exit(2)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=__doc__.split("\n\n")[1],
)
@click.version_option(package_name="news-framing", prog_name="research")
def main() -> None:
    """News framing and stance: load articles, run notebooks, publish reports."""


for command in cli_citing.COMMANDS:
    main.add_command(command)


def _date(_context: click.Context, _option: click.Parameter, text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        if len(text) != 10:
            raise ValueError(text)
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a date; use YYYY-MM-DD") from None


def _pairs(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    pairs = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{text!r} is not NAME=VALUE")
        if name in pairs:
            raise click.BadParameter(f"{name} is given twice")
        pairs[name] = value
    return pairs


@main.command()
@click.argument("names", metavar="[NOTEBOOK]...", nargs=-1)
@click.option(
    "--articles", metavar="PATH", help="Folder or file of articles; short for -p articles=PATH."
)
@click.option(
    "--date", metavar="YYYY-MM-DD", callback=_date, help="Date of the run.  [default: today]"
)
@click.option(
    "-p",
    "given",
    metavar="NAME=VALUE",
    multiple=True,
    callback=_pairs,
    help="Value of a parameter, by its declared type. May be repeated.",
)
@click.option(
    "--reports",
    type=click.Path(path_type=Path, file_okay=False),
    help="Reports folder.  [default: reports/ of the project]",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    help="Notebooks at a time.  [default: one a processor, up to 4]",
)
@click.option("--force", is_flag=True, help="Run also what would be skipped as already there.")
@click.option(
    "--help-parameters", is_flag=True, help="List the parameters of the notebooks and stop."
)
def run(
    names: tuple[str, ...], articles: str | None, date: dt.date | None, given: dict[str, str],
    reports: Path | None, jobs: int | None, force: bool, help_parameters: bool,
) -> None:  # fmt: skip
    """Run notebooks and publish dated reports.

    NOTEBOOK is a name such as `framing` or the path of an .ipynb file; without one, all of
    notebooks/ are run. A report that is already there, from the same inputs, parameters, code and
    versions, is not made again; none is ever overwritten.
    """
    from research.reporting import notebooks, parameters
    from research.reporting import plans as planning

    found = [notebooks.read(path) for path in notebooks.find(names, start=Path.cwd())]
    if help_parameters:
        for item in found:
            click.echo(parameters.describe(item.parameters, title=f"{item.name}: {item.title}"))
        return
    if articles is not None:
        given = {"articles": articles, **given}
    day = date or dt.date.today()
    plans = planning.check_all([lambda item=item: _plan(item, given, day) for item in found])  # type: ignore[misc]
    folder = reports or plans[0].root / "reports"
    outcomes = _run(plans, folder, jobs=jobs, force=force)
    sys.exit(any(outcome.status == "failed" for outcome in outcomes))


def _plan(item: Notebook, given: dict[str, str], day: dt.date) -> Plan:
    from research.errors import ParameterError
    from research.reporting import parameters
    from research.reporting import plans as planning

    declared = {parameter.name: parameter for parameter in item.parameters}
    values = {}
    for name, text in given.items():
        if name not in declared:
            raise ParameterError(parameters.unknown(name, declared, place=item.path.name))
        value = parameters.from_text(declared[name], text)
        values[name] = parameters.absolute(declared[name], value, base=Path.cwd())
    return planning.plan(item, date=day, given=values)


def _run(plans: list[Plan], folder: Path, *, jobs: int | None, force: bool) -> list[Outcome]:
    from research.reporting import run as running

    jobs = jobs or min(4, os.cpu_count() or 1, len(plans))
    cells = sum(
        cell["cell_type"] == "code" for plan in plans for cell in plan.notebook.content["cells"]
    )
    done: list[Outcome] = []
    with click.progressbar(
        length=cells, label="Running", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        outcomes = running.run(
            plans, reports=folder, jobs=jobs, force=force,
            on_cell=lambda: bar.update(1), on_outcome=done.append,
        )  # fmt: skip
    for outcome in outcomes:
        click.echo(_line(outcome), err=outcome.status == "failed")
    click.echo(f"index      {_short(folder / 'index.html')}")
    return outcomes


def _line(outcome: Outcome) -> str:
    from research.reporting.sanitise import terminal
    from research.reporting.store import FAILURE, REPORT

    if outcome.status == "failed":
        where = f"\n           see {_short(outcome.path / FAILURE)}" if outcome.path else ""
        return f"failed     {outcome.plan.notebook.name}: {terminal(outcome.error)}{where}"
    report = _short(outcome.path / REPORT) if outcome.path else ""
    if outcome.status == "skipped":
        return f"unchanged  {report}"
    return f"published  {report}  ({outcome.seconds:.1f} s)"


def _short(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
def load(paths: tuple[str, ...]) -> None:
    """Load articles, and print what was loaded and what was repaired."""
    from research.articles.load import load as loading
    from research.reporting.sanitise import terminal

    corpus = loading(*paths)
    for article in corpus:
        about = ", ".join(
            str(part)
            for part in (article.outlet or "outlet not known", article.published or "no date",
                         f"{len(article.text)} characters")
        )  # fmt: skip
        click.echo(f"{terminal(article.article_id)}  {terminal(article.title or '(no title)')}")
        click.echo(f"    {terminal(about)}  [{terminal(article.source)}]")
    dropped = sum(repair.action == "dropped" for repair in corpus.log)
    click.echo(f"\n{len(corpus)} articles, {len(corpus.log)} repairs, {dropped} dropped")
    for repair in corpus.log:
        parts = [part for part in (repair.before, repair.after) if part is not None]
        change = " -> ".join(terminal(part)[:70] for part in parts)
        click.echo(
            f"  {repair.action:<9} {terminal(repair.source)}: {terminal(repair.step)}: "
            f"{terminal(repair.reason)}{f'  [{change}]' if change else ''}"
        )
