"""Events that several articles tell: who tells which, and how outlets differ within them.

What outlets print of one event is of one time and one matter, so that neither explains how they differ.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Hashable, Mapping
from itertools import chain, combinations, product
from typing import Any

import numpy as np
import pandas as pd

from research.articles import Corpus
from research.articles.model import table
from research.contrasts import LEVEL
from research.findings import LEADS, Finding
from research.measures.comparison import of_events as _grouped
from research.measures.comparison.terms import FUNCTION_WORDS, stem
from research.statistics import benjamini_hochberg, mean_interval, p_of_interval
from research.wording import count, listed, points

# An outlet that published nothing that is loaded so near to an event is not said to leave it out.
_NEAR = dt.timedelta(days=7)
_OF_IT = 2  # words of an event's headlines in another headline, which then may be of it
_HEADS = {"headline", "deck", "subhead"}  # paragraphs before the text
# How sure the grouping is, for a reader who meets its numbers: benchmarks/results/events.json.
SURE_OF_GROUPS = (
    "“Likely” are groups whose articles are rather alike: 75 to 100 of 100 such groups are one event, of the "
    "others, “doubtful”, 57 to 83. Read the headlines before citing an event."
)
# What is said of outlets that do not tell an event, behind the head of the column.
OF_LEFT_OUT = (
    "names outlets with articles from a week of the event, none of which has two words of its headlines in "
    "its own; one that is not loaded may. Of doubtful events none is named. Of an outlet in neither column "
    "it is not known whether it tells the event."
)
SURE_OF_EVENTS = (
    "By what people said of other articles: of 100 pairs of articles put in one event 94 to 100 are of one "
    "where several outlets were collected on the same events (there 87 to 99 of 100 such pairs are found), "
    "only 62 of 100 where they were not."
)
# Mean likeness from which on two articles, or more of them, are likely of one event: set on the groups of
# benchmarks/results/events.json ("alike", "less_alike").
ALIKE, ALIKE_IF_SEVERAL = 0.2, 0.12
LEAST = 5  # events that two outlets must share to be compared within them
LIKELY, DOUBTFUL = "likely", "doubtful"
# Beside a number; "perhaps" and "too few" say it themselves.
_SURE = {"yes": "sure", "no": "not sure"}
_LISTED = [
    "event_id", "first", "headline", "n_articles", "n_outlets", "one_event", "carried_by", "not_carried_by",
]  # fmt: skip
_PAIRS = [
    "outlet", "other", "value", "other_value", "difference", "low", "high", "n_events", "p", "sure",
]  # fmt: skip


def carried(corpus: Corpus) -> pd.DataFrame:
    """The articles of the events that several articles tell, with outlets as reports name them.

    Returns
    -------
    DataFrame
        event_id, article_id, outlet, published, title, likeness (mean over the pairs of articles of the
        event, 0 to 1); the articles of an event by date.
    """
    members = _grouped(corpus)
    several = members[members.groupby("event_id")["event_id"].transform("size") > 1]
    titles = {item.article_id: item.title or item.article_id for item in corpus}
    labels = {item.article_id: item.label for item in corpus}
    own = several["article_id"]
    made = several[["event_id", "article_id", "published"]].assign(
        outlet=own.map(labels),
        title=own.map(titles),
        likeness=several.groupby("event_id")["similarity"].transform("mean"),
        undated=several["published"].isna(),
    )
    order = ["event_id", "undated", "published", "article_id"]
    made["published"] = made["published"].astype(object).where(~made["undated"], None)
    made = made.sort_values(order, kind="stable", key=_in_order)
    columns = ["event_id", "article_id", "outlet", "published", "title", "likeness"]
    return made[columns].reset_index(drop=True)


def _in_order(column: pd.Series) -> pd.Series:
    return column.astype(str) if column.name == "published" else column


def listed_events(members: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row an event: when, the headline of its first article, which outlets tell it, which do not.

    Parameters
    ----------
    members
        Table of `carried`.
    articles
        All articles: article_id, title, outlet, as in `members`, and published; see `left_out`.

    Returns
    -------
    DataFrame
        event_id, first (day), headline, n_articles, n_outlets, one_event ("likely", or "doubtful" where
        its articles are less alike than `least_likeness`), carried_by, not_carried_by ("" if doubtful).
        The likely ones first; of these those that an outlet leaves out, and that most outlets tell.
    """
    silent = left_out(members, articles)
    rows = []
    for number, part in members.groupby("event_id", sort=True):
        counts = part["outlet"].value_counts()
        names = [f"{name} ({n})" if n > 1 else str(name) for name, n in sorted(counts.items())]
        likely = is_likely(part).all()
        rows.append(
            {
                "event_id": number,
                "first": part["published"].iloc[0],
                "headline": part["title"].iloc[0],
                "n_articles": len(part),
                "n_outlets": len(counts),
                "one_event": LIKELY if likely else DOUBTFUL,
                "carried_by": ", ".join(names),
                "not_carried_by": ", ".join(silent[number]) if likely else "",
            }
        )
    made = table(rows, _LISTED)
    order = made.assign(
        doubtful=made["one_event"] == DOUBTFUL,
        whole=made["not_carried_by"] == "",
        undated=made["first"].isna(),
        day=made["first"].astype(str),
    )
    keys = ["doubtful", "whole", "n_outlets", "undated", "day"]
    order = order.sort_values(keys, ascending=[True, True, False, True, True], kind="stable")
    return made.loc[order.index].reset_index(drop=True)


def n_left_out(listed: pd.DataFrame) -> str:
    """Of how many events an outlet is said to carry nothing, from the table of `listed_events`.

    >>> n_left_out(pd.DataFrame({"not_carried_by": ["A, B", "", ""], "one_event": "likely"}))
    'In 1 of 3 likely events an outlet is named that does not carry it.'
    >>> n_left_out(pd.DataFrame({"not_carried_by": [""], "one_event": "doubtful"}))
    'No group of articles is likely enough one event to say who does not carry it.'
    """
    likely = listed[listed["one_event"] == LIKELY]
    if likely.empty:
        return "No group of articles is likely enough one event to say who does not carry it."
    named = int((likely["not_carried_by"] != "").sum())
    of = count(len(likely), "likely events")
    return f"In {named or 'none'} of {of} an outlet is named that does not carry it."


def is_likely(members: pd.DataFrame) -> pd.Series[bool]:
    """Of which articles the group is likely one event."""
    size = members.groupby("event_id")["event_id"].transform("size")
    return members["likeness"] >= size.map(least_likeness)


def least_likeness(size: int) -> float:
    """How alike so many articles must be to be likely of one event."""
    return ALIKE if size == 2 else ALIKE_IF_SEVERAL


def left_out(members: pd.DataFrame, articles: pd.DataFrame) -> dict[Hashable, list[str]]:
    """The outlets that carry no article of an event, though articles of theirs from a week of it are loaded.

    Of others nothing is said: what they published in those days may not be loaded. Nor of an outlet with a
    headline in that week that has two words of the event's headlines: it may tell of it from another side.

    Parameters
    ----------
    members
        event_id, article_id, outlet and published, one row an article of an event.
    articles
        All articles: article_id, title, outlet, as in `members`, and published.
    """
    dated = articles[articles["published"].notna()]
    known = {
        str(name): list(zip(own["published"], own["title"].map(_headline_words), strict=True))
        for name, own in dated.groupby("outlet")
    }
    titles = articles.drop_duplicates("article_id").set_index("article_id")["title"]
    found: dict[Hashable, list[str]] = {}
    for number, part in members.groupby("event_id", sort=True):
        days = [day for day in part["published"] if pd.notna(day)]
        tells = set(part["outlet"])
        told = frozenset().union(*part["article_id"].map(titles).map(_headline_words))
        found[number] = []
        for name, own in known.items():
            if not days or name in tells:
                continue
            near = [w for day, w in own if min(days) - _NEAR <= day <= max(days) + _NEAR]
            if near and all(len(words & told) < _OF_IT for words in near):
                found[number].append(name)
    return found


def without(only: pd.DataFrame, members: pd.DataFrame) -> pd.Series[Any]:
    """The outlets that leave out what only some articles of an event carry.

    An outlet with several articles of the event leaves out what is in none of them.

    Parameters
    ----------
    only
        The table `omissions`.
    members
        event_id, article_id and outlet, one row an article of an event.

    Returns
    -------
    Series of list of str
        Names by row of `only`, in the order of `members`; none where each may carry it.
    """
    printed = members.groupby(["event_id", "outlet"], sort=False)["article_id"].agg(set)
    of_event = {
        number: {name: printed[number, name] for _, name in part.index}
        for number, part in printed.groupby(level="event_id", sort=False)
    }
    absent = only["absent_from"].str.split("; ").map(set)
    found = [
        [name for name, own in of_event[number].items() if own <= ids]
        for number, ids in zip(only["event_id"], absent, strict=True)
    ]
    return pd.Series(found, index=only.index, dtype=object)


def _headline_words(title: object) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{3,}", title.casefold()) if isinstance(title, str) else []
    return frozenset(stem(word) for word in words if word not in FUNCTION_WORDS)


def in_common(articles: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """For every two outlets, in how many weeks both have articles, and how many events both tell.

    Parameters
    ----------
    articles
        All articles: outlet, as in `members`, and published.
    members
        Table of `carried`.

    Returns
    -------
    DataFrame
        outlet and other (in the order of the alphabet), n_weeks (from Monday on; NaN where an outlet has no
        dated article), n_events.
    """
    dated = articles[articles["published"].notna()]
    monday = [day - dt.timedelta(days=day.weekday()) for day in dated["published"]]
    weeks = dated.assign(week=monday).groupby("outlet")["week"].agg(set).to_dict()
    events = members.groupby("outlet")["event_id"].agg(set).to_dict()
    rows = [
        {
            "outlet": one,
            "other": other,
            "n_weeks": len(weeks[one] & weeks[other]) if {one, other} <= weeks.keys() else math.nan,
            "n_events": len(events.get(one, set()) & events.get(other, set())),
        }
        for one, other in combinations(sorted(set(articles["outlet"])), 2)
    ]
    return table(rows, ["outlet", "other", "n_weeks", "n_events"])


def together(
    members: pd.DataFrame, *, n_articles: int, section: tuple[str, str] | None = None
) -> list[Finding]:
    """How many events several outlets tell, and which outlets tell them together most often.

    Parameters
    ----------
    members
        Table of `carried`.
    n_articles
        Articles of the corpus.
    section
        Of the page that tells more: see `Finding`.

    Examples
    --------
    >>> rows = pd.DataFrame({"event_id": [1, 1, 2, 2, 3, 3], "article_id": list("abcdef"),
    ...                      "outlet": list("ABABAA"), "likeness": 0.4})
    >>> together(rows, n_articles=7)[0].text.partition(": ")[0]
    '3 events are told by several articles, 2 of them by more than one outlet, in 4 of 7 articles'
    """
    by_event = members.groupby("event_id")["outlet"]
    groups = {event: tuple(sorted(set(names))) for event, names in by_event}
    whole = len(groups)
    groups = {event: names for event, names in groups.items() if len(names) > 1}
    if not groups:
        return [Finding("No event is told by more than one outlet, as far as the articles show.")]
    inside = int(members["event_id"].isin(list(groups)).sum())
    names, most = min(Counter(groups.values()).items(), key=lambda item: (-item[1], item[0]))
    n = len(groups)
    said = f"{count(n, 'events')} {'is' if n == 1 else 'are'} told by more than one outlet"
    if whole > n:
        said = f"{count(whole, 'events')} are told by several articles, {n} of them by more than one outlet"
    often = f": {listed(names)} together tell {most:,} of these" if most > 1 else ""
    doubtful = members.loc[~is_likely(members), "event_id"].nunique()
    doubt = f"; of {doubtful} it is doubtful whether they are one event" if doubtful else ""
    text = f"{said}, in {inside:,} of {count(n_articles, 'articles')}{often}{doubt}."
    return [Finding(text, (), LEADS, "events", section)]


def within(
    parts: pd.DataFrame, members: pd.DataFrame, *, by: str, value: str, weight: str | None = None,
    least: int = LEAST,
) -> pd.DataFrame:  # fmt: skip
    """How far every two outlets are apart within the events that both tell.

    Parameters
    ----------
    parts
        One row an article and category: article_id, the columns `by` and `value`, and `weight`, what
        the value is a part of (None: 1).
    members
        Table of `carried`.
    by
        Column of categories: "frame".
    least
        Events that two outlets must share to be compared.

    Returns
    -------
    DataFrame
        outlet and other (in the order of the alphabet), the column `by`, value and other_value (means over
        the events of each outlet's share in them), difference, low, high (`statistics.mean_interval` of
        one difference an event), n_events, p (of no difference, by the interval) and sure (p at most
        .05, adjusted for all rows), as `contrasts.pairs` gives; the widest first.
    """
    rows = _in_events(parts, members, value, weight)
    found = []
    for name, own in rows.groupby(by, sort=True):
        sums = own.groupby(["event_id", "outlet"])[["part", "whole"]].sum()
        shares = (sums["part"] / sums["whole"]).unstack("outlet")
        of_outlet = {outlet: shares[outlet].to_numpy() for outlet in sorted(shares.columns)}
        for (one, its), (other, others) in combinations(of_outlet.items(), 2):
            both = ~(np.isnan(its) | np.isnan(others))
            if both.sum() < least:
                continue
            apart = mean_interval(its[both] - others[both])
            found.append(
                {
                    "outlet": one, "other": other, by: name,
                    "value": its[both].mean(), "other_value": others[both].mean(),
                    "difference": apart.value, "low": apart.low, "high": apart.high,
                    "n_events": apart.n,
                }
            )  # fmt: skip
    made = table(found, [*_PAIRS[:2], by, *_PAIRS[2:-2]])
    p = p_of_interval(made["difference"], made["low"], made["high"])
    made = made.assign(p=p, sure=benjamini_hochberg(p) <= LEVEL)
    size = -made["difference"].astype(float).abs()
    return made.loc[size.sort_values(kind="stable").index].reset_index(drop=True)


def _in_events(
    parts: pd.DataFrame, members: pd.DataFrame, value: str, weight: str | None
) -> pd.DataFrame:
    """The rows of articles of events that count: event_id, outlet, and part of a whole."""
    rows = parts.drop(columns=["outlet"], errors="ignore").merge(
        members[["event_id", "article_id", "outlet"]], on="article_id"
    )
    rows = rows.assign(part=rows[value].astype(float), whole=rows[weight] if weight else 1.0)
    return rows[rows["part"].notna() & (rows["whole"] > 0)]


def behind(
    passages: pd.DataFrame, inside: pd.DataFrame, parts: pd.DataFrame, members: pd.DataFrame, *, by: str,
    value: str, weight: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """The passages of each share in a table of `within`: those in the events that its two outlets tell.

    Parameters
    ----------
    passages
        One row a passage: article_id, the column `by`, and more.
    inside
        The table.
    parts, members, by, value, weight
        What it was made of.

    Returns
    -------
    DataFrame
        The columns of `passages`, with outlet as reports name it, and pair ("A / B").
    """
    rows = _in_events(parts, members, value, weight)
    found = [passages.iloc[:0].assign(pair="")]
    for name, own in rows.groupby(by, sort=False):
        tells = own.groupby("outlet")["event_id"].agg(set)
        labels = own.drop_duplicates("article_id").set_index("article_id")["outlet"]
        events = own.drop_duplicates("article_id").set_index("article_id")["event_id"]
        said = passages[(passages[by] == name) & passages["article_id"].isin(labels.index)]
        said = said.assign(outlet=said["article_id"].map(labels))
        places = said.groupby([said["outlet"], said["article_id"].map(events)]).indices
        at: list[int] = []
        pairs: list[str] = []
        for one in inside[inside[by] == name].to_dict("records"):
            ends = one["outlet"], one["other"]
            both = product(ends, tells[ends[0]] & tells[ends[1]])
            chosen = sorted(chain.from_iterable(places.get(key, ()) for key in both))
            at += chosen
            pairs += [f"{ends[0]} / {ends[1]}"] * len(chosen)
        found.append(said.iloc[at].assign(pair=pairs))
    return pd.concat(found, ignore_index=True)


def beside(
    apart: pd.DataFrame, inside: pd.DataFrame, common: pd.DataFrame, *, by: str
) -> list[str]:
    """How far the outlets of each row of `contrasts.turned` are apart within events, or why none can say.

    `inside` is of `within`, with sure in words; `common` is of `in_common`.

    >>> row = {"outlet": "A", "other": "B", "frame": "x", "difference": 0.1, "low": -0.002, "high": 0.2}
    >>> told = pd.DataFrame({"outlet": ["A"], "other": ["B"], "n_events": [1]})
    >>> beside(pd.DataFrame([row]), pd.DataFrame([row | {"sure": "no"}]), told, by="frame")
    ['+10 (-0.2 to +20), not sure']
    >>> few = row | {"low": None, "high": None, "sure": "too few"}
    >>> beside(pd.DataFrame([row]), pd.DataFrame([few]), told, by="frame")
    ['+10, too few']
    >>> beside(pd.DataFrame([row]), pd.DataFrame([few])[:0], told, by="frame")
    ['1 event: too few']
    """
    known = {(r["outlet"], r["other"], r[by]): r for r in inside.to_dict("records")}
    shared = common.set_index(["outlet", "other"])["n_events"].to_dict()
    found = []
    for one, other, name in zip(apart["outlet"], apart["other"], apart[by], strict=True):
        row = known.get((one, other, name))
        if row is not None:
            found.append(_apart(row))
            continue
        n = shared[one, other]
        told = f"{count(n, 'events')}: too few" if n < LEAST else f"in too few of {n:,} events"
        found.append(told if n else "no event of both")
    return found


def _apart(row: Mapping[Hashable, Any]) -> str:
    limits = f" ({points(row['low'])} to {points(row['high'])})" if pd.notna(row["low"]) else ""
    return f"{points(row['difference'])}{limits}, {_SURE.get(row['sure'], row['sure'])}"


def leads(members: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """The articles of each event by the first sentence of their text, for `display.evidence`.

    Returns
    -------
    DataFrame
        The columns of `carried`, the headline and first day of the event as in `listed_events`, start and
        end (the same: nothing is marked).
    """
    first = members.drop_duplicates("event_id").set_index("event_id")[["title", "published"]]
    first.columns = pd.Index(["headline", "first"])
    begins = {
        name: next((p.start for p in corpus[name].paragraphs if p.role not in _HEADS), 0)
        for name in members["article_id"]
    }
    start = members["article_id"].map(begins).astype("int64")
    return members.join(first, on="event_id").assign(start=start, end=start)


def of_claims(claims: pd.DataFrame) -> list[Finding]:
    """What an event's claims say of its articles; nothing where there are none.

    Parameters
    ----------
    claims
        Table `claims` of one event.

    >>> rows = pd.DataFrame({"claim_id": [1, 1, 2, 3], "n_articles": [2, 2, 1, 1], "n_event": 3,
    ...                      "carried_differently_by": ["", "", "", "b"], "unclear_in": ""})
    >>> of_claims(rows)[0].text.partition(";")[0]
    'Of 3 claims, none is told by all 3 articles, 1 by two and 2 by one alone'
    """
    if claims.empty:
        return []
    each = claims.drop_duplicates("claim_id")
    whole = int(claims["n_event"].iloc[0])
    single = each["n_articles"] == 1
    several = int((~single & (each["n_articles"] < whole)).sum())
    every, alone = int((each["n_articles"] == whole).sum()), int(single.sum())
    told = [
        f"{every or 'none'} {'is' if every < 2 else 'are'} told by "
        f"{'both' if whole == 2 else f'all {whole}'} articles"
    ]
    if several:
        told.append(f"{several} by {'two' if whole == 3 else 'some of them'}")
    told.append(f"{alone or 'none'} by one alone")
    touches = each["carried_differently_by"].astype(bool) | each["unclear_in"].astype(bool)
    near = int((touches & single).sum())
    of_these = f"{near} of these {alone}" if alone > 1 else "this one"
    touched = f"; {of_these} another article touches on, in other words or by a figure"
    said = f"Of {count(len(each), 'claims')}, {listed(told)}{touched if near else ''}."
    return [Finding(said, weight=LEADS)]


def of_events(members: pd.DataFrame) -> list[Finding]:
    """How many of the events each outlet tells, the fewest last; nothing where there is no event.

    Parameters
    ----------
    members
        Table `members` of all events; one that a single article tells is passed over.

    >>> rows = pd.DataFrame({"event_id": [1, 1, 2, 2, 3], "outlet": ["A", "B", "A", "A", "A"]})
    >>> of_events(rows)[0].text
    'Of 2 events that several articles tell, A tells 2 and B 1.'
    """
    members = members[members.groupby("event_id")["event_id"].transform("size") > 1]
    if members.empty:
        return []
    whole = members["event_id"].nunique()
    told = members.groupby("outlet")["event_id"].nunique().rename("n").reset_index()
    told = told.sort_values(["n", "outlet"], ascending=[False, True], kind="stable")
    first, *others = zip(told["outlet"], told["n"], strict=True)
    each = [f"{first[0]} tells {first[1]}", *(f"{outlet} {n}" for outlet, n in others)]
    said = f"Of {count(whole, 'events')} that several articles tell, {listed(each, most=20)}."
    return [Finding(said, weight=LEADS)]
