"""Tables to matplotlib Axes: drawn so that they can be read in grey and by the colour-blind.

Nothing is computed and nothing saved here; `research.display.figure` puts a chart into a page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# Okabe and Ito (2008), the dark ones first; hatches say the same without colour.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
HATCHES = ("", "//", "..", "xx", "\\\\", "--")
_STRONG, _PALE = "#0072B2", "#9aa4ad"
_AGAINST, _FOR = "#B35806", "#542788"
_INK, _GRID = "#222222", "#e3e3e3"
# On the cells of a matrix, which are the same in the dark.
_ON_LIGHT, _ON_DARK = "#111111", "#fefefe"
Floats = npt.NDArray[np.float64]
_ROW = 0.34  # inches a row of a horizontal chart
_LETTER = 0.052  # inches, the narrowest letters of a row's name on average
_SHORT = 20  # letters of a row's name, of which three panels have room side by side
_as_written = mpl.rc_context(
    {
        "text.parse_math": False,  # dollars in a name are no formula
        **dict.fromkeys(("text.color", "axes.labelcolor", "axes.edgecolor"), _INK),
    }
)


def _named(name: object) -> str:
    """A name for a legend, which leaves out what begins with an underscore."""
    return f" {name}" if str(name).startswith("_") else str(name)


def _axes(n_rows: float, *, title: str, width: float = 7.2) -> Axes:
    figure = Figure(figsize=(width, max(1.6, 1.1 + _ROW * n_rows)), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title, loc="left", fontsize=11, color=_INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=9, length=0, colors=_INK)
    return axes


@_as_written
def bars(
    frame: pd.DataFrame, *, category: str, value: str, group: str | None = None,
    low: str | None = None, high: str | None = None, title: str, xlabel: str,
) -> Axes:  # fmt: skip
    """Horizontal bars, one row a category, one bar a group, with intervals where there are any.

    Parameters
    ----------
    frame
        Tidy: one row a bar. Rows whose value or limits are NaN are drawn without bar or interval.
    category, value, group, low, high
        Names of columns; `low` and `high` are the limits of the interval, not its half widths.
    title, xlabel
        What is shown, and the measure with its unit.

    >>> import pandas as pd
    >>> shares = pd.DataFrame({"frame": ["conflict", "morality"], "share": [0.4, 0.1]})
    >>> axes = bars(shares, category="frame", value="share", title="Frames", xlabel="share")
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['conflict', 'morality']
    """
    categories = list(dict.fromkeys(frame[category]))
    groups = list(dict.fromkeys(frame[group])) if group else [None]
    axes = _axes(len(categories) * max(1.0, 0.6 * len(groups)), title=title)
    height = 0.8 / max(1, len(groups))
    for number, name in enumerate(groups):
        part = frame if group is None else frame[frame[group] == name]
        part = part.drop_duplicates(category).set_index(category).reindex(categories)
        at = np.arange(len(categories)) - 0.4 + height * (number + 0.5)
        values = part[value].to_numpy(dtype=float)
        axes.barh(
            at, np.nan_to_num(values), height=height * 0.92, label=_named(name),
            color=PALETTE[number % len(PALETTE)], edgecolor="white", linewidth=0.5,
            hatch=HATCHES[number % len(HATCHES)],
        )  # fmt: skip
        if low and high:
            limits = part[[low, high]].to_numpy(dtype=float)
            known = ~np.isnan(limits).any(axis=1)
            axes.hlines(at[known], limits[known, 0], limits[known, 1], color=_INK, linewidth=1.2)
    axes.set_yticks(np.arange(len(categories)), [str(name) for name in categories])
    axes.invert_yaxis()
    axes.set_xlabel(xlabel, fontsize=9)
    if group and groups:
        axes.legend(fontsize=8, frameon=False, loc="best")
    return axes


@_as_written
def dots(
    frame: pd.DataFrame, *, label: str, value: str, size: str, group: str,
    low: str | None = None, high: str | None = None, title: str, xlabel: str,
) -> Axes:  # fmt: skip
    """One dot a term: its value along the axis, its count as the dot's area, its group as form.

    Terms stand in the order of the table. `low` and `high` draw intervals where they are known.

    >>> import pandas as pd
    >>> terms = pd.DataFrame({"term": ["row", "thaw"], "z": [2.0, -2.0], "n": [5, 4],
    ...                       "group": ["a", "b"]})
    >>> axes = dots(terms, label="term", value="z", size="n", group="group", title="", xlabel="z")
    >>> axes.get_xlabel()
    'z'
    """
    axes = _axes(len(frame) * 0.62, title=title)
    at = np.arange(len(frame))
    counts = frame[size].to_numpy(dtype=float)
    area = 25 + 110 * counts / counts.max() if len(counts) else counts
    values = frame[value].to_numpy(dtype=float)
    if low and high:
        axes.hlines(at, frame[low], frame[high], color="#777777", linewidth=1.2, zorder=1)
    for number, name in enumerate(dict.fromkeys(frame[group])):
        rows = (frame[group] == name).to_numpy()
        axes.scatter(
            values[rows], at[rows], s=area[rows], label=_named(name), zorder=2,
            marker="os^Dv*"[number % 6], color=PALETTE[number % len(PALETTE)], edgecolor="white",
        )  # fmt: skip
    axes.axvline(0, color=_INK, linewidth=0.8)
    axes.set_yticks(at, [str(term) for term in frame[label]])
    axes.set_ylim(len(frame) - 0.4, -0.6)
    axes.set_xlabel(xlabel, fontsize=9)
    if len(frame):
        axes.legend(fontsize=8, frameon=False, loc="best")
    return axes


@_as_written
def matrix(
    values: pd.DataFrame, *, labels: pd.DataFrame, title: str, unit: str,
    strength: pd.DataFrame | None = None, opposed: bool = True,
) -> Axes:  # fmt: skip
    """A table as shaded cells that also say their value, so that it can be read in grey.

    Parameters
    ----------
    values
        Numbers, rows and columns named; NaN leaves the cell blank.
    labels
        Same shape: the text of each cell, "" for none.
    strength
        Same shape, 0 to 1: how strongly a cell is coloured; all fully where None.
    opposed
        Whether the values are in -1..1 and their signs opposed; else they are shares, and the scale goes
        from 0 to the largest of them.

    Examples
    --------
    >>> import pandas as pd
    >>> cells = pd.DataFrame({"Europe": [-0.5]}, index=["Lavrov"])
    >>> axes = matrix(cells, labels=cells.map("{:+.1f}".format), title="Stance", unit="mean stance")
    >>> [text.get_text() for text in axes.texts]
    ['-0.5']
    """
    n_rows, n_columns = values.shape
    longest = max([len(str(name)) for name in values.columns], default=0)
    width = min(12.0, max(6.4, 2.6 + 0.85 * n_columns))  # no narrower than its title
    axes = _axes(max(4, n_rows * 0.75) + longest * 0.22, title=title, width=width)
    numbers = values.to_numpy(dtype=float)
    # Violet for, orange against, white between: they differ in lightness, and the sign is written.
    top = 1.0 if opposed else float(np.nanmax(numbers, initial=0.0)) or 1.0
    scale = Normalize(-1.0 if opposed else 0.0, top)
    colours = mpl.colormaps["PuOr" if opposed else "Purples"]
    strong = np.ones(values.shape)
    if strength is not None:
        strong = strength.fillna(0).to_numpy(dtype=float).clip(0, 1)
    if values.size:
        # On white, also where the page is dark; what is blank has the colour of the page.
        cells = colours(scale(numbers))
        cells[..., :3] = 1 - strong[..., None] * (1 - cells[..., :3])
        cells[..., 3] = ~np.isnan(numbers)
        axes.imshow(cells, aspect="auto")
    for row in range(n_rows):
        for column in range(n_columns):
            value = numbers[row, column]
            dark = not np.isnan(value) and _is_dark(colours(scale(value)), strong[row, column])
            axes.text(
                column, row, str(labels.iat[row, column]), ha="center", va="center", fontsize=8,
                color=_ON_DARK if dark else _ON_LIGHT,
            )  # fmt: skip
    axes.set_xticks(
        range(n_columns), [str(name) for name in values.columns], rotation=40, ha="right"
    )
    axes.set_yticks(range(n_rows), [str(name) for name in values.index])
    if values.size and axes.figure is not None:
        bar = axes.figure.colorbar(ScalarMappable(scale, colours), ax=axes, shrink=0.8, pad=0.02)
        bar.set_label(unit, fontsize=8)
        bar.ax.tick_params(labelsize=8, colors=_INK)
    return axes


def _is_dark(colour: tuple[float, float, float, float], strength: float) -> bool:
    """Whether white is read better than ink on the cell of a matrix."""
    red, green, blue, _ = colour
    light = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    return bool(1 - strength * (1 - light) < 0.32)


@_as_written
def intervals(
    frame: pd.DataFrame, *, panel: str, row: str, value: str, low: str, high: str, n: str,
    mean: str | None = None, line: str = "", strong: str | None = None, title: str, xlabel: str,
    columns: int | None = None,
) -> Axes:  # fmt: skip
    """Small multiples: a panel a category, in it a dot and an interval a row, the highest first.

    Drawn strongly are the rows of `strong`, or those that differ from the panel's mean beyond their own
    interval; the rest is grey.
    Each row says its name and its n, so that no legend is needed, whether there are 2 or 20.

    Parameters
    ----------
    frame
        Tidy: one row a dot. A row whose value is NaN is left out of its panel; one whose limits
        are NaN is a hollow dot without an interval.
    panel, row, value, low, high, n
        Names of columns.
    mean
        Column with the panel's mean, drawn as a line; the same in all rows of a panel.
    line
        What the line is, written beside the panel's name with the mean as a share; "" writes nothing.
    strong
        Column of truth values: what is sure.
    columns
        Panels side by side; None: two, and three where there are more than four and names are short.

    Examples
    --------
    >>> import pandas as pd
    >>> shares = pd.DataFrame({"frame": ["conflict"] * 2, "outlet": ["A", "B"], "share": [0.2, 0.6],
    ...                        "low": [0.1, 0.5], "high": [0.3, 0.7], "n": [9, 8], "all": [0.4] * 2})
    >>> axes = intervals(shares, panel="frame", row="outlet", value="share", low="low", high="high",
    ...                  n="n", mean="all", title="Frames", xlabel="share")
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['B (8)', 'A (9)']
    """
    drawn = frame[frame[value].notna()]
    limits = drawn[[value, low, high]].to_numpy(dtype=float)
    top = (float(np.nanmax(limits)) if limits.size else 0.0) or 1.0
    bottom = min(0.0, float(np.nanmin(limits))) if limits.size else 0.0
    room = (top - bottom) or 1.0
    panels = _multiples(drawn, panel, title=title, xlabel=xlabel, columns=columns, names=drawn[row])
    for axes, part, tallest in panels:
        rows = part.sort_values([value, row], ascending=[False, True], kind="stable")
        axes.set_xlim(bottom - 0.03 * room, top + 0.05 * room)
        _dots_and_intervals(
            axes,
            rows[[value, low, high]].to_numpy(dtype=float),
            middle := float(rows[mean].iloc[0]) if mean and len(rows) else np.nan,
            rows[strong].to_numpy(dtype=bool) if strong else None,
        )
        if line and not np.isnan(middle):
            name = f"{axes.get_title(loc='left')}  ┆ {line} {middle:.0%}"
            axes.set_title(name, loc="left", fontsize=9.5, color=_INK)
        _named_rows(axes, rows[row], rows[n], tallest)
    return panels[0][0]


def _multiples(
    frame: pd.DataFrame,
    panel: str,
    *,
    title: str,
    xlabel: str,
    columns: int | None,
    names: pd.Series[Any] | None = None,
    height: float | None = None,
) -> list[tuple[Axes, pd.DataFrame, int]]:
    """Axes of one figure, one a value of `panel` in the order of the table, each with its rows.

    The number is that of the rows of the tallest panel beside it; `names` are those of rows. A panel is
    as high as its rows need, or `height` inches.
    """
    parts = [(str(name), rows) for name, rows in frame.groupby(panel, sort=False)]
    parts = parts or [("", frame)]
    narrow = names is None or names.astype(str).str.len().max() <= _SHORT
    across = min(columns or (3 if len(parts) > 4 and narrow else 2), len(parts))
    rows_of = [parts[i : i + across] for i in range(0, len(parts), across)]
    tallest = [max(len(rows) for _, rows in row) for row in rows_of]
    heights = [height or 0.75 + 0.21 * most for most in tallest]
    figure = Figure(
        figsize=({1: 6.4, 2: 8.2}.get(across, 3.3 * across), 0.5 + sum(heights)),
        layout="constrained",
    )
    figure.suptitle(title, x=0.01, ha="left", fontsize=11, color=_INK)
    grid = figure.subplots(len(heights), across, squeeze=False, height_ratios=heights)
    for axes in grid.flat:
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(labelsize=8, length=0, colors=_INK)
        axes.set_axisbelow(True)
    for axes in list(grid.flat)[len(parts) :]:
        axes.set_visible(False)
    for axes, (name, _) in zip(grid.flat, parts, strict=False):
        axes.set_title(name, loc="left", fontsize=9.5, color=_INK)
    for axes in list(grid.flat)[max(0, len(parts) - across) : len(parts)]:
        axes.set_xlabel(xlabel, fontsize=8)
    return [
        (axes, rows, tallest[at // across])
        for at, (axes, (_, rows)) in enumerate(zip(grid.flat, parts, strict=False))
    ]


def _named_rows(axes: Axes, names: pd.Series[Any], counts: pd.Series[Any], tallest: int) -> None:
    # Panels side by side are as tall as the tallest, and a row is as high in each.
    labels = [f"{name} ({count:.0f})" for name, count in zip(names, counts, strict=True)]
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(max(tallest, 1) - 0.4, -0.6)
    # A panel's name begins above those of its rows: above the plot alone a long one is cut.
    title = axes.set_title(axes.get_title(loc="left"), loc="left", fontsize=9.5, color=_INK)
    if axes.figure is not None:
        room = _LETTER * max(map(len, labels), default=0)
        shift = ScaledTranslation(-room, 0, axes.figure.dpi_scale_trans)
        title.set_transform(title.get_transform() + shift)


def _dots_and_intervals(
    axes: Axes, limits: Floats, line: float, strong: npt.NDArray[np.bool_] | None
) -> None:
    """A row each of value, low, high: strong as told, or where the interval leaves out the line."""
    values, lows, highs = limits.T
    at = np.arange(len(values))
    known = ~(np.isnan(lows) | np.isnan(highs))
    strong = (lows > line) | (highs < line) if strong is None else strong
    colors = np.where(known & strong, _STRONG, _PALE)
    axes.grid(axis="x", color=_GRID, linewidth=0.6)
    axes.hlines(at[known], lows[known], highs[known], colors=list(colors[known]), linewidth=2)
    faces = np.where(known, colors, "white")
    axes.scatter(values, at, s=34, c=list(faces), edgecolors=list(colors), linewidths=1.4, zorder=3)
    if not np.isnan(line):
        axes.axvline(line, color=_INK, linewidth=0.8, linestyle=(0, (3, 2)))


@_as_written
def shares(
    frame: pd.DataFrame, *, panel: str, row: str, against: str, favour: str, n: str, title: str,
    xlabel: str, low: str | None = None, high: str | None = None, columns: int | None = None,
) -> Axes:  # fmt: skip
    """Small multiples of opposed bars: a share to the left of the middle, another to the right.

    Parameters
    ----------
    frame
        Tidy: one row a pair of bars. A row whose shares are NaN is left out of its panel.
    panel, row, n
        Columns with the panel, the row's name, and what the shares rest on.
    against, favour
        Columns with the shares, 0 to 1, drawn to the left and to the right.
    low, high
        Columns with the limits of `favour`, drawn as a line; NaN draws none.

    Examples
    --------
    >>> import pandas as pd
    >>> held = pd.DataFrame({"target": ["T"], "outlet": ["A"], "con": [0.6], "pro": [0.2], "n": [5]})
    >>> axes = shares(held, panel="target", row="outlet", against="con", favour="pro", n="n",
    ...               title="", xlabel="share")
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['A (5)']
    """
    drawn = frame[frame[against].notna() & frame[favour].notna()]
    panels = _multiples(drawn, panel, title=title, xlabel=xlabel, columns=columns, names=drawn[row])
    for axes, part, tallest in panels:
        rows = part.loc[(part[favour] - part[against]).sort_values(kind="stable").index]
        at = np.arange(len(rows))
        bar: dict[str, Any] = {"height": 0.68, "edgecolor": "white", "linewidth": 0.4}
        axes.barh(at, -rows[against].to_numpy(dtype=float), color=_AGAINST, hatch="//", **bar)
        axes.barh(at, rows[favour].to_numpy(dtype=float), color=_FOR, **bar)
        axes.axvline(0, color=_INK, linewidth=0.8)
        if low and high:
            lows, highs = rows[[low, high]].to_numpy(dtype=float).T
            known = ~np.isnan(lows)
            axes.hlines(at[known], lows[known], highs[known], color=_PALE, linewidth=2)
        axes.set_xlim(-1, 1)
        axes.set_xticks([-1, -0.5, 0, 0.5, 1], ["100%", "50%", "0", "50%", "100%"])
        _named_rows(axes, rows[row], rows[n], tallest)
    return panels[0][0]


@_as_written
def over_time(
    frame: pd.DataFrame, *, panel: str, period: str, value: str, low: str, high: str, n: str,
    title: str, ylabel: str, columns: int | None = None,
) -> Axes:  # fmt: skip
    """Small multiples: a panel a category, in it a dot and an interval a period, neighbours joined by a line.

    Periods stand where they are in time; under some of them, as far as there is room, their n.

    Parameters
    ----------
    frame
        Tidy: one row a dot. `period` holds the first days of periods of one length.
    panel, period, value, low, high, n
        Names of columns; a row whose limits are NaN is a hollow dot without an interval.
    columns
        Panels side by side; None: two, and three where there are more than four and names are short.

    Examples
    --------
    >>> import datetime as dt, pandas as pd
    >>> days = [dt.date(2025, 1, 1), dt.date(2025, 1, 2)]
    >>> shares = pd.DataFrame({"frame": ["conflict"] * 2, "day": days, "share": [0.2, 0.6],
    ...                        "low": [0.1, 0.5], "high": [0.3, 0.7], "n": [9, 8]})
    >>> axes = over_time(shares, panel="frame", period="day", value="share", low="low", high="high",
    ...                  n="n", title="Frames", ylabel="share")
    >>> [label.get_text() for label in axes.get_xticklabels()]
    ['2025-01-01\\nn = 9', '2025-01-02\\nn = 8']
    """
    panels = _multiples(frame, panel, title=title, xlabel="", columns=columns, height=1.45)
    days = sorted(set(frame[period]))
    shown: list[dt.date] = []
    # Of the whole, from one label to the next: four fit beside each other, three in a narrow panel.
    grid = panels[0][0].get_gridspec()
    least = 0.3 if grid and grid.ncols > 2 else 0.23
    for day in days:
        if not shown or (day - shown[-1]).days > least * (days[-1] - days[0]).days:
            shown.append(day)
    whole = [name for name in ("day", "month") if all(getattr(day, name) == 1 for day in days)]
    written = ("%Y-%m-%d", "%Y-%m", "%Y")[len(whole)] if "day" in whole else "%Y-%m-%d"
    room = 0.04 * (days[-1] - days[0]).days + 0.5 if days else 0.5
    top = float(np.nanmax(frame[[value, high]].to_numpy(dtype=float))) if len(frame) else 1.0
    for axes, rows, _ in panels:
        at = np.array([day.toordinal() for day in rows[period]], dtype=float)
        values, lows, highs = rows[[value, low, high]].to_numpy(dtype=float).T
        known = ~(np.isnan(lows) | np.isnan(highs))
        # No line runs over a time of which nothing is known.
        far = np.flatnonzero(np.diff(at) > 4 * np.diff(at).min(initial=np.inf)) + 1
        axes.plot(
            np.insert(at, far, np.nan), np.insert(values, far, np.nan),
            color=_PALE, linewidth=1.2, zorder=1,
        )  # fmt: skip
        axes.vlines(at[known], lows[known], highs[known], colors=_INK, linewidth=1.6, alpha=0.55)
        axes.scatter(
            at, values, s=26, zorder=3, edgecolors=_INK, linewidths=1.2,
            c=list(np.where(known, _INK, "white")),
        )  # fmt: skip
        counts = dict(zip(rows[period], rows[n], strict=True))
        axes.set_xticks(
            [day.toordinal() for day in shown],
            [f"{day.strftime(written)}\nn = {counts.get(day, 0):.0f}" for day in shown],
        )
        if days:
            axes.set_xlim(days[0].toordinal() - room, days[-1].toordinal() + room)
        axes.set_ylim(-0.03 * (top or 1.0), min(1.04, top * 1.1) or 1.0)
        axes.set_ylabel(ylabel, fontsize=8)
        axes.grid(axis="y", color=_GRID, linewidth=0.6)
    return panels[0][0]


@_as_written
def presence(
    cells: pd.DataFrame, *, forms: Mapping[str, str], faint: Collection[str] = (), title: str
) -> Axes:
    """A matrix of marks: which row is in which column, and how; what is not there stays blank.

    Parameters
    ----------
    cells
        Rows and columns named; each cell a key of `forms`, or "" for nothing.
    forms
        What a cell may hold, with its meaning for the legend; at most five, told by their form.
    faint
        Those of `forms` that say only that something is not known: small and grey.

    >>> import pandas as pd
    >>> told = pd.DataFrame({"A": ["narrator", ""]}, index=["It burned.", "It was arson."])
    >>> axes = presence(told, forms={"narrator": "in its own words"}, title="Claims")
    >>> [label.get_text() for label in axes.get_xticklabels()]
    ['A']
    """
    longest = max([len(str(name)) for name in cells.columns], default=0)
    axes = _axes(0.75 * len(cells) + 0.25 * longest, title=title, width=8.2)
    for number, (form, meaning) in enumerate(forms.items()):
        rows, columns = np.nonzero((cells == form).to_numpy())
        colour = _PALE if form in faint else PALETTE[number]
        axes.scatter(
            columns, rows, s=12 if form in faint else 70, label=meaning, marker="os^Dv"[number % 5],
            facecolor="white" if number % 2 and form not in faint else colour, edgecolor=colour,
            linewidths=1.6,
        )  # fmt: skip
    axes.set_xticks(
        range(len(cells.columns)), [str(name) for name in cells.columns], rotation=40, ha="left"
    )
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(cells)), [str(name) for name in cells.index], fontsize=8)
    axes.set_xlim(-0.6, max(len(cells.columns), 1) - 0.4)
    axes.set_ylim(len(cells) - 0.4, -0.6)
    axes.grid(color=_GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["left", "bottom"]].set_visible(False)
    if len(cells):
        axes.legend(
            fontsize=8, frameon=False, loc="upper center", bbox_to_anchor=(0.3, -0.02), ncols=2
        )
    return axes
