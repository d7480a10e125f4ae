"""How likely a row is right: its words and its speaker, by the chances that the encoder gave its words.

A logistic regression of a few features, whose weights `training/rows.py` fits to the texts of
PolNeAR (train) that the encoder did not learn from; they stand in `weights/rows.toml`, to be read.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from research.measures.quotes.attribution import Attribution
from research.measures.quotes.tagger.model import LABELS
from research.text.document import Document
from research.text.segments import Span

Array = npt.NDArray[np.float32]

WEIGHTS = Path(__file__).resolve().parent.parent / "weights" / "rows.toml"
# Rows of less are not shown. Of judged rows of .5 to .6 little more than half are right (31 of 55);
# from .6 on .82 of those in the draws before the last, at a loss of one in twenty right ones.
LEAST = 0.6
EVERY = "every"  # the weight that each row has

_CONTENT, _CUE, _SOURCE = (
    [at for at, label in enumerate(LABELS) if label[0] in first] for first in ("BIJ", "q", "s")
)
_LOW, _HIGH = 0.02, 0.995  # chances beyond these say no more
_SHORT = 5  # words
# Read by their form alone, which the encoder does not know.
BY_FORM = frozenset(["beside", "block", "interview", "signed"])


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely each token is part of a content, the first of one, part of a cue, of a source."""

    content: Array
    begins: Array
    cue: Array
    source: Array


def of_parts(chances: Array) -> Chances:
    """The chances of each part from those of each label, one row a token, as the encoder gave them."""
    return Chances(
        chances[:, _CONTENT].sum(axis=1),
        chances[:, LABELS.index("B")],
        chances[:, _CUE].sum(axis=1),
        chances[:, _SOURCE].sum(axis=1),
    )


def probability(document: Document, attribution: Attribution, chances: Chances) -> float:
    """The chance that content and source of an attribution are those that a careful reader sees.

    Returns
    -------
    float
        0 to 1, rounded to two places: machines differ in later ones.
    """
    table = weights()
    score = table[EVERY] + sum(
        table.get(name, 0.0) * value
        for name, value in features(document, attribution, chances).items()
    )
    return round(1 / (1 + math.exp(-score)), 2)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each feature."""
    return dict(tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])


def features(document: Document, attribution: Attribution, chances: Chances) -> dict[str, float]:
    """What is known of an attribution, by name; see `probability`."""
    if attribution.found_by in BY_FORM:
        return {"by_form": 1.0}
    content = [at for span in attribution.content for at in document.within(*span)]
    if not content:
        return {}
    inside = chances.content[content]
    begins = chances.begins[content[:2]].max()
    after = content[-1] + 1
    goes_on = after < len(document) and document.lower[after][:1].isalpha()
    return {
        "content": _log_odds(inside.mean()),
        "weakest": _log_odds(inside.min()),
        "begins": _log_odds(begins),
        **_of_part("cue", document, attribution.cue, chances.cue),
        **_of_part("source", document, attribution.source, chances.source),
        "short": float(len(content) <= _SHORT),
        "goes_on": float(goes_on),
        "by_rules": float("tagger" not in attribution.found_by),
        "completed": float("+rules" in attribution.found_by),
    }


def _of_part(name: str, document: Document, span: Span | None, chances: Array) -> dict[str, float]:
    at = range(0) if span is None else document.within(*span)
    if not at:
        return {f"no_{name}": 1.0}
    return {name: _log_odds(chances[at.start : at.stop].mean())}


def _log_odds(chance: float) -> float:
    held = min(max(float(chance), _LOW), _HIGH)
    return math.log(held / (1 - held))
