"""The line by which an archive cites an article: paper, day, page, words; in any order.

NewsBank, Genios, Retriever, Infomedia, Europresse and others set it over or under the headline. It is
known by its parts: one date, one name, and a page, a count of words or a number of the document.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from research.articles import dates
from research.articles.forms import SENTENCE_END, is_name
from research.articles.records import Metadata
from research.languages import bylines, calendar, date_labels, papers
from research.languages.en import byline_patterns
from research.languages.en.states import STATES
from research.languages.patterns import late

_LONGEST: Final = 200  # characters of a citation
_NAME_WORDS: Final = 7  # words of a paper's name
_SECTION_WORDS: Final = 4
_OTHERS: Final = 3  # sections, editions and authors beside the paper
_PARTS: Final = late(r"\s*[,;•|·]\s*|\s+[-–—]\s+")
_PAGED: Final = late(
    rf"\s+((?:{papers.PAGE})(?:\.\s?|(?<=\w\w\w)\s)[A-Z]?\d{{1,4}})(?=\s|$)", re.IGNORECASE
)
_PAGE: Final = late(
    rf"(?:{papers.PAGE})[.:]? ?"
    r"(?:[A-Z]{0,3}\d{1,4}(?:[-–/][A-Z]?\d{1,4})?|[A-Z])?|[A-Z]{1,2}\d{1,3}",
    re.IGNORECASE,
)
_COUNT: Final = late(
    r"\d[\d.,  ]{0,6} ?(?:words?|ord|wörter|mots|palabras|parole|palavras|woorden|sanaa)", re.I
)
_NUMBER: Final = late(
    r"(?:artikel-?id|article id|id|nr|no|n°|num(?:ber)?|issue|heft|ausgabe|jg|vol(?:ume)?|"
    r"nummer)\b\W*[\w-]{1,40}",
    re.I,
)
_DAY_NAME: Final = late(rf"(?:{calendar.weekday()})\.?", re.IGNORECASE)
_PUBLISHED: Final = late(
    r"\b(?:publi(?:sert|cerad|cerat|ceret)|oppdatert|uppdaterad|opdateret)\b(?: (?:på|i) \w+)?",
    re.IGNORECASE,
)
_LABEL: Final = late(rf"{date_labels.PUBLISHED}|{date_labels.CHANGED}", re.IGNORECASE)
_CLOCK: Final = late(r"\d\d?[:.h]\d\d(?::\d\d)?(?: ?(?:UTC|Uhr|[AaPp][Mm])\b.{0,10})?")
_PAGES: Final = 4  # digits that no page's number has
_DOTTED: Final = late(r"\s[•|·]\s")
_SOURCED: Final = late(
    r"(?:source|quelle|fuente|fonte|bron|kilde|källa|źródło|zdroj)\s?: ?(\S.*)", re.I
)
_COMMAS: Final = late(r"[,;•|·]")
_LOOKED_UP: Final = late(
    r"[,.;]?\s*(?:Retrieved|Accessed|Viewed|Abgerufen|Zugriff|Consulté|Consultado|Geraadpleegd)\b.*$",
    re.IGNORECASE,
)
_INVERTED: Final = late(r"^([A-ZÀ-Þ][^,()]{2,60}), (The|Le|La|Les|El|Die|Der|Das)(?=\s?[(,–-])")
_OF: Final = late(r"\s+(?:vom|du|del|van)[\s,]*$")
_DAYS: Final = late(rf"\b(?:{calendar.weekday_names()})\b", re.IGNORECASE)
_BY: Final = late(rf"^(?i:{bylines.BY}) (?=[A-ZÀ-Þ])")
# APA: "Die Welle" vom 02.04.2013, "Die Welle" Nr. 065 vom 02.04.2013, "Welle.at" gefunden am 28.12.2017
_QUOTED: Final = late(
    r"^[\"„“«»]([^\"„“”«»]{2,50})[\"“”«»] (?:Nr\.? ?[\w/-]+ )?(?:vom|gefunden am) (?=\d)"
)
_COUNTED: Final = late(r"(?<=\d)w\.?$")  # Mediargus: "De Morgen, 30 november 2011, p. 23, 853w."
_DOMAIN: Final = late(r"[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60})+")
_NUMBERED: Final = late(r"^\d{1,4}[.)]\s+(?=\S)")
# What services of media monitoring say of a cutting.
_REACH: Final = late(
    r"(?:circulation|reach|ave|auflage|reichweite|audience|readership|verbreitung|tirage|media value|"
    r"impressions|sentiment)\s?: ?\S.{0,30}",
    re.IGNORECASE,
)
_MAIL: Final = late(r"\s+<?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+>?$")  # behind who wrote it
_ENCLOSED: Final = late(r"\[([^\[\]]+)\]")
_IN_BRACKETS: Final = late(r"\s*\(([^()]{2,60})\)")


class Citation(NamedTuple):
    """Whose article it is and of what day, and who wrote it where the line says so."""

    outlet: str
    date: str
    byline: str | None


def read(line: str, *, marked: bool = False) -> Citation | None:
    """The parts of a citation, where a line is one; `marked` where lines beside it say that it is.

    >>> read("5. juni 2024, Sundby Avis, Side 6, ANNE KJÆR, 412 ord, artikel-id: e9a1b2c3")
    Citation(outlet='Sundby Avis', date='5. juni 2024', byline='ANNE KJÆR')
    >>> read("Brockhurst Post (KS) - June 4, 2024"), read("It sank on 4 June 2024, page 6 says.")
    (Citation(outlet='Brockhurst Post', date='June 4, 2024', byline=None), None)
    >>> read("Le Quai du mardi 4 juin 2024, page 3").outlet
    'Le Quai'
    """
    if len(line.rstrip(". ")) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    if enclosed := _ENCLOSED.fullmatch(line):
        line = enclosed[1]
    published = _PUBLISHED.search(line)
    if published:  # Retriever: "Avisa. Publisert på trykk 04.06.2024. Side: 4."
        line = re.sub(r"\. ", ", ", line).rstrip(". ")
    line = _COUNTED.sub(" words", line)
    if not 10 < len(line) <= _LONGEST or SENTENCE_END.search(line):
        return None
    if (numbered := _NUMBERED.match(line)) and dates.within(line[numbered.end() :]):
        line = line[numbered.end() :]
    line, quoted = _QUOTED.subn(r"\1, ", line)
    line = _INVERTED.sub(r"\2 \1", line)
    line = _LOOKED_UP.sub("", line)  # the day when somebody looked it up is not the article's
    date = dates.within(line) or next(
        filter(dates.is_date, map(str.strip, _COMMAS.split(line))), None
    )
    if date is None:
        return None
    # A place, years or an edition in brackets are as good a mark as a page.
    bare, marks = _IN_BRACKETS.subn(lambda m: m[0] if m[1] in STATES else "", line)
    marks += marked + quoted
    before, _, after = (_DAYS.sub("", part) for part in bare.partition(date))
    before, of = _OF.subn("", before)
    marks += of
    marks += published is not None
    names: list[str] = []
    for part in (
        piece.strip(" .:-–—")
        for piece in _PARTS.split(_PAGED.sub(r" , \1 , ", f"{before} , {after}"))
    ):
        if (
            not part
            or _CLOCK.fullmatch(part)
            or _PUBLISHED.match(part)
            or _DAY_NAME.fullmatch(part)
        ):
            continue
        # PressReader: "Harbour Times · 13 Oct 2023 · 2 · Jane Rowe"
        page = part.isdigit() and len(part) < _PAGES and _DOTTED.search(line)
        if page or any(form.fullmatch(part) for form in (_PAGE, _COUNT, _NUMBER, _REACH)):
            marks += 1
        else:
            names.append(part)
            marks += _BY.match(part) is not None
    signed = bool(names) and _BY.match(names[0]) is not None
    if signed:  # "by Jane Rowe, The Gazette, 4 June 2024"
        names = [*names[1:2], names[0], *names[2:]] if len(names) > 1 else []
    if not marks or not 1 <= len(names) <= 1 + _OTHERS:
        return None
    outlet, *others = names
    # "By Jane Rowe, Staff Reporter | Updated: June 4, 2024" names no paper.
    # "By Jane Rowe, Galmouth, 4 June 2024" names a place.
    paper = any(form.search(outlet) for form in (papers.WORDS, papers.PAPERS, _DOMAIN))
    unlike = signed and not paper and (marks == 1 or byline_patterns.OFFICE.search(outlet))
    if unlike or any(map(_LABEL.fullmatch, names)):
        return None
    if len(outlet.split()) > _NAME_WORDS or len(outlet) < 3:
        return None
    if not (outlet[:1].isupper() or _DOMAIN.fullmatch(outlet)):
        return None
    if any(len(other.split()) > _SECTION_WORDS for other in others):
        return None
    others = [_MAIL.sub("", _BY.sub("", other)) for other in others]
    by = next((other for other in others if is_name(other.title())), None)
    return Citation(_turned(outlet), date, by)


def nameless(line: str) -> bool:
    """Whether a line has the day and the page or the words of a citation, and the paper stands over it.

    >>> nameless("jeudi 14 mars 2024 - 99 mots, p. 4"), nameless("Le Monde, 14 mars 2024, p. 4")
    (True, False)
    """
    if not 10 < len(line) <= _LONGEST or read(line):
        return False
    found = read(f"Nemo, {line}")
    return found is not None and found.outlet == "Nemo" and found.byline is None


_SURNAME: Final = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?"
_DAY: Final = r"(?P<year>(?:18|19|20)\d\d), (?P<day>[A-Z][a-z]+\.? \d{1,2})"
_TAIL: Final = r"(?P<outlet>[A-Z][^.\[(]{2,80}?)(?:\s?[\[(][^\])]{2,40}[\])])?"
# The three styles in which databases offer a citation to copy: Trove's, APA's and MLA's.
_STYLES: Final = tuple(
    late(style)
    for style in (
        rf"(?P<title>\S.{{2,200}}?) \({_DAY}\)\. {_TAIL}, p(?:p|age)?\.? ?\w+.*",
        rf"(?P<who>{_SURNAME}, [A-Z]\..{{0,80}}?) \({_DAY}\)\. (?P<title>[^.]{{3,200}}[.?!]) "
        rf"{_TAIL}[.,](?:\s.*)?",
        rf"(?:(?P<who>{_SURNAME}, [A-Z].{{1,80}}?)\. )?[\"“](?P<title>.{{3,200}}?)[.,]?[\"”],? {_TAIL}, "
        r"(?P<date>\d{1,2} [A-Z][a-z]{2,8}\.? (?:18|19|20)\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:18|19|20)\d\d)"
        r"(?:[,.].*)?",
    )
)


def sourced(line: str) -> Metadata | None:
    """What a line under a text states of where it was taken from.

    >>> found = sourced("Source: Harbour Times, 12 October 2023, https://harbour.example/clock")
    >>> found.outlet, found.published, found.url
    ('Harbour Times', '12 October 2023', 'https://harbour.example/clock')
    """
    match = _SOURCED.fullmatch(line) if len(line) < _LONGEST else None
    if match is None:
        return None
    address = re.search(r"<?(https?://[^\s<>]+[^\s<>.,;])>?", match[1])
    rest = match[1].replace(address[0], "").strip(" ,;–-|(") if address else match[1]
    cited = read(rest, marked=True)
    if cited is None:
        return None
    url = address[1] if address else None
    return Metadata(outlet=cited.outlet, byline=cited.byline, published=cited.date, url=url)


def whole(line: str) -> Metadata | None:
    """What a citation states that a database offers to copy, in the styles of Trove, APA and MLA.

    >>> found = whole("FERRY FARES. (1912, March 5). The Argus (Vic. : 1848 - 1957), p. 7. Retrieved 2024")
    >>> found.title, found.outlet, found.published
    ('FERRY FARES', 'The Argus', 'March 5, 1912')
    """
    if not 40 < len(line) < 600:
        return None
    found = next((m.groupdict() for style in _STYLES if (m := style.fullmatch(line))), None)
    if found is None:
        return None
    last, comma, first = (found.get("who") or "").partition(", ")
    address = re.search(r"https?://\S+[^\s.,;]", line)
    return Metadata(
        title=found["title"].rstrip(". ") or None,
        outlet=found["outlet"].strip(),
        byline=f"{first} {last}" if comma and len(first.split(".")[0]) > 1 else None,
        published=found.get("date") or f"{found['day']}, {found['year']}",
        url=address[0] if address else None,
    )


def _turned(name: str) -> str:
    """A paper's name as it is spoken: "Argus, The" never comes so far, "Argus The" may."""
    return re.sub(r"^(.+) The$", r"The \1", name)
