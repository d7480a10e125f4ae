"""Forms that a line has as a whole, as the lists of each language give them, and the search for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from research.languages.patterns import late

MARKS: Final = " \t|·•*>»›→:.!-–—#[]()"  # that stand around a line of a page
_BULLETS: Final = " \t·•*>»›→"
_END: Final = rf"[{re.escape(MARKS)}]*\Z"
_CASED: Final = "(?-i:"  # in a pattern: here capitals count


class Form(NamedTuple):
    """A kind of line, patterns of the whole of it, and words of which every such line has one.

    The words stand for patterns that open in any way, which would be tried at every place of every
    line. They are looked for in the line as it is written and in small letters. A line of titles ends
    in no full stop.
    """

    kind: str
    patterns: tuple[str, ...]
    words: tuple[str, ...] = ()
    titles: bool = False


class Forms:
    """Forms in the order in which they are tried: the first that a line has says its kind.

    >>> forms = Forms([Form("share line", ("share this",)), Form("credit", (".{2,40}/ (?-i:AP)",), ("/",))])
    >>> forms.kind("» Share this:"), forms.kind("A flood / AP"), forms.kind("A flood / ap")
    ('share line', 'credit', None)
    """

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = forms
        # What needs no word is one pattern; where capitals do not count, of small letters, which is faster.
        cased: list[tuple[int, str]] = []
        small: list[tuple[int, str]] = []
        # What looks to the end of the line is asked with the marks behind it and without.
        ended: list[tuple[int, str]] = []
        for number, form in enumerate(forms):
            for pattern in () if form.words or form.titles else form.patterns:
                if "$" in pattern:
                    ended.append((number, pattern))
                elif _CASED in pattern:
                    cased.append((number, pattern))
                else:
                    small.append((number, _in_small(pattern)))
        self._cased = re.compile(_numbered(cased) + _END, re.IGNORECASE)
        self._small = re.compile(_numbered(small) + _END)
        self._ended = re.compile(_numbered(ended), re.IGNORECASE)
        worded = [(number, form) for number, form in enumerate(forms) if form.words]
        self._titles = {n: lines(*form.patterns) for n, form in enumerate(forms) if form.titles}
        self._worded = {number: lines(*form.patterns) for number, form in worded}
        told = [(word, number) for number, form in worded for word in form.words]
        self._in_small = [(word, number) for word, number in told if word.islower()]
        self._as_written = [(word, number) for word, number in told if not word.islower()]

    def kind(self, line: str) -> str | None:
        """The kind of a line, without marks around it or with them; None where it has none of these forms."""
        # Without the marks before it, and around it; often there are none.
        bare = dict.fromkeys((line, line.lstrip(MARKS), line.lstrip(_BULLETS)))
        spellings = dict.fromkeys((line, line.strip(MARKS), line.lstrip(_BULLETS)))
        matches = [
            *(m for x in bare if x for m in (self._cased.match(x), self._small.match(_small(x)))),
            *map(self._ended.fullmatch, filter(None, spellings)),
        ]
        found = [int(match.lastgroup[1:]) for match in matches if match and match.lastgroup]
        small = line.lower()
        possible = {number for word, number in self._in_small if word in small}
        possible |= {number for word, number in self._as_written if word in line}
        found += [n for n in possible if any(map(self._worded[n].fullmatch, spellings))]
        if not line.endswith("."):
            found += [
                n for n, titles in self._titles.items() if titles.fullmatch(line.lstrip("> "))
            ]
        return self._forms[min(found)].kind if found else None


def _small(line: str) -> str:
    """A line in small letters; of the Turkish "İ" Python makes two characters."""
    return line.lower().replace("i̇", "i")


def _numbered(patterns: Iterable[tuple[int, str]]) -> str:
    """One pattern for those of all forms, in which the name of a group is the number of the form."""
    of_form = groupby(patterns, key=itemgetter(0))
    groups = (f"(?P<f{number}>{'|'.join(p for _, p in found)})" for number, found in of_form)
    return f"(?:{'|'.join(groups) or '(?!)'})"


def _in_small(pattern: str) -> str:
    """A pattern in small letters, but for what a backslash escapes: `\\W` is not `\\w`."""
    return re.sub(r"\\.|[^\\]+", lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), pattern)


def lines(*patterns: str) -> re.Pattern[str]:
    """One pattern for any of these, in capitals or not."""
    return late("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
