"""What one coder is shown: the items in an order of their own, some of them twice."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from research.errors import InputError
from research.text.cells import cell
from research.validity.sampling import Plan

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = [
    "sample", "number", "unit_id", "round", "coder", "question", "before", "passage", "after",
    "choices", "code", "rationale",
]  # fmt: skip
# Excel takes no longer text in a cell.
_LONGEST = 32_767
_WIDTHS = {"question": 30, "before": 40, "passage": 60, "after": 30, "choices": 24, "rationale": 30}


def sheet(plan: Plan, coder: str) -> pd.DataFrame:
    """One row an item and round, in this coder's order; `code` and `rationale` are empty.

    The order depends on the sample and the coder's name alone. The plan's share of items from the
    first half comes again in the second, as round 2.

    Returns
    -------
    DataFrame
        sample, number (from 1), unit_id, round, coder, question, before, passage, after,
        choices (a list), code, rationale.
    """
    seed = hashlib.sha256(f"{plan.sample_id}\0{coder}".encode()).digest()[:8]
    rng = np.random.default_rng(int.from_bytes(seed, "big"))
    order = rng.permutation(len(plan.items))
    half = (len(order) + 1) // 2
    again = rng.permutation(order[:half])[: round(plan.repeats * len(order))]
    later = rng.permutation(
        np.concatenate(
            [np.column_stack([order[half:], np.ones(len(order) - half, int)]),
             np.column_stack([again, np.full(len(again), 2)])]
        )
    )  # fmt: skip
    first = np.column_stack([order[:half], np.ones(half, int)])
    rows = []
    for number, (at, turn) in enumerate(np.concatenate([first, later]).astype(int).tolist(), 1):
        item = plan.items.iloc[at]
        rows.append(
            {
                **{name: item[name] for name in ("unit_id", "question", "before", "passage", "after")},
                "sample": plan.sample_id, "number": number, "round": turn, "coder": coder,
                "choices": [*(item["options"] or []), *(code.name for code in plan.codes)],
                "code": "", "rationale": "",
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=pd.Index(COLUMNS))


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """A sheet as CSV in UTF-8 that a spreadsheet opens; texts that look like formulas are defused."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(frame.columns)
        writer.writerows([cell(value) for value in row] for row in _plain(frame))


def write_xlsx(frame: pd.DataFrame, path: Path, *, codebook: list[tuple[str, str]]) -> None:
    """A sheet as an Excel workbook: codes to choose from a list, the codebook on a second sheet.

    Raises
    ------
    InputError
        Where openpyxl is not installed, or a passage is longer than a cell may be.
    """
    try:
        import openpyxl
        from openpyxl.styles import Alignment
        from openpyxl.worksheet.datavalidation import DataValidation
    except ImportError:
        raise InputError(
            "a workbook needs openpyxl: pip install 'news-framing[coding]', or use --format csv"
        ) from None
    book = openpyxl.Workbook()
    page: Worksheet = book.create_sheet("items", 0)
    page.append(list(frame.columns))
    for number, row in enumerate(_plain(frame), start=2):
        longest = max((len(value) for value in row if isinstance(value, str)), default=0)
        if longest > _LONGEST:
            raise InputError(
                f"{path}: item {number - 1} is longer than a cell of a workbook may be "
                f"({longest:,} characters); use --format csv"
            )
        page.append([_characters(value) for value in row])
    for name, width in _WIDTHS.items():
        page.column_dimensions[_letter(frame, name)].width = width
    for line in page.iter_rows(min_row=2):
        for field in line:
            field.alignment = Alignment(wrap_text=True, vertical="top")
            field.data_type = "s" if isinstance(field.value, str) else field.data_type
    page.freeze_panes = "A2"
    for number, choices in enumerate(frame["choices"], start=2):
        listed = ",".join(choices)
        # A list of choices in Excel holds 255 characters and no comma or quotation mark in a choice.
        if len(listed) < 256 and not any(mark in choice for choice in choices for mark in ',"'):
            rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            rule.add(f"{_letter(frame, 'code')}{number}")
            page.add_data_validation(rule)
    codes: Worksheet = book["Sheet"]
    codes.title = "codebook"
    for pair in [("code", "definition"), *codebook]:
        codes.append([_characters(text) for text in pair])
    codes.column_dimensions["B"].width = 100
    book.save(path)


def _letter(frame: pd.DataFrame, name: str) -> str:
    return chr(ord("A") + list(frame.columns).index(name))


def _characters(value: Any) -> Any:
    """A text without the control characters that a workbook cannot hold."""
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c in "\t\n" or ord(c) >= 32)


def _plain(frame: pd.DataFrame) -> list[list[Any]]:
    shown = frame.assign(choices=[" | ".join(choices) for choices in frame["choices"]])
    return [list(row) for row in shown.astype(object).itertuples(index=False, name=None)]
