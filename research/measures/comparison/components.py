"""Things that pairs of them tie together, directly or by way of others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def connected(
    things: Iterable[Thing], pairs: Iterable[tuple[Thing, Thing]]
) -> dict[Thing, list[Thing]]:
    """For each thing all that are tied to it, itself among them, in one list for all of these.

    Parameters
    ----------
    things
        All that occur in `pairs`, and others.
    pairs
        Two things that go together.

    >>> connected("abcd", [("a", "b"), ("c", "b")])["c"]
    ['a', 'b', 'c']
    """
    groups = {thing: [thing] for thing in things}
    for one, other in pairs:
        larger, smaller = sorted((groups[one], groups[other]), key=len, reverse=True)
        if larger is not smaller:
            larger += smaller
            groups.update(dict.fromkeys(smaller, larger))
    return groups
