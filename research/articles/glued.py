"""Words that lost the space between them: "excludedUkrainian" is "excluded Ukrainian".

Parted only where both halves are words, and never in a name that is written so (McDonald,
iPhone, easyJet): a capital inside a word is most often meant. No letter changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from research.articles.records import Change
from research.languages.en import lists

_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<![\w@#./\\:-])([a-z]{2,20})([A-Z][a-z]{2,20})(?![\w@./\\-]|['’]?[A-Z])")
_STOP = re.compile(
    r"(?<![\w@./\\:-])([^\W\d_]{2,20})([.?!][”’»]?|,)([A-Z][a-z]{1,20})(?![\w@/\\]|\.\w)"
)
# What each needs, in a form that is searched several times as fast; most texts have neither.
_IN_HUMP = re.compile(r"[A-Z](?<=[a-z][A-Z])[a-z]{2}")
_IN_STOP = re.compile(r"[.?!,][”’»]?[A-Z][a-z]")
# "Ida Holm Ida Maria HolmPort to reopen MORE": the name again in full, then headlines.
_LINKS = re.compile(
    r"(?P<name>\b[A-Z][\w’'-]{2,30}?) ?(?:[A-Z][^\n:;!?]{0,60}?[ -])?(?P=name)"
    r"(?=[A-Z“\"‘0-9])[^\n]{3,700}? MORE\b"
)
# "(CNN)Drivers", "New York (CNN)Drivers": the agency against the first word.
_AGAINST = re.compile(
    r"^(?:[A-Z][\w.’'-]+(?:,? [A-Z][\w.’'-]+){0,3} )?\([A-Z]{2,8}\)(?=[“\"‘]?[A-Z][a-z ])",
    re.MULTILINE,
)
# A left half that is no noun or adjective is no half of a brand.
_FUNCTION: Final = lists.words("grammar", "no_half_of_a_brand")
_ENDINGS = ("ed", "ing", "ly", "tion", "ment", "ous", "ies")
# Camel-case names whose halves are words, from Wikipedia's article "Camel case" and its list of
# trade names with a lower-case first letter.
_NAMES: Final = lists.words("persons", "camel_case")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that a corpus uses: all in lower case, and those that it writes with a capital.

    `names` are words with a capital inside that come again.
    """

    words: frozenset[str]
    capitalised: frozenset[str]
    names: frozenset[str] = frozenset()


class Words:
    """The words of a corpus, gathered text by text."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._humped: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Take the words of one text."""
        self._seen.update(_WORD.findall(text))
        lines = text.split("\n") if _IN_HUMP.search(text) else ()
        for line in lines:
            if _IN_HUMP.search(line):
                self._humped.update(m[0] for m in _HUMP.finditer(line))

    def merge(self, other: Words) -> None:
        """Take what was gathered of other texts."""
        self._seen |= other._seen
        self._humped.update(other._humped)

    def vocabulary(self) -> Vocabulary:
        """What was gathered."""
        return Vocabulary(
            words=frozenset(word.lower() for word in self._seen),
            capitalised=frozenset(word for word in self._seen if word[0].isupper()),
            names=frozenset(form for form, count in self._humped.items() if count > 1),
        )


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The words of these texts.

    >>> sorted(vocabulary(["The war in Ukraine"]).capitalised)
    ['The', 'Ukraine']
    """
    words = Words()
    for text in texts:
        words.add(text)
    return words.vocabulary()


def without_links(text: str) -> tuple[str, list[Change]]:
    """Text without the headlines that a site glues behind a name, up to its "MORE", and each cut.

    >>> without_links("Sen. Ida Holm Ida Maria HolmPort to reopen Mill closes MORE (D) said no.")[0]
    'Sen. Ida Holm (D) said no.'
    """
    changes: list[Change] = []

    def cut(match: re.Match[str]) -> str:
        reason = "headlines of other articles, glued behind a name"
        changes.append(Change("glued words", "removed", match[0], match["name"], reason))
        return match["name"]

    return (_LINKS.sub(cut, text) if " MORE" in text else text), changes


def part(text: str, known: Vocabulary) -> tuple[str, list[Change]]:
    """Text with glued words parted, and each parting.

    >>> part("It excludedUkrainian aides at McDonald and easyJet.", vocabulary([]))[0]
    'It excluded Ukrainian aides at McDonald and easyJet.'
    """
    changes: list[Change] = []

    def humps(match: re.Match[str]) -> str:
        if match[0] in known.names or not _two_words(match[1], match[2], known):
            return match[0]
        return _note(changes, match[0], f"{match[1]} {match[2]}", "both halves are known words")

    def stops(match: re.Match[str]) -> str:
        left, right = match[1], match[3]
        if not _is_word(left, known) or not (
            right in known.capitalised or right.lower() in lists.frequent_words()
        ):
            return match[0]
        if right.lower() in _DOMAINS:
            return match[0]
        after = f"{left}{match[2]} {right}"
        return _note(changes, match[0], after, "a space is missing after the mark")

    if against := _AGAINST.search(text):
        word = text[against.end() :].split(maxsplit=1)[0]
        glued, apart = f"{against[0]}{word}", f"{against[0]} {word}"
        _note(changes, glued, apart, "a space is missing behind the agency")
        text = f"{text[: against.end()]} {text[against.end() :]}"
    for pattern, within, parted in ((_HUMP, _IN_HUMP, humps), (_STOP, _IN_STOP, stops)):
        if within.search(text):
            text = "\n".join(
                [pattern.sub(parted, x) if within.search(x) else x for x in text.split("\n")]
            )
    return text, changes


_DOMAINS = {"com", "org", "net", "gov", "edu", "info", "co", "io", "tv", "js", "ai", "app", "me"}


def _note(changes: list[Change], before: str, after: str, reason: str) -> str:
    changes.append(Change("glued words", "repaired", before, after, reason))
    return after


def _two_words(left: str, right: str, known: Vocabulary) -> bool:
    if f"{left}{right}" in _NAMES or not _is_word(left, known):
        return False
    if len(left) < 4 and left not in _FUNCTION:
        return False
    if right in known.capitalised or right.lower() in _FUNCTION:
        return True
    verbal = left in _FUNCTION or left.endswith(_ENDINGS)
    return verbal and right.lower() in lists.frequent_words()


def _is_word(half: str, known: Vocabulary) -> bool:
    return half.lower() in lists.frequent_words() or half.lower() in known.words
