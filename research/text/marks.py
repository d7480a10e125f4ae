"""Quotation marks of a text, paired: straight, curly, angle, low, single, nested, over paragraphs.

Pairs are found paragraph by paragraph in one pass, so time is linear whatever the marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from research.text.segments import Span, paragraphs


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks, marks included: `text[start:end]`.

    `inner` leaves the marks out. `closed` is False where the paragraph ended before the mark
    came; `continues` says that the paragraph before left the same quotation open.
    """

    start: int
    end: int
    inner: Span
    closed: bool
    continues: bool


_MARK = re.compile(r"''|``|[\"“”„‟«»‹›「」『』]|(?<!\w)['‘](?=\w)|(?<=[^\s'])[’'](?!\w)")
_CLOSERS = {
    '"': ('"', "”"), "“": ("”", '"', "''"), "”": ("”", '"'), "„": ("“", "”", '"'),
    "‟": ("”", '"'), "«": ("»",), "»": ("«",), "‹": ("›",), "›": ("‹",), "「": ("」",),
    "『": ("』",), "``": ("''",), "''": ("''",), "‘": ("’", "'"), "'": ("'", "’"),
}  # fmt: skip
_STRAIGHT = {'"', "''"}
_SINGLE = {"‘", "'", "’"}
_BEFORE_SINGLE = frozenset('.,!?…”"')
_PUNCTUATION = frozenset(".,!?…;:")


def find_marked(text: str) -> list[Marked]:
    """Outermost quotations in marks, in order; a quotation over several paragraphs gives one each.

    >>> [m.inner for m in find_marked('He: “No "cards".” She: “Well')]
    [Span(start=5, end=16), Span(start=24, end=28)]
    """
    found: list[Marked] = []
    left_open = ""
    among = list(paragraphs(text))
    for paragraph, following in zip_longest(among, among[1:]):
        goes_on = "" if following is None else text[following.start]
        marks = list(_pairs(text, paragraph, left_open, goes_on))
        found.extend(marks)
        left_open = ""
        if marks and not marks[-1].closed:
            left_open = text[marks[-1].start]
    return [m for m in found if any(map(str.isalnum, text[m.inner.start : m.inner.end]))]


def _pairs(text: str, paragraph: Span, left_open: str, goes_on: str) -> Iterator[Marked]:
    matches = list(_MARK.finditer(text, *paragraph))
    single_ends = [m.start() for m in matches if m[0] in {"’", "'"} and _ends_single(text, m)]
    doubles = any(m[0] not in _SINGLE for m in matches) and not _is_british(
        text, matches, single_ends
    )
    odd = _missing(text, matches)
    last_curly = max((m.start() for m in matches if m[0] == "”"), default=-1)
    balanced = sum(m[0] == "“" for m in matches) == sum(m[0] == "”" for m in matches)
    opened: re.Match[str] | None = None
    continues = False
    nested = False  # within straight marks that stand in curly ones
    depth = 0
    for m in matches:
        mark, place = m[0], m.start()
        if opened is None:
            nested = False
        elif opened[0] == "“" and mark in _STRAIGHT and _starts_word(text, m):
            nested = True
            continue
        elif nested and mark in _STRAIGHT:
            nested = False
            continue
        if opened is not None and opened[0] in _STRAIGHT and mark in {"“", "”"}:
            opens = mark == "“" and not _ends_word(text, m)
            if opens or depth > 1:
                depth += 1 if opens else -1
                continue
        if opened is None:
            left = not doubles and mark == goes_on and _speech_opens(text, m)
            if not left and not _opens(text, m, doubles, single_ends):
                continue
            opened, depth = m, 1
            continues = place == paragraph.start and left_open == text[place]
        elif mark == opened[0] == "“" and _ends_word(text, m):
            yield _marked(opened, m.start(), m.end(), True, continues)
            opened = None
        elif (
            mark in _CLOSERS[opened[0]]
            and not (
                mark in _STRAIGHT
                and opened[0] == "“"
                and place < last_curly
                and not _ends_speech(text, m)
            )
            and not (mark in odd and mark == opened[0] and _starts_word(text, m))
        ):
            if mark in _SINGLE and opened[0] in _SINGLE and place not in _near(single_ends, place):
                continue
            depth = 0 if opened[0] in _STRAIGHT else depth - 1
            if depth == 0:
                yield _marked(opened, m.start(), m.end(), True, continues)
                opened = None
        elif mark == opened[0] == "“" and balanced:
            depth += 1
        elif mark == opened[0] and mark not in _SINGLE:
            yield _marked(opened, place, place, False, continues)
            opened, continues = m, False
    if opened is not None and (opened[0] not in _SINGLE or opened[0] == goes_on):
        yield _marked(opened, paragraph.end, paragraph.end, False, continues)


def _is_british(text: str, matches: list[re.Match[str]], single_ends: list[int]) -> bool:
    # ‘The pier was “safe”,’ she said: single marks come first, and close behind double ones.
    first = matches[0]
    before, after = text[first.start() - 1 : first.start()], text[first.end() : first.end() + 1]
    double = next((m.start() for m in matches if m[0] not in _SINGLE), len(text))
    return (
        first[0] in {"‘", "'"}
        and not before.isalnum()
        and bool(after.strip())
        and any(end > double and text[end - 1] in _BEFORE_SINGLE for end in single_ends)
    )


def _marked(opened: re.Match[str], inner_end: int, end: int, closed: bool, on: bool) -> Marked:
    inner_end = max(inner_end, opened.end())
    return Marked(opened.start(), max(end, inner_end), Span(opened.end(), inner_end), closed, on)


def _ends_word(text: str, m: re.Match[str]) -> bool:
    # “Apparently not,“ he said: whatever its shape, this mark closes.
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    return bool(before.strip()) and before not in "([—–-" and not after.strip()


def _opens(text: str, m: re.Match[str], doubles: bool, single_ends: list[int]) -> bool:
    before = text[m.start() - 1 : m.start()]
    after = text[m.end() : m.end() + 1]
    at_word = not before.isalnum() and bool(after) and not after.isspace()
    if m[0] in {"“", '"', "''"} and _ends_word(text, m):
        return False
    if m[0] in {"“", "„", "‟", "«", "‹", "``", "「", "『"}:
        return True
    if m[0] in {"‘", "'"}:
        # Within a paragraph that uses double marks, single ones are apostrophes or titles.
        place = bisect_left(single_ends, m.end())
        return at_word and not doubles and place < len(single_ends)
    if m[0] in {"」", "』"}:
        return False
    if m[0] in {"”", "»", "›", "’"}:
        return at_word and m[0] != "’" and not before.strip()
    return not (before.isdigit() and not at_word)  # 5'10"


def _speech_opens(text: str, m: re.Match[str]) -> bool:
    # She said: 'It was awful.  The next paragraph opens again: the quotation is left open.
    before = text[max(0, m.start() - 2) : m.start()].rstrip(" \u00a0")
    return not before.strip() or before.endswith((":", ","))


def _starts_word(text: str, m: re.Match[str]) -> bool:
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    return (not before.strip() or before in "([") and after.isalnum()


def _ends_speech(text: str, m: re.Match[str]) -> bool:
    # “We will fight on," he said: typed in a hurry. Not “a 12" pizza”.
    return _ends_word(text, m) and not text[m.start() - 1].isdigit()


def _missing(text: str, matches: list[re.Match[str]]) -> set[str]:
    """Straight marks of which one is missing: one before a word then opens the next quotation."""
    found = set()
    for mark in _STRAIGHT:
        of_it = [m for m in matches if m[0] == mark]
        opening = sum(_starts_word(text, m) for m in of_it)
        closing = sum(_ends_word(text, m) for m in of_it)
        if len(of_it) % 2 or opening > closing:
            found.add(mark)
    return found


def _ends_single(text: str, m: re.Match[str]) -> bool:
    # "workers' rights" closes nothing; "..., the workers' said" is rare enough.
    before = text[m.start() - 1 : m.start()]
    after = text[m.end() : m.end() + 2].strip()
    return before in _PUNCTUATION or before != "s" or not after[:1].isalpha()


def _near(places: list[int], place: int) -> list[int]:
    at = bisect_left(places, place)
    return places[at : at + 1]
