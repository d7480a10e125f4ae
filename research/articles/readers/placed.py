"""What the place and the size of a PDF's lines tell: a paragraph's indent, a headline of several lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import Any, Final, NamedTuple

from research.articles import mastheads
from research.articles.forms import SENTENCE_END, byline, dated
from research.articles.records import Metadata

_EM: Final = (0.5, 4.0)  # an indent, in sizes of the letters
_FEWEST: Final = 2  # paragraphs with an indent
_ENDED: Final = 0.8  # share of them behind a line that ends a sentence
_ALONE: Final = 0.5  # share of them whose second line has no indent: a block quotation has one
_LARGE: Final = 1.25  # times the size of most letters
_MOST: Final = 4  # lines of a headline


class _Line(NamedTuple):
    text: str
    left: float  # in points, as its letters' size
    size: float


def text_of(sheet: Any) -> str:
    """The text of a page of a PDF, with an empty line before a paragraph that an indent opens.

    Lines that are set large and stand together, as those of a headline, are one.
    """
    lines: list[_Line] = []
    parts: list[_Line] = []

    def see(text: str, cm: Sequence[float], tm: Sequence[float], _: Any, size: float) -> None:
        left = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
        first, *others = text.split("\n")
        parts.append(_Line(first, left, abs(cm[0] * tm[0] + cm[2] * tm[1]) * size))
        for other in others:
            lines.append(_whole(parts))
            parts[:] = [parts[-1]._replace(text=other)]

    text: str = sheet.extract_text(visitor_text=see)
    lines.append(_whole(parts))
    if "\n".join(line.text for line in lines).strip() != text.strip():
        return text
    return "\n".join(_parted(_joined(lines)))


def _whole(parts: Sequence[_Line]) -> _Line:
    first = next((part for part in parts if part.text.strip()), _Line("", 0, 0))
    return first._replace(text="".join(part.text for part in parts))


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, those of a headline as one with an empty line around it.

    A byline, a day or the paper's name may be set as large, and a line that ends a sentence is whole.

    >>> page = [_Line("Ferry to", 50, 20), _Line("close", 50, 20), _Line("It rained all day.", 50, 10)]
    >>> [line.text for line in _joined(page)]
    ['Ferry to close', '', 'It rained all day.']
    >>> signed = [_Line("Ferry to close", 50, 20), _Line("By Jane Rowe", 50, 20), page[2]]
    >>> [line.text for line in _joined(signed)]
    ['Ferry to close', 'By Jane Rowe', 'It rained all day.']
    """
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    usual = max(letters, key=letters.__getitem__, default=0.0)
    found: list[_Line] = []
    for size, group in groupby(
        lines, key=lambda line: round(line.size) if line.text.strip() else 0
    ):
        run = list(group)
        if size < _LARGE * usual or len(run) > _MOST:
            found += run
            continue
        for part in _of_one(run):
            text = " ".join(line.text.strip() for line in part)
            if len(part) > 1 and found and found[-1].text.strip():
                found.append(_Line("", 0, 0))
            found.append(part[0]._replace(text=text))
            if len(part) > 1:
                found.append(_Line("", 0, 0))
    # What is set small behind the last line is under the page, or a note; a sentence goes on over it.
    small = list(takewhile(lambda line: line.size * _LARGE <= usual, reversed(found)))
    above = len(found) - len(small)
    if small and above and SENTENCE_END.search(found[above - 1].text.rstrip()):
        found.insert(above, _Line("", 0, 0))
    return found


def _of_one(run: Sequence[_Line]) -> list[list[_Line]]:
    """Large lines that stand together, parted where one line is no part of what stands around it."""
    parts: list[list[_Line]] = []
    whole = True
    for line in run:
        text = line.text.strip()
        alone = bool(byline(text, Metadata()) or dated(text) or mastheads.is_whole_name(text))
        if whole or alone:
            parts.append([line])
        else:
            parts[-1].append(line)
        whole = alone or SENTENCE_END.search(text) is not None
    return parts


def _parted(lines: Sequence[_Line]) -> list[str]:
    """The lines' texts, with an empty one before each that opens a paragraph by its indent.

    >>> told = [("It rained", 62), ("all day.", 50), ("It was", 62), ("cold.", 50), ("Then", 62), ("it", 50)]
    >>> _parted([_Line("Rain", 50, 20), *(_Line(text, left, 10) for text, left in told)])
    ['Rain', '', 'It rained', 'all day.', '', 'It was', 'cold.', '', 'Then', 'it']
    """
    texts = [line.text for line in lines]
    filled = [n for n, line in enumerate(lines) if line.text.strip()]
    starts = Counter(round(lines[n].left) for n in filled)
    marked = [n for n in filled if _is_indented(lines[n], starts)]
    # The headline and the byline stand over the first.
    behind = [n for n in marked if n and texts[n - 1].strip()]
    while behind and not SENTENCE_END.search(texts[behind[0] - 1].rstrip()):
        behind.pop(0)
    ended = [n for n in behind if SENTENCE_END.search(texts[n - 1].rstrip())]
    alone = sum(n + 1 not in marked for n in marked)
    few = len(behind) < _FEWEST or len(ended) < _ENDED * len(behind)
    if few or alone < _ALONE * len(marked):
        return texts
    opens = {*ended, *(n for n in marked if n < behind[0])}
    return [part for n, text in enumerate(texts) for part in ([""] if n in opens else []) + [text]]


def _is_indented(line: _Line, starts: Counter[int]) -> bool:
    """Whether a line begins a little to the right of where more lines begin."""
    least, most = (round(line.left - em * line.size) for em in _EM)
    own = max(starts[round(line.left) + n] for n in (-1, 0, 1))
    return any(count > own for left, count in starts.items() if most <= left <= least)
