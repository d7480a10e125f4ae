"""Facts that two articles of one event give differently: days, numbers, spellings, speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import JaroWinkler

from research.articles.model import ABOUT_BOTH, about_both
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

_WEEKDAY = lists.alternatives(lists.weekdays())
_MONTH = lists.month_pattern()
_PLACED = {
    section: lists.alternatives(lists.words("calendar", section))
    for section in (
        "before_weekday",
        "part_of",
        "within",
        "whole",
        "before_period",
        "period",
        "deictic",
    )
}
_TIME = re.compile(
    rf"\b(?:(?:{_PLACED['before_weekday']})\s+)?(?:{_WEEKDAY})\b"
    rf"|\b(?:{_PLACED['part_of']})\s+(?:(?:{_PLACED['within']})\s+)?(?:the\s+)?"
    rf"(?:{_PLACED['whole']})\b"
    rf"|\b(?:{_PLACED['before_period']})\s+(?:{_PLACED['period']})\b"
    rf"|\b(?:{_PLACED['deictic']})\b"
    rf"|\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})\b(?!,?\d)"
    rf"|\b(?<![\d.,:]\b)(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month_last>{_MONTH})\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:on|late|early|earlier)\s+(?=\w+day\b)", re.IGNORECASE)
_ALIKE = 0.85  # Jaro-Winkler from which two last names are spellings of one


def rows(
    accounts: Sequence[Account],
    aligned: Iterable[tuple[int, int, Alignment]],
    matched: Iterable[tuple[int, int, Counterpart]],
) -> list[dict[str, Any]]:
    """What two articles say differently of one thing.

    Kinds: "day" and "number" in sentences that tell one thing; "sentence" for such sentences that
    share little else; "speaker" of the same quotation; "spelling" of one actor's name. Misled by
    sentences that are likened wrongly, and by days that differ because the articles do.

    Parameters
    ----------
    accounts
        Articles of one event.
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
        left, right = accounts[a].sentences[pair.a], accounts[b].sentences[pair.b]
        facts = _days(accounts[a], left, accounts[b], right)
        facts += _numbers(accounts[a], left, accounts[b], right)
        for kind, span_a, span_b in facts:
            found.append(_row(kind, accounts[a], span_a, accounts[b], span_b, pair.score))
        if pair.differs:
            found.append(
                _row("sentence", accounts[a], left.span, accounts[b], right.span, pair.score)
            )
    for a, b, one in aligned:
        if same_speaker(one.a, one.b) < 0 and one.relation != "paraphrased":
            row = _row("speaker", accounts[a], one.span_a, accounts[b], one.span_b, one.score)
            found.append({**row, "value_a": one.a.speaker, "value_b": one.b.speaker})
    found += _spellings(accounts)
    return sorted(
        found, key=lambda r: (r["kind"], r["article_a"], r["article_b"], r["start_a"], r["start_b"])
    )


def _row(
    kind: str, left: Account, span_a: Span, right: Account, span_b: Span, score: float
) -> dict[str, Any]:
    text_a = left.article.text[span_a.start : span_a.end]
    text_b = right.article.text[span_b.start : span_b.end]
    return {
        "kind": kind,
        **about_both(left.article, right.article),
        "value_a": " ".join(text_a.split()),
        "value_b": " ".join(text_b.split()),
        "start_a": span_a.start,
        "end_a": span_a.end,
        "start_b": span_b.start,
        "end_b": span_b.end,
        "text_a": text_a,
        "text_b": text_b,
        "score": score,
    }


def _days(left: Account, a: Sentence, right: Account, b: Sentence) -> list[tuple[str, Span, Span]]:
    ours, theirs = _times(left, a), _times(right, b)
    alone_a = [span for name, span in ours if name not in {n for n, _ in theirs}]
    alone_b = [span for name, span in theirs if name not in {n for n, _ in ours}]
    return [("day", x, y) for x, y in zip(alone_a, alone_b, strict=False)]


def _times(account: Account, sentence: Sentence) -> tuple[tuple[str, Span], ...]:
    return _times_in(account.article.text, *sentence.span)


# Each article is held against every other one of its event.
@lru_cache(maxsize=4096)
def _times_in(text: str, first: int, last: int) -> tuple[tuple[str, Span], ...]:
    found = []
    for m in _TIME.finditer(text, first, last):
        month, day = m["month"] or m["month_last"], m["day"] or m["day_first"]
        if month and not month[0].isupper():
            continue  # "they may 5", "some 8 may die"
        lead = _LEAD.match(m.group())
        start = m.start() + (lead.end() if lead else 0)
        shown = " ".join(text[start : m.end()].lower().split())
        # "3 May" and "May 3" are one day.
        found.append((f"{month[:3].lower()} {day}" if month else shown, Span(start, m.end())))
    return tuple(found)


def _numbers(
    left: Account, a: Sentence, right: Account, b: Sentence
) -> list[tuple[str, Span, Span]]:
    """Numbers of two sentences that count the same thing and are not the same."""
    ours, theirs = _counted(left, a), _counted(right, b)
    values = [{(n.value, n.unit) for _, n in side} for side in (ours, theirs)]
    return [
        ("number", Span(x.start, x.end), Span(y.start, y.end))
        for thing, x in ours
        for other, y in theirs
        if thing == other
        and x.unit == y.unit
        and (x.value, x.unit) not in values[1]
        and (y.value, y.unit) not in values[0]
    ]


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
                if other is None or other[0].casefold() == form.casefold():
                    continue
                likeness = JaroWinkler.similarity(form.casefold(), other[0].casefold())
                if likeness >= _ALIKE:
                    found.append(
                        _row("spelling", accounts[a], span, accounts[b], other[1], likeness)
                    )
    return found
