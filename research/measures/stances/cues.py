"""The cues of `codebooks/evaluation.toml`, by word form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from research.languages.en.inflection import conjugated, plural

Part = Literal["verb", "noun", "adjective", "phrase"]


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word form says of its holder and target.

    `stance` is the holder's towards the target, -1 to 1. `binds` are the prepositions that tie
    a noun or an adjective to its target; a verb takes it as its object. `says` marks speech.
    `words` are the tokens of a phrase, one for all else. `topics`: no actor can be the target.
    """

    group: str
    part: Part
    stance: float
    says: bool
    words: tuple[str, ...]
    binds: frozenset[str] = frozenset()
    topics: bool = False


@dataclass(frozen=True, slots=True)
class CueBook:
    """Cues and what turns them by their first word; what tells roles, labels and judged events.

    `roles` and `qualities` give 1 or -1 by word form.
    """

    verbs: dict[str, tuple[Cue, ...]]
    others: dict[str, tuple[Cue, ...]]
    bad_events: frozenset[str]
    labels: frozenset[str]
    roles: dict[str, int]
    qualities: dict[str, int]
    turning: dict[str, list[tuple[str, ...]]]
    acts: frozenset[str]
    ending: frozenset[str]
    ended: frozenset[str]
    claims: frozenset[str]
    denying: frozenset[str]
    denying_outright: frozenset[str]
    narrated: dict[str, int]
    narrated_deeds: dict[str, int]

    def opens(self, word: str) -> bool:
        """Whether a cue may begin with this word: most words begin none."""
        return word in self.others or word in self.verbs


@lru_cache(maxsize=1)
def cue_book() -> CueBook:
    """The codebook that the package ships."""
    source = resources.files("research.measures") / "codebooks" / "evaluation.toml"
    return build(tomllib.loads(source.read_text(encoding="utf-8")))


def build(held: dict[str, Any]) -> CueBook:
    """Cues of a parsed codebook; of actors, a verb keeps the first group that lists it."""
    verbs: dict[str, list[Cue]] = {}
    others: dict[str, list[Cue]] = {}
    for group, entry in held.items():
        if "says" not in entry:
            continue
        for cue in _verbs(group, entry):
            known = verbs.setdefault(cue.words[0], [])
            if all(cue.topics != other.topics for other in known):
                known.append(cue)
        for cue in _others(group, entry):
            others.setdefault(cue.words[0], []).append(cue)
    turning: dict[str, list[tuple[str, ...]]] = {}
    for phrase in held["composition"]["turning"]:
        words = tuple(phrase.split())
        turning.setdefault(words[0], []).append(words)
    return CueBook(
        verbs={word: tuple(cues) for word, cues in verbs.items()},
        others={
            word: tuple(sorted(cues, key=lambda cue: -len(cue.words)))
            for word, cues in others.items()
        },
        bad_events=frozenset(_nouns(held["events"]["bad"])),
        turning=turning,
        acts=frozenset(_nouns(held["composition"]["acts"])),
        ending=frozenset(_nouns(held["composition"]["ending"])),
        ended=frozenset(held["composition"]["ended"].split()),
        claims=frozenset(_nouns(held["composition"]["claims"])),
        denying=frozenset(
            _forms(f"{held['composition']['denying']} {held['composition']['denying_claims']}")
        ),
        denying_outright=frozenset(_forms(held["composition"]["denying"])),
        narrated={
            **dict.fromkeys(held["narration"]["good"].split(), 1),
            **dict.fromkeys(held["narration"]["bad"].split(), -1),
        },
        narrated_deeds={
            form: sign
            for name, sign in (("good_verbs", 1), ("bad_verbs", -1))
            for lemma in held["narration"][name].split()
            for form in dict(conjugated(lemma))
        },
        labels=frozenset(_verb_list(held["labels"])),
        roles={
            **dict.fromkeys(_nouns(held["roles"]["with_them"]), 1),
            **dict.fromkeys(_nouns(held["roles"]["against_them"]), -1),
        },
        qualities={
            **dict.fromkeys(_nouns(held["qualities"]["good"]), 1),
            **dict.fromkeys(_nouns(held["qualities"]["bad"]), -1),
        },
    )


def _verbs(group: str, entry: dict[str, Any]) -> Iterator[Cue]:
    stance, says = float(entry["stance"]), bool(entry["says"])
    topics = bool(entry.get("topics", False))
    for lemma in entry.get("verbs", "").split():
        for form in dict(conjugated(lemma)):
            yield Cue(group, "verb", stance, says, (form,), topics=topics)


def _others(group: str, entry: dict[str, Any]) -> Iterator[Cue]:
    stance, says = float(entry["stance"]), bool(entry["says"])
    topics = bool(entry.get("topics", False))
    binds = frozenset(entry.get("with", "").split())
    for form in _nouns(entry.get("nouns", "")):
        yield Cue(group, "noun", stance, says, (form,), binds, topics)
    binds = frozenset(entry.get("adjectives_with", "").split())
    for form in entry.get("adjectives", "").split():
        yield Cue(group, "adjective", stance, says, (form,), binds, topics)
    for phrase in entry.get("phrases", []):
        yield Cue(group, "phrase", stance, says, tuple(phrase.split()), topics=topics)


def _verb_list(entry: dict[str, Any]) -> Iterator[str]:
    return _forms(entry["verbs"])


def _forms(lemmas: str) -> Iterator[str]:
    return (form for lemma in lemmas.split() for form in dict(conjugated(lemma)))


def _nouns(lemmas: str) -> Iterator[str]:
    return (form for lemma in lemmas.split() for form in (lemma, plural(lemma)))
