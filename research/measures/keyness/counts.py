"""Counts of words and phrases by article: what keyness compares."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.articles.model import Article, Corpus, table
from research.errors import ParameterError
from research.measures import languages
from research.measures.keyness import style_words as style
from research.statistics import MINIMUM

Floats = NDArray[np.float64]
Counted = NDArray[np.float32]
Group = str | Mapping[str, str]

# Three bits of mutual information: below it pairs are seldom a unit of meaning (Church and Hanks
# 1990, Computational Linguistics 16(1), p. 24).
_TOGETHER = 3.0
_TOGETHER_USES = 4000  # uses that are multiplied at once: 16 MB with a thousand resamples
_LONGEST = 3  # words of a phrase that is counted
_LINES = ["group", "language", "line", "n_articles"]
_PAGES = ["article_id", "group", "kind", "term", "stands_for", "count"]


@dataclass(frozen=True)
class Counts:
    """Uses of each term in each article, sparse, and which group the articles are of."""

    groups: list[str]
    group_of: NDArray[np.int64]
    sizes: Floats
    terms: list[str]
    # Uses as (article, term, count), terms ascending.
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    # First use of each term in the three arrays above, and their end.
    bounds: NDArray[np.int64]

    def dense(self, first: int, last: int) -> Counted:
        """Terms `first` to `last` by articles; counts are exact in this precision."""
        a, b = self.bounds[first], self.bounds[last]
        block = np.zeros((last - first, len(self.sizes)), dtype=np.float32)
        block[self.columns[a:b] - first, self.rows[a:b]] = self.values[a:b]
        return block

    def distinct(self) -> tuple[Counts, NDArray[np.int64]]:
        """One of the terms that the same articles use as often, and which of these each term is like.

        What follows from uses is the same for them all: phrases of one sentence, rare words of one article.
        """
        known: dict[tuple[bytes, bytes], int] = {}
        like = np.array(
            [
                known.setdefault((self.rows[a:b].tobytes(), self.values[a:b].tobytes()), len(known))
                for a, b in pairwise(self.bounds.tolist())
            ],
            dtype=np.int64,
        )
        firsts = np.unique(like, return_index=True)[1]
        inside = np.isin(self.columns, firsts)
        columns = like[self.columns[inside]]
        return replace(
            self,
            terms=[self.terms[first] for first in firsts],
            rows=self.rows[inside],
            columns=columns,
            values=self.values[inside],
            bounds=np.searchsorted(columns, np.arange(len(known) + 1)),
        ), like

    def drawn(self, first: int, last: int, g: int, draws: NDArray[np.uint8]) -> Counted:
        """Uses of terms `first` to `last` in group `g`, by resample.

        Most articles hold few of the terms, so that only uses are multiplied; sums of
        whole numbers are exact in this precision, in any order.

        Parameters
        ----------
        draws
            How often each article of the group, in order, is drawn in each resample.
        """
        a, b = self.bounds[first], self.bounds[last]
        inside = np.flatnonzero(self.group_of[self.rows[a:b]] == g) + a
        place = np.cumsum(self.group_of == g) - 1  # of each article in its group
        articles = place[self.rows[inside]]
        values = self.values[inside].astype(np.float32)
        out = np.zeros((last - first, draws.shape[1]), dtype=np.float32)
        columns = self.columns[inside] - first
        starts = np.flatnonzero(np.diff(columns, prepend=-1)).tolist()
        for start, end in pairwise([*starts, len(columns)]):
            own = out[columns[start]]
            for begin in range(start, end, _TOGETHER_USES):
                some = slice(begin, min(begin + _TOGETHER_USES, end))
                own += values[some] @ draws[articles[some]].astype(np.float32)
        return out


def _grouped(corpus: Corpus, group: Group) -> list[tuple[Article, str]]:
    # Words of two languages tell the languages apart, not the groups.
    corpus = languages.most_common(corpus)
    if not isinstance(group, str):
        return [(a, group[a.article_id]) for a in corpus if a.article_id in group]
    if group not in Article.__dataclass_fields__:
        raise ParameterError(
            f"group = {group!r} is no field of articles; use "
            f"{', '.join(Article.__dataclass_fields__)}, or a mapping of article_id to group"
        )
    pairs = [(a, a.label if group == "outlet" else getattr(a, group)) for a in corpus]
    return [(article, str(value)) for article, value in pairs if value is not None]


def furniture(corpus: Corpus, group: Group) -> Mapping[str, frozenset[str]]:
    """The lines that belong to the pages of each group, as `style.key` names them.

    What `give_furniture` was told of a larger corpus, of which this is a part, goes first.
    """
    given: Mapping[str, frozenset[str]] | None = corpus.kept.held(furniture)
    if given is not None and group == "outlet":
        return given
    by_group: dict[str, list[Article]] = {}
    for article, name in _grouped(corpus, group):
        by_group.setdefault(name, []).append(article)
    return {
        name: style.furniture(style.lines_of(articles), len(articles))
        for name, articles in by_group.items()
    }


def lines(corpus: Corpus) -> pd.DataFrame:
    """In how many articles of each outlet and language each line stands: for `furniture_of`.

    Returns
    -------
    DataFrame
        group, language, line (`style.key` of it; missing: all articles of the group), n_articles.
    """
    spoken = languages.of(corpus)
    by_group: dict[tuple[str, str | None], list[Article]] = {}
    for article in corpus:
        by_group.setdefault((article.label, spoken[article.article_id]), []).append(article)
    rows = [
        {"group": name, "language": language, "line": line, "n_articles": n}
        for (name, language), articles in by_group.items()
        for line, n in ((None, len(articles)), *style.lines_of(articles).items())
    ]
    return table(rows, _LINES)


def furniture_of(parts: Iterable[pd.DataFrame], language: str | None) -> dict[str, frozenset[str]]:
    """What `furniture` gives for all articles, from what `lines` gave for their parts.

    Parameters
    ----------
    parts
        The tables of the parts.
    language
        The language of most articles: lines of others are left out, as `measure` leaves them.
    """
    every = pd.concat([rows[rows["language"] == language] for rows in parts], ignore_index=True)
    whole = every["line"].isna()
    sizes = every[whole].groupby("group")["n_articles"].sum()
    counted = every[~whole].groupby(["group", "line"], sort=False)["n_articles"].sum()
    found: dict[str, dict[str, int]] = {}
    for name, line, n in counted[counted >= style.RECURS_IN].reset_index().itertuples(index=False):
        found.setdefault(name, {})[line] = n
    return {name: style.furniture(held, int(sizes[name])) for name, held in found.items()}


def give_furniture(corpus: Corpus, found: Mapping[str, frozenset[str]]) -> None:
    """Tell a part of a larger corpus which lines belong to the pages of each outlet."""
    corpus.kept.hold(furniture, found)


def tokens(
    corpus: Corpus, group: Group, *, using: Collection[str] = ()
) -> Iterator[tuple[Article, str, list[list[style.Token]]]]:
    """Articles with their group and the words of their paragraphs.

    Parameters
    ----------
    using
        Terms: articles that stored counts show to use none of them may be left out.
    """
    recurring = furniture(corpus, group)
    among = _using(corpus, using) if using and group == "outlet" else None
    for article, name in _grouped(corpus, group):
        if among is not None and article.article_id not in among:
            continue
        document = corpus.document(article)
        yield (
            article,
            name,
            style.tokens(article, document, furniture=recurring.get(name, frozenset())),
        )


def _using(corpus: Corpus, terms: Collection[str]) -> set[str] | None:
    """Ids of the articles that use one of these terms; None where that was not counted."""
    if corpus.stored is None or any(len(term.split()) > _LONGEST for term in terms):
        return None
    found: set[str] = set()
    for rows in corpus.stored.partial("keyness", corpus.ids):
        found.update(rows["article_id"][(rows["kind"] == "use") & rows["term"].isin(list(terms))])
    return found


class Page(NamedTuple):
    """What is counted of one article."""

    article_id: str
    group: str
    # All words, by their form.
    forms: Counter[str]
    # Words and phrases that are compared.
    uses: Counter[str]
    # What is kept out: kind, term, and the form that a spelling is counted as.
    style: Counter[tuple[str, str, str | None]]


def pages(corpus: Corpus, group: Group) -> Iterator[Page]:
    """Articles as they are counted; those of stored tables are not read again."""
    if corpus.stored is not None and group == "outlet":
        for rows in corpus.stored.partial("keyness", corpus.ids):
            yield from pages_of(rows)
        return
    for article, name, inside in tokens(corpus, group):
        page = Page(article.article_id, name, Counter(), Counter(), Counter())
        for line in inside:
            page.forms.update(token.form for token in line if token.form)
            page.uses.update(_content(line))
            page.style.update(_kept_out(article.text, line))
        yield page


def partial(corpus: Corpus) -> pd.DataFrame:
    """The pages of a corpus, by outlet, as a table: what `measure` needs of each part of a larger one.

    Returns
    -------
    DataFrame
        article_id, group, kind ("use": a term that is compared; "other": a word beyond these; else
        as in `house_style`), term, stands_for, count. An article has its rows in a row.
    """
    rows: list[tuple[Any, ...]] = []
    for page in pages(corpus, "outlet"):
        own = page.article_id, page.group
        rows.append((*own, "page", None, None, page.forms.total()))
        rows += [(*own, "use", term, None, n) for term, n in page.uses.items()]
        beyond = page.forms - page.uses
        rows += [(*own, "other", term, None, n) for term, n in beyond.items()]
        rows += [(*own, *key, n) for key, n in page.style.items()]
    columns = zip(*rows, strict=True) if rows else ((),) * len(_PAGES)
    return pd.DataFrame(dict(zip(_PAGES, map(list, columns), strict=True)))


def pages_of(rows: pd.DataFrame) -> Iterator[Page]:
    """The pages that a table of `partial` holds."""
    page: Page | None = None
    for article_id, group, kind, term, stands_for, n in zip(
        *(rows[name].tolist() for name in _PAGES), strict=True
    ):
        if kind == "page":
            if page is not None:
                yield page
            page = Page(article_id, group, Counter(), Counter(), Counter())
        elif page is None:
            raise ValueError("rows of an article begin with its page")
        elif kind == "use":
            page.uses[term] = n
            if " " not in term:
                page.forms[term] += n
        elif kind == "other":
            page.forms[term] += n
        else:
            page.style[kind, term, stands_for if isinstance(stands_for, str) else None] = n
    if page is not None:
        yield page


def _content(line: Sequence[style.Token]) -> list[str]:
    # Content words, then phrases: two side by side, or with one word, also a function word, between.
    kept = ["" if one.style else one.form for one in line]
    inner = [one.form if not one.style or one.style == "function" else "" for one in line]
    found = [a for a in kept if a]
    found += [f"{a} {b}" for a, b in pairwise(kept) if a and b]
    found += [
        f"{a} {b} {c}" for a, b, c in zip(kept, inner[1:], kept[2:], strict=False) if a and b and c
    ]
    return found


def _kept_out(text: str, line: list[style.Token]) -> Iterator[tuple[str, str, str | None]]:
    words = [token for token in line if token.form]
    if words and words[0].style == style.RECURRING:
        yield style.RECURRING, text[line[0].start : line[-1].end], None
        return
    for own, run in groupby(words, key=lambda token: token.style == style.OWN):
        if own:
            yield style.OWN, " ".join(token.form for token in run), None
            continue
        for token in run:
            if token.style and token.style != "function":
                yield token.style, token.form, None
            elif token.variant and not token.style:
                yield "spelling", token.variant, token.form


def count(read: Iterable[Page], minimum_articles: int | None) -> Counts:
    """Terms that enough articles use; phrases only where their words belong together."""
    names: list[str] = []
    sizes: list[int] = []
    every: Counter[str] = Counter()
    known: dict[str, int] = {}
    used: list[NDArray[np.int32]] = []
    times: list[NDArray[np.int32]] = []
    for page in read:
        names.append(page.group)
        sizes.append(page.forms.total())
        every.update(page.forms)
        numbers = (known.setdefault(term, len(known)) for term in page.uses)
        used.append(np.fromiter(numbers, np.int32, len(page.uses)))
        times.append(np.fromiter(page.uses.values(), np.int32, len(page.uses)))
    groups = list(dict.fromkeys(names))
    smallest = min(Counter(names).values(), default=0)
    least = minimum_articles or (3 if smallest >= MINIMUM else 1)
    columns = np.concatenate([*used, np.zeros(0, np.int32)])
    values = np.concatenate([*times, np.zeros(0, np.int32)])
    rows = np.repeat(np.arange(len(used)), [len(one) for one in used])
    articles = np.bincount(columns, minlength=len(known))
    totals = np.bincount(columns, weights=values, minlength=len(known))
    candidates = sorted(term for term, n in known.items() if articles[n] >= least)
    n = sum(sizes)
    terms = [
        term
        for term in candidates
        if " " not in term or _belong_together(term, int(totals[known[term]]), every, n)
    ]
    place = np.full(len(known), -1, dtype=np.int64)
    place[[known[term] for term in terms]] = np.arange(len(terms))
    columns = place[columns]
    kept = columns >= 0
    columns, rows, values = columns[kept], rows[kept], values[kept]
    order = np.lexsort((rows, columns))
    columns = columns[order]
    return Counts(
        groups=groups,
        group_of=np.array([groups.index(name) for name in names], dtype=np.int64),
        sizes=np.array(sizes, dtype=np.float64),
        terms=terms,
        rows=rows[order],
        columns=columns,
        values=values[order].astype(np.float64),
        bounds=np.searchsorted(columns, np.arange(len(terms) + 1)),
    )


def _belong_together(term: str, count: int, every: Counter[str], n: int) -> bool:
    forms = term.split()
    expected = n * math.prod(every[form] / n for form in forms)
    return count >= 2 and math.log2(count / expected) >= _TOGETHER
