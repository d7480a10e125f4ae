"""Which pairs of a sentence may be a stance: what a rule found, who speaks of whom, who stands with whom.

Nothing is decided here; `combiner` says how likely each is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from research.measures.encoder.pairs import PairItem
from research.measures.stances import grammar, polarity
from research.measures.stances.crowds import by_side, can_hold, crowds
from research.measures.stances.cues import CueBook
from research.measures.stances.rules import Found
from research.measures.stances.scene import COMMON_NOUN, Scene, Target
from research.text.segments import Span

# Pairs of actors of one sentence that are looked at, the nearest first: more stand in lists of names.
_PAIRS = 10
# Targets that a crowd is looked at with, the nearest first.
_CROWD_TARGETS = 3
# Actors beside the speaker that a common noun is looked at with, the nearest first.
_NEAR_NOUN = 2
# Stands for a speaker whom the sentence of a quotation does not name.
_SPEAKER, _SAID = "Someone", "Someone said: "


@dataclass(frozen=True, slots=True)
class Candidate:
    """A holder, a target, and what is known of the two before anything is scored.

    `holder` is an actor's name, None where the words `holder_text` name none. `target` numbers the
    target in the scene. `found` is what a rule says. `item` is what the scorers of pairs take, the
    other way round where `turned`. `aside`: the sentence does not name the holder. `answered`: a rule
    found the target's stance towards the holder. `kinds` are those of holder and target.
    """

    sentence: range
    holder: str | None
    holder_text: str
    target: int
    target_name: str
    found: Found | None
    item: PairItem
    turned: bool = False
    speaks: bool = False
    aside: bool = False
    asked: bool = False
    answered: bool = False
    adjective: bool = False
    adjective_holder: bool = False
    kinds: tuple[str, str] = ("person", "person")
    crowd: int = field(default=2)

    @property
    def text(self) -> str:
        """The sentence, without what stands for a speaker whom it does not name."""
        return self.item.text.removeprefix(_SAID) if self.aside else self.item.text


def candidates(
    scene: Scene, sentence: range, found: Sequence[Found], book: CueBook
) -> Iterator[Candidate]:
    """The pairs of a sentence, each once, those that a rule found with what it found.

    Stances of the narrator are left out: see `narrator`.
    """
    present = grammar.present(scene, sentence)
    if not present:
        return
    actors = {mention.name for mention in scene.targets if mention.acts}
    besides = {number for number in present if _of_opponents(scene, number, book)}
    by_rule = {
        (one.holder, scene.targets[one.target].name): one
        for one in found
        if one.target not in besides
    }
    denied = [*polarity.denials(scene, sentence, book), *polarity.requests(scene, sentence)]
    nouns = [number for number in present if scene.targets[number].kind == COMMON_NOUN]
    named = [number for number in present if number not in nouns]
    present = [number for number in named if number not in besides]
    nearest = _nearest(scene, present)
    names = max(1, len({scene.targets[number].name for number in present}))
    speakers = {
        pair: number
        for pair, number in _speakers(scene, sentence, present).items()
        if pair[0] in actors or can_hold(pair[0])
    }
    wanted: dict[tuple[str, str], int] = {}
    for one, other in nearest:
        for holder, target in ((one, other), (other, one)):
            if scene.targets[holder].acts:
                wanted[scene.targets[holder].name, scene.targets[target].name] = target
    for (name, target_name), number in speakers.items():
        wanted.setdefault((name, target_name), number)
    for (found_holder, target_name), rule in by_rule.items():
        if scene.targets[rule.target].kind == COMMON_NOUN:
            continue
        if found_holder is not None and (found_holder in actors or can_hold(found_holder)):
            wanted.setdefault((found_holder, target_name), rule.target)
    for (name, target_name), number in wanted.items():
        # That the owner of a plan is for it is no finding.
        if target_name.startswith(f"{name}’s "):
            continue
        if any(name == who and scene.targets[number].first in what for who, what in denied):
            continue
        yield _candidate(
            scene,
            sentence,
            name,
            number,
            by_rule.get((name, target_name)),
            known=name in actors,
            speaks=(name, target_name) in speakers,
            crowd=names,
            answered=(target_name, name) in by_rule,
            pair=_pair(scene, nearest, name, target_name),
        )
    yield from _of_crowds(scene, sentence, named, nouns, speakers, by_rule, names, book)
    yield from _of_nouns(scene, sentence, present, nouns, by_rule, actors, names)


def _of_nouns(
    scene: Scene,
    sentence: range,
    present: Sequence[int],
    nouns: Sequence[int],
    by_rule: Mapping[tuple[str | None, str], Found],
    actors: set[str],
    names: int,
) -> Iterator[Candidate]:
    """What has no name, with who speaks of it, who a rule finds, and the actors nearest to it."""
    seen: set[tuple[str, str]] = set()
    for number in nouns:
        target = scene.targets[number]
        speaker = next((name for name, _ in _speakers(scene, sentence, [number])), None)
        ruled = [holder for (holder, _), rule in by_rule.items() if rule.target == number]
        holders = dict.fromkeys(
            name for name in (speaker, *ruled) if name and (name in actors or can_hold(name))
        )
        room = max(0, _NEAR_NOUN - len(holders) + (speaker in holders))
        # The nearest mention of each actor.
        near: dict[str, int] = {}
        for n in sorted(present, key=lambda n: (_gap(scene.targets[n], target), n)):
            if scene.targets[n].acts and not _overlap(scene.targets[n], target):
                near.setdefault(scene.targets[n].name, n)
        beside = [name for name in near if name not in holders][:room]
        for name in (*holders, *beside):
            if (name, target.name) in seen:
                continue
            seen.add((name, target.name))
            yield _candidate(
                scene,
                sentence,
                name,
                number,
                by_rule.get((name, target.name)),
                known=name in actors,
                speaks=name == speaker,
                crowd=names,
                answered=False,
                pair=(near[name], number) if name in near else None,
            )


def _of_opponents(scene: Scene, number: int, book: CueBook) -> bool:
    """Whether whose opponents are named is all that a name tells: "T's accusers", "T rival B"."""
    last = scene.targets[number].last
    # A possessive ending may be a word of its own.
    following = [
        word for word in scene.words[last : last + 2] if word not in ("'s", "’s", "'", "’")
    ]
    return book.roles.get(next(iter(following), ""), 0) < 0


def _overlap(one: Target, other: Target) -> bool:
    return one.start < other.end and other.start < one.end


def _of_crowds(
    scene: Scene,
    sentence: range,
    present: Sequence[int],
    nouns: Sequence[int],
    speakers: Mapping[tuple[str, str], int],
    by_rule: Mapping[tuple[str | None, str], Found],
    names: int,
    book: CueBook,
) -> Iterator[Candidate]:
    """Crowds with the targets nearest to them, those apart of whom a crowd is quoted."""
    whole = scene.shown(sentence.start, sentence.stop)
    shown = scene.text[whole.start : whole.end]
    held = [*speakers, *_speakers(scene, sentence, nouns), *by_rule]
    spoken = {(holder.split()[-1], aim) for holder, aim in held if holder and holder.split()}
    seen: set[tuple[str, str]] = set()
    for crowd in crowds(scene, sentence):
        near = sorted(present, key=lambda n: (_gap(scene.targets[n], crowd), n))
        aims: dict[str, int] = {}
        for number in near:
            aims.setdefault(scene.targets[number].name, number)
        # Of what has no name the nearest alone.
        apart = [n for n in nouns if not _overlap(scene.targets[n], crowd)]
        other = min(apart, key=lambda n: (_gap(scene.targets[n], crowd), n), default=None)
        looked = list(aims.items())[:_CROWD_TARGETS]
        if other is not None:
            looked.append((scene.targets[other].name, other))
        for name, number in looked:
            key = (crowd.name.split()[-1], name)
            if key in spoken or key in seen:
                continue
            seen.add(key)
            target = scene.targets[number]
            own = Span(crowd.start - whole.start, crowd.end - whole.start)
            place = _within(scene, number, whole)
            turned = own.start > place.start
            yield Candidate(
                sentence=sentence,
                holder=None,
                holder_text=crowd.name,
                target=number,
                target_name=name,
                found=by_side(scene, sentence, crowd, number, book),
                item=PairItem(shown, place, own) if turned else PairItem(shown, own, place),
                turned=turned,
                asked=polarity.open_question(scene, sentence, max(sentence.start, target.first)),
                adjective=target.adjective,
                kinds=(crowd.kind, target.kind),
                crowd=names,
            )


def _gap(one: Target, other: Target) -> int:
    """Words between two places."""
    return max(one.first, other.first) - min(one.last, other.last)


def _candidate(
    scene: Scene,
    sentence: range,
    name: str,
    number: int,
    rule: Found | None,
    *,
    known: bool,
    speaks: bool,
    crowd: int,
    answered: bool,
    pair: tuple[int, int] | None,
) -> Candidate:
    whole = scene.shown(sentence.start, sentence.stop)
    shown = scene.text[whole.start : whole.end]
    turned = False
    named: Target | None
    if pair is not None:
        holder, number = pair
        places = [_within(scene, one, whole) for one in pair]
        turned = places[0].start > places[1].start
        item = PairItem(shown, *(reversed(places) if turned else places))
        named = scene.targets[holder]
        words = scene.text[named.start : named.end]
    else:
        named = None
        place = _within(scene, number, whole)
        moved = Span(place.start + len(_SAID), place.end + len(_SAID))
        item = PairItem(_SAID + shown, Span(0, len(_SPEAKER)), moved)
        words = name
    target = scene.targets[number]
    at = max(sentence.start, target.first)
    return Candidate(
        sentence=sentence,
        holder=name if known else None,
        holder_text=words,
        target=number,
        target_name=target.name,
        found=rule,
        item=item,
        turned=turned,
        speaks=speaks,
        aside=pair is None,
        asked=polarity.open_question(scene, sentence, at),
        answered=answered,
        adjective=target.adjective,
        adjective_holder=named is not None and named.adjective,
        kinds=("person" if named is None else named.kind, target.kind),
        crowd=crowd,
    )


def _within(scene: Scene, number: int, whole: Span) -> Span:
    target = scene.targets[number]
    start, end = max(target.start, whole.start), min(target.end, whole.end)
    return Span(start - whole.start, max(end, start + 1) - whole.start)


def _nearest(scene: Scene, present: Sequence[int]) -> list[tuple[int, int]]:
    """For every two names of the sentence their nearest two mentions, the nearest pairs first."""
    best: dict[frozenset[str], tuple[int, tuple[int, int]]] = {}
    for one, other in combinations(present, 2):
        a, b = scene.targets[one], scene.targets[other]
        if a.name == b.name or _overlap(a, b):
            continue
        gap = _gap(a, b)
        pair = frozenset((a.name, b.name))
        if pair not in best or gap < best[pair][0]:
            best[pair] = (gap, (one, other))
    ordered = sorted(best.values())
    return [pair for _, pair in ordered[:_PAIRS]]


def _pair(
    scene: Scene, nearest: Sequence[tuple[int, int]], name: str, target: str
) -> tuple[int, int] | None:
    for one, other in nearest:
        names = (scene.targets[one].name, scene.targets[other].name)
        if names == (name, target):
            return one, other
        if names == (target, name):
            return other, one
    return None


def _speakers(
    scene: Scene, sentence: range, present: Sequence[int]
) -> Mapping[tuple[str, str], int]:
    """Who speaks of whom: speaker and target, with the number of the target."""
    found: dict[tuple[str, str], int] = {}
    for number in present:
        target = scene.targets[number]
        quote = scene.quote_at[max(target.first, sentence.start)]
        speaker = scene.speakers[quote] if quote >= 0 else None
        if speaker is not None and speaker != target.name:
            found.setdefault((speaker, target.name), number)
    return found
