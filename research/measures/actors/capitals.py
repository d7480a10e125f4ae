"""Names that stand in capitals, as in a headline, brought to the letters of running text."""

from __future__ import annotations

from research.measures.actors import gazetteer as lists
from research.measures.actors.cursor import Phrasebook
from research.measures.actors.gazetteer import key
from research.measures.actors.scan import Scan


def calm(scan: Scan, phrases: Phrasebook) -> None:
    """Names in capitals ("TRUMP:", "JAKE TAPPER") as the text writes them elsewhere."""
    seen: set[str] | None = None
    for place, written in enumerate(scan.words):
        if len(written) < 2 or not written.isupper():
            continue
        _calm_phrase(scan, phrases, place)
        word = scan.words[place]
        if len(word) > 3 and word.isupper() and word not in phrases and "." not in word:
            seen = set(scan.words) if seen is None else seen
            name = word.title()
            listed = name in lists.given_names() or name in lists.surnames()
            if name in seen or listed or key(name) in lists.people():
                scan.words[place] = name


def _calm_phrase(scan: Scan, phrases: Phrasebook, place: int) -> None:
    """A listed country or body in the capitals of a headline: "RUSSIA", "WHITE HOUSE"."""
    for phrase, entry in phrases.get(scan.words[place].title(), ()):
        written = scan.words[place : place + len(phrase)]
        listed = entry.tag in _CALMED or (entry.tag == "organisation" and len(phrase) > 1)
        alike = [w.title() for w in written] == [w.title() for w in phrase]
        if listed and alike and all(w.isupper() for w in written):
            scan.words[place : place + len(phrase)] = phrase
            return


_CALMED = frozenset({"country", "demonym", "capital", "metonym", "party"})
