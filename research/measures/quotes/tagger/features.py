"""What the tagger sees of each token, as strings: of the words around it, and of its place.

No parser and no tagger of parts of speech: word classes come from a list of words (`WordClasses`),
cues from the codebook, and the state of quotation marks of the text. The names are written out
for training; the tagger sums the weights of a word, an n-gram and a clue once and keeps the sum.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from research.measures.quotes.cues import forms
from research.measures.quotes.tagger.clues import bucket, named
from research.measures.quotes.tagger.places import find_clues
from research.text.document import Document

# From how many words to either side each kind of feature of a word is seen: the word (w), its class (p),
# as a cue its kind (c) and lemma (l), its shape (h) and ending (s).
SEEN_FROM = {"w": 3, "p": 3, "c": 3, "l": 3, "h": 2, "s": 1}
REACH = max(SEEN_FROM.values())


class Features:
    """Names of all features that have weight, in the order of their letters, and their rows from 1."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self.rows = dict(zip(names, range(1, len(names) + 1), strict=True))

    def beginning(self, start: str) -> tuple[list[str], range]:
        """Those that begin so, without it, and their rows."""
        first = bisect_left(self._names, start)
        last = bisect_left(self._names, f"{start}{chr(sys.maxunicode)}", first)
        cut = len(start)
        return [name[cut:] for name in self._names[first:last]], range(first + 1, last + 1)


class WordClasses:
    """Likely parts of speech of a word: from a list, else from its shape and ending."""

    def __init__(self, listed: Mapping[str, str], endings: Mapping[str, str]) -> None:
        self._listed = listed
        self._endings = endings
        # Class of a word as it is written; most words come again.
        self.part: Callable[[str], str] = lru_cache(maxsize=50_000)(self._part)

    def _part(self, word: str) -> str:
        """The class; "^" marks a capital."""
        lower = word.lower().replace("’", "'")
        listed = self._listed.get(lower)
        if word[0].isupper():
            return f"^{listed}" if listed else "^"
        if listed:
            return listed
        if not word[0].isalpha():
            return "0" if word[0].isdigit() else word[:1]
        return self._endings.get(lower[-3:], "?")

    def seen(self, word: str) -> dict[str, str]:
        """What a word shows to the words around it, by the kinds of `SEEN_FROM`."""
        lower = word.lower().replace("’", "'")
        if lower[0].isdigit():
            lower = "0"
        shown = {"w": lower, "p": self.part(word), "h": _shape(word), "s": lower[-3:]}
        form = forms().get(lower)
        if form is not None:
            shown |= {"c": f"{form.cue_class}|{form.part}", "l": form.lemma}
        return shown

    def window(self, word: str) -> list[list[str]]:
        """Features that a word gives to the tokens from 3 after it to 3 before it."""
        seen = self.seen(word)
        return [
            [
                f"{kind}{k}={seen[kind]}"
                for kind, most in SEEN_FROM.items()
                if kind in seen and abs(k) <= most
            ]
            for k in range(-REACH, REACH + 1)
        ]


def _shape(word: str) -> str:
    if word[0].isupper():
        return "X." if "." in word else "XX" if word.isupper() and len(word) > 1 else "Xx"
    return "x" if word[0].islower() else "0" if word[0].isdigit() else word[:1]


# Of lower-case words (w) and word classes (p): which neighbours.
NGRAMS = {
    "w-": ("w", (-1, 0)), "w+": ("w", (0, 1)), "p-": ("p", (-1, 0)), "p+": ("p", (0, 1)),
    "p-+": ("p", (-1, 0, 1)), "p--": ("p", (-2, -1, 0)), "p++": ("p", (0, 1, 2)),
}  # fmt: skip
Numbers = npt.NDArray[np.int64]
_PAD = 2  # places before the first and after the last token


_Group = tuple[str, int]  # n-grams of words or classes, and of how many


class NgramRows:
    """Rows of the n-grams of `NGRAMS` among all features.

    A word or class is a number, an n-gram the number that its parts make; unknown ones are 0 and
    in no n-gram that has weight. Those of the same parts at other places are looked up together.
    """

    def __init__(self, features: Features) -> None:
        self._ids: dict[str, dict[str, int]] = {"w": {"^^": 1, "$$": 2}, "p": {"^^": 1, "$$": 2}}
        numbers: dict[str, Numbers] = {}
        rows: dict[str, list[int]] = {}
        for gram, (of, places) in NGRAMS.items():
            ids, held = self._ids[of], zip(*features.beginning(f"{gram}|"), strict=True)
            # A word may be the mark that parts them.
            found = [(name, row) for name, row in held if name.count("|") == len(places) - 1]
            # Parted in one go: there are tens of thousands.
            values = "|".join(name for name, _ in found).split("|") if found else []
            new = [value for value in dict.fromkeys(values) if value not in ids]
            ids.update(zip(new, range(len(ids) + 1, len(ids) + 1 + len(new)), strict=True))
            of_values = np.array([ids[value] for value in values], dtype=np.int64)
            numbers[gram] = of_values.reshape(-1, len(places))
            rows[gram] = [row for _, row in found]
        self._sizes = {of: len(ids) + 1 for of, ids in self._ids.items()}
        self._keys: dict[_Group, Numbers] = {}
        self._rows: dict[str, Numbers] = {}
        for group in dict.fromkeys(map(_group, NGRAMS)):
            keys = {g: self._joined(group[0], n) for g, n in numbers.items() if _group(g) == group}
            # Nothing has the number -1: there is always a key.
            self._keys[group] = every = np.unique(np.concatenate([[-1], *keys.values()]))
            for gram, own in keys.items():
                self._rows[gram] = np.zeros(len(every) + 1, dtype=np.int64)
                self._rows[gram][np.searchsorted(every, own)] = rows[gram]

    def numbers(self, word: str, part: str) -> tuple[int, int]:
        """Numbers of a lower-case word and of a word class; 0 where no n-gram has them."""
        return self._ids["w"].get(word, 0), self._ids["p"].get(part, 0)

    def rows(self, words: Numbers, parts: Numbers) -> list[Numbers]:
        """Row of each n-gram at each token, 0 where it has no weight; one array an n-gram."""
        edges = np.ones(_PAD, dtype=np.int64)
        padded = {
            "w": np.concatenate([edges, words, 2 * edges]),
            "p": np.concatenate([edges, parts, 2 * edges]),
        }
        places = {}
        for group, keys in self._keys.items():
            of, length = group
            wanted = self._joined(of, np.lib.stride_tricks.sliding_window_view(padded[of], length))
            at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            # The last row of each n-gram is 0, that of what is not found.
            places[group] = np.where(keys[at] == wanted, at, len(keys))
        found = []
        for gram, (_, (first, *_)) in NGRAMS.items():
            here = places[_group(gram)][_PAD + first :][: len(words)]
            found.append(self._rows[gram][here])
        return found

    def _joined(self, of: str, numbers: Numbers) -> Numbers:
        """One number for each row of numbers."""
        joined = numbers[:, 0]
        for column in numbers.T[1:]:
            joined = joined * self._sizes[of] + column
        return joined


def _group(gram: str) -> _Group:
    of, places = NGRAMS[gram]
    return of, len(places)


def features(document: Document, classes: WordClasses) -> list[list[str]]:
    """All features of each token, in order: of its place, of the words around it, n-grams."""
    count = len(document.tokens)
    parts = [classes.part(word) for word in document.words]
    windows = [classes.window(word) for word in document.words]
    grams = {"w": ["^^", "^^", *document.lower, "$$", "$$"], "p": ["^^", "^^", *parts, "$$", "$$"]}
    rows: list[list[str]] = [[] for _ in range(count)]
    for stretch in chain.from_iterable(find_clues(document, parts)):
        for at in range(stretch.first, stretch.last):
            for clue in stretch.clues:
                rows[at].extend(named(clue))
            for clue, origin in stretch.near:
                rows[at].extend(named(clue, bucket(abs(at - origin))))
            if stretch.by_part is not None:
                rows[at].extend(named(stretch.by_part, parts[at]))
    for at, row in enumerate(rows):
        for k in range(max(-REACH, -at), min(REACH + 1, count - at)):
            row.extend(windows[at + k][k + REACH])
        for name, (of, places) in NGRAMS.items():
            row.append("|".join([name, *(grams[of][at + 2 + k] for k in places)]))
    return rows
