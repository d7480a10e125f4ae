"""Whether one actor stands for or against another, by the words around the two: the linear scorer.

A multinomial logistic regression over hashed words and pairs of words, told apart by whether they
stand before, between or after the two and by who comes first. Weights: `weights/pairs.md`.
"""

from __future__ import annotations

import re
from binascii import crc32
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

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
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def chances(items: Sequence[PairItem]) -> Floats:
    """Chances of five classes, one row a pair: columns as in `encoder.pairs.chances`."""
    hashes, table, bias = _load()
    found = np.zeros((len(items), len(bias)))
    for row, item in enumerate(items):
        seen = np.unique(np.fromiter(features(item), np.uint32))
        places = np.searchsorted(hashes, seen)
        places[places == len(hashes)] = 0
        known = places[hashes[places] == seen]
        # Long sentences have many features: each row has the length 1.
        found[row] = table[known].sum(axis=0) / np.sqrt(max(1, len(known))) + bias
    powers = np.exp(found - found.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)


def features(item: PairItem) -> Iterator[int]:
    """Hashes of what is seen of a pair; no name is."""
    for name in _named(item):
        yield crc32(name.encode("utf-8", "replace"))


def _named(item: PairItem) -> Iterator[str]:
    words = _words(item)
    at = {word: i for i, word in enumerate(words) if word in ("HOLDER", "TARGET")}
    first, last = sorted(at.get(word, 0) for word in ("HOLDER", "TARGET"))
    order = "f" if at.get("HOLDER", 0) == first else "b"
    regions = {
        "before": words[max(0, first - _BEFORE) : first],
        "between": words[first + 1 : last][:_BETWEEN],
        "after": words[last + 1 : last + 1 + _AFTER],
    }
    book, valences = cue_book(), lexicon.valences()
    for region, part in regions.items():
        denied = lexicon.negated(part)
        total = 0.0
        for word, turned in zip(part, denied, strict=True):
            yield f"{order} {region} {word}"
            yield f"{region} {word}"
            yield f"any {word}"
            total += valences.get(word, 0.0) * (lexicon.TURNED if turned else 1)
            for cue in (*book.verbs.get(word, ()), *book.others.get(word, ())):
                if len(cue.words) == 1:
                    sign = "for" if (cue.stance > 0) != turned else "against"
                    yield f"{order} {region} {cue.part} {sign}"
        yield f"{order} {region} valence {max(-3, min(3, round(total)))}"
    near = [*regions["before"][-3:], words[first], *regions["between"], words[last]]
    for one, other in pairwise([*near, *regions["after"][:6]]):
        yield f"{order} {one} {other}"
    yield f"{order} distance {min(6, (last - first) // 4)}"


def _words(item: PairItem) -> list[str]:
    """Words in lower case, one for the holder and one for the target, other names masked."""
    found: list[str] = []
    for match in _WORD.finditer(item.text):
        start, end = match.span()
        if start < item.holder.end and end > item.holder.start:
            word = "HOLDER"
        elif start < item.target.end and end > item.target.start:
            word = "TARGET"
        else:
            shown = match.group()
            word = "NAME" if found and shown[0].isupper() and shown != "I" else shown.lower()
        if word not in ("HOLDER", "TARGET", "NAME") or found[-1:] != [word]:
            found.append(word)
    return found


@lru_cache(maxsize=1)
def _load() -> tuple[npt.NDArray[np.uint32], Floats, Floats]:
    held = weights.arrays(FILE)
    return (
        held["hashes"].astype(np.uint32),
        held["weights"].astype(np.float64),
        held["bias"].astype(np.float64),
    )
