"""How much of what an outlet quotes an actor says, or those who speak for it.

A side is an actor, and every source that the article describes as speaking for it: "the Clinton
campaign", "a spokesman for Mr Trump". Whom a source supports is not told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from research.articles.model import table
from research.languages.en import lists
from research.statistics import certainty, share_interval

_COLUMNS = [
    "outlet", "side", "n_articles", "n_speaking", "n_statements", "n_words", "share", "low", "high",
    "certainty",
]  # fmt: skip
_AFTER = re.compile(
    rf"(?:['’]s?)? ([a-z]+ )?(?:{lists.alternatives(lists.words('sides', 'speaks_for'))})(?!\w)",
    re.IGNORECASE,
)


def side_of(source: str, described: Sequence[str | None], actors: Sequence[str]) -> str | None:
    """Whose side a source speaks for, by its name and the words that describe it; None for nobody's.

    >>> side_of("Robby Mook", ["Clinton campaign manager", None], ["Hillary Clinton"])
    'Hillary Clinton'
    >>> side_of("Erin Murphy", ["former Clinton aide", None], ["Hillary Clinton"])
    """
    if source in actors:
        return source
    words = " ; ".join(filter(None, [source, *described]))
    return next((actor for actor in actors if _speaks_for(words, actor)), None)


def sided(sources: pd.DataFrame, actors: Sequence[str]) -> pd.DataFrame:
    """The table of `sources.measure` with `side`: which of the actors each source speaks for."""
    told = zip(sources["source"], sources["title"], sources["affiliation"], strict=True)
    sides = [side_of(source, described, actors) for source, *described in told]
    return sources.assign(side=pd.Series(sides, index=sources.index, dtype=object))


def by_side(sources: pd.DataFrame, actors: Sequence[str]) -> pd.DataFrame:
    """Of the words that an outlet's sources say, the share of each actor's side.

    Parameters
    ----------
    sources
        What `sided` gives.
    actors
        Actors whose sides are told apart.

    Returns
    -------
    DataFrame
        A row an outlet and side: outlet, side, n_articles (of the outlet with a source), n_speaking (of
        them, in which the side speaks), n_statements and n_words (of the side), share (of the words of
        all of the outlet's sources, 0 to 1), low, high (95 %, `statistics.share_interval`; NaN with fewer
        articles than an interval needs), certainty, mean (of the side over outlets).

    Notes
    -----
    share = words of the side / words of all sources. Misled by quotations whose speaker was not found,
    and by spokespeople whom the article does not describe.
    """
    rows = []
    for outlet, part in sources.groupby("outlet", sort=True):
        every = part.groupby("article_id", sort=True)["n_words"].sum()
        at = every.index.get_indexer(pd.Index(part["article_id"]))
        places = part.groupby("side").indices
        n_words, n_statements = part["n_words"].to_numpy(), part["n_statements"].to_numpy()
        for actor in actors:
            of = places.get(actor, np.zeros(0, dtype=np.int64))
            words = np.bincount(at[of], weights=n_words[of], minlength=len(every))
            found = share_interval(words, every)
            rows.append(
                {
                    "outlet": outlet,
                    "side": actor,
                    "n_articles": found.n,
                    "n_speaking": int((words > 0).sum()),
                    "n_statements": int(n_statements[of].sum()),
                    "n_words": int(words.sum()),
                    "share": found.value,
                    "low": found.low,
                    "high": found.high,
                    "certainty": certainty(found.n),
                }
            )
    made = table(rows, _COLUMNS)
    return made.assign(mean=made.groupby("side")["share"].transform("mean"))


def _speaks_for(words: str, actor: str) -> bool:
    """Whether these words say that somebody speaks for the actor."""
    *first, last = actor.split()
    before = lists.words("sides", "address") | {name.lower() for name in first}
    for name in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", words):
        known = [word.strip(".") for word in words[: name.start()].split()]
        if known and known[-1][:1].isupper() and known[-1].lower() not in before:
            continue  # another's first name
        while known and known[-1].lower() in before:
            known.pop()
        left = known[-1].lower() if known else ""
        role = _AFTER.match(words, name.end())
        once = {left, (role[1] or "").strip().lower()} if role else {w.lower() for w in known}
        if not once & lists.words("sides", "no_longer") and (
            role or left in lists.words("sides", "speaks_for")
        ):
            return True
    return False
