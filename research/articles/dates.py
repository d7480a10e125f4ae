"""Dates as newsrooms write them; one that can be read in two ways is never guessed.

`read` gives every day that the words may mean; `two_readings.settle` chooses by evidence. By hand,
because dateparser and dateutil fill in what is lacking ("March 1998" becomes a day) and choose an
order of day and month where none is known; the names of months and weekdays are CLDR's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from research.articles import machine_dates
from research.languages import calendar, date_labels
from research.languages.patterns import late

AMERICAN: Final = late(r"\b(?:[ECMP][DS]?T)\b")  # hours of North America
_LONGEST: Final = 60  # characters of a date with its weekday and time
_LONGEST_LINE: Final = 100  # of one with its label and the name of a zone
_BESIDE_MONTH: Final = 40  # of what stands on one side of a month in a date

# Marks of direction in Arabic and Hebrew, and the wide figures of East Asia.
_UNSEEN: Final = dict.fromkeys(
    [*range(0x200B, 0x2010), 0x61C, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
_WIDE: Final = {n: n - 0xFEE0 for n in range(0xFF01, 0xFF5F)} | {
    0x3000: 32,
    0xA0: 32,
    0x202F: 32,
    0x2009: 32,
}
_YEAR: Final = machine_dates.YEAR
# The years before the first one of an era, by which Japan and Taiwan count.
_ERAS: Final = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911,
    "": 1911,
}  # fmt: skip
_ERA: Final = late(
    rf"({'|'.join(filter(None, _ERAS))})\s?(元|\d{{1,3}})(?=\s?年)|(?<!\d)()(1[01]\d)(?=\s?年\s?\d\d?\s?月)"
)
_BUDDHIST: Final = late(r"(?<!\d)2[45]\d\d(?!\d)")  # 2567 is 2024
_BEFORE_CHRIST: Final = 543
_THAI: Final = late(r"[\u0e00-\u0e7f]")
_BUDDHIST_SHORT: Final = range(
    43, 90
)  # 68 is 2568, that is 2025; a year of ours is not so written yet
# 1403/12/21 of Iran: no newspaper is of 1403 after Christ, nor often of that year after the Hijra.
_PERSIAN: Final = late(r"(?<!\d)(13[4-9]\d|140\d)([/.-])(\d\d?)\2(\d\d?)(?!\d)")
_PERSIAN_YEAR: Final = late(r"[\s,،]*(1[34]\d\d)(?!\d)")
# Numbers: the year first; the year last, in four figures or two; all of it without a mark between.
_EAST: Final = (
    rf"(?P<y>{_YEAR})\s?[年년]\s?(?:[（(][^()（）]{{2,8}}[)）]\s?)?"
    rf"(?P<m>\d\d?)\s?[月월]\s?(?P<d>\d\d?)\s?[日일号號]?"
)
_YEAR_FIRST: Final = (
    rf"(?<![\d/])(?P<y>{_YEAR})\s?(?P<s>[/.-])\s?(?P<m>\d\d?)\s?(?P=s)\s?(?P<d>\d\d?)(?!\d)"
)
_YEAR_LAST: Final = (
    rf"(?<![\d:])(?<!\d[,./-])(?P<a>\d\d?)\s?(?P<s>[/.-])\s?(?P<b>\d\d?)(?:\s?(?P=s)\s?|(?<=/\d)\s|"
    rf"(?<=/\d\d)\s)"
    rf"(?P<y>{_YEAR})(?!\d)"
)
_VIETNAMESE: Final = (
    rf"(?<!\d)(?P<d>\d\d?),?\s?(?:tháng|thg)\s?(?P<m>\d\d?),?\s?(?:năm\s)?(?P<y>{_YEAR})(?!\d)"
)
_SHORT_YEAR: Final = (
    r"(?<![\w:])(?<!\d[,./-])(?P<a>\d\d?)(?P<s>[/.-])(?P<b>\d\d?)(?P=s)(?P<y>\d\d)(?![\d:]|[./-]\d)"
)
_COMPACT: Final = rf"(?<![\w/.-])(?P<y>{_YEAR})(?P<m>\d\d)(?P<d>\d\d)(?!\d)"
_WHOLE: Final = tuple(
    late(form, re.IGNORECASE) for form in (_EAST, _YEAR_FIRST, _YEAR_LAST, _VIETNAMESE)
)
_LAST: Final = late(_YEAR_LAST)
_SHORT: Final = late(_SHORT_YEAR)
_RUN: Final = late(_COMPACT)

# A month in a word: what stands before and behind it.
_WORD: Final = late(r"(?!\.)[^\s\d,،;؛:()\[\]{}/|•·–—'’\"«»<>+-]+", re.IGNORECASE)
_LAST_OF_NAME: Final = 3  # words of the name of a month: "tháng mười một"
_BETWEEN: Final = r"[\s.,،/|-]*"
_OF: Final = rf"(?:(?:{calendar.OF_MONTH})\s*)?"
_ORDINAL: Final = rf"(?:{calendar.ORDINAL})?"
_DAY_BEFORE: Final = late(rf"(?<![\d:+])(?P<d>\d\d?)\s?{_ORDINAL}{_BETWEEN}{_OF}$", re.IGNORECASE)
# "10-12 May 2025" is no one day; "14:05 - 12 May 2025" is.
_RANGE: Final = late(r"(?:^\s*\d\d?\.?\s?|(?<![\d:./-])\d\d?\.?)[-–—/]\s?$")
_FIRST_OF_RANGE: Final = late(r"(?<![\d:./-])\d\d?\.?\s?[-–—/]\s?(?=\d)")
_OF_YEAR: Final = rf"{_BETWEEN}(?:/\s?[^\W\d]+\s+)?(?:(?:{calendar.OF_YEAR})\s*)?"
_SHORTER: Final = r"[’'‘-](?P<y2>\d\d)(?!\d)|(?P<y3>\d\d)(?=\s*$|\s*[,|–—)-]|\s+\d\d?[:.h]\d\d)"
_YEAR_AFTER: Final = late(rf"{_OF_YEAR}(?:(?P<y>{_YEAR})(?!\d)|{_SHORTER})", re.IGNORECASE)
_DAY_YEAR_AFTER: Final = late(
    rf"{_BETWEEN}(?P<d>\d\d?)(?!\d)\s?{_ORDINAL}{_BETWEEN}"
    # "Tue Mar 11 14:05:00 CET 2025"
    rf"(?:\d\d?:\d\d(?::\d\d)? (?:[A-Z]{{3,4}} |[+-]\d{{4}} )?)?{_OF_YEAR}(?:(?P<y>{_YEAR})(?!\d)|"
    rf"{_SHORTER})",
    re.IGNORECASE,
)
_YEAR_BEFORE: Final = late(rf"(?<!\d)(?P<y>{_YEAR})(?: m)?{_BETWEEN}$")
_YEAR_OF_DAY: Final = late(rf"(?<!\d)(?P<y>{_YEAR})\.?\s?gada\s*$")  # Latvian: before the day
_DAY_AFTER: Final = late(rf"{_BETWEEN}(?P<d>\d\d?)(?!\d)\.?")

# What may stand beside a day in a line that holds nothing else.
_CLOCK: Final = late(
    r"\d\d?\s?(?:[:.h時时點点시]\s?\d\d){1,2}(?:\.\d+)?(?!\d)|T\d\d:\d\d\S{0,20}", re.IGNORECASE
)
_OFFSET: Final = late(r"\s*(?:(?:GMT|UTC)\s?)?[+−-]\s?\d\d?(?::?\d\d)?(?!\d)")
_ISLAMIC: Final = late(rf"\d\d?\s(?:{calendar.ISLAMIC.pattern})\s1[34]\d\d(?!\d)", re.IGNORECASE)
_NUMBER: Final = late(r"\d\d?(?!\d)")
_MARK: Final = late(r"[\s,،.;:：|•·()\[\]（）【】/–—’'~-]+")
_LONGEST_ZONE: Final = 5
_PLACE_BEHIND: Final = late(r", [A-Z][a-zA-Z ]{1,15}\.?$")
_UNSPACED: Final = late(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LABEL: Final = late(
    rf"(?:(?:{date_labels.AHEAD}) ?)?"
    rf"(?:{date_labels.CHANGED}|{date_labels.READ}|{date_labels.PUBLISHED})(?: ?(?:{date_labels.FIRST}))?"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_READ: Final = late(date_labels.READ, re.IGNORECASE)
_FIRST: Final = late(date_labels.FIRST, re.IGNORECASE)
_NOT_PUBLISHED: Final = late(
    rf"^last|accepted|received|{date_labels.CHANGED}|{date_labels.READ}", re.IGNORECASE
)
_LABEL_AHEAD: Final = late(
    rf"{_LABEL.pattern}(?: (?:{date_labels.LEADS_ON}))?:?\s+$", re.IGNORECASE
)
_HOUR_AHEAD: Final = late(
    r"\d\d?[:.]\d\d(?: ?[ap]\.?m\.?,?)?(?: (?:GMT|UTC|[A-Z]{2,4})(?:[+-]\d\d?(?::?\d\d)?)?,?)?\s+$",
    re.IGNORECASE,
)
_WORD_AHEAD: Final = late(r"([^\W\d_]+(?:-feira)?)[.,]*\s+$")
_BAR: Final = late(r"(?<=[\w)])\s+\(?$")
# Of Iran's calendar, too.
_YEARS: Final = late(r"(?:1[3-9]|20)\d\d")
FIGURES: Final = late(r"\d{4}|\d[/.-]\d|['’]\d\d|\d\s?\D{2,12}\s?\d\d(?!\d)")


class Found(NamedTuple):
    """A date in a text: where it stands, and the days that it may mean, month first, then day first."""

    start: int
    end: int
    days: list[dt.date]


def plain(text: str) -> str:
    """A text with the figures of 0 to 9 for those of other scripts, and without marks of direction.

    >>> plain("۲۰۲۵/۰۳/۱۱"), plain("２０２５年")
    ('2025/03/11', '2025年')
    """
    if text.isascii():
        return text
    text = text.translate(_UNSEEN).translate(_WIDE)
    text = "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)
    return _ERA.sub(_of_era, text)


def _of_era(match: re.Match[str]) -> str:
    era, count = (match[1], match[2]) if match[1] else ("", match[4])
    return str(_ERAS[era] + (1 if count == "元" else int(count)))


def read(text: str, *, column: bool = False, year_first: bool = False) -> list[dt.date]:
    """The days that a written date may mean: none, one, or two (month first, then day first).

    Parameters
    ----------
    text : str
        A date with whatever stands around it; at most 60 characters are looked at.
    column : bool
        Whether it is a cell that holds a date: then a spreadsheet's serial number is one too.
    year_first : bool
        Whether who wrote it puts the year before the month: then 25.03.11 is of 2025.

    >>> read("Sunday, 2 March 2025"), read("3/2/2025")
    ([datetime.date(2025, 3, 2)], [datetime.date(2025, 3, 2), datetime.date(2025, 2, 3)])
    >>> read("15 janv. 2024"), read("March 1998"), read("45356", column=True)
    ([datetime.date(2024, 1, 15)], [], [datetime.date(2024, 3, 5)])
    """
    text = plain(text.strip()[:_LONGEST])
    if machine_dates.unset(text):
        return []
    if (day := machine_dates.of_machine(text, column=column)) is not None:
        return [day]
    if year_first and (match := _SHORT.search(text)):
        year, month, of_month = (int(match[part]) for part in "aby")
        if days := valid((_of_century(year), month, of_month)):
            return days
    found = next(_found(text), None) or next(_found_short(text), None)
    if found is None:
        counted = _counted(text)
        return read(counted, column=column) if counted != text else []
    return found.days if len(found.days) < 2 else _of_weekday(found.days, text)


def _counted(text: str) -> str:
    """A text with our years for those of the Buddha's calendar."""
    return _BUDDHIST.sub(lambda m: str(int(m[0]) - _BEFORE_CHRIST), text)


def _found(text: str) -> Iterator[Found]:
    """Dates with a year of four figures in a plain text, each form in the order of the text."""
    for form in _WHOLE:
        for match in form.finditer(text):
            if days := _days(match.groupdict()):
                yield Found(match.start(), match.end(), days)
    yield from _named(text, whole=True)
    for match in _PERSIAN.finditer(text):
        if days := _of_persia(int(match[1]), int(match[3]), int(match[4])):
            yield Found(match.start(), match.end(), days)
    for match in _RUN.finditer(text):
        if days := _days(match.groupdict()):
            yield Found(match.start(), match.end(), days)


def _found_short(text: str) -> Iterator[Found]:
    """Dates with a year of two figures."""
    yield from _named(text, whole=False)
    for match in _SHORT.finditer(text):
        if days := _days(match.groupdict()):
            yield Found(match.start(), match.end(), days)


def _days(part: dict[str, str]) -> list[dt.date]:
    year = _of_century(int(part["y"]))
    if "a" not in part:
        return valid((year, int(part["m"]), int(part["d"])))
    first, second = int(part["a"]), int(part["b"])
    if part["s"] == ".":  # 2.3.2025 is written day first wherever dots are
        return valid((year, second, first)) or valid((year, first, second))
    return valid((year, first, second), (year, second, first))


def _named(text: str, *, whole: bool) -> Iterator[Found]:
    """Dates whose month is written as a word, in any of the languages known."""
    if not _YEARS.search(text) if whole else not any(map(str.isdigit, text)):
        return
    words = list(_WORD.finditer(text))
    opening = calendar.opens_month()
    for at, word in enumerate(words):
        key = calendar.key(word[0])
        known = key.removeprefix("ב") in opening or word[0] in calendar.ROMAN
        if not known and not word[0].endswith("."):
            continue
        for size in range(min(_LAST_OF_NAME, len(words) - at), 0, -1):
            start, end = word.start(), words[at + size - 1].end()
            found = _around(text, start, end, text[start:end], whole=whole)
            if found is not None:
                yield found
                break


def _around(text: str, start: int, end: int, name: str, *, whole: bool) -> Found | None:
    month = calendar.month(name) or calendar.ROMAN.get(name)
    persian = calendar.PERSIAN.get(calendar.key(name))
    if month is None and persian is None:
        return None
    # In a long line the forms look no further than a date goes.
    cut = max(0, start - _BESIDE_MONTH)
    left, right = text[cut:start], text[end : end + _BESIDE_MONTH]
    before = _DAY_BEFORE.search(left)
    if before and _RANGE.search(left[: before.start("d")]):
        return None
    if persian and before and (year := _PERSIAN_YEAR.match(right)):
        days = _of_persia(int(year[1]), persian, int(before["d"]))
        return Found(cut + before.start(), end + year.end(), days) if days else None
    if month is None:
        return None
    if before and "." in before[0]:
        month = calendar.CROATIAN.get(calendar.key(name), month)
    if before and (after := _YEAR_AFTER.match(right)):
        here = (cut + before.start(), end + after.end())
        day = before["d"]
    elif name in calendar.ROMAN:
        return None
    elif after := _DAY_YEAR_AFTER.match(right):
        here = (start, end + after.end())
        day = after["d"]
    elif (after := _YEAR_BEFORE.search(left)) and (behind := _DAY_AFTER.match(right)):
        here = (cut + after.start(), end + behind.end())
        day = behind["d"]
    elif before and (after := _YEAR_OF_DAY.search(left[: before.start()])):
        here = (cut + after.start(), end)
        day = before["d"]
    else:
        return None
    stated = after.groupdict()
    short = stated.get("y2") or stated.get("y3")
    # "Mar-11-25" is a day, "May 10-12" none of 2012.
    hyphened = bool(short) and after[0].endswith(f"-{short}")
    if bool(short) == whole or (hyphened and text[here[0] : here[1]].count("-") < 2):
        return None
    if short and _THAI.search(name) and int(short) in _BUDDHIST_SHORT:
        days = valid((2500 + int(short) - _BEFORE_CHRIST, month, int(day)))
    else:
        days = valid((_of_century(int(short or stated["y"])), month, int(day)))
    return Found(*here, days) if days else None


_PERSIAN_ZERO: Final = -356_033  # from the 1,595 years before its first to our first


def _of_persia(year: int, month: int, day: int) -> list[dt.date]:
    """The day of a date of Iran's calendar, by its cycle of 33 years, which holds from 1178 to 1633.

    >>> _of_persia(1403, 12, 21)
    [datetime.date(2025, 3, 11)]
    """
    if not (1 <= month <= 12 and 1 <= day <= 31 - (month > 6)):
        return []
    cycles, rest = divmod(year + 1595, 33)
    days = (
        365 * (year + 1595)
        + 8 * cycles
        + (rest + 3) // 4
        + 31 * (month - 1)
        - max(0, month - 7)
        + day
    )
    return [dt.date.fromordinal(_PERSIAN_ZERO + days)]


_LAST_OF_CENTURY: Final = 29  # Excel's and LibreOffice's


def _of_century(year: int) -> int:
    """A year of two digits as one of four: up to 29 of this century, as spreadsheets read it.

    Not by the day of the run: a file gives the same years whenever it is read.
    """
    if year > 99:
        return year
    return year + (2000 if year <= _LAST_OF_CENTURY else 1900)


def valid(*candidates: tuple[int, int, int]) -> list[dt.date]:
    """Those of years, months and days that there are."""
    days = []
    for year, month, day in candidates:
        try:
            days.append(dt.date(year, month, day))
        except ValueError:
            continue
    return list(dict.fromkeys(days))


def _of_weekday(days: list[dt.date], text: str) -> list[dt.date]:
    """Of several days the one whose weekday stands beside them: "Tue, 03/05/2019"."""
    known = calendar.weekdays()
    said = [known.get(calendar.key(word), frozenset()) for word in _WORD.findall(text)]
    fit = [day for day in days if any(day.weekday() in numbers for numbers in said)]
    return fit if len(fit) == 1 else days


def lacking(text: str) -> str | None:
    """What a text lacks to be a day, where it is several, or one of no known year or of another calendar.

    >>> lacking("14:05, 11 March"), lacking("11 رمضان 1446 هـ")[:25], lacking("06/03/2024")
    ('a day without its year, not used; articles.toml can state it', 'a day of the Islamic cale', None)
    """
    if not any(map(str.isdigit, text)) or len(text) > _LONGEST:
        return None
    text = plain(text)
    if _ISLAMIC.search(text) and _beside(_ISLAMIC.sub("", text)) is not None:
        return "a day of the Islamic calendar, not used; articles.toml can state the day"
    if calendar.is_ago(_LABEL.sub("", text)):
        return "told from a day that is not known, not used; articles.toml can state the day"
    if line(text):
        return None
    if line(_FIRST_OF_RANGE.sub("", text, count=1)):
        return "from one day to another, not used; articles.toml can state the day"
    if not any(map(line, _with_year(text))):
        return None
    return "a day without its year, not used; articles.toml can state it"


def _with_year(text: str) -> Iterator[str]:
    """A text with a year behind or before each name of a month in it."""
    yield re.sub(r"(?<!\d)(?=\d\d?\s?[月월]\s?\d)", "2000年", text)
    for word in _WORD.finditer(text):
        if calendar.key(word[0]) in calendar.months():
            yield f"{text[: word.end()]} 2000{text[word.end() :]}"
            yield f"{text[: word.start()]}2000 {text[word.start() :]}"


def is_change(label: str | None) -> bool:
    """Whether the label of a date says that a text was changed then, or that a copy was read or printed."""
    return bool(_NOT_PUBLISHED.search(label or ""))


def of_change(day: dt.date, label: str | None = None) -> str:
    """Why the day on which a text was changed or read is not the one when it appeared, and what to do."""
    of = (
        "on which a copy was read or printed" if _READ.search(label or "") else "of the last change"
    )
    return f"the day {of}, not used; articles.toml takes it: published = {day}"


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else.

    >>> is_date("11 mars 2025"), is_date("Storm of 11 March 2025")
    (True, False)
    """
    words = [word for word in _WORD.findall(text) if len(word) > 2]
    return len(words) <= 1 and len(text) < 40 and bool(read(text))


def within(text: str) -> str | None:
    """The date that a line holds among other words; None where it holds none, or two.

    >>> within("no. 1322 Régions, lundi 3 juin 2024, p. 3")
    '3 juin 2024'
    >>> within("河畔日报 2024年6月4日 星期二")
    '2024年6月4日'
    """
    text = plain(text[:500])
    found = {text[one.start : one.end] for one in _apart(text)}
    return found.pop() if len(found) == 1 else None


def _apart(text: str) -> list[Found]:
    """The dates of a plain text that do not overlap, in its order; without those in a run of figures."""
    kept: list[Found] = []
    if not _YEARS.search(text):
        return kept
    for one in sorted(_found(text), key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def apart(line: str) -> str:
    """The line with a bar before each of its dates and what says what they are.

    >>> apart("by Jane Rowe June 4, 2024 6:14 AM (Updated: June 5, 2024)")
    'by Jane Rowe | June 4, 2024 6:14 AM | Updated: June 5, 2024)'
    """
    line = plain(line)
    for one in reversed(_apart(line)):
        start = one.start
        cut = max(0, start - _LONGEST_LINE)
        word = _WORD_AHEAD.search(line, cut, start)
        if word and calendar.key(word[1]) in calendar.weekdays():
            start = word.start()
        for ahead in (_HOUR_AHEAD, _LABEL_AHEAD):
            if match := ahead.search(line, cut, start):
                start = match.start()
        if bar := _BAR.search(line, cut, start):
            line = f"{line[: bar.start()]} | {line[start:]}"
    return line


def is_short(text: str) -> bool:
    """Whether a date is three numbers of two figures between dots: 25.03.11 is of 2011, or of 2025.

    >>> is_short("25.03.11"), is_short("11.03.2025")
    (True, False)
    """
    match = _SHORT.search(plain(text))
    return bool(match and match["s"] == "." and not _YEARS.search(text))


def is_numeric(text: str) -> str | None:
    """The order that a date of numbers shows: "day", "month", "open", or None for another form.

    >>> is_numeric("25/03/2025"), is_numeric("Mon, 3/2/2025"), is_numeric("2 March 2025")
    ('day', 'open', None)
    """
    text = plain(text)
    match = _LAST.search(text) or _SHORT.search(text)
    if not match or match["s"] == ".":
        return None
    first, second = int(match["a"]), int(match["b"])
    if first == second:
        return None
    return "day" if first > 12 else "month" if second > 12 else "open"


def line(text: str) -> tuple[str, str | None] | None:
    """(the date, its label) where a line holds a date and nothing else, else None.

    >>> line("Published: Sunday 2 March 2025, 10:14 GMT")
    ('2 March 2025', 'published')
    >>> line("On 2 March 2025 he spoke.") is None, line("7 октября 2007 г.")
    (True, ('7 октября 2007', None))
    """
    if len(text) > _LONGEST_LINE or not any(map(str.isdigit, text)):
        return None
    text = plain(text.strip())
    if not FIGURES.search(text):
        return None
    counted = _counted(text)
    found = (
        _apart(text) or (_apart(counted) if counted != text else []) or [*_found_short(text)][:1]
    )
    ends = [0, *(one.end for one in found)]
    between = [text[end : one.start] for end, one in zip(ends, found, strict=False)]
    last = text[ends[-1] :]
    if found and _beside(last) is None and (place := _PLACE_BEHIND.search(last)):
        last = last[: place.start()]
    labels = [_beside(part) for part in (*between, last)]
    if not found or None in labels:
        return None
    # Behind the day and its hour a label is of them; before an hour, of that alone.
    if labels[-1] and not labels[-2] and last.rstrip(" .)）").endswith(labels[-1]):
        labels[-2] = labels[-1]
    told = [(one, label or "") for one, label in zip(found, labels, strict=False)]
    bare = {tuple(one.days) for one, label in told if not label}
    if len(bare) > 1:
        return None  # from one day to another
    first = [pair for pair in told if _FIRST.search(pair[1])]
    one, label = next((p for p in (*first, *told) if not is_change(p[1])), told[0])
    date = text[one.start : one.end].strip(" .,")
    if len(one.days) > 1 and (len(_of_weekday(one.days, text)) == 1 or AMERICAN.search(text)):
        # The weekday, or the zone of the hour, says which of two days is meant.
        ahead = _LABEL.match(text)
        date = text[ahead.end() if ahead else 0 :]
    return date, label.lower() or None


def _beside(rest: str) -> str | None:
    """The label of a date by what stands before or behind it; None where that is of something else."""
    told = [
        "" if calendar.is_ago(_LABEL.sub("", part)) else _told(part)
        for part in re.split(r"[|•·]", rest)
    ]
    return None if None in told else next(filter(None, told), "")


def _told(part: str) -> str | None:
    """The label among weekdays, hours and zones; None where there is anything else."""
    label, at, is_alone, after_word = "", 0, False, False
    clocked = any(map(str.isdigit, part))
    while at < len(part):
        if match := _CLOCK.match(part, at) or _OFFSET.match(part, at):
            is_alone, after_word = False, True
        elif match := _MARK.match(part, at) or _ISLAMIC.match(part, at):
            pass
        elif match := _NUMBER.match(part, at):
            if is_alone:
                return None
            is_alone = not after_word  # "14 Uhr", "pukul 14"
            after_word = False
        elif match := _LABEL.match(part, at):
            label, is_alone, after_word = label or match[0], False, True
        elif match := _WORD.match(part, at):
            end = _known_until(match[0], clocked=clocked)
            if not end:
                return None
            at += end
            is_alone, after_word = False, True
            continue
        else:
            return None
        at = match.end()
    return None if is_alone else label


def _known_until(word: str, *, clocked: bool) -> int:
    """How many characters of a word are one that stands beside a day: all, or those of one that runs on."""
    known = calendar.beside()
    if calendar.key(word) in known or (clocked and word.isupper() and len(word) <= _LONGEST_ZONE):
        return len(word)
    if not _UNSPACED.match(word):
        return 0
    return next((n for n in range(len(word) - 1, 0, -1) if calendar.key(word[:n]) in known), 0)
