"""Which passages of a table a page has room for: some of every group, spread over its articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# Of an archive not all can stand on a page: passages of a group at most, and of a page.
_EACH, _PAGE = 500, 5_000

Numbers = NDArray[np.int64]


class Group(NamedTuple):
    """Passages of one key: how many, of how many articles, and the places of those that are shown.

    `unmarked`: they have no words of their own, and stand for the articles.
    """

    key: tuple[Any, ...]
    size: int
    n_articles: int
    shown: Numbers
    unmarked: bool


def chosen(
    frame: pd.DataFrame, *, by: Sequence[str], whole: Mapping[str, str]
) -> tuple[list[Group], int, int]:
    """The groups of passages that a page has room for.

    Nothing but numbers is copied of the table, which may be of an archive.

    Parameters
    ----------
    frame
        One row a passage, with `article_id`, `start` and `end`.
    by
        Columns that make a group.
    whole
        Columns of `by`, and what to call their groups together, which are a group too.

    Returns
    -------
    groups, n_groups, each
        The groups in the order of their first passages, a whole before what it is of; how many groups
        there are in all; and passages shown of each at most.
    """
    articles = pd.factorize(frame["article_id"])[0]
    marked = (frame["end"] > frame["start"]).to_numpy()
    kinds = [of for n in range(len(whole), -1, -1) for of in combinations(whole, n)]
    numbers = [_numbered(frame, [c for c in by if c not in together]) for together in kinds]
    rows = np.concatenate([number.argsort(kind="stable") for number in numbers])
    counts = [np.bincount(number) for number in numbers]
    kind = np.repeat(np.arange(len(kinds)), list(map(len, counts)))
    sizes = np.concatenate(counts)
    begins = sizes.cumsum() - sizes
    first = rows[begins]
    largest, each = _room(sizes)
    # The passages of all articles of a group go before a second of any.
    inside = pd.DataFrame({"article": articles[rows], "group": np.repeat(range(len(sizes)), sizes)})
    turns = inside.groupby(["group", "article"]).cumcount().to_numpy()
    order = largest[np.lexsort((kind[largest], first[largest]))]
    names = frame[list(by)].iloc[first[order]].itertuples(index=False)
    groups = []
    for at, named in zip(order.tolist(), names, strict=True):
        of = slice(begins[at], begins[at] + sizes[at])
        places, turn = rows[of], turns[of]
        together = kinds[kind[at]]
        key = tuple(whole[c] if c in together else one for c, one in zip(by, named, strict=True))
        shown = places[np.sort(turn.argsort(kind="stable")[:each])]
        unmarked = not marked[places].any()
        groups.append(Group(key, len(places), int((turn == 0).sum()), shown, unmarked))
    return groups, len(sizes), each


def _numbered(frame: pd.DataFrame, by: Sequence[str]) -> Numbers:
    """The number of the group of each row, in the order of their first rows."""
    if not by:
        return np.zeros(len(frame), dtype=np.int64)
    number = frame.groupby(list(by), sort=False, dropna=False).ngroup()
    return number.to_numpy().astype(np.int64)


def _room(sizes: Numbers) -> tuple[Numbers, int]:
    """The groups that a page has room for, by number, and of how many passages each.

    All of them, of as many passages as there is room for, so that each opens into some; of more groups
    than passages have room, the largest.
    """
    each = bisect_right(
        range(1, _EACH + 1), _PAGE, key=lambda most: int(np.minimum(sizes, most).sum())
    )
    return np.argsort(-sizes, kind="stable")[:_PAGE], max(each, 1)
