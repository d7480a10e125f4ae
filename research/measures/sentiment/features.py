"""What a linear model sees of marked mentions: hashed features, valences, in one pass over many.

The words of all surroundings stand one after the other, and each step is done for all of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from research.languages.en import lists
from research.measures.sentiment import lexicon
from research.measures.sentiment.surroundings import Surroundings

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

_BE = lists.words("grammar", "be") | lists.words("grammar", "contracted_be")
_BEFORE_VERB = _BE | lists.words("grammar", "before_verb")
_PLACES = (-3, -2, -1, 1, 2, 3)
# Odd factors that spread hashes (Knuth's and two of xxHash); all arithmetic is modulo 2 ** 64.
_M1, _M2, _M3 = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
_M4 = 0x27D4EB2F165667C5
_ALL = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Joined:
    """Words of several surroundings, one after the other; places are numbers in all of them.

    `item[i]` numbers the surroundings that word i is of, which run from `begins[item]` to before
    `ends[item]` and have their target at `targets[item]`, in the clause from `opens[item]` to
    before `closes[item]`. `turned[i]` says whether word i is negated.
    """

    around: Sequence[Surroundings]
    words: list[str]
    turned: npt.NDArray[np.bool_]
    item: Places
    begins: Places
    ends: Places
    targets: Places
    opens: Places
    closes: Places


def join(around: Sequence[Surroundings]) -> Joined:
    """The words of these surroundings, each of which has at least one, in one list."""
    counts = np.array([len(one.words) for one in around], np.intp)
    ends = np.cumsum(counts)
    begins = ends - counts
    clauses = np.array([one.clause for one in around], np.intp).reshape(-1, 2)
    return Joined(
        around=around,
        words=[word for one in around for word in one.words],
        turned=np.array([no for one in around for no in lexicon.negated(one.words)], np.bool_),
        item=np.repeat(np.arange(len(around)), counts),
        begins=begins,
        ends=ends,
        targets=begins + np.array([one.place for one in around], np.intp),
        opens=begins + clauses[:, 0],
        closes=begins + clauses[:, 1],
    )


class Features(NamedTuple):
    """Hashes of features, sorted, and what they are made of.

    Feature i is of surroundings `item[i]`, made of `width[i]` words from `first[i]` on; width 0 is
    of none. Within an item each is there once.
    """

    hashes: npt.NDArray[np.uint32]
    item: Places
    first: Places
    width: Places


def features(joined: Joined) -> Features:
    """The features of mentions.

    Unigrams with negation and bigrams of the sentence; words of the target's clause by side; the
    three places on each side; bigrams and trigrams through the target; what the target has
    ("TARGET's record"), does, or undergoes; its form and place; quotation marks.
    """
    begins, ends, targets = joined.begins, joined.ends, joined.targets
    plain = np.fromiter(map(_hash, joined.words), np.uint64, len(joined.words))
    marked = plain ^ (joined.turned.astype(np.uint64) * np.uint64(_hash("not")))
    blocks = [
        _runs("word", marked, begins, ends, 1),
        _runs("pair", plain, begins, ends, 2),
        _runs("clause left", marked, joined.opens, targets, 1),
        _runs("clause right", marked, targets + 1, joined.closes, 1),
        _runs("near", plain, np.maximum(targets - 4, begins), targets, 1),
        _runs("pair right", plain, targets, np.minimum(targets + 8, ends), 2),
        _runs("pair left", plain, np.maximum(targets - 7, begins), targets + 1, 2),
        _runs("triple right", plain, targets, np.minimum(targets + 8, ends), 3),
        _singles(joined, plain),
        _shapes(joined),
    ]
    hashes = np.concatenate([block.hashes for block in blocks])
    items = np.concatenate([block.item for block in blocks])
    folded = (hashes * np.uint64(_M4)) & ~np.uint64(2**32 - 1)
    unique, at = np.unique(folded | items.astype(np.uint64), return_index=True)
    return Features(
        hashes=(unique >> np.uint64(32)).astype(np.uint32),
        item=items[at],
        first=np.concatenate([block.first for block in blocks])[at],
        width=np.repeat([block.width for block in blocks], [len(b.item) for b in blocks])[at],
    )


class _Block(NamedTuple):
    """Features of one width: their hashes, whose they are, and their first words."""

    hashes: npt.NDArray[np.uint64]
    item: Places
    first: Places
    width: int


def _runs(
    kind: str, hashes: npt.NDArray[np.uint64], low: Places, high: Places, width: int
) -> _Block:
    """Of each item the runs of `width` words from `low` to before `high`, with their kind."""
    counts = np.maximum(high - low - width + 1, 0)
    item = np.repeat(np.arange(len(counts)), counts)
    first = np.arange(len(item)) + (low - np.cumsum(counts) + counts)[item]
    mixed = hashes[first] * np.uint64(_M1) + np.uint64(_kind(kind))
    for offset, factor in zip(range(1, width), (_M2, _M3), strict=False):
        mixed = mixed + hashes[first + offset] * np.uint64(factor)
    return _Block(mixed, item, first, width)


def _singles(joined: Joined, hashes: npt.NDArray[np.uint64]) -> _Block:
    found = [
        (number, _kind(kind), begin + place)
        for number, (one, begin) in enumerate(
            zip(joined.around, joined.begins.tolist(), strict=True)
        )
        for kind, place in (*_placed(one.place, len(one.words)), *_predicate(one.words, one.place))
    ]
    item, first = (np.array([one[at] for one in found], np.intp) for at in (0, 2))
    kinds = np.array([kind for _, kind, _ in found], np.uint64)
    return _Block(hashes[first] * np.uint64(_M1) + kinds, item, first, 1)


def _shapes(joined: Joined) -> _Block:
    found = [
        (number, _hash(name) * _M1 & _ALL)
        for number, one in enumerate(joined.around)
        for name in _shape(one)
    ]
    item = np.array([number for number, _ in found], np.intp)
    hashes = np.array([value for _, value in found], np.uint64)
    return _Block(hashes, item, np.zeros_like(item), 0)


def _placed(place: int, n: int) -> Iterator[tuple[str, int]]:
    return ((f"place {d}", place + d) for d in _PLACES if 0 <= place + d < n)


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=100)
def _kind(name: str) -> int:
    return (zlib.crc32(name.encode()) << 32 | zlib.adler32(name.encode())) * _M3 & _ALL


def _predicate(words: list[str], place: int) -> Iterator[tuple[str, int]]:
    verb = place + 1
    if words[verb : verb + 1] == ["'s"]:
        for i in range(verb + 1, min(len(words), verb + 4)):
            yield "has", i
    while verb < min(len(words), place + 6) and (
        words[verb] in _BEFORE_VERB or words[verb].endswith("ly")
    ):
        verb += 1
    if verb < len(words):
        yield "does", verb
        if any(word in _BE for word in words[max(place, verb - 2) : verb]):
            yield "is", verb


def _shape(around: Surroundings) -> Iterator[str]:
    words, place = around.words, around.place
    yield f"form {around.form}"
    yield f"place {'first' if place == 0 else 'late' if place > len(words) / 2 else 'middle'}"
    yield f"length {min(len(words) // 8, 6)}"
    before = words[:place]
    if before.count("“") > before.count("”") or before.count('"') % 2 == 1:
        yield "inside marks"
    if "“" in words or "”" in words or '"' in words:
        yield "with marks"


def scores(joined: Joined) -> Floats:
    """VADER's valences around each target, 21 numbers: sum of the good, of the bad, and balance.

    Of the sentence, left, right, the clause, five words on each side, and all by nearness.
    """
    known = lexicon.valences()
    values = np.fromiter(map(known.get, joined.words, repeat(0.0)), np.float64, len(joined.words))
    values[joined.turned] *= lexicon.TURNED
    place = np.arange(len(values))
    apart = place - joined.targets[joined.item]
    windows = np.array(
        [
            np.ones(len(values)),
            apart < 0,
            apart > 0,
            (place >= joined.opens[joined.item]) & (place < joined.closes[joined.item]),
            (apart >= -5) & (apart < 0),
            (apart > 0) & (apart <= 5),
            1 / np.sqrt(1 + np.abs(apart)),
        ]
    )
    good, bad = (
        np.add.reduceat(windows * np.maximum(pulls, 0), joined.begins, axis=1)
        for pulls in (values, -values)
    )
    balance = np.clip(good - bad, -8, 8)
    shown = np.stack([np.minimum(good, 8), np.minimum(bad, 8), balance], axis=2)
    return np.asarray(shown.transpose(1, 0, 2).reshape(len(joined.begins), -1) / 4)
