"""How outlets portray actors: what they call them, what they let them do, what they tie to them.

Labels, agency and attributes after van Leeuwen's (1996) account of social actors; evaluative words
in the outlet's own voice and in quotations kept apart. Word order and lists, no parser: counts over
many articles are what this is for, a single finding is to be read in its sentence (`evidence`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal

import pandas as pd

from research.articles.model import ABOUT, Article, Corpus, about, table
from research.languages.en import lists
from research.measures.actors import Resolved, names_of, resolved_of
from research.measures.actors.name_coreference import Found
from research.measures.actors.pins import Pins
from research.measures.actors.tokens import Scan
from research.measures.portrayal.clauses import agency, attributes
from research.measures.quotes import Method as QuoteMethod
from research.measures.quotes import Quote, quotes_of
from research.measures.sentiment.lexicon import valences

__all__ = ["evidence", "measure", "summed"]

Aspect = Literal["label", "agency", "attribute", "evaluation"]
Voice = Literal["narrator", "quoted", "attributed"]

_COLUMNS = ["actor", "outlet", "aspect", "voice", "value", "count"]
_EVIDENCE = [*ABOUT, "actor", "aspect", "voice", "value", "start", "end", "text"]
# Words beyond this many tokens from a mention are about something else more often than not.
_NEAR = 8
# Below this valence (of 4) VADER's words are too weak to call an evaluation: "like", "party".
_STRONG = 1.5


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
        `article.text[start:end] == text`. The value of agency is "does: VERB" or "done to: VERB".
    """
    names = names_of(corpus, pins=pins)
    quotes = quotes_of(corpus, pins=pins, method=quotations)
    rows = [
        row
        for article, resolved in resolved_of(corpus, pins=pins)
        for row in _rows(article, resolved, quotes[article.article_id], names)
    ]
    if actors is not None:
        rows = [row for row in rows if row["actor"] in actors]
    return table(rows, _EVIDENCE)


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
        actor, outlet, aspect (label: how named; agency: "does: VERB", "done to: VERB"; attribute:
        words tied to the actor; evaluation: words of clear valence near the actor), voice
        (narrator: the outlet's own; quoted: in quotation marks; attributed: told as somebody's
        words), value, count. The most frequent first within actor, outlet and aspect.

    Notes
    -----
    Misled by evaluations of somebody else in the same clause, by irony, and by verbs that are
    also nouns ("Trump backs"); agency in long asides is not found, and a verb that is denied
    counts as the verb ("did not criticise"). Of 45 findings read by hand
    on PolNeAR train, 41 of agency were right; of 39 attributes, 33; of evaluations, which only
    stand near, 28 of 45 were about the actor.
    """
    found = evidence(corpus, actors=actors, pins=pins, quotations=quotations)
    return summed(found.assign(count=1))


def summed(found: pd.DataFrame) -> pd.DataFrame:
    """The table of `measure` of its rows for the parts of a corpus, put under each other."""
    counts: Counter[tuple[str, ...]] = Counter()
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
    for mention, aspect, value, first, last in _findings(tokens, mentions):
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
            "value": value or _plain(article.text[start:end]),
            "start": start,
            "end": end,
            "text": article.text[start:end],
        }


def _findings(
    tokens: Scan, mentions: Sequence[Found]
) -> Iterator[tuple[Found, Aspect, str, int, int]]:
    for mention in mentions:
        if mention.form != "pronoun":
            yield mention, "label", "", mention.first, mention.last
        for part, verb, first, last in agency(tokens, mention):
            yield mention, "agency", f"{part}: {verb}", first, last
        for first, last in attributes(tokens, mention):
            yield mention, "attribute", "", first, last
    yield from _evaluations(tokens, mentions)


def _evaluations(
    tokens: Scan, mentions: Sequence[Found]
) -> Iterator[tuple[Found, Aspect, str, int, int]]:
    """Words of clear valence, each with the nearest mention of its sentence."""
    known = _evaluative()
    firsts = [mention.first for mention in mentions]
    named = {place for mention in mentions for place in range(mention.first, mention.last)}
    for place, word in enumerate(tokens.words):
        if place in named or word.lower() not in known:
            continue
        at = bisect_right(firsts, place)
        near = [
            (_distance(mention, place), mention)
            for mention in mentions[max(0, at - 2) : at + 2]
            if tokens.sentence[mention.first] == tokens.sentence[place]
        ]
        near = [p for p in near if 0 < p[0] <= _NEAR and _one_clause(tokens, p[1], place)]
        if near:
            yield min(near, key=lambda pair: pair[0])[1], "evaluation", "", place, place + 1


@cache
def _evaluative() -> frozenset[str]:
    topical = lists.rule("no_evaluation")
    return frozenset(
        word for word, v in valences().items() if abs(v) >= _STRONG and word not in topical
    )


def _distance(mention: Found, place: int) -> int:
    return mention.first - place if place < mention.first else place - mention.last + 1


def _one_clause(tokens: Scan, mention: Found, place: int) -> bool:
    """Whether no mark parts a mention from a word."""
    first, last = sorted((place, mention.first))
    return _PARTING.isdisjoint(tokens.words[first:last])


_PARTING = frozenset({",", ";", ":", "—", "–", "(", ")", "“", "”", '"', "-"})


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
