"""Which day is meant by numbers that can be read as two: 3/2/2025."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from research.articles.dates import AMERICAN, valid
from research.languages import calendar
from research.languages.en import lists


class Order(NamedTuple):
    """How a column writes 3/2/2025, and how that is known; None where it writes both."""

    day_first: bool | None
    reason: str
    decided: bool = True  # False where nothing spoke for either; another witness may be heard


def settle(
    days: list[dt.date],
    text: str,
    *,
    day_first: bool | Order | None = None,
    url: str | None = None,
) -> tuple[dt.date | None, str]:
    """The day that is meant, and the evidence for it; None where evidence is lacking.

    Parameters
    ----------
    days : list of date
        What `dates.read` gave: month first, then day first.
    text : str
        The story; weekdays that it names speak for a day.
    day_first : bool or Order, optional
        How the outlet writes dates, where the user knows it, or by the rest of its column.
    url : str, optional
        Address of the article; many hold the date.

    >>> from research.articles.dates import read
    >>> settle(read("3/6/2025"), "On Thursday, the Kremlin spoke.")[0]
    datetime.date(2025, 3, 6)
    >>> settle(read("3/2/2025"), "On Sunday, the Kremlin spoke.")[0] is None  # or on Monday, of it
    True
    """
    if len(days) < 2:
        return (days[0], "it can be read in one way only") if days else (None, "it is no date")
    if isinstance(day_first, bool):
        return days[int(day_first)], f"day_first={day_first} was given"
    named = [day for day in days if in_url(day, url)]
    if len(named) == 1:
        return named[0], f"the address of the article has {named[0]:%Y/%m/%d}"
    first, second = days
    if day_first is not None:
        if day_first.day_first is None:
            return None, f"it can be {first} or {second}, and {day_first.reason}"
        return days[int(day_first.day_first)], day_first.reason
    if found := _by_weekday(first, second, text):
        return found
    if found := _by_dates(first, second, text):
        return found
    return None, (
        f"it can be {first} ({_weekday(first)}) or {second} ({_weekday(second)}) and nothing in the text "
        "decides; give day_first, or the date in articles.toml"
    )


def habit(written: str, language: str | None) -> Order | None:
    """How a date is written by whoever writes its hour or its language so.

    >>> habit("04/06/2024 18:14", "es").day_first, habit("06/04/2024 06:14 AM EDT", "en").day_first
    (True, False)
    """
    own = (language or "").lower().replace("_", "-")
    if not {own, own[:2]}.isdisjoint(calendar.writes_first("day")):
        return Order(True, f"newspapers in this language ({language}) write the day first")
    if zone := AMERICAN.search(written):
        return Order(False, f"{zone[0]} is an hour of North America, where the month is first")
    return None


def evidence(days: list[dt.date], text: str, url: str | None) -> int | None:
    """Which of two days the article itself speaks for: 0 month first, 1 day first, else None."""
    best, _ = settle(days, text, url=url)
    return days.index(best) if best is not None and len(days) == 2 else None


def in_url(day: dt.date, url: str | None) -> bool:
    """Whether an address holds a day."""
    written = (
        f"{day:%Y/%m/%d}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
    )
    return any(form in (url or "") for form in written)


def _weekday(day: dt.date) -> str:
    """Its English name, whatever the locale."""
    return lists.sequence("calendar", "weekday")[day.weekday()]


def _by_weekday(first: dt.date, second: dt.date, text: str) -> tuple[dt.date, str] | None:
    """The day whose weekday the text names, unless the other is as near to a weekday that it names.

    A paper in print names the day before, and often the one before that.
    """
    weekdays = "|".join(lists.sequence("calendar", "weekday"))
    found = re.findall(rf"\b(?:on |this )?({weekdays})\b", text, re.IGNORECASE)
    named = {name.lower() for name in found}

    def says(day: dt.date, *before: int) -> bool:
        return any(_weekday(day - dt.timedelta(n)).lower() in named for n in before)

    for best, other in ((first, second), (second, first)):
        if says(best, 0) and not says(other, 0, 1, 2):
            return best, (
                f"the text names {_weekday(best)}, and {best} is a {_weekday(best)}; {other} would be a "
                f"{_weekday(other)}, which it does not name"
            )
    return None


def _by_dates(first: dt.date, second: dt.date, text: str) -> tuple[dt.date, str] | None:
    # A report names days of the week before it: "on February 28".
    months = "|".join(lists.sequence("calendar", "month"))
    near: dict[dt.date, str] = {}
    for match in re.finditer(
        rf"\b({months})\.? (\d\d?)\b|\b(\d\d?) ({months})\b", text, re.IGNORECASE
    ):
        month = calendar.months()[calendar.key(match[1] or match[4])]
        for day in (first, second):
            said = valid((day.year, month, int(match[2] or match[3])))
            if said and 0 <= (day - said[0]).days <= 7:
                near.setdefault(day, match[0])
    if len(near) != 1:
        return None
    ((best, words),) = near.items()
    return best, f"the text names {words}, within the week before {best}"
