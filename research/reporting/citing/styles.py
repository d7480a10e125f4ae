"""How a write-up writes its numbers: read from the words that stand there, and written again so.

"41 %", "41.2 per cent", "0.41", "1,204", "−0.3" and "12 of 29" are styles of the same values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from research.reporting.citing.values import Value

_MINUS = "−–-"  # the hyphen last: between two characters it would be a range
_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = re.compile(
    rf"(?P<sign>[+{_MINUS}]?)"
    r"(?:\d{1,3}(?P<group>[,\u202f\u00a0 ])\d{3}(?:(?P=group)\d{3})*(?!\d)|\d+)"
    r"(?:(?P<point>[.,])(?P<decimals>\d+))?"
    rf"(?P<percent>{_SPACE}?(?:\\?%|per{_SPACE}cent\b|percent\b))?"
)
_COUNT = re.compile(r"(?P<value>\d[\d,]*)(?P<of>\s+(?:out )?of\s+|\s*/\s*)(?P<n>\d[\d,]*)")


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write a number: its places, its marks, its sign, and what follows it."""

    decimals: int
    point: str = "."
    group: str = ""
    minus: str = "-"
    plus: bool = False
    percent: str = ""
    of: str = ""

    def write(self, value: Value) -> str:
        """`value` in this style.

        >>> read("41.2 per cent").write(Value("a.b", 0.38749, "share", ".0%"))
        '38.7 per cent'
        """
        share = value.format.endswith("%")
        if self.of and value.n is not None:
            count = value.value * value.n if share else value.value
            comma = "," if self.group else ""
            return f"{count:{comma}.0f}{self.of}{value.n:{comma}d}"
        # A unit of per cent is a number that was multiplied already.
        hundredfold = self.percent and not value.unit.startswith(("%", "percent", "per cent"))
        number = value.value * 100 if hundredfold else value.value
        text = f"{abs(number):,.{self.decimals}f}"
        # A comma of thousands is not a decimal comma: swap by way of a mark that no number has.
        text = text.replace(",", "\0").replace(".", self.point).replace("\0", self.group)
        zero = not any(digit in text for digit in "123456789")
        sign = "" if zero else self.minus if number < 0 else "+" if self.plus else ""
        return f"{sign}{text}{self.percent}"


def read(text: str) -> Style | None:
    """The style of a number that is written as `text`, or None where it is not one number.

    >>> read("41 %")
    Style(decimals=0, point='.', group='', minus='-', plus=False, percent=' %', of='')
    >>> read("many") is None
    True
    """
    count = _COUNT.fullmatch(text.strip())
    if count:
        return Style(0, group="," if "," in text else "", of=count["of"])
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    sign = match["sign"]
    return Style(
        decimals=len(match["decimals"] or ""),
        point=match["point"] or ".",
        group=match["group"] or "",
        minus=sign if sign and sign in _MINUS else "-",
        plus=sign == "+",
        percent=match["percent"] or "",
    )


def numbers(text: str) -> list[re.Match[str]]:
    """Numbers in running text, each as a match with its place.

    >>> [m.group() for m in numbers("About 41 % of 29 sentences; see part B2.")]
    ['41 %', '29']
    """
    return [m for m in _NUMBER.finditer(text) if not _inside_word(text, m)]


def _inside_word(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return before.isalnum() or after.isalnum() or before == "_"
