"""A figure as SVG: the same bytes each time, dark for who prefers dark pages, narrow for a telephone."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec

_NARROW = 4.1  # inches, which a telephone shows with letters that can be read
# Colours of `research.charts`, and those that stand for them on a dark page; others suit both.
_DARK: Mapping[str, str] = MappingProxyType(
    {
        "#ffffff": "#1b1f24", "#222222": "#e4e6e9", "#e3e3e3": "#3a4048", "#777777": "#a9b1ba",
        "#0072b2": "#6cb6e8", "#542788": "#a78bd4", "#b35806": "#e08a35",
    }
)  # fmt: skip


def svg(figure: Figure, *, salt: str) -> str:
    """A figure as SVG, whose colours change with the page that it stands on.

    Parameters
    ----------
    figure
        Drawn with the colours of `research.charts`.
    salt
        Ids of its elements come from this and from what is drawn, from nothing else.
    """
    drawn = io.StringIO()
    rules = mpl.rc_context({"svg.hashsalt": salt, "svg.fonttype": "path", "text.parse_math": False})
    with rules, warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box; the warning would name a path.
        warnings.filterwarnings("ignore", message=r"Glyph \d+", category=UserWarning)
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    found = drawn.getvalue()
    head, _, rest = found[found.index("<svg") :].partition(">")
    # Programs that know no such rule show the colours for a light page.
    rules_of_dark = "".join(
        f'[style*="{where}: {light}"]{{{where}:{instead}!important}}'
        for light, instead in _DARK.items()
        for where in ("fill", "stroke")
        if f"{where}: {light}" in rest
    )
    style = f"<style>@media (prefers-color-scheme:dark){{{rules_of_dark}}}</style>"
    return f"{head}>{style}{rest}"


@contextmanager
def stacked(figure: Figure) -> Iterator[bool]:
    """The panels of a figure one below the other; whether there were any side by side."""
    panels = [axes for axes in figure.axes if axes.get_visible()]
    places = [place for axes in panels if (place := axes.get_subplotspec())]
    if len(places) < len(panels) or not any(place.colspan.start for place in places):
        yield False
        return
    width, height = (float(inches) for inches in figure.get_size_inches())
    heights = [
        float(np.asarray(place.get_gridspec().get_height_ratios())[place.rowspan.start])
        for place in places
    ]
    grid = GridSpec(len(panels), 1, figure=figure, height_ratios=heights)
    figure.set_size_inches(_NARROW, 0.5 + sum(heights))
    for number, axes in enumerate(panels):
        axes.set_subplotspec(grid[number])
    yield True
    figure.set_size_inches(width, height)
    for axes, place in zip(panels, places, strict=True):
        axes.set_subplotspec(place)
