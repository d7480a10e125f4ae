"""LexisNexis ("1 of 2 DOCUMENTS") and Nexis Uni ("End of Document"), whatever file they came in.

A document opens with outlet, date, edition and headline, or headline, outlet and date; then fields
("BYLINE: Jane Rowe"), the body, and fields again. The first date tells where it opens, so that a
cover page is known by what is left before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from research.articles import dates, people
from research.articles.exports import Part, Split, article, between, filled, texts, words
from research.articles.languages import language_code
from research.articles.records import Change, Line
from research.languages import calendar
from research.languages.en.states import STATES

_NAME = "Nexis"
_EDITION: Final = re.compile(
    r"(?i)\b(?:edition|ausgabe|édition|edición|final|national|regional|late|early|section|"
    r"stadtausgabe|correction appended|\d(?:st|nd|rd|th))\b|;$"
)
_PAGED: Final = re.compile(r"\s*(?:Page|Seite|Pagina|Página) \d+ (?:of|von|de|sur|van|di) \d+\s*")
_CORRECTED: Final = re.compile(r"\s*Corrections? Appended\s*", re.IGNORECASE)
_CORRECTION: Final = re.compile(r"Corrections?|Clarifications?", re.IGNORECASE)
_RIGHTS: Final = re.compile(rf"{words.COPYRIGHT.pattern}|{_CORRECTED.pattern}$", re.IGNORECASE)
_LISTED: Final = re.compile(r"^\s*\d+\.\s+(?=\S)")
_DOCUMENTS: Final = re.compile(
    r"^\s*(?:Documents?|Dokumente?|Documentos?|Documenti)\s*\((\d+)\)\s*$"
)
_ORDER: Final = re.compile(r"^\s*[^\W\d_][^:]{2,40}:\s")
_HEAD = 40  # lines in which a document has shown its date
_SINGLE: Final = re.compile(
    r"^(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|Length|Länge|Longueur|Longitud|LOAD-DATE|Load-Date)\s*:"
)


def split(lines: Sequence[Line]) -> Split | None:
    """The documents of a download, or None where these lines are none."""
    marks = [n for n, line in enumerate(lines) if words.COUNTED.match(line.text)]
    ends = [n for n, line in enumerate(lines) if words.END_OF_DOCUMENT.match(line.text)]
    if marks:
        over, *chunks = between(lines, marks)
        cover = texts(over)
        if not any(_fields(chunk) for chunk in chunks):
            return None  # ProQuest counts its documents too
        found = [_document(chunk, uni=False) for chunk in chunks]
    elif ends:
        *chunks, last = between(lines, ends)
        titles = _listed(chunks[0])
        opened = [_opening(chunk, titles) for chunk in chunks]
        cover = texts(chunks[0][: opened[0]])
        found = [_document(chunk[at:], uni=True) for chunk, at in zip(chunks, opened, strict=True)]
        # A download that was cut has no mark behind its last document.
        if _is_single(last := filled(last)):
            found.append(_document(last, uni=True))
        else:
            cover += texts(last)
    elif _is_list(lines):
        cover, found = texts(lines), []
    elif _is_single(lines):
        cover = ()
        found = [
            _document(one, uni=any(words.label(x.text) == "text" for x in one))
            for one in _singles(lines)
        ]
    else:
        return None
    counted = [int(re.findall(r"\d+", lines[n].text)[0]) for n in marks]
    gaps = set(range(min(counted, default=0), max(counted, default=0))) - set(counted)
    missing = tuple(sorted(gaps)) if counted == sorted(counted) else ()
    return Split(_NAME, tuple(found), cover, missing=missing)


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether these lines only list what was downloaded, as the file beside single documents does.

    "Documents (2)", fields of the order above it, a numbered line for each of them below.
    """
    counts = ((n, int(m[1])) for n, x in enumerate(lines) if (m := _DOCUMENTS.match(x.text)))
    at, count = next(counts, (0, 0))
    listed = [int(m[0].strip(" .")) for x in lines[at:] if (m := _LISTED.match(x.text))]
    ordered = sum(bool(_ORDER.match(line.text)) for line in lines[:at])
    return ordered >= 2 and listed == list(range(1, count + 1))


def _fields(lines: Sequence[Line]) -> bool:
    found = [f for line in lines if (f := words.field(line.text))]
    if any(what == "outlet" for what, *_ in found):
        return False  # ProQuest names the outlet; here it opens the document
    if any(line.text.startswith("Gale Document Number") for line in lines):
        return False
    kinds = {name.upper() for _, name, _ in found}
    return bool(
        kinds
        & {"LENGTH", "LÄNGE", "LONGUEUR", "LONGITUD", "LOAD-DATE", "BYLINE", "SECTION", "RUBRIK",
           "AUTOR", "UPDATE", "SPRACHE", "LANGUAGE"}
    )  # fmt: skip


def _is_single(lines: Sequence[Line]) -> bool:
    """Whether these lines are one document without the marks around it: a date, then fields."""
    if not any(_SINGLE.match(line.text) for line in lines):
        return False
    kinds = {f[1].upper() for line in lines if (f := words.field(line.text))}
    return len(kinds) >= 3 and any(_date(line.text) for line in lines[:_HEAD])


def _singles(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Documents that follow each other without a mark: behind the fields of one the next opens."""
    lines = filled(lines)
    end = _body(lines)[1]
    while end < len(lines) and (
        words.field(lines[end].text) or _is_rights(lines[end].text) or words.label(lines[end].text)
    ):
        end += 1
    rest = lines[end:]
    # A field may hold a list of lines; a document has its date, fields and a text.
    return [lines[:end], *_singles(rest)] if end and _is_single(rest) else [lines]


def _listed(lines: Sequence[Line]) -> set[str]:
    """Headlines that the cover page lists."""
    return {_key(_LISTED.sub("", x.text)) for x in lines if _LISTED.match(x.text)}


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _opening(lines: Sequence[Line], titles: set[str]) -> int:
    """Where the document opens: two lines before its date, and where its headline stands."""
    body = next((n for n, x in enumerate(lines) if words.label(x.text) == "text"), len(lines))
    date = next((n for n in range(body - 1, -1, -1) if _date(lines[n].text)), None)
    if date is None:
        return 0
    # Fields between may be dates too (Load-Date); the document's own is the first after its title.
    for at in range(max(0, date - 12), date):
        if lines[at].heading or _key(lines[at].text) in titles:
            return at
    corrected = date > 0 and _CORRECTED.fullmatch(lines[date - 1].text) is not None
    return max(0, date - 2 - corrected)


def _document(lines: Sequence[Line], *, uni: bool) -> Part:
    lines = [part for line in filled(lines) for part in _parted(line)]
    lines, printed = _unprinted(lines)
    start, end = _body(lines)
    head, story, tail = lines[:start], lines[start:end], lines[end:]
    known: dict[str, str] = {}
    # What was wrong stands behind the text, and goes as a correction; so does its heading.
    headings = [x for x in story[1:][-3:] if _CORRECTION.fullmatch(x.text)]
    taken = [*printed, *texts(headings)]
    story = [line for line in story if line not in headings]
    plain: list[Line] = []
    valued = {n + 1 for n in range(len(head) - 1) if _is_apart(head[n].text, head[n + 1].text)}
    for number, line in enumerate(head):
        if number in valued:
            taken.append(line.text)
        elif found := words.field(line.text):
            what, _, value = found
            taken.append(line.text)
            if value and what in ("title", "byline", "deck", "outlet", "published", "url"):
                known.setdefault(what, value)
            elif what == "dateline" and story:
                story[0] = story[0]._replace(text=_dated(value, story[0].text))
        elif words.label(line.text) or _RIGHTS.match(line.text):
            taken.append(line.text)
        else:
            plain.append(line)
    _opened(plain, known, uni=uni)
    for line in tail:
        taken.append(line.text)
        found = words.field(line.text)
        if found and found[0] == "language":
            known.setdefault("language", found[2])
        elif found and found[1].lower() == "load-date":
            known.setdefault("loaded", found[2])
    made = article(
        _NAME,
        story,
        taken,
        title=known.get("title"),
        deck=known.get("deck"),
        outlet=_outlet(known.get("outlet")),
        byline=people.named(known.get("byline")),
        published=known.get("published") or known.get("loaded"),
        url=known.get("url"),
        language=language_code(known.get("language", "").split(";")[0].split(",")[0]),
    )
    if not known.get("published") and known.get("loaded"):
        reason = "no date stands before the text; the day when the database loaded it"
        flagged = Change("export", "flagged", None, known["loaded"], reason)
        return replace(made, changes=(*made.changes, flagged))
    return made


def _unprinted(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Lines without what a print or a link to one sets among them, and what was taken out."""
    pages = [line.text for line in lines if _PAGED.fullmatch(line.text)]
    links = [line.text for line in lines if words.INTERFACE.fullmatch(line.text)]
    kept = [line for line in lines if line.text not in (*pages, *links)]
    # A print heads its page with the headline.
    again = [n for n in range(1, len(kept)) if pages and kept[n] == kept[n - 1]]
    return (
        [line for n, line in enumerate(kept) if n not in again],
        [*pages, *links, *(kept[n].text for n in again)],
    )


def _parted(line: Line) -> list[Line]:
    """A line, or two where the text follows its label at once ("BODY: It rained.")."""
    found = words.field(line.text)
    if found and found[0] == "text" and found[2]:
        return [line._replace(text=found[1]), line._replace(text=found[2])]
    return [line]


def _body(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the story begins and ends among the lines of a document."""
    named = next((n for n, line in enumerate(lines) if words.label(line.text) == "text"), None)
    if named is not None:
        start = named + 1
    else:
        start = 0
        for n, line in enumerate(lines):
            found = words.field(line.text)
            # Among the fields above the text, the date of a correction is one of them.
            if found and _is_behind(found) and (found[0] != "other" or n > start > 0):
                break
            if found and n <= (start + 2 if start else 16):
                start = n + 1
        if start == 0:
            date = next((n for n, line in enumerate(lines[:_HEAD]) if _date(line.text)), 0)
            start = min(len(lines), date + 2)
    behind = (
        n
        for n, text in enumerate(texts(lines[start:]), start)
        if _is_behind(words.field(text)) or words.label(text) == "end" or _is_rights(text)
    )
    return start, next(behind, len(lines))


def _is_apart(text: str, following: str) -> bool:
    """Whether a field has its value in the line below ("SECTION:", "NEWS; Pg. 7A")."""
    found = words.field(text)
    return bool(
        found
        and found[0] == "other"
        and not found[2]
        and not words.field(following)
        and len(following) < 60
    )


def _is_behind(found: tuple[str, str, str] | None) -> bool:
    """Whether a field stands behind the text; the date of a correction does, and so what it says."""
    return found is not None and (
        found[0] in ("end", "language") or found[1].lower() == "correction-date"
    )


def _is_rights(text: str) -> bool:
    return len(text) < 200 and bool(words.COPYRIGHT.match(text))


def _opened(plain: list[Line], known: dict[str, str], *, uni: bool) -> None:
    """Outlet, date and headline from the lines above the fields."""
    at = next((n for n, line in enumerate(plain) if _date(line.text)), None)
    if at is None:
        if plain:
            known.setdefault("outlet" if not uni else "title", plain[0].text)
        if len(plain) > 1:
            known.setdefault("title" if not uni else "outlet", plain[-1].text)
        return
    known.setdefault("published", _date(plain[at].text) or "")
    before, after = plain[:at], plain[at + 1 :]
    centred = any(x.centred for x in plain)
    headline = [x for x in after if not x.centred]
    if not centred:
        headline = [*(x for x in after[:-1] if not _is_edition(x.text)), *after[-1:]]
    marked = next((x for x in before if x.heading), None)
    if len(before) > 1 and (marked or uni):
        known.setdefault("title", marked.text if marked else " ".join(texts(before[:-1])))
        known.setdefault("outlet", before[-1].text)
    elif before:
        known.setdefault("outlet", before[0].text)
    if centred and len(headline) > 1 and headline[0].text.endswith(";"):
        known.setdefault("title", headline[0].text.rstrip("; "))
        known.setdefault("deck", " ".join(texts(headline[1:])))
    if headline:
        broken = len(headline) > 1 and not _is_edition(headline[-2].text)
        known.setdefault("title", " ".join(texts(headline[-2 if broken else -1 :])))


def _is_edition(text: str) -> bool:
    return len(text.split()) <= 6 and bool(_EDITION.search(text))


def _outlet(text: str | None) -> str | None:
    """The name of the paper without its place and kind: "The Sun (England)"."""
    match = re.fullmatch(r"(.+?)\s*[(\[]([^()\[\]]{2,30})[)\]]", text or "")
    # A state tells papers of one name apart ("The Sun (Maine)"), as a country or a city does not.
    return match[1].strip() if match and match[2] not in STATES else text or None


def _date(text: str) -> str | None:
    """The date of a line that holds one, its weekday behind or before it, and nothing else."""
    if len(text) > 70 or not any(map(str.isdigit, text)):
        return None
    weekday = calendar.weekday_names()
    text = re.sub(rf"{_CORRECTED.pattern}$", "", text, flags=re.IGNORECASE)
    bare = re.sub(rf"[,.]?\s*\b(?:{weekday})\b[,.]?\s*", " ", text, flags=re.IGNORECASE).strip()
    bare = re.sub(
        r"\s*\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+(?:Uhr|"
        r"[A-Z]{2,4}(?:[+-]\d{1,2}(?::?\d\d)?)?))*\s*$",
        "",
        bare,
    ).strip(" ,")
    if dates.is_date(bare):
        return bare
    # "March 13, 2024 Wednesday, FINAL EDITION"
    parted = re.match(rf"(.{{6,40}}?\b(?:{weekday}))[,;]?\s+(.+)$", text, re.IGNORECASE)
    return _date(parted[1]) if parted and _EDITION.search(parted[2]) else None


def _dated(place: str, text: str) -> str:
    """The story's first paragraph, opened by the dateline that the database keeps in a field."""
    if text.casefold().startswith(place.casefold()[:12]):
        return text
    return f"{place} — {text}"
