"""Dispatches of APA and press releases of its OTS, one after another, each between its number and its hour.

"OTS0071 5 AI 0339 MAA0001 Do, 14.Dez 2017" opens one, "OTS0071 2017-12-14/10:28" closes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from research.articles import dates
from research.articles.exports import Part, Split, fields_change
from research.articles.records import Metadata

if TYPE_CHECKING:
    from research.articles.readers.blocks import Line

_NAME = "APA"
_OPENS: Final = re.compile(r"([A-Z]{3}\d{4}) \d [A-Z]{2} \d{4}\b.*")
_CLOSES: Final = re.compile(r"([A-Z]{3}\d{4})\s+(\d{4}-\d\d-\d\d)/\d\d:\d\d.*")
_BEHIND: Final = re.compile(
    r"(?:Rückfragehinweis|Rückfragen|Kontakt|Digitale Pressemappe|\*{3} ?OTS-ORIGINALTEXT)\b.*|"
    r"\d{6} \w{3} \d\d"
)
_SENDER: Final = re.compile(r"\((?:OTS|APA|APA-OTS)\)")


def split(lines: Sequence[Line]) -> Split | None:
    """The dispatches of a file, or None where these lines are none."""
    lines = [line for line in lines if line.text.strip()]
    starts = [n for n, line in enumerate(lines) if _OPENS.fullmatch(line.text)]
    if not starts or not any(_CLOSES.fullmatch(line.text) for line in lines):
        return None
    ends = [*starts[1:], len(lines)]
    parts = [_part(lines[a:b]) for a, b in zip(starts, ends, strict=True)]
    return Split(_NAME, tuple(parts), tuple(line.text for line in lines[: starts[0]]))


def _part(lines: Sequence[Line]) -> Part:
    opening, *rest = lines
    number = next((n for n, x in enumerate(rest) if _CLOSES.fullmatch(x.text)), len(rest))
    closing = _CLOSES.fullmatch(rest[number].text) if number < len(rest) else None
    end = next((n for n, x in enumerate(rest) if _BEHIND.match(x.text)), number)
    title, *story = rest[: min(end, number)] or [opening]
    taken = [opening.text, *(x.text for x in rest[min(end, number) :])]
    sent = any(_SENDER.search(x.text[:120]) for x in story[:1])
    metadata = Metadata(
        title=title.text,
        outlet="OTS" if opening.text.startswith("OTS") else "APA" if sent else None,
        published=closing[2] if closing else dates.within(opening.text),
    )
    return Part(tuple(story), metadata, tuple(fields_change(taken, _NAME)))
