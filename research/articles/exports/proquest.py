"""ProQuest and its like in text: documents of named fields, the text in one of them.

Parted by rules of one mark or by "Document 1 of 2"; the fields have English, German, French or
Spanish names. EBSCO's and Gale's texts follow the same form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from research.articles.exports import Part, Split, fields_change, words
from research.articles.forms import PROSE, is_name
from research.articles.languages import language_code
from research.articles.records import Metadata
from research.languages.en import byline_patterns

if TYPE_CHECKING:
    from research.articles.readers.blocks import Line

_NAME = "ProQuest"
_RULE: Final = re.compile(r"^\s*([_*=-])\1{9,}\s*$")
_INFO: Final = re.compile(
    r"^(?P<outlet>[^;:\[\]]{2,80}?)\s*(?:;\s*(?!\d)[^\[\]]{2,60}?)?(?:\s*\[[^\]]*\])?[.,;]?\s*"
    r"(?P<date>\d{1,2} \w{3,10}\.? \d{4}|\w{3,10}\.? \d{1,2}, \d{4})\s*:?"
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
    chunks = [part for chunk in chunks for part in _by_first_field(words.together(chunk))]
    documents = [chunk for chunk in chunks if _is_document(chunk)]
    if not documents:
        return None
    cover = [x.text for chunk in chunks if chunk and chunk not in documents for x in chunk]
    return Split(_NAME, tuple(_part(chunk) for chunk in documents), tuple(cover))


def _by_first_field(lines: list[Line]) -> list[list[Line]]:
    """Documents without a rule between them, each of which opens with the field that opens the first."""
    names = [found[1].lower() if (found := words.field(line.text)) else "" for line in lines]
    first = next(filter(None, names), "")
    starts = [n for n, name in enumerate(names) if first and name == first]
    if len(starts) < 2:
        return [lines]
    parts = [lines[a:b] for a, b in zip([0, *starts[1:]], [*starts[1:], len(lines)], strict=True)]
    return parts if all(map(_is_document, parts)) else [lines]


def _is_document(lines: Sequence[Line]) -> bool:
    kinds = [f for line in lines if (f := words.field(line.text))]
    bodies = any(what == "text" for what, *_ in kinds) or any(
        words.label(line.text) == "text" for line in lines
    )
    named = {name.lower() for _, name, _ in kinds}
    return len(named) >= 3 and (bodies or (bool(named & _DATABASE) and bool(_unlabelled(lines))))


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


def _goes_on(lines: Sequence[Line], number: int) -> bool:
    """Whether fields follow each other here; one by itself in the text is prose ("Title: none")."""
    return number + 1 >= len(lines) or words.field(lines[number + 1].text) is not None


def _part(lines: Sequence[Line]) -> Part:
    known: dict[str, str] = {}
    cited: dict[str, str] = {}
    story: list[Line] = []
    taken: list[str] = []
    inside = False  # of the text, which goes on until the next field
    fields = 0
    within = ""  # of a field that goes on, such as an abstract
    opens = 0 if any(_opens_text(line.text) for line in lines) else _unlabelled(lines)
    closes = words.of_labels([line.text for line in lines])
    for number, line in enumerate(lines):
        if words.INTERFACE.fullmatch(line.text):
            taken.append(line.text)
            continue
        if number == closes and story:
            inside, within = False, "end"
        if opens and number == opens:
            inside, within = True, ""
        found = words.field(line.text)
        if inside and found is None and len(line.text) < 200 and words.COPYRIGHT.match(line.text):
            taken.append(line.text)
            inside = not story  # Gale may say whose it is before the text
            within = "" if inside else "end"
            continue
        if found is None and not inside and line.text.startswith("From: "):
            found = ("outlet", "From", line.text[6:].strip())  # Gale
        if inside and found is None and _PICTURE.fullmatch(line.text):
            taken.append(line.text)
            continue
        if _ENDS_TEXT.fullmatch(line.text.strip()) or _CITATION.match(line.text):
            inside, within = False, "end"
            continue
        if found is None and words.label(line.text) == "text":
            inside, within = True, ""
            continue
        if found is None and words.label(line.text) == "deck" and not inside:
            taken.append(line.text)
            within = "deck"
            continue
        heads = inside and found is None and number + 1 < len(lines) and _goes_on(lines, number)
        if heads and _DETAILS.fullmatch(line.text.strip()):
            taken.append(line.text)
            inside, within = False, ""
            continue
        if found is None or (
            inside and found[0] not in ("end", "text") and not _goes_on(lines, number)
        ):
            if inside:
                story.append(line)
            else:
                taken.append(line.text)
                if within == "deck":
                    known["deck"] = f"{known.get('deck', '')} {line.text}".strip()
                elif not fields and "first" in known and is_name(line.text):
                    known.setdefault("byline", line.text)
                elif not fields and not _COVER.match(line.text):
                    known.setdefault("first", line.text)
            continue
        what, name, value = found
        if what == "end" and inside and not story and words.COPYRIGHT.match(line.text):
            taken.append(line.text)
            continue
        fields += 1
        inside, within = what == "text", what
        if inside:
            if value:
                story.append(line._replace(text=value))
            continue
        taken.append(line.text)
        if what == "outlet" and (info := _EBSCO.match(value) or _GALE.match(value)):
            known.setdefault("outlet", info["outlet"].strip())
            cited.setdefault("published", info["date"])
        if value and what in ("title", "byline", "outlet", "published", "url", "language", "deck"):
            known.setdefault(what, value)
        elif name.lower() in _INFO_NAMES and (info := _INFO.match(value)):
            cited |= {"outlet": info["outlet"].strip(), "published": info["date"]}
    known = {**cited, **known}
    if story and _spoken(story[-1].text) == _spoken(known.get("byline", "")):
        story.pop()  # Gale names the author again
    if len(story) == 1 and words.NO_TEXT.fullmatch(story[0].text):
        story = []  # the database says itself that it has none
    title = known.get("title") or known.get("first")
    byline = known.get("byline", "").strip(" .")
    # "Rowe, Jane" is the name of one person, who is called Jane Rowe.
    people = [_spoken(name.strip()) for name in byline.split(";")]
    metadata = Metadata(
        title=title,
        deck=known.get("deck"),
        outlet=_PLACE.sub(
            "", re.split(r"\s*;\s*|\(Issue\b", _YEARS.sub("", known["outlet"]))[0]
        ).strip()
        if "outlet" in known
        else None,
        byline=", ".join(name for name in people if name) or None,
        published=known.get("published"),
        url=known.get("url"),
        language=language_code(known.get("language", "")),
    )
    return Part(tuple(story), metadata, tuple(fields_change(taken, _NAME)))


def _spoken(name: str) -> str:
    """A name as it is spoken; "RUTH ANDERS, Staff Writer" has an office behind it."""
    last, comma, first = name.partition(", ")
    if not comma or "," in first:
        return name
    return last if byline_patterns.OFFICE.search(first) else f"{first} {last}"
