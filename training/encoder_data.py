"""What the encoder learns from: sentences with a marked target, parted by article."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

LABELS = ("negative", "neutral", "positive")
PRONOUNS = frozenset(
    "he she him her his hers they them their it its who whose whom i me my mine you your we us our"
    " this that himself herself themselves".split()
)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, its marked target `text[start:end]`, and the sentiment (0, 1, 2) towards it."""

    text: str
    start: int
    end: int
    label: int
    group: str
    name: str


def read(folder: Path) -> list[Example]:
    """Examples of NewsMTSC's `train.jsonl`, one a target, in the order of the file."""
    found = []
    for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for target in row["targets"]:
            gid = target["Input.gid"]
            found.append(
                Example(
                    row["sentence_normalized"],
                    target["from"],
                    target["to"],
                    int(target["polarity"]) // 2 - 1,
                    group(row["primary_gid"]),
                    named(gid, target["mention"]),
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


def named(gid: str, mention: str) -> str:
    """The target's name: its id holds the longest one where the mention is a pronoun."""
    if mention.lower() not in PRONOUNS:
        return mention
    parts = gid.rsplit("_", 2)[0].split("_")
    return parts[-1].strip(" ’'—–-") or mention


def split(examples: list[Example], *, part: int, parts: int = 8) -> tuple[list[int], list[int]]:
    """Positions for training and of the held part; whole articles, and equal sentences together."""
    home: dict[str, str] = {}
    for example in examples:
        home.setdefault(example.text, example.group)
    held = [_bucket(home[example.text], parts) == part for example in examples]
    return (
        [i for i, away in enumerate(held) if not away],
        [i for i, away in enumerate(held) if away],
    )


def _bucket(name: str, parts: int) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % parts


def prefixed(example: Example) -> Example:
    """The same sentence with the target named before it, as for targets it does not name."""
    return replace(
        example,
        text=f"{example.name}: {example.text}",
        start=0,
        end=len(example.name),
    )


def augmented(examples: list[Example], rng: random.Random, *, share: float) -> list[Example]:
    """All examples, and of this share of them once more the form with the target put before."""
    more = [
        prefixed(e) for e in examples if rng.random() < share and e.name.lower() not in PRONOUNS
    ]
    return [*examples, *more]
