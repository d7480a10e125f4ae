"""Articles that print the same copy: near-duplicates, and what is credited to a news agency.

Outlets that print one text are not independent evidence; `compare` can leave the copies out.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import combinations, pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.articles import Article, Corpus
from research.articles.kept import Kept
from research.articles.model import ABOUT, ABOUT_BOTH, about, both, table
from research.languages.page_furniture import PICTURE_SIGN, SIGNED_WITH
from research.measures import stored
from research.measures.comparison.shelf import Shelf
from research.measures.comparison.terms import in_marks, terms_in

RUN = 5  # words in a row that are compared
_SAMPLE = 8  # one shingle in so many is looked up (Broder 1997: the hash modulo this is 0)
_AT_ONCE = 20_000_000  # sampled shingles that are sorted at once: half a gigabyte
_LISTED = 60  # articles of one shingle, beyond which not every pair of them is looked at
_HINTS = 2  # sampled shingles that two articles share before they are compared in full
_SHORTEST = 40  # words of an article that can be told to be a copy

DUPLICATE = 0.8  # Jaccard likeness of two whole texts
COPY = 0.5  # part of the shorter text that stands in the longer
OUTSIDE = 0.25  # the same outside of quotation marks, for a copy
CREDITED = 0.25  # the same, where both credit one agency

# News agencies and how their copy is signed; sources: the agencies' own style of dateline.
_AGENCIES = {
    "Reuters": r"Thomson Reuters|Reuters",
    "Associated Press": r"(?:The )?Associated Press|AP",
    "Agence France-Presse": r"Agence France-Presse|AFP",
    "PA Media": r"PA Media|Press Association|PA",
    "United Press International": r"United Press International|UPI",
    "Bloomberg": r"Bloomberg News|Bloomberg",
    "Deutsche Presse-Agentur": r"Deutsche Presse-Agentur|dpa|DPA",
    "EFE": r"EFE",
    "ANSA": r"ANSA",
    "Kyodo": r"Kyodo News|Kyodo",
    "Xinhua": r"Xinhua",
    "TASS": r"TASS|ITAR-TASS",
    "Interfax": r"Interfax",
    "RIA Novosti": r"RIA Novosti|RIA",
    "Anadolu Agency": r"Anadolu Agency|AA",
    "Canadian Press": r"(?:The )?Canadian Press",
    "Australian Associated Press": r"Australian Associated Press|AAP",
}
_ANY = "|".join(f"(?P<a{n}>{names})" for n, names in enumerate(_AGENCIES.values()))
_DATELINE = re.compile(rf"\((?:{_ANY})\)\s*[-–—:]")
# What stands between the start of a line, or a mark, and the agency that signs it. A sentence that
# ends with an agency's name ("he told Reuters", "in Scranton, PA") signs nothing.
_BEFORE_NAME = (
    r"(?:^(?:(?:By|From|Source|Sources|Via|With)\b[^.!?\n]{0,40}[\s:,/]|[A-Z][^\s.]{1,20}/)?|"
    r"[—–(]\s?|\b(?:[Rr]eporting|[Mm]aterial|[Rr]eports?|[Cc]ontributions?) (?:by|from) )"
)
_SIGNED = re.compile(
    rf"{_BEFORE_NAME}(?:{_ANY})\)?\s*$|"
    rf"\b(?:{_ANY.replace('<a', '<b')}) "
    r"(?:contributed to|(?:and|writers?|reporters?) .{1,80} contributed to) this|"
    rf"(?:©|[Cc]opyright)[ \d,]{{0,8}}(?:{_ANY.replace('<a', '<c')})\b"
)
# "jcl/dpa", "AFP/abc", "(mit Material von dpa)": a line that is nothing else.
_BY_DESK = re.compile(
    rf"\(?(?i:{SIGNED_WITH})?(?:[\w.-]{{2,12}}/){{0,3}}(?:{_ANY})(?:/[\w.-]{{2,12}}){{0,3}}\)?"
)
_EDITED = re.compile(r"\(?(?:Additional )?[Rr]eporting by [^\n]{3,160}[Ee]diting by ")
_BYLINE = re.compile(rf"\b(?:{_ANY})\b")
_HEAD, _TAIL = 400, 400  # characters in which a dateline or a credit line stands

_DUPLICATE_COLUMNS = [
    "event_id", *ABOUT_BOTH, "kind", "resemblance", "containment", "agency",
    "dependent",
]  # fmt: skip
_CREDIT_COLUMNS = [*ABOUT, "agency", "place", "start", "end", "text"]

Place = Literal["byline", "dateline", "credit"]


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that credits an agency: `text[start:end]`, or the byline where `start` is None."""

    agency: str
    place: Place
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles, by number in their corpus, that share copy; `dependent` is the later one."""

    a: int
    b: int
    kind: str
    resemblance: float
    containment: float
    agency: str | None
    dependent: int


def find_credits(article: Article) -> list[Credit]:
    """Lines of an article that credit a news agency: dateline, closing line, byline.

    A mention in the story ("told Reuters") is no credit.
    """
    text, found = article.text, []
    for match in _DATELINE.finditer(text, 0, min(len(text), _HEAD)):
        found.append(Credit(_agency(match), "dateline", match.start(), match.end()))
    tail = max(0, len(text) - _TAIL)
    for line in re.finditer(r"[^\n]+", text[tail:]):
        shown = line.group().rstrip(" .")
        read = len(shown) <= _TAIL and not PICTURE_SIGN.search(shown)
        signed = _SIGNED.search(shown) or _BY_DESK.fullmatch(shown) if read else None
        if signed and (signed.end() < len(shown) or len(shown) < 120):
            start = tail + line.start()
            found.append(
                Credit(_agency(signed), "credit", start + signed.start(), start + len(shown))
            )
        elif edited := _EDITED.search(shown):
            start = tail + line.start()
            found.append(Credit("Reuters", "credit", start + edited.start(), start + len(shown)))
    if article.byline and (named := _BYLINE.search(article.byline)):
        found.append(Credit(_agency(named), "byline", None, None))
    return found


def _agency(match: re.Match[str]) -> str:
    names = list(_AGENCIES)
    return next(names[int(k[1:])] for k, v in match.groupdict().items() if v is not None)


def find_copies(corpus: Corpus) -> list[Copy]:
    """Pairs of articles that print the same copy.

    Shingles of five words (Broder 1997): resemblance is what two sets of them share over what they
    hold together, containment over the smaller; a copy also shares a quarter outside of quotation
    marks. Candidates share sampled shingles, so that
    cost grows with the number of articles. Of articles that are alike to the last shingle each is
    paired with the original only, and the original alone with others: a hundred copies are 99
    rows. Where more than 60 articles share a shingle, each is compared with the first and the next
    of them.

    Parameters
    ----------
    corpus
        Articles of any length; those under 40 words are never copies.

    Returns
    -------
    list of Copy
        kind "duplicate" (resemblance >= .8), "copy" (containment >= .5), or "agency"
        (containment >= .25 and one agency credited by both). The dependent article is the one
        that is not the agency's own, else the later, else the shorter, else the second.
    """
    held = (
        (
            shingles([term.word for term in terms_in(corpus, article)]),
            {credit.agency for credit in find_credits(article)},
        )
        for article in corpus
    )
    return of_shingles(corpus, held)


def of_shingles(
    corpus: Corpus, held_by: Iterable[tuple[NDArray[np.uint32], Collection[str]]]
) -> list[Copy]:
    """The same, of the shingles of each article and the agencies that it credits.

    The text of an article is read where it may be a copy in part.
    """
    articles = corpus.items
    held = Shelf(np.uint32)
    agencies: list[frozenset[str]] = []
    alike: dict[bytes, list[int]] = {}
    for number, (own, credited) in enumerate(held_by):
        held.append(own)
        agencies.append(frozenset(credited))
        if len(own):
            alike.setdefault(sha256(own.tobytes()).digest(), []).append(number)
    pairs: set[tuple[int, int]] = set()
    originals = []
    for group in alike.values():
        original = _original(articles, group)
        pairs |= {(min(original, n), max(original, n)) for n in group if n != original}
        originals.append(original)
    pairs |= _hinted(held, sorted(originals))
    outside = Kept()
    found = []
    for a, b in sorted(pairs):
        (of_a,), (of_b,) = held[a], held[b]
        shared = len(np.intersect1d(of_a, of_b, assume_unique=True))
        resemblance = shared / (len(of_a) + len(of_b) - shared)
        containment = shared / min(len(of_a), len(of_b))
        common = sorted(agencies[a] & agencies[b])
        kind = _kind(resemblance, containment, bool(common))
        if kind in ("copy", "agency"):
            # To quote one statement is not to print one text.
            one, other = (outside.get(n, partial(_outside, corpus, articles[n])) for n in (a, b))
            if _contained(one, other) < OUTSIDE:
                continue
        if kind:
            agency = common[0] if common else None
            dependent = _dependent(articles, a, b, len(of_a), len(of_b))
            found.append(Copy(a, b, kind, resemblance, containment, agency, dependent))
    return found


def _hinted(held: Shelf, originals: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of these articles that share sampled shingles: as many as there are, of not too many.

    Shingles are gone through in bands, so that those of all articles are never in memory at once.
    """
    total = sum(len(held[n][0]) for n in originals) // _SAMPLE
    bands = 1 + total // _AT_ONCE
    hints = array("q")
    for band in range(bands):
        hashes, owners = [np.zeros(0, np.uint32)], [np.zeros(0, np.int64)]
        for n in originals:
            own = held[n][0]
            sampled = own[own % (_SAMPLE * bands) == _SAMPLE * band]
            hashes.append(sampled)
            owners.append(np.full(len(sampled), n, np.int64))
        every, of = np.concatenate(hashes), np.concatenate(owners)
        order = np.argsort(every, kind="stable")
        every, of = every[order], of[order]
        starts = np.flatnonzero(np.append(True, every[1:] != every[:-1])[: len(every)])
        ends = np.append(starts[1:], len(every))[: len(starts)]
        several = ends - starts > 1
        for a, b in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
            listed = of[a:b].tolist()
            close = combinations(listed, 2) if len(listed) <= _LISTED else _chain(listed)
            hints.extend(one << 32 | other for one, other in close)
    found, n_hints = np.unique(np.array(hints, np.int64), return_counts=True)
    return {divmod(pair, 1 << 32) for pair in found[n_hints >= _HINTS].tolist()}


def _original(articles: Sequence[Article], group: Sequence[int]) -> int:
    """Which of articles alike is the one that the others print."""
    first = group[0]
    for number in group[1:]:
        if _dependent(articles, first, number, 0, 0) == first:
            first = number
    return first


def _chain(listed: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of each with the first and with the next: as many as there are articles."""
    return {(listed[0], b) for b in listed[1:]} | set(pairwise(listed))


def _contained(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> float:
    """Part of the smaller of two sets of shingles that is in the other; 1 where one is empty."""
    least = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / least if least else 1.0


def _outside(corpus: Corpus, article: Article) -> NDArray[np.uint32]:
    """The shingles of the words outside of quotation marks."""
    marked = in_marks(corpus, article)
    terms = terms_in(corpus, article)
    return shingles([term.word for term, inside in zip(terms, marked, strict=True) if not inside])


def shingles(words: Sequence[str]) -> NDArray[np.uint32]:
    """Hashes of every five words in a row, ascending; none of a short text."""
    if len(words) < _SHORTEST:
        return np.zeros(0, np.uint32)
    rows = zip(*(words[k:] for k in range(RUN)), strict=False)
    found = {zlib.crc32(" ".join(row).encode("utf-8", "replace")) for row in rows}
    return np.array(sorted(found), dtype=np.uint32)


def _kind(resemblance: float, containment: float, credited: bool) -> str | None:
    if resemblance >= DUPLICATE:
        return "duplicate"
    if containment >= COPY:
        return "copy"
    return "agency" if credited and containment >= CREDITED else None


def _dependent(articles: Sequence[Article], a: int, b: int, size_a: int, size_b: int) -> int:
    own_a, own_b = (_is_agency(articles[n]) for n in (a, b))
    if own_a != own_b:
        return b if own_a else a
    dates = articles[a].published, articles[b].published
    if dates[0] is not None and dates[1] is not None and dates[0] != dates[1]:
        return b if dates[0] < dates[1] else a
    return a if size_a < size_b else b


def _is_agency(article: Article) -> bool:
    return article.outlet is not None and bool(re.fullmatch(_ANY, article.outlet))


def table_of(
    articles: Sequence[Article], copies: Iterable[Copy], events: Mapping[str, int]
) -> pd.DataFrame:
    """One row a pair, columns as in `find_copies`, and the event of the first article.

    Parameters
    ----------
    articles
        Those that `copies` numbers.
    copies
        Pairs, from `find_copies`.
    events
        Number of the event of each article by its id.
    """
    rows: list[dict[str, Any]] = [
        {
            "event_id": events.get(articles[c.a].article_id),
            **both(about(articles[c.a]), about(articles[c.b])),
            "kind": c.kind,
            "resemblance": c.resemblance,
            "containment": c.containment,
            "agency": c.agency,
            "dependent": articles[c.dependent].article_id,
        }
        for c in copies
    ]
    return table(rows, _DUPLICATE_COLUMNS)


@stored.rows_of("credits")
def credits(corpus: Corpus) -> pd.DataFrame:
    """One row a line that credits an agency, `start` and `end` missing where it is the byline."""
    rows = [
        {
            **about(a),
            "agency": c.agency,
            "place": c.place,
            "start": c.start,
            "end": c.end,
            "text": a.byline if c.start is None else a.text[c.start : c.end],
        }
        for a in corpus
        for c in find_credits(a)
    ]
    return table(rows, _CREDIT_COLUMNS)
