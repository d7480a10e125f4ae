"""Numbers of keyness: one group's terms against the others', and again over resampled articles."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.measures.keyness.counts import Counted, Counts, Floats
from research.statistics import (
    MINIMUM,
    deviation_of_proportions,
    g2,
    log_odds,
    log_ratio,
    resampled_counts,
    shift,
)

# Words that the prior weighs as much as, the length of one news article.
_PRIOR_WORDS = 500.0
# Cells of a dense block of articles, or resamples, by terms: more than 2 MB are slower.
_BLOCK = 500_000


def compared(per_group: Floats, sizes: Floats, g: int) -> pd.DataFrame:
    """Each term in group `g` against all other groups, from the counts as they are."""
    a, total = per_group[g], per_group.sum(axis=0)
    n_a, n = float(sizes[g]), float(sizes.sum())
    found = {"count": a.astype(np.int64), "rate": 1000 * a / (n_a or math.nan)}
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


def resampled(counts: Counts, n_resamples: int, seed: int) -> Floats:
    """Groups by (low, high, error) by terms of the log-odds, over resampled articles."""
    n_groups = len(counts.groups)
    members = [np.flatnonzero(counts.group_of == g) for g in range(n_groups)]
    n_articles = len(counts.sizes)
    enough = [g for g, m in enumerate(members) if min(len(m), n_articles - len(m)) >= MINIMUM]
    if not enough:
        return np.full((n_groups, 3, len(counts.terms)), math.nan)
    distinct, like = counts.distinct()
    n_terms = len(distinct.terms)
    out = np.full((n_groups, 3, n_terms), math.nan)
    draws = [
        np.ascontiguousarray(resampled_counts(len(m), n_resamples=n_resamples, seed=seed + g).T)
        for g, m in enumerate(members)
    ]
    sizes = [
        counts.sizes[m].astype(np.float32) @ w.astype(np.float32)
        for w, m in zip(draws, members, strict=True)
    ]
    all_sizes = np.sum(sizes, axis=0)
    weight = np.float32(_PRIOR_WORDS)
    totals = np.bincount(distinct.columns, weights=distinct.values)
    shares = (_PRIOR_WORDS * totals / counts.sizes.sum()).astype(np.float32)
    width = max(1, _BLOCK // max(n_articles, n_resamples))
    for first in range(0, n_terms, width):
        at = slice(first, min(first + width, n_terms))
        prior = shares[at, None]
        uses = [distinct.drawn(at.start, at.stop, g, w) for g, w in enumerate(draws)]
        all_uses = sum(uses[1:], start=uses[0])  # np.sum would copy them all
        # Of two groups the second is the first, turned round.
        for g in enough[:1] if n_groups == 2 else enough:
            rest, rest_size = all_uses - uses[g], all_sizes - sizes[g]
            delta = shift(uses[g] + prior, rest + prior, sizes[g] + weight, rest_size + weight)
            out[g, 2, at] = delta.std(axis=1, ddof=1)
            out[g, :2, at] = _middle(delta)
    if n_groups == 2:
        out[1] = -out[0, 1], -out[0, 0], out[0, 2]
    return out[:, :, like]


def _middle(values: Counted) -> Floats:
    # Linear between neighbours, as numpy.quantile, which is slower over many rows.
    n = values.shape[1]
    places = [(share * (n - 1)) for share in (0.025, 0.975)]
    # A tenth of the time of a partition at four places, for which NumPy has no vector instructions.
    values.sort(axis=1)
    ends = []
    for place in places:
        low, high = values[:, int(place)], values[:, min(int(place) + 1, n - 1)]
        ends.append(low + (place - int(place)) * (high - low))
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
            counts.dense(first, min(first + width, len(counts.terms)))[:, members].T,
            counts.sizes[members],
        )
        for first in range(0, len(counts.terms), width)
    ]
    return articles, np.concatenate(parts)
