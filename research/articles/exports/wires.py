"""Dispatches of APA and dpa and press releases of OTS, each between its number and its hour.

"OTS0071 5 AI 0339 MAA0001 Do, 14.Dez 2017" opens one, "OTS0071 2017-12-14/10:28" closes it; of dpa
"bdt0123 3 vm 178 dpa 0456" and "071102 Mai 24".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from research.articles import dates
from research.articles.exports import Part, Split, article, filled, split_at, texts
from research.articles.records import Line

_NAME = "APA"
_OPENS: Final = re.compile(
    r"[A-Z]{3}\d{4} \d [A-Z]{2} \d{4}\b.*|[a-z]{3}\d{4} \d [a-z]{2} \d{1,4} (?P<agency>[\w-]{2,10}) \d{4}"
)
_CLOSES: Final = re.compile(
    r"[A-Z]{3}\d{4}\s+(?P<day>\d{4}-\d\d-\d\d)/\d\d:\d\d.*|"
    r"(?P<of_month>\d\d)\d{4} (?P<month>[^\W\d_]{3,4}) (?P<year>\d\d)"
)
_KEYWORDS: Final = re.compile(r"(?=\S*/)[^\s.]{3,120}/?")  # "Kirche/Recht/Tourismus"
_UNDER: Final = re.compile(r"Utl\.: ?(.+?)(?: =)?")
_BEHIND: Final = re.compile(
    r"(?:Rückfragehinweis|Rückfragen|Kontakt|Digitale Pressemappe|\*{3} ?OTS-ORIGINALTEXT|# Notizblock)\b.*|"
    r"\d{6} \w{3} \d\d|\* \* \* \*|dpa(?: \w{1,5}){2,6}"
)
_SENDER: Final = re.compile(r"\((?:OTS|APA|APA-OTS)\)")


def split(lines: Sequence[Line]) -> Split | None:
    """The dispatches of a file, or None where these lines are none."""
    lines = filled(lines)
    if not any(_CLOSES.fullmatch(line.text) for line in lines):
        return None
    starts = [n for n, line in enumerate(lines) if _OPENS.fullmatch(line.text)]
    return split_at(_NAME, lines, starts, _part)


def _part(lines: Sequence[Line]) -> Part:
    opening, *rest = lines
    number = next((n for n, x in enumerate(rest) if _CLOSES.fullmatch(x.text)), len(rest))
    closing = _CLOSES.fullmatch(rest[number].text) if number < len(rest) else None
    end = next((n for n, x in enumerate(rest[:number]) if _BEHIND.match(x.text)), number)
    held = rest[:end]
    taken = [opening.text, *texts(rest[end:])]
    while len(held) > 2 and _KEYWORDS.fullmatch(held[0].text):
        taken.append(held.pop(0).text)
    title, *story = held or [opening]
    deck = _UNDER.fullmatch(story[0].text) if story else None
    if deck:
        taken.append(story.pop(0).text)
    sent = any(_SENDER.search(x.text[:120]) for x in story[:1])
    opened = _OPENS.fullmatch(opening.text)
    agency = opened["agency"] if opened else None
    return article(
        _NAME,
        story,
        taken,
        title=title.text.removesuffix("=").strip(),
        deck=deck[1] if deck else None,
        outlet=agency or ("OTS" if opening.text.startswith("OTS") else "APA" if sent else None),
        published=_day(closing) if closing else dates.within(opening.text),
    )


def _day(closing: re.Match[str]) -> str:
    if closing["day"]:
        return closing["day"]
    return f"{closing['of_month']}. {closing['month']} 20{closing['year']}"
