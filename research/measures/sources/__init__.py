"""Who gets to speak in an article: each source with what the text says of it, and how much it says.

A source is whoever `measures.quotes` finds speaking (documents and polls among them), named alike over
the corpus. What it is called, and why it should know, are words of the article; the type of people and bodies
whom news takes for known stands in a list (`gazetteers/person_types.txt`, `body_types.txt`), and one that no
rule tells is learned (`learned`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from research.articles.model import ABOUT, Article, Corpus, passage, table
from research.languages.en import lists
from research.languages.en.source_patterns import JOINED
from research.measures import stored
from research.measures.actors import Mention, mentions_of
from research.measures.actors.pins import Pins
from research.measures.quotes import SPEECH, Quote, quotes_of, shown
from research.measures.quotes import Method as QuoteMethod
from research.measures.sources import learned
from research.measures.sources.description import describe
from research.measures.sources.kinds import (
    FORMS,
    LABELS,
    TYPES,
    form_of,
    gender_of,
    is_body,
    type_beside,
    type_of,
)
from research.measures.sources.parties import of_people, party_of
from research.measures.sources.sides import by_side, side_of, sided
from research.measures.sources.vocabulary import known
from research.text.segments import Span, n_words, tokens

__all__ = ["FORMS", "LABELS", "TYPES", "by_side", "measure", "side_of", "sided"]

_COLUMNS = [
    *ABOUT, "source", "form", "type", "title", "title_start", "title_end",
    "affiliation", "affiliation_start", "affiliation_end",
    "reason", "reason_start", "reason_end", "party", "gender", "n_statements", "n_words", "position",
    "start", "end", "text",
]  # fmt: skip
# Who speaks with somebody: "Ms Lee and her colleagues", "Orr and others".
_ALSO = re.compile(rf"(?:{lists.alternatives(lists.words('sources', 'also_speak'))})(?: \w+)?")
# Pronouns that could not be resolved, and what is left of a source that was cut short.
_NOBODY = lists.words("grammar", "function_word") | lists.words("grammar", "relative")


def __dir__() -> list[str]:
    return sorted(__all__)


@stored.rows_of("sources")
def measure(
    corpus: Corpus, *, pins: Pins | None = None, quotations: QuoteMethod = "auto"
) -> pd.DataFrame:
    """One row a source of each article, in the order in which they first speak.

    Parameters
    ----------
    corpus
        Articles to read.
    pins
        Actors and aliases that the user pins.
    quotations
        How quotations are found: `method` of `quotes.measure`.

    Returns
    -------
    DataFrame
        Table `sources` of the data dictionary. `form` is named, described or anonymous; `type` one
        of TYPES, by rules or, where none tells, learned; None where neither is sure. `title`,
        `affiliation` and `reason` (the words that say why this source knows) are words of the
        article with their offsets. `party` is that of a political source where articles of the
        corpus tell it, or the list `parties.txt`; of US and British parties alone. `position` is
        where in the article the source first speaks, 0 to 1. `gender` is f or m where a pronoun, a
        title or a noun shows it, and never by a name.

    Notes
    -----
    Speech and what documents say counts, thoughts do not. Misled by every error of quotations and
    actors before it; pronouns that could not be resolved are no source, so that the words of all
    sources can be fewer than the words quoted.
    """
    parties = of_people(corpus, pins=pins)
    rows: list[dict[str, Any]] = []
    for one in by_rules(corpus, pins=pins, quotations=quotations):
        here = {actor: parties[actor] for actor in one.mentions if actor in parties}
        types = learned.types(*one)
        for row, kind in zip(one.rows, types, strict=True):
            row["type"] = kind
            rows.append(row | {"party": _party(row, here)})
    return table(rows, _COLUMNS)


class ByRules(NamedTuple):
    """The sources of an article as rules have them, what each says, and the mentions of all actors."""

    text: str
    rows: list[dict[str, Any]]
    said: Mapping[str, Sequence[Quote]]
    mentions: Mapping[str, Sequence[Mention]]


def by_rules(
    corpus: Corpus, *, pins: Pins | None = None, quotations: QuoteMethod = "auto"
) -> Iterator[ByRules]:
    """What `measure` has before types are learned; parameters as there."""
    mentions = mentions_of(corpus, pins=pins)
    quotes = quotes_of(corpus, pins=pins, method=quotations)
    political = {name for name, kind in known().items() if kind == "political"}
    for article in corpus:
        found = _by_source(shown(quotes[article.article_id]))
        of_actor: dict[str, list[Mention]] = {}
        for mention in mentions[article.article_id]:
            of_actor.setdefault(mention.actor, []).append(mention)
        politicians = frozenset(actor.split()[-1] for actor in of_actor.keys() & political)
        joined = _joined(
            [_row(article, name, said, of_actor, politicians) for name, said in found.items()],
            of_actor,
        )
        yield ByRules(article.text, joined, found, of_actor)


def _by_source(quotes: Sequence[Quote]) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        if (
            quote.kind not in (*SPEECH, "other")
            or quote.speaker is None
            or not quote.speaker.split()
        ):
            continue
        if quote.speaker.lower() not in _NOBODY:
            found.setdefault(quote.speaker, []).append(quote)
    return found


def _row(
    article: Article,
    name: str,
    said: Sequence[Quote],
    of_actor: Mapping[str, Sequence[Mention]],
    politicians: frozenset[str],
) -> dict[str, Any]:
    text = article.text
    places = [quote.source for quote in said if quote.source is not None]
    own = of_actor.get(name, ())
    description = describe(text, name, places, own)
    first = places[0]
    form = form_of(text, name, places, own)
    spoken = [text[start:end] for quote in said for start, end in quote.spans]
    return {
        **passage(article, *first),
        "source": name,
        "form": form,
        "type": type_of(text, name, places, own, description, form)
        or type_beside(text, name, description, politicians, named=form == "named"),
        **_part(text, "title", None if is_body(name, own) else description.title),
        **_part(text, "affiliation", description.affiliation),
        **_part(text, "reason", description.reason),
        "gender": gender_of(text, places, own, description),
        "n_statements": len(said),
        "n_words": sum(n_words(tokens(one)) for one in spoken),
        "position": min(quote.start for quote in said) / max(1, len(text)),
    }


def _joined(rows: list[dict[str, Any]], actors: Iterable[str]) -> list[dict[str, Any]]:
    """Several who speak as one have the type that all of them have who also speak alone or are known."""
    named = {actor.split()[-1]: known()[actor] for actor in actors if actor in known()}
    alone = [row for row in rows if row["form"] == "named" and not JOINED.search(row["source"])]
    by_last = named | {row["source"].split()[-1]: row["type"] for row in alone}
    for row in rows:
        if row["type"] is None and row["form"] == "named":
            row["type"] = _alike(row["source"], alone)
        parts = [
            part.split()[-1:]
            for part in JOINED.split(row["source"])
            if not _ALSO.fullmatch(part.strip())
        ]
        types = {by_last.get(last[0]) for last in parts if last}
        if row["type"] is None and JOINED.search(row["source"]) and len(types) == 1:
            row["type"] = types.pop()
    return rows


def _alike(name: str, rows: Sequence[Mapping[str, Any]]) -> str | None:
    """The type of who is called so with more words, or fewer: "Holm" and "Labour Minister Ada Holm"."""
    types = {
        row["type"]
        for row in rows
        if row["type"] is not None
        and (f" {row['source']}".endswith(f" {name}") or name.endswith(f" {row['source']}"))
    }
    return types.pop() if len(types) == 1 else None


def _party(row: Mapping[str, Any], people: Mapping[str, str]) -> str | None:
    if row["type"] != "political":
        return None
    return party_of(row["source"], [row["title"], row["affiliation"]], people)


def _part(text: str, name: str, span: Span | None) -> dict[str, Any]:
    return {
        name: None if span is None else text[span.start : span.end],
        f"{name}_start": None if span is None else span.start,
        f"{name}_end": None if span is None else span.end,
    }
