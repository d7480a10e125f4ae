"""Actors and aliases that a user pins, read from TOML and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from research.errors import CodebookError
from research.measures.actors.tokens import parts

KINDS = ("person", "office", "country", "organisation", "group")
GENDERS = ("male", "female")
_KEYS = ("name", "kind", "aliases", "gender", "parent")


@dataclass(frozen=True, slots=True)
class Pin:
    """One pinned actor: its name, its other names, and what is said of it."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Pins:
    """What a user pins: actors, in the order of the file. Aliases are exact, capitals too."""

    actors: tuple[Pin, ...] = ()

    @property
    def phrases(self) -> dict[str, list[tuple[tuple[str, ...], Pin]]]:
        """Name and aliases as words, by their first word, the longest first."""
        found: dict[str, list[tuple[tuple[str, ...], Pin]]] = {}
        for pin in self.actors:
            for phrase in (pin.name, *pin.aliases):
                words = tuple(parts(phrase))
                found.setdefault(words[0], []).append((words, pin))
        return {first: sorted(known, key=lambda p: -len(p[0])) for first, known in found.items()}


def read_pins(path: str | Path) -> Pins:
    """Actors and aliases that a TOML file pins.

    The file has one `[[actor]]` an actor: `name`, `kind` (person, office, country, organisation or
    group), and where wanted `aliases` (a list), `gender` (male or female) and `parent` (the actor
    it belongs to). Anything else is a `CodebookError` that names file and line.
    """
    path = Path(path)
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(
            f"{path}: cannot be read ({error}); give a TOML file in UTF-8"
        ) from error
    try:
        content = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{path}:{_line_of(error, source)}: no TOML: {error}") from error
    return _checked(path, source, content)


def _checked(path: Path, source: str, content: dict[str, Any]) -> Pins:
    lines = source.splitlines()
    heads = [n for n, line in enumerate(lines, 1) if line.split("#")[0].strip() == "[[actor]]"]
    for name in content:
        if name != "actor":
            line = next((n for n, text in enumerate(lines, 1) if name in text), 1)
            raise CodebookError(f"{path}:{line}: {name!r} is unknown; write one [[actor]] an actor")
    actors = content.get("actor", [])
    if not isinstance(actors, list) or not all(isinstance(actor, dict) for actor in actors):
        raise CodebookError(f"{path}:1: actor is no list of tables; write one [[actor]] an actor")
    seen: dict[str, str] = {}
    pins = []
    for number, actor in enumerate(actors):
        start = heads[number] if number < len(heads) else 1
        stop = heads[number + 1] if number + 1 < len(heads) else len(lines) + 1
        block = dict(enumerate(lines[start - 1 : stop - 1], start))
        pin = _pin(path, block, actor)
        for phrase in dict.fromkeys((pin.name, *pin.aliases)):
            if phrase in seen:
                raise CodebookError(
                    f"{path}:{_line(block, phrase)}: {phrase!r} is pinned to {seen[phrase]!r} "
                    "already; a name can stand for one actor"
                )
            seen[phrase] = pin.name
        pins.append(pin)
    return Pins(tuple(pins))


def _pin(path: Path, block: dict[int, str], actor: dict[str, Any]) -> Pin:
    for field in actor:
        if field not in _KEYS:
            raise CodebookError(
                f"{path}:{_line(block, field)}: {field!r} is unknown; known are {', '.join(_KEYS)}"
            )
    for field in ("name", "kind"):
        if field not in actor:
            raise CodebookError(
                f"{path}:{min(block)}: this actor has no {field}; add {field} = ..."
            )
    aliases = actor.get("aliases", [])
    if not isinstance(aliases, list):
        raise CodebookError(f'{path}:{_line(block, "aliases")}: aliases is no list; write ["..."]')
    texts = [actor["name"], *aliases, *(actor[f] for f in ("gender", "parent") if f in actor)]
    empty = '""'
    for value in texts:
        if not isinstance(value, str) or not parts(value):
            raise CodebookError(
                f"{path}:{_line(block, str(value) or empty)}: {value!r} is no name; write words in "
                "quotation marks"
            )
    for field, accepted in (("kind", KINDS), ("gender", GENDERS)):
        if field in actor and actor[field] not in accepted:
            raise CodebookError(
                f"{path}:{_line(block, field)}: {field} = {actor[field]!r} is unknown; "
                f"known are {', '.join(accepted)}"
            )
    return Pin(
        actor["name"], actor["kind"], tuple(aliases), actor.get("gender"), actor.get("parent")
    )


def _line(block: dict[int, str], shown: str) -> int:
    return next((number for number, line in block.items() if shown in line), min(block))


def _line_of(error: tomllib.TOMLDecodeError, source: str) -> int:
    message = str(error)
    if "at line " in message:
        return int(message.split("at line ")[1].split(",", maxsplit=1)[0])
    return source.count("\n") + 1
