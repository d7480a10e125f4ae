"""What the words around a mention make of it: doer or done-to, and what is said to be its.

No parser: word order, auxiliaries and verb endings. Each finding is a stretch of tokens.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from research.languages.en import lists
from research.languages.en.inflection import Form, verb_form
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan

Part = Literal["does", "done to"]

_BE = lists.rule("be")
_HAVE = lists.words("grammar", "have")
_MODAL = lists.rule("modal")
_SKIPPED = lists.rule("between_subject_and_verb")
_DETERMINERS = lists.words("grammar", "determiner")
_OBLIQUE = lists.rule("oblique")
_SPEECH = lists.rule("speech_verb")
_CLAUSAL = lists.rule("clausal_verb")
_NAMING = lists.rule("naming_verb")
_LINKING = lists.rule("linking_verb")
# Words that end a noun phrase.
_ENDS = _OBLIQUE | _MODAL | _BE | _HAVE | lists.rule("phrase_end")
# Words before or after a name that say nothing of the actor.
_EMPTY = {(word,) for word in lists.rule("empty_attribute")}
_EVENTS = lists.words("persons", "no_participle")
_NOMINATIVE = lists.words("grammar", "nominative")
_JOINED_BEFORE = lists.words("grammar", "joined_before")
_REACH = 14


class Agency(NamedTuple):
    """An actor's part in a verb: its base, and where the verb form stands."""

    part: Part
    verb: str
    first: int
    last: int


def agency(scan: Scan, mention: Found) -> Iterator[Agency]:
    """The verbs that this mention does or undergoes, passives turned right."""
    if scan.possessive[mention.last - 1] or _bound(scan, mention):
        return
    before = _before(scan, mention)
    after = None if before is not None and before.verb not in ("say",) else _after(scan, mention)
    for found in (before, after):
        if found is not None:
            yield found


def _bound(scan: Scan, mention: Found) -> bool:
    """Whether the mention only modifies what follows: "Trump voters", "his plan", "US' vision"."""
    word = scan.words[mention.first].lower()
    if mention.form == "pronoun" and word in ("his", "hers"):
        return True
    after = scan.at(mention.last)
    if mention.form == "demonym" and not mention.plural:
        return True
    if mention.form != "pronoun" and _noun_follows(scan, mention.last):
        return True
    if word == "her" and mention.form == "pronoun" and after.isalpha():
        return after not in lists.rule("after_object")
    return after in ("'", "’") and scan.starts[mention.last] == scan.ends[mention.last - 1]


def _noun_follows(scan: Scan, at: int) -> bool:
    """Whether a noun goes on right after the mention: "Trump voters", "US policy"."""
    word = scan.at(at)
    if not (word.isalpha() and word.islower() and scan.joined(at)):
        return False
    plain = word not in _ENDS and word not in _SKIPPED and word not in _DETERMINERS
    return plain and verb_form(word) is None and not word.endswith("ly")


def _before(scan: Scan, mention: Found) -> Agency | None:
    """The verb right before: an object ("praised Trump"), an agent ("praised by Trump")."""
    nominative = scan.words[mention.first].lower() in _NOMINATIVE
    at = mention.first - 1
    while at >= 0 and (scan.words[at].lower() in _DETERMINERS or _modifier(scan.words[at])):
        if mention.first - at > 4:
            return None
        at -= 1
    if at < 0 or scan.sentence[at] != scan.sentence[mention.first]:
        return None
    word = scan.words[at].lower()
    if word == "by":
        form = _form(scan, at - 1)
        if form is not None and form.form in ("participle", "both"):
            return Agency("does", form.base, at - 1, at)
        return None
    form = _form(scan, at)
    if form is None or form.base in _LINKING or form.base in ("have", "do"):
        return None
    if word in _OBLIQUE:
        return None
    if word in _SPEECH and form.base != "tell" and _closes_speech(scan, at):
        return Agency("does", form.base, at, at + 1)
    if nominative:
        return None
    if form.base in _CLAUSAL:
        return None  # "Ryan said Obama has ..."
    if form.form == "base" and scan.at(at - 1).lower() not in _MODAL | {"and", "or", "not"}:
        return None
    if form.form == "participle" and _auxiliary(scan, at, _BE):
        return None
    return Agency("done to", form.base, at, at + 1)


def _closes_speech(scan: Scan, at: int) -> bool:
    return scan.at(at - 1) in ('"', "”", "’", "'", ",", "“")


def _after(scan: Scan, mention: Found) -> Agency | None:
    """The verb that follows: the actor does it, or undergoes it where it is passive."""
    first = scan.at(mention.first - 1).lower()
    if first in _OBLIQUE and first not in _JOINED_BEFORE:
        return None
    at, passive, helped = mention.last, False, False
    limit = min(len(scan), mention.last + _REACH)
    at = _past_aside(scan, at, limit)
    while at < limit and scan.sentence[at] == scan.sentence[mention.first]:
        word = scan.words[at].lower()
        if word in _BE:
            passive, helped = True, True
        elif word in _HAVE or word in _MODAL:
            follows = _form(scan, at + 1) is not None or scan.at(at + 1).lower() in _SKIPPED | _BE
            if word in _HAVE and not follows and not scan.at(at + 1).endswith("ly"):
                return Agency("does", "have", at, at + 1)
            helped = True
        elif word in _SKIPPED or word.endswith("ly") or word in ("“", '"', "‘") or word == "n't":
            pass
        else:
            return _verdict(scan, mention, at, passive, helped)
        at += 1
    return None


def _verdict(scan: Scan, mention: Found, at: int, passive: bool, helped: bool) -> Agency | None:
    form = _form(scan, at)
    if form is None:
        return None
    if passive and form.form in ("participle", "both"):
        if scan.words[at] in lists.adjectives() and scan.at(at + 1) != "by":
            return None  # "is pleased"
        return Agency("done to", form.base, at, at + 1)
    if passive:
        return Agency("does", form.base, at, at + 1) if form.form == "ing" else None
    if form.form in ("base", "ing", "participle") and not helped:
        plural = (at == mention.last and mention.plural) or scan.at(
            mention.first - 1
        ).lower() == "and"
        if not (form.form == "base" and plural):
            return None
    return Agency("does", form.base, at, at + 1)


def _past_aside(scan: Scan, at: int, limit: int) -> int:
    """Past an aside in commas or brackets: "Peskov, the spokesman, said"."""
    if scan.at(at) not in (",", "(", "—", "–"):
        return at
    closing = ")" if scan.at(at) == "(" else scan.at(at)
    for place in range(at + 1, min(len(scan), limit)):
        if scan.words[place] == closing:
            return place + 1
    return at


def _form(scan: Scan, at: int) -> Form | None:
    word = scan.at(at)
    return verb_form(word) if word and word.islower() else None


def _auxiliary(scan: Scan, at: int, wanted: frozenset[str]) -> bool:
    return any(scan.at(p).lower() in wanted for p in range(at - 3, at))


def _modifier(word: str) -> bool:
    return word.islower() and word in lists.adjectives() and verb_form(word) is None


def attributes(scan: Scan, mention: Found) -> Iterator[tuple[int, int]]:
    """Stretches of words that are tied to the mention as adjectives, nouns or what it is."""
    owned = scan.possessive[mention.last - 1] or _bound(scan, mention)
    before = mention.first
    free = mention.form not in ("pronoun", "demonym") and not owned
    while free and before > 0 and scan.joined(before) and _modifier(scan.words[before - 1]):
        before -= 1
    words = tuple(scan.words[before : mention.first])
    if words and words not in _EMPTY and not scan.headline[mention.first]:
        yield before, mention.first
    if owned:
        start = mention.last
        if scan.at(start) in ("'", "’"):
            start += 1
        pronoun = mention.form == "pronoun"
        marked = pronoun or scan.possessive[mention.last - 1] or start > mention.last
        end = _phrase_end(scan, start)
        words = tuple(scan.words[start:end])
        if marked and end > start and words not in lists.roles() and words not in _EMPTY:
            yield start, end
        return
    yield from _predicates(scan, mention)


def _predicates(scan: Scan, mention: Found) -> Iterator[tuple[int, int]]:
    """What the mention is said to be: "Trump is a pragmatist", "calling Trump a pragmatist"."""
    at = mention.last
    form = _form(scan, mention.first - 1)
    named = form is not None and form.base in _NAMING
    if named:
        at += scan.at(at) == "as"
    else:
        first = scan.at(mention.first - 1).lower()
        if first in _OBLIQUE and first != "and":
            return
        linked = False
        while at < min(len(scan), mention.last + 6):
            word = scan.words[at].lower()
            form = _form(scan, at)
            if word in _BE or (form is not None and form.base in _LINKING):
                linked = True
            elif word not in _HAVE | _MODAL | _SKIPPED and not word.endswith("ly"):
                break
            at += 1
        if not linked:
            return
    start = at
    while scan.at(start) in ("“", '"', "‘", "a", "an", "the") and start < at + 3:
        start += 1
    head = scan.at(start).lower()
    following = verb_form(head)
    if following is not None and head not in lists.adjectives() and not named:
        return  # a progressive or a passive: agency's
    if head.endswith("ly") or head in _EVENTS:
        return
    if start == at and head not in lists.adjectives() and not (named or head.endswith("ful")):
        return
    end = _phrase_end(scan, start)
    if end > start:
        yield start, end


def _phrase_end(scan: Scan, start: int) -> int:
    """Where a noun phrase of lower-case words that begins here ends, at most four words on."""
    at = start
    while scan.at(at) in ("“", '"', "‘") and at == start:
        at += 1
    begun = at
    while at < len(scan) and at < begun + 4:
        word = scan.words[at]
        if word in ("”", '"', "’") and at > begun and scan.at(at + 1).islower() and at < begun + 3:
            at += 1
            continue
        if not (word.islower() and word[0].isalpha()) or word in _ENDS or word in _DETERMINERS:
            break
        if at > begun and verb_form(word) is not None and word not in lists.adjectives():
            form = verb_form(word)
            if form is not None and form.form != "base":
                break
        if at > begun and scan.possessive[at - 1]:
            break
        at += 1
    return at
