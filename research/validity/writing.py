"""Coding sheets as files: for JupyterLab, spreadsheets, and other tools."""

from __future__ import annotations

import json
from pathlib import Path

from research.errors import InputError
from research.validity import exchange, inception, refi
from research.validity.journal import file_name
from research.validity.sampling import Plan
from research.validity.sheets import sheet, write_csv, write_xlsx

# What to do with the file, by format.
NEXT = {
    "notebook": "open it in JupyterLab (`jupyter lab`) and run its cell; answers are saved at once",
    "csv": "fill in the column code, save it in {folder}/codings",
    "xlsx": "fill in the column code, save it in {folder}/codings",
    "label-studio": "import the tasks, paste the config under Settings, Labeling Interface; export "
    "as JSON into {folder}/codings",
    "doccano": "a project of text classification: import records and labels; export as JSONL into "
    "{folder}/codings, one file a coder",
    "inception": "import the layer under Settings, Layers, then the document as UIMA CAS JSON; give each "
    "mark its code; export as UIMA CAS JSON into {folder}/codings",
    "refi-qda": "import the codebook in MAXQDA, ATLAS.ti, NVivo or QualCoder; codes of units come "
    "back by CSV or XLSX, marked passages by .qdpx",
}


def write(
    plan: Plan, folder: Path, *, coder: str, form: str, path: Path | None = None
) -> list[Path]:
    """Write a coder's sheet, and give the files; none that is there already is overwritten.

    Parameters
    ----------
    form
        "notebook", "csv", "xlsx", "label-studio", "doccano", "inception" or "refi-qda".
    path
        The file; by default the coder's name in the sample's folder.

    Raises
    ------
    InputError
        Where the file is there already: it may have been filled in.
    """
    name = file_name(coder)
    endings = {
        "notebook": ".ipynb", "csv": ".csv", "xlsx": ".xlsx", "label-studio": ".tasks.json",
        "doccano": ".doccano.jsonl", "inception": inception.ENDING, "refi-qda": ".qdc",
    }  # fmt: skip
    target = path or folder / f"{name}{endings[form]}"
    beside = {
        "label-studio": target.with_name(f"{target.name.partition('.')[0]}.config.xml"),
        "doccano": target.with_name(f"{target.name.partition('.')[0]}.labels.json"),
        "inception": target.with_name(f"{target.name.partition('.')[0]}.layer.json"),
    }
    files = [target, *([beside[form]] if form in beside else [])]
    for file in files:
        if file.exists():
            raise InputError(
                f"{file}: is there already, perhaps with codings; name another with --to"
            )
    rows = sheet(plan, coder)
    (folder / "codings").mkdir(exist_ok=True)  # where it comes back to
    if form == "csv":
        write_csv(rows, target)
    elif form == "xlsx":
        write_xlsx(rows, target, codebook=[(c.name, c.definition) for c in plan.codes])
    elif form == "notebook":
        target.write_text(_notebook(plan, folder.resolve(), target, coder), encoding="utf-8")
    elif form == "label-studio":
        target.write_text(_json(exchange.label_studio_tasks(plan, rows)), encoding="utf-8")
        files[1].write_text(exchange.label_studio_config(plan), encoding="utf-8")
    elif form == "doccano":
        records = exchange.doccano_records(plan, rows)
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        target.write_text(lines, encoding="utf-8")
        files[1].write_text(_json(exchange.doccano_labels(plan)), encoding="utf-8")
    elif form == "inception":
        target.write_text(inception.document(plan, rows), encoding="utf-8")
        files[1].write_text(_json(inception.layer(plan)), encoding="utf-8")
    else:
        target.write_bytes(refi.codebook(plan))
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _notebook(plan: Plan, folder: Path, target: Path, coder: str) -> str:
    inside = target.resolve().parent == folder
    where = "." if inside else str(folder)
    source = (
        f"from research.validity.form import open_form\n\nopen_form({where!r}, coder={coder!r})"
    )
    about = (
        f"# {plan.measure}: {len(plan.items)} items for {coder}\n\n"
        "Run the cell below. Number keys choose, Enter goes on, n writes a note; each answer is "
        "saved at once, and running the cell again goes on where you stopped."
    )
    cells = [
        {"cell_type": "markdown", "id": "about", "metadata": {}, "source": about},
        {
            "cell_type": "code", "id": "form", "metadata": {}, "source": source, "outputs": [],
            "execution_count": None,
        },
    ]  # fmt: skip
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return _json(
        {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    )
