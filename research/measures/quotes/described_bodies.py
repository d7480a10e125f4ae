"""Which body "the company" and "the airline" are that speak: the one of that kind named last, if it is alone.

A body that is named by that word, or speaks again, is found in `nominals` and `antecedents`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from research.languages.en import lists
from research.measures.actors import Mention
from research.measures.quotes.reporting_text import Reported
from research.text.segments import Span

_REACH = 1  # sentences of the reporter's back
_KINDS = lists.pairs("persons", "body_of_kind")
_NOUN = re.compile(
    rf"(?:[Tt]he|[Tt]his)\s((?:[a-z][\w-]*\s|[A-Z][\w.]*-[a-z]+\s){{0,4}})({lists.alternatives(_KINDS)})"
)
_FIRMS = frozenset(["business", "trade"])
_SECTIONS = {
    kind: lists.words("sources", f"{kind}_body")
    for kind in ("official", "political", "expert", "business", "civil_society", "media")
}
_NO_FIRM = frozenset().union(
    *(words for kind, words in _SECTIONS.items() if kind != "business"),
    *(lists.words("sources", kind) for kind in ("official", "political", "no_firm")),
)


def which_body(
    reported: Reported, mentions: Sequence[Mention], called: Mapping[Span, str]
) -> dict[Span, str]:
    """Names of the bodies that speak by their kind alone, by the place of the words.

    Parameters
    ----------
    reported
        The text and its quotations.
    mentions
        Mentions of actors in it, in order.
    called
        What each source is called so far.
    """
    found = {}
    for source, name in called.items():
        span = reported.antecedent(source) or source
        noun = _NOUN.fullmatch(reported.text, span.start, span.end)
        if noun is None or _NOUN.fullmatch(name) is None:
            continue
        body = _last_of_kind(reported, span, noun[2], mentions)
        if body is not None:
            found[source] = body
    return found


def _last_of_kind(
    reported: Reported, span: Span, noun: str, mentions: Sequence[Mention]
) -> str | None:
    last = bisect_left(mentions, span.start, key=lambda mention: mention.start)
    near: dict[int, set[str]] = {}
    latest = -1
    for mention in reversed(mentions[:last]):
        named = mention.kind == "organisation" and mention.form == "name"
        if named and not reported.is_said(mention.start) and _may_be(mention.actor, _KINDS[noun]):
            distance = reported.told(mention.start, span.start)
            near.setdefault(distance, set()).add(mention.actor)
            latest = max(latest, mention.start)
    if not near:
        return None
    nearest = near[min(near)]
    # Further away only a firm is meant that is the one of the text.
    if min(near) > _REACH and _KINDS[noun] not in _FIRMS:
        return None
    among = nearest if min(near) <= _REACH else set().union(*near.values())
    if len(among) != 1 or reported.unnamed(noun, latest, span.start) >= 0:
        return None
    return next(iter(among))


def _may_be(name: str, kind: str) -> bool:
    """Whether a body may be of a kind: listed so, or neither listed nor named as another."""
    listed = lists.body_type(name)
    if listed is not None:
        return listed == kind
    words = name.lower().split()
    if kind not in _FIRMS:
        return words[-1] in _SECTIONS.get(kind, ())
    return "of" not in words and words[-1] not in _NO_FIRM
