"""The type of a source that no word for it tells, by what stands beside it: owner, family, politician."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from research.languages.en import lists
from research.languages.en import source_patterns as patterns
from research.measures.sources import vocabulary
from research.measures.sources.description import Description

_WORD = re.compile(r"[^\W\d_][\w-]*")


def type_beside(
    text: str,
    name: str,
    description: Description,
    politicians: Set[str],
    *,
    named: bool,
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
    if words[-1] in lists.words("sources", "state") or vocabulary.is_place(name):
        return "official"  # "the state reported", "Puerto Rico has warned"
    if not named:
        return _of_owner(name, words, politicians)
    title = "" if description.title is None else text[slice(*description.title)]
    body = "" if description.affiliation is None else text[slice(*description.affiliation)]
    if title and politicians & set(_WORD.findall(f"{title} {body}")):
        return "political"  # "South Carolina director for Sanders"
    reason = "" if description.reason is None else text[slice(*description.reason)]
    if not lists.words("sources", "kin").isdisjoint(reason.lower().split()):
        return "citizen"  # "who lost her sister"
    head = re.split(r"[\s,]", patterns.PREPOSITION.split(title, maxsplit=1)[0].strip())[-1:]
    told = vocabulary.titles() | lists.words("sources", "of_any_body")
    known = not head or not head[0].islower() or head[0] in told
    # A calling that no list knows is nobody's whose calling is news: "a retired letter carrier".
    return None if known else "citizen"


def _of_owner(name: str, words: Sequence[str], politicians: Set[str]) -> str | None:
    """The type of whose it is: "the Harbour Post’s investigative unit"; media of an editorial board."""
    if "editorial" in words:
        return "media"
    owned = patterns.OWNED.match(name)
    if owned is None:
        return None
    owner = owned["words"]
    listed = vocabulary.listed_body(owner)
    return listed or ("political" if owner.split()[-1] in politicians else None)
