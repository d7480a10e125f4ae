"""Whom "the agency" and "the senator" mean as speakers: a name with that word, or with that title.

Roles that one person of a text has are tied to them in `measures.actors`; this is for a body that is named
by its last word or called so behind its name, and for the one of several senators who spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from research.languages.en import lists
from research.text.document import Document
from research.text.segments import Span

_BODY = re.compile(
    rf"[Tt]he (?:[a-z-]+ )?({lists.alternatives(lists.words('grammar', 'named_by_head'))})"
)
_CAPITAL = r"(?<![\w&.-])[^\W\d_a-z][\w&.’'-]*"  # of a whole word: a long one is read once
_DETERMINER = lists.alternatives(
    {
        w.capitalize()
        for w in lists.words("grammar", "determiner") | lists.words("grammar", "article")
    }
)
_NEWSPAPERS = "|".join(
    re.escape(word.title()) for word in sorted(lists.words("grammar", "newspaper_last"))
)
_JOINS = r"(?:(?:and|of|for|the|&)\s){1,2}"
_NAME = rf"(?:{_CAPITAL}\s(?:{_JOINS})?){{0,6}}{_CAPITAL}"
_DAYS = lists.alternatives(lists.sequence("calendar", "weekday"))
_TIMES = {*lists.sequence("calendar", "weekday"), *lists.sequence("calendar", "month")}
_PREPOSITIONS = lists.words("grammar", "preposition")
_TITLED = lists.pairs("persons", "title_of_role")
_ROLE = re.compile(rf"[Tt]he (?:[\w-]+ ){{0,3}}({lists.alternatives(_TITLED)})")
_NEAR = 3  # sentences back to whoever spoke last


def named_body(document: Document, source: Span) -> Span | None:
    """The name of the body that a source calls by its kind, where only one of the text before fits."""
    shown = _BODY.fullmatch(document.text, source.start, source.end)
    if shown is None:
        return None
    found = {}
    for pattern in _patterns(shown[1].lower()):
        for name in pattern.finditer(document.text, 0, source.start):
            own = re.split(r"['’]s?\s", name["name"])[-1]  # "Germany's Deutsche Bank"
            shown_as = name["name"] if own[:1].islower() else own  # but "Ms Lee's campaign"
            first, *_ = words = shown_as.split()
            if first.lower() in _PREPOSITIONS or not _TIMES.isdisjoint(words):
                continue  # "signed in December, the health department said", "In Lund, the company said"
            found[_key(shown_as)] = Span(name.end("name") - len(shown_as), name.end("name"))
    if len(found) == 1:
        return next(iter(found.values()))
    return None if found else _described_body(document, source, shown[1].lower())


def _described_body(document: Document, source: Span, head: str) -> Span | None:
    """The last words before that say which body of a kind: "Norland's defence ministry"."""
    found = [*_of_whose(head).finditer(document.text, 0, source.start)]
    return Span(*found[-1].span("name")) if found else None


def last_of_role(document: Document, source: Span, before: Sequence[Span]) -> Span | None:
    """Who spoke last, where the article gives them the title of the role: "Sen. Lee ... the senator"."""
    shown = _ROLE.fullmatch(document.text, source.start, source.end)
    if shown is None or not before:
        return None
    last = before[-1]
    sentence = {
        number
        for number, span in enumerate(document.sentences)
        for place in (document.within(*source), document.within(*last))
        if place and span.start <= place.start < span.stop
    }
    names = re.findall(_CAPITAL, document.text[last.start : last.end].split(",")[0])
    if not names or not sentence or len(sentence) > 2 or max(sentence) - min(sentence) > _NEAR:
        return None
    titled = re.compile(
        rf"\b(?:{_TITLED[shown[1].lower()]})\.?\s(?:{_CAPITAL}\s){{0,2}}{re.escape(names[-1])}\b"
    )
    return last if titled.search(document.text, 0, source.start) else None


@cache
def _patterns(called: str) -> tuple[re.Pattern[str], ...]:
    # "The paper" of a newspaper, "the site" of a website.
    head = rf"(?:news|web)?{called}" if called in lists.words("grammar", "short_body") else called
    capital = re.escape(called.capitalize())
    return (
        re.compile(rf"(?P<name>(?:{_CAPITAL}\s(?:{_JOINS})?){{1,6}}{capital})\b"),
        re.compile(rf"(?P<name>{_NAME}),\s(?:an?|the)\s(?:[\w-]+\s){{0,4}}{head}\b"),
        re.compile(rf"\b{head}\s(?!(?:{_DAYS})\b)(?P<name>{_NAME})"),  # "newspaper Harbour Post"
        *(
            [re.compile(rf"(?P<name>(?:{_CAPITAL}\s){{1,3}}(?:{_NEWSPAPERS}))\b")]
            if called in {"newspaper", "paper"}
            else []
        ),
        *(
            [re.compile(rf"(?P<name>{_CAPITAL}(?:['’]s?)?\s{head})\b")]
            if called in lists.words("grammar", "named_by_owner")
            else []
        ),
    )


@cache
def _of_whose(head: str) -> re.Pattern[str]:
    # Not "The commission" itself: "a United Nations commission", "Norland's defence ministry".
    word = rf"(?!(?:{_DETERMINER})\s)(?:U\.[A-Z]\.|[^\W\d_a-z][\w&’'-]*)"
    whose = rf"{word}(?:\s{word}){{0,2}}(?:['’]s?)?"
    return re.compile(
        rf"(?P<name>(?<![\w&’'-])(?:[Tt]he\s)?{whose}\s(?:[a-z-]+\s){{0,2}}{head})\b(?!['’-])"
    )


def _key(name: str) -> str:
    return " ".join(name.removeprefix("The ").split()[-2:])
