"""Sentences that a site prints under unlike articles: captions, teasers, requests to sign up.

They would tie every two articles that carry them. A sentence repeated in articles that are alike
without it too is wire copy or a quotation, and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, islice

from research.text.document import Document
from research.text.segments import Span

Repeated = Mapping[str, Sequence[tuple[int, Span]]]

_WORDS = 6  # words of a sentence that is not repeated by chance
_PAIRS = 30  # most pairs of articles judged for one sentence


def repeated(bodies: Iterable[Document]) -> dict[str, list[tuple[int, Span]]]:
    """Sentences that stand in two texts or more, with the number of each text and their place.

    >>> from research.text.document import lay_out
    >>> texts = ["Sign up for our daily letter today. Rain.", "Sign up for our daily letter today."]
    >>> repeated(map(lay_out, texts))
    {'sign up for our daily letter today.': [(0, Span(start=0, end=35)), (1, Span(start=0, end=35))]}
    """
    found: dict[str, list[tuple[int, Span]]] = {}
    for number, body in enumerate(bodies):
        for span in body.spans:
            words = body.text[span.start : span.end].lower().split()
            if len(words) >= _WORDS:
                found.setdefault(" ".join(words), []).append((number, span))
    return {s: held for s, held in found.items() if len({number for number, _ in held}) > 1}


def misplaced(sentences: Repeated, alike: Callable[[int, int], bool | None]) -> Repeated:
    """The sentences whose articles are mostly unlike.

    Parameters
    ----------
    sentences
        As `repeated` gives them.
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
