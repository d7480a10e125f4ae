"""Several articles of a database that is not known, told by what comes again with each of them.

A line of one wording stands at the end or over each ("Back to contents", "Document 1 of 9"), or their
headlines are listed above all. The text is parted only where each part opens with a headline beside a
line that holds a day; where something speaks for several and they cannot be parted, that is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise, takewhile
from typing import Final

from research.articles import citations, dates, mastheads
from research.articles.chrome import squash
from research.articles.exports import Part, Split, between, filled, sections, texts
from research.articles.forms import END, byline, is_name, is_prose, weight
from research.articles.records import Change, Line, Metadata, excerpt
from research.languages import bylines

_NAME: Final = "text"
_MARK: Final = 60  # characters of a line that comes again
_SIGNED: Final = 134  # characters of a line that holds a day
_OVER: Final = 3  # lines of an article over the one with its day: headline, author, paper
_NEAR: Final = 4  # lines between a mark and the line with the day
_PARAGRAPHS: Final = 2  # of an article; a teaser has one
_HEADLINE: Final = (3, 25)  # words, fewest and most
_CONTENTS: Final = 300  # lines of a list of headlines
_TRIED: Final = (
    40  # wordings that come again; more are no marks, and would cost their number times the text
)
_NUMBER: Final = re.compile(r"\d{1,3}[.)]?")  # alone in its line
_DIGITS: Final = re.compile(r"\d+")
Chunk = Sequence[Line]


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of such a text, or None where there is one, or where it cannot be told."""
    lines = filled(lines)
    listed = _listed(lines)
    named = frozenset(lines[n].text for n in listed)
    for over, chunks, shown in chain(_at_marks(lines), _at_headlines(lines, listed)):
        if _is_head(over, named):
            continue
        # Where most lines beside the days name a paper, the others do too.
        papers = [any(map(_names_paper, _head(chunk))) for chunk in chunks]
        parts = [_part(chunk, shown, named, sure=2 * sum(papers) > len(papers)) for chunk in chunks]
        found = [part for part in parts if part]
        titles = {squash(part.metadata.title or "") for part in found}
        if len(found) == len(parts) == len(titles) > 1:
            return Split(_NAME, tuple(found), texts(over))
    return _closed(lines)


def _names_paper(line: Line) -> bool:
    return mastheads.is_paper(line.text) and not _may_head(line.text)


def _is_head(over: Chunk, listed: frozenset[str]) -> bool:
    """Whether what stands over all heads one article: a headline that no list names, signed below."""
    return any(
        _may_head(line.text)
        and line.text not in listed
        and (
            byline(under.text, Metadata())
            or is_name(under.text)
            or citations.read(under.text, marked=True)
        )
        for line, under in pairwise(over)
    )


def _closed(lines: Sequence[Line]) -> Split | None:
    """Articles with a line under each that says where it was taken from: paper and day."""
    cited = {
        n: found for n, x in enumerate(lines) if (found := citations.sourced(x.text.strip("()[] ")))
    }
    *chunks, rest = sections(lines, [0, *(n + 1 for n in cited)])
    if len(chunks) < 2 or any(is_prose(line.text) for line in rest):
        return None
    # A title may stand over the first.
    cut = max(0, len(_head(chunks[0])) - max(len(_head(chunk)) for chunk in chunks[1:]))
    over, chunks = [*chunks[0][:cut], *rest], [chunks[0][cut:], *chunks[1:]]
    if not all(
        _may_head(chunk[0].text) and sum(is_prose(x.text) for x in chunk) >= _PARAGRAPHS
        for chunk in chunks
    ):
        return None
    reason = "one of the articles of this file, each over the line that says where it is from"
    parts = (
        Part(
            tuple(chunk[:-1]),
            replace(known, title=chunk[0].text),
            (Change("export", "repaired", excerpt(chunk[-1].text), None, reason),),
        )
        for chunk, known in zip(chunks, cited.values(), strict=True)
    )
    return Split(_NAME, tuple(parts), texts(over))


def trimmed(found: Split) -> Split:
    """The same articles without a line of one wording that ends each of them and is no sentence."""
    last = Counter(
        part.lines[-1].text
        for part in found.parts
        if len(part.lines) > 1 and not is_prose(part.lines[-1].text)
    )
    mark, count = last.most_common(1)[0] if last else ("", 0)
    if count < 2 or count < len(found.parts) - 1:
        return found
    change = Change("export", "removed", excerpt(mark), None, "it ends each article of this file")
    parts = (
        replace(part, lines=part.lines[:-1], changes=(*part.changes, change))
        if part.lines and part.lines[-1].text == mark
        else part
        for part in found.parts
    )
    return replace(found, parts=tuple(parts))


def suspected(lines: Sequence[Line]) -> Change | None:
    """What speaks for several articles in a text that was not parted, to be said."""
    lines = filled(lines)
    prose = [n for n, line in enumerate(lines) if is_prose(line.text)]
    starts = [n for n in range(len(lines)) if _opens(lines, n, prose[0] if prose else 0)]
    parts = sections(lines, starts)
    heads = [part[0].text for part in parts if sum(is_prose(x.text) for x in part) >= _PARAGRAPHS]
    if len(heads) < 2:
        return None
    reason = (
        f"this text seems to hold {len(heads)} articles, each with a day under its headline, and is read "
        "as one; part them by a line of ====="
    )
    return Change("export", "flagged", excerpt(" ⏎ ".join(heads)), None, reason)


def _opens(lines: Sequence[Line], number: int, first: int) -> bool:
    """Whether an article may open here: a headline over a day and prose, first or soon behind other prose."""
    under = list(takewhile(lambda x: not is_prose(x.text), lines[number + 1 : number + 1 + _OVER]))
    prose = lines[number + 1 + len(under) : number + 2 + len(under)]
    return (
        _may_head(lines[number].text)
        and any(is_prose(x.text) for x in prose)
        and any(_day(x.text) for x in under)
        and (
            number < first or any(is_prose(x.text) for x in lines[max(0, number - _NEAR) : number])
        )
    )


def _day(text: str) -> str | None:
    """The day in a line that is no sentence."""
    if len(text) > _SIGNED or is_prose(text):
        return None
    cited = mastheads.of_line(text, under=True)
    return cited[1] if cited else dates.within(text)


def _may_head(text: str) -> bool:
    """Whether a line may be a headline: words enough, no sentence, no name, no paper."""
    fewest, most = _HEADLINE
    signed = byline(text, Metadata()) or is_name(text) or bylines.may_be_name(text)
    return (
        fewest <= weight(text)[0] <= most
        and not (END.search(text) or text[:1].islower() or signed or _day(text))
        and "://" not in text
        and not mastheads.is_whole_name(text)
    )


def _listed(lines: Sequence[Line]) -> dict[int, int]:
    """Lines that are named in a list over all prose, and where it names them."""
    first = next((n for n, line in enumerate(lines) if is_prose(line.text)), 0)
    keys = [squash(line.text) for line in lines]
    found: dict[int, int] = {}
    for n, line in enumerate(lines):
        if not _may_head(line.text):
            continue
        above = next((m for m in range(min(n, first, _CONTENTS)) if keys[n] in keys[m]), None)
        if above is not None:
            found[n] = above
    return found


def _at_marks(
    lines: Sequence[Line],
) -> Iterator[tuple[Chunk, list[Chunk], str]]:
    """What lies between lines of one wording, each such wording in turn, the nearest to the prose first."""
    places: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        key = _DIGITS.sub("0", squash(line.text))
        alone = _NUMBER.fullmatch(line.text) is not None
        named = any(map(str.isalpha, key)) and "://" not in line.text
        if len(line.text) <= _MARK and (alone or named) and not _day(line.text):
            places.setdefault(key, []).append(n)
    told = [is_prose(line.text) for line in lines]
    before = list(accumulate(told, initial=0))
    last = list(accumulate((told[n] and n for n in range(len(told))), max, initial=0))
    found = []
    for marks in (again for again in places.values() if len(again) > 1):
        edges = [-1, *marks, len(lines)]
        prose = [before[b] - before[a + 1] for a, b in pairwise(edges)]
        if sum(map(bool, prose)) < 2 or 0 < min(filter(None, prose)) < _PARAGRAPHS:
            continue
        tails = sum(b - last[b] for b, count in zip(edges[1:], prose, strict=True) if count)
        found.append((tails, marks, prose))
    for _, marks, prose in sorted(found)[:_TRIED]:
        chunks = between(lines, marks)
        held = [chunk for chunk, count in zip(chunks, prose, strict=True) if count]
        rest = [x for chunk, count in zip(chunks, prose, strict=True) if not count for x in chunk]
        over, mark = [*rest, lines[marks[0]]], lines[marks[0]].text
        if any(_may_head(x.text) for chunk in held[:-1] for x in _tail(chunk)):
            continue
        # A list or a title may stand over the first.
        above = max(_signed(chunk) for chunk in held[1:])
        cut = max(0, _signed(held[0]) - above)
        yield [*over, *held[0][:cut]], [held[0][cut:], *held[1:]], mark


def _at_headlines(
    lines: Sequence[Line], listed: dict[int, int]
) -> Iterator[tuple[Chunk, list[Chunk], str]]:
    """What lies between the headlines that a list names, with the lines over each that hold paper and day."""
    starts = [n for n in listed if n > max(listed.values())]
    if len(starts) < 2:
        return
    above = 0
    while above < _OVER and all(
        n - above - 1 > max(listed.values())
        and (_day(text := lines[n - above - 1].text) or mastheads.is_whole_name(text))
        for n in starts
    ):
        above += 1
    shown = lines[starts[0]].text
    starts = [n - above for n in starts]
    yield lines[: starts[0]], sections(lines, starts), shown


def _head(chunk: Chunk) -> list[Line]:
    return list(takewhile(lambda line: not is_prose(line.text), chunk))


def _tail(chunk: Chunk) -> list[Line]:
    return list(takewhile(lambda line: not is_prose(line.text), reversed(chunk)))


def _signed(chunk: Chunk) -> int:
    """Where the last line with a day stands over the prose of a chunk; -1 where none does."""
    return max((n for n, line in enumerate(_head(chunk)) if _day(line.text)), default=-1)


def _part(chunk: Chunk, shown: str, named: frozenset[str], *, sure: bool) -> Part | None:
    """The article of a chunk, or None where it does not open as one; `named` are headlines of a list."""
    head, signed = _head(chunk), _signed(chunk)
    if not 0 <= signed <= _OVER or sum(is_prose(x.text) for x in chunk) < _PARAGRAPHS:
        return None
    heads = [x for x in head if _may_head(x.text)]
    heads.sort(key=lambda x: (x.text not in named, not x.heading))
    line = head[signed]
    # Any name beside a day reads like a paper's: "Linden Hall, 4 June 2024".
    if not heads or not (sure or citations.read(line.text) or any(map(_names_paper, head))):
        return None
    title = heads[0]
    cited = citations.read(line.text, marked=True)
    others = [x for x in head if x is not title and not (cited and x is line)]
    paper = cited.outlet if cited else None
    beside = [
        x
        for x in (*head[max(0, signed - 1) : signed], *head[signed + 1 : signed + 2])
        if x in others
    ]
    if sure and not paper and len(beside) == 1 and not any(map(_names_paper, head)):
        signs = is_name(beside[0].text) or byline(beside[0].text, Metadata())
        paper = None if signs else beside[0].text
        others = [x for x in others if signs or x is not beside[0]]
    known = Metadata(
        title=title.text,
        outlet=paper,
        published=cited.date if cited else None,
        byline=cited.byline if cited else None,
    )
    reason = "one of the articles of this file, which this line parts"
    change = Change("export", "repaired", excerpt(shown, limit=80), None, reason)
    return Part((title, *others, *chunk[len(head) :]), known, (change,))
