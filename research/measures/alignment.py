"""The same quotation in two articles: verbatim, trimmed, merged, split or paraphrased.

Words decide, weighed by how much they tell and how often both articles use them anyway; who
speaks, and who is named around, decides where the words are few. No model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from research.articles.text import Span
from research.measures.passages import Passage
from research.measures.terms import FUNCTION_WORDS, Frequencies, Term

Weights = dict[str, float]

_FUNCTION = 0.1  # weight of a function word: enough to tell one order of them from another
_RARE = 3.0  # from here a word, or two in a row, make two passages worth comparing
_VERBATIM = 0.95  # part of the weight of both that is shared
_TRIMMED = 0.75  # part of the words of the shorter that is shared
_LEAST = 3  # words that two reworded sentences share, and more
_LONG_RUN = 6  # words in a row that are no accident
_MOST = 0.8  # part of a short sentence's words that is shared where they tell little
_TELLS = 4.0  # weight of shared words that ties two sentences of one quotation
_NAMED = 0.5  # worth of a word that names an actor: to name one is not to quote the same
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


def weights(
    texts: Sequence[Iterable[Term]], known: Frequencies, *, names: Container[str] = ()
) -> Weights:
    """How much each word tells of a quotation shared by two articles, given all their words.

    idf / (1 + (least count in the two - 1) / 2): a word that both use again and again is the
    subject, not the quotation. Half of it for the stems in `names`.
    """
    counts = [Counter(t.stem for t in terms_) for terms_ in texts]
    least = {s: min(c[s] for c in counts) for s in dict.fromkeys(s for c in counts for s in c)}
    return {
        s: _FUNCTION
        if s in FUNCTION_WORDS
        else max(known.idf(s) * (_NAMED if s in names else 1.0), _FUNCTION)
        / (1 + max(n - 1, 0) / 2)
        for s, n in least.items()
    }


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words that two passages share in a row, from `a` in one and `b` in the other."""

    a: int
    b: int
    size: int
    weight: float


def runs(a: Passage, b: Passage, weigh: Weights) -> list[Run]:
    """Words that stand in both passages in the same order, as runs without a gap."""
    found = []
    for x, y, size in _blocks(a.words, b.words):
        weight = _weight(a.words[x : x + size], weigh)
        found.append(Run(x, y, size, weight))
    return found


def _blocks(a: Sequence[Term], b: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Words in common, the longest run first, then those before and after it."""
    matcher = SequenceMatcher(None, [t.word for t in a], [t.word for t in b], autojunk=False)
    return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


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
    single = [t.stem for t, w in zip(words, worth, strict=True) if w >= _RARE]
    pairs = [
        f"{words[k].word} {words[k + 1].word}"
        for k in range(len(words) - 1)
        if worth[k] + worth[k + 1] >= _RARE
    ]
    rows = [
        f"{x.word} {y.word} {z.word}" for x, y, z in zip(words, words[1:], words[2:], strict=False)
    ]
    return list(dict.fromkeys(single + pairs + rows))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two passages being one quotation."""

    longest: int  # words of the longest run
    weight: float  # of the heaviest run
    shared: float  # of all runs that count
    cover: float  # part of the lighter passage that is shared, 0..1
    shorter: int  # words of the shorter passage
    longer: int
    speaker: int  # 1 the same, -1 another, 0 unknown
    near: int  # actors named around both


def evidence(a: Passage, b: Passage, shared: Sequence[Run], weigh: Weights) -> Evidence:
    """What speaks for two passages being one quotation, from their shared runs."""
    counted = [r for r in shared if r.size > 1 or r.weight >= _RARE]
    total = sum(r.weight for r in counted)
    lighter = min(_weight(p.words, weigh) for p in (a, b))
    heaviest = max(counted, key=lambda r: r.weight, default=None)
    return Evidence(
        longest=max((r.size for r in counted), default=0),
        weight=heaviest.weight if heaviest else 0.0,
        shared=total,
        cover=min(1.0, total / lighter) if lighter else 0.0,
        shorter=min(len(a.words), len(b.words)),
        longer=max(len(a.words), len(b.words)),
        speaker=same_speaker(a, b),
        near=len(a.near & b.near),
    )


def same_speaker(a: Passage, b: Passage) -> int:
    """1 where one actor speaks in both, -1 where another does, 0 where that is not known.

    Where one article's speaker is named around the other's passage, either may have been taken
    for the speaker wrongly: not known.
    """
    if not (a.resolved and b.resolved):
        return 0
    if a.speaker == b.speaker:
        return 1
    return 0 if a.speaker in b.near or b.speaker in a.near else -1


def _weight(words: Sequence[Term], weigh: Weights) -> float:
    return sum(weigh.get(t.stem, _FUNCTION) for t in words)


def is_same(e: Evidence) -> bool:
    """Whether this much evidence makes two passages in marks one quotation.

    The thresholds were set by reading pairs of BASIL and SEESAW (benchmarks/comparison.py): the
    shorter the run, the more it must tell, and the more its surroundings must agree.
    """
    agree = e.speaker > 0 or e.near > 0
    if e.longest >= _LONG_RUN and (e.speaker >= 0 or e.weight >= 8 or e.cover >= 0.9):
        covered = e.weight >= 2.5 and (e.cover >= 0.25 or e.longest >= 9)
        if covered or (e.cover >= 0.9 and agree):
            return True
    if e.speaker < 0:
        # Speakers are resolved wrongly often enough that words may outweigh them.
        return e.weight >= 8 and e.longest >= 4 and e.cover >= 0.5
    if e.longest >= 4 and e.weight >= 9:
        return True
    if e.longest >= 2 and e.weight >= 6 and e.cover >= (0.5 if e.speaker > 0 else 0.7):
        return e.longest > 2 or e.speaker > 0 or (e.near > 1 and e.longer <= 12) or e.longer <= 6
    if e.cover < 0.9 or not agree:
        return False
    return _short_is_same(e)


def _short_is_same(e: Evidence) -> bool:
    # A few words, all of the shorter passage, with the same speaker or the same names around.
    if e.longest >= 4:
        return e.weight >= 3
    if e.longest == 3:
        return e.weight >= 4
    if e.longest == 2:
        return e.weight >= 3 if e.speaker > 0 else e.weight >= 4 and e.longer <= 6
    if e.speaker > 0:
        return e.weight >= 4 and e.longer <= 12
    return e.weight >= 5 and e.longer <= 6


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
    best = max(cells, key=lambda c: (_weight(cells[c], weigh), len(cells[c]), -c[0], -c[1]))
    for (x, y), words in sorted(cells.items()):
        left, right = a.sentences[x], b.sentences[y]
        n, shorter = len(words), min(len(left), len(right))
        enough = n >= _LONG_RUN or n > _MOST * shorter or _weight(words, weigh) >= _TELLS
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
    blocks = _blocks(left, right)
    shared = [t for x, _, size in blocks for t in left[x : x + size]]
    weight = _weight(shared, weigh)
    covers = [weight / total if (total := _weight(p, weigh)) else 1.0 for p in (left, right)]
    longer, shorter = max(len(left), len(right)), min(len(left), len(right))
    relation, score = "paraphrased", max(covers)
    if min(covers) >= _VERBATIM and longer - len(shared) <= max(1, longer // 10):
        relation, score = "verbatim", min(covers)
    elif len(shared) >= _TRIMMED * shorter or n >= _LONG_RUN:
        relation = "trimmed"
    first, last = blocks[0], blocks[-1]
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
