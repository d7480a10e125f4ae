"""How a whole sentence judges, whomever it judges: its cues and its valences."""

from __future__ import annotations

import math

from research.measures.sentiment import lexicon
from research.measures.stances.cues import Cue, CueBook

# Shares of cues and valences beside the scorer's; with both, the sign of SEESAW's pairs is right
# in .71 (macro-F1, the half it was set on) instead of .67.
CUES, VALENCES = 0.3, 0.3
_DENIED = -0.5
_BAD_EVENT = -0.4
_QUALITY = 0.8
# VADER's normalisation of a sum of valences (Hutto and Gilbert 2014).
_ALPHA = 15


def tone(words: list[str], book: CueBook) -> float:
    """Sum of what cues and valences of these words add to a scorer's, about -1 to 1."""
    turned = lexicon.negated(words)
    known = lexicon.valences()
    cues = total = 0.0
    for i, word in enumerate(words):
        stance = _stance(words, i, book)
        cues += stance * (_DENIED if turned[i] else 1)
        total += known.get(word, 0.0) * (lexicon.TURNED if turned[i] else 1)
    return CUES * cues + VALENCES * total / math.sqrt(total * total + _ALPHA)


def _stance(words: list[str], i: int, book: CueBook) -> float:
    word = words[i]
    cues: tuple[Cue, ...] = book.verbs.get(word, ())
    for cue in cues or book.others.get(word, ()):
        if tuple(words[i : i + len(cue.words)]) == cue.words:
            return cue.stance
    if word in book.bad_events:
        return _BAD_EVENT
    return _QUALITY * book.qualities.get(word, 0)
