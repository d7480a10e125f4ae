"""Sentences that a site prints under unlike articles: captions, teasers, requests to sign up.

They would tie every two articles that carry them. A sentence repeated in articles that are alike
without it too is wire copy or a quotation, and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations, islice

from research.text.document import Document
from research.text.segments import Span

Repeated = Mapping[str, Sequence[tuple[int, Span]]]

_WORDS = 6  # words of a sentence that is not repeated by chance
_PAIRS = 30  # most pairs of articles judged for one sentence


class Sentences:
    """The sentences of texts that are added one by one, of which the repeated ones are kept.

    >>> from research.text.document import lay_out
    >>> sentences = Sentences()
    >>> for number in (0, 1):
    ...     sentences.add(number, lay_out("Sign up for our daily letter today."))
    >>> sentences.repeated()
    {'sign up for our daily letter today.': [(0, Span(start=0, end=35)), (1, Span(start=0, end=35))]}
    """

    def __init__(self) -> None:
        # Of a sentence that was seen once, a hash and its place; most never come again.
        self._once: dict[bytes, tuple[int, Span]] = {}
        self._found: dict[str, list[tuple[int, Span]]] = {}

    def add(self, number: int, body: Document) -> None:
        """Add a text by its number, larger than those before."""
        for span in body.spans:
            words = body.text[span.start : span.end].lower().split()
            if len(words) < _WORDS:
                continue
            sentence = " ".join(words)
            key = blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            first = self._once.setdefault(key, (number, span))
            if first != (number, span):
                self._found.setdefault(sentence, [first]).append((number, span))

    def repeated(self) -> dict[str, list[tuple[int, Span]]]:
        """Sentences that stand in two texts or more, with the number of each text and their place."""
        return {s: held for s, held in self._found.items() if len({n for n, _ in held}) > 1}


def misplaced(sentences: Repeated, alike: Callable[[int, int], bool | None]) -> Repeated:
    """The sentences whose articles are mostly unlike.

    Parameters
    ----------
    sentences
        As `Sentences.repeated` gives them.
    alike
        Whether two articles are alike without these sentences; None where too little is left.
    """
    return {s: held for s, held in sentences.items() if _unlike({n for n, _ in held}, alike)}


def _unlike(numbers: set[int], alike: Callable[[int, int], bool | None]) -> bool:
    pairs = islice(combinations(sorted(numbers), 2), _PAIRS)
    told = [one for a, b in pairs if (one := alike(a, b)) is not None]
    return bool(told) and sum(told) < len(told) / 2


def places(sentences: Repeated) -> dict[int, list[Span]]:
    """Where these sentences stand, by number of the text."""
    found: dict[int, list[Span]] = {}
    for held in sentences.values():
        for number, span in held:
            found.setdefault(number, []).append(span)
    return found


def without(body: str, spans: Sequence[Span]) -> str:
    """The text with these stretches cut out.

    >>> without("Rain. Sign up! Sun.", [Span(6, 15)])
    'Rain. Sun.'
    """
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(body[at:start])
        at = max(at, end)
    return "".join([*kept, body[at:]])
