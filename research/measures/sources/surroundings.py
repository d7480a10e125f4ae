"""The type of a source that no word for it tells, by what it stands beside: an owner, a family."""

from __future__ import annotations

import re
from collections.abc import Set

from research.languages.en import lists
from research.languages.en import source_patterns as patterns
from research.measures.sources.description import Description

_WORD = re.compile(r"[^\W\d_][\w-]*")


def type_beside(
    text: str, name: str, description: Description, politicians: Set[str], *, named: bool
) -> str | None:
    """The type by what stands beside a source, None where that does not tell either.

    Parameters
    ----------
    text
        The article.
    name
        What the source is called.
    description
        What the article says of it.
    politicians
        Last names of politicians of the article.
    named
        Whether it has a name, and is not only described.
    """
    words = [word.lower() for word in _WORD.findall(name)]
    if not words or words[-1] in lists.words("sources", "nobody_told"):
        return None
    if named:
        reason = "" if description.reason is None else text[slice(*description.reason)]
        if not lists.words("sources", "kin").isdisjoint(reason.lower().split()):
            return "citizen"  # "who lost her sister"
        return "political" if _works_for(text, description, politicians) else None
    if "editorial" in words:
        return "media"  # "the paper's editorial board"
    owned = patterns.OWNED.match(name)
    if owned is None:
        return None
    owner = owned["words"]  # of "the Harbour Post’s investigative unit"
    listed = lists.body_type(owner)
    return listed or ("political" if owner.split()[-1] in politicians else None)


def _works_for(text: str, description: Description, politicians: Set[str]) -> bool:
    """Whether somebody leads what a politician does: "Mrs Holm's Latino vote director"."""
    if description.title is None or description.affiliation is None:
        return False
    title = text[slice(*description.title)].lower().split()
    owner = text[slice(*description.affiliation)].removesuffix("'s").removesuffix("’s").split()
    leads = not lists.words("sources", "of_any_body").isdisjoint(title[-1:])
    return leads and not politicians.isdisjoint(owner[-1:])
