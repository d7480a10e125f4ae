"""Rules that find who stands where towards whom, each naming itself in what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from research.measures.sentiment import lexicon
from research.measures.stances import grammar, polarity
from research.measures.stances.cues import Cue, CueBook
from research.measures.stances.scene import Scene

Voice = Literal["narrator", "quoted", "attributed"]

# A judgement that is denied is weaker than its opposite: "did not praise", "refused to blame".
DENIED_GOOD, DENIED_BAD = -0.6, -0.4
# Words of a role or a label say less than an outright judgement.
ROLE, LABEL = 0.4, 0.8
# A description runs at most so many words past the one described.
_LABEL_REACH = 12


class Found(NamedTuple):
    """One stance: numbers of words and targets of the scene, and the rule that found it.

    `holder` is None for the narrator.
    """

    holder: str | None
    target: int
    stance: float
    voice: Voice
    first: int
    last: int
    rule: str


def voice(scene: Scene, at: int, *, says: bool = False) -> Voice:
    """Whose words stand at this place: inside marks, reported as said, or the outlet's own."""
    if scene.marked[at] and scene.quote_at[at] >= 0:
        return "quoted"
    return "attributed" if says or scene.quote_at[at] >= 0 else "narrator"


def by_cue(scene: Scene, sentence: range, book: CueBook) -> Iterator[Found]:
    """Stances that a cue of the codebook shows between a holder and its target."""
    turned = polarity.denied(scene, sentence)
    judged = sentence.start
    for at in sentence:
        judges = at >= judged and book.opens(scene.words[at])
        for cue in grammar.cues_at(scene, sentence, at, book) if judges else ():
            stance = cue.stance
            if polarity.open_question(scene, sentence, at):
                continue
            if turned[at - sentence.start] or polarity.governed(scene, sentence, at, book) < 0:
                stance *= DENIED_GOOD if stance > 0 else DENIED_BAD
            for found in _bound(scene, sentence, at, cue, stance, book):
                yield found
                if found.stance * stance < 0:
                    judged = scene.targets[found.target].first
        if scene.words[at] in book.labels and scene.target_at[at] < 0 and _names(scene, at):
            yield from _labelled(scene, sentence, at, book)


def _bound(
    scene: Scene, sentence: range, at: int, cue: Cue, stance: float, book: CueBook
) -> Iterator[Found]:
    last = at + len(cue.words)
    rule = f"{cue.group}: {cue.part}"
    turned_round = cue.part == "noun" and scene.words[last : last + 1] == ["from"]
    if turned_round or (cue.part == "verb" and grammar.passive(scene, sentence, at)):
        first = last + 1 if turned_round else grammar.by(scene, sentence, last)
        holder: int | str | None = None if first is None else grammar.after(scene, sentence, first)
        patient = grammar.subject(scene, sentence, at)
        aims = [(patient, 1.0)] if isinstance(patient, int) else []
        rule += ", from" if turned_round else ", passive"
    else:
        aims = list(grammar.objects(scene, sentence, last, book))
        holder = grammar.possessor(scene, sentence, at) if cue.part == "noun" else None
        if holder is None and aims:
            holder = grammar.subject(scene, sentence, at)
    name = _name(scene, holder)
    for target, factor in aims:
        aim = scene.targets[target]
        if name is not None and aim.name != name and not (cue.topics and aim.acts):
            act = polarity.nested(scene, last, aim, book) if factor > 0 else 1.0
            suffix = ", what was done to it" if factor < 0 else ", composed" if act != 1 else ""
            spoken = voice(scene, at, says=cue.says)
            if act:
                yield Found(name, target, stance * factor * act, spoken, at, last, rule + suffix)


def _name(scene: Scene, holder: int | str | None) -> str | None:
    if not isinstance(holder, int):
        return holder
    return scene.targets[holder].name if scene.targets[holder].acts else None


def _names(scene: Scene, at: int) -> bool:
    """Whether a word such as "calls" gives its object a name: not where it is "calls for" or "to"."""
    return scene.words[at + 1 : at + 2] not in (["for"], ["to"], ["on"], ["upon"], ["off"])


def _labelled(scene: Scene, sentence: range, at: int, book: CueBook) -> Iterator[Found]:
    name = _name(scene, grammar.subject(scene, sentence, at))
    if name is None:
        return
    for target, _ in grammar.objects(scene, sentence, at + 1, book):
        aim = scene.targets[target]
        first, last = aim.last, min(sentence.stop, aim.last + _LABEL_REACH)
        pull, word = _valence(scene, first, last, book)
        if pull and aim.name != name:
            spoken = voice(scene, at, says=True)
            stance = LABEL if pull > 0 else -LABEL
            yield Found(name, target, stance, spoken, word, word + 1, "label")
        return


def _valence(scene: Scene, first: int, last: int, book: CueBook) -> tuple[float, int]:
    """Sum of valences of these words, negation turned, and the one that pulls most."""
    words = scene.words[first:last]
    pulls = [book.qualities.get(word, 0) * 2 or lexicon.valences().get(word, 0) for word in words]
    turned = lexicon.negated(words)
    pulls = [pull * (lexicon.TURNED if no else 1) for pull, no in zip(pulls, turned, strict=True)]
    total = sum(pulls)
    if not total:
        return 0.0, first
    best = max(range(len(pulls)), key=lambda i: (pulls[i] * total, -i))
    return total, first + best


def by_role(scene: Scene, sentence: range, book: CueBook) -> Iterator[Found]:
    """Whoever is somebody's spokesman, ally or critic: "Trump adviser S", "S, T's lawyer"."""
    for at in sentence:
        side = book.roles.get(scene.words[at], 0)
        if not side or scene.target_at[at] >= 0:
            continue
        master = grammar.before(scene, sentence, at, 4)
        if master is None:
            continue
        holder = grammar.apposed(scene, sentence, at, master)
        if holder is None or not scene.targets[holder].acts:
            continue
        name = scene.targets[holder].name
        if name != scene.targets[master].name:
            spoken = voice(scene, at)
            yield Found(name, master, ROLE * side, spoken, at, at + 1, "role")


def by_quality(scene: Scene, sentence: range, book: CueBook) -> Iterator[Found]:
    """What an actor is said to be, by whoever speaks: "T is a pragmatist"."""
    for number in grammar.present(scene, sentence):
        target = scene.targets[number]
        span = grammar.predicate(scene, sentence, target.last)
        if span is None:
            continue
        quote = scene.quote_at[span.start]
        holder = scene.speakers[quote] if quote >= 0 else None
        if quote >= 0 and (holder is None or holder == target.name):
            continue
        named = [i for i in span if scene.words[i] in book.qualities]
        # Words in marks that nobody is found to say are still not the outlet's.
        if named and (holder is not None or not scene.marked[named[0]]):
            # With the verb, which may deny it: "isn't a pragmatist".
            pull, word = _valence(scene, span.start - 1, named[0] + 1, book)
            stance = LABEL if pull > 0 else -LABEL
            yield Found(holder, number, stance, voice(scene, word), word, word + 1, "quality")


# The rules that need no scorer, in the order in which they decide.
BY_WORDS = (by_cue, by_quality, by_role)
