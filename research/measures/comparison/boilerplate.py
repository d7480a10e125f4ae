"""Sentences that a site prints under unlike articles: captions, teasers, requests to sign up.

They would tie every two articles that carry them. A sentence repeated in articles that are alike
without it too is wire copy or a quotation, and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray

# Hash of a sentence -> (number of the article, which of its sentences).
Repeated = Mapping[int, Sequence[tuple[int, int]]]

_PAIRS = 30  # most pairs of articles judged for one sentence


class Sentences:
    """Hashes of the sentences of articles that are added one by one, to find those that come again.

    >>> sentences = Sentences()
    >>> for number in (0, 1):
    ...     sentences.add(number, np.array([7, 8 + number], np.uint64))
    >>> sentences.repeated()
    {7: [(0, 0), (1, 0)]}
    """

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._hashes: list[NDArray[np.uint64]] = []

    def add(self, number: int, hashes: NDArray[np.uint64]) -> None:
        """Add the sentences of an article by its number, larger than those before."""
        self._numbers.append(number)
        self._hashes.append(hashes)

    def repeated(self) -> dict[int, list[tuple[int, int]]]:
        """Sentences that stand in two articles or more, and where."""
        sizes = [len(one) for one in self._hashes]
        hashes = np.concatenate([*self._hashes, np.zeros(0, np.uint64)])
        articles = np.repeat(np.array(self._numbers, np.int32), sizes)
        places = np.concatenate([*map(np.arange, sizes), np.zeros(0, np.int64)])
        order = np.argsort(hashes, kind="stable")
        hashes, articles, places = hashes[order], articles[order], places[order]
        starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])[: len(hashes)])
        ends = np.append(starts[1:], len(hashes))[: len(starts)]
        several = articles[starts] != articles[ends - 1] if len(starts) else starts.astype(bool)
        return {
            int(hashes[a]): list(zip(articles[a:b].tolist(), places[a:b].tolist(), strict=True))
            for a, b in zip(starts[several].tolist(), ends[several].tolist(), strict=True)
        }


def misplaced(sentences: Repeated, alike: Callable[[int, int], bool | None]) -> Repeated:
    """The sentences whose articles are mostly unlike.

    Parameters
    ----------
    sentences
        As `Sentences.repeated` gives them.
    alike
        Whether two articles are alike without these sentences; None where too little is left.
    """
    return {s: held for s, held in sentences.items() if _unlike({n for n, _ in held}, alike)}


def _unlike(numbers: set[int], alike: Callable[[int, int], bool | None]) -> bool:
    pairs = islice(combinations(sorted(numbers), 2), _PAIRS)
    told = [one for a, b in pairs if (one := alike(a, b)) is not None]
    return bool(told) and sum(told) < len(told) / 2


def places(sentences: Repeated) -> dict[int, list[int]]:
    """Which sentences of an article these are, by its number."""
    found: dict[int, list[int]] = {}
    for held in sentences.values():
        for number, place in held:
            found.setdefault(number, []).append(place)
    return found
