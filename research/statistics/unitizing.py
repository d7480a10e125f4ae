"""How well coders agree who each mark passages of one text, where none were given to them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

Passage = tuple[int, int]


class Unitized(NamedTuple):
    """Alpha for passages, with what it is made of; NaN where nobody marked any."""

    value: float
    observed: float
    expected: float


def unitizing_alpha(
    marked: Mapping[Hashable, Sequence[Passage]], *, length: int, start: int = 0
) -> Unitized:
    """Agreement beyond chance on where passages of one code begin and end; 1 is full.

    alpha_U = 1 - D_observed / D_expected. Two passages that overlap differ by the sum of the squares
    of what each has alone at its two ends; one that lies wholly in a gap of the other coder, by the
    square of its length; D_expected is that over all ways to place the passages. Krippendorff 1995,
    On the reliability of unitizing contiguous data, Sociological Methodology 25; the worked example
    in Krippendorff 2004, Content Analysis, pp. 251-256.

    Long passages weigh with the square of their length. With more than two coders the chance term
    runs high (Krippendorff et al. 2016, Quality and Quantity 50(6)): take the coders two by two.

    Parameters
    ----------
    marked
        Coder to their passages, (start, end) with the end left out; a coder who saw the text and
        marked nothing has an empty list. Passages of one coder that overlap or touch are joined.
    length, start
        Of the text, in the unit of the offsets, and its first offset.

    Returns
    -------
    Unitized
        value, observed, expected.

    Examples
    --------
    >>> unitizing_alpha({"a": [(10, 20)], "b": [(10, 20)]}, length=100).value
    1.0
    """
    coders = [_joined(passages) for passages in marked.values()]
    m = len(coders)
    if m < 2 or length < 1 or not any(coders):
        return Unitized(math.nan, math.nan, math.nan)
    gaps = [_gaps(passages, start, start + length) for passages in coders]
    apart = sum(
        _apart(coders[i], coders[j], gaps[j]) + _alone(coders[j], gaps[i])
        for i, j in combinations(range(m), 2)
    )
    observed = 2 * apart / (m * (m - 1) * length**2)
    expected = _expected(coders, gaps, length)
    return Unitized(1 - observed / expected if expected else math.nan, observed, expected)


def _joined(passages: Sequence[Passage]) -> list[Passage]:
    out: list[Passage] = []
    for start, end in sorted(passages):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _gaps(passages: Sequence[Passage], start: int, end: int) -> list[Passage]:
    edges = [start, *(edge for passage in passages for edge in passage), end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _apart(ours: Sequence[Passage], theirs: Sequence[Passage], gaps: Sequence[Passage]) -> int:
    overlapping = sum(
        (a - c) ** 2 + (b - d) ** 2 for a, b in ours for c, d in theirs if a < d and c < b
    )
    return overlapping + _alone(ours, gaps)


def _alone(passages: Sequence[Passage], gaps: Sequence[Passage]) -> int:
    return sum((b - a) ** 2 for a, b in passages if any(c <= a and b <= d for c, d in gaps))


def _expected(
    coders: Sequence[Sequence[Passage]], gaps: Sequence[Sequence[Passage]], length: int
) -> float:
    m = len(coders)
    sizes = [end - start for passages in coders for start, end in passages]
    empty = [end - start for of_coder in gaps for start, end in of_coder]
    total = 0.0
    for size in sizes:
        total += (len(sizes) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        total += size**2 * sum(gap - size + 1 for gap in empty if gap >= size)
    placed = m * length * (m * length - 1) - sum(size * (size - 1) for size in sizes)
    return 2 / length * total / placed
