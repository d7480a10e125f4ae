"""Numbers of a write-up against the runs they come from: fill them in, and check them later.

What a write-up was filled from is kept beside it, in `NAME.results.json`: for each key the run
and the number. A later check can then tell a number that was changed by hand (wrong) from one that
a newer run no longer gives (stale). Documents are read by `documents`; runs by `records`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from research.errors import InputError
from research.reporting import records
from research.reporting.citing import bindings, markup, styles, values
from research.reporting.citing.documents import Document, Reference
from research.reporting.citing.values import Value
from research.reporting.records import Run

Status = Literal["right", "wrong", "missing", "stale", "unbound", "unreadable"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of one place of a write-up.

    `status` is right; wrong (says another number than its run); missing (no run has the key, or
    nothing was filled in); stale (a newer comparable run says otherwise); unbound (advice: a
    number in prose that cites no result); or unreadable (advice: a run whose files are broken and
    whose values count for nothing). `expected` is how the number should read.
    """

    status: Status
    place: str
    key: str | None
    text: str | None
    expected: str | None
    run: str | None
    message: str


class Runs:
    """Published runs of a reports folder, with their values read when asked for."""

    def __init__(self, reports: Path, *, only: Sequence[Path] = ()) -> None:
        self.reports = reports
        self._only = {records.read(path).path.resolve() for path in only}
        self._broken: dict[Path, str] = {}

    @cached_property
    def _folder(self) -> records.Folder:
        return records.read_folder(self.reports)

    @cached_property
    def newest_first(self) -> list[Run]:
        """All published runs."""
        found = self._folder.published[::-1]
        return [run for run in found if not self._only or run.path.resolve() in self._only]

    @property
    def unreadable(self) -> list[str]:
        """A line for each run met so far whose run.json or values.json cannot be read."""
        return [*self._folder.unreadable, *self._broken.values()]

    @cached_property
    def _values(self) -> dict[Path, dict[str, Value]]:
        return {}

    def values(self, run: Run) -> dict[str, Value]:
        """Values of one run by key; {} where they cannot be read, which `unreadable` tells."""
        if run.path not in self._values:
            try:
                self._values[run.path] = values.read(run.path / "values.json")
            except InputError as error:
                self._values[run.path] = {}
                self._broken[run.path] = str(error)
        return self._values[run.path]

    def nearest(self, key: str) -> str | None:
        """The key of some run that is most like `key`, where one is."""
        known = {name for run in self.newest_first for name in self.values(run)}
        near = difflib.get_close_matches(key, sorted(known), n=1)
        return near[0] if near else None

    def newest(self, key: str, *, like: Run | None = None) -> Run | None:
        """The newest run that has `key`; `like` asks for its notebook and parameters too."""
        for run in self.newest_first:
            if like is not None and not _comparable(run, like):
                continue
            if key in self.values(run):
                return run
        return None

    def named(self, name: str) -> Run | None:
        """The run whose folder is `name`, relative to the reports folder."""
        return next((run for run in self.newest_first if self.name(run) == name), None)

    def name(self, run: Run) -> str:
        """How a run is called: its folder relative to the reports folder."""
        return run.path.relative_to(self.reports).as_posix()


def _word(path: Path) -> Document:
    from research.reporting.citing import word

    return word.read(path)


_READERS: dict[str, Callable[[Path], Document]] = {
    ".md": markup.markdown,
    ".markdown": markup.markdown,
    ".qmd": markup.markdown,
    ".tex": markup.latex,
    ".docx": _word,
}


def read(path: Path) -> Document:
    """A write-up in Markdown (.md, .qmd, .markdown), LaTeX (.tex) or Word (.docx).

    Raises
    ------
    InputError
        Where the file is not there, not readable, or of another kind.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise InputError(f"{path}: not a write-up; give one of {', '.join(sorted(_READERS))}")
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    return _READERS[suffix](path)


def fill(path: Path, *, reports: Path, only: Sequence[Path] = ()) -> list[Finding]:
    """Write the newest value of every result into a write-up, in the style that stands there.

    A result that was filled before is renewed from the newest run of the same notebook with the
    same parameters. The write-up is replaced in one step, and what it was filled from is written
    beside it. Keys that no run has stay as they are, with what they were filled from; where no
    run has any, nothing is written. Returns one finding a reference.

    Parameters
    ----------
    path
        The write-up.
    reports
        Folder of the runs.
    only
        Runs to take values from; none named: all.
    """
    runs = Runs(reports, only=only)
    before = bindings.read(path)
    document = read(path)
    words: dict[int, str] = {}
    cited = {_parts(reference.key)[0] for reference in document.references}
    bound = {key: row for key, row in before.items() if key in cited}
    findings = []
    for number, reference in enumerate(document.references):
        key, part = _parts(reference.key)
        own = runs.named(before[key]["run"]) if key in before and not only else None
        run = runs.newest(key, like=own)
        value = runs.values(run)[key] if run else None
        if run is None or value is None or (text := _written(value, part, reference)) is None:
            findings.append(_missing(reference, value, part, runs))
            continue
        words[number] = text
        bound[key] = {"run": runs.name(run), "id": run.record["id"], "value": value.value}
        findings.append(
            Finding("right", reference.place, reference.key, text, text, runs.name(run), "filled")
        )
    if words:
        # First what it was filled from: a run that is cited must not be pruned in between.
        bindings.write(path, bound)
        _write(document, words)
    return [*findings, *_unreadable(runs)]


def check(path: Path, *, reports: Path, fix: bool = False) -> list[Finding]:
    """Each result of a write-up against the run that it was filled from, and against newer ones.

    Parameters
    ----------
    path
        The write-up.
    reports
        Folder of the runs.
    fix
        Write right numbers over wrong ones; a stale one is only renewed by `fill`.

    Raises
    ------
    InputError
        Where the write-up, a `values.json` or what it was filled from cannot be read.
    """
    runs = Runs(reports)
    document = read(path)
    bound = bindings.read(path)
    findings = []
    words: dict[int, str] = {}
    for number, reference in enumerate(document.references):
        finding = _check(reference, runs, bound)
        if fix and finding.status == "wrong" and finding.expected is not None:
            words[number] = finding.expected
            finding = replace(
                finding, status="right", text=finding.expected,
                message=f"said {finding.text}; put right",
            )  # fmt: skip
        findings.append(finding)
    _write(document, words)
    return [*findings, *_unbound(document), *_unreadable(runs)]


def _check(reference: Reference, runs: Runs, bound: Mapping[str, Mapping[str, Any]]) -> Finding:
    key, part = _parts(reference.key)
    row = bound.get(key)
    own = runs.named(row["run"]) if row else runs.newest(key)
    if own is not None and row is not None and own.record["id"] != row["id"]:
        own = None
    if own is None:
        if row is None:
            return _missing(reference, None, part, runs)
        message = f"its run {row['run']} is gone: fill it again"
        return Finding(
            "missing", reference.place, reference.key, reference.text, None, None, message
        )
    value = runs.values(own).get(key)
    if value is None or (expected := _written(value, part, reference)) is None:
        return _missing(reference, value, part, runs)
    name = runs.name(own)
    at = (reference.place, reference.key, reference.text, expected, name)
    if reference.text is None:
        return Finding("missing", *at, "nothing was filled in yet: research fill")
    if reference.text != expected:
        return Finding("wrong", *at, f"says {reference.text}, its run says {expected}")
    newer = runs.newest(key, like=own)
    if newer is not None and newer.path != own.path:
        now = _written(runs.values(newer)[key], part, reference)
        if now != expected:
            message = f"was {expected}, and {runs.name(newer)} says {now}"
            return Finding("stale", *at, message)
    return Finding("right", *at, f"as in {name}")


def _missing(reference: Reference, value: Value | None, part: str, runs: Runs) -> Finding:
    message = f"this value has no {part}"
    if value is None:
        near = runs.nearest(_parts(reference.key)[0])
        message = "no run has this value" + (f"; did you mean {near}?" if near else "")
        if not runs.reports.is_dir():
            message = f"there is no folder {runs.reports}; give --reports"
    return Finding("missing", reference.place, reference.key, reference.text, None, None, message)


def _unreadable(runs: Runs) -> Iterator[Finding]:
    for line in runs.unreadable:
        place, _, message = line.partition(": ")
        yield Finding("unreadable", place, None, None, None, None, message)


def _unbound(document: Document) -> Iterator[Finding]:
    for paragraph in document.paragraphs:
        for match in styles.numbers(paragraph.text):
            yield Finding(
                "unbound", paragraph.place, None, match.group(), None, None,
                f"a number beside {paragraph.keys[0]} that cites no result",
            )  # fmt: skip


def _written(value: Value, part: str, reference: Reference) -> str | None:
    """The value, or one end of its interval, as the write-up would write it."""
    if part:
        number = {"low": value.low, "high": value.high, "n": value.n}[part]
        if number is None:
            return None
        form = "d" if part == "n" else "," + ".0f" if value.format == "of" else value.format
        value = replace(value, value=float(number), format=form)
    style = styles.read(reference.text) if reference.text else None
    return style.write(value) if style else str(value)


def _parts(key: str) -> tuple[str, str]:
    name, _, part = key.partition("#")
    return name, part


def _comparable(one: Run, other: Run) -> bool:
    """The same question asked of what may be other articles or other code."""
    return one.notebook == other.notebook and _asked(one) == _asked(other)


def _asked(run: Run) -> list[tuple[str, Any]]:
    rows = run.record["parameters"]
    return [(row["name"], row["shown"]) for row in rows if row["type"] != "date"]


def _write(document: Document, words: Mapping[int, str]) -> None:
    if not words:
        return
    for path, content in document.filled(words).items():
        bindings.replace(path, content)
