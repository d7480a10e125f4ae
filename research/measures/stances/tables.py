"""What a table of stances adds up to: positions, the outlet's voice and the others', who speaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from research.articles.model import table
from research.statistics import (
    MINIMUM,
    Interval,
    benjamini_hochberg,
    certainty,
    difference,
    few_articles,
    p_of_interval,
    resamples,
    share_interval,
)

_CELLS = [
    "outlet", "holder", "target", "n", "n_articles", "expected_right", "mean", "low", "high",
    "certainty",
]  # fmt: skip
_SHARES = [
    "outlet", "target", "n", "n_articles", "expected_right", "against", "favour", "low", "high",
    "against_low", "against_high", "certainty",
]  # fmt: skip
_GAPS = [
    "outlet", "target", "n_narrator", "narrator", "n_others", "others", "gap", "share_others",
]  # fmt: skip
_VOICES = [
    "outlet", "target", "n_own", "own", "n_others", "others", "difference", "low", "high", "p", "sure",
]  # fmt: skip
_LEVEL = 0.05
_HOLDERS = ["target", "sign", "holder", "n", "n_own", "expected_right", "n_articles", "outlets"]
_SPEAKERS = ["outlet", "holder", "target", "n", "n_quoted", "mean"]

EVERY = "all outlets"
SAID = ("all stances", "told in its own words", "quoted or reported")
_NARRATOR = "narrator"
_TOLD_IN = {
    "narrator": "in the outlet’s own words",
    "quoted": "in quotation marks",
    "attributed": "reported as said",
}
_TURNED = "turned by the scorer"  # of a rule's sign: see `decision`


def matrix(stances: pd.DataFrame, *, n_resamples: int = 1000, seed: int = 0) -> pd.DataFrame:
    """Mean stance of every holder towards every target, by outlet and over all of them.

    Parameters
    ----------
    stances
        The table of `stances.measure`.
    n_resamples, seed
        Of the bootstrap, which draws whole articles: sentences of one depend on each other.

    Returns
    -------
    DataFrame
        outlet ("all outlets" for all), holder, target, n (sentences), n_articles, expected_right (how
        many of them a careful reader would call right: the sum of their probabilities), mean (-1 to
        1), low, high (95 %; NaN with fewer articles than an interval needs), certainty ("inferred"
        or "descriptive"). Rows whose holder is no actor are in no cell.

    Notes
    -----
    mean = sum of stances / n. Misled by one article that repeats itself: see n_articles.
    """
    resampled = partial(_resampled, n_resamples=n_resamples, seed=seed)
    parts = [
        _means(group, ["holder", "target"], resampled).assign(outlet=outlet)
        for outlet, group in _by_outlet(stances)
    ]
    return pd.concat(parts, ignore_index=True)[_CELLS]


def by_target(stances: pd.DataFrame) -> pd.DataFrame:
    """How what an outlet prints of each target divides into for and against, whoever holds it.

    Parameters
    ----------
    stances
        The table of `stances.measure`.

    Returns
    -------
    DataFrame
        outlet, target, n (sentences), n_articles, expected_right, against and favour (shares of n, 0
        to 1), low and high (95 % of favour, `statistics.share_interval`; NaN with fewer articles than
        an interval needs), against_low and against_high (the same of against), certainty.

    Notes
    -----
    favour = rows with a stance above 0 / n. What an outlet prints is not what it thinks: see
    `by_voice` and `voice_gap`.
    """
    return _divided(_by_outlet(stances)[1:])


def by_voice(stances: pd.DataFrame) -> pd.DataFrame:
    """The same apart by whose words they are: the outlet's own, or those of whom it cites.

    Parameters
    ----------
    stances
        The table of `stances.measure`.

    Returns
    -------
    DataFrame
        said (one of `SAID`: all stances, those told in the outlet's own words, those quoted or reported
        as said), and the columns of `by_target`; outlet is also "all outlets".

    Notes
    -----
    An outlet's own words can tell of a stance that somebody else holds ("Rowe accused Lund").
    """
    own = stances["voice"] == _NARRATOR
    parts = [
        _divided(_by_outlet(chosen)).assign(said=said)
        for said, chosen in zip(SAID, (stances, stances[own], stances[~own]), strict=True)
    ]
    return pd.concat(parts, ignore_index=True)[["said", *_SHARES]]


def _divided(groups: Sequence[tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    parts = [
        _means(
            group.assign(stance=(group["stance"] > 0).astype(float)), ["target"], _share_of
        ).assign(outlet=outlet)
        for outlet, group in groups
    ]
    if not parts:
        return table([], _SHARES)
    found = pd.concat(parts, ignore_index=True).rename(columns={"mean": "favour"})
    return found.assign(
        against=1 - found["favour"], against_low=1 - found["high"], against_high=1 - found["low"]
    )[_SHARES]


def voice_gap(stances: pd.DataFrame) -> pd.DataFrame:
    """How each outlet itself speaks of each target, beside how those speak whom it cites.

    Parameters
    ----------
    stances
        The table of `stances.measure`.

    Returns
    -------
    DataFrame
        outlet, target, n_narrator and narrator (number and mean of the outlet's own stances),
        n_others and others (of stances in other voices), gap = narrator - others, and
        share_others = n_others / all, how much of the judging others are let do. A mean of
        nothing is NaN.

    Notes
    -----
    What others do, told in the outlet's voice ("Russia invaded"), counts for neither side.
    """
    own = stances["holder"] == _NARRATOR
    others = ~own & (stances["voice"] != _NARRATOR)
    parts = []
    for outlet, group in _by_outlet(stances):
        sides = {
            side: group[chosen.loc[group.index]]
            .groupby("target")["stance"]
            .agg(["size", "mean"])
            .add_suffix(side)
            for side, chosen in (("_n", own), ("_o", others))
        }
        found = sides["_n"].join(sides["_o"], how="outer")
        found = found.sort_index().rename_axis("target").reset_index()
        n_own, n_others = (found[name].fillna(0).astype(int) for name in ("size_n", "size_o"))
        parts.append(
            found.assign(
                outlet=outlet,
                n_narrator=n_own,
                narrator=found["mean_n"],
                n_others=n_others,
                others=found["mean_o"],
                gap=found["mean_n"] - found["mean_o"],
                share_others=n_others / (n_own + n_others),
            )
        )
    return pd.concat(parts, ignore_index=True)[_GAPS]


def between_voices(shares: pd.DataFrame, *, least: int = 3) -> pd.DataFrame:
    """Whether an outlet's own words are more often for a target than the words that it quotes.

    Parameters
    ----------
    shares
        The table of `by_voice`, or rows of it.
    least
        Stances that there must be in either voice.

    Returns
    -------
    DataFrame
        outlet, target, n_own and own (stances told in the outlet's own words, and the share that is for),
        n_others and others (the same of those quoted or reported), difference = own - others with low and
        high (`statistics.difference`, as if the two were independent; NaN where either has no interval), p
        and sure (p at most .05, adjusted for all rows); the most stances first.
    """
    keyed = shares.set_index(["outlet", "target"])
    own, others = (keyed[(keyed["said"] == said) & (keyed["n"] >= least)] for said in SAID[1:])
    rows = []
    for outlet, target in own.index.intersection(others.index, sort=False):
        ends = [side.loc[outlet, target] for side in (own, others)]
        apart = difference(*(Interval(r["favour"], r["low"], r["high"], r["n"]) for r in ends))
        found = {"outlet": outlet, "target": target, "difference": apart.value}
        for name, r in zip(("own", "others"), ends, strict=True):
            found |= {f"n_{name}": r["n"], name: r["favour"]}
        rows.append(found | {"low": apart.low, "high": apart.high})
    made = table(rows, _VOICES[:-2])
    p = p_of_interval(made["difference"], made["low"], made["high"])
    made = made.assign(p=p, sure=benjamini_hochberg(p) <= _LEVEL)
    return made.sort_values(["n_others", "outlet"], ascending=[False, True], kind="stable")[_VOICES]


def speaking_on(stances: pd.DataFrame, *, target: str) -> pd.DataFrame:
    """Whom each outlet lets speak about a target, the most heard first.

    Parameters
    ----------
    stances
        The table of `stances.measure`.
    target
        An actor or a topic, as the table names it.

    Returns
    -------
    DataFrame
        outlet, holder, target, n (sentences), n_quoted (of them inside marks), mean. Without rows
        where nobody speaks of it.
    """
    about = stances[(stances["target"] == target) & (stances["voice"] != _NARRATOR)]
    rows: list[dict[str, Any]] = [
        {
            "outlet": outlet,
            "holder": holder,
            "target": target,
            "n": len(part),
            "n_quoted": int((part["voice"] == "quoted").sum()),
            "mean": part["stance"].mean(),
        }
        for outlet, group in _by_outlet(about)
        for holder, part in group.groupby("holder", sort=True)
        if holder != _NARRATOR
    ]
    order = sorted(rows, key=lambda row: (str(row["outlet"]), -row["n"], row["holder"]))
    return table(order, _SPEAKERS)


def speakers(stances: pd.DataFrame, *, target: str) -> pd.DataFrame:
    """Who speaks about a target, over all outlets, the most heard first, and where.

    Parameters
    ----------
    stances
        The table of `stances.measure`.
    target
        An actor or a topic, as the table names it.

    Returns
    -------
    DataFrame
        holder, n (sentences), n_quoted (of them inside marks), mean (-1 to 1), and outlets, with the number
        of sentences of each, and of articles where these are few (`statistics.few_articles`).
    """
    found = speaking_on(stances, target=target)
    about = stances[(stances["target"] == target) & (stances["voice"] != _NARRATOR)]
    outlets = _outlets(about, ["holder"])
    whole = found.loc[found["outlet"] == EVERY, ["holder", "n", "n_quoted", "mean"]]
    return whole.join(outlets, on="holder").fillna({"outlets": ""}).reset_index(drop=True)


def holders(stances: pd.DataFrame) -> pd.DataFrame:
    """Who is for and who is against each target, and how often.

    Parameters
    ----------
    stances
        The table of `stances.measure`.

    Returns
    -------
    DataFrame
        target, sign ("against" or "for"), holder (the actor; where it is none, the words of the text; "the
        outlet itself" for the narrator), n (sentences), n_own (of them told in an outlet's own words),
        expected_right (as in `matrix`), n_articles, outlets (as in `speakers`); the most sentences first.
    """
    rows = stances.assign(
        sign=sign_of(stances), holder=named_holder(stances), own=stances["voice"] == _NARRATOR
    )
    keyed = rows.groupby(["target", "sign", "holder"], sort=True)
    found = keyed.agg(
        n=("stance", "size"), n_own=("own", "sum"), expected_right=("probability", "sum"),
        n_articles=("article_id", "nunique"),
    ).join(_outlets(rows, ["target", "sign", "holder"])).fillna({"outlets": ""}).reset_index()  # fmt: skip
    order = found.sort_values(
        ["n", "target", "sign", "holder"], ascending=[False, True, True, True]
    )
    return order[_HOLDERS].reset_index(drop=True)


def sign_of(stances: pd.DataFrame) -> pd.Series[str]:
    """Whether each row is for or against its target, as the shares of `by_target` count them."""
    return (stances["stance"] > 0).map({True: "for", False: "against"})


def named_holder(stances: pd.DataFrame) -> pd.Series[str]:
    """Who holds each stance, in words: the actor, or what the text calls it."""
    own = (
        stances["holder"].astype(object).fillna(stances["holder_text"]).fillna("somebody not named")
    )
    return own.replace(_NARRATOR, "the outlet itself").astype(str)


def explained(stances: pd.DataFrame) -> pd.Series[str]:
    """Why each row is there, in words: whose stance it is, its sign, whose words, and what shows it.

    >>> row = {"holder": "A", "holder_text": None, "target": "X", "stance": -1.0, "probability": 0.7,
    ...        "voice": "quoted", "cue": "a liar", "rule": "label"}
    >>> explained(pd.DataFrame([row])).tolist()
    ['holder: A; against X; in quotation marks; shown by “a liar”; likely right: 70%']
    """
    rows = zip(named_holder(stances), sign_of(stances), stances.itertuples(), strict=True)
    said = [
        f"holder: {who}; {sign} {r.target}; {_TOLD_IN[str(r.voice)]}; "
        f"{'read the other way than' if str(r.rule).endswith(_TURNED) else 'shown by'} “{r.cue}”; "
        f"likely right: {r.probability:.0%}"
        for who, sign, r in rows
    ]
    return pd.Series(said, index=stances.index, dtype=object)


def _outlets(rows: pd.DataFrame, keys: list[str]) -> pd.Series[str]:
    """The outlets of each group: of how many sentences, and of how few articles where these are many."""
    found = rows.groupby([*keys, "outlet"], sort=True).agg(
        n=("stance", "size"), n_articles=("article_id", "nunique")
    )
    found = found.sort_values("n", ascending=False, kind="stable").reset_index()
    sizes = zip(found["outlet"], found["n"], found["n_articles"], strict=True)
    found["outlets"] = [f"{outlet} ({_counted(n, articles)})" for outlet, n, articles in sizes]
    return found.groupby(keys, sort=True)["outlets"].agg(", ".join)


def _counted(n: int, n_articles: int) -> str:
    if not few_articles(n, n_articles):
        return str(n)
    return f"{n} in {n_articles} article{'s' * (n_articles != 1)}"


def _by_outlet(stances: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Stances of all outlets, then of each."""
    outlets = stances["outlet"]
    parts = [(name, stances[outlets == name]) for name in sorted(outlets.dropna().unique())]
    return [(EVERY, stances), *parts]


def _means(
    stances: pd.DataFrame, by: list[str], interval: Callable[[pd.DataFrame], tuple[float, float]]
) -> pd.DataFrame:
    """Mean stance of each group, with intervals where it has enough articles."""
    keyed = stances.groupby(by, sort=True)
    found = keyed.agg(
        n=("stance", "size"),
        n_articles=("article_id", "nunique"),
        expected_right=("probability", "sum"),
        mean=("stance", "mean"),
    )
    # Most groups of a large corpus are of few articles: only the others are gone through one by one.
    limits = {
        key: interval(_by_article(keyed.get_group(key if isinstance(key, tuple) else (key,))))
        for key, enough in zip(found.index, found["n_articles"].to_numpy() >= MINIMUM, strict=True)
        if enough
    }
    none = (float("nan"), float("nan"))
    ends = [limits.get(key, none) for key in found.index]
    return found.assign(
        low=[low for low, _ in ends],
        high=[high for _, high in ends],
        certainty=[certainty(n) for n in found["n_articles"]],
    ).reset_index()


def _by_article(part: pd.DataFrame) -> pd.DataFrame:
    return part.groupby("article_id", sort=True)["stance"].agg(["sum", "size"])


def _share_of(articles: pd.DataFrame) -> tuple[float, float]:
    _, low, high, _ = share_interval(articles["sum"], articles["size"])
    return low, high


def _resampled(articles: pd.DataFrame, *, n_resamples: int, seed: int) -> tuple[float, float]:
    sums, sizes = articles["sum"].to_numpy(), articles["size"].to_numpy()
    drawn = resamples(len(articles), n_resamples=n_resamples, seed=seed)
    means = np.concatenate([(block @ sums) / (block @ sizes) for block in drawn])
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
