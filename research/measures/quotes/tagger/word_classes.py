"""Word classes: likely parts of speech of a word as it is written, from a list that ships."""

from __future__ import annotations

from collections.abc import Mapping

from research.measures.quotes.cues import forms

REACH = 3  # words to either side that a word is seen from


class WordClasses:
    """Likely parts of speech of a word: from a list, else from its shape and ending."""

    def __init__(self, listed: Mapping[str, str], endings: Mapping[str, str]) -> None:
        self._listed = listed
        self._endings = endings

    def part(self, word: str) -> str:
        """Class of a word as it is written; "^" marks a capital."""
        lower = word.lower().replace("’", "'")
        listed = self._listed.get(lower)
        if word[0].isupper():
            return f"^{listed}" if listed else "^"
        if listed:
            return listed
        if not word[0].isalpha():
            return "0" if word[0].isdigit() else word[:1]
        return self._endings.get(lower[-3:], "?")

    def window(self, word: str) -> list[list[str]]:
        """Features that a word gives to the tokens from 3 after it to 3 before it."""
        lower = word.lower().replace("’", "'")
        if lower[0].isdigit():
            lower = "0"
        part = self.part(word)
        form = forms().get(lower)
        places = []
        for k in range(-REACH, REACH + 1):
            row = [f"w{k}={lower}", f"p{k}={part}"]
            if form is not None:
                row += [f"c{k}={form.cue_class}|{form.part}", f"l{k}={form.lemma}"]
            if abs(k) <= 2:
                row.append(f"h{k}={_shape(word)}")
            if abs(k) <= 1:
                row.append(f"s{k}={lower[-3:]}")
            places.append(row)
        return places


def _shape(word: str) -> str:
    if word[0].isupper():
        return "X." if "." in word else "XX" if word.isupper() and len(word) > 1 else "Xx"
    return "x" if word[0].islower() else "0" if word[0].isdigit() else word[:1]
