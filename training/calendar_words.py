"""Names of months and weekdays, words beside a time, how long ago, orders of parts: babel's CLDR.

What languages of newspapers say, as `research.languages.calendar` reads it; run it again where babel
is renewed, or for one more language.

    python training/calendar_words.py > research/languages/calendar.toml
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from babel import Locale
from babel.core import get_global
from babel.dates import get_day_names, get_month_names

from research.languages.calendar import key

# Of a name that two languages give to two months the first one keeps it: Croatian, whose "listopad" is
# October, is last.
LANGUAGES = (
    "en de fr es it pt nl pl ru uk cs sv da nb nn fi tr el ar ro hu id sk sl sr sr_Latn bg be mk he fa "
    "hi vi th ca "
    "eu gl et lt lv is ms fil sw bn ur mr ta te gu pa ml kn ne si az kk ka hy sq bs ko ja zh ga af hr"
).split()
# Months as Levant, Algeria and Morocco name them.
VARIANTS = "ar_LB ar_DZ ar_MA de_AT en_GB en_AU en_IN en_CA fr_CA es_MX pt_PT zh_Hant_TW".split()
# In which an hour is told with its part of the day.
_TELL_THE_HOUR = "zh zh_Hant_TW ja ko vi hi bn mr".split()
# Lands whose papers write English; in the United States the month is first.
_ENGLISH = "GB IE AU NZ IN PK ZA NG KE GH SG MY HK".split()
# Of the words of an hour, what stands for its parts in a pattern.
_FIELDS = re.compile(r"'([^']*)'|[a-zA-Z]+")
_LETTERS = re.compile(r"[^\W\d_]")
_PREFIX = 3  # letters that papers write of a month where CLDR has more
_OPENS = ("LATIN", "CYRILLIC", "GREEK")


def names(locale: str, of: str) -> Iterator[tuple[int, str]]:
    """(number, name) of months or weekdays, whole names first."""
    get = get_month_names if of == "month" else get_day_names
    widths = ("wide", "abbreviated") + (("short",) if of == "weekday" else ())
    for width in widths:
        for context in ("format", "stand-alone"):
            yield from get(width, context, locale).items()


def months() -> dict[int, list[str]]:
    """The keys of the names of each month; a name of two months stays with the first language."""
    known: dict[str, int] = {}
    shorter: dict[str, int] = {}
    for locale in (*LANGUAGES, *VARIANTS):
        of_prefix = defaultdict(set)
        for number, name in names(locale, "month"):
            word = key(name)
            if len(_LETTERS.findall(word)) < 2 or any(map(str.isdigit, word)) or word[0] > "\u2fff":
                continue
            known.setdefault(word, number)
            if unicodedata.name(word[0]).split()[0] in _OPENS and len(word) > _PREFIX:
                of_prefix[word[:_PREFIX]].add(number)
        for prefix, numbers in of_prefix.items():
            if len(numbers) == 1:
                shorter.setdefault(prefix, *numbers)
    return grouped({**shorter, **known}.items())


def weekdays() -> dict[int, list[str]]:
    """The names of each weekday in small letters, Monday is 0; some short ones are of two."""
    found = {
        (name.lower().rstrip(".").replace("\u200f", ""), number)
        for locale in (*LANGUAGES, *VARIANTS)
        for number, name in names(locale, "weekday")
        if len(key(name)) > 1 or key(name) > "\u3000"
    }
    return grouped(found)


def beside_time() -> list[str]:
    """Words of CLDR's forms of a date with its hour: "kl", "uhr", "pm", "heure normale"."""
    zones, territories = get_global("meta_zones"), get_global("zone_territories")
    found: set[str] = set()
    for locale in (*LANGUAGES, *VARIANTS):
        data = Locale.parse(locale)
        forms = [str(f.pattern) for f in (*data.date_formats.values(), *data.time_formats.values())]
        forms += map(str, data.datetime_formats.values())
        literals = [_FIELDS.sub(lambda m: m[1] or " ", form) for form in forms]
        periods = data._data["day_periods"]["format"]
        told = periods["wide"] if locale in _TELL_THE_HOUR else {}
        halves = (p[half] for p in periods.values() for half in ("am", "pm") if half in p)
        literals += [*told.values(), *halves]
        land = data.territory or get_global("likely_subtags")[data.language].split("_")[-1]
        for zone in {zones[z] for z, of in territories.items() if of == land and z in zones} | {
            "GMT"
        }:
            for width in data._data["meta_zones"].get(zone, {}).values():
                literals += [text for text in width.values() if isinstance(text, str)]
        found |= {
            key(word) for text in literals for word in re.split(r"[\s\d{}()\[\],:/،.’-]+", text)
        }
    return sorted(word for word in found if _LETTERS.search(word))


def ago() -> list[str]:
    """How languages say how long ago: "{0} hours ago", "vor {0} stunden"."""
    found = set()
    for locale in (*LANGUAGES, *VARIANTS):
        fields = Locale.parse(locale)._data["date_fields"]
        for unit in ("second", "minute", "hour", "day", "week", "month", "year"):
            for width in ("", "-short", "-narrow"):
                found |= {
                    key(text) for text in fields.get(unit + width, {}).get("past", {}).values()
                }
    # "-2 h" is a difference.
    return sorted(
        t for t in found if "{0}" in t and t[0] != "-" and _LETTERS.search(t.replace("{0}", ""))
    )


def orders() -> dict[str, list[str]]:
    """Languages that write the day before the month in numbers, and the year before both."""
    first: dict[str, list[str]] = {"day_first": [], "year_first": []}
    for name in LANGUAGES:
        data = Locale.parse(name)
        short = str(data.datetime_skeletons["Md"].pattern)
        if short.index("d") < short.index("M"):
            first["day_first"].append(name)
        if str(data.date_formats["short"].pattern).startswith("y"):
            first["year_first"].append(name)
    for land in _ENGLISH:
        if str(Locale("en", land).datetime_skeletons["Md"].pattern).startswith("d"):
            first["day_first"].append(f"en-{land.lower()}")
    return {order: sorted({n.split("_")[0] for n in names}) for order, names in first.items()}


def grouped(numbered: Iterable[tuple[str, int]]) -> dict[int, list[str]]:
    """The words of each number."""
    listed = defaultdict(list)
    for word, number in sorted(numbered):
        listed[number].append(word)
    return dict(sorted(listed.items()))


def _array(words: list[str]) -> str:
    lines, line = [], " "
    for word in words:
        part = f' "{word}",'
        if len(line) + len(part) > 110:
            lines.append(line)
            line = " "
        line += part
    return "[\n" + "\n".join([*lines, line]) + "\n]"


def main() -> None:
    """Print the file."""
    print(
        "# Made by training/calendar_words.py of CLDR (Unicode License); `key` of each word but weekdays."
    )
    for table, listed in (("month", months()), ("weekday", weekdays())):
        print(f"\n[{table}]")
        for number, words in listed.items():
            print(f"{number} = {_array(words)}")
    print(f"\n[beside]\ntime = {_array(beside_time())}\nago = {_array(ago())}\n\n[order]")
    for name, languages in orders().items():
        print(f"{name} = {_array(languages)}")


if __name__ == "__main__":
    main()
