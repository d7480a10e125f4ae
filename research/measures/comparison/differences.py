"""Facts that two articles of one event give differently: days, numbers, spellings, speakers."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz.distance import JaroWinkler

from research.articles.model import ABOUT_BOTH, both, passage
from research.languages.en import lists
from research.measures.comparison.accounts import Account, Sentence
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.counterparts import Counterpart
from research.measures.comparison.quotation_matching import same_speaker
from research.measures.comparison.terms import FUNCTION_WORDS
from research.text.amounts import Number, numbers_in
from research.text.segments import Span

COLUMNS = [
    "event_id", "kind", *ABOUT_BOTH, "value_a", "value_b", "start_a", "end_a",
    "start_b", "end_b", "text_a", "text_b", "score",
]  # fmt: skip

_DAYS = lists.sequence("calendar", "weekday")
_MONTHS = lists.sequence("calendar", "month")
_FROM_TODAY = {word: int(days) for word, days in lists.pairs("calendar", "from_today").items()}
_TIME = re.compile(
    rf"\b(?P<weekday>{'|'.join(_DAYS)})\b"
    rf"|\b(?P<month>{lists.month_pattern()})\.?\s+(?P<day>\d{{1,2}})\b(?!,?\d)"
    rf"|(?<![\d.,:])\b(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month_last>{lists.month_pattern()})\b"
    rf"|\b(?P<from_today>{'|'.join(_FROM_TODAY)})\b"
)
_ALIKE = 0.85  # Jaro-Winkler from which two last names are spellings of one
# Words that tell, to each side of a day or number, that say what happened then or what is counted; and
# how near the word of what happened stands.
_REACH, _NEXT = 6, 2
_FAR = 2  # times as large: most such numbers are of two things
_ROUND = 100  # below it two counts are two counts, and not one of them rounded
_TOLD = 0.1  # overlap of two sentences, at least, that give one fact


def rows(
    accounts: Sequence[Account],
    aligned: Iterable[tuple[int, int, Alignment]],
    matched: Iterable[tuple[int, int, Counterpart]],
) -> list[dict[str, Any]]:
    """What two articles say differently of one thing.

    Kinds: "day" on which one thing happened, where both articles name a day that the calendar tells apart;
    "number" of one thing, beside the same word, that is not the other one rounded; "speaker" of the same
    quotation, two people; "spelling" of one actor's name. Misled by two things told in like words.

    Parameters
    ----------
    aligned
        (a, b, alignment) for articles by number.
    matched
        (a, b, counterpart) for articles by number.

    Returns
    -------
    list of dict
        Rows of the table `differences`, without `event_id`, in the order of kind and article.
    """
    found: list[dict[str, Any]] = []
    for a, b, pair in matched:
        if pair.overlap < _TOLD:
            continue
        left, right = accounts[a].sentences[pair.a], accounts[b].sentences[pair.b]
        facts = _days(accounts[a], left, accounts[b], right)
        facts += _numbers(accounts[a], left, accounts[b], right)
        for kind, span_a, span_b in facts:
            found.append(_row(kind, accounts[a], span_a, accounts[b], span_b, pair.score))
    people = [{n.actor for n in account.named if n.kind == "person"} for account in accounts]
    for a, b, one in aligned:
        ours, theirs = one.a.speaker, one.b.speaker
        if (
            one.relation != "paraphrased"
            and same_speaker(one.a, one.b) < 0
            and ours in people[a]
            and theirs in people[b]
            and not _one_name(ours, theirs)
        ):
            row = _row("speaker", accounts[a], one.span_a, accounts[b], one.span_b, one.score)
            found.append({**row, "value_a": ours, "value_b": theirs})
    found += _spellings(accounts)
    return sorted(
        found, key=lambda r: (r["kind"], r["article_a"], r["article_b"], r["start_a"], r["start_b"])
    )


def _one_name(one: str, other: str) -> bool:
    """Whether one name has all whole words of the other: "Roger J. Stone Jr." and "Roger Stone"."""
    ours, theirs = (
        {word for word in name.split() if not word.endswith(".")} for name in (one, other)
    )
    return ours <= theirs or theirs <= ours


def _row(
    kind: str, left: Account, span_a: Span, right: Account, span_b: Span, score: float
) -> dict[str, Any]:
    found = both(passage(left.article, *span_a), passage(right.article, *span_b))
    values = {f"value_{side}": " ".join(found[f"text_{side}"].split()) for side in ("a", "b")}
    return {"kind": kind, **found, **values, "score": score}


class _Day(NamedTuple):
    """A day as an article gives it: which of the week, and which of the year, as far as is known."""

    span: Span
    weekday: int | None
    date: tuple[int, int] | None

    def differs(self, other: _Day) -> bool:
        """Whether the two cannot be one day."""
        if self.date and other.date:
            return self.date != other.date
        return None not in (self.weekday, other.weekday) and self.weekday != other.weekday


def _days(left: Account, a: Sentence, right: Account, b: Sentence) -> list[tuple[str, Span, Span]]:
    ours, theirs = _times(left, a), _times(right, b)
    return [
        ("day", x.span, y.span)
        for x in ours
        for y in theirs
        if all(x.differs(other) for other in theirs)
        and all(y.differs(other) for other in ours)
        and _happened(_both_beside(_beside(left, a, x.span), _beside(right, b, y.span)))
    ]


def _happened(near: Mapping[str, tuple[int, int]]) -> bool:
    """Whether two days stand at one word, of what happened, and both near another."""
    return len(near) > 1 and (1, 1) in near.values()


def _times(account: Account, sentence: Sentence) -> tuple[_Day, ...]:
    return _times_in(account.article.text, *sentence.span, account.article.published)


# Each article is held against every other one of its event.
@lru_cache(maxsize=4096)
def _times_in(text: str, first: int, last: int, published: dt.date | None) -> tuple[_Day, ...]:
    return tuple(
        day for m in _TIME.finditer(text, first, last) if (day := _day(m, published)) is not None
    )


def _day(m: re.Match[str], published: dt.date | None) -> _Day | None:
    span = Span(*m.span())
    if m["weekday"]:
        return _Day(span, _DAYS.index(m["weekday"]), None)
    if m["from_today"]:
        if published is None:
            return None
        on = published + dt.timedelta(days=_FROM_TODAY[m["from_today"]])
        return _Day(span, on.weekday(), (on.month, on.day))
    month = (m["month"] or m["month_last"])[:3]
    number = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(month)), None)
    if number is None:
        return None  # "they may 5"
    day = int(m["day"] or m["day_first"])
    try:
        weekday = dt.date(published.year, number, day).weekday() if published else None
    except ValueError:
        return None
    return _Day(span, weekday, (number, day))


def _beside(account: Account, sentence: Sentence, span: Span) -> dict[str, int]:
    """How many words that tell a word stands from a place, 1 the next; by stem, names aside."""
    text = account.article.text
    told = [t for t in sentence.words if t.word not in FUNCTION_WORDS and not t.word[0].isdigit()]
    before = [t for t in told if t.end <= span.start][: -_REACH - 1 : -1]
    after = [t for t in told if t.start >= span.end][:_REACH]
    found: dict[str, int] = {}
    for side in (before, after):
        for away, term in enumerate(side, start=1):
            if text[term.start].islower():
                found[term.stem] = min(away, found.get(term.stem, away))
    return found


def _both_beside(ours: Mapping[str, int], theirs: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    return {stem: (ours[stem], theirs[stem]) for stem in ours if stem in theirs}


def _numbers(
    left: Account, a: Sentence, right: Account, b: Sentence
) -> list[tuple[str, Span, Span]]:
    """Numbers of two sentences that count the same thing, beside the same word, and are not the same."""
    ours, theirs = _counted(left, a), _counted(right, b)
    found = []
    for thing, x in ours:
        for other, y in theirs:
            if (
                thing != other
                or x.unit != y.unit
                or x.value > _FAR * y.value
                or y.value > _FAR * x.value
            ):
                continue
            if any(_same(x, n) for _, n in theirs) or any(_same(y, n) for _, n in ours):
                continue
            one, two = Span(x.start, x.end), Span(y.start, y.end)
            near = _both_beside(_beside(left, a, one), _beside(right, b, two))
            if any(max(away) <= _NEXT for stem, away in near.items() if stem != thing):
                found.append(("number", one, two))
    return found


def _same(one: Number, other: Number) -> bool:
    """Whether two numbers are the same, or one may be the other rounded."""
    least = min(one.value, other.value)
    step = max(_step(one.value), _step(other.value)) if least >= _ROUND else 0.0
    return one.unit == other.unit and abs(one.value - other.value) <= max(0.0, step - 1e-9)


def _step(value: float) -> float:
    """What the last digit of a number that is not 0 stands for: 100,000 in 13.6 million."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return float(10**exponent) if isinstance(exponent, int) else 0.0


def _counted(account: Account, sentence: Sentence) -> list[tuple[str, Number]]:
    """Numbers of a sentence with the stem of what they count, the next word that tells."""
    start, end = sentence.span
    found = []
    for n in numbers_in(account.article.text[start:end]):
        number = n._replace(start=start + n.start, end=start + n.end)
        after = [
            t for t in sentence.words if t.start >= number.end and t.word not in FUNCTION_WORDS
        ][:1]
        if after and after[0].start - number.end <= 12:
            found.append((after[0].stem, number))
    return found


def _spellings(accounts: Sequence[Account]) -> list[dict[str, Any]]:
    """One person's last name as each article mostly spells it, where the spellings differ."""
    held: list[dict[str, tuple[str, Span]]] = []
    for account in accounts:
        counts: dict[str, Counter[str]] = {}
        first: dict[tuple[str, str], Span] = {}
        for n in account.named:
            if n.kind != "person" or n.form in {"pronoun", "nominal"}:
                continue
            last = account.article.text[n.start : n.end].split()[-1]
            counts.setdefault(n.actor, Counter())[last] += 1
            first.setdefault((n.actor, last), Span(n.end - len(last), n.end))
        most = {actor: min(forms, key=lambda f: (-forms[f], f)) for actor, forms in counts.items()}
        held.append({actor: (form, first[actor, form]) for actor, form in most.items()})
    found = []
    for a in range(len(accounts)):
        for b in range(a + 1, len(accounts)):
            for actor, (form, span) in sorted(held[a].items()):
                other = held[b].get(actor)
                if other is None or _plain(other[0]) == _plain(form):
                    continue
                likeness = JaroWinkler.similarity(_plain(form), _plain(other[0]))
                if likeness >= _ALIKE:
                    found.append(
                        _row("spelling", accounts[a], span, accounts[b], other[1], likeness)
                    )
    return found


def _plain(name: str) -> str:
    return name.replace("’", "'").casefold()
