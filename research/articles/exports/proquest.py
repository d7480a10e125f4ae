"""ProQuest and its like in text: documents of named fields, the text in one of them.

Parted by rules of one mark or by "Document 1 of 2"; the fields have English, German, French or
Spanish names. EBSCO's and Gale's texts follow the same form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from research.articles.exports import Part, Split, article, sections, texts, words
from research.articles.forms import PROSE, is_name
from research.articles.languages import language_code
from research.articles.records import Line, Metadata
from research.languages import bylines
from research.languages.en import byline_patterns

_NAME = "ProQuest"
_RULE: Final = re.compile(r"^\s*([_*=-])\1{9,}\s*$")
_INFO: Final = re.compile(
    r"^(?P<outlet>[^;:\[\]]{2,80}?)\s*(?:;\s*(?!\d)[^\[\]]{2,60}?)?(?:\s*\[[^\]]*\])?[.,;]?\s*"
    r"(?P<date>\d{1,2} \w{3,10}\.? \d{4}|\w{3,10}\.? \d{1,2}, \d{4})\s*:?"
)
# "Rowe, Jane. The Gazette; London (UK) [London (UK)]. 12 Mar 2025: 4."
_SIGNED: Final = re.compile(
    rf"(?P<who>[A-ZÀ-Þ][\w’'-]+, [A-ZÀ-Þ][^.;:,]{{1,30}})\. (?={_INFO.pattern[1:]})"
)
_INFO_NAMES: Final = frozenset(
    ("publication info", "publication details", "información de publicación", "informations de publication",
     "publikationsinfo", "publikationsinformationen", "informações de publicação")
)  # fmt: skip
_PLACE: Final = re.compile(
    r"(?<=\S)\s*(?:[(\[][A-Z][^()\[\]]{1,30}, [A-Z][\w. ]{1,20}[)\]]|\([A-Z]{2}\))$"
)
# "Harbour Times (1880-1990)", as collections of historical newspapers name it
_YEARS: Final = re.compile(
    r"\s*\((?:1[6-9]|20)\d\d ?[-–] ?(?:\d{4}|current(?: file)?)?\)", re.IGNORECASE
)
_RECORD: Final = re.compile(r"Record: \d{1,5}")  # EBSCO
_DATABASE: Final = frozenset(("accession number", "record number", "database", "paper"))
_ENDS_TEXT: Final = re.compile(r"~{4,}")  # EBSCO
_EBSCO: Final = re.compile(
    r"(?P<outlet>[^.;\d]{3,80}?)[.,] (?P<date>\d\d/\d\d/\d{4}|\d{0,2}[A-Z][a-z]{2,8}\.? ?\d{4})\b"
)
_PICTURE: Final = re.compile(
    r"(?:PHOTO|GRAPH|CHART|MAP|ILLUSTRATION|DRAWING|CARTOON|TABLE|DIAGRAM)S?(?: \([A-Z &,]{3,30}\))?(?::.*)?"
)
_GALE: Final = re.compile(
    r"(?P<outlet>[^.;(\d]{3,80}\b)(?: ?[(\[][^()\[\]]{2,40}[)\]])?[.,]? (?:(?:[Vv]ol|[Nn]o)\b[^()]{1,30} )?"
    r"\((?P<date>[^()]{0,20}\b(?:19|20)\d\d)\)"
)
_ENDS: Final = re.compile(r"Gale Document Number:")  # Gale, the last line of a document
_CITATION: Final = re.compile(r"(?:Source Citations?|Works Cited)\b.{0,30}$")  # Gale
_DETAILS: Final = re.compile(r"(?i)(?:document )?details|(?:dokument)?details|détails|detalles")
_COVER: Final = re.compile(
    r"(?i)^(?:report information from proquest|table of contents|inhaltsverzeichnis|"
    r"gale (?:onefile|academic|in context|general|literature|primary)\b|contact us at|kontakt|terms and "
    r"conditions|database copyright|\d+\.\s)"
)


def split(lines: Sequence[Line]) -> Split | None:
    """The documents of an export, or None where these lines are none."""
    chunks: list[list[Line]] = [[]]
    for line in lines:
        if _RULE.match(line.text) or words.COUNTED.match(line.text) or _RECORD.fullmatch(line.text):
            chunks.append([])
        elif line.text.strip():
            chunks[-1].append(line)
            if _ENDS.match(line.text):
                chunks.append([])
    parted = [part for chunk in chunks for part in _by_first_field(words.together(chunk))]
    documents = [part for part in parted if _is_document(part)]
    if not documents:
        return None
    database = "Gale" if any(_ENDS.match(line.text) for line in lines) else _NAME
    cover = [text for part in parted if part not in documents for text in texts(part)]
    parts = tuple(_part(document, database) for document in documents)
    return Split(database, parts, tuple(cover))


def _by_first_field(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Documents without a rule between them, each of which opens with the field that opens the first."""
    names = [found[1].lower() if (found := words.field(line.text)) else "" for line in lines]
    first = next(filter(None, names), "")
    starts = [n for n, name in enumerate(names) if first and name == first]
    parts = sections(lines, [0, *starts[1:]])
    return parts if all(map(_is_document, parts)) else [lines]


def _is_document(lines: Sequence[Line]) -> bool:
    named = {found[1].lower() for line in lines if (found := words.field(line.text))}
    opened = any(map(_opens_text, texts(lines)))
    return len(named) >= 3 and (opened or (bool(named & _DATABASE) and bool(_unlabelled(lines))))


def _unlabelled(lines: Sequence[Line]) -> int:
    """The number of the first line of a text that no field opens: prose below fields; else 0."""
    return next(
        (
            n
            for n, line in enumerate(lines)
            if n > 1 and len(line.text) >= PROSE and words.field(line.text) is None
        ),
        0,
    )


def _opens_text(text: str) -> bool:
    found = words.field(text)
    return words.label(text) == "text" or (found is not None and found[0] == "text")


def _part(lines: Sequence[Line], database: str) -> Part:
    known: dict[str, str] = {}
    cited: dict[str, str] = {}
    story: list[Line] = []
    taken: list[str] = []
    fields = 0
    within = ""  # what the lines are of: the text, or a field that goes on, as an abstract does
    opens = 0 if any(map(_opens_text, texts(lines))) else _unlabelled(lines)
    closes = words.of_labels(texts(lines))
    held = [words.field(line.text) for line in lines]
    for number, line in enumerate(lines):
        text, found, below = line.text, held[number], held[number + 1 : number + 2]
        if words.INTERFACE.fullmatch(text):
            taken.append(text)
            continue
        if number == closes and story:
            within = "end"
        if opens and number == opens:
            within = "text"
        inside = within == "text"
        if not inside and text.startswith("From: "):
            found = ("outlet", "From", text[6:].strip())  # Gale
        label = None if found else words.label(text)
        bare = inside and found is None
        if bare and len(text) < 200 and words.COPYRIGHT.match(text):
            taken.append(text)
            within = "end" if story else within  # Gale may say whose it is before the text
        elif bare and _PICTURE.fullmatch(text):
            taken.append(text)
        elif _ENDS_TEXT.fullmatch(text.strip()) or _CITATION.match(text):
            within = "end"
        elif label == "text":
            within = "text"
        elif label == "deck" and not inside:
            taken.append(text)
            within = "deck"
        elif bare and _DETAILS.fullmatch(text.strip()) and any(below):
            taken.append(text)
            within = ""
        elif inside and (found is None or (found[0] not in ("end", "text") and not all(below))):
            story.append(line)  # a field by itself in the text is prose ("Title: none")
        elif found is None:
            taken.append(text)
            if within == "deck":
                known["deck"] = f"{known.get('deck', '')} {text}".strip()
            elif not fields and "first" in known and is_name(text):
                known.setdefault("byline", text)
            elif not fields and "first" in known and (signed := _SIGNED.match(text)):
                known.setdefault("byline", signed["who"])
            elif not fields and not _COVER.match(text):
                known.setdefault("first", text)
        elif inside and not story and words.COPYRIGHT.match(text):
            taken.append(text)
        else:
            within, name, value = found
            fields += 1
            if within == "text":
                story += [line._replace(text=value)] if value else []
                continue
            taken.append(text)
            if within == "outlet" and (info := _EBSCO.match(value) or _GALE.match(value)):
                known.setdefault("outlet", info["outlet"].strip())
                cited.setdefault("published", info["date"])
            if value and within in Metadata.__slots__:
                known.setdefault(within, value)
            elif name.lower() in _INFO_NAMES and (info := _INFO.match(value)):
                cited |= {"outlet": info["outlet"].strip(), "published": info["date"]}
    known = {**cited, **known}
    if story and _spoken(story[-1].text) == _spoken(known.get("byline", "")):
        story.pop()  # Gale names the author again
    if len(story) == 1 and words.NO_TEXT.fullmatch(story[0].text):
        story = []  # the database says itself that it has none
    byline = known.get("byline", "").strip(" .")
    # "Rowe, Jane" is the name of one person, who is called Jane Rowe.
    people = [_spoken(bylines.DANGLING.sub("", name.strip())) for name in byline.split(";")]
    outlet = re.split(r"\s*;\s*|\(Issue\b", _YEARS.sub("", known.get("outlet", "")))[0]
    return article(
        database,
        story,
        taken,
        title=known.get("title") or known.get("first"),
        deck=known.get("deck"),
        outlet=_PLACE.sub("", outlet.strip(" .")) or None,
        byline=", ".join(name for name in people if name) or None,
        published=known.get("published"),
        url=known.get("url"),
        language=language_code(known.get("language", "")),
    )


def _spoken(name: str) -> str:
    """A name as it is spoken; "RUTH ANDERS, Staff Writer" has an office behind it."""
    last, comma, first = name.partition(", ")
    if not comma or "," in first:
        return name
    return last if byline_patterns.OFFICE.search(first) else f"{first} {last}"
