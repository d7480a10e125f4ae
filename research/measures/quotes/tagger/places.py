"""Clues of each token of a text: quotation marks, its unit, and the cues and stops around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from research.languages.en import lists
from research.measures.quotes.cues import cue_words, forms
from research.measures.quotes.tagger import clues
from research.measures.quotes.tagger.clues import NOTHING, Clue, bucket
from research.text.document import Document

_CLAUSE_WORDS = lists.words("grammar", "content_opener")
_STOPS = frozenset([",", ";", ":", "—", "–", "--", "(", ")", ".", "!", "?"])
_CLAUSE_REACH = 15  # tokens before a cue among which its clause opens
_MOST_BETWEEN = 4  # words that part clauses, counted from a cue on


class Stretch(NamedTuple):
    """Tokens from `first` to before `last`, and what all of them have.

    `near` are clues told by how far a token is, each with the token that it is far from; `by_part`
    is told by the token's word class, if there is one.
    """

    first: int
    last: int
    clues: tuple[Clue, ...]
    near: tuple[tuple[Clue, int], ...] = ()
    by_part: Clue | None = None


class _Unit(NamedTuple):
    """A unit while it is read: its edges, and numbers of the tokens that matter.

    Of its cues: what they are (lemma and kind), and how they stand. `edges` are where quotation
    marks begin and end.
    """

    first: int
    last: int
    cues: list[int]
    described: list[tuple[str, str]]
    patterns: list[str]
    stops: list[int]
    edges: list[int]


def find_clues(document: Document, parts: list[str]) -> tuple[Iterator[Stretch], ...]:
    """Clues of all tokens, whose word classes are `parts`.

    The stretches of each iterator cover all tokens in order, and have as many clues in `near`.
    They are made as they are read: a text has thousands.
    """
    padded = ["^^", "^^", *parts, "$$", "$$"]
    units = list(_read(document, padded))
    return (
        _of_marks(document, padded),
        _of_units(document, units),
        (stretch for unit in units for stretch in _of_verbs(unit, parts)),
        (stretch for unit in units for stretch in _of_stops(document, unit, padded)),
    )


def _of_marks(document: Document, padded: list[str]) -> Iterator[Stretch]:
    runs = list(_runs(document.marked))
    states = []
    for first, last in runs:
        count = last - first
        inside = document.marked[first] >= 0
        states.append(f"B{'I' * (count - 2)}E"[:count] if inside else "O" * count)
    joined = f"^{''.join(states)}$"
    for first, last in runs:
        inside = document.marked[first] >= 0
        quotation = [_quotation(document, first, last, padded)] if inside else []
        # Only the first two tokens of a run and the last two have other states around them.
        near_edges = (first + 1, first + 2, last - 2, last - 1)
        cuts = {first, last, *(at for at in near_edges if first < at < last)}
        for start, end in pairwise(sorted(cuts)):
            around = joined[start : start + 3]
            mark = (clues.mark, around[1], around[1] == "O" != around[2])
            yield Stretch(start, end, ((clues.marks_around, around), *quotation), (), mark)


def _runs(values: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of equal values."""
    cuts = [at for at, (one, other) in enumerate(pairwise(values), 1) if one != other]
    return pairwise([0, *cuts, len(values)] if values else [])


def _quotation(document: Document, first: int, last: int, padded: list[str]) -> Clue:
    quotation = document.marks[document.marked[first]]
    inner = document.text[quotation.inner.start : quotation.inner.end].strip()
    before = document.lower[first - 1] if first else "^"
    form = forms().get(before)
    left = form.cue_class if form is not None else padded[first + 1]
    if first == 0 or document.paragraph[first - 1] != document.paragraph[first]:
        left = "^"
    after = padded[last + 2]
    if last >= len(document.tokens) or document.paragraph[last] != document.paragraph[first]:
        after = "$"
    return (
        clues.quotation,
        bucket(sum(word[:1].isalnum() for word in document.lower[first:last])),
        inner[-1:] if inner[-1:] in ",.!?…—" else "x",
        "X" if inner[:1].isupper() else "x",
        left,
        before,
        after,
        f"{quotation.closed}{quotation.continues}",
    )


def _read(document: Document, padded: list[str]) -> Iterator[_Unit]:
    lower, marked, known = document.lower, document.marked, cue_words()
    cues = [at for at, word in enumerate(lower) if word in known and marked[at] < 0]
    stops = [at for at, word in enumerate(lower) if word in _STOPS and marked[at] < 0]
    edges = [at for at, (a, b) in enumerate(pairwise(marked), 1) if a != b and min(a, b) < 0]
    for tokens in document.units:
        first, last = tokens.start, tokens.stop
        within = _within(cues, first, last)
        yield _Unit(
            first,
            last,
            within,
            [_described(lower[at]) for at in within],
            [_pattern(document, padded, tokens, at) for at in within],
            _within(stops, first, last),
            _within(edges, first + 1, last),
        )


def _within(places: list[int], first: int, last: int) -> list[int]:
    return places[bisect_left(places, first) : bisect_left(places, last)]


def _described(word: str) -> tuple[str, str]:
    form = forms().get(word)
    return (form.lemma, f"{form.cue_class}|{form.part}") if form is not None else (word, word)


def _pattern(document: Document, padded: list[str], unit: range, cue: int) -> str:
    """How a cue stands in its unit: its class, what opens its clause, what follows it."""
    kind = _described(document.lower[cue])[1]
    at = cue - 1
    while at >= unit.start and cue - at <= _CLAUSE_REACH:
        if document.marked[at] >= 0 or document.lower[at] in _STOPS:
            break
        at -= 1
    opens = "^" if at < unit.start else "q" if document.marked[at] >= 0 else document.lower[at]
    follows = padded[cue + 3] if cue + 1 < unit.stop else "$"
    if cue + 1 < unit.stop:
        follower = document.lower[cue + 1]
        if document.marked[cue + 1] >= 0:
            follows = "q"
        elif follower in _CLAUSE_WORDS:
            follows = follower
    return f"{kind}|{opens}{bucket(cue - at - 1)}|{follows}"


def _of_units(document: Document, units: list[_Unit]) -> Iterator[Stretch]:
    lower, paragraph = document.lower, document.paragraph
    kind = "^"
    for unit in units:
        first, last, cues = unit.first, unit.last, unit.cues
        opens = document.marked[first] >= 0
        new = first == 0 or paragraph[first] != paragraph[first - 1]
        marks = "M" if opens or unit.edges else "m"
        before, kind = (
            kind,
            f"{marks}{'O' if opens else 'o'}{'P' if new else 'p'}c{min(len(cues), 2)}",
        )
        clue = (
            clues.unit,
            kind,
            before,
            min(paragraph[first], 3),
            lower[first],
            lower[last - 1],
            unit.patterns[0] if cues else "-",
            unit.patterns[-1] if cues else "-",
            last - cues[-1] < 4 if cues else 0,
        )
        yield Stretch(first, last, (clue,), (((clues.from_start,), first), ((clues.to_end,), last)))


def _tiles(unit: _Unit, cuts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The unit cut at these places, which are in it or at its end."""
    return pairwise(sorted({unit.first, unit.last, *cuts}))


def _of_verbs(unit: _Unit, parts: list[str]) -> Iterator[Stretch]:
    cuts = (
        at
        for at, part in enumerate(parts[unit.first : unit.last], unit.first + 1)
        if part[0] == "V" or part == "MD"
    )
    for first, last in _tiles(unit, cuts):
        verb = ("-", first) if first == unit.first else (parts[first - 1], first - 1)
        yield Stretch(first, last, (NOTHING,), (((clues.after_verb, verb[0]), verb[1]),))


def _of_stops(document: Document, unit: _Unit, padded: list[str]) -> Iterator[Stretch]:
    """Stretches parted by stops, marks, cues, and by what parts clauses after a cue."""
    lower, cues, stops = document.lower, unit.cues, unit.stops
    between = dict(_between(document, unit))
    cuts = [*cues, *(at + 1 for at in (*cues, *stops)), *unit.edges, *between]
    parted = ""
    for first, last in _tiles(unit, cuts):
        parted = between.get(first, parted)
        left, right = bisect_left(cues, first) - 1, bisect_right(cues, first)
        before = bisect_left(stops, first) - 1
        opening = stops[before] + 1 if before >= 0 else unit.first
        stopped = lower[opening - 1] if before >= 0 else "^"
        stop, stop_at = _next_stop(document, unit, first)
        inside = document.marked[first] >= 0
        following = (clues.quoted,) if inside else (clues.next_stop, stop)
        shared: list[Clue] = [(clues.clause, lower[opening], stopped, stop)]
        near: list[tuple[Clue, int]] = [((clues.last_stop, stopped), opening), (following, stop_at)]
        by_part = None
        if left < 0:
            shared.append((clues.no_left_cue,))
            near.append((NOTHING, first))
        else:
            at, (lemma, kind) = cues[left], unit.described[left]
            follower = padded[at + 3]
            shared.append(
                (clues.left_cue, lemma, kind, unit.patterns[left], follower, parted, stop)
            )
            near.append(((clues.after_cue, kind), at))
            by_part = (clues.part_after_cue, lemma, stopped)
        if right == len(cues):
            shared.append((clues.no_right_cue,))
            near.append((NOTHING, first))
        else:
            at, (lemma, kind), pattern = cues[right], unit.described[right], unit.patterns[right]
            rest = min(unit.last - at, 4)
            shared.append((clues.right_cue, lemma, kind, pattern, stop, rest, left >= 0))
            beyond = bucket(max(0, at - stop_at))
            ahead = (clues.before_cue, kind, pattern, stop, beyond)
            near.append(((clues.quoted_before_cue, kind, pattern) if inside else ahead, at))
        if _first(cues, left + 1, unit.last) == first:
            shared.append((clues.cue, lower[first], unit.patterns[left + 1]))
        yield Stretch(first, last, tuple(shared), tuple(near), by_part)


def _next_stop(document: Document, unit: _Unit, at: int) -> tuple[str, int]:
    """The first stop from a token on, or the quotation that comes before it, and its place."""
    if document.marked[at] >= 0:
        return "q", at
    stop = _first(unit.stops, bisect_left(unit.stops, at), unit.last)
    edge = _first(unit.edges, bisect_right(unit.edges, at), unit.last)
    if edge < stop:
        return "q", edge
    return ("$", stop) if stop == unit.last else (document.lower[stop], stop)


def _first(places: list[int], number: int, otherwise: int) -> int:
    return places[number] if number < len(places) else otherwise


def _between(document: Document, unit: _Unit) -> Iterator[tuple[int, str]]:
    """What parts clauses since the last cue, from each token on where that changes."""
    for cue, last in pairwise([*unit.cues, unit.last]):
        seen: list[str] = []
        yield cue + 1, ""
        for at in range(cue + 1, last):
            here = document.lower[at]
            inside = "q" if document.marked[at] >= 0 else ""
            word = here if here in _CLAUSE_WORDS or here == "," else inside
            if word and seen[-1:] != [word]:
                seen.append(word)
                yield at + 1, "".join(seen)
                if len(seen) == _MOST_BETWEEN:
                    break
