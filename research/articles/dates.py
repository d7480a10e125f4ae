"""Dates as newsrooms write them; one that can be read in two ways is never guessed.

`read` gives every day that the words may mean; `two_readings.settle` chooses by evidence. By hand,
because dateparser and dateutil fill in what is lacking ("March 1998" becomes a day) and choose an
order of day and month where none is known; the names of months beyond seven languages are CLDR's.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from itertools import chain

from research.languages import date_labels

MONTHS = {
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
MONTH = {
    name: number for names in MONTHS.values() for number, name in enumerate(names.split(), start=1)
}
MONTH |= {name[:3]: number for number, name in enumerate(MONTHS["en"].split(), start=1)}

# Short forms that no whole name begins with in English, and ordinals and prepositions of dates.
_SHORT = {
    "janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "déc": 12, "ene": 1, "abr": 4, "ago": 8,
    "dic": 12, "mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12, "gen": 1, "mag": 5, "giu": 6,
    "lug": 7, "set": 9, "ott": 10, "fev": 2, "out": 10, "mrt": 3, "mei": 5,
    "jänner": 1, "jän": 1, "feber": 2, "maerz": 3, "fevrier": 2, "aout": 8, "decembre": 12,
    "setiembre": 9, "juill": 7, "sept": 9,
}  # fmt: skip
MONTH |= _SHORT
_NAMES = "|".join(sorted(MONTH, key=lambda n: (-len(n), n)))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = (
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi "
    "vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì "
    "mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag "
    "zondag segunda-feira terça-feira quarta-feira quinta-feira sexta-feira mandag tirsdag onsdag torsdag "
    "fredag lørdag søndag måndag tisdag lördag söndag dilluns dimarts dimecres dijous divendres dissabte "
    "diumenge poniedziałek wtorek środa czwartek piątek niedziela "
    "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت"
)
_SHORT_DAYS = (
    "Mon Tues? Wed Thu(?:rs?)? Fri Sat Sun Mo Di Mi Do Fr Sa So lun mar mer jeu ven sam dim mié mie jue vie "
    "sáb sab dom gio ma wo vr za zo seg ter qua qui sex"
)
WEEKDAY = "|".join((*WEEKDAYS, *_DAYS.split(), *_SHORT_DAYS.split()))

_CLDR = "pl ru uk cs sv da nb fi tr el ar ar_LB ro hu id de fr es it pt nl".split()
# Asked where no other names fit. Croatian is left out: its names of months are others' of the month before.
_CLDR_RARE = "th vi bg sr sr_Latn sl sk lt lv et is ca eu gl ms sw hi bn fa ur he".split()
_WORD = re.compile(r"[^\W\d_]+(?: (?:الأول|الثاني))?")
_DAY_BEFORE = re.compile(
    r"(?<!\d)(\d\d?)(?:st|nd|rd|th|er|re|ère|º|ª|°)?[.,]?[\s/-]*(?:(?:of|de|do|del|da)\s+)?$", re.I
)
_YEAR = r"((?:1[6-9]|20)\d\d(?!\d)|['’]?\d\d(?=\s*$))"
_YEAR_AFTER = re.compile(rf"\.?,?[\s/-]*(?:(?:of|de|do|del)\s+)?{_YEAR}", re.IGNORECASE)
_DAY_YEAR_AFTER = re.compile(
    rf"\.?[\s/-]*(\d\d?)(?:st|nd|rd|th)?[.,]?[\s/-]+"
    rf"(?:\d\d?:\d\d(?::\d\d)? (?:[A-Z]{{3,4}} |[+-]\d{{4}} )?)?(?:(?:de|del|do)\s+)?{_YEAR}",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"((?:1[6-9]|20)\d\d)(?: m)?[.,]?[\s/-]*$")
_DAY_AFTER = re.compile(r"\.?[\s/-]*(\d\d?)(?!\d)")
_JOINED = re.compile(r"\b(\d\d?)([A-Za-z]{3,9})((?:1[6-9]|20)\d\d)\b")  # 05MAR2024
_EAST = re.compile(r"((?:1[6-9]|20)\d\d)\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]")
_EAST_LINE = re.compile(
    r"(?P<changed>更新|最終更新|수정)?(?:公開|配信|掲載|发布时间|发布|发表|時間|时间|입력|등록|기사입력)?\s*[:：]?\s*(?P<date>(?:1[6-9]|20)"
    r"\d\d\s?[年년]\s?\d\d?\s?[月월]\s?\d\d?\s?[日일])\s*(?:[（(][^（()）]{1,3}[)）])?\s*(?:(?:午前|午後|上午|下午|오전|"
    r"오후)?\s?\d\d?\s?[:：時时点시]\s?(?:\d\d?\s?[分분]?)?(?::\d\d)?)?\s*(?:更新|公開|配信|掲載|发布)?"
)
_INDIC_LABEL = re.compile(r"(?:प्रकाशित|अपडेटेड|अपडेट|पब्लिश्ड|প্রকাশিত|প্রকাশ)\s?[:：]?\s*")
# "입력 2024.05.14. 오전 10:32"
_KOREAN_LINE = re.compile(
    r"(?:(?P<changed>(?:최종)?\s?수정|업데이트)|입력|등록|기사입력|승인|발행)?\s*[:：]?\s*(?P<date>(?:19|"
    r"20)\d\d[.-] ?\d\d?[.-] ?\d\d?\.?)"
    r"(?:\s*\([월화수목금토일]\))?(?:\s*(?:오전|오후)?\s*\d\d?:\d\d(?::\d\d)?)?"
)
_DOTTED_MONTH = re.compile(r"(?<!\d)(\d\d?)\.([^\W\d_]{3,4})\.((?:19|20)\d\d)(?!\d)")  # 20.abr.2023
_SPACED_DOTS = re.compile(r"(?<!\d)(\d\d?)\. (\d\d?)\. ((?:1[6-9]|20)\d\d)(?!\d)")  # 4. 6. 2024
_SPACED_ISO = re.compile(r"((?:1[6-9]|20)\d\d)\. ?(\d\d?)\. ?(\d\d?)\.?(?!\d)")
_VIETNAMESE = re.compile(r"(\d\d?) tháng (\d\d?),? (?:năm )?((?:1[6-9]|20)\d\d)")
# The years before the first one of an era, by which Japan and Taiwan count.
_ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
}
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?(元|\d{{1,3}})(?=\s?年)")
_BUDDHIST = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")  # 2567 is 2024
_SECONDS = re.compile(r"(\d{10})(?:\d{3}|\d{6})?(?:\.\d+)?")
# As JavaScript of .NET and Python write a date: /Date(1718028120000)/, datetime.date(2024, 6, 10),
# time.struct_time(tm_year=2024, tm_mon=6, ...).
_CALLED = re.compile(
    r"/?Date\((\d{9,13})(?:[+-]\d{4})?\)/?|(?:(?:datetime|time)\.)*(?:date|datetime|Timestamp|struct_time)"
    r"\((?:tm_year=)?(\d{4}), (?:tm_mon=)?(\d\d?), (?:tm_mday=)?(\d\d?)"
)
# What a machine writes where it has no date: the zero of its clock. Words and bare numbers are a day.
_UNSET = re.compile(
    # Without an hour an old paper may be of the first of January of 1900.
    r"(?:(?:0001|1970)-0?1-0?1|(?:0001|1601|1753|1900|1970)-0?1-0?1[T ]0?0:[\d:.]+) ?"
    r"(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?|"
    r"1970-01-01T(\d\d):00:00(?:\.0+)?\+\1:?00|1969-12-31[T ](?:1[2-9]|2[0-3]):00:00(?:\.0+)?(?:-\d\d:?00)?|"
    r"0?1/0?1/(?:0001|1601|1753|1900|1970) (?:0?0:00(?::00)?|12:00(?::00)? AM)|"
    r"(?:Thu,? )?(?:0?1 Jan|Jan 0?1) 1970 00:00:.{0,30}",
    re.IGNORECASE,
)
_TO_THE_SECOND = re.compile(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d[0-2]\d[0-5]\d(?:[0-5]\d)?")
_FLOAT = re.compile(r"1\.\d{1,15}[eE]\+?0?(?:9|12|15)")
_SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d+)?")  # 1954 to 2064 in a spreadsheet of Excel
_EXCEL_ZERO = dt.date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was
_ISO = r"(?P<y>(?:1[6-9]|20)\d\d)-(?P<m>\d\d?)-(?P<d>\d\d?)(?!\d)"
_SLASHED_ISO = r"(?P<y>(?:1[6-9]|20)\d\d)[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)(?!\d)"
_DAY_MONTH = (
    rf"(?P<d>\d\d?)(?:st|nd|rd|th|er|º)?\.?[ -](?:of |de )?(?P<n>{_NAMES})\b\.?,?[ -](?:de )?"
    r"(?P<y>(?:1[6-9]|20)\d\d)\b"
)
_MONTH_DAY = rf"(?P<n>{_NAMES})\b\.? (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>(?:1[6-9]|20)\d\d)\b"
_NUMBERS = r"(?P<a>\d\d?)(?P<s>[/.-])(?P<b>\d\d?)(?P=s)(?P<y>(?:1[6-9]|20)\d\d|\d\d)(?!\d)"
_COMPACT = r"(?P<y>(?:1[6-9]|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/]){form}", re.IGNORECASE)
    for form in (_ISO, _SLASHED_ISO, _DAY_MONTH, _MONTH_DAY, _NUMBERS, _COMPACT)
)
_DATE = "|".join(
    re.sub(r"\(\?P<\w>", "(?:", form).replace("(?P=s)", "[/.-]")
    for form in (_ISO, _SLASHED_ISO, _DAY_MONTH, _MONTH_DAY, _NUMBERS)
)
_ZONE = (
    r"(?:(?:GMT|UTC)\s?[+-]\s?\d\d?(?::?\d\d)?|GMT|UTC|BST|IST|MSK|C?EST|CET|[ECMP][DS]?T|MESZ|MEZ|"
    r"[AN]?[CEW]?[DS]T|AE[DS]T|NZ[DS]T|HKT|SGT|JST|KST|PKT|WIB|SAST|EAT|WAT|CAT|TRT|EEST|EET|HEC|Z)\b"
)
_TIME = (
    r"(?:(?:at|um|à|a las|alle|às|om|kl\.?|ore) )?\d\d?(?:[:.h]\d\d(?:[:.]\d\d)?)?"
    r"(?:\s?[ap]\.?m\.?|\s?uhr|\s?h\b|\s?horas|\s?hrs\.?|\s?uur)?"
    rf"(?:\s?\(?(?:{_ZONE}|local time)\)?|\s?[+-]\d\d:?\d\d)?"
)
_LABEL = (
    r"(?:first |originally |last |story |article |date |zuletzt |dernière |última )?"
    rf"(?:{date_labels.PUBLISHED}|{date_labels.CHANGED})"
    r"(?: on| at| am| le| el| il| op| em| a| al| a las)?"
)
_OF_YEAR = r"(?:\s?(?:г(?:ода)?|р(?:оку)?|r(?:oku)?)\b\.?)?"  # "2024 г."
_LINE = re.compile(
    rf"^(?:(?P<label>{_LABEL})\s*[:|–—-]?\s*)?(?:(?:le|el|il|am|den|vom|on) "
    rf")?(?:(?P<weekday>{WEEKDAY})\.?,?\s+(?:(?:le|el|il|den|dem) )?)?(?:{_TIME}[,|"
    rf"]?\s+(?:(?:{WEEKDAY})\.?,?\s+)?(?:on )?)?(?P<date>{_DATE})(?:T\S{{5,20}})?"
    rf"(?:\s*[,|–—-]?\s*{_TIME}(?: (?-i:[A-Z]{{3,4}}))?)?(?:, (?-i:[A-Z])[a-zA-Z ]{{1,15}})?\s*\.?$",
    re.IGNORECASE,
)
# "March 13, 2024 Wednesday", as Nexis writes it.
_DAY_BEHIND = re.compile(
    rf"((?:18|19|20)\d\d),? \(?(?:{'|'.join((*WEEKDAYS, *_DAYS.split()))})\)?$", re.IGNORECASE
)
_WEEKDAY_BEFORE = re.compile(rf"^(?:{'|'.join(_DAYS.split())})[,،]?\s+", re.IGNORECASE)
# With a month of other languages, which `read` knows by name.
_OTHER_LINE = re.compile(
    r"(?:(?P<label>[^\W\d]+(?: [^\W\d]+)?)\s*:\s*)?(?:[^\W\d]+,?\s+)?"
    r"(?P<date>\d\d?\.?\s+[^\W\d_]{3,14}\.?,?\s+(?:1[6-9]|20)\d\d)"
    rf"{_OF_YEAR}(?:,?\s+(?:[^\W\d]{{1,5}}\.? )?\d\d?[:.]\d\d)?\s*\.?"
)
_ANYWHERE = re.compile(rf"(?<![\w/.-])(?:{_DATE})|(?<!\d){_EAST.pattern}", re.IGNORECASE)
_HOUR = rf"\d\d?[:.]\d\d(?: ?[ap]\.?m\.?,?)?(?: {_ZONE},?)?"
_BEFORE_DATE = re.compile(
    rf"(?<=[\w)])\s+\(?((?:{_LABEL}:?\s+)?(?:{_HOUR}\s+)?(?:(?:{WEEKDAY})\.?,?\s+)?(?:{_DATE}))",
    re.IGNORECASE,
)
_IN_DATE = re.compile(
    r"\d(?:\d\d\d|[/.-]\d\d?[/.-]\d)"
)  # what each date has in numbers, searched faster
AMERICAN = re.compile(r"\b(?:[ECMP][DS]?T)\b")  # hours of North America
_LONGEST = 60  # characters of a date with its label, weekday and time


def read(text: str, *, column: bool = False) -> list[dt.date]:
    """The days that a written date may mean: none, one, or two (month first, then day first).

    Parameters
    ----------
    text : str
        A date with whatever stands around it; at most 60 characters are looked at.
    column : bool
        Whether it is a cell that holds a date: then a spreadsheet's serial number is one too.

    >>> read("Sunday, 2 March 2025"), read("3/2/2025")
    ([datetime.date(2025, 3, 2)], [datetime.date(2025, 3, 2), datetime.date(2025, 2, 3)])
    >>> read("15 janv. 2024"), read("March 1998"), read("45356", column=True)
    ([datetime.date(2024, 1, 15)], [], [datetime.date(2024, 3, 5)])
    """
    text = _DOTTED_MONTH.sub(r"\1 \2 \3", text.strip()[:_LONGEST])
    if _UNSET.fullmatch(text):
        return []
    if not text.isascii():  # digits of other scripts
        text = "".join(str(int(c)) if c.isdecimal() else c for c in text)
        text = _ERA.sub(lambda m: str(_ERAS[m[1]] + (1 if m[2] == "元" else int(m[2]))), text)
    if _FLOAT.fullmatch(text):  # as tables write large numbers: 1.7174826e+09
        text = f"{float(text):.0f}"
    if _TO_THE_SECOND.fullmatch(text):  # 20240307091500
        text = text[:8]
    if match := _CALLED.match(text):
        text = match[1] or f"{match[2]}-{match[3]}-{match[4]}"
    if match := _SECONDS.fullmatch(text):
        moment = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(match[1]))
        return [moment.date()]
    if column and (match := _SERIAL.fullmatch(text)):
        return [_EXCEL_ZERO + dt.timedelta(days=int(match[1]))]
    for form in _FORMS:
        if match := form.search(text):
            days = _days(match.groupdict())
            return _of_weekday(days, text[: match.start()]) if len(days) > 1 else days
    text = _JOINED.sub(r"\1 \2 \3", text)
    for pattern in (_SPACED_DOTS, _VIETNAMESE):
        if match := pattern.search(text):
            return valid((int(match[3]), int(match[2]), int(match[1])))
    for pattern in (_EAST, _SPACED_ISO):
        if match := pattern.search(text):
            return valid((int(match[1]), int(match[2]), int(match[3])))
    if found := _named(text):
        return found
    counted = _BUDDHIST.sub(lambda m: str(int(m[0]) - 543), text)
    return read(counted, column=column) if counted != text else []


def unset(text: str) -> str | None:
    """Why a text is no date although it has the form of one: a machine wrote it where it had none.

    >>> unset("1970-01-01T00:00:00Z") is None, unset("1 January 1970") is None
    (False, True)
    """
    if not _UNSET.fullmatch(text.strip()):
        return None
    return "the zero of a clock, written where a date is lacking; articles.toml can state the day"


def in_words(day: dt.date) -> str:
    """A day of 1600 or later as `read` takes it even where it is the zero of a clock.

    >>> read(in_words(dt.date(1970, 1, 1)))
    [datetime.date(1970, 1, 1)]
    """
    return f"{day.day} {day:%B %Y}"


def _named(text: str) -> list[dt.date]:
    """The day of a date whose month is written as a word, in any of the languages known."""
    if not any(map(str.isdigit, text)):
        return []
    words = [match for match in _WORD.finditer(text) if len(match[0]) > 2]
    for months in (_common_months, months_of_cldr, _rare_months):
        if months is _rare_months:
            if not _LIKE_DATE.search(text):
                break
            words = list(_TOKEN.finditer(text))
        names = months()
        for word in words:
            key = word[0].lower().rstrip(".")
            month = (
                names.get(word[0].casefold()) or names.get(key) or names.get(key.removeprefix("ב"))
            )
            if month is not None and (found := _around(text, word, month)):
                return found
    return []


# Vowels of Thai, Hindi and Bengali are no letters for a pattern; Hebrew writes "in June" as one word.
_TOKEN = re.compile(r"[^\s\d,;:()/-]{2,}")
_LIKE_DATE = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


def _around(text: str, word: re.Match[str], month: int) -> list[dt.date]:
    left, right = text[: word.start()], text[word.end() :]
    if (day := _DAY_BEFORE.search(left)) and (year := _YEAR_AFTER.match(right)):
        return valid((_full(year[1]), month, int(day[1])))
    if both := _DAY_YEAR_AFTER.match(right):
        return valid((_full(both[2]), month, int(both[1])))
    if (year := _YEAR_BEFORE.search(left)) and (day := _DAY_AFTER.match(right)):
        return valid((_full(year[1]), month, int(day[1])))
    return []


_LAST_OF_CENTURY = 29  # Excel's and LibreOffice's


def _full(year: str) -> int:
    return _of_century(int(year.lstrip("'’")))


def _of_century(year: int) -> int:
    """A year of two digits as one of four: up to 29 of this century, as spreadsheets read it.

    Not by the day of the run: a file gives the same years whenever it is read.
    """
    if year > 99:
        return year
    return year + (2000 if year <= _LAST_OF_CENTURY else 1900)


def _common_months() -> dict[str, int]:
    return MONTH


@lru_cache(maxsize=1)
def months_of_cldr() -> dict[str, int]:
    """Names of months in common languages, whole and short, by the data of Unicode's CLDR."""
    names = _months(_CLDR)
    # Russian and Ukrainian papers write three letters, where CLDR has more: "сен" for "сент.".
    for name, number in [*names.items()]:
        if name[0] >= "\u0400" and name[0] <= "\u04ff":
            names.setdefault(name[:3], number)
    return names


@lru_cache(maxsize=1)
def _rare_months() -> dict[str, int]:
    return _months(_CLDR_RARE)


def _months(locales: list[str]) -> dict[str, int]:
    from babel.dates import get_month_names

    return {
        name.lower().rstrip("."): number
        for locale in locales
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }


def weekday_names() -> str:
    """Names of weekdays in common languages, as alternatives of a pattern."""
    return "|".join(chain(WEEKDAYS, _DAYS.split()))


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    """Weekdays, whole and short, in the languages whose months are known by heart; Monday is 0."""
    from babel.dates import get_day_names

    return {
        name.lower().rstrip("."): number
        for locale in MONTHS
        for width in ("wide", "abbreviated", "short")
        for number, name in get_day_names(width, "format", locale).items()
    }


_LAST_WORD = re.compile(r"([^\W\d_-]{2,}(?:-feira)?)\.?,?\s+$")


def _of_weekday(days: list[dt.date], before: str) -> list[dt.date]:
    """Of several days the one whose weekday stands right before them: "Tue, 03/05/2019"."""
    word = _LAST_WORD.search(before)
    number = _weekdays().get(word[1].lower()) if word else None
    fit = [day for day in days if day.weekday() == number]
    return fit if len(fit) == 1 else days


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
    found = {match[0] for match in _ANYWHERE.finditer(text[:500])}
    return found.pop() if len(found) == 1 else None


def of_change(day: dt.date) -> str:
    """Why the day on which a text was changed is not the one when it appeared, and what to do."""
    return f"the day of the last change, not used; articles.toml takes it: published = {day}"


def apart(line: str) -> str:
    """The line with a bar before each of its dates and what says what they are.

    >>> apart("by Jane Rowe June 4, 2024 6:14 AM (Updated: June 5, 2024)")
    'by Jane Rowe | June 4, 2024 6:14 AM | Updated: June 5, 2024)'
    """
    return _BEFORE_DATE.sub(r" | \1", line) if _IN_DATE.search(line) else line


def is_numeric(text: str) -> str | None:
    """The order that a date of numbers shows: "day", "month", "open", or None for another form.

    >>> is_numeric("25/03/2025"), is_numeric("3/2/2025"), is_numeric("2 March 2025")
    ('day', 'open', None)
    """
    match = re.match(rf"\s*{_NUMBERS}", text)
    if not match or match["s"] == ".":
        return None
    first, second = int(match["a"]), int(match["b"])
    if first == second:
        return None
    return "day" if first > 12 else "month" if second > 12 else "open"


def _days(part: dict[str, str | None]) -> list[dt.date]:
    year = _of_century(int(part["y"] or 0))
    if "a" not in part:
        name = part.get("n")
        month = MONTH[name.lower()] if name else int(part["m"] or 0)
        return valid((year, month, int(part["d"] or 0)))
    first, second = int(part["a"] or 0), int(part["b"] or 0)
    if part["s"] == ".":  # 2.3.2025 is written day first wherever dots are
        return valid((year, second, first))
    return valid((year, first, second), (year, second, first))


def valid(*candidates: tuple[int, int, int]) -> list[dt.date]:
    """Those of years, months and days that there are."""
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
    >>> line("On 2 March 2025 he spoke.") is None, line("7 октября 2007 г.")
    (True, ('7 октября 2007', None))
    """
    if len(text) > _LONGEST + 20 or not any(c.isdigit() for c in text):
        return None
    text = _DOTTED_MONTH.sub(r"\1 \2 \3", _DAY_BEHIND.sub(r"\1", text.strip()))
    if match := _LINE.match(text):
        label = match["label"]
        # The hour's zone may say which of two days is meant.
        whole = is_numeric(match["date"]) == "open" and AMERICAN.search(text)
        date = text[match.start("date") :] if whole else match["date"]
        return date, label.lower() if label else None
    if match := _EAST_LINE.fullmatch(text):
        return match["date"], "updated" if match["changed"] else None
    if match := _KOREAN_LINE.fullmatch(text):
        return match["date"].rstrip("."), "updated" if match["changed"] else None
    match = _OTHER_LINE.fullmatch(text)
    if match and len(read(match["date"])) == 1:
        return match["date"], match["label"].lower() if match["label"] else None
    # Months of scripts and languages that are not in the pattern are known to `read`.
    named = _INDIC_LABEL.match(text)
    bare = _WEEKDAY_BEFORE.sub("", text[named.end() :] if named else text)
    if len(bare) < _LONGEST // 2 and bare[:1].isdigit() and not bare.isascii():
        # Vowel signs of Hindi are no letters to a pattern.
        parts = (part for part in re.split(r"[\s,.|-]+", bare) if not any(map(str.isdigit, part)))
        words = [part for part in parts if len(part) > (2 if part.isascii() else 1)]
        return (bare, None) if len(words) == 1 and read(bare, column=True) else None
    return None
