"""Words that say whether a hyphen at the end of a line belongs to the word, or was put to cut it; by hand."""

from __future__ import annotations

from typing import Final

# Languages that write a compound as one word, or with a capital: "Stadt-Rat".
CLOSED_COMPOUNDS: Final = frozenset(("de", "nl", "da", "sv", "no", "nb", "fi"))
# Behind the first of two compounds that share their end: "Ost- und Weststadt".
SUSPENDED: Final = frozenset("und oder bis sowie noch beziehungsweise en of og eller och".split())
# What French joins to a word by a hyphen ("ajoute-t-elle", "peut-être"), and no syllable of a word is.
JOINED: Final = {
    "fr": frozenset("elle elles il ils on en être je nous vous là même mêmes".split()),
}
