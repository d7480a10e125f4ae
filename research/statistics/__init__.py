"""Arrays in, numbers out: differences in word use, resampling, agreement, estimates from samples.

Nothing here knows articles or tables. Undefined numbers are NaN. Random steps take a seed.
"""

from research.statistics.agreement import (
    Level,
    alpha_interval,
    auc,
    cohen_kappa,
    krippendorff_alpha,
    ranks,
)
from research.statistics.differences import (
    LogOdds,
    benjamini_hochberg,
    deviation_of_proportions,
    g2,
    log_odds,
    log_ratio,
    p_of_interval,
    p_of_z,
    shift,
)
from research.statistics.estimation import Estimate, Sample, estimate, sample, sample_size
from research.statistics.permutation import Range, range_test
from research.statistics.proportions import (
    difference,
    mean_interval,
    share_interval,
    wilson_interval,
)
from research.statistics.resampling import (
    MINIMUM,
    Interval,
    bootstrap_interval,
    certainty,
    few_articles,
    in_words,
    resampled_counts,
    resamples,
)
from research.statistics.unitizing import Unitized, unitizing_alpha

__all__ = [
    "MINIMUM",
    "Estimate",
    "Interval",
    "Level",
    "LogOdds",
    "Range",
    "Sample",
    "Unitized",
    "alpha_interval",
    "auc",
    "benjamini_hochberg",
    "bootstrap_interval",
    "certainty",
    "cohen_kappa",
    "deviation_of_proportions",
    "difference",
    "estimate",
    "few_articles",
    "g2",
    "in_words",
    "krippendorff_alpha",
    "log_odds",
    "log_ratio",
    "mean_interval",
    "p_of_interval",
    "p_of_z",
    "range_test",
    "ranks",
    "resampled_counts",
    "resamples",
    "sample",
    "sample_size",
    "share_interval",
    "shift",
    "unitizing_alpha",
    "wilson_interval",
]
