"""Whom "he", "she" and "the official" mean that speak on: who spoke last, where a name inside misleads.

A pronoun is tied to the nearest name that fits (`measures.actors`); in "“...,” said Mr Lee's lawyer. He
added ..." and "Ms Holm said Mr Lee must go. “He must,” she said" that may be one who says nothing. "The
official" who speaks again is "a senior defense official" who spoke before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from research.languages.en import lists
from research.measures.actors import Mention
from research.measures.actors.coreference import GENDERED
from research.measures.quotes.profiles import kinds_of_people
from research.measures.quotes.reporting_text import Reported
from research.measures.quotes.speakers import described, find_speaker
from research.text.segments import Span

_PRONOUNS = frozenset(["he", "she"])
# Before somebody new; "the candidate" is known already, "the woman" seldom.
_ARTICLES = lists.words("grammar", "possessive") | {"a", "an", "one", "another"}
_SELDOM_KNOWN = lists.words("persons", "seldom_the_last_speaker")
# The end of a sentence, with what closes behind it.
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s")
# "..., though he said": a new clause of whoever speaks.
_JOINED = re.compile(r"\b(?:but|though|although)\s$")
_NEAR = 20  # characters before a name: the sentence's first word, and the end of the one before
_OF_WHOM = re.compile(r"(?:^|[.!?…”\"\n])\s*(?:Of|About|On)\s$")
_PARAGRAPH = re.compile(r"\n\s*")
_HEAD_ENDS = re.compile(
    rf",|\s(?:{lists.alternatives(lists.words('grammar', 'describing'))})\b", re.IGNORECASE
)
_AGAIN = re.compile(r"[Tt]he ([a-z]+)")
_ONE = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?P<phrase>[^,;:]+)")
_DESCRIBED_BY = re.compile(
    rf"\s(?:{lists.alternatives(lists.words('grammar', 'describing'))})\b", re.IGNORECASE
)
_REACH = 4  # sentences of the reporter's within which "the official" speaks again


def speaking_on(
    reported: Reported, mentions: Sequence[Mention], called: Mapping[Span, str]
) -> dict[Span, str]:
    """Names of the pronouns that speak on, by their place, where another one than `called` is meant."""
    text = reported.text
    meant: dict[Span, str] = {}
    for before, place in pairwise(sorted(called)):
        name, word = called[place], text[place.start : place.end].lower()
        if word not in _PRONOUNS:
            continue
        last_name = meant.get(before, called[before])
        if last_name == name or not _goes_on(reported, before, place):
            continue
        who = _person(text, before, word, last_name, mentions)
        if who is not None and not _is_named(reported, before, place, name, mentions):
            meant[place] = who
    return meant


def unnamed(reported: Reported, called: Mapping[Span, str]) -> dict[Span, str]:
    """The fuller words for speakers who speak again by their noun alone, by the place of the noun."""
    text = reported.text
    last: dict[str, Span] = {}  # by noun
    found = {}
    for source in sorted(called):
        words = text[source.start : source.end]
        again = _AGAIN.fullmatch(words)
        before = None if again is None else last.get(again[1])
        if again is None:
            one = _ONE.match(words)
            noun = "" if one is None else _DESCRIBED_BY.split(one["phrase"])[0].split()[-1]
            if noun in kinds_of_people() and called[source] == described(words):
                if words[:7].lower() == "another" and noun in last:
                    del last[noun]  # "a man ... another man ... the man": either
                else:
                    last[noun] = source
        elif (
            before is not None
            and called[source] == words
            and reported.told(before.end, source.start) <= _REACH
            and reported.unnamed(again[1], before.end, source.start) < 0
        ):
            found[source] = described(text[before.start : before.end])
            last[again[1]] = before
    return found


def as_antecedents(reported: Reported, called: Mapping[Span, str]) -> dict[Span, str]:
    """Names of the pronouns that go back to another source, whose name was found after theirs."""
    meant: dict[Span, str] = {}
    for place in sorted(called):
        span = reported.antecedent(place)
        if (
            span is not None
            and span in called
            and called[place] == described(reported.text[slice(*span)])
        ):
            meant[place] = meant.get(span, called[span])
    return meant


def _goes_on(reported: Reported, before: Span, place: Span) -> bool:
    """Whether a pronoun begins a new sentence or clause behind what the last speaker says."""
    gap = reported.text[before.end : place.start]
    if len(_PARAGRAPH.findall(gap)) > 1:
        return False
    last = reported.by_source[before]
    if any(quote.cue is not None and quote.cue.lower().startswith("to ") for quote in last):
        return False  # "prompted Ms Roy to ask": she is no subject
    return _SENTENCE_END.search(gap) is not None or _JOINED.search(gap) is not None


def _person(
    text: str, source: Span, pronoun: str, name: str, mentions: Sequence[Mention]
) -> str | None:
    """What the last speaker is called, where a person whom the pronoun may mean."""
    words = text[source.start : source.end]
    if words.lower() in _PRONOUNS:
        return name if words.lower() == pronoun and name.lower() not in _PRONOUNS else None
    found = find_speaker(text, source, mentions)
    if found is not None and found.kind == "person" and found.actor == name:
        known = {
            GENDERED[text[m.start : m.end].lower()]
            for m in mentions
            if m.actor == name and m.form == "pronoun" and text[m.start : m.end].lower() in GENDERED
        }
        # Where nothing in the text says so, the given name does: no "she" goes on for a Devin.
        known = known or {lists.given_names().get(name.split()[0], "")} - {""}
        return name if not known or GENDERED[pronoun] in known else None
    return name if _is_somebody(words, pronoun) else None


def _is_somebody(words: str, pronoun: str) -> bool:
    """Whether words describe one person: "a spokeswoman for the port", "one driver"."""
    ends = _HEAD_ENDS.search(words)
    head = (words if ends is None else words[: ends.start()]).split()
    if len(head) < 2:
        return False
    first, last = head[0].lower(), head[-1].lower()
    owned = head[-2].endswith(("'s", "’s", "s’", "s'"))
    if not (first in _ARTICLES or owned or (first == "the" and last in _SELDOM_KNOWN)):
        return False
    people = lists.pairs("persons", "speaking_person")
    gender = people.get(last, lists.roles().get((last,)))
    return gender is not None and gender in {"", "-", GENDERED[pronoun]}


def _is_named(
    reported: Reported, before: Span, place: Span, name: str, mentions: Sequence[Mention]
) -> bool:
    """Whether the reporter speaks of somebody else between the last speaker and the pronoun."""
    text = reported.text
    told = (*reported.by_source[before], *reported.by_source[place])
    its_words = [span for quote in told for span in quote.spans]
    first = bisect_left(mentions, before.end, key=lambda mention: mention.start)
    for mention in mentions[first:]:
        if mention.start >= place.start:
            break
        if mention.kind != "person" or reported.is_said(mention.start):
            continue
        if any(span.start <= mention.start < span.end for span in its_words):
            continue
        if mention.form == "pronoun":
            if mention.actor == name and text[mention.start : mention.end].lower() in _PRONOUNS:
                return True
            continue
        beside = text[max(0, mention.start - _NEAR) : mention.start]
        if text[mention.end : place.start] == ", " and _OF_WHOM.search(beside):
            continue
        return True
    return False
