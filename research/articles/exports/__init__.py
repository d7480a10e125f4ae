"""Exports of press databases: one file, many articles, the fields of each as metadata.

What the forms share: how lines are parted (`split_at`, `sections`, `between`), and what an article is
made of (`article`).
The module of a form says by which lines it knows articles, fields and what stands around them; `words`
names the fields in all languages. `dispatch` tries each form on a document that some reader laid out as
lines, and says what is no part of an article, such as a cover page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from research.articles import citations
from research.articles.forms import PROSE
from research.articles.records import Change, Line, Metadata, Record, excerpt
from research.languages.patterns import late

SENTENCE: Final = late(r"[.!?][\"'”’»)]*(?:\s|$)")
_WIDEST = 105  # characters of a line that was broken to fit a page
_CENTRED = 8  # blanks before a line that stands in the middle of its page
# Blanks of a line, not over its end: a file may have ten thousand empty lines.
_STRONG: Final = late(
    r"^[^\S\n]*(?:\d+ (?:of|von|de|sur) \d+ (?:DOCUMENTS?|DOKUMENTEN?)|(?:Document|Dokument|Documento)s? \d+ "
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
    r"([^\w\s.…!?]|_)\1{4,}|#{3,}|\*(?: ?\*){2,})[^\S\n]*$|\f",
    re.MULTILINE,
)
# The same of lines that open in any way, after a word of each: most texts have none of these words.
_MARKS: Final = (
    "artikel-id", "AVE", "Circulation", "Reach", "Auflage", "Reichweite", "Readership", "news·",
    "Infomedia", "Retriever", "PressReader", "GBI-Genios", "CEDROM", "NewsBank",
)  # fmt: skip
_MARKED: Final = late(
    r"^[^\S\n]*(?:.{0,120}\b(?:artikel-id|AVE|Circulation|Reach|Auflage|Reichweite|Readership)\s?:.*|"
    r".{0,200}news·\d{8}·.*|.{0,80}(?:©|\(c\)|Copyright).{0,60}(?:Infomedia|Retriever|PressReader|"
    r"GBI-Genios|CEDROM|NewsBank).*)$",
    re.MULTILINE,
)
# Words that only databases' exports in HTML have; those of the second list need their pattern.
_IN_HTML: Final = (
    b"docfull", b"articleparagraph", b"docpublicationname", b"titrearticle", b"doc_id_", b"docid_",
    b"proquest document", b"accession number", "^ИС:".encode(),
)  # fmt: skip
_SHARED: Final = late(r"<meta[^<>]{0,40}\bproperty=[\"']?og:")
_HEAD: Final = 40_000  # characters in which it stands
_AROUND: Final = (
    (b" document", re.compile(rb" (?<=\d )(?:of|von|de|sur) \d+ do[ck]ument")),
    (b'class="article ', re.compile(rb'class="article \w\warticle')),
    (b"</b>", re.compile(rb"<b>\s*hd\s*</b>")),
    (b'class="eintrag"', re.compile(rb"<pre>\s*(?:&quot;|\")[^<>\n]{2,80} vom \d")),  # APA
)


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
    cover: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()


def may_be(text: str) -> bool:
    """Whether a text has a line that only exports have; most files end here."""
    if any(mark in text for mark in _MARKS) and _MARKED.search(text):
        return True
    return _STRONG.search(text) is not None


def may_be_html(html: str) -> bool:
    """Whether a page has the marks of a database's export."""
    if _SHARED.search(html, 0, _HEAD):
        return False  # a page that says how it is to be shown where it is shared
    # Bytes are put in lower case and searched several times as fast as text beyond ASCII.
    lowered = html.encode("utf-8", "surrogatepass").lower()
    if any(word in lowered for word in _IN_HTML):
        return True
    return any(word in lowered and pattern.search(lowered) for word, pattern in _AROUND)


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


def article(
    database: str, story: Iterable[Line], taken: Sequence[str], **known: str | None
) -> Part:
    """One article: its text, its metadata, and in the log the lines that became metadata or went."""
    reason = f"fields of a {database} export: metadata, not text"
    shown = excerpt(" ⏎ ".join(taken))
    changes = (Change("export", "removed", shown, None, reason),) if taken else ()
    return Part(tuple(story), Metadata(**known), changes)


def split_at(
    database: str,
    lines: Sequence[Line],
    starts: Sequence[int],
    of_lines: Callable[[Sequence[Line]], Part],
) -> Split | None:
    """The articles that open at these lines, what stands before the first as cover; None without one."""
    if not starts:
        return None
    return Split(database, tuple(map(of_lines, sections(lines, starts))), texts(lines[: starts[0]]))


def sections(lines: Sequence[Line], starts: Sequence[int]) -> list[Sequence[Line]]:
    """The lines from each of these on, up to the next of them."""
    return [lines[start:end] for start, end in pairwise((*starts, len(lines)))]


def between(lines: Sequence[Line], marks: Sequence[int]) -> list[Sequence[Line]]:
    """The lines before the first of these marks, between them, and behind the last."""
    return [lines[mark + 1 : end] for mark, end in pairwise((-1, *marks, len(lines)))]


def texts(lines: Iterable[Line]) -> tuple[str, ...]:
    """What lines say."""
    return tuple(line.text for line in lines)


def filled(lines: Iterable[Line]) -> list[Line]:
    """Lines that say anything."""
    return [line for line in lines if line.text.strip()]


def lines_of(text: str) -> list[Line]:
    """Paragraphs of a text: lines that were broken to fit a page are joined, centred ones kept.

    >>> [line.text for line in lines_of("TITLE\\n\\n  It rained in the whole of the town.")]
    ['TITLE', 'It rained in the whole of the town.']
    """
    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    filled = [row.rstrip() for row in rows if row.strip()]
    wide = sorted(map(len, filled))
    # A page was fitted where hardly a line is longer than it; elsewhere a line is a paragraph.
    fitted = bool(wide) and wide[int(0.98 * (len(wide) - 1))] <= _WIDEST and _runs_on(rows)
    lines: list[Line] = []
    block: list[str] = []
    value = -1  # column in which the value of a field stands, where the block is one

    def end() -> None:
        nonlocal value
        value = -1
        if block:
            lines.append(Line(" ".join(" ".join(block).split())))
            block.clear()

    for above, row, below in zip(["", *rows], rows, [*rows[1:], ""], strict=False):
        bare = row.strip()
        indent = _indent(row)
        if block and fitted and _opens_indented(above, row, below):
            end()
        if not bare:
            end()
        elif fitted and block and indent == value and not _is_field(bare):
            block.append(bare)  # what a field holds goes on below its own column
        elif indent >= _CENTRED and len(bare) < 80:
            end()
            lines.append(Line(" ".join(bare.split()), centred=True))
        elif not fitted or _is_field(bare) or citations.read(bare):
            end()
            block.append(bare)
            spaced = _SPACED.match(row)
            value = spaced.end() if spaced else -1
            if not fitted or not _is_field(bare):
                end()
        else:
            # A short line ends its paragraph, but not a field's ("HEADLINE: Bridge to be").
            if block and len(block[-1]) < 45 and not _CAPITALS.match(block[0]):
                end()
            block.append(bare)
    end()
    return lines


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _opens_indented(above: str, row: str, below: str) -> bool:
    """Whether a row opens a paragraph by its indent: a sentence ends above, and it goes on to the left."""
    further = _indent(row) > _indent(above) and _indent(row) < _CENTRED
    left = not below.strip() or _indent(below) < _indent(row)
    return further and left and SENTENCE.search(above.rstrip()[-3:]) is not None


def _runs_on(rows: Sequence[str]) -> bool:
    """Whether sentences go on from line to line, as they do where lines were broken."""
    long = sum(len(row) > PROSE for row in rows)
    on = sum(
        len(a.strip()) > PROSE // 2 and b.strip()[:1].islower() and not SENTENCE.search(a[-3:])
        for a, b in pairwise(rows)
    )
    return on >= max(1, 0.1 * long)


_CAPITALS: Final = late(r"[A-ZÄÖÜÉ][A-ZÄÖÜÉÈ-]{3,25}:")
_SPACED: Final = late(
    r"\s*[^\W\d_][^:]{1,40}:\s{2,}(?=\S)"
)  # a field whose value stands in a column
_FIELD: Final = late(
    r"(?:[A-ZÄÖÜÉ][A-ZÄÖÜÉÈ -]{2,25}|(?:[A-ZÄÖÜ][a-zäöüéèA-Z-]+)(?: [A-Za-zäöüé]+){0,3}"
    r"(?:\((?:e?s|e?n|in)\))?)\s?:(?: |$)|"
    r"[A-Z]{2,3}(?: {2,}|$)|(?:Document|Dokument) \w+$"
)


def _is_field(line: str) -> bool:
    return bool(_FIELD.match(line))
