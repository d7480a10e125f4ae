"""Lines that say who wrote a text, where and when: which they are, and what they state."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Final, NamedTuple

from research.articles import dates, mastheads
from research.articles.chrome import squash
from research.articles.forms import (
    OF_DESK,
    byline,
    composite,
    dated,
    is_front,
    is_initialled,
    is_name,
    is_office,
    is_prose,
    may_be_unlisted,
    unmarked_byline,
    without_mail,
)
from research.articles.languages import identify
from research.articles.mastheads import DOMAIN, is_whole_name
from research.articles.records import Change, Metadata
from research.languages import bylines, date_labels
from research.languages.en import byline_patterns
from research.languages.set_in import CONTACT

FRONT: Final = 15  # lines in which a front is looked for
_STANDFIRST: Final = 20  # words of a sentence of one
_STANDFIRSTS: Final = 3  # sentences
_WORDS_OF_FOOT: Final = 3
_NEAR: Final = 7  # lines under a standfirst in which byline or date stand


class _Kind(Enum):
    BYLINE = auto()
    COMPOSITE = auto()  # who wrote it, where and when, in one line
    DATE = auto()
    CHANGED = auto()  # only when it was changed
    TOLD_OF = auto()  # the day of something that the text may tell of

    @property
    def step(self) -> str:
        return "byline" if self in (_Kind.BYLINE, _Kind.COMPOSITE) else "date"


class _Found(NamedTuple):
    kind: _Kind
    reason: str
    stated: Metadata = Metadata()


_TOLD_OF: Final = (
    "a day within or under the text, perhaps of what it tells of; not used, articles.toml takes it"
)


class _Page:
    """The lines of a text, and what is asked of all of them at each: every line is looked at once."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.is_told = [is_prose(line) for line in lines]
        self.told = [n for n, told in enumerate(self.is_told) if told]
        self.times = Counter(lines)
        self._feet: dict[tuple[Metadata, bool], int] = {}
        self._above: dict[Metadata, dict[int, int]] = {}

    def foot(self, metadata: Metadata, *, published: bool = False) -> int:
        """The line from which all may close a text, or stand beside the day when it was published."""
        key = metadata, published
        if key not in self._feet:
            belongs = _is_of_foot if published else _may_close
            upwards = reversed(range(len(self.lines)))
            others = (n + 1 for n in upwards if not belongs(self.lines[n], metadata))
            self._feet[key] = next(others, 0)
        return self._feet[key]

    def above(self, number: int, metadata: Metadata) -> int:
        """The nearest line above, under a sentence or one itself, that is more than byline or date."""
        known = self._above.setdefault(metadata, {})
        found = number - 1
        while not self.is_told[found] and is_front(self.lines[found], metadata):
            found = known.get(found, found - 1)
        known[number] = found
        return found


def _office(line: str, outlet: str | None) -> _Found:
    desk = OF_DESK.fullmatch(line)
    house = desk["house"] if desk and mastheads.is_whole_name(desk["house"]) else None
    paper = _paper_beside(line, outlet) or (None if outlet else house)
    return _Found(_Kind.BYLINE, "the office of who wrote it", Metadata(outlet=paper))


def without(
    lines: list[str],
    metadata: Metadata,
    changes: list[Change],
    *,
    house: str | None,
    furnished: bool,
    spoken: frozenset[str],
) -> tuple[list[str], Metadata, int]:
    """Lines without bylines and dates; the metadata; the index after the last of them.

    On a page that is `furnished` before its story a name that no list has may stand under the day, too.
    Who is named in a line that is `spoken` in a transcript speaks, and stays.
    """
    kept: list[str] = []
    after = 0
    page = _Page(_with_by(lines))
    lines = page.lines
    # A standfirst may be a sentence; then byline or date stand under it.
    prose = next(
        (i for i in page.told if not _is_over_front(lines[i + 1 : i + _NEAR], metadata)),
        0,
    )
    last = page.told[-1] if page.told else len(lines)
    pictured = _photographer(lines, prose)
    beside = -2  # the last line that was a byline
    changed: tuple[str, str | None] | None = None  # the day of the last change, and its label
    told_of = ""
    for number, line in enumerate(lines):
        if number == pictured:
            reason = "who took the picture; the name beside the day is another"
            changes.append(Change("chrome: caption or credit", "removed", line, None, reason))
            continue
        found = (
            None
            if line in spoken
            else _stated_in(
                page,
                number,
                metadata,
                house=house,
                prose=prose,
                beside=beside,
                furnished=furnished,
            )
        )
        if found is None:
            kept.append(line)
            continue
        if found.kind is _Kind.TOLD_OF:
            kept.append(line)
            told_of = told_of or line
            continue
        stated = found.stated
        changes.append(Change(found.kind.step, "removed", line, None, found.reason))
        metadata = replace(metadata.over(stated), outlet=stated.outlet or metadata.outlet)
        if found.kind is _Kind.CHANGED and (day := dated(line)):
            changed = changed or day
        if found.kind is _Kind.BYLINE:
            beside = number
        if number < min(FRONT, last):
            after = len(kept)
    if changed and not metadata.published and len(days := dates.read(changed[0])) == 1:
        reason = dates.of_change(days[0], changed[1])
        changes.append(Change("date", "flagged", changed[0], None, reason))
    elif told_of and not metadata.published:
        changes.append(Change("date", "flagged", told_of, None, _TOLD_OF))
    return kept, metadata, after


_STEM: Final = 4  # letters of a name that stay in all its cases


def _is_unlisted(page: _Page, number: int) -> bool:
    """Whether a line is a name that no list has, and nothing that the text tells of.

    In English the first word is enough; German nouns have capitals, too.
    """
    line = page.lines[number]
    if page.times[line] > 1 or not may_be_unlisted(line):
        return False
    others = "\n".join(page.lines[:number] + page.lines[number + 1 :])
    language = identify(others)
    # A place beside the day stands in the text in another case: "Nowy Sącz", "w Nowym Sączu".
    cases = language != "en"
    words = [w[: max(_STEM, len(w) - 2)] for w in line.split()] if cases else line.split()[:1]
    ends = r"\w{0,4}" if cases else ""
    told = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}){ends}\b", re.IGNORECASE)
    return language not in (None, "de") and not told.search(others)


def _photographer(lines: list[str], prose: int) -> int | None:
    """The number of a name in capitals under a caption, where other names stand above the day, not so set."""
    day = next((n for n in range(2, min(prose, FRONT)) if dated(lines[n])), 0)
    start = day
    while start and (is_name(lines[start - 1]) or is_office(lines[start - 1])):
        start -= 1
    above = [n for n in range(start, day) if is_name(lines[n])]
    capitals = [n for n in above if lines[n].isupper()]
    # The line over it is a caption: a sentence, and no headline.
    if capitals != [start] or len(above) < 2 or start < 2:
        return None
    return start if lines[start - 1].endswith(".") else None


def _stated_in(
    page: _Page,
    number: int,
    metadata: Metadata,
    *,
    house: str | None,
    prose: int,
    beside: int,
    furnished: bool,
) -> _Found | None:
    """What kind of line this is, why, and what it states, where it is a byline or a date."""
    lines = page.lines
    if len(lines) < 2:
        return None
    front = number < FRONT
    line = (front and without_mail(lines[number])) or lines[number]
    following = lines[number + 1] if number + 1 < len(lines) else ""
    # Behind a text that opens with a sentence nothing stands over it.
    over = front and (number <= prose or not (prose or page.is_told[0]))
    under = 0 < number < prose
    found = dated(line)
    if (
        found
        and found[1]
        and not dates.is_change(found[1])
        and _is_told_of(page, number, metadata, prose, label=found[1])
    ):
        return _Found(_Kind.TOLD_OF, _TOLD_OF)
    if over:
        cited = mastheads.of_line(line, under=number > 0 or bool(metadata.title))
        # "Lyon · 4 June 2024" and "Business News | 4 June 2024": a day is read where no paper is.
        if cited and (not found or mastheads.is_whole_name(cited[0] or "")):
            # Who holds the rights may be a house of many papers.
            outlet = cited[0] if metadata.outlet in (None, house) else None
            stated = Metadata(outlet=outlet, published=cited[1], byline=cited[2])
            return _Found(_Kind.DATE, "the paper, its day and page", stated)
    if front and not found and (parts := composite(line)):
        outlet = None if metadata.outlet else _site(line)
        stated = Metadata(outlet=outlet, byline=parts[0], published=parts[1])
        return _Found(_Kind.COMPOSITE, "who wrote it, where and when", stated)
    # A bare day over the last paragraph heads it, as in a chronology.
    closes = number >= len(lines) - 2 and not is_prose(following)
    if found and (over or found[1] or closes):
        # A first date wins over "updated", which is not when it was published.
        day = None if dates.is_change(found[1]) else found[0]
        kind = _Kind.DATE if day else _Kind.CHANGED
        return _Found(kind, "a line that holds a date only", Metadata(published=day))
    if over and number and (why := dates.lacking(line)):
        return _Found(_Kind.DATE, why)
    if front and (signed := byline(line, metadata)):
        who, day = signed
        paper = _paper_beside(line, metadata.outlet)
        # "By Al Jazeera Staff"
        agency = byline_patterns.AGENCY_LINE.fullmatch(who)
        if not (metadata.outlet or paper or agency) and mastheads.is_whole_name(who):
            paper = who
        reason = f"it names who wrote it: {who}" + (f", and the paper: {paper}" if paper else "")
        return _Found(_Kind.BYLINE, reason, Metadata(byline=who, published=day, outlet=paper))
    if over and (told := byline_patterns.AUTHOR_LABEL.fullmatch(line)):
        if byline_patterns.ROLE_LABEL.fullmatch(following):
            return _Found(
                _Kind.BYLINE, f"it names who wrote it: {told['who']}", Metadata(byline=told["who"])
            )
    elif number == beside + 1 and byline_patterns.ROLE_LABEL.fullmatch(line):
        return _office(line, metadata.outlet)
    headline = lines[0] if number else metadata.title
    if headline and number < prose and (name := unmarked_byline(line, following, headline)):
        return _Found(_Kind.BYLINE, f"it names who wrote it: {name}", Metadata(byline=name))
    unsigned = not metadata.byline
    named = unsigned and (bylines.may_be_name(line) or is_initialled(line))
    above = lines[number - 1]
    cites = under and mastheads.of_line(following, under=True) is not None
    near = under and (
        dated(following) or cites or dated(above) or mastheads.of_line(above, under=True)
    )
    beside_office = under and is_office(following)
    # A bare day may stand over a subhead, too.
    day_above = dated(above) if under else None
    headed = day_above is not None and (furnished or day_above[1] is not None)
    placed = dated(following) or cites or headed or beside_office
    if (near or beside_office) and (
        named
        or (unsigned and (bylines.is_of_caseless(line) or (placed and _is_unlisted(page, number))))
    ):
        why = "the name beside the day" if near else "the name over its office"
        return _Found(_Kind.BYLINE, why, Metadata(byline=line.strip(" .")))
    ends = prose < number and dated(following) and mastheads.is_whole_name(line)
    if ends and not metadata.outlet and page.foot(metadata) <= number:
        return _Found(_Kind.DATE, "the paper and its day, under the text", Metadata(outlet=line))
    if named and prose < number == len(lines) - 1:
        return _Found(_Kind.BYLINE, "the name that signs the text", Metadata(byline=line.strip()))
    if under and byline_patterns.AGENCY_LINE.fullmatch(line):
        return _Found(_Kind.BYLINE, "the agency or the desk that wrote it", Metadata(byline=line))
    if number == beside + 1 and number < prose:
        if is_office(line):
            return _office(line, metadata.outlet)
        # A house of many papers may hold the rights.
        agency = byline_patterns.AGENCY_LINE.fullmatch(line)
        if metadata.outlet in (None, house) and not agency and mastheads.is_whole_name(line):
            return _Found(_Kind.BYLINE, "the paper under the name", Metadata(outlet=line))
    return None


def _is_told_of(page: _Page, number: int, metadata: Metadata, prose: int, *, label: str) -> bool:
    """Whether a day behind a sentence may be that of a fair or a book which the text tells of.

    The article's own stands beside paragraphs or bylines near the head, or in a foot that holds nothing
    but who wrote it, where and when; such a notice has a name over its day, a place or a price below.
    What is labelled as the day of publication counts where nothing beside it is of such a notice.
    """
    lines, is_told = page.lines, page.is_told
    told = bisect_left(page.told, number)
    if not told:
        return False
    published = date_labels.OF_PUBLICATION.match(label) is not None
    if page.told[-1] <= number:
        foot = page.told[told - 1] + 1
        return not (
            page.foot(metadata) <= foot
            or (published and page.foot(metadata, published=True) <= foot)
        )
    above = page.above(number, metadata)
    below = lines[number + 1]
    # A section may stand over the day under a standfirst of several sentences, too.
    section = 0 < above == number - 1 and is_told[above - 1] and len(lines[above].split()) == 1
    few = told <= _STANDFIRSTS and number < FRONT
    short = few and all(len(lines[n].split()) <= _STANDFIRST for n in page.told[:told])
    if published and section and short:
        return any(map(_is_of_notice, (lines[above], below, *lines[number + 2 : number + 3])))
    own = (is_told[above], is_told[number + 1] or is_front(below, metadata))
    # Under a standfirst a section may stand over the day.
    return not (any(own) if number <= prose else all(own) and number < FRONT)


def _is_of_foot(line: str, metadata: Metadata) -> bool:
    """Whether a line may stand beside the day of a text below it; longer ones head another story."""
    known = _may_close(line, metadata) or ":" in line or len(line.split()) <= _WORDS_OF_FOOT
    return known and not _is_of_notice(line)


def _is_of_notice(line: str) -> bool:
    return not dated(line) and date_labels.OF_NOTICE.search(line) is not None


def _may_close(line: str, metadata: Metadata) -> bool:
    own = is_front(line, metadata) or is_name(line) or is_office(line)
    return own or mastheads.is_whole_name(line) or bool(byline_patterns.AGENCY_LINE.fullmatch(line))


def _site(line: str) -> str | None:
    """The domain or the paper among the parts of a line: "gazette.example · by Jane Rowe"."""
    parts = re.split(r"\s*[|•·]\s*", line)
    agency = byline_patterns.AGENCY_LINE.fullmatch
    return next(
        (x for x in parts if DOMAIN.fullmatch(x) or (is_whole_name(x) and not agency(x))), None
    )


def _paper_beside(line: str, outlet: str | None) -> str | None:
    """The paper behind the name in a byline, where none is stated, or only its domain.

    >>> _paper_beside("By Jane Rowe, Linden Herald", "lindenherald.example")
    'Linden Herald'
    >>> _paper_beside("By Jane Rowe Fox News", None), _paper_beside("Business reporter, BBC News", None)
    ('Fox News', 'BBC News')
    """
    _, mark, name = line.strip(" .").rpartition(", " if ", " in line else " for ")
    if not mark:
        desk = byline_patterns.DESK.search(name)
        name = desk[0].strip() if desk else ""
    if not mastheads.is_whole_name(name) or byline_patterns.AGENCY_LINE.fullmatch(name):
        return None
    key = squash(re.sub(r"^The ", "", name))
    return name if not outlet or ("." in outlet and key in squash(outlet)) else None


def by_mail(lines: Sequence[str]) -> tuple[str, str] | None:
    """The address in a line alone that spells the name in one of three lines above it, and that name.

    Whom the press may ask is not who wrote the text.

    >>> by_mail(["It rained.", "Åsa Öberg", "Reporter", "asa.oberg@kuriren.example"])
    ('asa.oberg@kuriren.example', 'Åsa Öberg')
    """
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        if "@" not in line or not (mail := _MAIL_ALONE.fullmatch(line)):
            continue
        above = lines[max(0, number - _OVER_MAIL) : number]
        if any(map(CONTACT.match, lines[max(0, number - _OVER_MAIL - 1) : number])):
            return None
        spelt = squash(mail["local"])
        named = (x for x in above if byline_patterns.WHOLE_NAME.fullmatch(x) and _ascii(x) == spelt)
        found |= dict.fromkeys(named, line)
    return None if len(found) != 1 else next((line, name) for name, line in found.items())


def _ascii(name: str) -> str:
    """Letters of a name without their accents, as addresses spell them."""
    return squash(unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode())


_OVER_MAIL: Final = 3  # lines over an address in which its bearer stands
_MAIL_ALONE: Final = re.compile(
    r"(?:[\w-]{1,10}: ?)?(?P<local>[\w.-]{3,40})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,3}"
)


def _is_over_front(under: list[str], metadata: Metadata) -> bool:
    """Whether byline or date stand under a sentence, and no other sentence before them."""
    for line in under:
        if dated(line) or byline(line, metadata) or (line.isupper() and is_name(line)):
            return True
        if is_prose(line):
            return False
    return False


def _with_by(lines: list[str]) -> list[str]:
    """Lines in which "By" stands before its name, where the page set it on a line of its own."""
    by = (*bylines.BY.split("|"), *bylines.LABELS.split("|"))
    number = next((i for i, x in enumerate(lines[:FRONT]) if x.rstrip(":").lower() in by), None)
    if number is not None and byline(" ".join(lines[number : number + 2]), Metadata()):
        lines = [*lines[:number], " ".join(lines[number : number + 2]), *lines[number + 2 :]]
    top = lines[: FRONT + 1]
    if not any(x[-1:] == "," or x.partition(" ")[0].lower() in _AND for x in top):
        return lines
    number = next((i for i, x in enumerate(lines[:FRONT]) if byline(x, Metadata())), None)
    while number is not None and (count := _more_names(lines[number : number + 3])):
        joined = " ".join(lines[number : number + count]).replace(" , ", ", ")
        lines = [*lines[:number], joined, *lines[number + count :]]
    return lines


_AND: Final = ("and", "&", ",", "und", "et", "y")


def _more_names(lines: list[str]) -> int:
    """How many lines a byline has, where the first of these is one and names go on below it; else 0."""
    signed, following, *rest = (*lines, "", "")[:3]
    first, _, names = following.partition(" ")
    if first.lower() in _AND:
        names, count = (names, 2) if names else (rest[0], 3)
    elif signed.endswith(",") and (is_name(following) or rest[0].partition(" ")[0] in _AND):
        names, count = following, 2
    else:
        return 0
    # What follows is names and nothing else: "and Omar Haddad", not "and so it went".
    alone = byline(f"By {names}", Metadata())
    return count if alone and squash(alone[0]) == squash(names.rstrip(" ,")) else 0
