"""Choose the mentions that a teacher is asked about: `make teacher`, its first step.

Reads PolNeAR's training texts (no annotation) and writes where sentences and mentions of people,
organisations, groups and offices in them stand to `training/places.npz`, for teacher.py.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import numpy as np
from encoder_data import PLACES, fingerprint, read, split

from research.measures.actors import find_actors
from research.text import segments as texts

DATA = Path(os.environ.get("RESEARCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
KINDS = ("person", "organisation", "group", "office")
LENGTHS = range(40, 601)  # characters of a sentence
MOST, SEED = 32_000, 11


def places(text: str) -> list[tuple[int, int, int, int]]:
    """Start and end of each sentence and of one mention in it of each actor: there, in the sentence."""
    mentions = [m for m in find_actors(text) if m.kind in KINDS]
    found = []
    for paragraph in texts.paragraphs(text):
        for span in texts.sentences(text[paragraph.start : paragraph.end]):
            start, end = span.start + paragraph.start, span.end + paragraph.start
            if end - start not in LENGTHS or "\n" in text[start:end]:
                continue
            first = {m.actor: m for m in reversed(mentions) if start <= m.start and m.end <= end}
            inside = sorted(first.values(), key=lambda m: m.start)
            found += [(start, end, m.start - start, m.end - start) for m in inside]
    return found


def main() -> None:
    examples = read(DATA / "newsmtsc")
    held = {examples[i].text for i in split(examples)[1]}
    paths = sorted((DATA / "polnear" / "train" / "text").glob("*.txt"))
    found = []
    for number, path in enumerate(paths):
        text = path.read_text(encoding="utf-8")
        found += [(number, *p) for p in places(text) if text[p[0] : p[1]] not in held]
    random.Random(SEED).shuffle(found)
    names = [path.stem for path in paths]
    np.savez_compressed(
        PLACES,
        documents=np.frombuffer("\n".join(names).encode(), np.uint8),
        places=np.array(sorted(found[:MOST]), np.int32),
        data_sha256=fingerprint(DATA, names),
    )


if __name__ == "__main__":
    main()
