"""Texts of one file that all stop after as many characters or words, in mid-sentence: they were cut.

Databases and interfaces give the first 200 characters of a text and set no mark behind them. One text
cannot show it; many of a table, or of a folder of files, can.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import splitext
from typing import Final, NamedTuple
from zlib import crc32

from research.articles.incomplete import STEP
from research.articles.records import Change, Note, Record, excerpt

# What may end a last sentence, or a line that is none: a text that ends so is not known to be cut.
_ENDS: Final = frozenset(".!?…:。！？।؟۔\"'”’“‘»«)]』」】）♦◆■▪●□∎*_|>")
_FEWEST: Final = 100  # characters of a text that stops; shorter ones are headlines
_FEWEST_WORDS: Final = 20
_SPARE: Final = 2  # blanks at the end, which are gone
_WORD: Final = 16  # characters of the word before which others cut
_ALIKE: Final = 4  # texts that show it where their lengths are not the same, at the least
_OUTSTANDING: Final = 5  # times as many as of any other length
_RATIO: Final = 0.85  # of the longest text, where every text of a file stops
_BEGINNING: Final = 1_000  # characters of what interfaces give of a text; whole articles have more
_SENTENCE: Final = re.compile(r"[.!?…。！？।؟۔][\"'”’»)」』]*(?=\s|[\u3040-\u9fff])")
_TAIL: Final = 400  # characters in which the sentence before the last stands
# A tag, a name or an address, with which posts and articles end.
_LINK: Final = re.compile(r"[#@]|://|\bwww\.")
_LINE: Final = 8  # words of a last line that may be a link or a button
_SHARE: Final = 0.05  # of all texts of a file


class Limit(NamedTuple):
    """Between which lengths the texts of a file stop, and in what these are counted."""

    least: int
    most: int
    unit: str

    @property
    def said(self) -> str:
        """The limit as it is told to a user."""
        some = "some " if self.most - self.least > _SPARE else ""
        return f"{some}{self.most:,} {self.unit}"


class _Open(NamedTuple):
    """The lengths of a text that stops in mid-sentence."""

    characters: int
    words: int
    running: bool  # its last line has a whole sentence before its end
    last: str  # its last word


@dataclass(slots=True)
class _Lengths:
    """How long the texts of a file are that stop in mid-sentence, and what is known of the others."""

    texts: dict[int, _Open] = field(default_factory=dict)  # by their digest: the same text is one
    others: int = 0
    longest: int = 0  # of the others, in characters

    @property
    def characters(self) -> Counter[int]:
        return Counter(text.characters for text in self.texts.values())

    @property
    def words(self) -> Counter[int]:
        return Counter(text.words for text in self.texts.values())

    @property
    def _last_words(self) -> Counter[str]:
        return Counter(text.last for text in self.texts.values())

    def limit(self) -> Limit | None:
        # What most texts end with is set there: "ENDS", a name.
        if len(self.texts) < 2 or 2 * max(self._last_words.values()) > len(self.texts):
            return None
        characters = self.characters
        found = (
            _same(characters, self.others + len(self.texts), self.longest),
            _counted(self.words),
            _near(characters, self.longest),
        )
        # Of two that fit, the one that says it of more texts; the first, where they are as many.
        told = [(self._within(limit), -n, limit) for n, limit in enumerate(found) if limit]
        return max(told)[-1] if told else self._alike()

    def _within(self, limit: Limit) -> int:
        lengths = self.words if limit.unit == "words" else self.characters
        return sum(times for n, times in lengths.items() if limit.least <= n <= limit.most)

    def _alike(self) -> Limit | None:
        """The length that no text exceeds and all come near to, where every one of them stops."""
        least, most = min(self.characters), max(self.characters)
        if self.others or not all(text.running for text in self.texts.values()):
            return None
        if not _FEWEST <= most < _BEGINNING or least < _RATIO * most:
            return None
        return Limit(least, most, "characters")


def _same(lengths: Counter[int], total: int, longest: int) -> Limit | None:
    """The length that texts share to the character."""
    mode = max(lengths, key=lambda length: (lengths[length], length))
    most = max(n for n in range(mode, mode + _SPARE + 1) if n in lengths)
    near = range(most - _SPARE, most + 1)
    count = sum(lengths[n] for n in near)
    rest = [times for n, times in lengths.items() if n not in near]
    if count < 2 or most < _FEWEST or count < _SHARE * total:
        return None
    if count == 2 and max(longest, *lengths) > most:
        return None
    outstanding = count >= _OUTSTANDING and count >= _OUTSTANDING * max(rest, default=0)
    return Limit(near[0], most, "characters") if count >= sum(rest) or outstanding else None


def _near(lengths: Counter[int], longest: int) -> Limit | None:
    """The length that no text exceeds and most of them reach but for a word."""
    most = max(lengths)
    count = sum(times for n, times in lengths.items() if n > most - _WORD)
    if most < _FEWEST or longest > most + _WORD or count < max(_ALIKE, lengths.total() / 2):
        return None
    return Limit(most - _WORD + 1, most, "characters")


def _counted(words: Counter[int]) -> Limit | None:
    """The number of words after which most texts stop."""
    most, count = max(words.items(), key=lambda item: (item[1], item[0]))
    if most < _FEWEST_WORDS or count < max(_ALIKE, words.total() / 2):
        return None
    return Limit(most, most, "words")


class Stops:
    """The lengths of the texts of each file, gathered as they are read."""

    def __init__(self) -> None:
        self._files: dict[str, _Lengths] = {}

    def add(self, file: str, record: Record) -> None:
        """Take a record of this file into account."""
        held = self._files.setdefault(_place(file, record), _Lengths())
        text = record.text.rstrip()
        last = text[-_TAIL:].rpartition("\n")[2]
        running = _SENTENCE.search(last) is not None
        if not _is_open(text):
            held.others += 1
        elif running or len(last.split()) > _LINE:
            digest = crc32(text.encode("utf-8", "replace"))
            held.texts[digest] = _Open(len(text), len(text.split()), running, _last_word(text))
            return
        # A short last line may be a link below the text, or a paragraph that was cut: it shows neither.
        held.longest = max(held.longest, len(text))

    def merge(self, other: Stops) -> None:
        """Take in what was gathered of other files, or of others of the same folder."""
        for place, lengths in other._files.items():
            held = self._files.setdefault(place, _Lengths())
            held.texts.update(lengths.texts)
            held.others += lengths.others
            held.longest = max(held.longest, lengths.longest)

    def limits(self) -> Limits:
        """The files whose texts stop at a limit."""
        found = {place: held.limit() for place, held in self._files.items()}
        return Limits({place: limit for place, limit in found.items() if limit})


@dataclass(frozen=True, slots=True)
class Limits:
    """After what the texts of some files stop, by the place of the file or its folder."""

    places: Mapping[str, Limit]

    def notes(self) -> Iterator[Note]:
        """What is said of each file."""
        for place, limit in self.places.items():
            reason = (
                f"its texts stop after {limit.said}, in mid-sentence: the source gives their beginnings "
                "only; get the full texts, from their addresses or with another export, before you count "
                "or compare what is in them"
            )
            yield Note(place, Change(STEP, "flagged", None, None, reason))

    def of(self, file: str, record: Record) -> list[Change]:
        """The flag of a record that was cut, as others of its file."""
        limit = self.places.get(_place(file, record))
        if limit is None:
            return []
        text = record.text.rstrip()
        size = len(text.split()) if limit.unit == "words" else len(text)
        if not (_is_open(text) and limit.least <= size <= limit.most):
            return []
        reason = (
            f"it stops after {limit.said}, as others of its file; this is the beginning only, so get "
            "the full text"
        )
        return [Change(STEP, "flagged", excerpt(text[-80:]), None, reason)]


def _is_open(text: str) -> bool:
    if len(text) < _FEWEST - _SPARE or text[-1] in _ENDS:
        return False
    return not _LINK.search(_last_word(text))


def _last_word(text: str) -> str:
    return text[-_TAIL:].split()[-1]


def _place(file: str, record: Record) -> str:
    """The file of several texts; of files with one each, those of a folder together."""
    if record.source != file:
        return file
    folder, slash, name = file.rpartition("/")
    return f"{folder}{slash}*{splitext(name)[1]}"
