"""Numbers that an article carries: amounts, and small numbers and ordinals with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from research.languages.en import inflection, lists
from research.measures.actors.names import LOCATIVE
from research.measures.comparison.accounts import Account
from research.measures.comparison.carried import Item
from research.measures.comparison.claims import figure
from research.measures.comparison.terms import FUNCTION_WORDS, Term, between, idf, stem
from research.text.amounts import Number, numbers_in

_ORDINALS = lists.pairs("numbers", "ordinal")
_YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_GLUED = re.compile(r"(?:-[a-z]+)+|[-–](\d+)(\s?%|\spercent\b)?")
_GOES_ON = re.compile(r"(?<!s)(?<!-old)(?<!\d) [A-Za-z]|(?<=\d) [a-z]")
# An age says who somebody is: ", 46,", "ages 18 to 46", "46-year-old".
_AGE_BEFORE = re.compile(r"\b(?:[Aa]ge[ds]?|[Aa]ges) (?:\w+ (?:to|and|or) )?\Z")
_AGE_AFTER = re.compile(r"[ -](?:year|month|week|day)s?[ -](?:olds?|of age)\b")
_DIGITS = 3  # of a number with nothing that it counts; of less most are ages and days
# "One in five": five of nothing.
_CARDINALS = lists.pairs("numbers", "cardinal")
_WORDS = lists.alternatives(_CARDINALS)
_PART_OF = re.compile(rf"\b(?:{_WORDS}|\d+) (?:in|out of|of every)(?: every)? \Z", re.IGNORECASE)
_TO = " to "
_EVERY = re.compile(r"\b(?:every|each) \Z", re.IGNORECASE)  # "for every $1"
# "Five-month": a number that the amounts of a text leave out.
_HYPHENED = re.compile(rf"\b(?=[a-z]+-)({_WORDS})-([a-z]+)", re.IGNORECASE)
# Dates, which others may give as such: "six days ago", "within the next two weeks".
_AGO = re.compile(r" (?:ago|later|earlier|before)\b")
_FROM_NOW = re.compile(r"\b(?:next|coming|following|past|last) \Z")
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ary|ous|ss)\Z")  # "a mass shooting", too
# The name of something: "Assembly Bill 450", "Fortune 1000".
_NAME_BEFORE = re.compile(r"(?<![.!?:;”\"\n] )(?<!\A)\b([A-Z][\w-]*[^\Ws]) \Z")
# "A thousand": no amount, but it may be another's "1,000".
_IN_WORDS = re.compile(
    rf"\ban? ({lists.alternatives(lists.pairs('numbers', 'scale'))})\b", re.IGNORECASE
)
_OR = re.compile(r" or \d")
_YEAR_ALONE = range(1000, 2100)  # "the treaty of 1713"
_WHOLE = 100  # "100 percent positive": all of nothing
_SECOND = "2."
_OF_A_LIST = lists.words("grammar", "no_ordinal_alone")
_LONGEST = 6  # words of what is counted
_DOINGS = ("past", "both")  # forms of a verb that end what is counted: "two occasions cited"
# How far off a rounded figure is: "over $300" for $313.89, "nearly 2 million" for 1.94 million. Below
# 100 two counts are two counts.
_ROUNDED = {"": 0.05, "%": 0.05}
_OF_MONEY = 0.1
_LEAST = 100
_YEARS_OFF = 0.1  # "40 years" of 2018 and "since 1980"
# What is measured, and how many days or metres each unit of it has.
_UNITS = {
    word: (measured, float(much))
    for measured in ("days", "metres")
    for word, much in lists.pairs("numbers", measured).items()
}
_UNIT_NEXT = re.compile(r"[ -]([a-z]+)")
# "A year": one of it, without a number.
_ONE_OF = re.compile(
    rf"\b(?:an?|one|each|every) ({lists.alternatives(lists.pairs('numbers', 'days'))})\b",
    re.IGNORECASE,
)
_STRETCH_OFF = 0.15  # "10 weeks" and "two months", "seven miles" and "8 miles" of one way
# "Two branches" is "both branches"; of fewer than these others speak as "another", "several".
_COMMON, _FEW = ("2", "3"), 4
_FRACTIONS = {word: float(much) for word, much in lists.pairs("numbers", "fraction").items()}
_FRACTION = re.compile(rf"\b({lists.alternatives(_FRACTIONS)})\b", re.IGNORECASE)
_FRACTION_OFF = 2.0  # points between "a third" and "35 percent"
# Nouns that a small number tells nothing of: articles speak of two men as "another man", "both".
_ANYONE = lists.words("grammar", "noun_of_anyone")


def find(accounts: Sequence[Account]) -> list[Item]:
    """Amounts, and small numbers and ordinals with what they count: "two occasions", "third term".

    A small number is another's only with the same noun; an article that has the number or the noun of
    something else neither carries it nor leaves it out, nor does one that has the amount rounded, a
    percentage as a fraction, a number of years as the year since when, a
    stretch of time or a length in another unit or nearly as long. Ages, ranks and dates are none, nor are
    two or three of something.
    """
    found = []
    amounts = [
        [(number, key) for number in held if (key := figure(number)) is not None]
        for held in (_numbers(account.article.text) for account in accounts)
    ]
    worded = [list(_in_words(account.article.text)) for account in accounts]
    keys = [{key for _, key in held} for held in amounts]
    years = [[int(y) for y in _YEAR.findall(account.article.text)] for account in accounts]
    small = [list(_small(account)) for account in accounts]
    joined = [_joined(account.article.text) for account in accounts]
    values = [
        {*(n.value for n in numbers_in(account.article.text)), *(float(value) for value, _ in held)}
        for account, held in zip(accounts, joined, strict=True)
    ]
    stems = [frozenset(t.stem for t in account.words) for account in accounts]
    stretches = [
        [*_stretches(account), *((float(value), of) for value, of in held if of in _UNITS)]
        for account, held in zip(accounts, joined, strict=True)
    ]
    hyphened = [{(value, stem(counted)) for value, counted in held} for held in joined]
    parts = [
        [_FRACTIONS[part.lower()] for part in _FRACTION.findall(account.article.text)]
        for account in accounts
    ]
    for number, account in enumerate(accounts):
        now = account.article.published.year if account.article.published else None
        text, behind = account.article.text, 0
        behind_of = {one.start: key for one, key in amounts[number]}

        def as_time(
            value: float, end: int, other: int, now: int | None = now, text: str = text
        ) -> bool:
            unit = _unit(text, end)
            since = now is not None and unit.startswith("year")
            return (since and any(_since(value, year, now) for year in years[other])) or _as_much(
                value, unit, stretches[other]
            )

        for one, key in amounts[number]:
            glued = _GLUED.match(text, one.end)  # "38-word oath", "98-0", not "66-year-old"
            counted = glued.end() if glued else one.end
            alone = one.unit or (glued and not _GOES_ON.match(text, counted))
            words = () if alone else _counts(account, counted)
            end = words[-1].end if words else counted if glued else _range_end(account, one)
            bare = end == one.end and not one.unit
            whole = (
                one.start >= behind
                and not _is_address(text, words)
                and not _counts_nothing(text, one.start, one.end, end, bare=bare)
                and (bool(one.unit) or not _is_cut(text, one, words, glued=glued is not None))
                and (one.unit != "%" or one.value != _WHOLE or text.startswith(" of ", one.end))
            )
            rest = behind_of.get(one.end + len(_TO)) if text.startswith(_TO, one.end) else None
            behind = max(behind, end)
            found.append(Item("number", key, number, one.start, end, whole=whole))
            for other, held in enumerate(amounts):
                if other != number and (
                    any(_rounded(one, them) for them, _ in held)
                    or rest in keys[other]
                    or any(abs(one.value - much) <= _ROUNDED[""] * much for much in worded[other])
                    or as_time(one.value, one.end, other)
                    or (
                        one.unit == "%"
                        and any(abs(one.value - p) <= _FRACTION_OFF for p in parts[other])
                    )
                ):
                    found.append(Item("number", key, other, 0, 0, beside=True))
        for few in small[number]:
            key = f"{few.value} {few.noun}"
            whole = few.tells and not (0 < few.amount < _FEW and few.first not in _UNITS)
            found.append(Item("number", key, number, few.start, few.end, whole=whole))
            for other, theirs in enumerate(small):
                near = (
                    any(t.value == few.value for t in theirs)
                    or (few.value.rstrip("."), few.noun) in hyphened[other]
                    or few.amount in values[other]
                    or (few.value in _COMMON and few.noun in stems[other])
                    or (few.amount and as_time(few.amount, few.number_end, other))
                )
                if other != number and near:
                    found.append(Item("number", key, other, 0, 0, beside=True))
    return found


def _numbers(text: str) -> Iterator[Number]:
    """The numbers of a text, of "43-35 percent" both."""
    for one in numbers_in(text):
        glued = None if one.unit else _GLUED.match(text, one.end)
        if glued is None or glued[2] is None:
            yield one
        else:
            yield one._replace(unit="%")
            yield Number(glued.start(1), glued.end(), float(glued[1]), "%")


def _in_words(text: str) -> Iterator[float]:
    for found in _IN_WORDS.finditer(text):
        yield float(lists.pairs("numbers", "scale")[found[1].lower()])


def _counts_nothing(text: str, start: int, end: int, last: int, *, bare: bool) -> bool:
    """Whether a number that ends at `end`, with what it counts at `last`, tells of no amount.

    A paragraph of a law, a rank, an age, the rest of "one in five", a part of a name, a date.
    """
    before = text[max(0, start - 30) : start]
    return bool(
        (bare and text[start:end].isdigit() and end - start < _DIGITS)
        or (bare and text[start:end].lower() in _CARDINALS)  # "ten of them"
        or _AGE_BEFORE.search(before)
        or _AGE_AFTER.match(text, end)
        or _PART_OF.search(before)
        or _EVERY.search(before)
        or _AGO.match(text, last)
        or (_FROM_NOW.search(before) and _unit(text, end))
    )


def _is_cut(text: str, one: Number, words: Sequence[Term], *, glued: bool) -> bool:
    """Whether a number without a unit is a part of something, or what it counts is not all there."""
    shown = text[one.start : one.end]
    before = text[max(0, one.start - 40) : one.start]
    if not words and (
        _OR.match(text, one.end) or text.startswith((f"-{shown}", f"–{shown}"), one.end)
    ):
        return True  # "100 or 120", "50-50"
    if shown.isdigit():
        named = _NAME_BEFORE.search(before)
        if (
            named is not None
            and named[1].lower() not in FUNCTION_WORDS | lists.weekdays()
            and LOCATIVE.isdisjoint(before[: named.start(1)].lower().split()[-1:])
        ):
            return True  # not "in Ravenmoor 300 homes"
        if shown[0] == "0" or (
            not words and not glued and len(shown) == 4 and int(shown) in _YEAR_ALONE
        ):
            return True
    return bool(words) and not glued and not any(_is_of_several(term.word) for term in words)


def _is_of_several(word: str) -> bool:
    return (
        _is_plural(word)
        or word in lists.words("grammar", "plural_without_s")
        or word in lists.words("grammar", "counted_without_s")
    )


def _is_address(text: str, words: Sequence[Term]) -> bool:
    """Whether what a number seems to count is a place: "10 Marsh Street"."""
    last = text[words[-1].start : words[-1].end] if words else ""
    return last in lists.words("grammar", "ends_a_place")


def _rounded(one: Number, other: Number) -> bool:
    low, high = sorted((one.value, other.value))
    if {one.unit, other.unit} == {"", "%"} and not (other if one.unit else one).value.is_integer():
        return high - low <= _ROUNDED["%"] * high  # "35.72", "35.7 percent"
    if one.unit != other.unit or one.value == other.value:
        return False
    least = 0 if one.unit else _LEAST
    return low >= least and high - low <= _ROUNDED.get(one.unit, _OF_MONEY) * high


def _since(value: float, year: int, now: int | None) -> bool:
    return now is not None and abs(now - year - value) <= max(1.0, _YEARS_OFF * value)


def _unit(text: str, end: int) -> str:
    """The unit that a number which ends there counts, or ""."""
    after = _UNIT_NEXT.match(text, end)
    return after[1] if after is not None and after[1] in _UNITS else ""


def _joined(text: str) -> list[tuple[str, str]]:
    """Numbers that are one word with what they count: "five-month"."""
    return [(_CARDINALS[found[1].lower()], found[2]) for found in _HYPHENED.finditer(text)]


def _stretches(account: Account) -> Iterator[tuple[float, str]]:
    """Stretches of time and lengths in an article, in words of their own: how many, and of which unit."""
    text = account.article.text
    for one in numbers_in(text):
        unit = "" if one.unit else _unit(text, one.end)
        if unit:
            yield one.value, unit
    for one_of in _ONE_OF.finditer(text):
        yield 1.0, one_of.group(1).lower()


def _as_much(value: float, unit: str, stretches: Iterable[tuple[float, str]]) -> bool:
    """Whether one of these is as long, in another unit or by another's reckoning."""
    if not unit:
        return False
    measured, much = _UNITS[unit]
    whole = value * much
    for other, of in stretches:
        kind, theirs = _UNITS[of]
        if kind == measured and abs(whole - other * theirs) <= _STRETCH_OFF * whole:
            return True
    return False


def _range_end(account: Account, one: Number) -> int:
    """Where a number ends with the one behind it: "14 to 30 days"."""
    text = account.article.text
    if not text.startswith(_TO, one.end):
        return one.end
    behind = next((n for n in numbers_in(text) if n.start == one.end + len(_TO)), None)
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
    number_end: int
    tells: bool


def _small(account: Account) -> Iterator[_Small]:
    text = account.article.text
    few = [n for n in numbers_in(text) if figure(n) is None and n.value > 1]
    spans = [(f"{n.value:.0f}", n.start, n.end, n.value) for n in few]
    spans += [
        (f"{_ORDINALS[t.word]}.", t.start, t.end, 0.0)
        for t in account.words
        if t.word in _ORDINALS and text[t.start].islower() and text[t.start - 1] != "-"
    ]
    for value, start, end, amount in sorted(spans, key=lambda s: s[1]):
        words = _counts(account, end)
        if not words or words[-1].word in _ANYONE or idf(words[-1].stem) <= 0:
            continue
        last = words[-1]
        tells = not _counts_nothing(text, start, end, last.end, bare=False)
        if amount:
            tells = tells and any(_is_of_several(term.word) for term in words)
        elif words == (last,) and (value == _SECOND or last.word in _OF_A_LIST):
            tells = False  # others may say "another", "again"
        elif text[last.start].isupper():
            tells = False  # "second lady Ada Holm"
        yield _Small(value, last.stem, start, last.end, amount, words[0].word, end, tells)


def _counts(account: Account, end: int) -> tuple[Term, ...]:
    """What a number that ends there counts, to its noun; nothing where none follows."""
    text = account.article.text
    found: list[Term] = []
    for term in between(account.words, end, end + 80):
        form = inflection.verb_form(term.word).form
        doing = form in _DOINGS or (form == "ing" and bool(found) and _may_do(text, found[-1]))
        if (
            text[end : term.start] != " "  # "three-judge", "second, ..."
            or term.word in FUNCTION_WORDS
            or not term.word.isalpha()
            or doing
            or term.word in lists.words("grammar", "after_counted")
            or (term.word.endswith("ly") and text[term.start].islower())
            or (found and _ends_it(text, found[-1], term))
        ):
            break
        found.append(term)
        end = term.end
    return tuple(found) if len(found) <= _LONGEST else ()


def _may_do(text: str, before: Term) -> bool:
    """Whether what is counted may do something: "ten Democrats facing", "a second man facing".

    Not what "two Kestrel rowing boats" and "a second fatal shooting" begin with.
    """
    word = before.word
    return word.endswith("s") if text[before.start].isupper() else not _ADJECTIVE.search(word)


def _is_plural(word: str) -> bool:
    """Whether a word is of several."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _ends_it(text: str, before: Term, term: Term) -> bool:
    """Whether what is counted ends before this word: after a plural."""
    named = text[before.start].isupper() or text[term.start].isupper()
    two = _is_plural(term.word) and not inflection.verb_form(term.word)  # "forensics experts"
    return _is_plural(before.word) and not (named or two)
