"""What the tagger sees of each token, as strings: of the words around it, and of its place.

No parser and no tagger of parts of speech: word classes come from a list of words (`WordClasses`),
cues from the codebook, and the state of quotation marks from the layout. The names are written out
for training; the tagger sums the weights of a word, an n-gram and a clue once and keeps the sum.
"""

from __future__ import annotations

from itertools import chain

from research.measures.quotes.tagger.clues import bucket, named
from research.measures.quotes.tagger.ngrams import NGRAMS
from research.measures.quotes.tagger.places import find_clues
from research.measures.quotes.tagger.word_classes import REACH, WordClasses
from research.text.document import Layout


def features(layout: Layout, classes: WordClasses) -> list[list[str]]:
    """All features of each token, in order: of its place, of the words around it, n-grams."""
    count = len(layout.tokens)
    parts = [classes.part(word) for word in layout.words]
    windows = [classes.window(word) for word in layout.words]
    grams = {"w": ["^^", "^^", *layout.lower, "$$", "$$"], "p": ["^^", "^^", *parts, "$$", "$$"]}
    rows: list[list[str]] = [[] for _ in range(count)]
    for stretch in chain.from_iterable(find_clues(layout, parts)):
        for at in range(stretch.first, stretch.last):
            for clue in stretch.clues:
                rows[at].extend(named(clue))
            for clue, origin in stretch.near:
                rows[at].extend(named(clue, bucket(abs(at - origin))))
            if stretch.by_part is not None:
                rows[at].extend(named(stretch.by_part, parts[at]))
    for at, row in enumerate(rows):
        for k in range(max(-REACH, -at), min(REACH + 1, count - at)):
            row.extend(windows[at + k][k + REACH])
        for name, (of, places) in NGRAMS.items():
            row.append("|".join([name, *(grams[of][at + 2 + k] for k in places)]))
    return rows
