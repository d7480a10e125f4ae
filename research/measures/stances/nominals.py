"""People, bodies and matters without a name that a text takes sides on: "refugees", "the media", "socialism".

They are targets only, beside the laws and plans of `policies`. Some are told by their noun, wherever it
stands; of any other noun, only what a word of evaluation takes as its object is one: "mocked the parade".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from research.languages.en import lists
from research.languages.en.inflection import verb_form
from research.measures.actors import Mention
from research.measures.stances.cues import CueBook, cue_book
from research.text.document import Document
from research.text.segments import Span

_PEOPLE = lists.words("persons", "crowd") | lists.words("stances", "people")
_BODIES = lists.words("stances", "body")
_MATTERS = lists.words("stances", "matter")
_POLICIES = lists.words("grammar", "policy") | lists.words("grammar", "policy_of_somebody")
_LISTED = _PEOPLE | _BODIES | _MATTERS | _POLICIES
_NEEDS_OPENER = _BODIES | _POLICIES
_TELLS_NOT_WHICH = lists.words("grammar", "policy_modifier") | lists.words("stances", "judges")
_OPENERS = (lists.words("grammar", "noun_follows") | lists.words("grammar", "quantifier")) - {"of"}
_FUNCTION = (
    lists.words("grammar", "function_word")
    | lists.words("grammar", "preposition")
    | lists.words("grammar", "conjunction")
    | lists.words("grammar", "no_modifier")
    | lists.words("stances", "no_part_of_target")
    | _OPENERS
)
_NO_NOUN = (
    lists.words("grammar", "noun_of_anyone") | lists.words("calendar", "time_noun")
    | lists.words("stances", "no_target") | lists.weekdays()
)  # fmt: skip
_COUNTS = frozenset(lists.pairs("numbers", "cardinal"))
_OWNING = lists.words("grammar", "third_person_possessive")
_OPENS_OBJECT = _OPENERS | lists.words("stances", "before_opener")
_RARELY_JUDGES = lists.words("stances", "rarely_judges")
_NO_ENDING = lists.sequence("stances", "no_noun_ending")
# Words between "slammed" and the noun that it takes, and before a noun that tell which.
_AFTER_CUE, _BEFORE = 6, 3


def nominals(
    document: Document, mentions: Sequence[Mention], taken: Sequence[Span] = ()
) -> Iterator[tuple[str, Span]]:
    """Their names and places in a text, apart from actors and from places that are taken."""
    actor_at = {at: one for one in mentions for at in range(one.start, one.end)}
    held = {at for span in taken for at in range(*span)}
    book = cue_book()
    for sentence in document.sentences:
        told = _objects(document, sentence, book, actor_at)
        for at in sentence:
            start = document.tokens[at].start
            if start in actor_at or start in held:
                continue
            if not (at in told or document.lower[at] in _LISTED) or not _ends(
                document, sentence, at
            ):
                continue
            first, opened = _first(document, sentence, at, actor_at, held)
            word = document.lower[at]
            if word in _NEEDS_OPENER and not opened and first == at and at not in told:
                continue
            span = Span(document.tokens[first].start, document.tokens[at].end)
            name = " ".join(document.text[span.start : span.end].split())
            opens = first == sentence.start or not document.lower[first - 1][0].isalnum()
            # The capital of a sentence is no part of a name.
            if opens and document.tokens[first].start not in actor_at:
                name = name[0].lower() + name[1:]
            yield name, span


def _ends(document: Document, sentence: range, at: int) -> bool:
    """Whether a noun phrase ends with this word: no noun follows it, and it is no part of a compound."""
    if at + 1 >= sentence.stop:
        return True
    after = document.lower[at + 1]
    if not after[0].isalpha():
        return after not in ("-", "’s", "'s") and not after.startswith("-")
    return after in _FUNCTION or after.endswith("ly") or bool(verb_form(after))


def _first(
    document: Document, sentence: range, at: int, actor_at: Mapping[int, Mention], held: set[int]
) -> tuple[int, bool]:
    """The first word of a noun phrase that tells which it is, and whether a determiner opens it."""
    first = at
    for i in range(at - 1, max(sentence.start, at - _BEFORE) - 1, -1):
        word, place = document.lower[i], document.tokens[i].start
        if word in _OPENERS:
            return _own(document, first, at), True
        if place in held:
            break
        if place in actor_at and actor_at[place].form != "demonym":
            break
        if not word[0].isalpha() or word in _FUNCTION or word.endswith(("'s", "’s", "s'", "s’")):
            break
        if place not in actor_at and (verb_form(word) or word in _COUNTS):
            break
        first = i
    return _own(document, first, at), first < at


def _own(document: Document, first: int, at: int) -> int:
    while first < at and (
        document.lower[first] in _TELLS_NOT_WHICH or document.lower[first].endswith("ly")
    ):
        first += 1
    return first


def _objects(
    document: Document, sentence: range, book: CueBook, actor_at: Mapping[int, Mention]
) -> set[int]:
    """Nouns that words of evaluation take as their objects."""
    found: set[int] = set()
    for at in sentence:
        if not book.opens(document.lower[at]) or document.tokens[at].start in actor_at:
            continue
        for after in _after_cue(document, sentence, at, book):
            head = _head(document, sentence, after, actor_at)
            if head is not None:
                found.add(head)
    return found


def _after_cue(document: Document, sentence: range, at: int, book: CueBook) -> Iterator[int]:
    words = document.lower
    following = words[at + 1] if at + 1 < sentence.stop else ""
    for cue in book.others.get(words[at], ()):
        if cue.part == "phrase":
            last = at + len(cue.words)
            if tuple(words[at : min(last, sentence.stop)]) == cue.words:
                yield last
                return
        elif following in cue.binds:
            yield at + 2
            return
    before = words[at - 1] if at > sentence.start else ""
    if words[at] in book.verbs and words[at] not in _RARELY_JUDGES and before not in _OPENERS:
        yield at + 1


def _head(
    document: Document, sentence: range, first: int, actor_at: Mapping[int, Mention]
) -> int | None:
    """The last word of the noun phrase that begins here, where it names no actor."""
    head, opened = None, False
    for i in range(first, min(sentence.stop, first + _AFTER_CUE)):
        word, place = document.lower[i], document.tokens[i].start
        if head is None and word in _OPENS_OBJECT:
            opened = True
        elif place in actor_at:
            after = document.text[actor_at[place].end : actor_at[place].end + 2]
            if not (actor_at[place].form == "demonym" or word in _OWNING or after in ("'s", "’s")):
                return None
        elif not word[0].isalpha() or word in _FUNCTION:
            break
        else:
            head = i
    return head if head is not None and _may_be_noun(document, first, head, opened) else None


def _may_be_noun(document: Document, first: int, head: int, opened: bool) -> bool:
    """Whether the last word of an object is told as a noun: by its form, and by what is before it."""
    word = document.lower[head]
    if word in _NO_NOUN or word.endswith(_NO_ENDING) or document.words[head][0].isupper():
        return False
    # "Want to know", "accused of preying": verbs.
    alone = head == first and not opened
    return not (alone and (verb_form(word) or word.endswith("ing")))
