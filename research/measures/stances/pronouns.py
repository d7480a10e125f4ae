"""Whom "he" and "she" in a quotation most likely mean, where `measures.actors` leaves it open: targets only.

The person named last who is not the speaker, where the text names nobody near as often. Too bold for a
mention, which nothing weighs again; of a stance the combiner says how likely it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from research.languages.en import lists
from research.measures.stances.scene import Scene, Target

_GENDERS = {
    word: gender
    for gender, name in (("m", "masculine"), ("f", "feminine"))
    for word in lists.words("grammar", name) - lists.words("grammar", "reflexive")
}
# Sentences back. In 331 texts of PolNeAR's train part readers saw a stance of the speaker towards whom 43 of
# 111 such pronouns are taken for, as often as where a speaker names somebody, and towards somebody else
# in 6. Whoever is named last alone: 44 of 176, 15.
_BACK = 4


def with_pronouns(scene: Scene) -> Scene:
    """The same scene with these pronouns among its targets; a sentence that names the person needs none."""
    targets, target_at = list(scene.targets), list(scene.target_at)
    for at, name in _meant(scene):
        target_at[at] = len(targets)
        targets.append(
            Target(name, *scene.spans[at], at, at + 1, acts=False, adjective=False, kind="person")
        )
    return replace(scene, targets=targets, target_at=target_at)


def _meant(scene: Scene) -> Iterator[tuple[int, str]]:
    """Numbers of the pronouns, each with whom it means."""
    genders = _told(scene)
    often = Counter(one.name for one in scene.targets if one.kind == "person")
    # Number of the sentence that each person was last spoken of in, the latest at the end.
    last: dict[str, int] = {}
    for number, sentence in enumerate(scene.sentences):
        places = scene.target_at[sentence.start : sentence.stop]
        here = {scene.targets[place].name for place in places if place >= 0}
        earlier = [name for name, one in reversed(last.items()) if number - one <= _BACK]
        for at, place in zip(sentence, places, strict=True):
            if place >= 0:
                one = scene.targets[place]
                name = one.name if one.kind == "person" else None
            else:
                means = scene.words[at] in _GENDERS
                meant = _person(scene, at, earlier, genders, often) if means else None
                name = meant if meant not in here else None
                if name is not None:
                    yield at, name
            if name is not None:
                last.pop(name, None)
                last[name] = number


def _person(
    scene: Scene,
    at: int,
    earlier: Sequence[str],
    genders: Mapping[str, str],
    often: Mapping[str, int],
) -> str | None:
    """Whom the pronoun here means."""
    gender, quote = _GENDERS.get(scene.words[at]), scene.quote_at[at]
    speaker = scene.speakers[quote] if quote >= 0 else None
    if gender is None or speaker is None:
        return None
    fitting = [n for n in earlier if n != speaker and genders.get(n, gender) == gender]
    latest = next(iter(fitting), None)
    return latest if latest == max(fitting, key=lambda n: often[n], default=None) else None


def _told(scene: Scene) -> dict[str, str]:
    """The gender of each person, by a given name, else by the pronouns that mean them."""
    given = lists.given_names()
    found: dict[str, str] = {}
    for one in scene.targets:
        if one.kind == "person":
            pronoun = _GENDERS.get(scene.words[one.first], "")
            gender = given.get(one.name.split()[0], "") or pronoun
            if gender in ("m", "f"):
                found.setdefault(one.name, gender)
    return found
