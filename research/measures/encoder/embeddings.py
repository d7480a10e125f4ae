"""Likeness of passages by the small encoder: vectors, and their cosines.

Needs the extra `encoder`, see `towers.installed`. What it was trained on, and how well it does:
`weights/encoder.md`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from research.measures.encoder.towers import PLACES, WIDTH, Floats, outputs, passage


def embeddings(passages: Sequence[str]) -> Floats:
    """Unit vectors of passages, one row each; their product is the likeness.

    Only the first 256 word pieces of a passage count.
    """
    if not passages:
        return np.zeros((0, WIDTH))
    vectors = outputs("likeness", [passage(text, 0, 0) for text in passages])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), np.float64)


def likeness(passages: Sequence[str], others: Sequence[str]) -> Floats:
    """Cosine of each passage with each other one, rounded: one row a passage.

    Paraphrases are mostly above .7, sentences on one topic above .4. Misled by negation: "he
    will" and "he will not" are alike.

    Returns
    -------
    array of shape (len(passages), len(others))
        -1 to 1.
    """
    return np.round(embeddings(passages) @ embeddings(others).T, PLACES)
