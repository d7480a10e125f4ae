"""A figure as SVG: the same bytes each time, dark for who prefers dark pages, narrow for a telephone."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

_POINTS = 72.0  # an inch, in which SVG counts
_GAP = 8.0  # points between panels and around them
# Colours of `research.charts`, and those that stand for them on a dark page; others suit both.
_DARK: Mapping[str, str] = MappingProxyType(
    {
        "#ffffff": "#1b1f24", "#222222": "#e4e6e9", "#e3e3e3": "#3a4048", "#777777": "#a9b1ba",
        "#0072b2": "#6cb6e8", "#542788": "#a78bd4", "#b35806": "#e08a35",
    }
)  # fmt: skip
_SIZE = re.compile(r'width="[\d.]+pt" height="[\d.]+pt" viewBox="[\d. ]+"')


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
        # Not `savefig`, which lays everything out twice.
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(drawn, metadata={"Date": None, "Creator": None})
    found = drawn.getvalue()
    head, _, rest = found[found.index("<svg") :].partition(">")
    # Programs that know no such rule show the colours for a light page.
    dark = "".join(
        f'[style*="{where}: {light}"]{{{where}:{instead}!important}}'
        for light, instead in _DARK.items()
        for where in ("fill", "stroke")
        if f"{where}: {light}" in rest
    )
    style = f"<style>@media (prefers-color-scheme:dark){{{dark}}}</style>"
    return f"{head}>{style}{rest}"


def stacked(drawn: str, figure: Figure) -> str | None:
    """The panels of a figure one below the other; None where none stand side by side.

    Nothing is drawn again: the groups of the panels are moved.

    Parameters
    ----------
    drawn
        What `svg` gave of the figure.
    figure
        The figure itself, which says where its panels stand.
    """
    panels = [axes for axes in figure.axes if axes.get_visible()]
    places = [place for axes in panels if (place := axes.get_subplotspec())]
    if len(places) < len(panels) or not any(place.colspan.start for place in places):
        return None
    scale, height = _POINTS / figure.dpi, _POINTS * float(figure.get_size_inches()[1])
    boxes = [box for axes in panels if (box := axes.get_tightbbox()) is not None]
    insides = [axes.get_window_extent() for axes in panels]
    # The plots stand flush, whatever room the names beside them take.
    left = _GAP + scale * max(
        inside.x0 - box.x0 for inside, box in zip(insides, boxes, strict=True)
    )
    right = scale * max(box.x1 - inside.x0 for inside, box in zip(insides, boxes, strict=True))
    tops = [height - scale * box.y1 for box in boxes]
    below = min(tops)
    for number, (box, inside, top) in enumerate(zip(boxes, insides, tops, strict=True), start=1):
        moved = f'transform="translate({left - scale * inside.x0:.2f} {below - top:.2f})"'
        drawn = drawn.replace(f'<g id="axes_{number}">', f'<g id="axes_{number}" {moved}>', 1)
        below += scale * box.height + _GAP
    width = left + right + _GAP
    size = f'width="{width:.2f}pt" height="{below:.2f}pt" viewBox="0 0 {width:.2f} {below:.2f}"'
    ground = '<rect width="100%" height="100%" style="fill: #ffffff"/>'
    drawn = _SIZE.sub(size, drawn, count=1)
    return drawn.replace('<g id="figure_1">', f'{ground}<g id="figure_1">', 1)
