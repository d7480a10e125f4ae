"""Cut PolNeAR's training texts into word pieces with labels: `make tower`, its first step.

Writes `build/attribution_texts.npz` for attributions.py, which needs no other part of the package.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import polnear  # noqa: E402
from attributions_data import NONE, STYLES, TEXTS, Row, pack  # noqa: E402
from common import data  # noqa: E402

from research.measures.encoder.attributions import look  # noqa: E402
from research.measures.encoder.towers import load_words  # noqa: E402
from research.measures.encoder.word_pieces import word_pieces  # noqa: E402
from research.measures.quotes.tagger.model import LABELS  # noqa: E402
from research.text.document import Document, lay_out  # noqa: E402


def word_labels(laid_out: Document, relations: Sequence[polnear.Relation]) -> list[str]:
    """Annotated attributions as one label a token; see `tagger.model.LABELS`."""
    tokens = laid_out.tokens
    found = ["O"] * len(tokens)

    def inside(a: int, b: int) -> range:
        first = bisect_left(tokens, (a,))
        first -= first > 0 and tokens[first - 1].end > a
        return range(first, bisect_left(tokens, (b,)))

    for relation in relations:
        content = [at for span in relation.content for at in inside(*span)]
        for number, at in enumerate(content):
            goes_on = number and content[number - 1] == at - 1
            found[at] = "I" if goes_on else "J" if number else "B"
        for spans, role in ((relation.cue, "q"), (relation.source, "s")):
            for span in spans if content else ():
                for at in inside(*span):
                    if found[at] == "O":
                        found[at] = f"{role}{'>' if at < content[0] else '<'}"
    return found


def rows(folder: Path, style: int) -> list[Row]:
    """Every text of PolNeAR's train part, its marks in one of the styles."""
    table = str.maketrans(STYLES[style])
    by_name: dict[str, list[polnear.Document]] = {}
    for document in polnear.read(folder, "train", every=True):
        by_name.setdefault(document.name, []).append(document)
    return [_row(name, documents, table) for name, documents in sorted(by_name.items())]


def _row(name: str, documents: list[polnear.Document], table: dict[int, str | int | None]) -> Row:
    known = load_words()
    numbers = known.numbers
    laid_out = lay_out(documents[0].text.translate(table))
    starts = {token.start: at for at, token in enumerate(laid_out.tokens)}
    coded = [[LABELS.index(x) for x in word_labels(laid_out, d.relations)] for d in documents]
    ids: list[int] = []
    looks: list[int] = []
    labels: list[list[int]] = [[] for _ in documents]
    paragraph = 0
    for piece in word_pieces(laid_out.text, known.spelling):
        at = max(0, bisect_left(laid_out.tokens, (piece.start + 1,)) - 1)
        if laid_out.paragraph[at] != paragraph:
            paragraph = laid_out.paragraph[at]
            ids.append(numbers["[SEP]"])
            looks.append(0)
            for given in labels:
                given.append(NONE)
        ids.append(piece.number)
        looks.append(look(laid_out.words[at], laid_out.marked[at] >= 0))
        begins = starts.get(piece.start)
        for given, words in zip(labels, coded, strict=True):
            given.append(NONE if begins is None else words[begins])
    return Row(name, ids, looks, labels)


def main() -> None:
    TEXTS.parent.mkdir(exist_ok=True)
    styled = [rows(data("polnear"), style) for style in range(len(STYLES))]
    np.savez_compressed(TEXTS, **pack(styled))


if __name__ == "__main__":
    main()
