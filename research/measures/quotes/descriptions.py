"""Whom a speaker is who is only described: "the director" where one director is named, "the 54-year-old".

Roles that `measures.actors` ties to a person everywhere come first; here it counts too that somebody
speaks: the one whom the text calls by that noun or by one that says it more exactly, else whoever spoke
last, where nothing speaks against it. Two who fit alike: the words stay. "The airline" is the body of that
kind named last, if it is alone; one that is named by that word, or speaks again, is found in `antecedents`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from research.languages.en import lists
from research.measures.actors import Mention
from research.measures.actors.roles import PARTY_WORDS
from research.measures.quotes.profiles import (
    AGED,
    Profile,
    gender_of,
    kinds_of_people,
    narrower,
    profiles,
)
from research.measures.quotes.reporting_text import Reported
from research.text.segments import Span

_OPENS = re.compile(r"(?:the|this)\s", re.IGNORECASE)
_CHILDREN = re.compile(
    rf"\s(?:of|to)\s(?:{lists.alternatives(lists.pairs('numbers', 'cardinal'))}|\d+)$"
)
_FROM = re.compile(r"\s(?:from|of)\s((?:[A-Z][\w.-]*\s?){1,3})$")
_SECRETARY = re.compile(r"\bsecretary of (?:state|defense)$")
_OWNED = re.compile(r"['’]s?\s")
_PARAGRAPH = re.compile(r"\n\s*")
_SELDOM = lists.words("persons", "seldom_the_last_speaker")
_PAST = lists.words("persons", "past")
_OF_NOBODY = lists.rule("hypothetical") | lists.words("persons", "before_nobody")
_PREPOSITIONS = lists.words("grammar", "preposition")
_EPITHETS = lists.words("persons", "epithet") | lists.words("persons", "running")
_OF_MANY = lists.words("persons", "one_of_many") | lists.words("persons", "epithet")
_ANYBODY = lists.words("persons", "anybody")
_OF_OFFICE = frozenset(["official", "political"])
_PLACES = lists.places() | lists.demonyms()
# A name that no list has: "Nadim al-Khouri".
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s(?:[^\W\d_a-z]|al-|bin\s|de\s|van\s)[\w.’'-]+){1,3}")
_NOBODY = lists.words("persons", "unnamed")
_LONGEST = 6  # words
_NEAR = 3  # sentences within which the nearer of two who fit is meant
_AHEAD = 2  # sentences in which a name may follow what describes it
_SPEAKS_ON = 2  # sentences from whoever spoke last
# Of bodies: sentences of the reporter's back to one of the kind.
_REACH = 1
_BODY_KINDS = lists.pairs("persons", "body_of_kind")
_BODY = re.compile(
    rf"(?:[Tt]he|[Tt]his)\s((?:[a-z][\w-]*\s|[A-Z][\w.]*-[a-z]+\s){{0,4}})({lists.alternatives(_BODY_KINDS)})"
)
_FIRMS = frozenset(["business", "trade"])
_SECTIONS = {
    kind: lists.words("sources", f"{kind}_body")
    for kind in ("official", "political", "expert", "business", "civil_society", "media")
}
_NO_FIRM = frozenset().union(
    *(words for kind, words in _SECTIONS.items() if kind != "business"),
    *(lists.words("sources", kind) for kind in ("official", "political", "no_firm")),
)


@dataclass(frozen=True, slots=True)
class _Described:
    """A description: its noun, what goes before it and from where; the age that stands for a noun."""

    noun: str
    modifiers: tuple[str, ...]
    place: tuple[str, ...]
    age: int | None = None


def whom_described(
    reported: Reported, mentions: Sequence[Mention], called: Mapping[Span, str]
) -> dict[Span, str]:
    """Names of the speakers who are only described, by the place of their words."""
    wanted: dict[Span, tuple[Span, _Described]] = {}
    for source, name in called.items():
        # "The director ... he said": the words that "he" goes back to.
        span = reported.antecedent(source) or source
        parsed = _described(reported.text, span, name)
        if parsed is not None:
            wanted[source] = span, parsed
    if not wanted:
        return {}
    reader = _Reader(reported, mentions, dict(called))
    found = {}
    for source in sorted(wanted):
        meant = reader.meant(*wanted[source])
        if meant is not None:
            found[source] = reader.spoken[source] = meant
    return found


def _described(text: str, span: Span, name: str) -> _Described | None:
    """The parts of a description of one person that no actor is known for, None for other words."""
    words = text[span.start : span.end]
    opens = _OPENS.match(words)
    if opens is None or _OPENS.match(name) is None:
        return None
    rest = words[opens.end() :].split(", ")[0]
    place: tuple[str, ...] = ()
    children = _CHILDREN.search(rest)
    origin = _FROM.search(rest)
    if children is not None:
        rest = rest[: children.start()]
    elif origin is not None:
        rest, place = rest[: origin.start()], tuple(origin[1].split())
    owned = _OWNED.search(rest)
    if owned is not None and any(word[:1].isupper() for word in rest[: owned.end()].split()):
        return None  # "the Lee's lawyer"
    rest = rest if owned is None else rest[owned.end() :]  # "the film's director"
    rest = _SECRETARY.sub("secretary", rest)
    aged = AGED.search(rest)
    if aged is not None and aged.end() == len(rest):
        return _Described("", tuple(rest.split()[:-1]), place, int(aged[1]))
    found = rest.split()
    noun = found[-1] if found else ""
    if noun not in kinds_of_people() or noun in _NOBODY or len(found) > _LONGEST:
        return None
    if any(word.lower() in _OF_NOBODY or word.lower() in _PREPOSITIONS for word in found):
        return None
    before = tuple(word.strip("“”\"'‘’") for word in found[:-1])
    return _Described(noun, before, place)


class _Reader:
    def __init__(
        self, reported: Reported, mentions: Sequence[Mention], spoken: dict[Span, str]
    ) -> None:
        self.reported = reported
        self.text = reported.text
        self.spoken = spoken
        self.people = profiles(self.text, mentions)
        self.named = sorted((s, p.actor) for p in self.people.values() for s in p.named)
        self.seen = sorted((s, p.actor) for p in self.people.values() for s in p.meant)
        self.bodies = {mention.actor for mention in mentions if mention.kind != "person"}

    def meant(self, span: Span, one: _Described) -> str | None:
        """The name of the person whom a description means."""
        fitting = [p for p in self.people.values() if self.fits(p, one)]
        last = self.last_speaker(span) or self.topic(span)
        called = [p for p in fitting if self.is_called(p, one)]
        exactly = [p for p in called if one.noun in p.called or one.age in p.ages]
        named = self.nearest(span, one, exactly or called, last) if called else None
        if named is not None or last is None or one.noun in _SELDOM:
            return named
        speaker = self.people.get(last, Profile(last))
        at = self.place_of(speaker, span)
        if not self.fits(speaker, one) or self.unnamed(span, one) > at:
            return None
        return speaker.actor if self.is_of_kind(speaker, one) else None

    def is_of_kind(self, person: Profile, one: _Described) -> bool:
        """Whether a noun may be said of a person whom the text does not call so."""
        if not one.noun or one.noun in _ANYBODY:
            return True
        kinds, own = person.kinds(), kinds_of_people()[one.noun]
        if not own or own <= _OF_OFFICE:
            # who alone holds an office is called so: "the Senate parliamentarian"
            return one.noun in _OF_MANY and not kinds.isdisjoint(_OF_OFFICE)
        return not kinds or not kinds.isdisjoint(own)

    def fits(self, person: Profile, one: _Described) -> bool:
        """Whether gender, party and age let a person be meant."""
        gender = gender_of(one.noun)
        if gender and person.gender and gender != person.gender:
            return False
        parties = _parties(one.modifiers)
        own = _parties(person.beside)
        if parties and own and own.isdisjoint(parties):
            return False
        return one.age is None or not person.ages or one.age in person.ages

    def is_called(self, person: Profile, one: _Described) -> bool:
        """Whether the text gives a person the age, the noun, or one that says it more exactly."""
        if one.age is not None and one.age in person.ages:
            return True
        if not one.noun or person.called.isdisjoint(narrower(one.noun)):
            return False
        past = not _PAST.isdisjoint(map(str.lower, one.modifiers))
        if past and person.called.isdisjoint(f"former {noun}" for noun in narrower(one.noun)):
            return False
        places = [*one.place, *(w for w in one.modifiers if w in _PLACES)]
        return all(any(_alike(place, word) for word in person.beside) for place in places)

    def nearest(
        self, span: Span, one: _Described, called: Sequence[Profile], last: str | None
    ) -> str | None:
        """The only one of those called so, else the one near, if nobody else is."""
        here, sentence = self.reported.sentence(span.start), self.reported.sentence
        unnamed = self.unnamed(span, one)
        before = [p for p in called if p.named[0].start <= span.end]
        near = [p for p in before if here - sentence(self.place_of(p, span)) <= _NEAR]
        if one.noun in _EPITHETS:
            latest = max((pair for pair in self.named if pair[0].end <= span.start), default=None)
            near = [p for p in near if latest is not None and p.actor == latest[1]]
        elif len(called) == 1:
            if not before:
                (ahead,) = called
                soon = sentence(ahead.named[0].start) - here <= _AHEAD
                return ahead.actor if soon and unnamed < 0 else None
            near = before
        if len(near) > 1:
            near = [p for p in near if p.actor == last]
        if len(near) != 1:
            return None
        (chosen,) = near
        return chosen.actor if unnamed < self.place_of(chosen, span) else None

    def last_speaker(self, span: Span) -> str | None:
        """Whoever spoke last before, within reach, where nobody else is named in between."""
        before = max((s for s in self.spoken if s.end <= span.start), default=None)
        if before is None:
            return None
        name = self.spoken[before]
        gap = self.text[before.end : span.start]
        told = self.reported.told(before.end, span.start)
        if len(_PARAGRAPH.findall(gap)) > 1 or told > _SPEAKS_ON:
            return None
        others = {
            actor
            for place, actor in self.names_between(before.end, span.start)
            if not self.reported.is_said(place.start)
        }
        known = name in self.people or (name not in self.bodies and _NAME.fullmatch(name))
        return name if known and others <= {name} else None

    def topic(self, span: Span) -> str | None:
        """The one person whom the reporter speaks of in the sentence and the one before."""
        here = self.reported.sentence(span.start)
        if here == 0:
            return None
        begins = self.reported.starts[here - 1]
        if "\n\n" in self.text[begins : span.start].rstrip():
            begins = self.reported.starts[here]
            paragraph = self.text.rfind("\n\n", 0, begins - 2)
            spoke = any(paragraph < one.start < span.start for one in self.spoken)
            if self.reported.is_said(begins) and not spoke:
                # "Ms Holm won.\n\n“It was long,” said the 36-year-old": on with the paragraph before
                told = (b for b in self.reported.starts[:here] if not self.reported.is_said(b))
                begins = max(told, default=begins)
        first = bisect_left(self.seen, begins, key=lambda one: one[0].start)
        last = bisect_left(self.seen, span.start, key=lambda one: one[0].start)
        people = {a for place, a in self.seen[first:last] if not self.reported.is_said(place.start)}
        return people.pop() if len(people) == 1 else None

    def names_between(self, start: int, end: int) -> Sequence[tuple[Span, str]]:
        """Names of people between two places."""
        first = bisect_left(self.named, start, key=lambda one: one[0].start)
        return self.named[first : bisect_left(self.named, end, key=lambda one: one[0].start)]

    def place_of(self, person: Profile, span: Span) -> int:
        """Where a person was named or spoke last before, -1 for nowhere."""
        named = [s.start for s in person.named if s.end <= span.start]
        spoke = [
            s.start
            for s, name in self.spoken.items()
            if name == person.actor and s.end <= span.start
        ]
        return max([*named, *spoke], default=-1)

    def unnamed(self, span: Span, one: _Described) -> int:
        """Where somebody without a name was called so last: "a judge", "another officer"; -1 for nowhere."""
        if one.noun:
            return self.reported.unnamed(one.noun, 0, span.start)
        return self.reported.unnamed(f"{one.age}-year-old", 0, span.start, modified=False)


def _parties(words: Iterable[str]) -> set[str]:
    """The parties that words name, "G.O.P." too."""
    plain = (word.replace(".", "") for word in words)
    return {PARTY_WORDS[word] for word in plain if word in PARTY_WORDS}


def _alike(place: str, word: str) -> bool:
    """Whether a word by a name is the place or its abbreviation: "R-Fla." for "Florida"."""
    if place == word:
        return True
    short = word.rstrip(".").rpartition("-")[2]
    return len(short) > 2 and short[:1].isupper() and place.startswith(short)


def which_body(
    reported: Reported, mentions: Sequence[Mention], called: Mapping[Span, str]
) -> dict[Span, str]:
    """Names of the bodies that speak by their kind alone, by the place of the words."""
    found = {}
    for source, name in called.items():
        span = reported.antecedent(source) or source
        noun = _BODY.fullmatch(reported.text, span.start, span.end)
        if noun is None or _BODY.fullmatch(name) is None:
            continue
        body = _last_of_kind(reported, span, noun[2], mentions)
        if body is not None:
            found[source] = body
    return found


def _last_of_kind(
    reported: Reported, span: Span, noun: str, mentions: Sequence[Mention]
) -> str | None:
    last = bisect_left(mentions, span.start, key=lambda mention: mention.start)
    near: dict[int, set[str]] = {}
    latest = -1
    for mention in reversed(mentions[:last]):
        named = mention.kind == "organisation" and mention.form == "name"
        if (
            named
            and not reported.is_said(mention.start)
            and _may_be(mention.actor, _BODY_KINDS[noun])
        ):
            distance = reported.told(mention.start, span.start)
            near.setdefault(distance, set()).add(mention.actor)
            latest = max(latest, mention.start)
    if not near:
        return None
    nearest = near[min(near)]
    # Further away only a firm is meant that is the one of the text.
    if min(near) > _REACH and _BODY_KINDS[noun] not in _FIRMS:
        return None
    among = nearest if min(near) <= _REACH else set().union(*near.values())
    if len(among) != 1 or reported.unnamed(noun, latest, span.start) >= 0:
        return None
    return next(iter(among))


def _may_be(name: str, kind: str) -> bool:
    """Whether a body may be of a kind: listed so, or neither listed nor named as another."""
    listed = lists.body_type(name)
    if listed is not None:
        return listed == kind
    words = name.lower().split()
    if kind not in _FIRMS:
        return words[-1] in _SECTIONS.get(kind, ())
    return "of" not in words and words[-1] not in _NO_FIRM
