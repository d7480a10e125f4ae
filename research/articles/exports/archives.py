"""Archives whose documents are known by their citation: NewsBank, Genios, Retriever, Infomedia, Europresse.

A document opens with its citation, or with its headline over it; fields stand below and at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from research.articles import chrome, citations, people
from research.articles.chrome import squash
from research.articles.exports import Part, Split, article, filled, sections, texts, words
from research.articles.forms import PROSE, SENTENCE_END, dated, is_name, is_prose
from research.articles.records import Line

_NAME = "press archive"
_COVER: Final = 20  # lines over the first document
_HEADLINE_WORDS: Final = 3  # at least, of one with a line under it
_LONGEST_HEADLINE: Final = 150
_RULE: Final = re.compile(r"[\W_]{5,}")
_CLOSING: Final = re.compile(
    r"(?:retriever|mediearkivet|atekst|infomedia|newsbank|wiso|genios)\b.{0,40}|"
    r"artik(?:kelen|eln|len) må ikke videreformidles\b.*|"
    r"publi(?:cerat|sert|ceret) (?:i print|i avis|på (?:webb?|trykk|tryk|nett|papir|papper))\b.{0,40}|alla "
    r"artiklar är skyddade\b.*|"
    r"alle artikler er beskytt(?:et|a)\b.*|alle artiklene er beskyttet\b.*|cet article "
    r"est paru dans .*|le présent document est protégé\b.*|news·\d{8}·.*|read news document|openurl link|"
    r".{0,80}\b(?:er omfattet af|beskyttet (?:af|efter)) (?:lov om )?ophavsret"
    r"(?:.{0,60}| og må ikke\b.{0,200})|"
    r"view (?:full )?(?:text|document)|(?:läs hela artikeln|se webartikeln|les hele saken|"
    r"se (?:web|nett)(?:artikkelen|saken)) på(?: http.*)?|"
    r"(?:lenke|link) ?: ?http.*|(?:sid[ae]|side) \d{1,4}(?:[-–]\d{1,4})?(?: \(.{2,30}\))?|"
    r"se[kc][st]jon ?: .{2,60}|sektion ?: .{2,60}|"
    r"https?://\S+|(?:printed|powered) by .*|certificat émis .*|.{0,40}(?:©|\(c\)).{0,200}|\W*citation "
    r"\(.{2,30} style\)\W*",
    re.IGNORECASE,
)
# How many documents a list holds.
_TALLY: Final = re.compile(r"[^\W\d_](?:[^\W\d_]| ){2,40}:\s*\d{1,6}")
_STYLE: Final = re.compile(r"\W*citation \(.{2,30} style\)", re.IGNORECASE)
_COUNTED: Final = re.compile(r"\d[\d.,]* (?:words?|wörter|mots|palabras)\s*(?:\||$)", re.IGNORECASE)
_LISTED: Final = re.compile(r"(?:\. ?){5,}\s*\d{0,4}$")  # of a list of contents
_PICTURES: Final = re.compile(r"illustration(?:s|\(s\))? ?:?", re.IGNORECASE)
_BOX: Final = re.compile(r"encadré(?:s|\(s\))? ?:?", re.IGNORECASE)
_ALONE: Final = re.compile(r"https?://[^\s/]+/\S+")  # the address of a document, in its line
# "Id: e9c41a77", "Arkiv-id: 0550", "文章編號: 2025": the number under which an archive keeps a document.
_NUMBERED: Final = re.compile(
    r"(?:[^\W\d_][\w /.-]{0,30})?(?:id|nr\.?|no\.?|numm?er|number|n[uú]mero|numéro|[编編][号號]|番号|번호)"
    r" ?[:：] ?(?=\D{0,12}\d)[\w./-]{3,40}",
    re.IGNORECASE,
)
_LINKED: Final = re.compile(r"(?:[^\W\d_][\w -]{0,20} ?: ?)?https?://\S+")
_NOTICE: Final = 2  # lines of a notice that an archive sets below its fields
_STATE: Final = re.compile(r".*\([A-Z]{2}\)")
_LABEL: Final = re.compile(r"[A-ZÄÖÜÉ][\w /-]{1,40}:(?:\s.*)?", re.DOTALL)


def split(lines: Sequence[Line]) -> Split | None:
    """The documents of an archive, or None where these lines are none."""
    lines = words.together([x for x in filled(lines) if not words.COUNTED.match(x.text)])
    # Norway's Atekst sets a rule between headline and citation.
    lines = [
        line
        for n, line in enumerate(lines)
        if not (_RULE.fullmatch(line.text) and n + 1 < len(lines) and _citation(lines, n + 1))
    ]
    cited = [(n, found) for n in range(len(lines)) if (found := _citation(lines, n))]
    # Genios may cite in a field only: "Quelle: Die Zeitung vom 14.10.2022, Seite 1".
    if not cited:
        cited = [(n, found) for n, x in enumerate(lines) if (found := _in_field(x.text))]
        # It stands under a document where prose is before the first, and none behind the last.
        prose = [n for n, line in enumerate(lines) if is_prose(line.text) and _is_prose(line.text)]
        if cited and prose and prose[0] < cited[0][0] and prose[-1] < cited[-1][0]:
            return _closed(lines, cited)
    closed = sum(_is_field(line.text) for line in lines)
    if len(cited) < 2 and (not cited or not closed or cited[0][0] > _COVER):
        return None
    # The line over the first citation is the headline of all, or there is none over any.
    over = int(all(n and _may_be_headline(lines[n - 1].text) for n, _ in cited))
    # Over the others then stands the end of the document before.
    over &= 2 * sum(is_prose(lines[n - 1].text) for n, _ in cited[1:]) < len(cited)
    starts = [n - over for n, _ in cited]
    papers = [
        _is_paper(lines[start].text, found) for start, (_, found) in zip(starts, cited, strict=True)
    ]
    nameless = any(citations.nameless(lines[n].text) for n, _ in cited)
    if over and (nameless or (not all(papers) and _are_mastheads(lines, starts))):
        cited = [(n, found._replace(outlet=lines[n - 1].text)) for n, found in cited]
        over = 0
    if over:  # the paper may stand between headline and citation
        starts = [max(0, start - paper) for start, paper in zip(starts, papers, strict=True)]
    wider = [bool(over) and _is_wider(lines, start) for start in starts]
    starts = [start - wide for start, wide in zip(starts, wider, strict=True)]
    if not over and _is_paged(lines, cited):
        return None
    ends = [*starts[1:], len(lines)]
    parts = [
        _part(lines[start if over else n : end], lines[n].text, found, over=bool(over), wide=wide)
        for start, end, (n, found), wide in zip(starts, ends, cited, wider, strict=True)
    ]
    return Split(_NAME, tuple(parts), texts(lines[: starts[0]]))


def _closed(lines: Sequence[Line], cited: Sequence[tuple[int, citations.Citation]]) -> Split:
    """The documents of an archive that cites under each, in the first of the fields that close it."""
    before = range(cited[0][0])
    first = start = 1 + max((n for n in before if _LISTED.search(lines[n].text)), default=-1)
    parts = []
    for n, found in cited:
        below = takewhile(lambda line: _is_field(line.text) or _is_label(line.text), lines[n + 1 :])
        fields = list(below)
        while fields and not _is_field(fields[-1].text):
            fields.pop()  # a headline may have a colon
        end = n + 1 + len(fields)
        parts.append(_part(lines[start:end], lines[n].text, found, over=True, wide=False))
        start = end
    return Split(_NAME, tuple(parts), texts((*lines[:first], *lines[start:])))


def _is_wider(lines: Sequence[Line], start: int) -> bool:
    """Whether the line above that over a citation is of the headline too: a document ends above it."""
    if start < 1:
        return False
    text = lines[start - 1].text
    above = lines[start - 2].text if start > 1 else ""
    ended = not above or _RULE.fullmatch(above) or _is_field(above)
    return (
        bool(ended)
        and len(text.split()) >= _HEADLINE_WORDS
        and not _is_field(text)
        and _may_be_headline(text)
        and not SENTENCE_END.search(text)
        and len(text) < _LONGEST_HEADLINE
    )


def _is_paper(text: str, found: citations.Citation) -> bool:
    """Whether a line is the name of the paper that is cited, with a place behind it or without."""
    name, paper = squash(text), squash(found.outlet)
    return (
        len(text) < PROSE and bool(paper) and name.startswith(paper) and len(name) < len(paper) + 20
    )


def _may_be_headline(text: str) -> bool:
    closed = _CLOSING.fullmatch(text) or words.COPYRIGHT.match(text) or _LISTED.search(text)
    return not (closed or _RULE.fullmatch(text) or _TALLY.fullmatch(text) or dated(text))


def _are_mastheads(lines: Sequence[Line], starts: Sequence[int]) -> bool:
    """Whether the lines over the citations name the papers, as those of the rights do below."""
    named = sum(
        any(words.COPYRIGHT.match(x) and squash(name) in squash(x) for x in below)
        for name, *below in map(texts, sections(lines, starts))
    )
    return 2 * named > len(starts)


def _is_paged(lines: Sequence[Line], cited: Sequence[tuple[int, citations.Citation]]) -> bool:
    """Whether what looks like citations heads the pages of one article: prose goes on below each."""
    alike = len({(found.outlet, found.date) for _, found in cited}) == 1
    return alike and any(
        n + 1 < len(lines)
        and _is_prose(lines[n + 1].text)
        and SENTENCE_END.search(lines[n + 1].text)
        for n, _ in cited[1:]
    )


def _citation(lines: Sequence[Line], number: int) -> citations.Citation | None:
    text = lines[number].text
    if words.field(text) or _CLOSING.fullmatch(text) or _LISTED.search(text):
        return None
    if number + 1 < len(lines) and _LISTED.search(lines[number + 1].text):
        return None  # of a list of contents, over the headline
    marked = any(_CLOSING.fullmatch(line.text) for line in lines[number + 1 : number + 3])
    found = citations.read(text, marked=marked)
    if found is None and number and (day := dated(lines[number - 1].text)):
        found = citations.read(f"{text} • {day[0]}")
    if (
        found is None
        and number
        and len(over := lines[number - 1].text) < PROSE
        and citations.nameless(text)
    ):
        found = citations.read(f"{over}, {text}")
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    # "Linden Herald (OH)", and the day in a line of its own.
    if found is None and _STATE.fullmatch(text) and (day := dated(following)):
        found = citations.read(f"{text} • {day[0]}")
    return found


def _in_field(text: str) -> citations.Citation | None:
    field = words.field(text)
    return citations.read(field[2]) if field and field[0] == "outlet" else None


def _is_field(text: str) -> bool:
    closing = _CLOSING.fullmatch(text) or words.COPYRIGHT.match(text) or _COUNTED.match(text)
    return bool(words.field(text) or closing)


def _is_label(text: str) -> bool:
    return _LABEL.fullmatch(text) is not None


def _part(
    lines: Sequence[Line], cited: str, found: citations.Citation, *, over: bool, wide: bool
) -> Part:
    known: dict[str, str] = {}
    taken = [cited]
    rest = [line for line in lines if line.text != cited and not _RULE.fullmatch(line.text)]
    rest = [line for n, line in enumerate(rest) if not (0 < n < 3 and _is_paper(line.text, found))]
    style = next((n for n, x in enumerate(rest) if n and _STYLE.match(x.text)), len(rest))
    taken += texts(rest[style:])
    rest = rest[:style]
    rest, captions = without_pictures(rest)
    taken += captions
    title = rest.pop(0) if over and rest else None
    if title and wide and rest:  # a line under the headline, or what it goes on with
        under = rest.pop(0)
        if under.text[:1].islower():
            title = title._replace(text=f"{title.text} {under.text}")
        else:
            known["deck"] = under.text
    closes = min(words.of_labels(texts(rest)), below(texts(rest)))
    prose = [n for n, x in enumerate(rest[:closes]) if _is_prose(x.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(rest), -1)
    story: list[Line] = []
    for number, line in enumerate(rest):
        edge = number < first or number > last
        field = words.field(line.text) if edge else None
        if field and field[2] and field[0] in ("title", "byline", "language", "url", "deck"):
            known.setdefault(field[0], field[2])
        if edge and _ALONE.fullmatch(line.text):
            known.setdefault("url", line.text)
        if edge and (
            number >= closes or _is_field(line.text) or dated(line.text) or _is_label(line.text)
        ):
            taken.append(line.text)
        else:
            story.append(line)
    if title is None and "title" not in known and len(story) > 1:
        if _is_section(story):
            taken.append(story.pop(0).text)
        title = story.pop(0)
        # A headline that was broken to fit its column goes on in small letters.
        while len(story) > 1 and story[0].text[:1].islower() and not _is_prose(story[0].text):
            title = title._replace(text=f"{title.text} {story.pop(0).text}")
    if len(story) > 1 and "byline" not in known and _named(story[0].text):
        known["byline"] = _named(story.pop(0).text)
    if len(story) > 1 and "byline" not in known and not found.byline and _named(story[-1].text):
        known["byline"] = _named(story.pop().text)
    return article(
        _NAME,
        story,
        taken,
        title=known.get("title") or (title.text if title else None),
        deck=known.get("deck"),
        outlet=found.outlet,
        byline=people.named(known.get("byline")) or found.byline,
        published=found.date,
        url=known.get("url"),
    )


def below(rest: Sequence[str]) -> int:
    """Where the lines begin that an archive sets under a story: its fields, its number, the rights."""
    end = len(rest)
    # What stands below number and address of a document is the archive's, in whatever words.
    for at in range(end - 2, max(1, end - 2 - _NOTICE), -1):
        pair = rest[at - 1 : at + 1]
        if any(map(_NUMBERED.fullmatch, pair)) and any(map(_LINKED.fullmatch, pair)):
            end = at + 1
            break
    while end and (
        chrome.label(rest[end - 1], edge=False) == "rights line"
        or (
            not _is_prose(rest[end - 1])
            and (_is_field(rest[end - 1]) or _NUMBERED.fullmatch(rest[end - 1]))
        )
    ):
        end -= 1
    return end


def without_pictures(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Lines without Europresse's captions, which go on to the rights or to a box of the article."""
    at = next((n for n, line in enumerate(lines) if _PICTURES.fullmatch(line.text)), None)
    if at is None:
        return [x for x in lines if not _BOX.fullmatch(x.text)], ()
    behind = (
        n for n, x in enumerate(lines) if n > at and (_BOX.fullmatch(x.text) or _is_field(x.text))
    )
    end = next(behind, len(lines))
    kept = [x for x in (*lines[:at], *lines[end:]) if not _BOX.fullmatch(x.text)]
    return kept, texts(lines[at:end])


def closes(text: str) -> bool:
    """Whether a line is what an archive sets under each document."""
    return bool(_CLOSING.fullmatch(text))


_MAIL: Final = re.compile(r"\s*[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+(?:\s+[\d +()/-]{5,24})?$")


def _named(line: str) -> str:
    """The person whose name a line is, as it is spoken; "" where it is none."""
    line, mailed = _MAIL.subn("", line)
    line = line.title() if mailed and line.isupper() else line
    spoken = re.sub(r"^([^,;]{2,40}), ([^,;]{2,40})$", r"\2 \1", line)
    return next((name for name in (line, spoken) if is_name(name)), "")


def _is_section(story: Sequence[Line]) -> bool:
    """Whether a word or two over a longer headline name the section that it stood in."""
    first, over = len(story[0].text.split()), story[1].text if len(story) > 2 else ""
    return (
        first <= 2
        and len(over.split()) >= 2 * first
        and not (_is_prose(over) or _named(over) or SENTENCE_END.search(over))
    )


def _is_prose(text: str) -> bool:
    return len(text) >= PROSE and not _is_field(text)
