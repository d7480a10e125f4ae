"""What the pair head learns from: sentences with two marked actors, parted by sentence.

Reads the sentences of Park, Pan and Joo (2021), and the pairs that `pair_texts.py` listed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

FOR, AGAINST = 1, 2  # of CLASSES
CLASSES = ("none", "for", "against", "for, from the other", "against, from the other")
# The file's own: 0 none; 1 p for q; 2 q for p; 3 p against q; 4 q against p.
_OF_FILE = (0, 1, 3, 2, 4)
# The same class where holder and target change places.
TURNED = (0, 3, 4, 1, 2)
# Pairs of texts, written by `pair_texts.py`.
LISTED = Path(__file__).resolve().parent.parent / "build" / "stance_pairs.json"
HELD, ADJUSTED, PARTS = 0, 1, 10
# Characters from either end by which copies of a sentence are told.
_ENDS = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, its holder and its target as characters, and the class of the two (of CLASSES).

    `label` is None where nobody coded it.
    """

    text: str
    holder: tuple[int, int]
    target: tuple[int, int]
    label: int | None


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


def listed() -> tuple[list[Pair], list[Pair]]:
    """The pairs of texts that are learnt from, and the coded ones of those that are not."""
    parts = json.loads(LISTED.read_text(encoding="utf-8"))
    learnt, held = (
        [Pair(text, tuple(holder), tuple(target), label) for text, holder, target, label in rows]
        for rows in (parts["learnt"], parts["held"])
    )
    return learnt, held


def write_listed(learnt: Iterable[Pair], held: Iterable[Pair]) -> None:
    """Keep pairs for `listed`."""
    LISTED.parent.mkdir(exist_ok=True)
    parts = {"learnt": list(map(astuple, learnt)), "held": list(map(astuple, held))}
    LISTED.write_text(json.dumps(parts), encoding="utf-8")


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
    label = None if pair.label is None else TURNED[pair.label]
    return Pair(pair.text, pair.target, pair.holder, label)


def ends(text: str) -> tuple[str, str]:
    """The letters and digits at either end, by which copies of a sentence are told."""
    bare = _bare(text)
    return bare[:_ENDS], bare[-_ENDS:]


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def split(pairs: Sequence[Pair]) -> tuple[list[int], list[int], list[int]]:
    """Positions to learn from, to adjust by, and held back: copies of a sentence stay together."""
    home: dict[str, str] = {}
    parts: tuple[list[int], list[int], list[int]] = ([], [], [])
    for i, pair in enumerate(pairs):
        both = ends(pair.text)
        name = next((home[end] for end in both if end in home), _bare(pair.text))
        for end in both:
            home.setdefault(end, name)
        bucket = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % PARTS
        parts[2 if bucket == HELD else 1 if bucket == ADJUSTED else 0].append(i)
    return parts
