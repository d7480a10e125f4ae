"""The words around a marked mention, with names masked, and what a linear model sees of them.

The mention is one word, TARGET, and every other name is NAME: what is measured is what is said,
not whom it is said of.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from research.articles import text as texts
from research.articles.text import Span
from research.measures.evaluation import lexicon

Floats = npt.NDArray[np.float64]

TARGET, NAME = "TARGET", "NAME"
BREAKS = frozenset(',;:—–-()[].!?…"“”‘«»')
_JOINTS = (
    "but while although though however because since that who which whose whom when where if as "
    "and or whether after before amid despite"
)
JOINTS = frozenset(_JOINTS.split())
_CLAUSE_ENDS = BREAKS | JOINTS
_FORMS_OF_BE = "is are was were be been being am 's 're 'm"
_BE = frozenset(_FORMS_OF_BE.split())
_AUXILIARIES = (
    "has have had will would can could may might must should do does did shall to also still "
    "never not already just only then later now often even 've 'd 'll n't"
)
_BEFORE_VERB = _BE | frozenset(_AUXILIARIES.split())
_CONTRACTED = re.compile(r"(?i)(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_FORMS = {
    "subject": "he she they we i",
    "object": "him her them us me",
    "possessive": "his their our my",
    "it": "it its",
}
_FORM_OF = {word: form for form, words in _FORMS.items() for word in words.split()}
# A sentence of more words than this is cut around its target: none of news is longer.
LONGEST = 120
_PLACES = (-3, -2, -1, 1, 2, 3)
# Odd factors that spread hashes (Knuth's and two of xxHash); all arithmetic is modulo 2 ** 64.
_M1, _M2, _M3 = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
_M4 = 0x27D4EB2F165667C5
_ALL = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as small words, and which of them are names; spans are offsets into it."""

    sentence: str
    words: list[str]
    spans: list[Span]


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
    found: list[Span] = []
    for start, end in texts.words(text):
        parts = _CONTRACTED.match(text, start, end) if end - start < 40 else None
        if parts is None:
            found.append(Span(start, end))
        else:
            found += [Span(start, parts.end(1)), Span(parts.end(1), end)]
    return found


def read(sentence: str, *, common: Collection[str]) -> Reading:
    """The words of a sentence; a capital word that is not `common` is a name."""
    words: list[str] = []
    spans = tokens(sentence)
    for start, end in spans:
        shown = sentence[start:end].replace("’", "'")
        word = shown.lower()
        if len(shown) > 1 and shown[0].isupper() and word not in common:
            word = NAME
        elif not word.isalpha() and any(c.isdigit() for c in word):
            word = "0"
        words.append(word)
    return Reading(sentence, words, spans)


def surroundings(reading: Reading, start: int, end: int) -> Surroundings:
    """The words around `sentence[start:end]`, names next to each other as one."""
    places = [span.start for span in reading.spans]
    low = max(0, bisect_left(places, start) - LONGEST // 2)
    high = bisect_left(places, end) + LONGEST // 2
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


class Features(NamedTuple):
    """What a linear model sees: the hash of each feature, and the words that it is made of.

    Feature i is made of `width[i]` words from `first[i]` on; width 0 is of none.
    """

    hashes: npt.NDArray[np.uint32]
    first: npt.NDArray[np.intp]
    width: npt.NDArray[np.intp]


def features(around: Surroundings) -> Features:
    """The features of a mention, each once, sorted by hash.

    Unigrams with negation and bigrams of the sentence; words of the target's clause by side; the
    three places on each side; bigrams and trigrams through the target; what the target has
    ("TARGET's record"), does, or undergoes; its form and place; quotation marks.
    """
    words, place = around.words, around.place
    n = len(words)
    plain = np.array([_hash(word) for word in words], np.uint64)
    marked = plain ^ (np.array(lexicon.negated(words), np.uint64) * _hash("not"))
    first, last = around.clause
    blocks = [
        _block("word", marked, 0, n, 1),
        _block("pair", plain, 0, n, 2),
        _block("clause left", marked, first, place, 1),
        _block("clause right", marked, place + 1, last, 1),
        _block("near", plain, place - 4, place, 1),
        _block("pair right", plain, place, place + 8, 2),
        _block("pair left", plain, place - 7, place + 1, 2),
        _block("triple right", plain, place, place + 8, 3),
        _singles(plain, [*_placed(place, n), *_predicate(words, place)]),
    ]
    shape = np.array([_hash(name) * _M1 & _ALL for name in _shape(around)], np.uint64)
    hashes = np.concatenate([*(block[0] for block in blocks), shape])
    starts = np.concatenate([*(block[1] for block in blocks), np.zeros(len(shape), np.intp)])
    widths = np.concatenate(
        [np.full(len(block[0]), block[2]) for block in blocks] + [np.zeros(len(shape), np.intp)]
    )
    folded = ((hashes * np.uint64(_M4)) >> np.uint64(32)).astype(np.uint32)
    unique, at = np.unique(folded, return_index=True)
    return Features(unique, starts[at], widths[at])


def _block(
    kind: str, hashes: npt.NDArray[np.uint64], low: int, high: int, width: int
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.intp], int]:
    """Runs of `width` words from `low` to before `high`, hashed with their kind."""
    low, high = max(0, low), min(len(hashes), high)
    count = max(0, high - low - width + 1)
    mixed = hashes[low : low + count] * np.uint64(_M1) + np.uint64(_kind(kind))
    for offset, factor in zip(range(1, width), (_M2, _M3), strict=False):
        mixed = mixed + hashes[low + offset : low + offset + count] * np.uint64(factor)
    return mixed, np.arange(low, low + count), width


def _singles(
    hashes: npt.NDArray[np.uint64], found: list[tuple[str, int]]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.intp], int]:
    at = np.array([place for _, place in found], np.intp)
    kinds = np.array([_kind(kind) for kind, _ in found], np.uint64)
    return hashes[at] * np.uint64(_M1) + kinds, at, 1


def _placed(place: int, n: int) -> Iterator[tuple[str, int]]:
    return ((f"place {d}", place + d) for d in _PLACES if 0 <= place + d < n)


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=100)
def _kind(name: str) -> int:
    return (zlib.crc32(name.encode()) << 32 | zlib.adler32(name.encode())) * _M3 & _ALL


def _predicate(words: list[str], place: int) -> Iterator[tuple[str, int]]:
    verb = place + 1
    if words[verb : verb + 1] == ["'s"]:
        for i in range(verb + 1, min(len(words), verb + 4)):
            yield "has", i
    while verb < min(len(words), place + 6) and (
        words[verb] in _BEFORE_VERB or words[verb].endswith("ly")
    ):
        verb += 1
    if verb < len(words):
        yield "does", verb
        if any(word in _BE for word in words[max(place, verb - 2) : verb]):
            yield "is", verb


def _shape(around: Surroundings) -> Iterator[str]:
    words, place = around.words, around.place
    yield f"form {around.form}"
    yield f"place {'first' if place == 0 else 'late' if place > len(words) / 2 else 'middle'}"
    yield f"length {min(len(words) // 8, 6)}"
    before = words[:place]
    if before.count("“") > before.count("”") or before.count('"') % 2 == 1:
        yield "inside marks"
    if "“" in words or "”" in words or '"' in words:
        yield "with marks"


def scores(around: Surroundings) -> Floats:
    """VADER's valences around the target, 21 numbers: sum of the good, of the bad, and balance.

    Of the sentence, left, right, the clause, five words on each side, and all by nearness.
    """
    known = lexicon.valences()
    values = np.array([known.get(word, 0.0) for word in around.words])
    values[lexicon.negated(around.words)] *= lexicon.TURNED
    apart = np.arange(len(values)) - around.place
    first, last = around.clause
    windows = np.array(
        [
            np.ones(len(values)),
            apart < 0,
            apart > 0,
            (apart >= first - around.place) & (apart < last - around.place),
            (apart >= -5) & (apart < 0),
            (apart > 0) & (apart <= 5),
            1 / np.sqrt(1 + np.abs(apart)),
        ]
    )
    good, bad = windows @ np.maximum(values, 0), windows @ np.maximum(-values, 0)
    balance = np.clip(good - bad, -8, 8)
    return np.stack([np.minimum(good, 8), np.minimum(bad, 8), balance], axis=1).ravel() / 4
