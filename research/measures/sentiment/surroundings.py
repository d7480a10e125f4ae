"""The words around a marked mention, with names masked.

The mention is one word, TARGET, and every other name is NAME: what is measured is what is said,
not whom it is said of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
    """A sentence as small words, names masked, and names next to each other as one.

    `starts` and `ends` are where its words begin and end, `numbers` those of the words, or of the
    names that they are part of, in `words`, and `spans` offsets of these.
    """

    sentence: str
    starts: list[int]
    ends: list[int]
    numbers: list[int]
    words: list[str]
    spans: list[Span]

    def part(self, first: int, last: int) -> tuple[list[str], list[Span]]:
        """Words number `first` to `last` (left out) of the sentence; a name that reaches beyond is cut."""
        if first >= last:
            return [], []
        within = slice(self.numbers[first], self.numbers[last - 1] + 1)
        spans = self.spans[within]
        spans[0] = Span(self.starts[first], spans[0].end)
        spans[-1] = Span(spans[-1].start, self.ends[last - 1])
        return self.words[within], spans


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
    found = Reading(sentence, [], [], [], [], [])
    for begin, word in texts.placed(sentence):
        for start, end, small, name in _parts(word):
            shown = NAME if name and name not in common else small
            found.starts.append(begin + start)
            found.ends.append(begin + end)
            if shown == NAME and found.words and found.words[-1] == NAME:
                found.spans[-1] = Span(found.spans[-1].start, begin + end)
            else:
                found.words.append(shown)
                found.spans.append(texts.AS_SPAN((begin + start, begin + end)))
            found.numbers.append(len(found.words) - 1)
    return found


def surroundings(reading: Reading, start: int, end: int) -> Surroundings:
    """The words around `sentence[start:end]`, names next to each other as one."""
    low = max(0, bisect_left(reading.starts, start) - LONGEST // 2)
    high = bisect_left(reading.starts, end) + LONGEST // 2
    before, spans_before = reading.part(low, bisect_right(reading.ends, start))
    behind = bisect_left(reading.starts, end), min(high, len(reading.starts))
    after, spans_after = reading.part(*behind)
    words = [*before, TARGET, *after]
    spans = [*spans_before, Span(start, end), *spans_after]
    mention = reading.sentence[start:end]
    form = _FORM_OF.get(mention.lower(), "name" if mention[:1].isupper() else "nominal")
    return Surroundings(words, spans, len(before), form)
