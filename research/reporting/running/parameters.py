"""The parameters of a notebook: read from its tagged cell, checked, converted, written back.

The cell tagged `parameters` holds lines of the form `name: type = value  # meaning`, and imports.
It is read as source and never executed. Types are str, int, float, bool, date, Path, lists of
these, Literal choices and Optional of any. A line without a value declares a parameter that must
be given. Anything else in the cell, and any name or value that does not fit, is an error.
"""

from __future__ import annotations

import ast
import datetime as dt
import difflib
import io
import tokenize
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from research.errors import ParameterError
from research.reporting.running import types


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared parameter; `default` is meaningless where `required`."""

    name: str
    annotation: str
    type: Any
    default: Any
    required: bool
    meaning: str

    def paths(self, value: Any) -> list[Path]:
        """The files that a value names: Paths, and the text of the parameter `articles`."""
        if isinstance(value, list):
            return [path for item in value for path in self.paths(item)]
        if isinstance(value, Path) or (isinstance(value, str) and self.name == "articles"):
            return [Path(value)]
        return []

    def with_paths(self, value: Any, change: Callable[[Path], Path]) -> Any:
        """The value with every path in it changed, its type kept.

        Parameters
        ----------
        value
            A value of this parameter.
        change : callable
            From a path to another.
        """
        if isinstance(value, list):
            return [self.with_paths(item, change) for item in value]
        if isinstance(value, Path):
            return change(value)
        return change(Path(value)).as_posix() if self.paths(value) else value


def read(source: str, *, place: str) -> tuple[Parameter, ...]:
    """Parameters that the source of a tagged cell declares, in their order.

    Parameters
    ----------
    source : str
        The cell's source; parsed, not executed.
    place : str
        What to call the cell in errors, such as `framing.ipynb, cell 2`.

    Raises
    ------
    ParameterError
        Where a line is not `name: type = value`, or a value does not fit its type.

    >>> read("seed: int = 1  # of the bootstrap", place="demo")[0].meaning
    'of the bootstrap'
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        raise ParameterError(f"{place}: the parameters cell does not parse: {error}") from None
    comments = _comments(source)
    found: dict[str, Parameter] = {}
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            continue
        where = f"{place}, line {node.lineno}"
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
            raise ParameterError(
                f"{where}: {types.first_line(ast.unparse(node))!r} declares no parameter; "
                "write `name: type = value  # meaning`"
            )
        name = node.target.id
        if name in found:
            raise ParameterError(f"{where}: {name} is declared twice; keep one line")
        annotation = ast.unparse(node.annotation)
        kind = types.from_annotation(node.annotation, where=f"{where}: {name}")
        meaning = comments.get(node.end_lineno or 0) or comments.get(node.lineno) or ""
        default = None
        if node.value is not None:
            default = types.literal(node.value, where=f"{where}: {name}")
            default = types.check(kind, default, annotation=annotation, where=f"{where}: {name}")
        found[name] = Parameter(name, annotation, kind, default, node.value is None, meaning)
    return tuple(found.values())


def from_text(parameter: Parameter, text: str) -> Any:
    """The value that `text`, typed on a command line, stands for by the declared type.

    Text stays text for a str: `007` and `NO` are kept as typed. A list takes JSON or words with
    commas between them; an Optional takes `None`.

    >>> code = read("code: str = ''", place="demo")[0]
    >>> from_text(code, "007")
    '007'
    """
    value = types.convert(parameter.type, text)
    where = f"parameter {parameter.name}"
    return types.check(
        parameter.type, value, annotation=parameter.annotation, where=where, seen=text
    )


def from_value(parameter: Parameter, value: Any) -> Any:
    """A value of a batch file, checked against the declared type; dates and paths may be text."""
    found = types.members(parameter.type)
    if isinstance(value, str) and str not in found and (dt.date in found or Path in found):
        return from_text(parameter, value)
    if isinstance(value, list) and Path in found:
        value = [Path(item) if isinstance(item, str) else item for item in value]
    where = f"parameter {parameter.name}"
    return types.check(parameter.type, value, annotation=parameter.annotation, where=where)


def bind(
    parameters: Iterable[Parameter], given: Mapping[str, Any], *, place: str
) -> dict[str, Any]:
    """Every declared parameter with its value: the given one, else the default.

    Parameters
    ----------
    parameters : iterable of Parameter
        What the notebook declares.
    given : mapping
        Checked values by name.
    place : str
        What to call the notebook in errors.

    Raises
    ------
    ParameterError
        For a name that is not declared (with the nearest that is) or a required one not given.
    """
    declared = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in declared:
            raise ParameterError(unknown(name, declared, place=place))
    missing = [p.name for p in declared.values() if p.required and p.name not in given]
    if missing:
        raise ParameterError(
            f"{place}: no value for {', '.join(missing)}; give it with -p {missing[0]}=VALUE"
        )
    return {name: given.get(name, p.default) for name, p in declared.items()}


def date(text: str, *, where: str) -> dt.date:
    """The day that `text` writes as YYYY-MM-DD, and in no other way."""
    return types.check(  # type: ignore[no-any-return]
        dt.date, types.convert(dt.date, text), annotation="a date", where=where, seen=text
    )


def unknown(name: str, declared: Iterable[str], *, place: str) -> str:
    """The line that says that `name` is not declared, with the nearest name that is."""
    names = list(declared)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(names) or 'none'}"
    return f"{place}: no parameter {name!r}; {hint}"


def describe(parameters: Iterable[Parameter], *, title: str) -> str:
    """The parameters as lines of help: name, type, default, meaning."""
    rows = [
        (p.name, p.annotation, "(required)" if p.required else _shown(p.default), p.meaning)
        for p in parameters
    ]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(3)]
    lines = [
        "  " + "  ".join([*(row[i].ljust(widths[i]) for i in range(3)), row[3]]).rstrip()
        for row in rows
    ]
    return "\n".join([title, *(lines or ["  no parameters"])])


def _comments(source: str) -> dict[int, str]:
    found = {}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            found[token.start[0]] = token.string.lstrip("#").strip()
    return found


def _shown(value: Any) -> str:
    return str(value) if isinstance(value, dt.date | Path) else repr(value)


def absolute(parameter: Parameter, value: Any, *, base: Path) -> Any:
    """A value given in the folder `base`, its paths made absolute; others as they are.

    The text of a parameter of type `str | Path` is a path where there is such a file.
    """
    members = types.members(parameter.type)
    if isinstance(value, str) and Path in members and (base / value).is_file():
        value = Path(value)
    return parameter.with_paths(value, lambda path: base / path)
