"""Amounts that a text gives, in figures and in words: what `compare` holds side by side."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from research.languages.en import lists

_CARDINALS = {word: float(value) for word, value in lists.pairs("numbers", "cardinal").items()}
_SPELLED = {word: float(value) for word, value in lists.pairs("numbers", "scale").items()}
_SIGNS = {sign: float(value) for sign, value in lists.pairs("numbers", "scale_sign").items()}
_SCALES = _SPELLED | _SIGNS
_MONEY = lists.pairs("numbers", "currency_sign")
# "80m" alone may be metres; after a sign of money it is millions, and "80bn" is so anyway.
_NUMBER = re.compile(
    rf"(?:(?P<sign>[$€£])\s?)?(?<![\w.,:/-])"
    rf"(?:(?P<value>\d{{1,3}}(?:,\d{{3}}){{1,5}}(?![\d,]\d)|\d{{1,18}}(?!\d))(?P<part>\.\d{{1,6}}(?!\d))?"
    rf"|(?P<word>(?:half(?: an?)? |half-)(?:{'|'.join(_SPELLED)})|{'|'.join(_CARDINALS)})(?![\w-]))"
    rf"(?:[ \u00a0\u202f-](?P<scale>{'|'.join(_SPELLED)})\b"
    r"|(?P<glued>(?(sign)(?:k|mn?|bn|tn)|(?:mn|bn|tn))\b))?"
    r"(?![:/]\d|\w|[.,]\d)(?:\s?(?P<unit>%|percent\b|per cent\b)"
    rf"|(?(sign)(?!)| (?P<money>{'|'.join(_MONEY)})\b))?",
    re.IGNORECASE,
)
# The rest of a number in words: "one hundred-eighteen", "two hundred and twenty-five".
_REST = re.compile(
    rf"(?:[ -]|\s+and\s+)(?P<tens>{'|'.join(_CARDINALS)})(?:-(?P<ones>{'|'.join(_CARDINALS)}))?(?![\w-])",
    re.IGNORECASE,
)
_MONTH = rf"\b(?:{lists.month_pattern()})\b\.?"
# With its capital: "some 8 may die" is no day of May.
_AFTER_MONTH = re.compile(rf"{_MONTH}\s*$")
# "3 May", "6 p.m.": a day, an hour.
_BEFORE_MONTH = re.compile(rf"\s+{_MONTH}|\s?[aApP]\.?[mM]\b")
# "Several hundred": nobody knows how many.
_VAGUE = re.compile(
    rf"\b(?:{lists.alternatives(lists.words('grammar', 'before_round_number'))})(?: an?| of)? \Z",
    re.IGNORECASE,
)
_HALF, _FEW = 0.5, 100
_AND_A_HALF = re.compile(r"\s+and (?:a )?\Z", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:…\n]|[“\"«])\s*$")
_YEARS = (1900, 2100)


class Number(NamedTuple):
    """A number of a text: `text[start:end]`, its value, and "$", "€", "£", "%" or "" for what it counts."""

    start: int
    end: int
    value: float
    unit: str


def find_numbers(text: str) -> list[Number]:
    """Amounts of a text; no dates, no years, no times of day, no ordinals, nothing vague.

    >>> [(n.value, n.unit) for n in find_numbers("On May 3, 2021, 1.5 million paid £2bn or 7%.")]
    [(1500000.0, ''), (2000000000.0, '£'), (7.0, '%')]
    >>> [(n.value, n.unit) for n in find_numbers("The $5 million are 5 million dollars.")]
    [(5000000.0, '$'), (5000000.0, '$')]
    >>> [n.value for n in find_numbers("Half a dozen of several hundred came, two and a half million left.")]
    [6.0, 2500000.0]
    """
    found: list[Number] = []
    for m in _NUMBER.finditer(text):
        sign, scale = m["sign"] or "", (m["scale"] or m["glued"] or "").lower()
        money = _MONEY.get((m["money"] or "").lower(), "")
        unit = sign or money or ("%" if m["unit"] else "")
        start = m.start("sign") if sign else m.start("word" if m["word"] else "value")
        before = text[max(0, start - 12) : start]
        if m["word"]:
            shown = m["word"].lower()
            if m["word"] != shown and not _OPENS.search(before):
                continue  # World War Three
            *half, counted = re.split(r"[ -]", shown)
            if counted in _SPELLED and not half and _VAGUE.search(before):
                continue
            value = _SPELLED[counted] * _HALF if half else _CARDINALS[counted]
            joined = _AND_A_HALF.search(before) if half else None
            if joined is not None and found and found[-1].end == start - len(joined[0]):
                whole = found[-1]
                if whole.value < _FEW and not whole.unit:  # not "3 million and a half million"
                    found.pop()
                    start, value = whole.start, value + whole.value * _SPELLED[counted]
        else:
            shown = m["value"]
            value = float(shown.replace(",", "") + (m["part"] or ""))
            if not (unit or scale):
                if shown.isdigit() and not m["part"] and _YEARS[0] <= value <= _YEARS[1]:
                    continue
                if _AFTER_MONTH.search(before) or _BEFORE_MONTH.match(text, m.end()):
                    continue
        # Twelve digits: 1.1 billion and 1,100,000,000 are one number whatever the arithmetic.
        value = float(f"{value * _SCALES.get(scale, 1.0):.12g}")
        end = m.end()
        rest = _REST.match(text, end) if m["word"] and scale == "hundred" else None
        if rest is not None:
            parts = (_CARDINALS[part.lower()] for part in rest.groups() if part)
            if (more := sum(parts)) < _SPELLED[scale]:
                value, end = value + more, rest.end()
        found.append(Number(start, end, value, unit))
    return found


@lru_cache(maxsize=2048)
def numbers_in(text: str) -> tuple[Number, ...]:
    """The same, kept: an article, or a sentence, is held against every other one of its event."""
    return tuple(find_numbers(text))
