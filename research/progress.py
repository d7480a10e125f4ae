"""Bars and estimates for what takes long: on a terminal and in JupyterLab, none where output is kept.

A report is the same whoever waits for it, so that a run (`research run`) shows no bar of its cells'
insides; its command line says beforehand how long they take.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from typing import TypeVar

RUN = "NEWS_FRAMING_RUN"  # set in the kernels of a run
Item = TypeVar("Item")
_LONG = 20  # seconds: of less, nothing is said beforehand


def each(
    items: Sequence[Item], *, what: str, unit: str = "article", seconds: float = 0.0
) -> Iterator[Item]:
    """The same items, with a bar that says what is done and, beforehand, about how long it takes.

    Parameters
    ----------
    items
        What is gone through.
    what
        What is done: "quotations by the encoder".
    unit
        What one item is.
    seconds
        Processor time for all of them, as an estimate; 0 where it is not known.
    """
    if len(items) < 2 or not _watched():
        yield from items
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without ipywidgets the bar is of characters, and says so
        from tqdm.auto import tqdm

        expected = f": about {duration(seconds)}" if seconds >= _LONG else ""
        bar = tqdm(items, desc=f"{what}{expected}", unit=unit, leave=False)
    yield from bar


def duration(seconds: float) -> str:
    """A time as people say it.

    >>> duration(9), duration(40), duration(75), duration(150), duration(5400)
    ('10 seconds', '40 seconds', '1 minute', '2 minutes', '1.5 hours')
    """
    if seconds < 55:
        return f"{max(10, round(seconds, -1)):.0f} seconds"
    if seconds < 5_000:
        minutes = max(1, round(seconds / 60))
        return f"{minutes} minute{'s' * (minutes != 1)}"
    return f"{seconds / 3600:.1f} hours"


def _watched() -> bool:
    """Whether somebody sees the bar: a terminal, or a notebook that is no run."""
    if RUN in os.environ:
        return False
    shell = sys.modules.get("IPython")
    kernel = getattr(shell.get_ipython(), "kernel", None) if shell is not None else None
    return kernel is not None or sys.stderr.isatty()
