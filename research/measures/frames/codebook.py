"""Codebooks of frames: TOML files of terms, checked on loading and compiled for matching.

Matching is one pass over the words of a sentence: each distinct word is looked up once against
stems and expressions and then remembered, so time is linear in the text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Literal, NamedTuple

from research.languages.en import lists
from research.measures.frames.codebook_file import SHIPPED, File, Frame, read
from research.text.document import Document
from research.text.segments import Span, words

__all__ = ["Codebook", "Coded", "Frame", "Hit", "breadth_of", "coded", "load"]

_FOLDER = Path(__file__).resolve().parent.parent / "codebooks"
NEGATORS = lists.words("grammar", "negator")
# Letters of a word that stems and expressions are held against: no English word is longer, and a
# line of one letter must not cost the square of its length.
_LONGEST = 40
# Words that end names of bodies and things: a term before one is part of the name.
_BODIES = lists.rule("organisation_last") | lists.rule("no_actor_last")
# Between a body and what it is for, in its name.
_LINKS = frozenset({"of", "for", "on"})


class Hit(NamedTuple):
    """A term found: `text[start:end]`, for which frame, by which entry of the codebook.

    Not every term is `evidence`: some tell nothing in this sentence, and count among many.
    """

    start: int
    end: int
    frame: str
    term: str
    evidence: bool = True


class _Kinds(NamedTuple):
    """Exact words, beginnings of words, and expressions among the parts of entries."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    expressions: tuple[str, ...]

    @classmethod
    def of(cls, parts: Iterable[str]) -> _Kinds:
        """Of parts as a codebook writes them."""
        folded = [_fold(part) for part in parts]
        return cls(
            frozenset(part for part in folded if not part.endswith(("*", "/"))),
            tuple(part[:-1] for part in folded if part.endswith("*")),
            tuple(part for part in folded if part.endswith("/")),
        )

    def holds(self, token: str) -> bool:
        """Whether a word is one of them."""
        return (
            token in self.exact
            or token.startswith(self.stems)
            or (bool(self.expressions) and any(_is(token, part) for part in self.expressions))
        )


@dataclass(frozen=True, eq=False, slots=True)
class _Words:
    """Words to look for in a sentence; those written with a capital may be part of a name."""

    lower: _Kinds
    upper: _Kinds

    @classmethod
    def of(cls, parts: Sequence[str]) -> _Words | None:
        """None without parts."""
        capital = [part for part in parts if part[0].isupper()]
        rest = [part for part in parts if not part[0].isupper()]
        return cls(_Kinds.of(rest), _Kinds.of(capital)) if parts else None

    def places(self, tokens: Sequence[str], names: Container[int]) -> list[int]:
        """Which tokens of a sentence they are, those given not being of names."""
        return [
            k
            for k, token in enumerate(tokens)
            if self.upper.holds(token) or (k not in names and self.lower.holds(token))
        ]


class _Pattern(NamedTuple):
    # Words after the first, each an exact word, a stem ("econom*") or an expression.
    rest: tuple[str, ...]
    frame: str
    term: str
    negation: int
    # An exception hides every hit of its frame that it touches.
    hides: bool
    # Whether it also counts as part of a name: "Wall Street", but not "Justice Department".
    named: bool
    # Words of which the sentence must have one, in its sense; none: any sentence.
    near: _Kinds | None
    # Words of which the sentence must have one for it to be evidence; None: it needs none.
    beside: _Words | None
    # Words of which the sentence may have none for it to be evidence.
    without: _Words | None
    # How many words off one of `beside` may stand; 0: anywhere in the sentence.
    reach: int
    # The second word where it is an exact one, else "": most sentences differ there.
    second: str

    @property
    def bound(self) -> bool:
        """Whether it is evidence in some sentences only."""
        return self.beside is not None or self.without is not None


class Coded(NamedTuple):
    """A sentence of a document: its span, its tokens by number, and the terms in it.

    Offsets of the hits count from the start of the sentence.
    """

    span: Span
    tokens: range
    hits: list[Hit]


@dataclass(frozen=True, eq=False)
class Codebook:
    """Frames with their terms, ready to be found in text.

    `codebook.frames` tells names, labels, definitions and items; `hits` finds the terms.
    """

    name: str
    version: str
    title: str
    source: str
    frames: tuple[Frame, ...]
    _exact: dict[str, list[_Pattern]] = field(repr=False, compare=False)
    _stems: dict[str, list[_Pattern]] = field(repr=False, compare=False)
    _expressions: list[tuple[re.Pattern[str], _Pattern]] = field(repr=False, compare=False)
    _known: dict[str, tuple[_Pattern, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __getitem__(self, name: str) -> Frame:
        for frame in self.frames:
            if frame.name == name:
                return frame
        raise KeyError(f"codebook {self.name!r} has no frame {name!r}: {', '.join(self.names)}")

    @property
    def names(self) -> list[str]:
        """Names of the frames that have terms, in the order of the file."""
        return [frame.name for frame in self.frames if not frame.residual]

    @property
    def leads(self) -> Literal["present", "share"]:
        """What a report leads with: "present" where all frames have a threshold, else "share"."""
        named = [frame for frame in self.frames if not frame.residual]
        return "present" if all(frame.threshold is not None for frame in named) else "share"

    @cached_property
    def item_of(self) -> Mapping[tuple[str, str], str]:
        """(frame, term) -> the coders' question that the term answers, "" where none is named."""
        return {
            (frame.name, entry): group.item or ""
            for frame in self.frames
            for group in frame.terms
            for entry in group.entries
        }

    @cached_property
    def group_of(self) -> Mapping[tuple[str, str], tuple[str, int]]:
        """(frame, term) -> the frame and which of its groups of terms holds the term."""
        return {
            (frame.name, entry): (frame.name, k)
            for frame in self.frames
            for k, group in enumerate(frame.terms)
            for entry in group.entries
        }

    def hits(self, text: str, *, spans: Sequence[Span] | None = None) -> list[Hit]:
        """Terms in a sentence, by place; of overlapping terms of one frame the longest is kept.

        A term does not count where a negator ("not", "never", "without") stands within its
        window of words before it, inside an exception of its frame, in a sentence that has none
        of the words that its sense needs, or as part of a name, unless the codebook writes it
        with a capital. Where its group names words `beside` or `without`, it is evidence in a
        sentence with one of the former, no farther off than its `reach`, and none of the latter;
        words of names and of exceptions are neither.

        Parameters
        ----------
        text
            One sentence; terms do not reach over its end.
        spans
            Its words, where they are known already.

        Examples
        --------
        >>> book = load("generic")
        >>> [text for text in (h.term for h in book.hits("A furious row broke out in Paris."))]
        ['furious row']
        """
        places = words(text) if spans is None else spans
        tokens = [_fold(text[start:end]) for start, end in places]
        found: list[tuple[int, int, _Pattern]] = []
        hidden: set[tuple[int, str]] = set()
        for i, (token, following) in enumerate(zip_longest(tokens, tokens[1:])):
            for pattern in self._starting(token):
                if pattern.second and pattern.second != following:
                    continue
                if pattern.rest and not self._goes_on(pattern, tokens, i):
                    continue
                last = i + len(pattern.rest)
                if pattern.hides:
                    hidden.update((k, pattern.frame) for k in range(i, last + 1))
                elif not _negated(tokens, i, pattern.negation) and _in_sense(pattern, tokens):
                    found.append((i, last, pattern))
        shown = [text[start:end] for start, end in places] if found else []
        found = [f for f in found if f[2].named or not _in_name(shown, text, places, *f[:2])]
        kept: list[tuple[int, int, _Pattern]] = []
        reach: dict[str, int] = {}
        for i, last, pattern in sorted(found, key=lambda f: (f[0], -f[1])):
            if reach.get(pattern.frame, -1) >= i:
                continue
            if hidden and any((k, pattern.frame) in hidden for k in range(i, last + 1)):
                continue
            reach[pattern.frame] = last
            kept.append((i, last, pattern))
        bound = [pattern for _, _, pattern in kept if pattern.bound]
        names = _names(shown, text, places) if bound else frozenset()
        listed = {(p.frame, some) for p in bound for some in (p.beside, p.without) if some}
        there = {
            (frame, some): [k for k in some.places(tokens, names) if (k, frame) not in hidden]
            for frame, some in listed
        }

        def evident(pattern: _Pattern, i: int, last: int) -> bool:
            """Whether the sentence has what makes the term evidence, and nothing against it."""
            if pattern.bound and not pattern.named and not names.isdisjoint(range(i, last + 1)):
                return False
            if pattern.bound and pattern.named and _names_body(shown, text, places, last):
                return False
            if pattern.beside and not _outside(
                there[pattern.frame, pattern.beside], i, last, pattern.reach or len(tokens)
            ):
                return False
            return not (pattern.without and there[pattern.frame, pattern.without])

        return [
            Hit(
                places[i].start, places[last].end, pattern.frame, pattern.term,
                evident(pattern, i, last),
            )
            for i, last, pattern in kept
        ]  # fmt: skip

    def _starting(self, token: str) -> tuple[_Pattern, ...]:
        known = self._known.get(token)
        if known is None:
            patterns = list(self._exact.get(token, ()))
            for size in range(2, min(len(token), _LONGEST) + 1):
                patterns += self._stems.get(token[:size], ())
            if len(token) <= _LONGEST:
                patterns += [p for e, p in self._expressions if e.fullmatch(token)]
            known = tuple(patterns)
            # A memory of what a word means to this codebook; it never changes an answer.
            if len(self._known) < 200_000:
                self._known[token] = known
        return known

    @staticmethod
    def _goes_on(pattern: _Pattern, tokens: list[str], i: int) -> bool:
        for k, part in enumerate(pattern.rest, i + 1):
            if k >= len(tokens) or not (tokens[k] == part or _is(tokens[k], part)):
                return False
        return True


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    folded = word.lower().replace("’", "'")
    return folded[:-2] if folded.endswith("'s") else folded


def _is(token: str, part: str) -> bool:
    last = part[-1]
    if last == "*":
        return token.startswith(part[:-1])
    if last == "/" and len(part) > 2 and part[0] == "/":
        return len(token) <= _LONGEST and re.fullmatch(part[1:-1], token) is not None
    return token == part


def _negated(tokens: list[str], i: int, window: int) -> bool:
    return any(t in NEGATORS or t.endswith("n't") for t in tokens[max(0, i - window) : i])


def _in_sense(pattern: _Pattern, tokens: list[str]) -> bool:
    near = pattern.near
    return near is None or (
        not near.exact.isdisjoint(tokens) or any(near.holds(token) for token in tokens)
    )


def _outside(places: list[int], first: int, last: int, reach: int) -> bool:
    """Whether one of these places is before the first or after the last, no farther than reach."""
    return any(first - reach <= k < first or last < k <= last + reach for k in places)


def _names(shown: Sequence[str], text: str, places: Sequence[Span]) -> frozenset[int]:
    """Words with a capital that no sentence or clause begins with, outside a headline."""
    if _is_headline(shown):
        return frozenset()
    return frozenset(
        k
        for k, word in enumerate(shown)
        if k
        and word[:1].isupper()
        and not word.isupper()
        and text[places[k - 1].end : places[k].start] == " "
        and (shown[k - 1][-1:].isalnum() or shown[k - 1] == ".")  # of "Mr."
    )


def _in_name(shown: list[str], text: str, places: Sequence[Span], first: int, last: int) -> bool:
    """Whether a term is part of a name: with a capital, beside another word with one.

    At the start of a sentence, or in a headline, all words may have one: there, only what goes on
    as a body or an office does is a name, as "Justice Department".
    """
    if not shown[first][:1].isupper() or shown[first].isupper():
        return False
    after = last + 1 < len(shown) and text[places[last].end : places[last + 1].start] == " "
    if after and shown[last + 1] in _BODIES:
        return True
    before = first > 0 and text[places[first - 1].end : places[first].start] == " "
    if before and not _is_headline(shown) and (_initial(shown, first) or _of_body(shown, first)):
        return True
    opens = not before or not shown[first - 1][:1].isalnum()
    if opens or _is_headline(shown):
        return False
    beside = [shown[first - 1]] + ([shown[last + 1]] if after else [])
    return any(word[:1].isupper() and word != "I" for word in beside)


def _initial(shown: Sequence[str], first: int) -> bool:
    """Whether an initial with its stop is before a word: "J. Price"."""
    return (
        first > 1
        and shown[first - 1] == "."
        and len(shown[first - 2]) == 1
        and shown[first - 2].isupper()
    )


def _of_body(shown: Sequence[str], first: int) -> bool:
    """Whether a word ends the name of a body: "Department of Justice", "Office of Management and Budget"."""
    at = first - 1
    if shown[at] == "and" and at > 1 and shown[at - 1][:1].isupper():
        at -= 2
    at -= shown[at] == "the"
    return at > 0 and shown[at] in _LINKS and shown[at - 1] in lists.rule("organisation_last")


def _names_body(shown: Sequence[str], text: str, places: Sequence[Span], last: int) -> bool:
    """Whether a term goes on as the name of a body that need not teach: "Vatican Radio", no "Church"."""
    after = last + 1 < len(shown) and text[places[last].end : places[last + 1].start] == " "
    return after and shown[last + 1] in _BODIES and shown[last + 1] != "Church"


def _is_headline(shown: Sequence[str]) -> bool:
    long = [word for word in shown if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > 0.6 * len(long)


def coded(document: Document, book: Codebook) -> tuple[Coded, ...]:
    """The sentences of a document with the codebook's terms in them."""
    return tuple(
        Coded(
            span,
            document.within(*span),
            book.hits(document.text[span.start : span.end], spans=document.spans_within(*span)),
        )
        for span in document.spans
    )


def load(codebook: str | Path | Codebook) -> Codebook:
    """A codebook by its shipped name ("generic", "policy") or by the path of a TOML file.

    Raises
    ------
    CodebookError
        With file and line: a file that is not TOML, an unknown key, a missing or doubled frame,
        a frame without terms, a pattern that cannot be read.

    Examples
    --------
    >>> load("generic").names
    ['conflict', 'human_interest', 'morality', 'economic_consequences', 'responsibility']
    """
    if isinstance(codebook, Codebook):
        return codebook
    if isinstance(codebook, str) and codebook in SHIPPED:
        return _shipped(codebook)
    return _compiled(read(Path(codebook)))


@lru_cache
def _shipped(name: str) -> Codebook:
    return _compiled(read(_FOLDER / f"{name}.toml"))


def _compiled(file: File) -> Codebook:
    exact: dict[str, list[_Pattern]] = {}
    stems: dict[str, list[_Pattern]] = {}
    expressions: list[tuple[re.Pattern[str], _Pattern]] = []
    for first, pattern in _patterns(file.frames):
        if first.endswith("*"):
            stems.setdefault(first[:-1], []).append(pattern)
        elif len(first) > 2 and first[0] == first[-1] == "/":
            expressions.append((re.compile(first[1:-1]), pattern))
        else:
            exact.setdefault(first, []).append(pattern)
    return Codebook(
        name=file.name,
        version=file.version,
        title=file.title,
        source=file.source,
        frames=file.frames,
        _exact=exact,
        _stems=stems,
        _expressions=expressions,
    )


def _patterns(frames: tuple[Frame, ...]) -> Iterator[tuple[str, _Pattern]]:
    for frame in frames:
        for terms in frame.terms:
            near = _Kinds.of(terms.near) if terms.near else None
            beside, without = _Words.of(terms.beside), _Words.of(terms.without)
            for hides, entries in ((False, terms.entries), (True, terms.unless)):
                for entry in entries:
                    first, *rest = parts(entry)
                    named = entry != entry.lower() or first.startswith("/")
                    window = 0 if hides else terms.negation
                    yield (
                        first,
                        _Pattern(
                            tuple(rest),
                            frame.name,
                            entry,
                            window,
                            hides,
                            named,
                            near,
                            beside,
                            without,
                            terms.reach,
                            rest[0] if rest and not rest[0].endswith(("*", "/")) else "",
                        ),
                    )


def breadth_of(n_terms: int, n_words: int) -> float:
    """Distinct terms over the square root of the words (Guiraud 1954), NaN of a text without words."""
    return n_terms / math.sqrt(n_words) if n_words else math.nan


def parts(entry: str) -> list[str]:
    """Words of an entry, folded as the words of a text are; an expression is left as it is.

    >>> parts("European Union's econom*")
    ['european', 'union', 'econom*']
    """
    return [part if part.startswith("/") else _fold(part) for part in entry.split()]
