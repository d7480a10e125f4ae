"""Type, form and gender of a source, by the words that the article uses of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

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
_SHARED = 80  # characters before the second of two that share a title
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
    if patterns.NUMBERED.match(name):
        return "citizen"
    spans = (description.title, description.affiliation)
    said_of = [text[span.start : span.end] for span in spans if span is not None]
    title = _leading(_words(said_of[0])) if description.title is not None else []
    body = description.affiliation
    called = [name, *(text[place.start : place.end] for place in places)]
    if body is not None and patterns.PARTISAN.match(text[body.start :][:12]):
        return "political"
    if _speaks_for_another(title, called):
        return "official"
    if name.replace("’", "'") in _known():
        return _known()[name.replace("’", "'")]
    if any(patterns.OF_THE_STATE.search(words) for words in (*said_of[:1], *called)):
        return "official"
    if said_of and patterns.SECURITY_ADVISER.search(said_of[0]):
        return "official"
    of_body = _kind_led(title)  # "FBI director", "Harbour Rights Campaign president"
    if of_body is not None:
        return of_body
    if "campaign" in title:
        return "political"
    for body_name in (name, name.removeprefix("the ").removeprefix("The ")):
        if body_name in _bodies():
            return _bodies()[body_name]
    if patterns.CAUSE.match(name):
        return "civil_society"
    if patterns.OF_NATIONS.search(name):
        return "official"
    if body is not None and title and title[-1] in lists.words("sources", "of_any_body"):
        of_body = _kind_of_body(_words(text[body.start : body.end]))
        if of_body == "political" and title[-1] == "president":
            of_body = "civil_society"  # of a council or a committee
        if of_body not in {None, "citizen", "celebrity"}:
            return of_body
    if title[:2] == ["executive", "director"]:
        return "civil_society"  # as bodies without owners call it
    found = _by_description(text, name, places, mentions, said_of)
    if found is None and description.reason is not None:
        reason = text[description.reason.start : description.reason.end]
        return _by_word(_words(reason)) if patterns.RUNS.match(reason) else None
    return found


def _by_description(
    text: str,
    name: str,
    places: Sequence[Span],
    mentions: Sequence[Mention],
    said_of: Sequence[str],
) -> str | None:
    """The type by any word that is said of a source, those that say most first."""
    heads = [_head(name), *(_head(text[place.start : place.end]) for place in places)]
    title = _leading(_words(said_of[0])) if said_of else []
    # The last word of a title is what somebody is: "law professor", "union leader".
    last = [words[-1:] for words in (title, *heads)]
    said = [w for words in said_of for w in _words(words)]
    titled = [_words(text[m.start : m.end]) for m in mentions if m.form == "title"]
    own = _words(patterns.CLAUSE.split(name)[0])  # not whom "members who met reporters" met
    nobody = heads[0][-1:] and heads[0][-1] in lists.words("sources", "nobody_told")
    for given in () if nobody else (*last, title, *heads, said, *titled, own):
        found = _by_word(given, bodies=len(given) == 1)
        if found == "civil_society" and lists.words("sources", "partisan") & {*said, *_words(name)}:
            return "political"
        if found is not None:
            return found
    parts = name.split()
    if len(parts) > 1 and parts[-1].lower() in lists.words("sources", "newspaper_name"):
        return "media"
    for span in (*places, *(Span(m.start, m.end) for m in mentions if m.form == "name")):
        shared = patterns.SHARED_TITLE.search(text, max(0, span.start - _SHARED), span.start)
        if shared is not None:
            return _by_word(_words(shared["words"]))
    kind = mentions[0].kind if mentions else None
    if kind == "country":
        return "official"
    if kind == "office":
        return "political"
    shown_at = (*places, *(Span(m.start, m.end) for m in mentions))
    shown = (text[span.start : span.end] for span in shown_at)
    if any(words.startswith(("Dr. ", "Dr ")) for words in shown):
        return "expert"
    if kind in {None, "person"} and len(parts) > 1 and _is_name(name):
        named = (m.end for m in mentions if m.form in {"name", "title"})
        ends = (*named, *(place.start + len(name) for place in places))
        if any(patterns.OF_AGE_OR_TOWN.match(text, end) for end in ends):
            return "citizen"
    return None


def _leading(title: list[str]) -> list[str]:
    """The first of two titles, where it tells: "economist and former member of the board"."""
    first = title[: title.index("and")] if "and" in title else title
    vague = lists.words("sources", "of_any_body") | lists.words("sources", "weak_title")
    return title if set(first[-1:]) & vague or _by_word(first[-1:]) is None else first


def _speaks_for_another(title: Sequence[str], called: Sequence[str]) -> bool:
    first = set(
        title[: title.index("and")] if "and" in title else title
    )  # "developer and spokeswoman"
    if lists.words("sources", "spokesperson") & first or title[-2:] == ["secretary", "general"]:
        return True
    for words in called:
        found = patterns.REPRESENTATIVE.match(words)
        if found is not None and not set(_words(found[0])) & lists.words(
            "sources", "of_parliament"
        ):
            return True
    return False


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
def _known() -> dict[str, str | None]:
    """The type of people whom news takes for known."""
    rows = (line.split("|") for _, line in lists.entries("people.txt"))
    found: dict[str, str | None] = {row[0].strip(): "political" for row in rows if row[4].strip()}
    for kind, names in lists.sections("person_types.txt").items():
        found |= dict.fromkeys(names, None if kind == "unknown" else kind)
    return found


def _by_word(words: Sequence[str], *, bodies: bool = True) -> str | None:
    for kind in _BY_WORD:
        if lists.words("sources", kind) & set(words):
            return kind
    if bodies and lists.words("sources", "official_body") & set(words):
        return "official"
    if bodies and lists.words("sources", "political_body") & set(words):
        return "political"
    return None


def _kind_of_body(words: Sequence[str]) -> str | None:
    """The type of a body by the words of its name: a party's association is political."""
    if lists.words("sources", "learned_body") & set(words):
        return "expert"
    head = list(takewhile(lambda word: word not in lists.words("grammar", "preposition"), words))
    found = _by_word(head) or _by_word(words)
    if found == "citizen":
        return "civil_society"  # "the United Auto Workers"
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
    heads = [_head(words) for words in (name, *(text[p.start : p.end] for p in places))]
    last = {
        head[-1] for head in heads if head and not (head[-1] == "figures" and _figures_of(head))
    }
    if "paper" in last and patterns.OF_SCHOLARS.search(text):
        return True
    return not last.isdisjoint(_documents())


def _figures_of(head: Sequence[str]) -> bool:
    return not lists.words("sources", "figures_of").isdisjoint(head)


@cache
def _documents() -> frozenset[str]:
    """Words for documents, but those of newsrooms: a paper is one where scholars write it."""
    named = lists.words("attribution", "document") | lists.words("sources", "document")
    return named - lists.words("sources", "newsroom") - {"paper"}


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
