"""Claims of an event: each thing told, where each article tells it, and who does not.

A claim is a set of sentences, at most one of each article, that tell one thing: sentences whose
words and names say the same, and sentences that hold one quotation. Two that mostly quote are one
claim only where they quote the same; two that share a name and little more are two.

Questions, headings, captions, what a site says to its readers, pieces of sentences, those that lead
on to a quotation and short ones that lean on what stands before state nothing by themselves; of a sentence
about hardly anything nobody can say that no other article tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from research.articles import chrome
from research.articles.model import ABOUT, passage
from research.languages.en import lists
from research.measures.comparison import absence
from research.measures.comparison.accounts import Account, Sentence
from research.measures.comparison.alignment import Alignment
from research.measures.comparison.counterparts import Counterpart, overlap
from research.measures.comparison.passages import Passage
from research.measures.comparison.quotation_matching import same_speaker
from research.measures.comparison.terms import between, idf
from research.text.amounts import Number, numbers_in

COLUMNS = [
    "event_id", "claim_id", "kind", *ABOUT, "start", "end", "text", "voice", "role", "prominence",
    "n_articles", "n_origins", "n_event", "carried_by", "carried_differently_by", "lacking_in", "unclear_in",
]  # fmt: skip
# A quotation of few words ties two sentences only where they share more (their overlap), or where
# one person speaks and the words are rare.
_FEW = 4
_BESIDE = 0.18
_RARE = 6.0
_ROUND = 10  # numbers below it are too common to tie two sentences
_MOSTLY = 0.5  # part of a sentence that stands in marks or in reported speech, to be in that voice
# Stems and actors that a sentence is about, least: "Only he knows." could be in any article.
_FEWEST = 3
# So few where it leans on the sentence before: "But he had not.", "Roe asked." behind a question.
_LEANING = 5
_LEADS_ON = re.compile(
    rf"(?:{lists.alternatives(lists.words('grammar', 'leads_on'))}) ", re.IGNORECASE
)
_ASKED_BEFORE = re.compile(r"[?!][\"”’'] \Z")
_OPENERS, _CLOSERS = "\"'“‘«„([ \t\n", "\"'”’»)] \t\n"
_ENDS = (".", "!", "…", "。", "！")
# "Rep. Roy Lund (D-Ill.)" was cut after its abbreviation.
_CUT = re.compile(r"\([\w.–-]{1,12}\.\)$")

Voice = Literal["narrator", "quoted", "attributed"]
Unit = tuple[int, int]  # number of the article, number of its sentence


@dataclass(frozen=True, slots=True)
class Claim:
    """Sentences that tell one thing, by article, and the articles that tell it differently.

    `unclear` are those of which nobody can say by their words whether they tell it in others.
    """

    units: tuple[Unit, ...]
    differently: frozenset[int]
    quoted: bool
    unclear: frozenset[int] = frozenset()


def find(
    accounts: Sequence[Account],
    aligned: Iterable[tuple[int, int, Alignment]],
    matched: Iterable[tuple[int, int, Counterpart]],
    holdings: Sequence[absence.Holdings],
) -> list[Claim]:
    """Claims of one event, in the order of the articles and their sentences.

    The likest sentences go together first; a claim never takes a second sentence of an article, so
    that a chain of likenesses does not swallow an event. A sentence that tells two things may stand
    in two claims. An article tells a claim differently that has a sentence of the same thing that says
    otherwise, or gives a number of it. It lacks one that no sentence of it comes near (`absence`);
    between the two it is unclear.

    Parameters
    ----------
    aligned
        (a, b, alignment) for articles by number: quotations that are the same.
    matched
        (a, b, counterpart): the likest sentences.
    """
    edges = [
        (pair.score, pair.overlap, (a, pair.a), (b, pair.b))
        for a, b, pair in matched
        if pair.close and _whole(accounts[a], pair.a) and _whole(accounts[b], pair.b)
    ]
    nearly: dict[Unit, set[int]] = {}
    for a, b, pair in matched:
        if pair.differs or pair.close:
            nearly.setdefault((a, pair.a), set()).add(b)
            nearly.setdefault((b, pair.b), set()).add(a)
    quoted: set[Unit] = set()
    for score, both, left, right in _tied(accounts, aligned):
        edges.append((1.0 + score, both, left, right))
        quoted |= {left, right}
    edges.sort(key=lambda e: (-e[0], -e[1], e[2], e[3]))
    groups = _grouped((left, right) for _, _, left, right in edges)
    for _, _, left, right in edges:
        # A sentence that tells two things stands with what tells one of them alone.
        for alone, other in ((left, right), (right, left)):
            if len(groups[alone]) == 1 and other not in groups[alone]:
                groups[alone] = [alone, other]
    figures = [_figures(account) for account in accounts]
    found, seen = [], set()
    for number, account in enumerate(accounts):
        for place in range(len(account.sentences)):
            unit = (number, place)
            if unit in seen:
                continue
            units = tuple(sorted(groups.get(unit, [unit])))
            seen |= {one for one in units if groups.get(one) == groups.get(unit)}
            inside = {n for n, _ in units}
            near = {n for one in units for n in nearly.get(one, ())}
            near |= {n for one in units for n in _same_figure(accounts, figures, one)}
            near -= inside
            spoken = bool(set(units) & quoted)
            unclear = frozenset(absence.unclear(holdings, units, near, quoted=spoken))
            found.append(Claim(units, frozenset(near), spoken, unclear))
    return found


def _tied(
    accounts: Sequence[Account], aligned: Iterable[tuple[int, int, Alignment]]
) -> Iterator[tuple[float, float, Unit, Unit]]:
    """Score, overlap and places of sentences that hold one quotation."""
    ends = [[sentence.span.end for sentence in account.sentences] for account in accounts]
    for a, b, one in aligned:
        left, right = _holding(ends[a], one.span_a.start), _holding(ends[b], one.span_b.start)
        if left is None or right is None:
            continue
        ours, theirs = accounts[a].sentences[left], accounts[b].sentences[right]
        both = overlap(ours, theirs)
        words = between(accounts[a].words, *one.shared_a)
        rare = sum(max(idf(t.stem), 0.0) for t in words) >= _RARE
        if len(words) >= _FEW or both >= _BESIDE or (rare and same_speaker(one.a, one.b) > 0):
            yield one.score, both, (a, left), (b, right)


def _grouped(edges: Iterable[tuple[Unit, Unit]]) -> dict[Unit, list[Unit]]:
    """Units that go together, the first edges first, one unit of an article in each group."""
    groups: dict[Unit, list[Unit]] = {}
    for left, right in edges:
        ours, theirs = (groups.setdefault(unit, [unit]) for unit in (left, right))
        if ours is not theirs and not {n for n, _ in ours} & {n for n, _ in theirs}:
            ours += theirs
            for unit in theirs:
                groups[unit] = ours
    return groups


def _figures(account: Account) -> dict[str, list[int]]:
    """Sentences of an article by the numbers in them that are no small ones."""
    ends = [sentence.span.end for sentence in account.sentences]
    found: dict[str, list[int]] = {}
    for number in numbers_in(account.article.text):
        key, place = figure(number), _holding(ends, number.start)
        if key is not None and place is not None:
            found.setdefault(key, []).append(place)
    return found


def figure(number: Number) -> str | None:
    """What an amount is known by in several articles; None for a small one, which counts something."""
    if number.unit or number.value >= _ROUND:
        return f"{number.unit}{number.value:.12g}"
    return None


def _same_figure(
    accounts: Sequence[Account], figures: Sequence[Mapping[str, list[int]]], unit: Unit
) -> Iterator[int]:
    """Articles that give a number of this sentence, of something that it is about too."""
    n, place = unit
    about = {t for t in accounts[n].sentences[place].about if not t[0].isdigit()}
    for key, places in figures[n].items():
        if place not in places:
            continue
        for other, held in enumerate(figures):
            least = 2 if key[0].isdigit() else 1  # "95 %" tells more than "95"
            if other != n and any(
                len(about.intersection(accounts[other].sentences[at].about)) >= least
                for at in held.get(key, ())
            ):
                yield other


def states(sentence: Sentence, text: str) -> bool:
    """Whether a sentence of an article states something."""
    if len(sentence.about) < _FEWEST:
        return False
    start = sentence.span.start
    shown = text[start : sentence.span.end].strip()
    inner = shown.lstrip(_OPENERS)
    if not inner or inner[0].islower() or inner[0] in ",;:.)]":
        return False
    if len(sentence.about) <= _LEANING and (
        _LEADS_ON.match(inner) or _ASKED_BEFORE.search(text, max(0, start - 3), start)
    ):
        return False
    bare = shown.rstrip(_CLOSERS)
    if bare.endswith(("?", "？")):
        # Whoever is said to ask something tells that it was asked.
        told = bare != shown and shown[0] not in _OPENERS
    else:
        told = _ends(shown) and not _CUT.search(shown)
    return told and chrome.label(shown, edge=False) is None


def _whole(account: Account, place: int) -> bool:
    """Whether a sentence of an article ends as one that states something."""
    return _ends(account.article.text[slice(*account.sentences[place].span)])


def _ends(shown: str) -> bool:
    """Whether a sentence ends as one that states something: no heading, no question."""
    return shown.rstrip(_CLOSERS).endswith(_ENDS)


def stated(accounts: Sequence[Account], claim: Claim) -> bool:
    """Whether a sentence of a claim states something: what several tell does."""
    return len(claim.units) > 1 or any(
        states(accounts[n].sentences[place], accounts[n].article.text) for n, place in claim.units
    )


def agreed(
    claims: Iterable[Claim], matched: Iterable[tuple[int, int, Counterpart]]
) -> list[tuple[int, int, Counterpart]]:
    """Counterparts again, `close` where a claim holds both sentences."""
    held: dict[Unit, set[int]] = {}
    for number, claim in enumerate(claims):
        for unit in claim.units:
            held.setdefault(unit, set()).add(number)
    return [
        (a, b, replace(pair, close=True, differs=False))
        if not held[a, pair.a].isdisjoint(held[b, pair.b])
        else (a, b, pair)
        for a, b, pair in matched
    ]


def rows(
    accounts: Sequence[Account], claims: Iterable[Claim], origin_of: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Rows of the table `claims`, without `event_id`: one a claim and article that tells it.

    What most origins tell comes first, then what stands most prominently: articles that print one
    copy (`origin_of`) count once. What one article alone has and states nothing is no claim.
    """
    ids = [account.article.article_id for account in accounts]
    ordered = sorted(
        (claim for claim in claims if stated(accounts, claim)),
        key=lambda claim: (
            -len({origin_of[ids[n]] for n, _ in claim.units}),
            -len(claim.units),
            -max(_prominence(accounts, unit) for unit in claim.units),
            claim.units,
        ),
    )
    found = []
    for number, claim in enumerate(ordered, start=1):
        carriers = {n for n, _ in claim.units}
        known = carriers | claim.differently | claim.unclear
        lacking = [n for n in range(len(ids)) if n not in known]
        shared = {
            "claim_id": number,
            "kind": "quotation" if claim.quoted else "statement",
            "n_articles": len(carriers),
            "n_origins": len({origin_of[ids[n]] for n in carriers}),
            "n_event": len(ids),
            "carried_by": "; ".join(ids[n] for n in sorted(carriers)),
            "carried_differently_by": "; ".join(ids[n] for n in sorted(claim.differently)),
            "lacking_in": "; ".join(ids[n] for n in lacking),
            "unclear_in": "; ".join(ids[n] for n in sorted(claim.unclear)),
        }
        for n, place in claim.units:
            account, sentence = accounts[n], accounts[n].sentences[place]
            start, end = sentence.span
            found.append(
                {
                    **shared,
                    **passage(account.article, start, end),
                    "voice": voice(account, start, end),
                    "role": sentence.role,
                    "prominence": account.prominence(start),
                }
            )
    return found


def voice(account: Account, start: int, end: int) -> Voice:
    """In whose voice a sentence mostly is: in marks, reported as said, or the outlet's own."""
    if _covered(account.reading.marked, start, end) >= _MOSTLY:
        return "quoted"
    if _covered((*account.reading.marked, *account.reading.reported), start, end) >= _MOSTLY:
        return "attributed"
    return "narrator"


def _covered(passages: Iterable[Passage], start: int, end: int) -> float:
    inside = (
        min(end, p.end) - max(start, p.start) for p in passages if p.start < end and p.end > start
    )
    return min(1.0, sum(inside) / (end - start)) if end > start else 0.0


def _prominence(accounts: Sequence[Account], unit: Unit) -> float:
    return accounts[unit[0]].prominence(accounts[unit[0]].sentences[unit[1]].span.start)


def _holding(ends: Sequence[int], start: int) -> int | None:
    place = bisect_right(ends, start)
    return place if place < len(ends) else None
