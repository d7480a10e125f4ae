"""Agreement and estimates from samples, against worked examples, arithmetic written out, and laws."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from research import statistics
from research.statistics.proportions import student

NAN = math.nan

# Krippendorff 2004, Content Analysis, p. 254: a text from 150 to 450, two observers.
BOOK = {
    "c": {"i": [(225, 295), (370, 400)], "j": [(220, 300), (355, 375), (400, 420)]},
    "k": {"i": [(180, 240), (300, 350)], "j": [(180, 240), (300, 350)]},
}


def expected_of_the_book(sizes, gaps):
    """The book's formula for chance in whole numbers."""
    length, m = 300, 2
    total = sum(
        Fraction(len(sizes) - 1, 3) * (2 * size**3 - 3 * size**2 + size)
        + size**2 * sum(gap - size + 1 for gap in gaps if gap >= size)
        for size in sizes
    )
    placed = m * length * (m * length - 1) - sum(size * (size - 1) for size in sizes)
    return Fraction(2, length) * total / placed


# Observed: (225-220)^2 + (295-300)^2 = 50, (370-355)^2 + (400-375)^2 = 850, 20^2 = 400; of 300^2.
CHANCE_C = expected_of_the_book([70, 30, 80, 20, 20], [75, 75, 50, 70, 55, 25, 30])
CHANCE_K = expected_of_the_book([60, 50, 60, 50], [30, 60, 100, 30, 60, 100])


@pytest.mark.parametrize(
    ("code", "observed", "chance", "alpha", "printed"),
    [
        ("c", Fraction(1300, 90000), CHANCE_C, 1 - Fraction(13, 900) / CHANCE_C, (0.0144, 0.0532)),
        ("k", Fraction(0), CHANCE_K, Fraction(1), (0.0, 0.0490)),
    ],
)
def test_unitizing_alpha_is_the_worked_example_of_the_book(code, observed, chance, alpha, printed):
    found = statistics.unitizing_alpha(BOOK[code], length=300, start=150)
    assert found.observed == pytest.approx(float(observed), abs=1e-9)
    assert found.expected == pytest.approx(float(chance), abs=1e-9)
    assert found.value == pytest.approx(float(alpha), abs=1e-6)
    assert (found.observed, found.expected) == pytest.approx(printed, abs=5e-5)


def test_unitizing_alpha_of_both_codes_is_the_printed_one():
    both = [statistics.unitizing_alpha(BOOK[code], length=300, start=150) for code in "ck"]
    over_all = 1 - sum(one.observed for one in both) / sum(one.expected for one in both)
    assert over_all == pytest.approx(0.859, abs=0.0005)
    assert both[0].value == pytest.approx(0.7286, abs=0.0005)


def test_the_differences_of_the_books_figures():
    # p. 253, fig. 11.6: of a passage of 6 from 5, and one of the other coder.
    cases = [((4, 6), 26), ((5, 7), 16), ((6, 8), 10), ((7, 9), 8), ((6, 10), 2), ((5, 11), 0)]
    for passage, apart in cases:
        found = statistics.unitizing_alpha({"i": [(5, 11)], "j": [passage]}, length=13)
        assert found.observed * 13**2 == pytest.approx(apart)


def test_unitizing_alpha_is_undefined_where_nobody_marked():
    assert math.isnan(statistics.unitizing_alpha({"a": [], "b": []}, length=10).value)
    assert math.isnan(statistics.unitizing_alpha({"a": [(0, 2)]}, length=10).value)
    assert statistics.unitizing_alpha({"a": [(0, 2)], "b": []}, length=100).value < 0.1


# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C and onwards.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
CODINGS = [
    (coder, unit, code)
    for coder, codes in enumerate(OBSERVERS)
    for unit, code in enumerate(codes)
    if code is not None
]


def alpha_from_pairs(difference):
    """Alpha from all pairs of codes, written out: no matrix of coincidences."""
    units = [[row[u] for row in OBSERVERS if row[u] is not None] for u in range(12)]
    units = [codes for codes in units if len(codes) > 1]
    flat = [code for codes in units for code in codes]
    observed = sum(
        Fraction(difference(a, b, flat)).limit_denominator(10**9) / (len(codes) - 1)
        for codes in units
        for i, a in enumerate(codes)
        for j, b in enumerate(codes)
        if i != j
    )
    chance = sum(
        Fraction(difference(a, b, flat)).limit_denominator(10**9) for a in flat for b in flat
    )
    return float(1 - (len(flat) - 1) * observed / chance)


def ordinal(a, b, flat):
    low, high = sorted((a, b))
    between = sum(low <= code <= high for code in flat)
    return (between - (flat.count(a) + flat.count(b)) / 2) ** 2 if a != b else 0


@pytest.mark.parametrize(
    ("level", "printed", "difference"),
    [
        ("nominal", 0.743, lambda a, b, flat: a != b),
        ("ordinal", 0.815, ordinal),
        ("interval", 0.849, lambda a, b, flat: (a - b) ** 2),
    ],
)
def test_alpha_is_the_worked_example_of_krippendorff(level, printed, difference):
    found = statistics.krippendorff_alpha(CODINGS, level=level)
    assert found == pytest.approx(printed, abs=0.0005)
    assert found == pytest.approx(alpha_from_pairs(difference), abs=1e-6)


def test_alpha_has_an_interval_over_items_that_holds_it():
    found = statistics.alpha_interval(CODINGS, seed=3)
    assert (found.n, round(found.value, 3)) == (11, 0.743)
    assert found.low < found.value < found.high <= 1
    few = statistics.alpha_interval(CODINGS[:8] + CODINGS[9:12], minimum=50)
    assert math.isnan(few.low)


MACHINE = np.array([1, 1, 1, 0, 0, 0, 0, 1, 0, 1], float)
TRUTH = np.array([1, 0, 1, 0, 0, 1, 0, 1, 0, 1], float)
DRAWN = np.array([0, 1, 3, 5, 7, 8])


def partly(truth, drawn):
    coded = np.full(len(truth), NAN)
    coded[drawn] = truth[drawn]
    return coded


def test_estimate_is_ppi_plus_plus_written_out():
    # Angelopoulos et al. 2023: theta = mean(y) + lambda (mean over all of f - mean over coded of f),
    # lambda = cov(y, f) / var(f) among the coded where all are known.
    found = statistics.estimate(
        statistics.sample(MACHINE, partly(TRUTH, DRAWN), 0.6), use="corrected"
    )
    y, f = TRUTH[DRAWN], MACHINE[DRAWN]
    tuned = np.cov(y, f)[0, 1] / f.var(ddof=1)
    assert found.value == pytest.approx(y.mean() + tuned * (MACHINE.mean() - f.mean()))


def test_coded_alone_in_strata_is_cochrans_mean_and_error():
    stratum = np.array([0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
    drawn = np.array([0, 1, 2, 7, 8])
    probability = np.where(stratum == 0, 3 / 6, 2 / 4)
    data = statistics.sample(MACHINE, partly(TRUTH, drawn), probability, stratum=stratum)
    found = statistics.estimate(data, use="coded")
    assert found.value == pytest.approx(0.6 * (2 / 3) + 0.4 * 0.5)
    left = 0.6**2 * (1 / 2) * (1 / 3) / 3 + 0.4**2 * (1 / 2) * 0.5 / 2
    assert found.se**2 > left  # one half of an error that nobody saw is added
    assert found.se**2 == pytest.approx(left, rel=0.5)


def test_a_corpus_coded_in_full_has_no_error():
    for use in ("corrected", "coded"):
        found = statistics.estimate(statistics.sample(MACHINE, TRUTH, 1.0), use=use, bounds=(0, 1))
        assert (found.value, found.low, found.high) == pytest.approx((0.5, 0.5, 0.5))


def test_a_perfect_machine_still_has_an_interval_for_what_was_not_seen():
    found = statistics.estimate(statistics.sample(TRUTH, partly(TRUTH, DRAWN), 0.6), bounds=(0, 1))
    assert found.value == pytest.approx(0.5)
    assert 0 <= found.low < 0.5 < found.high <= 1


def test_a_share_of_none_of_twenty_reaches_about_as_far_as_wilsons():
    coded = np.full(10_000, NAN)
    coded[:20] = 0.0
    data = statistics.sample(np.zeros(10_000), coded, 20 / 10_000)
    found = statistics.estimate(data, use="coded", bounds=(0, 1))
    wilson = stats.binomtest(0, 20).proportion_ci(method="wilson")
    assert found.low == 0
    assert found.high == pytest.approx(wilson.high, abs=0.03)


def test_difference_of_groups_is_that_of_their_means():
    group = np.array([0, 1] * 5)
    design = np.column_stack([group == 0, group == 1]).astype(float)
    data = statistics.sample(MACHINE, TRUTH, 1.0)
    found = statistics.estimate(data, design=design, contrast=(1, -1))
    assert found.value == pytest.approx(TRUTH[group == 0].mean() - TRUTH[group == 1].mean())


def test_slope_is_least_squares_when_all_are_coded():
    time = np.arange(10.0)
    data = statistics.sample(MACHINE, TRUTH, 1.0)
    found = statistics.estimate(
        data, design=np.column_stack([np.ones(10), time]), contrast=(0, 1), beyond=np.arange(10)
    )
    assert found.value == pytest.approx(stats.linregress(time, TRUTH).slope)
    assert found.low < found.value < found.high


def test_too_few_codings_give_no_interval_and_none_give_no_value():
    one = statistics.estimate(statistics.sample(MACHINE, partly(TRUTH, [0]), 0.1), use="coded")
    assert one.value == pytest.approx(1)
    assert math.isnan(one.low)
    none = statistics.estimate(statistics.sample(MACHINE, np.full(10, NAN), 0.1))
    assert math.isnan(none.value)
    assert none.n == 0


def test_a_group_without_codings_has_no_value():
    design = np.column_stack([np.arange(10) < 9, np.arange(10) == 9]).astype(float)
    data = statistics.sample(MACHINE, partly(TRUTH, DRAWN), 0.6)
    assert math.isnan(statistics.estimate(data, design=design, contrast=(0, 1)).value)


@pytest.mark.parametrize("design", ["single", "strata", "clusters"])
def test_intervals_hold_the_truth_about_as_often_as_they_say(design):
    rng = np.random.default_rng(5)
    cluster = np.repeat(np.arange(80), 10)
    truth = (rng.random(800) < rng.beta(2, 4, 80)[cluster]) * 1.0
    machine = np.where(rng.random(800) < 0.85, truth, 1 - truth)
    hits, width = [], {"corrected": 0.0, "coded": 0.0}
    for _ in range(200):
        probability, kind = np.full(800, 0.125), {}
        if design == "clusters":
            kind = {"cluster": cluster}
            chosen = rng.choice(80, 20, replace=False)
            drawn = np.concatenate(
                [rng.choice(np.flatnonzero(cluster == g), 5, replace=False) for g in chosen]
            )
        else:
            stratum = (machine if design == "strata" else machine * 0).astype(int)
            kind = {"stratum": stratum}
            drawn = np.concatenate(
                [
                    rng.choice(
                        np.flatnonzero(stratum == s), (stratum == s).sum() // 8, replace=False
                    )
                    for s in np.unique(stratum)
                ]
            )
            share = np.array([(stratum[drawn] == s).sum() / (stratum == s).sum() for s in stratum])
            probability = share
        data = statistics.sample(machine, partly(truth, drawn), probability, **kind)
        found = {use: statistics.estimate(data, use=use, bounds=(0, 1)) for use in width}
        hits.append(found["corrected"].low <= truth.mean() <= found["corrected"].high)
        for use, one in found.items():
            width[use] += one.high - one.low
    assert 0.91 <= np.mean(hits) <= 0.99
    if design != "strata":  # there the strata have told already what the machine knows
        assert width["corrected"] < 0.9 * width["coded"]


@pytest.mark.parametrize("df", [1, 2, 3, 4, 5, 8, 20, 1000])
def test_students_quantile_is_scipys(df):
    assert student(0.95, df) == pytest.approx(stats.t.ppf(0.975, df), rel=0.0015)


@given(st.integers(2, 60), st.integers(0, 10_000))
def test_limits_of_a_share_hold_the_share_and_stay_within(n, seed):
    rng = np.random.default_rng(seed)
    truth = (rng.random(n) < rng.random()) * 1.0
    drawn = rng.choice(n, rng.integers(1, n + 1), replace=False)
    machine = (rng.random(n) < 0.5) * 1.0
    for use in ("corrected", "coded", "machine"):
        data = statistics.sample(machine, partly(truth, drawn), len(drawn) / n)
        found = statistics.estimate(data, use=use, bounds=(0, 1))
        if not math.isnan(found.low):
            assert -1e-9 <= found.low <= found.value + 1e-9 <= found.high + 2e-9 <= 1 + 3e-9


def test_sample_size_is_cochrans():
    assert statistics.sample_size(0.5, 0.05, population=10**9) == 385
    assert statistics.sample_size(0.5, 0.05, population=100) == 80
    assert statistics.sample_size(0.0, 0.05, population=100) == 0
    with pytest.raises(ValueError, match="above 0"):
        statistics.sample_size(0.5, 0, population=10)


@pytest.mark.parametrize("shift", [0, 24_300, 1.7e9], ids=["0", "months", "seconds"])
def test_a_slope_does_not_depend_on_where_its_covariate_begins(shift):
    rng = np.random.default_rng(4)
    months = rng.integers(0, 12, 300)
    machine = (rng.random(300) < 0.2 + 0.04 * months).astype(float)
    coded = np.where(rng.random(300) < 0.9, machine, 1 - machine)
    coded[100:] = np.nan
    data = statistics.sample(machine, coded, 1 / 3)
    slope, moved = (
        statistics.estimate(
            data, design=np.column_stack([np.ones(300), months + by]), contrast=(0, 1)
        )
        for by in (0, shift)
    )
    assert moved.value == pytest.approx(slope.value, rel=1e-4)
    assert moved.se == pytest.approx(slope.se, rel=1e-4)
    wanted = np.polyfit(months, machine, 1)[0]
    naive = statistics.estimate(
        data, design=np.column_stack([np.ones(300), months + shift]), contrast=(0, 1), use="machine"
    )
    assert naive.value == pytest.approx(wanted, rel=1e-4)


def test_units_that_a_contrast_does_not_ask_of_do_not_count():
    rng = np.random.default_rng(3)
    group = rng.integers(0, 3, 90)
    dummies = np.column_stack([group == 0, group == 1]).astype(float)
    data = statistics.sample(rng.random(90), np.where(rng.random(90) < 0.5, 1.0, np.nan), 0.5)
    found = statistics.estimate(data, design=dummies, contrast=(1, -1))
    assert found.n == int((~np.isnan(data.coded) & (group < 2)).sum())
