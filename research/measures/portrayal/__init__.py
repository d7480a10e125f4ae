"""How outlets portray actors: what they call them, let them do, and say that they are.

Labels, agency and attributes after van Leeuwen's (1996) account of social actors; the outlet's own
voice and quotations kept apart. Word order and lists, no parser: counts over many articles are what
this is for, a single finding is to be read in its sentence (`evidence`).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple, get_args

import pandas as pd

from research.articles.model import ABOUT, Article, Corpus, passage, table
from research.languages.en import lists
from research.measures import stored
from research.measures.actors import Resolved, names_of, resolved_of
from research.measures.actors.name_coreference import Found
from research.measures.actors.pins import Pins
from research.measures.actors.tokens import Scan
from research.measures.portrayal import evaluations, judging, phrases
from research.measures.portrayal.agency import agency
from research.measures.portrayal.attributes import addressed, also, attributes, become, displayed
from research.measures.portrayal.clauses import Tagged, tagged
from research.measures.portrayal.complements import Attribute
from research.measures.portrayal.judging import Judgement
from research.measures.portrayal.predicates import Agency
from research.measures.portrayal.subjects import bound
from research.measures.quotes import Method as QuoteMethod
from research.measures.quotes import Quote, quotes_of

__all__ = ["evidence", "measure", "speaking", "summed"]

Aspect = Literal["label", "agency", "irrealis", "attribute", "evaluation"]
Voice = Literal["narrator", "quoted", "attributed"]

_COLUMNS = ["actor", "outlet", "aspect", "voice", "value", "count"]
_EVIDENCE = [*ABOUT, "actor", "aspect", "voice", "value", "sign", "judge", "start", "end", "text"]


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
        article_id, outlet, published, actor, aspect, voice, value, sign, judge, start, end, text;
        `article.text[start:end] == text`. The value of agency and irrealis is "does: VERB" or
        "done to: VERB", where it is denied "does not: VERB" or "not done to: VERB"; a verb whose
        content is another goes with it ("look to end", "make efforts"; "continues to hope" is
        "hope"). An act told by a noun is its verb ("Trump's refusal to sign": "does: refuse";
        "criticism of Trump": "done to: criticize"). The text of both is the verb with its object and
        complements, to the end of its clause at most ("made concessions to Paris"; of a verb of
        saying, what is said), or the noun with what hangs on it ("invasion of Ukraine"). `sign` of
        an evaluation is 1 or -1: what it says of the actor, turned where somebody is not said to be
        so ("not impartial": -1); empty where a verb or noun of judging or of conduct is denied ("not
        praise", "not criticism", "not lie"), and for every other aspect. `judge` is the actor who
        praises or blames, as the
        subject of a verb of judging, by a noun ("criticism from Macron", "took shots at") or as
        "critical of" the other; empty where nobody is named, or not beside these words ("accused
        of fraud by Macron"), or the words are the outlet's own.
    """
    if actors is None:
        return _evidence(corpus, pins=pins, quotations=quotations)
    found = (_evidence(part, pins=pins, quotations=quotations) for part in corpus.parts())
    wanted = list(actors)
    return pd.concat([rows[rows["actor"].isin(wanted)] for rows in found], ignore_index=True)


@stored.rows_of("portrayal_evidence")
def _evidence(
    corpus: Corpus, *, pins: Pins | None = None, quotations: QuoteMethod = "auto"
) -> pd.DataFrame:
    # Three tables are made of it.
    key = (_evidence, corpus.ids, pins, quotations)
    return corpus.kept.get(key, lambda: _found(corpus, pins, quotations)).copy()


def _found(corpus: Corpus, pins: Pins | None, quotations: QuoteMethod) -> pd.DataFrame:
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
        "not done to: VERB"; irrealis: the same of what is only demanded, possible or supposed;
        attribute: what the actor is said to be, as adjective, apposition or predicate, party and
        age beside the name; evaluation: words of clear valence among those, verbs of conduct
        ("lied"), adverbs that judge ("falsely"), verbs, nouns and adjectives of judging whose object
        is the actor or what the actor does ("praised Trump's approach", "endorsed Trump", "outrage
        at his remarks", "critical of Trump"), what deeds are said to be ("his racist remarks"),
        responses ("drew criticism") and who is asked to go ("urged him to resign")), voice
        (narrator: the outlet's own; quoted: in quotation marks; attributed: told as somebody's
        words), value, count. The most frequent first within actor, outlet and aspect.

    Notes
    -----
    Acts are found by verbs, in clauses that tell of the actor ("Trump, who left", "asked about it,
    Trump", "was fired after lying", "is expected to sign") and by nouns of acts whose owner or
    object the actor is; whose deed or aim is the subject does it ("his remarks angered them", "his
    goal is to win"). What somebody says of himself ("I left") is no act of his here, nor what is
    told of his staff. Agency is told as done, as to come (what somebody will or would do, is expected
    to, plans or tries to), or as denied; what somebody should, must or has to do, may or could do, is
    only urged to do to others, or does in a clause with "if" or "whether", is irrealis: neither done
    nor denied; what somebody had to do is told as done. Praise or blame by a verb is an evaluation there
    too ("should praise Trump"), the actor's own conduct is none ("may have lied"). What an actor has or
    makes ("Trump's plan") is no attribute, unless it is a way of acting with an adjective ("his
    pragmatic approach") or a trait ("his pragmatism"); what an actor feels is no evaluation, nor whose
    side somebody is on ("supports Trump"), nor an act that harms.

    Misled by irony, by a pronoun tied to somebody else, by verbs that are also nouns ("Trump
    rallies"), and by long sentences.

    Of rows of 140 articles of BASIL, SEESAW and PolNeAR dev that two readers judged who had no part in
    the rules .90 of 100 of agency, .95 of 60 attributes and .85 of 60 evaluations were right; others,
    before the newest rules, called .86 of 50, .92 of 25 and .84 of 25 right, and .93 of 80, .93 of 60
    and .85 of 60 (benchmarks/readers.py). What follows is by who edited the rules, of articles that
    these were not tried on. After the rules that tell irrealis from agency .94 of 257 rows of agency
    were right, and of 81 acts written down of six articles before any output .80 came out; of 639
    articles .94 of 50 attributes and .87 of 70 evaluations were right, and of what was written down of
    ten .53 of 59 descriptions came out (.41 before 0.4.0's last rules) and .20 of 49 judgements (.12),
    most others being metaphors, acts that speak for themselves, and what is said of "you" or "it". Of
    older rows .91 of 68 of agency, .93 of 58 attributes and .88 of 60 evaluations are right, and of
    what was marked in 122 sentences .90 of agency and .85 of attributes come out
    (benchmarks/portrayal.py).
    """
    found = evidence(corpus, actors=actors, pins=pins, quotations=quotations)
    return summed([found.assign(count=1)])


def speaking(value: str) -> bool:
    """Whether a value of agency is a plain verb of saying, which tells little of an actor.

    A verb that tells how something is said ("insist", "hint", "acknowledge") is none.

    >>> speaking("does: remark"), speaking("does: accuse"), speaking("done to: tell")
    (True, False, True)
    """
    verb = value.rpartition(": ")[2]
    return verb in lists.words("portrayal", "saying")


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


_ORDER = get_args(Aspect)
# What stands before a title and changes it.
_BEFORE_TITLE = lists.words("portrayal", "before_title")


class Finding(NamedTuple):
    """What tokens `first` to `last` make of a mention; `value` is "" where it is the words."""

    mention: Found
    aspect: Aspect
    value: str
    first: int
    last: int
    sign: int | None = None
    judge: Found | None = None


def _rows(
    article: Article,
    resolved: Resolved,
    quotes: Sequence[Quote],
    names: Mapping[tuple[str, str], str],
) -> Iterator[dict[str, Any]]:
    tokens, mentions = resolved.scan, resolved.found
    voices = _Voices(tokens, quotes)
    seen: dict[tuple[str, str, int], int] = {}
    for found in findings(tokens, mentions):
        mention, aspect, value, first, last = found[:5]
        key = (mention.actor, aspect, first)
        # "Decision angered Lee" begins where "decision" does, and is an act of its own.
        further = value.startswith("does") and last > seen.get(key, last)
        if first >= last or (key in seen and not further):
            continue
        seen[key] = last
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if aspect == "label":
            start, end = min(start, mention.start), mention.end
        told = value.removeprefix("not ")
        shown = _plain(article.text[start:end])
        if aspect == "evaluation":
            shown = shown.lower()  # "Outrage" that opens a sentence is no other value
        yield {
            **passage(article, start, end),
            "actor": _name(mention, names),
            "aspect": aspect,
            "voice": voices.at(first),
            "value": value if told else value + shown,
            "sign": math.nan if found.sign is None else float(found.sign),
            "judge": None if found.judge is None else _name(found.judge, names),
        }


def findings(scan: Scan, mentions: Sequence[Found]) -> Iterator[Finding]:
    """What is said of each mention, in the order of the text."""
    mentions = [_with_people(scan, mention) for mention in mentions]
    tokens = tagged(scan, mentions)
    acts = [list(agency(tokens, mention)) for mention in mentions]
    agents = _agents(mentions, acts)
    said_of = [_said(tokens, mention, held) for mention, held in zip(mentions, acts, strict=True)]
    describing = {
        said.first: mention
        for mention, held in zip(mentions, said_of, strict=True)
        for said in held
    }
    for mention, held, said_here in zip(mentions, acts, said_of, strict=True):
        if mention.form != "pronoun" and not _of_title(tokens, mention):
            yield Finding(mention, "label", "", label_start(tokens, mention), mention.last)
        judged: list[Judgement] = []
        for act in held:
            aspect: Aspect = "irrealis" if act.supposed else "agency"
            yield Finding(mention, aspect, act.value, act.first, phrases.end(tokens, mention, act))
            judged += judging.of_verb(tokens, mention, act)
            judged += judging.of_demand(tokens, mention, act)
            if not act.supposed:  # "may face criticism"
                judged += evaluations.of_conduct(tokens, mention, act)
                judged += judging.of_response(tokens, act)
        judged += evaluations.of_possession(tokens, mention)
        judged += evaluations.of_deed_by(tokens, mention)
        judged += judging.of_loss(tokens, mention)
        judged += judging.before(tokens, mention, deed=False)
        for said in said_here:
            yield Finding(mention, "attribute", "not " * said.denied, said.first, said.last)
            judged += evaluations.of_attribute(tokens, said)
        for word in judged:
            judge = agents.get(word.first)
            if not word.verb:
                judge = describing.get(word.first, judge)
            own = judge is not None and judge.actor == mention.actor
            # "In defending his record": who is not named may be the same.
            unnamed = judge is None and mention.form == "pronoun" and bound(tokens, mention)
            if word.by_other and (own or (unnamed and word.verb and word.sign == 1)):
                continue
            judge, value = None if own else judge, "not " * word.denied + word.verb
            yield Finding(
                mention, "evaluation", value, word.first, word.last, sign=word.sign, judge=judge
            )


def _agents(mentions: Sequence[Found], acts: Sequence[Sequence[Agency]]) -> dict[int, Found]:
    """Who does what each token tells of: "took shots" where "took" stands and where "shots" does."""
    within: dict[int, Found] = {}
    begun: dict[int, Found] = {}
    for mention, held in zip(mentions, acts, strict=True):
        for act in held:
            if act.part == "does":
                begun[act.first] = mention
                if act.verb.partition(" ")[0] not in judging.DRAWING:  # "received criticism"
                    within |= dict.fromkeys(range(act.first + 1, act.last), mention)
    return within | begun


def _said(tokens: Tagged, mention: Found, acts: Sequence[Agency]) -> list[Attribute]:
    """What a mention is said to be, by its own words and by what it shows and becomes."""
    further = list(addressed(tokens, mention))
    for act in acts:
        further += displayed(tokens, act)
        further += become(tokens, mention, act)
        further += also(tokens, mention, act)
    return list(dict.fromkeys((*attributes(tokens, mention), *further)))


def _with_people(tokens: Scan, mention: Found) -> Found:
    """A country with the noun that makes it its people of power: "U.S. leadership"."""
    at = mention.last
    if mention.kind != "country" or mention.form != "name" or tokens.possessive[at - 1]:
        return mention
    if not (at < len(tokens) and tokens.joined(at) and tokens.words[at] in lists.collectives()):
        return mention
    plural = tokens.words[at].endswith("s")
    return replace(mention, last=at + 1, end=tokens.ends[at], form="demonym", plural=plural)


def _of_title(tokens: Tagged, mention: Found) -> bool:
    """Whether a nationality only belongs to a title: "Ukrainian President Volodymyr Zelensky"."""
    holder = tokens.by_first.get(mention.last)
    held = holder is not None and holder.kind in ("person", "office")
    return held and mention.form == "demonym" and tokens.joined(mention.last)


def label_start(tokens: Tagged, mention: Found) -> int:
    """The first token of a label with what changes its title: "former President Joe Biden"."""
    first = mention.first
    if mention.kind not in ("person", "office"):
        return first
    first = _past_place(tokens, first) if mention.form == "title" else first
    while first > 0 and tokens.joined(first) and not tokens.possessive[first - 1]:
        before = tokens.by_last.get(first)
        if tokens.lower[first - 1] in _BEFORE_TITLE:
            first -= 1
        elif before is not None and before.form == "demonym" and before.first == first - 1:
            first = before.first
        else:
            break
    return first


def _past_place(tokens: Tagged, first: int) -> int:
    """Past the place between what changes a title and the title: "former New York Mayor Holm"."""
    for at in range(first - 1, max(0, first - 4), -1):
        joined = tokens.joined(at + 1) and tokens.words[at][0].isupper()
        if not joined or tokens.possessive[at]:
            return first
        changed = tokens.joined(at) and tokens.lower[at - 1] in _BEFORE_TITLE
        if changed and " ".join(tokens.words[at:first]) in lists.places():
            return at
    return first


def _name(mention: Found, names: Mapping[tuple[str, str], str]) -> str:
    return names.get((mention.actor, mention.kind), mention.actor)


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
