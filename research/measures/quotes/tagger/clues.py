"""Clues: what a place in a text is like, and the features that this stands for.

A clue is one of the functions below and what to call it with. Those that end in a distance or a
part are told by how far a token is from a place, less exactly the further it is, or by its word
class. Few clues differ from text to text: names need to be made, and weights summed, once for each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Clue = tuple[Any, ...]  # a function of this module and what to call it with
Names = tuple[str, ...]

_LIMITS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
DISTANCES = (*map(str, _LIMITS), "+")  # names of distances
# What stands before "=" in features that end in a distance.
BY_DISTANCE = frozenset(["ui", "uj", "lp", "np", "v", "Lc", "Rc", "Rd", "Rr"])
# Number in DISTANCES of each distance, of 41 for all beyond.
STEPS = tuple(sum(limit < n for limit in _LIMITS) for n in range(42))


def named(clue: Clue, *more: str) -> Names:
    """The features that a clue stands for, with a distance or a part where it takes one.

    >>> named((after_verb, "VBD"), "5")
    ('v=VBD|5',)
    """
    make: Callable[..., Names] = clue[0]
    return make(*clue[1:], *more)


def open_ended(clue: Clue) -> Names:
    """The features of a clue told by distance, up to the distance; whole those that have none.

    >>> open_ended((after_verb, "VBD")), open_ended((quoted,))
    (('v=VBD|',), ('np=q|0',))
    """
    return named(clue, "")


def nothing(*_: str) -> Names:
    """Stands where there is no clue."""
    return ()


NOTHING: Clue = (nothing,)


def bucket(distance: int) -> str:
    """Name of a distance of 0 or more.

    >>> bucket(4), bucket(99)
    ('5', '+')
    """
    return DISTANCES[STEPS[min(distance, 41)]]


def mark(state: str, opens_next: bool, part: str) -> Names:
    """A token inside of quotation marks, at their edge, or outside."""
    return (f"qp={state}|{part}", f"qn={part}") if opens_next else (f"qp={state}|{part}",)


def marks_around(states: str) -> Names:
    """How a token, the one before and the one after stand to quotation marks."""
    return f"q={states[1]}", f"q3={states}"


def quotation(
    length: str, ending: str, opening: str, left: str, before: str, after: str, pairing: str
) -> Names:
    """A quotation in marks, and what stands beside it."""
    return (
        f"ql={length}", f"qe={ending}", f"qo={opening}{ending}{left}", f"qb={left}",
        f"qa={after}", f"qx={length}|{ending}|{opening}", f"qw={before}|{opening}",
        f"qs={left}|{length}|{after}", f"qc={pairing}",
    )  # fmt: skip


def unit(
    kind: str, before: str, paragraph: int, opens: str, ends: str, cue: str, last: str, near: int
) -> Names:
    """A unit: its kind and that of the one before, its edges, its first and its last cue."""
    return (
        f"u={kind}", f"ub={before}", f"up={paragraph}", f"ux={kind}|{before}",
        f"uw={opens}", f"ue={ends}", f"uf={cue}", f"ul={last}|{near}",
    )  # fmt: skip


def from_start(distance: str) -> Names:
    """How far the unit's first token is."""
    return (f"ui={distance}",)


def to_end(distance: str) -> Names:
    """How far the unit's end is."""
    return (f"uj={distance}",)


def last_stop(stop: str, distance: str) -> Names:
    """The stop before a token."""
    return (f"lp={stop}|{distance}",)


def next_stop(stop: str, distance: str) -> Names:
    """The following stop or quotation, or the token itself where it is a stop."""
    return (f"np={stop}|{distance}",)


def quoted(_: str) -> Names:
    """A token of a quotation, which is its own following stop."""
    return ("np=q|0",)


def clause(opening: str, last: str, following: str) -> Names:
    """The word that opens the clause, and the stops around it."""
    return f"cw={opening}", f"lnp={last}|{following}"


def after_verb(part: str, distance: str) -> Names:
    """The last verb before a token."""
    return (f"v={part}|{distance}",)


def cue(word: str, pattern: str) -> Names:
    """A cue itself."""
    return f"cp={pattern}", f"cq={word}|{pattern}"


def left_cue(lemma: str, kind: str, pattern: str, follower: str, between: str, stop: str) -> Names:
    """The last cue, the word after it, what stands between, and the following stop."""
    return (
        f"L={lemma}", f"Lb={kind}|{between}", f"Ll={lemma}|{between}", f"Ln={kind}|{follower}",
        f"Lq={pattern}", f"Lr={pattern}|{between}|{stop}",
    )  # fmt: skip


def no_left_cue() -> Names:
    """Before the first cue of a unit."""
    return ("L=-",)


def right_cue(
    lemma: str, kind: str, pattern: str, stop: str, left_in_unit: int, after_cue: bool
) -> Names:
    """The next cue, how many tokens the unit has left from it, and the following stop."""
    return (
        f"R={lemma}", f"Rs={lemma}|{stop}", f"Re={lemma}|{left_in_unit}",
        f"LR={after_cue}|{kind}|{stop}", f"Rq={pattern}|{stop}", f"Rl={lemma}|{pattern}",
    )  # fmt: skip


def no_right_cue() -> Names:
    """After the last cue of a unit."""
    return ("R=-",)


def after_cue(kind: str, distance: str) -> Names:
    """The last cue."""
    return (f"Lc={kind}|{distance}",)


def part_after_cue(lemma: str, stop: str, part: str) -> Names:
    """The last cue, the stop before a token, and the token's word class."""
    return (f"Lp={lemma}|{stop}|{part}",)


def before_cue(kind: str, pattern: str, stop: str, beyond: str, distance: str) -> Names:
    """The next cue, and how far beyond the following stop it is."""
    return f"Rc={kind}|{distance}", f"Rd={kind}|{stop}|{beyond}", f"Rr={pattern}|{distance}"


def quoted_before_cue(kind: str, pattern: str, distance: str) -> Names:
    """The same inside of a quotation, beyond whose tokens nothing is."""
    return before_cue(kind, pattern, "q", distance, distance)
