"""Sentences that say what a table shows, and nothing where it shows nothing sure.

Each function takes a table of values with intervals and returns sentences with the number, its
interval and what it rests on. A difference is told only where two intervals do not touch; with too
few articles for intervals that is said instead. Only differences are computed, of values in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from research.statistics import Interval, difference


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
    ...             n="n", says="with {category}", about="frames")[0].text.split(": ")[1][:64]
    'B 60% (50 to 70%, 8 articles) and A 20% (10 to 30%, 9 articles),'
    """
    known = frame.dropna(subset=[value, low, high])
    if known.empty:
        return [Finding(f"Too few {counted} per outlet to say whether they differ in {about}.")]
    apart = pairs(frame, category=category, row=row, value=value, low=low, high=high)
    apart = apart[apart["sure"]].drop_duplicates(category).head(most)
    if apart.empty:
        return [Finding(f"No two outlets differ in {about} beyond their intervals.")]
    by_name = {(str(r[category]), str(r[row])): r for r in known.to_dict("records")}
    told = []
    for one in apart.to_dict("records"):
        name = str(one[category])
        ends = [by_name[name, str(one[side])] for side in ("outlet", "other")]
        shares = " and ".join(
            f"{r[row]} {percent(r[value])} ({_limits(r[low], r[high])}, {count(r[n], counted)})"
            for r in ends
        )
        apart_by, low_end, high_end = (f"{100 * one[c]:.0f}" for c in ("difference", "low", "high"))
        far = f"{apart_by} percentage points apart ({low_end} to {high_end})"
        said = _upper(says.format(category=name))
        told.append(Finding(f"{said}: {shares}, {far}.", evidence, (name, str(ends[0][row]))))
    return told


def pairs(
    frame: pd.DataFrame, *, category: str, row: str, value: str, low: str, high: str
) -> pd.DataFrame:
    """How far every two rows of a category are apart, with the interval of the difference.

    Parameters
    ----------
    frame, category, row, value, low, high
        As in `differences`.

    Returns
    -------
    DataFrame
        outlet and other (the rows, the one with the higher value first), the category, difference,
        low, high (`statistics.difference`; NaN without intervals), and sure: whether the intervals of
        the two do not touch, which is stricter than a difference whose interval leaves out 0 and
        allows for having looked at many. The widest first.
    """
    found = []
    for name, rows in frame.dropna(subset=[value]).groupby(category, sort=True):
        records = rows.sort_values([value, row], ascending=[False, True], kind="stable")
        for one, other in combinations(records.to_dict("records"), 2):
            ends = [Interval(r[value], r[low], r[high], 0) for r in (one, other)]
            apart = difference(*ends)
            found.append(
                {
                    "outlet": one[row],
                    "other": other[row],
                    category: name,
                    "difference": apart.value,
                    "low": apart.low,
                    "high": apart.high,
                    "sure": bool(ends[0].low > ends[1].high),
                }
            )
    columns = ["outlet", "other", category, "difference", "low", "high", "sure"]
    order = ["difference", category, "outlet", "other"]
    made = pd.DataFrame(found, columns=pd.Index(columns))
    made = made.sort_values(order, ascending=[False, True, True, True], kind="stable")
    return made.reset_index(drop=True)


def widest(apart: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of `pairs` one for every two outlets: where they differ most; by name.

    >>> rows = {"outlet": ["A", "B"], "other": ["B", "A"], "frame": ["x", "y"], "difference": [0.5, 0.1]}
    >>> widest(pd.DataFrame(rows))["frame"].tolist()
    ['x']
    """
    both = [tuple(sorted(map(str, pair))) for pair in apart[["outlet", "other"]].to_numpy()]
    kept = apart.loc[~pd.Series(both, index=apart.index, dtype=object).duplicated()]
    return kept.sort_values(["outlet", "other"], kind="stable").reset_index(drop=True)


def leading(
    frame: pd.DataFrame, *, category: str, value: str, n: str, says: str, counted: str,
    most: int = 3, low: str | None = None, high: str | None = None, by: str | None = None,
) -> list[Finding]:  # fmt: skip
    """The largest values of a table in one sentence, with intervals where it has any; none if empty.

    With `by`, the rows with the most of that column instead, whatever their value.

    >>> leading(pd.DataFrame({"who": ["A", "B"], "words": [0.5, 0.1], "n": [4, 1]}), category="who",
    ...         value="words", n="n", says="most quoted words", counted="quotations")[0].text
    'Most quoted words: A 50% (4 quotations), B 10% (1 quotation).'
    """
    # What none has leads nothing.
    known = frame.dropna(subset=[value]) if by else frame[frame[value] > 0]
    order = [by or value, category]
    known = known.sort_values(order, ascending=[False, True], kind="stable").head(most)
    if known.empty:
        return []
    parts = []
    for r in known.to_dict("records"):
        inferred = low and high and not pd.isna(r[low]) and not pd.isna(r[high])
        between = f"{_limits(r[low], r[high])}, " if inferred else ""
        parts.append(f"{r[category]} {percent(r[value])} ({between}{count(r[n], counted)})")
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
    ['Of 2 claims, 1 is told by both articles and 1 by one article alone.']
    """
    if claims.empty:
        return []
    each = claims.drop_duplicates("claim_id")
    whole = int(claims["n_event"].iloc[0])
    every, alone = ((each["n_articles"] == n).sum() for n in (whole, 1))
    them = "both" if whole == 2 else f"all {whole}"
    told = f"{every or 'none'} {'is' if every < 2 else 'are'} told by {them} articles"
    return [
        Finding(
            f"Of {count(len(each), 'claims')}, {told} and {alone or 'none'} by one article alone."
        )
    ]


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
