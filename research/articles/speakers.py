"""Who speaks in a transcript: lines that name a speaker, alone or before the words; none of them may go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from research.articles import chrome
from research.articles.forms import SENTENCE_END, dated, is_name

_LABEL: Final = 80  # characters of a name with what its bearer is
_NAME: Final = 40  # characters of one without a colon
_WORDS: Final = 5  # of a name
_PARTICLE: Final = 4  # letters of a small word in one
_TURNS: Final = 3  # of a transcript whose speakers come again
_ALONE: Final = 2  # names over what is said, which show one without that
_BARE: Final = 4  # turns under a name without a colon
_SHARE: Final = 0.15  # of the lines that such names have
_TAIL: Final = 20  # characters at the end of a line, where its marks stand
_MARKS: Final = frozenset('!?;"“”«»…')
_BROKEN_OFF: Final = ("—", "–", "--", "-", "...", "…")


class _Turn(NamedTuple):
    number: int
    who: str
    alone: bool
    colon: bool


def labels(lines: Sequence[str]) -> frozenset[str]:
    """The lines of a transcript that say who speaks, with the first of what is said under each.

    A text is one where speakers come again after others, or where two stand over what they say; in
    other texts a word and a colon head a list, a caption or a link.

    >>> said = ["Ann Loy:", "Good evening.", "Sam Ito, Resident:", "It rained.", "Ann Loy:", "Thank you."]
    >>> sorted(labels(said))
    ['Ann Loy:', 'Good evening.', 'It rained.', 'Sam Ito, Resident:', 'Thank you.']
    >>> labels(["Ann Loy: the road back", "It rained.", "Photo: Sam Ito", "Read more: It hailed."])
    frozenset()
    """
    turns = [turn for n in range(len(lines)) if (turn := _turn(lines, n))]
    marked = [turn for turn in turns if turn.colon]
    bare = [turn for turn in turns if not turn.colon]
    alone = {t.who for t in marked if t.alone and not chrome.label(lines[t.number], edge=True)}
    kept = []
    if (len(marked) >= _TURNS and _come_again(marked)) or len(alone) >= _ALONE:
        kept += marked
    if len(bare) >= max(_BARE, _SHARE * len(lines)) and _come_again(bare):
        kept += bare
    found: set[str] = set()
    for turn in kept:
        line = lines[turn.number]
        if turn.colon and chrome.label(line, edge=False):
            continue
        found.add(line)
        below = lines[turn.number + 1] if turn.alone else ""
        if below and not chrome.label(below, edge=False):
            found.add(below)
    return frozenset(found)


def _come_again(turns: list[_Turn]) -> bool:
    runs = [who for who, _ in groupby(turn.who for turn in turns)]
    return 1 < len(set(runs)) < len(runs)


def _turn(lines: Sequence[str], number: int) -> _Turn | None:
    """Who speaks, where a line names a speaker before a sentence or over one."""
    line = lines[number]
    at = line.find(":", 1, _LABEL)
    at = at if at > 0 or line.isascii() else line.find("：", 1, _LABEL)
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if at < 0:
        # "Ann Loy", and under it what she says
        # Some set it in small letters: "ann loy".
        name = line.title() if line.islower() else line
        named = len(line) < _NAME and is_name(name) and _is_said(below) and not dated(below)
        return _Turn(number, line, alone=True, colon=False) if named else None
    said = line[at + 1 :].strip()
    if said and line[at] == ":" and not line[at + 1].isspace():
        return None  # an hour, an address
    who = _who(line[:at])
    # "JO MARSH, HOST:", and then "MARSH:"
    surname = who.split()[-1].casefold() if who else ""
    told = who and _is_said(said or below)
    return _Turn(number, surname, alone=not said, colon=True) if told else None


def _who(label: str) -> str:
    """The name in a label, without what its bearer is; "" where these are words of a sentence.

    >>> _who("Ann Loy, Attorney General"), _who("DE LA CRUZ (on tape)"), _who("The council said")
    ('Ann Loy', 'DE LA CRUZ', '')
    """
    name = label.partition(", ")[0].partition(" (")[0].strip()
    words = name.split()
    if not 1 <= len(words) <= _WORDS or not words[0][:1].isalpha():
        return ""
    small = [word for word in words if word[0].islower()]
    fits = words[0] not in small and all(len(word) <= _PARTICLE for word in small)
    return name if fits and _MARKS.isdisjoint(name) else ""


def _is_said(words: str) -> bool:
    return SENTENCE_END.search(words[-_TAIL:]) is not None or words.endswith(_BROKEN_OFF)
