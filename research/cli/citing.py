"""The commands that tie numbers of a write-up to the runs they come from."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from research.cli.printing import as_json as print_json
from research.cli.printing import say, say_block

if TYPE_CHECKING:
    from research.reporting.citing.writeups import Finding

_FORMS = ("bibtex", "biblatex", "csl-json", "ris", "apa")
_reports = click.option(
    "--reports",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports"),
    show_default=True,
    help="Reports folder.",
)
_files = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of lines.")


@click.command()
@_files
@_reports
@click.option("--run", "runs", type=click.Path(path_type=Path), multiple=True,
              help="Folder of a run to take values from; without it, the newest that has them.")  # fmt: skip
@_as_json
def fill(files: tuple[Path, ...], reports: Path, runs: tuple[Path, ...], as_json: bool) -> None:
    """Write the newest values into a write-up (.md, .qmd, .tex, .docx).

    In Markdown and Word write {{framing.conflict.share.breakingon}} where a number should stand,
    in LaTeX \\result{...}. A number that stands there already keeps its style: 41 %, 41.2 per
    cent, 0.41. Exit code 1 where a value is in no run.
    """
    from research.reporting.citing import writeups

    _finish(
        [f for path in files for f in writeups.fill(path, reports=reports, only=runs)],
        as_json=as_json,
    )


@click.command()
@_files
@_reports
@click.option("--fix", is_flag=True, help="Write right numbers over wrong ones.")
@_as_json
def check(files: tuple[Path, ...], reports: Path, fix: bool, as_json: bool) -> None:
    """Check the numbers of a write-up against their runs.

    Each is right, wrong (its run says otherwise), missing, or stale (a newer run of the same
    notebook with the same parameters says otherwise); numbers in prose beside them that cite
    nothing are listed as advice. Exit code 1 unless all are right.
    """
    from research.reporting.citing import writeups

    found = [f for path in files for f in writeups.check(path, reports=reports, fix=fix)]
    _finish(found, as_json=as_json)


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(_FORMS), default="bibtex", show_default=True)
@click.option(
    "--value",
    "key",
    metavar="KEY",
    help="Print a value of the report instead, as a write-up has it.",
)
def cite(run: Path, form: str, key: str | None) -> None:
    """Print a reference to a report; RUN is its folder.

    With --value, a number with its interval and what it rests on: "12% (95% CI 9 to 16; corrected
    with 200 coded sentences, alpha .81)".
    """
    from research.reporting import citing, records

    read = records.read(run)
    say_block(citing.reference(read.record, form=form) if key is None else _in_words(run, key))


def _in_words(run: Path, key: str) -> str:
    from research.errors import InputError
    from research.reporting.citing import values

    known = values.read(run / "values.json")
    if key not in known:
        raise InputError(
            f"{run}: no value {key!r}; it has {', '.join(sorted(known)[:8]) or 'none'}"
        )
    return known[key].in_words()


@click.command()
@click.argument("key")
@_reports
def explain(key: str, reports: Path) -> None:
    """Print a value, how it was computed, its run, its parameters, and the sentences behind it."""
    from research.errors import InputError
    from research.reporting.citing.writeups import Runs

    runs = Runs(reports)
    run = runs.newest(key)
    if run is None:
        near = runs.nearest(key)
        hint = f"; did you mean {near}?" if near else ""
        say(*runs.unreadable, err=True)
        raise InputError(f"no run in {reports} has the value {key!r}{hint}")
    say(*runs.unreadable, err=True)
    value = runs.values(run)[key]
    # A sentence with three terms of a frame is three pieces of evidence, and one to read.
    passages = {
        (row["article_id"], row["start"], row["end"]): row["text"] for row in value.evidence
    }
    interval = "" if value.low is None else f" [{value.low:.4g}, {value.high:.4g}]"
    say(
        f"{key} = {value} ({value.value!r}{interval} {value.unit})",
        f"how         {value.how or 'not said'}",
        f"rests on    {'not said' if value.n is None else value.n}",
        f"run         {runs.name(run)}, {run.record['id'][:12]}",
        *(f"parameter   {row['name']} = {row['shown']}" for row in run.record["parameters"]),
        f"evidence    {len(passages)} passages",
    )
    for (article_id, start, end), text in passages.items():
        say(f"  {article_id} {start}-{end}: {text}")


def _finish(findings: list[Finding], *, as_json: bool) -> None:

    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            about = finding.key or finding.text or ""
            say(f"{finding.status:<8} {finding.place}: {about}: {finding.message}")
        counts = {f.status: sum(g.status == f.status for g in findings) for f in findings}
        said = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
        say(said or "no result is cited")
    sys.exit(any(finding.status not in ("right", "unbound", "unreadable") for finding in findings))
