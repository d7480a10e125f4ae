"""Any two outlets side by side: a table to pick them from, and all that they were compared in on a page.

No script picks them: each cell of the table is a link to the part of the page that is of its two outlets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from research.articles import Corpus
from research.contrasts import in_words
from research.display import note, table
from research.evidence import EVIDENCE, given_most
from research.findings import ENOUGH
from research.markup import MISSING, Opens, Shown, inner, page, passages_key, written
from research.shared_events import LEAST
from research.statistics import MINIMUM
from research.wording import count, points, share, upper

_LARGEST = 12  # outlets with a part of the page for every two of them: 66 parts
_TOO_FEW = "too few"
_ORDER = ["yes", "perhaps", "no", _TOO_FEW]
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
    if not {*said.values()} - {_TOO_FEW}:
        return note(
            f"No two outlets can be picked: nothing was compared in the {MINIMUM} articles of each that an "
            "interval takes. What differs below, if anything does, describes these articles."
        )
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
    what: str, name: str, caption: str, passages: pd.DataFrame, corpus: Corpus, opens: Sequence[Opens] = (),
    heads: Mapping[str, str], also: Collection[str] = (),
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
    passages
        What the shares rest on, of which those stand side by side that give most of the widest and the
        surest difference: the first of `columns`, outlet, article_id, start, end, weight (what it gives of
        the share), why.
    corpus
        Of the passages.
    also
        Values of the first of `columns` whose passages stand side by side too, for two outlets of enough
        articles (`findings.ENOUGH`).
    name, caption, opens, heads
        As in `display.table`; "value", "other_value" and "difference" are headed by the outlets' names.
    """

    def sentences(subject: str, outlet: str) -> str:
        key = (subject, outlet)
        if key not in told_of:
            items = (
                given_most(behind[key], corpus, weight="weight", says=["why"])
                if key in behind
                else []
            )
            told_of[key] = (
                f'<ul class="nf-passages">{"".join(items)}</ul>' if items else "<p>None.</p>"
            )
        return told_of[key]

    large = set(list(per_outlet)[:_LARGEST])
    rows = rows[rows["outlet"].isin(large) & rows["other"].isin(large)]
    rank = rows["sure"].map(_ORDER.index)
    size = -rows["difference"].astype(float).abs()
    rows = rows.assign(rank=rank, size=size).sort_values(["rank", "size"], kind="stable")
    parts = []
    shared = {(r["outlet"], r["other"]): r for r in common.to_dict("records")}
    behind = dict(list(passages.groupby([columns[0], "outlet"], sort=False)))
    told_of: dict[tuple[str, str], str] = {}
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
        told_of_both = _leading(part)
        most = _most(told_of_both, columns[0])
        if min(per_outlet[one], per_outlet[other]) >= ENOUGH:
            known = {row[columns[0]] for row in told_of_both}
            more = part[part[columns[0]].isin(also) & ~part[columns[0]].isin(known)]
            told_of_both += more.to_dict("records")
        both = _in_common(one, other, per_outlet, shared[one, other])
        title = _title(one, other)
        parts.append(
            f'<section class="nf nf-two"><h2 id="{passages_key([title])}">{written(title)}</h2>'
            f"<p>{written(both)}</p><p>{written(most)}</p>{inner(told)}"
            f"{''.join(_beside(row, columns[0], sentences) for row in told_of_both)}</section>"
        )
    legend = caption if parts else f"{caption}: none."
    shown = page(
        f'<p class="nf nf-legend">{written(legend)}</p>', plain=legend, caption=caption, name=name,
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
        words[pair] = ", ".join(told) or ("none" if counts["no"] else _TOO_FEW)
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
    # Of outlets with few articles, few events can be most of what they print.
    if row["n_events"] < min(LEAST, per_outlet[one] / 2, per_outlet[other] / 2):
        return f"{said} With hardly any event told by both, a difference may be one of topics."
    return said


def _most(leading: Sequence[Mapping[Any, Any]], what: str) -> str:
    """In what two outlets differ most, and in what most surely, as `_leading` gives it."""
    if not leading:
        return "There are too few articles to say in what they differ."
    ends = []
    for one in leading:
        far = points(abs(one["difference"]), sign=False)
        ends.append(f"{one[what]}, {far} point{'s' * (far != '1')}, {_HOW[one['sure']]}")
    return f"Furthest apart: {ends[0]}." + (f" Surest: {ends[1]}." if len(ends) > 1 else "")


def _leading(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """The widest difference of two outlets, and the surest where it is another, of rows the surest first."""
    known = rows[rows["sure"] != "too few"]
    if known.empty:
        return []
    widest = known.sort_values("size", kind="stable").index[0]
    return known.loc[list(dict.fromkeys([widest, known.index[0]]))].to_dict("records")


def _beside(row: Mapping[Any, Any], what: str, sentences: Callable[[str, str], str]) -> str:
    """The sentences of both outlets behind one of their differences, one beside the other."""
    halves = "".join(
        f"<div><h4>{written(row[side])}: {share(row[value])}</h4>{sentences(row[what], str(row[side]))}</div>"
        for side, value in (("outlet", "value"), ("other", "other_value"))
    )
    return (
        f'<h3 id="{passages_key([_title(row["outlet"], row["other"]), row[what]])}">'
        f"{written(upper(str(row[what])))}: the sentences of both</h3>"
        "<p>Of each, the articles that give most of its share, five at most, with the passage of each that "
        f'gives most; the share in the table opens them all.</p><div class="nf-beside">{halves}</div>'
    )


def _title(one: str, other: str) -> str:
    return " / ".join(sorted((one, other)))
