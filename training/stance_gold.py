"""What stances are learnt from: all candidates of texts that were read in full; a step of `make pairs`.

`stance_gold.tsv` holds what readers found in texts of PolNeAR's train part, before any output was seen:
characters of the sentence, sign, and each word of the names of holder and target as a hash, no text.
The tower learns from some of the texts, the trees from the others: its chances are too good on its own.

Writes stance_features.npz for trees.py; needs onnxruntime, and the tower. `pair_texts.py` takes the rest.
"""

from __future__ import annotations

import csv
import hashlib
import re
from binascii import crc32
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from combiner import HERE, candidates_of, judged, read_scene, train_text
from pair_data import TURNED

from research.measures.actors import Mention
from research.measures.encoder.pairs import PairItem
from research.measures.stances import combiner, decision, trees
from research.measures.stances.candidates import Candidate
from research.measures.stances.scene import Scene

GOLD, FEATURES = HERE / "stance_gold.tsv", HERE / "stance_features.npz"
SAME, PERHAPS = 2, 1
_KEPT = 64  # of 256 texts, for the trees
_STOP = frozenset("the a an of and for to his her their its some many other".split())
# Names that say who they name by themselves: no pronoun, no title.
_NAMING = frozenset({"name", "demonym", "metonym", "nominal"})
Words = tuple[str, ...]


class Gold(NamedTuple):
    """A stance that a reader found: characters of its sentence, hashed names, sign."""

    start: int
    end: int
    holder: Words
    sign: int
    target: Words


def hashed(name: str) -> Words:
    """The words of a name without endings, hashed; "narrator" is the outlet."""
    bare = re.sub(r"'s\b|s'(?=\s|$)|'$", "", name.lower().replace("’", "'"))
    words = [word for word in re.findall(r"[\w.&]+", bare) if word not in _STOP]
    return tuple(_hash(w[:-1] if w.endswith("s") and len(w) > 3 else w) for w in words)


def _hash(word: str) -> str:
    return f"{crc32(word.encode()):08x}"


def alike(gold: Words, name: str) -> int:
    """Whether a reader's name is this one: SAME, PERHAPS or 0."""
    own = hashed(name)
    if not gold or not own:
        return 0
    if gold == own:
        return SAME
    if gold[-1] == own[-1]:
        return 0 if len(gold) == len(own) == 2 else SAME
    letters = "".join(word[0] for word in re.findall(r"[^\W_]+", name) if word.lower() not in _STOP)
    if gold == (_hash(letters.lower()),):
        return SAME
    return PERHAPS if set(gold) & set(own) else 0


def read() -> dict[str, list[Gold]]:
    """Gold by text; a text without any has none."""
    found: dict[str, list[Gold]] = {}
    with GOLD.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t"):
            sign = 1 if row["sign"] == "for" else -1
            found.setdefault(row["document"], []).append(
                Gold(
                    int(row["start"]), int(row["end"]), tuple(row["holder"].split()), sign,
                    tuple(row["target"].split()),
                )
            )  # fmt: skip
    return found


def called(text: str, mentions: Iterable[Mention]) -> dict[str, set[str]]:
    """What each actor is called in a text."""
    found: dict[str, set[str]] = {}
    for one in mentions:
        if str(one.form) in _NAMING:
            found.setdefault(one.actor, set()).add(text[one.start : one.end])
    return found


def meets(gold: Words, name: str, others: Iterable[str]) -> int:
    """As `alike`, by the other names in the text where the first has no word of the reader's."""
    own = hashed(name)
    if gold and own and gold[-1] == own[-1]:
        return alike(gold, name)
    return max(alike(gold, one) for one in (name, *others))


def signs(
    scene: Scene, found: Iterable[Candidate], gold: Iterable[Gold], names: dict[str, set[str]]
) -> Iterator[int | None]:
    """Of each candidate 1 for, -1 against, 0 in nobody's gold, None where names leave it open."""
    for one in found:
        target = scene.targets[one.target]
        shown = scene.text[target.start : target.end]
        met: set[int] = set()
        perhaps = False
        for stance in gold:
            if not stance.start <= target.start < stance.end:
                continue
            holders = (one.holder_text, *names.get(one.holder or "", ()))
            holds = meets(stance.holder, one.holder or one.holder_text, holders)
            aimed = meets(stance.target, one.target_name, (shown, *names.get(one.target_name, ())))
            if holds == aimed == SAME:
                met.add(stance.sign)
            perhaps |= bool(holds and aimed)
        yield met.pop() if len(met) == 1 else None if met or perhaps else 0


def scenes(gold: dict[str, list[Gold]]) -> Iterator[tuple[list[Candidate], list[int | None]]]:
    """Candidates of each text with their signs."""
    for name, stances in sorted(gold.items()):
        scene, mentions = read_scene(train_text(name))
        found = candidates_of(scene)
        yield found, list(signs(scene, found, stances, called(scene.text, mentions)))


def for_the_tower(name: str, shown: set[str]) -> bool:
    """Whether the tower learns from a text: from two of three, and from none whose rows were judged."""
    digest = hashlib.sha256(name.encode()).digest()
    return name not in shown and digest[0] >= _KEPT


def labels(found: Iterable[Candidate], known: Iterable[int | None]) -> dict[PairItem, int | None]:
    """One of the tower's classes for each sentence with two marks, None where names leave it open."""
    both: dict[PairItem, dict[bool, int | None]] = {}
    for one, sign in zip(found, known, strict=True):
        both.setdefault(one.item, {})[one.turned] = sign
    classes = {1: 1, -1: 2, 0: 0}
    chosen: dict[PairItem, int | None] = dict.fromkeys(both)
    for item, by_way in both.items():
        ways = [(way, sign) for way, sign in sorted(by_way.items()) if sign is not None]
        if ways:
            way, sign = max(ways, key=lambda pair: abs(pair[1]))
            chosen[item] = TURNED[classes[sign]] if way else classes[sign]
    return chosen


def write_features(gold: dict[str, list[Gold]]) -> None:
    seen, kept, texts = [], [], []
    for number, (found, own) in enumerate(scenes(gold)):
        if not found:
            continue
        _, chances, words = decision.scores(decision.by_linear(found), "encoder")
        known = [i for i, sign in enumerate(own) if sign is not None]
        values = combiner.values(found, chances, words, scored="encoder")
        seen.append(trees.sides(values)[:, known])
        kept += [own[i] for i in known]
        texts += [number] * len(known)
    np.savez_compressed(
        FEATURES, seen=np.concatenate(seen, axis=1), signs=np.array(kept), texts=np.array(texts)
    )
    print(f"{len(set(texts))} texts, {len(kept)} candidates, {np.count_nonzero(kept)} stances")


def parts() -> tuple[dict[str, list[Gold]], dict[str, list[Gold]]]:
    """Gold of the texts that the tower learns from, and of those that the trees do."""
    rows = set(judged())
    tower: dict[str, list[Gold]] = {}
    rest: dict[str, list[Gold]] = {}
    for name, stances in read().items():
        (tower if for_the_tower(name, rows) else rest)[name] = stances
    return tower, rest


def main() -> None:
    write_features(parts()[1])


if __name__ == "__main__":
    main()
