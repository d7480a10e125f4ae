"""What an article says of a source: title, affiliation, and why it knows, as words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import takewhile

from research.languages.en import lists
from research.languages.en import source_patterns as patterns
from research.measures.actors import Mention
from research.measures.sources.vocabulary import kind_of_named_body, titles, words_of
from research.text.segments import Span

_BEHIND = 260  # characters behind a name that can still describe it
_BEFORE = 90
BETWEEN = 12  # characters between a source and what it is familiar with
_MOST_BEFORE = 5  # words from "former" to a title: "former New York governor"
_MOST_TITLE = 5  # words in lower case before a name: "conservative talk radio host"
_APOSTROPHES = frozenset("'’")
_QUOTES = frozenset('"“”')
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
    places
        The words that name it beside each of its statements.
    mentions
        Mentions of it as an actor.
    """
    said: list[Description] = []
    for name_span, stretch in _stretches(text, name, places, mentions):
        said += _said_of(text, name_span, stretch)
    said += [
        Description(title=words, reason=words)
        for mention in mentions
        if mention.form == "nominal"
        and mention.kind == "person"
        and (words := _role(text, mention)) is not None
    ]
    said = [one for one in said if one.title is None or _is_title(text, one.title)]
    # What somebody is goes before what he was or is only called: "a conservative", "a former aide".
    ranked = sorted(said, key=lambda one: 0 if one.title is None else _rank(text, one.title))
    parts = {
        name: next((part for one in ranked if (part := getattr(one, name)) is not None), None)
        for name in ("title", "affiliation", "reason")
    }
    title, body = parts["title"], parts["affiliation"]
    if title is not None and body is not None and text[slice(*body)] in text[slice(*title)]:
        parts["affiliation"] = None  # "DNC chair": said already
    for place in places:
        knows = patterns.KNOWS.search(text, place.start, min(len(text), place.end + _BEHIND))
        if knows is None or knows.start() > place.end + BETWEEN:
            continue
        if "\n" not in text[place.start : knows.start()]:
            parts["reason"] = Span(*knows.span("words"))
            break
    return Description(**parts)


def _said_of(text: str, name: Span, stretch: Span) -> Iterator[Description]:
    """What the words around a name say, those behind it first."""
    behind = min(len(text), name.end + _BEHIND)
    apposed = patterns.APPOSED.match(text, name.end, behind)
    party = patterns.PARTY.match(text, name.end, behind)
    if (
        apposed is not None
        and party is None
        and _is_description(apposed["words"])
        and not _begins_sentence(text, stretch, apposed.end("words"))
    ):
        words = Span(*apposed.span("words"))
        if patterns.PARTISAN.match(apposed["words"]):  # "Democrat of Ohio"
            yield Description(affiliation=words, reason=words)
        else:
            title, body = _parted(text, words)
            yield Description(title, body, words)
    if party is not None:
        yield Description(affiliation=Span(*party.span("words")))
    before = _before(text, name, stretch) or _lower_before(text, stretch.start)
    if before is not None:
        title, body = _body_first(text, before)
        yield Description(title, body, before)
    yield from _apposed_to(text, stretch)
    yield Description(affiliation=_owner(text, stretch.start) or _owner(text, name.start))
    if before is not None and before.start == stretch.start:
        yield from _capitals(text, stretch.start)
    who = patterns.WHO.match(text, name.end, behind)
    if who is not None:
        yield from _clause(text, name.end, behind, Span(*who.span("words")))
    # "Rita Voss of the Harbour Institute"; "at" and "with" are as often where somebody is just now.
    of_body = patterns.OF_BODY.match(text, name.end, behind)
    if of_body is not None:
        called_so = of_body["words"]
        kind = kind_of_named_body(called_so, called_so.lower().split())
        closely = of_body["link"] == "of" or kind == "expert" or of_body.end() <= stretch.end
        if kind is not None and closely:
            yield Description(affiliation=Span(*of_body.span("words")))
    outlet = patterns.IN_OUTLET.match(text, name.end, behind)
    if outlet is not None and lists.body_type(outlet["words"]) == "media":
        yield Description(affiliation=Span(*outlet.span("words")))


def _apposed_to(text: str, name: Span) -> Iterator[Description]:
    """What the words before a name between commas say: "his wife, Ida Holm,"."""
    closed = text[name.end : name.end + 1] in {",", ".", ")"}
    # The expressions are slow, and both end with a comma and white space.
    if not closed or "," not in text[max(0, name.start - 3) : name.start]:
        return
    first = max(0, name.start - _BEFORE)
    found = patterns.APPOSED_TO.search(text, first, name.start)
    if found is not None:
        called = found["words"].split()
        within = not lists.words("grammar", "preposition").isdisjoint(called)
        if not within and called[-1] in titles() and called[-1] not in _bodies():
            words = Span(*found.span("words"))
            yield Description(title=words, reason=words)
    with_body = patterns.APPOSED_WITH_BODY.search(text, first, name.start)
    if with_body is not None and _is_description(with_body["words"]):
        words = Span(*with_body.span("words"))
        yield Description(*_parted(text, words), words)


def _capitals(text: str, end: int) -> Iterator[Description]:
    """The body before a title with a capital that is a part of the name: "CNN President Rita Voss"."""
    capitals = patterns.CAPITALS.search(text, max(0, end - _BEFORE), end)
    if capitals is None:
        return
    called = capitals[0].split()
    bodies = (" ".join(called[first:]) for first in range(len(called)))
    listed = next((one for one in bodies if lists.body_type(one) is not None), None)
    if listed is not None:
        yield Description(affiliation=Span(end - 1 - len(listed), end - 1))


def _clause(text: str, start: int, end: int, reason: Span) -> Iterator[Description]:
    """What a relative clause says: "who was undersecretary of state in 2013"."""
    found = patterns.WHO_IS.match(text, start, end)
    words = None if found is None else Span(*found.span("words"))
    if words is not None:
        more = patterns.NEXT_CLAUSE.search(text, words.start, words.end)
        words = words if more is None else Span(words.start, more.start())
    if words is not None and words.start < words.end:
        cut = patterns.DETERMINER.match(text, words.start, words.end)
        head = Span(words.start if cut is None else cut.end(), words.end)
        if _is_description(text[head.start : head.end]):
            title, body = _parted(text, head)
            yield Description(title, body, reason)
            return
    yield Description(reason=reason)


def _begins_sentence(text: str, stretch: Span, end: int) -> bool:
    """Whether words behind a name are its sentence: "According to Ms Lee, host cities have paid."."""
    before = text[max(0, stretch.start - _BEFORE) : stretch.start]
    return patterns.ACCORDING_TO.search(before) is not None and text[end : end + 1] != ","


def _role(text: str, mention: Mention) -> Span | None:
    """The role by which somebody is meant: "the Republican nominee"."""
    opener = patterns.ARTICLE.match(text, mention.start, mention.end)
    start = mention.start if opener is None else opener.end()
    words = text[start : mention.end].split()
    return Span(start, mention.end) if words and words[-1].lower() in titles() else None


def _is_title(text: str, title: Span) -> bool:
    """Whether words can be one person's: "a voter", not "said the voters", "new users"."""
    words = [word.strip(".,") for word in text[title.start : title.end].split()]
    verbs = lists.words("grammar", "finite") | lists.rule("speech_verb")
    last = words[-1].lower()
    many = last.endswith("s") and last[:-1] in words_of("citizen") | _list("party_member")
    return not many and last not in _list("nobodys_title") and verbs.isdisjoint(words)


def _rank(text: str, title: Span) -> int:
    """0 for what somebody is, 1 for what somebody was, 2 for what somebody is only called."""
    words = [word.strip(".,").lower() for word in text[title.start : title.end].split()]
    head = list(takewhile(lambda word: word not in _list("behind_title"), words))[-1:]
    if words[0] == "one" or not set(head) & (titles() - _list("weak_title")):
        return 2
    before = text[max(0, title.start - _BEFORE) : title.start].split()[-_MOST_BEFORE:]
    past = {words[0], *(word.lower() for word in before)} & lists.words("persons", "past")
    return 1 if past else 0


def _stretches(
    text: str, name: str, places: Sequence[Span], mentions: Sequence[Mention]
) -> Iterator[tuple[Span, Span]]:
    """Each place where the name stands, and the words around that belong to it."""
    last = name.split()[-1]
    for place in places if name[:1].isupper() else ():
        found = _with_initials(name).search(text, place.start, place.end)
        if found is not None and text[found.start()].isupper():
            yield Span(*found.span()), place
            continue
        at = text.find(last, place.start, place.end)
        if at >= 0 and text[at].isupper():
            yield Span(at, at + len(last)), place
    taken = [Span(mention.start, mention.end) for mention in mentions]
    several = " " in name and name[:1].isupper()
    for found in _with_initials(name).finditer(text) if several else ():
        # Where actors missed the name: "Radio host Rita Voss".
        if not any(span.start <= found.start() < span.end for span in taken):
            yield Span(*found.span()), Span(*found.span())
    for mention in mentions:
        if mention.form in {"name", "title"}:
            at = text.rfind(last, mention.start, mention.end)
            if at >= 0:
                found = _with_initials(name).search(text, mention.start, at + len(last))
                start = at if found is None else found.start()
                yield Span(start, at + len(last)), Span(mention.start, mention.end)


@lru_cache(maxsize=1024)
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
    if text[start - 1 : start] in _QUOTES and not _QUOTES.isdisjoint(text[start:end]):
        start -= 1  # "“Today” show host"
    words = text[start:end]
    if not any(map(str.isalpha, words)) or words.strip(".").lower() in _list("bare_title"):
        return None
    heads = [w.strip(".,").lower() for w in words.split()]
    if heads[-1] in _list("bare_title") or words.split()[-1] in lists.rule("organisation_last"):
        return None  # "a Ulverby man, Mr.", "to the Harbour Post, Lee said"
    titled = bool(set(heads) & titles()) or heads[-1] in lists.words("abbreviations", "title")
    return Span(start, end) if titled and end - start <= _BEFORE else None


def _lower_before(text: str, end: int) -> Span | None:
    """A title in lower case right before a name, with the body before it: "BBC radio host"."""
    words = list(patterns.WORD.finditer(text, max(0, end - _BEFORE), end))
    if not words or text[words[-1].end() : end].strip(" \u00a0"):
        return None
    if words[-1][0].lower() not in titles():
        return None
    if not words[-1][0].islower():
        opens = patterns.OPENS.search(text, max(0, words[-1].start() - _BEFORE), words[-1].start())
        return Span(*words[-1].span()) if opens is not None else None  # "Journalist Rita Voss"
    first = len(words)
    plain = lists.words("grammar", "function_word") | lists.words("grammar", "group_before")
    while first and len(words) - first < _MOST_TITLE and words[first - 1][0].islower():
        if words[first - 1][0] in plain:
            break
        if first < len(words) and "," in text[words[first - 1].end() : words[first].start()]:
            break
        first -= 1
    while first and words[first - 1][0][:1].isupper() and len(words) - first < _MOST_TITLE:
        if text[words[first - 1].end() : words[first].start()] != " ":
            break
        if words[first - 1][0].endswith(".") and patterns.ENDS.search(words[first - 1][0]):
            break
        first -= 1
    return Span(words[first].start(), words[-1].end()) if first < len(words) else None


def _owner(text: str, end: int) -> Span | None:
    """A body in the genitive right before a name: "CNN’s Jake Tapper"."""
    if _APOSTROPHES.isdisjoint(text[max(0, end - 4) : end]):
        return None  # the expression is slow, and ends with one
    found = patterns.OWNER.search(text, max(0, end - _BEFORE), end)
    return None if found is None else Span(*found.span("words"))


def _body_first(text: str, words: Span) -> tuple[Span, Span | None]:
    """Title and affiliation of "White House press secretary"; of "NYPD Commissioner" the title."""
    found = patterns.BODY_FIRST.match(text, words.start, words.end)
    if found is None or found["body"].split()[0].lower() in _list("no_affiliation"):
        return words, None
    opens = patterns.OPENS.search(text, max(0, words.start - _BEFORE), words.start)
    if opens is not None and found["body"].lower() in lists.common_words():
        return words, None  # "Radio host Rita Voss", where a sentence begins
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
    first = _body_first(text, Span(start, words.end))
    if first[1] is not None and _is_title(text, first[0]):
        return first  # "a University of Leyton law professor"
    begins = words.start + found.end()
    article = patterns.ARTICLE.match(text[begins : words.end])
    begins += article.end() if article is not None else 0
    more = patterns.ANOTHER.search(text, begins, words.end)  # "at Yale and a former envoy"
    ends = words.end if more is None else more.start()
    return Span(start, words.start + found.start()), Span(begins, ends)


def _is_description(words: str) -> bool:
    """Whether words between commas say who somebody is: "a doctor", "president of the union"."""
    clause = patterns.CLAUSE.search(words)
    main = (words if clause is None else words[: clause.start()]).lower().split()
    if not lists.words("grammar", "finite").isdisjoint(main):
        return False  # "According to Ms Lee, the port has closed": a sentence of its own
    shown = words.lower().split()
    if shown[0] in _list("description_opener"):
        return shown[1:2] != [] and shown[1] not in _list("no_description")
    shown = patterns.OWNED.sub("", words).lower().split() or shown  # "Harbour Watch's director"
    within = lists.words("grammar", "preposition") | {"under", "who"}
    head = [w.strip(".,") for w in takewhile(lambda word: word not in within, shown[:6])]
    if shown[0].endswith("ed") and shown[0] not in lists.words("persons", "past"):
        return False  # ", faced opposition"
    if shown[0].endswith("ing") and shown[0] not in _list("ing_title"):
        return False  # ", saying the nominee"
    if shown[0] in lists.words("grammar", "function_word") or set(head).isdisjoint(titles()):
        return False
    # A verb may follow: "Orr said". Without "a" or "the", the title stands last, or has another beside it.
    behind = lists.words("sources", "behind_title_word") | {"and"}
    ends = [*head[1:], "and"]
    return any(w in titles() and after in behind for w, after in zip(head, ends, strict=True))


@cache
def _bodies() -> frozenset[str]:
    """Words of bodies, which are nobody's title: "the committee, Ms Lee, ..."."""
    return frozenset(word.lower() for word in lists.rule("organisation_last"))
