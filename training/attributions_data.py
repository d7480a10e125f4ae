"""What the attribution tower learns from: PolNeAR's texts in windows, one label a word."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HELD, PARTS = 0, 10  # one text of ten is never learnt from
NONE = -1  # the label of a piece that does not begin a word
LOOKS = 6  # see `attributions.look` of the package
LABELS = ("O", "B", "I", "J", "q>", "q<", "s>", "s<")  # as tagger.model
TEXTS = Path(__file__).resolve().parent.parent / "build" / "attribution_texts.npz"
WORDS = TEXTS.parents[1] / "research" / "measures" / "weights" / "encoder_words.npz"
# Marks as other outlets set them, so that the tower does not learn one house style.
STYLES: tuple[dict[str, str], ...] = (
    {},
    {"“": '"', "”": '"', "’": "'", "‘": "'"},
    {"“": "‘", "”": "’"},
    {'"': "″"},
)


@dataclass(frozen=True, slots=True)
class Row:
    """A text as ids of word pieces; of each piece its look (see LOOKS), and its label.

    `labels` holds one list for each annotator of the text.
    """

    name: str
    ids: list[int]
    looks: list[int]
    labels: list[list[int]]


def split(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Names to learn from, and those held back."""
    ordered = sorted(set(names))
    held = set(ordered[HELD::PARTS])
    return [n for n in ordered if n not in held], sorted(held)


def pack(styled: Sequence[Sequence[Row]]) -> dict[str, np.ndarray]:
    """The same texts in each style as arrays: pieces one after the other, and how many are whose."""
    rows = [row for one in styled for row in one]
    names = [row.name for row in styled[0]]
    return {
        "names": np.frombuffer("\n".join(names).encode(), np.uint8),
        "sizes": np.array([len(row.ids) for row in rows], np.int32),
        "annotators": np.array([len(row.labels) for row in rows], np.int32),
        "ids": np.array([i for row in rows for i in row.ids], np.int32),
        "looks": np.array([i for row in rows for i in row.looks], np.int8),
        "labels": np.array([i for row in rows for one in row.labels for i in one], np.int8),
    }


def read() -> list[list[Row]]:
    """The texts as `pack` put them, one list a style."""
    held = np.load(TEXTS)
    names = held["names"].tobytes().decode().split("\n")
    ids, looks, labels = held["ids"].tolist(), held["looks"].tolist(), held["labels"].tolist()
    found: list[Row] = []
    at = seen = 0
    for number, (size, coders) in enumerate(zip(held["sizes"], held["annotators"], strict=True)):
        coded = [labels[seen + k * size : seen + (k + 1) * size] for k in range(coders)]
        name = names[number % len(names)]
        found.append(Row(name, ids[at : at + size], looks[at : at + size], coded))
        at, seen = at + size, seen + size * coders
    return [found[i : i + len(names)] for i in range(0, len(found), len(names))]


def word_pieces() -> tuple[np.ndarray, dict[str, int]]:
    """Vectors of the shipped word pieces, which stay as they are, and the pieces' numbers."""
    with np.load(WORDS) as held:
        names = held["pieces"].tobytes().decode("utf-8").split("\n")
        vectors = held["vectors"] * held["scale"][:, None]
    return vectors.astype(np.float32), {name: at for at, name in enumerate(names)}


def windows(given: Sequence[Row], size: int, ends: set[int], rng: random.Random) -> list[Row]:
    """Texts cut anew, at random, into stretches of at most `size` pieces; one annotator each."""
    found = []
    for row in given:
        labels = rng.choice(row.labels)
        first = 0
        last = rng.randrange(size // 3, size)
        while first < len(row.ids):
            last = min(last, len(row.ids))
            # Mostly at the end of a sentence, as when it is used.
            while (
                last < len(row.ids) and last > first + size // 2 and row.ids[last - 1] not in ends
            ):
                last -= 1
            part = slice(first, last)
            found.append(Row(row.name, row.ids[part], row.looks[part], [labels[part]]))
            first, last = last, last + size
    return found
