"""The words around a marked mention, with names masked.

The mention is one word, TARGET, and every other name is NAME: what is measured is what is said,
not whom it is said of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from research.languages.en import lists
from research.text import segments as texts
from research.text.segments import Span

TARGET, NAME = "TARGET", "NAME"
BREAKS = frozenset(',;:—–-()[].!?…"“”‘«»')
JOINTS = lists.words("grammar", "joint")
_CLAUSE_ENDS = BREAKS | JOINTS
_CONTRACTED = re.compile(r"(?i)(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_FORMS = {
    "subject": lists.words("grammar", "nominative"),
    "object": lists.words("grammar", "accusative"),
    "possessive": lists.words("grammar", "possessive_of_persons"),
    "it": frozenset(["it", "its"]),
}
_FORM_OF = {word: form for form, words in _FORMS.items() for word in words}
# A sentence of more words than this is cut around its target: none of news is longer.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as small words, names masked; `spans` are offsets into it, `starts` theirs."""

    sentence: str
    words: list[str]
    spans: list[Span]
    starts: list[int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence as its words, one of which, at `place`, is the target.

    `spans` are offsets into the sentence; `form` says how the target is named.
    """

    words: list[str]
    spans: list[Span]
    place: int
    form: str

    @property
    def clause(self) -> tuple[int, int]:
        """First word and end of the clause that the target stands in."""
        first, last = self.place, self.place
        while first > 0 and self.words[first - 1] not in _CLAUSE_ENDS:
            first -= 1
        while last + 1 < len(self.words) and self.words[last + 1] not in _CLAUSE_ENDS:
            last += 1
        return first, last + 1


def tokens(text: str) -> list[Span]:
    """Words of `text`, contractions taken apart.

    >>> text = "Trump’s team didn't."
    >>> [text[t.start:t.end] for t in tokens(text)]
    ['Trump', '’s', 'team', 'did', "n't", '.']
    """
    return [
        Span(start + part.start, start + part.end)
        for start, end in texts.words(text)
        for part in _parts(text[start:end])
    ]


class _Part(NamedTuple):
    """A part of a word, where it stands in it, as a small word, and as a name if it may be one."""

    start: int
    end: int
    small: str
    name: str


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[_Part, ...]:
    cut = _CONTRACTED.match(word) if len(word) < 40 else None
    edges = (0, len(word)) if cut is None else (0, cut.end(1), len(word))
    parts = []
    for start, end in pairwise(edges):
        shown = word[start:end].replace("’", "'")
        lower = shown.lower()
        name = lower if len(shown) > 1 and shown[0].isupper() else ""
        number = not lower.isalpha() and any(c.isdigit() for c in lower)
        parts.append(_Part(start, end, "0" if number else lower, name))
    return tuple(parts)


def read(sentence: str, *, common: Collection[str]) -> Reading:
    """The words of a sentence; a capital word that is not `common` is a name."""
    words: list[str] = []
    spans: list[Span] = []
    for begin, word in texts.placed(sentence):
        for start, end, small, name in _parts(word):
            words.append(NAME if name and name not in common else small)
            spans.append(Span(begin + start, begin + end))
    return Reading(sentence, words, spans, [start for start, _ in spans])


def surroundings(reading: Reading, start: int, end: int) -> Surroundings:
    """The words around `sentence[start:end]`, names next to each other as one."""
    low = max(0, bisect_left(reading.starts, start) - LONGEST // 2)
    high = bisect_left(reading.starts, end) + LONGEST // 2
    words: list[str] = []
    spans: list[Span] = []
    place = -1
    for word, span in zip(reading.words[low:high], reading.spans[low:high], strict=True):
        if span.end > start and place < 0:
            place = len(words)
            words.append(TARGET)
            spans.append(Span(start, end))
        if span.start < end and span.end > start:
            continue
        if word == NAME and words and words[-1] == NAME:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            words.append(word)
            spans.append(span)
    if place < 0:
        place = len(words)
        words.append(TARGET)
        spans.append(Span(start, end))
    mention = reading.sentence[start:end]
    form = _FORM_OF.get(mention.lower(), "name" if mention[:1].isupper() else "nominal")
    return Surroundings(words, spans, place, form)
