"""Quotations in marks in languages other than English, with a speaker where a name stands beside a verb.

Of German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Chinese and Arabic the package
knows reporting verbs (`languages/CODE/reporting_verbs.txt`) and nothing else. No indirect speech is
found, and no pronoun is resolved.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from research.articles.languages import identify, small_words
from research.languages import sections
from research.measures.quotes.attribution import Attribution
from research.text.document import Document
from research.text.marks import Marked
from research.text.segments import Span

LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "zh", "ar")
_LEAST_WORDS = 3  # of marked words that nobody says, so that they are no scare quote
_REACH = 90  # characters to either side of a quotation in which its verb stands
_PARTS = (
    r"von|van|der|den|de|du|des|del|della|di|da|dos|das|la|le|el|al|bin|zu|zur|"
    r"af|av|ten|ter|y|e"
)
_CAPITAL = r"[^\W\d_a-zà-öø-ÿа-яёα-ω](?:[\w'’-]*[\w]|\.)?"
_NAME = rf"{_CAPITAL}(?:[ \u00a0]+(?:(?:{_PARTS})[ \u00a0]+)*{_CAPITAL}){{0,4}}"
# Who is meant but not named, with an article: "der Bürgermeister", "le maire".
_ARTICLE = (
    r"(?:der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|"
    r"il|lo|i|gli|uno|o|a|os|as|um|uma|de|het|een)"
)
_DESCRIBED = rf"{_ARTICLE}[ \u00a0]+[\w'’-]+(?:[ \u00a0]+{_NAME})?|l['’][\w-]+"
# "a-t-il expliqué", "hat er gesagt", "ha detto": what stands between a mark and its verb.
_LINK = (
    r"(?:(?:a|ont|avait|ha|han|hat|heeft|tem|è)\b[ \u00a0-]*"
    r"(?:t-)?(?:il|elle|ils|elles|on|er|sie)?[ \u00a0]*)?"
)
_SENTENCE = frozenset(".!?…。！？,，")
_WIDE = frozenset({"zh"})  # no spaces between words, no capitals
_CAPITALS = frozenset({"de", "fr", "es", "it", "pt", "nl", "pl", "ru"})


def language_of(document: Document) -> str | None:
    """The language of a text, where it is one of these.

    Where a text is too short to tell, the one language in which somebody says what stands in marks.
    """
    found = identify(document.text)
    if found is not None:
        return found if found in LANGUAGES else None
    counts = small_words(document.text)
    if counts is None or counts["en"] > 1 or not document.marks:
        return None
    text = document.text
    saying = [
        language
        for language in LANGUAGES
        if counts.get(language, 0) > counts["en"]
        and any(_said(text, mark, 0, len(text), language)[1] for mark in document.marks)
    ]
    return saying[0] if len(saying) == 1 else None


def find_attributions(document: Document, language: str) -> list[Attribution]:
    """Quotations in marks, in order, with verb and speaker where both stand right beside."""
    found: list[Attribution] = []
    for number, mark in enumerate(document.marks):
        low = document.marks[number - 1].end if number else 0
        high = (
            document.marks[number + 1].start
            if number + 1 < len(document.marks)
            else len(document.text)
        )
        cue, source = _said(document.text, mark, low, high, language)
        if (
            cue is None
            and found
            and _is_speech(document.text, mark, language)
            and _goes_on(document.text, found[-1], mark)
        ):
            last = found[-1]
            found[-1] = Attribution(
                (*last.content, Span(mark.start, mark.end)), last.cue, last.source, "marks"
            )
        elif cue is not None or _is_speech(document.text, mark, language):
            found.append(Attribution((Span(mark.start, mark.end),), cue, source, "marks"))
    return found


@cache
def _verbs(language: str) -> str:
    listed = sections.read(files("research.languages") / language / "reporting_verbs.txt")["verb"]
    return "|".join(re.escape(verb) for verb in sorted(listed, key=lambda v: (-len(v), v)))


def _cue(language: str) -> str:
    return rf"(?P<cue>\b{_LINK}(?:{_verbs(language)})\b)"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    verb = _cue(language)
    if language in _WIDE:
        before = re.compile(
            rf"(?P<source>[^\s，。：:、；”“]{{1,12}}?)(?P<cue>{_verbs(language)})[^。；！？”\n]{{0,8}}$"
        )
        never = re.compile(r"(?!)")
        return before, never, never
    name = _NAME if language in _CAPITALS else r"\w+(?:[ ]+\w+){0,2}?"
    source = (
        rf"(?P<source>{name}|(?i:{_DESCRIBED}))"
        if language in _CAPITALS
        else rf"(?P<source>{name})"
    )
    after = re.compile(rf"\s*[,.—–-]*\s*{verb}[ \u00a0]+{source}")
    name_first = re.compile(
        rf"{source}(?:,[^,\n]{{2,60}},)?[ \u00a0]+{verb}[^.!?\n]{{0,40}}[:,]\s*$"
    )
    verb_first = re.compile(rf"{verb}[ \u00a0]+{source}[^.!?\n]{{0,30}}:\s*$")
    return name_first, after, verb_first


def _said(
    text: str, mark: Marked, low: int, high: int, language: str
) -> tuple[Span | None, Span | None]:
    """The verb of saying beside a quotation, and who stands at it."""
    name_first, after, verb_first = _patterns(language)
    line_start = text.rfind("\n", 0, mark.start) + 1
    line_end = text.find("\n", mark.end)
    low = max(low, line_start, mark.start - _REACH)
    high = min(high, mark.end + _REACH, len(text) if line_end < 0 else line_end)
    follows = after.match(text[mark.end : high])
    if follows is not None:
        cue, source = follows.span("cue"), follows.span("source")
        return (
            Span(mark.end + cue[0], mark.end + cue[1]),
            Span(mark.end + source[0], mark.end + source[1]),
        )
    before = text[low : mark.start]
    for pattern in (verb_first, name_first):
        found = next(iter([*pattern.finditer(before)][-1:]), None)
        if found is not None:
            cue, source = found.span("cue"), found.span("source")
            return Span(low + cue[0], low + cue[1]), Span(low + source[0], low + source[1])
    alone = re.match(rf"\s*[,.—–-]*\s*{_cue(language)}", text[mark.end : high])
    if alone is not None and language not in _WIDE:
        cue = alone.span("cue")
        return Span(mark.end + cue[0], mark.end + cue[1]), None
    return None, None


def _goes_on(text: str, last: Attribution, mark: Marked) -> bool:
    """Whether a quotation goes on with one whose speaker stood between the two."""
    between = text[last.content[-1].end : mark.start]
    return (
        last.cue is not None
        and last.cue.start >= last.content[-1].end
        and "\n" not in between
        and len(between) <= 2 * _REACH
        and len(re.findall(r"[.!?]\s", between)) <= 1
    )


def _is_speech(text: str, mark: Marked, language: str) -> bool:
    inner = text[mark.inner.start : mark.inner.end].strip()
    if language in _WIDE:
        return inner[-1:] in _SENTENCE or len(inner) > 12
    return len(inner.split()) >= _LEAST_WORDS or inner[-1:] in _SENTENCE - {",", "，"}
