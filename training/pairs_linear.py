"""Train `weights/pairs.npz`, the linear scorer of pairs: `make pairs`, its first step.

Learns the same sentences as the encoder's pair tower, in both directions. Needs scipy.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse
from pair_data import CLASSES, Pair, read, split, turned
from publish import FOLDER, publish
from sentiment import regress

from research.measures.encoder.pairs import PairItem
from research.measures.stances import pair_words
from research.text.segments import Span

DATA = Path(os.environ.get("RESEARCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
# Of 1 to 16, this had the least log loss on the part that weights are adjusted by.
C = 4.0
RARE = 3  # a feature of fewer pairs is left out


def item(pair: Pair) -> PairItem:
    """The pair as the scorers take it."""
    return PairItem(pair.text, Span(*pair.holder), Span(*pair.target))


def matrix(pairs: Sequence[Pair], hashes: np.ndarray) -> scipy.sparse.csr_matrix:
    """Rows of length 1 over these features."""
    place = {int(h): i for i, h in enumerate(hashes)}
    rows = [sorted({place[h] for h in pair_words.features(item(p)) if h in place}) for p in pairs]
    data = [np.full(len(row), 1 / np.sqrt(max(1, len(row)))) for row in rows]
    ends = np.cumsum([0, *map(len, rows)])
    return scipy.sparse.csr_matrix(
        (np.concatenate(data), np.concatenate(rows), ends), shape=(len(pairs), len(hashes))
    )


def main() -> None:
    pairs = read(DATA / "dse")
    learnt = [pairs[i] for i in split(pairs)[0]]
    both = [*learnt, *map(turned, learnt)]
    counts = Counter(h for p in both for h in set(pair_words.features(item(p))))
    hashes = np.array(sorted(h for h, n in counts.items() if n >= RARE), np.uint32)
    labels = np.array([p.label for p in both])
    weights, bias = regress(matrix(both, hashes), labels, c=C)
    np.savez_compressed(
        FOLDER / pair_words.FILE,
        hashes=hashes,
        weights=weights.astype(np.float16),
        bias=bias.astype(np.float32),
    )
    publish(pair_words.FILE)
    print(f"{len(hashes)} features, {len(CLASSES)} classes, {len(both)} pairs")


if __name__ == "__main__":
    main()
