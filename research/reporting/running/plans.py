"""Plans of runs: all that decides what a report will say, checked before anything is run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from research.errors import ParameterError, RunError
from research.reporting import records
from research.reporting.running import parameters as params
from research.reporting.running import provenance
from research.reporting.running.notebooks import Notebook, read
from research.text.slugs import slug


@dataclass(frozen=True, slots=True)
class Plan:
    """A run to be made: all that decides what its report will say."""

    notebook: Notebook
    root: Path
    date: dt.date
    values: dict[str, Any]
    given: dict[str, Any]
    inputs: tuple[provenance.Input, ...]
    record: dict[str, Any]
    name: str | None = None

    @property
    def id(self) -> str:
        """Hash of inputs, parameters, notebook, code and date."""
        return str(self.record["id"])


def plan(
    notebook: Notebook,
    *,
    date: dt.date,
    given: Mapping[str, Any] | None = None,
    name: str | None = None,
) -> Plan:
    """What a run of the notebook will be, with everything checked that can be before it starts.

    Parameters
    ----------
    date : date
        Day of the run; also the parameter `date` of a notebook that declares one.
    given : mapping, optional
        Checked values by name; paths are absolute.
    name : str, optional
        What to call the run's folder after the notebook's name.

    Raises
    ------
    ParameterError
        For a parameter that is unknown or missing.
    InputError
        For a path that does not exist.
    RunError
        Where there is no file of articles to run on.
    """
    root = notebook.root
    declared = {parameter.name: parameter for parameter in notebook.parameters}
    chosen = dict(given or {})
    if "date" in declared and "date" not in chosen:
        chosen["date"] = params.from_text(declared["date"], date.isoformat())
    if notebook.shipped:
        _check_given(notebook, chosen)
    values = params.bind(notebook.parameters, chosen, place=notebook.path.name)
    # What was given as the default is by default.
    changed = {
        name: value
        for name, value in chosen.items()
        if name == "date" or not _same(declared[name], value, notebook.folder)
    }
    found = [
        provenance.inputs(name, notebook.folder / path, root=root)
        for name, value in values.items()
        for path in declared[name].paths(value)
    ]
    record = _record(notebook, root, date, values, changed, found)
    return Plan(notebook, root, date, values, changed, tuple(found), record, name)


def completed(item: Plan, imported: Mapping[Path, str]) -> dict[str, Any]:
    """The plan's record after its run, with the project's modules that the notebook imported.

    Parameters
    ----------
    imported : mapping
        The sha256 of each file that the kernel imported, as it was then.

    Raises
    ------
    RunError
        Where an input, the package or the notebook is not what it was when the run was planned:
        what ran would carry the hash of what did not.
    """
    for before in item.inputs:
        now = provenance.inputs(before.parameter, item.root / before.location, root=item.root)
        if now.sha256 != before.sha256:
            raise RunError(
                f"{before.parameter}: files in {before.label} changed while the notebook ran; "
                "run it again"
            )
    if provenance.package() != item.record["code"]["sha256"]:
        raise RunError("the code of research changed while the notebook ran; run it again")
    if read(item.notebook.path).sha256 != item.notebook.sha256:
        raise RunError(f"{item.notebook.path.name} changed while it ran; run it again")
    modules = provenance.modules(imported, root=item.root)
    then = {file.resolve(): digest for file, digest in imported.items()}
    for module in modules:
        if then[(item.root / module["path"]).resolve()] != module["sha256"]:
            raise RunError(f"{module['path']} changed while the notebook ran; run it again")
    if not modules:
        return item.record
    code = item.record["code"] | {"modules": modules}
    files = [*_code_files(item.notebook), *(item.root / module["path"] for module in modules)]
    return item.record | {
        "id": identity(item, modules),
        "code": code,
        "git": provenance.git(item.root, files),
    }


def identity(item: Plan, modules: Sequence[Mapping[str, str]]) -> str:
    """Id of a run of the plan in which the notebook imported these modules of the project."""
    return provenance.digest([item.id, list(modules)]) if modules else item.id


def injected(item: Plan) -> dict[str, Any]:
    """The given values, paths as the kernel sees them from the notebook's folder."""
    root, folder = item.root.resolve(), item.notebook.folder.resolve()

    def seen(path: Path) -> Path:
        whole = path.resolve()
        return Path(provenance.relative(whole, folder)) if whole.is_relative_to(root) else whole

    declared = {parameter.name: parameter for parameter in item.notebook.parameters}
    return {name: declared[name].with_paths(value, seen) for name, value in item.given.items()}


def _check_given(notebook: Notebook, chosen: Mapping[str, Any]) -> None:
    # The default of a shipped notebook is the seeds of the checkout that it comes from.
    if "articles" in {parameter.name for parameter in notebook.parameters} - set(chosen):
        raise ParameterError(f"{notebook.name}: which articles? give --articles FOLDER")


def _code_files(notebook: Notebook) -> tuple[Path, ...]:
    return (provenance.package_folder(), notebook.path, notebook.root / "requirements.lock")


def _same(parameter: params.Parameter, value: Any, folder: Path) -> bool:
    if parameter.required or type(value) is not type(parameter.default):
        return False
    whole = [
        parameter.with_paths(one, lambda path: (folder / path).resolve())
        for one in (value, parameter.default)
    ]
    return bool(whole[0] == whole[1])


def names(item: Plan) -> list[str]:
    """Names for the run's folder: the notebook's alone where all is by default and it is free."""
    base, short = item.notebook.name[:80], item.id[:6]
    if item.name:
        named = f"{base}-{slug(item.name)[:60].strip('-')}"
        return [named, f"{named}-{short}"]
    given = [row for row in item.record["parameters"] if row["given"]]
    if not given:
        return [base, f"{base}-{short}"]
    said = "-".join(
        slug(str(row["shown"]) if row["name"] == "articles" else f"{row['name']}-{row['shown']}")
        for row in given
    )
    return ["-".join(part for part in (base, said[:40].strip("-"), short) if part)]


def _record(
    notebook: Notebook, root: Path, date: dt.date, values: Mapping[str, Any],
    given: Mapping[str, Any], found: Sequence[provenance.Input],
) -> dict[str, Any]:  # fmt: skip

    def located(path: Path) -> Path:
        whole = (notebook.folder / path).resolve()
        return Path(provenance.relative(whole, root.resolve()))

    labels = {item.location: item.label for item in found}
    rows = []
    for parameter in notebook.parameters:
        value = parameter.with_paths(values[parameter.name], located)
        named = parameter.with_paths(value, lambda path: Path(labels[path.as_posix()]))
        rows.append(
            {
                "name": parameter.name,
                "type": parameter.annotation,
                "value": params.plain(value),
                "shown": params.plain(named),
                "given": parameter.name in given and parameter.name != "date",
                "meaning": parameter.meaning,
            }
        )
    code: dict[str, Any] = {
        "package": "news-framing",
        "version": provenance.version(),
        "sha256": provenance.package(),
        "modules": [],
        "installed": provenance.installed(),
    }
    lock = root / "requirements.lock"
    decides = {
        "notebook": [notebook.name, notebook.sha256],
        "code": code["sha256"],
        "date": date.isoformat(),
        "parameters": [[row["name"], row["shown"]] for row in rows],
        "inputs": [[item.parameter, item.label, item.sha256] for item in found],
    }
    return {
        "schema": records.SCHEMA,
        "id": provenance.digest(decides),
        "date": date.isoformat(),
        "notebook": {
            "name": notebook.name,
            "title": notebook.title,
            "path": (
                f"notebooks/{notebook.path.name}"
                if notebook.shipped
                else provenance.relative(notebook.path.resolve(), root.resolve())
            ),
            "shipped": notebook.shipped,
            "sha256": notebook.sha256,
        },
        "parameters": rows,
        "inputs": provenance.as_record(found),
        "seed": values.get("seed"),
        "code": code,
        "git": provenance.git(root, _code_files(notebook)),
        "lock": provenance.lock(lock),
        "environment": provenance.environment(),
    }
