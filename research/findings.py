"""Sentences that say what a table shows, and nothing where it shows nothing sure.

Each function takes a table of values with intervals and returns sentences with the number, its
interval and what it rests on. A difference is told only where it is sure though many are looked at;
with too few articles for intervals that is said instead. Only differences are computed, of values in
the table. What else may explain a number is no finding: see `research.cautions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from research.contrasts import LEVEL, digits, pairs, points, verdict
from research.wording import count, limits, listed, places, share, upper

ENOUGH = 15  # articles, with fewer of which a row is called neither the least nor the most
ENOUGH_STANCES = 50  # with fewer of which a target is not ranked
# What is surely different weighs more than what leads a table, and that more than what may be chance.
SURE, LEADS, PERHAPS, CHANCE = 2.0, 1.0, 0.5, 0.0


class Passages(NamedTuple):
    """A group of a table of evidence: what it is called in a sentence, the table, the group's key."""

    label: str
    evidence: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, what it opens into, what it is about, and how much it weighs beside others.

    `section` is the anchor and the name of the part of the page that tells more. `short` is the same in
    a few words, for a sentence of several (`in_short`).
    """

    text: str
    passages: tuple[Passages, ...] = ()
    weight: float = CHANCE
    about: str = ""
    section: tuple[str, str] | None = None
    short: str = ""


def foremost(items: Iterable[Finding], *, most: int = 6) -> list[Finding]:
    """The weightiest sentences, in the order of their weight.

    Sure differences come first, the widest before others; then what leads a table, and that no difference
    is sure; then the least and the most that perhaps differ, and those that may differ by chance. Of two
    that are about the same category only the weightier is told.

    >>> told = [Finding("b", weight=0.1), Finding("a", weight=2.4), Finding("c", weight=1.2)]
    >>> [one.text for one in foremost(told, most=2)]
    ['a', 'c']
    """
    kept: dict[str, Finding] = {}
    for one in sorted(items, key=lambda one: -one.weight):
        kept.setdefault(one.about or one.text, one)
    return list(kept.values())[:most]


def in_short(
    items: Sequence[Finding], *, says: str, section: tuple[str, str] | None = None
) -> list[Finding]:
    """One sentence of several findings of `extremes`, each in a few words; none of none.

    >>> told = [Finding("...", short="A in X 2% and Y 4% (may be chance)"), Finding("...", short="B in X 5%")]
    >>> in_short(told, says="Least and most")[0].text
    'Least and most: A in X 2% and Y 4% (may be chance); B in X 5%.'
    """
    told = "; ".join(one.short for one in items if one.short)
    return [Finding(f"{says}: {told}.", section=section)] if told else []


def differences(
    frame: pd.DataFrame, *, category: str, row: str, value: str, low: str, high: str, n: str,
    says: str, about: str, counted: str = "articles", most: int = 3, apart: pd.DataFrame | None = None,
    opens: Sequence[str] = (), section: tuple[str, str] | None = None, beside: tuple[str, str] | None = None,
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
        `pairs` of a larger table that this one is part of, whose comparisons then count too. Where it has
        the column without_one (`contrasts.without_one`), a difference of which one article makes more than
        half is told with what is left of it.
    opens
        Columns that key the passages which a finding opens into; column `evidence` names their table.
    section
        Of the page that tells more: see `Finding`.
    beside
        The page of `pairwise.side_by_side`, where there is one: its name, and the column of what it compares.

    Returns
    -------
    list of Finding
        The widest sure difference first; where none is sure, one sentence that says so, with the widest of
        those that rest on `ENOUGH` articles and are perhaps, else of all that rest on so many, else of those
        that are perhaps, else of all; where no row has an interval, one that says why.

    >>> table = pd.DataFrame({"frame": ["conflict"] * 2, "outlet": ["A", "B"], "share": [0.2, 0.6],
    ...                       "low": [0.1, 0.5], "high": [0.3, 0.7], "n": [9, 8]})
    >>> differences(table, category="frame", row="outlet", value="share", low="low", high="high",
    ...             n="n", says="{row}: {share}, {other}: {other_share}", about="frames")[0].text[:68]
    'B: 60% (50 to 70%, 8 articles), A: 20% (10 to 30%, 9 articles): 40 p'
    >>> named = table.replace({"A": "dpa", "B": "taz"})
    >>> differences(named, category="frame", row="outlet", value="share", low="low", high="high",
    ...             n="n", says="{row}: {share}, {other}: {other_share}", about="frames")[0].text[:8]
    'taz: 60%'
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
    if surely.empty:
        perhaps = apart["p"] <= LEVEL
        sized = known[has_enough(known, n)]
        large = both_in(apart, sized, category=category, row=row)
        # Of few articles the widest is noise, "perhaps" too, as long as others rest on more.
        best = next(
            part for part in (perhaps & large, large, perhaps, apart["p"].notna()) if part.any()
        )
        widest = "The widest with an interval"
        if large.any():
            held = "with" if counted == "articles" else f"whose {counted} stand in"
            widest = f"The widest between two {held} {ENOUGH} articles or more"
            widest += " that is perhaps one" if (perhaps & large).any() else ""
    for one in (apart[best].head(1) if surely.empty else surely).to_dict("records"):
        name = str(one[category])
        ends = [by_name[name, str(one[side])] for side in ("outlet", "other")]
        decimals = digits(one)
        first, other = (_with_limits(r, value, low, high, n, counted, decimals) for r in ends)
        names = {"row": ends[0][row], "other": ends[1][row], "category": name}
        said = says.format(**names, share=first, other_share=other)
        # An outlet that is named in small letters stays so.
        said = said if says.startswith("{row}") else upper(said)
        text = f"{said}: {points(one, decimals)}, {verdict(one)}{_without_one(one)}."
        if surely.empty:
            text = f"{upper(none)}. {widest}: {text}{_wider(apart, one, category)}"
        weight = (LEADS if surely.empty else SURE) + one["difference"]
        opened = _passages(ends, row, value, opens) + _both(ends, row, beside)
        told.append(Finding(text, opened, weight, name, section))
    return told


def extremes(
    frame: pd.DataFrame, *, category: str, row: str, value: str, low: str, high: str, n: str,
    says: str, counted: str = "articles", most: int = 3, apart: pd.DataFrame | None = None,
    opens: Sequence[str] = (), beside: tuple[str, str] | None = None,
) -> list[Finding]:  # fmt: skip
    """Which row of a category has the least and which the most, and whether these two surely differ.

    Parameters
    ----------
    frame, category, row, value, low, high, n, counted, apart, opens, beside
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
        decimals = digits(one)
        ends = [
            f"{r[row]}, {_with_limits(r, value, low, high, n, counted, decimals)}"
            for r in (least, largest)
        ]
        said = upper(says.format(category=name, least=ends[0], most=ends[1]))
        beyond = _beyond(passed[passed[category] == name], row, value, least, largest)
        text = f"{said}: {points(one, decimals)}, {verdict(one)}{_without_one(one)}.{beyond}"
        opened = _passages((least, largest), row, value, opens)
        opened += _both((least, largest), row, beside)
        weight = how_sure(one) + one["difference"]
        two = " and ".join(f"{r[row]} {share(r[value], decimals)}" for r in (least, largest))
        short = f"{name} in {two} ({_sure(one)})"
        told.append(Finding(text, opened, weight, str(name), short=short))
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
            decimals = digits(one)
            apart_by = points(one, decimals).replace(" apart", "")
            told[str(name)] = f"{apart_by}, {_sure(one)}"
    return told


def leading(
    frame: pd.DataFrame, *, category: str, value: str, n: str, says: str, counted: str,
    most: int = 3, low: str | None = None, high: str | None = None, by: str | None = None,
    opens: Sequence[str] = (), within: str | None = None,
) -> list[Finding]:  # fmt: skip
    """The largest values of a table in one sentence, with intervals where it has any; none if empty.

    With `by`, the rows with the most of that column instead, whatever their value; `says` holds `{rows}`
    where they stand; `opens` is as in `differences`. The values are shares of n; with `within`, a column of
    the articles that n stands in, they may be shares of anything.

    >>> leading(pd.DataFrame({"frame": ["A", "B"], "share": [0.5, 0.25], "n": [4, 4]}), category="frame",
    ...         value="share", n="n", says="the commonest first: {rows}", counted="articles")[0].text
    'The commonest first: A 50% of 4 articles and B 25% of 4 articles.'
    """
    # What none has leads nothing; what is shown with the same number as the last is not left out.
    known = frame.dropna(subset=[value]) if by else frame[frame[value] > 0]
    order = [by or value, category]
    known = known.sort_values(order, ascending=[False, True], kind="stable")
    if known.empty:
        return []
    last = known[order[0]].iloc[min(most, len(known)) - 1]
    same = known[order[0]].map(lambda one: not by and share(one) == share(last))
    known = known[same | (np.arange(len(known)) < most)].head(most + 2)
    rows = known.to_dict("records")
    told = [
        f"{r[category]} {_with_limits(r, value, low, high, n, counted, 0, within)}" for r in rows
    ]
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


def both_in(
    apart: pd.DataFrame, frame: pd.DataFrame, *, category: str, row: str
) -> pd.Series[bool]:
    """Of which rows of `contrasts.pairs` the frame has both ends.

    >>> apart = pd.DataFrame({"outlet": ["A", "A"], "other": ["B", "C"], "frame": "x"})
    >>> rows = pd.DataFrame({"outlet": ["A", "B"], "frame": "x"})
    >>> both_in(apart, rows, category="frame", row="outlet").tolist()
    [True, False]
    """
    held = set(zip(frame[category], frame[row], strict=True))
    ends = zip(apart[category], apart["outlet"], apart["other"], strict=True)
    found = [(name, one) in held and (name, other) in held for name, one, other in ends]
    return pd.Series(found, index=apart.index, dtype=bool)


def has_enough(frame: pd.DataFrame, n: str) -> pd.Series[bool]:
    """Which rows rest on enough articles to be called the least or the most.

    >>> has_enough(pd.DataFrame({"n": [40, 40], "n_articles": [20, 9]}), "n").tolist()
    [True, False]
    """
    return frame["n_articles" if "n_articles" in frame else n] >= ENOUGH


def _with_limits(
    r: Mapping[Any, Any], value: str, low: str | None, high: str | None, n: str, counted: str,
    decimals: int = 0, within: str | None = None,
) -> str:  # fmt: skip
    """A share with its interval, where it has one, and what it rests on."""
    inferred = low and high and not pd.isna(r[low]) and not pd.isna(r[high])
    between = ""
    if inferred:
        between = f"{limits(r[low], r[high], places(r[value], decimals))}, "
    of = count(r[n], counted) + (f" in {count(r[within], 'articles')}" if within else "")
    said = share(r[value], decimals)
    # With `within`, n is no whole that the share is of: "50% (4 quotations in 2 articles)" of all words.
    return f"{said} ({between}{of})" if inferred or within else f"{said} of {of}"


def how_sure(one: Mapping[Any, Any]) -> float:
    """What a difference weighs by its being sure: a row of `pairs`, or of any table with p and sure."""
    return SURE if one["sure"] else PERHAPS if one["p"] <= LEVEL else CHANCE


def _sure(one: Mapping[Any, Any]) -> str:
    """How sure a difference is, in a word or two."""
    return "sure" if one["sure"] else "perhaps" if one["p"] <= LEVEL else "may be chance"


def _both(
    rows: Sequence[Mapping[Any, Any]], row: str, beside: tuple[str, str] | None
) -> tuple[Passages, ...]:
    """The part of the page of `pairwise.side_by_side` that has the sentences of two rows side by side."""
    pair = " / ".join(sorted(str(one[row]) for one in rows))
    name, what = beside or ("", "")
    return (Passages("side by side", name, (pair, str(rows[0][what]))),) if beside else ()


def _without_one(one: Mapping[Any, Any]) -> str:
    """What is left of a difference without one article, where that is less than half."""
    left = one.get("without_one")
    if left is None or pd.isna(left) or left >= one["difference"] / 2 or one["difference"] < 0.05:
        return ""
    rest = round(100 * left)
    if rest < 0:
        return "; without one of the articles it would be reversed"
    said = count(rest, "points") if rest else "nothing"
    return f"; without one of the articles {said} of it would be left"


def _wider(apart: pd.DataFrame, told: Mapping[Any, Any], category: str) -> str:
    """The widest difference with an interval, where it is wider than the one told: of fewer articles."""
    one = apart.iloc[0].to_dict()
    if one["difference"] <= told["difference"]:
        return ""
    decimals = digits(one)
    ends = (f"{one[side]} {share(one[end], decimals)}" for side, end in
            (("outlet", "value"), ("other", "other_value")))  # fmt: skip
    return (
        f" With fewer than {ENOUGH} articles it is {one[category]}, {' and '.join(ends)}: "
        f"{points(one, decimals)}, {_sure(one)}."
    )


def _beyond(
    passed: pd.DataFrame, row: str, value: str, least: Mapping[Any, Any], most: Mapping[Any, Any]
) -> str:
    """Which of the rows that are passed over go beyond the least or the most."""
    if passed.empty:
        return ""
    told = []
    for word, reached, out in (
        ("less", passed[value].min(), passed[value] < least[value]),
        ("more", passed[value].max(), passed[value] > most[value]),
    ):
        if out.any():
            names = listed(sorted(map(str, passed.loc[passed[value] == reached, row])))
            told.append(f"{word} in {names}, {share(reached)}")
    return f" With fewer than {ENOUGH} articles: {'; '.join(told)}." if told else ""


def _passages(
    rows: Sequence[Mapping[Any, Any]], label: str, value: str, opens: Sequence[str]
) -> tuple[Passages, ...]:
    """What rows of a table open into; a share of nothing has no passages."""
    return tuple(
        Passages(str(r[label]), str(r["evidence"]), tuple(str(r[one]) for one in opens))
        for r in rows
        if opens and r[value]
    )
