"""Lines around the story of a page that was copied whole, told by what is learned of their form and place.

Lists of phrases end where a site is new. Small trees ask of each line, whatever its site and language: is it
a sentence, does it share words with the story, where does it stand, what stands beside it? Trained by
`training/pasted.py`; weights: `weights/pasted.npz`, with a card beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from research import boosted
from research.articles import forms, openings, weights
from research.articles.chrome import squash
from research.languages import prompts, set_in
from research.languages.en.page_furniture import SPEECH
from research.languages.patterns import late

FILE: Final = "pasted.npz"
KIND: Final = "like furniture"
_AROUND: Final = 0.9  # chance from which a line before or behind the story goes
_SENTENCE: Final = 0.98  # one that is a sentence
_ALONE: Final = 0.97  # one around it, where rules do not say that it is a page
_SOME: Final = 3  # lines like those of a page, where rules say that it is one
_MANY: Final = 10  # where they know a line of one alone
_MOST: Final = 2000  # lines of a page: more are many texts, or none
_TOLD: Final = 0.65  # below which a sentence is taken for one of the story
_FEWEST: Final = 5  # sentences of a story
_OVER: Final = 12  # lines over the story among which its headline is
_KICKERS: Final = 3  # short lines over it that `front` knows
_NAMES: Final = 5  # words of a line there that may name who wrote it, and where
_LONGEST: Final = 400  # characters of a line in which words of forms are looked for

Floats = npt.NDArray[np.float64]

# What is asked of a line itself. Those with a star are asked of the three lines above and below it too.
_OWN: Final = (
    "characters*", "sentence*", "prose*", "capitals*", "small*", "seen*", "again*", "digits*",
    "words", "sentences", "keys", "names seen", "commas", "speech", "letters", "addressed",
    "letters of a word", "eastern", "colon", "cut", "opens small", "closes in a name", "bracket",
    "quotation marks", "front",
)  # fmt: skip
_PLACE: Final = (
    "above", "share above", "below", "before the run", "in the run", "behind the run", "share of the run",
    "up to a sentence", "down to a sentence", "its length above", "its length below", "sentences in 3 above",
    "sentences in 3 below", "sentences in 8 above", "sentences in 8 below", "sentences", "lines",
    "share of sentences", "from the first", "to the last", "fronts above", "fronts below",
)  # fmt: skip
_BESIDE: Final = (-3, -2, -1, 1, 2, 3)
_SHARED: Final = [n for n, name in enumerate(_OWN) if name.endswith("*")]
FEATURES: Final = len(_OWN) + len(_PLACE) + len(_BESIDE) * len(_SHARED)

_FAR: Final = 60  # lines, beyond which distance does not count
_STORY: Final = 300  # characters of a sentence that count towards the run of the story
_GAP: Final = -60  # what a line that is no sentence counts there
_KEY: Final = 5  # letters by which two forms of a word are one
_WORD: Final = late(r"[^\W\d_]+")
_QUOTES: Final = late(r"[\"“”„«»]")
_STOP: Final = late(r"[.!?…。！？।؟][\"'”’“‘»)]*(?:\s|\Z)")
_EASTERN: Final = late(r"[ᄀ-鿿가-힣]")


def unlike_story(lines: Sequence[str], *, copied: bool, known: bool) -> Floats | None:
    """The chance of each line to be none of the story, from 0 to 1; None where that cannot be told.

    It can where rules say that the lines were `copied` whole and some are like those of a page, or where a
    line is `known` and many are, and where enough sentences are of a story.
    """
    if len(lines) > _MOST or not (copied or known):
        return None
    # A text in a database has few lines that are no sentences, and is not asked further.
    if not copied and sum(not forms.is_prose(line) for line in lines) < _MANY:
        return None
    found = boosted.chances(features(lines), _load())
    page = (found > _AROUND).sum() >= (_SOME if copied else _MANY)
    return found if page and len(_story(lines, found)) >= _FEWEST else None


def _story(lines: Sequence[str], found: Floats) -> list[int]:
    return [n for n, line in enumerate(lines) if found[n] < _TOLD and forms.is_prose(line)]


def complete(lines: Sequence[str], kinds: list[str | None], found: Floats, *, copied: bool) -> None:
    """Fill in the kind of lines that no rule knows and that are like those around a story.

    Between its sentences all stay, since subheads and lists are like the boxes there; headline, byline and
    date stay, too. Where rules do not say that it is a page, a poem, a list or short answers may close the
    story: there a line goes only where one that they know stands between it and the story.

    Parameters
    ----------
    lines : sequence of str
        All lines of a page.
    kinds : list of str or None
        What rules say of each.
    found : array
        What `unlike_story` gives.
    copied : bool
        Whether rules say that it is a page; else less goes.
    """
    story = [n for n in _story(lines, found) if kinds[n] is None]
    if len(story) < _FEWEST:
        return
    over = [n for n in range(max(0, story[0] - _OVER), story[0]) if kinds[n] is None]
    head = openings.headline([*(lines[n] for n in over), *lines[story[0] :]], forms.is_front) or 0
    # Beside headline, byline and date stand names, places and a standfirst, which `front` reads.
    signed = {n for n in over[max(0, head - _KICKERS) :] if len(lines[n].split()) <= _NAMES}
    stay = signed.union(over[head : head + 2])
    top, bottom = story[0], story[-1]
    if not copied:
        known = [n for n, kind in enumerate(kinds) if kind is not None]
        top = max((n for n in known if n < top), default=0)
        bottom = min((n for n in known if n > bottom), default=len(lines))
    for n in (*range(top), *range(bottom + 1, len(lines))):
        least = _SENTENCE if forms.is_prose(lines[n]) else _AROUND if copied else _ALONE
        if found[n] > least and kinds[n] is None and n not in stay and not forms.is_front(lines[n]):
            kinds[n] = KIND


@lru_cache(maxsize=1)
def _load() -> boosted.Trees:
    return boosted.Trees.of(weights.arrays(FILE))


def features(lines: Sequence[str]) -> Floats:
    """What the trees see: an array (lines, FEATURES)."""
    prose = np.array([forms.is_prose(line) for line in lines])
    run = _run(lines, prose)
    own = _of_lines(lines, prose, run)
    beside = [_shifted(own[:, _SHARED], by) for by in _BESIDE]
    place = _places(lines, prose, run, own[:, _OWN.index("front")])
    return np.concatenate([own, place, *beside], axis=1)


def _run(lines: Sequence[str], prose: npt.NDArray[np.bool_]) -> range:
    """Where most of the story stands: sentences count for it, each other line against it."""
    worth = [min(len(x), _STORY) if told else _GAP for x, told in zip(lines, prose, strict=True)]
    best, sum_, start, run = 0, 0, 0, range(len(lines))
    for number, value in enumerate(worth):
        if sum_ <= 0:
            sum_, start = 0, number
        sum_ += value
        if sum_ > best:
            best, run = sum_, range(start, number + 1)
    return run


def _of_lines(lines: Sequence[str], prose: npt.NDArray[np.bool_], run: range) -> Floats:
    words = [_WORD.findall(line) for line in lines]
    keys = [{word[:_KEY].casefold() for word in ws if len(word) > 3} for ws in words]
    told = Counter(key for n in run if prose[n] for key in keys[n])
    squashed = [squash(line) for line in lines]
    count = Counter(squashed)
    found = []
    for number, (line, ws, ks) in enumerate(zip(lines, words, keys, strict=True)):
        # What the line itself says is seen in no other.
        own = int(number in run and prose[number])
        names = {word[:_KEY].casefold() for word in ws[1:] if len(word) > 3 and word[0].isupper()}
        length, total = len(line), max(1, len(ws))
        brief = line if length <= _LONGEST else ""
        low = brief.lower()
        found.append((
            np.log1p(length), forms.SENTENCE_END.search(line) is not None, prose[number],
            sum(w[0].isupper() for w in ws[1:]) / max(1, len(ws) - 1), sum(map(str.islower, ws)) / total,
            sum(told[k] > own for k in ks) / max(1, len(ks)), count[squashed[number]] - 1,
            sum(map(str.isdigit, line[:_LONGEST])),
            min(len(line.split()), 80), len(_STOP.findall(line)), len(ks),
            sum(told[k] > own for k in names) / len(names) if names else 0.5, line.count(","),
            SPEECH.search(brief) is not None, set_in.LETTERS.search(brief) is not None,
            len(prompts.ADDRESS.findall(low)), sum(map(len, ws)) / total,
            0.0 if line.isascii() else len(_EASTERN.findall(line)) / length, line[-1] in ":：",
            line.endswith(("...", "…")), line[0].islower(), bool(ws) and ws[-1][0].isupper(),
            line[-1] in ")]", len(_QUOTES.findall(line)), forms.is_front(line),
        ))  # fmt: skip
    return np.array(found, dtype=np.float64)


def _places(
    lines: Sequence[str], prose: npt.NDArray[np.bool_], run: range, front: Floats
) -> Floats:
    count = len(lines)
    at = np.arange(count)
    far = np.full(count, _FAR)
    told = np.flatnonzero(prose)
    # Beside the first and the last sentence stand none, far away.
    edged = np.concatenate([[-_FAR], told, [count + _FAR]])
    above = edged[np.searchsorted(edged, at, side="left") - 1]
    below = edged[np.searchsorted(edged, at, side="right")]
    lengths = np.concatenate([[0.0], np.log1p([len(lines[n]) for n in told.tolist()]), [0.0]])
    sums = np.concatenate([[0], np.cumsum(prose)])
    fronts = np.concatenate([[0.0], np.cumsum(front)])
    first, last = (told[0], told[-1]) if len(told) else (0, count)
    columns = (
        np.minimum(at, far), at / count, np.minimum(count - at, far),
        np.clip(run.start - at, 0, _FAR), (at >= run.start) & (at < run.stop),
        np.clip(at - run.stop + 1, 0, _FAR), (at - run.start) / max(1, len(run)),
        np.minimum(at - above, far), np.minimum(below - at, far),
        lengths[np.searchsorted(edged, at, side="left") - 1],
        lengths[np.searchsorted(edged, at, side="right")],
        sums[at] - sums[np.maximum(0, at - 3)], sums[np.minimum(count, at + 4)] - sums[at + 1],
        sums[at] - sums[np.maximum(0, at - 8)], sums[np.minimum(count, at + 9)] - sums[at + 1],
        np.full(count, len(told)), np.full(count, min(count, 300)), np.full(count, len(told) / count),
        np.minimum(at - first, far), np.minimum(last - at, far),
        fronts[at], fronts[count] - fronts[at + 1],
    )  # fmt: skip
    return np.column_stack(columns).astype(np.float64)


def _shifted(values: Floats, by: int) -> Floats:
    """What stands `by` lines below (above, where that is negative); -1 where no line does."""
    found = np.full_like(values, -1.0)
    count = len(values)
    if by > 0:
        found[: max(0, count - by)] = values[by:]
    else:
        found[-by:] = values[: max(0, count + by)]
    return found
