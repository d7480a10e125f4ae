"""What a pronoun that speaks goes back to: a group, a body, a document, or whoever spoke last.

Persons are tied to their names in `measures.actors`; this is for what no name is known of ("the
regulators ... they said"), and for a "he" that stands right behind words of a speaker without one. So too
for "the agency", a body that is named by that word or called so behind its name, and for "the senator", the
one of several who spoke last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.noun_phrases import Part, noun_phrases, tag
from research.measures.quotes.subjects import DAYS
from research.text.document import Document
from research.text.segments import Span

_PLURAL = frozenset(["they"])
_THING = frozenset(["it"])
_PERSON = frozenset(["he", "she"])
_WRITER = frozenset(["i", "we", "you"])  # whom no "he" or "they" goes back to
_RELATIVE = frozenset(["who", "which"])
# Speak again by what they are: "Northport Mills denies it. The company says ..."
_BODIES = frozenset(f"the {noun}" for noun in lists.words("grammar", "speaking_body"))
_ALSO_BODIES = frozenset(f"the {noun}" for noun in lists.words("grammar", "also_speaking_body"))
_OF_RELATIVE = (" of whom", " of which")  # "officials, many of whom say"
_ACTS = ("VBD", "VBZ", "VBP", "MD")
_SENTENCES = 2  # back to the last speaker
_BEFORE = 40  # tokens before a relative pronoun
_COLLECTIVE = lists.words("grammar", "collective")
_PEOPLE = lists.words("grammar", "plural_without_s")
_GROUPS = lists.words("persons", "crowd") | lists.words("grammar", "plural_with_capital") | _PEOPLE
_KNOWN = lists.common_words() | _GROUPS | {word for words in lists.roles() for word in words}
_MEN = ("men", "women", "people")  # "fishermen"
_WITH_CAPITAL = lists.words("grammar", "plural_with_capital")
_SKIPPED = frozenset([",", "—", "–", "-", "--", "here", "there", "now", "alike"])
_PREPOSITIONS = lists.words("grammar", "preposition")
_OF_BODY = (lists.words("grammar", "of_body") | {"on", "in"}) - {"for"}
_JOINS = frozenset(["and", "or"])
_BODY = re.compile(
    rf"[Tt]he (?:[a-z-]+ )?({lists.alternatives(lists.words('grammar', 'named_by_head'))})"
)
_CAPITAL = r"(?<![\w&.-])[^\W\d_a-z][\w&.’'-]*"  # of a whole word: a long one is read once
_DETERMINER = lists.alternatives(
    {
        w.capitalize()
        for w in lists.words("grammar", "determiner") | lists.words("grammar", "article")
    }
)
_NEWSPAPERS = "|".join(
    re.escape(word.title()) for word in sorted(lists.words("grammar", "newspaper_last"))
)
_NAME_JOINS = r"(?:(?:and|of|for|the|&)\s){1,2}"
_NAME = rf"(?:{_CAPITAL}\s(?:{_NAME_JOINS})?){{0,6}}{_CAPITAL}"
_DAYS = lists.alternatives(lists.sequence("calendar", "weekday"))
_TIMES = {*lists.sequence("calendar", "weekday"), *lists.sequence("calendar", "month")}
_TITLED = lists.pairs("persons", "title_of_role")
_ROLE = re.compile(rf"[Tt]he (?:[\w-]+ ){{0,3}}({lists.alternatives(_TITLED)})")
_NEAR = 3  # sentences back to whoever spoke last


def find_antecedents(
    document: Document, found: Sequence[Attribution], part: Part
) -> dict[Span, Span]:
    """The words that the pronouns among the sources go back to, by the place of the pronoun.

    Notes
    -----
    The last speaker of like number, in the same paragraph or two sentences back, else the subject of
    the sentence or the one before it. A pronoun with neither is left out.
    """
    meant: dict[Span, Span] = {}
    sources = sorted({a.source for a in found if a.source is not None})
    for number, source in enumerate(sources):
        word = document.text[source.start : source.end].lower()
        at = document.within(*source)
        if not at:
            continue
        before = sources[max(0, number - 3) : number]
        span: Span | None = None
        if word in _RELATIVE or word.endswith(_OF_RELATIVE):
            span = _phrase_before(document, at.start, part)
        elif word in _BODIES or word.startswith("the "):
            span = None if word in _BODIES else named_body(document, source)
            if span is None and word in _BODIES | _ALSO_BODIES:
                span = _last_speaker(document, at.start, "it", before, meant)
                if span is not None and not _is_name(document, span):
                    span = None
            span = span or named_body(document, source) or last_of_role(document, source, before)
        elif word in _PLURAL | _THING | _PERSON:
            span = _last_speaker(document, at.start, word, before, meant)
            if word in _PLURAL:
                span = _group_before(document, at.start, span, part) or span
            if span is None and word in _PERSON:
                span = _only_name(document, at.start, part)
            elif span is None:
                span = _subject(document, at.start, word, part)
        if span is not None:
            meant[source] = span
    return meant


def _last_speaker(
    document: Document,
    place: int,
    word: str,
    before: Sequence[Span],
    meant: dict[Span, Span],
) -> Span | None:
    for source in reversed(before):
        at = document.within(*source)
        if not at or _sentence(document, place) - _sentence(document, at.start) > _SENTENCES:
            return None
        if document.paragraph[place] - document.paragraph[at.start] > 1:
            return None
        spelt = document.text[source.start : source.end].lower()
        if spelt.startswith("whose ") or spelt in _WRITER:
            continue
        if spelt in _PLURAL | _THING | _PERSON | _RELATIVE | _BODIES:
            same = (
                spelt == word
                or (spelt in _BODIES and word in _THING)
                or (spelt in _RELATIVE and (spelt == "who") == (word != "it"))
            )
            if same and source in meant:
                return meant[source]
            if spelt == word and word in _PERSON:
                return None  # an earlier "he" that nobody is known for
            continue
        if (
            document.lower[at.start - 1] in _PREPOSITIONS
            and at.start
            and not _named_by(document, at)
        ):
            continue  # "sent a letter to Senate leaders": they hear it
        if _agrees(document, at, word):
            return source
        if word in _PERSON:
            return None
    return None


def _group_before(document: Document, place: int, speaker: Span | None, part: Part) -> Span | None:
    """A group that acts in the same sentence, nearer than the last speaker."""
    sentence = document.sentences[_sentence(document, place)]
    if speaker is not None and speaker.start >= document.tokens[sentence.start].start:
        return None
    for first, last in reversed(noun_phrases(document, sentence.start, place, part)):
        acts = last < place and tag(document, last, part).startswith(_ACTS)
        if acts and document.lower[last - 1] in _GROUPS and document.marked[first] < 0:
            begins = first + (document.lower[first] in DAYS)  # "on Monday officials"
            return Span(document.tokens[begins].start, document.tokens[last - 1].end)
    return None


def _is_name(document: Document, span: Span) -> bool:
    at = document.within(*span)
    end = next((k for k in at if document.lower[k] == ","), at.stop)  # "Ada Holm, a resident"
    return bool(at) and any(map(str.isupper, document.words[end - 1]))


def _only_name(document: Document, place: int, part: Part) -> Span | None:
    """The one name of the sentence before, as in 'That displeased Ms Lee. "No," she said'."""
    number = _sentence(document, place) - 1
    while number >= 0 and document.marked[document.sentences[number].start] >= 0:
        number -= 1  # what is said begins a sentence of its own
    if number < 0:
        return None
    sentence = document.sentences[number]
    if document.paragraph[sentence.start] != document.paragraph[place]:
        return None
    phrases = noun_phrases(document, sentence.start, sentence.stop, part)
    names = [
        (first, last)
        for first, last in phrases
        if document.words[last - 1][:1].isupper() and last - first > 1
    ]
    if len(names) != 1 or any(document.lower[first] in _PERSON for first, _ in phrases):
        return None
    first, last = names[0]
    return Span(document.tokens[first].start, document.tokens[last - 1].end)


def _named_by(document: Document, at: range) -> bool:
    return document.lower[at.start - 1] == "by" or document.lower[at.start - 2] == "according"


def _subject(document: Document, place: int, word: str, part: Part) -> Span | None:
    """The first noun phrase of the sentence, or of the one before, where it is of like number."""
    here = _sentence(document, place)
    for number in (here, here - 1):
        if number < 0:
            break
        sentence = document.sentences[number]
        end = min(sentence.stop, place)
        if document.paragraph[sentence.start] < document.paragraph[place] - 1:
            break
        phrases = noun_phrases(document, sentence.start, end, part)
        begins = sentence.start
        if word in _PLURAL and document.lower[begins] in _PREPOSITIONS:
            # "In a new report, researchers found ...": they did
            comma = next((k for k in range(begins, end) if document.lower[k] == ","), end)
            begins, phrases = comma + 1, [one for one in phrases if one[0] > comma]
        if not phrases or (number == here and word in _THING):
            continue
        first, last = phrases[0]
        # "Some 300 fishermen of the coast": of what else stands before the verb nothing is taken.
        if first - begins > 2 or any(document.marked[k] >= 0 for k in range(first, last)):
            continue
        if document.lower[first] in _PLURAL | _THING | _PERSON:
            continue
        if first > sentence.start and document.lower[first - 1] in _PREPOSITIONS:
            continue  # "In a series of speeches, they said"
        if _agrees(document, range(first, last), word):
            return Span(document.tokens[first].start, document.tokens[last - 1].end)
    return None


def _phrase_before(document: Document, place: int, part: Part) -> Span | None:
    end = place
    while end > 0 and document.lower[end - 1] in _SKIPPED:
        end -= 1
    phrases = noun_phrases(document, max(0, end - _BEFORE), end, part)
    if not phrases or phrases[-1][1] != end:
        return None
    first, last = phrases[-1]
    joined = first > 0 and document.lower[first - 1] in _JOINS
    if joined and len(phrases) > 1 and phrases[-2][1] == first - 1:
        first = phrases[-2][0]
    elif first and document.lower[first - 1] in _OF_BODY and len(phrases) > 1:
        # "two strategists on Capitol Hill, who ..."; of a name before "who", see `speakers`
        outer = phrases[-2]
        people = document.lower[last - 1] in _GROUPS and document.lower[outer[1] - 1] not in _GROUPS
        if outer[1] == first - 1 and not (people and document.lower[place] == "who"):
            first = outer[0]  # but "condemnation from Democrats, who": they do
    return Span(document.tokens[first].start, document.tokens[last - 1].end)


def _agrees(document: Document, at: range, word: str) -> bool:
    """Whether words are of the number of a pronoun; a panel is "it" and "they", the Times is "it"."""
    if word in _PLURAL:
        return _is_plural(document, at) or _head(document, at) in _COLLECTIVE
    called = document.words[at.stop - 1][:1].isupper() and (
        document.lower[at.start] == "the"
        or (
            len(at) == 1 and _KNOWN.isdisjoint({_head(document, at), _head(document, at)[:-1]})
        )  # "Hamas"
    )
    return not _is_plural(document, at) or (word in _THING and called)


def _is_plural(document: Document, at: range) -> bool:
    words = [document.lower[k] for k in at]
    head = _head(document, at)
    if any(word in _JOINS for word in words[1:-1]) or not _PEOPLE.isdisjoint({words[0], head}):
        return True
    if head.endswith(_MEN):
        return True
    starts = document.sentences[_sentence(document, at.start)].start
    named = document.words[at.stop - 1][:1].isupper() and head == words[-1]
    if named and (at.start != starts or len(at) > 1):
        # "the Democrats", but "Ms Stevens", "Skerry Bros"
        return head in _WITH_CAPITAL or (words[0] == "the" and head.endswith("s"))
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "'s"))


def _head(document: Document, at: range) -> str:
    """The last word before what only describes: "members of the panel" are members."""
    head = document.lower[at.start]
    for k in at:
        if document.lower[k] in _PREPOSITIONS or document.lower[k] in {"who", "that", ","}:
            break
        head = document.lower[k]
    return head


def _sentence(document: Document, place: int) -> int:
    return bisect_right(document.sentences, place, key=lambda sentence: sentence.start) - 1


def named_body(document: Document, source: Span) -> Span | None:
    """The name of the body that a source calls by its kind, where only one of the text before fits."""
    shown = _BODY.fullmatch(document.text, source.start, source.end)
    if shown is None:
        return None
    found = {}
    for pattern in _patterns(shown[1].lower()):
        for name in pattern.finditer(document.text, 0, source.start):
            own = re.split(r"['’]s?\s", name["name"])[-1]  # "Germany's Deutsche Bank"
            shown_as = name["name"] if own[:1].islower() else own  # but "Ms Lee's campaign"
            first, *_ = words = shown_as.split()
            if first.lower() in _PREPOSITIONS or not _TIMES.isdisjoint(words):
                continue  # "signed in December, the health department said", "In Lund, the company said"
            found[_key(shown_as)] = Span(name.end("name") - len(shown_as), name.end("name"))
    if len(found) == 1:
        return next(iter(found.values()))
    return None if found else _described_body(document, source, shown[1].lower())


def _described_body(document: Document, source: Span, head: str) -> Span | None:
    """The last words before that say which body of a kind: "Norland's defence ministry"."""
    found = [*_of_whose(head).finditer(document.text, 0, source.start)]
    return Span(*found[-1].span("name")) if found else None


def last_of_role(document: Document, source: Span, before: Sequence[Span]) -> Span | None:
    """Who spoke last, where the article gives them the title of the role: "Sen. Lee ... the senator"."""
    shown = _ROLE.fullmatch(document.text, source.start, source.end)
    if shown is None or not before:
        return None
    last = before[-1]
    sentence = {
        number
        for number, span in enumerate(document.sentences)
        for place in (document.within(*source), document.within(*last))
        if place and span.start <= place.start < span.stop
    }
    names = re.findall(_CAPITAL, document.text[last.start : last.end].split(",")[0])
    if not names or not sentence or len(sentence) > 2 or max(sentence) - min(sentence) > _NEAR:
        return None
    titled = re.compile(
        rf"\b(?:{_TITLED[shown[1].lower()]})\.?\s(?:{_CAPITAL}\s){{0,2}}{re.escape(names[-1])}\b"
    )
    return last if titled.search(document.text, 0, source.start) else None


@cache
def _patterns(called: str) -> tuple[re.Pattern[str], ...]:
    # "The paper" of a newspaper, "the site" of a website.
    head = rf"(?:news|web)?{called}" if called in lists.words("grammar", "short_body") else called
    capital = re.escape(called.capitalize())
    return (
        re.compile(rf"(?P<name>(?:{_CAPITAL}\s(?:{_NAME_JOINS})?){{1,6}}{capital})\b"),
        re.compile(rf"(?P<name>{_NAME}),\s(?:an?|the)\s(?:[\w-]+\s){{0,4}}{head}\b"),
        re.compile(rf"\b{head}\s(?!(?:{_DAYS})\b)(?P<name>{_NAME})"),  # "newspaper Harbour Post"
        *(
            [re.compile(rf"(?P<name>(?:{_CAPITAL}\s){{1,3}}(?:{_NEWSPAPERS}))\b")]
            if called in {"newspaper", "paper"}
            else []
        ),
        *(
            [re.compile(rf"(?P<name>{_CAPITAL}(?:['’]s?)?\s{head})\b")]
            if called in lists.words("grammar", "named_by_owner")
            else []
        ),
    )


@cache
def _of_whose(head: str) -> re.Pattern[str]:
    # Not "The commission" itself: "a United Nations commission", "Norland's defence ministry".
    word = rf"(?!(?:{_DETERMINER})\s)(?:U\.[A-Z]\.|[^\W\d_a-z][\w&’'-]*)"
    whose = rf"{word}(?:\s{word}){{0,2}}(?:['’]s?)?"
    return re.compile(
        rf"(?P<name>(?<![\w&’'-])(?:[Tt]he\s)?{whose}\s(?:[a-z-]+\s){{0,2}}{head})\b(?!['’-])"
    )


def _key(name: str) -> str:
    return " ".join(name.removeprefix("The ").split()[-2:])
