"""One actor for or against another in a sentence, against coders (Park, Pan and Joo 2021).

Five classes on the tenth of the sentences that training held back: none, for, against, and the same
two from the other side. Beside majority: what the rules alone say of the two, the linear scorer and
the encoder; no one sees a name.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from common import HERE, data, fingerprint, save

from research.measures.actors import Mention
from research.measures.encoder import pairs as encoder
from research.measures.encoder.pairs import AGAINST, BACK_AGAINST, BACK_FOR, FOR, NONE, PairItem
from research.measures.quotes import find_quotes
from research.measures.stances import decision, pair_words
from research.measures.stances.cues import cue_book
from research.measures.stances.scene import set_scene
from research.text.document import lay_out
from research.text.segments import Span

sys.path.insert(0, str(HERE.parent / "training"))
from pair_data import Pair, read, split

CLASSES = ("none", "for", "against", "for_back", "against_back")


def by_rules(pair: Pair) -> int:
    """The class that the rules give, the strongest stance of either direction."""
    places = {"first": pair.holder, "second": pair.target}
    mentions = sorted(
        (Mention(*place, name, "person", "name") for name, place in places.items()),
        key=lambda m: m.start,
    )
    quotes = find_quotes(pair.text, mentions=mentions, least=0)
    scene = set_scene(lay_out(pair.text), mentions, quotes, [])
    found = [
        one
        for sentence in scene.sentences
        for one in decision.by_rules(scene, sentence, cue_book())
        if one.holder in places
    ]
    if not found:
        return NONE
    best = max(found, key=lambda one: abs(one.stance))
    forward, back = (FOR, BACK_FOR) if best.stance > 0 else (AGAINST, BACK_AGAINST)
    return forward if best.holder == "first" else back


def figures(labels: np.ndarray, chosen: np.ndarray) -> dict[str, Any]:
    """F1 of each class and their mean."""
    scores = []
    for label in range(len(CLASSES)):
        both = np.sum((labels == label) & (chosen == label))
        scores.append(2 * both / max(1, np.sum(labels == label) + np.sum(chosen == label)))
    named = {name: float(value) for name, value in zip(CLASSES, scores, strict=True)}
    return {"f1": named, "macro_f1": float(np.mean(scores))}


def main() -> None:
    folder = data("dse")
    pairs = read(folder)
    held = [pairs[i] for i in split(pairs)[2]]
    labels = np.array([pair.label for pair in held])
    items = [PairItem(pair.text, Span(*pair.holder), Span(*pair.target)) for pair in held]
    found = {
        "sentences": len(held),
        "majority": figures(labels, np.zeros(len(held), int)),
        "rules": figures(labels, np.array([by_rules(pair) for pair in held])),
        "linear": figures(labels, pair_words.chances(items).argmax(axis=1)),
        "encoder": figures(labels, encoder.chances(items).argmax(axis=1)),
    }
    save("pairs", found, data_sha256=fingerprint([folder / "sentences.tsv"]))


if __name__ == "__main__":
    main()
