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
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from research import progress
from research.errors import ParameterError
from research.measures import weights
from research.measures.encoder.word_pieces import tokenizer, word_pieces
from research.text.segments import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

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
# Passages of one batch: with 32 a third more is read of padding, and memory of a core moves more.
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
def _load_tower(name: str, *, threads: int) -> Callable[[dict[str, Any]], Floats]:
    """One of the towers, as a function of its inputs.

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
    options.intra_op_num_threads = threads
    # Waiting threads sleep: on a busy machine, spinning ones take the core that they wait for.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
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
    _load_tower(tower, threads=1)
    load_words()


def passage(text: str, start: int, end: int) -> Passage:
    """Word pieces of a text, those of `text[start:end]` marked; of a long one those nearby."""
    words = load_words()
    numbers = words.numbers
    before = max(0, start - REACH)
    pieces = word_pieces(text[before : start + REACH], words.spelling)
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
    """Logits, or embeddings, a row a passage; passages of like length share a batch."""
    rows = dict(_rows(tower, passages))
    return np.array([rows[i] for i in range(len(passages))])


def states(
    tower: Literal["attributions"], windows: Sequence[tuple[Numbers, Numbers]]
) -> list[Floats]:
    """Of each window its logits, a row a word piece.

    Parameters
    ----------
    tower
        Its name.
    windows
        Ids of word pieces, and how each looks (`attributions.look`). Each is read alone, and in one
        thread: long ones gain nothing from company, and none is padded.
    """
    run = _load_tower(tower, threads=1)

    def one(window: tuple[Numbers, Numbers]) -> Floats:
        ids, looks = window
        rows: Floats = run({"vectors": _vectors(ids)[None], "marked": looks[None]})[0]
        return rows

    if most_threads() == 1:
        return list(map(one, windows))
    with ThreadPoolExecutor(most_threads()) as pool:
        return list(pool.map(one, windows))


def _rows(tower: str, passages: Sequence[Passage]) -> Iterator[tuple[int, Floats]]:
    run = _load_tower(tower, threads=most_threads())
    for batch in _batches([len(p.ids) for p in passages]):
        found = run(_given([passages[i] for i in batch]))
        yield from zip(batch, found, strict=True)


def _given(passages: Sequence[Passage]) -> dict[str, Any]:
    """Inputs of a tower: passages of any length, padded to the longest."""
    shape = (len(passages), max(len(one.ids) for one in passages))
    ids, mask, marked = (np.zeros(shape, np.int64) for _ in range(3))
    for row, one in enumerate(passages):
        size = len(one.ids)
        ids[row, :size], mask[row, :size], marked[row, :size] = one.ids, 1, one.marked
    return {"vectors": _vectors(ids), "mask": mask, "marked": marked}


def _vectors(ids: Numbers) -> npt.NDArray[np.float32]:
    """The vector of each word piece, along a last axis."""
    words = load_words()
    return np.asarray(words.vectors[ids] * words.scale[ids][..., None], np.float32)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    starts = range(0, len(order), _BATCH)
    # A bar only where there is something to wait for.
    for first in (
        progress.each(starts, what="encoder", unit="batch") if len(starts) > 32 else starts
    ):
        yield order[first : first + _BATCH]
