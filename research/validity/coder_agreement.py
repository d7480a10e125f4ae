"""How well coders agree: with each other, with themselves, code by code; and one code out of theirs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from itertools import combinations, permutations
from typing import Any

import pandas as pd

from research.articles.model import table
from research.errors import ParameterError
from research.statistics import Level, alpha_interval
from research.validity.codings import Codings
from research.validity.sampling import Plan

COLUMNS = ["scope", "name", "alpha", "low", "high", "agreement", "n_items", "n_coders"]
APART = ["unit_id", "article_id", "start", "end", "question", "passage", "codes", "rationales"]
GOLD = ["unit_id", "code", "n_coders", "agreed", "how"]
# From here on Krippendorff (2004, p. 241) draws conclusions; from the second, tentative ones.
RELIABLE, TENTATIVE = 0.8, 0.667

Triple = tuple[Hashable, Hashable, Hashable]


def agreement(codings: Codings, plan: Plan, *, seed: int = 0) -> pd.DataFrame:
    """Krippendorff's alpha of these coders, with a bootstrap interval over items.

    Returns
    -------
    DataFrame
        One row each: scope "all"; "about" (each frame, each pair); "code" (that code against all
        others); "coder" (each with each other one, and with all others); "oneself" (each coder's two
        rounds). name, alpha, low, high (95 %; NaN with fewer than five items), agreement (share of
        pairs of codes that are the same), n_items (coded twice or more), n_coders.

    Notes
    -----
    Alpha is of the task's level of measurement. It is low where one code is rare, even if coders
    seldom differ: read it beside `agreement` and the confusion. One coder alone gives NaN.
    """
    first = codings.table[codings.table["round"] == 1]
    about = dict(zip(plan.items["unit_id"], plan.items["about"], strict=True))
    rows = [_row("all", plan.measure, _triples(first, plan), plan.level, seed)]
    subjects = first["unit_id"].map(about)
    for name in sorted({subject for subject in subjects if isinstance(subject, str)}):
        part = _triples(first[subjects == name], plan)
        rows.append(_row("about", name, part, plan.level, seed))
    for code in sorted(first["code"].unique()):
        either = first.assign(code=[str(value == code) for value in first["code"]])
        rows.append(_row("code", code, _plain(either), "nominal", seed))
    for coder in codings.coders:
        rows.append(_against_the_others(first, coder, plan, seed))
    for left, right in combinations(codings.coders, 2):
        pair = first[first["coder"].isin([left, right])]
        rows.append(_row("coder", f"{left}, {right}", _triples(pair, plan), plan.level, seed))
    for coder in codings.coders:
        own = codings.table[codings.table["coder"] == coder]
        turns = own.assign(coder=own["round"].astype(str))
        found = _row("oneself", coder, _triples(turns, plan), plan.level, seed)
        if found["n_items"]:
            rows.append({**found, "n_coders": 1})
    return table(rows, COLUMNS)


def _against_the_others(first: pd.DataFrame, coder: str, plan: Plan, seed: int) -> dict[str, Any]:
    own = first[first["coder"] == coder]
    others = first[first["coder"] != coder]
    both = pd.concat([own, others[others["unit_id"].isin(own["unit_id"])]])
    found = _row("coder", f"{coder}, all others", _triples(both, plan), plan.level, seed)
    return {**found, "agreement": _same(_triples(both, plan), with_one=coder)}


def _row(scope: str, name: str, triples: list[Triple], level: Level, seed: int) -> dict[str, Any]:
    found = alpha_interval(triples, level=level, seed=seed)
    return {
        "scope": scope, "name": name, "alpha": found.value, "low": found.low, "high": found.high,
        "agreement": _same(triples), "n_items": found.n,
        "n_coders": len({coder for coder, _, _ in triples}),
    }  # fmt: skip


def _plain(frame: pd.DataFrame) -> list[Triple]:
    return list(frame[["coder", "unit_id", "code"]].itertuples(index=False, name=None))


def _triples(frame: pd.DataFrame, plan: Plan) -> list[Triple]:
    """Coder, item and code; codes with an order as their numbers, those without one left out."""
    if plan.level == "nominal":
        return _plain(frame)
    value = {code.name: code.value for code in plan.codes}
    numbered = frame.assign(code=frame["code"].map(value))
    return _plain(numbered[numbered["code"].notna()])


def _same(triples: Iterable[Triple], *, with_one: Hashable = None) -> float:
    by_item: dict[Hashable, list[tuple[Hashable, Hashable]]] = {}
    for coder, item, code in triples:
        by_item.setdefault(item, []).append((coder, code))
    pairs = [
        a[1] == b[1]
        for codes in by_item.values()
        for a, b in combinations(codes, 2)
        if with_one is None or with_one in (a[0], b[0])
    ]
    return sum(pairs) / len(pairs) if pairs else math.nan


def confusion(codings: Codings) -> pd.DataFrame:
    """How often one coder gave a code where another gave that one: codes by codes.

    Every pair of coders counts both ways, so that the table is symmetric.
    """
    first = codings.table[codings.table["round"] == 1]
    names = sorted(first["code"].unique())
    counts: Counter[tuple[str, str]] = Counter()
    for _, rows in first.groupby("unit_id"):
        counts.update(permutations(rows["code"], 2))
    cells = [[counts[row, column] for column in names] for row in names]
    return pd.DataFrame(cells, index=pd.Index(names, name="code"), columns=pd.Index(names))


def disagreements(codings: Codings, plan: Plan) -> pd.DataFrame:
    """Items that coders coded differently, with the passage and what each said and noted.

    Returns
    -------
    DataFrame
        unit_id, article_id, start, end, question, passage, codes, rationales (each "coder: ...").
    """
    first = codings.table[codings.table["round"] == 1]
    items = plan.items.set_index("unit_id")
    rows = []
    for unit, codes in first.groupby("unit_id", sort=True):
        if codes["code"].nunique() < 2:
            continue
        told = codes.sort_values("coder").to_dict("records")
        rows.append(
            {
                **{name: items.loc[unit][name] for name in APART[1:6]},
                "unit_id": unit,
                "codes": "; ".join(f"{row['coder']}: {row['code']}" for row in told),
                "rationales": "; ".join(
                    f"{row['coder']}: {row['rationale']}" for row in told if row["rationale"]
                ),
            }
        )
    return table(rows, APART)


def gold(codings: Codings, *, adjudicator: str | None = None) -> pd.DataFrame:
    """One code an item, out of what the coders said in their first round.

    The adjudicator's code stands where there is one; else the code of more than half of the coders.
    An item on which coders are split is left out, and has to be adjudicated.

    Parameters
    ----------
    adjudicator
        A coder whose word is last.

    Returns
    -------
    DataFrame
        unit_id, code (None where coders are split), n_coders, agreed (share of coders who gave it),
        how: "one coder", "all agree", "majority", "adjudicated" or "split".

    Raises
    ------
    ParameterError
        Where the adjudicator coded nothing.
    """
    if adjudicator is not None and adjudicator not in codings.coders:
        raise ParameterError(
            f"adjudicator {adjudicator!r} coded nothing; coders are {', '.join(codings.coders)}"
        )
    first = codings.table[codings.table["round"] == 1]
    rows = []
    for unit, codes in first.groupby("unit_id", sort=True):
        votes = codes[codes["coder"] != adjudicator]
        last = codes[codes["coder"] == adjudicator]["code"].tolist()
        counts = Counter(votes["code"])
        top, times = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
        if last:
            code, how = last[0], "adjudicated"
        elif 2 * times <= len(votes):
            code, how = None, "split"
        else:
            code = top
            how = (
                "one coder" if len(votes) == 1 else "all agree" if len(counts) == 1 else "majority"
            )
        rows.append(
            {
                "unit_id": unit, "code": code, "n_coders": len(votes), "how": how,
                "agreed": counts[code] / len(votes) if len(votes) and code else math.nan,
            }
        )  # fmt: skip
    return table(rows, GOLD)


def reliability(alpha: float) -> str:
    """What an alpha allows to say, in Krippendorff's words (2004, p. 241).

    >>> reliability(0.7)
    'tentative conclusions only (alpha from .667 to .8)'
    """
    ranges: list[tuple[Callable[[float], bool], str]] = [
        (math.isnan, "agreement not known: one coder, or a single code"),
        (lambda a: a >= RELIABLE, "reliable (alpha .8 or more)"),
        (lambda a: a >= TENTATIVE, "tentative conclusions only (alpha from .667 to .8)"),
    ]
    said = (words for holds, words in ranges if holds(alpha))
    return next(said, "not reliable (alpha below .667)")
