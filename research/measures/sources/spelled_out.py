"""Bodies by the letters that an article gives them: "the Harbour Workers Union (HWU)"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from research.languages.en import lists
from research.languages.en import source_patterns as patterns


@lru_cache(maxsize=16)
def _letters(text: str) -> Mapping[str, str]:
    """Letters in brackets -> the words before them that begin with these letters."""
    found = {}
    for place in patterns.LETTERS_OF.finditer(text):
        words, short = place["words"].split(), place["short"]
        for first in range(len(words) - 1, -1, -1):
            if "".join(word[0] for word in words[first:] if word[0].isupper()) == short:
                found[short] = " ".join(words[first:])
                break
    return found


def spelled_out(text: str, words: str) -> str:
    """Words of an article with the bodies whole that they call by their letters.

    >>> spelled_out("the Harbour Workers Union (HWU) has struck", "HWU president")
    'Harbour Workers Union president'
    """
    known = _letters(text)
    parts = words.split(" ")
    if known.keys().isdisjoint(parts):
        return words
    return " ".join(
        part if lists.body_type(part) == "official" else known.get(part, part) for part in parts
    )
