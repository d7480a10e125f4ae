"""What a newsletter has around its story: a sponsor's words, where else it can be read, its foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from research.articles.chrome import label
from research.articles.forms import SENTENCE_END, is_prose
from research.articles.records import Change, Line, excerpt
from research.languages import letters, prompts
from research.languages.en.page_furniture import SPEECH

_LABEL: Final = 100  # characters of the line over a sponsor's words
_BOX: Final = 700  # characters of a sponsor's words
_SHARE: Final = 0.3  # of a letter that is a sponsor's at most
_PARAGRAPHS: Final = 4  # of a sponsor's words between rules
_TOP: Final = 3  # lines of a letter that say where else it can be read
_BRIEF: Final = 15  # words of one
_LONGEST: Final = 45  # words of a sentence at the foot
_SHORT: Final = 12  # words of a line there that is no sentence
_FOOT: Final = 40  # lines of one
_RULE: Final = re.compile(r"([^\w\s.…!?]|_)(?:\s?\1){4,}")
_LEADS_OUT: Final = re.compile(r"https?://\S+[)>\]]*\W*$")
_SPONSORED: Final = "what a sponsor has to say in a newsletter"
_AROUND: Final = "where a newsletter can be read, why it came, and how it stops to"


def without_sponsors(tree: Any) -> list[Change]:
    """Take the boxes of sponsors out of a letter: each opens with a line that says so and has a link."""
    changes: list[Change] = []
    most = min(_BOX, _SHARE * len(_words(tree)))
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or not letters.SPONSOR.match(element.text or ""):
            continue
        named = _words(element)
        if not _is_label(named) or tree not in element.iterancestors():
            continue
        boxes = [element]
        for around in element.iterancestors():
            words = _words(around)
            if around is tree or not words.startswith(named) or len(words) > most:
                break
            boxes.append(around)
        box = boxes[-1]
        below = box.getnext()
        # The label may stand in an element of its own, over what it is of.
        if not _leads_out(box):
            under = _words(below) if below is not None and isinstance(below.tag, str) else ""
            if (
                below is not None
                and _words(box) == named
                and len(under) <= most
                and _leads_out(below)
            ):
                changes.append(_removed(under))
                below.drop_tree()
            else:
                box = element
        changes.append(_removed(_words(box)))
        box.drop_tree()
    return changes


def _is_label(words: str) -> bool:
    return len(words) <= _LABEL and not SENTENCE_END.search(words)


def _leads_out(element: Any) -> bool:
    return next(element.iter("a"), None) is not None


def _words(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _removed(words: str) -> Change:
    return Change("chrome: advertisement", "removed", excerpt(words), None, _SPONSORED)


def without_ruled_sponsors(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """Lines of a letter in plain text without sponsors' words, from their label to the next rule or link."""
    gone: list[int] = []
    for n, line in enumerate(lines):
        if not _is_label(line.text) or not letters.SPONSOR.match(line.text):
            continue
        below = range(n + 1, min(n + 2 + _PARAGRAPHS, len(lines)))
        end = next((m for m in below if _RULE.fullmatch(lines[m].text)), None)
        ruled = n > 0 and end is not None and _RULE.fullmatch(lines[n - 1].text)
        if ruled and end is not None:
            gone += range(n, end)
        elif n + 1 < len(lines) and _LEADS_OUT.search(lines[n + 1].text):
            gone += (n, n + 1)
        else:
            gone.append(n)
    words = " ⏎ ".join(lines[n].text for n in gone)
    changes = [_removed(words)] if gone else []
    return [line for n, line in enumerate(lines) if n not in gone], changes


def without_frame(lines: list[Line]) -> tuple[list[Line], list[Change]]:
    """Lines of a letter without those over it that lead to it elsewhere, and without its foot."""
    end = _end(lines)
    # Who holds the rights may be the outlet, which is read later.
    gone = [
        n
        for n, line in enumerate(lines)
        if (n < _TOP and _is_elsewhere(line.text))
        or (n >= end and label(line.text, edge=False) != "rights line")
    ]
    if not gone or len(gone) == len(lines):
        return lines, []
    words = excerpt(" ⏎ ".join(lines[n].text for n in gone))
    change = Change("chrome: newsletter prompt", "removed", words, None, _AROUND)
    return [line for n, line in enumerate(lines) if n not in gone], [change]


def _is_elsewhere(line: str) -> bool:
    return len(line.split()) <= _BRIEF and letters.ELSEWHERE.search(line) is not None


def _end(lines: Sequence[Line]) -> int:
    """Where the foot of a letter begins: with a line of one behind which there is no sentence of a story."""
    end = len(lines)
    for n in range(len(lines) - 1, max(0, len(lines) - _FOOT), -1):
        line = lines[n].text
        if _is_of_foot(line):
            end = n
        elif label(line, edge=True) is None and (is_prose(line) or len(line.split()) > _SHORT):
            break
    return end


def _is_of_foot(line: str) -> bool:
    if len(line.split()) > _LONGEST or not letters.FOOT.search(line):
        return False
    # A story may tell of such letters, but not to its reader.
    told = SPEECH.search(line) or prompts.QUOTED.search(line)
    small = line.lower()
    addressed = prompts.ADDRESS.search(small) and prompts.SERVICE.search(small)
    return not told and (not is_prose(line) or addressed is not None)
