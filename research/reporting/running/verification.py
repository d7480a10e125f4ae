"""Runs a published report again and compares: the same to the byte, or what made the difference."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from research.errors import InputError
from research.reporting import records
from research.reporting.publishing import differences
from research.reporting.running import execution, notebooks, plans, provenance, runner, temporary
from research.reporting.running import parameters as params

_CHECKED = re.compile(r"<section class=\"checked\".*?</section>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a run gave the same again, and if not, why: causes, then what they did."""

    same: bool
    causes: tuple[str, ...]
    effects: tuple[str, ...]


def verify(
    published: records.Run,
    *,
    project: Path,
    trust: bool = False,
    time_limit: float | None = None,
) -> Verdict:
    """Run a published report again, with its parameters and date, and compare it to the byte.

    What a report names is a stranger's code until it is known: by itself only a notebook of the
    project or of the package is run, and only where it and the modules that it imported have the
    hashes that the run recorded.

    The box at the report's head says what was checked then (such as whether the code was
    committed); where it alone differs, the run counts as the same and the box is named.

    Parameters
    ----------
    project : Path
        The folder in or under the project whose code may be run.
    trust : bool
        Whether to run also code of another hash or from beside the report.
    time_limit : float, optional
        Seconds for the notebook.

    Raises
    ------
    InputError
        Where the notebook or an input is not where the record says, or is not trusted; the
        message says what would be executed.
    """
    record = published.record
    if record["status"] != "published":
        raise InputError(f"{published.path}: a failed run has no result to verify")
    item = _plan(published, _notebook(published, project.resolve(), trust=trust))
    causes = [*_touched(published), *map(str, _causes(record, item.record))]
    with temporary.folder("verify") as folder, ThreadPoolExecutor(1) as pool:
        try:
            # In a thread, as runs are: the kernel's client makes and closes a loop of its own.
            made = pool.submit(runner.make, item, folder, time_limit=time_limit).result()
        except execution.FailedRunError as error:
            return Verdict(False, tuple(causes), (f"it fails now: {error}",))
    content, _, page = made
    before = (published.path / records.REPORT).read_text(encoding="utf-8")
    if before == page.html and not causes:
        return Verdict(True, (), ())
    effects = list(_effects(published, content, page.files))
    if _CHECKED.sub("", before) == _CHECKED.sub("", page.html):
        if before != page.html:
            effects.append("the box of what was checked reads otherwise")
        same = not effects or effects[-1].startswith("the box")
        return Verdict(same, tuple(causes), tuple(effects))
    return Verdict(False, tuple(causes), tuple(effects or ["the page differs"]))


def _plan(published: records.Run, notebook: notebooks.Notebook) -> plans.Plan:
    record = published.record
    declared = {parameter.name: parameter for parameter in notebook.parameters}
    given = {}
    for row in record["parameters"]:
        if row["given"] and row["name"] in declared:
            parameter = declared[row["name"]]
            value = params.from_value(parameter, row["value"])
            given[row["name"]] = params.absolute(parameter, value, base=notebook.root)
    date = dt.date.fromisoformat(record["date"])
    return plans.plan(notebook, date=date, given=given)


def _notebook(published: records.Run, project: Path, *, trust: bool) -> notebooks.Notebook:
    """The notebook to run, where it may be: see `verify`."""
    said = published.record["notebook"]
    wanted = PurePosixPath(said["path"])
    if wanted.is_absolute() or ".." in wanted.parts:
        raise InputError(
            f"{published.path}: its notebook lies outside of its project ({wanted}); run that "
            "notebook yourself, if you trust it, and compare with research diff"
        )
    beside = published.path.resolve().parents
    if said.get("shipped"):
        root = next((folder.parent for folder in beside if folder.name == "reports"), project)
        path = notebooks.shipped_folder() / wanted.name
        item = notebooks.read(path.resolve(), start=root) if path.is_file() else None
    else:
        own = [project, *project.parents]
        path = next((f / wanted for f in [*own, *beside] if (f / wanted).is_file()), Path())
        item = notebooks.read(path) if path.name else None
        own_project = any(path == folder / wanted for folder in own)
    if item is None:
        raise InputError(
            f"{published.path}: its notebook {wanted} is in no folder above; run this in its project"
        )
    doubts = []
    if item.sha256 != said["sha256"]:
        doubts.append("it is not the notebook that ran (another sha256)")
    if not said.get("shipped") and not own_project:
        doubts.append("it lies outside of the project in which this is called")
    listed = published.record["code"].get("modules", [])
    files = [item.root / PurePosixPath(one["path"]) for one in listed]
    if provenance.modules(files, root=item.root) != listed:
        doubts.append("modules that it imported are not those that ran")
    if doubts and not trust:
        raise InputError(
            f"{published.path}: this would execute {path} (sha256 {item.sha256[:12]}); "
            f"{'; '.join(doubts)}; --trust runs it all the same"
        )
    return item


def _touched(published: records.Run) -> Iterator[str]:
    for file in published.record["files"]:
        path = published.path / file["path"]
        if not path.is_file():
            yield f"{file['path']} is gone from the published run"
        elif records.sha256(path) != file["sha256"]:
            yield f"{file['path']} is not as it was published"


def _causes(record: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[differences.Difference]:
    for found in differences.of_records(record, now):
        # Another commit of the same code makes no difference to a result.
        if found.section != "code" or found.name in ("notebook", "package"):
            yield found


def _effects(
    published: records.Run, content: Mapping[str, Any], files: Mapping[str, bytes]
) -> Iterator[str]:
    name = f"{published.notebook}.ipynb"
    path = published.path / name
    if path.is_file():
        before = json.loads(path.read_text(encoding="utf-8"))["cells"]
        after = json.loads(json.dumps(content["cells"]))
        for number, (one, other) in enumerate(zip(before, after, strict=False), start=1):
            if one["source"] != other["source"]:
                yield f"cell {number}: other source"
                break
            if one.get("outputs") != other.get("outputs"):
                yield f"cell {number}: {_first(one['outputs'], other['outputs'])}"
                break
        else:
            if len(before) != len(after):
                yield f"{len(before)} cells then, {len(after)} now"
    for file, now in files.items():
        was = published.path / file
        if not was.is_file() or was.read_bytes() != now:
            yield f"{file} differs"


def _first(before: Any, after: Any) -> str:
    """The first line in which two outputs differ."""
    lines = [
        json.dumps(value, indent=0, ensure_ascii=False).splitlines() for value in (before, after)
    ]
    for one, other in zip(*lines, strict=False):
        if one != other:
            at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
            start = max(0, at - 20)
            return f"{one[start : start + 60]!r} then, {other[start : start + 60]!r} now"
    return "more or less output than then"
