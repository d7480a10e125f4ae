"""reports/index.html: all runs by date and corpus, what each found, and what changed since.

Beside it, reports/DATE/index.html: the findings of that day's runs, for a reader with two minutes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from research.errors import InputError
from research.reporting import records
from research.reporting.publishing import differences, pages, store
from research.reporting.records import Run


def rebuild(reports: Path) -> records.Folder:
    """Write the index of a reports folder anew, and return the folder as it was read for it.

    Failed runs are no results: they are named at its end, as are runs that cannot be read.
    """
    reports.mkdir(parents=True, exist_ok=True)
    with store.lock(reports):
        folder = records.read_folder(reports)
        store.replace(reports / "index.html", html(folder))
        for date in {run.date for run in folder.published}:
            store.replace(reports / date / "index.html", day(folder, date))
    return folder


def html(folder: records.Folder) -> str:
    """The page that lists the runs of a folder, the newest day first."""
    runs = folder.published
    notebooks = sorted({run.notebook for run in runs})
    before: dict[tuple[str, str], Run] = {}
    rows: dict[str, list[dict[str, Any]]] = {}
    for run in runs:
        same = (run.notebook, corpus(run))  # runs of one corpus only are compared
        earlier = before.get(same)
        rows.setdefault(run.date, []).append(
            {
                "href": (run.path.relative_to(folder.path) / records.REPORT).as_posix(),
                "title": run.record["notebook"]["title"],
                "notebook": run.notebook,
                "number": notebooks.index(run.notebook) + 1,
                "notes": notes(run),
                "found": findings(run)[:1],
                "changes": changes(earlier, run) if earlier else [],
            }
        )
        before[same] = run
    days: list[dict[str, Any]] = [
        {"date": date, "runs": sorted(rows[date], key=lambda row: int(row["number"]))}
        for date in sorted(rows, reverse=True)
    ]
    failed = [
        {
            "href": (run.path.relative_to(folder.path) / records.FAILURE).as_posix(),
            "title": f"{run.date}, {run.notebook}",
            "reason": run.record.get("reason", ""),
        }
        for run in reversed(folder.failed)
    ][:_FAILED]
    return pages.page(
        "runs", notebooks=notebooks, days=days, total=len(runs), failed=failed,
        unreadable=folder.unreadable,
    )  # fmt: skip


def day(folder: records.Folder, date: str) -> str:
    """The page of one day: what each of its runs found, by corpus."""
    by_corpus: dict[str, list[dict[str, Any]]] = {}
    for run in sorted(folder.published, key=lambda run: run.notebook):
        if run.date == date:
            by_corpus.setdefault(corpus(run), []).append(
                {
                    "href": f"{run.path.name}/{records.REPORT}",
                    "title": run.record["notebook"]["title"],
                    "given": given(run),
                    "found": findings(run),
                }
            )
    return pages.page("day", date=date, corpora=dict(sorted(by_corpus.items())))


def corpus(run: Run) -> str:
    """What a run was made of: the labels of its inputs."""
    return ", ".join(str(item["label"]) for item in run.record["inputs"]) or "no input"


def findings(run: Run) -> list[str]:
    """The sentences that a report begins with; none where it says none, or they cannot be read."""
    try:
        stored = json.loads((run.path / "values.json").read_text(encoding="utf-8"))
        found = stored.get("findings", [])
        return [one for one in found if isinstance(one, str)]
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return []


def notes(run: Run) -> list[str]:
    """What sets a run apart: its inputs, and the parameters that were given."""
    return [*(str(item["label"]) for item in run.record["inputs"]), *given(run)]


def given(run: Run) -> list[str]:
    """The parameters that were given, but for its inputs."""
    found = []
    for parameter in run.record["parameters"]:
        if parameter["given"] and not any(
            item["parameter"] == parameter["name"] for item in run.record["inputs"]
        ):
            found.append(f"{parameter['name']} = {pages.shown(parameter['shown'])}")
    return found


def changes(before: Run, after: Run) -> list[str]:
    """In short, what went into a run that did not go into the one before, and what it moved."""
    found: list[str] = []
    moved = 0
    try:
        differing = differences.compare(before, after)
    except InputError as error:
        return [f"not compared: {error}"]
    for one in differing:
        if one.section == "parameters":
            found.append(f"{one.name} was {one.before or 'not there'}")
        elif one.section == "inputs":
            sign = "added" if one.before is None else "removed" if one.after is None else "changed"
            found.append(f"{one.name.partition(': ')[2]} {sign}")
        elif one.name in ("notebook", "package"):
            found.append(f"{one.name} changed" if one.section == "code" else str(one))
        moved += one.section == "values"
    shown = [*found[:_SHOWN], *([f"{len(found) - _SHOWN} more"] if len(found) > _SHOWN else [])]
    return [*shown, *([f"{moved} {'value' if moved == 1 else 'values'} moved"] if moved else [])]


_SHOWN = 4
_FAILED = 20
