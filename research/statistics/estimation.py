"""Means, differences and trends over units of which only some were coded, and those by design.

A machine's value is known for every unit, a coder's for a sample whose probabilities of selection
are known. The estimate leans on the machine where it agrees with the coders, and is right without
it: errors of the machine cost width, never bias. Arrays in, numbers out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from research.statistics.proportions import student, wilson

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Use = Literal["corrected", "coded", "machine"]

# Shares of the largest: a weight below is a rounding error of 0, a column adds nothing to the others.
_NOT_ASKED, _NOTHING_NEW = 1e-12, 1e-12
# A sample without a single error does not show that there are none: half an error is supposed.
_UNSEEN = 0.5


class Sample(NamedTuple):
    """Units of a corpus, which of them were coded, and how those were drawn; arrays of one length.

    `machine` is what the measure says (no NaN); `coded` what the coder says, NaN where nobody was
    asked; `probability` that of being drawn, above 0, of each unit that is coded. `stratum` and
    `cluster` number the strata and the groups that were drawn as a whole or in two stages; units
    drawn singly are clusters of one.
    """

    machine: Floats
    coded: Floats
    probability: Floats
    stratum: Integers
    cluster: Integers


class Estimate(NamedTuple):
    """A number with its standard error and 95 % interval; NaN where the sample cannot say.

    `n` is the units that it rests on, `df` the degrees of freedom of its standard error.
    """

    value: float
    low: float
    high: float
    se: float
    n: int
    df: float


_NOTHING = Estimate(math.nan, math.nan, math.nan, math.nan, 0, math.nan)


def sample(
    machine: ArrayLike, coded: ArrayLike, probability: ArrayLike | float, *,
    stratum: ArrayLike | None = None, cluster: ArrayLike | None = None,
) -> Sample:  # fmt: skip
    """Arrays as `estimate` takes them; without strata one, without clusters each unit its own."""
    said = np.asarray(machine, dtype=np.float64)
    n = len(said)
    strata = np.zeros(n, np.int64) if stratum is None else _numbers(stratum)
    clusters = np.arange(n) if cluster is None else _numbers(cluster)
    chance = np.broadcast_to(np.asarray(probability, dtype=np.float64), (n,))
    return Sample(said, np.asarray(coded, dtype=np.float64), chance, strata, clusters)


def _numbers(labels: ArrayLike) -> Integers:
    _, numbers = np.unique(np.asarray(labels), return_inverse=True)
    return np.asarray(numbers, dtype=np.int64)


def estimate(
    data: Sample, *, design: ArrayLike | None = None, contrast: Sequence[float] = (1.0,),
    use: Use = "corrected", bounds: tuple[float, float] | None = None, span: float = 1.0,
    beyond: ArrayLike | None = None, level: float = 0.95,
) -> Estimate:  # fmt: skip
    """A mean, a difference or a slope of the coder's value over all units.

    With X the design, L the contrast and c = X (X'X)^-1 L, the target is sum of c_i y_i over all
    units: the mean for a column of ones, means of groups for dummies, a slope for a covariate. It is
    estimated by

    sum over all of c_i m_i + sum over the coded of c_i (y_i - m_i) / p_i

    where m is the regression of the codes on X and the machine's value among the coded, weighted
    by 1 / p. That is the generalised difference estimator (Saerndal, Swensson and Wretman 1992,
    Model Assisted Survey Sampling, ch. 6); with one draw without strata it is PPI++ (Angelopoulos,
    Duchi and Zrnic 2023, arXiv 2311.01453), and with X of a regression design-based supervised
    learning for linear models (Egami, Hinck, Stewart and Wei 2024, arXiv 2306.04746).

    Misled by codes that are wrong themselves, by units that were drawn and never coded for a reason
    that has to do with their code, and by fewer than some twenty codes of the rarer kind.

    Parameters
    ----------
    design
        Units by columns, known for every unit; a column of ones where None.
    contrast
        What is asked of the coefficients: one number a column.
    use
        "corrected"; "coded": the codes alone (m is the regression on X); "machine": its values as
        if they were right.
    bounds
        Least and largest possible value, as (0, 1) for a share: limits keep within, and are
        lopsided near them.
    span
        Largest difference of two codes, where there are no bounds to tell.
    beyond
        Number of a group for each unit, such as its event. Given, the interval is for what such
        a corpus might have been, the groups taken as a sample of more; without it, for this corpus.
    level
        Of the interval, between 0 and 1.

    Examples
    --------
    >>> machine, coded = [1, 1, 0, 0, 0, 0], [1, math.nan, 0, math.nan, 1, math.nan]
    >>> found = estimate(sample(machine, coded, 0.5), use="coded")
    >>> round(found.value, 3), found.n
    (0.667, 3)
    """
    count = len(data.machine)
    x = np.ones((count, 1)) if design is None else np.asarray(design, dtype=np.float64)
    if not count:
        return _NOTHING
    basis, c = _spanned(x, np.asarray(contrast, dtype=np.float64))
    x = basis * math.sqrt(count)
    groups = None if beyond is None else _numbers(beyond)
    if use == "machine":
        return _naive(data, basis, c, bounds, groups, level)
    kept = ~np.isnan(data.coded)
    n = int(kept.sum())
    # What the contrast does not ask of tells nothing of it.
    asked = kept & (c != 0)
    model = np.column_stack([x, data.machine]) if use == "corrected" else x
    if not asked.any():
        return _NOTHING
    weight = 1 / data.probability[kept]
    own, y = model[kept], data.coded[kept]
    gram = np.linalg.pinv((own * weight[:, None]).T @ own, hermitian=True)
    coefficients = gram @ (own * weight[:, None]).T @ y
    missed = model.T @ c - (own * (weight * c[kept])[:, None]).sum(axis=0)
    calibrated = weight * (c[kept] + own @ gram @ missed)
    value = float(calibrated @ y)
    leverage = np.minimum(weight * np.einsum("ij,jk,ik->i", own, gram, own), 0.9)
    residual = (y - own @ coefficients) / np.sqrt(1 - leverage)
    terms = calibrated * residual
    variance, df = _variance(terms, data, kept, asked[kept])
    width = span if bounds is None else bounds[1] - bounds[0]
    left = 1 - np.minimum(data.probability[kept], 1)
    variance += _UNSEEN * width**2 * float((calibrated**2 * left)[asked[kept]].mean())
    if use == "corrected":
        df -= 1
    if groups is not None:
        fitted = model @ coefficients
        influence = c * (fitted - basis @ (basis.T @ fitted))
        influence[kept] += terms
        sums = np.bincount(groups, weights=influence)
        touched = np.unique(groups[c != 0]).size
        df = min(df, touched - 1)
        variance = max(variance, float(sums @ sums) * touched / max(touched - 1, 1))
    return _interval(value, variance, df, int(asked.sum()) if n else 0, bounds, level)


def _spanned(x: Floats, contrast: Floats) -> tuple[Floats, Floats]:
    """Columns of length 1 at right angles that span those of X, and c = X (X'X)^-1 L.

    By X itself, not X'X, and with columns of one length: what sets years or months apart is small
    beside them, and is lost where it is squared.
    """
    lengths = np.sqrt((x**2).sum(axis=0))
    lengths[lengths == 0] = 1.0
    left, sizes, right = np.linalg.svd(x / lengths, full_matrices=False)
    held = sizes > _NOTHING_NEW * sizes.max(initial=0.0)
    basis: Floats = left[:, held]
    c: Floats = basis @ ((right[held] @ (contrast / lengths)) / sizes[held])
    c[np.abs(c) < _NOT_ASKED * np.abs(c).max(initial=0.0)] = 0.0
    return basis, c


def _naive(
    data: Sample, basis: Floats, c: Floats, bounds: tuple[float, float] | None,
    groups: Integers | None, level: float,
) -> Estimate:  # fmt: skip
    value = float(c @ data.machine)
    residual = data.machine - basis @ (basis.T @ data.machine)
    sums = c * residual if groups is None else np.bincount(groups, weights=c * residual)
    n = int((c != 0).sum() if groups is None else np.unique(groups[c != 0]).size)
    variance = float(sums @ sums) * n / max(n - 1, 1)
    return _interval(value, variance, n - 1, int((c != 0).sum()), bounds, level)


def _variance(
    terms: Floats, data: Sample, kept: NDArray[np.bool_], asked: NDArray[np.bool_]
) -> tuple[float, float]:
    """Variance of a sum of weighted residuals of a sample in one or two stages, and its df.

    Sum over strata of (1 - m/M) m/(m - 1) sum of (z_g - mean z)^2 between clusters, and m/M times the
    same of units within each, where only some of them were drawn: Cochran 1977, Sampling Techniques,
    ch. 11. Strata with one cluster drawn are taken together.
    """
    width = int(data.cluster.max()) + 1
    pair = data.stratum * width + data.cluster
    whole, sizes = np.unique(pair, return_counts=True)
    groups, at, counts = np.unique(pair[kept], return_inverse=True, return_counts=True)
    size = sizes[np.searchsorted(whole, groups)]
    total = np.bincount(whole // width)
    stratum = groups // width
    drawn = np.bincount(stratum, minlength=len(total))
    alone = (drawn == 1) & (total > 1)
    label = np.where(alone[stratum], -1, stratum)
    told = np.bincount(at, weights=asked) > 0
    sums = np.bincount(at, weights=terms)
    squares = np.bincount(at, weights=terms**2)
    inside = np.where(counts > 1, squares - sums**2 / counts, 0.0)
    inside *= (1 - counts / size) * counts / np.maximum(counts - 1, 1)
    variance, df = 0.0, 0.0
    for one in np.unique(label):
        here = label == one
        m = int(here.sum())
        strata = np.unique(stratum[here])
        share = float(drawn[strata].sum() / total[strata].sum())
        spread = sums[here] - (sums[here].mean() if m > 1 else 0.0)
        variance += (1 - share) * m / max(m - 1, 1) * float(spread @ spread)
        variance += share * float(inside[here].sum())
        df += max(int(told[here].sum()) - 1, 0) if share < 1 else int(counts[here].sum())
    return variance, df


def _interval(
    value: float, variance: float, df: float, n: int, bounds: tuple[float, float] | None,
    level: float,
) -> Estimate:  # fmt: skip
    se = math.sqrt(max(variance, 0.0))
    if df < 1 or not math.isfinite(se):
        return Estimate(value, math.nan, math.nan, math.nan, n, max(df, 0.0))
    reach = student(level, df)
    low, high = value - reach * se, value + reach * se
    if bounds is not None:
        low, high = _within(value, se, reach, bounds)
        value = min(max(value, bounds[0]), bounds[1])
    return Estimate(value, low, high, se, n, df)


def _within(
    value: float, se: float, reach: float, bounds: tuple[float, float]
) -> tuple[float, float]:
    """Wilson's limits of a share whose standard error is known, scaled to the bounds.

    The size of a simple sample that would have this error stands for n: Korn and Graubard 1998,
    Survey Methodology 24(2), with Wilson's interval in the place of the exact one.
    """
    floor, ceiling = bounds
    width = ceiling - floor
    if se == 0:
        return value, value
    share = min(max((value - floor) / width, 0.0), 1.0)
    error = se / width
    # At the edges the spread of a share is nil: there its error is that of what was not seen, which
    # gives back the number of units.
    spread = max(share * (1 - share), error * math.sqrt(_UNSEEN))
    size = spread / error**2
    low, high = wilson(share, size, reach)
    return floor + width * low, floor + width * high


def sample_size(spread: float, half_width: float, *, population: int, level: float = 0.95) -> int:
    """Codings drawn singly that reach an interval of value +- `half_width`.

    n = n0 / (1 + n0 / N) with n0 = (z spread / half_width)^2: Cochran 1977, Sampling Techniques, ch. 4.
    `spread` is the standard deviation of what the machine leaves unexplained: of code minus machine
    where that is known, at most .5 for a share.

    >>> sample_size(0.5, 0.05, population=1000)
    278
    """
    if not (spread >= 0 and half_width > 0):
        raise ValueError(f"spread {spread} and half_width {half_width}: give numbers above 0")
    wanted = (NormalDist().inv_cdf((1 + level) / 2) * spread / half_width) ** 2
    return min(population, math.ceil(wanted / (1 + wanted / max(population, 1))))
