"""The type of a source as coders have it, where no rule tells it.

Multinomial logistic regression over the words said of a source and beside it, how it is quoted, and the
other sources of its article. Trained by `training/source_types.py`; weights: `weights/sources.npz`. It has
no say against a rule: away from politics it takes a firm's president for a politician.
"""

from __future__ import annotations

import re
from binascii import crc32
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import log1p
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from research.languages.en import lists
from research.measures import weights
from research.measures.actors import Mention
from research.measures.quotes import Quote
from research.measures.sources import vocabulary
from research.measures.sources.kinds import TYPES, head_of, title_head
from research.text.segments import Span

Features: TypeAlias = dict[str, float]

FILE = "sources.npz"
# Least probability of a type that is given: two in three of those are right in sources kept apart, from .3 on
# every second.
LEAST = 0.4
_BESIDE = 70  # characters on either side of a name
_MOST_BESIDE = 8  # words on either side
_NAMES, _PLACES, _QUOTES = 6, 4, 8  # of one source, the first ones
_EARLY = 400  # characters
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PLAIN = lists.words("grammar", "function_word")


def types(
    text: str,
    rows: Sequence[Mapping[str, Any]],
    said: Mapping[str, Sequence[Quote]],
    mentions: Mapping[str, Sequence[Mention]],
) -> list[str | None]:
    """The type of each source of an article, None where none is likely enough.

    Parameters
    ----------
    rows
        Its sources as rules have them: rows of the table.
    said
        Quotations by source.
    mentions
        Mentions by actor.
    """
    untold = [row for row in rows if row["type"] is None]
    found = iter([_likely(one) for one in features(text, rows, said, mentions, of=untold)])
    return [next(found) if row["type"] is None else row["type"] for row in rows]


def _likely(found: Features) -> str | None:
    keys, rows = _load()
    names = np.array([key(name) for name in found], dtype=np.uint32)
    at = np.minimum(np.searchsorted(keys, names), len(keys) - 1)
    values = np.array(list(found.values())) * (keys[at] == names)
    sums = values @ rows[at]
    shares = np.exp(sums - sums.max())
    best = int(shares.argmax())
    return TYPES[best] if shares[best] / shares.sum() >= LEAST else None


@lru_cache(maxsize=1)
def _load() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.float64]]:
    held = weights.arrays(FILE)
    return held["keys"].astype(np.uint32), held["weights"].astype(np.float64)


def key(name: str) -> int:
    """How the weights know a feature, without its words."""
    return crc32(name.encode())


def features(
    text: str,
    rows: Sequence[Mapping[str, Any]],
    said: Mapping[str, Sequence[Quote]],
    mentions: Mapping[str, Sequence[Mention]],
    *,
    of: Sequence[Mapping[str, Any]],
) -> Iterator[Features]:
    """What is known of some sources of an article: `of`, the others as in `types`."""
    if not of:
        return
    words = _words(text)
    counts = Counter(kind for word in words for kind in _people().get(word, ()))
    # Shares of words are small, .02 and less: 30 times as much is nearer the size of the other features.
    article = {f"article {kind}": 30 * n / len(words) for kind, n in counts.items()}
    by_rules = Counter(row["type"] for row in rows)
    for row in of:
        others = by_rules - Counter([row["type"]])
        n = max(1, others.total())
        own = mentions.get(row["source"], ())
        named = {
            *_of_rules(row),
            *_of_description(row),
            *_of_name(row, own),
            *_of_surroundings(text, said[row["source"]], own),
        }
        yield {
            **dict.fromkeys(sorted(named), 1.0),
            **article,
            **{f"others {kind}": count / n for kind, count in others.items()},
            "statements": log1p(len(said[row["source"]])),
            "mentions": log1p(len(own)),
            "position": row["position"],
        }


def _of_rules(row: Mapping[str, Any]) -> Iterator[str]:
    yield from ("any", f"rules {row['type']}", f"form {row['form']}")
    yield f"rules {row['type']} form {row['form']}"
    yield from (f"no {part}" for part in ("title", "affiliation", "reason") if row[part] is None)
    if row["title"] is None:
        yield f"no title, rules {row['type']}"
    if row["gender"] is not None:
        yield "gender"
    if row["start"] < _EARLY:
        yield "early"


def _of_description(row: Mapping[str, Any]) -> Iterator[str]:
    title = _words(row["title"])
    for part in ("title", "affiliation", "reason"):
        words = _words(row[part])
        yield from (f"{part} {word}" for word in words)
        yield from (f"{part} of {kind}" for kind in _kinds(words))
    last = (title_head(title) or title)[-1:]
    yield from (f"last of title {word}" for word in last)
    yield from (f"last of title of {kind}" for kind in _kinds(last))


def _of_name(row: Mapping[str, Any], own: Sequence[Mention]) -> Iterator[str]:
    words = _words(row["source"])
    kinds = {mention.kind for mention in own}
    yield from (f"kind {kind}" for kind in kinds) if kinds else ("kind none",)
    yield f"{min(len(words), 4)} words"
    if "person" in kinds and len(words) == 1:
        yield "one name"
    if "person" in kinds and row["form"] == "named":
        return
    last = head_of(row["source"])[-1:]
    yield from (f"called {word}" for word in words)
    yield from (f"called of {kind}" for kind in _kinds(words))
    yield from (f"head {word}" for word in last)
    yield from (f"head ends {word[-3:]}" for word in last)
    yield from (f"head of {kind}" for kind in _kinds(last))


def _of_surroundings(text: str, said: Sequence[Quote], own: Sequence[Mention]) -> Iterator[str]:
    named = [Span(m.start, m.end) for m in own if m.form in {"name", "title"}][:_NAMES]
    places = [quote.source for quote in said if quote.source is not None][:_PLACES]
    beside = {word for span in (*named, *places) for word in _beside(text, span)}
    yield from (f"beside {word}" for word in beside - _PLAIN)
    yield from (f"beside of {kind}" for kind in _kinds(beside))
    for quote in said[:_QUOTES]:
        yield from (f"cue {quote.cue}".lower(), f"cue of {quote.cue_class}", f"said {quote.kind}")


def _beside(text: str, span: Span) -> list[str]:
    """The words around a name in its line."""
    before = text[max(text.rfind("\n", 0, span.start) + 1, span.start - _BESIDE) : span.start]
    line = text.find("\n", span.end)
    behind = text[span.end : min(len(text) if line < 0 else line, span.end + _BESIDE)]
    return _words(before)[-_MOST_BESIDE:] + _words(behind)[:_MOST_BESIDE]


def _words(text: str | None) -> list[str]:
    return [word.lower() for word in _WORD.findall(text or "")]


def _kinds(words: Iterable[str]) -> set[str]:
    people, bodies = _people(), _bodies()
    return {kind for word in words for kind in (*people.get(word, ()), *bodies.get(word, ()))}


@cache
def _people() -> dict[str, tuple[str, ...]]:
    return _by_word({kind: vocabulary.words_of(kind) for kind in vocabulary.PEOPLE})


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    return _by_word({section: lists.words("sources", section) for _, section in vocabulary.BODIES})


def _by_word(of_kind: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in of_kind.items():
        for word in words:
            found[word] = (*found.get(word, ()), kind)
    return found
