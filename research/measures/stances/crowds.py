"""People and bodies without a name that may hold a stance: "critics", "a federal appeals court".

They are holders only, and rows keep their words as `holder_text`: nobody can be counted under them.
"""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.stances.cues import CueBook
from research.measures.stances.rules import ROLE, Found, voice
from research.measures.stances.scene import Scene, Target, possessive

_PEOPLE = lists.words("persons", "crowd") | lists.words("stances", "people")
_ONE = lists.words("stances", "one_of_many")
_INTRODUCES = lists.words("stances", "one")
_BODIES = lists.words("persons", "deciding_body")
_DETERMINERS = lists.words("grammar", "noun_follows") | lists.words("grammar", "quantifier")
_FUNCTION = lists.words("grammar", "function_word")
_KINDS = (
    "official", "political", "expert", "business", "civil_society", "citizen", "celebrity", "media",
    "anonymous_word", "male_word", "female_word",
)  # fmt: skip
_HOLDERS = frozenset(word.lower() for word in _PEOPLE | _BODIES).union(
    *(lists.words("sources", kind) for kind in _KINDS)
)
# Words before the noun that may belong to it: "voting rights advocates", "a three-judge panel".
_BEFORE = 3
KIND = "crowd"
_TO = lists.words("grammar", "role_of") | {"to", "of"}
# Words between "critics of" and whom they criticise: "critics of the Republican nominee T".
_REACH = 3


def crowds(scene: Scene, sentence: range) -> Iterator[Target]:
    """Those of a sentence, in their order, apart from actors and from who is quoted in it."""
    for at in sentence:
        shown = scene.spans[at]
        word = scene.text[shown.start : shown.end]
        if at == sentence.start and scene.words[at] in _PEOPLE:
            word = scene.words[at]
        people = word in _PEOPLE
        here = scene.target_at[at]
        one = word in _ONE
        if (here >= 0 and scene.targets[here].acts) or not (people or one or word in _BODIES):
            continue
        first, opened = _first(scene, sentence, at)
        if not (people or opened):
            continue
        # "The voter" has been named before, or is anyone.
        if one and scene.words[first - 1] not in _INTRODUCES:
            continue
        # "Court of Appeals": a name that nobody knew.
        if scene.words[at + 1 : at + 2] == ["of"] and not people:
            continue
        start = scene.spans[first].start
        yield Target(
            scene.text[start : shown.end], start, shown.end, first, at + 1,
            acts=True, adjective=False, kind=KIND,
        )  # fmt: skip


def can_hold(words: str) -> bool:
    """Whether words that name no actor say who somebody is: "a neighbour", not "the release".

    >>> can_hold("a senior official"), can_hold("Critics of the plan"), can_hold("44 percent")
    (True, True, False)
    """
    return not _HOLDERS.isdisjoint(words.lower().split())


def _first(scene: Scene, sentence: range, at: int) -> tuple[int, bool]:
    """The first word of the noun phrase that ends here, and whether a determiner opens it."""
    low = max(sentence.start, at - _BEFORE)
    for i in range(at - 1, low - 1, -1):
        word = scene.words[i]
        if word in _DETERMINERS:
            return i + 1, True
        if scene.target_at[i] >= 0 or not word[0].isalpha():
            break
        if word in _FUNCTION:
            return i + 1, False
    return at, False


def by_side(
    scene: Scene, sentence: range, crowd: Target, number: int, book: CueBook
) -> Found | None:
    """What a crowd is called after: "T's supporters", "critics of T"."""
    at = crowd.last - 1
    side = book.roles.get(scene.words[at], 0)
    target = scene.targets[number]
    if not side or target.adjective:
        return None
    after = range(crowd.last + 1, min(sentence.stop, crowd.last + 1 + _REACH))
    of_it = scene.words[at + 1 : at + 2] and scene.words[at + 1] in _TO and any(
        scene.target_at[i] == number for i in after
    )  # fmt: skip
    gap = crowd.first - target.last
    owned = 0 <= gap <= 1 and (
        possessive(scene.text, target.end) or target.kind == "person" or gap == 0
    )
    if not (of_it or owned):
        return None
    return Found(crowd.name, number, ROLE * side, voice(scene, at), at, at + 1, "role")
