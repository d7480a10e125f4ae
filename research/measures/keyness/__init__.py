"""Words and phrases that set outlets apart, their certainty, and their sentences.

What belongs to an outlet's manual of style is kept out and listed by `house_style`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from research.articles.model import ABOUT, Corpus, passage, table
from research.measures.keyness import contrast
from research.measures.keyness import style_words as style
from research.measures.keyness.counts import (
    Counts,
    Group,
    count,
    pages,
    pages_of,
    tokens,
)
from research.statistics import benjamini_hochberg, p_of_z

__all__ = ["contexts", "house_style", "measure", "strongest"]

_COLUMNS = [
    "term", "group", "count", "rate", "log_odds", "low", "high", "z", "p_adjusted", "n_articles",
    "dispersion", "log_ratio", "g2", "kind",
]  # fmt: skip
_CONTEXTS = [
    "term", *ABOUT, "group", "sentence_id", "start", "end", "text",
    "sentence_start", "sentence_end", "sentence",
]  # fmt: skip
_STYLE = ["kind", "term", "group", "count", "rate", "n_articles", "stands_for"]


def __dir__() -> list[str]:
    return sorted(__all__)


def measure(
    corpus: Corpus,
    *,
    group: Group = "outlet",
    minimum_articles: int | None = None,
    n_resamples: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """How much more each group of articles uses a term than all the others do.

    log_odds is the weighted log-odds ratio with an informative Dirichlet prior: each term's share
    of the whole corpus, worth 500 words (Monroe, Colaresi and Quinn 2008; `statistics.log_odds`).
    Its interval resamples whole articles, since words of one article depend on each other.
    z = log_odds / standard error, the larger of the resampled one and Monroe's (eq. 20), which
    takes words for independent; p_adjusted allows for the number of terms (Benjamini and Hochberg
    1995).

    Misled by topic (who covers another event uses other words), by one long article (see
    n_articles and dispersion), and by style that the lists do not know. The interval is too narrow
    for a term that one side never uses.

    Parameters
    ----------
    group
        "outlet" or another field of articles, or a mapping of article_id to group; articles
        without a group are left out.
    minimum_articles
        Articles that use the term, over all groups; by default 3, or 1 where a group is small.
    n_resamples, seed
        Of the bootstrap.

    Returns
    -------
    DataFrame
        One row a term and group, the strongest of each group first: term, group, count, rate
        (per 1,000 words), log_odds (natural; above 0 where the group uses it more), low, high
        (95 %), z, p_adjusted, n_articles (of the group, with the term), dispersion (Gries' DP: 0
        even, near 1 in one article), log_ratio, g2, kind ("word" or "phrase"). With fewer than
        five articles on a side low, high, z, p_adjusted and g2 are NaN: the rest is descriptive.
        With one group nothing is compared, and log_odds and log_ratio are NaN too.

    Raises
    ------
    ParameterError
        If `group` is not a field of articles.
    """
    return _compared(count(pages(corpus, group), minimum_articles), n_resamples, seed)


def strongest(terms: pd.DataFrame, each: int) -> pd.DataFrame:
    """The first terms of each group, none of which holds the words of an earlier one or stands in it.

    A word that the group uses in one phrase only is shown as that: "white house", not "house"; the
    row is the phrase's then, which may stand further down.

    Parameters
    ----------
    terms
        Rows of `measure`, with the columns group, term and count: the strongest of each group first.
    each
        Terms of a group at most.

    Examples
    --------
    >>> rows = pd.DataFrame({"group": "A", "term": ["house", "obama", "barack obama", "white house", "tax"],
    ...                      "count": [4, 9, 6, 4, 3]})
    >>> strongest(rows, 3)["term"].tolist()
    ['white house', 'obama', 'tax']
    """
    listed = list(zip(terms["group"], terms["term"], terms["count"], strict=True))
    phrase: dict[tuple[str, str, int], int] = {}
    for at, (name, term, n) in enumerate(listed):
        if " " in term:
            for word in term.split():
                phrase.setdefault((name, word, n), at)
    kept: dict[str, list[str]] = {}
    places = []
    for place, (name, word, n) in enumerate(listed):
        at = phrase.get((name, word, n), place)
        term = listed[at][1]
        own = kept.setdefault(name, [])
        inside = (f" {one} " in f" {term} " or f" {term} " in f" {one} " for one in own)
        if len(own) < each and not any(inside):
            own.append(term)
            places.append(at)
    return terms.iloc[places]


def finish(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The table of `measure` of what `counts.partial` gives for the parts of a corpus."""
    read = (page for rows in parts for page in pages_of(rows))
    return _compared(count(read, None), n_resamples=1000, seed=0)


def _compared(counts: Counts, n_resamples: int, seed: int) -> pd.DataFrame:
    if not counts.terms:
        return table([], _COLUMNS)
    per_group = np.stack([contrast.sums(counts, g) for g in range(len(counts.groups))])
    sizes = np.array([counts.sizes[counts.group_of == g].sum() for g in range(len(counts.groups))])
    spread = contrast.resampled(counts, n_resamples, seed)
    terms = pd.Series(counts.terms)
    kinds = pd.Series(["phrase" if " " in term else "word" for term in counts.terms])
    parts = []
    for g, name in enumerate(counts.groups):
        part = contrast.compared(per_group, sizes, g).assign(term=terms, group=name, kind=kinds)
        part["n_articles"], part["dispersion"] = contrast.spread_over_articles(counts, g)
        part["low"], part["high"], error = spread[g]
        part["z"] = part["log_odds"] / np.maximum(error, part["error"])
        part["p_adjusted"] = benjamini_hochberg(p_of_z(part["z"]))
        part["g2"] = part["g2"].where(~np.isnan(error))
        # Without intervals the formula's own z orders the terms, unshown.
        strongest = part["z"].fillna(part["log_odds"] / part["error"]).fillna(part["rate"])
        # Of equals as the terms stand, which is by their letters.
        order = np.argsort(-strongest.to_numpy(), kind="stable")
        parts.append(part.iloc[order])
    return pd.concat(parts, ignore_index=True)[_COLUMNS]


def house_style(corpus: Corpus, *, group: Group = "outlet") -> pd.DataFrame:
    """What `measure` kept out or joined: how each group writes, not what about.

    Parameters
    ----------
    group
        As in `measure`.

    Returns
    -------
    DataFrame
        One row a kind, term and group: kind (honorific, attribution, calendar, press, fragment,
        party label ("R-Texas"), own name, recurring line, spelling), term, group, count, rate (per
        1,000 words), n_articles, stands_for (of a spelling: the form it is counted as, else None).
        Function words are kept out too and not listed.
    """
    uses: Counter[_Key] = Counter()
    articles: Counter[_Key] = Counter()
    sizes: Counter[str] = Counter()
    for page in pages(corpus, group):
        sizes[page.group] += page.forms.total()
        found = Counter({_Key(*kept, page.group): n for kept, n in page.style.items()})
        uses.update(found)
        articles.update(found.keys())
    order = sorted(uses, key=lambda key: (key.kind, -uses[key], key.term, key.group))
    rows: list[dict[str, Any]] = [
        {
            "kind": key.kind,
            "term": key.term,
            "group": key.group,
            "count": uses[key],
            "rate": 1000 * uses[key] / sizes[key.group],
            "n_articles": articles[key],
            "stands_for": key.stands_for,
        }
        for key in order
    ]
    return table(rows, _STYLE)


class _Key(NamedTuple):
    kind: str
    term: str
    stands_for: str | None
    group: str


def contexts(corpus: Corpus, terms: Sequence[str], *, group: Group = "outlet") -> pd.DataFrame:
    """Every use of these terms, with its sentence: `article.text[start:end] == text`.

    Parameters
    ----------
    terms
        As in the column of that name of `measure`, in any spelling and case.
    group
        As in `measure`.

    Returns
    -------
    DataFrame
        term, article_id, outlet, published, group, sentence_id (as in `corpus.sentences`), start, end, text,
        sentence_start, sentence_end, sentence; in the order of the terms, then of the articles.
    """
    wanted: dict[tuple[str, ...], list[str]] = {}
    for term in dict.fromkeys(terms):
        forms = tuple(style.word(w).form for w in term.split())
        wanted.setdefault(forms, []).append(term)
    starting: dict[str, list[tuple[str, ...]]] = {}
    for forms in filter(None, wanted):
        starting.setdefault(forms[0], []).append(forms)
    rows: list[dict[str, Any]] = []
    counted = [" ".join(forms) for forms in wanted if forms]
    for article, name, inside in tokens(corpus, group, using=counted):
        spans = [span for _, _, span in corpus.spans(article)]
        ends = [span.end for span in spans]
        for line in inside:
            for i, token in enumerate(line):
                for forms in starting.get(token.form, ()) if token.form and not token.style else ():
                    last = i + len(forms) - 1
                    if tuple(t.form for t in line[i : last + 1]) != forms or line[last].style:
                        continue
                    number = int(np.searchsorted(ends, token.end))
                    span = spans[min(number, len(spans) - 1)]
                    rows.extend(
                        {
                            "term": term,
                            **passage(article, token.start, line[last].end),
                            "group": name,
                            "sentence_id": number,
                            "sentence_start": span.start,
                            "sentence_end": span.end,
                            "sentence": article.text[span.start : span.end],
                        }
                        for term in wanted[forms]
                    )
    place = {term: i for i, term in enumerate(terms)}
    return table(sorted(rows, key=lambda row: place[row["term"]]), _CONTEXTS)
