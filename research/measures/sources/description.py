"""What an article says of a source: title, affiliation, and why it knows, as words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from research.languages.en import lists
from research.languages.en import source_patterns as patterns
from research.measures.actors import Mention
from research.text.segments import Span

_BEHIND = 260  # characters behind a name that can still describe it
_BEFORE = 90
_MOST_TITLE = 5  # words in lower case before a name: "conservative talk radio host"
_list = partial(lists.words, "sources")


@dataclass(frozen=True, slots=True)
class Description:
    """Spans of the words that say what a source is; None where the article does not."""

    title: Span | None = None
    affiliation: Span | None = None
    reason: Span | None = None


def describe(
    text: str, name: str, places: Sequence[Span], mentions: Sequence[Mention]
) -> Description:
    """Title, affiliation and reason of a source, from where it speaks and where it is mentioned.

    Parameters
    ----------
    text
        The article.
    name
        What the source is called.
    places
        The words that name it beside each of its statements.
    mentions
        Mentions of it as an actor.
    """
    title = affiliation = reason = None
    for name_span, stretch in _stretches(text, name, places, mentions):
        before = _before(text, name_span, stretch) or _lower_before(text, stretch.start)
        owner = _owner(text, stretch.start) or _owner(text, name_span.start)
        apposed = patterns.APPOSED.match(
            text, name_span.end, min(len(text), name_span.end + _BEHIND)
        )
        party = patterns.PARTY.match(text, name_span.end, min(len(text), name_span.end + _BEHIND))
        if apposed is not None and party is None and _is_description(apposed["words"]):
            words = Span(*apposed.span("words"))
            reason = reason or words
            if patterns.PARTISAN.match(apposed["words"]):  # "Democrat of Ohio"
                affiliation = affiliation or words
            else:
                head, body = _parted(text, words)
                title, affiliation = title or head, affiliation or body
        if party is not None:
            affiliation = affiliation or Span(*party.span("words"))
        if before is not None:
            head, body = _body_first(text, before)
            title, affiliation = title or head, affiliation or body
            reason = reason or before
        affiliation = affiliation or owner
        end = apposed.end("words") if apposed is not None else name_span.end
        who = patterns.WHO.match(text, end, min(len(text), end + _BEHIND))
        if who is not None and apposed is None:
            reason = reason or Span(*who.span("words"))
    for place in places:
        knows = patterns.KNOWS.search(text, place.start, min(len(text), place.end + _BEHIND))
        if knows is not None and "\n" not in text[place.start : knows.start()]:
            return Description(title, affiliation, Span(*knows.span("words")))
    return Description(title, affiliation, reason)


def _stretches(
    text: str, name: str, places: Sequence[Span], mentions: Sequence[Mention]
) -> Iterator[tuple[Span, Span]]:
    """Each place where the name stands, and the words around that belong to it."""
    last = name.split()[-1]
    for place in places:
        for wanted in (_with_initials(name), re.compile(re.escape(last))):
            found = wanted.search(text, place.start, place.end)
            if found is not None and text[found.start()].isupper():
                yield Span(*found.span()), place
                break
    for mention in mentions:
        if mention.form in {"name", "title"}:
            at = text.rfind(last, mention.start, mention.end)
            if at >= 0:
                whole = _with_initials(name).search(text, mention.start, at + len(last))
                start = at if whole is None else whole.start()
                yield Span(start, at + len(last)), Span(mention.start, mention.end)


def _with_initials(name: str) -> re.Pattern[str]:
    """The name with initials between its words: "John A. Boehner"."""
    return re.compile(r"(?: [A-Z]\.)* ".join(re.escape(word) for word in name.split()))


def _before(text: str, name: Span, stretch: Span) -> Span | None:
    """The title right before a name: "White House press secretary Josh Earnest"."""
    start = stretch.start
    shown = text[start : name.start]
    cut = patterns.TITLE_OPENER.match(shown)
    start += cut.end() if cut is not None and cut[0].strip().lower() != "former" else 0
    end = start + len(text[start : name.start].rstrip(" ,"))
    words = text[start:end]
    if not any(map(str.isalpha, words)) or words.strip(".").lower() in _list("bare_title"):
        return None
    heads = {w.strip(".,").lower() for w in words.split()}
    titled = bool(heads & _titles()) or words.endswith(".")
    return Span(start, end) if titled and end - start <= _BEFORE else None


def _lower_before(text: str, end: int) -> Span | None:
    """A title in lower case right before a name, with the body before it: "BBC radio host"."""
    words = list(patterns.WORD.finditer(text, max(0, end - _BEFORE), end))
    if not words or text[words[-1].end() : end].strip(" \u00a0"):
        return None
    if words[-1][0].lower() not in _titles() or not words[-1][0].islower():
        return None
    first = len(words)
    while first and len(words) - first < _MOST_TITLE and words[first - 1][0].islower():
        if words[first - 1][0] in lists.words("grammar", "function_word"):
            break
        if first < len(words) and "," in text[words[first - 1].end() : words[first].start()]:
            break
        first -= 1
    while first and words[first - 1][0][:1].isupper() and len(words) - first < _MOST_TITLE:
        if text[words[first - 1].end() : words[first].start()] != " ":
            break
        first -= 1
    return Span(words[first].start(), words[-1].end()) if first < len(words) else None


def _owner(text: str, end: int) -> Span | None:
    """A body in the genitive right before a name: "CNN’s Jake Tapper"."""
    found = patterns.OWNER.search(text, max(0, end - _BEFORE), end)
    return None if found is None else Span(*found.span("words"))


def _body_first(text: str, words: Span) -> tuple[Span, Span | None]:
    """Title and affiliation of "White House press secretary"; of "NYPD Commissioner" the title."""
    found = patterns.BODY_FIRST.match(text, words.start, words.end)
    if found is None or found["body"].split()[0].lower() in _list("no_affiliation"):
        return words, None
    return Span(found.end("body") + 1, words.end), Span(*found.span("body"))


def _parted(text: str, words: Span) -> tuple[Span, Span | None]:
    """Title and affiliation of "a professor of law at Yale", "founder of the Leadership Institute"."""
    shown = text[words.start : words.end]
    cut = patterns.DETERMINER.match(shown)
    start = words.start + (cut.end() if cut is not None else 0)
    clause = patterns.CLAUSE.search(shown)
    if clause is not None:  # "a law professor who is challenging the mayor"
        words = Span(words.start, words.start + clause.start())
        shown = text[words.start : words.end]
    owned = patterns.OWNED.match(shown)
    if owned is not None:  # "the campaign's press secretary"
        body = Span(words.start + owned.start("words"), words.start + owned.end("words"))
        return Span(words.start + owned.end(), words.end), body
    found = patterns.OF_NAME.search(shown)
    if found is None or words.start + found.start() <= start:
        return Span(start, words.end), None
    begins = words.start + found.end()
    article = patterns.ARTICLE.match(text[begins : words.end])
    begins += article.end() if article is not None else 0
    more = patterns.ANOTHER.search(text, begins, words.end)  # "at Yale and a former envoy"
    ends = words.end if more is None else more.start()
    return Span(start, words.start + found.start()), Span(begins, ends)


def _is_description(words: str) -> bool:
    """Whether words between commas say who somebody is: "a doctor", "president of the union"."""
    shown = words.lower().split()
    clause = patterns.CLAUSE.search(words)
    main = (words if clause is None else words[: clause.start()]).lower().split()
    if not lists.words("grammar", "finite").isdisjoint(main):
        return False  # "According to Ms Lee, the port has closed": a sentence of its own
    if shown[0] in _list("description_opener"):
        return shown[1:2] != [] and shown[1] not in _list("no_description")
    first = {w.strip(".,") for w in shown[:6]}
    return shown[0] not in lists.words("grammar", "function_word") and bool(first & _titles())


@cache
def _titles() -> frozenset[str]:
    kinds = (
        "official", "political", "expert", "business", "civil_society", "citizen", "celebrity",
        "media", "of_any_body",
    )  # fmt: skip
    return frozenset(word for kind in kinds for word in _list(kind))
