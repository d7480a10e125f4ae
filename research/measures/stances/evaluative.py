"""Words that judge: of clear valence, and neither topics of news nor what somebody feels."""

from __future__ import annotations

from functools import cache

from research.languages.en import lists
from research.languages.en.inflection import conjugated
from research.measures.sentiment.lexicon import valences
from research.measures.stances.cues import cue_book

# Below this valence (of 4) VADER's words are too weak to call an evaluation: "like", "party".
STRONG = 1.5
_TRAITS = (("praising_trait", 1), ("blaming_trait", -1))


@cache
def evaluative() -> dict[str, int]:
    """Words of clear valence that are neither topics of news nor what somebody feels, each with its sign."""
    others = (
        lists.rule("no_evaluation")
        | lists.words("portrayal", "no_evaluation")
        | lists.words("portrayal", "feeling")
    )
    strong = {
        word: 1 if v > 0 else -1
        for word, v in valences().items()
        if abs(v) >= STRONG and word not in others
    }
    told = {word: sign for word, sign in cue_book().narrated.items() if word not in others}
    return strong | _traits() | told | _qualities()


@cache
def describing() -> dict[str, int]:
    """Those that say what somebody or something is like, each with its sign.

    "Reckless", "brilliantly", "a liar": not "attack" nor "victory", which may be told without judging.
    """
    able = lists.adjectives()
    adjectives = {w: s for w, s in evaluative().items() if w in able or w.endswith("ly")}
    book = cue_book()
    return adjectives | book.qualities | _traits() | _qualities() | book.narrated


@cache
def conduct() -> dict[str, int]:
    """Forms of verbs that judge whoever does it, each with its sign: "boasted", "lied"."""
    bad = (form for verb in lists.words("portrayal", "conduct") for form in dict(conjugated(verb)))
    return dict.fromkeys(bad, -1) | cue_book().narrated_deeds


def _traits() -> dict[str, int]:
    return {word: sign for section, sign in _TRAITS for word in lists.words("portrayal", section)}


def _qualities() -> dict[str, int]:
    qualities = lists.pairs("portrayal", "quality").items()
    return {word: int(sign) for word, sign in qualities if sign != "0"}
