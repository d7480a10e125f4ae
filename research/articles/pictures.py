"""Pictures and players of a page that was copied whole: captions, what they show, who made them.

A caption is told by the credit or the mark beside it.
"""

from __future__ import annotations

import re
from typing import Final

from research.articles.forms import SENTENCE_END, is_front, is_name, is_prose
from research.languages import prompts, set_in
from research.languages.en.credit_patterns import DATED_CAPTION, WEEKDAY
from research.languages.en.page_furniture import SPEECH

_KIND: Final = "caption or credit"
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]$")
_STOP: Final = re.compile(r"[.!?](?=\s|\Z)")
_ITEM: Final = re.compile(r"[•·*–—-]|\d{1,2}[.)] ")
_LONGEST: Final = 400  # characters of a caption
_FRONT: Final = 12  # lines in which the day of the page stands
_FEWEST: Final = 3  # words of one
_OF_CREDIT: Final = 80  # characters of a credit alone
_OVER_MARK: Final = 4  # lines over "hide caption" with a caption and its credit
_NAME: Final = re.compile(r"\b[A-ZÀ-Þ]\w*")
# A name of two words, behind what its bearer is.
_SOMEBODY: Final = re.compile(r"(?!(?:The|An?)\b).*\b[A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ]")
_TO_PLAYER: Final = (set_in.TO_WATCH, set_in.PLAYER)  # what stands over its title
_WORD: Final = re.compile(r"[A-ZÀ-Þ][\w’'-]+|\w{5,}|\d{4}")
_NEAR: Final = 7  # lines under a standfirst in which byline or date stand
_OF_WORDS: Final = 8  # words of a credit behind a caption
_DESCRIBED: Final = 7  # words of what a picture shows; a heading has fewer
_SHOWN: Final = 160  # characters of what a picture shows
_TITLE: Final = 16  # words of the title under a player
_LEAD: Final = 3  # lines from the title of a player to its clock


def complete(lines: list[str], kinds: list[str | None]) -> None:
    """Fill in the kinds of captions, credits and players."""
    for n in range(1, len(lines)):
        if kinds[n] is None and _is_told_of_picture(lines, kinds, n):
            kinds[n] = _KIND
    open_ends = {n for n, line in enumerate(lines) if n and kinds[n] is None and _is_open(line)}
    _players(lines, kinds, open_ends)
    told = (n for n, line in enumerate(lines) if kinds[n] is None and is_prose(line))
    last = max(told, default=0)
    for n in sorted(open_ends):
        if kinds[n] is None and n < last and _is_credited(lines, n):
            kinds[n] = _KIND
    _twice(lines, kinds)
    _marks(lines, kinds)
    _of_outlets(lines, kinds, open_ends)
    _shown(lines, kinds)
    _makers(lines, kinds)


def _is_open(line: str) -> bool:
    """Whether no full stop ends a line, as most captions and no paragraph."""
    return line[-1:] not in '.!?”"…»:'


def _speaks(line: str) -> bool:
    """Whether a line quotes somebody or says who spoke, as the lines of a story do."""
    return bool(prompts.QUOTED.search(line) or SPEECH.search(line))


def _is_told_of_picture(lines: list[str], kinds: list[str | None], number: int) -> bool:
    """Whether a line counts its picture, says where somebody stands in it, or what somebody does on a day.

    Captions do so with a full stop, too. A chronicle tells so of a day ("Rowe enters Linden on 15 March
    1939."): without a picture beside it, the line names somebody and the year of the page, or a weekday.
    """
    line = lines[number]
    if set_in.COUNTED.fullmatch(line):
        return True
    if len(line) > _LONGEST or _speaks(line):
        return False
    if set_in.PLACED.search(line):
        return True
    shown = DATED_CAPTION.fullmatch(line) if any(map(str.isdigit, line)) else None
    if shown is None or set_in.TOLD.search(_NAME.sub(" ", shown["who"])):
        return False
    beside = (m for m in (number - 1, number + 1) if m < len(lines))
    if any(kinds[m] == _KIND or set_in.MARK.fullmatch(lines[m]) for m in beside):
        return True
    of_page = any(shown["year"] in front for front in lines[: min(number, _FRONT)])
    dated = of_page or WEEKDAY.search(line) is not None
    return dated and _SOMEBODY.match(shown["who"]) is not None


def _is_credited(lines: list[str], number: int) -> bool:
    """Whether a line is a caption with its credit, or a numbered one."""
    line = lines[number]
    if len(line) > _LONGEST:
        return False
    if set_in.NUMBERED.fullmatch(line):
        return True
    if len(line.split()) < _FEWEST or _ITEM.match(line):
        return False
    if set_in.PICTURED.search(line) or set_in.LABELLED.search(line):
        return True
    brackets = _BRACKETS.search(line)
    if not brackets:
        credit = set_in.BEHIND_CAPTION.search(line)
        if credit and is_name(credit["who"].title()):
            return True
        return set_in.GLUED.search(line) is not None and not SPEECH.search(line)
    inner, before = brackets[1].strip(), line[: brackets.start()].rstrip()
    if len(before.split()) < _FEWEST:
        return False
    if set_in.CREDIT.fullmatch(inner):
        return True
    if brackets[0].startswith("["):
        return set_in.SQUARE.fullmatch(inner) is not None
    # Whose copy a paragraph is stands in brackets behind it, too, and behind each item of a list.
    beside = lines[number - 1 : number] + lines[number + 1 : number + 2]
    listed = any(map(_BRACKETS.search, beside))
    copied = listed or SENTENCE_END.search(before) or _speaks(before)
    # "(ansa)"
    agency = set_in.AGENCY.fullmatch(inner.upper() if inner.islower() else inner)
    return not copied and agency is not None


def _twice(lines: list[str], kinds: list[str | None]) -> None:
    """What a picture shows, twice: for those who cannot see it, and as its caption, with its credit.

    Beside who wrote the story and when, over its first sentence; verses stand twice within it, too.
    """
    fronts = [n for n in range(min(len(lines), _FRONT)) if is_front(lines[n])]
    # "Enlarge this image" may stand between both.
    marked = [set_in.MARK.fullmatch(line) is not None for line in lines[: 2 * _FRONT]]
    below = {n: n + 2 if marked[n + 1] else n + 1 for n in range(1, len(marked) - 2)}
    pairs = {n: m for n, m in below.items() if lines[m].startswith(lines[n])}
    told = (n for n, line in enumerate(lines) if is_prose(line))
    of_story = (n for n in told if n not in {*pairs, *pairs.values()})
    story = next((n for n in of_story if not any(0 < m - n < _NEAR for m in fronts)), 0)
    for n, m in pairs.items():
        if not fronts or m >= story or (kinds[n] and kinds[m]) or m + 1 in fronts:
            continue
        # A page may show its headline twice.
        over = any(len(x.split()) > _FEWEST and i not in fronts for i, x in enumerate(lines[:n]))
        credit = lines[m][len(lines[n]) :].split()
        brief = len(lines[n].split()) >= _FEWEST and len(credit) < _OF_WORDS
        if over and brief and len(lines[m]) < _LONGEST:
            kinds[n] = kinds[m] = _KIND


def _marks(lines: list[str], kinds: list[str | None]) -> None:
    """Marks of pictures, and the credits alone beside them or beside a caption."""
    marks = {
        n for n, line in enumerate(lines) if n and len(line) < 40 and set_in.MARK.fullmatch(line)
    }
    for n in marks:
        kinds[n] = kinds[n] or _KIND
    credits = {
        n
        for n in range(1, len(lines))
        if len(lines[n]) < _OF_CREDIT and set_in.CREDIT_LINE.fullmatch(lines[n])
    }
    for n in sorted(credits):
        beside = any(kinds[m] == _KIND or m in marks for m in (n - 1, n + 1) if m < len(lines))
        # NPR sets what a picture shows twice over its credit; over a byline a standfirst may stand twice.
        twice = (
            n > 2 and lines[n - 1] == lines[n - 2] and not any(map(is_front, lines[n + 1 : n + 2]))
        )
        alone = set_in.OF_AGENCY.fullmatch(lines[n]) is not None
        kinds[n] = kinds[n] or (_KIND if beside or twice or alone else None)
        if twice and len(lines[n - 1]) < _LONGEST and not _speaks(lines[n - 1]):
            kinds[n - 1] = kinds[n - 2] = _KIND
    for n in marks:
        if "caption" not in lines[n].lower():
            continue
        # "Hide caption" stands under a caption and its credit.
        above = range(n - 1, max(1, n - _OVER_MARK), -1)
        credit = next((m for m in above if m in credits), None)
        caption = lines[credit - 1] if credit else ""
        if (
            credit
            and kinds[credit - 1] is None
            and len(caption) < _LONGEST
            and not _speaks(caption)
        ):
            kinds[credit - 1] = kinds[credit] = _KIND


def _of_outlets(lines: list[str], kinds: list[str | None], open_ends: set[int]) -> None:
    """Who made a picture, and for which paper, in a line alone: "Jane Rowe for The Linden Gazette"."""
    for n in sorted(open_ends):
        if kinds[n] is not None or n < 2 or len(lines[n]) > _OF_CREDIT:
            continue
        credit = set_in.OF_OUTLET.fullmatch(lines[n])
        if credit is None or (credit["who"] and not is_name(credit["who"].title())):
            continue
        # Over the day "Jane Rowe for The Linden Gazette" is who wrote the text.
        if "/" in lines[n] or not any(map(is_front, lines[n + 1 : n + 2])):
            kinds[n] = _KIND


def _shown(lines: list[str], kinds: list[str | None]) -> None:
    """What a picture shows, for those who cannot see it, over its caption or between two marks."""
    for n in range(len(lines) - 2, 0, -1):
        line = lines[n]
        if kinds[n] is not None or len(line) > _SHOWN:
            continue
        if kinds[n + 1] != _KIND and not set_in.MARK.fullmatch(lines[n + 1]):
            continue
        depicts = set_in.DEPICTS.match(line) or _is_description(line)
        if not (_is_open(line) or depicts) or _speaks(line):
            continue
        if "caption" in lines[n + 1].lower()[-7:]:
            continue
        words = _WORD.findall(line)
        below = set(_WORD.findall(lines[n + 1]))
        shared = sum(word in below for word in words)
        # The caption below says the same and more.
        named = shared >= _FEWEST and 3 * shared > 2 * len(words)
        marked = n > 1 and set_in.MARK.fullmatch(lines[n - 1]) is not None
        described = len(line.split()) >= _DESCRIBED and set_in.SHOWN.match(line)
        if named or marked or depicts or (described and not set_in.TOLD.search(line)):
            kinds[n] = _KIND


def _makers(lines: list[str], kinds: list[str | None]) -> None:
    """Who made a picture: a name in capitals under its caption and over the name of who wrote the text."""
    for n in range(1, min(len(lines) - 1, _FRONT)):
        above, line, below = lines[n - 1 : n + 2]
        if (
            kinds[n - 1] != _KIND
            or kinds[n]
            or not line.isupper()
            or above.isupper()
            or below.isupper()
        ):
            continue
        if is_name(line.title()) and is_name(below) and line.title() != below:
            kinds[n] = _KIND


def _is_description(line: str) -> bool:
    """Whether a sentence may be what a picture shows: of somebody, now, without a day or a figure.

    >>> _is_description("A woman in a red scarf speaks into microphones outside a court.")
    True
    >>> _is_description("A vote is due on Friday.")
    False
    """
    seen = set_in.SEEN.match(line) and len(_STOP.findall(line)) == 1
    told = set_in.TOLD.search(line) or set_in.NOW.search(line) or WEEKDAY.search(line)
    return bool(seen and not told and not any(map(str.isdigit, line)))


def _is_length(lines: list[str], number: int) -> bool:
    """Whether a line is the length of a film over its source or over a notice of its player."""
    if not set_in.CLOCK.fullmatch(lines[number]) or number + 1 >= len(lines):
        return False
    return set_in.UNDER_LENGTH.match(lines[number + 1]) is not None


def _players(lines: list[str], kinds: list[str | None], open_ends: set[int]) -> None:
    """The notices and clocks of a player, and the title beside them."""
    films = [n for n in sorted(open_ends) if set_in.GLUED_CLOCK.fullmatch(lines[n])]
    for n in films:
        # Entries of a live blog have their hours so, too, and none beside a mark of a picture or a player.
        beside = any(
            set_in.MARK.fullmatch(lines[m]) or kinds[m] in ("player", _KIND)
            for m in (n - 1, n + 1)
            if m < len(lines)
        )
        if beside:
            kinds[n] = "player"
    for n in sorted(open_ends):
        line = lines[n]
        if len(line) >= 90:
            continue
        # A bare clock is the hour of an entry as long as nothing of a player stands over it.
        sure = set_in.PLAYER.fullmatch(line) or _is_length(lines, n)
        if not sure and not (kinds[n - 1] == "player" and set_in.CLOCK.fullmatch(line)):
            continue
        kinds[n] = "player"
        if _is_length(lines, n):
            kinds[n + 1] = kinds[n + 1] or "player"
        over = range(max(1, n - _LEAD), n)
        leads = (m for m in over if any(f.fullmatch(lines[m]) for f in _TO_PLAYER))
        lead = next(leads, n)
        for m in range(lead, n):
            kinds[m] = kinds[m] or ("player" if m in open_ends or m == lead else None)
        if sure or n + 2 > len(lines) - 1 or n + 1 not in open_ends:
            continue
        if 3 <= len(lines[n + 1].split()) <= _TITLE and not is_front(lines[n + 1]):
            kinds[n + 1] = kinds[n + 1] or "player"
