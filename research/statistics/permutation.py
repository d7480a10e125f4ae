"""How far apart groups would be by chance: their labels shuffled among things that are alike."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
_AT_MOST = 20_000_000  # labels drawn in all
_AT_LEAST = 199  # shuffles, however many things there are
_SAME = 1e-9  # ranges that differ by less are the same sum in another order


class Range(NamedTuple):
    """The groups with the least and the largest share, how far these are apart, and p."""

    least: int
    most: int
    difference: float
    p: float


def range_test(
    parts: ArrayLike, wholes: ArrayLike, groups: ArrayLike, strata: ArrayLike, *,
    n_shuffles: int = 999, seed: int = 0,
) -> Range:  # fmt: skip
    """How far the shares of several groups reach, and how often shuffled groups reach as far.

    A share is the sum of parts / sum of wholes of a group; the range is the largest share less the least.
    Groups are shuffled among the things of a stratum, so that neither the pick of the two groups nor
    strata that are more in one group than in another make it look surer than it is.
    p = (1 + shuffles with as wide a range) / (1 + shuffles): Phipson and Smyth 2010, Statistical
    Applications in Genetics and Molecular Biology 9(1).

    Parameters
    ----------
    parts, wholes
        One number a thing. Things that depend on each other are added up to one before.
    groups, strata
        The group and the stratum of each thing: whole numbers from 0.
    n_shuffles
        Fewer are made of very many things, no less than 199.
    seed
        Of the shuffles.

    Returns
    -------
    Range
        p is NaN where no stratum has things of two groups, so that nothing can be shuffled.

    Examples
    --------
    >>> found = range_test([1] * 9 + [0] * 9, [1] * 18, [0] * 9 + [1] * 9, [0] * 18)
    >>> found.most, found.difference, found.p < 0.01
    (0, 1.0, True)
    >>> range_test([1, 0], [1, 1], [0, 1], [0, 1]).p
    nan
    """
    part, whole = np.asarray(parts, dtype=np.float64), np.asarray(wholes, dtype=np.float64)
    group, stratum = np.asarray(groups, dtype=np.int64), np.asarray(strata, dtype=np.int64)
    size = int(group.max()) + 1
    shares = _shares(part, whole, group, size)
    least, most = int(np.nanargmin(shares)), int(np.nanargmax(shares))
    reach = float(shares[most] - shares[least])
    order = np.argsort(stratum, kind="stable")
    part, whole, group, stratum = part[order], whole[order], group[order], stratum[order]
    if len(np.unique(stratum * size + group)) == len(np.unique(stratum)):
        return Range(least, most, reach, math.nan)
    drawn = np.random.default_rng(seed)
    rounds = max(_AT_LEAST, min(n_shuffles, _AT_MOST // len(part)))
    as_wide = 0
    for _ in range(rounds):
        # Things stay where they are; their groups change places within each stratum.
        shuffled = group[np.lexsort((drawn.random(len(group)), stratum))]
        shares = _shares(part, whole, shuffled, size)
        as_wide += bool(np.nanmax(shares) - np.nanmin(shares) >= reach - _SAME)
    return Range(least, most, reach, (1 + as_wide) / (1 + rounds))


def _shares(part: Floats, whole: Floats, group: NDArray[np.int64], size: int) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.bincount(group, part, size) / np.bincount(group, whole, size)
