"""Sentences that say what a table shows, and nothing where it shows nothing sure.

Each function takes a table of values with intervals and returns sentences with the number, its
interval and what it rests on. A difference is told only where two intervals do not touch; with too
few articles for intervals that is said instead. Nothing is computed that the table does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, and the group of passages that it opens into: a table of evidence and its key."""

    text: str
    evidence: str | None = None
    key: tuple[str, ...] = ()


def differences(
    frame: pd.DataFrame, *, category: str, row: str, value: str, low: str, high: str, n: str,
    says: str, about: str, counted: str = "articles", most: int = 3, evidence: str | None = None,
) -> list[Finding]:  # fmt: skip
    """The widest differences between rows of one category whose intervals do not touch.

    Parameters
    ----------
    frame
        One row a category and row: a share from 0 to 1, its limits, and its n.
    category, row, value, low, high, n
        Names of columns.
    says
        What the share is, with `{category}` where the category stands: "articles that speak of
        {category}".
    about
        What the differences would be in, where there are none: "frames".
    counted
        What n counts.
    most
        Sentences at most; one category gives at most one.
    evidence
        Name of the table of evidence, whose groups are keyed by category and row.

    Returns
    -------
    list of Finding
        The widest difference first; where there is none, one sentence that says so; where no row
        has an interval, one that says why.

    >>> table = pd.DataFrame({"frame": ["conflict"] * 2, "outlet": ["A", "B"], "share": [0.2, 0.6],
    ...                       "low": [0.1, 0.5], "high": [0.3, 0.7], "n": [9, 8]})
    >>> differences(table, category="frame", row="outlet", value="share", low="low", high="high",
    ...             n="n", says="articles that speak of {category}", about="frames")[0].text
    'Articles that speak of conflict: B 60% (50 to 70%, 8 articles), A 20% (10 to 30%, 9 articles).'
    """
    known = frame.dropna(subset=[value, low, high])
    if known.empty:
        return [Finding(f"Too few {counted} per outlet to say how {about} differ.")]
    wide: list[tuple[float, str, dict[Any, Any], dict[Any, Any]]] = []
    for name, rows in known.groupby(category, sort=True):
        records = rows.to_dict("records")
        top = max(records, key=lambda r: (r[low], str(r[row])))
        bottom = min(records, key=lambda r: (r[high], str(r[row])))
        if top[low] > bottom[high]:
            wide.append((top[value] - bottom[value], str(name), top, bottom))
    if not wide:
        return [Finding(f"No two outlets differ in {about} beyond their intervals.")]
    wide.sort(key=lambda one: (-one[0], one[1]))
    return [
        Finding(
            f"{_upper(says.format(category=name))}: "
            + ", ".join(
                f"{r[row]} {percent(r[value])} ({_limits(r[low], r[high])}, {count(r[n], counted)})"
                for r in (top, bottom)
            )
            + ".",
            evidence,
            (name, str(top[row])),
        )
        for _, name, top, bottom in wide[:most]
    ]


def leading(
    frame: pd.DataFrame, *, category: str, value: str, n: str, says: str, counted: str,
    most: int = 3,
) -> list[Finding]:  # fmt: skip
    """The largest values of a table, in one sentence; none for an empty one.

    >>> leading(pd.DataFrame({"who": ["A", "B"], "words": [0.5, 0.1], "n": [4, 1]}), category="who",
    ...         value="words", n="n", says="most quoted words", counted="quotations")[0].text
    'Most quoted words: A 50% (4 quotations), B 10% (1 quotation).'
    """
    known = frame.dropna(subset=[value])
    known = known.sort_values([value, category], ascending=[False, True], kind="stable").head(most)
    if known.empty:
        return []
    parts = [
        f"{r[category]} {percent(r[value])} ({count(r[n], counted)})"
        for r in known.to_dict("records")
    ]
    return [Finding(f"{_upper(says)}: {', '.join(parts)}.")]


def of_claims(claims: pd.DataFrame) -> list[Finding]:
    """What an event's claims say of its articles; nothing where there are none.

    Parameters
    ----------
    claims
        Table `claims` of one event.

    >>> rows = pd.DataFrame({"claim_id": [1, 1, 2], "outlet": ["A", "B", "A"], "n_articles": [2, 2, 1],
    ...                      "n_event": 2, "article_id": ["a", "b", "a"], "text": "x"})
    >>> [one.text for one in of_claims(rows)]
    ['Of 2 claims, 1 is told by all 2 articles and 1 by one article alone.']
    """
    if claims.empty:
        return []
    each = claims.drop_duplicates("claim_id")
    whole = int(claims["n_event"].iloc[0])
    every, alone = ((each["n_articles"] == n).sum() for n in (whole, 1))
    told = f"{every} {'is' if every == 1 else 'are'} told by all {whole} articles"
    return [Finding(f"Of {count(len(each), 'claims')}, {told} and {alone} by one article alone.")]


def percent(share: float) -> str:
    """A share as whole per cent; one decimal below one per cent.

    >>> percent(0.617), percent(0.0042), percent(0.0)
    ('62%', '0.4%', '0%')
    """
    return f"{share:.1%}" if 0 < abs(share) < 0.01 else f"{share:.0%}"


def count(number: float, counted: str) -> str:
    """A count with its noun, singular where it is one.

    >>> count(1, "articles"), count(1200, "sentences")
    ('1 article', '1,200 sentences')
    """
    return f"{number:,.0f} {counted.removesuffix('s') if number == 1 else counted}"


def listed(names: Sequence[str], *, most: int = 8) -> str:
    """Names in a sentence, the rest as a count.

    >>> listed(["A", "B", "C"], most=2)
    'A, B and 1 more'
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _limits(low: float, high: float) -> str:
    return f"{percent(low).removesuffix('%')} to {percent(high)}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
