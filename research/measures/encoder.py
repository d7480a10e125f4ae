"""The small encoder: sentiment towards a mention and likeness of passages, by one model.

Needs the extra `encoder` (onnxruntime), which is not imported, nor are the weights read, before
they are asked for. What it was trained on, and how well it does: `weights/encoder.md`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources, util
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from research.articles import text as texts
from research.articles.text import Span
from research.errors import InputError, ParameterError
from research.measures.word_pieces import word_pieces

if TYPE_CHECKING:
    from research.measures.sentiment import TargetSentiment

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Item = tuple[str, int, int]

FILES = ("encoder.onnx", "encoder.txt")
_HASHES = "encoder.sha256"
# Word pieces of one passage, as in training; a longer one keeps the stretch around its mention.
LONGEST = 256
# Characters around a mention that can hold that many pieces, however short they are.
_REACH = 1500
# Passages of one batch: more cost memory and gain nothing.
_BATCH = 32
# Probabilities and likeness are rounded to this many places: machines differ in the sixth.
PLACES = 4
# Words tried as evidence, the nearest to the mention first, and words shown.
_TRIED, _SHOWN = 10, 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as ids of word pieces, their characters, and 1 for those of the mention."""

    ids: list[int]
    marked: list[int]
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class Model:
    """The loaded encoder: `run` gives the output of a name for ids, mask and marks."""

    vocabulary: dict[str, int]
    run: Callable[[str, Whole, Whole, Whole], Floats]
    sha256: str


def installed() -> bool:
    """Whether the encoder can be used here: onnxruntime and the weights are there."""
    folder = resources.files("research.measures") / "weights"
    return util.find_spec("onnxruntime") is not None and all(
        (folder / name).is_file() for name in FILES
    )


@lru_cache(maxsize=1)
def load() -> Model:
    """The shipped encoder, checked against its hashes.

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
    raw = _checked()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    # Waiting threads sleep: on a busy machine, spinning ones take the core that they wait for.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(
        raw["encoder.onnx"], options, providers=["CPUExecutionProvider"]
    )
    # Only the tower that is asked for is computed.
    partly = onnxruntime.RunOptions()
    partly.only_execute_path_to_fetches = True

    def run(output: str, ids: Whole, mask: Whole, marked: Whole) -> Floats:
        given = {"ids": ids, "mask": mask, "marked": marked}
        return np.asarray(session.run([output], given, partly)[0], np.float64)

    vocabulary = raw["encoder.txt"].decode("utf-8").split("\n")
    sha256 = hashlib.sha256(raw["encoder.onnx"]).hexdigest()
    return Model({piece: number for number, piece in enumerate(vocabulary)}, run, sha256)


def _checked() -> dict[str, bytes]:
    folder = resources.files("research.measures") / "weights"
    lines = (folder / _HASHES).read_text(encoding="ascii").splitlines()
    expected = {name: sha256 for sha256, name in (line.split() for line in lines)}
    raw = {}
    for name in FILES:
        raw[name] = (folder / name).read_bytes()
        seen = hashlib.sha256(raw[name]).hexdigest()
        if seen != expected.get(name):
            raise InputError(
                f"weights/{name}: sha256 is {seen[:12]}, expected {expected.get(name, '?')[:12]}; "
                "the file was changed or cut: install the package again"
            )
    return raw


def sentiment(sentence: str, start: int, end: int) -> TargetSentiment:
    """Sentiment that one sentence shows towards its words `sentence[start:end]`."""
    return sentiments([(sentence, start, end)])[0]


def sentiments(items: Sequence[Item], *, evidence: bool = True) -> list[TargetSentiment]:
    """Sentiment towards one mention in each of many sentences, in batches.

    Evidence is found by occlusion: of the words near the mention, those whose masking lowers the
    chance of the label most. That costs up to ten more passes for each sentence that is not
    neutral.

    Parameters
    ----------
    items
        Sentence, start and end of the mention in it, each.
    evidence
        Whether to look for the words that carry each label.

    Returns
    -------
    list of TargetSentiment
        In the order of `items`; probabilities rounded to four places.
    """
    from research.measures.sentiment import LABELS, TargetSentiment

    model = load()
    passages = [_passage(model, *item) for item in items]
    chances = _softmax(_outputs(model, "logits", passages))
    shown = _evidence(model, items, passages, chances) if evidence else [()] * len(items)
    return [
        TargetSentiment(LABELS[int(row.argmax())], _triple(row), spans)
        for row, spans in zip(chances, shown, strict=True)
    ]


def embeddings(passages: Sequence[str]) -> Floats:
    """Unit vectors of passages, one row each; their product is the likeness.

    Only the first 256 word pieces of a passage count.
    """
    model = load()
    vectors = _outputs(model, "embedding", [_passage(model, text, 0, 0) for text in passages])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), np.float64)


def likeness(passages: Sequence[str], others: Sequence[str]) -> Floats:
    """Cosine of each passage with each other one, rounded: one row a passage.

    Paraphrases are mostly above .7, sentences on one topic above .4. Misled by negation: "he
    will" and "he will not" are alike.

    Parameters
    ----------
    passages, others
        Sentences or quotations.

    Returns
    -------
    array of shape (len(passages), len(others))
        -1 to 1.
    """
    if not passages or not others:
        return np.zeros((len(passages), len(others)))
    return np.round(embeddings(passages) @ embeddings(others).T, PLACES)


def _passage(model: Model, text: str, start: int, end: int) -> Passage:
    """Word pieces of a text, those of `text[start:end]` marked; of a long one those nearby."""
    before = max(0, start - _REACH)
    pieces = word_pieces(text[before : start + _REACH], model.vocabulary)
    spans = [Span(p.start + before, p.end + before) for p in pieces]
    marked = [int(s.start < end and s.end > start) for s in spans]
    room = LONGEST - 2
    here = marked.index(1) if 1 in marked else 0
    first = max(0, min(here - room // 2, len(pieces) - room))
    keep = slice(first, first + room)
    return Passage(
        [model.vocabulary["[CLS]"], *(p.number for p in pieces[keep]), model.vocabulary["[SEP]"]],
        [0, *marked[keep], 0],
        [Span(0, 0), *spans[keep], Span(0, 0)],
    )


def _outputs(model: Model, name: str, passages: Sequence[Passage]) -> Floats:
    """One output of the model, a row a passage; passages of like length share a batch."""
    rows: dict[int, Floats] = {}
    for batch in _batches([len(p.ids) for p in passages]):
        shape = (len(batch), max(len(passages[i].ids) for i in batch))
        ids, mask, marked = (np.zeros(shape, np.int64) for _ in range(3))
        for row, i in enumerate(batch):
            size = len(passages[i].ids)
            ids[row, :size], mask[row, :size] = passages[i].ids, 1
            marked[row, :size] = passages[i].marked
        rows |= dict(zip(batch, model.run(name, ids, mask, marked), strict=True))
    return np.array([rows[i] for i in range(len(passages))])


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    from tqdm import tqdm

    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    # A bar on a terminal only, and only where there is something to wait for.
    quiet = None if len(order) > 8 * _BATCH else True
    for first in tqdm(range(0, len(order), _BATCH), desc="encoder", leave=False, disable=quiet):
        yield order[first : first + _BATCH]


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)


def _triple(chances: Floats) -> tuple[float, float, float]:
    bad, good = round(float(chances[0]), PLACES), round(float(chances[2]), PLACES)
    return bad, round(1 - bad - good, PLACES), good


def _evidence(
    model: Model, items: Sequence[Item], passages: Sequence[Passage], chances: Floats
) -> list[tuple[Span, ...]]:
    """The words of each item whose masking lowers the chance of its label most."""
    tried: list[tuple[int, Span]] = []
    masked: list[Passage] = []
    hidden = model.vocabulary["[MASK]"]
    for i, (item, passage) in enumerate(zip(items, passages, strict=True)):
        for word in _candidates(*item) if chances[i].argmax() != 1 else ():
            inside = [s.start < word.end and s.end > word.start for s in passage.spans]
            if any(inside):
                ids = [hidden if x else n for n, x in zip(passage.ids, inside, strict=True)]
                tried.append((i, word))
                masked.append(Passage(ids, passage.marked, passage.spans))
    falls: dict[int, list[tuple[float, Span]]] = {}
    without = _softmax(_outputs(model, "logits", masked)) if masked else ()
    for (i, word), row in zip(tried, without, strict=True):
        best = int(chances[i].argmax())
        fall = round(float(chances[i][best] - row[best]), PLACES)
        if fall > 0:
            falls.setdefault(i, []).append((-fall, word))
    return [tuple(word for _, word in sorted(falls.get(i, []))[:_SHOWN]) for i in range(len(items))]


def _candidates(text: str, start: int, end: int) -> list[Span]:
    """Words near the mention that can carry a judgement: no name, no short word."""
    before = max(0, start - _REACH)
    spans = (
        Span(s.start + before, s.end + before) for s in texts.words(text[before : end + _REACH])
    )
    able = [
        s
        for s in spans
        if s.end - s.start > 3 and text[s.start].islower() and (s.end <= start or s.start >= end)
    ]
    return sorted(able, key=lambda s: (max(s.start - end, start - s.end), s.start))[:_TRIED]
