"""`research sample`, `code`, `agreement`, `estimate`: a measure checked by coders, and corrected."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import pandas as pd

    from research.validity import Codings, Plan

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False)
_sample = click.argument("folder", metavar="SAMPLE", type=_FOLDER)
_codings = click.argument(
    "files", metavar="[CODINGS]...", nargs=-1, type=click.Path(path_type=Path)
)
_adjudicator = click.option(
    "--adjudicator", metavar="CODER", help="Whose code is last where coders differ."
)
_LEFT_OUT = (
    "Exit codes: 0 all right; 1 some codings were left out, each with a line; 2 wrong usage."
)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--measure", required=True, metavar="NAME",
              help="What to code: frames, frame_articles, quoted, quotes, stances or claims.")  # fmt: skip
@click.option(
    "--to", "folder", type=_FOLDER, required=True, help="Folder for the sample; a new one."
)
@click.option("-n", "--size", "n", type=click.IntRange(1), default=100, show_default=True,
              help="Units to code.")  # fmt: skip
@click.option("--by", multiple=True, type=click.Choice(["outlet", "period", "machine"]),
              help="What strata are made of; may be repeated.  [all three]")  # fmt: skip
@click.option("--per-article", type=click.IntRange(1), metavar="K",
              help="Draw articles first, and in each at most K units.")  # fmt: skip
@click.option("--codebook", metavar="NAME|FILE", help="Codebook of the frames.  [generic]")
@click.option("--width", type=click.FloatRange(0, 1, min_open=True), metavar="W",
              help="Also say how many codings reach an interval of +- W.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help="Of the drawing.")
def sample(
    paths: tuple[str, ...], measure: str, folder: Path, n: int, by: tuple[str, ...],
    per_article: int | None, codebook: str | None, width: float | None, seed: int,
) -> None:  # fmt: skip
    """Draw what to code, to see how right a measure is and to correct its figures.

    Strata are made of outlet, month, and what the machine says; every unit has a known probability.
    Coders never see what the machine says. Next: `research code SAMPLE --coder NAME`.
    """
    from research import validity
    from research.articles.load import load

    options: dict[str, Any] = {} if codebook is None else {"codebook": codebook}
    if codebook is not None and not measure.startswith("frame"):
        raise click.UsageError("--codebook goes with --measure frames or frame_articles")
    plan = validity.sample(
        load(*paths), measure, n=n, by=by or validity.sampling.BY, per_article=per_article, seed=seed,
        **options,
    )  # fmt: skip
    validity.save(plan, folder)
    said = f"{len(plan.items):,} of {len(plan.population):,} units, in {len(plan.strata)} strata"
    click.echo(f"sample {plan.sample_id}: {said}, seed {seed}: {_shown(folder)}")
    for stratum in plan.strata:
        click.echo(f"  {stratum.n_drawn:>5} of {stratum.n_units:<7} {_shown(stratum.name)}")
    if plan.n_undefined:
        click.echo(f"  {plan.n_undefined} units left out: the measure does not know what they are")
    if plan.elsewhere:
        click.echo(f"validated elsewhere: {plan.elsewhere}")
    if width is not None:
        click.echo(f"an interval of +- {width:g} takes about {_of_each(plan, width)}")
    click.echo(f"next: research code {_shown(folder)} --coder NAME")


def _of_each(plan: Plan, width: float, wrong: float | None = None) -> str:
    from research import validity

    count = validity.needed(plan, width, wrong=wrong)
    subjects = plan.population["about"].nunique()
    each = f" of each of {subjects} ({count * subjects:,} in all)" if 1 < subjects <= 12 else ""
    return f"{count:,} codings{each}"


@click.command()
@_sample
@click.option("--coder", required=True, metavar="NAME", help="Who codes.")
@click.option("--format", "form", show_default=True, default="notebook",
              type=click.Choice(["notebook", "csv", "xlsx", "label-studio", "doccano", "inception",
                                 "refi-qda"]),
              help="Where it is coded: in JupyterLab, a spreadsheet, or another tool.")  # fmt: skip
@click.option("--to", "path", type=_FILE, help="File to write.  [SAMPLE/CODER.*]")
def code(folder: Path, coder: str, form: str, path: Path | None) -> None:
    """Write a coding sheet for one coder: blind, in an order of its own.

    A notebook opens the form in JupyterLab, which saves each answer at once. A sheet that was
    filled in goes into SAMPLE/codings, or is named to `research agreement` and `estimate`.
    """
    from research import validity
    from research.validity import writing

    for written in writing.write(validity.load(folder), folder, coder=coder, form=form, path=path):
        click.echo(f"written  {_shown(written)}")
    click.echo(_shown(writing.NEXT[form].format(folder=folder)))


@click.command(epilog=_LEFT_OUT)
@_sample
@_codings
@_adjudicator
@click.option("--gold", "gold_file", type=_FILE, help="Also write one code an item, as CSV.")
@click.option(
    "--disagreements",
    "apart_file",
    type=_FILE,
    help="Also write the items on which coders differ, as CSV.",
)
def agreement(
    folder: Path, files: tuple[Path, ...], adjudicator: str | None, gold_file: Path | None,
    apart_file: Path | None,
) -> None:  # fmt: skip
    """How well coders agree: Krippendorff's alpha, per code and coder, and with themselves.

    CODINGS are files or folders; without any, those in SAMPLE/codings.
    """
    from research import validity
    from research.validity.coder_agreement import reliability

    plan, codings = _read(folder, files)
    apart_from = codings.without(adjudicator)
    found = validity.agreement(apart_from, plan)
    alpha = float(found["alpha"].iloc[0])
    gold = validity.gold(codings, adjudicator=adjudicator)
    apart = validity.disagreements(apart_from, plan)
    click.echo(f"{_coders(apart_from)}, {len(gold)} of {len(plan.items)} items coded")
    _print(found, digits=3)
    click.echo(reliability(alpha))
    if len(apart_from.coders) > 1:
        click.echo("\nhow often one coder gave a code where another gave that one")
        click.echo(validity.confusion(apart_from).to_string())
    else:
        click.echo(f"for agreement: research code {_shown(folder)} --coder SECOND")
    split = int((gold["how"] == "split").sum())
    click.echo(f"\n{len(apart)} items coded differently, {split} of them without a majority")
    for row in apart.head(10).to_dict("records"):
        click.echo(
            f"  {_shown(row['unit_id'])}: {_shown(row['codes'])}: {_shown(row['passage'])[:90]}"
        )
    if len(apart) > 10:
        click.echo("  more with --disagreements FILE")
    for frame, file in ((gold, gold_file), (apart, apart_file)):
        if file is not None:
            _write(frame, file)
    _end(codings)


@click.command(epilog=_LEFT_OUT)
@_sample
@_codings
@_adjudicator
@click.option(
    "--by", type=click.Choice(["outlet", "period"]), help="A figure for each outlet or month."
)
@click.option(
    "--difference", is_flag=True, help="Also each difference between two of them, and the trend."
)
@click.option("--beyond", type=click.Choice(["outlet", "article_id", "published"]),
              help="Interval for what such articles might have been; what hangs together.")  # fmt: skip
@click.option("--width", type=click.FloatRange(0, 1, min_open=True), metavar="W",
              help="Also say how many codings reach an interval of +- W.")  # fmt: skip
@click.option("--to", "path", type=_FILE, help="Also write the figures as CSV.")
def estimate(
    folder: Path, files: tuple[Path, ...], adjudicator: str | None, by: Any, difference: bool,
    beyond: str | None, width: float | None, path: Path | None,
) -> None:  # fmt: skip
    """Shares and means with the machine's errors corrected, beside codings and machine alone.

    CODINGS are files or folders; without any, those in SAMPLE/codings.
    """
    from research import validity
    from research.validity.coder_agreement import reliability

    if difference and by is None:
        raise click.UsageError(
            "--difference compares the groups of --by; give --by outlet or period"
        )
    plan, codings = _read(folder, files)
    gold = validity.gold(codings, adjudicator=adjudicator)
    found = validity.estimates(plan, gold, by=by, difference=difference, beyond=beyond)
    alpha = float(validity.agreement(codings.without(adjudicator), plan)["alpha"].iloc[0])
    n = int(gold["code"].notna().sum())
    click.echo(f"{n} of {len(plan.items)} items coded by {_coders(codings)}; {reliability(alpha)}")
    if n < len(plan.items):
        click.echo("what is not coded yet is taken to be like what is")
    for row in found.to_dict("records"):
        click.echo(_shown(_line(row)))
    click.echo("\nhow right the measure is here")
    right = validity.accuracy(plan, gold)
    _print(right, digits=2)
    calibrated = validity.calibration(plan, gold)
    if len(calibrated):
        click.echo("\nthe probabilities that it gives its answers, and how many are right")
        _print(calibrated, digits=2)
    if width is not None:
        whole = right[(right["code"] == "all") & (right["outlet"] == "all")]
        wrong = 1 - float(whole["precision"].mean())
        click.echo(f"an interval of +- {width:g} takes about {_of_each(plan, width, wrong)}")
    if path is not None:
        _write(found, path)
    _end(codings)


def _line(row: dict[Any, Any]) -> str:
    """One figure three ways: corrected, coded alone, machine alone."""
    from research.validity.report import named

    ways = [
        f"{name} {_number(row[way], row[f'{low}low'], row[f'{low}high'])}"
        for name, way, low in (
            ("corrected", "value", ""), ("coded only", "coded", "coded_"),
            ("machine", "machine", "machine_"),
        )
    ]  # fmt: skip
    more = (
        ""
        if row["halved_by"] != row["halved_by"]
        else f"; halved by {row['halved_by']:.0f} codings"
    )
    return f"{named(row)}: {'; '.join(ways)} ({row['n_coded']} coded of {row['n_units']}{more})"


def _number(value: float, low: float, high: float) -> str:
    """A figure with its interval, or with why it has none."""
    if value != value:
        return "not known"
    return f"{value:.3f} " + (f"[{low:.3f}, {high:.3f}]" if low == low else "[too few codings]")


def _read(folder: Path, files: tuple[Path, ...]) -> tuple[Plan, Codings]:
    from research import validity
    from research.errors import InputError

    plan = validity.load(folder)
    inside = folder / "codings"
    if not files and not (inside.is_dir() and any(inside.iterdir())):
        raise InputError(
            f"{inside}: nobody has coded yet; `research code {folder} --coder NAME` writes what to fill "
            "in, and what is filled in goes there"
        )
    codings = validity.read_codings(files or (inside,), plan)
    if codings.table.empty:
        for line in codings.problems:
            click.echo(_shown(line), err=True)
        raise InputError(f"{folder}: no coding that counts; code some with `research code`")
    return plan, codings


def _coders(codings: Codings) -> str:
    count = len(codings.coders)
    return f"{count} coder{'s' * (count != 1)}"


def _end(codings: Codings) -> None:
    if codings.empty:
        click.echo(f"{codings.empty} rows are not filled in yet")
    for line in codings.problems:
        click.echo(f"left out: {_shown(line)}", err=True)
    sys.exit(bool(codings.problems))


def _print(frame: pd.DataFrame, *, digits: int) -> None:
    import pandas as pd

    with pd.option_context("display.width", 200, "display.max_colwidth", 40):
        safe = frame.map(
            lambda value: (
                "-" if value is None else _shown(value) if isinstance(value, str) else value
            )
        )
        click.echo(safe.to_string(index=False, na_rep="-", float_format=f"{{:.{digits}f}}".format))


def _write(frame: pd.DataFrame, path: Path) -> None:
    from research.text.cells import cell

    frame.map(cell).to_csv(path, index=False, lineterminator="\n")
    click.echo(f"written  {_shown(path)}")


def _shown(value: Any) -> str:
    from research.reporting.publishing.sanitise import terminal

    return terminal(str(value))
