"""How likely a candidate is a stance, and of which sign: what rules, scorer and place say together.

A conditional logit over none, for and against: for a sign s,

    P(s) = exp(w . f(s)) / (1 + exp(w . f(for)) + exp(w . f(against)))        (McFadden 1974)

with f(s) the features of a candidate as they speak for s. It is asked twice: first of each candidate by
itself, then with what it said of the rest of the article (`elsewhere`). Trained by `training/combiner.py` on
sentences of Park, Pan and Joo (2021) and on rows that readers judged in PolNeAR's training texts;
weights: `weights/combiner.toml`, one set for each scorer of pairs. With the encoder, trees over the same
features have half of the say (`trees`).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from research.measures.encoder.pairs import AGAINST, BACK_AGAINST, BACK_FOR, FOR, NONE, TURNED
from research.measures.encoder.towers import Floats
from research.measures.stances import trees
from research.measures.stances.candidates import Candidate
from research.measures.stances.crowds import KIND
from research.measures.stances.elsewhere import FEATURES as ELSEWHERE
from research.measures.stances.elsewhere import elsewhere
from research.measures.stances.scene import COMMON_NOUN

FILE = "combiner.toml"
Scored = Literal["encoder", "linear"]

# On the logit of the mean of both, to be the share that readers call right: set on the rows of draws 5 to 7
# and 10 to 15 of benchmarks/stance_rows.py.
_SHIFT, _SLOPE = 0.13, 0.92
# Readers seldom write down what a common noun is to somebody, so tower and trees take it for none. Where one
# of these words takes it as its object, as in "derided the deal", so much more is on the logit: set on some
# 80 such rows of the same draws that readers judged.
_OUTRIGHT = frozenset({
    "praise: verb", "endorse: verb", "criticise: verb", "oppose: verb", "stand_with: phrase",
    "stand_against: phrase",
})  # fmt: skip
_NOUN_JUDGED = 1.2
# No chance is taken for less than this.
_LEAST = 0.01
_GROUPS = {
    "praise: verb": "said outright", "endorse: verb": "said outright",
    "criticise: verb": "said outright", "accuse: verb": "said outright",
    "oppose: verb": "deed", "harm: verb": "deed", "stand_with: phrase": "deed",
    "stand_against: phrase": "deed", "advance: verb": "deed", "undo: verb": "deed",
    "label": "description", "quality": "description", "role": "role", "harm: noun": "weak",
    "cooperate: verb": "weak", "cooperate: noun": "weak", "warn: verb": "weak", "warn: adjective": "weak",
}  # fmt: skip
_COMPOSED, _DIRECTED = (", composed", ", what was done to it"), (", passive", ", from")
TOPIC = "topic"
_BODIES = ("organisation", "group", "office")
_OTHER_CUE = "noun or adjective"
GROUPS = ("said outright", "deed", _OTHER_CUE, "description", "role", "weak")
ALONE = (
    "one", "scorer", "scorer, own", "sign of the scorer", "other way", "words", "sign of the words",
    *(f"rule: {g}" for g in GROUPS),
    "another holds it", "rule: composed", "rule: by or from", "rule against it", "rule the other way",
    "speaks", "speaks, words", "aside", "holder after", "length", "unnamed", "asked", "adjective",
    "adjective holder", "holder a crowd", "holder a country", "holder no person", "target a country",
    "target no person", "target a policy", "target a common noun", "crowd", "rule", "own",
)  # fmt: skip
FEATURES = (*ALONE, *ELSEWHERE)


class Chance(NamedTuple):
    """Chances that a holder stands for or against a target; what is left is that of no stance."""

    positive: float
    negative: float


def group(rule: str) -> str:
    """What kind of rule this is, by the name that it gives itself.

    >>> group("criticise: verb, passive"), group("accuse: noun"), group("role")
    ('said outright', 'noun or adjective', 'role')
    """
    return _GROUPS.get(rule.split(",")[0], _OTHER_CUE)


def forward(candidates: Sequence[Candidate], pairs: Floats) -> Floats:
    """The chances of the scorer of pairs, (candidates, 5), each from holder to target."""
    turned = np.array([one.turned for one in candidates], np.bool_)
    return np.where(turned[:, None], pairs[:, TURNED], pairs).astype(np.float64)


def rivals(candidates: Sequence[Candidate], straight: Floats) -> Floats:
    """The largest chances, for and against, of another holder of the same target: (2, candidates).

    `straight` are chances from holder to target: what a speaker reports of somebody else.
    """
    by_target: dict[tuple[str, str], list[int]] = {}
    for i, one in enumerate(candidates):
        by_target.setdefault((one.text, one.target_name), []).append(i)
    found = np.zeros((2, len(candidates)))
    chances = straight[:, [FOR, AGAINST]].tolist()
    for rows in by_target.values():
        for i in rows:
            rest = [chances[j] for j in rows if j != i and not candidates[j].aside]
            if rest:
                found[:, i] = [max(side) for side in zip(*rest, strict=True)]
    return found


def table(
    candidates: Sequence[Candidate],
    pairs: Floats,
    words: Sequence[tuple[float, float, float]],
    *,
    own: bool = True,
) -> Floats:
    """Values of ALONE, as they speak for and against: (2, candidates, ALONE).

    Parameters
    ----------
    candidates
        The pairs, of one article or one sentence.
    pairs
        Five chances by the scorer of pairs, of the item of each.
    words
        Chances of negative, neutral, positive towards each target by the scorer of sentiment.
    own
        Whether the rows are of an article, not of a sentence chosen for its two actors.
    """
    straight = forward(candidates, pairs)
    chances = straight.T
    none, back = _logs(chances[NONE]), _logs(chances[BACK_FOR] + chances[BACK_AGAINST])
    unkind, neutral, kind = map(_logs, np.array(words, np.float64).reshape(-1, 3).T)
    # Of each sign, the other one the other way up.
    with_, wished = (
        np.stack([_logs(chances[FOR]), _logs(chances[AGAINST])]),
        np.stack([kind, unkind]),
    )
    scorer, towards = with_ - none, wished - neutral
    found = [one.found for one in candidates]
    stances = np.array([0.0 if rule is None else rule.stance for rule in found])
    agrees, ruled = np.stack([stances > 0, stances < 0]), _flags(r is not None for r in found)
    groups = ["" if rule is None else group(rule.rule) for rule in found]
    names = ["" if rule is None else rule.rule for rule in found]
    speaks = _flags(one.speaks for one in candidates)
    holders, targets = ([one.kinds[side] for one in candidates] for side in (0, 1))
    columns: dict[str, Any] = {
        "one": 1.0,
        "scorer": scorer,
        "scorer, own": scorer * own,
        "sign of the scorer": with_ - with_[::-1],
        "other way": back - none,
        "words": towards,
        "sign of the words": wished - wished[::-1],
        **{f"rule: {name}": agrees & _flags(g == name for g in groups) for name in GROUPS},
        "another holds it": rivals(candidates, straight),
        "rule: composed": agrees & _flags(name.endswith(_COMPOSED) for name in names),
        "rule: by or from": agrees & _flags(name.endswith(_DIRECTED) for name in names),
        "rule against it": ruled & ~agrees,
        "rule the other way": [one.answered for one in candidates],
        "speaks": speaks,
        "speaks, words": towards * speaks,
        "aside": [one.aside for one in candidates],
        "holder after": [one.turned for one in candidates],
        "length": [math.log(len(one.text)) for one in candidates],
        "unnamed": [one.holder is None for one in candidates],
        "asked": [one.asked for one in candidates],
        "adjective": [one.adjective for one in candidates],
        "adjective holder": [one.adjective_holder for one in candidates],
        "holder a crowd": [kind == KIND for kind in holders],
        "holder a country": [kind == "country" for kind in holders],
        "holder no person": [kind in _BODIES for kind in holders],
        "target a country": [kind == "country" for kind in targets],
        "target no person": [kind in _BODIES for kind in targets],
        "target a policy": [kind in (TOPIC, COMMON_NOUN) for kind in targets],
        "target a common noun": [kind == COMMON_NOUN for kind in targets],
        "crowd": [math.log(one.crowd) for one in candidates],
        "rule": ruled,
        "own": own,
    }
    values = np.empty((2, len(candidates), len(ALONE)))
    for at, name in enumerate(ALONE):
        values[:, :, at] = columns[name]
    return values


def shares(exponents: Floats) -> Floats:
    """Chances of for and against from w . f(for) and w . f(against)."""
    powers = np.exp(exponents)
    found: Floats = powers / (1 + powers.sum(axis=0))
    return found


def by_itself(
    candidates: Sequence[Candidate],
    pairs: Floats,
    words: Sequence[tuple[float, float, float]],
    *,
    scored: Scored,
) -> Floats:
    """Chances of for and against, (2, candidates), before the rest of the article is asked."""
    return shares(table(candidates, pairs, words) @ _load()[scored][: len(ALONE)])


def values(
    candidates: Sequence[Candidate],
    pairs: Floats,
    words: Sequence[tuple[float, float, float]],
    *,
    scored: Scored,
) -> Floats:
    """Values of FEATURES for and against, (2, candidates, FEATURES), of all candidates of an article."""
    alone = table(candidates, pairs, words)
    first = shares(alone @ _load()[scored][: len(ALONE)])
    found: Floats = np.concatenate([alone, elsewhere(candidates, first)], axis=2)
    return found


def decide(
    candidates: Sequence[Candidate],
    pairs: Floats,
    words: Sequence[tuple[float, float, float]],
    *,
    scored: Scored,
) -> list[Chance]:
    """Chances of each candidate, by the weights for this scorer of pairs."""
    if not candidates:
        return []
    seen = values(candidates, pairs, words, scored=scored)
    exponents = seen @ _load()[scored]
    # Words in no order are no ground to turn a rule's sign round, and "a pragmatist" is no blame; no scorer
    # follows "rejected calls to cancel T's visit".
    for row, one in enumerate(candidates):
        rule = one.found.rule if one.found else ""
        if one.found and (
            scored == "linear" or group(rule) == "description" or rule.endswith(_COMPOSED[0])
        ):
            exponents[1 if one.found.stance > 0 else 0, row] = -math.inf
    found = shares(exponents)
    if scored == "encoder":
        grown = np.where(np.isinf(exponents), 0.0, trees.chances(trees.sides(seen)))
        found = calibrated((found + grown) / 2, more=_judged_nouns(candidates))
    return [Chance(float(a), float(b)) for a, b in np.round(found, 4).T]


def calibrated(chances: Floats, *, more: Floats | float = 0.0) -> Floats:
    """Means of the combiner's chances and the trees', as shares that readers call right.

    `more` is added to their logits.
    """
    held = np.clip(chances, 1e-6, 1 - 1e-6)
    found: Floats = 1 / (1 + np.exp(-_SHIFT - more - _SLOPE * np.log(held / (1 - held))))
    # Both signs together are no more than sure.
    found /= np.maximum(1, found.sum(axis=0))
    return found


def _judged_nouns(candidates: Sequence[Candidate]) -> Floats:
    """What is added for and against, where words of evaluation take a common noun as their object."""
    found = np.zeros((2, len(candidates)))
    for row, one in enumerate(candidates):
        rule = one.found
        if one.kinds[1] == COMMON_NOUN and rule and rule.rule.split(",")[0] in _OUTRIGHT:
            found[0 if rule.stance > 0 else 1, row] = _NOUN_JUDGED
    return found


def _logs(chances: Floats) -> Floats:
    # Not NumPy's logarithm, whose last digit depends on the processor.
    return np.array(list(map(math.log, np.maximum(chances, _LEAST).tolist())), np.float64)


def _flags(said: Iterable[bool]) -> npt.NDArray[np.bool_]:
    return np.fromiter(said, np.bool_)


@lru_cache(maxsize=1)
def _load() -> Mapping[str, Floats]:
    source = resources.files("research.measures") / "weights" / FILE
    held = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: np.array([table[f] for f in FEATURES]) for name, table in held.items()}
