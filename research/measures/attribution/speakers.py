"""Which actor the words of a source name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from research.articles.text import Span
from research.measures.actors import Mention

_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# What follows these describes the source and is not it: "a spokesman for Clinton".
_DESCRIBES = re.compile(
    r"\b(?:of|for|at|in|from|to|with|by|on|against|who|whom|whose|which|that|including)\b", re.I
)
_NAMED = ("name", "title")


def name_speaker(text: str, source: Span, mentions: Sequence[Mention]) -> str:
    """Name of the actor that `source` means, else its own words.

    Names before titles before the rest, and no mention that owns or describes ("Putin's
    spokesman", "the mayor of London").

    Parameters
    ----------
    text
        The text.
    source
        The words that say who speaks.
    mentions
        Mentions of actors in the text, in order.
    """
    words = text[source.start : source.end]
    described = _DESCRIBES.search(words, 1)
    limit = source.end if described is None else source.start + described.start()
    first = bisect_left(mentions, source.start, key=lambda m: m.end - 1)
    heads: list[Mention] = []
    for mention in mentions[first:]:
        if mention.start >= limit:
            break
        if mention.end <= source.end + 1 and not _POSSESSIVE.match(text, mention.end):
            heads.append(mention)
    if not heads:
        return words
    people = [m for m in heads if m.kind == "person" and m.form in _NAMED]
    return min(people or heads, key=lambda m: (m.form == "demonym", m.start)).actor
