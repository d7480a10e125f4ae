"""Which words of a text are content, cue or source of an attribution, by the encoder's own tower.

The tower reads a text in windows of word pieces, each with what stands around it, and gives every
word a score for each label of `tagger.model.LABELS`; the best sequence of labels is read off as the
tagger's is. What it was trained on, and how well it does: `weights/attributions.md`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from research.measures import weights
from research.measures.encoder import towers
from research.measures.encoder.towers import Numbers, load_words
from research.measures.encoder.word_pieces import word_pieces
from research.text.document import Document

Array = npt.NDArray[np.float32]

FILES = ("encoder_attributions.onnx", "attribution_steps.npz")
# Word pieces of a window, as in training. Windows that begin with paragraphs are better without what
# stands before them: where they overlapped by 40 pieces, F1 was a point lower.
SIZE = 190
# Logarithms of chances are rounded to this many places: machines differ in the sixth.
_PLACES = 4
_NEXT = 9  # texts that are read ahead: a few for each thread, so that none waits where one is short
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


class _Ahead:
    """What the network says of the next texts, made by other threads while one is taken."""

    def __init__(self, pool: Executor, documents: Iterable[Document], labels: int) -> None:
        self._pool = pool
        self._left = iter(documents)
        self._labels = labels
        self._made: dict[str, Future[Array]] = {}
        self._fill()

    def taken(self, text: str) -> Future[Array] | None:
        """Of this text, if it is one of the next; those before it will not be asked for."""
        if text not in self._made:
            return None
        while (first := next(iter(self._made))) != text:
            self._made.pop(first).cancel()
        made = self._made.pop(text)
        self._fill()
        return made

    def _fill(self) -> None:
        for document in itertools.islice(self._left, _NEXT - len(self._made)):
            self._made[document.text] = self._pool.submit(_alone, document, self._labels)


_ahead: ContextVar[_Ahead | None] = ContextVar("ahead", default=None)


@contextmanager
def ahead(documents: Iterable[Document], labels: int) -> Iterator[None]:
    """Within the block `scores` of these documents, which differ, are made ahead of one's asking for them.

    The network leaves Python to others, so that two cores are busy where a text's words are read by
    one. What it says is the same.

    Parameters
    ----------
    documents
        In the order in which they will be asked for; a few of them are taken at a time.
    labels
        As in `scores`.
    """
    count, coming = towers.most_threads(), iter(documents)
    first = list(itertools.islice(coming, 2))
    if count < 2 or len(first) < 2:  # the windows of a single text are read by all threads
        yield
        return
    towers.load("attributions")  # before two threads ask for it
    # One more than are busy: where two wait for Python, which one has at a time, a third takes the core.
    with ThreadPoolExecutor(count + 1) as pool:
        before = _ahead.set(_Ahead(pool, itertools.chain(first, coming), labels))
        try:
            yield
        finally:
            _ahead.reset(before)
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(document: Document, labels: int) -> Array:
    with towers.threads(1):
        return scores(document, labels)


def scores(document: Document, labels: int) -> Array:
    """Logarithms of the chances of each label, one row a token of the document."""
    waiting = _ahead.get()
    made = None if waiting is None else waiting.taken(document.text)
    if made is not None:
        return made.result()
    found = np.full((len(document), labels), _UNSEEN, np.float32)
    found[:, 0] = 0.0
    ids, looks, begins = _pieces(document)
    windows = [_window(ids[a:b], looks[a:b]) for a, b in _cuts(ids)]
    if windows:
        rows = np.concatenate([rows[1:-1] for rows in towers.states("attributions", windows)])
        first = begins >= 0
        found[begins[first]] = rows[first]
    found -= found.max(axis=1, keepdims=True)
    found -= np.log(np.exp(found).sum(axis=1, keepdims=True))
    return np.round(found, _PLACES)


@lru_cache(maxsize=1)
def steps() -> Array:
    """What a label adds after another, [before, after]; minus infinity where it never follows."""
    return weights.arrays("attribution_steps.npz")["steps"].astype(np.float32)


def _pieces(document: Document) -> tuple[Numbers, Numbers, Numbers]:
    """Ids, looks, and the token that each piece begins, or -1; [SEP] between paragraphs."""
    if not len(document):
        return (np.zeros(0, np.int64),) * 3
    known = load_words()
    pieces = word_pieces(document.text, known.spelling)
    at = np.searchsorted(document.starts, [piece.start for piece in pieces], side="right") - 1
    at = np.maximum(at, 0)
    looks = np.array(list(map(look, document.words, (mark >= 0 for mark in document.marked))))
    begins = np.where(np.diff(at, prepend=-1) != 0, at, -1)
    parted = np.flatnonzero(np.diff(np.array(document.paragraph)[at], prepend=0))
    return (
        np.insert([piece.number for piece in pieces], parted, known.numbers["[SEP]"]),
        np.insert(looks[at], parted, 0),
        np.insert(begins, parted, -1),
    )


def _cuts(ids: Numbers) -> Iterator[tuple[int, int]]:
    """First piece and end of each window: where a paragraph ends in its last half, else a sentence."""
    numbers = load_words().numbers
    parted, stop = numbers["[SEP]"], numbers["."]
    first = 0
    while first < len(ids):
        last = min(first + SIZE, len(ids))
        if last < len(ids):
            half = first + SIZE // 2
            for ends in ([parted], [parted, stop]):
                cuts = np.flatnonzero(np.isin(ids[half:last], ends))
                if len(cuts):
                    last = half + int(cuts[-1]) + 1
                    break
        yield first, last
        first = last


def _window(ids: Numbers, looks: Numbers) -> tuple[Numbers, Numbers]:
    numbers = load_words().numbers
    return np.r_[numbers["[CLS]"], ids, numbers["[SEP]"]], np.r_[0, looks, 0]
