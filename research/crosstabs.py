"""Shares as rows by columns: in each cell the share, its interval, and what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from research import marking, wording
from research.findings import ENOUGH, has_enough
from research.markup import MISSING, Opens, Shown, fold, page
from research.statistics import Interval, difference
from research.wording import percent

Key = tuple[Hashable, ...]
_NONE = f'<td class="nf-number">{MISSING}</td>'
_WHOLE = ' class="nf-whole"'
_ENDS = f"“Least” and “most” are of rows that rest on {ENOUGH} articles or more"
_FEWEST = 3  # rows with an interval, of which one can be called the least and one the most


def crosstab(
    frame: pd.DataFrame, *, rows: Sequence[str], columns: Sequence[str], value: str, low: str,
    high: str, n: str, caption: str, name: str, opens: Opens | None = None,
    whole: str | None = None, ends: bool = True, reach: Mapping[str, str] = MappingProxyType({}),
    few: int = 0, limit: int = 12,
) -> Shown:  # fmt: skip
    """A table of shares: the rows and columns are values of columns of `frame`.

    Parameters
    ----------
    frame
        One row a cell; the order of rows is that of `frame`, of columns that of the fullest row.
    rows
        Columns whose values head a row; the last is the row's own, those before it stand above the rows
        that share them. A column of numbers heads no row: it is said in brackets.
    columns
        One or two columns whose values head a column; the first of two heads several.
    value, low, high, n
        Columns: a share of 0 to 1, its limits (NaN: none is shown), and what it rests on.
    caption, name
        As in `display.table`; the data are `frame`.
    opens
        The share opens into these passages.
    whole
        The row of all of the others together.
    ends
        Whether the least and the most of a column are said, of the rows that have intervals and enough
        articles (`findings.has_enough`); with a question mark where the two may differ by chance.
    reach
        For values of `columns`, how far the least and the most are apart (`findings.reach`): a last row.
    few
        A share of fewer than these is written as so many of so many, where it is a share of n; the least and
        the most are then of cells of an n of `findings.ENOUGH` or more, too.
    limit
        Rows at most that are in sight, beside `whole`; under each heading where there are several. The others
        open below.

    Examples
    --------
    >>> cells = pd.DataFrame({"outlet": ["A", "B"], "side": "X", "share": [0.25, 0.5],
    ...                       "low": [0.1, None], "high": [0.4, None], "n": [12, 2]})
    >>> shown = crosstab(cells, rows=["outlet"], columns=["side"], value="share", low="low", high="high",
    ...                  n="n", caption="Shares", name="shares")
    >>> shown.data["text/plain"].splitlines()
    ['Shares', 'A: X 25% (10 to 40%; n 12)', 'B: X 50% (n 2)']
    """
    if frame.empty:
        return page(f'<p class="nf nf-legend">{_text(caption)}: none.</p>', plain=f"{caption}: none",
                    caption=caption, name=name, data=frame)  # fmt: skip
    counts = [one for one in rows if pd.api.types.is_numeric_dtype(frame[one])]
    named = [one for one in rows if one not in counts]
    heads = _heads(frame, rows, columns)
    sized = frame[frame[n] >= ENOUGH] if few else frame
    marked = _ends(sized, named, columns, value, low, high, n, whole) if ends else {}
    others = frame[has_enough(frame, n) & (frame[named[-1]] != whole)]
    close = _close(others, named, columns, value, marked)
    cells: dict[Key, dict[Key, _Cell]] = {}
    for record in frame[frame[value].notna()].to_dict("records"):
        place = tuple(record[one] for one in (*named, *columns))
        digits = wording.places(record[value], 1 if place in close else 0)
        share = wording.share(record[value], digits)
        if record[n] < few and pd.isna(record[low]):
            share = f"{record[value] * record[n]:.0f} of {record[n]:,.0f}"
        known = pd.notna(record[low])
        made = _Cell(
            share,
            _rests_on(
                wording.limits(record[low], record[high], digits) if known else "", record[n], few
            ),
            marked.get(place, ""),
            opens.link(share, record) if opens and record[value] else share,
        )
        row = cells.setdefault(tuple(record[one] for one in rows), {})
        row[tuple(record[one] for one in columns)] = made

    stub = f"{named[-1]} (articles)" if counts else named[-1]
    body: list[str] = []
    below: list[str] = []
    plain = [caption]
    width = len(heads) + 1
    seen: Counter[Key] = Counter()
    headed: set[tuple[bool, Key]] = set()
    n_below = 0
    for key, row in cells.items():
        told = dict(zip(rows, key, strict=True))
        *above, own = (told[one] for one in named)
        group = tuple(above)
        hidden = own != whole and seen[group] >= limit
        seen[group] += own != whole
        n_below += hidden
        part = below if hidden else body
        if above and (hidden, group) not in headed:
            headed.add((hidden, group))
            name_of = _text(", ".join(map(str, above)))
            part.append(
                f'<tr><th scope="rowgroup" colspan="{width}" class="nf-group">{name_of}</th></tr>'
            )
        number = ", ".join(f"{told[one]:,.0f}" for one in counts)
        part.append(
            f"<tr{_WHOLE if own == whole else ''}>"
            f'<th scope="row">{_text(own)}{f" ({number})" if number else ""}</th>'
            f"{''.join(row[head].html if head in row else _NONE for head in heads)}</tr>"
        )
        said = (
            f"{' '.join(map(str, head))} {row[head].plain if head in row else MISSING}"
            for head in heads
        )
        plain.append(f"{', '.join(map(str, (*above, own)))}: {', '.join(said)}")
    if reach:
        told_of = "".join(
            f'<td class="nf-number"><small>{_text(reach.get(str(head[-1]), MISSING))}</small></td>'
            for head in heads
        )
        body.append(f'<tr class="nf-reach"><th scope="row">most minus least</th>{told_of}</tr>')
        plain += [f"most minus least, {name}: {said}" for name, said in reach.items()]
    html = _table(caption, _head(stub, heads), body)
    if below:
        further = f"The other {n_below} rows"
        rest = _table(f"{caption}: {further.lower()}", _head(stub, heads), below, unseen=True)
        html += fold(further, rest)
    if marked:
        chance = any(end.endswith("?") for end in marked.values())
        doubt = "; with “?” the two may differ by chance" if chance else ""
        large = f", in cells whose n is {ENOUGH} or more" if few else ""
        html += f'<p class="nf-rest">{_text(f"{_ENDS}{large}{doubt}.")}</p>'
    return page(html, plain="\n".join(plain), caption=caption, name=name, data=frame)


def _table(caption: str, head: str, body: Sequence[str], *, unseen: bool = False) -> str:
    hidden = ' class="unseen"' if unseen else ""
    return (
        f'<div class="nf-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="nf-table nf-crosstab"><caption{hidden}><span>{_text(caption)}</span></caption>'
        f"<thead>{head}</thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _rests_on(between: str, n: float, few: int) -> str:
    if between:
        return f"{between}; n {n:,.0f}"
    return "" if n < few else f"n {n:,.0f}"


class _Cell(NamedTuple):
    share: str
    rests_on: str
    end: str
    link: str

    @property
    def html(self) -> str:
        end = f' <span class="nf-end">{self.end}</span>' if self.end else ""
        rests_on = f"<br><small>{self.rests_on}</small>" if self.rests_on else ""
        return f'<td class="nf-number">{self.link}{end}{rests_on}</td>'

    @property
    def plain(self) -> str:
        return f"{self.share} ({self.rests_on})" if self.rests_on else self.share


def _head(stub: str, heads: Sequence[Key]) -> str:
    last = "".join(f'<th scope="col" class="nf-number">{_text(head[-1])}</th>' for head in heads)
    if len(heads[0]) == 1:
        return f'<tr><th scope="col">{_text(stub)}</th>{last}</tr>'
    groups = [(one, len(list(of))) for one, of in groupby(head[0] for head in heads)]
    above = "".join(
        f'<th scope="colgroup" colspan="{size}" class="nf-number">{_text(one)}</th>'
        for one, size in groups
    )
    return f'<tr><td></td>{above}</tr><tr><th scope="col">{_text(stub)}</th>{last}</tr>'


def _heads(frame: pd.DataFrame, rows: Sequence[str], columns: Sequence[str]) -> list[Key]:
    """The columns in the order of the row that has most of them, then those that it lacks."""
    by_row: dict[Key, list[Key]] = {}
    for record in frame.to_dict("records"):
        held = by_row.setdefault(tuple(record[one] for one in rows), [])
        held.append(tuple(record[one] for one in columns))
    fullest = max(by_row.values(), key=len)
    return list(dict.fromkeys([*fullest, *(head for held in by_row.values() for head in held)]))


def _ends(
    frame: pd.DataFrame, named: Sequence[str], columns: Sequence[str], value: str, low: str, high: str,
    n: str, whole: str | None,
) -> dict[Key, str]:  # fmt: skip
    """Which cells are the least and the most of their column, within what heads several rows."""
    known = frame.dropna(subset=[value, low])
    known = known[(known[named[-1]] != whole) & has_enough(known, n)]
    found: dict[Key, str] = {}
    for _, part in known.groupby([*named[:-1], *columns], sort=False):
        if len(part) < _FEWEST:
            continue
        ordered = part.sort_values(value, kind="stable")[[value, low, high]]
        bottom, top = (
            Interval(r[value], r[low], r[high], 0)
            for r in (ordered.iloc[at].to_dict() for at in (0, -1))
        )
        doubt = "" if difference(top, bottom).low > 0 else "?"
        for end, text in ((bottom.value, "least"), (top.value, "most")):
            at = part[part[value] == end]
            if len(at) == 1:
                found[tuple(at[[*named, *columns]].iloc[0])] = text + doubt
    return found


def _close(
    frame: pd.DataFrame,
    named: Sequence[str],
    columns: Sequence[str],
    value: str,
    ends: Mapping[Key, str],
) -> set[Key]:
    """Cells shown with a decimal: a least or most, and those whose whole per cent are the same as its."""
    found: set[Key] = set()
    keys = [*named, *columns]
    for _, part in frame.dropna(subset=[value]).groupby([*named[:-1], *columns], sort=False):
        places = [tuple(row) for row in part[keys].itertuples(index=False, name=None)]
        for share in {
            percent(one) for at, one in zip(places, part[value], strict=True) if at in ends
        }:
            same = part[value].map(percent) == share
            if same.sum() > 1 and part.loc[same, value].nunique() > 1:
                found |= {at for at, alike in zip(places, same, strict=True) if alike}
    return found


def _text(value: Any) -> str:
    return escape(marking.visible(str(value)), quote=False)
