"""Which day of the week an article names first: what news says of when its event was.

Two reports of one event name one day, or the next where one of them came out later; two events of
one story mostly name others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from research.languages.en import lists

_DAYS = lists.sequence("calendar", "weekday")
_NAMED = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")

# How likely an article is to name first the day of its event, or a day one, two or three from it.
# Set so that two articles of one event name one day as often as on BASIL and SEESAW (.73 and .65 of
# those that name any), or days one, two and three apart.
_NAMES = (0.7, 0.1, 0.03, 0.02)


def named(text: str) -> Iterator[tuple[int, int]]:
    """The weekdays that a text names, Monday 0, each with where it stands.

    >>> list(named("The Senate voted Tuesday, after Monday's debate."))
    [(1, 17), (0, 32)]
    """
    for found in _NAMED.finditer(text):
        yield _DAYS.index(found.group()), found.start()


def chances(day: int | None) -> NDArray[np.float64]:
    """Log of how likely an article is to name this day, for each day that its event may be of.

    Those of several articles on one event add up.
    """
    return np.zeros(len(_DAYS)) if day is None else _CHANCES[day]


def evidence(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Log of how much likelier the days that two groups name are if both tell of one event.

    With all days alike before: ln(7 * sum_d A_d * B_d / (sum_d A_d * sum_d B_d)), A_d the chances
    of group a if its event was on day d. At most ln 7; the more articles agree on another day,
    the lower.

    >>> round(evidence(chances(0), chances(0)), 2), round(evidence(chances(0), chances(3)), 2)
    (1.28, -1.3)
    >>> evidence(chances(0), chances(None))
    0.0
    """
    return float(_total(a + b) - _total(a) - _total(b) + np.log(len(_DAYS)))


def _total(logs: NDArray[np.float64]) -> float:
    return float(np.logaddexp.reduce(logs))


def _apart(a: int, b: int) -> int:
    return min(abs(a - b), len(_DAYS) - abs(a - b))


_CHANCES = np.log([[_NAMES[_apart(a, b)] for b in range(len(_DAYS))] for a in range(len(_DAYS))])
