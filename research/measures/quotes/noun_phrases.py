"""Noun phrases by word classes: what may name somebody, without a parser."""

from __future__ import annotations

from collections.abc import Callable

from research.languages.en import lists
from research.text.document import Document
from research.text.segments import Span

Part = Callable[[str], str]  # class of a word as it is written, from `WordClasses`

SUBJECTS = lists.words("grammar", "subject_pronoun")
OBJECTS = lists.words("grammar", "object_pronoun")
OWNERS = lists.words("grammar", "possessive")
RELATIVES = lists.words("grammar", "relative")
POSSESSIVE = frozenset(["'s", "'"])
_NOUNS = ("NN", "CD", "0")
_MODIFIERS = ("DT", "PDT", "JJ", "PRPS", "VBN/JJ", "VBG/JJ", "$")
_VERBS_OR_NOUNS = frozenset(["VB/NN", "VBZ/NNS", "VBP/NN", "VBG/NN"])


def tag(document: Document, at: int, part: Part) -> str:
    """Class of a token, most frequent first, without marks of capitals and guesses."""
    start, end = document.tokens[at]
    return part(document.text[start:end]).lstrip("^~")


def noun_phrases(document: Document, low: int, high: int, part: Part) -> list[tuple[int, int]]:
    """Noun phrases from token `low` to before `high`, as ranges of tokens, left to right.

    Pronouns are phrases; "Mr Smith's aide" is one, "the mayor of London" two.
    """
    found: list[tuple[int, int]] = []
    start, headed = -1, False  # of the phrase that is open, and whether it has its noun
    for at in range(low, high):
        word = document.lower[at]
        pronoun = word in SUBJECTS or word in OBJECTS or word in RELATIVES or word == "it"
        owner = word in OWNERS and not headed
        seen = _tag_in_sentence(document, at, low, part)
        noun = seen.startswith(_NOUNS) or (seen in _VERBS_OR_NOUNS and start >= 0 and not headed)
        if noun or owner or (seen.startswith(_MODIFIERS) and not pronoun):
            if headed and not noun:
                found.append((start, at))
                start, headed = -1, False
            start = at if start < 0 else start
            headed = headed or noun
        elif word not in POSSESSIVE or start < 0:
            found += _closed(document, start, at, headed)
            start, headed = -1, False
            if pronoun:
                found.append((at, at + 1))
    return found + _closed(document, start, high, headed)


def speaking(document: Document, span: Span, part: Part) -> Span | None:
    """What of some words can name a speaker; None where nothing can, as of "having" or "for the"."""
    at = document.within(*span)
    last = at.stop
    while last > at.start and _opens(document, at.start, last - 1):
        last -= 1
    while last > at.start and not document.words[last - 1][-1:].isalnum():
        if document.words[last - 1] in _CLOSING:
            break
        last -= 1
    if last == at.start:
        return None
    first = tag(document, at.start, part)
    word = document.lower[at.start]
    if word in _NEVER_FIRST or (first in _VERBAL and not document.words[at.start][:1].isupper()):
        return None
    if word.endswith("ing") and first == "VBG" and last - at.start == 1:
        return None
    if not any(_names(document, k, part) for k in range(at.start, last)):
        return None
    end = span.end if last == at.stop else document.tokens[last - 1].end
    return Span(span.start, end)


def _opens(document: Document, first: int, at: int) -> bool:
    """Whether the last word only begins something: "the official with the", "the experts I"."""
    word = document.lower[at]
    if at > first and word in SUBJECTS - {"you"}:
        return document.lower[at - 1] not in _JOINED
    return at > first and word in _OPENERS


def _names(document: Document, at: int, part: Part) -> bool:
    word = document.lower[at].split("'")[0]  # "he's", "who've"
    if word in SUBJECTS | OBJECTS | OWNERS | RELATIVES | _ALONE:
        return True
    if word in _TITLES or word in _NO_NAMES:
        return False
    seen = part(document.words[at]).lstrip("~")
    return seen.lstrip("^").startswith(("NN", "CD", "0")) or seen == "?" or seen.startswith("^")


_CLOSING = frozenset(["%", ")", "]", "”", "’", "''", '"', ".", "'"])
_VERBAL = frozenset(["VBD", "VBZ", "MD", "VBZ+RB", "MD+RB", "VBD+RB"])
_NEVER_FIRST = lists.words("grammar", "no_speaker_first")
_OPENERS = lists.words("grammar", "article") | lists.words("grammar", "no_speaker_last")
_ALONE = lists.words("grammar", "speaks_alone")
_NO_NAMES = lists.words("grammar", "no_speaker")
_TITLES = lists.words("grammar", "title_alone")
_JOINED = frozenset(["and", "or", ","])


def _tag_in_sentence(document: Document, at: int, low: int, part: Part) -> str:
    start, end = document.tokens[at]
    seen = part(document.text[start:end]).lstrip("~")
    # A capital makes a name, but for the first word, which has one anyway.
    if seen.startswith("^") and (at > low or seen[1:3] in {"", "NN", "JJ"}):
        return "NN"
    return seen.lstrip("^")


def _closed(document: Document, start: int, end: int, headed: bool) -> list[tuple[int, int]]:
    if start >= 0 and headed:
        return [(start, end)]
    owner = start >= 0 and document.lower[start] in OWNERS
    return [(start, start + 1)] if owner else []


def kind(document: Document, first: int, last: int) -> str:
    """What a phrase looks like: a pronoun, a name, definite or not, plural or not."""
    word = document.lower[first]
    if last - first == 1:
        if word in RELATIVES or word in {"it", "this"}:
            return word
        for name, listed in (("he", SUBJECTS), ("him", OBJECTS), ("his", OWNERS)):
            if word in listed:
                return name
    capital = document.text[document.tokens[last - 1].start].isupper()
    if word in OWNERS:
        return "his-noun"
    if word in {"the", "a", "an"}:
        return f"{word[:1]}-{'name' if capital else 'noun'}"
    if capital:
        return "name"
    return "plural" if document.lower[last - 1].endswith("s") else "noun"
