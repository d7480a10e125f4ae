"""Pictures and players that a page sets into a story: captions, what they show, who made them.

A caption is told by the credit or the mark beside it, or because it stands twice.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import Final

from research.articles.chrome import squash
from research.articles.forms import SENTENCE_END, is_front, is_prose
from research.languages import set_in
from research.languages.en.page_furniture import SPEECH

_KIND: Final = "caption or credit"
_COUNTS: Final = re.compile(r"(?:[A-Za-z]{4,6} )?\d")
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]$")
_STOP: Final = re.compile(r"[.!?][\"'”’»)]* ")
_QUOTED: Final = re.compile('["“”«»„]')
_LONGEST: Final = 400  # characters of a caption
_FEWEST: Final = 3  # words of one
_GLUED: Final = 60  # words of one that an agency's name is glued to
_SENTENCE: Final = 30  # words of a caption that only a name closes
# The credit behind the second of two captions; a word in small letters goes on with a sentence.
_CREDIT_BEHIND: Final = re.compile(r"[.!?]?(?: ?[(\[|©/].{2,70}| ?[A-ZÀ-Þ][^.!?]{1,70})\Z")
_CREDIT: Final = 80  # characters of a credit alone
_NEAR: Final = 2  # lines between two that are the same
_WORD: Final = re.compile(r"[A-ZÀ-Þ][\w’'-]+|\w{5,}|\d{4}")
_DESCRIBED: Final = 5  # words of what a picture shows; a heading has fewer
_SHOWN: Final = 160  # characters of what a picture shows
_TITLE: Final = 16  # words of the title under a player
_HOUR: Final = re.compile(r"\d{1,2}:\d\d")
_FRONT: Final = 15  # lines over a story in which its picture stands
_CLOCKS: Final = 2  # players of one text; more are the hours of a table or of a live blog


def complete(lines: list[str], kinds: list[str | None]) -> None:
    """Fill in the kinds of captions, credits and players."""
    open_ends = {n for n, line in enumerate(lines) if n and kinds[n] is None and _is_open(line)}
    if not open_ends and not any(kinds):
        return
    _players(lines, kinds, open_ends)
    lede, last = _lede(lines, kinds), _last(lines, kinds)
    for n in sorted(open_ends):
        if kinds[n] is None and _is_credited(lines, n, front=n < lede, last=last):
            kinds[n] = _KIND
    _opening(lines, kinds, last)
    _twice(lines, kinds, open_ends)
    _beside(lines, kinds)
    _shown(lines, kinds)


def _is_open(line: str) -> bool:
    """Whether no full stop ends a line, as most captions and no paragraph."""
    return line[-1:] not in '.!?”"…»' or set_in.NUMBERED.fullmatch(line) is not None


def _opening(lines: list[str], kinds: list[str | None], last: int) -> None:
    """A caption that says which picture it is of, over the story."""
    for n in range(1, min(last, _FRONT)):
        if kinds[n] is None and len(lines[n]) < _LONGEST and set_in.OPENS.match(lines[n]):
            kinds[n] = _KIND
        elif kinds[n] is None and is_prose(lines[n]):
            return


def _lede(lines: list[str], kinds: list[str | None]) -> int:
    """The first paragraph that ends as one."""
    told = (n for n, line in enumerate(lines) if n and kinds[n] is None and is_prose(line))
    return next((n for n in told if not _BRACKETS.search(lines[n])), 0)


def _last(lines: list[str], kinds: list[str | None]) -> int:
    return max(
        (n for n, line in enumerate(lines) if kinds[n] is None and is_prose(line)), default=0
    )


def _is_credited(lines: list[str], number: int, *, front: bool, last: int) -> bool:
    """Whether a line is a caption with its credit, or a numbered one."""
    line = lines[number]
    if len(line) > _LONGEST or len(line.split()) < _FEWEST:
        return False
    if set_in.NUMBERED.fullmatch(line):
        return True
    if set_in.PICTURED.search(line) and not SENTENCE_END.search(line):
        return True
    brackets = _BRACKETS.search(line)
    if not brackets:
        glued = number < last and len(line.split()) <= _GLUED and set_in.GLUED.search(line)
        return bool(glued) or set_in.BEHIND_BAR.search(line) is not None
    if brackets.start() < 8:
        return False
    before = line[: brackets.start()].rstrip()
    ended = SENTENCE_END.search(before) is not None
    inner = brackets[1].strip()
    if set_in.CREDIT.fullmatch(inner):
        return True
    if brackets[0].startswith("["):
        return False  # a list of links names the house of each so
    if set_in.SLASHED.fullmatch(inner):
        return number < last
    if set_in.AGENCY.fullmatch(inner):
        # Whose copy a paragraph is stands in brackets behind it, too.
        return (not ended or front) and number < last
    alone = ended and not _STOP.search(before) and not _QUOTED.search(before)
    short = len(before.split()) <= _SENTENCE and not SPEECH.search(before)
    return alone and short and number < last and set_in.NAMED.fullmatch(inner) is not None


def _twice(lines: list[str], kinds: list[str | None], open_ends: set[int]) -> None:
    """A caption that stands twice, the second time with its credit or as it is."""
    for m in sorted(open_ends):
        for n in range(max(1, m - _NEAR), m):
            words = len(lines[n].split())
            if words <= _FEWEST or not lines[n][:1].isupper() or is_front(lines[n]):
                continue
            bare = lines[n].rstrip(".")
            if m == n + 1 and words > _FEWEST + 1 and squash(lines[m]) == squash(lines[n]):
                kinds[n] = kinds[m] = _KIND
            elif lines[m].startswith(bare) and _CREDIT_BEHIND.match(lines[m], len(bare)):
                kinds[n] = kinds[n] or _KIND
                kinds[m] = kinds[m] or _KIND
    _gallery(lines, kinds)


def _gallery(lines: list[str], kinds: list[str | None]) -> None:
    """A caption of whole sentences that a gallery over the story has several times."""
    told = (n for n, line in enumerate(lines) if n and kinds[n] is None and is_prose(line))
    first = next(told, 0)
    same = [first, *takewhile(lambda n: lines[n] == lines[first], told)]
    known = any(kinds[: same[-1]]) and len(lines[first]) < _LONGEST
    if len(same) > 1 and known and same[-1] < _last(lines, kinds):
        for n in same:
            kinds[n] = _KIND


def _beside(lines: list[str], kinds: list[str | None]) -> None:
    """Credits alone beside a caption, and captions over a mark of theirs."""
    count = Counter(line for line in lines if len(line) < _CREDIT)
    marks = {
        n for n, line in enumerate(lines) if n and len(line) < 40 and set_in.MARK.fullmatch(line)
    }
    for n in marks:
        kinds[n] = kinds[n] or _KIND
    for n in range(1, len(lines)):
        if (
            kinds[n] is not None
            or len(lines[n]) >= _CREDIT
            or not set_in.CREDIT_LINE.fullmatch(lines[n])
        ):
            continue
        around = {kinds[m] for m in (n - 1, n + 1) if m < len(lines)}
        again = count[lines[n]] > 1
        if _KIND in around or again or (n - 1 in marks) or (n + 1 in marks):
            kinds[n] = _KIND
    for n in marks:
        if "caption" not in lines[n].lower():
            continue
        # "Hide caption" stands under a caption and its credit.
        above = range(n - 1, max(0, n - 4), -1)
        credit = next((m for m in above if set_in.CREDIT_LINE.fullmatch(lines[m])), None)
        if (
            credit
            and kinds[credit - 1] is None
            and credit > 1
            and len(lines[credit - 1]) < _LONGEST
        ):
            kinds[credit - 1] = kinds[credit] = _KIND


def _shown(lines: list[str], kinds: list[str | None]) -> None:
    """What a picture shows, for those who cannot see it, over its caption or under its mark."""
    for n in range(len(lines) - 2, 0, -1):
        line = lines[n]
        if kinds[n] is not None or len(line) > _SHOWN or kinds[n + 1] is None:
            continue
        if kinds[n + 1] != _KIND and not set_in.MARK.fullmatch(lines[n + 1]):
            continue
        if _QUOTED.search(line) or SPEECH.search(line) or len(line.split()) < _FEWEST:
            continue
        if set_in.MARK.fullmatch(lines[n + 1]) and "caption" in lines[n + 1].lower():
            continue
        below = set(_WORD.findall(lines[n + 1]))
        own = _WORD.findall(line)
        shared = sum(w in below for w in own)
        credited = _BRACKETS.search(lines[n + 1]) is not None
        named = credited and _is_open(line) and shared >= _FEWEST and 3 * shared > 2 * len(own)
        marked = n > 1 and set_in.MARK.fullmatch(lines[n - 1]) is not None
        told = len(line.split()) < _DESCRIBED or set_in.TOLD.search(line)
        described = not told and set_in.SHOWN.match(line)
        if marked or described or named:
            kinds[n] = _KIND


def _players(lines: list[str], kinds: list[str | None], open_ends: set[int]) -> None:
    """The clock of a player, and the title beside it."""
    clocks = [
        n for n in sorted(open_ends) if len(lines[n]) < 90 and set_in.PLAYER.fullmatch(lines[n])
    ]
    clocks += [n for n, kind in enumerate(kinds) if kind and set_in.PLAYER.fullmatch(lines[n])]
    if sum(_HOUR.fullmatch(line) is not None for line in lines if len(line) < 6) > _CLOCKS:
        return
    for n in clocks:
        kinds[n] = kinds[n] or "player"
        leads = [m for m in range(max(1, n - _NEAR - 1), n) if set_in.TO_WATCH.fullmatch(lines[m])]
        for m in range(leads[0] if leads else n, n):
            kinds[m] = kinds[m] or ("player" if m in open_ends or m == leads[0] else None)
        under = n + 1
        titled = under in open_ends and kinds[under] is None and under + 1 < len(lines)
        if titled and 3 <= len(lines[under].split()) <= _TITLE and not is_front(lines[under]):
            kinds[under] = "player"
