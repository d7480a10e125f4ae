"""Numbers of keyness: one group's terms against the others', and again over resampled articles."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.measures._terms import Counts, Floats
from research.statistics import (
    MINIMUM,
    deviation_of_proportions,
    g2,
    log_odds,
    log_ratio,
    resampled_counts,
)

# Words that the prior weighs as much as, the length of one news article.
_PRIOR_WORDS = 500.0
# Cells of a dense block of articles by terms: 32 MB.
_BLOCK = 4_000_000


def compared(per_group: Floats, sizes: Floats, g: int) -> pd.DataFrame:
    """Each term in group `g` against all other groups, from the counts as they are."""
    a, total = per_group[g], per_group.sum(axis=0)
    n_a, n = float(sizes[g]), float(sizes.sum())
    found = {"count": a.astype(np.int64), "rate": 1000 * a / n_a}
    if len(sizes) < 2:
        return pd.DataFrame(
            {**found, **dict.fromkeys(("log_odds", "error", "log_ratio", "g2"), math.nan)}
        )
    odds = log_odds(
        a, total - a, prior=_PRIOR_WORDS * total / n,
        total_a=n_a, total_b=n - n_a, total_prior=_PRIOR_WORDS,
    )  # fmt: skip
    return pd.DataFrame(
        {
            **found,
            "log_odds": odds.delta,
            "error": np.sqrt(odds.variance),
            "log_ratio": log_ratio(a, total - a, total_a=n_a, total_b=n - n_a),
            "g2": g2(a, total - a, total_a=n_a, total_b=n - n_a),
        }
    )


def resampled(counts: Counts, totals: Floats, n_resamples: int, seed: int) -> Floats:
    """Groups by (low, high, error) by terms of the log-odds, over resampled articles."""
    n_terms, n_groups = len(counts.terms), len(counts.groups)
    members = [np.flatnonzero(counts.group_of == g) for g in range(n_groups)]
    n_rest = len(counts.sizes)
    enough = [min(len(m), n_rest - len(m)) >= MINIMUM for m in members]
    out = np.full((n_groups, 3, n_terms), math.nan)
    draws = [
        resampled_counts(len(m), n_resamples=n_resamples, seed=seed + g)
        for g, m in enumerate(members)
    ]
    sizes = [w @ counts.sizes[m] for w, m in zip(draws, members, strict=True)]
    all_sizes = np.sum(sizes, axis=0)
    width = max(1, _BLOCK // max(n_rest, n_resamples))
    for first in range(0, n_terms if any(enough) else 0, width):
        last = min(first + width, n_terms)
        block = counts.dense(first, last)
        uses = [w @ block[m] for w, m in zip(draws, members, strict=True)]
        all_uses = np.sum(uses, axis=0)
        prior = _PRIOR_WORDS * totals[first:last] / counts.sizes.sum()
        for g in range(n_groups):
            if not enough[g]:
                continue
            delta = log_odds(
                uses[g], all_uses - uses[g], prior=prior,
                total_a=sizes[g][:, None], total_b=(all_sizes - sizes[g])[:, None],
                total_prior=_PRIOR_WORDS,
            ).delta  # fmt: skip
            out[g, 2, first:last] = delta.std(axis=0, ddof=1)
            delta.sort(axis=0)
            out[g, :2, first:last] = _middle(delta)
    return out


def _middle(ordered: Floats) -> Floats:
    # Linear between neighbours, as numpy.quantile, which is slower over many columns.
    ends = []
    for share in (0.025, 0.975):
        place = share * (len(ordered) - 1)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        ends.append(ordered[low] + (place - low) * (ordered[high] - ordered[low]))
    return np.array(ends, dtype=np.float64)


def sums(counts: Counts, g: int) -> Floats:
    """Uses of each term in group `g`."""
    own = counts.group_of[counts.rows] == g
    n_terms = len(counts.terms)
    uses = np.bincount(counts.columns[own], weights=counts.values[own], minlength=n_terms)
    return np.asarray(uses, dtype=np.float64)


def spread_over_articles(counts: Counts, g: int) -> tuple[NDArray[np.int64], Floats]:
    """Articles of group `g` with each term, and how unevenly they share it."""
    own = counts.group_of[counts.rows] == g
    articles = np.bincount(counts.columns[own], minlength=len(counts.terms))
    members = np.flatnonzero(counts.group_of == g)
    width = max(1, _BLOCK // max(1, len(counts.sizes)))
    parts = [
        deviation_of_proportions(
            counts.dense(first, min(first + width, len(counts.terms)))[members],
            counts.sizes[members],
        )
        for first in range(0, len(counts.terms), width)
    ]
    return articles, np.concatenate(parts)
