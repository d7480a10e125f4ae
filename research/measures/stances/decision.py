"""One decision for each pair: rules give candidates and words, a scorer of pairs and the combiner the rest.

The sign is the likelier of for and against; where that is not the rule's, the row says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from research.measures import sentiment
from research.measures.encoder import pairs as encoder
from research.measures.encoder.pairs import PairItem
from research.measures.encoder.towers import Floats
from research.measures.registry import Method
from research.measures.sentiment import lexicon
from research.measures.sentiment.judgement import Item
from research.measures.stances import combiner, narration, narrator, pair_words, polarity, rules
from research.measures.stances.candidates import Candidate, candidates
from research.measures.stances.crowds import KIND
from research.measures.stances.cues import CueBook, cue_book
from research.measures.stances.narrator import Told
from research.measures.stances.rules import Found, Voice
from research.measures.stances.scene import COMMON_NOUN, Scene

Scorer = Callable[[Sequence[PairItem]], Floats]
Words = tuple[float, float, float]

# Rows less likely than this are not given at all: of a hundred of them, fewer than ten are right.
LEAST = 0.1
# What the sign of the scorer is worth where it goes against a rule's.
_TURNED_STANCE = 0.5
# A row for somebody by a role alone ("his lawyer", "an ally of"): readers called 4 of 10 shown ones right.
ALLIED = 0.4
# Pairs are not looked at where the linear scorers give either sign less than this, nor does the encoder read
# the place of a target once more where its own chance is as low: of 1,500 rows shown some ten are lost, and
# a third of its work. The second is of crowds, which seldom hold a stance.
_WORTH, _WORTH_OF_CROWDS = 0.08, 0.15
# What parts of a sentence end with; the words shown of one in which no single word shows the stance, at
# most, and those beside names with which it says something.
_MARKS = frozenset(',;:()—–-“”"') | {"--", "...", "…", "``", "''"}
_CLAUSE, _ENOUGH = 15, 3
# No chance is so high: words of evidence are not looked for.
_NEVER = 2.0


class Linear(NamedTuple):
    """Candidates with what the linear scorers say: five chances of each pair, three towards its target."""

    pairs: list[Candidate]
    chances: Floats
    words: list[Words]


@dataclass(frozen=True, slots=True)
class Decided:
    """A stance and how likely it is right; words and target are numbers of the scene.

    `narrated`: the holder is the outlet. `holder` is None where `holder_text` names no actor.
    """

    sentence: range
    narrated: bool
    holder: str | None
    holder_text: str | None
    target: int
    stance: float
    probability: float
    voice: Voice
    first: int
    last: int
    rule: str


def scorer(method: Method) -> tuple[combiner.Scored, Scorer]:
    """The scorer of pairs that goes with a method, and the name of its weights."""
    if sentiment.registered(method).name == "encoder" and encoder.installed():
        return "encoder", encoder.chances
    return "linear", pair_words.chances


def decide(scene: Scene, *, method: Method) -> list[Decided]:
    """All stances of a scene that are likely enough to be given, sentence by sentence."""
    book = cue_book()
    rows = [*_pairs(scene, to_score(scene, book), book, method), *_of_narrator(scene, method)]
    return sorted(rows, key=lambda row: (row.sentence.start, row.first, row.target))


def to_score(scene: Scene, book: CueBook) -> Linear:
    """The pairs of a scene that are scored, with what the rules find of each."""
    return worth_scoring(by_linear(every_pair(scene, book)))


def every_pair(scene: Scene, book: CueBook) -> Iterator[Candidate]:
    """All pairs of a scene, also those that are not worth scoring."""
    found = zip(scene.sentences, all_by_rules(scene, book), strict=True)
    return (one for sentence, known in found for one in candidates(scene, sentence, known, book))


def all_by_rules(scene: Scene, book: CueBook) -> list[list[Found]]:
    """What the rules find in each sentence: of names as if nothing else were a target, then of nouns.

    "Condemned the attack on T" is about T; the attack is no reason to overlook that.
    """
    named = scene.named()
    nouns = {number for number, one in enumerate(scene.targets) if one.kind == COMMON_NOUN}
    found = []
    for sentence in scene.sentences:
        rows = list(by_rules(named, sentence, book))
        if not nouns.isdisjoint(scene.target_at[sentence.start : sentence.stop]):
            rows += (one for one in by_rules(scene, sentence, book) if one.target in nouns)
        found.append(rows)
    return found


def by_rules(scene: Scene, sentence: range, book: CueBook) -> Iterator[Found]:
    """What the rules find of holders other than the narrator; the first rule decides on a pair."""
    if not any(place >= 0 for place in scene.target_at[sentence.start : sentence.stop]):
        return
    best: dict[tuple[str, str], Found] = {}
    for rule in rules.BY_WORDS:
        earlier = set(best)
        for one in rule(scene, sentence, book):
            if one.holder is None:
                continue
            pair = (one.holder, scene.targets[one.target].name)
            if pair not in best or (
                pair not in earlier and abs(best[pair].stance) < abs(one.stance)
            ):
                best[pair] = one
    yield from best.values()


def by_linear(pairs: Iterable[Candidate]) -> Linear:
    """Pairs with what the linear scorers say of them."""
    held = list(pairs)
    if not held:
        return Linear([], np.zeros((0, 5)), [])
    return Linear(held, _each(held, pair_words.chances), _towards(held, "linear"))


def worth_scoring(seen: Linear) -> Linear:
    """Without those that the linear scorers see nothing in: most are none."""
    if not seen.pairs:
        return seen
    likely = combiner.by_itself(*seen, scored="linear").max(axis=0)
    kept = [
        i
        for i, one in enumerate(seen.pairs)
        if likely[i] >= (_WORTH_OF_CROWDS if one.kinds[0] == KIND else _WORTH)
    ]
    return Linear([seen.pairs[i] for i in kept], seen.chances[kept], [seen.words[i] for i in kept])


def scores(seen: Linear, method: Method) -> tuple[combiner.Scored, Floats, list[Words]]:
    """What scorers say of candidates: five chances of each pair, three towards each target."""
    scored, score = scorer(method)
    if not seen.pairs or sentiment.registered(method).name == "linear":
        return scored, seen.chances, seen.words
    if scored == "linear":
        return scored, seen.chances, _towards(seen.pairs, method)
    # The encoder reads each place once more only where that can make a row.
    chances, words = _each(seen.pairs, score), list(seen.words)
    likely = combiner.by_itself(seen.pairs, chances, words, scored=scored).max(axis=0) >= _WORTH
    asked = [i for i, is_likely in enumerate(likely) if is_likely]
    for i, found in zip(asked, _towards([seen.pairs[i] for i in asked], method), strict=True):
        words[i] = found
    return scored, chances, words


def _each(pairs: Sequence[Candidate], score: Scorer) -> Floats:
    """Chances by a scorer of pairs, each item asked once."""
    items = list(dict.fromkeys(one.item for one in pairs))
    place = {item: i for i, item in enumerate(items)}
    found: Floats = score(items)[[place[one.item] for one in pairs]]
    return found


def _towards(pairs: Sequence[Candidate], method: Method) -> list[Words]:
    """Chances of negative, neutral, positive towards the target of each, each place asked once."""
    aimed: list[Item] = [
        (one.item.text, *(one.item.holder if one.turned else one.item.target)) for one in pairs
    ]
    places = list(dict.fromkeys(aimed))
    judged = sentiment.scorer(method, names=False)(places, [_NEVER] * len(places)) if places else []
    words = dict(zip(places, judged, strict=True))
    return [words[item].probabilities for item in aimed]


def _pairs(scene: Scene, seen: Linear, book: CueBook, method: Method) -> Iterator[Decided]:
    scored, chances, words = scores(seen, method)
    decided = combiner.decide(seen.pairs, chances, words, scored=scored)
    for one, chance in zip(seen.pairs, decided, strict=True):
        sign = 1 if chance.positive >= chance.negative else -1
        probability = max(chance)
        if sign > 0 and one.found is not None and one.found.rule == "role":
            probability = min(probability, ALLIED)
        if probability < LEAST:
            continue
        yield _row(scene, one, sign, probability, book)


def _row(scene: Scene, one: Candidate, sign: int, probability: float, book: CueBook) -> Decided:
    found = one.found
    at = max(one.sentence.start, scene.targets[one.target].first)
    if found is not None and found.stance * sign > 0:
        stance, first, last, rule, spoken = (
            found.stance, found.first, found.last, found.rule, found.voice,
        )  # fmt: skip
    elif found is not None:
        stance, first, last = sign * _TURNED_STANCE, found.first, found.last
        rule, spoken = f"{found.rule}, turned by the scorer", found.voice
    else:
        stance = sign * probability
        word = _words(scene, one, sign, book)
        first, last = (word, word + 1) if word != at else _clause(scene, one)
        rule = "said of it" if one.speaks else "pair"
        spoken = rules.voice(scene, word, says=one.speaks)
    if one.speaks and spoken == "narrator":
        spoken = "quoted" if scene.marked[at] else "attributed"
    return Decided(
        one.sentence, False, one.holder, one.holder_text, one.target, stance, probability, spoken,
        first, last, rule,
    )  # fmt: skip


def _words(scene: Scene, one: Candidate, sign: int, book: CueBook) -> int:
    """The word nearest to the target that speaks for the sign, else the target itself."""
    target = scene.targets[one.target]
    valences = lexicon.valences()
    denied = polarity.denied(scene, one.sentence)
    best, far = max(one.sentence.start, target.first), len(scene.words)
    for at in one.sentence:
        gap = at - target.last if at >= target.last else target.first - at
        if gap >= far or scene.target_at[at] >= 0:
            continue
        word = scene.words[at]
        pull = valences.get(word, 0.0) + 2 * book.qualities.get(word, 0)
        if word in book.verbs:
            pull += sum(2 * cue.stance for cue in book.verbs[word] if not cue.topics)
        if denied[at - one.sentence.start]:
            pull = -pull
        if pull * sign > 0:
            best, far = at, gap
    return best


def _clause(scene: Scene, one: Candidate) -> tuple[int, int]:
    """What the sentence says around the target, between marks: a name alone shows nothing.

    It goes on over a mark as long as it says too little, and is cut where it is long.
    """
    sentence, target = one.sentence, scene.targets[one.target]
    first = max(sentence.start, target.first)
    last = max(first + 1, min(sentence.stop, target.last))
    while True:
        while last < sentence.stop and scene.words[last] not in _MARKS:
            last += 1
        while first > sentence.start and scene.words[first - 1] not in _MARKS:
            first -= 1
        if _says_enough(scene, first, last) or (first, last) == (sentence.start, sentence.stop):
            break
        if last < sentence.stop:
            last += 1
        else:
            first -= 1
    if last - first > _CLAUSE:
        middle = max(first, min(target.first - _CLAUSE // 3, last - _CLAUSE))
        first, last = middle, middle + _CLAUSE
    while last - 1 > first and not scene.words[last - 1][-1].isalnum():
        last -= 1
    while first < last - 1 and scene.words[first] in _MARKS:
        first += 1
    return first, last


def _says_enough(scene: Scene, first: int, last: int) -> bool:
    own = [
        word for word, at in zip(scene.words[first:last], scene.target_at[first:last], strict=True)
        if at < 0 and word[0].isalnum()
    ]  # fmt: skip
    return len(own) >= _ENOUGH


def _of_narrator(scene: Scene, method: Method) -> Iterator[Decided]:
    told = list(narrator.told(scene))
    if not told:
        return
    sentiments = narrated_sentiments(scene, told, method)
    scored = sentiment.registered(method).name
    chances = narration.chances(scene, told, sentiments, scored=scored).tolist()
    for one, probability in zip(told, chances, strict=True):
        if probability >= LEAST:
            yield Decided(
                one.sentence, True, None, None, one.target, one.sign * rules.LABEL, probability, "narrator",
                one.at, one.at + 1, f"narrator: {one.tie}",
            )  # fmt: skip


def narrated_sentiments(scene: Scene, told: Sequence[Told], method: Method) -> Floats:
    """Chances of negative, neutral, positive towards the target of each, (told, 3)."""
    items: list[Item] = []
    for one in told:
        whole, target = (
            scene.shown(one.sentence.start, one.sentence.stop),
            scene.targets[one.target],
        )
        start, end = max(target.start, whole.start), min(target.end, whole.end)
        items.append((scene.text[whole.start : whole.end], start - whole.start, end - whole.start))
    judged = sentiment.scorer(method, names=False)(items, [_NEVER] * len(items))
    return np.array([one.probabilities for one in judged], np.float64)
