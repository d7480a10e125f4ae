"""Which day of the week an article names first: what news says of when its event was.

Two reports of one event name one day, or the next where one of them came out later; two events of
one story mostly name others.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")

# Log of how much likelier articles of one event are than others to name days so far apart, counted
# on BASIL and SEESAW together and rounded: 1.5, -.6, -1.2 and -1.6 for 0 to 3 days.
_EVIDENCE = (1.5, -0.5, -1.5, -1.5)


def first_named(text: str) -> int | None:
    """The first weekday that a text names, Monday 0; None where it names none.

    >>> first_named("The Senate voted Tuesday, after Monday's debate.")
    1
    """
    found = _NAMED.search(text)
    return None if found is None else _DAYS.index(found.group())


def counted(day: int | None) -> NDArray[np.float64]:
    """A weekday as counts of the seven days, which add up over articles."""
    counts = np.zeros(len(_DAYS))
    if day is not None:
        counts[day] = 1.0
    return counts


def evidence(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Sum of the evidence that articles with these days tell of one event, over their pairs.

    >>> evidence(counted(0), counted(6)), evidence(counted(0), counted(None))
    (-0.5, 0.0)
    """
    return float(a @ _MATRIX @ b)


def _apart(a: int, b: int) -> int:
    return min(abs(a - b), len(_DAYS) - abs(a - b))


_MATRIX = np.array(
    [[_EVIDENCE[_apart(a, b)] for b in range(len(_DAYS))] for a in range(len(_DAYS))]
)
