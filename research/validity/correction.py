"""Shares, means, differences and trends with the machine's labels corrected by the codings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.articles.model import table
from research.errors import ParameterError
from research.statistics import Estimate, Sample, estimate
from research.statistics import sample as sample_of
from research.statistics.estimation import Use
from research.validity.sampling import Plan
from research.validity.tasks import CONFIDENCE

By = Literal["outlet", "period"]
Floats = NDArray[np.float64]

COLUMNS = [
    "about", "code", "group", "value", "low", "high", "coded", "coded_low", "coded_high", "machine",
    "machine_low", "machine_high", "n_coded", "n_units", "halved_by",
]  # fmt: skip
ACCURACY = [
    "about", "code", "outlet", "precision", "precision_low", "precision_high", "recall",
    "recall_low", "recall_high", "f1", "n_coded", "n_machine",
]  # fmt: skip
CALIBRATION = [
    "outlet", "low", "high", "stated", "right", "right_low", "right_high", "n_coded", "n_units",
]  # fmt: skip
MEAN = "mean"
ALL = "all"
TREND = "trend a month"
UNKNOWN = "not known"


def estimates(
    plan: Plan, gold: pd.DataFrame, *, by: By | None = None, difference: bool = False,
    beyond: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """How much there is of each code in these articles: corrected, by codings alone, by machine alone.

    The corrected figure is the machine's over all units plus what the coded units say it is wrong by,
    each weighted by how probable its being drawn was (`research.statistics.estimate`). Units that
    were drawn and not coded yet are taken to be like those of their stratum that were.

    Parameters
    ----------
    gold
        unit_id and code, as `agreement.gold` gives them.
    by
        "outlet" or "period" (month): a row each, beside the row for all.
    difference
        Also a row for each pair of groups, the first minus the second; of more than two months
        also their trend, the mean change from one to the next. Undated articles have no part in it.
    beyond
        Column of the population by which units hang together ("outlet", "article_id", "published"):
        the interval is then for what such articles might have been, not for these alone.

    Returns
    -------
    DataFrame
        One row an `about`, code and group: value, low, high (corrected, 95 %); coded, coded_low,
        coded_high (the codings without the machine's help); machine, machine_low, machine_high (as
        if the machine were right); n_coded, n_units; halved_by (codings that would halve the
        corrected interval). The code "mean" is the mean of codes that have numbers. Limits are NaN
        where there are too few codings.

    Raises
    ------
    ParameterError
        For codings of no unit of the sample, or a group that there is not.
    """
    data = _joined(plan, gold)
    if by not in (None, "outlet", "period"):
        raise ParameterError(f"by = {by!r}; use outlet or period")
    if beyond is not None and beyond not in data.columns:
        raise ParameterError(f"beyond = {beyond!r}; use outlet, article_id or published")
    rows = []
    for subject, part in _subjects(data):
        for code in _answers(plan, part):
            for name, design, contrast in _contrasts(part, by, difference=difference):
                found = _three(plan, part, code, design, contrast, beyond)
                rows.append({"about": subject, "code": code, "group": name, **found})
    return table(rows, COLUMNS)


def _joined(plan: Plan, gold: pd.DataFrame) -> pd.DataFrame:
    known = gold[gold["code"].notna()]
    foreign = set(known["unit_id"]) - set(plan.items["unit_id"])
    if foreign:
        raise ParameterError(
            f"codings of {len(foreign)} units that are not in this sample, such as "
            f"{min(foreign)!r}; they belong to another one"
        )
    if known.empty:
        raise ParameterError(
            "no item has a code that counts: code some, or adjudicate the split ones"
        )
    data = plan.population.merge(known[["unit_id", "code"]], on="unit_id", how="left")
    data["period"] = [
        str(day)[:7] if day is not None and pd.notna(day) else "" for day in data["published"]
    ]
    drawn = data["unit_id"].isin(plan.items["unit_id"])
    return _reweighted(data, drawn, singly=plan.per_article is None)


def _reweighted(data: pd.DataFrame, drawn: pd.Series[Any], *, singly: bool) -> pd.DataFrame:
    """Probabilities of being coded: of being drawn, and of having been answered by now.

    Items come in random order, so what is coded is a random part of what was drawn: of each stratum,
    where each has two codings, else of all.
    """
    coded = data["code"].notna()
    told = coded.groupby(data["stratum"]).transform("sum")
    whole = drawn.groupby(data["stratum"]).transform("sum")
    if singly and bool((told[drawn] >= whole[drawn].clip(upper=2)).all()):
        share = coded.groupby(data["stratum"]).transform("mean")
        return data.assign(probability=share.where(share > 0, 1.0))
    return data.assign(probability=data["probability"] * float(coded.sum() / drawn.sum()))


def _subjects(data: pd.DataFrame) -> list[tuple[str | None, pd.DataFrame]]:
    names = [name for name in data["about"].unique() if isinstance(name, str)]
    if not names:
        return [(None, data)]
    parts: list[tuple[str | None, pd.DataFrame]] = [
        (name, data[data["about"] == name]) for name in sorted(names)
    ]
    told = [(name, part) for name, part in parts if part["code"].notna().any()]
    # Pairs of holder and target are many, and each too rare: all together come first.
    return [(ALL, data), *told] if len(names) > 12 else told


def _answers(plan: Plan, part: pd.DataFrame) -> list[str]:
    common = [code.name for code in plan.codes]
    if plan.bounds == (0.0, 1.0):
        return [code.name for code in plan.codes if code.value == 1]
    said = set(part["code"].dropna()) | set(part["machine"].value_counts().head(12).index)
    own = sorted(said - set(common))
    return [*own, *[name for name in common if name in said], *([MEAN] if plan.bounds else [])]


def _contrasts(
    part: pd.DataFrame, by: By | None, *, difference: bool
) -> list[tuple[str, Floats, tuple[float, ...]]]:
    """What is asked of the units: name, design (units by columns), contrast of its columns."""
    ones = np.ones((len(part), 1))
    found: list[tuple[str, Floats, tuple[float, ...]]] = [(ALL, ones, (1.0,))]
    if by is None:
        return found
    here = part[by].fillna("").astype(str).replace("", UNKNOWN)
    dummies = {name: (here == name).to_numpy(dtype=float) for name in sorted(here.unique())}
    found += [(name, column[:, None], (1.0,)) for name, column in dummies.items()]
    if difference:
        found += [
            (f"{a} − {b}", np.column_stack([dummies[a], dummies[b]]), (1.0, -1.0))
            for a, b in combinations([name for name in dummies if name != UNKNOWN], 2)
        ]
        dated = np.array([m[:4].isdigit() for m in here])
        months = [int(m[:4]) * 12 + int(m[5:7]) if m[:4].isdigit() else 0 for m in here]
        if by == "period" and here[dated].nunique() > 2:
            line = np.column_stack([dated, np.array(months)]).astype(float)
            found.append((TREND, line, (0.0, 1.0)))
    return found


def _three(
    plan: Plan, part: pd.DataFrame, code: str, design: Floats, contrast: tuple[float, ...],
    beyond: str | None,
) -> dict[str, Any]:  # fmt: skip
    machine, coded, bounds = _numbers(plan, part, code)
    known = machine.notna().to_numpy()
    inside = known & (design.sum(axis=1) > 0)
    about = part[inside]
    data = _sample(about, machine[inside], coded[inside], stratum=about["stratum"])
    # What the machine said is in the strata: the codings alone know of the outlets only.
    blind = about["stratum"] if plan.per_article else about["outlet"].astype(str)
    alone = _sample(about, machine[inside], coded[inside], stratum=blind)
    columns = design[inside]
    limits = bounds if contrast == (1.0,) else None
    hang = None if beyond is None else about[beyond].astype(str)

    span = bounds[1] - bounds[0]

    def found(data: Sample, use: Literal["corrected", "coded", "machine"]) -> Estimate:
        made = estimate(
            data, design=columns, contrast=contrast, use=use, bounds=limits, span=span, beyond=hang,
        )  # fmt: skip
        if contrast != (1.0, -1.0):
            return made
        # Two shares are never further apart than the codes are.
        low, high = np.clip((made.low, made.high), -span, span).tolist()
        return made._replace(low=low, high=high)

    best = found(data, "corrected")
    coded_only, naive = found(alone, "coded"), found(data, "machine")
    n, size = best.n, len(about)
    return {
        "value": best.value, "low": best.low, "high": best.high,
        "coded": coded_only.value, "coded_low": coded_only.low, "coded_high": coded_only.high,
        "machine": naive.value, "machine_low": naive.low, "machine_high": naive.high,
        "n_coded": n, "n_units": size, "halved_by": _halved_by(n, size),
    }  # fmt: skip


def _numbers(
    plan: Plan, part: pd.DataFrame, code: str
) -> tuple[pd.Series[Any], pd.Series[Any], tuple[float, float]]:
    """What machine and coders say as numbers, and the least and largest of them."""
    if code != MEAN:
        coded = (part["code"] == code).astype(float).where(part["code"].notna())
        return (part["machine"] == code).astype(float), coded, (0.0, 1.0)
    value = {c.name: c.value for c in plan.codes}
    machine = part["score"].where(part["score"].notna(), part["machine"].map(value))
    return machine, part["code"].map(value), plan.bounds or (0.0, 1.0)


def _sample(
    about: pd.DataFrame, machine: pd.Series[Any], coded: pd.Series[Any], *, stratum: pd.Series[Any]
) -> Sample:
    return sample_of(
        machine.to_numpy(dtype=float), coded.to_numpy(dtype=float),
        about["probability"].to_numpy(dtype=float), stratum=stratum.to_numpy(dtype=str),
        cluster=about["cluster"].to_numpy(dtype=str),
    )  # fmt: skip


def _halved_by(n: int, size: int) -> float:
    """Codings that give half the interval: four times as many, fewer of a small corpus.

    >>> _halved_by(100, 1_000_000), _halved_by(100, 200)
    (400, 160)
    """
    if not n:
        return math.nan
    return math.ceil(4 * n / (1 + 3 * n / size))


def accuracy(plan: Plan, gold: pd.DataFrame) -> pd.DataFrame:
    """How right the measure is on this corpus: precision and recall of each of its codes.

    Returns
    -------
    DataFrame
        One row an `about`, code and outlet ("all" first, of both): precision (share of the units the
        machine gave the code to that have it; of "all" codes, the share in which it is right), recall
        (share of the units that have it, which the machine gave it
        to), their 95 % limits, f1, n_coded (coded units with the code by machine or coder),
        n_machine (units of the corpus that the machine gave it to). Weighted by the design. NaN
        where nothing can be said.
    """
    data = _joined(plan, gold)
    rows = []
    for subject, part in _subjects(data):
        for code in [ALL, *_answers(plan, part)]:
            if code == MEAN:
                continue
            outlets = sorted(part["outlet"].astype(str).unique())
            for outlet in [ALL, *(outlets if len(outlets) > 1 else [])]:
                here = part if outlet == ALL else part[part["outlet"].astype(str) == outlet]
                rows.append(
                    {"about": subject, "code": code, "outlet": outlet, **_right(here, code)}
                )
    return table(rows, ACCURACY)


def _right(part: pd.DataFrame, code: str) -> dict[str, Any]:
    coded = part["code"].notna()
    if code == ALL:
        by_machine = pd.Series(True, index=part.index)
        truth = (part["code"] == part["machine"]).astype(float).where(coded)
    else:
        by_machine = part["machine"] == code
        truth = (part["code"] == code).astype(float).where(coded)
    said = by_machine.astype(float)
    precision = _share(part[by_machine], said[by_machine], truth[by_machine])
    weight = np.where(coded, 1 / part["probability"], 0.0)
    both = float((weight * said * truth.fillna(0)).sum())
    of_truth = float((weight * truth.fillna(0)).sum())
    recall = _recall(part, said, truth) if code != ALL else (math.nan, math.nan)
    p = precision.value
    r = both / of_truth if of_truth and code != ALL else math.nan
    return {
        "precision": p, "precision_low": precision.low, "precision_high": precision.high,
        "recall": r, "recall_low": recall[0], "recall_high": recall[1],
        "f1": 2 * p * r / (p + r) if p + r > 0 else math.nan,
        "n_coded": int((coded & (by_machine | (truth == 1))).sum()),
        "n_machine": int(by_machine.sum()),
    }  # fmt: skip


def _share(part: pd.DataFrame, machine: pd.Series[Any], coded: pd.Series[Any]) -> Estimate:
    data = _sample(part, machine, coded, stratum=part["stratum"])
    return estimate(data, use="coded", bounds=(0.0, 1.0))


def _recall(part: pd.DataFrame, said: pd.Series[Any], truth: pd.Series[Any]) -> tuple[float, float]:
    """Limits of recall: of the units that have the code, by strata, those the machine missed too."""
    has = truth == 1
    if int(has.sum()) < 2:
        return math.nan, math.nan
    coded = said.where(has)
    data = _sample(part, said, coded, stratum=pd.Series(ALL, index=part.index))
    found = estimate(data, use="coded", bounds=(0.0, 1.0))
    return found.low, found.high


def calibration(
    plan: Plan, gold: pd.DataFrame, *, edges: Sequence[float] = (0, 0.2, 0.4, 0.6, 0.8, 1)
) -> pd.DataFrame:
    """Whether the probabilities that a measure gives its answers are the shares that are right.

    Parameters
    ----------
    edges
        Between the groups of probability, ascending.

    Returns
    -------
    DataFrame
        All answers, those of each group of probability, and those of each outlet: outlet, low, high
        (of the probability), stated (its mean over the units), right (share of the answers that are
        the coders' too, weighted by the design), right_low, right_high (95 %), n_coded, n_units. No
        row where the measure gives no probability.
    """
    data = _joined(plan, gold)
    data = data[data[CONFIDENCE].notna()]
    if data.empty:
        return table([], CALIBRATION)
    told, last = data[CONFIDENCE], edges[-1]
    groups = [(ALL, edges[0], last, data)]
    for low, high in pairwise(edges):
        inside = (told >= low) & ((told < high) | ((high == last) & (told == last)))
        groups += [(ALL, low, high, data[inside])] if inside.any() else []
    outlets = data["outlet"].astype(str)
    if outlets.nunique() > 1:
        groups += [
            (name, edges[0], last, data[outlets == name]) for name in sorted(outlets.unique())
        ]
    rows = []
    for outlet, low, high, part in groups:
        coded = part["code"].notna()
        truth = (part["code"] == part["machine"]).astype(float).where(coded)
        found = _share(part, pd.Series(1.0, index=part.index), truth)
        rows.append(
            {
                "outlet": outlet, "low": low, "high": high, "stated": float(part[CONFIDENCE].mean()),
                "right": found.value, "right_low": found.low, "right_high": found.high,
                "n_coded": int(coded.sum()), "n_units": len(part),
            }
        )  # fmt: skip
    return table(rows, CALIBRATION)


_BOTH: tuple[Use, Use] = ("corrected", "machine")


def regression(
    plan: Plan, gold: pd.DataFrame, covariates: pd.DataFrame, *, code: str
) -> pd.DataFrame:
    """Coefficients of a linear model of a code on covariates, the machine's errors corrected.

    Design-based supervised learning (Egami et al. 2024): the same coefficients, in expectation, as if
    all units had been coded. Intervals are for articles such as these, units of one hanging together.

    Parameters
    ----------
    covariates
        Indexed by article_id, numbers only; a constant is added.
    code
        A code, or "mean" for codes that have numbers.

    Returns
    -------
    DataFrame
        term, value, low, high, machine (the coefficient with the machine's labels), n_coded.
    """
    data = _joined(plan, gold)
    machine, coded, bounds = _numbers(plan, data, code)
    columns = covariates.reindex(data["article_id"]).to_numpy(dtype=float)
    inside = machine.notna().to_numpy() & ~np.isnan(columns).any(axis=1)
    design = np.column_stack([np.ones(len(data)), columns])[inside]
    part = _sample(data[inside], machine[inside], coded[inside], stratum=data["stratum"][inside])
    rows = []
    for at, term in enumerate(["constant", *map(str, covariates.columns)]):
        contrast = np.eye(design.shape[1])[at].tolist()
        best, naive = (
            estimate(
                part, design=design, contrast=contrast, use=use, span=bounds[1] - bounds[0],
                beyond=data["article_id"][inside].to_numpy(dtype=str),
            )
            for use in _BOTH
        )  # fmt: skip
        rows.append(
            {
                "term": term, "value": best.value, "low": best.low, "high": best.high,
                "machine": naive.value, "n_coded": best.n,
            }
        )  # fmt: skip
    return table(rows, ["term", "value", "low", "high", "machine", "n_coded"])
