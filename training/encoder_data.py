"""What the encoder learns from: sentences with a marked target, parted by article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

Chances = tuple[float, float, float]

LABELS = ("negative", "neutral", "positive")
ANSWERS = Path(__file__).resolve().parent / "answers.npz"
PLACES = ANSWERS.with_name("places.npz")
HELD, PARTS = 0, 8  # one part of eight is never learnt from


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, its marked target `text[start:end]`, and the sentiment (0, 1, 2) towards it.

    `label` is None where no coder read it. `chances` are a teacher's word on it: negative, neutral,
    positive.
    """

    text: str
    start: int
    end: int
    label: int | None
    group: str
    chances: Chances | None = None


def read(folder: Path) -> list[Example]:
    """Examples of NewsMTSC's `train.jsonl`, one a target, in the order of the file."""
    found = []
    for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for target in row["targets"]:
            found.append(
                Example(
                    row["sentence_normalized"],
                    target["from"],
                    target["to"],
                    int(target["polarity"]) // 2 - 1,
                    group(row["primary_gid"]),
                )
            )
    return found


def group(gid: str) -> str:
    """The article that a sentence is of: sentences of one article never stand in two parts.

    >>> group("polusa_v1_18140453_-1_9_Jeffrey Epstein_306_313")
    'polusa_v1_18140453'
    >>> group("allsides_1000_401_25_Reality Leigh Winner_0_6")
    'allsides_401'
    """
    parts = gid.split("_")
    return f"allsides_{parts[2]}" if parts[0] == "allsides" else "_".join(parts[:3])


def split(examples: Sequence[Example]) -> tuple[list[int], list[int]]:
    """Positions for training and of the held part; whole articles, and equal sentences together."""
    home: dict[str, str] = {}
    for example in examples:
        home.setdefault(example.text, example.group)
    held = [_bucket(home[example.text]) == HELD for example in examples]
    return (
        [i for i, away in enumerate(held) if not away],
        [i for i, away in enumerate(held) if away],
    )


def _bucket(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % PARTS


def hidden(ids: Sequence[int], marked: Sequence[int], mask: int) -> tuple[list[int], list[int]]:
    """Word pieces with one mask in place of the target's, as where stances are scored.

    >>> hidden([1, 7, 8, 5, 2], [0, 1, 1, 0, 0], 9)
    ([1, 9, 5, 2], [0, 1, 0, 0])
    """
    first = marked.index(1) if 1 in marked else -1
    kept = [i for i, mark in enumerate(marked) if not mark or i == first]
    return [mask if i == first else ids[i] for i in kept], [marked[i] for i in kept]


def taught(examples: Sequence[Example]) -> list[Example]:
    """The examples of `read` with the teacher's word on each."""
    with np.load(ANSWERS) as held:
        chances = [_chances(*pair) for pair in held["newsmtsc"].tolist()]
    return [replace(e, chances=c) for e, c in zip(examples, chances, strict=True)]


def asked(folder: Path, path: Path = ANSWERS) -> list[Example]:
    """Mentions in PolNeAR's texts, with the teacher's word on each where `path` holds it.

    Places are those of `places.npz` (mentions.py) or `answers.npz` (teacher.py), the texts those of
    the data folder. Raises ValueError where these are not the texts that the places were found in.
    """
    with np.load(path) as held:
        names = held["documents"].tobytes().decode().split("\n")
        if fingerprint(folder, names) != str(held["data_sha256"]):
            raise ValueError(f"{path.name}: made of other texts than those under {folder}")
        places = held["places"].tolist()
        said = [_chances(*pair) for pair in held["chances"].tolist()] if "chances" in held else None
    texts = [_text(folder, name) for name in names]
    return [
        Example(texts[n][at:end], start, stop, None, names[n], said[i] if said else None)
        for i, (n, at, end, start, stop) in enumerate(places)
    ]


def fingerprint(folder: Path, names: Iterable[str]) -> str:
    """sha256 of NewsMTSC's examples and of these texts of PolNeAR."""
    digest = hashlib.sha256((folder / "newsmtsc" / "train.jsonl").read_bytes())
    for name in names:
        digest.update(_text(folder, name).encode())
    return digest.hexdigest()


def _text(folder: Path, name: str) -> str:
    return (folder / "polnear" / "train" / "text" / f"{name}.txt").read_text(encoding="utf-8")


def _chances(negative: int, positive: int) -> Chances:
    """Chances that were kept as 255ths, each rounded by itself."""
    return negative / 255, max(0, 255 - negative - positive) / 255, positive / 255
