"""Events: are articles of three outlets put together again? Pair F1 on BASIL and SEESAW.

    RESEARCH_DATA=... python benchmarks/events.py

Articles are shuffled and lose their dates ("undated"), or keep them ("dated", BASIL alone: SEESAW
has none). A pair of articles counts as found where both are put in one event.
"""

from __future__ import annotations

import dataclasses
import random
from itertools import combinations

from common import fingerprint, save
from triplets import basil, seesaw

from research.articles import Corpus
from research.measures.sharing import events

SEED = 6


def scores(corpus: Corpus, gold: dict[str, str]) -> dict[str, float]:
    """Pair precision, recall and F1 of the groups found."""
    found = events.group(corpus)
    names = [article.article_id for article in corpus]
    pairs = {frozenset((names[a], names[b])) for e in found for a, b in combinations(e.members, 2)}
    by_event: dict[str, list[str]] = {}
    for name in names:
        by_event.setdefault(gold[name], []).append(name)
    wanted = {frozenset(p) for one in by_event.values() for p in combinations(one, 2)}
    hits = len(pairs & wanted)
    precision, recall = hits / max(len(pairs), 1), hits / len(wanted)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * hits / (len(pairs) + len(wanted)),
        "events": float(len(found)),
    }


def shuffled(corpus: Corpus, *, dated: bool) -> Corpus:
    """The corpus in another order, with or without its dates."""
    items = list(corpus)
    random.Random(SEED).shuffle(items)
    if not dated:
        items = [dataclasses.replace(article, published=None) for article in items]
    return Corpus(tuple(items))


def main() -> None:
    (b, b_gold, b_files), (s, s_gold, s_files) = basil(), seesaw()
    both = Corpus(b.items + s.items)
    figures = {
        "basil": {
            "dated": scores(shuffled(b, dated=True), b_gold),
            "undated": scores(shuffled(b, dated=False), b_gold),
        },
        "seesaw": {"undated": scores(shuffled(s, dated=False), s_gold)},
        "both": {"undated": scores(shuffled(both, dated=False), b_gold | s_gold)},
    }
    save("events", figures, data_sha256=fingerprint(b_files + s_files))


if __name__ == "__main__":
    main()
