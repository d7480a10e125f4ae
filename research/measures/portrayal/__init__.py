"""How outlets portray actors: what they call them, let them do, and say that they are.

Labels, agency and attributes after van Leeuwen's (1996) account of social actors; the outlet's own
voice and quotations kept apart. Word order and lists, no parser: counts over many articles are what
this is for, a single finding is to be read in its sentence (`evidence`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from research.articles.model import ABOUT, Article, Corpus, about, table
from research.measures import stored
from research.measures.actors import Resolved, names_of, resolved_of
from research.measures.actors.name_coreference import Found
from research.measures.actors.pins import Pins
from research.measures.actors.tokens import Scan
from research.measures.portrayal import evaluations
from research.measures.portrayal.agency import Mentions, agency
from research.measures.portrayal.attributes import Attribute, attributes
from research.measures.quotes import Method as QuoteMethod
from research.measures.quotes import Quote, quotes_of

__all__ = ["evidence", "measure", "summed"]

Aspect = Literal["label", "agency", "attribute", "evaluation"]
Voice = Literal["narrator", "quoted", "attributed"]

_COLUMNS = ["actor", "outlet", "aspect", "voice", "value", "count"]
_EVIDENCE = [*ABOUT, "actor", "aspect", "voice", "value", "start", "end", "text"]


def __dir__() -> list[str]:
    return sorted(__all__)


def evidence(
    corpus: Corpus,
    *,
    actors: Collection[str] | None = None,
    pins: Pins | None = None,
    quotations: QuoteMethod = "auto",
) -> pd.DataFrame:
    """Every finding of `measure` with the words that show it.

    Parameters
    ----------
    corpus
        Articles to read.
    actors
        Names of the actors wanted, as in `actors.measure`; None for all.
    pins
        Actors and aliases that the user pins.
    quotations
        How quotations are found: `method` of `quotes.measure`.

    Returns
    -------
    DataFrame
        article_id, outlet, published, actor, aspect, voice, value, start, end, text;
        `article.text[start:end] == text`. The value of agency is "does: VERB" or
        "done to: VERB", where it is denied "does not: VERB" or "not done to: VERB".
    """
    found = _evidence(corpus, pins=pins, quotations=quotations)
    if actors is None:
        return found
    return found[found["actor"].isin(list(actors))].reset_index(drop=True)


@stored.rows_of("portrayal_evidence")
def _evidence(
    corpus: Corpus, *, pins: Pins | None = None, quotations: QuoteMethod = "auto"
) -> pd.DataFrame:
    names = names_of(corpus, pins=pins)
    quotes = quotes_of(corpus, pins=pins, method=quotations)
    rows = [
        row
        for article, resolved in resolved_of(corpus, pins=pins)
        for row in _rows(article, resolved, quotes[article.article_id], names)
    ]
    return table(rows, _EVIDENCE)


@stored.whole("portrayal")
def measure(
    corpus: Corpus,
    *,
    actors: Collection[str] | None = None,
    pins: Pins | None = None,
    quotations: QuoteMethod = "auto",
) -> pd.DataFrame:
    """How often each outlet ties each value to each actor.

    Parameters
    ----------
    corpus
        Articles to read.
    actors
        Names of the actors wanted, as in `actors.measure`; None for all.
    pins
        Actors and aliases that the user pins.
    quotations
        How quotations are found: `method` of `quotes.measure`.

    Returns
    -------
    DataFrame
        actor, outlet, aspect (label: how named; agency: "does: VERB", "done to: VERB", "does not: VERB",
        "not done to: VERB"; attribute: what the actor is said to be, as adjective, apposition or
        predicate; evaluation: words of clear valence among those, verbs of conduct ("lied") and
        adverbs that judge ("falsely")), voice
        (narrator: the outlet's own; quoted: in quotation marks; attributed: told as somebody's
        words), value, count. The most frequent first within actor, outlet and aspect.

    Notes
    -----
    What an actor has or makes ("Trump's plan") is no attribute, what an actor feels no evaluation.
    Misled by irony, by a pronoun tied to somebody else, by verbs that are also nouns ("Trump
    rallies"), and by long sentences: an act far from its subject is not found. Of 200 rows of
    PolNeAR's training texts, which no rule was written with, a reader called right: agency .90 of
    70, attributes .92 of 60, evaluations .86 of 70; of 40 attributes of set-aside articles of BASIL,
    SEESAW and PolNeAR dev .82. The reader was the editor of the rules. Of what the reader had
    marked before in 122 sentences, .90 of agency and .81 of attributes came out (benchmarks/portrayal.py).
    """
    found = evidence(corpus, actors=actors, pins=pins, quotations=quotations)
    return summed([found.assign(count=1)])


def summed(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The table of `measure` of its rows for the parts of a corpus."""
    counts: Counter[tuple[str, ...]] = Counter()
    for found in parts:
        for *key, n in found[_COLUMNS].itertuples(index=False, name=None):
            counts[tuple(key)] += n
    order = sorted(
        counts,
        key=lambda k: (k[0], k[1], _ORDER.index(k[2]), -counts[k], k[4], k[3]),
    )
    return table([dict(zip(_COLUMNS, (*k, counts[k]), strict=True)) for k in order], _COLUMNS)


_ORDER = ["label", "agency", "attribute", "evaluation"]


def _rows(
    article: Article,
    resolved: Resolved,
    quotes: Sequence[Quote],
    names: Mapping[tuple[str, str], str],
) -> Iterator[dict[str, Any]]:
    tokens, mentions = resolved.scan, resolved.found
    voices = _Voices(tokens, quotes)
    seen: set[tuple[str, str, int]] = set()
    for mention, aspect, value, first, last in findings(tokens, mentions):
        if first >= last or (mention.actor, aspect, first) in seen:
            continue
        seen.add((mention.actor, aspect, first))
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if aspect == "label":
            start, end = mention.start, mention.end
        yield {
            **about(article),
            "actor": names.get((mention.actor, mention.kind), mention.actor),
            "aspect": aspect,
            "voice": voices.at(first),
            "value": value if aspect == "agency" else value + _plain(article.text[start:end]),
            "start": start,
            "end": end,
            "text": article.text[start:end],
        }


def findings(
    tokens: Scan, mentions: Sequence[Found]
) -> Iterator[tuple[Found, Aspect, str, int, int]]:
    """Each mention with an aspect, its value ("" where it is the words), and first and last token."""
    others = Mentions(mentions)
    for mention in mentions:
        if mention.form != "pronoun":
            yield mention, "label", "", mention.first, mention.last
        judged: list[Attribute] = []
        for act in agency(tokens, mention, others):
            yield mention, "agency", act.value, act.first, act.last
            judged += evaluations.of_conduct(tokens, act)
        for said in attributes(tokens, mention):
            yield mention, "attribute", "not " * said.denied, said.first, said.last
            judged += evaluations.of_attribute(tokens, said)
        for word in judged:
            yield mention, "evaluation", "not " * word.denied, word.first, word.last


def _plain(words: str) -> str:
    """A label or attribute as it is counted: white space and quotation marks evened out."""
    plain = " ".join(words.translate(_NO_MARKS).split()).strip("’' ")
    return "the" + plain[3:] if plain.startswith("The ") else plain


_NO_MARKS = str.maketrans("", "", '“”"‘')


class _Voices:
    """Whose voice each token is in."""

    def __init__(self, tokens: Scan, quotes: Sequence[Quote]) -> None:
        self.tokens = tokens
        self.spans = [span for quote in quotes for span in quote.spans]
        self.spans.sort()
        self.starts = [start for start, _ in self.spans]

    def at(self, place: int) -> Voice:
        """Voice of a token: marks first, then what is told as somebody's words."""
        if self.tokens.quoted[place]:
            return "quoted"
        start = self.tokens.starts[place]
        at = bisect_right(self.starts, start) - 1
        return "attributed" if at >= 0 and start < self.spans[at][1] else "narrator"
