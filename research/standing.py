"""Sentences that say who is against whom, by the holders of stances: as findings, without intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from research.findings import LEADS, Finding, Passages
from research.statistics import few_articles
from research.wording import count, listed

EVERYBODY = "everybody"  # all holders of a stance together


def by_whom(
    holders: pd.DataFrame, *, whom: Sequence[str], sign: str, evidence: str, most: int = 3
) -> list[Finding]:
    """Who is against (or for) each of these targets, how often, and in whose words; nothing where nobody is.

    Parameters
    ----------
    holders
        Table of `stances.holders`; who is so in one article alone is named only where nobody is in two.
    whom
        Targets, in the order in which they are told.
    sign
        "against" or "for".
    evidence
        The table whose groups are keyed by target, sign and holder.
    most
        Holders named of each target, and one more that has as many stances as the last; with one stance only
        where nobody has more.

    Examples
    --------
    >>> rows = pd.DataFrame({"target": "X", "sign": "against", "holder": ["A", "B"], "n": [4, 2],
    ...                      "n_own": [1, 0], "n_articles": [3, 2], "expected_right": [2.9, 1.2]})
    >>> by_whom(rows, whom=["X"], sign="against", evidence="holders")[0].text
    'Who is against X: A 4 and B 2 (of 6 stances about 4 are likely right; 1 is in an outlet’s own words).'
    """
    told: list[str] = []
    opened = []
    passed = False  # over somebody who has more stances, in one article
    for target in whom:
        own = holders[(holders["target"] == target) & (holders["sign"] == sign)]
        if own.empty:
            continue
        own = own.sort_values(["n", "holder"], ascending=[False, True], kind="stable")
        several = own[own["n_articles"] > 1]
        ranked = own if several.empty else several
        last = ranked["n"].iloc[min(most, len(ranked)) - 1]
        led = ranked[(ranked["n"] >= max(last, 2)) | (np.arange(len(ranked)) < 1)].head(most + 1)
        passed |= bool((own.drop(ranked.index)["n"] > led["n"].min()).any())
        whole, in_own = int(own["n"].sum()), int(own["n_own"].sum())
        right = own["expected_right"].sum()
        names = [in_articles(r.holder, r.n, r.n_articles) for r in led.itertuples()]
        others = len(own) - len(led)
        if others:
            names.append(count(others, "others"))
        voices = f"{in_own or 'none'} {'is' if in_own < 2 else 'are'} in an outlet’s own words"
        likely = f"about {right:.0f} {'is' if round(right) == 1 else 'are'} likely right"
        told.append(f"{target}: {listed(names)} (of {count(whole, 'stances')} {likely}; {voices})")
        opened.append(Passages(target, evidence, (target, sign, EVERYBODY)))
    if not told:
        return []
    named = " Only those who are so in two articles or more are named." if passed else ""
    text = f"Who is {sign} {'; '.join(told)}.{named}"
    return [Finding(text, tuple(opened), LEADS, f"who is {sign}")]


def by_pair(holders: pd.DataFrame, *, sign: str, evidence: str, most: int = 3) -> list[Finding]:
    """Who is most often against (or for) whom, and in which outlets; nothing where nobody is.

    Parameters
    ----------
    holders
        Table of `stances.holders`; of those in several articles where there are any.
    sign, evidence
        As in `by_whom`.
    most
        Holders and targets at most.

    Examples
    --------
    >>> rows = pd.DataFrame({"target": ["X", "Y"], "sign": "against", "holder": ["A", "B"], "n": [4, 2],
    ...                      "n_articles": [3, 2], "outlets": ["P (3), Q (1)", "P (2)"]})
    >>> by_pair(rows, sign="against", evidence="holders")[0].text
    'Most often against: A against X, 4 sentences in 3 articles: P (3), Q (1); B against Y, 2 in 2: P (2).'
    """
    own = holders[holders["sign"] == sign]
    own = own[own["n_articles"] > 1] if (own["n_articles"] > 1).any() else own
    own = own.sort_values(["n", "holder", "target"], ascending=[False, True, True], kind="stable")
    told: list[str] = []
    opened = []
    for r in own.head(most).to_dict("records"):
        pair = f"{r['holder']} {sign} {r['target']}"
        many = f"{count(r['n'], 'sentences')} in {count(r['n_articles'], 'articles')}"
        many = f"{r['n']:,} in {r['n_articles']:,}" if told else many
        told.append(f"{pair}, {many}: {r['outlets']}")
        opened.append(Passages(pair, evidence, (r["target"], sign, r["holder"])))
    text = f"Most often {sign}: {'; '.join(told)}."
    return [Finding(text, tuple(opened), LEADS, f"most often {sign}")] if told else []


def in_articles(name: str, n: int, n_articles: int) -> str:
    """A name with how many sentences it has, and in how few articles where many are in one or two.

    >>> in_articles("A", 9, 2), in_articles("B", 3, 2), in_articles("C", 9, 4)
    ('A 9 in 2 articles', 'B 3', 'C 9')
    """
    within = f" in {count(n_articles, 'articles')}" if few_articles(n, n_articles) else ""
    return f"{name} {n:,}{within}"
