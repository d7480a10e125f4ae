"""What the pair head learns from: sentences with two marked actors, parted by sentence.

Reads the sentences of Park, Pan and Joo (2021), and those of articles that readers read in full.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CLASSES = ("none", "for", "against", "for, from the other", "against, from the other")
# The file's own: 0 none; 1 p for q; 2 q for p; 3 p against q; 4 q against p.
_OF_FILE = (0, 1, 3, 2, 4)
# The same class where holder and target change places.
TURNED = (0, 3, 4, 1, 2)
# Sentences of articles, written by `stance_gold.py`.
OF_ARTICLES = Path(__file__).resolve().parent.parent / "build" / "stance_pairs.json"
HELD, ADJUSTED, PARTS = 0, 1, 10
# Characters from either end by which copies of a sentence are told.
_ENDS = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, its holder and its target as characters, and the class of the two (of CLASSES)."""

    text: str
    holder: tuple[int, int]
    target: tuple[int, int]
    label: int


def read(folder: Path) -> list[Pair]:
    """The pairs of `sentences.tsv`, in the order of the file."""
    found = []
    for line in (folder / "sentences.tsv").read_text(encoding="utf-8").splitlines():
        marked, _, _, label = line.split("\t")
        first, second = re.finditer(r"\[([^\[\]]*)\]", marked)
        text = marked.replace("[", "").replace("]", "")
        holder = whole(text, first.start(), first.end() - 2)
        target = whole(text, second.start() - 2, second.end() - 4)
        found.append(Pair(text, holder, target, _OF_FILE[int(label)]))
    return found


def of_articles() -> list[Pair]:
    """The pairs of articles, with the readers' class or none."""
    rows = json.loads(OF_ARTICLES.read_text(encoding="utf-8"))
    return [
        Pair(row["text"], tuple(row["holder"]), tuple(row["target"]), row["label"]) for row in rows
    ]


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The words that a rough mark meets, without a possessor's ending.

    >>> whole("Kasich’s plan", 0, 7), whole("the Los Angeles news", 4, 14)
    ((0, 6), (4, 15))
    """
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    return start, max(end, start + 1)


def turned(pair: Pair) -> Pair:
    """The same sentence asked the other way round."""
    return Pair(pair.text, pair.target, pair.holder, TURNED[pair.label])


def split(pairs: Sequence[Pair]) -> tuple[list[int], list[int], list[int]]:
    """Positions to learn from, to adjust by, and held back: copies of a sentence stay together."""
    home: dict[str, str] = {}
    parts: tuple[list[int], list[int], list[int]] = ([], [], [])
    for i, pair in enumerate(pairs):
        bare = re.sub(r"\W+", "", pair.text.lower())
        ends = (bare[:_ENDS], bare[-_ENDS:])
        name = next((home[end] for end in ends if end in home), bare)
        for end in ends:
            home.setdefault(end, name)
        bucket = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % PARTS
        parts[2 if bucket == HELD else 1 if bucket == ADJUSTED else 0].append(i)
    return parts
