"""Sentiment towards one marked mention in its sentence: negative, neutral or positive."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np

from research.errors import ParameterError
from research.measures.encoder.towers import PLACES, installed
from research.measures.registry import Method, Scorer
from research.measures.registry import scorer as find_scorer
from research.measures.sentiment import by_encoder, features, lexicon, surroundings, validity
from research.measures.sentiment.features import Floats, Places
from research.measures.sentiment.judgement import LABELS, Item, Judge, Label, TargetSentiment
from research.measures.sentiment.surroundings import Reading, Surroundings
from research.measures.sentiment.weights import embed, load, shared
from research.text import segments as texts
from research.text.segments import Span

__all__ = [
    "LABELS",
    "Label",
    "TargetSentiment",
    "described",
    "registered",
    "scorer",
    "target_sentiment",
]

# Words shown as evidence, at most.
_SHOWN = 3
# With less of a chance for either side, no word is evidence.
_FAINT = 0.2
# Share of the linear scorer in the encoder's chances: it had the least log loss on the part of
# NewsMTSC held back (.49 for .50 without it, names hidden .54 for .56).
_LINEAR_SHARE = 0.15
# Clauses whose valences sum to less are neutral for the lexicon method: half a mild word.
_MILD = 0.5
# Mentions that the linear scorer takes at once: its arrays stay within a few megabytes.
_AT_ONCE = 64
# By how much three probabilities may miss 1, as those of a network in half precision do.
_OFF = 0.01


def __dir__() -> list[str]:
    return sorted(__all__)


def target_sentiment(
    text: str, start: int, end: int, *, method: Method = "linear"
) -> TargetSentiment:
    """Sentiment that the sentence around `text[start:end]` shows towards that mention.

    Parameters
    ----------
    text
        A sentence, or any text: the sentence around the mention is looked up in it.
    start, end
        Where the mention stands, in characters; 0 <= start < end <= len(text).
    method
        "linear": softmax(W x + b) over words around the target (see `weights/sentiment.md`).
        "lexicon": the sum of VADER valences of the target's clause, negation turned.
        "encoder": a small transformer (see `weights/encoder.md`) and a share of "linear"; needs
        the extra `encoder`.
        "auto": the encoder where the extra is installed, else linear.
        Also the name of another scorer, or a function: see `registry.Scorer`.

    Returns
    -------
    TargetSentiment
        Label, probabilities and the words that carry them.

    Raises
    ------
    ParameterError
        Where the offsets hold no mention, or the method is unknown.

    Notes
    -----
    Source: the task is that of Hamborg and Donnay (2021, NewsMTSC). Misled by irony, by what
    only a reader of the whole article knows, and by sentences with several actors.

    Examples
    --------
    >>> found = target_sentiment("Critics denounced Smith as a corrupt liar.", 18, 23)
    >>> found.label
    'negative'
    """
    if not 0 <= start < end <= len(text):
        raise ParameterError(
            f"target_sentiment: no mention at {start}:{end} in a text of {len(text)} characters; "
            "give 0 <= start < end <= len(text), as find_actors does"
        )
    sentence = _sentence(text, start, end)
    shown = text[sentence.start : sentence.end]
    item = (shown, start - sentence.start, end - sentence.start)
    (found,) = scorer(method)([item], [_FAINT])
    moved = tuple(Span(s + sentence.start, e + sentence.start) for s, e in found.evidence)
    return TargetSentiment(found.label, found.probabilities, moved)


def scorer(method: Method, *, names: bool = True) -> Judge:
    """What judges mentions in sentences, by the name of a scorer or by a function.

    Without `names` it does not see what a mention is called; of those that ship only the encoder
    ever does.

    Parameters
    ----------
    method
        As in `target_sentiment`.
    names
        Whether it sees the name of the mention.
    """
    known = registered(method)
    if known is not SCORERS.get(known.name):
        return partial(_scored, known)
    if known.name == "encoder" and not names:
        return partial(encoded, names=False)
    return _JUDGES[known.name]


def registered(method: Method) -> Scorer:
    """The scorer that a method stands for: "auto" is the best that is installed.

    >>> registered("linear").name
    'linear'
    """
    if method == "auto":
        method = "encoder" if installed() else "linear"
    return find_scorer("sentiment", method)


def described(method: Method) -> str:
    """A method in words, with how well it does."""
    return registered(method).described()


def _scored(known: Scorer, items: Sequence[Item], _: Sequence[float]) -> list[TargetSentiment]:
    """Scores of another's scorer as judgements; it names no words."""
    return [_judgement(known, score) for score in known.scores(items)]


def _judgement(known: Scorer, score: Any) -> TargetSentiment:
    if isinstance(score, int | float | np.number):
        value = known.number(score, low=-1)
        score = max(0.0, -value), 1 - abs(value), max(0.0, value)
    chances = np.array([known.number(part, low=0) for part in score])
    if chances.shape != (3,) or abs(chances.sum() - 1) > _OFF:
        raise ParameterError(
            f"method {known.name!r} gave {tuple(score)!r}; a score of sentiment is a number from -1 "
            "to 1, or three probabilities that sum to 1"
        )
    return TargetSentiment(LABELS[int(chances.argmax())], _triple(chances), ())


def _sentence(text: str, start: int, end: int) -> Span:
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    first, last = low, high
    for span in texts.sentences(text[low:high]):
        if low + span.end <= start:
            first = low + span.end
        elif low + span.end >= end:
            last = low + span.end
            break
    return Span(first, last)


def linear(items: Sequence[Item], sure: Sequence[float]) -> list[TargetSentiment]:
    """The learned scorer, on sentences with a marked mention each; words where chances can be `sure`."""
    asked = any(least <= 1 for least in sure)
    batches = (items[at : at + _AT_ONCE] for at in range(0, len(items), _AT_ONCE))
    return [found for batch in batches for found in _linear(batch, asked)]


def _linear(items: Sequence[Item], asked: bool) -> list[TargetSentiment]:
    weights = load()
    around = [surroundings.surroundings(_read(text), start, end) for text, start, end in items]
    joined = features.join(around)
    seen = features.features(joined)
    here, there = shared(seen.hashes, weights.hashes)
    item, sparse = seen.item[here], weights.sparse[there]
    values = weights.idf[there]
    lengths = np.sqrt(_sums(item, values**2, len(items)))
    lengths[lengths == 0] = 1
    values /= lengths[item]
    near = embed(joined, weights.words, weights.vectors)
    dense = np.concatenate([features.scores(joined), near.vectors], axis=1)
    logits = np.stack([_sums(item, values * side, len(items)) for side in sparse.T], axis=1)
    logits += dense @ weights.dense + weights.bias
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    if not asked:
        return [TargetSentiment(LABELS[int(row.argmax())], _triple(row), ()) for row in chances]
    sides = np.where(chances[:, 0] > chances[:, 2], 0, 2)
    # What each word adds to the side of its item, from the features and the vectors it is part of.
    contrast = sparse[np.arange(len(item)), sides[item]] - sparse.mean(axis=1)
    towards = values * contrast / np.maximum(seen.width[here], 1)
    pull = np.zeros(len(joined.words))
    for offset in range(3):
        wide = seen.width[here] > offset
        pull += _sums(seen.first[here][wide] + offset, towards[wide], len(pull))
    for side in (0, 2):
        contrast = weights.dense[:, side] - weights.dense.mean(axis=1)
        shares = near.shares(contrast[-near.vectors.shape[1] :])
        of_side = sides[joined.item[near.places]] == side
        pull[near.places[of_side]] += shares[of_side]
    return [
        TargetSentiment(
            LABELS[int(row.argmax())],
            _triple(row),
            _evidence(one, pull[begin:end]) if row[side] >= _FAINT else (),
        )
        for one, row, side, begin, end in zip(
            around, chances, sides, joined.begins, joined.ends, strict=True
        )
    ]


def _sums(places: Places, values: Floats, count: int) -> Floats:
    """Sum of the values at each place, from 0 to before `count`."""
    return np.asarray(np.bincount(places, weights=values, minlength=count), np.float64)


@lru_cache(maxsize=8)
def _read(sentence: str) -> Reading:
    return surroundings.read(sentence, common=load().common)


def lexical(items: Sequence[Item]) -> list[TargetSentiment]:
    """The lexicon scorer, on sentences with a marked mention each."""
    return [clause_valence(*item) for item in items]


def clause_valence(sentence: str, start: int, end: int) -> TargetSentiment:
    """The lexicon scorer: VADER's compound over the clause that the target stands in."""
    reading = surroundings.read(sentence, common=lexicon.valences())
    around = surroundings.surroundings(reading, start, end)
    known, turned = lexicon.valences(), lexicon.negated(around.words)
    pull = np.zeros(len(around.words))
    first, last = around.clause if start < end else (0, len(around.words))
    for i in range(first, last):
        pull[i] = known.get(around.words[i], 0.0) * (lexicon.TURNED if turned[i] else 1.0)
    total = float(pull.sum())
    compound = total / (total * total + 15) ** 0.5
    best = 1 if abs(total) < _MILD else 2 if total > 0 else 0
    good, bad = max(0.0, compound), max(0.0, -compound)
    chances = np.array([bad, 1 - good - bad, good])
    evidence = _evidence(around, pull * (best - 1)) if best != 1 else ()
    return TargetSentiment(LABELS[best], _triple(chances), evidence)


def _triple(chances: Floats) -> tuple[float, float, float]:
    return float(chances[0]), float(chances[1]), float(chances[2])


def _evidence(around: Surroundings, pull: Floats) -> tuple[Span, ...]:
    """The words that pull most towards the label; no name, no mark, no short word is one."""
    shown: list[Span] = []
    for i in np.argsort(-np.round(pull, 9), kind="stable")[: 4 * _SHOWN]:
        if pull[i] <= 0 or len(shown) == _SHOWN:
            break
        word = around.words[i] if i < len(around.words) else ""
        if len(word) > 3 and word.isalpha() and word.islower():
            shown.append(around.spans[i])
    return tuple(shown)


def encoded(
    items: Sequence[Item], sure: Sequence[float], *, names: bool = True
) -> list[TargetSentiment]:
    """The encoder, with a share of the learned scorer; evidence of the side that both make likely."""
    pairs = zip(by_encoder.sentiments(items, sure, names=names), linear(items, sure), strict=True)
    return [_mixed(one, other) for one, other in pairs]


def _mixed(one: TargetSentiment, other: TargetSentiment) -> TargetSentiment:
    rows = np.array([one.probabilities, other.probabilities])
    chances = mix(rows[0], rows[1])
    bad, good = round(float(chances[0]), PLACES), round(float(chances[2]), PLACES)
    agreeing = (found.evidence for found in (one, other) if found.score * (good - bad) > 0)
    return TargetSentiment(
        LABELS[int(chances.argmax())],
        (bad, round(1 - bad - good, PLACES), good),
        next((words for words in agreeing if words), ()),
    )


def mix(encoder_chances: Floats, linear_chances: Floats) -> Floats:
    """The chances that the method "encoder" gives: mostly the encoder's own."""
    return (1 - _LINEAR_SHARE) * encoder_chances + _LINEAR_SHARE * linear_chances


_JUDGES: dict[str, Judge] = {
    "linear": linear,
    "lexicon": lambda items, _: lexical(items),
    "encoder": encoded,
}


def _batch(name: str, items: Sequence[Item]) -> list[tuple[float, float, float]]:
    return [one.probabilities for one in _JUDGES[name](items, [math.inf] * len(items))]


SCORERS = {
    name: Scorer("sentiment", name, partial(_batch, name), *validity.words(name))
    for name in _JUDGES
}
