"""What a tagger takes along behind the words of a content: a remark on it, another act of its speaker.

"That the port is safe, a claim that nobody believed", "that it is safe and warned of a storm".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from research.languages.en import lists
from research.measures.quotes.acts import is_clause
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import forms
from research.text.document import Document
from research.text.segments import Span

_list = partial(lists.words, "attribution")
_ARTICLES = frozenset(["a", "an"])
_MOST_BEFORE = 4  # words from the comma to the noun of a remark
_LEAST = 3  # tokens of a content that is cut
_FEW = 3  # tokens of a part that stands beside the quotation


def cut(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Attributions whose words end where what somebody says does, in order of their content."""
    ended = [without_topic(document, without_remark(document, one)) for one in found]
    return sorted(parted(document, ended), key=lambda one: one.content[0])


def without_remark(document: Document, attribution: Attribution) -> Attribution:
    """The content without what the reporter says of it behind a comma."""
    content = attribution.content[-1]
    at = document.within(*content)
    for comma in reversed(at[_LEAST:]):
        if document.lower[comma] == "," and _is_remark(document, comma + 1, at.stop):
            shorter = Span(content.start, document.tokens[_last(document, comma)].end)
            return replace(attribution, content=(*attribution.content[:-1], shorter))
    return attribution


def _last(document: Document, comma: int) -> int:
    """The last token before a comma; one within marks stays, with the mark that closes behind it."""
    return comma - 1 if document.marked[comma] < 0 else comma + 1


def _is_remark(document: Document, start: int, stop: int) -> bool:
    """Whether "a claim that", "comments that", or "raising questions about" begin here."""
    if start < stop and document.marked[start] >= 0:
        start += 1  # the mark that closes behind a comma
    words = document.lower[start : min(stop, start + _MOST_BEFORE + 2)]
    if not words or any(document.marked[at] >= 0 for at in range(start, start + len(words))):
        return False
    if words[0] == "without":
        return not _list("untold").isdisjoint(words[1:2])
    if words[0] == "which":
        return words[1:2] in (["means"], ["meant"])
    if words[0] in _list("sets_off"):
        return not _list("set_off").isdisjoint(words[1:3])
    if words[0] not in _ARTICLES:
        return words[0] in _list("remarks") and words[1:2] in (["that"], ["which"])
    for number, word in enumerate(words[1:], start=1):
        if word in _list("remark"):
            return words[number + 1 : number + 2] != [] and words[number + 1] in _list("of_remark")
        if not word.isalpha():
            return False
    return False


def parted(document: Document, found: list[Attribution]) -> list[Attribution]:
    """The same, with what else the speaker says in the same sentence as an attribution of its own.

    "Said that it is safe and warned of a storm": a verb of saying in the tense of the cue, behind "and"
    or "but", that has no subject of its own. On PolNeAR (84 texts of train, and dev) five of six such
    places are two attributions.
    """
    return [part for attribution in found for part in _parts(document, attribution)]


def _parts(document: Document, attribution: Attribution) -> Iterator[Attribution]:
    content, cue = attribution.content[-1], attribution.cue
    at = document.within(*content)
    joint = None if cue is None or cue.start > content.start else _joint(document, cue, at)
    if joint is None:
        yield attribution
        return
    verb = joint + 1
    while _is_adverb(document, verb):
        verb += 1
    end = joint - (document.lower[joint - 1] == ",")
    shorter = Span(content.start, document.tokens[end - 1].end)
    yield replace(attribution, content=(*attribution.content[:-1], shorter))
    form = forms().get(document.lower[verb])
    says = document.lower[verb] in _list("says_on") or (form is not None and form.part == "ing")
    if says and verb + 1 < at.stop:
        said = Span(document.tokens[verb + 1].start, content.end)
        yield replace(attribution, content=(said,), cue=Span(*document.tokens[verb]))


def _joint(document: Document, cue: Span, content: range) -> int | None:
    """Where "and" or "but" begin what else the speaker of a cue says or does not say."""
    tenses = {
        form.part
        for at in document.within(*cue)
        if (form := forms().get(document.lower[at])) is not None
    }
    if tenses.isdisjoint({"past", "s"}):
        return _participle(document, content)
    for at in content[2:-1]:
        if document.lower[at] not in {"and", "but"} or document.marked[at] >= 0:
            continue
        verb = at + 1
        while verb < content.stop - 1 and _is_adverb(document, verb):
            verb += 1
        if document.marked[verb] >= 0:
            continue
        form = forms().get(document.lower[verb])
        again = document.lower[verb] in _list("says_on") and form is not None
        denies = document.lower[verb] in {"did", "does"} and _denies(document, verb, content.stop)
        if (again and form is not None and form.part in tenses) or denies:
            return at
    return None


def _denies(document: Document, at: int, stop: int) -> bool:
    """Whether "did not say", "did not go into details" begin here."""
    follows = document.lower[at + 1 : min(stop, at + 3)]
    return len(follows) > 1 and follows[0] in {"not", "n't"} and follows[1] in _list("not_told")


def _participle(document: Document, content: range) -> int | None:
    """Where behind a quotation another act of who quotes begins: "“no way” and walking out"."""
    for at in content[2:-1]:
        joins = document.lower[at] == "and" and document.marked[at] < 0 <= document.marked[at - 1]
        if joins and document.lower[at + 1].endswith("ing") and document.marked[at + 1] < 0:
            return at
    return None


def _is_adverb(document: Document, at: int) -> bool:
    return document.lower[at] in _list("once_more") or document.lower[at].endswith("ly")


def without_topic(document: Document, attribution: Attribution) -> Attribution:
    """The quotation alone, where the words before it only tell what it is about.

    "Discussing his trip, he said: “We had a good time.”"
    """
    cue, (first, *rest) = attribution.cue, attribution.content
    if cue is None or not rest or cue.end > first.start:
        return attribution
    at, last = document.within(*first), document.within(*rest[-1])
    if any(document.marked[k] >= 0 for k in at) or any(document.marked[k] < 0 for k in last):
        return attribution
    form = forms().get(document.lower[document.within(*cue).stop - 1])
    tells = form is not None and form.lemma in _list("explains") | _list("of_topic")
    short = len(at) <= _FEW and document.lower[at.start] not in lists.words("grammar", "nominative")
    if is_clause(document, at) or not (tells or short):
        return attribution
    return replace(attribution, content=tuple(rest))
