"""Which words judge an actor: of clear valence, among those that modify or predicate the actor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from research.languages.en import lists
from research.measures.actors.tokens import Scan
from research.measures.portrayal import clauses
from research.measures.portrayal.agency import Agency
from research.measures.portrayal.attributes import Attribute
from research.measures.sentiment.lexicon import valences

# Below this valence (of 4) VADER's words are too weak to call an evaluation: "like", "party".
_STRONG = 1.5
_CONDUCT = lists.words("portrayal", "conduct")
_CONDUCT_ADVERB = lists.words("portrayal", "conduct_adverb")


@cache
def evaluative() -> frozenset[str]:
    """Words of clear valence that are neither topics of news nor what somebody feels."""
    others = (
        lists.rule("no_evaluation")
        | lists.words("portrayal", "no_evaluation")
        | lists.words("portrayal", "feeling")
    )
    return frozenset(
        word for word, v in valences().items() if abs(v) >= _STRONG and word not in others
    )


def of_attribute(scan: Scan, found: Attribute) -> Iterator[Attribute]:
    """The judging words of an attribute: its adjectives and its head."""
    for at in range(found.first, found.last):
        word = scan.words[at].lower()
        if (word,) in lists.roles():
            continue
        if word in evaluative() and (at == found.last - 1 or word in lists.adjectives()):
            yield Attribute(at, at + 1, found.denied)


def of_conduct(scan: Scan, found: Agency) -> Iterator[Attribute]:
    """A verb that judges whoever does it ("lied"), and adverbs that do ("falsely claimed")."""
    if found.part != "does":
        return
    if found.verb in _CONDUCT and scan.words[found.first] != "lay":
        yield Attribute(found.first, found.last, found.denied)
    for at in (found.first - 1, found.last):
        if clauses.lower(scan, at) in _CONDUCT_ADVERB:
            yield Attribute(at, at + 1, found.denied)
