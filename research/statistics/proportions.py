"""Intervals of a share of independent things."""

from __future__ import annotations

import math
from statistics import NormalDist

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
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half), n)
