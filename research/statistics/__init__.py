"""Arrays in, numbers out: differences in word use, resampling, multiplicity, agreement.

Nothing here knows articles or tables. Undefined numbers are NaN. Random steps take a seed.
"""

from research.statistics.agreement import auc, cohen_kappa, krippendorff_alpha, ranks
from research.statistics.differences import (
    LogOdds,
    benjamini_hochberg,
    deviation_of_proportions,
    g2,
    log_odds,
    log_ratio,
    p_of_z,
    shift,
)
from research.statistics.resampling import MINIMUM, Interval, bootstrap_interval, resampled_counts

__all__ = [
    "MINIMUM",
    "Interval",
    "LogOdds",
    "auc",
    "benjamini_hochberg",
    "bootstrap_interval",
    "cohen_kappa",
    "deviation_of_proportions",
    "g2",
    "krippendorff_alpha",
    "log_odds",
    "log_ratio",
    "p_of_z",
    "ranks",
    "resampled_counts",
    "shift",
]
