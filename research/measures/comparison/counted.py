"""Numbers that an article carries: amounts, and small numbers and ordinals with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from research.languages.en import inflection, lists
from research.measures.comparison.accounts import Account
from research.measures.comparison.carried import Item
from research.measures.comparison.claims import figure
from research.measures.comparison.terms import FUNCTION_WORDS, Term, between, idf, stem
from research.text.amounts import Number, numbers_in

_ORDINALS = lists.pairs("numbers", "ordinal")
_YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_GLUED, _GOES_ON = re.compile(r"(?:-[a-z]+)+|[-–]\d+"), re.compile(r"(?<!s)(?<!-old) [a-z]")
_NUMBERED = re.compile(r"\b(?:Number|No\.) \Z")
_LONGEST = 6  # words of what is counted
_DOINGS = ("past", "both")  # forms of a verb that end what is counted: "two occasions cited"
# How far off a rounded figure is: "over $300" for $313.89, "nearly 2 million" for 1.94 million. Below
# 100 two counts are two counts.
_ROUNDED = {"": 0.05, "%": 0.05}
_OF_MONEY = 0.1
_LEAST = 100
_YEARS_OFF = 0.1  # "40 years" of 2018 and "since 1980"
_DAYS = {word: float(days) for word, days in lists.pairs("numbers", "days").items()}
# "A year": one of it, without a number.
_ONE_OF = re.compile(rf"\b(?:an?|one|each|every) ({lists.alternatives(_DAYS)})\b", re.IGNORECASE)
_STRETCH_OFF = 0.05  # "21 days" and "three weeks", "12 months" and "a year"
_COMMON = ("2", "3")  # "two branches" is "both branches"
# Nouns that a small number tells nothing of: articles speak of two men as "another man", "both".
_ANYONE = lists.words("grammar", "noun_of_anyone")


def find(accounts: Sequence[Account]) -> list[Item]:
    """Amounts, and small numbers and ordinals with what they count: "two occasions", "third term".

    A small number is another's only with the same noun; an article that has the number or the noun of
    something else neither carries it nor leaves it out, nor does one that has the amount rounded, a
    number of years as the year since when, or a stretch of time in another unit.
    """
    found = []
    amounts = [
        [(number, key) for number in held if (key := figure(number)) is not None]
        for held in (numbers_in(account.article.text) for account in accounts)
    ]
    years = [[int(y) for y in _YEAR.findall(account.article.text)] for account in accounts]
    small = [list(_small(account)) for account in accounts]
    stems = [frozenset(t.stem for t in account.words) for account in accounts]
    stretches = [list(_stretches(account)) for account in accounts]
    for number, account in enumerate(accounts):
        now = account.article.published.year if account.article.published else None
        text = account.article.text
        for one, key in amounts[number]:
            if text[one.end : one.end + 1] == "(":
                continue  # of a law: 501(c)
            if _NUMBERED.search(text, max(0, one.start - 8), one.start):
                continue  # "Number 10", who lives there
            glued = _GLUED.match(text, one.end)  # "38-word oath", "98-0", not "66-year-old"
            counted = glued.end() if glued else one.end
            alone = one.unit or (glued and not _GOES_ON.match(text, counted))
            words = () if alone else _counts(account, counted)
            end = words[-1].end if words else counted if glued else _range_end(account, one)
            found.append(Item("number", key, number, one.start, end))
            for other, held in enumerate(amounts):
                if other == number:
                    continue
                since = now is not None and any(w.stem == "year" for w in words)
                if any(_rounded(one, them) for them, _ in held) or (
                    (since and any(_since(one.value, year, now) for year in years[other]))
                    or (words and _as_long(one.value, words[0].word, stretches[other]))
                ):
                    found.append(Item("number", key, other, 0, 0, beside=True))
        for few in small[number]:
            key = f"{few.value} {few.noun}"
            found.append(Item("number", key, number, few.start, few.end))
            for other, theirs in enumerate(small):
                near = (
                    any(t.value == few.value for t in theirs)
                    or (few.value in _COMMON and few.noun in stems[other])
                    or (few.amount and _as_long(few.amount, few.first, stretches[other]))
                )
                if other != number and near:
                    found.append(Item("number", key, other, 0, 0, beside=True))
    return found


def _rounded(one: Number, other: Number) -> bool:
    if one.unit != other.unit or one.value == other.value:
        return False
    low, high = sorted((one.value, other.value))
    least = 0 if one.unit else _LEAST
    return low >= least and high - low <= _ROUNDED.get(one.unit, _OF_MONEY) * high


def _since(value: float, year: int, now: int | None) -> bool:
    return now is not None and abs(now - year - value) <= max(1.0, _YEARS_OFF * value)


def _stretches(account: Account) -> Iterator[tuple[float, str]]:
    """Stretches of time in an article: how many days, and the unit that it gives them in."""
    text = account.article.text
    for one in numbers_in(text):
        after = between(account.words, one.end, one.end + 20)
        if not one.unit and after and after[0].word in _DAYS:
            yield one.value * _DAYS[after[0].word], after[0].stem
    for one_of in _ONE_OF.finditer(text):
        unit = one_of.group(1).lower()
        yield _DAYS[unit], stem(unit)


def _as_long(value: float, unit: str, stretches: Iterable[tuple[float, str]]) -> bool:
    """Whether one of these is as long, in another unit."""
    if unit not in _DAYS:
        return False
    days = value * _DAYS[unit]
    return any(
        of != stem(unit) and abs(days - other) <= _STRETCH_OFF * days for other, of in stretches
    )


def _range_end(account: Account, one: Number) -> int:
    """Where a number ends with the one behind it: "14 to 30 days", "240 to 181"."""
    text = account.article.text
    if text[one.end : one.end + 4] != " to ":
        return one.end
    behind = next((n for n in numbers_in(text) if n.start == one.end + 4), None)
    if behind is None:
        return one.end
    words = _counts(account, behind.end)
    return words[-1].end if words else behind.end


class _Small(NamedTuple):
    """A small number or ordinal with the noun that it counts; `amount` is 0 for an ordinal."""

    value: str
    noun: str
    start: int
    end: int
    amount: float
    first: str


def _small(account: Account) -> Iterator[_Small]:
    text = account.article.text
    few = [n for n in numbers_in(text) if figure(n) is None and n.value > 1]
    spans = [(f"{n.value:.0f}", n.start, n.end, n.value) for n in few]
    spans += [
        (f"{_ORDINALS[t.word]}.", t.start, t.end, 0.0)
        for t in account.words
        if t.word in _ORDINALS and text[t.start].islower()
    ]
    for value, start, end, amount in sorted(spans, key=lambda s: s[1]):
        words = _counts(account, end)
        if words and words[-1].word not in _ANYONE and idf(words[-1].stem) > 0:
            yield _Small(value, words[-1].stem, start, words[-1].end, amount, words[0].word)


def _counts(account: Account, end: int) -> tuple[Term, ...]:
    """What a number that ends there counts, to its noun; nothing where none follows."""
    text = account.article.text
    found: list[Term] = []
    for term in between(account.words, end, end + 80):
        form = inflection.verb_form(term.word)
        doing = form is not None and (
            form.form in _DOINGS
            or (form.form == "ing" and bool(found) and _may_do(text, found[-1]))
        )
        if (
            text[end : term.start] != " "  # "three-judge", "second, ..."
            or term.word in FUNCTION_WORDS
            or not term.word.isalpha()
            or doing
            or term.word in lists.words("grammar", "after_counted")
            or (found and _ends_it(text, found[-1], term))
        ):
            break
        found.append(term)
        end = term.end
    return tuple(found) if len(found) <= _LONGEST else ()


def _may_do(text: str, before: Term) -> bool:
    """Whether what is counted may do something: "ten Democrats facing", not "two Kestrel rowing boats"."""
    return text[before.start].islower() or before.word.endswith("s")


def _ends_it(text: str, before: Term, term: Term) -> bool:
    """Whether what is counted ends before this word: after a plural, or at an adverb."""
    plural = before.word.endswith("s") and not before.word.endswith("ss")
    named = text[before.start].isupper() or text[term.start].isupper()
    return (plural and not named) or term.word.endswith("ly")
