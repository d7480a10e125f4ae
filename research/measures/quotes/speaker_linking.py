"""Who says it, where the tagger leaves that open: the likeliest of the phrases near.

Candidates are the noun phrases of the sentence and the source before it. Each has a few features,
whose weights `training/speakers.py` fits to PolNeAR (train) by logistic regression; they stand in
`weights/speakers.toml`, to be read.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import forms
from research.measures.quotes.noun_phrases import POSSESSIVE, Part, kind, noun_phrases, tag
from research.measures.quotes.subjects import DAYS
from research.text.document import Document
from research.text.segments import Span

WEIGHTS = Path(__file__).resolve().parent.parent / "weights" / "speakers.toml"
EVERY = "every"  # the weight that each candidate has
_REACH = 60  # tokens to either side of the cue that are looked at
_NEIGHBOURS = 4  # attributions to either side whose sources are known
_TIMES = DAYS | lists.words("calendar", "time_noun")
_FINITE = ("VBD", "VBZ", "MD", "VBP", "PRP+MD")
_NAMED_BEFORE = lists.words("grammar", "speaker_before") | frozenset(",;:")
_NAMED_AFTER = (
    lists.words("grammar", "speaker_after") | {",", ".", "(", "—", "–", "--"} | POSSESSIVE
)
_CLAUSES = lists.words("grammar", "clause_opener")
_JOINS = {",": ",", "and": "&", "but": "&", "or": "&", "to": "to"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name the speaker, and what is known of them."""

    span: Span
    features: tuple[str, ...]


def link(document: Document, found: Sequence[Attribution], part: Part) -> list[Attribution]:
    """Attributions in order, with a likely source where they have none."""
    linked: list[Attribution] = []
    for at, attribution in enumerate(found):
        best = None
        if attribution.source is None:
            best = likeliest(candidates(document, found, at, linked, part))
        if best is None:
            linked.append(attribution)
        else:
            found_by = f"{attribution.found_by}+linker"
            linked.append(replace(attribution, source=best.span, found_by=found_by))
    return linked


def likeliest(among: Sequence[Candidate]) -> Candidate | None:
    """The candidate with the highest score, None where none reaches the threshold."""
    top, table = weights()
    top -= table[EVERY]
    best = None
    for candidate in among:
        score = sum(table.get(name, 0.0) for name in candidate.features)
        if score > top:
            best, top = candidate, score
    return best


@lru_cache(maxsize=1)
def weights() -> tuple[float, dict[str, float]]:
    """The score that the best candidate must reach, and the weight of each feature."""
    stored = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return stored["threshold"], stored["weights"]


def candidates(
    document: Document,
    found: Sequence[Attribution],
    at: int,
    before: Sequence[Attribution],
    part: Part,
) -> list[Candidate]:
    """Phrases that may be the source of an attribution, with their features.

    Parameters
    ----------
    at
        Number of the one whose source is sought.
    before
        Those before it, with their sources as they are known by now.
    """
    content, cue = found[at].content, found[at].cue
    first, last = _range(document, cue or content[0])
    unit = document.units[bisect_right(document.units, first, key=lambda unit: unit.start) - 1]
    low, high = max(unit.start, first - _REACH), min(unit.stop, last + _REACH)
    inside = [_range(document, span) for span in content]
    near = (*found[max(0, at - _NEIGHBOURS) : at], *found[at + 1 : at + 1 + _NEIGHBOURS])
    sources = {_range(document, other.source)[0] for other in near if other.source is not None}
    shape = _cue_shape(document, cue, first, part)
    phrases = noun_phrases(document, low, high, part)
    ahead = sum(b <= first for _, b in phrases)
    made = []
    for number, (a, b) in enumerate(phrases):
        if (b > first and a < last) or document.lower[b - 1] in _TIMES:
            continue
        if b <= first:
            side, gap = "<", range(b, first)
            place, order = f"<{min(ahead - number, 4)}", f"^{min(number + 1, 4)}"
        else:
            side, gap = ">", range(last, a)
            place, order = f">{min(number - ahead + 1, 3)}", "^"
        prior, after = _prior(document, a, low, part), _after(document, b, high, part)
        between = _between(document, gap, part)
        names = [
            f"place={place}", f"order={order}", f"kind={kind(document, a, b)}",
            f"{side}prior={prior}", f"{side}after={after}", f"{side}between={between}",
            f"{shape}|{place}", f"{shape}|{order}", f"{shape}|{side}after={after}",
            f"{shape}|{side}prior={prior}", f"{shape}|{side}between={between}",
            f"{side}{prior}|{after}", f"held={side}{any(x <= a < y for x, y in inside)}",
        ]  # fmt: skip
        if document.marked[a] >= 0:
            names.append(f"marked={document.marked[a] == document.marked[first]}")
        if any(source in range(a, b) for source in sources):
            names += ["shared", f"{shape}|shared"]
        span = Span(document.tokens[a].start, document.tokens[b - 1].end)
        made.append(Candidate(span, tuple(names)))
    return made + _earlier(document, content[0], before, low, shape)


def _earlier(
    document: Document, content: Span, before: Sequence[Attribution], low: int, shape: str
) -> list[Candidate]:
    """The last source before this sentence, where it is one of the last three."""
    for other in reversed(before[-3:]):
        if other.source is None or _range(document, other.source)[1] > low:
            continue
        here, there = _range(document, content)[0], _range(document, other.source)[0]
        apart = document.paragraph[here] - document.paragraph[there]
        marked = document.marked[here] >= 0
        names = (
            f"earlier={min(apart, 2)}", f"earlier={marked}",
            f"{shape}|earlier={min(apart, 1)}{marked}",
        )  # fmt: skip
        return [Candidate(other.source, names)]
    return []


def _range(document: Document, span: Span) -> tuple[int, int]:
    first = bisect_left(document.starts, span.start)
    return first, max(first + 1, bisect_left(document.starts, span.end))


def _cue_shape(document: Document, cue: Span | None, first: int, part: Part) -> str:
    if cue is None:
        return "bare-marked" if document.marked[first] >= 0 else "bare"
    word = document.lower[first]
    form = forms().get(word)
    if word.endswith("ing"):
        shape = "ing"
    elif form is not None and form.part in {"past", "s", "noun"}:
        shape = form.part
    else:
        shape = tag(document, first, part)[:2]
    return shape + (_JOINS.get(document.lower[first - 1], "") if first else "")


def _prior(document: Document, first: int, low: int, part: Part) -> str:
    if first == low:
        return "start"
    word = document.lower[first - 1]
    if word in _NAMED_BEFORE:
        return word
    seen = tag(document, first - 1, part)
    if seen.startswith(("IN", "TO", "WRB", "WDT")):
        return "in"
    if seen.startswith(("V", "MD")):
        return "verb"
    return "other" if word[:1].isalnum() else "mark"


def _after(document: Document, last: int, high: int, part: Part) -> str:
    at = last
    while at < high and tag(document, at, part).startswith("RB"):
        at += 1
    if at >= high:
        return "end"
    word, seen = document.lower[at], tag(document, at, part)
    if word in _NAMED_AFTER:
        return word
    if word.startswith("'") or seen.startswith((*_FINITE, "VBN/VBD")):
        return "finite"
    if seen.startswith("V"):
        return seen[:3]
    return "in" if seen.startswith(("IN", "WDT", "TO")) else "other"


def _between(document: Document, gap: range, part: Part) -> str:
    """Finite verbs and commas between a phrase and the cue, and whether a clause begins there."""
    if not gap:
        return "nothing"
    words = document.lower[gap.start : gap.stop]
    verbs = sum(tag(document, at, part).startswith(_FINITE) for at in gap)
    commas = words.count(",")
    if len(gap) <= 2 and not verbs and not commas:
        return "near"
    clause = "c" if any(word in _CLAUSES for word in words) else ""
    return f"{min(verbs, 2)}v{min(commas, 2)},{clause}"
