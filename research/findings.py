"""Sentences that say what a table shows, and nothing where it shows nothing sure.

Each function takes a table of values with intervals and returns sentences with the number, its
interval and what it rests on. A difference is told only where it is sure though many are looked at;
with too few articles for intervals that is said instead. Only differences are computed, of values in
the table. What else may explain a number is no finding: see `research.cautions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from research.statistics import Interval, benjamini_hochberg, difference, p_of_z

ENOUGH = 15  # articles, with fewer of which a row is called neither the least nor the most
LEVEL = 0.05
_REACH = 1.96  # standard errors that half an interval of 95% is wide
# What is surely different weighs more than what leads a table, and that more than what may be chance.
SURE, LEADS, CHANCE = 2.0, 1.0, 0.0
_TURNED = {
    "difference": "difference",
    "low": "high",
    "high": "low",
}  # where two outlets change places


class Passages(NamedTuple):
    """A group of a table of evidence: what it is called in a sentence, the table, the group's key."""

    label: str
    evidence: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, what it opens into, what it is about, and how much it weighs beside others."""

    text: str
    passages: tuple[Passages, ...] = ()
    weight: float = CHANCE
    about: str = ""


def foremost(items: Iterable[Finding], *, most: int = 6) -> list[Finding]:
    """The weightiest sentences, in the order of their weight.

    Sure differences come first, the widest before others; then what leads a table; then the least and
    the most that may differ by chance. Of two that are about the same category only the weightier is told.

    >>> told = [Finding("b", weight=0.1), Finding("a", weight=2.4), Finding("c", weight=1.2)]
    >>> [one.text for one in foremost(told, most=2)]
    ['a', 'c']
    """
    kept: dict[str, Finding] = {}
    for one in sorted(items, key=lambda one: -one.weight):
        kept.setdefault(one.about or one.text, one)
    return list(kept.values())[:most]


def differences(
    frame: pd.DataFrame, *, category: str, row: str, value: str, low: str, high: str, n: str,
    says: str, about: str, counted: str = "articles", most: int = 3, apart: pd.DataFrame | None = None,
    opens: Sequence[str] = (),
) -> list[Finding]:  # fmt: skip
    """The widest differences between rows of one category that many comparisons do not explain.

    Parameters
    ----------
    frame
        One row a category and row: a share from 0 to 1, its limits, and its n.
    category, row, value, low, high, n
        Names of columns; that of `row` says what the rows are: "outlet".
    says
        What the two rows do, with `{row}`, `{share}`, `{other}`, `{other_share}` and `{category}` where
        they stand: "{row} has {category} in {share} of its articles, {other} in {other_share}".
    about
        What the differences would be in, where there are none: "frames".
    counted
        What n counts.
    most
        Sentences at most; one category gives at most one.
    apart
        `pairs` of a larger table that this one is part of, whose comparisons then count too.
    opens
        Columns that key the passages which a finding opens into; column `evidence` names their table.

    Returns
    -------
    list of Finding
        The widest sure difference first; where none is sure, one sentence that says so, with the widest;
        where no row has an interval, one that says why.

    >>> table = pd.DataFrame({"frame": ["conflict"] * 2, "outlet": ["A", "B"], "share": [0.2, 0.6],
    ...                       "low": [0.1, 0.5], "high": [0.3, 0.7], "n": [9, 8]})
    >>> differences(table, category="frame", row="outlet", value="share", low="low", high="high",
    ...             n="n", says="{row}: {share}, {other}: {other_share}", about="frames")[0].text[:68]
    'B: 60% (50 to 70%, 8 articles), A: 20% (10 to 30%, 9 articles): 40 p'
    """
    known = frame.dropna(subset=[value, low, high])
    if known.empty:
        return [Finding(f"Too few {counted} per {row} to say whether they differ in {about}.")]
    if apart is None:
        apart = pairs(frame, category=category, row=row, value=value, low=low, high=high)
    apart = apart[apart["p"].notna() & apart[category].isin(known[category])]
    surely = apart[apart["sure"].astype(bool)].drop_duplicates(category).head(most)
    none = f"no two {row}s surely differ in {about}"
    if apart.empty:
        return [Finding(f"{upper(none)}.", weight=SURE)]
    by_name = {(str(r[category]), str(r[row])): r for r in known.to_dict("records")}
    told = []
    for one in (apart.head(1) if surely.empty else surely).to_dict("records"):
        name = str(one[category])
        ends = [by_name[name, str(one[side])] for side in ("outlet", "other")]
        digits = _digits(one)
        first, other = (_with_limits(r, value, low, high, n, counted, digits) for r in ends)
        names = {"row": ends[0][row], "other": ends[1][row], "category": name}
        said = upper(says.format(**names, share=first, other_share=other))
        text = f"{said}: {points(one, digits)}, {verdict(one)}."
        if surely.empty:
            text = f"{upper(none)}. The widest with an interval: {text}"
        weight = SURE + one["difference"]
        told.append(Finding(text, _passages(ends, row, value, opens), weight, name))
    return told


def extremes(
    frame: pd.DataFrame, *, category: str, row: str, value: str, low: str, high: str, n: str,
    says: str, counted: str = "articles", most: int = 3, apart: pd.DataFrame | None = None,
    opens: Sequence[str] = (),
) -> list[Finding]:  # fmt: skip
    """Which row of a category has the least and which the most, and whether these two surely differ.

    Parameters
    ----------
    frame, category, row, value, low, high, n, counted, apart, opens
        As in `differences`. Rows without an interval are passed over, and those of fewer than `ENOUGH`
        articles (column n_articles; n where there is none); where they go beyond, that is said.
    says
        A sentence with `{category}`, `{least}` and `{most}` where they stand: "{category} is named least
        by {least} and most by {most}".
    most
        Categories at most, in the order of the table.

    Examples
    --------
    >>> table = pd.DataFrame({"side": ["X"] * 3, "outlet": ["A", "B", "C"], "share": [0.2, 0.6, 0.9],
    ...                       "low": [0.1, 0.5, None], "high": [0.3, 0.7, None], "n": [19, 18, 1]})
    >>> extremes(table, category="side", row="outlet", value="share", low="low", high="high", n="n",
    ...          says="{category} has least in {least}, most in {most}")[0].text.split(", most ")[0]
    'X has least in A, 20% (10 to 30%, 19 articles)'
    """
    if apart is None:
        apart = pairs(frame, category=category, row=row, value=value, low=low, high=high)
    between = {(r["outlet"], r["other"], r[category]): r for r in apart.to_dict("records")}
    told = []
    valued = frame.dropna(subset=[value])
    enough = valued[[low, high]].notna().all(axis=1) & has_enough(valued, n)
    known, passed = valued[enough], valued[~enough]
    for name, rows in list(known.groupby(category, sort=False))[:most]:
        ordered = rows.sort_values([value, row], kind="stable").to_dict("records")
        least, largest = ordered[0], ordered[-1]
        if least[value] == largest[value]:
            continue
        one = between[largest[row], least[row], name]
        digits = _digits(one)
        ends = [
            f"{r[row]}, {_with_limits(r, value, low, high, n, counted, digits)}"
            for r in (least, largest)
        ]
        said = upper(says.format(category=name, least=ends[0], most=ends[1]))
        beyond = _beyond(passed[passed[category] == name], row, value, least, largest)
        text = f"{said}: {points(one, digits)}, {verdict(one)}.{beyond}"
        opened = _passages((least, largest), row, value, opens)
        weight = (SURE if one["sure"] else CHANCE) + one["difference"]
        told.append(Finding(text, opened, weight, str(name)))
    return told


def reach(
    frame: pd.DataFrame, *, category: str, row: str, value: str, low: str, high: str, n: str,
    apart: pd.DataFrame,
) -> dict[str, str]:  # fmt: skip
    """How far the least and the most row of each category are apart, and whether that is sure, in words.

    Parameters
    ----------
    frame, category, row, value, low, high, n, apart
        As in `extremes`, and of the same rows.

    Examples
    --------
    >>> table = pd.DataFrame({"side": ["X"] * 2, "outlet": ["A", "B"], "share": [0.2, 0.6],
    ...                       "low": [0.1, 0.5], "high": [0.3, 0.7], "n": [19, 18]})
    >>> names = {"category": "side", "row": "outlet", "value": "share", "low": "low", "high": "high"}
    >>> reach(table, **names, n="n", apart=pairs(table, **names))
    {'X': '40 points (26 to 54), sure'}
    """
    known = frame.dropna(subset=[value, low, high])
    known = known[has_enough(known, n)]
    between = {(r["outlet"], r["other"], r[category]): r for r in apart.to_dict("records")}
    told = {}
    for name, rows in known.groupby(category, sort=False):
        ordered = rows.sort_values([value, row], kind="stable")[row].tolist()
        one = between.get((ordered[-1], ordered[0], name))
        if one is not None:
            digits = _digits(one)
            sure = "sure" if one["sure"] else "perhaps" if one["p"] <= LEVEL else "may be chance"
            apart_by = points(one, digits).replace(" apart", "")
            told[str(name)] = f"{apart_by}, {sure}"
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
        outlet and other (the rows, the one with the higher value first), the category, value and
        other_value, difference, low, high (`statistics.difference`; NaN without intervals), p (of no
        difference, by the interval), and sure: whether p is at most .05 when it is adjusted for all
        comparisons of the table (`statistics.benjamini_hochberg`). The widest first.
    """
    found = []
    for name, rows in frame.dropna(subset=[value]).groupby(category, sort=True):
        records = rows.sort_values([value, row], ascending=[False, True], kind="stable")
        for one, other in combinations(records.to_dict("records"), 2):
            apart = difference(*(Interval(r[value], r[low], r[high], 0) for r in (one, other)))
            found.append(
                {
                    "outlet": one[row],
                    "other": other[row],
                    category: name,
                    "value": one[value],
                    "other_value": other[value],
                    "difference": apart.value,
                    "low": apart.low,
                    "high": apart.high,
                }
            )
    columns = ["outlet", "other", category, "value", "other_value", "difference", "low", "high"]
    made = pd.DataFrame(found, columns=pd.Index(columns))
    errors = (made["difference"] - made["low"]).astype(float) / _REACH
    p = p_of_z(made["difference"].astype(float) / errors.where(errors > 0))
    made = made.assign(p=p, sure=benjamini_hochberg(p) <= LEVEL)
    order = ["difference", category, "outlet", "other"]
    made = made.sort_values(order, ascending=[False, True, True, True], kind="stable")
    return made.reset_index(drop=True)


def widest(apart: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of `pairs` those that say where every two outlets differ most, the widest first.

    Of each two it is their widest difference that has an interval, whether it is sure or not; where it is
    not, also the widest that is, if any; and below all of these a wider one of too few articles for an
    interval. The outlet that comes first in the alphabet stands first.

    Returns
    -------
    DataFrame
        The columns of `pairs`; difference, low and high are of outlet minus other.

    Examples
    --------
    >>> rows = {"outlet": ["A", "B"], "other": ["B", "A"], "frame": ["x", "y"], "value": [0.9, 0.3],
    ...         "other_value": [0.4, 0.2], "difference": [0.5, 0.1], "low": [-0.1, 0.05],
    ...         "high": [0.9, 0.2], "p": [0.1, 0.01], "sure": [False, True]}
    >>> widest(pd.DataFrame(rows))[["outlet", "other", "frame", "difference"]].to_numpy().tolist()
    [['A', 'B', 'x', 0.5], ['A', 'B', 'y', -0.1]]
    """
    turned = apart["outlet"].astype(str) > apart["other"].astype(str)
    both = {"outlet": "other", "other": "outlet", "value": "other_value", "other_value": "value"}
    negative = {name: -apart[old] for name, old in _TURNED.items()}
    back = apart.rename(columns=both).assign(**negative)[apart.columns]
    made = apart.where(~turned, back).astype(apart.dtypes.to_dict())
    size = -made["difference"].astype(float).abs()
    made = made.loc[size.sort_values(kind="stable").index]
    few, sure = made["p"].isna(), made["sure"].astype(bool)

    def leads(part: pd.Series) -> pd.Series:
        return part & ~made[part].duplicated(["outlet", "other"]).reindex(
            made.index, fill_value=True
        )

    wider = few & ~made.duplicated(["outlet", "other"])
    kept = leads(~few) | leads(sure) | wider
    return pd.concat([made[kept & ~few], made[kept & few]]).reset_index(drop=True)


def surely(frame: pd.DataFrame, apart: pd.DataFrame, *, category: str, row: str) -> pd.Series[bool]:
    """Which rows surely differ from another row of their category, by `pairs`.

    >>> rows = pd.DataFrame({"outlet": ["A", "B", "C"], "frame": "x"})
    >>> apart = pd.DataFrame({"outlet": ["A", "A"], "other": ["B", "C"], "frame": "x", "sure": [True, False]})
    >>> surely(rows, apart, category="frame", row="outlet").tolist()
    [True, True, False]
    """
    sure = apart[apart["sure"].astype(bool)]
    known = {
        pair
        for side in ("outlet", "other")
        for pair in zip(sure[category], sure[side], strict=True)
    }
    found = [pair in known for pair in zip(frame[category], frame[row], strict=True)]
    return pd.Series(found, index=frame.index, dtype=bool)


def in_words(apart: pd.DataFrame) -> pd.Series[str]:
    """Whether each difference of `pairs` or `widest` is sure.

    "perhaps" is said where only its own interval leaves out no difference, not that which allows for all
    comparisons.

    >>> rows = pd.DataFrame({"p": [0.001, 0.04, 0.4, None], "sure": [True, False, False, False]})
    >>> in_words(rows).tolist()
    ['yes', 'perhaps', 'no', 'too few']
    """
    said = apart["sure"].map({True: "yes", False: "no"}).astype(object)
    said = said.mask(~apart["sure"].astype(bool) & (apart["p"] <= LEVEL), "perhaps")
    return said.where(apart["p"].notna(), "too few")


def comparisons(apart: pd.DataFrame, *, what: str) -> str:
    """How many comparisons stand behind the word "sure", and how many would differ by chance.

    Parameters
    ----------
    apart
        Rows of `pairs`.
    what
        What is compared: "frames and sides".

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": "A", "other": "B", "p": [0.001, 0.04, 0.9],
    ...                      "sure": [True, False, False]})
    >>> comparisons(rows, what="frames").partition(". ")[0]
    'How sure a difference is: 1 pair of outlets was compared in frames, 3 comparisons in all'
    """
    known = apart.dropna(subset=["p"])
    if known.empty:
        return "No two outlets are compared: there are too few articles for intervals."
    n, alone = len(known), int((known["p"] <= LEVEL).sum())
    two = len({frozenset(pair) for pair in known[["outlet", "other"]].itertuples(index=False)})
    by_chance = f"about {LEVEL * n:.0f}" if LEVEL * n >= 1 else "fewer than one"
    left = int(known["sure"].sum())
    compared = f"{count(two, 'pairs')} of outlets {'was' if two == 1 else 'were'} compared"
    return (
        f"How sure a difference is: {compared} in {what}, {count(n, 'comparisons')} in all. By chance alone "
        f"{by_chance} of them would have an interval that leaves out 0; {alone or 'none'} "
        f"{'does' if alone < 2 else 'do'}. Sure are those that are left when this is allowed for, here "
        f"{left or 'none'} (false discovery rate 5%, Benjamini and Hochberg 1995); “perhaps” are the others "
        "whose own interval leaves out 0; the rest may be chance."
    )


def leading(
    frame: pd.DataFrame, *, category: str, value: str, n: str, says: str, counted: str,
    most: int = 3, low: str | None = None, high: str | None = None, by: str | None = None,
    opens: Sequence[str] = (),
) -> list[Finding]:  # fmt: skip
    """The largest values of a table in one sentence, with intervals where it has any; none if empty.

    With `by`, the rows with the most of that column instead, whatever their value; `says` holds `{rows}`
    where they stand; `opens` is as in `differences`.

    >>> leading(pd.DataFrame({"who": ["A", "B"], "words": [0.5, 0.1], "n": [4, 1]}), category="who",
    ...         value="words", n="n", says="most is said by {rows}", counted="quotations")[0].text
    'Most is said by A 50% (4 quotations) and B 10% (1 quotation).'
    """
    # What none has leads nothing.
    known = frame.dropna(subset=[value]) if by else frame[frame[value] > 0]
    order = [by or value, category]
    known = known.sort_values(order, ascending=[False, True], kind="stable").head(most)
    if known.empty:
        return []
    rows = known.to_dict("records")
    told = [f"{r[category]} {_with_limits(r, value, low, high, n, counted)}" for r in rows]
    said = upper(says.replace("{rows}", listed(told)))
    weight = LEADS + min(1.0, rows[0][value])
    return [Finding(f"{said}.", _passages(rows, category, value, opens), weight)]


def of_corpus(articles: pd.DataFrame, repairs: pd.DataFrame) -> list[Finding]:
    """How much text there is, what was mended, and what is missing.

    Parameters
    ----------
    articles, repairs
        Tables of a corpus.

    Examples
    --------
    >>> texts = pd.DataFrame({"n_words": [200, 500, 300], "published": [None, "2025-03-09", None]})
    >>> mended = pd.DataFrame({"article_id": ["a"], "step": ["quotes"], "action": ["replaced"]})
    >>> for one in of_corpus(texts, mended):
    ...     print(one.text)
    1,000 words; half of the articles have 300 or more (200 to 500).
    1 repair in 1 article: quotes 1.
    Published on 1 day; most on one day: 1, on 2025-03-09.
    2 articles without a date.
    """
    if articles.empty:
        return []
    words = articles["n_words"]
    found = [
        f"{words.sum():,} words; half of the articles have {words.median():,.0f} or more "
        f"({words.min():,} to {words.max():,})."
    ]
    made = repairs[repairs["action"] != "dropped"]
    if len(made):
        steps = made["step"].value_counts().rename_axis("step").reset_index(name="n")
        steps = steps.sort_values(["n", "step"], ascending=[False, True], kind="stable")
        most = ", ".join(f"{r.step} {r.n:,}" for r in steps.head(3).itertuples())
        where = count(made["article_id"].nunique(), "articles")
        often = "most often " if len(steps) > 3 else ""
        found.append(f"{count(len(made), 'repairs')} in {where}: {often}{most}.")
    days = articles["published"].dropna().astype(str).value_counts()
    if len(days):
        fullest = f"most on one day: {days.iloc[0]:,}, on {min(days.index[days == days.iloc[0]])}"
        found.append(f"Published on {count(len(days), 'days')}; {fullest}.")
    cut = repairs.loc[repairs["step"] == "incomplete", "article_id"].nunique()
    missing = [
        f"{count(n, 'articles')} {what}"
        for n, what in (
            (articles["published"].isna().sum(), "without a date"),
            (cut, "cut short"),
        )
        if n
    ]
    return [Finding(one) for one in [*found, *([f"{' and '.join(missing)}."] if missing else [])]]


def of_clusters(clusters: pd.DataFrame, *, evidence: str, stable: float = 0.5) -> list[Finding]:
    """How many clusters of sentences other seeds find again, and the largest of those.

    Parameters
    ----------
    clusters
        Table of `discovery.find`.
    evidence
        The table whose groups are keyed by cluster.
    stable
        Least stability.
    """
    if clusters.empty:
        return []
    again = clusters[clusters["stability"] >= stable]
    said = f"{len(again) or 'none'} {'is' if len(again) < 2 else 'are'} found again by other seeds"
    found = [
        Finding(f"Of {count(len(clusters), 'clusters')}, {said} (stability {stable:g} or more).")
    ]
    for r in (
        again.sort_values("n_sentences", ascending=False, kind="stable").head(3).to_dict("records")
    ):
        terms = ", ".join(str(r["terms"]).split(", ")[:6])
        where = f"{count(r['n_sentences'], 'sentences')} of {count(r['n_outlets'], 'outlets')}"
        name = f"cluster {r['cluster']}"
        found.append(
            Finding(
                f"{upper(name)}: {terms} ({where}).",
                (Passages(name, evidence, (str(r["cluster"]),)),),
            )
        )
    return found


def has_enough(frame: pd.DataFrame, n: str) -> pd.Series[bool]:
    """Which rows rest on enough articles to be called the least or the most.

    >>> has_enough(pd.DataFrame({"n": [40, 40], "n_articles": [20, 9]}), "n").tolist()
    [True, False]
    """
    return frame["n_articles" if "n_articles" in frame else n] >= ENOUGH


def percent(share: float, digits: int = 0) -> str:
    """A share as whole per cent, or with so many decimals; one decimal below one per cent.

    >>> percent(0.617), percent(0.0042), percent(0.0), percent(0.0001), percent(0.0617, 1)
    ('62%', '0.4%', '0%', '<0.1%', '6.2%')
    """
    if 0 < abs(share) < 0.0005:
        return "<0.1%"
    return f"{share:.1%}" if abs(share) < 0.0095 and share else f"{share:z.{digits}%}"


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


def _with_limits(
    r: Mapping[Any, Any], value: str, low: str | None, high: str | None, n: str, counted: str,
    digits: int = 0,
) -> str:  # fmt: skip
    """A share with its interval, where it has one, and what it rests on."""
    inferred = low and high and not pd.isna(r[low]) and not pd.isna(r[high])
    between = f"{_limits(r[low], r[high])}, " if inferred else ""
    return f"{percent(r[value], digits)} ({between}{count(r[n], counted)})"


def _digits(one: Mapping[Any, Any]) -> int:
    """Decimals with which two shares and their difference add up for who subtracts them."""
    shown = round(100 * one["value"]) - round(100 * one["other_value"])
    return 0 if shown == round(100 * one["difference"]) else 1


def points(one: Mapping[Any, Any], digits: int = 0) -> str:
    """How far two shares are apart, from a row of `pairs`.

    >>> points({"value": 0.62, "other_value": 0.5, "difference": 0.12, "low": 0.02, "high": 0.2})
    '12 points apart (2 to 20)'
    """
    first, other = (round(100 * one[end], digits) for end in ("value", "other_value"))
    apart = f"{first - other:z.{digits}f}"
    low, high = (f"{100 * one[end]:z.{digits}f}" for end in ("low", "high"))
    return f"{apart} point{'s' * (apart != '1')} apart ({low} to {high})"


def verdict(one: Mapping[Any, Any]) -> str:
    """How sure a difference is, in a sentence; the words are those of `in_words`."""
    if one["sure"]:
        return "a sure difference"
    if one["p"] <= LEVEL:
        return "perhaps (sure only if taken alone)"
    return "which may be chance"


def _beyond(
    passed: pd.DataFrame, row: str, value: str, least: Mapping[Any, Any], most: Mapping[Any, Any]
) -> str:
    """Which of the rows that are passed over have less than the least, or more than the most."""
    told = []
    for word, reached, out in (
        ("less", passed[value].min(), passed[value] < least[value]),
        ("more", passed[value].max(), passed[value] > most[value]),
    ):
        if out.any():
            names = listed(sorted(map(str, passed.loc[passed[value] == reached, row])))
            told.append(f"{word} in {names}, {percent(reached)}")
    few = f"With fewer than {ENOUGH} articles, and so passed over"
    return f" {few}: {'; '.join(told)}." if told else ""


def _passages(
    rows: Sequence[Mapping[Any, Any]], label: str, value: str, opens: Sequence[str]
) -> tuple[Passages, ...]:
    """What rows of a table open into; a share of nothing has no passages."""
    return tuple(
        Passages(str(r[label]), str(r["evidence"]), tuple(str(r[one]) for one in opens))
        for r in rows
        if opens and r[value]
    )


def _limits(low: float, high: float) -> str:
    return f"{percent(low).removesuffix('%')} to {percent(high)}"


def upper(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
