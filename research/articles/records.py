"""What a reader hands on: a `Record` as it was found, and a `Change` that a step made to it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields, replace
from typing import NamedTuple

from research.articles.model import Action

_HALF = re.compile("[\ud800-\udfff]")


class Change(NamedTuple):
    """One thing that a step did: a `Repair` that does not know its article yet."""

    step: str
    action: Action
    before: str | None
    after: str | None
    reason: str


class Line(NamedTuple):
    """One paragraph, whether the document marks it as a heading, and whether it is centred."""

    text: str
    heading: bool = False
    centred: bool = False


class Refusal(NamedTuple):
    """A file or a record of which no article came, and why, with the next step."""

    place: str
    reason: str


class Note(NamedTuple):
    """What is to be said of a file as a whole, once."""

    place: str
    change: Change


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is stated about an article, as it is written there; None where nothing is."""

    title: str | None = None
    deck: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """What this metadata states, and what it lacks taken from `other`.

        >>> Metadata(title="A").over(Metadata(title="B", outlet="C")).outlet
        'C'
        """
        names = [f.name for f in fields(self)]
        return Metadata(**{n: getattr(self, n) or getattr(other, n) for n in names})


@dataclass(frozen=True, slots=True)
class Record:
    """An article as a file holds it: text and metadata before normalising.

    `source` is the file, and the record in it; `stem` names the article where nothing else does;
    `headings` are lines that the file itself marks as headings.
    """

    source: str
    stem: str
    sha256: str
    text: str
    metadata: Metadata = Metadata()
    headings: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = field(default=())

    def changed(self, changes: list[Change]) -> Record:
        """The same record, with what was done to it before."""
        return replace(self, changes=(*self.changes, *changes))


def sha256(raw: bytes) -> str:
    """Hexadecimal sha256 of these bytes."""
    return hashlib.sha256(raw).hexdigest()


def whole(text: str) -> str:
    """`text` with halves of characters marked as lost: no table can hold them.

    >>> whole("a\\ud800") == "a\\ufffd"
    True
    """
    return _HALF.sub("\ufffd", text)


def excerpt(text: str, *, limit: int = 200) -> str:
    """`text` in one line of at most `limit` whole characters, cut in the middle.

    >>> excerpt("abcdefghij", limit=7)
    'abc…hij'
    """
    text = whole(text)
    line = " ".join(text[: limit * 8].split()) if len(text) > limit * 8 else " ".join(text.split())
    if len(line) <= limit:
        return line
    half = (limit - 1) // 2
    tail = " ".join(text[-limit * 4 :].split())
    return f"{line[:half]}…{tail[-half:]}"
