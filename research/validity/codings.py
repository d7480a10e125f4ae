"""What coders, people or a language model, answered: one reader for the files that it comes in.

Nothing is guessed: a row that does not fit the sample is left out, and a line says where it stands,
what is wrong, and what to do. The formats of other tools stand in `exchange`.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from research.articles.decoding import decode
from research.articles.model import table
from research.errors import InputError
from research.validity import exchange, inception
from research.validity.rows import Row, as_text, row_of
from research.validity.sampling import Plan

COLUMNS = ["unit_id", "coder", "code", "rationale", "round", "place"]
# Names that a column has in the files of people, of models and of other tools.
NAMES = {
    "unit_id": ("unit_id", "unit", "item", "item_id", "id"),
    "coder": ("coder", "annotator", "user", "model"),
    "code": ("code", "label", "answer"),
    "rationale": ("rationale", "note", "comment", "reason"),
    "round": ("round",),
    "sample": ("sample", "sample_id"),
}


@dataclass(frozen=True)
class Codings:
    """Codings that fit a sample, and a line for each that does not.

    `table` has unit_id, coder, code, rationale, round (2: the same item again, for agreement with
    oneself) and place ("file:row"). `empty` counts rows that nobody filled in yet.
    """

    table: pd.DataFrame
    problems: tuple[str, ...]
    empty: int

    @property
    def coders(self) -> list[str]:
        """Names of the coders, sorted."""
        return sorted(self.table["coder"].unique())

    def without(self, adjudicator: str | None) -> Codings:
        """The codings that are independent of each other: an adjudicator has seen the others'."""
        kept = self.table[self.table["coder"] != adjudicator].reset_index(drop=True)
        return Codings(kept, self.problems, self.empty)


def read_codings(paths: Iterable[Path] | Path, plan: Plan) -> Codings:
    """Codings of a sample from files and folders, checked against it.

    Parameters
    ----------
    paths
        .csv, .tsv and .xlsx as `research code` writes them, or any with columns unit, coder, code;
        .jsonl with these names (of a language model too, or of the form in JupyterLab); .json of Label
        Studio, or of INCEpTION (UIMA CAS JSON); .jsonl of doccano. A folder stands for the files in it.
    plan
        The sample that they are of.

    Raises
    ------
    InputError
        Where no file can be read as codings at all.

    Notes
    -----
    Left out, each with a line: a unit that is not in the sample, a file made for another sample, a
    code that the codebook does not have, a row without a unit, and two different codes of one coder
    for one item, neither of which counts. The same code twice counts once.
    """
    rows: list[Row] = []
    problems: list[str] = []
    for path in _files([paths] if isinstance(paths, Path) else paths):
        found = list(_rows(path, problems))
        rows += found
        if not found and not any(str(path) in line for line in problems):
            problems.append(f"{path}: holds no coding")
    kept, empty = _checked(rows, plan, problems)
    return Codings(table(kept, COLUMNS), tuple(problems), empty)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.rglob("*")
                if p.suffix.lower() in READERS and p.stem != _UNTOUCHED and p.is_file()
            )  # fmt: skip
            if not inside:
                raise InputError(f"{path}: no codings in it; {_ACCEPTED}")
            yield from inside
        elif not path.exists():
            raise InputError(f"{path}: there is no such file or folder")
        elif path.suffix.lower() not in READERS:
            raise InputError(
                f"{path}: no codings in a {path.suffix or 'nameless'} file; {_ACCEPTED}"
            )
        else:
            yield path


def _rows(path: Path, problems: list[str]) -> Iterator[Row]:
    try:
        yield from READERS[path.suffix.lower()](path, problems)
    except OSError as error:
        problems.append(f"{path}: cannot be read: {error.strerror or error}")
    except InputError as error:
        problems.append(str(error))


def _checked(
    rows: Sequence[Row], plan: Plan, problems: list[str]
) -> tuple[list[dict[str, Any]], int]:
    known = set(plan.items["unit_id"])
    choices = {unit: plan.choices(unit) for unit in known}
    empty = 0
    taken: dict[tuple[str, str, int], dict[str, Any]] = {}
    torn: set[tuple[str, str, int]] = set()
    foreign: dict[str, list[str]] = {}
    for row in rows:
        unit, code = row.values.get("unit_id", ""), row.values.get("code", "")
        coder, sample = row.values.get("coder", ""), row.values.get("sample", "")
        if not code and not row.values.get("rationale"):
            empty += 1
            continue
        if sample and sample != plan.sample_id:
            foreign.setdefault(f"{row.place.rpartition(':')[0]}\0{sample}", []).append(row.place)
            continue
        fault = _fault(unit, code, coder, row, known)
        match = None if fault else _match(code, choices[unit])
        if not fault and match is None:
            fault = (
                f"code {code!r} is not in the codebook; use one of {', '.join(choices[unit][:12])}"
            )
        turn = row.values.get("round") or "1"
        if not fault and not turn.isdigit():
            fault = f"round {turn!r} is no number; use 1, or 2 for an item that is coded again"
        if fault:
            problems.append(f"{row.place}: {fault}")
            continue
        key = (unit, coder, int(turn))
        record = {
            "unit_id": unit, "coder": coder, "code": match, "round": int(turn),
            "rationale": row.values.get("rationale", ""), "place": row.place,
        }  # fmt: skip
        if key in taken and taken[key]["code"] != match and not row.values.get("revises"):
            problems.append(
                f"{row.place}: {coder} codes {unit} as {match!r}, and as {taken[key]['code']!r} in "
                f"{taken[key]['place']}; neither counts until one is deleted"
            )
            torn.add(key)
        taken[key] = record
    for name, places in foreign.items():
        file, _, sample = name.partition("\0")
        problems.append(
            f"{file}: {len(places)} rows are of sample {sample}, this is {plan.sample_id}; "
            "give the folder of the sample that they were made for"
        )
    return [record for key, record in taken.items() if key not in torn], empty


def _fault(unit: str, code: str, coder: str, row: Row, known: set[str]) -> str:
    if not unit:
        return "no unit id; keep the column unit_id of the sheet as it was"
    if unit not in known:
        return f"unit {unit!r} is not in this sample; was it drawn from other articles?"
    if not code:
        return f"a note without a code ({row.values['rationale'][:40]!r}); choose a code for it"
    return "" if coder else "no coder; put a name into the column coder"


def _match(code: str, choices: Sequence[str]) -> str | None:
    if code in choices:
        return code
    alike = [choice for choice in choices if choice.casefold() == code.casefold()]
    return alike[0] if len(alike) == 1 else None


def named(path: Path, header: Sequence[str]) -> dict[int, str]:
    """Place of each column that is known, by its name in `COLUMNS`.

    Raises
    ------
    InputError
        Where there is no column of units or of codes.
    """
    lowered = [str(name).strip().casefold() for name in header]
    places: dict[int, str] = {}
    for name, spellings in NAMES.items():
        for spelling in spellings:
            if spelling in lowered:
                places[lowered.index(spelling)] = name
                break
    for name, wanted in (("unit_id", "of units"), ("code", "of codes")):
        if name not in places.values():
            raise InputError(
                f"{path}: no column {wanted} (it has {', '.join(map(str, header))[:120] or 'none'}); "
                f"name it {NAMES[name][0]!r}"
            )
    return places


def _delimited(path: Path, _problems: list[str]) -> Iterator[Row]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    text = decode(path.read_bytes())[0].removeprefix("\ufeff")
    first = text.partition("\n")[0]
    mark = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    places: dict[int, str] | None = None
    line = 1
    for cells in reader:
        if places is None:
            places = named(path, cells)
        elif any(cells):
            values = {name: cells[i] for i, name in places.items() if i < len(cells)}
            yield row_of(path, f"{path}:{line}", values)
        line = reader.line_num + 1


def _workbook(path: Path, _problems: list[str]) -> Iterator[Row]:
    try:
        import openpyxl
    except ImportError:
        raise InputError(
            f"{path}: needs openpyxl: pip install 'news-framing[coding]', or save it as CSV"
        ) from None
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # noqa: BLE001 - whatever a broken zip or its XML raises
        raise InputError(
            f"{path}: not a workbook ({type(error).__name__}); save it again as .xlsx, or as CSV"
        ) from None
    try:
        page = book["items"] if "items" in book.sheetnames else book.worksheets[0]
        lines = page.iter_rows(values_only=True)
        places = named(path, [as_text(name) for name in next(lines, ())])
        for number, cells in enumerate(lines, start=2):
            if any(value is not None for value in cells):
                values = {name: cells[i] for i, name in places.items() if i < len(cells)}
                yield row_of(path, f"{path}:{number}", values)
    finally:
        book.close()


def _lines(path: Path, problems: list[str]) -> Iterator[Row]:
    for number, line in enumerate(decode(path.read_bytes())[0].split("\n"), start=1):
        place = f"{path}:{number}"
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            problems.append(f"{place}: broken JSON ({error.msg}); that coding has to be made again")
            continue
        if not isinstance(record, dict):
            problems.append(f"{place}: not an object with unit, coder and code")
        elif exchange.is_doccano(record):
            yield from exchange.doccano_rows(path, place, record)
        else:
            lowered = {str(key).casefold(): value for key, value in record.items()}
            values = {"revises": lowered.get("revises")}
            for name, spellings in NAMES.items():
                given = [lowered[spelling] for spelling in spellings if spelling in lowered]
                if given:
                    values[name] = given[0]
            yield row_of(path, place, values)


def _exported(path: Path, problems: list[str]) -> Iterator[Row]:
    try:
        value = json.loads(decode(path.read_bytes())[0])
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: broken JSON: {error.msg}") from None
    except RecursionError:
        raise InputError(f"{path}: nested too deep; export it again") from None
    if inception.is_document(value):
        yield from inception.rows(path, value)
    else:
        yield from exchange.label_studio_rows(path, value, problems)


READERS = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".xlsx": _workbook,
    ".jsonl": _lines,
    ".json": _exported,
}
_ACCEPTED = "accepted are .csv, .tsv, .xlsx, .jsonl, and .json of Label Studio or INCEpTION"
# Of a project's export from INCEpTION: each document as nobody has coded it.
_UNTOUCHED = "INITIAL_CAS"
