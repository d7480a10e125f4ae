"""Fit the weights of the linker of speakers on PolNeAR (train).

Logistic regression with an L1 penalty over the candidates of those annotated attributions whose
source does not stand at its cue: is this phrase the source? Deterministic, half a minute, 0.5 GB. The last
step of `make tagger`.

    python training/speakers.py research/measures/weights/speakers.toml

`--fold` leaves out every fifth document and prints figures on them instead of writing: penalty
and threshold were chosen so, not on dev.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import polnear  # noqa: E402
from common import data  # noqa: E402

from research.measures.quotes.attribution import Attribution  # noqa: E402
from research.measures.quotes.speaker_linking import EVERY, candidates  # noqa: E402
from research.measures.quotes.tagger import model as tagger  # noqa: E402
from research.text.document import Document, lay_out  # noqa: E402
from research.text.segments import Span  # noqa: E402

FOLDS = 5
LEAST = 20  # candidates that a feature must have
PENALTY = 8.0
STEPS = 600
THRESHOLD = -2.0  # log-odds; a wrong speaker costs no more than none, so low
LEAST_WEIGHT = 0.01

HEADER = """\
# Weights of the linker of speakers (quotes/speaker_linking.py), log-odds; written by
# training/speakers.py. Data: the train part of PolNeAR 1.0 (see quotes.md on its licence), of which
# no words are kept but the function words in the names of features.
#
# A candidate is a noun phrase of the sentence, "<" before and ">" after the cue, or the source
# before it ("earlier"). "ing,<2" reads: cue in -ing after a comma, second phrase before it.

"""


@dataclass(frozen=True, slots=True)
class Example:
    """One attribution: features of each candidate, and whether it is the source."""

    document: str
    candidates: list[tuple[str, ...]]
    right: list[bool]
    sourced: bool


def attributions(document: polnear.Document) -> list[Attribution]:
    found = []
    for relation in sorted(document.relations, key=lambda relation: relation.content[0]):
        cue = Span(*relation.cue[0]) if relation.cue else None
        source = None
        if relation.source:
            source = Span(relation.source[0][0], relation.source[-1][1])
        content = tuple(Span(*span) for span in relation.content)
        found.append(Attribution(content, cue, source, "annotator"))
    return found


def is_hard(layout: Document, attribution: Attribution) -> bool:
    """Whether the source does not stand right before its cue."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or source.end > cue.start:
        return True
    return len(layout.text[source.end : cue.start].split()) > 1


def examples(documents: Sequence[polnear.Document]) -> list[Example]:
    part = tagger.load().classes.part
    found = []
    for document in documents:
        layout = lay_out(document.text)
        known = attributions(document)
        for at, attribution in enumerate(known):
            if not is_hard(layout, attribution):
                continue
            among = candidates(layout, known, at, known[:at], part)
            source = attribution.source
            spans = [candidate.span for candidate in among]
            right = [source is not None and a < source.end and source.start < b for a, b in spans]
            features = [candidate.features for candidate in among]
            found.append(Example(document.name, features, right, source is not None))
    return found


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Weights by proximal gradient descent with momentum (Beck and Teboulle 2009)."""
    rows = [set(names) for example in found for names in example.candidates]
    counts = Counter(name for names in rows for name in names)
    listed = [EVERY, *sorted(name for name, count in counts.items() if count >= LEAST)]
    column = {name: at for at, name in enumerate(listed)}
    used = [[0, *(column[name] for name in sorted(names) if name in column)] for names in rows]
    columns = np.concatenate([np.array(row) for row in used])
    lengths = np.array([len(row) for row in used])
    starts = np.cumsum([0, *lengths[:-1]])
    right = np.array([r for example in found for r in example.right], dtype=float)
    # The curvature is at most the longest row times the fullest column over 4; a tenth of that
    # holds here and converges sooner.
    rate = 40 / (lengths.max() * np.bincount(columns).max())
    weights = ahead = np.zeros(len(listed))
    momentum = 1.0
    for _ in range(STEPS):
        scores = np.add.reduceat(ahead[columns], starts)
        errors = 1 / (1 + np.exp(-scores)) - right
        slope = np.bincount(columns, np.repeat(errors, lengths), len(listed))
        moved = ahead - rate * slope
        shrunk = np.sign(moved) * np.maximum(np.abs(moved) - rate * PENALTY, 0)
        shrunk[0] = moved[0]
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = shrunk + (momentum - 1) / faster * (shrunk - weights)
        weights, momentum = shrunk, faster
    return {
        name: round(float(weight), 2)
        for name, weight in zip(listed, weights, strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }


def report(weights: dict[str, float], found: Sequence[Example]) -> str:
    lines = [f"{len(weights)} weights"]
    for threshold in (-3.0, -2.0, -1.0, 0.0):
        right = wrong = left = 0
        for example in found:
            scores = [
                weights[EVERY] + sum(weights.get(name, 0.0) for name in names)
                for names in example.candidates
            ]
            best = int(np.argmax(scores)) if scores else -1
            if best < 0 or scores[best] < threshold:
                left += not example.sourced
            elif example.sourced:
                right += example.right[best]
                wrong += not example.right[best]
        sourced = sum(example.sourced for example in found)
        lines.append(
            f"threshold {threshold}: right {right / sourced:.3f}, wrong {wrong / sourced:.3f} of "
            f"{sourced}; left open {left} of {len(found) - sourced} without source"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--fold", action="store_true")
    options = parser.parse_args()
    documents = polnear.read(data("polnear"), "train")
    if options.fold:
        held_out = {document.name for document in documents[::FOLDS]}
        found = examples(documents)
        weights = fit([e for e in found if e.document not in held_out])
        print(report(weights, [e for e in found if e.document in held_out]))
    if options.out is not None:
        weights = fit(examples(documents))
        lines = [f'"{name}" = {weight}' for name, weight in sorted(weights.items())]
        body = "\n".join([f"threshold = {THRESHOLD}", "", "[weights]", *lines])
        options.out.write_text(HEADER + body + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
