"""Stems of English words: what their inflected and derived forms share (Porter 2001)."""

from __future__ import annotations

from functools import cache, lru_cache

from research.languages.toolkit import SnowballStemmer


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word in lower case, its apostrophe straight.

    >>> stem("policies"), stem("won't")
    ('polici', "won't")
    """
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> SnowballStemmer:
    return SnowballStemmer("english")
