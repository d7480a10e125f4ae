"""What one article quotes and another reports in its own words.

How much two sentences say the same stands in `likeness`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from research.measures.comparison.alignment import Alignment
from research.measures.comparison.likeness import Kinship, content, kinships, synonyms
from research.measures.comparison.passages import Passage, Reading
from research.measures.comparison.quotation_matching import Weights, same_speaker
from research.measures.comparison.terms import Term
from research.measures.registry import Method
from research.text.segments import Span

_TELLING = 1.2  # weight from which a word is ground to compare two sentences
_GROUNDS = 2  # such words that two sentences share, at least
_SHORTEST = 5  # words of a quoted sentence that can be told again
_LISTED = 60  # sentences of one word, beyond which it is no ground to compare


def align_reported(
    left: Reading, right: Reading, weigh: Weights, *, likeness: Method = "lexical"
) -> list[Alignment]:
    """Sentences that one article quotes and the other reports, each with its best partner.

    Parameters
    ----------
    left, right
        Readings of two articles.
    weigh
        What each word tells, from `quotation_matching.weights`.
    likeness
        `method` of `likeness.kinships`.

    Returns
    -------
    list of Alignment
        Relation "paraphrased", or "verbatim" where all words are the same; score 0..1; by place
        in the first article.
    """
    forth = _best(left.marked, right.reported, weigh, likeness)
    back = _best(right.marked, left.reported, weigh, likeness)
    turned = [(y, x, score) for x, y, score in back]
    found = [
        Alignment(a.passage, b.passage, a.span, b.span, a.span, b.span, _relation(a, b), score)
        for a, b, score in forth + turned
    ]
    return sorted(found, key=lambda m: (m.span_a, m.span_b))


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: Passage
    words: tuple[Term, ...]
    span: Span


def _relation(a: _Sentence, b: _Sentence) -> str:
    # The same words without their marks are still the same words.
    same = [t.word for t in a.words] == [t.word for t in b.words]
    return "verbatim" if same else "paraphrased"


def _sentences(passages: Sequence[Passage]) -> Iterator[_Sentence]:
    for passage in passages:
        for r in passage.sentences:
            words = passage.words[r.start : r.stop]
            yield _Sentence(passage, words, Span(words[0].start, words[-1].end))


def _best(
    quoted: Sequence[Passage], reported: Sequence[Passage], weigh: Weights, likeness: Method
) -> list[tuple[_Sentence, _Sentence, float]]:
    ours, theirs = list(_sentences(quoted)), list(_sentences(reported))
    lists: dict[str, list[int]] = {}
    for number, sentence in enumerate(theirs):
        for key in _grounds(sentence.words):
            lists.setdefault(key, []).append(number)
    pairs: list[tuple[int, int]] = []
    for number, sentence in enumerate(ours):
        grounds: dict[int, int] = {}
        for stem in content(sentence.words):
            if weigh.get(stem, 0.0) < _TELLING:
                continue
            seen: set[int] = set()
            for key in _keys(stem):
                listed = lists.get(key, ())
                if len(listed) <= _LISTED:
                    seen.update(listed)
            for other in seen:
                grounds[other] = grounds.get(other, 0) + 1
        for other, n in grounds.items():
            if n >= _GROUNDS and len(sentence.words) >= _SHORTEST:
                pairs.append((number, other))
    kin = kinships([(ours[a].words, theirs[b].words) for a, b in pairs], weigh, method=likeness)
    scores = [_score(ours[a], theirs[b], k) for (a, b), k in zip(pairs, kin, strict=True)]
    rows = [(s, a, b) for s, (a, b) in zip(scores, pairs, strict=True) if s > 0]
    rows.sort(key=lambda r: (-r[0], r[1], r[2]))
    taken: set[int] = set()
    chosen = []
    for score, number, other in rows:
        if number not in taken:
            taken.add(number)
            chosen.append((ours[number], theirs[other], score))
    return chosen


@lru_cache(maxsize=100_000)
def _keys(stem: str) -> tuple[str, ...]:
    return (stem, *(f"={n}" for n in sorted(synonyms().get(stem, ()))))


def _grounds(words: Sequence[Term]) -> list[str]:
    return list(dict.fromkeys(key for stem in content(words) for key in _keys(stem)))


def _score(a: _Sentence, b: _Sentence, kin: Kinship) -> float:
    """The score of a pair that says the same, 0 of one that does not.

    Thresholds were set by reading pairs of BASIL and SEESAW: with the same speaker half of one
    sentence is enough, with another almost all of both must be the same.
    """
    mean, most = (kin.cover_a + kin.cover_b) / 2, max(kin.cover_a, kin.cover_b)
    least = min(kin.cover_a, kin.cover_b)
    speaker = same_speaker(a.passage, b.passage)
    if speaker > 0:
        same = (kin.n >= 3 and kin.shared >= 5 and mean >= 0.6) or (
            kin.n >= 5 and kin.shared >= 6 and most >= 0.5
        )
    elif speaker < 0:
        same = kin.shared >= 8 and mean >= 0.75
    elif a.passage.near & b.passage.near:
        same = kin.shared >= 6 and mean >= 0.6 and least >= 0.4
    else:
        same = kin.shared >= 10 and mean >= 0.65
    return min(1.0, mean) if same else 0.0
