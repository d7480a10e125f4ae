"""The small encoder's weights, each loaded once: texts in, what its towers say of them out.

Needs the extra `encoder` (onnxruntime, tokenizers), which is not imported, nor are the weights read, before
they are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib import util
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from research import progress
from research.errors import ParameterError
from research.measures import weights
from research.measures.encoder.word_pieces import Piece, tokenizer, word_pieces
from research.text.segments import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Item = TypeVar("Item")
Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

FILES = ("encoder_sentiment.onnx", "encoder_likeness.onnx", "encoder_words.npz")
# Word pieces of one passage, as in training; a longer one keeps the stretch around its mention.
LONGEST = 256
# Probabilities and likeness are rounded to this many places: machines differ in the sixth.
PLACES = 4
WIDTH = 384  # of an embedding
# Characters around a mention that can hold that many pieces, however short they are.
REACH = 1500
# Passages of one batch, all of one length: none is padded.
_BATCH = 8
_threads: ContextVar[int] = ContextVar("threads")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as ids of word pieces, their characters, and 1 for those of the mention."""

    ids: list[int]
    marked: list[int]
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary: its tokenizer, the number of each piece, its vector as int8 with a scale."""

    spelling: Tokenizer
    numbers: dict[str, int]
    vectors: npt.NDArray[np.int8]
    scale: npt.NDArray[np.float32]


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Within the block the encoder takes so many threads; what it says is the same with any."""
    before = _threads.set(count)
    try:
        yield
    finally:
        _threads.reset(before)


def most_threads() -> int:
    """How many threads the encoder takes here."""
    # More than two gain little.
    return _threads.get(min(2, os.cpu_count() or 1))


def installed() -> bool:
    """Whether the encoder can be used here: its packages and the weights are there."""
    there = all(util.find_spec(package) is not None for package in ("onnxruntime", "tokenizers"))
    return there and all(map(weights.has, FILES))


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The shipped vocabulary.

    Raises
    ------
    InputError
        Where the file was changed.
    """
    held = weights.arrays("encoder_words.npz")
    pieces = held["pieces"].tobytes().decode("utf-8").split("\n")
    numbers = {piece: number for number, piece in enumerate(pieces)}
    return Words(
        tokenizer(numbers),
        numbers,
        held["vectors"].astype(np.int8),
        held["scale"].astype(np.float32),
    )


@lru_cache(maxsize=4)
def _load_tower(name: str) -> Callable[[dict[str, Any]], Floats]:
    """One of the towers, as a function of its inputs, in the thread that calls it.

    Raises
    ------
    ParameterError
        Where the extra is not installed.
    InputError
        Where the weights were changed.
    """
    try:
        import onnxruntime
    except ImportError:
        raise ParameterError(
            "method = 'encoder' needs the package onnxruntime, which is not installed; "
            "install the extra: pip install 'news-framing[encoder]', or use method = 'linear'"
        ) from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        weights.read(f"encoder_{name}.onnx"), options, providers=["CPUExecutionProvider"]
    )
    taken = {given.name for given in session.get_inputs()}

    def run(given: dict[str, Any]) -> Floats:
        out = session.run(None, {key: value for key, value in given.items() if key in taken})
        return np.asarray(out[0], np.float64)

    return run


def load(tower: Literal["attributions"]) -> None:
    """Load the tower and the vocabulary, if they are not."""
    _load_tower(tower)
    load_words()


@lru_cache(maxsize=256)
def spelt(text: str) -> list[Piece]:
    """The word pieces of a passage; a sentence is asked for once for each of its mentions."""
    return word_pieces(text, load_words().spelling)


def passage(text: str, start: int, end: int) -> Passage:
    """Word pieces of a text, those of `text[start:end]` marked; of a long one those nearby."""
    numbers = load_words().numbers
    before = max(0, start - REACH)
    pieces = spelt(text[before : start + REACH])
    spans = [Span(p.start + before, p.end + before) for p in pieces]
    marked = [int(s.start < end and s.end > start) for s in spans]
    room = LONGEST - 2
    here = marked.index(1) if 1 in marked else 0
    first = max(0, min(here - room // 2, len(pieces) - room))
    keep = slice(first, first + room)
    return Passage(
        [numbers["[CLS]"], *(p.number for p in pieces[keep]), numbers["[SEP]"]],
        [0, *marked[keep], 0],
        [Span(0, 0), *spans[keep], Span(0, 0)],
    )


def outputs(
    tower: Literal["sentiment", "likeness", "pairs"], passages: Sequence[Passage]
) -> Floats:
    """Logits, or embeddings, a row a passage; passages of one length share a batch."""
    run = _load_tower(tower)
    batches = list(_batches([len(one.ids) for one in passages]))
    read = _each(lambda batch: run(_given([passages[i] for i in batch])), batches)
    rows: dict[int, Floats] = {}
    # A bar only where there is something to wait for.
    for batch in (
        progress.each(batches, what="encoder", unit="batch") if len(batches) > 32 else batches
    ):
        rows.update(zip(batch, next(read), strict=True))
    return np.array([rows[i] for i in range(len(passages))])


def states(
    tower: Literal["attributions"], windows: Sequence[tuple[Numbers, Numbers]]
) -> list[Floats]:
    """Of each window its logits, a row a word piece.

    Parameters
    ----------
    windows
        Ids of word pieces, and how each looks (`attributions.look`). Each is read alone: long ones
        gain nothing from company.
    """
    run = _load_tower(tower)

    def one(window: tuple[Numbers, Numbers]) -> Floats:
        ids, looks = window
        rows: Floats = run({"vectors": _vectors(ids)[None], "marked": looks[None]})[0]
        return rows

    return list(_each(one, windows))


def _each(read: Callable[[Item], Floats], items: Sequence[Item]) -> Iterator[Floats]:
    """What is read of each item, in one thread each: two for one item take a sixth more processor time."""
    if most_threads() == 1:
        yield from map(read, items)
        return
    with ThreadPoolExecutor(most_threads()) as pool:
        yield from pool.map(read, items)


def _given(passages: Sequence[Passage]) -> dict[str, Any]:
    """Inputs of a tower: passages of one length."""
    ids = np.array([one.ids for one in passages])
    return {
        "vectors": _vectors(ids),
        "mask": np.ones(ids.shape, np.int64),
        "marked": np.array([one.marked for one in passages]),
    }


def _vectors(ids: Numbers) -> npt.NDArray[np.float32]:
    """The vector of each word piece, along a last axis."""
    words = load_words()
    return np.asarray(words.vectors[ids] * words.scale[ids][..., None], np.float32)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of passages of one length, at most `_BATCH` together."""
    by_length: dict[int, list[int]] = {}
    for number, length in enumerate(lengths):
        by_length.setdefault(length, []).append(number)
    for _, alike in sorted(by_length.items()):
        for first in range(0, len(alike), _BATCH):
            yield alike[first : first + _BATCH]
