"""How well coders, or a measure and a coder, agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def auc(scores: ArrayLike, truth: ArrayLike) -> float:
    """Probability that a true case scores above a false one, ties counting half; NaN if one kind.

    The Mann-Whitney U over the number of pairs: Hanley and McNeil 1982, Radiology 143(1).

    >>> auc([0.1, 0.4, 0.35, 0.8], [False, False, True, True])
    0.75
    """
    values, kinds = np.asarray(scores, dtype=np.float64), np.asarray(truth, dtype=bool)
    n_true, n_false = int(kinds.sum()), int((~kinds).sum())
    if not n_true or not n_false:
        return math.nan
    return float((ranks(values)[kinds].sum() - n_true * (n_true + 1) / 2) / (n_true * n_false))


def ranks(values: ArrayLike) -> Floats:
    """Rank of each value from 1, equal values sharing the mean of their ranks.

    >>> ranks([10, 30, 10])
    array([1.5, 3. , 1.5])
    """
    _, inverse, counts = np.unique(
        np.asarray(values, dtype=np.float64), return_inverse=True, return_counts=True
    )
    last = np.cumsum(counts)
    return np.asarray(((last - counts + 1 + last) / 2)[inverse])


def krippendorff_alpha(codings: Sequence[tuple[Hashable, Hashable, Hashable]]) -> float:
    """Agreement of coders beyond chance on nominal codes; 1 is full, NaN where undefined.

    alpha = 1 - observed / expected disagreement: Krippendorff 2004, Content Analysis, ch. 11.
    Low where one code is rare, even if coders seldom differ; an item coded once is left out.

    >>> krippendorff_alpha([("a", 1, "yes"), ("b", 1, "yes"), ("a", 2, "no"), ("b", 2, "no")])
    1.0
    """
    by_item: dict[Hashable, list[Hashable]] = {}
    for _, item, code in codings:
        by_item.setdefault(item, []).append(code)
    paired = [codes for codes in by_item.values() if len(codes) > 1]
    totals: dict[Hashable, int] = {}
    observed = 0.0
    for codes in paired:
        counts = Counter(codes)
        observed += (len(codes) ** 2 - sum(c * c for c in counts.values())) / (len(codes) - 1)
        for code, count in counts.items():
            totals[code] = totals.get(code, 0) + count
    n = sum(totals.values())
    expected = n * n - sum(c * c for c in totals.values())
    return 1 - (n - 1) * observed / expected if expected else math.nan


def cohen_kappa(codes_a: Sequence[Hashable], codes_b: Sequence[Hashable]) -> float:
    """Agreement of two coders of the same items beyond chance; 1 is full, NaN where undefined.

    kappa = (observed - expected) / (1 - expected): Cohen 1960, Educational and Psychological
    Measurement 20(1). Chance follows each coder's own habits, so two biased coders look better.

    >>> cohen_kappa(["yes", "yes", "no", "no"], ["yes", "no", "no", "no"])
    0.5
    """
    n = len(codes_a)
    if not n or n != len(codes_b):
        return math.nan
    observed = sum(a == b for a, b in zip(codes_a, codes_b, strict=True)) / n
    counts_a, counts_b = Counter(codes_a), Counter(codes_b)
    expected = sum(counts_a[code] * counts_b[code] for code in counts_a) / n**2
    return (observed - expected) / (1 - expected) if expected < 1 else math.nan
