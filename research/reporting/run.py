"""Runs planned notebooks and publishes their reports: right and whole, or not at all.

Each run is made in a hidden folder and moved to its place by one rename.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from research.errors import InputError, ParameterError, ResearchError, RunError
from research.reporting import execution, index, pages, plans, store
from research.reporting.plans import Plan

Status = Literal["published", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plan: where its report or failure page is, and why it failed."""

    plan: Plan
    status: Status
    path: Path | None
    seconds: float
    error: str = ""


def run(
    wanted: Sequence[Plan],
    *,
    reports: Path,
    jobs: int = 2,
    force: bool = False,
    time_limit: float | None = None,
    on_cell: Callable[[], object] = lambda: None,
    on_outcome: Callable[[Outcome], object] = lambda _: None,
) -> list[Outcome]:
    """Make the planned runs, publish their reports, and renew the index.

    A run whose report is there already, from the same inputs, parameters, code and versions, is
    skipped. What failed is kept under `reports/failed`, apart from the results.

    Parameters
    ----------
    wanted : sequence of Plan
        In the order in which to start them.
    reports : Path
        The reports folder; made where it is not there.
    jobs : int
        Notebooks at a time.
    force : bool
        Run also what would be skipped.
    time_limit : float, optional
        Seconds for each run.
    on_cell, on_outcome : callable
        Called after each code cell, and after each run.
    """
    try:
        store.sweep(reports)
        reports.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(f"{reports}: cannot be written to: {error.strerror}") from error

    def one(item: Plan) -> Outcome:
        outcome = _run(item, reports, force=force, time_limit=time_limit, on_cell=on_cell)
        on_outcome(outcome)
        return outcome

    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        waiting = [pool.submit(one, item) for item in wanted]
        try:
            outcomes = [item.result() for item in waiting]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            execution.stop()
            raise
    index.rebuild(reports)
    return outcomes


def find(item: Plan, reports: Path) -> store.Run | None:
    """The run that the plan would repeat, where it is published already."""
    versions = item.record["environment"]["packages"]
    python = item.record["environment"]["python"]
    for path in sorted((reports / item.date.isoformat()).glob(f"*/{store.RECORD}")):
        try:
            found = store.read(path)
        except InputError:
            continue
        known = found.record["environment"]
        same = found.record["id"] == item.id and (path.parent / store.REPORT).is_file()
        if same and known["packages"] == versions and known["python"] == python:
            return found
    return None


def make(
    item: Plan,
    work: Path,
    *,
    time_limit: float | None = None,
    on_cell: Callable[[], object] = lambda: None,
) -> tuple[dict[str, Any], pages.Page]:
    """Execute the plan in the folder `work`: the executed notebook, and its page.

    Parameters
    ----------
    item : Plan
        What to run.
    work : Path
        A folder for the kernel's own files.
    time_limit : float, optional
        Seconds, after which the run fails.
    on_cell : callable
        Called after each code cell.
    """
    content = execution.prepare(item.notebook, plans.injected(item))
    scratch = work / "kernel"
    scratch.mkdir()
    ran = execution.execute(
        content, folder=item.notebook.folder, scratch=scratch, time_limit=time_limit,
        on_cell=on_cell,
    )  # fmt: skip
    plans.check_unchanged(item)
    try:
        return ran, pages.render(ran, item.record)
    except (RunError, ParameterError) as error:
        raise execution.FailedRunError(execution.Failure(str(error)), ran) from error


def _run(
    item: Plan, reports: Path, *, force: bool, time_limit: float | None,
    on_cell: Callable[[], object],
) -> Outcome:  # fmt: skip
    began = time.monotonic()
    started = dt.datetime.now(dt.UTC)

    def outcome(status: Status, path: Path | None, error: str = "") -> Outcome:
        return Outcome(item, status, path, time.monotonic() - began, error)

    try:
        there = None if force else find(item, reports)
        if there:
            return outcome("skipped", there.path)
        with store.workspace(reports) as work:
            out = work / "out"
            out.mkdir()
            try:
                ran, page = make(item, work, time_limit=time_limit, on_cell=on_cell)
            except execution.FailedRunError as failed:
                _write_failure(item, failed, out, started)
                names = [f"{item.notebook.name}-{item.id[:8]}"]
                path = store.publish(out, reports / store.FAILED, date=item.date, names=names)
                return outcome("failed", path, failed.failure.reason)
            _write(item, ran, page, out, started)
            path = store.publish(out, reports, date=item.date, names=plans.names(item))
            return outcome("published", path)
    except ResearchError as error:
        return outcome("failed", None, str(error))
    except OSError as error:
        said = f"{error.strerror or error}: {error.filename or reports}"
        return outcome("failed", None, f"the report could not be written: {said}")


def _write(
    item: Plan, ran: Mapping[str, Any], page: pages.Page, out: Path, started: dt.datetime
) -> None:
    files = {
        store.REPORT: page.html.encode("utf-8"),
        f"{item.notebook.name}.ipynb": _json(ran),
        **page.files,
    }
    if page.values["values"]:
        files["values.json"] = _json(page.values)
    _write_files(files, out)
    _write_record(item, out, started, status="published", files=files)


def _write_failure(
    item: Plan, failed: execution.FailedRunError, out: Path, started: dt.datetime
) -> None:
    name = f"{item.notebook.name}.ipynb"
    html = pages.failure(failed.failure, item.record, notebook=name)
    files = {store.FAILURE: html.encode("utf-8"), name: _json(failed.content)}
    _write_files(files, out)
    reason = failed.failure.reason
    _write_record(item, out, started, status="failed", files=files, reason=reason)


def _write_record(
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


def _write_files(files: Mapping[str, bytes], out: Path) -> None:
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=True) + "\n").encode("ascii")
