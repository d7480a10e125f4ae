"""Parts of sentences that one article alone tells, where the sentence as a whole tells more.

"The mayor, who had fished there since his childhood, signed the order": others may have the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from research.languages.en import inflection, lists
from research.measures.comparison import absence
from research.measures.comparison.absence import Holdings
from research.measures.comparison.accounts import Account, Sentence
from research.measures.comparison.carried import Item
from research.measures.comparison.claims import Claim, states, voice
from research.measures.comparison.passages import Passage
from research.measures.comparison.terms import FUNCTION_WORDS, Term, between
from research.text.segments import Span

# Where a part of a sentence ends: at a comma that parts no digits, a dash, or before what opens another.
_ENDS = re.compile(
    r"(?:,(?!\d)|;|—|–|―| --? )\s*"
    rf"|\s+(?=(?:{lists.alternatives(lists.words('grammar', 'opens_part'))})\b)"
    rf"|\s+(?=(?P<goes_on>{lists.alternatives(lists.words('grammar', 'goes_on'))})\b)"
    r"|\s+(?=and (?P<joined>[a-z]+))"
)
_DOES = ("both", "past", "ing")  # forms of a verb behind "and" that begin a part
_DENIES = (
    lists.words("grammar", "negator")
    | lists.words("grammar", "negating_verb")
    | lists.words("grammar", "disputing")
)
_ASKS = lists.words("grammar", "opens_question")
_MOST = 12  # parts in a row: a text without stops may have hundreds
_TELLING = 3  # words in lower case, of those that no other article has, that make a part a claim
_TRIM = " \t\n,;:—–―-"
_JOINS = re.compile(r"(?:and|but|or) ")
_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))


class _Part(NamedTuple):
    """A part of a sentence; `ends` is False where what follows belongs to it: "said | that".

    `alone` is False where it is denied before: "denied | that".
    """

    start: int
    end: int
    ends: bool
    alone: bool


def find(
    accounts: Sequence[Account], holdings: Sequence[Holdings], claims: Iterable[Claim]
) -> Iterator[Item]:
    """Parts of sentences that no other article tells, of sentences that are no claim of one alone.

    The longest parts in a row that are as far from the others as a claim of one article must be (`absence`);
    they have a verb and three words in lower case that stand nowhere else. What is in marks is a quotation.
    """
    whole = {
        claim.units[0]
        for claim in claims
        if len(claim.units) == 1 and not (claim.differently or claim.unclear)
    }
    for number, account in enumerate(accounts):
        told = [one for n, one in enumerate(holdings) if n != number]
        known = frozenset().union(*(one.things for one in told))
        text = account.article.text
        for place, sentence in enumerate(account.sentences):
            if (number, place) in whole or not states(sentence, text):
                continue
            new = [
                term
                for term in sentence.words
                if text[term.start].islower()
                and term.stem not in known
                and term.word not in FUNCTION_WORDS
            ]
            if _is_several(new) and voice(account, *sentence.span) != "quoted":
                for start, end in _alone(account, sentence, new, told):
                    yield Item("claim", f"{number}:{start}", number, start, end)


def _is_several(new: Iterable[Term]) -> bool:
    return len({term.stem for term in new}) >= _TELLING


def _alone(
    account: Account, sentence: Sentence, new: Sequence[Term], told: Sequence[Holdings]
) -> Iterator[Span]:
    """Parts that none of the others tells, from words in lower case that they do not have."""
    parts = list(_parts(account, sentence))
    at = 0
    while at < len(parts):
        for last in range(min(len(parts), at + _MOST) - 1, at - 1, -1):
            span = Span(parts[at].start, parts[last].end)
            if (
                parts[last].ends
                and all(part.alone for part in parts[at : last + 1])
                and _is_several(between(new, *span))
                and _is_far(account, span, told)
            ):
                span = _trimmed(account.article.text, span)
                if _reads(account, span):
                    yield Span(_of_whom(account, sentence, span.start), span.end)
                at = last
                break
        at += 1


def _is_far(account: Account, span: Span, told: Sequence[Holdings]) -> bool:
    about = account.about(span)
    return bool(about) and absence.is_far(account, span.start, about, told, part=True)


def _parts(account: Account, sentence: Sentence) -> Iterator[_Part]:
    text = account.article.text
    start, end = sentence.span
    alone = True
    for found in _ENDS.finditer(text, start, end):
        joined = found["joined"]
        if found.end() > start and (not joined or inflection.verb_form(joined).form in _DOES):
            yield _Part(start, found.end(), not found["goes_on"], alone)
            before = between(account.words, start, found.end())
            denied = any(term.word in _DENIES for term in before)
            goes_on = found["goes_on"]
            alone = not goes_on or not (denied or goes_on in _ASKS)
            start = found.end()
    if start < end:
        yield _Part(start, end, True, alone)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    joins = _JOINS.match(text, start, end)
    start = joins.end() if joins else start
    shown = text[start:end]
    return Span(end - len(shown.lstrip(_TRIM)), start + len(shown.rstrip(_TRIM)))


def _of_whom(account: Account, sentence: Sentence, start: int) -> int:
    """Where a part begins with what its relative pronoun stands for: "the mayor, who had fished there"."""
    text = account.article.text
    words = between(sentence.words, sentence.span.start, start + 1)
    found = start
    if not words or words[-1].word not in lists.words("grammar", "stands_for_noun"):
        return start
    for term in reversed(words[:-1]):
        if found != start and text[term.end : found] != " ":
            break
        if term.word in lists.words("grammar", "determiner"):
            return term.start
        past = inflection.verb_form(term.word).form in ("both", "past")
        if term.word in FUNCTION_WORDS or (text[term.start].islower() and past):
            break
        found = term.start
    return found


def _reads(account: Account, span: Span) -> bool:
    """Whether a part of a sentence reads as one that tells something, in the outlet's own words."""
    text = account.article.text
    shown = text[slice(*span)]
    if any(shown.count(one) != shown.count(other) for one, other in _PAIRS) or shown.count('"') % 2:
        return False
    if any(p.start < span.end and p.end > span.start for p in account.reading.marked):
        return False
    if any(_leads_to(text, span, passage) for passage in account.reading.reported):
        return False
    words = between(account.words, *span)
    return any(_does(t, first=t is words[0]) for t in words if text[t.start].islower())


def _leads_to(text: str, span: Span, passage: Passage) -> bool:
    """Whether a part only says whose words stand beside it: "..., an aide later made clear"."""
    before, after = text[passage.end : span.start], text[span.end : passage.start]
    beside = span.start >= passage.end and not before.strip(_TRIM)
    beside |= passage.start >= span.end and not after.strip(_TRIM)
    return beside and passage.cue is not None and passage.cue in text[slice(*span)]


def _does(term: Term, *, first: bool) -> bool:
    """Whether a word is a verb of a part of a sentence: no plural, and what ends in -ing only in front."""
    form = inflection.verb_form(term.word).form
    finite = term.word in lists.words("grammar", "finite") or form in ("both", "past")
    return finite or (form == "ing" and first)
