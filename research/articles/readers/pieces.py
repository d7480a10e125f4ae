"""Rows of a table that are pieces of one article: a paragraph or a sentence each, numbered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from research.articles import column_names
from research.articles.cells import as_text

# Names of a column that holds a piece of a text, and no text.
_PARAGRAPH: Final = frozenset(
    "paragraph paragraphtext paragraphcontent para paratext absatz absatztext paragraphe parrafo "
    "paragrafo alinea segment segmenttext chunk chunktext block blocktext".split()
)
_SENTENCE: Final = frozenset(
    "sentence sentencetext sent satz satztext phrase oracion frase zin".split()
)
_NUMBER: Final = re.compile(r"para|sent|absatz|satz|seg|chunk|part|order|seq|pos|line|block|zeile")
_FEWEST: Final = 2  # pieces of an article


class Pieces(NamedTuple):
    """The columns by which rows belong together, that of their order, and that of their text."""

    keys: tuple[str, ...]
    number: str | None
    text: str
    joiner: str

    def key(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """What rows of one article have in common."""
        return tuple(as_text(row.get(name)).strip() for name in self.keys)

    def whole(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The one row that these rows of an article make."""
        texts = (as_text(row.get(self.text)).strip() for row in rows)
        row = {
            name: value for name, value in rows[0].items() if name not in (self.number, self.text)
        }
        return {**row, "text": self.joiner.join(filter(None, texts))}


def found(rows: Sequence[Mapping[str, Any]]) -> Pieces | None:
    """How these first rows of a table are pieces of articles; None where each is one of its own.

    >>> said = ("It rained in Rome.", "It snowed in Oslo.")
    >>> found([{"url": "a", "order": n, "paragraph": text} for n, text in zip("12", said)])
    Pieces(keys=('url',), number='order', text='paragraph', joiner='\\n\\n')
    """
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    kinds = column_names.candidates(names)
    folded = {name: column_names.fold(name) for name in names}
    named = next(
        (n for n in names if folded[n] in _PARAGRAPH | _SENTENCE and _is_words(rows, n)), None
    )
    text = named or next(iter(kinds.get("text", ())), None)
    if text is None:
        return None
    joiner = " " if folded[text] in _SENTENCE else "\n\n"
    alone = [(name,) for name in (*kinds.get("id", ()), *kinds.get("url", ()))]
    together = tuple(kinds[kind][0] for kind in ("title", "outlet", "published") if kind in kinds)
    for keys in (*alone, together if "title" in kinds else ()):
        if not keys or text in keys:
            continue
        pieces = Pieces(keys, None, text, joiner)
        runs = [list(run) for key, run in groupby(rows, pieces.key) if any(key)]
        if sum(len(run) >= _FEWEST for run in runs) * 2 < len(runs) or not runs:
            continue
        if any(len({as_text(row.get(text)) for row in run}) < len(run) for run in runs):
            continue
        counted = (n for n in names if n not in (*keys, text) and _counts(runs, n))
        # Of one address alone, any column that counts the rows of the table would do.
        sure = len(runs) > 1 or (keys == together and len(runs[0]) > _FEWEST)
        number = next((n for n in counted if sure or _NUMBER.search(folded[n])), None)
        if number or named:
            return pieces._replace(number=number)
    return None


def _is_words(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    return any(len(as_text(row.get(name)).split()) > 3 for row in rows)


def _counts(runs: Sequence[Sequence[Mapping[str, Any]]], name: str) -> bool:
    """Whether a column counts the rows of each run from 0 or 1."""
    for run in runs:
        cells = [as_text(row.get(name)).strip().removesuffix(".0") for row in run]
        digits = ["".join(filter(str.isdigit, cell)) for cell in cells]
        if not all(digits):
            return False
        numbers = [int(cell[-9:]) for cell in digits]
        if numbers[0] > 1 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return False
    return True
