"""Exports of press databases: one file, many articles, the fields of each as metadata.

A document that some reader laid out as lines is tried by each database's form, and parted where it
fits; what is no part of an article, such as a cover page, is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from research.articles import citations
from research.articles.exports import words
from research.articles.forms import PROSE, is_prose
from research.articles.records import Change, Metadata, Note, Record, Refusal, excerpt, sha256

if TYPE_CHECKING:
    from research.articles.blobs import Blob
    from research.articles.readers.blocks import Line

_SENTENCE: Final = re.compile(r"[.!?][\"'”’»)]*(?:\s|$)")
_WIDEST = 105  # characters of a line that was broken to fit a page
_CENTRED = 8  # blanks before a line that stands in the middle of its page
_STRONG: Final = re.compile(
    r"^\s*(?:\d+ (?:of|von|de|sur) \d+ (?:DOCUMENTS?|DOKUMENTEN?)|(?:Document|Dokument|Documento)s? \d+ "
    r"(?:of|von|de|sur) \d+|(?:BYLINE|AUTOR|SECTION|RUBRIK|LENGTH|LÄNGE|LOAD-DATE|LONGUEUR|LONGITUD)\s*:.*|"
    r"(?:Length|Länge|Longueur|Longitud|Load-Date|Section|Byline)\s*:.*|End of Document|Ende des Dokuments|"
    r"Fin du document|Fin del documento|(?:Documents?|Dokumente?|Documentos?|Documenti) \(\d+\)|HD|HD "
    r"{1,4}\S.*|Document [A-Z]{2,10}0\w{10,30}|(?:Document|Dokument|Documento) [A-Z0-9]{8,10}20\d{6}\w{6,14}|"
    r"(?:Read News Document|OpenURL Link|[A-Z]{3}\d{4} +\d{4}-\d\d-\d\d/\d\d:\d\d)|"
    r"[a-z]{3}\d{4} \d [a-z]{2} \d{1,4} [\w-]{2,10} \d{4}|\^ИС:.*|"
    r"[\"„“][^\"„“”\n]{2,50}[\"“”] (?:Nr\.? ?[\w/-]+ )?(?:vom|gefunden am) \d.{0,120}|\d[\d.,]* (?:[Ww]ords|"
    r"Wörter|mots|palabras|parole)|(?:Full [Tt]ext|Volltext|Texte intégral|Texto completo|Publication title|"
    r"ProQuest document ID)\s*:?.*|(?:Article|ARTICLE|Artikel|Artículo|Articolo|Artigo|Text|Texte|Texto|"
    r"Story) ?#?\d{1,4} ?[.:)]?|(?:Author/Byline|Record(?: Number)?|Dokumentnummer|Urheberinformation)\s*:.*|"
    r"Publi(?:cerat|sert|ceret) (?:i print|på (?:webb?|trykk|tryk|nett))\b.{0,40}|Nom de la source|"
    r"(?:da )?[Pp]ag(?:ina|\.) ?\d{1,3}\b.{0,20}|(?:Foglio|Quotidiano)\b"
    r".{0,20}|(?:Circulation|Auflage|Verbreitung|Reichweite|Readership)\s?: ?\d[\d.,]*|"
    r"[-=_*#~•·–—]{5,}|#{3,}|\*(?: ?\*){2,})\s*$|\f",
    re.MULTILINE,
)
# The same of lines that open in any way, after a word of each: most texts have none of these words.
_MARKS: Final = (
    "artikel-id", "AVE", "Circulation", "Reach", "Auflage", "Reichweite", "Readership", "news·",
    "Infomedia", "Retriever", "PressReader", "GBI-Genios", "CEDROM", "NewsBank",
)  # fmt: skip
_MARKED: Final = re.compile(
    r"^\s*(?:.{0,120}\b(?:artikel-id|AVE|Circulation|Reach|Auflage|Reichweite|Readership)\s?:.*|"
    r".{0,200}news·\d{8}·.*|.{0,80}(?:©|\(c\)|Copyright).{0,60}(?:Infomedia|Retriever|PressReader|"
    r"GBI-Genios|CEDROM|NewsBank).*)\s*$",
    re.MULTILINE,
)
# Words that only databases' exports in HTML have; those of the second list need their pattern.
_IN_HTML: Final = (
    b"docfull", b"articleparagraph", b"docpublicationname", b"titrearticle", b"doc_id_", b"docid_",
    b"proquest document", b"accession number", "^ИС:".encode(),
)  # fmt: skip
_AROUND: Final = (
    (b" document", re.compile(rb" (?<=\d )(?:of|von|de|sur) \d+ do[ck]ument")),
    (b'class="article ', re.compile(rb'class="article \w\warticle')),
    (b"</b>", re.compile(rb"<b>\s*hd\s*</b>")),
    (b'class="eintrag"', re.compile(rb"<pre>\s*(?:&quot;|\")[^<>\n]{2,80} vom \d")),  # APA
)

_ANCHOR: Final = re.compile(r"<a name=[\"']DocID_[^>]{0,80}>(?:</a>)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One article of an export: its paragraphs, its metadata, what was done to it."""

    lines: tuple[Line, ...]
    metadata: Metadata = field(default_factory=Metadata)
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """The articles of an export, the lines of it that belong to none, and what of it is lost."""

    database: str
    parts: tuple[Part, ...]
    cover: tuple[str, ...] = field(default=())
    lost: tuple[str, ...] = field(default=())
    missing: tuple[int, ...] = field(default=())


def may_be(text: str) -> bool:
    """Whether a text has a line that only exports have; most files end here."""
    if any(mark in text for mark in _MARKS) and _MARKED.search(text):
        return True
    return _STRONG.search(text) is not None


def may_be_html(html: str) -> bool:
    """Whether a page has the marks of a database's export."""
    # Bytes are put in lower case and searched several times as fast as text beyond ASCII.
    lowered = html.encode("utf-8", "surrogatepass").lower()
    if any(word in lowered for word in _IN_HTML):
        return True
    return any(word in lowered and pattern.search(lowered) for word, pattern in _AROUND)


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of an export, or None where these lines have the form of none."""
    from research.articles.exports import (
        archives,
        factiva,
        headed,
        integrum,
        nexis,
        proquest,
        reviews,
        ruled,
        wires,
    )

    forms = (
        wires.split, nexis.split, factiva.split, proquest.split, integrum.split, archives.split,
        reviews.split, ruled.split, headed.split,
    )  # fmt: skip
    for form in forms:
        found = form(lines)
        if found is None:
            continue
        if form is proquest.split and (cited := archives.split(lines)) is not None:
            # Fields may stand under lines that cite, as NewsBank's do: these know paper and day.
            named = all(part.metadata.outlet for part in found.parts)
            if len(cited.parts) > len(found.parts) or not named:
                found = cited
        if form is reviews.split and not any(part.metadata.title for part in found.parts):
            found = ruled.split(lines) or found  # a headline stands over the labels
        return replace(found, lost=_lost(lines, found))
    return None


def _lost(lines: Sequence[Line], found: Split) -> tuple[str, ...]:
    """Sentences that no article of an export has: what is lost is to be said; a cover has no prose."""
    from research.articles.exports import archives

    kept = "\n".join(
        (*(line.text for part in found.parts for line in part.lines),
         *(text for text in found.cover if not is_prose(text)),
         *(part.metadata.deck or "" for part in found.parts))
    )  # fmt: skip
    return tuple(
        line.text
        for line in lines
        if len(line.text) > PROSE
        and _SENTENCE.search(line.text)
        and 2 * sum(word[:1].islower() for word in line.text.split()) > len(line.text.split())
        and line.text[:PROSE] not in kept
        and line.text[-PROSE:] not in kept
        and not words.field(line.text)
        and not words.COPYRIGHT.match(line.text)
        and not archives.closes(line.text)
    )


def split_html(html: str) -> Split | None:
    """The articles of an export in HTML, or None."""
    from research.articles.exports import archives, europresse, factiva, integrum, nexis, proquest
    from research.articles.readers import blocks

    found = europresse.split_html(html) or factiva.split_html(html)
    if found is not None:
        return found
    # ProQuest opens each document with an anchor and no rule.
    lines = blocks.of_html(_ANCHOR.sub(f"<p>{'_' * 20}</p>", html))
    forms = (integrum.split, nexis.split, factiva.split, proquest.split, archives.split)
    return next((found for form in forms if (found := form(lines))), None)


def records(found: Split, blob: Blob, changes: list[Change]) -> Iterator[Record | Refusal | Note]:
    """The articles of an export as records, and its cover page in one line."""
    from research.articles import labelled

    if found.cover:
        shown = excerpt(" ⏎ ".join(found.cover))
        reason = f"the cover page or list of a {found.database} export, which is no article"
        yield Note(blob.source, Change("export", "removed", shown, None, reason))
    if found.lost:
        shown = excerpt(" ⏎ ".join(found.lost))
        reason = (
            f"{len(found.lost)} sentences or more of a {found.database} export that are in no "
            "article; look at the file, and part its articles by a line of ===== if need be"
        )
        yield Note(blob.source, Change("export", "flagged", shown, None, reason))
    if found.missing:
        numbers = ", ".join(map(str, found.missing[:20]))
        reason = "the file counts its documents and lacks these; download them again"
        yield Note(blob.source, Change("export", "flagged", numbers, None, reason))
    yield from (Note(blob.source, change) for change in changes)
    several = len(found.parts) > 1
    for number, part in enumerate(found.parts, start=1):
        place = f"{blob.source}:{number}" if several else blob.source
        stem = f"{blob.stem}-{number}" if several else blob.stem
        if not any(map(str.isalpha, "".join(line.text for line in part.lines))):
            title = f" ({part.metadata.title!r})" if part.metadata.title else ""
            yield Refusal(
                place, f"document {number} of the {found.database} export has no text{title}"
            )
            continue
        raw = "\n".join((*(line.text for line in part.lines), str(part.metadata)))
        digest = sha256(raw.encode("utf-8", "surrogatepass"))
        made = record(place, stem, digest, list(part.lines), list(part.changes))
        made = replace(made, metadata=part.metadata.over(made.metadata))
        # Between rules somebody may have named what each article is ("Title: ...").
        yield labelled.read(made)[0] if found.database == "text" else made


def record(
    source: str,
    stem: str,
    digest: str,
    lines: list[Line],
    changes: list[Change],
    *,
    title: str | None = None,
) -> Record:
    """A record of these paragraphs; without a title, a heading that opens them is it."""
    headings = frozenset(line.text for line in lines if line.heading)
    text = "\n\n".join(line.text for line in lines)
    if title is None and lines and lines[0].heading:
        title = lines[0].text
    return Record(source, stem, digest, text, Metadata(title=title), headings, tuple(changes))


def fields_change(names: Sequence[str], database: str) -> list[Change]:
    """One line of the log for the fields of an article that became metadata or were left out."""
    if not names:
        return []
    shown = excerpt(" ⏎ ".join(names))
    reason = f"fields of a {database} export: metadata, not text"
    return [Change("export", "removed", shown, None, reason)]


def lines_of(text: str) -> list[Line]:
    """Paragraphs of a text: lines that were broken to fit a page are joined, centred ones kept.

    >>> [line.text for line in lines_of("TITLE\\n\\n  It rained in the whole of the town.")]
    ['TITLE', 'It rained in the whole of the town.']
    """
    from research.articles.readers.blocks import Line

    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    filled = [row.rstrip() for row in rows if row.strip()]
    wide = sorted(map(len, filled))
    # A page was fitted where hardly a line is longer than it; elsewhere a line is a paragraph.
    fitted = bool(wide) and wide[int(0.98 * (len(wide) - 1))] <= _WIDEST and _runs_on(rows)
    lines: list[Line] = []
    block: list[str] = []

    def end() -> None:
        if block:
            lines.append(Line(" ".join(" ".join(block).split())))
            block.clear()

    for row in rows:
        bare = row.strip()
        indent = len(row) - len(row.lstrip())
        if not bare:
            end()
        elif indent >= _CENTRED and len(bare) < 80:
            end()
            lines.append(Line(" ".join(bare.split()), centred=True))
        elif not fitted or _is_field(bare) or citations.read(bare):
            end()
            block.append(bare)
            if not fitted or not _is_field(bare):
                end()
        else:
            # A short line ends its paragraph, but not a field's ("HEADLINE: Bridge to be").
            if block and len(block[-1]) < 45 and not _CAPITALS.match(block[0]):
                end()
            block.append(bare)
    end()
    return lines


def _runs_on(rows: Sequence[str]) -> bool:
    """Whether sentences go on from line to line, as they do where lines were broken."""
    long = sum(len(row) > PROSE for row in rows)
    on = sum(
        len(a.strip()) > PROSE // 2 and b.strip()[:1].islower() and not _SENTENCE.search(a[-3:])
        for a, b in pairwise(rows)
    )
    return on >= max(1, 0.1 * long)


_CAPITALS: Final = re.compile(r"[A-ZÄÖÜÉ][A-ZÄÖÜÉÈ-]{3,25}:")
_FIELD: Final = re.compile(
    r"(?:[A-ZÄÖÜÉ][A-ZÄÖÜÉÈ -]{2,25}|(?:[A-ZÄÖÜ][a-zäöüéèA-Z-]+)(?: [A-Za-zäöüé]+){0,3})\s?:(?: |$)|"
    r"[A-Z]{2,3}(?: {2,}|$)|(?:Document|Dokument) \w+$"
)


def _is_field(line: str) -> bool:
    return bool(_FIELD.match(line))
