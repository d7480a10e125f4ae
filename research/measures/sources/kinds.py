"""Type, form and gender of a source, by the words that the article uses of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from research.languages.en import lists
from research.languages.en import source_patterns as patterns
from research.measures.actors import Mention
from research.measures.sources.description import Description
from research.text.segments import Span

FORMS = ("named", "described", "anonymous")
TYPES = (
    "political", "official", "expert", "business", "civil_society", "citizen", "celebrity",
    "media", "document", "anonymous",
)  # fmt: skip
# What a page calls them; None is a source of which no word of the article says what it is.
LABELS = {
    "political": "politicians, parties", "official": "agencies, police, courts", "expert": "experts",
    "business": "business", "civil_society": "civil society", "citizen": "citizens",
    "celebrity": "celebrities", "media": "media", "document": "documents, polls",
    "anonymous": "anonymous", None: "not told",
}  # fmt: skip
_BY_WORD = (
    "media", "official", "expert", "business", "civil_society", "celebrity", "political", "citizen",
)  # fmt: skip
_AROUND = 200  # characters behind the words in which anonymity is explained
_DOTTED = re.compile(r"(?<![A-Za-z])(?:[A-Z]\.){2,}")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def form_of(text: str, name: str, places: Sequence[Span], mentions: Sequence[Mention]) -> str:
    """Whether a source is named, only described, or hides its name."""
    named = any(m.form in {"name", "title"} for m in mentions) or _is_name(name)
    if named:
        return "named"
    if _is_document(text, name, places):
        return "described"
    for place in places:
        line = text.find("\n", place.end)
        end = min(place.end + _AROUND, len(text) if line < 0 else line)
        if patterns.NAMELESS.search(text, place.start, end):
            return "anonymous"
    words = _words(name)
    if words and lists.words("sources", "anonymous_word") & set(words):
        return "anonymous"
    return "described"


def type_of(
    text: str,
    name: str,
    places: Sequence[Span],
    mentions: Sequence[Mention],
    description: Description,
    form: str,
) -> str | None:
    """The type of a source, None where no word of the article tells it."""
    if form == "anonymous":
        return "anonymous"
    if _is_document(text, name, places):
        return "document"
    heads = [_head(name), *(_head(text[place.start : place.end]) for place in places)]
    if patterns.NUMBERED.match(name):
        return "citizen"
    kind = mentions[0].kind if mentions else None
    spans = (description.title, description.affiliation)
    said_of = [text[span.start : span.end] for span in spans if span is not None]
    title = _words(said_of[0]) if description.title is not None else []
    body = description.affiliation
    if body is not None and patterns.PARTISAN.match(text[body.start :][:12]):
        return "political"
    if lists.words("sources", "spokesperson") & set(title):
        return "official"
    if title[-2:] == ["secretary", "general"]:
        return "official"
    led = _kind_led(title)  # "FBI director", "Harbour Rights Campaign president"
    if led is not None:
        return led
    if name in _politicians() or "campaign" in title:
        return "political"
    if name in _bodies():
        return _bodies()[name]
    if patterns.CAUSE.match(name):
        return "civil_society"
    if patterns.OF_NATIONS.search(name):
        return "official"
    if body is not None and title and title[-1] in lists.words("sources", "of_any_body"):
        kind_of_body = _kind_of_body(_words(text[body.start : body.end]))
        if kind_of_body is not None:
            return kind_of_body
    if title[-2:] == ["executive", "director"]:
        return "civil_society"  # as bodies without owners call it
    # The last word of a title is what somebody is: "law professor", "union leader".
    last = [words[-1:] for words in (title, *heads)]
    said = [w for span in said_of for w in _words(span)]
    titled = [_words(text[m.start : m.end]) for m in mentions if m.form == "title"]
    for given in (*last, title, *heads, said, *titled, _words(name)):
        found = _by_word(given)
        if found == "civil_society" and lists.words("sources", "partisan") & {*said, *_words(name)}:
            return "political"
        if found is not None:
            return found
    if kind == "country":
        return "official"
    if kind == "office":
        return "political"
    shown_at = (*places, *(Span(m.start, m.end) for m in mentions))
    shown = (text[span.start : span.end] for span in shown_at)
    return "expert" if any(words.startswith(("Dr. ", "Dr ")) for words in shown) else None


def gender_of(
    text: str, places: Sequence[Span], mentions: Sequence[Mention], description: Description
) -> str | None:
    """By a pronoun, a title or a noun of the text, never by a name: f, m, or None where none shows it."""
    spans = [*places, *(Span(m.start, m.end) for m in mentions if m.form in {"pronoun", "title"})]
    spans += [span for span in (description.title,) if span is not None]
    seen = [w for span in spans for w in _words(text[span.start : span.end])]
    female = lists.words("grammar", "feminine") | lists.words("sources", "female_word")
    male = lists.words("grammar", "masculine") | lists.words("sources", "male_word")
    women, men = sum(w in female for w in seen), sum(w in male for w in seen)
    if women == men:
        return None
    return "f" if women > men else "m"


@cache
def _bodies() -> dict[str, str]:
    listed = lists.sections("body_types.txt")
    return {name: kind for kind, names in listed.items() for name in names}


@cache
def _politicians() -> frozenset[str]:
    rows = (line.split("|") for _, line in lists.entries("people.txt"))
    return frozenset(row[0].strip() for row in rows)


def _by_word(words: Sequence[str]) -> str | None:
    for kind in _BY_WORD:
        if lists.words("sources", kind) & set(words):
            return kind
    return None


def _kind_of_body(words: Sequence[str]) -> str | None:
    """The type of a body by the words of its name: a party's association is political."""
    found = _by_word(words)
    if found == "civil_society" and lists.words("sources", "partisan") & set(words):
        return "political"
    if found == "political" and "tea" in words and "party" in words:
        return "civil_society"
    return found


def _kind_led(title: Sequence[str]) -> str | None:
    """The type of the body that a title names before "president" or "director", unless it is political."""
    if len(title) < 2 or title[-1] not in lists.words("sources", "of_any_body"):
        return None
    found = _kind_of_body(title[:-1])
    return found if found in {"official", "civil_society", "media"} else None


def _is_document(text: str, name: str, places: Sequence[Span]) -> bool:
    """Whether a source is called a document: "a study being released by researchers"."""
    named = lists.words("attribution", "document") | lists.words("sources", "document")
    heads = (_head(words) for words in (name, *(text[p.start : p.end] for p in places)))
    return any(head[-1:] and head[-1] in named for head in heads)


def _words(text: str) -> list[str]:
    whole = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)  # "the F.B.I."
    return [w.lower() for w in _WORD.findall(whole)]


def _head(words: str) -> list[str]:
    """The words of a source up to what only describes it: "a poll of voters" is a poll.

    >>> _head("a poll of voters"), _head("some of the doctors at the port")
    (['a', 'poll'], ['doctors'])
    """
    counted = patterns.COUNTED.match(words)
    rest = words if counted is None else words[counted.end() :]
    return _words(patterns.BEHIND_HEAD.split(rest, maxsplit=1)[0])


def _is_name(name: str) -> bool:
    parts = name.split()
    if parts and parts[0] in lists.words("sources", "name_opener") | {"the"}:
        parts = parts[1:]
        if len(parts) == 1:
            return sum(letter.isupper() for letter in parts[0]) > 1  # "the NAACP"
    small = lists.words("grammar", "preposition") | lists.words("grammar", "article") | {"and"}
    return len(parts) >= 2 and all(p[:1].isupper() or p in small for p in parts)
