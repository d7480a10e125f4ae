"""reports/index.html: all runs by date and notebook, and what changed since the run before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from research.reporting import locks, pages, store


def rebuild(reports: Path) -> Path:
    """Write the index of a reports folder anew, from the runs that are there, and return its path.

    Failed runs are not results and are not in it.
    """
    reports.mkdir(parents=True, exist_ok=True)
    path = reports / "index.html"
    with locks.held(reports / ".lock"):
        store.replace(path, html(store.runs(reports), reports))
    return path


def html(runs: list[store.Run], reports: Path) -> str:
    """The page that lists these runs, the newest day first.

    Parameters
    ----------
    runs : list of Run
        In the order in which they were made.
    reports : Path
        The folder that links are relative to.
    """
    notebooks = sorted({run.notebook for run in runs})
    before: dict[str, store.Run] = {}
    rows: dict[str, list[dict[str, Any]]] = {}
    for run in runs:
        earlier = before.get(run.notebook)
        rows.setdefault(run.date, []).append(
            {
                "href": (run.path.relative_to(reports) / store.REPORT).as_posix(),
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
    return pages.page("runs", notebooks=notebooks, days=days, total=len(runs))


def notes(run: store.Run) -> list[str]:
    """What sets a run apart: its inputs, and the parameters that were given."""
    found = [str(item["label"]) for item in run.record["inputs"]]
    for parameter in run.record["parameters"]:
        if parameter["given"] and not any(
            item["parameter"] == parameter["name"] for item in run.record["inputs"]
        ):
            found.append(f"{parameter['name']} = {pages.shown(parameter['shown'])}")
    return found


def changes(before: store.Run, after: store.Run) -> list[str]:
    """In short, what went into a run that did not go into the one before."""
    found = []
    old, new = before.record, after.record
    olds = {p["name"]: p["shown"] for p in old["parameters"]}
    for parameter in new["parameters"]:
        name, value = parameter["name"], parameter["shown"]
        if name in olds and olds[name] != value:
            found.append(f"{name} was {pages.shown(olds[name])}")
    for name, sign in _files(old, new):
        found.append(f"{sign} {name}")
    for key, said in (("notebook", "notebook changed"), ("code", "code changed")):
        if old[key]["sha256"] != new[key]["sha256"]:
            found.append(said)
    if len(found) > _SHOWN:
        found = [*found[:_SHOWN], f"and {len(found) - _SHOWN} more"]
    return found


_SHOWN = 5


def _files(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    was = {f["path"]: f["sha256"] for item in old["inputs"] for f in item["files"]}
    now = {f["path"]: f["sha256"] for item in new["inputs"] for f in item["files"]}
    found = [(name, "added") for name in now if name not in was]
    found += [(name, "removed") for name in was if name not in now]
    found += [(name, "changed") for name in now if name in was and was[name] != now[name]]
    return found
