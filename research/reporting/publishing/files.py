"""The files of a run: report, executed notebook, figures, data, values, and run.json over all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from research.reporting import records
from research.reporting.publishing import crate, pages


def report(
    record: Mapping[str, Any],
    ran: Mapping[str, Any],
    page: pages.Page,
    out: Path,
    *,
    started: dt.datetime,
) -> None:
    """Write all files of a report into the empty folder `out`."""
    files = {
        records.REPORT: page.html.encode("utf-8"),
        _executed(record): _json(ran),
        **page.files,
    }
    if any(page.values[kind] for kind in ("values", "figures", "tables")):
        files["values.json"] = _json(page.values)
    _files(files, out)
    _record(record, out, started, status="published", files=files)


def failure(
    record: Mapping[str, Any],
    ran: Mapping[str, Any],
    what: pages.Failure,
    out: Path,
    *,
    started: dt.datetime,
) -> None:
    """Write what there is of a run that failed into the empty folder `out`."""
    name = _executed(record)
    html = pages.failure(what, record, notebook=name)
    files = {records.FAILURE: html.encode("utf-8"), name: _json(ran)}
    _files(files, out)
    _record(record, out, started, status="failed", files=files, reason=what.reason)


def _record(
    known: Mapping[str, Any],
    out: Path,
    started: dt.datetime,
    *,
    files: Mapping[str, bytes],
    **said: Any,
) -> None:
    ended = dt.datetime.now(dt.UTC)
    listed = [
        {"path": name, "sha256": records.sha256(out / name), "bytes": len(content)}
        for name, content in sorted(files.items())
    ]
    record = {
        **known,
        **said,
        "started": started.isoformat(timespec="milliseconds"),
        "ended": ended.isoformat(timespec="milliseconds"),
        "files": listed,
    }
    (out / records.RECORD).write_bytes(_json(record))
    if said["status"] == "published":
        (out / crate.NAME).write_bytes(crate.metadata(record, listed))


def _executed(record: Mapping[str, Any]) -> str:
    return f"{record['notebook']['name']}.ipynb"


def _files(files: Mapping[str, bytes], out: Path) -> None:
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=True) + "\n").encode("ascii")
