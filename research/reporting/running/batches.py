"""Many runs at once: one set of values for several notebooks, or a file that lists runs."""

from __future__ import annotations

import datetime as dt
import difflib
import itertools
import math
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from research.errors import InputError, ParameterError, RunError
from research.reporting.running import notebooks, plans
from research.reporting.running import parameters as params
from research.reporting.running.notebooks import Notebook
from research.reporting.running.plans import Plan
from research.reporting.running.runner import Outcome, refused

_KEYS = ("notebook", "date", "name", "parameters", "grid")
_MOST = 10_000  # runs of a file: a grid of three long lists is a mistake sooner than a wish


class _Maker(NamedTuple):
    """A run that was asked for, not yet planned."""

    notebook: str
    date: dt.date
    make: Callable[[], Plan]


@dataclass(frozen=True, slots=True)
class Batch:
    """Runs to be made, and those that cannot be: a notebook that is none, or no articles.

    `left_out` says, a line each, which notebooks nobody named and why they are not run.
    """

    plans: tuple[Plan, ...]
    refused: tuple[Outcome, ...]
    left_out: tuple[str, ...] = ()


def from_command_line(
    paths: Sequence[Path],
    given: Mapping[str, str],
    *,
    date: dt.date,
    base: Path,
    named: bool = True,
) -> Batch:
    """Runs of notebooks that all get the same values, typed as text on a command line.

    A notebook that cannot be read is refused, and the others run.

    Parameters
    ----------
    paths : sequence of Path
        Notebooks; each must declare every name that is given.
    given : mapping
        Text by parameter; paths are relative to `base`.
    base : Path
        The folder in which the command was typed.
    named : bool
        Whether somebody named these notebooks. If not, and articles are given, one whose other
        inputs belong to its own articles by default (a coded sample) is left out.

    Raises
    ------
    ParameterError
        For a name or a value that does not fit, or where no notebook can be read.
    """
    items: list[Notebook] = []
    unread: list[tuple[Path, ParameterError]] = []
    for path in paths:
        try:
            items.append(notebooks.read(path, start=base))
        except ParameterError as error:
            unread.append((path, error))
    if unread and not items:
        raise ParameterError("\n".join(str(error) for _, error in unread))

    missing = {item.name: _own_inputs(item, given) for item in items} if not named else {}
    if all("articles" in inputs for inputs in missing.values()):
        missing = {}  # a run on nothing fails, and says which path is not there
    left_out = tuple(
        f"{name}: give "
        + (
            "--articles PATH"
            if inputs[0] == "articles"
            else f"-p {inputs[0]}=PATH of these articles"
        )
        for name, inputs in missing.items()
        if inputs
    )
    items = [item for item in items if not missing.get(item.name)]

    def maker(item: Notebook) -> _Maker:
        def make() -> Plan:
            values = _checked(item, given, params.from_text, base=base)
            return plans.plan(item, date=date, given=values)

        return _Maker(item.name, date, make)

    batch = _all([maker(item) for item in items])
    invalid = [refused(path.stem, date, str(error)) for path, error in unread]
    return Batch(batch.plans, (*batch.refused, *invalid), left_out)


def from_file(path: Path, *, date: dt.date) -> Batch:
    """The runs that a TOML file lists.

    The file holds tables `[[run]]` with `notebook` (a name, or a path relative to the file) and
    optionally `date`, `name` (of its folder), `parameters`, and `grid`: lists of values, of which
    every combination is a run. Paths are relative to the file.

    Parameters
    ----------
    date : date
        Day of the runs that give none.

    Raises
    ------
    ParameterError
        For a key, notebook, parameter or value that does not fit, all of them at once.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:  # also for a number of 5,000 digits
        raise ParameterError(f"{path}: not TOML: {error}") from None
    listed = content.pop("run", None)
    if content or not isinstance(listed, list) or not listed:
        raise ParameterError(f"{path}: it must hold tables [[run]] and nothing else")
    makers: list[_Maker] = []
    problems: list[str] = []
    for number, row in enumerate(listed, start=1):
        try:
            place = f"{path.name}, run {number}"
            for maker in _makers(row, path=path, place=place, date=date):
                makers.append(maker)
                if len(makers) > _MOST:
                    raise ParameterError(f"{place}: more than {_MOST:,} runs; list fewer")
        except ParameterError as error:
            problems.append(str(error))
    if problems:
        raise ParameterError("\n".join(problems))
    return _all(makers)


def _own_inputs(item: Notebook, given: Mapping[str, str]) -> list[str]:
    """Parameters whose default is a path that goes with other articles than those given, or is not there."""
    return [
        parameter.name
        for parameter in item.parameters
        if parameter.name not in given
        and isinstance(parameter.default, Path)
        and (
            not (item.folder / parameter.default).exists()
            if parameter.name == "articles"
            else "articles" in given
        )
    ]


def _makers(row: Any, *, path: Path, place: str, date: dt.date) -> Iterator[_Maker]:
    if not isinstance(row, dict):
        raise ParameterError(f"{place}: not a table; write [[run]] and NAME = VALUE below it")
    for key in row:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"use {', '.join(_KEYS)}"
            raise ParameterError(f"{place}: no key {key!r}; {hint}")
    day = row.get("date", date)
    if isinstance(day, str):
        day = params.date(day, where=f"{place}: date")
    shared, grid, name = row.get("parameters", {}), row.get("grid", {}), row.get("name")
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        raise ParameterError(f"{place}: date = {day!r} is not a date; use YYYY-MM-DD")
    if not isinstance(row.get("notebook"), str) or not isinstance(name, str | None):
        raise ParameterError(f"{place}: give notebook = 'NAME', and a name as text or none")
    if not isinstance(shared, dict) or not isinstance(grid, dict):
        raise ParameterError(f"{place}: parameters and grid are tables of NAME = VALUE")
    twice = sorted(set(shared) & set(grid))
    if twice or not all(isinstance(values, list) and values for values in grid.values()):
        raise ParameterError(f"{place}: grid takes lists, of other parameters than parameters")
    if math.prod(len(values) for values in grid.values()) > _MOST:
        raise ParameterError(f"{place}: the grid makes more than {_MOST:,} runs; list fewer")
    base = path.resolve().parent
    (file,) = notebooks.find([row["notebook"]], start=base)
    item = notebooks.read(file, start=base)
    for chosen in itertools.product(*grid.values()):
        given = {**shared, **dict(zip(grid, chosen, strict=True))}

        def make(given: Mapping[str, Any] = given) -> Plan:
            values = _checked(item, given, params.from_value, base=base)
            return plans.plan(item, date=day, given=values, name=name)

        yield _Maker(item.name, day, make)


def _checked(
    item: Notebook,
    given: Mapping[str, Any],
    convert: Callable[[params.Parameter, Any], Any],
    *,
    base: Path,
) -> dict[str, Any]:
    declared = {parameter.name: parameter for parameter in item.parameters}
    values = {}
    for name, value in given.items():
        if name not in declared:
            raise ParameterError(params.unknown(name, declared, place=item.path.name))
        if name == "articles" and value == "":
            raise RunError(f"{name} is empty: no articles to run on; give a file or a folder")
        checked = convert(declared[name], value)
        values[name] = params.absolute(declared[name], checked, base=base)
    return values


def _all(makers: Sequence[_Maker]) -> Batch:
    """All plans, or one error that names what is wrong with each of them."""
    made: dict[str, Plan] = {}
    problems: list[str] = []
    without: list[Outcome] = []
    for maker in makers:
        try:
            item = maker.make()
        except RunError as error:
            without.append(refused(maker.notebook, maker.date, str(error)))
            continue
        except (ParameterError, InputError) as error:
            problems.append(str(error))
            continue
        if item.id in made:
            problems.append(f"{item.notebook.name}: the same run is listed twice; list it once")
        made[item.id] = item
    if problems:
        raise ParameterError("\n".join(dict.fromkeys(problems)))
    return Batch(tuple(made.values()), tuple(without))
