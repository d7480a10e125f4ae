"""The passes over one text, in order: names, roles, references, what the user pins."""

from __future__ import annotations

from research.measures.actors.coreference import find_references
from research.measures.actors.pins import Pins
from research.measures.actors.resolve import Found, name_administrations, pinned, resolve_names
from research.measures.actors.roles import note_roles
from research.measures.actors.scan import Scan


def resolve(scan: Scan, *, pins: Pins | None = None) -> list[Found]:
    """Every mention of an actor that the text supports, sorted, not overlapping."""
    names, _ = resolve_names(scan)
    name_administrations(names)
    note_roles(scan, names)
    offices = [m for m in names if m.kind == "office"]
    names = [m for m in names if m.kind != "office"]
    references = find_references(scan, names)
    kept: list[Found] = []
    taken = -1
    # What is pinned goes first, then names, then references, then offices without a holder.
    ranked = [(0, pinned(scan, pins)), (1, names), (2, references), (3, offices)]
    spans = [(m.start, rank, m) for rank, group in ranked for m in group]
    pinned_places = {place for m in ranked[0][1] for place in range(m.first, m.last)}
    for start, rank, mention in sorted(spans, key=lambda s: (s[0], s[1])):
        own = range(mention.first, mention.last) if rank and pinned_places else ()
        pin_over = not pinned_places.isdisjoint(own)
        if start >= taken and not pin_over:
            kept.append(mention)
            taken = mention.end
    return kept
