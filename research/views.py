"""What `research.show` shows: an article, an event of several, or an actor over a corpus.

Charts, tables and notes are `research.display`'s; here they are put together for one thing.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import pandas as pd

from research import display, marking
from research.articles.model import Article, Corpus
from research.display import Shown
from research.errors import ParameterError
from research.marking import Mark
from research.measures import actors
from research.measures.comparison import Comparison
from research.measures.quotes import Quote, find_quotes, shown

_CLAIMS = 40  # of an event, those that most articles tell first
_VOICES = {"narrator": "in its own words", "quoted": "quoted", "attributed": "reported as said"}


def show(
    item: Article | str | Comparison | Corpus,
    *,
    actor: str | None = None,
    quotes: Sequence[Quote] | None = None,
) -> Shown:
    """An article with its quotations marked; an event by its claims; an actor by its mentions.

    Parameters
    ----------
    item
        An article or any string: its quotations, their speakers and cues are marked, readable without
        colour, each with its number, its speaker and the class of its cue. A comparison of one event,
        as `compare(corpus).event(1)`: its articles, and which of them tells what. A corpus, with
        `actor`.
    actor
        An actor of the corpus, as `find_actors` names it, or one of its names: every sentence that
        mentions it, by outlet.
    quotes
        Quotations of the article, as `quotes.quotes_of` gives them; looked for where None.

    Raises
    ------
    ParameterError
        For anything else, and for an actor that nobody mentions.

    >>> html = show('"It is cold," the mayor said.').data["text/html"]
    >>> "nf-quote" in html and "the mayor" in html
    True
    """
    if isinstance(item, Corpus):
        if actor is None:
            known = item.ids[0] if item.ids else "ID"
            raise ParameterError(
                f"show takes one thing: an article, show(corpus[{known!r}]); an event, "
                "show(research.compare(corpus).event(1)); an actor, show(corpus, actor='NAME')"
            )
        return _actor(item, actor)
    if isinstance(item, Comparison):
        return _event(item)
    if not isinstance(item, Article | str):
        raise ParameterError(
            f"show takes an article, a text, a comparison, or a corpus and actor='NAME'; not "
            f"{type(item).__name__}"
        )
    return _article(item, quotes)


def _article(item: Article | str, quotes: Sequence[Quote] | None) -> Shown:
    text = item if isinstance(item, str) else item.text
    marks: list[Mark] = []
    found = find_quotes(text) if quotes is None else shown(quotes)
    for number, quote in enumerate(found, start=1):
        told = f"{number}: {quote.kind} · {quote.speaker or 'no speaker found'}"
        if quote.cue:
            told += f" · {quote.cue} ({quote.cue_class})"
        kind = "quote" if quote.kind in {"direct", "mixed"} else "indirect"
        last = quote.spans[-1]
        marks.extend(
            Mark(start, end, kind, note=told if (start, end) == tuple(last) else "")
            for start, end in quote.spans
        )
        if quote.speaker_start is not None and quote.speaker_end is not None:
            marks.append(Mark(quote.speaker_start, quote.speaker_end, "speaker"))
        if quote.cue_start is not None and quote.cue_end is not None:
            marks.append(Mark(quote.cue_start, quote.cue_end, "cue"))
    if isinstance(item, str):
        body = f"<p>{marking.passage(text, marks)}</p>"
    else:
        body = marking.article(item, marks)
    legend = (
        '<p class="nf-legend">Marked: <span class="nf-quote">quotation in marks</span>, '
        '<span class="nf-indirect">reported speech</span>, '
        '<span class="nf-speaker">speaker</span>, <span class="nf-cue">cue</span>.</p>'
    )
    return display.page(f'<div class="nf">{legend}{body}</div>', plain=text)


def _event(compared: Comparison) -> Shown:
    """The articles of an event, and a row a claim: which of them tells it, and in whose voice."""
    known = list(dict.fromkeys(compared.members["event_id"]))
    if len(known) != 1:
        raise ParameterError(
            f"show takes a comparison of one event, and this has {len(known)}: compare(corpus).event(1)"
            if known
            else "show takes a comparison of an event, and this has none"
        )
    told = compared.claims
    members = compared.members
    nth = members.groupby("outlet").cumcount() + 1
    names = members["outlet"].where(nth == 1, members["outlet"] + " " + nth.astype(str))
    columns = dict(zip(members["article_id"], names, strict=True))
    cells = told.pivot(index="claim_id", columns="article_id", values="voice")
    cells = cells.reindex(columns=list(columns)).replace(_VOICES)
    first = told.drop_duplicates("claim_id").set_index("claim_id")
    rows = pd.DataFrame({"claim": first["text"], "articles": first["n_articles"]})
    rows = rows.join(cells.rename(columns=columns).astype(object))
    rows = rows.sort_values("articles", ascending=False, kind="stable").reset_index(drop=True)
    return display.together(
        display.table(members.drop(columns="event_id"), caption="Articles of the event"),
        display.table(
            rows, caption="Who tells what, the claims of most articles first", limit=_CLAIMS
        ),
        *map(display.note, compared.notes),
    )


def _actor(corpus: Corpus, name: str) -> Shown:
    """Every sentence that mentions an actor, by outlet."""
    found = actors.mentions(corpus)
    chosen = found[found["actor"] == name]
    if chosen.empty:
        chosen = found[found["actor"].isin(set(found.loc[found["text"] == name, "actor"]))]
    if chosen.empty:
        near = difflib.get_close_matches(name, sorted({*found["actor"], *found["text"]}), n=3)
        most = found["actor"].value_counts().index[:5]
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(most)}"
        raise ParameterError(f"nobody mentions {name!r}; {hint}")
    who = " and ".join(dict.fromkeys(chosen["actor"]))
    return display.evidence(
        chosen.sort_values("outlet", kind="stable"), corpus, by=["outlet"], says=["form"],
        caption=f"{who}: every sentence that mentions it",
    )  # fmt: skip
