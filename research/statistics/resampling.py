"""What else could have been found: bootstrap over articles."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
# One thing is drawn once on average, and as good as never as often as this type cannot say.
Counts = NDArray[np.uint8]

# Below this many articles a resampled interval says more about the sample than about the outlet.
MINIMUM = 5
_FEW = 2  # articles, and more sentences than that in each


class Interval(NamedTuple):
    """An estimate and the ends of its interval; the ends are NaN where there are too few values."""

    value: float
    low: float
    high: float
    n: int


def certainty(*counts: int) -> str:
    """What so many articles of each group allow: "inferred", or "descriptive" where they are few.

    >>> certainty(12, 3), certainty(12, 5), certainty()
    ('descriptive', 'inferred', 'descriptive')
    """
    return "inferred" if counts and min(counts) >= MINIMUM else "descriptive"


def few_articles(n: int, n_articles: int) -> bool:
    """Whether many sentences stand in one or two articles: they may be one speech and its echo.

    >>> few_articles(9, 2), few_articles(3, 2), few_articles(9, 4)
    (True, False, False)
    """
    return n_articles <= _FEW < n / n_articles


def in_words(*counts: int) -> str:
    """The same as a sentence for a report, where the groups are outlets.

    >>> in_words(12, 3)
    'The findings are descriptive: fewer than 5 articles of an outlet, so no interval is given.'
    """
    if len(counts) > 1 and certainty(*counts) == "inferred":
        return "Intervals resample articles."
    why = f"fewer than {MINIMUM} articles of an outlet"
    if len(counts) < 2:
        why = "fewer than two outlets"
    elif max(counts) == 1:
        why = "one article per outlet"
    return f"The findings are descriptive: {why}, so no interval is given."


# Draws of one call that are kept for the next: many groups have as many values.
_KEPT = 4_000_000
_AT_ONCE = 4_000_000  # draws of a block: 32 MB


def resamples(n: int, *, n_resamples: int, seed: int) -> Iterator[Floats]:
    """How often each of `n` things is drawn in each resample: rows of `n` that sum to n, in blocks.

    Multiplied with a things-by-columns matrix a block gives the sums of its resamples at once; memory
    does not grow with both numbers.

    >>> [block.sum(axis=1).tolist() for block in resamples(3, n_resamples=2, seed=0)]
    [[3.0, 3.0]]
    """
    if n * n_resamples <= _KEPT:
        yield _kept(n, n_resamples, seed).astype(np.float64)
        return
    for block in _drawn(n, n_resamples, seed):
        yield block.astype(np.float64)


def resampled_counts(n: int, *, n_resamples: int, seed: int) -> Counts:
    """The blocks of `resamples` under each other: (n_resamples, n).

    >>> resampled_counts(3, n_resamples=2, seed=0).sum(axis=1).tolist()
    [3, 3]
    """
    made = np.zeros((n_resamples, n), dtype=np.uint8)
    first = 0
    for block in _drawn(n, n_resamples, seed):
        made[first : first + len(block)] = block
        first += len(block)
    return made


def _drawn(n: int, n_resamples: int, seed: int) -> Iterator[NDArray[np.int64]]:
    generator = np.random.default_rng(seed)
    width = max(1, _AT_ONCE // max(1, n))
    for first in range(0, n_resamples if n else 0, width):
        size = min(width, n_resamples - first)
        yield generator.multinomial(n, np.full(n, 1 / n), size=size)


@lru_cache(maxsize=8)
def _kept(n: int, n_resamples: int, seed: int) -> Counts:
    return resampled_counts(n, n_resamples=n_resamples, seed=seed)


def bootstrap_interval(
    values: ArrayLike,
    *,
    statistic: Callable[[Floats], float] | None = None,
    level: float = 0.95,
    n_resamples: int = 2000,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> Interval:
    """Percentile bootstrap interval of a statistic over values, by default of their mean.

    Values are drawn with replacement, the statistic is taken of each draw, and the interval holds
    the middle `level` of them: Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 13.
    Too narrow for few values, and wrong where values depend on each other (sentences of one
    article): resample articles.

    Parameters
    ----------
    values
        One number a unit; NaN are left out.
    statistic
        Array to number; None is the mean, which is computed for all resamples at once.
    level
        Between 0 and 1.
    minimum
        With fewer values the ends are NaN: describe, do not infer.

    Examples
    --------
    >>> bootstrap_interval([1, 2, 3])
    Interval(value=2.0, low=nan, high=nan, n=3)
    """
    known = np.asarray(values, dtype=np.float64)
    known = known[~np.isnan(known)]
    n = int(known.size)
    if n == 0:
        return Interval(math.nan, math.nan, math.nan, 0)
    value = float(known.mean() if statistic is None else statistic(known))
    if n < max(minimum, 2):
        return Interval(value, math.nan, math.nan, n)
    if statistic is None:
        draws = np.concatenate(
            [block @ known / n for block in resamples(n, n_resamples=n_resamples, seed=seed)]
        )
    else:
        picks = np.random.default_rng(seed).integers(0, n, size=(n_resamples, n))
        draws = np.array([statistic(known[pick]) for pick in picks])
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return Interval(value, float(low), float(high), n)
