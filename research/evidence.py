"""Passages in their sentences, under the number that they are evidence of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from html import escape
from itertools import islice
from types import MappingProxyType

import pandas as pd

from research import marking, passages
from research.articles import Article, Corpus
from research.marking import Mark
from research.markup import Shown, page, passages_key, written
from research.wording import count

# What a report makes a page of its own of; JupyterLab shows the HTML beside it.
EVIDENCE = "application/vnd.research.evidence+html"
_GROUPS = 25  # unfolded by hand where there is no page of its own


def evidence(
    frame: pd.DataFrame, corpus: Corpus, *, by: Sequence[str], caption: str,
    name: str | None = None, limit: int = 12, says: Sequence[str] = (),
    whole: Mapping[str, str] = MappingProxyType({}), heading: str = "",
) -> Shown:  # fmt: skip
    """Passages in their sentences under what they are evidence of.

    In JupyterLab the first groups are folded away here; a report makes a page of its own of all of
    them, each sentence once in its group, which cells of its tables open (`Opens`).

    Parameters
    ----------
    frame
        One row a passage, with `article_id`, `start` and `end`; where these are the same, the sentence there
        is shown with nothing marked.
    by
        Columns whose values head a group of passages.
    limit
        Sentences of a group shown in JupyterLab.
    says
        Columns that say why a passage is there, such as its rule and its probability.
    whole
        Columns of `by`, and what to call their groups together, which head a group too.
    heading
        How the values of `by` head a group, "{} towards {} in {}"; with commas between them where "".
    """
    title = heading or ", ".join(["{}"] * len(by))
    groups, n_groups, each = passages.chosen(frame, by=by, whole=whole)
    rows = _Rows(frame.iloc[[place for one in groups for place in one.shown]], corpus, says)
    told = [(one, rows.next(len(one.shown))) for one in groups]
    folded = "".join(
        f'<details class="nf-evidence"><summary>{_heading(title, one, items)}</summary>'
        f"<ul>{''.join(items[:limit])}</ul>"
        f"{f'<p>{len(items) - limit} more.</p>' * (len(items) > limit)}</details>"
        for one, items in told[:_GROUPS]
    )
    if n_groups > _GROUPS:
        folded += f"<p>The first {_GROUPS} of {n_groups} groups are shown.</p>"
    shown = page(
        f'<div class="nf"><p class="nf-legend">{written(caption)}</p>{folded or "<p>No passage.</p>"}</div>',
        plain=caption, caption=caption, name=name, data=frame,
    )  # fmt: skip
    if name and groups:
        rest = "<p>{} passages of {:,} are shown, in {}, spread over the articles; the CSV has them all.</p>"
        page_of = "".join(
            f'<section class="nf"><h2 id="{passages_key(one.key)}">{_heading(title, one, items)}</h2>'
            f"{rest.format(each, one.size, count(len(items), 'sentences')) * (one.size > each)}"
            f'<ul class="nf-passages">{"".join(items)}</ul></section>'
            for one, items in told
        )
        if len(groups) < n_groups:
            page_of += f"<p>The largest {len(groups)} of {n_groups:,} groups are shown.</p>"
        counted = {"passages": len(frame), "groups": n_groups}
        return Shown({**shown.data, EVIDENCE: page_of}, {**shown.metadata, EVIDENCE: counted})
    return shown


def given_most(
    frame: pd.DataFrame, corpus: Corpus, *, weight: str, says: Sequence[str] = (), most: int = 5
) -> list[str]:
    """Of the articles that give most of a number, as list items, the sentence that gives most in each.

    Parameters
    ----------
    frame, says
        As in `evidence`.
    weight
        Column: what a passage gives of the number.
    most
        Articles at most, those that give most first.
    """
    given = frame.groupby("article_id", sort=True)[weight].sum()
    given = given.sort_values(ascending=False, kind="stable")
    place = {name: at for at, name in enumerate(given.index[:most])}
    # One frame for all: one for each article is slow where many outlets are held side by side.
    rank = frame["article_id"].map(place)
    own = frame.assign(rank=rank)[rank.notna()]
    own = own.sort_values(["rank", weight, "start"], ascending=[True, False, True])
    rows, sizes = _Rows(own, corpus, says), own["rank"].value_counts()
    return [rows.next(int(sizes[at]), 1)[0] for at in place.values()]


def _heading(title: str, group: passages.Group, items: Sequence[str]) -> str:
    """What the passages are of, how many, and in how many sentences and articles where these are fewer."""
    title = title.format(*map(written, group.key))
    if group.unmarked:
        return f"{title}: {count(group.n_articles, 'articles')}"
    told = [count(group.size, "passages")]
    if len(items) < group.size == len(group.shown):
        told.append(f"in {count(len(items), 'sentences')}")
    if group.size > 1:
        told.append(f"{'in' if len(told) == 1 else 'of'} {count(group.n_articles, 'articles')}")
    return f"{title}: {' '.join(told)}"


class _Rows:
    """Rows of evidence as lists, which go group by group: a frame for each of thousands is slow."""

    def __init__(self, frame: pd.DataFrame, corpus: Corpus, says: Sequence[str]) -> None:
        self._corpus = corpus
        self._ids: list[str] = frame["article_id"].tolist()
        self._starts, self._ends = (frame[name].tolist() for name in ("start", "end"))
        self._says = [frame[column].tolist() for column in says]
        self._sentences: dict[str, tuple[list[int], list[int]]] = {}
        self._next = 0

    def next(self, size: int, most: int | None = None) -> list[str]:
        """The sentences of the next rows, `most` at most, each once with all of its passages marked."""
        marks: dict[tuple[str, int, int], list[int]] = {}
        for at in range(self._next, self._next + size):
            marks.setdefault(self._around(at), []).append(at)
        self._next += size
        items = []
        for (name, left, right), inside in islice(marks.items(), most):
            item = self._corpus[name]
            terms = [Mark(int(self._starts[at]), int(self._ends[at]), "term") for at in inside]
            told = marking.passage(item.text, terms, start=left, end=right)
            why = "; ".join(
                dict.fromkeys(", ".join(written(of[at]) for of in self._says) for at in inside)
            )
            why = f' <span class="nf-why">{why}</span>' if why else ""
            items.append(f'<li>{told} <span class="nf-where">({_where(item)})</span>{why}</li>')
        return items

    def _around(self, at: int) -> tuple[str, int, int]:
        """Article, start and end of the sentences that a passage stands in; laid out once."""
        name, start, end = self._ids[at], int(self._starts[at]), int(self._ends[at])
        if name not in self._sentences:
            spans = [span for _, _, span in self._corpus.spans(self._corpus[name])]
            self._sentences[name] = [s for s, _ in spans], [e for _, e in spans]
        starts, ends = self._sentences[name]
        before, after = bisect_right(starts, start), bisect_left(ends, end)
        left = starts[before - 1] if before else start
        return name, left, ends[after] if after < len(ends) else end


def _where(item: Article) -> str:
    title = written(item.title) if item.title else ""
    if title and item.url and item.url.startswith(("http://", "https://")):
        title = f'<a href="{escape(item.url, quote=True)}">{title}</a>'
    day = item.published.isoformat() if item.published else ""
    return ", ".join(part for part in (written(item.label), title, day) if part)
