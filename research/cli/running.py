"""`research run`."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from research.cli import EXITS
from research.cli.printing import say, say_block

if TYPE_CHECKING:
    from research.reporting.running import Outcome, Plan

_LONG = 60  # seconds: of less, nothing is said beforehand
# Share of a file's bytes that are an article's text.
_TEXT = {".html": 0.08, ".htm": 0.08, ".pdf": 0.05, ".docx": 0.3, ".zip": 2.5, ".gz": 2.5}


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
@click.option(
    "--day-first/--month-first", default=None, help="Short for -p day_first=true or false."
)
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
    names: tuple[str, ...], articles: str | None, day_first: bool | None,
    date: dt.date | None, given: dict[str, str],
    batch: Path | None, reports: Path | None, jobs: int | None, force: bool,
    time_limit: float | None, junit: Path | None, summary: Path | None, help_parameters: bool,
) -> None:  # fmt: skip
    """Run notebooks and publish dated reports.

    NOTEBOOK is a name such as `framing` or the path of an .ipynb file; without one, all of
    notebooks/ are run, or where there is no such folder, those that the package brings. A report
    that is there already, from the same inputs, parameters, code and versions, is not made
    again; none is ever overwritten.
    """
    from research.reporting import records, running
    from research.reporting.running import summaries

    day = date or dt.date.today()
    if batch is not None:
        if names or given or articles is not None or day_first is not None:
            raise click.UsageError("--file lists its own notebooks and parameters; give only it")
        wanted = running.from_file(batch, date=day)
    else:
        found = running.find_notebooks(names, start=Path.cwd())
        if help_parameters:
            sys.exit(_describe(found))
        if articles is not None:
            if "articles" in given:
                raise click.UsageError("--articles and -p articles= say the same; give one")
            given = {**given, "articles": articles}
        if day_first is not None:
            given = {"day_first": str(day_first).lower(), **given}
        wanted = running.from_command_line(
            found, given, date=day, base=Path.cwd(), named=bool(names)
        )
    folder = reports or (wanted.plans[0].root if wanted.plans else Path.cwd()) / "reports"
    made = _run(wanted.plans, folder, jobs=jobs, force=force, time_limit=time_limit)
    outcomes = [*made, *wanted.refused]
    say(*(f"left out   {line}" for line in wanted.left_out))
    for outcome in outcomes:
        say(*_lines(outcome), err=outcome.status == "failed")
    if made:
        say(f"index      {_short(folder / 'index.html')}")
        say(*(f"broken     {o}" for o in records.read_folder(folder).unreadable), err=True)
    if junit is not None:
        junit.write_text(summaries.junit(outcomes), encoding="utf-8")
    if summary is not None:
        summary.write_text(summaries.as_json(outcomes, reports=folder), encoding="utf-8")
    sys.exit(any(outcome.status == "failed" for outcome in outcomes))


@click.command(epilog=EXITS)
@click.argument("name")
@click.option("--frames", is_flag=True, help="One that learns frames of your own from codings.")
def new(name: str, frames: bool) -> None:
    """Write notebooks/NAME.ipynb: a notebook of your own to begin with.

    It loads articles, makes a table and a figure, and names a number to cite; what each cell is
    for stands in it. `research run NAME --articles FOLDER` publishes its report. With `--frames` it is
    complete: it takes your codings, learns your frames, says how well, and applies them.
    """
    from research.reporting import running

    path = running.new_notebook(name, folder=Path.cwd(), kind="new_frames" if frames else "new")
    codings = " -p codings=CODINGS.csv" if frames else ""
    say(f"written    {_short(path)}", f"next       research run {name} --articles FOLDER{codings}")


def _describe(paths: Sequence[Path]) -> bool:
    """Print the parameters of each notebook; whether one could not be read."""
    from research.errors import ParameterError
    from research.reporting.running import notebooks, parameters

    problems = []
    for path in paths:
        try:
            item = notebooks.read(path, start=Path.cwd())
        except ParameterError as error:
            problems.append(f"research: {error}")
            continue
        say_block(parameters.describe(item.parameters, title=f"{item.name}: {item.title}"))
    say(*problems, err=True)
    return bool(problems)


def _run(
    wanted: Sequence[Plan], folder: Path, *, jobs: int | None, **options: Any
) -> list[Outcome]:
    from research.reporting import running

    if not wanted:
        return []

    def stop(_signal: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    jobs = jobs or min(4, os.cpu_count() or 1, len(wanted))
    say(*_expected([plan for plan in wanted if not running.find(plan, folder)], jobs), err=True)
    cells = sum(
        cell["cell_type"] == "code" for plan in wanted for cell in plan.notebook.content["cells"]
    )
    shown = sys.stderr.isatty()
    with click.progressbar(length=cells, label="Running", file=sys.stderr, hidden=not shown) as bar:
        return running.run(
            wanted,
            reports=folder,
            jobs=jobs,
            on_cell=lambda: bar.update(1),
            **options,
        )


def _expected(wanted: Sequence[Plan], jobs: int) -> list[str]:
    """About how long these runs take, where that is long enough to be said."""
    from research import progress
    from research.measures import effort

    sizes = [_characters(plan) for plan in wanted]
    each = [effort.of_run(size, plan.values) for size, plan in zip(sizes, wanted, strict=True)]
    seconds = sum(time for time, _ in each)
    if seconds < _LONG:
        return []
    memory = sum(sorted((memory for _, memory in each), reverse=True)[:jobs]) / 1000
    slow = {str(plan.values.get(name)) for plan in wanted for name in ("quotations", "method")}
    advice = "; -p quotations=tagger takes a fifth" if slow & {"auto", "encoder"} else ""
    return [
        f"expected   about {progress.duration(seconds)} of one processor and {memory:.1f} GB for "
        f"{len(wanted)} {'notebook' if len(wanted) == 1 else 'notebooks'} on {max(sizes) / 1e6:.1f} million "
        f"characters of articles{advice}"
    ]


def _characters(plan: Plan) -> int:
    """About how many characters of text the articles of a run hold; most of a web page is none."""
    from research.reporting.running import provenance

    return sum(
        int(file.bytes * _TEXT.get(Path(file.path).suffix.lower(), 1.0))
        for item in plan.inputs
        for file in item.files
        if file.path != provenance.RECEIPTS  # tables are read, their texts are not
    )


def _lines(outcome: Outcome) -> list[str]:
    from research.reporting.records import FAILURE, REPORT

    if outcome.path is None or outcome.status == "failed":
        first, *others = outcome.error.split("\n")
        lines = [f"failed     {outcome.notebook}: {first}", *(f"           {o}" for o in others)]
        return (
            [*lines, f"           see {_short(outcome.path / FAILURE)}"] if outcome.path else lines
        )
    report = _short(outcome.path / REPORT)
    if outcome.status == "skipped":
        return [f"unchanged  {report}"]
    return [f"published  {report}  ({outcome.seconds:.1f} s)"]


def _short(path: Path) -> str:

    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
