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
import json
import re
import tokenize
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from research.errors import ParameterError


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
                f"{where}: {_first_line(ast.unparse(node))!r} declares no parameter; "
                "write `name: type = value  # meaning`"
            )
        name = node.target.id
        if name in found:
            raise ParameterError(f"{where}: {name} is declared twice; keep one line")
        annotation = ast.unparse(node.annotation)
        kind = _from_annotation(node.annotation, where=f"{where}: {name}")
        meaning = comments.get(node.end_lineno or 0) or comments.get(node.lineno) or ""
        default = None
        if node.value is not None:
            default = _literal(node.value, where=f"{where}: {name}")
            default = _check(kind, default, annotation=annotation, where=f"{where}: {name}")
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
    value = _convert(parameter.type, text)
    where = f"parameter {parameter.name}"
    return _check(parameter.type, value, annotation=parameter.annotation, where=where, seen=text)


def from_value(parameter: Parameter, value: Any) -> Any:
    """A value of a batch file, checked against the declared type; dates and paths may be text."""
    found = _members(parameter.type)
    if isinstance(value, str) and str not in found and (dt.date in found or Path in found):
        return from_text(parameter, value)
    if isinstance(value, list) and Path in found:
        value = [Path(item) if isinstance(item, str) else item for item in value]
    where = f"parameter {parameter.name}"
    return _check(parameter.type, value, annotation=parameter.annotation, where=where)


def bind(
    parameters: Iterable[Parameter], given: Mapping[str, Any], *, place: str
) -> dict[str, Any]:
    """Every declared parameter with its value: the given one, else the default.

    Parameters
    ----------
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
    return _check(  # type: ignore[no-any-return]
        dt.date, _convert(dt.date, text), annotation="a date", where=where, seen=text
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
    members = _members(parameter.type)
    if isinstance(value, str) and Path in members and (base / value).is_file():
        value = Path(value)
    return parameter.with_paths(value, lambda path: base / path)


def _source(value: Any) -> str:
    if isinstance(value, dt.date):
        return f"datetime.date({value.year}, {value.month}, {value.day})"
    if isinstance(value, Path):
        return f"pathlib.Path({value.as_posix()!r})"
    if isinstance(value, list):
        return "[" + ", ".join(_source(item) for item in value) + "]"
    return repr(value)


def code(values: Mapping[str, Any]) -> str:
    """Python source that assigns these values, for the cell injected below the tagged one.

    >>> print(code({"seed": 2, "day": dt.date(2025, 3, 9)}))
    import datetime
    seed = 2
    day = datetime.date(2025, 3, 9)
    """
    lines = [f"{name} = {_source(value)}" for name, value in values.items()]
    text = "\n".join(lines)
    imports = [name for name in ("datetime", "pathlib") if f"{name}." in text]
    return "\n".join([*(f"import {name}" for name in imports), *lines])


def plain(value: Any) -> Any:
    """A parameter's value as JSON knows it: dates and paths as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Path):
        return value.as_posix()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _first_line(text: str) -> str:
    """A text in one line of at most 80 characters."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= 80 else line[:79] + "…"


_SIMPLE: dict[str, Any] = {
    "str": str, "int": int, "float": float, "bool": bool, "list": list,
    "date": dt.date, "datetime.date": dt.date, "dt.date": dt.date,
    "Path": Path, "pathlib.Path": Path,
}  # fmt: skip
_ACCEPTED = "str, int, float, bool, date, Path, list[...], Literal[...], Optional[...]"


def _from_annotation(node: ast.expr, *, where: str) -> Any:
    """The type that an annotation names; a ParameterError for one that is not known here.

    Parameters
    ----------
    node : ast.expr
        The annotation as parsed; it is not evaluated.
    where : str
        What to call the place in errors.
    """
    shown = ast.unparse(node)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _from_annotation(ast.parse(node.value, mode="eval").body, where=where)
    if isinstance(node, ast.Constant) and node.value is None:
        return NoneType
    if shown in _SIMPLE:
        return _SIMPLE[shown]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _from_annotation(node.left, where=where) | _from_annotation(node.right, where=where)
    if isinstance(node, ast.Subscript):
        outer = ast.unparse(node.value).rpartition(".")[2]
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if outer == "Literal":
            return Literal[tuple(_literal(item, where=where) for item in inner)]
        if outer == "Optional" and len(inner) == 1:
            return _from_annotation(inner[0], where=where) | None
        if outer in ("list", "List") and len(inner) == 1:
            return list[_from_annotation(inner[0], where=where)]  # type: ignore[misc]
    raise ParameterError(f"{where}: the type {shown} is not known here; use {_ACCEPTED}")


def _literal(node: ast.expr, *, where: str) -> Any:
    """The plain value that an expression writes; a ParameterError where it is something else.

    Parameters
    ----------
    node : ast.expr
        A literal, or a call of date or Path with literals.
    where : str
        What to call the place in errors.
    """
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        made = _SIMPLE.get(name)
        if made in (dt.date, Path) and not node.keywords:
            try:
                return made(*[_literal(item, where=where) for item in node.args])
            except (TypeError, ValueError) as error:
                raise ParameterError(f"{where}: {ast.unparse(node)}: {error}") from None
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise ParameterError(
            f"{where}: {_first_line(ast.unparse(node))} is not a plain value; "
            "write a number, a text, a list, date(...) or Path(...)"
        ) from None


def _members(kind: Any) -> tuple[Any, ...]:
    """The types that a union or list is made of."""
    if get_origin(kind) in (Union, UnionType):
        return tuple(m for part in get_args(kind) for m in _members(part))
    if get_origin(kind) is list:
        return (list, *_members(get_args(kind)[0]))
    return (kind,)


_INTEGER = r"[-+]?[0-9]{1,4000}"
_NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _text_type(kind: Any) -> Any:
    """`kind` as pydantic reads it from text: one way to write each value, no guessing."""
    from pydantic import BeforeValidator, Field

    def written(pattern: str) -> Any:
        def only(value: Any) -> Any:
            # 1_000, ٣ and dates in seconds are numbers to pydantic; true of a JSON list is none.
            if isinstance(value, str) and not re.fullmatch(pattern, value):
                raise ValueError(value)
            if isinstance(value, bool):
                raise ValueError(value)
            return value

        return BeforeValidator(only)

    def choice(value: Any) -> Any:
        return next((one for one in get_args(kind) if str(one) == str(value)), value)

    def none(value: Any) -> None:
        if value not in ("None", None):
            raise ValueError(value)

    def items(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if value.lstrip().startswith("["):
            return json.loads(value)
        return [item.strip() for item in value.split(",")] if value.strip() else []

    origin = get_origin(kind)
    if origin in (Union, UnionType):
        # None first: it reads "None" alone, and str would take that too.
        parts = sorted(get_args(kind), key=lambda part: part is not NoneType)
        union = Union[tuple(_text_type(part) for part in parts)]  # type: ignore[valid-type]  # noqa: UP007
        return Annotated[union, Field(union_mode="left_to_right")]
    if origin is Literal:
        return Annotated[kind, BeforeValidator(choice)]
    if kind is list or origin is list:
        inner = _text_type(get_args(kind)[0] if get_args(kind) else str)
        return Annotated[list[inner], BeforeValidator(items)]  # type: ignore[valid-type]
    if kind in (int, float, dt.date):
        pattern = {int: _INTEGER, float: _NUMBER, dt.date: _DAY}[kind]
        return Annotated[kind, written(pattern)]
    return Annotated[None, BeforeValidator(none)] if kind is NoneType else kind


def _convert(kind: Any, text: str) -> Any:
    """`text` as `kind` would have it, or the text itself where it does not read so."""
    from pydantic import ConfigDict, TypeAdapter, ValidationError

    try:
        adapter: TypeAdapter[Any] = TypeAdapter(
            _text_type(kind), config=ConfigDict(allow_inf_nan=False)
        )
        return adapter.validate_python(text)
    except ValidationError:
        return text


def _help(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return "use " + ", ".join(str(choice) for choice in get_args(kind))
    if kind is bool:
        return "use true or false"
    if kind is dt.date:
        return "use YYYY-MM-DD"
    if kind is list or get_origin(kind) is list:
        return "use values with commas between them, or a JSON list"
    return f"give a value of type {getattr(kind, '__name__', str(kind).replace('typing.', ''))}"


def _check(kind: Any, value: Any, *, annotation: str, where: str, seen: object = None) -> Any:
    """`value`, where it fits `kind` strictly; a ParameterError that says what fits otherwise."""
    from pydantic import ConfigDict, TypeAdapter, ValidationError

    try:
        adapter: TypeAdapter[Any] = TypeAdapter(kind, config=ConfigDict(allow_inf_nan=False))
        result = adapter.validate_python(value, strict=True)
    except ValidationError:
        shown = value if seen is None else seen
        raise ParameterError(
            f"{where} = {_first_line(repr(shown))} is not {annotation}; {_help(kind)}"
        ) from None
    # A type that admits several does not widen 1 to 1.0 behind the back of who wrote 1.
    return result
