"""Whether one actor stands for or against another, by the words around the two: the linear scorer.

A multinomial logistic regression over hashed words and pairs of words, told apart by whether they
stand before, between or after the two and by who comes first. Weights: `weights/pairs.md`.
"""

from __future__ import annotations

import re
from array import array
from binascii import crc32
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, repeat

import numpy as np
import numpy.typing as npt

from research.measures import weights
from research.measures.encoder.pairs import PairItem
from research.measures.sentiment import lexicon
from research.measures.stances.cues import cue_book

Floats = npt.NDArray[np.float64]

FILE = "pairs.npz"
# Words before and after the two that count, and between them.
_BEFORE, _BETWEEN, _AFTER = 8, 30, 14
_WIDTH = np.uint64(32)  # bits of a hash
_THE_TWO = ("HOLDER", "TARGET")
_ONCE = frozenset({*_THE_TWO, "NAME"})  # one word, of however many words the name is
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def chances(items: Sequence[PairItem]) -> Floats:
    """Chances of five classes, one row a pair: columns as in `encoder.pairs.chances`."""
    hashes, table, bias = _load()
    seen = [features(item) for item in items]
    # Each hash once a row, in their order, in which the known ones lie too: its row's number stands behind.
    numbers = np.repeat(np.arange(len(items), dtype=np.uint64), [len(one) for one in seen])
    every = np.frombuffer(b"".join(seen), np.uint32).astype(np.uint64) << _WIDTH | numbers
    every.sort()
    every = every[np.flatnonzero(np.diff(every, prepend=~np.uint64(0)))]
    rows, every = every.astype(np.uint32).astype(np.intp), (every >> _WIDTH).astype(np.uint32)
    places = np.searchsorted(hashes, every)
    places[places == len(hashes)] = 0
    is_known = hashes[places] == every
    rows, known = rows[is_known], table[places[is_known]]
    sums = [np.bincount(rows, weights=side, minlength=len(items)) for side in known.T]
    # Long sentences have many features: each row has the length 1.
    counts = np.maximum(1, np.bincount(rows, minlength=len(items)))
    found = np.stack(sums, axis=1) / np.sqrt(counts)[:, None] + bias
    powers = np.exp(found - found.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)


def features(item: PairItem) -> array[int]:
    """Hashes of what is seen of a pair; no name is."""
    words = _words(item)
    at = {one: len(words) - 1 - words[::-1].index(one) for one in _THE_TWO if one in words}
    first, last = sorted(at.get(one, 0) for one in _THE_TWO)
    order = "f" if at.get("HOLDER", 0) == first else "b"
    regions = {
        "before": words[max(0, first - _BEFORE) : first],
        "between": words[first + 1 : last][:_BETWEEN],
        "after": words[last + 1 : last + 1 + _AFTER],
    }
    seen = array("I")
    for region, part in regions.items():
        total = 0.0
        of_part = map(_placed, repeat(order), repeat(region), part, lexicon.negated(part))
        for hashes, valence in of_part:
            seen += hashes
            total += valence
        seen.append(_hash(f"{order} {region} valence {max(-3, min(3, round(total)))}"))
    near = [*regions["before"][-3:], words[first], *regions["between"], words[last]]
    beside = [*near, *regions["after"][:6]]
    seen.extend(map(_beside, repeat(order), beside, beside[1:]))
    seen.append(_hash(f"{order} distance {min(6, (last - first) // 4)}"))
    return seen


def _hash(name: str) -> int:
    return crc32(name.encode("utf-8", "replace"))


@lru_cache(maxsize=50_000)
def _placed(order: str, region: str, word: str, turned: bool) -> tuple[array[int], float]:
    """Hashes of a word in its region, of the word anywhere, and of cues that it is; and its valence."""
    names = [f"{order} {region} {word}", f"{region} {word}", f"any {word}"]
    book = cue_book()
    for cue in (*book.verbs.get(word, ()), *book.others.get(word, ())):
        if len(cue.words) == 1:
            sign = "for" if (cue.stance > 0) != turned else "against"
            names.append(f"{order} {region} {cue.part} {sign}")
    valence = lexicon.valences().get(word, 0.0)
    return array("I", map(_hash, names)), valence * (lexicon.TURNED if turned else 1)


@lru_cache(maxsize=50_000)
def _beside(order: str, one: str, other: str) -> int:
    """Hash of two words side by side."""
    return _hash(f"{order} {one} {other}")


def _words(item: PairItem) -> list[str]:
    """Words in lower case, one for the holder and one for the target, other names masked."""
    starts, ends, masked = _read(item.text)
    words = masked.copy()
    for one, (start, end) in (("TARGET", item.target), ("HOLDER", item.holder)):
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        words[first:last] = [one] * (last - first)
    return [word for before, word in pairwise(["", *words]) if word != before or word not in _ONCE]


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[list[int], list[int], list[str]]:
    """Words of a sentence: where they begin and end, and as they are seen, names masked."""
    found = list(_WORD.finditer(text))
    words = [match.group() for match in found]
    # The first has a capital in any case.
    seen = [
        "NAME" if at and word[0].isupper() and word != "I" else word.lower()
        for at, word in enumerate(words)
    ]
    return [match.start() for match in found], [match.end() for match in found], seen


@lru_cache(maxsize=1)
def _load() -> tuple[npt.NDArray[np.uint32], Floats, Floats]:
    held = weights.arrays(FILE)
    return (
        held["hashes"].astype(np.uint32),
        held["weights"].astype(np.float64),
        held["bias"].astype(np.float64),
    )
