"""A text as it was found to a clean article: one step after another, each in the log.

Steps: characters, lines, chrome, front (headline, byline, date, deck), glued words, roles.
Normalising a normalised text changes nothing. Nothing here raises, whatever the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from research.articles import (
    boxes,
    characters,
    chrome,
    dates,
    forms,
    front,
    glued,
    gutters,
    incomplete,
    insets,
    languages,
    machine_dates,
    mastheads,
    page_breaks,
    pasted,
    pictures,
    signatures,
    speakers,
    two_readings,
    wrapped,
)
from research.articles.model import Paragraph, Role
from research.articles.records import Change, Metadata, excerpt, whole
from research.articles.signatures import FRONT
from research.languages import calendar
from research.languages.en import lists
from research.languages.page_furniture import DESK_SIGN, LEADS_ON

_NOTHING = glued.Vocabulary(frozenset(), frozenset())
_UNKNOWN = Metadata()
_MOST_PASSES = 5
_BROKEN = 40  # characters of a line that was broken to fit a page
# "($1 = 0.9172 euros)", under stories of agencies
_RATES = re.compile(
    r"\((?:[^()=\d]{0,12}10{0,3}(?!\d)[^()=\d]{0,24}=[^()=\d]{0,12}\d[\d.,]*[^()=\d]{0,24})+\)"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A clean text with the roles of its paragraphs, what is known about it, and the log."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata
    published: dt.date | None
    changes: tuple[Change, ...]


def normalise(
    text: str,
    *,
    metadata: Metadata = _UNKNOWN,
    headings: frozenset[str] = frozenset(),
    vocabulary: glued.Vocabulary = _NOTHING,
    day_first: bool | two_readings.Order | None = None,
) -> Normalised:
    r"""The article that a text holds, and every change that was made.

    Parameters
    ----------
    text : str
        Plain text, a paragraph a line; empty lines do not matter.
    metadata : Metadata
        What is stated about the article; the text fills what is lacking, and changes nothing.
    headings : frozenset of str
        Lines that are known to be headings.
    vocabulary : Vocabulary
        Words of the corpus, for parting glued ones.
    day_first : bool or Order, optional
        How to read 3/2/2025, as the user or the rest of its column says; None looks for
        evidence in the text and else leaves it open.

    Returns
    -------
    Normalised
        Its paragraphs are parted by one empty line; `text[p.start:p.end]` is a paragraph.

    >>> normalise("Share this\n\nIt rained.\n\nLeave a comment").text
    'It rained.'
    """
    metadata, changes = _stated(metadata)
    result, settled = _once(text, metadata, headings, vocabulary, changes)
    for _ in range(0 if settled else _MOST_PASSES):
        extra: list[Change] = []
        again, _ = _once(
            "\n\n".join(result.lines), result.metadata, headings, vocabulary, extra, again=True
        )
        if again.lines == result.lines:
            break
        changes += extra
        decks = {result.lines[i] for i in result.decks}
        kept = (i for i, line in enumerate(again.lines) if line in decks and i != again.headline)
        result = replace(again, decks=tuple(sorted({*again.decks, *kept})))
    joined, spans = _joined(result, headings)
    spoken = languages.identify(joined)
    published, dated = _published(result, day_first, spoken)
    if published is None and not dated:
        dated = [*_lacking(changes)][:1]
    language = result.metadata.language or spoken
    return Normalised(
        text=joined,
        paragraphs=spans,
        metadata=replace(result.metadata, language=language),
        published=published,
        changes=(
            *changes,
            *dated,
            *_datelines(joined, spans),
            *_foreign(result.metadata.language, spoken),
        ),
    )


def _foreign(stated: str | None, spoken: str | None) -> list[Change]:
    """That the text is in another language than English, whose words most measures know alone."""
    language = spoken or stated
    if not language or language.lower().startswith("en"):
        return []
    reason = (
        "names, frames, portrayal, stances, events and what is said without quotation marks are measured in "
        "English only"
    )
    return [Change("language", "flagged", stated, language, reason)]


def _stated(metadata: Metadata) -> tuple[Metadata, list[Change]]:
    """What is stated, its characters put right as those of the text are, each in one line."""
    found: dict[str, str | None] = {}
    changes: list[Change] = []
    for field in fields(metadata):
        name, before = field.name, getattr(metadata, field.name)
        if before is None:
            continue
        words = name in ("title", "deck", "outlet", "byline")
        cleaned = characters.clean(" ".join(before.split()))[0] if words else whole(before)
        after = " ".join(cleaned.split()) or None
        if name == "byline" and after and (bare := forms.without_mail(after) or None) != after:
            reason = "an e-mail address names nobody"
            changes.append(Change("byline", "repaired", excerpt(before), bare, reason))
            found[name] = bare
            continue
        if after != before:
            found[name] = after
            reason = f"characters of the stated {name}, as in the text"
            shown = excerpt(after) if after else None
            step = "unicode and quotation marks"
            changes.append(Change(step, "repaired", excerpt(before), shown, reason))
    return replace(metadata, **found), changes


def _once(
    text: str,
    metadata: Metadata,
    headings: frozenset[str],
    vocabulary: glued.Vocabulary,
    changes: list[Change],
    *,
    again: bool = False,
) -> tuple[front.Front, bool]:
    """One pass; whether it left every line in its place, so that another would do nothing.

    What is learned of pages has a say in the first pass alone, not `again` of what is left of one.
    """
    for of_text in (
        wrapped.uncited,
        wrapped.barred,
        gutters.unfolded,
        wrapped.indented,
        wrapped.doubled,
        characters.clean,
    ):
        text, done = of_text(text)
        changes += done
    lines, done = wrapped.unwrap(text)
    changes += done
    for of_lines in (
        page_breaks.without_running,
        wrapped.with_initials,
        incomplete.of_text,
        chrome.without_link_labels,
    ):
        lines, done = of_lines(lines)
        changes += done
        if done and not text.isascii():
            # Characters of two lines that were joined may be one that was decoded wrongly.
            text, done = characters.clean("\n".join(lines))
            lines = [line for line in text.split("\n") if line]
            changes += done
    before = tuple(lines)
    lines = chrome.with_rights_apart(lines)
    rights = chrome.holder(lines)
    # A house may publish many papers, or none: it stands for one where nothing else does.
    house = rights and not mastheads.is_paper(rights) and chrome.is_company(rights, lines)
    lines = chrome.with_credit_apart(lines)
    around = chrome.furniture_of(lines)
    copied = chrome.is_copied(around)
    lines = chrome.with_furniture_apart(lines) if copied else lines
    spoken = speakers.labels(lines)
    unlike = None if again else pasted.unlike_story(lines, copied=copied, known=bool(around))
    lines, done, furnished = _without_chrome(
        lines, metadata, rights, unlike, spoken, copied=copied, framed=bool(around)
    )
    changes += done
    paper = None if house else rights
    if house and rights:
        lines = front.without_site_name(lines, Metadata(outlet=rights), changes)
    found = front.recognise(
        lines, metadata, rights=paper, headings=headings, furnished=furnished, spoken=spoken
    )
    changes += found.changes
    if house and not found.metadata.outlet:
        reason = "a guess: the company that holds the copyright; nothing else names the outlet"
        changes.append(Change("outlet", "flagged", None, rights, reason))
        found = replace(found, metadata=replace(found.metadata, outlet=rights))
    if not found.metadata.outlet and (named := mastheads.of_page(before)):
        line, outlet = named
        changes.append(Change("outlet", "repaired", line, outlet, "the page names its site"))
        found = replace(found, metadata=replace(found.metadata, outlet=outlet))
    if not found.metadata.byline and (signed := signatures.by_mail(before)):
        reason = "the name over the address that spells it"
        changes.append(Change("byline", "repaired", signed[0], signed[1], reason))
        found = replace(found, metadata=replace(found.metadata, byline=signed[1]))
    parted, done = glued.without_links("\n".join(found.lines))
    changes += done
    parted, done = glued.part(parted, vocabulary)
    changes += done
    after = tuple(parted.split("\n")) if parted else ()
    # A headline that is stated and was put before the story moves nothing else.
    settled = after == before or (found.headline == 0 and after[1:] == before)
    return replace(found, lines=after), settled


def _without_chrome(
    lines: list[str],
    metadata: Metadata,
    rights: str | None,
    unlike: pasted.Floats | None,
    spoken: frozenset[str],
    *,
    copied: bool,
    framed: bool,
) -> tuple[list[str], list[Change], bool]:
    """Lines of the story, what was removed, and whether some of it stood before the story.

    Of a page that was `copied` whole go pictures and boxes that no line of theirs tells alone, and of any
    page what is `unlike` its story; lines that are `spoken` in a transcript stay.
    """
    kinds: list[str | None] = [chrome.label(line, edge=False) for line in lines]
    story = [i for i, line in enumerate(lines) if kinds[i] is None]
    if copied:
        pictures.complete(lines, kinds)
    first, last = _edges(lines, kinds)
    names = frozenset(chrome.squash(n) for n in (metadata.outlet, rights) if n)
    single = [
        kind or (chrome.label(line, edge=True) if len(line) < forms.PROSE else None)
        for line, kind in zip(lines, kinds, strict=True)
    ]
    signed = [line for line in lines[:FRONT] if forms.byline(line, metadata)]
    signed += [metadata.byline] if metadata.byline else []
    for i, line in enumerate(lines):
        beside = any(0 <= j < len(lines) and single[j] for j in (i - 1, i + 1))
        if kinds[i] is None and (i < first or i > last):
            kinds[i] = chrome.label(line, edge=True)
        elif kinds[i] is None and beside:
            kinds[i] = single[i]
        if kinds[i] is None and i >= last - 2 and i > len(lines) // 2:
            if chrome.about(line, names):
                kinds[i] = "about us"
            elif chrome.about_author(line, (*signed, *lines[:FRONT]), signed):
                kinds[i] = "about the author"
            elif chrome.disclaims(line):
                kinds[i] = "disclaimer"
            elif chrome.invites(line):
                kinds[i] = "newsletter prompt"
        if kinds[i] is None and i > last:
            kinds[i] = chrome.appeals(line)
    if any(kinds[first:last]):
        for i in chrome.to_follow(lines, kinds, range(first, last)):
            kinds[i] = "page furniture"
    if copied:
        insets.complete(lines, kinds, first, last)
    boxes.complete(lines, kinds, first, last, learned=unlike is not None, framed=framed)
    if unlike is not None:
        pasted.complete(lines, kinds, unlike, copied=copied)
    _keep_agency(lines, kinds)
    _keep_sentences(lines, kinds)
    if spoken:
        kinds = [None if x in spoken else kind for x, kind in zip(lines, kinds, strict=True)]
    if story and all(kinds):
        kinds = [chrome.label(line, edge=False) for line in lines]
    kept = [line for line, kind in zip(lines, kinds, strict=True) if kind is None]
    changes = [
        chrome.removed(kind, line)
        for line, kind in zip(lines, kinds, strict=True)
        if kind is not None
    ]
    return kept, changes, any(kinds[:first])


def _keep_agency(lines: list[str], kinds: list[str | None]) -> None:
    """A line of contributors stays where it alone says whose copy the text is."""
    story = (line for line, kind in zip(lines, kinds, strict=True) if kind is None)
    if any((found := forms.dateline(line)) and found["agency"] for line in story):
        return
    for number, line in enumerate(lines):
        signed = kinds[number] == "contributor line" or (
            kinds[number] and DESK_SIGN.fullmatch(line)
        )
        if signed and chrome.names_agency(line):
            kinds[number] = None


def _keep_sentences(lines: list[str], kinds: list[str | None]) -> None:
    """A line stays that completes a sentence of the line above, or tells rates of exchange in brackets."""
    small = lists.words("grammar", "function_word") | LEADS_ON
    for number, line in enumerate(lines):
        if kinds[number] is None:
            continue
        if len(line) < forms.PROSE and _RATES.fullmatch(line):
            kinds[number] = None
        above = lines[number - 1] if number and kinds[number - 1] is None else ""
        if len(above) < _BROKEN or not above[-1].isalpha() or not forms.SENTENCE_END.search(line):
            continue
        leads = above.rsplit(maxsplit=1)[-1] in small
        # What a page writes in small letters has its form: "3 min." under the title of a film.
        goes_on = not line[0].isupper() and chrome.label(line, edge=False) is None
        if leads or goes_on:
            kinds[number] = None


def _edges(lines: list[str], kinds: list[str | None]) -> tuple[int, int]:
    """Numbers of the first and the last line that is a sentence of the story."""
    prose = [i for i, line in enumerate(lines) if kinds[i] is None and forms.is_prose(line)]
    if prose:
        return prose[0], prose[-1]
    rest = [i for i, line in enumerate(lines) if not chrome.label(line, edge=True)]
    return (rest[0], rest[-1]) if rest else (0, len(lines))


def _published(
    found: front.Front, day_first: bool | two_readings.Order | None, spoken: str | None
) -> tuple[dt.date | None, list[Change]]:
    written = found.metadata.published
    if not written:
        return None, []
    days = dates.read(written, column=True, year_first=spoken in calendar.writes_first("year"))
    if day_first is None or (isinstance(day_first, two_readings.Order) and not day_first.decided):
        # A text in English says nothing of the land; what is stated of its language may.
        language = spoken if spoken not in (None, "en") else found.metadata.language or spoken
        day_first = two_readings.habit(written, language) or day_first
    day, reason = two_readings.settle(
        days, "\n".join(found.lines), day_first=day_first, url=found.metadata.url
    )
    if day is None:
        why = machine_dates.unset(written) or dates.lacking(written) or reason
        return None, [Change("date", "flagged", written, None, why)]
    if written == day.isoformat():
        return day, []
    return day, [Change("date", "repaired", written, day.isoformat(), reason)]


def _lacking(changes: Iterable[Change]) -> Iterator[Change]:
    """The row of a line that was taken out and tells a day without its year, or from another one."""
    if any(change.step == "date" and change.action == "flagged" for change in changes):
        return
    for change in changes:
        for part in (
            re.split(r"\s*[|•·]\s*", change.before or "") if change.action == "removed" else ()
        ):
            if why := dates.lacking(part):
                yield Change("date", "flagged", part, None, why)


def _joined(found: front.Front, headings: frozenset[str]) -> tuple[str, tuple[Paragraph, ...]]:
    spans = []
    start = 0
    seen_story = False
    for number, line in enumerate(found.lines):
        role: Role = "body"
        if number == found.headline:
            role = "headline"
        elif number in found.decks:
            role = "deck"
        elif forms.is_subhead(line, list(found.lines[number + 1 : number + 2]), headings):
            role = "subhead"
        elif not seen_story:
            role, seen_story = "lede", True
        spans.append(Paragraph(start, start + len(line), role))
        start += len(line) + 2
    return "\n\n".join(found.lines), tuple(spans)


def _datelines(text: str, spans: tuple[Paragraph, ...]) -> list[Change]:
    for paragraph in spans:
        if paragraph.role == "lede":
            match = forms.dateline(text[paragraph.start : paragraph.end])
            if match:
                reason = "place and agency before the lede; it stays in the text"
                return [Change("dateline", "flagged", match[0].strip(), None, reason)]
    return []
