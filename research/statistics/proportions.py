"""Intervals of a share, of independent things or of clusters, and of a mean."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from research.statistics.resampling import MINIMUM, Interval


def difference(one: Interval, other: Interval) -> Interval:
    """Interval of the difference of two independent estimates, from the interval of each.

    (a - b) - sqrt((a - low_a)^2 + (high_b - b)^2) to (a - b) + sqrt((high_a - a)^2 + (b - low_b)^2): the
    method of variance estimates recovery, Zou and Donner 2008, Statistics in Medicine 27(10); with
    Wilson's limits it is Newcombe's for shares (1998, Statistics in Medicine 17(8), method 10). Its
    level is that of the intervals. Of many differences the largest looks surer than it is.

    Parameters
    ----------
    one, other
        Estimates with their limits; n of the result is that of both.

    Examples
    --------
    >>> [round(end, 3) for end in difference(wilson_interval(56, 70), wilson_interval(48, 80))[:3]]
    [0.2, 0.052, 0.334]
    """
    value = one.value - other.value
    down = math.hypot(one.value - one.low, other.high - other.value)
    up = math.hypot(one.high - one.value, other.value - other.low)
    return Interval(value, value - down, value + up, one.n + other.n)


def wilson_interval(
    successes: float, n: int, *, level: float = 0.95, minimum: int = MINIMUM
) -> Interval:
    """Wilson's score interval of a share: never outside 0 to 1, and not empty where none or all have it.

    A percentile bootstrap of "0 of 12" ends at 0; this one ends at .24. Wilson 1927, Journal of the
    American Statistical Association 22(158); recommended for small n by Brown, Cai and DasGupta
    2001, Statistical Science 16(2). Too narrow where the things are not independent, as sentences
    of one article.

    Parameters
    ----------
    successes, n
        How many of how many.
    level
        Between 0 and 1.
    minimum
        With fewer things the ends are NaN: describe, do not infer.

    Examples
    --------
    >>> [round(end, 3) for end in wilson_interval(0, 12)[:3]]
    [0.0, 0.0, 0.242]
    """
    if n == 0:
        return Interval(math.nan, math.nan, math.nan, 0)
    share = successes / n
    if n < minimum:
        return Interval(share, math.nan, math.nan, n)
    low, high = wilson(share, n, NormalDist().inv_cdf((1 + level) / 2))
    return Interval(share, low, high, n)


def share_interval(
    parts: ArrayLike, wholes: ArrayLike, *, level: float = 0.95, minimum: int = MINIMUM
) -> Interval:
    """Interval of a share of things that come in clusters: words, or sentences, of articles.

    r = sum of parts / sum of wholes; its squared error is (n-1)/n sum (r without one cluster - r)^2, the
    jackknife (Cochran 1977, Sampling Techniques, ch. 6). The simple sample that would have this error,
    r(1-r) / error^2, takes the place of n in Wilson's interval, and Student's t that of the normal: Korn
    and Graubard 1998, Survey Methodology 24(2). Where fewer than `minimum` clusters hold the thing, or
    lack it, the error cannot be told from them, and the size is (sum of wholes)^2 / sum of wholes^2
    (Kish 1965, Survey Sampling): a thing in none of 30 articles has no interval of 0 to 0.

    Parameters
    ----------
    parts, wholes
        One number a cluster: how much of it is the thing, and how much it is. Empty clusters count
        for nothing.
    level
        Between 0 and 1.
    minimum
        With fewer clusters the ends are NaN: describe, do not infer.

    Returns
    -------
    Interval
        0 to 1; n is that of the clusters that are not empty.

    Examples
    --------
    >>> [round(end, 3) for end in share_interval([0] * 12, [50] * 12)[:3]]
    [0.0, 0.0, 0.288]
    """
    some, whole = np.asarray(parts, dtype=np.float64), np.asarray(wholes, dtype=np.float64)
    some, whole = some[whole > 0], whole[whole > 0]
    n = len(whole)
    if n == 0:
        return Interval(math.nan, math.nan, math.nan, 0)
    share = float(some.sum() / whole.sum())
    if n < max(minimum, 2):
        return Interval(share, math.nan, math.nan, n)
    size = float(whole.sum() ** 2 / (whole**2).sum())
    if min((some > 0).sum(), (some < whole).sum()) >= minimum:
        moved = (some - share * whole) / (whole.sum() - whole)
        error = (n - 1) / n * float((moved**2).sum())
        size = share * (1 - share) / error if error else size
    low, high = wilson(share, size, student(level, n - 1))
    return Interval(share, low, high, n)


def mean_interval(values: ArrayLike, *, level: float = 0.95, minimum: int = MINIMUM) -> Interval:
    """Student's interval of the mean of independent values, such as one difference an event.

    Parameters
    ----------
    values
        One number a thing; NaN are left out.
    level
        Between 0 and 1.
    minimum
        With fewer values, or where all are alike, the ends are NaN.

    Examples
    --------
    >>> [round(end, 3) for end in mean_interval([0, 1, 0, 1, 1])]
    [0.6, -0.08, 1.28, 5]
    """
    known = np.asarray(values, dtype=np.float64)
    known = known[~np.isnan(known)]
    n = len(known)
    mean = float(known.mean()) if n else math.nan
    spread = float(known.std(ddof=1)) if n >= max(minimum, 2) else 0.0
    if spread == 0:
        return Interval(mean, math.nan, math.nan, n)
    half = student(level, n - 1) * spread / math.sqrt(n)
    return Interval(mean, mean - half, mean + half, n)


def wilson(share: float, size: float, reach: float) -> tuple[float, float]:
    """Wilson's limits of a share of `size` things, `reach` standard errors away from it.

    >>> [round(end, 3) for end in wilson(0.5, 10, 1.96)]
    [0.237, 0.763]
    """
    square = reach * reach
    middle = (share + square / (2 * size)) / (1 + square / size)
    spread = share * (1 - share) / size + square / (4 * size * size)
    half = reach * math.sqrt(spread) / (1 + square / size)
    # At the edges exactly there, whatever is rounded.
    low = 0.0 if share == 0 else max(0.0, middle - half)
    return low, 1.0 if share == 1 else min(1.0, middle + half)


def student(level: float, df: float) -> float:
    """Two-sided quantile of Student's t: how many standard errors an interval reaches.

    Exact for one and two degrees of freedom, else Fisher's expansion around the normal quantile
    (Abramowitz and Stegun 1964, 26.7.5), .1 % too small at three and .01 % at five.

    >>> round(student(0.95, 10), 3), round(student(0.95, 1e9), 2)
    (2.228, 1.96)
    """
    p = (1 + level) / 2
    if df < 1:
        return math.nan
    if df < 2:
        return math.tan((p - 0.5) * math.pi)
    if df < 3:
        return (2 * p - 1) * math.sqrt(2 / (4 * p * (1 - p)))
    z = NormalDist().inv_cdf(p)
    return (
        z
        + (z**3 + z) / (4 * df)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * df**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * df**4)
    )
