"""Numbers against worked and published examples, and against scipy and nltk."""

import math

import numpy as np
import pytest
from scipy import stats

from research import statistics
from research.statistics import resampling


def test_log_odds_equal_the_arithmetic_of_monroe_2008_written_out():
    # A uses "tax" 30 times in 1,000 words, B 10 times in 2,000; the prior gives it 2 of 100.
    found = statistics.log_odds(
        [30, 970], [10, 1990], prior=[2, 98], total_a=1000, total_b=2000, total_prior=100
    )
    in_a = math.log((30 + 2) / (1000 + 100 - 30 - 2))
    in_b = math.log((10 + 2) / (2000 + 100 - 10 - 2))
    variance = 1 / (30 + 2) + 1 / (10 + 2)
    assert found.delta[0] == pytest.approx(in_a - in_b, abs=1e-9)
    assert found.delta[0] == pytest.approx(math.log(66816 / 12816), abs=1e-9)
    assert found.variance[0] == pytest.approx(variance, abs=1e-12)
    assert found.z[0] == pytest.approx((in_a - in_b) / math.sqrt(variance), abs=1e-9)


def test_log_odds_turn_round_with_the_sides():
    there = statistics.log_odds([5, 9, 0], [1, 9, 4], prior=[1, 2, 1])
    back = statistics.log_odds([1, 9, 4], [5, 9, 0], prior=[1, 2, 1])
    np.testing.assert_allclose(there.delta, -back.delta)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(20, 10, 1.0, id="twice"),
        pytest.param(10, 10, 0.0, id="same"),
        pytest.param(0, 10, math.log2(0.5 / 10), id="never-in-a"),
        pytest.param(0, 0, 0.0, id="never"),
    ],
)
def test_log_ratio_is_the_binary_logarithm_of_the_rates(a, b, expected):
    found = statistics.log_ratio([a], [b], total_a=1000, total_b=1000)
    assert found[0] == pytest.approx(expected)


@pytest.mark.parametrize(("a", "b"), [(30, 10), (0, 7), (5, 5), (120, 3)])
def test_g2_is_scipys_log_likelihood_of_the_table(a, b):
    table = [[a, b], [1000 - a, 2500 - b]]
    expected = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    found = statistics.g2([a], [b], total_a=1000, total_b=2500)
    assert found[0] == pytest.approx(expected)


def test_an_empty_side_gives_nan_not_zero():
    assert np.isnan(statistics.g2([1], [0], total_a=10, total_b=0)).all()
    assert np.isnan(statistics.log_ratio([1], [0], total_a=10, total_b=0)).all()


def test_p_of_z_is_scipys():
    z = np.array([-3.2, 0.0, 0.5, 1.96, 8.0])
    np.testing.assert_allclose(statistics.p_of_z(z), 2 * stats.norm.sf(abs(z)), rtol=1e-12)
    assert math.isnan(statistics.p_of_z(math.nan))


# The fifteen p-values of Benjamini and Hochberg 1995, section 3.2: four are rejected at .05.
PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip


def test_benjamini_hochberg_rejects_the_four_of_the_published_example():
    adjusted = statistics.benjamini_hochberg(PUBLISHED)
    assert (adjusted <= 0.05).tolist() == [True] * 4 + [False] * 11
    np.testing.assert_allclose(adjusted, stats.false_discovery_control(PUBLISHED))


def test_benjamini_hochberg_keeps_order_and_leaves_nan_out():
    shuffled = np.random.default_rng(1).permutation(PUBLISHED)
    with_gap = np.insert(shuffled, 3, math.nan)
    adjusted = statistics.benjamini_hochberg(with_gap)
    assert math.isnan(adjusted[3])
    np.testing.assert_allclose(np.delete(adjusted, 3), stats.false_discovery_control(shuffled))
    assert np.isnan(statistics.benjamini_hochberg([math.nan])).all()


def test_bootstrap_of_the_mean_agrees_with_scipy():
    values = np.random.default_rng(7).gamma(2, 3, size=60)
    ours = statistics.bootstrap_interval(values, n_resamples=20_000, seed=1)
    theirs = stats.bootstrap(
        (values,), np.mean, n_resamples=20_000, method="percentile", rng=np.random.default_rng(2)
    ).confidence_interval
    width = theirs.high - theirs.low
    assert ours.value == pytest.approx(values.mean())
    assert ours.low == pytest.approx(theirs.low, abs=0.02 * width)
    assert ours.high == pytest.approx(theirs.high, abs=0.02 * width)


def test_bootstrap_in_blocks_draws_the_same(monkeypatch):
    values = np.random.default_rng(3).normal(size=40)
    whole = statistics.bootstrap_interval(values, n_resamples=500, seed=2)
    monkeypatch.setattr(resampling, "_KEPT", 0)
    monkeypatch.setattr(resampling, "_AT_ONCE", 700)
    assert statistics.bootstrap_interval(values, n_resamples=500, seed=2) == pytest.approx(whole)


def test_bootstrap_of_another_statistic_agrees_with_scipy():
    values = np.random.default_rng(8).normal(size=41)
    ours = statistics.bootstrap_interval(
        values, statistic=lambda v: float(np.median(v)), n_resamples=5000, seed=1
    )
    theirs = stats.bootstrap(
        (values,), np.median, n_resamples=5000, method="percentile", rng=np.random.default_rng(2)
    ).confidence_interval
    assert ours.low == pytest.approx(theirs.low, abs=0.1)
    assert ours.high == pytest.approx(theirs.high, abs=0.1)


def test_bootstrap_is_the_same_with_the_same_seed():
    values = [1.0, 5.0, 2.0, 8.0, 4.0]
    assert statistics.bootstrap_interval(values, seed=3) == statistics.bootstrap_interval(
        values, seed=3
    )


@pytest.mark.parametrize(
    ("values", "value", "n"),
    [
        pytest.param([], math.nan, 0, id="none"),
        pytest.param([math.nan], math.nan, 0, id="unknown"),
        pytest.param([2, 4], 3.0, 2, id="two"),
        pytest.param([1, 2, 3, 4, math.nan], 2.5, 4, id="four-known"),
    ],
)
def test_too_few_values_have_no_interval(values, value, n):
    found = statistics.bootstrap_interval(values)
    assert found.value == pytest.approx(value, nan_ok=True)
    assert math.isnan(found.low)
    assert math.isnan(found.high)
    assert found.n == n


def test_auc_is_the_mann_whitney_share():
    generator = np.random.default_rng(4)
    scores, truth = generator.integers(0, 9, size=80), generator.random(80) < 0.4
    u = stats.mannwhitneyu(scores[truth], scores[~truth]).statistic
    assert statistics.auc(scores, truth) == pytest.approx(u / (truth.sum() * (~truth).sum()))
    assert math.isnan(statistics.auc([1, 2], [True, True]))


def test_ranks_share_ties():
    values = np.random.default_rng(5).integers(0, 6, size=50)
    np.testing.assert_allclose(statistics.ranks(values), stats.rankdata(values))


def test_deviation_of_proportions_is_that_of_gries_example():
    # Gries 2020, Analyzing dispersion: parts of 9, 10, 10, 10, 11 words with 1 to 5 uses: .18.
    found = statistics.deviation_of_proportions([[1], [2], [3], [4], [5]], [9, 10, 10, 10, 11])
    assert found[0] == pytest.approx(0.18)


def test_a_word_nobody_uses_has_no_dispersion():
    assert np.isnan(statistics.deviation_of_proportions([[0], [0]], [9, 10])).all()


# Reliability data of Krippendorff 2004, ch. 11: four observers, twelve units, nominal alpha .743.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def codings():
    return [
        (coder, unit, code)
        for coder, codes in enumerate(OBSERVERS)
        for unit, code in enumerate(codes)
        if code is not None
    ]


def test_krippendorffs_alpha_is_the_published_one():
    assert statistics.krippendorff_alpha(codings()) == pytest.approx(0.743, abs=0.0005)


def test_krippendorffs_alpha_is_nltks():
    from nltk.metrics.agreement import AnnotationTask

    full = [(str(c), str(u), str(v)) for c, u, v in codings() if u < 9 and c in (1, 3)]
    assert statistics.krippendorff_alpha(full) == pytest.approx(AnnotationTask(full).alpha())


def test_cohens_kappa_of_the_usual_table():
    # 20 both yes, 15 both no, 5 and 10 apart: (.7 - .5) / (1 - .5).
    a = ["yes"] * 25 + ["no"] * 25
    b = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert statistics.cohen_kappa(a, b) == pytest.approx(0.4)


def test_agreement_without_variation_is_undefined():
    assert math.isnan(statistics.cohen_kappa(["a", "a"], ["a", "a"]))
    assert math.isnan(statistics.krippendorff_alpha([(0, 1, "a"), (1, 1, "a")]))
    assert math.isnan(statistics.krippendorff_alpha([]))


def test_the_share_of_clusters_of_one_is_nearly_that_of_things():
    some = [1] * 12 + [0] * 28
    clusters, things = (
        statistics.share_interval(some, [1] * 40),
        statistics.wilson_interval(12, 40),
    )
    assert clusters.value == things.value
    assert clusters[1:3] == pytest.approx(things[1:3], abs=0.01)


def test_the_share_of_clusters_covers_the_truth():
    chance, covered = np.random.default_rng(3), 0
    for _ in range(400):
        wholes = np.round(chance.lognormal(5, 0.6, 25))
        parts = wholes * chance.beta(0.5, 1.5, 25)
        found = statistics.share_interval(parts, wholes)
        covered += found.low <= 0.25 <= found.high
    assert covered / 400 >= 0.92


@pytest.mark.parametrize(
    ("parts", "wholes", "ends"),
    [
        ([], [], (math.nan,) * 3),
        ([0, 0], [0, 0], (math.nan,) * 3),
        ([1, 2], [2, 2], (0.75, math.nan, math.nan)),
        ([5] * 8, [5] * 8, (1.0, 0.588, 1.0)),
    ],
    ids=["no cluster", "only empty clusters", "too few", "all of it"],
)
def test_the_share_of_few_or_even_clusters(parts, wholes, ends):
    found = statistics.share_interval(parts, wholes)
    assert found[:3] == pytest.approx(ends, abs=0.001, nan_ok=True)
