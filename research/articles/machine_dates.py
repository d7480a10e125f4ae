"""Dates as programs write them: counts of seconds or days, calls, weeks, the zero of a clock."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from research.languages.en import lists

YEAR: Final = r"(?:1[6-9]|20)\d\d"
_SECONDS: Final = re.compile(r"(\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?")
# As JavaScript of .NET and Python write a date: /Date(1718028120000)/, datetime.date(2024, 6, 10),
# time.struct_time(tm_year=2024, tm_mon=6, ...).
_CALLED: Final = re.compile(
    r"/?(?:new )?Date\((\d{9,13})(?:[+-]\d{4})?\)/?|(?:(?:datetime|time)\.)*(?:date|datetime|Timestamp|"
    r"struct_time)"
    r"\((?:tm_year=)?(\d{4}), (?:tm_mon=)?(\d\d?), (?:tm_mday=)?(\d\d?)"
)
# What a machine writes where it has no date: the zero of its clock. Words and bare numbers are a day.
_UNSET: Final = re.compile(
    # Without an hour an old paper may be of the first of January of 1900.
    r"(?:(?:0001|1970)-0?1-0?1|(?:0001|1601|1753|1900|1970)-0?1-0?1[T ]0?0:[\d:.]+) ?"
    r"(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?|"
    r"1970-01-01T(\d\d):00:00(?:\.0+)?\+\1:?00|1969-12-31[T ](?:1[2-9]|2[0-3]):00:00(?:\.0+)?(?:-\d\d:?00)?|"
    r"0?1/0?1/(?:0001|1601|1753|1900|1970) (?:0?0:00(?::00)?|12:00(?::00)? AM)|"
    r"(?:Thu,? )?(?:0?1 Jan|Jan 0?1) 1970 00:00:.{0,30}",
    re.IGNORECASE,
)
_TO_THE_SECOND: Final = re.compile(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d[0-2]\d[0-5]\d(?:[0-5]\d)?")
_FLOAT: Final = re.compile(r"1\.\d{1,15}[eE]\+?0?(?:9|12|15)")
# 1954 to 2064 in a spreadsheet of Excel; its hours stand behind a comma where numbers are so written.
_SERIAL: Final = re.compile(r"([2-5]\d{4})(?:[.,]\d+)?")
_EXCEL_ZERO: Final = dt.date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was
_JULIAN: Final = re.compile(r"24[2-6]\d{4}(?:\.\d+)?")  # days of astronomers, which begin at noon
_JULIAN_ZERO: Final = 1_721_424.5
_ISO_WEEK: Final = re.compile(rf"({YEAR})-?W(\d\d)-?([1-7])(?!\d)")
_ISO_ORDINAL: Final = re.compile(rf"({YEAR})-(\d\d\d)(?![\d-])")
_UTC_CLOCK: Final = re.compile(
    r"[T ](?P<hour>\d\d?):\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|(?:UTC|GMT)?(?:[+-]00:?00)?)(?=\s*(?:$|\())"
)
_MORNING: Final = 12  # hours before which it may be the day before in the west
_EVENING: Final = 10  # from which it may be the next in the east


def of_machine(text: str, *, column: bool) -> dt.date | None:
    """The day of a number or a call, as programs write dates.

    >>> of_machine("/Date(1741698300000)/", column=False), of_machine("2460745.5", column=True)
    (datetime.date(2025, 3, 11), datetime.date(2025, 3, 11))
    """
    if _FLOAT.fullmatch(text):  # as tables write large numbers: 1.7174826e+09
        text = f"{float(text):.0f}"
    if _TO_THE_SECOND.fullmatch(text):  # 20240307091500
        text = text[:8]
        return _valid(text[:4], text[4:6], text[6:])
    if match := _CALLED.match(text):
        if not match[1]:
            return _valid(match[2], match[3], match[4])
        text = match[1]
    if match := _SECONDS.fullmatch(text):
        return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(match[1]))).date()
    if column and (match := _SERIAL.fullmatch(text)):
        return _EXCEL_ZERO + dt.timedelta(days=int(match[1]))
    if column and (match := _JULIAN.fullmatch(text)):
        return dt.date.fromordinal(int(float(match[0]) - _JULIAN_ZERO))
    try:
        if match := _ISO_WEEK.match(text):
            return dt.date.fromisocalendar(*map(int, match.groups()))
        if match := _ISO_ORDINAL.match(text):
            return dt.datetime.strptime(f"{match[1]} {match[2]}", "%Y %j").date()
    except ValueError:
        return None
    return None


def _valid(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def elsewhere(text: str, day: dt.date) -> set[dt.date]:
    """The days beside it that it may have been for readers, where a text gives its hour in Greenwich.

    >>> elsewhere("2019-11-20T02:00:00Z", dt.date(2019, 11, 20))
    {datetime.date(2019, 11, 19)}
    """
    if not (clock := _UTC_CLOCK.search(text)):
        return set()
    hour = int(clock["hour"])
    return {day - dt.timedelta(hour < _MORNING), day + dt.timedelta(hour >= _EVENING)} - {day}


def unset(text: str) -> str | None:
    """Why a text is no date although it has the form of one: a machine wrote it where it had none.

    >>> unset("1970-01-01T00:00:00Z") is None, unset("1 January 1970") is None
    (False, True)
    """
    if not _UNSET.fullmatch(text.strip()):
        return None
    return "the zero of a clock, written where a date is lacking; articles.toml can state the day"


def in_words(day: dt.date) -> str:
    """A day of 1600 or later as `dates.read` takes it even where it is the zero of a clock.

    >>> in_words(dt.date(1970, 1, 1))
    '1 January 1970'
    """
    return f"{day.day} {lists.sequence('calendar', 'month')[day.month - 1]} {day.year}"
