"""Valences of words, from the VADER lexicon, and what turns them round."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from research.languages.en import lists

# Words that turn the next ones round, and verbs that do: "refused to blame", "failed to praise".
NEGATIONS = lists.words("grammar", "negator") | lists.words("grammar", "negating_verb")
# Alone as sentiment cuts words ("did", "n't"), or their end ("didn't").
_STRAIGHT, _CURLED = "n't", "n’t"
# How many words a negation reaches, as in VADER's rules with one more for an auxiliary.
REACH = 4
# What is left of a valence that is negated: VADER turns it by -0.74.
TURNED = -0.74


@lru_cache(maxsize=1)
def valences() -> dict[str, float]:
    """Valence of each word of the VADER lexicon (Hutto and Gilbert 2014), -4 to 4.

    Words of letters only: emoticons and chat shorthand are no news English.

    >>> valences()["crisis"] < 0 < valences()["praise"]
    True
    """
    source = resources.files("vaderSentiment") / "vader_lexicon.txt"
    found: dict[str, float] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition("\t")
        if word.isalpha() and word.islower():
            found[word] = float(rest.split("\t")[0])
    return found


def negated(words: list[str]) -> list[bool]:
    """Whether each word stands within reach of a negation of its clause.

    >>> negated(["did", "not", "blame", "him", ",", "but", "blamed", "us"])
    [False, False, True, True, False, False, False, False]
    >>> negated(["didn't", "blame", "him"])
    [False, True, True]
    """
    denying = NEGATIONS.intersection(words)
    joined = " ".join(words)
    if (
        _STRAIGHT in joined or _CURLED in joined
    ):  # few sentences have one: their words need not be asked
        denying |= {word for word in words if word.endswith((_STRAIGHT, _CURLED))}
    if not denying:
        return [False] * len(words)
    marks, left = [], 0
    for word in words:
        if word in denying:
            marks.append(False)
            left = REACH
            continue
        if word == "but" or not word[:1].isalnum():
            left = 0
        marks.append(left > 0)
        left -= 1
    return marks
