"""What stances are learnt from: all candidates of texts that were read in full; steps of `make pairs`.

`stance_gold.tsv` holds what readers found in texts of PolNeAR's train part, before any output was seen:
characters of the sentence, sign, and each word of the names of holder and target as a hash, no text.
The tower learns from some of the texts, the trees from the others: its chances are too good on its own.

    python training/stance_gold.py pairs       build/stance_pairs.json, for pairs.py
    python training/stance_gold.py features    stance_features.npz, for trees.py; needs onnxruntime
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
from binascii import crc32
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from combiner import DATA, HERE, candidates_of, judged, whole_scene
from pair_data import OF_ARTICLES, TURNED

from research.measures.actors import Mention, find_actors
from research.measures.encoder.pairs import PairItem
from research.measures.quotes import find_quotes
from research.measures.stances import combiner, decision, trees
from research.measures.stances.candidates import Candidate
from research.measures.stances.scene import Scene
from research.text.document import lay_out

GOLD, FEATURES = HERE / "stance_gold.tsv", HERE / "stance_features.npz"
NARRATOR = "narrator"
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


def _meets(gold: Words, name: str, others: Iterable[str]) -> int:
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
            holds = _meets(stance.holder, one.holder or one.holder_text, holders)
            aimed = _meets(stance.target, one.target_name, (shown, *names.get(one.target_name, ())))
            if holds == aimed == SAME:
                met.add(stance.sign)
            perhaps |= bool(holds and aimed)
        yield met.pop() if len(met) == 1 else None if met or perhaps else 0


def scenes(gold: dict[str, list[Gold]]) -> Iterator[tuple[list[Candidate], list[int | None]]]:
    """Candidates of each text with their signs."""
    for name, stances in sorted(gold.items()):
        path = DATA / "polnear" / "train" / "text" / f"{name}.txt"
        document = lay_out(path.read_text(encoding="utf-8"))
        mentions = find_actors(document.text)
        quotes = find_quotes(document.text, mentions=mentions, least=0)
        scene = whole_scene(document, mentions, quotes)
        found = candidates_of(scene)
        yield found, list(signs(scene, found, stances, called(document.text, mentions)))


def for_the_tower(name: str, shown: set[str]) -> bool:
    """Whether the tower learns from a text: from two of three, and from none whose rows were judged."""
    digest = hashlib.sha256(name.encode()).digest()
    return name not in shown and digest[0] >= _KEPT


def labels(found: Iterable[Candidate], known: Iterable[int | None]) -> dict[PairItem, int]:
    """One of the tower's classes for each sentence with two marks; none where names leave it open."""
    both: dict[PairItem, dict[bool, int | None]] = {}
    for one, sign in zip(found, known, strict=True):
        both.setdefault(one.item, {})[one.turned] = sign
    classes = {1: 1, -1: 2, 0: 0}
    chosen = {}
    for item, by_way in both.items():
        ways = [(way, sign) for way, sign in sorted(by_way.items()) if sign is not None]
        if ways:
            way, sign = max(ways, key=lambda pair: abs(pair[1]))
            chosen[item] = TURNED[classes[sign]] if way else classes[sign]
    return chosen


def write_pairs(gold: dict[str, list[Gold]]) -> None:
    rows = [
        {"text": item.text, "holder": item.holder, "target": item.target, "label": label}
        for found, known in scenes(gold)
        for item, label in labels(found, known).items()
    ]
    OF_ARTICLES.parent.mkdir(exist_ok=True)
    OF_ARTICLES.write_text(json.dumps(rows), encoding="utf-8")
    print(f"{len(gold)} texts, {len(rows)} pairs, {sum(row['label'] > 0 for row in rows)} stances")


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["pairs", "features"])
    wanted = parser.parse_args().what
    rows = set(judged())
    tower = wanted == "pairs"
    gold = {n: g for n, g in read().items() if for_the_tower(n, rows) == tower}
    (write_pairs if tower else write_features)(gold)


if __name__ == "__main__":
    main()
