"""The same quotation in two articles: verbatim, trimmed, merged, split or paraphrased.

Words decide, weighed by how much they tell and how often both articles use them anyway; who
speaks, and who is named around, decides where the words are few. No model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from research.measures.comparison.passages import Passage
from research.measures.comparison.quotation_matching import (
    LONG_RUN,
    RARE,
    Run,
    Weights,
    blocks,
    evidence,
    is_same,
    runs,
    weight_of,
)
from research.measures.comparison.terms import Term
from research.text.segments import Span

_VERBATIM = 0.95  # part of the weight of both that is shared
_TRIMMED = 0.75  # part of the words of the shorter that is shared
_LEAST = 3  # words that two reworded sentences share, and more
_MOST = 0.8  # part of a short sentence's words that is shared where they tell little
_TELLS = 4.0  # weight of shared words that ties two sentences of one quotation
_LISTED = 40  # passages of one word or pair of words, beyond which it is no ground to compare


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences of two passages that give the same words, as offsets into the articles' texts.

    `shared_a`, `shared_b` run from the first to the last word that they share.
    """

    a: Passage
    b: Passage
    span_a: Span
    span_b: Span
    shared_a: Span
    shared_b: Span
    relation: str
    score: float


def candidates(
    left: Sequence[Passage], right: Sequence[Passage], weigh: Weights
) -> list[tuple[int, int]]:
    """Pairs of passages that share a telling word, or three words in a row."""
    lists: dict[str, list[int]] = {}
    for number, passage in enumerate(right):
        for key in _keys(passage, weigh):
            lists.setdefault(key, []).append(number)
    found: set[tuple[int, int]] = set()
    for number, passage in enumerate(left):
        for key in _keys(passage, weigh):
            listed = lists.get(key, ())
            if len(listed) <= _LISTED:
                found.update((number, other) for other in listed)
    return sorted(found)


def _keys(passage: Passage, weigh: Weights) -> list[str]:
    words = passage.words
    worth = [weigh.get(t.stem, 0.0) for t in words]
    single = [t.stem for t, w in zip(words, worth, strict=True) if w >= RARE]
    pairs = [
        f"{words[k].word} {words[k + 1].word}"
        for k in range(len(words) - 1)
        if worth[k] + worth[k + 1] >= RARE
    ]
    rows = [
        f"{x.word} {y.word} {z.word}" for x, y, z in zip(words, words[1:], words[2:], strict=False)
    ]
    return list(dict.fromkeys(single + pairs + rows))


def align_marked(
    left: Sequence[Passage], right: Sequence[Passage], weigh: Weights
) -> list[Alignment]:
    """Stretches in marks that two articles share, sentence by sentence.

    Parameters
    ----------
    left, right
        `Reading.marked` of two articles.
    weigh
        What each word tells, from `weights`.

    Returns
    -------
    list of Alignment
        By place in the first article, then in the second.
    """
    found: list[Alignment] = []
    for x, y in candidates(left, right, weigh):
        shared = runs(left[x], right[y], weigh)
        if is_same(evidence(left[x], right[y], shared, weigh)):
            found += _by_sentence(left[x], right[y], shared, weigh)
    found.sort(key=lambda m: (m.span_a, m.span_b))
    return _joined(found)


def _by_sentence(a: Passage, b: Passage, shared: Sequence[Run], weigh: Weights) -> list[Alignment]:
    """One alignment for each pair of sentences that the runs tie; at least one in all."""
    cells: dict[tuple[int, int], list[Term]] = {}
    for run in shared:
        for k in range(run.size):
            x, y = _sentence(a, run.a + k), _sentence(b, run.b + k)
            cells.setdefault((x, y), []).append(a.words[run.a + k])
    found = []
    best = max(cells, key=lambda c: (weight_of(cells[c], weigh), len(cells[c]), -c[0], -c[1]))
    for (x, y), words in sorted(cells.items()):
        left, right = a.sentences[x], b.sentences[y]
        n, shorter = len(words), min(len(left), len(right))
        enough = n >= LONG_RUN or n > _MOST * shorter or weight_of(words, weigh) >= _TELLS
        if (x, y) == best or (enough and n >= max(2, shorter / 2)):
            words_a = [a.words[k] for k in left]
            words_b = [b.words[k] for k in right]
            one = _alignment(a, b, words_a, words_b, n, weigh)
            if one.relation != "paraphrased" or (n > _LEAST and one.score >= _TRIMMED):
                found.append(one)
    return found


def _sentence(passage: Passage, word: int) -> int:
    return next(n for n, r in enumerate(passage.sentences) if word < r.stop)


def _span(words: Sequence[Term]) -> Span:
    return Span(words[0].start, words[-1].end)


def _alignment(
    a: Passage, b: Passage, left: Sequence[Term], right: Sequence[Term], n: int, weigh: Weights
) -> Alignment:
    found = blocks(left, right)
    shared = [t for x, _, size in found for t in left[x : x + size]]
    weight = weight_of(shared, weigh)
    covers = [weight / total if (total := weight_of(p, weigh)) else 1.0 for p in (left, right)]
    longer, shorter = max(len(left), len(right)), min(len(left), len(right))
    relation, score = "paraphrased", max(covers)
    if min(covers) >= _VERBATIM and longer - len(shared) <= max(1, longer // 10):
        relation, score = "verbatim", min(covers)
    elif len(shared) >= _TRIMMED * shorter or n >= LONG_RUN:
        relation = "trimmed"
    first, last = found[0], found[-1]
    return Alignment(
        a,
        b,
        _span(left),
        _span(right),
        Span(left[first[0]].start, left[last[0] + last[2] - 1].end),
        Span(right[first[1]].start, right[last[1] + last[2] - 1].end),
        relation,
        min(1.0, score),
    )


def _joined(found: Sequence[Alignment]) -> list[Alignment]:
    """Parts of one sentence that the other article gives as several: merged, or split.

    "merged" where the first article gives as one what the second gives as several, "split" where
    the second does.
    """
    by_a: dict[Span, list[Alignment]] = {}
    by_b: dict[Span, list[Alignment]] = {}
    for one in found:
        if one.relation == "trimmed":
            by_a.setdefault(one.span_a, []).append(one)
            by_b.setdefault(one.span_b, []).append(one)
    merged = {
        id(m)
        for group in by_a.values()
        for m in group
        if any(_parted(m.shared_a, o.shared_a) and m.span_b != o.span_b for o in group)
    }
    split = {
        id(m)
        for group in by_b.values()
        for m in group
        if any(_parted(m.shared_b, o.shared_b) and m.span_a != o.span_a for o in group)
    }
    return [
        replace(m, relation="merged" if id(m) in merged else "split")
        if id(m) in merged or id(m) in split
        else m
        for m in found
    ]


def _parted(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start
