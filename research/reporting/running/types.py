"""Types and values of parameters: read from annotations, converted from text, written as code."""

from __future__ import annotations

import ast
import datetime as dt
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from research.errors import ParameterError

_SIMPLE: dict[str, Any] = {
    "str": str, "int": int, "float": float, "bool": bool, "list": list,
    "date": dt.date, "datetime.date": dt.date, "dt.date": dt.date,
    "Path": Path, "pathlib.Path": Path,
}  # fmt: skip
_ACCEPTED = "str, int, float, bool, date, Path, list[...], Literal[...], Optional[...]"


def from_annotation(node: ast.expr, *, where: str) -> Any:
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
        return from_annotation(ast.parse(node.value, mode="eval").body, where=where)
    if isinstance(node, ast.Constant) and node.value is None:
        return NoneType
    if shown in _SIMPLE:
        return _SIMPLE[shown]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return from_annotation(node.left, where=where) | from_annotation(node.right, where=where)
    if isinstance(node, ast.Subscript):
        outer = ast.unparse(node.value).rpartition(".")[2]
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if outer == "Literal":
            return Literal[tuple(literal(item, where=where) for item in inner)]
        if outer == "Optional" and len(inner) == 1:
            return from_annotation(inner[0], where=where) | None
        if outer in ("list", "List") and len(inner) == 1:
            return list[from_annotation(inner[0], where=where)]  # type: ignore[misc]
    raise ParameterError(f"{where}: the type {shown} is not known here; use {_ACCEPTED}")


def literal(node: ast.expr, *, where: str) -> Any:
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
                return made(*[literal(item, where=where) for item in node.args])
            except (TypeError, ValueError) as error:
                raise ParameterError(f"{where}: {ast.unparse(node)}: {error}") from None
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise ParameterError(
            f"{where}: {first_line(ast.unparse(node))} is not a plain value; "
            "write a number, a text, a list, date(...) or Path(...)"
        ) from None


def members(kind: Any) -> tuple[Any, ...]:
    """The types that a union or list is made of."""
    if get_origin(kind) in (Union, UnionType):
        return tuple(m for part in get_args(kind) for m in members(part))
    if get_origin(kind) is list:
        return (list, *members(get_args(kind)[0]))
    return (kind,)


def convert(kind: Any, text: str) -> Any:
    """`text` as `kind` would have it, or the text itself where it does not read so."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        parts = get_args(kind)
        if NoneType in parts and text == "None":
            return None
        for part in parts:
            value = convert(part, text)
            if part is str or (part is not NoneType and value is not text):
                return value
        return text
    if origin is Literal:
        return next((choice for choice in get_args(kind) if str(choice) == text), text)
    if kind is list or origin is list:
        return _list(kind, text)
    try:
        return _SCALARS[kind](text) if kind in _SCALARS else text
    except ValueError:
        return text


def _list(kind: Any, text: str) -> Any:
    if text.lstrip().startswith("["):
        try:
            items = json.loads(text)
        except json.JSONDecodeError:
            return text
    else:
        items = [item.strip() for item in text.split(",")] if text.strip() else []
    inner = get_args(kind)[0] if get_args(kind) else str
    return [convert(inner, item) if isinstance(item, str) else item for item in items]


def _bool(text: str) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if text.lower() not in words:
        raise ValueError(text)
    return words[text.lower()]


def _int(text: str) -> int:
    if not text.lstrip("+-").isascii() or "_" in text or len(text) > 4000:
        raise ValueError(text)
    return int(text)


def _float(text: str) -> float:
    value = float(text)
    if "_" in text or not math.isfinite(value):
        raise ValueError(text)
    return value


def _date(text: str) -> dt.date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError(text)
    return dt.date.fromisoformat(text)


_SCALARS: dict[Any, Any] = {
    int: _int, float: _float, bool: _bool, dt.date: _date, Path: Path,
}  # fmt: skip


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


def _source(value: Any) -> str:
    if isinstance(value, dt.date):
        return f"datetime.date({value.year}, {value.month}, {value.day})"
    if isinstance(value, Path):
        return f"pathlib.Path({value.as_posix()!r})"
    if isinstance(value, list):
        return "[" + ", ".join(_source(item) for item in value) + "]"
    return repr(value)


def check(kind: Any, value: Any, *, annotation: str, where: str, seen: object = None) -> Any:
    """`value`, where it fits `kind` strictly; a ParameterError that says what fits otherwise."""
    from pydantic import ConfigDict, TypeAdapter, ValidationError

    try:
        adapter: TypeAdapter[Any] = TypeAdapter(kind, config=ConfigDict(allow_inf_nan=False))
        result = adapter.validate_python(value, strict=True)
    except ValidationError:
        shown = value if seen is None else seen
        raise ParameterError(
            f"{where} = {first_line(repr(shown))} is not {annotation}; {_help(kind)}"
        ) from None
    # A type that admits several does not widen 1 to 1.0 behind the back of who wrote 1.
    return result


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


def first_line(text: str) -> str:
    """A text in one line of at most 80 characters."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= 80 else line[:79] + "…"
