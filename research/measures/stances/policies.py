"""Laws, plans, words and deeds that a text takes sides on: "the bill", "her remarks", "gun control".

They are targets only. One that is named again by its last word alone goes by its fuller name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from research.languages.en import lists
from research.languages.en.inflection import verb_form
from research.measures.actors import Mention
from research.measures.stances.scene import possessive
from research.text.document import Document
from research.text.segments import Span

_HEADS = lists.words("grammar", "policy")
_OF_SOMEBODY = lists.words("grammar", "policy_of_somebody")
_BARE = lists.words("grammar", "policy_bare")
_COMMON = lists.words("grammar", "policy_common")
_COMES_BACK = (_HEADS | _OF_SOMEBODY) - _COMMON  # to as "the recall"
_BARE_OF_TWO = lists.pairs("grammar", "policy_bare_of_two")
_OF_A_KIND = lists.words("grammar", "policy_of_a_kind")
# With one of these ends the name of every policy.
_LAST = _HEADS | _OF_SOMEBODY | _BARE | _OF_A_KIND | frozenset(_BARE_OF_TWO.values())
_KINDS = lists.words("grammar", "policy_kind")
_WITH_CAPITAL = lists.words("grammar", "policy_with_capital")
_OPENS = lists.words("grammar", "policy_opener")
_OWNING = lists.words("grammar", "own_possessive")
_INDEFINITE = lists.words("grammar", "policy_indefinite")
_PLAIN = lists.words("grammar", "policy_modifier")
_MODIFIES = lists.words("grammar", "policy_modifies")
_NO_POLICY = lists.words("grammar", "no_policy")
_EMPTY = lists.words("grammar", "function_word") | lists.words("grammar", "no_modifier")
_TELLS_NO_KIND = (
    _EMPTY | _PLAIN | _HEADS | _NO_POLICY | lists.words("grammar", "no_policy_kind")
    | lists.words("grammar", "preposition") | lists.words("grammar", "conjunction")
)  # fmt: skip
_NARROWS = lists.words("grammar", "policy_narrows")
_POSSESSOR = ("'s", "’s", "s'", "s’")
_TIMES = (
    lists.weekdays()
    | {month.lower() for month in lists.words("calendar", "month")}
    | lists.words("calendar", "deictic_day")
    | lists.words("calendar", "time_noun")
    | lists.words("calendar", "whole")
)
# Words between what opens the phrase and its noun: "the state's new religious freedom law".
_BEFORE = 4
# Words that tell the kind of a policy: "partial-birth abortion", "criminal background checks".
_OF_KIND = 2
# A noun without a name that a text has so often is what it is about.
_OFTEN = 2


class _Phrase(NamedTuple):
    """The first word of a phrase, whose it is, whether it is one of many, and whether it is a name."""

    first: int
    owner: str | None = None
    indefinite: bool = False
    named: bool = False


def policies(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[str, Span]]:
    """Their names and places in a text, in its order; inside the name of an actor there are none.

    >>> from research.text.document import lay_out
    >>> [n for n, _ in policies(lay_out("The gun bill failed. Lee mourned the bill."), ())]
    ['gun bill', 'gun bill']
    """
    actor_at = {at: one for one in mentions for at in range(one.start, one.end)}
    known = {noun.removesuffix("s"): noun for noun in _told_often(document)}
    for sentence in document.sentences:
        for at in sentence:
            if document.lower[at] not in _LAST:
                continue
            found = _phrase(document, sentence, at, actor_at)
            if found is None:
                continue
            if found.named:
                span = Span(document.tokens[found.first].start, document.tokens[at].end)
                yield " ".join(document.text[span.start : span.end].lower().split()), span
                continue
            first = _own_words(document, found.first, at)
            span = Span(document.tokens[first].start, document.tokens[at].end)
            head = document.lower[at].removesuffix("s")
            if first == at and found.owner is None:
                # A bare noun has a name only where the text gave it one before.
                if head in known and not found.indefinite:
                    yield known[head], span
                continue
            words = " ".join(document.text[span.start : span.end].split())
            name = words if found.owner is None else f"{found.owner}’s {words}"
            known[head] = _same(name, known.get(head))
            yield known[head], span


def _told_often(document: Document) -> Iterator[str]:
    """Nouns that the text comes back to as "the recall", whosever it is."""
    counts = Counter(
        noun
        for before, noun in pairwise(document.lower)
        if before in ("the", "this") and noun in _COMES_BACK
    )
    return (noun for noun, count in counts.items() if count >= _OFTEN)


def _same(name: str, earlier: str | None) -> str:
    """The earlier name where this one is a part of it."""
    if earlier is not None and _words(name) <= _words(earlier):
        return earlier
    return name


def _words(name: str) -> set[str]:
    return {word.removesuffix("’s") for word in name.lower().split()}


def _own_words(document: Document, first: int, at: int) -> int:
    """The first word that tells which policy it is: not "new", nor one that judges it."""
    while first < at and document.lower[first] in _PLAIN:
        first += 1
    return first


def _phrase(
    document: Document, sentence: range, at: int, actor_at: Mapping[int, Mention]
) -> _Phrase | None:
    """The phrase that this noun ends, where it may be a policy."""
    start, noun = document.tokens[at].start, document.lower[at]
    if start in actor_at:
        return None
    bare = _bare(document, sentence, at, actor_at)
    if bare is not None:
        return bare
    if noun not in _HEADS and noun not in _OF_SOMEBODY:
        return None
    if at + 1 < sentence.stop and document.lower[at + 1] in _MODIFIES:
        return None
    if at > sentence.start and document.lower[at - 1] in _NO_POLICY:
        return None
    capital = document.text[start].isupper() and document.lower[at] in _WITH_CAPITAL
    first = at
    for i in range(at - 1, max(sentence.start, at - _BEFORE - 1) - 1, -1):
        place, word = document.tokens[i].start, document.lower[i]
        if place in actor_at:
            owner = actor_at[place]
            if possessive(document.text, owner.end) or word in _OWNING:
                return _Phrase(first, owner.actor)
            if noun in _OF_SOMEBODY and owner.form == "demonym" and i == at - 1:
                return _Phrase(first, owner.actor)
            if noun not in _HEADS or owner.kind != "country":
                break
            first = i
            continue
        if (
            word.endswith(("'s", "’s"))
            and document.text[place].isupper()
            and word[:-2] not in _TIMES
        ):
            return _Phrase(first, document.text[place : document.tokens[i].end - 2])
        if word.endswith(("'s", "’s", "s'", "s’")) and word.rstrip("s").rstrip("'’") not in _TIMES:
            return _Phrase(i)
        if noun not in _HEADS and i < at - 1:
            break
        if word in _OPENS or word.endswith(("'s", "’s")):
            return _Phrase(first, indefinite=word in _INDEFINITE)
        if not word[0].isalpha() or word in _EMPTY or word in _HEADS:
            break
        if capital and not document.text[place].isupper():
            break
        first = i
    return _Phrase(first) if capital and first < at else None


def _bare(
    document: Document, sentence: range, at: int, actor_at: Mapping[int, Mention]
) -> _Phrase | None:
    """A policy that takes no article: "impeachment", "same-sex marriage", "vaccine mandates"."""
    words = document.lower
    two = at > sentence.start and _BARE_OF_TWO.get(words[at - 1]) == words[at]
    alone = two or words[at] in _BARE
    if not alone and words[at] not in _OF_A_KIND:
        return None
    after = words[at + 1] if at + 1 < sentence.stop else "."
    if (alone and after in _NARROWS) or (after[0].isalpha() and after not in _EMPTY):
        return None
    if two:
        return _Phrase(at - 1, named=True)
    first = at
    while first > max(sentence.start, at - _OF_KIND) and _tells_kind(words[first - 1]):
        if document.tokens[first - 1].start in actor_at:
            break
        first -= 1
    if alone:
        return _Phrase(first, named=True)
    # Whose it is stands before it: that is for the longer way.
    owned = first > sentence.start and (
        document.tokens[first - 1].start in actor_at or words[first - 1].endswith(_POSSESSOR)
    )
    return _Phrase(first, named=True) if first < at and not owned else None


def _tells_kind(word: str) -> bool:
    """Whether a word before a noun says which kind of it: no verb, and no word of any noun."""
    if not (word[0].isalpha() and word[-1].isalpha()) or word.endswith(("ly", *_POSSESSOR)):
        return False
    if word in _KINDS or "-" in word:
        return True
    return word not in _TELLS_NO_KIND and not word.endswith("ing") and not verb_form(word)
