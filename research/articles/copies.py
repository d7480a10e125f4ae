"""Which articles of a corpus print the same text as one before, and the ids of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from research.articles import hosts, identifiers
from research.articles.chrome import squash
from research.articles.normalise import Normalised
from research.articles.records import Record, Refusal, sha256


class Seen(NamedTuple):
    """What must be known of every article to tell copies and to give ids."""

    text: str  # sha256 of its letters and digits
    outlet: str
    wanted: str  # the id, before it is made unique
    digest: str  # sha256 of its text
    source: str
    url: str  # "" where it has none
    hosted: bool  # whether the outlet is only the host of that address


def seen(record: Record, result: Normalised) -> Seen:
    """What is kept of an article once it is clean."""
    letters = squash(result.text) or result.text
    wanted = identifiers.readable(
        outlet=result.metadata.outlet,
        published=result.published,
        title=result.metadata.title,
        stem=record.stem,
    )
    return Seen(
        sha256(letters.encode("utf-8", "surrogatepass")),
        _outlet(result),
        wanted,
        sha256(result.text.encode("utf-8", "surrogatepass")),
        record.source,
        result.metadata.url or "",
        result.metadata.outlet is not None
        and result.metadata.outlet == hosts.outlet(result.metadata.url),
    )


def decide(every: Sequence[Seen]) -> list[str | Refusal]:
    """For each article in order its id, or why it is left out."""
    # Two outlets that print one text are two articles, and a finding: agency copy.
    named = {one.text for one in every if one.outlet}
    places: dict[str, dict[str, int]] = {}
    kept: dict[int, Seen] = {}
    copies: list[tuple[int, Seen]] = []
    every = _called_alike(every)
    for number, one in enumerate(every):
        outlets = places.setdefault(one.text, {})
        if one.outlet in outlets or (not one.outlet and one.text in named):
            copies.append((number, one))
        else:
            outlets[one.outlet] = number
            kept[number] = one
    texts = Counter(one.digest for one in kept.values())
    wanted = [
        (
            one.wanted,
            # A text of several outlets needs more than itself to be told from itself.
            one.digest
            if texts[one.digest] == 1
            else sha256(f"{one.digest} {one.outlet}".encode("utf-8", "surrogatepass")),
        )
        for one in kept.values()
    ]
    decided: dict[int, str | Refusal] = dict(zip(kept, identifiers.unique(wanted), strict=True))
    for number, one in copies:
        outlets = places[one.text]
        of = outlets.get(one.outlet, min(outlets.values()))
        reason = f"the same text as {every[of].source} ({decided[of]})"
        decided[number] = Refusal(one.source, reason)
    return [decided[number] for number in range(len(every))]


def _called_alike(every: Sequence[Seen]) -> list[Seen]:
    """Each text whose outlet is only a host under the name that its copy at the same address has.

    Crawlers keep a page, which names its paper, beside a table that states the address alone.
    """
    names = {(one.text, one.url): one.outlet for one in every if one.url and not one.hosted}
    return [
        one._replace(outlet=names.get((one.text, one.url), one.outlet)) if one.hosted else one
        for one in every
    ]


def _outlet(result: Normalised) -> str:
    """The outlet, however it is spelt; "" where it is not known."""
    name = result.metadata.outlet or ""
    return identifiers.short(name) or name.casefold()
