"""Train `weights/narrator.toml`, how likely the outlet judges a target: `make pairs`, its last step.

Learns from the texts that the tower of pairs does, whose chances it does not use, and prints how it does on
the others: candidates of `narrator`, right where a reader wrote that sentence, target and sign down. Needs
scipy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import scipy.optimize
from combiner import METHODS, read_scene, train_text
from publish import FOLDER
from stance_gold import SAME, Gold, called, meets, parts

from research.measures.stances import decision, narration, narrator
from research.measures.stances.narrator import Told
from research.measures.stances.scene import Scene

# On squared weights of features with a variance of one: over five folds 2 to 8 gave the same log loss.
PENALTY = 8.0
OUTLET = ("narrator",)
SHOWN = 0.5
HEADER = """\
# Weights of the features of stances/narration.py, log-odds, by scorer of sentiment: see narrator.md.
"""


class Part(NamedTuple):
    """Values of the candidates of some texts, whether each is right, and stances of the outlet in all."""

    values: np.ndarray
    right: np.ndarray
    stances: int


def signs(
    scene: Scene, told: list[Told], gold: list[Gold], names: Mapping[str, set[str]]
) -> Iterator[int | None]:
    """Of each candidate the sign that a reader found, 0 for none, None where names leave it open."""
    for one in told:
        target = scene.targets[one.target]
        shown = scene.text[target.start : target.end]
        met = [
            (meets(stance.target, target.name, (shown, *names.get(target.name, ()))), stance.sign)
            for stance in gold
            if stance.holder == OUTLET and stance.start <= target.start < stance.end
        ]
        found = {sign for how, sign in met if how == SAME}
        yield found.pop() if len(found) == 1 else None if any(how for how, _ in met) else 0


def read(gold: Mapping[str, list[Gold]], method: str) -> Part:
    """The candidates of texts; a passage that several of them share is taken once."""
    values, right, seen = [], [], set()
    for name, own in sorted(gold.items()):
        scene, mentions = read_scene(train_text(name))
        told = list(narrator.told(scene))
        if not told:
            continue
        sentiments = decision.narrated_sentiments(scene, told, method)
        rows = narration.table(scene, told, sentiments)
        known = signs(scene, told, own, called(scene.text, mentions))
        for one, row, sign in zip(told, rows, known, strict=True):
            passage = (
                *scene.words[one.sentence.start : one.sentence.stop][:12],
                scene.targets[one.target].name,
                one.sign,
            )
            if sign is not None and passage not in seen:
                seen.add(passage)
                values.append(row)
                right.append(sign == one.sign)
    held = sum(stance.holder == OUTLET for own in gold.values() for stance in own)
    return Part(np.array(values), np.array(right), held)


def learn(part: Part) -> np.ndarray:
    """Weights of the features; that of "one" is free."""
    scale = part.values.std(axis=0)
    scale[0] = 1.0
    least = np.where(np.arange(len(scale)) > 0, PENALTY, 0.0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = (part.values / scale) @ w
        value = (np.logaddexp(0, z) - part.right * z).sum() + (least * w**2).sum() / 2
        return value, (part.values / scale).T @ (1 / (1 + np.exp(-z)) - part.right) + least * w

    return (
        scipy.optimize.minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B").x / scale
    )


def report(name: str, part: Part, weights: np.ndarray) -> None:
    chances = 1 / (1 + np.exp(-part.values @ weights))
    shown = chances >= SHOWN
    print(
        f"{name}: {len(chances)} candidates, {part.right.sum()} right; shown {shown.sum()}, right "
        f"{part.right[shown].sum()}, of {part.stances} stances of the outlet"
    )


def main() -> None:
    lines = [HEADER]
    for scored, method in METHODS:
        known, rest = (read(gold, method) for gold in parts())
        weights = learn(known)
        report(f"{scored}, learnt from", known, weights)
        report(f"{scored}, the others", rest, weights)
        lines += [f"[{scored}]"]
        lines += [f'"{n}" = {w:.4f}' for n, w in zip(narration.FEATURES, weights, strict=True)]
        lines += [""]
    (FOLDER / narration.FILE).write_text(
        "\n".join(lines).rstrip() + "\n", encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
