"""What differs between two runs: what went in, and which values came out otherwise."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from research.reporting.citing import values
from research.reporting.publishing import pages
from research.reporting.records import Run

SECTIONS = ("parameters", "inputs", "code", "versions", "values")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; `before` or `after` is None where a run does not have it."""

    section: str
    name: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """The difference in a line."""
        if self.before is None:
            return f"{self.name}: {self.after} (only in the second)"
        if self.after is None:
            return f"{self.name}: {self.before} (only in the first)"
        return f"{self.name}: {self.before} → {self.after}"


def compare(before: Run, after: Run, *, tolerance: float = 1e-9) -> list[Difference]:
    """All that differs between two runs, section by section.

    Parameters
    ----------
    before, after : Run
        From `records.read`.
    tolerance : float
        Values further apart than this, absolutely and relative to the larger, differ.
    """
    found = list(of_records(before.record, after.record))
    was = values.read(before.path / "values.json")
    now = values.read(after.path / "values.json")
    for key in sorted(was.keys() | now.keys()):
        one, other = was.get(key), now.get(key)
        if one and other and _same(one, other, tolerance):
            continue
        said = [_said(value) if value else None for value in (one, other)]
        found.append(Difference("values", key, *said))
    return found


def of_records(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    """What differs between two records of runs: parameters, inputs, code, versions.

    Parameters
    ----------
    old, new : mapping
        What run.json of each says.
    """
    yield from _section("parameters", *(
        {row["name"]: pages.shown(row["shown"]) for row in record["parameters"]}
        for record in (old, new)
    ))  # fmt: skip
    yield from _section("inputs", *(
        {
            f"{item['parameter']}: {file['path']}": file["sha256"][:12]
            for item in record["inputs"]
            for file in item["files"]
        }
        for record in (old, new)
    ))  # fmt: skip
    yield from _section("code", *(
        {
            "notebook": record["notebook"]["sha256"][:12],
            "package": record["code"]["sha256"][:12],
            "commit": str(record["git"]["commit"] or "none")[:12],
            "not committed": ", ".join(record["git"]["changed"] or []) or "nothing",
        }
        for record in (old, new)
    ))  # fmt: skip
    yield from _section("versions", *(
        {
            "Python": record["environment"]["python"],
            **record["environment"]["packages"],
        }
        for record in (old, new)
    ))  # fmt: skip


def as_text(found: list[Difference]) -> str:
    """The differences as lines under their sections."""
    lines: list[str] = []
    for section in SECTIONS:
        rows = [one for one in found if one.section == section]
        if rows:
            lines += [section, *(f"  {one}" for one in rows)]
    return "\n".join(lines) or "no difference"


def as_json(before: Run, after: Run, found: list[Difference]) -> str:
    """The differences as JSON."""
    runs = [{"id": run.record["id"], "path": run.path.as_posix()} for run in (before, after)]
    content = {"schema": 1, "runs": runs, "differences": [asdict(one) for one in found]}
    return json.dumps(content, indent=1) + "\n"


def as_page(before: Run, after: Run, found: list[Difference]) -> str:
    """The differences as a page."""
    sections = [
        {"name": name, "rows": [one for one in found if one.section == name]} for name in SECTIONS
    ]
    return pages.page(
        "diff", before=before, after=after, sections=[s for s in sections if s["rows"]]
    )


def _section(section: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    for name in [*old, *(name for name in new if name not in old)]:
        if old.get(name) != new.get(name):
            yield Difference(section, name, old.get(name), new.get(name))


def _said(value: values.Value) -> str:
    limits = "" if value.low is None else f" [{value.low!r}, {value.high!r}]"
    of = "" if value.n is None else f", n = {value.n:,}"
    return f"{value} ({value.value!r}{limits} {value.unit}{of})"


def _same(one: values.Value, other: values.Value, tolerance: float) -> bool:
    if (one.unit, one.n) != (other.unit, other.n):
        return False
    pairs = [(one.value, other.value), (one.low, other.low), (one.high, other.high)]
    return all(
        a is b or (a is not None and b is not None
                   and math.isclose(a, b, rel_tol=tolerance, abs_tol=tolerance))
        for a, b in pairs
    )  # fmt: skip
