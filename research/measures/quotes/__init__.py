"""Quotations of an article, direct, mixed and indirect, each with its cue and its speaker.

Who a speaker is stands in `measures.actors`; how quotations of two articles relate, in
`measures.comparison`. Nothing here raises on any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from research import progress
from research.articles.model import ABOUT, Article, Corpus, about, table, text_of
from research.errors import ParameterError
from research.languages.en import lists
from research.measures import annotate, effort, languages, stored
from research.measures.actors import Mention, find_actors, mentions_of
from research.measures.actors.pins import Pins
from research.measures.encoder import attributions
from research.measures.quotes import confidence, other_languages, rules
from research.measures.quotes.antecedents import find_antecedents
from research.measures.quotes.assembly import assemble
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.completion import complete
from research.measures.quotes.corrections import by_sender, whole_source, with_edges
from research.measures.quotes.cues import classify
from research.measures.quotes.descriptions import which_body, whom_described
from research.measures.quotes.interviews import full_names
from research.measures.quotes.kinds import Kind, kind_of
from research.measures.quotes.reporting_text import Reported
from research.measures.quotes.speakers import described, name_speaker, whole_names
from research.measures.quotes.speaking_on import as_antecedents, speaking_on, unnamed
from research.measures.quotes.tagger import model as tagger
from research.measures.quotes.tails import cut
from research.text.document import Document, lay_out
from research.text.segments import Span

__all__ = ["SPEECH", "Quote", "find_quotes", "measure", "quotes_of", "shown"]

Method = Literal["auto", "encoder", "tagger", "rules"]
Chances = confidence.Chances | None

# The kinds of row that are speech; the others are thoughts, and what documents say.
SPEECH = ("direct", "mixed", "indirect")

_COLUMNS = [
    *ABOUT, "quote_id", "kind", "start", "end", "text", "cue", "cue_class",
    "speaker", "speaker_text", "speaker_start", "speaker_end", "probability", "words",
]  # fmt: skip
_RELATIVES = lists.words("grammar", "relative")
_BETWEEN = " […] "  # parts of a quotation


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclass(frozen=True, slots=True)
class Quote:
    """What a text gives as somebody's words or thought, and whose.

    `text[start:end]` runs from the first to the last of `spans`, which are more than one where
    the quotation is parted ("...", he said, "..."). `speaker` is the actor's name where it is
    known, else the words at `speaker_start`. `found_by` names the rule or model, so that a
    decision can be explained. `antecedent` are the words that a pronoun as speaker goes back to, where
    there are any. `probability` is how likely words and speaker are right, None where no encoder read
    the text.
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
    antecedent: Span | None = None
    probability: float | None = None

    @property
    def source(self) -> Span | None:
        """Where the words stand that name the speaker, None without any."""
        if self.speaker_start is None or self.speaker_end is None:
            return None
        return Span(self.speaker_start, self.speaker_end)


def find_quotes(
    text: str | Article,
    *,
    method: Method = "auto",
    mentions: Sequence[Mention] | None = None,
    least: float = confidence.LEAST,
) -> list[Quote]:
    """Quotations of any string, in the order of their start; offsets are into that string.

    Parameters
    ----------
    text
        Any text.
    method
        "encoder": a small network (extra `encoder`), some five points of F1 better; "tagger": the
        shipped sequence tagger, some five times as fast; "auto": the encoder where it is installed, else
        the tagger; "rules": rules alone, which need no weights.
    mentions
        Actors of the text as `find_actors` gives them, where they are known already.
    least
        Probability from which on a quotation is given, 0 to 1; 0 for all. Direct quotations always
        are, and what is read by its form (transcripts, signatures), and all are where no
        encoder gives a probability.

    Returns
    -------
    list of Quote
        Speech (direct, mixed, indirect), thoughts, and what documents say (other); none for a text
        without any. Acts are none: "refused to comment", "backed away from the plan".

    Notes
    -----
    Misled by speech that neither mark nor cue shows (free indirect speech), by verbs of saying
    that report no speech ("this says a lot"), and by marks that are missing.

    Examples
    --------
    >>> quote = find_quotes('“This coincides with our vision,” Mr Peskov said.')[0]
    >>> quote.kind, quote.cue, quote.cue_class, quote.speaker
    ('direct', 'said', 'neutral', 'Dmitry Peskov')
    """
    text = text_of(text)
    actors = find_actors(text) if mentions is None else mentions
    document = lay_out(text)
    return named(document, shown(_found(document, method), least=least), actors)


def shown(quotes: Iterable[Quote], *, least: float = confidence.LEAST) -> list[Quote]:
    """Those that are likely right: direct quotations, and others from a probability on, if they have one.

    Parameters
    ----------
    quotes
        Of an article, as `quotes_of` gives them.
    least
        As in `find_quotes`.
    """
    return [
        one
        for one in quotes
        # Words in marks are somebody's, even where whose is a guess; of what is read by its form
        # alone the encoder knows nothing.
        if one.probability is None
        or one.probability >= least
        or one.kind == "direct"
        or one.found_by in confidence.BY_FORM
    ]


def _found(document: Document, method: Method) -> tuple[Quote, ...]:
    """Quotations of a document, in order, their speakers not yet named."""
    found, chances = with_chances(document, method)
    found = [_without_relative(document, attribution) for attribution in found]
    # How likely a row is, is told by the words that the encoder saw as its source.
    likely = [
        None if chances is None else confidence.probability(document, attribution, chances)
        for attribution in found
    ]
    meant: Mapping[Span, Span] = {}
    if method != "rules":
        part = tagger.load().classes.part
        found = [_with_whole_source(document, by_sender(document, a, part)) for a in found]
        meant = find_antecedents(document, found, part)
    names = full_names(document, found)
    quotes = []
    for attribution, probability in zip(found, likely, strict=True):
        antecedent = None if attribution.source is None else meant.get(attribution.source)
        kind = kind_of(document, attribution, antecedent)
        if kind is not None:
            quotes.append(_quote(document, attribution, kind, names, antecedent, probability))
    return tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end)))


def _without_relative(document: Document, attribution: Attribution) -> Attribution:
    # "the bill, which he said “is wrong”": what he said is in marks.
    first, *rest = attribution.content
    if rest and document.text[first.start : first.end].lower() in _RELATIVES:
        return replace(attribution, content=tuple(rest))
    return attribution


def _with_whole_source(document: Document, attribution: Attribution) -> Attribution:
    if attribution.source is None:
        return attribution
    return replace(attribution, source=whole_source(document.text, attribution.source))


def attributions_in(document: Document, method: Method = "auto") -> list[Attribution]:
    """Attributions of a document before acts are left out, as PolNeAR's annotators count them.

    Parameters
    ----------
    document
        The text, laid out.
    method
        As in `find_quotes`.
    """
    return with_chances(document, method)[0]


def with_chances(document: Document, method: Method) -> tuple[list[Attribution], Chances]:
    """Attributions as of `attributions_in`, and the encoder's chances of each part at each token."""
    method = chosen(method)
    language = other_languages.language_of(document)
    chances: Chances = None
    if language is not None:
        found = other_languages.find_attributions(document, language)
    elif method in {"encoder", "tagger"}:
        if method == "encoder" and len(document):
            scores = attributions.scores(document, len(tagger.LABELS))
            chances = confidence.of_parts(np.exp(scores))
            labels = _best(document, scores)
        else:
            labels = tagger.load().tag(document)
        found = complete(document, assemble(document, labels), tagger.load().classes.part)
    elif method == "rules":
        found = cut(document, rules.find_attributions(document))
    else:
        raise ParameterError(f"method = {method!r}; use 'auto', 'encoder', 'tagger' or 'rules'")
    return [with_edges(document.text, attribution) for attribution in found], chances


def chosen(method: Method) -> Method:
    """The method that a name stands for: "auto" is the encoder where it is installed.

    >>> chosen("tagger")
    'tagger'
    """
    if method == "auto":
        return "encoder" if attributions.installed() else "tagger"
    return method


# What the tagger's scores count beside the encoder's: of .15, .3 and .5 the best for exact spans of
# PolNeAR's dev part (cues .70 without, .72 with it).
_TAGGER = 0.5


def by_encoder(document: Document) -> list[str]:
    """The best sequence of labels by the encoder, the tagger's word counted by half."""
    if not len(document):
        return []
    return _best(document, attributions.scores(document, len(tagger.LABELS)))


def _best(document: Document, scores: confidence.Array) -> list[str]:
    other = tagger.load()
    steps = attributions.steps() + _TAGGER * other.transitions
    path = tagger.best_path(scores + _TAGGER * other.scores(document), steps)
    return [tagger.LABELS[at] for at in path]


def named(document: Document, quotes: Sequence[Quote], mentions: Sequence[Mention]) -> list[Quote]:
    """The same quotations, with the names that these mentions give their speakers."""
    reported = Reported(document, quotes)
    names = {
        source: _speaker(document.text, source, said[0], mentions)
        for source, said in reported.by_source.items()
    }
    for better in (speaking_on, which_body, whom_described):
        names |= better(reported, mentions, names)
    for again in (unnamed, as_antecedents):
        names |= again(reported, names)
    whole = whole_names(document.text, names.values(), mentions)
    return [
        quote
        if quote.source is None
        else replace(quote, speaker=whole.get(names[quote.source], names[quote.source]))
        for quote in quotes
    ]


def _speaker(text: str, source: Span, quote: Quote, mentions: Sequence[Mention]) -> str:
    found = name_speaker(text, source, mentions, antecedent=quote.antecedent)
    words = text[source.start : source.end]
    unknown = found in {words, described(words)} or found.isupper()
    return quote.speaker if quote.speaker is not None and unknown else found


def _quotes(corpus: Corpus, pins: Pins | None, method: Method) -> dict[str, tuple[Quote, ...]]:
    mentions, known = mentions_of(corpus, pins=pins), languages.known(corpus)
    found = {
        article.article_id: tuple(
            named(
                corpus.document(article),
                annotate.article(corpus, article, _found, method),
                mentions[article.article_id],
            )
        )
        for article, _ in zip(
            _read_ahead(corpus, known.items, method),
            progress.each(
                known.items,
                what=f"quotations by the {method}",
                seconds=effort.seconds(known, effort.QUOTATIONS[method]),
            ),
            strict=True,
        )
    }
    return {article_id: found.get(article_id, ()) for article_id in corpus.ids}


def _read_ahead(corpus: Corpus, articles: Sequence[Article], method: Method) -> Iterator[Article]:
    """The same articles; while one is taken, the encoder reads the next."""
    if method != "encoder":
        yield from articles
        return
    different = {article.text: article for article in articles}.values()
    new = (
        corpus.document(article)
        for article in different
        if not annotate.known(corpus, article, _found, method)
    )
    with attributions.ahead(new, len(tagger.LABELS)):
        yield from articles


def quotes_of(
    corpus: Corpus, *, pins: Pins | None = None, method: Method = "auto"
) -> Mapping[str, tuple[Quote, ...]]:
    """Quotations of each article, by its id, speakers named alike over the corpus.

    They are found once for each method and named once for each choice of pins, and kept with the
    corpus. Unlikely ones are among them: the table has those of `shown`.
    """
    return annotate.whole(corpus, _quotes, pins, chosen(method))


def _in_marks(corpus: Corpus) -> dict[str, tuple[Quote, ...]]:
    """Quotations of the articles in other languages: in marks, their speakers by their own words."""
    others = languages.known(corpus, frozenset(other_languages.LANGUAGES))
    return {
        article.article_id: tuple(
            named(corpus.document(article), annotate.article(corpus, article, _found, "rules"), ())
        )
        for article in others
    }


@stored.rows_of("quotes")
def measure(corpus: Corpus, *, method: Method = "auto", pins: Pins | None = None) -> pd.DataFrame:
    """One row a quotation of each article, speakers named alike in all of them.

    Parameters
    ----------
    corpus
        Articles to read.
    method
        As in `find_quotes`, whose limits hold here.
    pins
        Actors and aliases that the user pins.

    Returns
    -------
    DataFrame
        Table `quotes` of the data dictionary; `article.text[start:end] == text`. `speaker_text`
        are the words that name the speaker, `speaker` the actor they mean; `words` the quotation
        without what stands between its parts ("..., he said, ..."). Of articles in
        `other_languages.LANGUAGES` only what stands in marks. Rows of indirect and mixed
        speech, thoughts and documents that are little surer than a coin, of a `probability` below .6, are
        left out: `find_quotes(text, least=0)` gives them.
    """
    quotes = {**quotes_of(corpus, pins=pins, method=method), **_in_marks(corpus)}
    rows: list[dict[str, Any]] = []
    for article in corpus:
        text = article.text
        for number, quote in enumerate(quotes[article.article_id]):
            if not shown([quote]):
                continue  # its number stays its own: comparisons speak of it
            said_by = None
            if quote.speaker_start is not None:
                said_by = text[quote.speaker_start : quote.speaker_end]
            rows.append(
                {
                    **{name: getattr(quote, name, None) for name in _COLUMNS},
                    **about(article),
                    "quote_id": number,
                    "text": text[quote.start : quote.end],
                    "speaker_text": said_by,
                    "words": _BETWEEN.join(text[start:end] for start, end in quote.spans),
                }
            )
    return table(rows, _COLUMNS)


def _quote(
    document: Document,
    attribution: Attribution,
    kind: Kind,
    names: Mapping[Span, str],
    antecedent: Span | None,
    probability: float | None,
) -> Quote:
    text, cue, source = document.text, attribution.cue, attribution.source
    cue_text = None if cue is None else text[cue.start : cue.end]
    return Quote(
        start=attribution.content[0].start,
        end=attribution.content[-1].end,
        spans=attribution.content,
        kind=kind,
        cue=cue_text,
        cue_start=None if cue is None else cue.start,
        cue_end=None if cue is None else cue.end,
        cue_class=None if cue_text is None else classify(cue_text),
        speaker=None if source is None else names.get(source),
        speaker_start=None if source is None else source.start,
        speaker_end=None if source is None else source.end,
        found_by=attribution.found_by,
        antecedent=antecedent,
        probability=probability,
    )
