"""How word use differs between two bodies of text, and what many tests at once are worth."""

from __future__ import annotations

import math
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Array = TypeVar("Array", bound=NDArray[np.floating[Any]])


def _floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)


class LogOdds(NamedTuple):
    """Weighted log-odds ratio of each word, its variance, and their z."""

    delta: Floats
    variance: Floats
    z: Floats


def log_odds(
    counts_a: ArrayLike,
    counts_b: ArrayLike,
    *,
    prior: ArrayLike,
    total_a: ArrayLike | None = None,
    total_b: ArrayLike | None = None,
    total_prior: ArrayLike | None = None,
) -> LogOdds:
    """Weighted log-odds ratio of each word in A against B, with an informative Dirichlet prior.

    delta_w = log((y_aw + p_w) / (n_a + p_0 - y_aw - p_w)) - log((y_bw + p_w) / (n_b + p_0 - y_bw - p_w))

    var_w = 1 / (y_aw + p_w) + 1 / (y_bw + p_w),  z_w = delta_w / sqrt(var_w)

    Monroe, Colaresi and Quinn 2008, Fightin' Words, Political Analysis 16(4), eqs. 15, 20 and 21.
    Misled by house style ("Mr." in one outlet outranks every topic), and by one article that
    repeats a word: the variance takes words for independent. Resample articles beside it.

    Parameters
    ----------
    counts_a, counts_b
        Times each word is used in A and in B; the last axis is words.
    prior
        Pseudo-counts of each word, above 0.
    total_a, total_b, total_prior
        Words in A, in B and in the prior; by default the sum over the words given.

    Returns
    -------
    LogOdds
        Natural logarithm; above 0 where A uses the word more.

    Examples
    --------
    >>> log_odds([10, 90], [5, 95], prior=[1, 1]).delta.round(3)
    array([ 0.66, -0.66])
    """
    a, b, p = _floats(counts_a), _floats(counts_b), _floats(prior)
    n_a = a.sum(axis=-1, keepdims=True) if total_a is None else _floats(total_a)
    n_b = b.sum(axis=-1, keepdims=True) if total_b is None else _floats(total_b)
    n_p = p.sum(axis=-1, keepdims=True) if total_prior is None else _floats(total_prior)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = 1 / (a + p) + 1 / (b + p)
        delta = shift(a + p, b + p, n_a + n_p, n_b + n_p)
        return LogOdds(delta, variance, delta / np.sqrt(variance))


def shift(a: Array, b: Array, total_a: Array, total_b: Array) -> Array:
    """`log_odds` without its variance, in the precision of its arrays, priors added already.

    >>> shift(np.array([11.0]), np.array([6.0]), np.array([102.0]), np.array([102.0])).round(3)
    array([0.66])
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return cast(Array, np.log(a * (total_b - b) / (b * (total_a - a))))


def log_ratio(
    counts_a: ArrayLike, counts_b: ArrayLike, *, total_a: float, total_b: float
) -> Floats:
    """Binary logarithm of how many times more often A uses each word than B; 1 is twice as often.

    log2((y_a / n_a) / (y_b / n_b)), a count of 0 taken as 0.5: Hardie 2014, Log Ratio, CASS.
    Misled by rare words: three uses against none already give more than 2.

    Parameters
    ----------
    counts_a, counts_b
        Times each word is used.
    total_a, total_b
        Words in all.

    Examples
    --------
    >>> log_ratio([8, 0], [2, 4], total_a=100, total_b=100)
    array([ 2., -3.])
    """
    a, b = _floats(counts_a), _floats(counts_b)
    if total_a <= 0 or total_b <= 0:
        return np.full(np.broadcast(a, b).shape, np.nan)
    rate_a = np.where(a == 0, 0.5, a) / total_a
    rate_b = np.where(b == 0, 0.5, b) / total_b
    return np.asarray(np.log2(rate_a / rate_b))


def g2(counts_a: ArrayLike, counts_b: ArrayLike, *, total_a: float, total_b: float) -> Floats:
    """Log-likelihood ratio of each word's two-by-two table; 3.84 is p = .05 with one word tested.

    2 * sum over the four cells of observed * log(observed / expected): Dunning 1993, Accurate
    methods for the statistics of surprise and coincidence, Computational Linguistics 19(1).
    Says how sure a difference is, not how large: it grows with the corpus.

    Parameters
    ----------
    counts_a, counts_b
        Times each word is used.
    total_a, total_b
        Words in all.

    Examples
    --------
    >>> g2([10, 5], [10, 15], total_a=100, total_b=100).round(3)
    array([0.   , 5.788])
    """
    a, b = _floats(counts_a), _floats(counts_b)
    n = total_a + total_b
    if total_a <= 0 or total_b <= 0:
        return np.full(np.broadcast(a, b).shape, np.nan)
    both = a + b
    cells = (
        (a, total_a * both / n),
        (b, total_b * both / n),
        (total_a - a, total_a * (n - both) / n),
        (total_b - b, total_b * (n - both) / n),
    )
    found = np.zeros(np.broadcast(a, b).shape)
    for observed, expected in cells:
        with np.errstate(divide="ignore", invalid="ignore"):
            found += np.where(observed > 0, observed * np.log(observed / expected), 0.0)
    return 2 * found


def deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike) -> Floats:
    """How unevenly each word is spread over articles: 0 as their lengths, near 1 in one article.

    DP = 1/2 * sum over articles of |share of the words in it - share of the word's uses in it|:
    Gries 2008, International Journal of Corpus Linguistics 13(4).

    Parameters
    ----------
    counts
        Articles by words: times each article uses each word.
    sizes
        Words of each article.

    Examples
    --------
    >>> deviation_of_proportions([[2, 4], [2, 0]], [100, 100])
    array([0. , 0.5])
    """
    uses, lengths = _floats(counts), _floats(sizes)
    totals, length = uses.sum(axis=0), lengths.sum()
    if length == 0:
        return np.full(totals.shape, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        gaps = np.abs(uses / totals - (lengths / length)[:, None])
    return np.where(totals > 0, gaps.sum(axis=0) / 2, np.nan)


def p_of_z(z: ArrayLike) -> Floats:
    """Two-sided p of standard normal values.

    >>> p_of_z([0.0, 1.959964]).round(4)
    array([1.  , 0.05])
    """
    values = _floats(z)
    flat = [math.erfc(abs(v) / math.sqrt(2)) for v in values.ravel().tolist()]
    return np.array(flat, dtype=np.float64).reshape(values.shape)


def p_of_interval(value: ArrayLike, low: ArrayLike, high: ArrayLike) -> Floats:
    """Two-sided p of no difference, by an interval of 95% around it; NaN where that is none or has no width.

    >>> p_of_interval([0.5, 0.1, 0.2], [0.0, -0.3, float("nan")], [1.0, 0.5, 0.4]).round(2)
    array([0.05, 0.62,  nan])
    """
    errors = (_floats(high) - _floats(low)) / (2 * 1.96)
    return p_of_z(_floats(value) / np.where(errors > 0, errors, np.nan))


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """P-values adjusted so that rejecting below q keeps the false discovery rate at q.

    adjusted_(i) = min over j >= i of p_(j) * m / j, m the number of tests: Benjamini and Hochberg
    1995, JRSS B 57(1). NaN stays NaN and is no test.

    >>> benjamini_hochberg([0.01, 0.04, 0.03, float("nan")])
    array([0.03, 0.04, 0.04,  nan])
    """
    values = _floats(p)
    adjusted = np.full(values.shape, np.nan)
    known = np.flatnonzero(~np.isnan(values))
    if not known.size:
        return adjusted
    order = known[np.argsort(values[known], kind="stable")]
    scaled = values[order] * known.size / np.arange(1, known.size + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted
