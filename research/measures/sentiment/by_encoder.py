"""Sentiment towards a mention by the small encoder, and the words that carry it.

Needs the extra `encoder`, see `encoder.towers.installed`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from research.measures.encoder.towers import (
    PLACES,
    REACH,
    Floats,
    Passage,
    load_words,
    outputs,
    passage,
)
from research.measures.sentiment.judgement import LABELS, Item, TargetSentiment
from research.text import segments as texts
from research.text.segments import Span

# Words tried as evidence, the nearest to the mention first, and words shown.
_TRIED, _SHOWN = 10, 3


def sentiments(
    items: Sequence[Item], sure: Sequence[float] | None = None, *, names: bool = True
) -> list[TargetSentiment]:
    """Sentiment towards one mention in each of many sentences, in batches.

    Evidence is found by occlusion: of the words near the mention, those whose masking lowers the
    chance of the likelier side most. That costs up to ten more passes for each sentence.

    Parameters
    ----------
    items
        Sentence, start and end of the mention in it, each.
    sure
        From which chance of negative or positive the words of each item are looked for; without
        it, never.
    names
        Whether the encoder sees what each mention is called. It knows names, and where a sentence
        leaves it open it leans by what the news that it learnt from said of them.

    Returns
    -------
    list of TargetSentiment
        In the order of `items`; probabilities rounded to four places.
    """
    if not items:
        return []
    passages = [passage(*given) if names else _nameless(passage(*given)) for given in items]
    chances = _softmax(outputs("sentiment", passages))
    sides = [0 if row[0] > row[2] else 2 for row in chances]
    wanted = [i for i, row in enumerate(chances) if sure is not None and row[sides[i]] >= sure[i]]
    shown = _evidence(items, passages, chances, {i: sides[i] for i in wanted})
    return [
        TargetSentiment(LABELS[int(row.argmax())], _triple(row), shown.get(i, ()))
        for i, row in enumerate(chances)
    ]


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)


def _triple(chances: Floats) -> tuple[float, float, float]:
    bad, good = round(float(chances[0]), PLACES), round(float(chances[2]), PLACES)
    return bad, round(1 - bad - good, PLACES), good


def _nameless(whole: Passage) -> Passage:
    """The passage with one mask in place of all pieces of its mention."""
    first = whole.marked.index(1) if 1 in whole.marked else -1
    kept = [i for i, marked in enumerate(whole.marked) if not marked or i == first]
    hidden = load_words().numbers["[MASK]"]
    return Passage(
        [hidden if i == first else whole.ids[i] for i in kept],
        [whole.marked[i] for i in kept],
        [whole.spans[i] for i in kept],
    )


def _evidence(
    items: Sequence[Item], passages: Sequence[Passage], chances: Floats, sides: Mapping[int, int]
) -> dict[int, tuple[Span, ...]]:
    """The words of each item in `sides` whose masking lowers the chance of that side most."""
    tried: list[tuple[int, Span]] = []
    masked: list[Passage] = []
    hidden = load_words().numbers["[MASK]"]
    for i in sides:
        whole = passages[i]
        for word in _candidates(*items[i]):
            inside = [s.start < word.end and s.end > word.start for s in whole.spans]
            if any(inside):
                ids = [hidden if x else n for n, x in zip(whole.ids, inside, strict=True)]
                tried.append((i, word))
                masked.append(Passage(ids, whole.marked, whole.spans))
    falls: dict[int, list[tuple[float, Span]]] = {}
    without = _softmax(outputs("sentiment", masked)) if masked else ()
    for (i, word), row in zip(tried, without, strict=True):
        fall = round(float(chances[i][sides[i]] - row[sides[i]]), PLACES)
        if fall > 0:
            falls.setdefault(i, []).append((-fall, word))
    return {i: tuple(word for _, word in sorted(found)[:_SHOWN]) for i, found in falls.items()}


def _candidates(text: str, start: int, end: int) -> list[Span]:
    """Words near the mention that can carry a judgement: no name, no short word."""
    before = max(0, start - REACH)
    spans = (
        Span(s.start + before, s.end + before) for s in texts.words(text[before : end + REACH])
    )
    able = [
        s
        for s in spans
        if s.end - s.start > 3 and text[s.start].islower() and (s.end <= start or s.start >= end)
    ]
    return sorted(able, key=lambda s: (max(s.start - end, start - s.end), s.start))[:_TRIED]
