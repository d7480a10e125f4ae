"""One article of an event, read once for every comparison: words, actors, quotations, sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from research.articles import Article, Corpus
from research.articles.model import Role
from research.measures.actors import Mention, mentions_of
from research.measures.actors.pins import Pins
from research.measures.comparison import passages
from research.measures.comparison.passages import Reading
from research.measures.comparison.terms import FUNCTION_WORDS, Term, between, terms_in
from research.measures.quotes import Method
from research.text.segments import Span

# How much a place in an article weighs: a headline is read by all, a last paragraph by few.
_PLACES = {"headline": 1.0, "deck": 0.9, "lede": 0.8, "subhead": 0.6}
_BODY_FIRST, _BODY_LAST = 0.6, 0.1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: its role, its words, what it is about (stems, actors), who speaks."""

    span: Span
    role: Role
    words: tuple[Term, ...]
    about: tuple[str, ...]
    speakers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Account:
    """One article of an event, read. `bodies` gives the body of which an actor is an organ."""

    article: Article
    words: tuple[Term, ...]
    named: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]
    reading: Reading
    bodies: Mapping[str, str]

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the words that name an actor, but for those in lower case ("the senator")."""
        text, at, found = self.article.text, 0, set()
        for term in self.words:
            while at < len(self.named) and self.named[at].end <= term.start:
                at += 1
            inside = at < len(self.named) and self.named[at].start <= term.start
            if inside and text[term.start].isupper():
                found.add(term.stem)
        return frozenset(found)

    def about(self, span: Span) -> tuple[str, ...]:
        """What a part of a sentence is about: stems that tell, actors."""
        first, last = bisect_left(self._heads, span.start), bisect_left(self._heads, span.end)
        return _about(between(self.words, *span), self.named[first:last], self.bodies)

    @cached_property
    def _heads(self) -> list[int]:
        return [one.start for one in self.named]

    def place(self, start: int) -> tuple[Role, float]:
        """The role of what stands at an offset, and how far down it stands, 0..1."""
        held = self.article.paragraphs
        at = bisect_right(held, start, key=attrgetter("start")) - 1
        inside = at >= 0 and start < max(held[at].end, held[at].start + 1)
        role: Role = held[at].role if inside else "body"
        return role, start / len(self.article.text) if self.article.text else 0.0

    def prominence(self, start: int) -> float:
        """Weight of a place: headline 1, deck .9, lede .8, subhead .6, body .6 down to .1."""
        role, position = self.place(start)
        return _PLACES.get(role, _BODY_FIRST - (_BODY_FIRST - _BODY_LAST) * position)


def read(corpus: Corpus, *, pins: Pins | None = None, quotations: Method = "auto") -> list[Account]:
    """Accounts of the articles of one event, their actors merged over the event."""
    named = mentions_of(corpus, pins=pins)
    bodies = _bodies(one.actor for held in named.values() for one in held)
    readings = passages.read(corpus, pins=pins, quotations=quotations)
    found = []
    for article, reading in zip(corpus, readings, strict=True):
        words, held = terms_in(corpus, article), named[article.article_id]
        told = _sentences(corpus.spans(article), words, held, bodies)
        sentences = tuple(_spoken(told, reading))
        found.append(Account(article, words, held, sentences, reading, bodies))
    return found


def _bodies(names: Iterable[str]) -> dict[str, str]:
    """The body that a name begins with the initials of: UN General Assembly, United Nations."""
    held = sorted(dict.fromkeys(names))
    initials = {"".join(w[0] for w in n.split()): n for n in held if len(n.split()) > 1}
    heads = ((name, name.split()[0]) for name in held if len(name.split()) > 1)
    return {name: initials[head] for name, head in heads if initials.get(head, name) != name}


def _sentences(
    spans: Iterable[tuple[int, Role, Span]],
    words: Sequence[Term],
    named: Sequence[Mention],
    bodies: Mapping[str, str],
) -> list[Sentence]:
    heads = [n.start for n in named]
    found = []
    for _, role, span in spans:
        inside = between(words, *span)
        names = named[bisect_left(heads, span.start) : bisect_left(heads, span.end)]
        about = _about(inside, names, bodies)
        if about and role in ("lede", "body"):
            found.append(Sentence(span, role, tuple(inside), about))
    return found


def _spoken(sentences: Sequence[Sentence], reading: Reading) -> list[Sentence]:
    """The sentences with the actors whose words stand in them."""
    starts = [sentence.span.start for sentence in sentences]
    held: dict[int, set[str]] = {}
    for passage in (*reading.marked, *reading.reported):
        if passage.resolved and passage.speaker is not None:
            first = max(0, bisect_right(starts, passage.start) - 1)
            for place in range(first, bisect_left(starts, passage.end)):
                held.setdefault(place, set()).add(passage.speaker)
    return [
        replace(sentence, speakers=frozenset(held[place])) if place in held else sentence
        for place, sentence in enumerate(sentences)
    ]


def _about(
    words: Sequence[Term], names: Sequence[Mention], bodies: Mapping[str, str]
) -> tuple[str, ...]:
    """Stems that tell, an actor's words replaced by "@" and its name."""
    found = [f"@{bodies.get(n.actor, n.actor)}" for n in names if n.form != "pronoun"]
    covered = [(n.start, n.end) for n in names]
    at = 0
    for term in words:
        while at < len(covered) and covered[at][1] <= term.start:
            at += 1
        if at < len(covered) and covered[at][0] <= term.start:
            continue
        if term.word not in FUNCTION_WORDS:
            found.append(term.stem)
    return tuple(dict.fromkeys(found))
