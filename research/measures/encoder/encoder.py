"""Sentiment towards a mention and likeness of passages, by one small encoder.

Needs the extra `encoder`, see `installed`. What it was trained on, and how well it does:
`weights/encoder.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from research.measures.comparison import paraphrases
from research.measures.comparison.evidence import Weights
from research.measures.comparison.paraphrases import Kinship
from research.measures.comparison.terms import Term
from research.measures.encoder.towers import (
    REACH,
    WIDTH,
    Floats,
    Passage,
    installed,
    load_words,
    outputs,
    passage,
)
from research.measures.sentiment.judgement import LABELS, Item, TargetSentiment
from research.text import segments as texts
from research.text.segments import Span

__all__ = [
    "embeddings",
    "installed",
    "kinship",
    "likeness",
    "sentiments",
]

# Probabilities and likeness are rounded to this many places: machines differ in the sixth.
PLACES = 4
# Words tried as evidence, the nearest to the mention first, and words shown.
_TRIED, _SHOWN = 10, 3
# Cosine of two sentences that merely share a topic; set on the pairs of benchmarks/encoder.py.
_TOPIC = 0.2


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


def embeddings(passages: Sequence[str]) -> Floats:
    """Unit vectors of passages, one row each; their product is the likeness.

    Only the first 256 word pieces of a passage count.
    """
    if not passages:
        return np.zeros((0, WIDTH))
    vectors = outputs("likeness", [passage(text, 0, 0) for text in passages])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), np.float64)


def likeness(passages: Sequence[str], others: Sequence[str]) -> Floats:
    """Cosine of each passage with each other one, rounded: one row a passage.

    Paraphrases are mostly above .7, sentences on one topic above .4. Misled by negation: "he
    will" and "he will not" are alike.

    Parameters
    ----------
    passages, others
        Sentences or quotations.

    Returns
    -------
    array of shape (len(passages), len(others))
        -1 to 1.
    """
    return np.round(embeddings(passages) @ embeddings(others).T, PLACES)


def kinship(a: Sequence[Term], b: Sequence[Term], weigh: Weights) -> Kinship:
    """How much two sentences say the same, by their words and by the encoder, half and half.

    cover = (lexical cover + max(0, (cosine - c) / (1 - c))) / 2, with c the cosine of sentences
    on one topic; for `comparison.compare(corpus, likeness=encoder.kinship)`.

    Parameters
    ----------
    a, b
        Words of two sentences.
    weigh
        What each word tells.
    """
    by_words = paraphrases.lexical(a, b, weigh)
    cosine = float(_vector(_joined(a)) @ _vector(_joined(b)))
    alike = max(0.0, (cosine - _TOPIC) / (1 - _TOPIC))
    covers = [round((cover + alike) / 2, PLACES) for cover in (by_words.cover_a, by_words.cover_b)]
    return replace(by_words, cover_a=covers[0], cover_b=covers[1])


def _joined(words: Sequence[Term]) -> str:
    return " ".join(term.word for term in words)


@lru_cache(maxsize=4096)
def _vector(sentence: str) -> Floats:
    return np.asarray(embeddings([sentence])[0], np.float64)


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
