"""reports/index.html: all runs by date and notebook, and what changed since the run before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from research.errors import InputError
from research.reporting import records
from research.reporting.publishing import differences, pages, store
from research.reporting.records import Run


def rebuild(reports: Path) -> records.Folder:
    """Write the index of a reports folder anew, and return the folder as it was read for it.

    Failed runs are not results and are not in it; runs that cannot be read are named in it.
    """
    reports.mkdir(parents=True, exist_ok=True)
    with store.lock(reports):
        folder = records.read_folder(reports)
        store.replace(reports / "index.html", html(folder))
    return folder


def html(folder: records.Folder) -> str:
    """The page that lists the runs of a folder, the newest day first."""
    runs = folder.published
    notebooks = sorted({run.notebook for run in runs})
    before: dict[str, Run] = {}
    rows: dict[str, list[dict[str, Any]]] = {}
    for run in runs:
        earlier = before.get(run.notebook)
        rows.setdefault(run.date, []).append(
            {
                "href": (run.path.relative_to(folder.path) / records.REPORT).as_posix(),
                "title": run.record["notebook"]["title"],
                "notebook": run.notebook,
                "number": notebooks.index(run.notebook) + 1,
                "notes": notes(run),
                "changes": changes(earlier, run) if earlier else [],
            }
        )
        before[run.notebook] = run
    days: list[dict[str, Any]] = [
        {"date": date, "runs": sorted(rows[date], key=lambda row: int(row["number"]))}
        for date in sorted(rows, reverse=True)
    ]
    return pages.page(
        "runs", notebooks=notebooks, days=days, total=len(runs), unreadable=folder.unreadable
    )


def notes(run: Run) -> list[str]:
    """What sets a run apart: its inputs, and the parameters that were given."""
    found = [str(item["label"]) for item in run.record["inputs"]]
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
