"""When an article appeared, as its page states and shows it.

A date that only an address or a change states is a guess, and is not used.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from research.articles import dates, forms, machine_dates, two_readings
from research.articles.blocks import Block, Moment, Page
from research.articles.elements import HEADINGS
from research.articles.records import Change, Metadata
from research.articles.statements import Statements, moments
from research.languages import bylines, date_labels
from research.languages.en import element_names

_PUBLISHED: Final = re.compile(
    rf"^(?:(?:{date_labels.FIRST}) )?(?:(?:{date_labels.OF_TEXT})(?![^\W\d_])|(?:vom|le|el|"
    rf"il)\b)[^\d]{{0,30}}?"
    r"(?=\d|(?-i:[A-Z])[a-z]{2,}\.? \d)",
    re.IGNORECASE,
)
# Words that mean a publication and nothing else.
_PLAIN: Final = date_labels.OF_PUBLICATION
_WITHIN: Final = re.compile(
    rf"(?:{_PLAIN.pattern})[^\d.]{{0,20}}?(?=\d|(?-i:[A-Z])[a-z]{{2,8}}\.? \d)", re.IGNORECASE
)
_FIRST: Final = re.compile(
    rf"(?<![^\W\d_])(?:(?:{date_labels.FIRST}) ?(?:{date_labels.OF_TEXT})|(?:{date_labels.OF_TEXT}) "
    rf"(?:{date_labels.FIRST}))(?: (?:on|am|le|el|em|il|op|den))?\W+(?=[^\d]{{0,20}}\d)(.{{6,40}})",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    rf"(?<![^\W\d_])(?:{date_labels.CHANGED}|(?:{date_labels.READ})(?=[^\d.]{{0,15}}\d)|"
    r"last (?:edited|changed|reviewed)|received|accepted|revised|korrigiert|corrected)(?![^\W\d_])",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"^(?:written |posted |reported )?by\b.{2,60}?\b(?:on|at|,)\s+(?=[^,]{0,30}\d)|"
    rf"^(?:{bylines.SUBMITTED})\b.{{2,60}}?\s(?:on|am|le|el|em|il|op)\s+(?=\D{{0,20}}\d)",
    re.IGNORECASE,
)
_DATE_PARTS: Final = re.compile(
    rf"\s*[|•·]\s*|\s+[–—/-]\s+|\s+(?=(?:최종)?수정\s|업데이트\s|更新|最終更新)|"
    rf"(?=(?:\b|(?<=\d))(?:last )?(?:{date_labels.CHANGED})\b)",
    re.IGNORECASE,
)
_IN_NUMBERS: Final = re.compile(r"(?<![\d/])\d\d?[/-]\d\d?[/-](?:19|20)\d\d(?!\d)")
_HOUR: Final = re.compile(r"\d:\d\d")
_LONGEST_DATE: Final = 60
_FEW_LETTERS: Final = 12  # letters beside the figures of a line that is a date
_APART: Final = frozenset(("embed", "comment", "box", "caption", "nav", "quote"))
_FEW_WORDS: Final = 5  # of a link that shares a story; the headline of another has more
_LINK: Final = 0.3  # share of a block's characters that makes it a link to something else
_OF_DATELINE: Final = 3  # words before the day that opens a story
_UNDER: Final = 4  # blocks behind its first, which may be the headline or a deck
FRONT: Final = 14  # blocks before the first of the story in which its byline and date stand
BEHIND: Final = 3  # blocks after its last, where some pages have them


def published(
    stated: Statements,
    page: Page,
    story: tuple[int, int] | None,
    front: list[Block],
    url: str | None,
    title: str,
) -> tuple[str | None, list[Change]]:
    """The publication's date as written, and what differed or is only a guess.

    Parameters
    ----------
    stated : Statements
        Those of the page's head.
    story : (int, int) or None
        Numbers of the first and the last block of the story.
    front : list of Block
        Those that may show the date.
    url : str or None
        The page's address.
    title : str
        The title that a browser shows, empty where there is none.
    """
    day, changes = _published(stated, page, story, front, url, title)
    if day and machine_dates.unset(day):  # read from a statement with an hour, or in words
        day = machine_dates.in_words(dt.date.fromisoformat(day))
    written = next(filter(machine_dates.unset, _in_head(stated)), None)
    if written is None:
        return day, changes
    if day is None:
        why = machine_dates.unset(written) or ""
        return None, [*changes, Change("date", "flagged", written, None, why)]
    reason = "the zero of a clock, where the page states no date; the one that it shows counts"
    return day, [*changes, Change("page metadata", "repaired", written, day, reason)]


def _published(
    stated: Statements,
    page: Page,
    story: tuple[int, int] | None,
    front: list[Block],
    url: str | None,
    title: str,
) -> tuple[str | None, list[Change]]:
    head = _in_head(stated)
    if not any(dates.read(text) for text in head):
        head += moments(stated.article.get("dateCreated"))
    is_stated = any(len(dates.read(text)) == 1 for text in head)
    signed = [] if is_stated else list(_beside_byline(page, story))
    found = [(text, dates.read(text)) for text in (*head, *_shown(page, story, front, signed))]
    days = [(text, read[0]) for text, read in found if len(read) == 1]
    changed = _changed(stated)
    changed += [m.stated or m.text for m in page.moments if "modified" in m.name.lower()]
    said = (_CHANGED.split(block.text)[-1] for block in front if _change_in(block.text))
    changed += [text for text in said if len(dates.read(text)) == 1]
    if not days:
        unclear = next(((text, read) for text, read in found if read), None)
        if unclear is not None:
            return _settled(unclear, page, changed, front), []
        if boxed := _boxed(page, story):
            return boxed.isoformat(), []
        if titled := _of_title(title):
            return titled
        return None, _guess(url, changed) or _of_sentence(page, story) or _lacking(front)
    ahead = next((text, read) for text, read in found if read)
    if ahead[0] in signed and len(ahead[1]) > 1:
        # The day beside the byline, in numbers, before one that stands anywhere.
        days = [one for one in days if one[1] in ahead[1]]
        if not days:
            return _settled(ahead, page, changed, front), []
    best = days[0][1]
    other = next((text for text, day in days if day != best and text in head), None)
    reason = "the page states two dates; the one that it calls the publication's counts"
    if (
        days[0][0] in head
        and (local := _in_its_place(stated, page, story, front, days, url)) != best
    ):
        other, best = days[0][0], local
        reason = "the day that the page shows, in the time of its place"
    if other is None and days[0][0] in signed:
        return best.isoformat(), _contradicting(page, story, best)
    if other is None:
        # Which of its parts is the year the language of the text says.
        return (days[0][0] if dates.is_short(days[0][0]) else best.isoformat()), []
    return best.isoformat(), [Change("page metadata", "repaired", other, best.isoformat(), reason)]


def _in_its_place(
    stated: Statements,
    page: Page,
    story: tuple[int, int] | None,
    front: list[Block],
    days: list[tuple[str, dt.date]],
    url: str | None,
) -> dt.date:
    """The day that readers saw, where the one that is stated is the day in Greenwich.

    A statement of 20 November, 2:00 UTC, over "9 p.m. EST, November 19" is of the 19th.
    """
    head = set(_in_head(stated))
    best = days[0][1]
    elsewhere = (
        machine_dates.elsewhere(text, day) for text, day in days if text in head and day == best
    )
    near = next(filter(None, elsewhere), None)
    machine = {moment.stated for moment in page.moments} | head
    others = [day for text, day in days if text not in machine]
    times = {read[0] for m in page.moments if len(read := dates.read(m.stated)) == 1}
    changed = _changed(stated)
    # A publication at the second of the last change is that change.
    if days[0][0] in changed and others and best not in others and min(others) in times:
        return min(*others, best)
    if near is None:
        return best
    if found := [day for text, day in days if text in head and day in near]:
        return found[0]
    # The day of a change may bear the stated day out; it never moves it.
    if any(best in _only(block.text) for block in front):
        return best
    lines = [block.text for block in front if not _change_in(block.text)]
    seen = [*others, *(day for line in lines for day in _only(line))]
    if best in seen or (seen and not near & set(seen)):
        return best
    above = page.blocks[: story[0] if story else 0]
    if not seen and any(best in _only(b.text) for b in above if len(b.text) <= _LONGEST_DATE):
        return best
    seen = seen or [day for day in near if two_readings.in_url(day, url)]
    return next((day for day in seen if day in near), best)


def is_of_another(page: Page, number: int, last: int) -> bool:
    """Whether a block behind the story stands in a list of other stories: links under a heading."""
    between = page.blocks[last + 1 : number + 1]
    return any(
        b.tag in HEADINGS
        or "item" in b.marks
        or (b.linked > _LINK and not forms.byline(b.text, Metadata()))  # whose name is a link
        for b in between
    )


def is_apart(marks: frozenset[str], *, above: bool = False) -> bool:
    """Whether what bears these marks is not about the article: a box, a comment, a caption."""
    apart = marks & _APART
    # Above a story, buttons to share it often stand in the line of its author.
    return bool(apart) and not (above and apart == {"box"} and "byline" in marks)


@lru_cache(maxsize=1024)
def _change_in(text: str) -> re.Match[str] | None:
    """Where a text says that something was changed; lines of a front are asked again and again."""
    return _CHANGED.search(text)


def _in_head(stated: Statements) -> list[str]:
    """What the head of a page states of its publication."""
    return [*moments(stated.article.get("datePublished")), *stated.meta["published"]]


def _changed(stated: Statements) -> list[str]:
    return [*moments(stated.article.get("dateModified")), *stated.meta["modified"]]


def _only(line: str) -> list[dt.date]:
    """The day that a line names, where it can mean one only; a label may stand before it."""
    month = re.search(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\b", line)
    read = dates.read(line) or dates.read(line[month.start() :] if month else "")
    return read if len(read) == 1 else []


def _settled(
    unclear: tuple[str, list[dt.date]], page: Page, changed: list[str], front: list[Block]
) -> str:
    """A date of two readings, by the last change, which is not before it and may be written alike.

    Another date that the front of the page shows in numbers may be read in one way only.
    """
    text, days = unclear
    orders = {
        order
        for block in front
        for number in _IN_NUMBERS.findall(block.text)
        if (order := dates.is_numeric(number)) in ("day", "month")
    }
    if len(orders) == 1 and len(days) == 2:
        return days[orders == {"day"}].isoformat()
    last = [read[0] for written in changed if len(read := dates.read(written)) == 1]
    fit = [day for day in days if last and day <= max(last)]
    if len(fit) == 1:
        return fit[0].isoformat()
    for moment in page.moments:
        for part in _DATE_PARTS.split(moment.text):
            read = dates.read(re.sub(r"^\D+", "", part))
            if len(read) == len(days) == 2 and read != days and set(read) & set(last):
                return days[0 if read[0] in last else 1].isoformat()
    return text


def _beside_byline(page: Page, story: tuple[int, int] | None) -> Iterator[str]:
    """Days in or beside a byline between headline and story, where no `<time>` marks them up.

    A day in a line of its own may be of what the story tells where a `<time>` has a line as well.
    """
    start = story[0] if story else 0
    head = _headline(page, start)
    timed = {moment.before for moment in page.moments}
    lines = [page.blocks[n] for n in timed if head < n <= start + _UNDER and n < len(page.blocks)]
    shown = any(forms.dated(block.text) and "item" not in block.marks for block in lines)
    for n in range(head + 1, start + 1):
        block = page.blocks[n]
        if n in timed or is_apart(block.marks, above=True):
            continue
        line = _before_change(block.text)
        both = forms.composite(line)
        if both and both[0] and both[1]:
            yield both[1]
        elif not shown and (day := forms.dated(line)):
            beside = [page.blocks[k] for k in (n - 1, n + 1) if head < k <= start]
            if any("byline" in b.marks or forms.byline(b.text, Metadata()) for b in beside):
                yield day[0]


def _headline(page: Page, start: int) -> int:
    """The number of the last main heading before a story, or of its start where there is none."""
    return max((n for n, b in enumerate(page.blocks[:start]) if b.tag == "h1"), default=start)


def _before_change(line: str) -> str:
    """A line without its part that says when the text was changed.

    >>> _before_change("11/03/2025 18h07 Atualizado há 4 meses"), _before_change("Updated 4 June 2024")
    ('11/03/2025 18h07', '')
    """
    changed = _change_in(line)
    if changed is None:
        return line
    return re.sub(r"(?:\W|\blast)*$", "", line[: changed.start()], flags=re.IGNORECASE)


def _in_lists(page: Page, story: tuple[int, int] | None) -> frozenset[int]:
    """The blocks over the story that show a day in a list of others: two or more, each beside its link."""
    if story is None:
        return frozenset()
    above = page.blocks[: story[0]]
    head = max((n for n, b in enumerate(above) if b.tag == "h1"), default=0)
    days = {moment.before: moment.text for moment in page.moments if moment.before < story[0]}
    days |= {n: b.text for n, b in enumerate(above) if n not in days and "date" in b.marks}
    # A list over the headline and the article's own day under it may be built alike.
    twins: dict[tuple[tuple[str, ...], int, bool], dict[str, list[int]]] = {}
    for number, day in days.items():
        for side in (0, 1, -1):  # the link is in the block of the day, behind it or before it
            if 0 <= number + side < len(above) and _leads_away(above[number + side], day):
                held = twins.setdefault((above[number].kind, side, number > head), {})
                held.setdefault(above[number].key, []).append(number)
    alike = (held.values() for held in twins.values() if len(held) > 1)
    return frozenset(n for groups in alike for numbers in groups for n in numbers)


def _leads_away(block: Block, day: str) -> bool:
    """Whether a block is a link to another story, a day beside it aside."""
    words = block.text.replace(day, "", 1) if day != block.text else block.text
    if block.tag == "h1" or block.linked <= _LINK or "byline" in block.marks:
        return False
    return len(words.split()) >= _OF_DATELINE and not forms.byline(words.strip(" |,"), Metadata())


def _is_of_event(page: Page, moment: Moment) -> bool:
    """Whether a `<time>` is of what the page tells: within a sentence, or in a box of an event."""
    if not moment.text or moment.before >= len(page.blocks):
        return False
    block = page.blocks[moment.before]
    lead, found, _ = block.text.partition(moment.text)
    if not found or "byline" in block.marks or _PLAIN.search(block.text):
        return False
    if element_names.EVENT.search(f"{block.kind[1]} {block.kind[3]}"):
        return True
    return forms.is_prose(block.text) and (
        len(lead.split()) > _OF_DATELINE or date_labels.LEADS_TO.search(lead) is not None
    )


def _marked_up(page: Page, story: tuple[int, int] | None, *, told: bool) -> Iterator[Moment]:
    """The `<time>` elements between headline and end of the story that are, or are not, of what it tells."""
    start, last = story or (0, -1)
    head = _headline(page, start)
    for moment in page.moments:
        if head < moment.before <= last and _is_of_event(page, moment) == told:
            yield moment


def _of_sentence(page: Page, story: tuple[int, int] | None) -> list[Change]:
    """The row of a day that only a sentence of the page or a box of an event tells."""
    for moment in _marked_up(page, story, told=True):
        if len(days := dates.read(moment.stated or moment.text)) == 1:
            reason = (
                "a day that the page tells of, not used as its own; articles.toml takes it: "
                f"published = {days[0]}"
            )
            return [Change("date", "flagged", moment.text, None, reason)]
    return []


def _contradicting(page: Page, story: tuple[int, int] | None, best: dt.date) -> list[Change]:
    """The row of a `<time>` whose day is not the one beside the byline, which counts."""
    for told in (False, True):
        for moment in _marked_up(page, story, told=told):
            days = dates.read(moment.stated or moment.text)
            if len(days) == 1 and abs(days[0] - best).days > 1 and "modif" not in moment.name:
                reason = "a day that the page marks up; the one beside the byline counts"
                return [Change("page metadata", "flagged", moment.text, best.isoformat(), reason)]
    return []


def _shown(
    page: Page, story: tuple[int, int] | None, front: list[Block], signed: list[str]
) -> Iterator[str]:
    """Dates that the front of the page shows, those that are marked up as dates first.

    Days beside a byline, which are `signed`, come before a `<time>` that has no name.
    """
    low, high = (max(0, story[0] - FRONT), story[0] + _UNDER) if story else (0, 2 * FRONT)
    listed = _in_lists(page, story)
    told = [page.blocks[m.before] for m in _marked_up(page, story, told=True)]
    told += [page.blocks[n] for n in listed]
    # A day set as a heading over the headline; one over a paragraph is of what the story tells.
    over = [
        one
        for one, below in pairwise(page.blocks[:high])
        if one.tag in HEADINGS and one.tag != "h1" and dates.line(one.text)
        if below.tag in HEADINGS or "date" in one.marks
    ]
    shown = [
        block
        for block in front
        if not any(block is other for other in told)
        if block.tag not in HEADINGS or any(block is one for one in over)
    ]
    for named in (True, False):
        if not named:
            # Beside the day when it was first published, a bare one is that of the last change.
            yield from (said[1].strip(" ,;()") for b in shown if (said := _FIRST.search(b.text)))
            # A `<time>` without a name may be of a bar over the page.
            labelled = [b.text for b in shown if len(b.text) <= 2 * _LONGEST_DATE]
            yield from (p for t in labelled if _PLAIN.match(t) for p in _unchanged(t))
            yield from signed
        for moment in sorted(page.moments, key=lambda m: not _is_under_headline(page, m, story)):
            is_named = bool(re.search(r"publish|created|\bdt-published\b", moment.name, re.I))
            near = low <= moment.before <= high or (
                story is not None and story[1] <= moment.before <= story[1] + BEHIND
            )
            marks = moment.marks | ({"byline"} if is_named and near else frozenset())
            above = (is_named and near) or (story is not None and moment.before <= story[0])
            if is_apart(marks, above=above) or is_named != named or not (named or near):
                continue
            if (
                moment.before in listed
                or _is_under_change(page, moment)
                or (not named and _is_in_list(page, moment, story))
            ):
                continue
            if not named and _is_of_event(page, moment):
                continue
            behind = story is not None and moment.before > story[1]
            # Microformats name the day of an entry, in whose foot name and day may be links.
            own = near and (
                "dt-published" in moment.name
                or (is_named and story is not None and moment.before == story[1] + 1)
            )
            if (
                behind
                and story
                and not own
                and ("item" in moment.marks or is_of_another(page, moment.before, story[1]))
            ):
                continue
            if re.search(r"modif|updat", moment.name, re.I):
                yield from _unchanged(moment.text)
            elif not (_CHANGED.match(moment.text) and not named):
                yield _in_words_of_place(moment) or moment.stated or moment.text
                is_both = _change_in(moment.text) and not _CHANGED.match(moment.text)
                yield from _unchanged(moment.text) if is_both else (moment.text,)
    ends = page.blocks[max(story[0] + _UNDER // 2, story[1]) :] if story else []
    for block in shown:
        # At its end stand comments and other stories with days of their own.
        if any(block is other for other in ends) and not _is_of_day(block):
            continue
        yield from _unchanged(block.text, is_date="date" in block.marks)
        if "byline" not in block.marks:
            continue
        both = forms.composite(block.text)
        if day := both[1] if both else _behind_name(block.text):
            yield day


def _in_words_of_place(moment: Moment) -> str | None:
    """The day that a `<time>` shows, where it is beside the one that it states for Greenwich."""
    stated, seen = dates.read(moment.stated), dates.read(moment.text)
    if len(stated) != 1 or len(seen) != 1 or _change_in(moment.text):
        return None
    return moment.text if seen[0] in machine_dates.elsewhere(moment.stated, stated[0]) else None


def _is_of_day(block: Block) -> bool:
    """Whether a block says when something appeared, and who wrote it, but nothing else."""
    if block.marks & {"date", "byline"} or _PLAIN.search(block.text):
        return True
    both = forms.composite(block.text)
    return bool(forms.dated(block.text) or (both and both[1]))


def _behind_name(line: str) -> str | None:
    """The day with its hour that ends the line of an author, whatever office stands between.

    >>> _behind_name("Jane Rowe, Linden Star 6:04 p.m. PDT March 11, 2025")
    'March 11, 2025'
    >>> _behind_name("Jane Rowe, our editor since 9:00 am March 11, 2025")
    """
    lead, bar, day = dates.apart(line).partition(" | ")
    if not bar or not _HOUR.search(day) or date_labels.LEADS_TO.search(f"{lead} "):
        return None
    found = forms.dated(day)
    return found[0] if found and not dates.is_change(found[1]) else None


def _of_title(title: str) -> tuple[str, list[Change]] | None:
    """The day that is the last part of the title which a browser shows, and the row that says so."""
    _, bar, tail = title.rpartition(" | ")
    found = dates.line(tail) if bar else None
    if found is None or found[1] or len(days := dates.read(found[0])) != 1:
        return None
    day = days[0].isoformat()
    reason = "the day at the end of the page's title; nothing else on it states one"
    return day, [Change("page metadata", "flagged", tail, day, reason)]


def _boxed(page: Page, story: tuple[int, int] | None) -> dt.date | None:
    """The only day in a box between headline and story, as of buttons to share it.

    A box that holds the headline of another story shows the day of that.
    """
    if story is None:
        return None
    above = range(story[0] - 1, max(-1, story[0] - FRONT), -1)
    head = next((n for n in above if page.blocks[n].tag == "h1"), None)
    if head is None:
        return None
    between = page.blocks[head + 1 : story[0]]
    if any(b.linked > _LINK and len(b.text.split()) > _FEW_WORDS for b in between):
        return None
    boxed = [m for m in page.moments if head < m.before <= story[0] and m.marks & _APART == {"box"}]
    days = {day for m in boxed if "date" in m.marks for day in dates.read(m.stated or m.text)}
    changed = any(_change_in(m.text) or _is_under_change(page, m) for m in boxed)
    return days.pop() if len(days) == 1 and not changed else None


def _is_under_headline(page: Page, moment: Moment, story: tuple[int, int] | None) -> bool:
    """Whether a `<time>` stands between the last main heading before the story and the story."""
    above = enumerate(page.blocks[: story[0]] if story else ())
    heading = max((number for number, block in above if block.tag == "h1"), default=None)
    return story is not None and heading is not None and heading < moment.before <= story[0]


def _is_in_list(page: Page, moment: Moment, story: tuple[int, int] | None) -> bool:
    """Whether a `<time>` over the headline stands beside the link to another story."""
    if story is None or moment.before >= len(page.blocks):
        return False
    block = page.blocks[moment.before]
    below = page.blocks[moment.before + 1 : story[0] + 1]
    is_over = block.tag != "h1" and any(b.tag == "h1" for b in below)
    # One item of a list is a link beside its day.
    longer = len(block.text.split()) > _FEW_WORDS or (
        "item" in block.marks and _leads_away(block, moment.text)
    )
    return is_over and block.linked > _LINK and longer


def _is_under_change(page: Page, moment: Moment) -> bool:
    """Whether the words right before a `<time>` say that it is of a change: "Updated"."""
    if not moment.text or moment.before >= len(page.blocks):
        return False
    lead, found, _ = page.blocks[moment.before].text.partition(moment.text)
    return bool(found and re.search(rf"(?:{_CHANGED.pattern})\W*$", lead, re.I))


def _unchanged(line: str, *, is_date: bool = True) -> Iterator[str]:
    """The parts of a line that say when the article appeared, not when it was changed."""
    if bylines.is_sentence(line):
        return
    within = None if forms.is_prose(line) else _WITHIN
    for piece in _DATE_PARTS.split(line):
        part = piece.strip(" ,;()")
        if not part or _change_in(part) or not any(map(str.isdigit, part)):
            continue
        label = _PUBLISHED.match(part) or _BY.match(part) or (within and within.search(part))
        few_words = is_date or sum(map(str.isalpha, part)) <= _FEW_LETTERS
        # "Thursday, March 4, 1999 Published at 08:15 GMT"
        behind = part[label.end() :] if label else ""
        before = part[: label.start()].strip(" ,") if label else ""
        if before and not dates.read(behind) and dates.line(before):
            yield before
        elif label:
            yield behind
        elif dates.line(part) or (few_words and len(part) <= _LONGEST_DATE):
            yield part


def _lacking(front: list[Block]) -> list[Change]:
    """The row of a line that tells a day only from another one, or without its year."""
    for part in (part for block in front for part in _DATE_PARTS.split(block.text)):
        if why := dates.lacking(part):
            return [Change("date", "flagged", part, None, why)]
    return []


def _guess(url: str | None, changed: list[str]) -> list[Change]:
    """The row of a date that the page does not state, and that is not used."""
    where = "articles.toml takes it: published = "
    match = re.search(r"(?<!\d)((?:19|20)\d\d)[/-]?(\d\d?)[/-]?(\d\d?)(?!\d)", url or "")
    if match and (days := dates.read(f"{match[1]}-{match[2]}-{match[3]}")):
        day = days[0].isoformat()
        reason = f"a guess by the page's address, not used; {where}{day}"
        return [Change("date", "flagged", match[0], None, reason)]
    for written in changed:
        if len(days := dates.read(written)) == 1:
            reason = dates.of_change(days[0])
            return [Change("date", "flagged", written, None, reason)]
    return []
