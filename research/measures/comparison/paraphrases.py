"""What one article quotes and another reports in its own words.

Likeness is lexical: stems, synonyms of WordNet and like spellings, weighed by how much a word
tells. Another measure of likeness (sentence vectors) takes its place as `Likeness`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import JaroWinkler

from research.measures.comparison.alignment import Alignment
from research.measures.comparison.evidence import Weights, same_speaker
from research.measures.comparison.passages import Passage, Reading
from research.measures.comparison.terms import FUNCTION_WORDS, Term
from research.text.segments import Span

_SYNONYM = 0.7  # worth of a synonym against the same stem
_SPELLING = 0.8  # worth of a like spelling (Zelensky, Zelenskyy; retaliate, retaliation)
_ALIKE = 0.92  # Jaro-Winkler from which two spellings are one word
_TELLING = 1.2  # weight from which a word is ground to compare two sentences
_GROUNDS = 2  # such words that two sentences share, at least
_SHORTEST = 5  # words of a quoted sentence that can be told again
_LISTED = 60  # sentences of one word, beyond which it is no ground to compare


@dataclass(frozen=True, slots=True)
class Kinship:
    """How much two sentences say the same: what they share, as a sum and as a part of each.

    `n` counts the words that they share.
    """

    n: int
    shared: float
    cover_a: float
    cover_b: float


Likeness = Callable[[Sequence[Term], Sequence[Term], Weights], Kinship]


def lexical(a: Sequence[Term], b: Sequence[Term], weigh: Weights) -> Kinship:
    """Kinship of two sentences by their words.

    shared = sum over the words w of a, each with its best unused partner v in b, of
             likeness(w, v) * min(weight(w), weight(v)); likeness is 1 for the same stem, less for
             a synonym or a like spelling. The covers divide it by the weight of each sentence.
    """
    left, right = _content(a), _content(b)
    n, shared = pair_up(left, right, weigh)
    totals = [sum(weigh.get(s, 0.0) for s in side) for side in (left, right)]
    covers = [shared / total if total else 0.0 for total in totals]
    return Kinship(n, shared, min(1.0, covers[0]), min(1.0, covers[1]))


def pair_up(
    left: Sequence[str], right: Sequence[str], weigh: Mapping[str, float]
) -> tuple[int, float]:
    """Number and weight of what two lists of stems share, each stem with one partner."""
    n, shared = 0, 0.0
    ours, theirs = dict.fromkeys(left), dict.fromkeys(right)
    for stem in (s for s in ours if s in theirs):
        n += 1
        shared += weigh.get(stem, 0.0)
    free: dict[str, dict[str, None]] = {}
    for other in theirs:
        if other not in ours:
            for key in _kin(other):
                free.setdefault(key, {})[other] = None
    for stem in ours:
        if stem in theirs:
            continue
        best, worth = None, 0.0
        for other in dict.fromkeys(o for key in _kin(stem) for o in free.get(key, ())):
            gained = _alike(stem, other) * min(weigh.get(stem, 0.0), weigh.get(other, 0.0))
            if gained > worth:
                best, worth = other, gained
        if best is not None:
            for key in _kin(best):
                free[key].pop(best)
            n += 1
            shared += worth
    return n, shared


@lru_cache(maxsize=100_000)
def _kin(stem: str) -> tuple[str, ...]:
    """Keys that a stem shares with its synonyms and with like spellings."""
    groups = tuple(f"={n}" for n in sorted(_synonyms().get(stem, ())))
    return (*groups, stem[:3].lower()) if len(stem) >= 4 else groups


def _content(words: Sequence[Term]) -> list[str]:
    return list(dict.fromkeys(t.stem for t in words if t.word not in FUNCTION_WORDS))


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[int]]:
    path = files("research.measures") / "weights" / "synonyms.txt"
    held: dict[str, set[int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        for stem in line.split():
            held.setdefault(stem, set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in held.items()}


def _alike(one: str, other: str) -> float:
    groups = _synonyms()
    if one in groups and other in groups and not groups[one].isdisjoint(groups[other]):
        return _SYNONYM
    if min(len(one), len(other)) >= 4 and one[:3].lower() == other[:3].lower():
        return _SPELLING if JaroWinkler.similarity(one, other) >= _ALIKE else 0.0
    return 0.0


def align_reported(
    left: Reading, right: Reading, weigh: Weights, *, likeness: Likeness = lexical
) -> list[Alignment]:
    """Sentences that one article quotes and the other reports, each with its best partner.

    Parameters
    ----------
    left, right
        Readings of two articles.
    weigh
        What each word tells, from `evidence.weights`.
    likeness
        How much two sentences say the same; lexical by default.

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
    quoted: Sequence[Passage], reported: Sequence[Passage], weigh: Weights, likeness: Likeness
) -> list[tuple[_Sentence, _Sentence, float]]:
    ours, theirs = list(_sentences(quoted)), list(_sentences(reported))
    lists: dict[str, list[int]] = {}
    for number, sentence in enumerate(theirs):
        for key in _grounds(sentence.words):
            lists.setdefault(key, []).append(number)
    rows = []
    for number, sentence in enumerate(ours):
        grounds: dict[int, int] = {}
        for stem in _content(sentence.words):
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
                kin = likeness(sentence.words, theirs[other].words, weigh)
                score = _score(sentence, theirs[other], kin)
                if score > 0:
                    rows.append((score, number, other))
    rows.sort(key=lambda r: (-r[0], r[1], r[2]))
    taken: set[int] = set()
    chosen = []
    for score, number, other in rows:
        if number not in taken:
            taken.add(number)
            chosen.append((ours[number], theirs[other], score))
    return chosen


def _keys(stem: str) -> list[str]:
    return [stem, *(f"={n}" for n in sorted(_synonyms().get(stem, ())))]


def _grounds(words: Sequence[Term]) -> list[str]:
    return list(dict.fromkeys(key for stem in _content(words) for key in _keys(stem)))


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
