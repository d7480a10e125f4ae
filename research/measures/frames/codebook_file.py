"""Reads and checks a codebook's file; every complaint names file and line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from research.errors import CodebookError
from research.text.segments import tokens

SHIPPED = ("generic", "policy")


@dataclass(frozen=True, slots=True)
class Terms:
    """Entries that share a source, a negation window (in words), a sense and exceptions.

    `unless` holds phrases in which no term of the whole frame counts. `near` holds words or stems
    of which the sentence must have one for the entries to count. `beside` holds such words for entries
    that always count in an article's breadth, and are evidence only with one of them: many tell a
    frame that one of them alone does not. `without` holds words with none of which they are
    evidence. `reach` is how many words off one of `beside` may stand, 0: anywhere in the sentence.
    With a capital inside a sentence, as in a name, a word is none of `beside` or `without`
    unless it is written with one here. `item` is the coders' question that the entries answer;
    `threshold` the breadth from which they answer it with yes.
    """

    entries: tuple[str, ...]
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    negation: int = 0
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    item: str | None = None
    source: str | None = None
    threshold: float | None = None
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: what it is, which questions define it, which terms point to it.

    `threshold` is the breadth from which an article counts as framed so, None where nobody has
    set one; `valid` says what is
    known of the terms' agreement with human coders. A `residual` frame ("other") is defined and has
    no terms: it cannot be measured so.
    """

    name: str
    label: str
    definition: str
    terms: tuple[Terms, ...]
    items: tuple[str, ...] = ()
    source: str | None = None
    threshold: float | None = None
    valid: str | None = None
    residual: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """What a codebook's file says."""

    name: str
    version: str
    title: str
    source: str
    frames: tuple[Frame, ...]


_STEM = re.compile(r"[^\W_][\w.'&-]+\*")


def read(path: Path) -> File:
    """The codebook in a TOML file, checked."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(
            f"{path}: cannot be read as a codebook ({error.__class__.__name__}); "
            f"give the path of a TOML file in UTF-8, or one of {', '.join(SHIPPED)}"
        ) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"{path}:{line[1]}" if line else f"{path}:{text.count(chr(10)) + 1}"
        raise CodebookError(f"{place}: not TOML: {error}; correct this line") from error
    return _Checker(path, text).file(data)


class _Checker:
    # tomllib gives no lines of valid TOML, so what is complained of is searched for in the text.

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines() or [""]
        heads = [i for i, s in enumerate(self.lines) if re.match(r"\s*\[\[\s*frame\s*\]\]", s)]
        self.bounds = list(zip(heads, [*heads[1:], len(self.lines)], strict=False))

    def error(
        self, message: str, *, seek: str | None = None, frame: int | None = None, nth: int = 0
    ) -> CodebookError:
        first, last = 0, len(self.lines)
        if frame is not None and frame < len(self.bounds):
            first, last = self.bounds[frame]
        found: list[int] = []
        # As TOML writes it: in quotation marks of either kind, a backslash twice or once.
        for mark in (
            f'"{seek}"',
            '"{}"'.format(str(seek).replace("\\", "\\\\")),
            f"'{seek}'",
            seek,
        ):
            if seek and mark and not found:
                found = [i for i in range(first, last) if mark in self.lines[i]]
        line = found[min(nth, len(found) - 1)] if found else first
        return CodebookError(f"{self.path}:{line + 1}: {message}")

    def file(self, data: Mapping[str, Any]) -> File:
        self.keys(data, ["version", "title", "source", "frame"], where="a codebook")
        for name in ("version", "title", "source"):
            if not isinstance(data.get(name), str) or not data[name].strip():
                raise self.error(
                    f'{name} = {data.get(name)!r}; a codebook needs {name} = "..."', seek=name
                )
        frames = data.get("frame", [])
        if not isinstance(frames, list) or not frames:
            raise self.error("no frame; add [[frame]] with name, definition and terms")
        seen: dict[str, int] = {}
        checked = []
        for number, raw in enumerate(frames):
            frame = self.frame(raw, number)
            if frame.name in seen:
                raise self.error(
                    f"frame {frame.name!r} stands twice; join the two or rename one",
                    seek="name",
                    frame=number,
                )
            seen[frame.name] = number
            checked.append(frame)
        return File(self.path.stem, data["version"], data["title"], data["source"], tuple(checked))

    def frame(self, raw: Any, number: int) -> Frame:
        if not isinstance(raw, dict):
            raise self.error("frame is not a table; write [[frame]]", seek="frame")
        known = [f.name for f in fields(Frame)]
        self.keys(raw, known, where="a frame", frame=number)
        name = raw.get("name")
        if not isinstance(name, str) or not name.strip():
            raise self.error(
                f'a frame with name = {name!r}; write name = "..."', seek="name", frame=number
            )
        for key in ("label", "definition", "source", "valid"):
            value = raw.get(key, "")
            if not isinstance(value, str):
                raise self.error(
                    f"{key} = {value!r} in frame {name!r} is not text", seek=key, frame=number
                )
        threshold = self.threshold(raw, name, number)
        groups = raw.get("terms", [])
        if groups and isinstance(groups, list) and isinstance(groups[0], str):
            groups = [{"entries": groups}]
        if not isinstance(groups, list):
            raise self.error(
                f"terms of frame {name!r} are neither a list nor [[frame.terms]]",
                seek="terms",
                frame=number,
            )
        terms = tuple(self.terms(group, name, number) for group in groups)
        residual = raw.get("residual", False)
        if not isinstance(residual, bool):
            raise self.error(
                f"residual = {residual!r} in frame {name!r}; use true or false",
                seek="residual",
                frame=number,
            )
        if not residual and not any(group.entries for group in terms):
            raise self.error(
                f"frame {name!r} is empty; give it terms = [...] or take it out",
                seek="name",
                frame=number,
            )
        return Frame(
            name=name,
            label=raw.get("label", name.replace("_", " ").capitalize()),
            definition=raw.get("definition", ""),
            terms=terms,
            items=self.strings(raw, "items", name, number),
            source=raw.get("source"),
            threshold=threshold,
            valid=raw.get("valid"),
            residual=residual,
        )

    def threshold(self, raw: Mapping[str, Any], name: str, number: int) -> float | None:
        value = raw.get("threshold")
        if isinstance(value, bool) or not isinstance(value, int | float | None):
            raise self.error(
                f"threshold = {value!r} in frame {name!r} is not a number; use 0 to 1",
                seek="threshold",
                frame=number,
            )
        return None if value is None else float(value)

    def terms(self, raw: Any, name: str, number: int) -> Terms:
        if not isinstance(raw, dict):
            raise self.error(
                f"a term {raw!r} of frame {name!r} is not text", seek="terms", frame=number
            )
        self.keys(raw, [f.name for f in fields(Terms)], where="terms", frame=number)
        negation, reach = (self.number(raw, key, name, number) for key in ("negation", "reach"))
        entries, unless, near, beside, without = (
            self.strings(raw, key, name, number)
            for key in ("entries", "unless", "near", "beside", "without")
        )
        for entry in (*entries, *unless, *near, *beside, *without):
            self.entry(entry, name, number)
        if reach and not beside:
            raise self.error(
                f"reach = {reach} in frame {name!r} says how far off words of `beside` may stand; name some",
                seek="reach",
                frame=number,
            )
        doubled = next((e for i, e in enumerate(entries) if e in entries[:i]), None)
        if doubled is not None:
            raise self.error(
                f"term {doubled!r} stands twice in frame {name!r}; take one out",
                seek=doubled,
                frame=number,
                nth=1,
            )
        return Terms(
            entries, unless, near, negation, beside, without, raw.get("item"), raw.get("source"),
            self.threshold(raw, name, number), reach,
        )  # fmt: skip

    def number(self, raw: Mapping[str, Any], key: str, name: str, number: int) -> int:
        value = raw.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.error(
                f"{key} = {value!r} in frame {name!r}; use a number of words from 0",
                seek=key,
                frame=number,
            )
        return value

    def strings(self, raw: Mapping[str, Any], key: str, name: str, number: int) -> tuple[str, ...]:
        values = raw.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise self.error(
                f"{key} of frame {name!r} is not a list of texts", seek=key, frame=number
            )
        return tuple(values)

    def entry(self, entry: str, name: str, number: int) -> None:
        problem = _problem(entry)
        if problem:
            raise self.error(
                f"bad pattern {entry!r} in frame {name!r}: {problem}", seek=entry, frame=number
            )

    def keys(
        self, raw: Mapping[str, Any], known: list[str], *, where: str, frame: int | None = None
    ) -> None:
        for key in raw:
            if key in known:
                continue
            near = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"use {', '.join(known)}"
            raise self.error(f"unknown key {key!r} in {where}; {hint}", seek=key, frame=frame)


def _problem(entry: str) -> str | None:
    if not entry.strip():
        return "it is empty"
    for part in entry.split():
        if part.startswith("/"):
            if len(part) < 3 or not part.endswith("/"):
                return "an expression stands between two / and holds no space"
            try:
                re.compile(part[1:-1])
            except re.error as error:
                return f"not a regular expression ({error})"
        elif "*" in part and not _STEM.fullmatch(part):
            return "a stem has two characters or more and one * at its end, as in econom*"
        elif "*" not in part and not part.isalpha() and len(tokens(part)) != 1:
            return f"{part!r} is not one word; part words with a space and leave marks out"
    return None
