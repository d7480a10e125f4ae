"""Amounts that a text gives, in figures and in words: what `compare` holds side by side."""

from __future__ import annotations

import re
from typing import NamedTuple

_SCALE = {
    "hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_SMALL = {word: float(value) for value, word in enumerate(_WORDS)} | {
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "ninety": 90.0, "hundred": 100.0, "dozen": 12.0,
}  # fmt: skip
# "80m" alone may be metres; after a sign of money it is millions, and "80bn" is so anyway.
_NUMBER = re.compile(
    rf"(?:(?P<sign>[$€£])\s?)?(?<![\w.,:/-])"
    rf"(?:(?P<value>\d{{1,3}}(?:,\d{{3}}){{1,5}}(?![\d,]\d)|\d{{1,18}}(?!\d))(?P<part>\.\d{{1,6}}(?!\d))?"
    rf"|(?P<word>{'|'.join(_SMALL)})(?![\w-]))"
    r"(?:[ -](?P<scale>hundred|dozen|thousand|million|billion|trillion)\b"
    r"|(?P<glued>(?(sign)(?:k|mn?|bn|tn)|(?:mn|bn|tn))\b))?"
    r"(?![:/]\d|\w|[.,]\d)(?:\s?(?P<unit>%|percent\b|per cent\b))?",
    re.IGNORECASE,
)
# With its capital: "some 8 may die" is no day of May.
_MONTH = (
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_AFTER_MONTH = re.compile(rf"{_MONTH}\s*$")
# "3 May", "6 p.m.": a day, an hour.
_BEFORE_MONTH = re.compile(rf"\s+{_MONTH}|\s?[aApP]\.?[mM]\b")
_OPENS = re.compile(r"(?:^|[.!?:…\n]|[“\"«])\s*$")
_YEARS = (1900, 2100)


class Number(NamedTuple):
    """A number of a text: `text[start:end]`, its value, and "$", "%" or "" for what it counts."""

    start: int
    end: int
    value: float
    unit: str


def find_numbers(text: str) -> list[Number]:
    """Amounts of a text; no dates, no years, no times of day, no ordinals.

    >>> [(n.value, n.unit) for n in find_numbers("On May 3, 2021, 1.5 million paid £2bn or 7%.")]
    [(1500000.0, ''), (2000000000.0, '£'), (7.0, '%')]
    """
    found = []
    for m in _NUMBER.finditer(text):
        sign, scale = m["sign"] or "", (m["scale"] or m["glued"] or "").lower()
        unit = sign or ("%" if m["unit"] else "")
        start = m.start("sign") if sign else m.start("word" if m["word"] else "value")
        before = text[max(0, start - 12) : start]
        if m["word"]:
            shown = m["word"].lower()
            if m["word"] != shown and not _OPENS.search(before):
                continue  # World War Three
            value = _SMALL[shown]
        else:
            shown = m["value"]
            value = float(shown.replace(",", "") + (m["part"] or ""))
            if not (unit or scale):
                if shown.isdigit() and not m["part"] and _YEARS[0] <= value <= _YEARS[1]:
                    continue
                if _AFTER_MONTH.search(before) or _BEFORE_MONTH.match(text, m.end()):
                    continue
        # Twelve digits: 1.1 billion and 1,100,000,000 are one number whatever the arithmetic.
        value = float(f"{value * _SCALE.get(scale, 1.0):.12g}")
        found.append(Number(start, m.end(), value, unit))
    return found
