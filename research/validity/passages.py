"""How well coders agree who mark passages themselves: where they begin and end, and who holds what.

Passages come as a table, one row a passage: coder, article_id, start, end, code; relations have
holder and target besides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from research.articles.model import table
from research.errors import InputError
from research.statistics import unitizing_alpha

NEEDED = ("coder", "article_id", "start", "end", "code")
_PASSAGES = ["code", "alpha_u", "exact", "overlap", "n_passages", "n_articles"]
_RELATIONS = ["coder_a", "coder_b", "same_edges", "same_code", "f1", "n_a", "n_b"]

Rows = list[dict[Any, Any]]


def passage_agreement(marked: pd.DataFrame, lengths: Mapping[str, int]) -> pd.DataFrame:
    """Agreement on passages of each code, over the articles that every coder read.

    Parameters
    ----------
    marked
        coder, article_id, start, end (characters, the end left out), code.
    lengths
        Characters of each article that was read, also of those in which nothing was marked.

    Returns
    -------
    DataFrame
        code ("all" last, whatever the code); alpha_u (Krippendorff's alpha for passages, the articles
        laid end to end, mean over pairs of coders); exact and overlap: F1 of passages with the same
        edges, and of those that share a character, mean over pairs; n_passages, n_articles.

    Raises
    ------
    InputError
        For a missing column, an article without a length, or a passage outside its article.
    """
    _check(marked, lengths)
    starts = dict(zip(sorted(lengths), _offsets(lengths), strict=True))
    total = sum(lengths.values())
    coders = sorted(marked["coder"].unique())
    rows = []
    for code in [*sorted(marked["code"].unique()), "all"]:
        of_code = marked if code == "all" else marked[marked["code"] == code]
        spans = {
            coder: [
                (starts[row["article_id"]] + row["start"], starts[row["article_id"]] + row["end"])
                for row in of_code[of_code["coder"] == coder].to_dict("records")
            ]
            for coder in coders
        }
        pairs = list(combinations(coders, 2))
        alphas = [unitizing_alpha({a: spans[a], b: spans[b]}, length=total).value for a, b in pairs]
        rows.append(
            {
                "code": code, "alpha_u": _mean(alphas),
                "exact": _mean([_f1(spans[a], spans[b], exact=True) for a, b in pairs]),
                "overlap": _mean([_f1(spans[a], spans[b], exact=False) for a, b in pairs]),
                "n_passages": len(of_code), "n_articles": len(lengths),
            }
        )  # fmt: skip
    return table(rows, _PASSAGES)


def relation_agreement(marked: pd.DataFrame, *, tolerance: int = 0) -> pd.DataFrame:
    """Agreement of each two coders on who holds what towards whom.

    Two relations are the same where article, holder and target are, and their edges are at most
    `tolerance` characters apart; each is matched once.

    Returns
    -------
    DataFrame
        coder_a, coder_b; same_edges (relations both have, by article, holder, target and edges),
        same_code (share of those with the same code too), f1 (of relations, whatever their code), n_a, n_b.

    Raises
    ------
    InputError
        For a missing column.
    """
    for name in (*NEEDED, "holder", "target"):
        if name not in marked:
            raise InputError(
                f"no column {name!r}; relations have {', '.join(NEEDED)}, holder, target"
            )
    rows = []
    for a, b in combinations(sorted(marked["coder"].unique()), 2):
        left, right = (marked[marked["coder"] == coder].to_dict("records") for coder in (a, b))
        matched = _matched(left, right, tolerance)
        same = [x["code"] == y["code"] for x, y in matched]
        rows.append(
            {
                "coder_a": a, "coder_b": b, "same_edges": len(matched), "same_code": _mean(same),
                "f1": 2 * len(matched) / (len(left) + len(right)), "n_a": len(left), "n_b": len(right),
            }
        )  # fmt: skip
    return table(rows, _RELATIONS)


def _check(marked: pd.DataFrame, lengths: Mapping[str, int]) -> None:
    for name in NEEDED:
        if name not in marked:
            raise InputError(f"no column {name!r}; passages have {', '.join(NEEDED)}")
    for number, row in enumerate(marked.to_dict("records"), start=1):
        length = lengths.get(row["article_id"])
        if length is None:
            raise InputError(
                f"row {number}: article {row['article_id']!r} has no length; give one for each "
                "article that was read"
            )
        if not 0 <= row["start"] < row["end"] <= length:
            raise InputError(
                f"row {number}: passage {row['start']} to {row['end']} is not in its article of "
                f"{length} characters; offsets count characters from 0"
            )


def _offsets(lengths: Mapping[str, int]) -> list[int]:
    sizes = [lengths[name] for name in sorted(lengths)]
    return [0, *np.cumsum(sizes)[:-1].tolist()]


def _f1(ours: list[tuple[int, int]], theirs: list[tuple[int, int]], *, exact: bool) -> float:
    if not ours and not theirs:
        return math.nan
    if exact:
        both = len(set(ours) & set(theirs))
        return 2 * both / (len(set(ours)) + len(set(theirs)))
    found = sum(any(a < d and c < b for c, d in theirs) for a, b in ours)
    met = sum(any(a < d and c < b for a, b in ours) for c, d in theirs)
    return (found + met) / (len(ours) + len(theirs))


def _matched(
    left: Rows, right: Rows, tolerance: int
) -> list[tuple[dict[Any, Any], dict[Any, Any]]]:
    free = list(range(len(right)))
    found = []
    for one in left:
        near = [
            (abs(one["start"] - right[at]["start"]) + abs(one["end"] - right[at]["end"]), at)
            for at in free
            if all(one[name] == right[at][name] for name in ("article_id", "holder", "target"))
            and abs(one["start"] - right[at]["start"]) <= tolerance
            and abs(one["end"] - right[at]["end"]) <= tolerance
        ]
        if near:
            _, at = min(near)
            free.remove(at)
            found.append((one, right[at]))
    return found


def _mean(values: list[Any]) -> float:
    known = [float(value) for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan
