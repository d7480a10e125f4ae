"""Independent origins of an event, and which words of an article are its outlet's own.

Articles that print one copy are one origin. Words of a copy, and words in quotation marks, are not
the outlet's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from research.articles import Article, Corpus
from research.articles.model import ABOUT, about
from research.measures.comparison.components import connected
from research.measures.comparison.near_duplicates import RUN
from research.measures.comparison.terms import in_marks, terms_in
from research.text.segments import Span

OWN_COLUMNS = [*ABOUT, "start", "end"]
_SHORTEST = 3  # words of a passage that says something by itself


def of_articles(ids: Iterable[str], pairs: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """For each article the one that its text goes back to: itself, where it copies none.

    Parameters
    ----------
    ids
        Articles, in the order of their corpus.
    pairs
        (article, article, dependent): pairs that share copy, and the later of the two.

    >>> of_articles(["a", "b", "c", "d"], [("a", "b", "b"), ("b", "c", "c")])
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd'}
    """
    place = {name: number for number, name in enumerate(ids)}
    tied = list(pairs)
    dependent = {later for _, _, later in tied}
    inside = ((one, other) for one, other, _ in tied if one in place and other in place)
    group = connected(place, inside)
    found: dict[str, str] = {}
    for name in place:
        if name not in found:
            members = sorted(group[name], key=place.__getitem__)
            first = next((one for one in members if one not in dependent), members[0])
            found |= dict.fromkeys(members, first)
    return found


def own_passages(articles: Sequence[Article], corpus: Corpus) -> dict[str, list[Span]]:
    """The passages of each article that no earlier one of these has and that stand in no marks.

    Parameters
    ----------
    articles
        Articles of one event, the original of a copy before its copies.

    Returns
    -------
    dict
        Spans of characters by article id, in order. A run of five words that an earlier article
        has too is not own.
    """
    seen: set[tuple[str, ...]] = set()
    found = {}
    for article in articles:
        terms = terms_in(corpus, article)
        words = [term.word for term in terms]
        runs = [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
        taken = in_marks(corpus, article)
        for at, run in enumerate(runs):
            if run in seen:
                taken[at : at + RUN] = [True] * RUN
        seen.update(runs)
        spans: list[Span] = []
        begun = None
        for at in range(len(words) + 1):
            if at < len(words) and not taken[at]:
                begun = at if begun is None else begun
            elif begun is not None:
                if at - begun >= _SHORTEST:
                    spans.append(Span(terms[begun].start, terms[at - 1].end))
                begun = None
        found[article.article_id] = spans
    return found


def own_rows(
    articles: Iterable[Article], spans: Mapping[str, Sequence[Span]]
) -> list[dict[str, Any]]:
    """The passages as rows of `OWN_COLUMNS`."""
    return [
        {**about(article), "start": start, "end": end}
        for article in articles
        for start, end in spans.get(article.article_id, ())
    ]


def only_own(rows: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Those rows of a table of evidence that begin in the outlet's own words.

    Parameters
    ----------
    rows
        With article_id and start, as `frames.evidence` or `portrayal.evidence` give them.
    own
        `compare(corpus).own`. Rows of articles that it does not hold are left out.
    """
    starts = {
        name: (part["start"].tolist(), part["end"].tolist())
        for name, part in own.groupby("article_id")
    }

    def inside(name: str, start: int) -> bool:
        begins, ends = starts.get(name, ([], []))
        at = bisect_right(begins, start) - 1
        return at >= 0 and start < ends[at]

    kept = [inside(n, s) for n, s in zip(rows["article_id"], rows["start"], strict=True)]
    return rows[pd.Series(kept, index=rows.index, dtype=bool)]
