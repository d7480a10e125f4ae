"""What stands before a story: site name, headline, byline, date, deck; found in plain lines.

Stated metadata comes first; a guess is made only where the form of the lines leaves one reading,
and what stays unknown is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from research.articles import boxes, dates, mastheads, openings, signatures
from research.articles.chrome import squash
from research.articles.forms import (
    END,
    PROSE,
    SENTENCE_END,
    byline,
    dated,
    is_front,
    is_name,
    is_office,
    is_prose,
    is_slug,
    is_subhead,
    is_title_case,
    weight,
)
from research.articles.records import Change, Metadata, excerpt
from research.articles.signatures import FRONT
from research.languages.en import byline_patterns, lists
from research.languages.en import page_furniture as furniture
from research.languages.page_furniture import LEADS_ON, MAY_END

_LONGEST_HEADLINE = 30  # words
_LONGEST_DECK = 70  # words
_STRAY = "a short line beside others that a page puts around its story"
_BEFORE_BYLINE = 3  # words of a line that may be a deck as long as no byline was seen
_AFTER_BYLINE = 6
_LONGEST_KICKER = 4  # words of one that is told by what follows it
_POINTS = 6  # lines of a summary, which have no full stop
_KICKERS = 3  # sections over a headline, such as "News", "Politics"
_LABELS = re.compile(
    r"^(?:abstract|full text|summary|body|article|text|headline|story|content|excerpt|full "
    r"document)\s*[.:]?$",
    re.I,
)
_ABSTRACT = re.compile(r"^(?:abstract|summary|excerpt)\s*[.:]?$", re.I)
_TEASER = re.compile(
    r"\b(?:read on|find out|discover|learn more|read more|here(?:['’]s| is| are) (?:what|why|how)|"
    r"what you need to know|see how)\b[^.]*[!?.]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Front:
    """What was found: the lines that remain, which of them are headline and deck, the metadata."""

    lines: tuple[str, ...]
    headline: int | None
    decks: tuple[int, ...]
    metadata: Metadata
    changes: tuple[Change, ...]


def recognise(
    lines: list[str],
    metadata: Metadata,
    *,
    rights: str | None,
    headings: frozenset[str],
    furnished: bool = False,
    spoken: frozenset[str] = frozenset(),
) -> Front:
    """Headline, deck, byline and date of these lines; the story's own lines stay untouched.

    Parameters
    ----------
    lines : list of str
        Paragraphs, chrome already out.
    metadata : Metadata
        What is stated; it is kept over what the lines say.
    rights : str or None
        Who holds the rights, by the copyright line: the outlet where none is stated.
    headings : frozenset of str
        Lines that the file marks as headings.
    furnished : bool
        Whether lines of a page stood before the story: then short ones beside them are too.
    spoken : frozenset of str
        Lines of a transcript that say who speaks.
    """
    changes: list[Change] = []
    house = None if metadata.outlet else rights
    if rights and _is_author(rights):
        if not metadata.byline:
            changes.append(
                Change("byline", "repaired", None, rights, "named in the copyright line")
            )
            metadata = replace(metadata, byline=rights)
    elif rights and not metadata.outlet:
        above = rights in lines[:FRONT]
        reason = "over the page, and in its small print" if above else "named in the copyright line"
        changes.append(Change("outlet", "repaired", None, rights, reason))
        metadata = replace(metadata, outlet=rights)
    lines = _with_whole_headline(lines, metadata, changes)
    opening = lines[:1]
    lines, metadata, named = mastheads.over(lines, metadata)
    changes += named
    lines = without_site_name(lines, metadata, changes)
    lines, labelled = _without_labels(lines, changes)
    if len(lines) > 2 and is_slug(lines[0]):
        changes.append(
            Change("label", "removed", lines[0], None, "the keyword of an agency's copy")
        )
        lines, labelled = lines[1:], tuple(i - 1 for i in labelled if i)
    topped = len(lines) > 3 and len(lines[0].split()) <= _LONGEST_KICKER < len(lines[1].split())
    if not metadata.title and (furnished or (topped and is_front(lines[2], metadata))):
        lines, labelled, metadata = _from_headline(lines, labelled, metadata, changes, spoken)
    over = lines
    lines, labelled = _without_kickers(lines, labelled, metadata, headings | spoken, changes)
    gone = over[: len(over) - len(lines)]
    # "Company News" over it may be a section.
    if gone and (furnished or len(gone) > 1) and mastheads.is_known(gone[0]):
        metadata = _named_over(gone[:1], metadata, changes)
    under = {lines[n] for n in labelled if n < len(lines)}
    lines, metadata, dated = signatures.without(
        lines, metadata, changes, house=house, furnished=furnished, spoken=spoken
    )
    whole = _with_whole_headline(lines, metadata, changes) if lines[:1] != opening else lines
    dated = max(0, dated - (len(lines) - len(whole)))
    lines = whole
    labelled = tuple(n for n, line in enumerate(lines) if line in under)
    headline = _headline(lines, metadata, headings)
    if headline is None:
        if metadata.title and lines:
            changes.append(
                Change("headline", "repaired", None, metadata.title, "stated, not in the text")
            )
            lines = [metadata.title, *lines]
            headline, dated, labelled = 0, dated + 1, tuple(i + 1 for i in labelled)
            furnished = False
        else:
            decks = labelled
            return Front(tuple(lines), None, decks, metadata, tuple(changes))
    if furnished or dated > headline + 1:
        stray = frozenset(_strays(lines, headline, dated, headings | spoken)) - set(labelled)
        changes += [
            Change("chrome: page furniture", "removed", lines[n], None, _STRAY)
            for n in sorted(stray)
        ]
        days = (day for n in sorted(stray) if (day := _day_of(lines[n])))
        day = None if metadata.published else next(days, None)
        metadata = replace(metadata, published=metadata.published or day)
        kept = [n for n in range(len(lines)) if n not in stray]
        where = {old: new for new, old in enumerate(kept)}
        dated = sum(n < dated for n in kept)
        labelled = tuple(where[n] for n in labelled)
        lines = [lines[n] for n in kept]
    return _with_headline(lines, headline, metadata, dated, labelled, headings, changes, spoken)


def _day_of(line: str) -> str | None:
    """The day of a line that holds nothing else, and says not that it is of a change."""
    found = dated(line)
    return found[0] if found and not dates.is_change(found[1]) else None


def _is_author(rights: str) -> bool:
    """Whether a person holds the rights; "Charlotte Observer" opens with a given name too."""
    places = lists.sections("places.txt")["place"]
    return is_name(rights) and not mastheads.is_paper(rights) and rights.split()[0] not in places


def without_site_name(lines: list[str], metadata: Metadata, changes: list[Change]) -> list[str]:
    """Lines without those near an edge that hold the outlet's name and nothing else."""
    names = _names(metadata)
    kept = []
    for number, line in enumerate(lines):
        edge = number < 5 or number >= len(lines) - 3
        if edge and len(line) < 80 and squash(line) in names and len(lines) > 1:
            changes.append(Change("site name", "removed", line, None, "the outlet's name alone"))
        else:
            kept.append(line)
    return kept


def _with_whole_headline(lines: list[str], metadata: Metadata, changes: list[Change]) -> list[str]:
    """Lines whose first, where it breaks off behind a small word, has the line below with it."""
    if len(lines) < 4 or metadata.title or not 4 <= len(lines[0].split()) <= _LONGEST_HEADLINE:
        return lines
    first, rest = lines[:2]
    last = first.split()[-1]
    small = lists.words("grammar", "function_word")
    leads = last in LEADS_ON - MAY_END or last in furniture.NEVER_ENDS or is_title_case(first)
    # "dpa" is in small letters, too.
    is_more = rest[:1].islower() and not byline_patterns.AGENCY_LINE.fullmatch(rest)
    goes_on = is_more and not END.search(first) and len(first) > PROSE // 2
    if (
        not (last in small | LEADS_ON or goes_on)
        or (rest[:1].isupper() and not leads)
        or len(rest.split()) > _LONGEST_REST
        or SENTENCE_END.search(rest)
        or "@" in rest
    ):
        return lines
    if is_front(rest, metadata) or mastheads.of_line(rest, under=True):
        return lines
    if squash(first) in map(squash, lines[2:FRONT]):
        return lines  # it stands twice, whole; below it may be a label: "reportage"
    if not any(map(is_prose, lines[2:])):
        return lines
    whole = f"{first} {rest}"
    reason = "a headline that was broken to fit its page"
    changes.append(Change("line breaks", "repaired", f"{first}⏎{rest}", whole, reason))
    return [whole, *lines[2:]]


_LONGEST_REST = 8  # words of a headline's second line


def _names(metadata: Metadata) -> set[str]:
    names = set()
    if metadata.outlet:
        names |= {squash(metadata.outlet), squash(f"the {metadata.outlet}")}
        names.add(squash(re.sub(r"\.\w{2,4}$", "", metadata.outlet)))
        names.add(squash(metadata.outlet) + "com")
    return names - {""}


def _without_labels(lines: list[str], changes: list[Change]) -> tuple[list[str], tuple[int, ...]]:
    kept: list[str] = []
    labelled: list[int] = []
    for number, line in enumerate(lines):
        if number < FRONT and len(line) < 20 and _LABELS.match(line) and number + 1 < len(lines):
            reason = "a database's label for the part that follows"
            changes.append(Change("label", "removed", line, None, reason))
            if _ABSTRACT.match(line):
                count = _summary(lines[number + 1 : number + 2 + _POINTS])
                labelled += range(len(kept), len(kept) + count)
        else:
            kept.append(line)
    return kept, tuple(labelled)


def _summary(under: list[str]) -> int:
    """How many lines a summary has: one, or its points before the first sentence of the story."""
    points = list(
        takewhile(lambda line: not SENTENCE_END.search(line) and not is_front(line), under)
    )
    told = len(points) < len(under) and is_prose(under[len(points)])
    return len(points) if told and len(points) > 1 else 1


def _from_headline(
    lines: list[str],
    labelled: tuple[int, ...],
    metadata: Metadata,
    changes: list[Change],
    spoken: frozenset[str],
) -> tuple[list[str], tuple[int, ...], Metadata]:
    """Lines without what a page has over its headline, byline and dates aside; its name if it is there."""
    at = openings.headline(lines, lambda line: is_front(line, metadata))
    if not at:
        return lines, labelled, metadata
    metadata = _named_over(lines[:at], metadata, changes)
    gone = [n for n in range(at) if not (is_front(lines[n], metadata) or lines[n] in spoken)]
    changes += [
        Change("chrome: page furniture", "removed", lines[n], None, openings.REASON) for n in gone
    ]
    kept = [at, *(n for n in range(len(lines)) if n != at and n not in gone)]
    where = {old: new for new, old in enumerate(kept)}
    return [lines[n] for n in kept], tuple(where[n] for n in labelled if n in where), metadata


def _named_over(over: list[str], metadata: Metadata, changes: list[Change]) -> Metadata:
    """The metadata with the paper that one of these lines over a page names."""
    agency = byline_patterns.AGENCY_LINE.fullmatch
    papers = (line for line in over if mastheads.is_whole_name(line) and not agency(line))
    paper = None if metadata.outlet else next(papers, None)
    if paper is None:
        return metadata
    changes.append(Change("outlet", "repaired", paper, paper, "the paper's name over the page"))
    return replace(metadata, outlet=paper)


def _without_kickers(
    lines: list[str],
    labelled: tuple[int, ...],
    metadata: Metadata,
    headings: frozenset[str],
    changes: list[Change],
) -> tuple[list[str], tuple[int, ...]]:
    """Lines without the section over the headline: a word or two before a line that is one."""
    end = _end_of_kickers(lines, metadata, headings)
    reason = "the section or label over the headline"
    changes += [Change("label", "removed", line, None, reason) for line in lines[:end]]
    return lines[end:], tuple(i - end for i in labelled if i >= end)


def _end_of_kickers(lines: list[str], metadata: Metadata, headings: frozenset[str]) -> int:
    """How many lines stand over the headline: sections of a word or two."""
    end = next((n for n, x in enumerate(lines[: _KICKERS + 1]) if not _is_kicker(x, headings)), 0)
    # Under another kicker, a line in capitals is one too.
    if end and end + 2 < len(lines) and lines[end].isupper() and not lines[end + 1].isupper():
        end += len(lines[end].split()) <= 6 and len(lines[end + 1].split()) >= 4
    if not end and _is_topped(lines, metadata, headings):
        end = 1
    if not end or len(lines) < end + 2:
        return 0
    line = lines[end]
    if metadata.title:
        return end if squash(line) == squash(metadata.title) else 0
    if not 4 <= len(line.split()) <= _LONGEST_HEADLINE or len(line) > 200:
        return 0
    if END.search(line) or SENTENCE_END.search(line) or line[:1].islower():
        return 0
    if byline(line, metadata) or dated(line) or is_office(line):
        return 0
    return end if any(map(is_prose, lines[end + 1 :])) else 0


def _is_topped(lines: list[str], metadata: Metadata, headings: frozenset[str]) -> bool:
    """Whether a longer kicker opens the lines: headline and standfirst follow, then the byline."""
    if len(lines) < 5 or lines[0] in headings or len(lines[0].split()) > _LONGEST_KICKER:
        return False
    colon = lines[0].endswith(":")
    listed = ", " in lines[0] or " & " in lines[0]
    sections = (colon or listed) and is_front(lines[2], metadata)
    longer = len(lines[1].split()) > len(lines[0].split())
    if " | " in lines[0] or (sections and (colon or longer)):
        return True
    # Day, standfirst and byline below: the standfirst is not the second line.
    fronts = [is_front(line, metadata) for line in lines[2:5]]
    if fronts == [True, False, True] and longer and not END.search(lines[0]):
        return True
    under = next((n for n in range(2, 6) if n < len(lines) and is_front(lines[n], metadata)), 0)
    between = lines[2:under]
    return (
        under > 2
        and len(lines[0].split()) < len(lines[1].split())
        and any(len(line.split()) >= 5 for line in between)
        and not END.search(lines[0])
    )


def _is_kicker(line: str, headings: frozenset[str]) -> bool:
    words = line.rstrip(": ").split()
    if line in headings or not 1 <= len(words) <= 2 or len(line) > 30:
        return False
    if dated(line):
        return False
    if END.search(line.rstrip(": ")) or not line[:1].isupper() or line.endswith(("!", "?")):
        return False
    return len(words) == 1 or words[0].capitalize() not in lists.given_names()


def _headline(lines: list[str], metadata: Metadata, headings: frozenset[str]) -> int | None:
    if metadata.title:
        wanted = squash(metadata.title)
        longest = 2 * len(metadata.title) + 20
        for number, line in enumerate(lines[:FRONT]):
            if len(line) <= longest and squash(line) == wanted:
                return number
        return None
    if len(lines) < 2:
        return None
    first = lines[0]
    count = weight(first)[0]
    if not 2 <= count <= _LONGEST_HEADLINE or len(first) > 250:
        return None
    again = (line for line in lines[1:FRONT] if len(line) <= 2 * len(first) + 20)
    if first in headings or any(squash(line) == squash(first) for line in again):
        return 0
    if not any(SENTENCE_END.search(line) and weight(line)[0] > 8 for line in lines[1:]):
        return None
    if first.endswith(";"):
        return 0
    if SENTENCE_END.search(first):
        return 0 if count >= 3 and (is_title_case(first) or first.isupper()) else None
    # Letters of Arabic or Chinese are neither small nor capital.
    if END.search(first) or first[0].islower():
        return None
    return 0 if count >= (2 if len(first.split()) < count else 3) else None


def _with_headline(
    lines: list[str],
    at: int,
    metadata: Metadata,
    dated: int,
    labelled: tuple[int, ...],
    headings: frozenset[str],
    changes: list[Change],
    spoken: frozenset[str],
) -> Front:
    text = lines[at]
    if not metadata.title:
        title = text.rstrip("; ") if text.endswith(";") else text
        metadata = replace(metadata, title=title)
        changes.append(Change("headline", "repaired", None, title, "the first line, by its form"))
    wanted = squash(text)
    near = (i for i in range(at + 1, len(lines)) if len(lines[i]) <= 2 * len(text) + 20)
    same = [i for i in near if squash(lines[i]) == wanted and lines[i] not in spoken]
    last = max((i for i in same if i < FRONT), default=at)
    for i in same:
        changes.append(Change("repeated headline", "removed", lines[i], None, "the headline again"))
    decks = {i for i in range(at + 1, last) if _may_be_deck(lines[i])}
    decks |= {i for i in labelled if i > at}
    decks |= _following(lines, last, at, dated, metadata, headings)
    out = {at, *same}
    order = [at, *(i for i in range(len(lines)) if i not in out)]
    kept = tuple(lines[i] for i in order)
    for i in sorted(decks):
        changes.append(
            Change("deck", "flagged", excerpt(lines[i]), None, "a teaser under the headline")
        )
    where = {old: new for new, old in enumerate(order)}
    return Front(
        kept, 0, tuple(sorted(where[i] for i in decks if i in where)), metadata, tuple(changes)
    )


def _following(
    lines: list[str], last: int, at: int, dated: int, metadata: Metadata, headings: frozenset[str]
) -> set[int]:
    """Decks directly after the (last) headline."""
    number = last + 1
    if number + 1 >= len(lines) or not _may_be_deck(lines[number]):
        return set()
    line, following = lines[number], lines[number + 1]
    stated = metadata.deck and squash(line) == squash(metadata.deck)
    before_byline = at < number < dated
    again = last > at and is_subhead(following, lines[number + 2 : number + 3], headings)
    unfinished = not SENTENCE_END.search(line) and len(line.split()) >= 6 and line not in headings
    teaser = bool(_TEASER.search(line))
    after_semicolon = lines[at].endswith(";")
    if stated or before_byline or again or unfinished or teaser or after_semicolon:
        return {number}
    return set()


_LEADS_ON = 5  # words of a line behind byline and date that ends in a colon


def _strays(lines: list[str], headline: int, dated: int, kept: frozenset[str]) -> list[int]:
    """Numbers of the short lines between headline and story that say no sentence; no list knows them all.

    `dated` is the number of the first line behind byline and date; headings and who speaks are `kept`.
    """
    after = range(max(headline + 1, dated), len(lines))
    end = next((n for n in after if is_prose(lines[n])), None)
    if end is None:
        return []
    return [
        n
        for n in range(headline + 1, end)
        if lines[n] not in kept
        and not SENTENCE_END.search(lines[n].rstrip(":"))
        and len(lines[n].split()) <= (_BEFORE_BYLINE if n < dated else _AFTER_BYLINE)
        and not lines[n].startswith(("“", '"', "„", "«"))
        # "The bath matters. Here is why:" leads on to what stands below.
        and not (lines[n].endswith(":") and len(lines[n].split()) >= _LEADS_ON)
        and not boxes.heads_sentences(lines, n)
    ]


def _may_be_deck(line: str) -> bool:
    return len(line) < 600 and 3 <= len(line.split()) <= _LONGEST_DECK
