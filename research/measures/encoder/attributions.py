"""Which words of a text are content, cue or source of an attribution, by the encoder's own tower.

The tower reads a text in windows of word pieces, each with what stands around it, and gives every
word a score for each label of `tagger.model.LABELS`; the best sequence of labels is read off as the
tagger's is. What it was trained on, and how well it does: `weights/attributions.md`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from research.measures import weights
from research.measures.encoder import towers
from research.measures.encoder.towers import Passage, load_words
from research.measures.encoder.word_pieces import word_pieces
from research.text.document import Document
from research.text.segments import Span

Array = npt.NDArray[np.float32]

FILES = ("encoder_attributions.onnx", "attribution_steps.npz")
# Word pieces of a window, as in training. Windows that begin with paragraphs are better without what
# stands before them: where they overlapped by 40 pieces, F1 was a point lower.
SIZE = 190
# Logarithms of chances are rounded to this many places: machines differ in the sixth.
_PLACES = 4
_UNSEEN = -8.0  # of a label of a word that has no piece, but for none


def installed() -> bool:
    """Whether attributions can be found by the encoder here."""
    return towers.installed() and all(map(weights.has, FILES))


def look(word: str, marked: bool) -> int:
    """How a word looks: in quotation marks or not, in lower case, with a capital, in capitals.

    >>> look("said", False), look("Trump", True), look("NATO", False)
    (0, 3, 4)
    """
    capitals = 0 if not word[:1].isupper() else 2 if len(word) > 1 and word.isupper() else 1
    return int(marked) + 2 * capitals


# Texts that are read beforehand, and what will be said of them.
_ahead: ContextVar[Mapping[str, Future[Array]]] = ContextVar("ahead")


@contextmanager
def ahead(documents: Sequence[Document], labels: int) -> Iterator[None]:
    """Within the block `scores` of these documents are made by other threads while one takes them.

    The network leaves Python to others, so that two cores are busy where a text's words are read by
    one. What it says is the same.
    """
    count = towers.most_threads()
    if count < 2 or len(documents) < 2:
        yield
        return
    towers.states("attributions", [])  # loaded before two threads ask for it
    with ThreadPoolExecutor(count) as pool:
        found = {one.text: pool.submit(_alone, one, labels) for one in documents}
        before = _ahead.set(found)
        try:
            yield
        finally:
            _ahead.reset(before)
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(document: Document, labels: int) -> Array:
    with towers.threads(1):
        return scores(document, labels)


def scores(document: Document, labels: int) -> Array:
    """Logarithms of the chances of each label, one row a token of the document.

    Parameters
    ----------
    document
        The text, laid out.
    labels
        How many labels there are.
    """
    made = _ahead.get({}).get(document.text)
    if made is not None:
        return made.result()
    found = np.full((len(document), labels), _UNSEEN, np.float32)
    found[:, 0] = 0.0
    ids, looks, begins = _pieces(document)
    windows = list(_windows(ids))
    passages = [_passage(ids[a:b], looks[a:b]) for a, b in windows]
    given = towers.states("attributions", passages)
    for (first, last), rows in zip(windows, given, strict=True):
        for at in range(first, last):
            if begins[at] >= 0:
                found[begins[at]] = rows[at - first + 1]
    found -= found.max(axis=1, keepdims=True)
    found -= np.log(np.exp(found).sum(axis=1, keepdims=True))
    return np.round(found, _PLACES)


@lru_cache(maxsize=1)
def steps() -> Array:
    """What a label adds after another, [before, after]; minus infinity where it never follows."""
    return weights.arrays("attribution_steps.npz")["steps"].astype(np.float32)


def _pieces(document: Document) -> tuple[list[int], list[int], list[int]]:
    """Ids, looks, and the token that each piece begins, or -1; [SEP] between paragraphs."""
    known = load_words()
    parted = known.numbers["[SEP]"]
    starts = [token.start for token in document.tokens]
    ids: list[int] = []
    looks: list[int] = []
    begins: list[int] = []
    paragraph, before = 0, -1
    for piece in word_pieces(document.text, known.spelling):
        at = max(0, bisect_right(starts, piece.start) - 1)
        if document.paragraph[at] != paragraph:
            paragraph = document.paragraph[at]
            ids.append(parted)
            looks.append(0)
            begins.append(-1)
        ids.append(piece.number)
        looks.append(look(document.words[at], document.marked[at] >= 0))
        begins.append(at if at != before else -1)
        before = at
    return ids, looks, begins


def _windows(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First piece and end of each window: where a paragraph ends in its last half, else a sentence."""
    numbers = load_words().numbers
    parted, stop = numbers["[SEP]"], numbers["."]
    first = 0
    while first < len(ids):
        last = min(first + SIZE, len(ids))
        if last < len(ids):
            half = range(last, first + SIZE // 2, -1)
            by_sentence = next((cut for cut in half if ids[cut - 1] in {parted, stop}), last)
            last = next((cut for cut in half if ids[cut - 1] == parted), by_sentence)
        yield first, last
        first = last


def _passage(ids: Sequence[int], looks: Sequence[int]) -> Passage:
    numbers = load_words().numbers
    return Passage(
        [numbers["[CLS]"], *ids, numbers["[SEP]"]],
        [0, *looks, 0],
        [Span(0, 0)] * (len(ids) + 2),
    )
