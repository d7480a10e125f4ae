"""One name for an actor whom articles name in different ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from research.measures.actors.gazetteer import key
from research.measures.actors.name_coreference import same_given, split


def canonical(found: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """(actor, kind) of single articles -> name over the corpus, where it changes.

    `found` are (article_id, actor, kind). Full names of one surname and a given name that can be
    the same are merged under the more frequent one; a surname alone joins the only full name that
    it fits.
    """
    counts = Counter((actor, kind) for _, actor, kind in found)
    people: dict[str, list[str]] = {}
    for actor, kind in sorted(counts, key=lambda pair: (-counts[pair], pair)):
        if kind == "person":
            people.setdefault(key(split(tuple(actor.split()))[1].split()[-1]), []).append(actor)
    merged: dict[tuple[str, str], str] = {}
    for names in people.values():
        full = [name for name in names if " " in name]
        kept: list[str] = []
        for name in full:
            given, surname, suffix = split(tuple(name.split()))
            for other in kept:
                given_, surname_, suffix_ = split(tuple(other.split()))
                alike = key(surname) == key(surname_) and suffix == suffix_
                if alike and same_given(given, given_):
                    merged[name, "person"] = other
                    break
            else:
                kept.append(name)
        if len(kept) == 1:
            merged.update({(n, "person"): kept[0] for n in names if " " not in n})
    return merged
