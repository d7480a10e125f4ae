"""What a part is told of the whole: languages, names of actors, their parties, and lines that outlets repeat.

Each part counts what that takes (`parts.count`); here the counts are added up and told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from research.articles.model import Corpus
from research.measures import actors, languages
from research.measures.actors.name_coreference import canonical
from research.measures.actors.pins import Pins
from research.measures.keyness import counts as words
from research.measures.sources import parties
from research.shards import layout, schemas


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the whole.

    Parameters
    ----------
    usual
        Language of most articles that say or show theirs.
    most
        Language of most articles, once it is guessed for the others too; None where none is known.
    names
        (actor, kind) as in one article -> the name over all, where it is another.
    parties
        Person, named as over all -> party.
    furniture
        Outlet -> lines that belong to its pages.
    """

    usual: str = "en"
    most: str | None = None
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)
    furniture: Mapping[str, frozenset[str]] = field(default_factory=dict)


def tell(corpus: Corpus, context: Context, pins: Pins | None) -> None:
    """Tell some articles what is known of the whole."""
    languages.give_usual(corpus, context.usual, most=context.most)
    words.give_furniture(corpus, context.furniture)
    for choice in {pins, None}:
        actors.give_names(corpus, context.names, pins=choice)
        parties.give_people(corpus, context.parties, pins=choice)


def read(folder: Path, part: str) -> Context:
    """What a part was told."""
    told = layout.read_json(layout.context(folder, part))
    return Context(
        told["usual"],
        told["most"],
        {(actor, kind): name for actor, kind, name in told["names"]},
        told["parties"],
        {outlet: frozenset(lines) for outlet, lines in told["furniture"].items()},
    )


def write(folder: Path, usual: str, parts: Sequence[str]) -> None:
    """Tell each part what the counts of all come to; a file that says so already stays."""
    held = {part: layout.read_json(layout.names(folder, part)) for part in parts}
    counts: Counter[tuple[str, str]] = Counter()
    spoken: Counter[str | None] = Counter()
    partied: Counter[tuple[str, str]] = Counter()
    for one in held.values():
        for actor, kind, n in one["counts"]:
            counts[actor, kind] += n
        for language, n in one["languages"]:
            spoken[language] += n
        for actor, party, n in one["parties"]:
            partied[actor, party] += n
    names = canonical(counts)
    people = parties.agreed(partied, names)
    most = next((code for code, _ in spoken.most_common(1)), None)
    furniture = words.furniture_of(
        (schemas.read(layout.lines(folder, part)) for part in parts), most
    )
    for part, one in held.items():
        told: dict[str, Any] = {"usual": usual, "most": most}
        told["names"] = sorted(
            [actor, kind, names[actor, kind]]
            for actor, kind, _ in one["counts"]
            if (actor, kind) in names
        )
        here = {names.get((actor, kind), actor) for actor, kind, _ in one["counts"]}
        told["parties"] = {actor: people[actor] for actor in sorted(here & people.keys())}
        told["furniture"] = _own(schemas.read(layout.lines(folder, part)), furniture)
        path = layout.context(folder, part)
        if layout.read_json(path) != told:
            layout.write_json(path, told)


def _own(lines: Any, furniture: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for outlet, line in lines[["group", "line"]].dropna().itertuples(index=False, name=None):
        if line in furniture.get(outlet, ()):
            found.setdefault(outlet, set()).add(line)
    return {outlet: sorted(own) for outlet, own in sorted(found.items())}
