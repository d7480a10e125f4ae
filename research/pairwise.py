"""Any two outlets side by side: a table to pick them from, and all that they were compared in on a page.

No script picks them: each cell of the table is a link to the part of the page that is of its two outlets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from research.contrasts import in_words
from research.display import table
from research.evidence import EVIDENCE
from research.markup import MISSING, Opens, Shown, inner, page, passages_key, written
from research.shared_events import LEAST
from research.wording import count, points

_LARGEST = 12  # outlets with a part of the page for every two of them: 66 parts
_ORDER = ["yes", "perhaps", "no", "too few"]
_HOW = {"yes": "sure", "perhaps": "perhaps", "no": "which may be chance"}


def picker(apart: pd.DataFrame, per_outlet: Mapping[str, int], *, name: str, opens: str) -> Shown:
    """Outlets by outlets: how many of their differences are sure or perhaps so; a cell opens them all.

    Every two stand once: the one with fewer articles heads the row.

    Parameters
    ----------
    apart
        Table of `contrasts.pairs`.
    per_outlet
        Articles by outlet, the most first.
    name
        As in `display.table`.
    opens
        The name of the page of `side_by_side`.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": "A", "other": "B", "p": [0.01, 0.4], "sure": False})
    >>> picker(rows, {"A": 20, "B": 9}, name="pick", opens="two").data["text/html"].count("1 perhaps")
    1
    """
    said = _counted(apart)
    outlets = list(per_outlet)[:_LARGEST]
    columns = outlets[:-1]
    rows = []
    for at, outlet in enumerate(outlets[1:], start=1):
        row: dict[str, Any] = {"outlet": f"{outlet} ({per_outlet[outlet]:,})"}
        for place, other in enumerate(columns):
            text = said.get(frozenset((outlet, other)), MISSING)
            row[f"= {other}"] = text if place < at else ""
            row[f"key {other}"] = _title(outlet, other)
        rows.append(row)
    more = f", of the {_LARGEST} outlets with most articles" if len(per_outlet) > _LARGEST else ""
    return table(
        pd.DataFrame(rows), name=name, hidden=[f"key {other}" for other in columns],
        caption=f"Pick two outlets{more}: how many differences are sure or perhaps so; a cell opens all",
        heads={"outlet": "outlet (articles)"}
        | {f"= {other}": f"{other} ({per_outlet[other]:,})" for other in columns},
        opens=[Opens(f"= {other}", opens, (f"key {other}",)) for other in columns],
    )  # fmt: skip


def side_by_side(
    rows: pd.DataFrame, common: pd.DataFrame, per_outlet: Mapping[str, int], *, columns: Sequence[str],
    what: str, name: str, caption: str, opens: Sequence[Opens] = (),
    heads: Mapping[str, str],
) -> Shown:  # fmt: skip
    """A page of every two outlets: what they have in common, and all that they were compared in.

    Parameters
    ----------
    rows
        Table of `contrasts.pairs`, as `contrasts.turned` gives it, with the columns that are shown and those
        that `opens` needs.
    common
        Table of `shared_events.in_common`.
    per_outlet
        As in `picker`.
    columns
        Of `rows`, in their order.
    what
        What a row is, "differences".
    name, caption, opens, heads
        As in `display.table`; "value", "other_value" and "difference" are headed by the outlets' names.
    """
    large = set(list(per_outlet)[:_LARGEST])
    rows = rows[rows["outlet"].isin(large) & rows["other"].isin(large)]
    rank = rows["sure"].map(_ORDER.index)
    size = -rows["difference"].astype(float).abs()
    rows = rows.assign(rank=rank, size=size).sort_values(["rank", "size"], kind="stable")
    parts = []
    shared = {(r["outlet"], r["other"]): r for r in common.to_dict("records")}
    for key, part in rows.groupby(["outlet", "other"], sort=True):
        one, other = map(str, key)
        told = table(
            part[[*columns, *[c for c in part.columns if c not in columns]]],
            caption=f"{one} (A) and {other} (B): all {what}, the surest first",
            hidden=[c for c in part.columns if c not in columns],
            percent=["value", "other_value"], points=["difference", "low", "high", "without_one"],
            heads={**heads, "value": one, "other_value": other, "difference": "A minus B, points"},
            opens=opens,
        )  # fmt: skip
        both = _in_common(one, other, per_outlet, shared[one, other])
        title = _title(one, other)
        parts.append(
            f'<section class="nf nf-two"><h2 id="{passages_key([title])}">{written(title)}</h2>'
            f"<p>{written(both)}</p><p>{written(_most(part, columns[0]))}</p>{inner(told)}</section>"
        )
    shown = page(
        f'<p class="nf nf-legend">{written(caption)}</p>', plain=caption, caption=caption, name=name,
        data=rows.drop(columns=["rank", "size"]),
    )  # fmt: skip
    if not parts:
        return shown
    counted = {"passages": len(parts), "groups": len(parts), "counted": count(len(parts), "pairs")}
    return Shown({**shown.data, EVIDENCE: "".join(parts)}, {**shown.metadata, EVIDENCE: counted})


def _counted(apart: pd.DataFrame) -> dict[frozenset[str], str]:
    """In words, how many differences of every two outlets are sure, or perhaps so."""
    said: dict[frozenset[str], Counter[str]] = {}
    for one, other, how in zip(apart["outlet"], apart["other"], in_words(apart), strict=True):
        said.setdefault(frozenset((str(one), str(other))), Counter())[how] += 1
    words = {}
    for pair, counts in said.items():
        told = [
            f"{counts[how]} {word}"
            for how, word in (("yes", "sure"), ("perhaps", "perhaps"))
            if counts[how]
        ]
        words[pair] = ", ".join(told) or ("none" if counts["no"] else "too few")
    return words


def _in_common(one: str, other: str, per_outlet: Mapping[str, int], row: Mapping[Any, Any]) -> str:
    """What two outlets have in common, and what that means for their differences."""
    sizes = f"{count(per_outlet[one], 'articles')} of {one} and {per_outlet[other]:,} of {other}"
    if pd.isna(row["n_weeks"]):
        weeks = "in how many weeks both have articles is not known"
    else:
        weeks = f"{count(row['n_weeks'], 'weeks')} with articles of both"
    said = f"{sizes}; {weeks}; {count(row['n_events'], 'events')} told by both."
    if row["n_weeks"] == 0:
        return f"{said} They are of different times: a difference may be one of topics."
    if row["n_events"] < LEAST:
        return f"{said} With hardly any event told by both, a difference may be one of topics."
    return said


def _most(rows: pd.DataFrame, what: str) -> str:
    """In what two outlets differ most, and in what most surely, of their rows, the surest first."""
    known = rows[rows["sure"] != "too few"]
    if known.empty:
        return "There are too few articles to say in what they differ."
    ends = []
    for one in (known.sort_values("size", kind="stable").iloc[0], known.iloc[0]):
        far = points(abs(one["difference"]), sign=False)
        ends.append(f"{one[what]}, {far} point{'s' * (far != '1')}, {_HOW[one['sure']]}")
    if ends[0] == ends[1]:
        return f"Furthest apart: {ends[0]}."
    return f"Furthest apart: {ends[0]}. Surest: {ends[1]}."


def _title(one: str, other: str) -> str:
    return " / ".join(sorted((one, other)))
