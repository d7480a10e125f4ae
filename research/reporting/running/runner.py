"""Runs planned notebooks and publishes their reports: right and whole, or not at all.

Each run is made in a hidden folder and moved to its place by one rename.
"""

from __future__ import annotations

import datetime as dt
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from research.errors import InputError, ResearchError, RunError
from research.reporting import records
from research.reporting.publishing import files, index, pages, store
from research.reporting.running import execution, kernels, plans, provenance, temporary
from research.reporting.running.plans import Plan

_LOOK = 0.5  # seconds between looks for a signal

Status = Literal["published", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run: where its report or failure page is, and why it failed.

    `id` is None where it could not even be planned.
    """

    notebook: str
    date: dt.date
    id: str | None
    status: Status
    path: Path | None
    seconds: float
    error: str = ""


def refused(notebook: str, date: dt.date, why: str) -> Outcome:
    """The outcome of a run that could not be planned."""
    return Outcome(notebook, date, None, "failed", None, 0.0, why)


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
        temporary.sweep()
        reports.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(f"{reports}: cannot be written to: {error.strerror}") from error

    halt = kernels.Switch()

    def one(item: Plan) -> Outcome:
        outcome = _run(
            item,
            reports,
            common=common,
            force=force,
            time_limit=time_limit,
            halt=halt,
            on_cell=on_cell,
        )
        on_outcome(outcome)
        return outcome

    with temporary.folder("common") as common, ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        waiting = [pool.submit(one, item) for item in wanted]
        try:
            outcomes = [_awaited(item) for item in waiting]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            halt.pull()
            raise
    try:
        index.rebuild(reports)
    except RunError:
        # On a full disk the runs have failed too, and say so; the old index still holds.
        if any(outcome.status == "published" for outcome in outcomes):
            raise
    return outcomes


def _awaited(item: Future[Outcome]) -> Outcome:
    # A signal that comes just as a thread begins to wait without end would never be seen.
    while not wait([item], timeout=_LOOK).done:
        pass
    return item.result()


def find(item: Plan, reports: Path) -> records.Run | None:
    """The run that the plan would repeat, where it is published already."""
    versions = item.record["environment"]["packages"]
    python = item.record["environment"]["python"]
    for path in sorted((reports / item.date.isoformat()).glob(f"*/{records.RECORD}")):
        try:
            found = records.read(path)
        except InputError:
            continue
        known = found.record["environment"]
        listed = found.record["code"].get("modules", [])
        imported = [item.notebook.root / one["path"] for one in listed]
        now = provenance.modules(imported, root=item.notebook.root)
        same = found.record["id"] == plans.identity(item, now)
        same = same and (path.parent / records.REPORT).is_file()
        if same and known["packages"] == versions and known["python"] == python:
            return found
    return None


def make(
    item: Plan,
    work: Path,
    *,
    common: Path | None = None,
    time_limit: float | None = None,
    halt: kernels.Switch | None = None,
    on_cell: Callable[[], object] = lambda: None,
) -> tuple[dict[str, Any], dict[str, Any], pages.Page]:
    """Execute the plan in the folder `work`: the executed notebook, the record, and the page.

    Parameters
    ----------
    work : Path
        A folder for the kernel's own files.
    common : Path, optional
        A folder for what the notebooks of a run find in the same articles; without it, this one finds
        everything itself.
    time_limit : float, optional
        Seconds, after which the run fails.
    halt : Switch, optional
        Pulled from elsewhere, it ends the run.
    """
    content = execution.prepare(item.notebook, plans.injected(item))
    scratch = work / "kernel"
    scratch.mkdir()
    try:
        content = execution.execute(
            content, folder=item.notebook.folder, scratch=scratch, common=common,
            time_limit=time_limit, halt=halt, on_cell=on_cell,
        )  # fmt: skip
        record = plans.completed(item, kernels.imported(scratch))
        return content, record, pages.render(content, record)
    except (execution.FailedRunError, OSError):
        raise
    except ResearchError as error:
        raise execution.FailedRunError(pages.Failure(str(error)), content) from error
    except Exception as error:
        # Whatever goes wrong here fails this run and is kept; the others go on.
        reason = f"the run broke off: {type(error).__name__}: {error}"
        what = pages.Failure(reason, traceback=traceback.format_exc())
        raise execution.FailedRunError(what, content) from error


def _run(
    item: Plan, reports: Path, *, force: bool, halt: kernels.Switch, **options: Any
) -> Outcome:
    began = time.monotonic()
    started = dt.datetime.now(dt.UTC)

    def outcome(status: Status, path: Path | None, error: str = "") -> Outcome:
        seconds = time.monotonic() - began
        return Outcome(item.notebook.name, item.date, item.id, status, path, seconds, error)

    def there() -> Path | None:
        found = None if force else find(item, reports)
        return found.path if found else None

    why = ""
    try:
        path = there()
        if path:
            return outcome("skipped", path)
        with store.workspace(reports) as work:
            out = work / "out"
            out.mkdir()
            try:
                ran, record, page = make(item, work, halt=halt, **options)
            except execution.FailedRunError as failed:
                why = failed.failure.reason
                if halt.pulled:
                    return outcome("failed", None, "stopped from outside")
                files.failure(item.record, failed.content, failed.failure, out, started=started)
                names = [f"{item.notebook.name[:80]}-{item.id[:8]}"]
                path = store.publish(out, reports / records.FAILED, date=item.date, names=names)
                return outcome("failed", path, why)
            files.report(record, ran, page, out, started=started)
            # Another runner may have made the same meanwhile.
            path = store.publish(
                out, reports, date=item.date, names=plans.names(item), unless=there
            )
            return outcome("published" if not out.exists() else "skipped", path)
    except ResearchError as error:
        return outcome("failed", None, why or str(error))
    except OSError as error:
        said = f"could not be written: {error.strerror or error}: {error.filename or reports}"
        return outcome(
            "failed", None, f"{why}; the failure {said}" if why else f"the report {said}"
        )
    except Exception as error:  # noqa: BLE001  one run that breaks off takes no other along
        return outcome("failed", None, f"the run broke off: {type(error).__name__}: {error}")
