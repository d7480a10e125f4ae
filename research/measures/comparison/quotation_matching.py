"""What speaks for two passages being one quotation: shared words, the speaker, the names around.

Words are weighed by how much they tell and how often both articles use them anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import reduce
from itertools import chain
from operator import and_

from research.measures.comparison.passages import Passage
from research.measures.comparison.terms import FUNCTION_WORDS, Term, idf

Weights = dict[str, float]

RARE = 3.0  # from here a word, or two in a row, make two passages worth comparing
LONG_RUN = 6  # words in a row that are no accident
_FUNCTION = 0.1  # weight of a function word: enough to tell one order of them from another
_NAMED = 0.5  # worth of a word that names an actor: to name one is not to quote the same


def weights(texts: Sequence[Iterable[Term]], *, names: Container[str] = ()) -> Weights:
    """How much each word tells of a quotation shared by two articles, given all their words.

    idf / (1 + (least count in the two - 1) / 2): a word that both use again and again is the
    subject, not the quotation. Half of it for the stems in `names`.
    """
    counts = [Counter(t.stem for t in terms_) for terms_ in texts]
    found = {
        s: _FUNCTION
        if s in FUNCTION_WORDS
        else max(idf(s) * (_NAMED if s in names else 1.0), _FUNCTION)
        for s in dict.fromkeys(chain.from_iterable(counts))
    }
    for s, least in reduce(and_, counts).items():
        if s not in FUNCTION_WORDS:
            found[s] /= 1 + (least - 1) / 2
    return found


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
    for x, y, size in blocks(a.words, b.words):
        weight = weight_of(a.words[x : x + size], weigh)
        found.append(Run(x, y, size, weight))
    return found


def blocks(a: Sequence[Term], b: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Words in common, the longest run first, then those before and after it."""
    matcher = SequenceMatcher(None, [t.word for t in a], [t.word for t in b], autojunk=False)
    return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


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
    counted = [r for r in shared if r.size > 1 or r.weight >= RARE]
    total = sum(r.weight for r in counted)
    lighter = min(weight_of(p.words, weigh) for p in (a, b))
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


def weight_of(words: Sequence[Term], weigh: Weights) -> float:
    """Sum of what these words tell."""
    return sum(weigh.get(t.stem, _FUNCTION) for t in words)


def is_same(e: Evidence) -> bool:
    """Whether this much evidence makes two passages in marks one quotation.

    The thresholds were set by reading pairs of BASIL and SEESAW (benchmarks/comparison.py): the
    shorter the run, the more it must tell, and the more its surroundings must agree.
    """
    agree = e.speaker > 0 or e.near > 0
    if e.longest >= LONG_RUN and (e.speaker >= 0 or e.weight >= 8 or e.cover >= 0.9):
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
        return (
            e.weight >= 3 and e.longer <= 12 if e.speaker > 0 else e.weight >= 4 and e.longer <= 6
        )
    if e.speaker > 0:
        return e.weight >= 4 and e.longer <= 12
    return e.weight >= 5 and e.longer <= 6
