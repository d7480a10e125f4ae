"""Who holds which position towards whom, in whose voice, with the words that show it.

Who is mentioned stands in `measures.actors`, who is quoted in `measures.quotes`; the rules are in
`measures.stances.rules`, their words in `codebooks/evaluation.toml`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from research import progress
from research.articles.model import ABOUT, Article, Corpus, about, table, text_of
from research.errors import ParameterError
from research.measures import effort, languages, sentiment, stored
from research.measures.actors import Mention, find_actors, mentions_of
from research.measures.actors.pins import Pins
from research.measures.quotes import Method as QuoteMethod
from research.measures.quotes import Quote, find_quotes, quotes_of
from research.measures.registry import Method
from research.measures.sentiment import lexicon, surroundings
from research.measures.stances import decision
from research.measures.stances.cues import Cue, CueBook, cue_book
from research.measures.stances.decision import Decided
from research.measures.stances.nominals import nominals
from research.measures.stances.policies import policies
from research.measures.stances.pronouns import with_pronouns
from research.measures.stances.rules import Voice
from research.measures.stances.scene import Scene, set_scene
from research.measures.stances.tables import (
    SAID,
    between_voices,
    by_target,
    by_voice,
    explained,
    holders,
    matrix,
    named_holder,
    sign_of,
    speakers,
    speaking_on,
    voice_gap,
)
from research.text.document import Document, lay_out
from research.text.segments import Span

__all__ = [
    "NARRATOR", "SAID", "Stance", "between_voices", "by_target", "by_voice", "explained", "find_stances",
    "holders", "lean", "matrix", "measure", "missing_targets", "named_holder", "sign_of", "speakers",
    "speaking_on", "voice_gap",
]  # fmt: skip

NARRATOR = "narrator"
# Share of what the article says elsewhere of a target; .3 to 1 do alike on half of SEESAW.
_ELSEWHERE = 0.6

# Shares of cues and valences beside the scorer's; with both, the sign of SEESAW's pairs is right
# in .71 (macro-F1, the half it was set on) instead of .67.
_CUES, _VALENCES = 0.3, 0.3
_DENIED = -0.5
_BAD_EVENT = -0.4
_QUALITY = 0.8
# VADER's normalisation of a sum of valences (Hutto and Gilbert 2014).
_ALPHA = 15

_COLUMNS = [
    *ABOUT, "sentence_id", "holder", "holder_text", "target", "stance", "probability",
    "voice", "start", "end", "cue", "rule",
]  # fmt: skip


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclass(frozen=True, slots=True)
class Stance:
    """One position: `holder` towards `target`, -1 (against) to 1 (for).

    `holder` is an actor or "narrator", None where the words `holder_text` name no actor.
    `probability` is how likely a careful reader is to call the row right, holder and sign.
    `voice` says whose words carry it: the outlet's own ("narrator"), inside marks ("quoted"), or
    reported as said ("attributed"). `text[start:end]` is `cue`, the words that show it; `rule`
    names what found it. The mention of the target is `text[target_start:target_end]`.
    """

    holder: str | None
    holder_text: str | None
    target: str
    stance: float
    probability: float
    voice: Voice
    start: int
    end: int
    cue: str
    rule: str
    target_start: int
    target_end: int


def find_stances(
    text: str | Article,
    *,
    actors: Sequence[Mention] | None = None,
    quotes: Sequence[Quote] | None = None,
    targets: Sequence[str] = (),
    method: Method = "linear",
) -> list[Stance]:
    """Positions that a text shows, of its actors and of its narrator, towards actors and topics.

    Parameters
    ----------
    text
        Any text; offsets are characters into it.
    actors, quotes
        What `find_actors` and `find_quotes` gave for it; found here where None.
    targets
        Topics to look for beside the actors, taken literally, whatever their case; one that does
        not occur gives nothing (see `missing_targets`).
    method
        The scorer for what no cue explains, as in `target_sentiment`: "linear", "lexicon",
        "encoder", "auto", the name of another, or a function.

    Returns
    -------
    list of Stance
        In the order of the sentences, at most one of each holder and target in a sentence.

    Notes
    -----
    Every two actors of a sentence, and every speaker with whom they speak of, are looked at; laws,
    deals and plans that the text names are targets too (`policies`), as are people, bodies and matters
    without a name (`nominals`) and whoever "he" in a quotation likely means (`pronouns`). Rules give
    words: a cue of the codebook between holder and target (praised, criticism of, sided with; passives,
    negation, "rejected calls to cancel", what was done to the target); a label or a quality ("called T a
    liar"); a role ("T's spokesman"). A scorer of pairs, which sees neither name, gives chances of for
    and against; a small combiner joins both, and what the rest of the text says of the same holder
    and target, to `probability` (see `combiner`). A row of the narrator needs a word of evaluation in
    the outlet's own voice, and its `probability` is learnt apart (see `narration`). Rows with a
    probability below .1 are not given; keep those of .5 and more for what is shown. Misled by irony,
    by stances that only the whole article shows, and by every error of actors and quotations before it.

    Examples
    --------
    >>> found = find_stances("Sergei Lavrov praised Donald Trump.")
    >>> [(s.holder, s.target, s.stance > 0, s.voice, s.cue) for s in found if s.probability >= 0.5]
    [('Sergei Lavrov', 'Donald Trump', True, 'attributed', 'praised')]
    """
    text = text_of(text)
    mentions = find_actors(text) if actors is None else actors
    said = find_quotes(text, mentions=mentions, least=0) if quotes is None else quotes
    return _found(lay_out(text), mentions, said, targets, method)


def _found(
    document: Document,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    targets: Sequence[str],
    method: Method,
) -> list[Stance]:
    wanted = list(_occurrences(document.text, targets))
    # What the user asks for goes by the user's name.
    taken = {at for _, span in wanted for at in range(*span)}
    found = [one for one in policies(document, mentions) if taken.isdisjoint(range(*one[1]))]
    named = [*found, *wanted]
    nouns = nominals(document, mentions, [span for _, span in named])
    scene = with_pronouns(set_scene(document, mentions, quotes, named, list(nouns)))
    return [_stance(scene, one) for one in decision.decide(scene, method=method)]


def lean(
    sentence: str,
    mentions: Sequence[Span] = (),
    *,
    elsewhere: Sequence[float] = (),
    method: Method = "linear",
) -> float:
    """How a sentence leans towards a target that it is known to judge.

    Parameters
    ----------
    sentence
        The sentence.
    mentions
        Where the target is named in it; none where it is meant and not named.
    elsewhere
        Stances towards the target that were found elsewhere in the article.
    method
        As in `find_stances`.

    Returns
    -------
    float
        Against below 0, for above: the scorer's strongest word on the mentions, else on the
        sentence at large (the linear scorer's: as if the target stood at its head), plus shares of
        the sentence's cues and valences and of the mean of `elsewhere`. Its size is no probability.

    Raises
    ------
    ParameterError
        Where a mention is not in the sentence, or the method is unknown.

    Examples
    --------
    >>> lean("Critics denounced Smith as a corrupt liar.", [Span(18, 23)]) < 0
    True
    """
    if not all(0 <= start < end <= len(sentence) for start, end in mentions):
        raise ParameterError(
            f"lean: a mention is not in the sentence of {len(sentence)} characters; "
            "give 0 <= start < end <= len(sentence)"
        )
    scorer = sentiment.scorer(method, names=False)
    items = [(sentence, *place) for place in mentions] or [(sentence, 0, 0)]
    scores = [one.score for one in scorer(items, [math.inf] * len(items))]
    words = [sentence[a:b].lower().replace("’", "'") for a, b in surroundings.tokens(sentence)]
    usual = _ELSEWHERE * sum(elsewhere) / len(elsewhere) if elsewhere else 0.0
    return max(scores, key=abs) + _tone(words, cue_book()) + usual


@stored.rows_of("stances")
def measure(
    corpus: Corpus,
    *,
    targets: Sequence[str] = (),
    pins: Pins | None = None,
    method: Method = "linear",
    quotations: QuoteMethod = "auto",
) -> pd.DataFrame:
    """The stances of every article, names of actors merged over the corpus.

    Parameters
    ----------
    corpus
        Articles to read.
    targets
        Topics beside the actors, taken literally; `missing_targets` tells which never occur.
    pins
        Actors and aliases that the user pins.
    method
        As in `find_stances`.
    quotations
        How quotations are found: `method` of `quotes.measure`.

    Returns
    -------
    DataFrame
        article_id, outlet, published, sentence_id, holder, holder_text, target, stance, probability,
        voice, start, end, cue, rule; one row a holder and target in a sentence;
        `article.text[start:end] == cue`. Rows of a probability from .1 on: keep those of .5 and
        more for what is shown.
    """
    mentions = mentions_of(corpus, pins=pins)
    quotes = quotes_of(corpus, pins=pins, method=quotations)
    rows = []
    known = languages.known(corpus)
    rate = effort.STANCES.get(sentiment.registered(method).name, 0.0)
    seconds = effort.seconds(known, rate)
    for article in progress.each(known.items, what="stances", seconds=seconds):
        own = article.article_id
        ends = [span.end for _, _, span in corpus.spans(article)]
        document = corpus.document(article)
        for stance in _found(document, mentions[own], quotes[own], targets, method):
            shown = {name: getattr(stance, name, None) for name in _COLUMNS}
            number = bisect_right(ends, stance.start)
            rows.append({**shown, **about(article), "sentence_id": number})
    return table(rows, _COLUMNS)


def missing_targets(corpus: Corpus, targets: Sequence[str]) -> list[str]:
    """Those of `targets` that no article mentions: they give no rows, and a report must say so."""
    texts = [article.text for article in corpus]
    return [
        target
        for target in targets
        if not any(True for text in texts for _ in _occurrences(text, [target]))
    ]


def _occurrences(text: str, targets: Iterable[str]) -> Iterator[tuple[str, Span]]:
    for name in targets:
        literal = name.strip().replace("’", "'")
        if literal:
            pattern = re.escape(literal).replace("'", "['’]")
            before = r"(?<!\w)" if literal[0].isalnum() else ""
            after = r"(?!\w)" if literal[-1].isalnum() else ""
            for match in re.finditer(before + pattern + after, text, re.IGNORECASE):
                yield name, Span(*match.span())


def _stance(scene: Scene, one: Decided) -> Stance:
    start, end = scene.shown(one.first, one.last)
    target = scene.targets[one.target]
    return Stance(
        holder=NARRATOR if one.narrated else one.holder,
        holder_text=one.holder_text,
        target=target.name,
        stance=round(one.stance, 4),
        probability=one.probability,
        voice=one.voice,
        start=start,
        end=end,
        cue=scene.text[start:end],
        rule=one.rule,
        target_start=target.start,
        target_end=target.end,
    )


def _tone(words: list[str], book: CueBook) -> float:
    """How a sentence judges, whomever: what its cues and valences add to a scorer's, about -1 to 1."""
    turned = lexicon.negated(words)
    known = lexicon.valences()
    cues = total = 0.0
    for i, word in enumerate(words):
        stance = _cue_of(words, i, book)
        cues += stance * (_DENIED if turned[i] else 1)
        total += known.get(word, 0.0) * (lexicon.TURNED if turned[i] else 1)
    return _CUES * cues + _VALENCES * total / math.sqrt(total * total + _ALPHA)


def _cue_of(words: list[str], i: int, book: CueBook) -> float:
    word = words[i]
    cues: tuple[Cue, ...] = book.verbs.get(word, ())
    for cue in cues or book.others.get(word, ()):
        if tuple(words[i : i + len(cue.words)]) == cue.words:
            return cue.stance
    if word in book.bad_events:
        return _BAD_EVENT
    return _QUALITY * book.qualities.get(word, 0)
