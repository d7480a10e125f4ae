"""Samples and codings in the formats of Label Studio and doccano.

Both show the passage inside its context, offer the codes, and give back what was chosen; the unit's
id travels with each task.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd

from research.errors import InputError
from research.validity.rows import Row, row_of
from research.validity.sampling import Plan

# The passage is marked in the text itself: no tool of these shows offsets of a task.
OPEN, CLOSE = "⟦", "⟧"


def label_studio_config(plan: Plan) -> str:
    """The labelling interface: paste it under Settings, Labeling Interface, Code."""
    hints = "\n".join(
        f'  <Header value="{escape(f"{c.name}: {c.definition}", {chr(34): "&quot;"})}" size="6"/>'
        for c in plan.codes
        if c.definition
    )
    return (
        '<View>\n  <Header value="$question" size="4"/>\n  <Text name="text" value="$text"/>\n'
        '  <Choices name="code" toName="text" value="$choices" choice="single-radio"/>\n'
        '  <TextArea name="rationale" toName="text" rows="2" placeholder="note (if any)"/>\n'
        f"{hints}\n</View>\n"
    )


def label_studio_tasks(plan: Plan, sheet: pd.DataFrame) -> list[dict[str, Any]]:
    """One task a row of a coder's sheet, in its order: import the file that holds the list."""
    return [
        {
            "data": {
                "sample": plan.sample_id, "unit_id": row["unit_id"], "round": row["round"],
                "question": row["question"], "text": _marked(row),
                "choices": [{"value": choice} for choice in row["choices"]],
            }
        }
        for row in sheet.to_dict("records")
    ]  # fmt: skip


def doccano_records(plan: Plan, sheet: pd.DataFrame) -> list[dict[str, Any]]:
    """One record a row of a coder's sheet, for a project of text classification."""
    return [
        {
            "text": f"{row['question']}\n\n{_marked(row)}", "label": [], "sample": plan.sample_id,
            "unit_id": row["unit_id"], "round": row["round"],
        }
        for row in sheet.to_dict("records")
    ]  # fmt: skip


def doccano_labels(plan: Plan) -> list[dict[str, Any]]:
    """Labels of a doccano project: its file for Labels, Actions, Import."""
    names = list(
        dict.fromkeys(name for unit in plan.items["unit_id"] for name in plan.choices(unit))
    )
    keys = "1234567890"
    return [
        {"text": name, **({"suffix_key": keys[at]} if at < len(keys) else {})}
        for at, name in enumerate(names)
    ]


def is_doccano(record: dict[str, Any]) -> bool:
    """Whether a line of JSON is doccano's: its labels are a list beside the text."""
    return isinstance(record.get("label"), list) and ("text" in record or "data" in record)


def doccano_rows(path: Path, place: str, record: dict[str, Any]) -> Iterator[Row]:
    """Codings of one exported record; doccano names the file by its user."""
    about: dict[str, Any] = {
        key: record[key] for key in ("unit_id", "sample", "round") if key in record
    }
    notes = record.get("Comments") or record.get("comments") or []
    note = " ".join(map(str, notes)) if isinstance(notes, list) else str(notes)
    for label in record["label"] or [""]:
        yield row_of(path, place, {**about, "code": label, "rationale": note if label else ""})


def label_studio_rows(path: Path, tasks: Any, problems: list[str]) -> Iterator[Row]:
    """Codings of an export in Label Studio's JSON, parsed; skipped tasks are left out.

    Raises
    ------
    InputError
        Where the file is not such an export.
    """
    if not isinstance(tasks, list) or not all(isinstance(t, dict) and "data" in t for t in tasks):
        raise InputError(
            f"{path}: not an export of Label Studio (as JSON, not JSON-MIN) or of INCEpTION (as UIMA "
            "CAS JSON)"
        )
    for number, task in enumerate(tasks, start=1):
        place = f"{path}:task {task.get('id', number)}"
        data = task["data"] if isinstance(task["data"], dict) else {}
        about: dict[str, Any] = {key: data.get(key) for key in ("unit_id", "sample", "round")}
        annotations = task.get("annotations")
        if not isinstance(annotations, list):
            problems.append(f"{place}: no list of annotations; export as JSON, not JSON-MIN")
            continue
        for made in annotations:
            if not isinstance(made, dict) or made.get("was_cancelled"):
                continue
            code, note = _chosen(made.get("result"))
            yield row_of(
                path, place,
                {**about, "coder": _coder(made.get("completed_by")), "code": code, "rationale": note},
            )  # fmt: skip


def _coder(completed_by: Any) -> str:
    if isinstance(completed_by, dict):
        names = (completed_by.get(key) for key in ("email", "username", "id"))
        return str(next((name for name in names if name not in (None, "")), ""))
    return "" if completed_by is None else str(completed_by)


def _chosen(result: Any) -> tuple[str, str]:
    codes: list[str] = []
    notes: list[str] = []
    for part in result if isinstance(result, list) else []:
        value = part.get("value") if isinstance(part, dict) else None
        if not isinstance(value, dict):
            continue
        if part.get("from_name") == "code":
            codes += [str(choice) for choice in value.get("choices") or []]
        elif part.get("from_name") == "rationale":
            text = value.get("text") or []
            notes += text if isinstance(text, list) else [str(text)]
    return " | ".join(codes), "\n".join(map(str, notes))


def _marked(row: Mapping[Any, Any]) -> str:
    return f"{row['before']}{OPEN}{row['passage']}{CLOSE}{row['after']}"
