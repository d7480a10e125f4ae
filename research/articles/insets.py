"""Boxes that a page sets into a story, each as one unit: forms, links, notes of a wire.

A form goes from its heading to its button, links from their heading to the next paragraph. One line
of a box is certain; its neighbours go with it where they are no sentences of a story.
"""

from __future__ import annotations

import re
from typing import Final

from research.articles.chrome import squash
from research.articles.forms import SENTENCE_END, byline, is_front
from research.articles.records import Metadata
from research.languages import prompts, set_in
from research.languages.en.page_furniture import SPEECH

_FORM: Final = "newsletter prompt"
_LINKS: Final = "related-links line"
# Between two of these stands no heading of a story.
_APART: Final = frozenset((_FORM, _LINKS, "share line", "comment form", "player", "prompt to pay"))
_STOPS: Final = ".”\"'’"
_QUOTED: Final = re.compile('["“”«»„]')
_TITLED: Final = re.compile('[“"«„] ?[^“”"«»„.!?]{2,40} ?[”"»“]')
_TITLE: Final = 25  # words of a link at most
_HEADING: Final = 12  # words over a form at most
_SERVICE: Final = 45  # words of what a service says of itself
_GAP: Final = 3  # lines between two certain ones of a form
_ABOVE: Final = 3  # lines over the first of them
_LABEL: Final = 60  # characters of a heading of links, of a field or a flag
_NOTICE: Final = 160  # characters of what a form says of itself
_RUN: Final = 30  # links under one heading
_FEW: Final = 4
_FRONT: Final = 15  # lines in which a byline is looked for
_AGAIN: Final = 12  # words of a line that names the author again


def complete(lines: list[str], kinds: list[str | None], first: int, last: int) -> None:
    """Fill in the kinds of lines in forms and under headings of links.

    `first` and `last` are the first and the last sentence of the story.
    """
    for number, line in enumerate(lines):
        if (
            kinds[number] is None
            and number
            and line[:1] in "(["
            and set_in.REVISION.fullmatch(line)
        ):
            kinds[number] = "wire note"
    _links(lines, kinds, first)
    _form(lines, kinds, first)
    _flagged(lines, kinds, first)
    _between(lines, kinds, first)
    _signed_again(lines, kinds, first, last)


def _ends(line: str) -> bool:
    return SENTENCE_END.search(line) is not None


def _may_be_link(line: str) -> bool:
    """Whether a line may be the title of another text."""
    stopped = _ends(line) and not line.endswith(("?", "!", "...", "…"))
    return not stopped and len(line.split()) <= _TITLE and not line.endswith(":")


def _links(lines: list[str], kinds: list[str | None], first: int) -> None:
    """Titles under a heading of links, up to the next paragraph."""
    for number, line in enumerate(lines):
        if number == 0 or len(line) > 180:
            continue
        short = len(line) < _LABEL and line[-1] not in _STOPS
        heading = (short and set_in.LINKS.fullmatch(line.strip(" :.»›>→|")) is not None) or (
            kinds[number] == "player" and not line[:1].isdigit()
        )
        if not heading:
            below = kinds[number] is None and number > first and line[-1] not in _STOPS
            if below and set_in.LEADS_AWAY.fullmatch(line):
                kinds[number] = _LINKS
            continue
        under = []
        # Behind a colon stands one link as a rule, and a few at most.
        most = _FEW if line.endswith(":") else _RUN
        for n in range(number + 1, min(number + 1 + most, len(lines))):
            if kinds[n] is not None:
                under.append(n)
                continue
            if not _may_be_link(lines[n]) or is_front(lines[n]):
                break
            under.append(n)
        titles = [n for n in under if kinds[n] is None]
        if titles and any(len(lines[n].split()) >= _ABOVE for n in titles):
            kinds[number] = kinds[number] or _LINKS
            for n in titles:
                kinds[n] = _LINKS


def _flagged(lines: list[str], kinds: list[str | None], first: int) -> None:
    """The title and the topic around the mark of a link that only who pays may follow."""
    for number in range(first + 1, len(lines)):
        if len(lines[number]) >= _LABEL or not set_in.FLAG.fullmatch(lines[number]):
            continue
        for step in (-1, 1):
            n = number + step
            while 0 < n < len(lines) and abs(n - number) <= _GAP and _may_be_link(lines[n]):
                kinds[n] = kinds[n] or _LINKS
                n += step
        kinds[number] = kinds[number] or _LINKS


def _may_be_of_form(line: str, *, heading: bool, whole: bool) -> bool:
    """Whether a line beside a field or a button is of their form, of a `whole` one or of a lone button."""
    words = len(line.split())
    served = set_in.SERVED.search(line) is not None
    told = set_in.TOLD.search(line) is not None
    # A letter of the site has its name in marks, as a line or in what is said of it.
    named = _TITLED.fullmatch(line) is not None or (served and not told)
    if SPEECH.search(line) or (_QUOTED.search(line) and not named):
        return False
    if _ends(line):
        # What a story tells of a daily or of letters, it tells of the past, and not to its reader.
        spoken_to = prompts.ADDRESS.search(line.lower()) is not None
        sure = (spoken_to or not told) if whole else (spoken_to and not told)
        return served and sure and words <= _SERVICE
    return (heading or served) and words <= (_SERVICE if served else _HEADING)


def _form(lines: list[str], kinds: list[str | None], first: int) -> None:
    """A form for letters of the site: heading, what it offers, fields, button, notice."""
    fields = {
        n for n, line in enumerate(lines) if n and len(line) < 160 and set_in.FIELD.fullmatch(line)
    }
    sure = {n for n, kind in enumerate(kinds) if kind == _FORM}
    # A field is one of a form where another field, or a prompt, stands near.
    sure |= {n for n in fields if any(abs(n - m) <= _GAP for m in (fields | sure) - {n})}
    if not sure:
        return
    clusters: list[list[int]] = []
    for n in sorted(sure):
        between = range(clusters[-1][-1] + 1, n) if clusters else range(0)
        joined = clusters and len(between) <= _GAP
        if joined and all(
            kinds[m] or _may_be_of_form(lines[m], heading=True, whole=True) for m in between
        ):
            clusters[-1].append(n)
        else:
            clusters.append([n])
    for cluster in clusters:
        start = cluster[0]
        whole = len(cluster) > 1
        # In front a heading may be the headline's second line, or a standfirst.
        for n in range(start - 1, max(int(start < first), start - 1 - _ABOVE), -1):
            heading = whole and n > first
            if kinds[n] is not None or not _may_be_of_form(lines[n], heading=heading, whole=whole):
                break
            start = n
        end = cluster[-1] + 1
        while end < min(len(lines), cluster[-1] + 1 + _ABOVE) and kinds[end] is None:
            if not _may_be_of_form(lines[end], heading=False, whole=whole):
                break
            end += 1
        for n in range(start, end):
            kinds[n] = kinds[n] or _FORM


def _between(lines: list[str], kinds: list[str | None], first: int) -> None:
    """Lines that end as no sentence, between two that a page puts into a story."""
    number = first + 1
    while number < len(lines):
        if kinds[number] is not None or kinds[number - 1] not in _APART:
            number += 1
            continue
        end = number
        while (
            end < len(lines)
            and kinds[end] is None
            and end - number < _GAP
            and _may_be_link(lines[end])
        ):
            end += 1
        if end < len(lines) and kinds[end] in _APART:
            kinds[number:end] = ["page furniture"] * (end - number)
        number = end + 1


def _signed_again(lines: list[str], kinds: list[str | None], first: int, last: int) -> None:
    """The author's line, which some pages print again under the story."""
    below = [
        n
        for n in range(max(last + 1, _FRONT // 2), len(lines))
        if kinds[n] is None and len(lines[n].split()) <= _AGAIN and not _ends(lines[n])
    ]
    if not below:
        return
    front = (line for line in lines[: min(first, _FRONT)] if len(line) < 200)
    named = [squash(line) for line in front if byline(line, Metadata())]
    for n in below:
        key = squash(lines[n])
        if len(key) > 6 and any(key in name for name in named):
            kinds[n] = "about the author"
