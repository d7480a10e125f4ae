"""Where the story of a page begins that was copied whole: its headline shares its words.

Above it stand the site's name, its sections, links for readers of the screen; no list knows them all,
but none of them speaks of what the story speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from research.articles.forms import END, SENTENCE_END, is_prose, weight
from research.languages.en import lists

REASON: Final = "a line over the headline, of a page that was copied whole"
_DEEPEST: Final = 40  # lines over the story in which its headline is looked for
_READ: Final = 40  # lines of the story whose words count
_FEWEST: Final = 2  # words that headline and story share
_MOST: Final = 30  # words of a headline
_OF_MENU: Final = 3  # words of a line of a menu
_RUN: Final = 3  # such lines that make one
_LETTERS: Final = 5  # by which two forms of a word are one
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_EAST: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,}")


def headline(lines: Sequence[str], is_front: Callable[[str], bool]) -> int | None:
    """The number of the line that heads the story, where others stand over it; else None.

    Parameters
    ----------
    lines : sequence of str
        Lines of a page, chrome already out.
    is_front : callable
        Whether a line is a byline or a date.

    >>> headline(
    ...     ["Sport", "Watch live", "Ferry to close in Portsea", "The ferry of Portsea will close"
    ...      " at the end of the month, its owner said."],
    ...     lambda line: False,
    ... )
    2
    """
    first = next((n for n, line in enumerate(lines[: _DEEPEST + 1]) if is_prose(line)), None)
    if first is None or first < 2:
        return None
    story = _keys(" ".join(line for line in lines[first : first + _READ] if is_prose(line)))
    menu = _end_of_menu(lines[:first], story, is_front)
    for number in range(menu, first):
        line = lines[number]
        if not 3 <= weight(line)[0] <= _MOST or END.search(line) or is_front(line):
            continue
        keys = _keys(line)
        shared = len(keys & story)
        if shared < _FEWEST and 2 * shared <= len(keys):
            continue
        above = lines[number - 1] if number else ""
        # A line above that might be a headline is one, and this one its standfirst.
        kicker = above.isupper() and not line.isupper()
        if len(above.split()) > 3 and not (SENTENCE_END.search(above) or kicker or is_front(above)):
            return None if number == 1 else number - 1
        return number
    return None


def _end_of_menu(lines: Sequence[str], story: set[str], is_front: Callable[[str], bool]) -> int:
    """The number of the first line behind the last run of short ones that say nothing of the story.

    A site's motto over them may share a word or two with it; the line behind them must share more.
    """
    shared = [len(_keys(line) & story) for line in lines]
    of_menu = [
        not count and len(line.split()) <= _OF_MENU and not is_front(line)
        for line, count in zip(lines, shared, strict=True)
    ]
    for end in range(len(lines) - 1, _RUN, -1):
        over = max(shared[:end], default=0)
        if (
            all(of_menu[end - _RUN : end])
            and shared[end] > over
            and len(lines[end].split()) > _OF_MENU
        ):
            return end
    return 0


def _keys(text: str) -> set[str]:
    common = lists.words("grammar", "function_word")
    # Where no blank parts words, two characters stand for one.
    east = (run[n : n + 2] for run in _EAST.findall(text) for n in range(len(run) - 1))
    words = (word for word in _WORD.findall(text.casefold()) if not _EAST.search(word))
    return {word[:_LETTERS] for word in words if word not in common}.union(east)
