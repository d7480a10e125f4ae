"""Word pieces of a text with their characters: BERT's uncased WordPiece, in plain Python.

Words are parted at white space and punctuation, lower-cased, freed of accents, and spelt with the
longest pieces of the vocabulary (Wu et al. 2016, arXiv 1609.08144, section 4.1; Devlin et al.
2019). Nothing here raises, whatever the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

# A longer word is unknown as a whole, as in BERT.
_LONGEST = 100
_UNKNOWN = "[UNK]"


class Piece(NamedTuple):
    """A word piece: its number in the vocabulary, and its characters `text[start:end]`."""

    number: int
    start: int
    end: int


def word_pieces(text: str, vocabulary: Mapping[str, int]) -> list[Piece]:
    """The pieces of a text, in order.

    Parameters
    ----------
    text
        Any text.
    vocabulary
        Pieces and their numbers; pieces inside a word begin with "##". Needs "[UNK]".

    Examples
    --------
    >>> pieces = word_pieces("Unwell!", {"[UNK]": 0, "un": 1, "##well": 2, "!": 3})
    >>> [tuple(piece) for piece in pieces]
    [(1, 0, 2), (2, 2, 6), (3, 6, 7)]
    """
    return [piece for word in _words(text) for piece in _spelt(word, vocabulary)]


# A word as its normal characters, each with its place in the text.
_Word = list[tuple[str, int]]


def _words(text: str) -> Iterator[_Word]:
    word: _Word = []
    for place, character in enumerate(text):
        kind, shown = _normal(character)
        if kind == "letter":
            word += [(c, place) for c in shown]
            continue
        if kind != "nothing" and word:
            yield word
            word = []
        if kind == "alone":
            yield [(c, place) for c in shown]
    if word:
        yield word


@lru_cache(maxsize=4096)
def _normal(character: str) -> tuple[str, str]:
    """What becomes of a character: part of a word, a word alone, a gap, or nothing."""
    category = unicodedata.category(character)
    if character in "\t\n\r" or category == "Zs":
        return "gap", ""
    if character in "\0\ufffd" or category in ("Cc", "Cf", "Cn", "Co", "Cs"):
        return "nothing", ""
    parts = unicodedata.normalize("NFD", character)
    shown = "".join(c for c in parts if unicodedata.category(c) != "Mn").lower()
    if not shown:
        return "nothing", ""
    return ("alone" if _stands_alone(character, category) else "letter"), shown


def _stands_alone(character: str, category: str) -> bool:
    """Punctuation, every ASCII mark, and Chinese characters are words by themselves."""
    code = ord(character)
    return (
        category.startswith("P")
        or (code < 128 and character.isprintable() and not character.isalnum())
        or 0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x2CEAF
        or 0x2F800 <= code <= 0x2FA1F
    )


def _spelt(word: _Word, vocabulary: Mapping[str, int]) -> list[Piece]:
    letters = "".join(character for character, _ in word)
    whole = [Piece(vocabulary[_UNKNOWN], word[0][1], word[-1][1] + 1)]
    if len(letters) > _LONGEST:
        return whole
    found: list[Piece] = []
    first = 0
    while first < len(letters):
        before = "##" if first else ""
        last = len(letters)
        while last > first and before + letters[first:last] not in vocabulary:
            last -= 1
        if last == first:
            return whole
        number = vocabulary[before + letters[first:last]]
        found.append(Piece(number, word[first][1], word[last - 1][1] + 1))
        first = last
    return found
