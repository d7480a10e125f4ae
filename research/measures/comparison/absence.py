"""Whether an article that does not tell a claim in like words lacks it, or may tell it in others.

Absence is harder to show than presence: an article lacks a claim only where most of its words stand
nowhere in it, and where no sentence of it comes near what the claim's tellers have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from research.measures.comparison.accounts import Account
from research.measures.comparison.counterparts import weight
from research.measures.comparison.likeness import kin, pair_up

# An article lacks what a single article tells where this share of it stands in none of the others (_NEW_ALONE
# of a sentence, _NEW_PART of a part of one; at the end of the article up to _LATE less is enough), and where
# no sentence of theirs holds _FAR of it, by weight. Of sentences at .65 to .8 some .92 were right, of others
# at .6 to .7 .77.
_NEW_ALONE, _NEW_PART, _LATE = 0.7, 0.8, 0.2
_FAR = 0.2
# It lacks a claim of several where so much of what each of them tells stands nowhere in it, and no sentence
# of it holds this part, by weight, of what they have in common; of fewer than _FEWEST things nothing can
# be said. Set on 143 rows of four readers, of which .80 are right, and of the 86 that are left .93.
_NEW, _NEAR, _FEWEST = 0.4, 0.3, 2
_IN_PASSING = 2  # sentences about an actor that are few enough to be what the claim tells of it


Weigh = Callable[[str], float]


@dataclass(frozen=True)
class Holdings:
    """What the sentences of one article are about, to be looked up."""

    account: Account

    @cached_property
    def things(self) -> frozenset[str]:
        """All stems and actors of the article."""
        stems = (term.stem for term in self.account.words)
        return frozenset(chain(stems, *(s.about for s in self.account.sentences)))

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Sentences by each thing that they are about, and by what ties it to its kin."""
        found: dict[str, dict[int, None]] = {}
        for place, sentence in enumerate(self.account.sentences):
            for key in chain.from_iterable(map(_keys, sentence.about)):
                found.setdefault(key, {})[place] = None
        return {key: tuple(places) for key, places in found.items()}

    def weigh(self, thing: str) -> float:
        """What a thing tells in this article: the less, the more sentences are about it."""
        often = len(self._places.get(f" {thing}", ()))
        return weight(thing) / (1 + max(often - 1, 0) / 4)

    def in_passing(self, thing: str) -> bool:
        """Whether one sentence or two are about a thing, and no more."""
        return 0 < len(self._places.get(f" {thing}", ())) <= _IN_PASSING

    def holds(self, things: Sequence[str], least: float, weigh: Weigh = weight) -> bool:
        """Whether one sentence holds this part of these things, by weight."""
        weights = {thing: weigh(thing) for thing in things}
        total = sum(weights.values())
        if not total:
            return False
        at_most: dict[int, float] = {}  # what a sentence can hold, before each word is paired once
        for thing in things:
            for place in dict.fromkeys(
                chain.from_iterable(self._places.get(key, ()) for key in _keys(thing))
            ):
                at_most[place] = at_most.get(place, 0.0) + weights[thing]
        for place, most in at_most.items():
            if most / total >= least:
                about = self.account.sentences[place].about
                held = {**{thing: weigh(thing) for thing in about}, **weights}
                if pair_up(things, about, held)[1] / total >= least:
                    return True
        return False


@lru_cache(maxsize=100_000)
def _keys(thing: str) -> Iterable[str]:
    return (f" {thing}", *kin(thing))


def unclear(
    holdings: Sequence[Holdings],
    units: Sequence[tuple[int, int]],
    near: Container[int],
    *,
    quoted: bool = False,
) -> Iterator[int]:
    """Articles that neither tell a claim nor are far enough from its words to lack it.

    Parameters
    ----------
    holdings
        Of every article of the event.
    units
        The sentences that tell it: number of the article, number of the sentence.
    near
        Articles that tell it differently.
    quoted
        Whether the claim is a quotation: of any other, an article that names an actor of it in one
        sentence or two may well tell it there, in other words.
    """
    inside = {n for n, _ in units}
    others = [n for n in range(len(holdings)) if n not in inside]
    about = [holdings[n].account.sentences[place].about for n, place in units]
    if len(units) == 1:
        (n, place), *_ = units
        account = holdings[n].account
        told = [holdings[other] for other in others]
        if any(other in near for other in others) or not is_far(
            account, account.sentences[place].span.start, about[0], told
        ):
            yield from (other for other in others if other not in near)
        return
    counts = Counter(chain.from_iterable(about))
    common = [thing for thing, n in counts.items() if n >= max(2, len(units) / 2)]
    for other in others:
        if other not in near and (
            len(common) < _FEWEST
            or min(_new(told, [holdings[other]]) for told in about) < _NEW
            or holdings[other].holds(common, _NEAR)
            or (
                not quoted
                and any(one[0] == "@" and holdings[other].in_passing(one) for one in common)
            )
        ):
            yield other


def is_far(
    account: Account,
    start: int,
    about: Sequence[str],
    told: Sequence[Holdings],
    *,
    part: bool = False,
) -> bool:
    """Whether a sentence about these things, or a part of one, tells what none of the other articles does.

    What many sentences of theirs are about, as the event's own actors, weighs less in a sentence; in a part
    of one, which is about little, it weighs as elsewhere.
    """
    _, late = account.place(start)
    return _new(about, told) + _LATE * late >= (_NEW_PART if part else _NEW_ALONE) and not any(
        one.holds(about, _FAR, weight if part else one.weigh) for one in told
    )


def _new(about: Sequence[str], others: Sequence[Holdings]) -> float:
    """Share of what a sentence is about that none of these articles holds."""
    new = frozenset(about)
    for one in others:
        new -= one.things
    return len(new) / max(len(about), 1)
