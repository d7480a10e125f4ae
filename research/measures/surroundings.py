"""The words around a marked mention, with names masked, and what a linear model sees of them.

The mention is one word, TARGET, and every other name is NAME: what is measured is what is said,
not whom it is said of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from research.articles import text as texts
from research.articles.text import Span
from research.measures import lexicon

TARGET, NAME = "TARGET", "NAME"
BREAKS = frozenset(',;:—–-()[].!?…"“”‘«»')
_JOINTS = (
    "but while although though however because since that who which whose whom when where if as "
    "and or whether after before amid despite"
)
JOINTS = frozenset(_JOINTS.split())
_FORMS_OF_BE = "is are was were be been being am 's 're 'm"
_BE = frozenset(_FORMS_OF_BE.split())
_AUXILIARIES = (
    "has have had will would can could may might must should do does did shall to also still "
    "never not already just only then later now often even 've 'd 'll n't"
)
_BEFORE_VERB = _BE | frozenset(_AUXILIARIES.split())
_CONTRACTED = re.compile(r"(?i)(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_FORMS = {
    "subject": "he she they we i",
    "object": "him her them us me",
    "possessive": "his their our my",
    "it": "it its",
}
_FORM_OF = {word: form for form, words in _FORMS.items() for word in words.split()}
# A sentence of more words than this is cut around its target: none of news is longer.
LONGEST = 120
FARTHEST = 600  # characters, for sentences that are no sentences


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence as its words, one of which, at `place`, is the target.

    `spans` are offsets into the sentence; `form` says how the target is named.
    """

    words: list[str]
    spans: list[Span]
    place: int
    form: str

    @property
    def clause(self) -> tuple[int, int]:
        """First word and end of the clause that the target stands in."""
        first, last = self.place, self.place
        stops = BREAKS | JOINTS
        while first > 0 and self.words[first - 1] not in stops:
            first -= 1
        while last + 1 < len(self.words) and self.words[last + 1] not in stops:
            last += 1
        return first, last + 1


def tokens(text: str) -> list[Span]:
    """Words of `text`, contractions taken apart.

    >>> text = "Trump’s team didn't."
    >>> [text[t.start:t.end] for t in tokens(text)]
    ['Trump', '’s', 'team', 'did', "n't", '.']
    """
    found: list[Span] = []
    for start, end in texts.words(text):
        parts = _CONTRACTED.match(text, start, end) if end - start < 40 else None
        if parts is None:
            found.append(Span(start, end))
        else:
            found += [Span(start, parts.end(1)), Span(parts.end(1), end)]
    return found


def surroundings(sentence: str, start: int, end: int, *, common: Collection[str]) -> Surroundings:
    """The words around `sentence[start:end]`; names are capital words that are not `common`."""
    words: list[str] = []
    spans: list[Span] = []
    place = -1
    left = max(0, start - FARTHEST)
    for near in tokens(sentence[left : end + FARTHEST]):
        span = Span(left + near.start, left + near.end)
        if span.start < end and span.end > start:
            if place < 0:
                place = len(words)
                words.append(TARGET)
                spans.append(Span(start, end))
            continue
        shown = sentence[span.start : span.end].replace("’", "'")
        word = shown.lower()
        if len(shown) > 1 and shown[0].isupper() and word not in common:
            if words and words[-1] == NAME:
                spans[-1] = Span(spans[-1].start, span.end)
                continue
            word = NAME
        elif any(c.isdigit() for c in word):
            word = "0"
        words.append(word)
        spans.append(span)
    if place < 0:
        place = sum(span.start < start for span in spans)
        words.insert(place, TARGET)
        spans.insert(place, Span(start, end))
    low = max(0, place - LONGEST // 2)
    high = place + LONGEST // 2
    mention = sentence[start:end]
    form = _FORM_OF.get(mention.lower(), "name" if mention[:1].isupper() else "nominal")
    return Surroundings(words[low:high], spans[low:high], place - low, form)


def features(around: Surroundings) -> dict[str, tuple[int, ...]]:
    """What a linear model sees: the name of each feature, and the words that it is made of.

    Unigrams with negation and bigrams of the sentence; words of the target's clause by side;
    word by word the three places on each side; bigrams and trigrams through the target; what
    the target has ("TARGET's record"), does, or undergoes; its form and place; quotation marks.
    """
    words, place = around.words, around.place
    marked = [
        f"not_{word}" if turned else word
        for word, turned in zip(words, lexicon.negated(words), strict=True)
    ]
    found: dict[str, tuple[int, ...]] = {}

    def add(items: Iterable[tuple[str, tuple[int, ...]]]) -> None:
        found.update(items)

    add((f"w {word}", (i,)) for i, word in enumerate(marked) if i != place)
    add(_grams("b", words, 0, len(words), 2))
    first, last = around.clause
    add((f"{'cr' if i > place else 'cl'} {marked[i]}", (i,)) for i in range(first, last))
    add((f"l{place - i} {words[i]}", (i,)) for i in range(max(0, place - 3), place))
    add((f"r{i - place} {words[i]}", (i,)) for i in range(place + 1, min(len(words), place + 4)))
    add((f"near {words[i]}", (i,)) for i in range(max(0, place - 4), place))
    add(_grams("rb", words, place, place + 8, 2))
    add(_grams("lb", words, place - 7, place + 1, 2))
    add(_grams("rt", words, place, place + 8, 3))
    add(_predicate(words, place))
    add((name, ()) for name in _shape(around))
    return found


def _grams(
    kind: str, words: list[str], first: int, last: int, n: int
) -> Iterator[tuple[str, tuple[int, ...]]]:
    for i in range(max(0, first), min(len(words), last) - n + 1):
        yield f"{kind} {' '.join(words[i : i + n])}", tuple(range(i, i + n))


def _predicate(words: list[str], place: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    verb = place + 1
    if words[verb : verb + 1] == ["'s"]:
        for i in range(verb + 1, min(len(words), verb + 4)):
            yield f"has {words[i]}", (i,)
    while verb < min(len(words), place + 6) and (
        words[verb] in _BEFORE_VERB or words[verb].endswith("ly")
    ):
        verb += 1
    if verb < len(words):
        yield f"does {words[verb]}", (verb,)
        if any(word in _BE for word in words[max(place, verb - 2) : verb]):
            yield f"is {words[verb]}", (verb,)


def _shape(around: Surroundings) -> Iterator[str]:
    words, place = around.words, around.place
    yield f"form {around.form}"
    yield f"place {'first' if place == 0 else 'late' if place > len(words) / 2 else 'middle'}"
    yield f"length {min(len(words) // 8, 6)}"
    before = words[:place]
    if before.count("“") > before.count("”") or before.count('"') % 2 == 1:
        yield "inside marks"
    if any(word in '"“”' for word in words):
        yield "with marks"


def scores(around: Surroundings) -> list[float]:
    """VADER's valences around the target, 21 numbers: sum of the good, of the bad, and balance.

    Of the sentence, left, right, the clause, five words on each side, and all by nearness.
    """
    words, place = around.words, around.place
    known = lexicon.valences()
    turned = lexicon.negated(words)
    hits = [
        (i, known[word] * (lexicon.TURNED if turned[i] else 1.0))
        for i, word in enumerate(words)
        if word in known
    ]
    first, last = around.clause
    windows = [
        hits,
        [hit for hit in hits if hit[0] < place],
        [hit for hit in hits if hit[0] > place],
        [hit for hit in hits if first <= hit[0] < last],
        [hit for hit in hits if place - 5 <= hit[0] < place],
        [hit for hit in hits if place < hit[0] <= place + 5],
        [(i, valence / (1 + abs(i - place)) ** 0.5) for i, valence in hits],
    ]
    found = []
    for window in windows:
        good = sum(valence for _, valence in window if valence > 0)
        bad = -sum(valence for _, valence in window if valence < 0)
        balance = max(-8.0, min(8.0, good - bad))
        found += [min(good, 8.0) / 4, min(bad, 8.0) / 4, balance / 4]
    return found
