"""Which language a text is in, by its most frequent small words or its script; None when unsure."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

# The small words that set each language apart (every grammar lists them); no model, no download.
_SMALL = {
    "en": "the of and to in a is that for was on with he said by as it has at from his they have "
    "are be this who not but were had their an will would which its or she",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch "
    "es an "
    "hat aus er nach bei sie wird einen dass sind noch wie wurde haben über",
    "fr": "le la les des et de un une du en est que pour dans qui sur par plus au pas avec ce il "
    "sont aux ont été mais cette elle leur ses",
    "es": "el la los las de que y en un una por con para del se su no es al lo como más pero sus "
    "este ha fue son está entre sobre también",
    "it": "il la di che e un una in per è del della con non si da le i dei al alla sono ha nel più "
    "gli anche come ma delle questo stato",
    "pt": "o a os as de que e do da em um uma para com não por no na dos mais se ao foi das como "
    "mas ele são pela também está",
    "nl": "de het een van en in is dat op te zijn met voor niet die aan er om ook als maar bij "
    "door "
    "nog werd naar heeft uit wordt over",
    "sv": "och att det som en på är av för med den till i har inte om ett han men var från vi kan "
    "de så eller när under också",
    "da": "og det at er en på til af for med den har ikke som de der et han i var fra men vil kan "
    "blev også efter være",
    "no": "og det at er en på til av for med den har ikke som de et han i var fra men vil kan ble "
    "også etter være",
    "pl": "w i na z do że się nie jest to o jak po za ale od przez oraz tym dla jego już są tego "
    "był może",
    "tr": "ve bir bu da için ile de çok olarak olan daha sonra gibi kadar ne ancak en var göre "
    "olduğu ise",
    "cs": "a v se na že je to s z o do i k ve pro by jako ale jsou které za po byl který podle",
    "fi": "ja on ei että se oli hän mutta kun ovat myös joka sen mukaan ole kuin tai olisi vuoden",
    "hu": "a az és hogy nem is egy ez volt meg de el már csak van mint még azt szerint után",
    "ro": "și de în la a cu o pe nu că din mai un care pentru este sunt au fost prin dar ce sau",
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
)
_CYRILLIC = (("uk", "їєіґ"), ("ru", "ыэё"), ("bg", "щъ"), ("sr", "ђјљњћџ"))
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters that are looked at
_ENOUGH = 0.15  # share of small words below which nothing is said
_MARGIN = 1.25  # by how much the best must lead
_FEWEST = 12  # words below which nothing is said


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _SMALL.items()}


def identify(text: str) -> str | None:
    """ISO 639-1 code of the language that a text is in, or None.

    >>> identify("The spokesman said that the shift in policy is in line with what they have seen.")
    'en'
    >>> identify("Moskau 2025") is None
    True
    """
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return None
    for language, script in _SCRIPTS:
        # Japanese mixes two scripts, so a tenth of kana is enough for it.
        if len(script.findall(sample)) > letters * (0.1 if language == "ja" else 0.5):
            return _cyrillic(sample.lower()) if language == "cyrillic" else language
    counts = Counter(_WORD.findall(sample.lower()))
    total = counts.total()
    if total < _FEWEST:
        return None
    shares = Counter(
        {
            language: sum(counts[word] for word in small) / total
            for language, small in _lists().items()
        }
    )
    (best, share), (_, second) = shares.most_common(2)
    return best if share >= _ENOUGH and share >= second * _MARGIN else None


def _cyrillic(text: str) -> str | None:
    counts = {language: sum(text.count(c) for c in marks) for language, marks in _CYRILLIC}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None
