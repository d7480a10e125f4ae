"""How well coders, or a measure and a coder, agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any, Literal

import krippendorff
import numpy as np
from numpy.typing import ArrayLike, NDArray

from research.statistics.resampling import MINIMUM, Interval

Floats = NDArray[np.float64]
Level = Literal["nominal", "ordinal", "interval"]


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


def krippendorff_alpha(
    codings: Sequence[tuple[Hashable, Hashable, Hashable]], *, level: Level = "nominal"
) -> float:
    """Agreement of coders beyond chance; 1 is full, 0 is chance, NaN where undefined.

    alpha = 1 - observed / expected disagreement: Krippendorff 2004, Content Analysis, ch. 11,
    computed by the package krippendorff. Low where one code is rare, even if coders seldom differ;
    an item coded once is left out.

    Parameters
    ----------
    codings
        One (coder, item, code) each.
    level
        "nominal", or "ordinal" or "interval" for codes that are numbers.

    Examples
    --------
    >>> krippendorff_alpha([("a", 1, "yes"), ("b", 1, "yes"), ("a", 2, "no"), ("b", 2, "no")])
    1.0
    """
    counts, domain = _value_counts(codings, level)
    return _alpha(counts, domain, level)


def alpha_interval(
    codings: Sequence[tuple[Hashable, Hashable, Hashable]], *, level: Level = "nominal",
    n_resamples: int = 1000, seed: int = 0, minimum: int = MINIMUM,
) -> Interval:  # fmt: skip
    """Krippendorff's alpha with a percentile bootstrap interval over items, 95 %.

    Resamples in which only one code is left have no alpha and are left out. With fewer than
    `minimum` items coded twice the limits are NaN.

    Returns
    -------
    Interval
        `n` is the items that two coders or more have coded.
    """
    counts, domain = _value_counts(codings, level)
    value, n = _alpha(counts, domain, level), len(counts)
    if n < minimum or math.isnan(value):
        return Interval(value, math.nan, math.nan, n)
    picks = np.random.default_rng(seed).integers(0, n, size=(n_resamples, n))
    draws = np.array([_alpha(counts[pick], domain, level) for pick in picks])
    draws = draws[~np.isnan(draws)]
    if not draws.size:
        return Interval(value, math.nan, math.nan, n)
    low, high = np.quantile(draws, [0.025, 0.975])
    return Interval(value, float(low), float(high), n)


def _value_counts(
    codings: Sequence[tuple[Hashable, Hashable, Hashable]], level: Level
) -> tuple[NDArray[np.int64], list[Any]]:
    """Times each code was given to each item that has two or more, and the codes in order."""
    by_item: dict[Hashable, list[Any]] = {}
    for _, item, code in codings:
        by_item.setdefault(item, []).append(code)
    paired = [Counter(codes) for codes in by_item.values() if len(codes) > 1]
    seen = {code for counts in paired for code in counts}
    domain = sorted(seen) if level != "nominal" else sorted(seen, key=repr)
    rows = [[counts[code] for code in domain] for counts in paired]
    return np.array(rows, dtype=np.int64).reshape(len(paired), len(domain)), domain


def _alpha(counts: NDArray[np.int64], domain: list[Any], level: Level) -> float:
    if (counts.sum(axis=0) > 0).sum() < 2:
        return math.nan
    values = list(range(len(domain))) if level == "nominal" else domain
    return float(
        krippendorff.alpha(value_counts=counts, value_domain=values, level_of_measurement=level)
    )


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
