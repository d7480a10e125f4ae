"""Quotations of an article, direct, mixed and indirect, each with its cue and its speaker.

Who a speaker is stands in `measures.actors`; how quotations of two articles relate, in
`measures.comparison`. Nothing here raises on any text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from research.articles.model import Corpus, table
from research.articles.text import Span
from research.measures.attribution import rules
from research.measures.attribution.cues import classify
from research.measures.attribution.model import Attribution
from research.measures.attribution.units import Layout, lay_out

Kind = Literal["direct", "mixed", "indirect"]

_COLUMNS = [
    "article_id", "quote_id", "kind", "start", "end", "text", "cue", "cue_class",
    "speaker", "speaker_text", "speaker_start", "speaker_end",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quote:
    """What a text gives as somebody's words or thought, and whose.

    `text[start:end]` runs from the first to the last of `spans`, which are more than one where
    the quotation is parted ("...", he said, "..."). `speaker` is the actor's name where it is
    known, else the words at `speaker_start`. `found_by` names the rule or model, so that a
    decision can be explained.
    """

    start: int
    end: int
    spans: tuple[Span, ...]
    kind: Kind
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    cue_class: str | None
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    found_by: str


def find_quotes(text: str) -> list[Quote]:
    """Quotations of any string, in the order of their start; offsets are into that string.

    >>> quote = find_quotes('“This coincides with our vision,” Mr Peskov said.')[0]
    >>> quote.kind, quote.cue, quote.cue_class, quote.speaker
    ('direct', 'said', 'neutral', 'Mr Peskov')
    """
    layout = lay_out(text)
    found = [_quote(layout, attribution) for attribution in rules.find_attributions(layout)]
    return sorted(found, key=lambda quote: (quote.start, quote.end))


def measure(corpus: Corpus) -> pd.DataFrame:
    """One row a quotation of each article; columns as in the data dictionary, table `quotes`.

    Misled by speech that no mark and no cue shows (free indirect speech), and by verbs of saying
    that say nothing here ("this says a lot").
    """
    rows: list[dict[str, Any]] = []
    for article in corpus:
        for number, quote in enumerate(find_quotes(article.text)):
            speaker_text = None
            if quote.speaker_start is not None:
                speaker_text = article.text[quote.speaker_start : quote.speaker_end]
            shown = {name: getattr(quote, name, None) for name in _COLUMNS}
            rows.append(
                {
                    **shown,
                    "article_id": article.article_id,
                    "quote_id": number,
                    "text": article.text[quote.start : quote.end],
                    "speaker_text": speaker_text,
                }
            )
    return table(rows, _COLUMNS)


def _quote(layout: Layout, attribution: Attribution) -> Quote:
    text, cue, source = layout.text, attribution.cue, attribution.source
    cue_text = None if cue is None else text[cue.start : cue.end]
    return Quote(
        start=attribution.content[0].start,
        end=attribution.content[-1].end,
        spans=attribution.content,
        kind=_kind(layout, attribution.content),
        cue=cue_text,
        cue_start=None if cue is None else cue.start,
        cue_end=None if cue is None else cue.end,
        cue_class=None if cue_text is None else classify(cue_text),
        speaker=None if source is None else text[source.start : source.end],
        speaker_start=None if source is None else source.start,
        speaker_end=None if source is None else source.end,
        found_by=attribution.found_by,
    )


def _kind(layout: Layout, content: tuple[Span, ...]) -> Kind:
    inside = [
        layout.marked[at] >= 0
        for span in content
        for at in range(*(bisect_left(layout.tokens, (place,)) for place in span))
        if layout.text[layout.tokens[at].start].isalnum()
    ]
    if inside and all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"
