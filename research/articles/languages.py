"""Which language a text is in, by its most frequent small words or its script; None when unsure."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from importlib.resources import files

from research.languages import sections

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u0e7f\u3040-\ud7af]")  # than the Latin one
_CYRILLIC = (("uk", "їєіґ"), ("ru", "ыэё"), ("bg", "щъ"), ("sr", "ђјљњћџ"))
# Letters that Arabic has not; Persian's are of the others, too.
_ARABIC = (("ur", "ٹڈڑےں"), ("ps", "ټډړښ"), ("ku", "ڕڵۆێ"), ("fa", "پچژگ"))
_OF_LETTERS = 0.01  # of all letters: what names from abroad have of them is less
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters that are looked at
_ENOUGH = 0.15  # share of small words below which nothing is said
_MARGIN = 1.25  # by how much the best must lead
_FEWEST = 12  # words below which nothing is said


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    source = files("research.languages") / "small_words.txt"
    return {language: frozenset(words) for language, words in sections.read(source).items()}


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[str]]:
    """The languages that each small word is one of."""
    found: dict[str, list[str]] = {}
    for language, words in _lists().items():
        for word in words:
            found.setdefault(word, []).append(language)
    return found


@lru_cache(maxsize=512)  # loading asks it of an article's text, then each measure of its corpus
def identify(text: str) -> str | None:
    """ISO 639-1 code of the language that a text is in, or None.

    >>> identify("The spokesman said that the shift in policy is in line with what they have seen.")
    'en'
    >>> identify("Moskau 2025") is None
    True
    """
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if not words:
        return None
    if len(_OTHER_SCRIPT.findall(sample)) > 0.1 * (letters := sum(map(len, words))):
        for language, script in _SCRIPTS:
            # Japanese mixes two scripts, so a tenth of kana is enough for it.
            if len(script.findall(sample)) > letters * (0.1 if language == "ja" else 0.5):
                of_script = {"cyrillic": _cyrillic, "arabic": _arabic}.get(language)
                return of_script(sample) if of_script else language
    total = len(words)
    if total < _FEWEST:
        return None
    (best, most), (_, next_most) = _small(words).most_common(2)
    share, second = most / total, next_most / total
    return best if share >= _ENOUGH and share >= second * _MARGIN else None


def small_words(text: str) -> Counter[str] | None:
    """How many small words of each language a text has; None where it is in no Latin script.

    >>> small_words("La loi est morte.")["fr"]
    2
    """
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if any(len(script.findall(sample)) > letters * 0.5 for _, script in _SCRIPTS):
        return None
    return _small(_WORD.findall(sample.lower()))


def _small(words: list[str]) -> Counter[str]:
    """How many of these words are small ones of each language."""
    counts = Counter(dict.fromkeys(_lists(), 0))
    of = _by_word()
    for word, count in Counter(filter(of.__contains__, words)).items():
        for language in of[word]:
            counts[language] += count
    return counts


def _cyrillic(text: str) -> str | None:
    counts = {language: sum(text.count(c) for c in marks) for language, marks in _CYRILLIC}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None


def _arabic(text: str) -> str:
    least = _OF_LETTERS * len(text)
    own = (language for language, marks in _ARABIC if sum(map(text.count, marks)) > least)
    return next(own, "ar")


@lru_cache(maxsize=256)
def language_code(name: str) -> str | None:
    """Two letters of a language that is written as a code or by its name.

    >>> language_code("en-GB"), language_code("eng"), language_code("Deutsch")
    ('en', 'en', 'de')
    """
    name = name.split(";")[0].strip().lower()
    if match := re.fullmatch(r"([a-z]{2})(?:[-_][a-z]{2,4})?", name):
        return match[1]
    from babel import Locale
    from babel.core import get_global

    alias = get_global("language_aliases").get(name)
    if alias and len(alias) == 2:
        return str(alias)
    for spoken in ("en", "de", "fr", "es", name[:2]):
        try:
            names = Locale.parse(spoken).languages
        except Exception:  # noqa: BLE001, S112 - no such locale
            continue
        for code, own in names.items():
            if own.lower() == name and len(code) == 2:
                return str(code)
    return None
