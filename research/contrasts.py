"""How far every two rows of a table are apart, and how sure that is where many are compared.

Each function takes a table of shares with intervals; nothing is computed but differences of what stands in
it. Which of them are told in a sentence is for `research.findings` to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.statistics import Interval, benjamini_hochberg, difference, p_of_interval
from research.wording import count
from research.wording import points as said

FloatArray = NDArray[np.float64]

LEVEL = 0.05
_TURNED = {
    "difference": "difference",
    "low": "high",
    "high": "low",
    "without_one": "without_one",
}  # where two outlets change places


def pairs(
    frame: pd.DataFrame, *, category: str, row: str, value: str, low: str, high: str
) -> pd.DataFrame:
    """How far every two rows of a category are apart, with the interval of the difference.

    Parameters
    ----------
    frame, category, row, value, low, high
        As in `findings.differences`.

    Returns
    -------
    DataFrame
        outlet and other (the rows, the one with the higher value first), the category, value and
        other_value, difference, low, high (`statistics.difference`; NaN without intervals), p (of no
        difference, by the interval), and sure: whether p is at most .05 when it is adjusted for all
        comparisons of the table (`statistics.benjamini_hochberg`). The widest first.
    """
    found = []
    for name, rows in frame.dropna(subset=[value]).groupby(category, sort=True):
        records = rows.sort_values([value, row], ascending=[False, True], kind="stable")
        for one, other in combinations(records.to_dict("records"), 2):
            apart = difference(*(Interval(r[value], r[low], r[high], 0) for r in (one, other)))
            found.append(
                {
                    "outlet": one[row],
                    "other": other[row],
                    category: name,
                    "value": one[value],
                    "other_value": other[value],
                    "difference": apart.value,
                    "low": apart.low,
                    "high": apart.high,
                }
            )
    columns = ["outlet", "other", category, "value", "other_value", "difference", "low", "high"]
    made = pd.DataFrame(found, columns=pd.Index(columns))
    far, low_end = (made[name].astype(float) for name in ("difference", "low"))
    # By the half towards 0, on both sides: so p is at most .05 just where the interval leaves out 0.
    p = p_of_interval(far, low_end, 2 * far - low_end)
    made = made.assign(p=p, sure=benjamini_hochberg(p) <= LEVEL)
    order = ["difference", category, "outlet", "other"]
    made = made.sort_values(order, ascending=[False, True, True, True], kind="stable")
    return made.reset_index(drop=True)


def without_one(
    apart: pd.DataFrame, parts: pd.DataFrame, *, by: str, value: str, weight: str
) -> pd.Series[float]:
    """Each difference of `pairs` or `widest` without the one article that makes most of it.

    Parameters
    ----------
    apart
        The differences, of shares that are sum of values / sum of weights.
    parts
        One row an article and category: outlet, and the columns `by`, `value` and `weight`.
    by
        Column of categories in both tables.

    Returns
    -------
    Series
        The difference that is left when that article goes; below 0 (for a positive one) where the other
        outlet has more then. NaN where an outlet has no second article.

    >>> rows = pd.DataFrame({"outlet": list("AAABB"), "x": "k", "part": [9, 0, 1, 1, 1],
    ...                      "whole": [10, 5, 5, 5, 5]})
    >>> one = pd.DataFrame({"outlet": ["A"], "other": ["B"], "x": ["k"], "difference": [0.3]})
    >>> without_one(one, rows, by="x", value="part", weight="whole").round(2).tolist()
    [-0.1]
    """
    known = {
        key: _left(part[value].to_numpy(float), part[weight].to_numpy(float))
        for key, part in parts[(parts[weight] > 0) & parts[value].notna()].groupby(
            ["outlet", by], sort=False
        )
    }
    found = []
    for one in apart.to_dict("records"):
        here, there = (known.get((one[side], one[by])) for side in ("outlet", "other"))
        if here is None or there is None:
            found.append(float("nan"))
            continue
        left = [end - there[0] for end in here[1:]] + [here[0] - end for end in there[1:]]
        found.append(min(left) if one["difference"] >= 0 else max(left))
    return pd.Series(found, index=apart.index, dtype=float)


def _left(values: FloatArray, weights: FloatArray) -> tuple[float, float, float] | None:
    """A share, and the least and the most that it is without one of its articles."""
    if len(values) < 2:
        return None
    part, whole = values.sum(), weights.sum()
    left = (part - values) / (whole - weights)
    return part / whole, left.min(), left.max()


def turned(apart: pd.DataFrame) -> pd.DataFrame:
    """The rows of `pairs` so that the outlet that comes first in the alphabet stands first.

    >>> row = {"outlet": ["B"], "other": ["A"], "value": [0.4], "other_value": [0.1], "difference": [0.3],
    ...        "low": [0.1], "high": [0.5]}
    >>> turned(pd.DataFrame(row)).round(1).to_numpy().tolist()
    [['A', 'B', 0.1, 0.4, -0.3, -0.5, -0.1]]
    """
    later = apart["outlet"].astype(str) > apart["other"].astype(str)
    both = {"outlet": "other", "other": "outlet", "value": "other_value", "other_value": "value"}
    negative = {name: -apart[old] for name, old in _TURNED.items() if name in apart}
    back = apart.rename(columns=both).assign(**negative)[apart.columns]
    return apart.where(~later, back).astype(apart.dtypes.to_dict())


def widest(apart: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of `turned` those that say where every two outlets differ most, the widest first.

    Of each two it is their widest difference that has an interval, whether it is sure or not; where it is
    not, also the widest that is, and the widest that is perhaps, if any; and below all of these a wider one
    of too few articles for an interval.

    Examples
    --------
    >>> rows = {"outlet": "A", "other": "B", "frame": ["z", "x", "y"], "difference": [0.2, 0.5, -0.1],
    ...         "p": [0.2, 0.1, 0.01], "sure": [False, False, True]}
    >>> widest(pd.DataFrame(rows))[["outlet", "other", "frame", "difference"]].to_numpy().tolist()
    [['A', 'B', 'x', 0.5], ['A', 'B', 'y', -0.1]]
    """
    size = -apart["difference"].astype(float).abs()
    made = apart.loc[size.sort_values(kind="stable").index]
    few, sure = made["p"].isna(), made["sure"].astype(bool)
    perhaps = made["p"] <= LEVEL

    def leads(part: pd.Series) -> pd.Series:
        return part & ~made[part].duplicated(["outlet", "other"]).reindex(
            made.index, fill_value=True
        )

    wider = few & ~made.duplicated(["outlet", "other"])
    kept = leads(~few) | leads(sure) | leads(perhaps) | wider
    return pd.concat([made[kept & ~few], made[kept & few]]).reset_index(drop=True)


def surely(frame: pd.DataFrame, apart: pd.DataFrame, *, category: str, row: str) -> pd.Series[bool]:
    """Which rows surely differ from another row of their category, by `pairs`.

    >>> rows = pd.DataFrame({"outlet": ["A", "B", "C"], "frame": "x"})
    >>> apart = pd.DataFrame({"outlet": ["A", "A"], "other": ["B", "C"], "frame": "x", "sure": [True, False]})
    >>> surely(rows, apart, category="frame", row="outlet").tolist()
    [True, True, False]
    """
    sure = apart[apart["sure"].astype(bool)]
    known = {
        pair
        for side in ("outlet", "other")
        for pair in zip(sure[category], sure[side], strict=True)
    }
    found = [pair in known for pair in zip(frame[category], frame[row], strict=True)]
    return pd.Series(found, index=frame.index, dtype=bool)


def in_words(apart: pd.DataFrame) -> pd.Series[str]:
    """Whether each difference of `pairs` or `widest` is sure.

    "perhaps" is said where only its own interval leaves out no difference, not that which allows for all
    comparisons.

    >>> rows = pd.DataFrame({"p": [0.001, 0.04, 0.4, None], "sure": [True, False, False, False]})
    >>> in_words(rows).tolist()
    ['yes', 'perhaps', 'no', 'too few']
    """
    said = apart["sure"].map({True: "yes", False: "no"}).astype(object)
    said = said.mask(~apart["sure"].astype(bool) & (apart["p"] <= LEVEL), "perhaps")
    return said.where(apart["p"].notna(), "too few")


def comparisons(apart: pd.DataFrame, *, what: str) -> str:
    """How many comparisons stand behind the word "sure", and how many would differ by chance.

    Parameters
    ----------
    apart
        Rows of `pairs`.
    what
        What is compared: "frames and sides".

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": "A", "other": "B", "p": [0.001, 0.04, 0.9],
    ...                      "sure": [True, False, False]})
    >>> comparisons(rows, what="frames").partition(". ")[0]
    'How sure a difference is: 1 pair of outlets was compared in frames, 3 comparisons in all'
    """
    known = apart.dropna(subset=["p"])
    if known.empty:
        return "No two outlets are compared: there are too few articles for intervals."
    n, alone = len(known), int((known["p"] <= LEVEL).sum())
    two = len({frozenset(pair) for pair in known[["outlet", "other"]].itertuples(index=False)})
    by_chance = f"about {LEVEL * n:.0f}" if LEVEL * n >= 1 else "fewer than one"
    left = int(known["sure"].sum())
    compared = f"{count(two, 'pairs')} of outlets {'was' if two == 1 else 'were'} compared"
    return (
        f"How sure a difference is: {compared} in {what}, {count(n, 'comparisons')} in all. By chance alone "
        f"{by_chance} of them would have an interval that leaves out 0; {alone or 'none'} "
        f"{'does' if alone < 2 else 'do'}. Sure are those that are left when this is allowed for, here "
        f"{left or 'none'} (false discovery rate 5%, Benjamini and Hochberg 1995)."
    )


def digits(one: Mapping[Any, Any]) -> int:
    """Decimals with which two shares and their difference add up for who subtracts them.

    One where either is below ten per cent, as `wording.share` writes it.
    """
    if 0 < min(one["value"], one["other_value"]) < 0.0995:
        return 1
    shown = round(100 * one["value"]) - round(100 * one["other_value"])
    return 0 if shown == round(100 * one["difference"]) else 1


def points(one: Mapping[Any, Any], decimals: int = 0) -> str:
    """How far two shares are apart, from a row of `pairs`.

    >>> points({"value": 0.62, "other_value": 0.5, "difference": 0.12, "low": 0.02, "high": 0.2})
    '12 points apart (2 to 20)'
    """
    first, other = (round(100 * one[end], decimals) for end in ("value", "other_value"))
    apart = f"{first - other:z.{decimals}f}"
    low, high = (said(one[end], sign=False) for end in ("low", "high"))
    return f"{apart} point{'s' * (apart != '1')} apart ({low} to {high})"


def verdict(one: Mapping[Any, Any]) -> str:
    """How sure a difference is, in a sentence; the words are those of `in_words`."""
    if one["sure"]:
        return "a sure difference"
    if one["p"] <= LEVEL:
        return "perhaps (sure only if taken alone)"
    return "which may be chance"
