"""The files of a run: report, executed notebook, figures, data, values, and run.json over all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from research.reporting.publishing import crate, pages, store
from research.reporting.running.execution import FailedRunError
from research.reporting.running.plans import Plan


def report(
    item: Plan, ran: Mapping[str, Any], page: pages.Page, out: Path, *, started: dt.datetime
) -> None:
    """Write all files of a report into the folder `out`.

    Parameters
    ----------
    item : Plan
        What was run.
    ran : mapping
        The executed notebook.
    page : Page
        The report.
    out : Path
        An empty folder.
    started : datetime
        When the run began, with its time zone.
    """
    files = {
        store.REPORT: page.html.encode("utf-8"),
        f"{item.notebook.name}.ipynb": _json(ran),
        **page.files,
    }
    if any(page.values[kind] for kind in ("values", "figures", "tables")):
        files["values.json"] = _json(page.values)
    _files(files, out)
    _record(item, out, started, status="published", files=files)


def failure(item: Plan, failed: FailedRunError, out: Path, *, started: dt.datetime) -> None:
    """Write what there is of a run that failed into the folder `out`.

    Parameters
    ----------
    item : Plan
        What was run.
    failed : FailedRunError
        What happened, and what there is of the notebook.
    out : Path
        An empty folder.
    started : datetime
        When the run began, with its time zone.
    """
    name = f"{item.notebook.name}.ipynb"
    html = pages.failure(failed.failure, item.record, notebook=name)
    files = {store.FAILURE: html.encode("utf-8"), name: _json(failed.content)}
    _files(files, out)
    reason = failed.failure.reason
    _record(item, out, started, status="failed", files=files, reason=reason)


def _record(
    item: Plan, out: Path, started: dt.datetime, *, files: Mapping[str, bytes], **said: Any
) -> None:
    ended = dt.datetime.now(dt.UTC)
    listed = [
        {"path": name, "sha256": store.sha256(out / name), "bytes": len(content)}
        for name, content in sorted(files.items())
    ]
    record = {
        **item.record,
        **said,
        "started": started.isoformat(timespec="milliseconds"),
        "ended": ended.isoformat(timespec="milliseconds"),
        "files": listed,
    }
    (out / store.RECORD).write_bytes(_json(record))
    if said["status"] == "published":
        (out / crate.NAME).write_bytes(crate.metadata(record, listed))


def _files(files: Mapping[str, bytes], out: Path) -> None:
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=True) + "\n").encode("ascii")
