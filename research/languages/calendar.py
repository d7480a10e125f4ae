"""Names of months and weekdays, and words beside an hour, in the languages of newspapers.

Those of CLDR are in calendar.toml, which `training/calendar_words.py` makes; what CLDR lacks is here.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

_ACCENT: Final = re.compile(r"[\u0300-\u036f]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
# Short forms of papers, and months of Vietnamese in words.
_MORE_MONTHS: Final = {
    "maerz": 3, "mrz": 3, "feber": 2, "juill": 7, "sept": 9, "setiembre": 9, "agt": 8,
    "thang gieng": 1, "thang mot": 1, "thang hai": 2, "thang ba": 3, "thang tu": 4, "thang nam": 5,
    "thang sau": 6, "thang bay": 7, "thang tam": 8, "thang chin": 9, "thang muoi": 10,
    "thang muoi mot": 11, "thang muoi hai": 12,
}  # fmt: skip
ROMAN: Final = {
    word: n for n, word in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), start=1)
}
# Behind a day with a dot, which Polish does not write: "27. listopada 2024".
CROATIAN: Final = {"listopada": 10, "lip": 6}
PERSIAN: Final = {
    word: n
    for n, word in enumerate(
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(), start=1
    )
}
# Of the calendar of Islam, whose days go by what is seen of the moon.
ISLAMIC: Final = re.compile(
    r"محرم|صفر|ربيع (?:الأول|الآخر|الثاني)|جمادى (?:الأولى|الآخرة|الثانية)|رجب|شعبان|رمضان|شوال|ذ[وي] "
    r"(?:القعدة|"
    r"الحجة)|\b(?:muharram|rajab|sha[’']?ban|rama[dz]h?an|shawwal|syawal|dhu al-\w+)\b",
    re.IGNORECASE,
)
# Weekdays as papers shorten them where CLDR does not.
_MORE_DAYS: Final = (
    "tues weds thur thurs mié sáb martedi mercoledi giovedi venerdi lunedi marti terça quarta quinta sexta "
    "sonnabend الإثنين الأحد الثلاثاء อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี พฤหัส ศุกร์ เสาร์"
)
# What stands between or beside the parts of a date and its hour.
_MORE_BESIDE: Final = (
    "on at of the th local time hrs hours o’clock am um uhr h hr hs hora horas hrs min mn à a au ás às "
    "as la las los el "
    "le les il al alle ore del de do da dia ora la om uur op kl klo kello godz o r roku rok dnia w we "
    "saat saatte günü ve "
    "v ve hod hodin dne в во о г года год мск msk время часов ч р року рік год. киев києва киева ώρα "
    "στις και "
    "ημερομηνία ساعة الساعة بتوقيت مكة القاهرة بيروت مـ م ص هـ ه ساعت ש׳ בשעה יום ב בתאריך बजे रात शाम "
    "सुबह दोपहर को "
    "pukul jam wib wita wit tanggal hari lúc ngày năm giờ thứ น เวลา วันที่ ค.ศ พ.ศ วัน ist edt est et "
    "ct pt gmt utc "
    "brt horário hora brasília peninsular cet cest mez mesz gmt horaire heure heures minutes van den d "
    "dem der vom från "
    "kell ba tư năm sáu bảy chủ nhật đông dương سه چهار پنج یک دو شنبه за 中華 中华 day date dia feira i "
    "türkiye standart saati british summer india standard time"
)


_FEWEST_LETTERS: Final = 3  # of a name of a month that a dot cuts short
# Patterns of what stands before a month, and before a year: "11 de marzo de 2025".
OF_MONTH: Final = r"of|de|del|do|da|di|d[’']|den|d\.|month of|ngày|ב"
ORDINAL: Final = r"st|nd|rd|th|er|re|ère|e|:e|:a|-?го|-?е|ης?|η|º|ª|°|\.º|\.ª|\."
OF_YEAR: Final = r"of|de|del|do|năm|ค\.ศ\.|พ\.ศ\."


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """A word as the lists hold it: small letters without accents, dots and marks of direction.

    >>> key("Févr."), key("MAYIS"), key("ΜΑΡΤΊΟΥ") == key("Μαρτίου"), key("มี.ค.")
    ('fevr', 'mayis', True, 'มีค')
    """
    small = word.casefold().replace("ı", "i").replace(".", "").replace("\u00a0", " ")
    if small.isascii():
        return small.strip()
    if not _CYRILLIC.search(small):
        small = _ACCENT.sub("", unicodedata.normalize("NFD", small))
    kept = (c for c in unicodedata.normalize("NFC", small) if unicodedata.category(c) != "Cf")
    return "".join(kept).strip()


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files("research.languages") / "calendar.toml").read_text("utf-8"))


@cache
def months() -> dict[str, int]:
    """The number of a month by the `key` of its name, whole or short."""
    return {w: int(n) for n, words in _lists()["month"].items() for w in words} | _MORE_MONTHS


@lru_cache(maxsize=4096)
def month(name: str) -> int | None:
    """The number of a month by its name, or by three letters or more of it before a dot.

    >>> month("März"), month("берез."), month("ju.")
    (3, 3, None)
    """
    word = key(name)
    found = months().get(word) or months().get(word.removeprefix("ב"))
    if found or not name.endswith(".") or len(word) < _FEWEST_LETTERS:
        return found
    meant = {number for whole, number in months().items() if whole.startswith(word)}
    return meant.pop() if len(meant) == 1 else None


@cache
def opens_month() -> frozenset[str]:
    """The first words of names of months, Iran's too."""
    return frozenset(name.split()[0] for name in (*months(), *PERSIAN))


@cache
def weekdays() -> dict[str, frozenset[int]]:
    """What weekdays the `key` of a name may mean, Monday is 0; none where a paper's form is not known."""
    found: dict[str, frozenset[int]] = {key(word): frozenset() for word in _MORE_DAYS.split()}
    for number, words in _lists()["weekday"].items():
        for word in words:
            found[key(word)] = found.get(key(word), frozenset()) | {int(number)}
    return found


# Short ones, as alternatives of a pattern, that stand for a weekday away from a day, too.
_SHORT_DAYS: Final = (
    "Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So|lun|mar|mer|jeu|ven|sam|dim|mié|mie|jue|vie|"
    "sáb|sab|dom|gio|ma|wo|vr|za|zo|seg|ter|qua|qui|sex"
)


@cache
def weekday_names() -> str:
    """The whole names of weekdays, as alternatives of a pattern."""
    words = {w for words in _lists()["weekday"].values() for w in words} | set(_MORE_DAYS.split())
    whole = (word for word in words if len(word) > 3)
    return "|".join(map(re.escape, sorted(whole, key=lambda w: (-len(w), w))))


@cache
def weekday() -> str:
    """The names of weekdays, whole and short, as alternatives of a pattern."""
    return f"{weekday_names()}|{_SHORT_DAYS}"


@cache
def beside() -> frozenset[str]:
    """The `key` of words that stand beside a day: names of weekdays, and what tells the hour."""
    words = {key(word) for word in _MORE_BESIDE.split()} | set(_lists()["beside"]["time"])
    return frozenset(words | set(weekdays()))


@cache
def _ago() -> frozenset[str]:
    return frozenset(_lists()["beside"]["ago"])


def is_ago(text: str) -> bool:
    """Whether a text says how long ago something was, in any of the languages, and nothing else.

    >>> is_ago("vor 3 Stunden"), is_ago("Hace 2 días"), is_ago("3 Stunden")
    (True, True, False)
    """
    return key(re.sub(r"\d+", "{0}", text.strip(" .,"))) in _ago()


@cache
def writes_first(part: str) -> frozenset[str]:
    """Languages that write the day ("day") before the month in numbers, or the year before both ("year")."""
    return frozenset(_lists()["order"][f"{part}_first"])
