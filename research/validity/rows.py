"""One row of a file of codings, whatever format it came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from research.text.cells import plain


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a file has it: texts by the names of its columns, and where it stands."""

    place: str
    values: dict[str, str]


def row_of(path: Path, place: str, values: dict[str, Any]) -> Row:
    """A row of texts, defused cells as they were, the file's name for a coder who has none."""
    texts = {name: plain(as_text(value)) for name, value in values.items()}
    if "coder" not in texts:
        texts["coder"] = path.stem
    return Row(place, texts)


def as_text(value: Any) -> str:
    """A cell as text: "" for an empty one, whole numbers without the decimals of a workbook."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a workbook makes 1.0 of 1
    return str(value).strip()
