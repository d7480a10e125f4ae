"""Dates as newsrooms write them; one that can be read in two ways is never guessed.

`read` gives every day that the words may mean; `settle` chooses between two by evidence.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_MONTH = {
    name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), start=1)
}
_MONTH |= {name[:3]: number for number, name in enumerate(_MONTHS["en"].split(), start=1)}
_MONTH |= {"sept": 9}
_NAMES = "|".join(sorted(_MONTH, key=lambda n: (-len(n), n)))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = "|".join(chain(WEEKDAYS, ("Mon", "Tues?", "Wed", "Thu(?:rs?)?", "Fri", "Sat", "Sun")))

_ISO = r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d?)-(?P<d>\d\d?)(?!\d)"
_SLASHED_ISO = r"(?P<y>(?:19|20)\d\d)[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)(?!\d)"
_DAY_MONTH = (
    rf"(?P<d>\d\d?)(?:st|nd|rd|th)?\.?[ -](?:of |de )?(?P<n>{_NAMES})\b\.?,?[ -](?:de )?"
    r"(?P<y>(?:19|20)\d\d)\b"
)
_MONTH_DAY = rf"(?P<n>{_NAMES})\b\.? (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b"
_NUMBERS = r"(?P<a>\d\d?)(?P<s>[/.-])(?P<b>\d\d?)(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?!\d)"
_COMPACT = r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/]){form}", re.IGNORECASE)
    for form in (_ISO, _SLASHED_ISO, _DAY_MONTH, _MONTH_DAY, _NUMBERS, _COMPACT)
)
_DATE = "|".join(
    re.sub(r"\(\?P<\w>", "(?:", form).replace("(?P=s)", "[/.-]")
    for form in (_ISO, _SLASHED_ISO, _DAY_MONTH, _MONTH_DAY, _NUMBERS)
)
_TIME = (
    r"(?:at )?\d\d?(?:[:.]\d\d(?:[:.]\d\d)?)?(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?(?:GMT|UTC|BST|IST|MSK|C?EST|CET|[ECMP][DS]?T|Z)\b|\s?[+-]\d\d:?\d\d)?(?: hrs)?"
)
_LABEL = (
    r"(?:first |originally |last |story |article )?(?:published|posted|updated|modified|created|"
    r"publication date|release date|date|issued|filed|pub(?:lish)? date)(?: on| at)?"
)
_LINE = re.compile(
    rf"^(?:(?P<label>{_LABEL})\s*[:|–—-]?\s*)?(?:(?P<weekday>{_WEEKDAY})\.?,?\s+)?"
    rf"(?:{_TIME}[,|]?\s+(?:(?:{_WEEKDAY})\.?,?\s+)?(?:on )?)?(?P<date>{_DATE})"
    rf"(?:T\S{{5,20}})?(?:\s*[,|–—-]?\s*{_TIME})?\s*\.?$",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of a date with its label, weekday and time


def read(text: str) -> list[dt.date]:
    """The days that a written date may mean: none, one, or two.

    >>> read("Sunday, 2 March 2025"), read("3/2/2025")
    ([datetime.date(2025, 3, 2)], [datetime.date(2025, 3, 2), datetime.date(2025, 2, 3)])
    """
    text = text.strip()[:_LONGEST]
    if re.fullmatch(r"\d{10}|\d{13}", text):
        moment = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(text[:10]))
        return [moment.date()]
    for form in _FORMS:
        if match := form.search(text):
            return _days(match.groupdict())
    return []


def _days(part: dict[str, str | None]) -> list[dt.date]:
    year = int(part["y"] or 0)
    if year < 100:
        year += 2000 if year < 70 else 1900
    if "a" not in part:
        name = part.get("n")
        month = _MONTH[name.lower()] if name else int(part["m"] or 0)
        return _valid((year, month, int(part["d"] or 0)))
    first, second = int(part["a"] or 0), int(part["b"] or 0)
    if part["s"] == ".":  # 2.3.2025 is written day first wherever dots are
        return _valid((year, second, first))
    return _valid((year, first, second), (year, second, first))


def _valid(*candidates: tuple[int, int, int]) -> list[dt.date]:
    days = []
    for year, month, day in candidates:
        try:
            days.append(dt.date(year, month, day))
        except ValueError:
            continue
    return list(dict.fromkeys(days))


def line(text: str) -> tuple[str, str | None] | None:
    """(the date, its label) where a line holds a date and nothing else, else None.

    >>> line("Published: Sunday 2 March 2025, 10:14 GMT")
    ('2 March 2025', 'published')
    >>> line("On 2 March 2025 he spoke.") is None
    True
    """
    if len(text) > _LONGEST + 20 or not any(c.isdigit() for c in text):
        return None
    if match := _LINE.match(text.strip()):
        label = match["label"]
        return match["date"], label.lower() if label else None
    return None


def settle(
    days: list[dt.date], text: str, *, day_first: bool | None = None, url: str | None = None
) -> tuple[dt.date | None, str]:
    """The day that is meant, and the evidence for it; None where evidence is lacking.

    Parameters
    ----------
    days : list of date
        What `read` gave: month first, then day first.
    text : str
        The story; weekdays that it names speak for a day.
    day_first : bool, optional
        How the outlet writes dates, where the user knows it.
    url : str, optional
        Address of the article; many hold the date.

    >>> settle(read("3/2/2025"), "On Sunday, the Kremlin spoke.")[0]
    datetime.date(2025, 3, 2)
    """
    if len(days) < 2:
        return (days[0], "it can be read in one way only") if days else (None, "it is no date")
    if day_first is not None:
        return days[int(day_first)], f"day_first={day_first} was given"
    in_url = [day for day in days if _in_url(day, url)]
    if len(in_url) == 1:
        return in_url[0], f"the address of the article has {in_url[0]:%Y/%m/%d}"
    first, second = days
    if found := _by_weekday(first, second, text):
        return found
    if found := _by_dates(first, second, text):
        return found
    return None, (
        f"it can be {first} ({first:%A}) or {second} ({second:%A}) and nothing in the text "
        "decides; give day_first, or the date in articles.toml"
    )


def _in_url(day: dt.date, url: str | None) -> bool:
    written = (
        f"{day:%Y/%m/%d}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
    )
    return any(form in (url or "") for form in written)


def _by_weekday(first: dt.date, second: dt.date, text: str) -> tuple[dt.date, str] | None:
    named = re.findall(rf"\b(?:on |this )?({'|'.join(WEEKDAYS)})\b", text, re.IGNORECASE)
    counts = {day: sum(n.lower() == f"{day:%A}".lower() for n in named) for day in (first, second)}
    if first.weekday() == second.weekday() or (counts[first] > 0) == (counts[second] > 0):
        return None
    best, other = (first, second) if counts[first] else (second, first)
    return best, (
        f"the text names {best:%A}, and {best} is a {best:%A}; {other} would be a {other:%A}, "
        "which it does not name"
    )


def _by_dates(first: dt.date, second: dt.date, text: str) -> tuple[dt.date, str] | None:
    # A report names days of the week before it: "on February 28".
    months = "|".join(name for name in _MONTHS["en"].split())
    near: dict[dt.date, str] = {}
    for match in re.finditer(
        rf"\b({months})\.? (\d\d?)\b|\b(\d\d?) ({months})\b", text, re.IGNORECASE
    ):
        month = _MONTH[(match[1] or match[4]).lower()]
        for day in (first, second):
            said = _valid((day.year, month, int(match[2] or match[3])))
            if said and 0 <= (day - said[0]).days <= 7:
                near.setdefault(day, match[0])
    if len(near) != 1:
        return None
    ((best, words),) = near.items()
    return best, f"the text names {words}, within the week before {best}"
