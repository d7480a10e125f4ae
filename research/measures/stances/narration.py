"""How likely the outlet itself judges a target: a logistic regression over what `narrator` finds.

Trained by `training/narrator.py` on stances that readers found the outlet to take in 331 texts
(`training/stance_gold.tsv`); one set of weights for each scorer of sentiment: `weights/narrator.toml`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

import numpy as np

from research.languages.en import lists
from research.measures.encoder.towers import Floats
from research.measures.stances import grammar, polarity
from research.measures.stances.cues import cue_book
from research.measures.stances.narrator import Told, own
from research.measures.stances.scene import Scene

FILE = "narrator.toml"
FEATURES = (
    "one", "scorer", "predicated", "words", "against", "person", "denial", "crowd", "loaded", "stressed",
    "reported",
)  # fmt: skip
# No chance of the scorer is taken for less, or more than one less this.
_LEAST = 0.01
_STRESSING = lists.words("stances", "stressing")
_SAYING = lists.words("stances", "plain_report")


def table(scene: Scene, told: Sequence[Told], sentiments: Floats) -> Floats:
    """Values of FEATURES, (told, FEATURES).

    Parameters
    ----------
    scene
        The scene of the article.
    told
        What the outlet may say.
    sentiments
        (told, 3): chances of negative, neutral, positive towards the target of each.
    """
    said = sum(word in _SAYING and own(scene, at) for at, word in enumerate(scene.words))
    reported = said / max(1, len(scene.sentences))
    named = scene.named()
    values = [
        (
            1.0, _logit(row[2 if one.sign > 0 else 0]), one.predicated, one.words,
            one.sign < 0, scene.targets[one.target].kind == "person", *_around(named, one), reported,
        )
        for one, row in zip(told, sentiments.tolist(), strict=True)
    ]  # fmt: skip
    return np.array(values, np.float64).reshape(-1, len(FEATURES))


def chances(scene: Scene, told: Sequence[Told], sentiments: Floats, *, scored: str) -> Floats:
    """How likely each is right, by the weights for this scorer: "encoder", or "linear" for any other."""
    held = _load()
    weights = held[scored if scored in held else "linear"]
    found: Floats = 1 / (1 + np.exp(-table(scene, told, sentiments) @ weights))
    return np.round(found, 4)


def _around(scene: Scene, one: Told) -> tuple[float, ...]:
    """What the sentence has besides: denials, other targets, words for this sign, words of stress."""
    denied = polarity.denied(scene, one.sentence)
    names = {scene.targets[number].name for number in grammar.present(scene, one.sentence)}
    book = cue_book()
    loaded = stressed = 0
    for at, turned in zip(one.sentence, denied, strict=True):
        if own(scene, at):
            word = scene.words[at]
            sign = book.narrated.get(word, 0) or book.narrated_deeds.get(word, 0)
            loaded += (-sign if turned else sign) * one.sign > 0
            stressed += word in _STRESSING
    return any(denied), math.log(1 + len(names)), loaded, stressed


def _logit(chance: float) -> float:
    held = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


@lru_cache(maxsize=1)
def _load() -> Mapping[str, Floats]:
    source = resources.files("research.measures") / "weights" / FILE
    held = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: np.array([part[f] for f in FEATURES]) for name, part in held.items()}
