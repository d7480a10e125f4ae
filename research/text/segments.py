"""Paragraphs, sentences and words of a text, all as character offsets into it.

NLTK's Punkt and regular-expression tokenisers, with parameters held here: no downloaded data.
Nothing here raises, whatever the text; nothing is changed, only located.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from research.languages.toolkit import PunktSentenceTokenizer


@lru_cache(maxsize=1)
def _punkt() -> PunktSentenceTokenizer:
    # Loading articles parts no sentences, and needs no NLTK.
    from research.text import punkt

    return punkt.tokenizer()


class Span(NamedTuple):
    """A stretch of a text: `text[start:end]`, in characters."""

    start: int
    end: int


# Each word of each text becomes one: a call of the class would take twice as long.
AS_SPAN = partial(tuple.__new__, Span)
_PARAGRAPH = re.compile(r"[^\s](?:[^\n]*[^\s])?")
# What each begins with is asked first: a quarter of the time is saved.
_WORD = re.compile(
    r"(?=\S)(?:"
    r"(?=[A-Za-z]\.[A-Za-z])(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|[^\W\d_]+(?:[’'][^\W\d_]+)*(?:-[^\W_]+(?:[’'][^\W\d_]+)*)*"  # don't, far-right
    r"|\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?"  # 1,200.5  3rd
    r"|\.{2,}|--+"
    r"|[^\w\s]|_+)"
)
# No sentence ends between these two: "Is it?" she asked; No. 1; an ellipsis that goes on.
_GOES_ON = re.compile(r"(?:[!?…][\"'”’»›)\]}]*|\.{3}|,[\"'”’»›]) [^\W\d_A-Z]")
_NUMBERED = re.compile(r"\b[Nn]os?\. \d")
# Nor inside or behind brackets with an abbreviation: "Sen. Roy Lund (R-Mo.) said".
_BRACKETED = re.compile(r"\([^()]+\.(?: \)|\) [^\W\d_A-Z])")
# Nor before these: "Who?; Why?", "(R-Mo.), who".
_OPENS_NONE = (",", ";")
_BRACKETS = 32  # letters that such brackets hold at most


def paragraphs(text: str) -> list[Span]:
    r"""Lines with something on them, without the white space around.

    >>> paragraphs("One.\n\n  Two. \n")
    [Span(start=0, end=4), Span(start=8, end=12)]
    """
    return [Span(*m.span()) for m in _PARAGRAPH.finditer(text)]


def sentences(text: str) -> list[Span]:
    """Sentences of each paragraph, closing quotation marks with the sentence they close.

    Misled by an abbreviation that ends a sentence before a name: "... in the U.S. Putin said".

    >>> text = 'Sen. Rand Paul met Mr. Peskov. “We talked!” he said. He left the U.S. The end.'
    >>> [text[s.start:s.end] for s in sentences(text)]
    ['Sen. Rand Paul met Mr. Peskov.', '“We talked!” he said.', 'He left the U.S.', 'The end.']
    """
    found: list[Span] = []
    for start, end in paragraphs(text):
        first = len(found)
        for a, b in _punkt().span_tokenize(text[start:end]):
            span = Span(start + a, start + b)
            if len(found) > first and _continues(text, found[-1].end, span.start):
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
    return found


def _continues(text: str, end: int, start: int) -> bool:
    seam = text[max(0, end - 6) : end] + " " + text[start : start + 1]
    if text[start] in _OPENS_NONE or _NUMBERED.search(seam):
        return True
    opening = text.rfind("(", max(0, end - _BRACKETS), end)
    if opening >= 0 and _BRACKETED.fullmatch(text[opening:end] + " " + text[start : start + 1]):
        return True
    return bool(_GOES_ON.search(seam)) and text[start].islower()


def words(text: str) -> list[Span]:
    """Words, numbers and single punctuation marks.

    >>> text = "The U.S. won't pay $1,200.50 - ever."
    >>> [text[w.start:w.end] for w in words(text)]
    ['The', 'U.S.', "won't", 'pay', '$', '1,200.50', '-', 'ever', '.']
    """
    return written(text)[0]


def written(text: str) -> tuple[list[Span], list[str]]:
    """The same as `words`, and each as it is written.

    >>> written("Go.")[1]
    ['Go', '.']
    """
    found = list(_WORD.finditer(text))
    return list(map(AS_SPAN, map(re.Match.span, found))), list(map(re.Match.group, found))


def placed(text: str) -> list[tuple[int, str]]:
    """The same as `words`, as strings, each with where it begins.

    >>> placed("Go.")
    [(0, 'Go'), (2, '.')]
    """
    return [(m.start(), m.group()) for m in _WORD.finditer(text)]


def tokens(text: str) -> list[str]:
    """The same as `words`, as strings, for counting where no offsets are needed.

    >>> tokens("Don't go.")
    ["Don't", 'go', '.']
    """
    return _WORD.findall(text)


def n_words(parts: Iterable[str]) -> int:
    """How many of `tokens` are words: those with a letter or a figure.

    >>> n_words(tokens("Don't go."))
    2
    """
    return sum(part[:1].isalnum() or any(map(str.isalnum, part)) for part in parts)
