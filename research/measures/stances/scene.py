"""A text laid out for the rules: its words, and who is named, quoted and marked at each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from research.languages.en import lists
from research.languages.en.inflection import verb_form
from research.measures.actors import Mention
from research.measures.quotes import Quote
from research.measures.quotes.speakers import find_speaker
from research.measures.stances.cues import cue_book
from research.text.document import Document
from research.text.segments import Span

COMMON_NOUN = "common noun"
_FUNCTION = lists.words("grammar", "function_word")


@dataclass(frozen=True, slots=True)
class Target:
    """A place where something that may be judged, or may judge, stands: an actor or a topic."""

    name: str
    start: int
    end: int
    first: int  # number of its first word in the text
    last: int  # number after its last
    acts: bool  # an actor; a topic does not hold stances
    adjective: bool  # "Russian", as in "Russian hackers"
    kind: str = "topic"  # of an actor: see `Mention.kind`


@dataclass(frozen=True, slots=True)
class Scene:
    """A text as parallel lists, one place a word, and its sentences as ranges of words.

    `target_at[i]` numbers the target in `targets` that word i belongs to, `quote_at[i]` the
    quotation in `quotes`, innermost first; both -1 for none. `marked[i]` says whether word i
    stands inside quotation marks. `speakers[q]` names the speaker of quotation q.
    """

    text: str
    spans: list[Span]
    words: list[str]
    targets: list[Target]
    target_at: list[int]
    quotes: Sequence[Quote]
    quote_at: list[int]
    speakers: list[str | None]
    marked: list[bool]
    sentences: list[range]

    def named(self) -> Scene:
        """The same without its common nouns, whose words are then words like others."""
        kinds = [target.kind for target in self.targets]
        only = [at if at >= 0 and kinds[at] != COMMON_NOUN else -1 for at in self.target_at]
        return replace(self, target_at=only)

    def shown(self, first: int, last: int) -> Span:
        """Characters from the first to before the last of these words."""
        return Span(self.spans[first].start, self.spans[last - 1].end)


def set_scene(
    document: Document,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    topics: Sequence[tuple[str, Span]],
    nouns: Sequence[tuple[str, Span]] = (),
) -> Scene:
    """The scene of a text; topics and common nouns are names with the places where they occur."""
    text = document.text
    starts = [start for start, _ in document.tokens]
    named = [
        (m.actor, Span(m.start, m.end), True, m.form == "demonym", str(m.kind))
        for m in mentions
        if not (m.form == "demonym" and _tells_which(document, starts, m))
    ]
    named += [(name, span, False, False, "topic") for name, span in topics]
    named += [(name, span, False, False, COMMON_NOUN) for name, span in nouns]
    targets: list[Target] = []
    target_at = [-1] * len(starts)
    for name, (start, end), acts, adjective, kind in sorted(
        named, key=lambda found: (found[2], found[1])
    ):
        first = max(0, bisect_left(starts, start + 1) - 1)
        last = bisect_left(starts, end)
        if first < last:
            for i in range(first, last):
                target_at[i] = len(targets)
            targets.append(Target(name, start, end, first, last, acts, adjective, kind))
    quote_at = [-1] * len(starts)
    for number, quote in enumerate(quotes):
        for start, end in quote.spans:
            for i in range(bisect_left(starts, start), bisect_left(starts, end)):
                quote_at[i] = number
    return Scene(
        text=text,
        spans=document.tokens,
        words=document.lower,
        targets=targets,
        target_at=target_at,
        quotes=quotes,
        quote_at=quote_at,
        speakers=[_speaker(text, quote, mentions) for quote in quotes],
        marked=[number >= 0 for number in document.marked],
        sentences=document.sentences,
    )


def _tells_which(document: Document, starts: Sequence[int], mention: Mention) -> bool:
    """Whether an adjective only tells which one: "her Democratic rival", "a Russian", not "Republicans".

    The party or the country holds nothing there and nobody aims at it, but of "Republican criticism".
    """
    words = document.lower
    first = max(0, bisect_left(starts, mention.start + 1) - 1)
    last = bisect_left(starts, mention.end)
    if last != first + 1 or words[first].endswith("s"):
        return False
    following = words[last] if last < len(words) else "."
    if _is_act(following):
        return False
    # "The Chinese", who have no plural: a verb or a mark comes after, never a noun.
    heads = not following[0].isalpha() or following in _FUNCTION or bool(verb_form(following))
    return mention.kind != "country" or words[first - 1 : first] != ["the"] or not heads


def _is_act(word: str) -> bool:
    book = cue_book()
    return (
        word in book.acts
        or word in book.claims
        or any(cue.part == "noun" for cue in book.others.get(word, ()))
    )


def _speaker(text: str, quote: Quote, mentions: Sequence[Mention]) -> str | None:
    """The actor named where the speaker stands, else as the quotation has it."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return quote.speaker
    found = find_speaker(text, Span(quote.speaker_start, quote.speaker_end), mentions)
    return quote.speaker if found is None else found.actor


def possessive(text: str, end: int) -> bool:
    """Whether a name that ends here has the ending of a possessor."""
    tail = text[end : end + 2]
    return tail in ("'s", "’s") or (tail[:1] in ("'", "’") and text[end - 1 : end] == "s")
