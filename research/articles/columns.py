"""Rows of tables and JSON objects to records: which column is the text, the title, the date.

Columns are told by their names in English, German, French and Spanish, and by what they hold: of
several that may be the text, the first that yields text counts; an address is no outlet.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from research.articles import dates, hosts, incomplete, markup, people
from research.articles.cells import as_text, body, is_missing
from research.articles.exports.words import NO_TEXT
from research.articles.languages import language_code
from research.articles.records import (
    Change,
    Metadata,
    Note,
    Record,
    Refusal,
    excerpt,
    sha256,
    whole,
)
from research.languages import columns as other_names

# Names that data sets, tools and interfaces give to the columns, without case, accents and marks;
# those before count over those behind. Sources: the output of trafilatura, news-please, newspaper,
# goose, fundus, Media Cloud, GDELT, Event Registry, webhose, NewsAPI, the Guardian's and the New
# York Times' interfaces; data sets NELA-GT, All the News, CC-News.
SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        "text", "body", "articlebody", "articletext", "fulltext", "bodytext", "textbody",
        "maintext", "plaintext", "cleanedtext", "cleantext", "content", "contenttext",
        "fullcontent", "article", "fullarticle", "articlecontent", "story", "storytext",
        "storybody", "bodyparagraphs", "paragraphs", "newstext", "newscontent", "pagetext",
        "documenttext", "document",
        "transcript", "ocrtext", "ocrpagetext", "ocr", "pdftext", "rawtext", "contentrendered",
        "volltext", "artikel", "artikeltext", "inhalt", "haupttext", "fliesstext", "textkorper",
        "texte", "textecomplet", "texteintegral", "textearticle", "contenu", "corps", "corpsdutexte",
        "texto", "textocompleto", "contenido", "cuerpo", "cuerpodelarticulo", "noticia",
        "testo", "testointegrale", "corpo", "contenuto", "conteudo", "tekst", "inhoud", "volledigetekst",
        "brodtext", "brodtekst", "artigo", "articolo", "articulo", "markdowncontent", "contentelements",
        "txt", "ft", "blocks", "bodyblocks", "contentblocks", "components",
        "markdown", "contentmarkdown", "текст", "tresc",
    ),
    "html": (
        "html", "rawhtml", "articlehtml", "bodyhtml", "contenthtml", "htmlcontent", "pagehtml",
        "page", "pagesource",
    ),
    "title": (
        "title", "headline", "articletitle", "webtitle", "titlertext", "heading", "head",
        "newstitle", "storytitle", "headlinemain", "hed", "titlerendered", "titleraw",
        "titel", "schlagzeile", "uberschrift", "headlinetext", "titre", "titulo", "titular",
        "titolo", "kop", "krantenkop", "rubrik", "tittel", "manchete", "headlinesbasic", "tytuł",
        "заголовок", "overskrift", "name", "t",
    ),
    "deck": (
        "deck", "standfirst", "subtitle", "subheadline", "subheading", "trailtext", "description",
        "metadescription", "summary", "teaser", "abstract", "excerpt", "dek", "lead",
        "untertitel", "vorspann", "zusammenfassung", "anriss",
        "chapo", "chapeau", "soustitre", "resume", "entradilla", "subtitulo", "bajada", "resumen",
        "occhiello", "sommario", "catenaccio", "sottotitolo", "inleiding", "samenvatting", "intro", "resumo",
        "ingress",
    ),
    "outlet": (
        "outlet", "sourcename", "sourcetitle", "source", "publisher", "publishername",
        "publication", "publicationtitle", "publicationname", "newspaper", "sitename", "ogsitename", "site",
        "medianame", "mediumname", "medium", "media", "newsoutlet", "newssource", "newssite",
        "mediaoutlet", "mediasource", "sourcehostname", "provider", "journal", "magazine",
        "brand", "channel", "quelle", "zeitung", "medienname", "publikation", "herausgeber",
        "paper", "masthead", "journalname", "newspapername", "papername", "outletname", "papertitle",
        "newspapertitle", "krantentitel",
        "titredepresse", "nomdujournal", "editeur", "fuente", "medio", "periodico",
        "diario", "fonte", "testata", "giornale", "quotidiano", "jornal", "veiculo", "krant",
        "bron", "dagblad", "support", "organe", "cabecera", "tidning", "avis", "gazeta", "medientitel",
        "mediumtitel", "zeitungsname", "titrejournal", "origintitle", "feedtitle", "feedname",
        "channeltitle", "blogname", "websitename", "metasitename", "zrodło", "источник", "kilde", "kalla",
        "origin", "from", "threadsite", "sourcedomain", "domain", "hostname",
        "cleanurl", "sourceid", "sourceuri",
    ),
    "byline": (
        "byline", "bylineoriginal", "author", "authors", "authorname", "authorsname", "writer",
        "writers", "creator", "journalist", "reporter", "dccreator", "contributors",
        "articleauthor", "primaryauthor", "authorfullname", "writtenby",
        "autor", "autoren", "autorin", "verfasser", "autorenname", "auteur", "auteurs",
        "signature", "signataire", "journaliste", "redacteur", "redacteurs", "autora", "autores",
        "firma", "firmante", "redactor", "periodista", "autore", "autori", "giornalista", "schrijver",
        "autoria", "jornalista", "skribent", "autorzy", "autorinnen", "автор", "forfatter", "forfattare",
        "creditsby", "authordisplayname", "authornicename",
    ),
    "published": (
        "published", "publishedat", "publisheddate", "publishedon", "dateofpublication",
        "publicationdate", "issuedate", "dateissued", "datepublished", "datepublish", "publishdate",
        "publishingdate", "webpublicationdate", "firstpublicationdate", "datetimepub", "pubdate",
        "pubdatetime",
        "publicationdatetime", "date", "dategmt", "datetime", "publishedutc", "releasedate",
        "storydate", "articledate", "newsdate", "seendate", "publishtimestamp", "timestamp",
        "createdat", "created", "day", "time",
        "datum", "erscheinungsdatum", "veroffentlicht", "veroffentlichungsdatum", "pubdatum",
        "erscheinungstag", "datedepublication", "datepublication", "dateparution",
        "datedeparution", "publiele", "fecha", "fechadepublicacion", "fechapublicacion",
        "data", "datapubblicazione", "datapublicacao", "publicatiedatum", "verschijningsdatum",
        "publiceringsdatum", "publicerad", "publiceret", "publisert", "datapublikacji", "fechapub",
        "fechahora", "erschienen", "erschienenam",
        "displaydate", "firstpublishdate", "publishedtime", "publishtime", "publicationtime",
        "datepub", "pubtime", "dia", "jour", "дата", "dato",
        "datetimestamp", "d", "crawldate", "datedownload",
    ),
    "url": (
        "url", "link", "href", "weburl", "canonicalurl", "articleurl", "pageurl", "finalurl",
        "respondedurl", "requestedurl", "sourceurl", "permalink", "guid", "uri", "webaddress", "troveurl",
        "originalurl", "articlelink", "storyurl",
        "adresse", "webadresse", "webadres", "indirizzo", "collegamento", "direccionweb", "lien",
        "enlace", "urlsource", "linkspermalink", "linkscanonical", "source",
    ),
    "language": (
        "language", "lang", "lg", "inlanguage", "languagecode", "sprache", "langue", "idioma", "lingua",
    ),
    "id": (
        "articleid", "id", "uuid", "docid", "documentid", "storyid", "storiesid", "newsid", "key",
        "uid", "idarticle", "artikelid",
    ),
}  # fmt: skip
# Factiva's codes, which are columns where somebody made a table of its articles.
_CODES: Final = {
    "HD": "title", "BY": "byline", "PD": "published", "SN": "outlet", "LA": "language", "AN": "id",
}  # fmt: skip
# Words of a column's name that say of what it is the text, the title, the date; what is left is looked
# up: "Cuerpo de la noticia", "post_content", "Titel des Artikels", "Text (full)".
_BESIDE: Final = frozenset(
    "docvar docvars article articles artikel artikels artikeln articulo articolo artigo noticia nota notizia "
    "news story post item entry node page seite field value document doc wp full complete completo completa "
    "integral voll vollstandiger clean cleaned raw plain main original extracted scraped parsed web online "
    "name nombre nom nome publication veroffentlichung publicacion publicazione pubblicazione publicacao "
    "parution erscheinen the of a an in on de la le les l d del du des der die das den dem und el los las lo "
    "un una di da do dell "
    "della il i van het een zum zur en fr es it t s dt str eng deu ger fra fre spa ita nld por".split()
)
_NOT_ALONE: Final = frozenset("name nombre nom nome publication".split())
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_GERMAN: Final = frozenset(("quelle", "autor", "autoren", "zeitung", "dokumentnummer", "seite"))
_HUMPS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Objects whose fields are the article's own, wherever they stand.
_WRAPPERS: Final = frozenset(
    "fields thread node _embedded article attributes properties metadata meta document item story doc post "
    "news payload object record _source basic extracted parsed result content body data html blocks".split()
)
_TAGS: Final = re.compile(r"<(?:p|br|div|h[1-6])\b[^>]{0,300}>", re.IGNORECASE)
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|bdi|br|cite|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"\s*(?:https?:)?//\S+\s*|\s*www\.\S+/\S*\s*", re.IGNORECASE)
_CATALOGUED: Final = re.compile(r"\s*\[(?:volume|microform|electronic resource|online resource)\]")
_DOMAIN: Final = re.compile(r"\s*(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}\s*", re.IGNORECASE)
_LONGEST_NAME = 150  # characters of a column's name
_START = 80  # characters by which two texts are known to be the same
_MORE = 1.3  # times as long: a text that goes on where another is cut
_OF_POST = 280  # characters of a post
_OF_SUMMARY = 800  # characters of a summary that is a text
_LINK: Final = re.compile(r"https?://\S+")
_MARKDOWN: Final = re.compile(r"\A\s*#{1,2} \S|^#{2,4} \S(?=(?:.|\n)*\]\(https?:)", re.MULTILINE)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A column's name without case, accents, digits and marks.

    >>> fold("Veröffentlicht am:"), fold("Pub_Date.1")
    ('veroffentlichtam', 'pubdate')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalpha())


_RANK: Final = {
    what: {
        name: rank
        for rank, name in enumerate((*names, *map(fold, other_names.NAMES.get(what, ()))))
    }
    for what, names in SYNONYMS.items()
}
_KNOWN: Final = frozenset(name for ranks in _RANK.values() for name in ranks)


@lru_cache(maxsize=4096)
def _plainest(name: str) -> tuple[tuple[str, ...], ...]:
    """What a name may be in short, each in words, where it is in no list as it stands."""
    found: list[tuple[str, ...]] = []
    for part in (_ASIDE.sub(" ", name), *re.split(r"\s*/\s*|\s+or\s+", name)):
        words = [w for word in re.split(r"[\W_\d]+", _HUMPS.sub(" ", part)) if (w := fold(word))]
        own = tuple(word for word in words if word not in _BESIDE)
        found += (
            [("".join(own),), own] if own else [(w,) for w in words[::-1] if w not in _NOT_ALONE]
        )
    return tuple(dict.fromkeys(found))


def _ranked(what: str, name: str) -> int | None:
    """The place of a name among those of its kind; names in short stand behind all others."""
    ranks = _RANK[what]
    bare = fold(name)
    if bare in ranks:
        return ranks[bare]
    if bare in _KNOWN:
        return None
    fit = (short for short in _plainest(name) if all(word in ranks for word in short))
    return next((len(ranks) + ranks[short[0]] for short in fit), None)


@lru_cache(maxsize=1024)
def candidates(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Which of these columns may hold what, the likeliest first; nested ones with dots.

    >>> candidates(("Headline", "fields.bodyText", "Pub Date"))["text"]
    ('fields.bodyText',)
    """
    found: dict[str, tuple[str, ...]] = {}
    for what in _RANK:
        ranked = []
        for place, name in enumerate(names):
            own = _own(name)
            outer, _, inner = own.rpartition(".")
            numbered = outer and not any(map(str.isalpha, outer.split(".")[0]))
            rank = (
                None
                if numbered
                else _ranked(what, name)
                if not outer
                else _RANK[what].get(fold(own))
            )
            if rank is None and outer and _WRAPPERS.issuperset(outer.lower().split(".")):
                rank = _ranked(what, inner)
            if rank is not None:
                ranked.append((rank, name.count("."), place, name))
        if what == "title" and any(fold(name) in _GERMAN for name in names):
            ranked = [one for one in ranked if fold(one[3]) != "rubrik"]  # there, a section
        if ranked:
            found[what] = tuple(name for *_, name in sorted(ranked))
    return found


def has_text(names: Iterable[str]) -> bool:
    """Whether one of these columns may hold the text of an article, or its page."""
    names = tuple(names)
    return not {"text", "html"}.isdisjoint(candidates(names)) or _is_coded(names)


def _is_coded(names: Iterable[str]) -> bool:
    """Whether these are Factiva's codes: a headline, its source, and a lead or what follows it."""
    held = frozenset(names)
    return {"HD", "SN"} <= held and not held.isdisjoint(("LP", "TD"))


def no_header(names: Sequence[str]) -> str | None:
    """Why the first row of a table names no columns: it holds an article's address or its text.

    >>> no_header(("title", "text")), no_header(("https://gazette.example/a", "It rained.")) is None
    (None, False)
    """
    row = next((n for n in names if _ADDRESS.fullmatch(n) or len(n) > _LONGEST_NAME), None)
    if row is None:
        return None
    return (
        f"its first row is no header, but an article ({excerpt(row, limit=40)!r}); write a row with "
        "the names of the columns above it, such as url,date,title,text"
    )


def _own(name: str) -> str:
    """A nested name without the wrappers that it stands in: "article.source.name"."""
    parts = name.split(".")
    while len(parts) > 2 and parts[0].lower() in _WRAPPERS:
        parts = parts[1:]
    return ".".join(parts)


class Columns:
    """The columns of one file: what was used of them, so that the rest can be said once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._seen: dict[str, None] = {}
        self._used: set[str] = set()
        self._said = ""  # what stands where this row has no text

    def notes(self) -> Iterator[Note]:
        """One note of the columns that hold something and were not understood."""
        left = [name for name in self._seen if name not in self._used]
        left = [name for name in left if not any(u.startswith(f"{name}.") for u in self._used)]
        if left and self._used:
            shown = whole(", ".join(left[:20])) + (
                f" and {len(left) - 20} more" if left[20:] else ""
            )
            reason = "columns that were not used: no part of an article, or not understood"
            yield Note(self._source, Change("columns", "flagged", shown[:300], None, reason))

    def record(self, row: Mapping[str, Any], *, source: str, stem: str) -> Record | Refusal:
        """The article that a row holds, or why it holds none; never an exception."""
        try:
            return self._record(row, source, stem)
        except RecursionError:
            return Refusal(source, "it is nested too deep; flatten it to columns")
        except Exception as error:  # noqa: BLE001 - a parser may fail in any way; one row is one row
            shown = f"{type(error).__name__}: {str(error)[:200]}"
            return Refusal(source, f"the record cannot be read: {shown}")

    def _record(self, row: Mapping[str, Any], source: str, stem: str) -> Record | Refusal:
        self._said = ""
        if _is_coded(row):
            text = "\n\n".join(str(row[n]) for n in ("LP", "TD") if not is_missing(row.get(n)))
            self._used.update(("LP", "TD", *_CODES))
            row = {**{_CODES.get(n, n): value for n, value in row.items()}, "text": text}
        cells = {name: value for name, value in flat(row) if not is_missing(value)}
        self._seen.update(dict.fromkeys(name for name in cells if "." not in name))
        held = candidates(tuple(cells))
        text, html = self._text(cells, held)
        if not text and not html:
            text = self._summary(cells, held)
        cut = incomplete.of_cell(text or html)
        found = {
            what: self._first(what, cells, held.get(what, ()))
            for what in ("title", "deck", "outlet", "byline", "published", "url", "language")
        }
        if not dates.read(found["published"] or "", column=True):
            found["published"] = _day_of_parts(cells) or found["published"]
        found = {what: markup.unescaped(value) if value else value for what, value in found.items()}
        for what in ("title", "deck", "byline"):
            found[what] = _INLINE.sub("", found[what] or "") or None
        if not found["outlet"] and (host := hosts.outlet(found["url"])):
            found["outlet"] = host
            cut.append(Change("outlet", "repaired", None, host, hosts.REASON))
        if found["outlet"] and (day := dates.within(found["outlet"])):
            # "The Gazette. (June 4, 2024): pA4." and "Der Bote vom 04.06.2024, S. 4" cite the issue.
            before = found["outlet"].partition(day)[0].strip(" .,;:(-–—|")
            before = re.sub(r"\s(?:vom|du|del|van|of)$", "", before)
            found["outlet"] = before if any(map(str.isalpha, before)) else None
            found["published"] = found["published"] or day
        found["byline"] = found["byline"] or self._full_name(cells)
        found["title"] = _without_outlet(found["title"], found["outlet"])
        if (of_page := _CATALOGUED.search(found["title"] or "")) and found["title"]:
            # A page of a library's newspapers: its title is the paper's, its publisher a printer.
            found["outlet"], found["title"] = found["title"][: of_page.start()].strip(" .,:/"), None
        stem = self._first("id", cells, held.get("id", ())) or stem
        metadata = Metadata(**found)
        digest = _digest(row, text)
        if html and not text.strip():
            page = _page(html, source, stem, digest, metadata)
            return page.changed(cut) if isinstance(page, Record) else page
        if not text.strip():
            said = f": {excerpt(self._said, limit=60)!r} stands for it" if self._said else ""
            return Refusal(source, f"{_no_text(row)}{said}")
        if len(text) < _OF_POST and (found_link := _LINK.search(text)) and found["title"] is None:
            shown = excerpt(found_link[0], limit=60)
            return Refusal(
                source, f"a post that points to {shown}, not an article; fetch the page first"
            )
        if why := incomplete.withdrawn(text):
            return Refusal(source, why)
        if _MARKDOWN.search(text):
            from research.articles import markdown

            parsed = markdown.parse(text)
            return Record(
                source,
                stem,
                digest,
                parsed.text,
                metadata,
                parsed.headings,
                (*parsed.changes, *cut),
            )
        return Record(source, stem, digest, text, metadata, changes=tuple(cut))

    def _text(
        self, cells: Mapping[str, Any], held: Mapping[str, tuple[str, ...]]
    ) -> tuple[str, str]:
        html = ""
        for name in held.get("text", ()):
            value = markup.unescaped(as_text(body(cells[name])))
            if not value.strip() or _ADDRESS.fullmatch(value) or not any(map(str.isalpha, value)):
                continue
            if len(value) < 120 and NO_TEXT.fullmatch(value):
                self._said = value.strip()
                continue
            self._used.add(name)
            if len(_TAGS.findall(value[:20_000])) > 1 or _TAGS.match(value.lstrip()):
                html = html or value
                continue
            if "<" in value and markup.INLINE.search(value[:20_000]):
                html = html or markup.as_html(value)
                continue
            if parted := self._with_paragraphs(
                value, cells, (*held["text"], *held.get("html", ()))
            ):
                return "", parted
            self._used.update(held["text"])
            return self._longest(value, cells, held["text"]), ""
        for name in held.get("html", ()):
            value = as_text(cells[name])
            if "<" in value and ">" in value:
                self._used.add(name)
                html = html or value
        return "", html

    def _summary(self, cells: Mapping[str, Any], held: Mapping[str, tuple[str, ...]]) -> str:
        """The text that an interface gives under the name of a summary: several long sentences."""
        for name in held.get("deck", ()):
            value = markup.unescaped(as_text(cells[name]))
            paragraphs = [line for line in value.split("\n") if len(line) > _START]
            if not _TAGS.search(value) and (len(paragraphs) > 2 or len(value) > _OF_SUMMARY):
                self._used.add(name)
                return value
        return ""

    def _with_paragraphs(self, value: str, cells: Mapping[str, Any], names: Iterable[str]) -> str:
        """The HTML of a text that stands there in one line, where another column has it."""
        if len(value) < _OF_POST or "\n" in value.strip():
            return ""
        start = "".join(filter(str.isalnum, value[:_START]))
        for name in names:
            other = as_text(cells[name])
            if len(_TAGS.findall(other[:20_000])) > 2:
                plain = "".join(filter(str.isalnum, re.sub(r"<[^<>]{0,500}>", "", other[:2000])))
                if plain.startswith(start):
                    self._used.add(name)
                    return other
        return ""

    def _longest(self, value: str, cells: Mapping[str, Any], names: tuple[str, ...]) -> str:
        """The text, or the one of another column that goes on where this one is cut."""
        start = " ".join(value[:_START].split())
        others = (as_text(body(cells[name])) for name in names)
        same = [
            o
            for o in others
            if len(o) > _MORE * len(value) and " ".join(o[:_START].split())[:40] == start[:40]
        ]
        return max(same, key=len) if same and len(start) >= 40 else value

    def _first(self, what: str, cells: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
        values = [(name, " ".join(as_text(cells[name], joiner=", ").split())) for name in names]
        chosen = _CHOOSERS[what]([(name, value) for name, value in values if value])
        if chosen is None:
            return None
        self._used.update(names)  # the others would have said the same
        return chosen[1]

    def _full_name(self, cells: Mapping[str, Any]) -> str | None:
        parts = {short for pair in people.PARTS for short in pair}
        names = [name for name in cells if fold(name) in parts]
        found = people.full({fold(name): as_text(cells[name]) for name in names})
        self._used.update(names if found else ())
        return found


Values = list[tuple[str, str]]
Chosen = tuple[str, str] | None


def _any(values: Values) -> Chosen:
    return values[0] if values else None


def _title(values: Values) -> Chosen:
    return next(((n, v) for n, v in values if not _ADDRESS.fullmatch(v)), None)


# Columns named after a medium may say what an article is or where it appears: no outlet.
_MEDIA: Final = frozenset(("medium", "media", "medio", "channel"))
_FORMS: Final = frozenset(
    ("article", "video", "blog", "print", "web", "online", "website", "broadcast", "radio", "tv", "podcast",
     "newspaper", "newswire", "pressrelease", "printmedia", "onlinenews", "socialmedia",
     "internet"))  # fmt: skip


def _outlet(values: Values) -> Chosen:
    named = [
        (name, value)
        for name, value in values
        if not _ADDRESS.fullmatch(value)
        and any(map(str.isalpha, value))
        and len(value) < 200
        and not (fold(name) in _MEDIA and fold(value) in _FORMS)
    ]
    names = (pair for pair in named if not _DOMAIN.fullmatch(pair[1]))
    return next(names, named[0] if named else None)


def _byline(values: Values) -> Chosen:
    found = ((name, people.named(value)) for name, value in values)
    return next(((name, who) for name, who in found if who), None)


def _published(values: Values) -> Chosen:
    written = [(n, v) for n, v in values if any(map(str.isdigit, v)) and len(v) < 80]
    return next(((n, v) for n, v in written if dates.read(v, column=True)), _any(written))


def _url(values: Values) -> Chosen:
    address = next(((n, v) for n, v in values if _ADDRESS.fullmatch(v)), None)
    return address or next(((n, v) for n, v in values if fold(n) == "url"), None)


def _language(values: Values) -> Chosen:
    return next(((n, c) for n, v in values if (c := language_code(v))), None)


_CHOOSERS: Final = {
    "title": _title, "deck": _title, "outlet": _outlet, "byline": _byline,
    "published": _published, "url": _url, "language": _language, "id": _any,
}  # fmt: skip


def _page(html: str, source: str, stem: str, digest: str, metadata: Metadata) -> Record | Refusal:
    from research.articles.readers import blocks

    if re.search(r"<(?:html|body|article)\b", html[:20_000], re.IGNORECASE):
        from research.articles import webpages

        page = webpages.read(blocks.slim(html), source=source, stem=stem, digest=digest)
        if isinstance(page, str):
            return Refusal(source, page)
        return Record(
            source, stem, digest, page.text, metadata.over(page.metadata), page.headings,
            page.changes,
        )  # fmt: skip
    html, changes = markup.without_shortcodes(html)
    lines = blocks.of_html(html)
    if not any(map(str.isalpha, "".join(line.text for line in lines))):
        return Refusal(source, "its HTML holds no words")
    headings = frozenset(line.text for line in lines if line.heading)
    text = "\n\n".join(line.text for line in lines)
    return Record(source, stem, digest, text, metadata, headings, tuple(changes))


def _no_text(row: Mapping[str, Any]) -> str:
    names = tuple(name for name, _ in flat(row))
    if has_text(names):
        return "its text is empty"
    seen = whole(", ".join(list(map(str, row))[:8])) or "nothing"
    if "url" in candidates(names):
        return (
            f"it has addresses and no text (columns: {seen}); fetch the pages first, for example "
            "with trafilatura, and put what they say in a column named text"
        )
    accepted = ", ".join(SYNONYMS["text"][:4])
    return f"no column with the text; it has {seen}; name it one of {accepted}"


def no_text(row: Mapping[str, Any]) -> str:
    """Why rows of these columns are no articles, and what to do."""
    return _no_text(row)


def flat(row: Mapping[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The fields of an object and of those in it, by names with dots between."""
    for key, value in row.items():
        name = f"{prefix}{key}"
        yield name, value
        if isinstance(value, Mapping) and depth < 3:
            yield from flat(value, f"{name}.", depth + 1)


def _digest(row: Mapping[str, Any], text: str) -> str:
    try:
        raw = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    except (RecursionError, TypeError, ValueError):
        raw = text
    return sha256(raw.encode("utf-8", "surrogatepass"))


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A headline without the outlet's name behind it ("Rain again - The Harbour Times")."""
    match = re.fullmatch(r"(.{8,}?)\s+[-–—|]\s+([^-–—|]{2,60})", title or "")
    if not match or not outlet:
        return title
    name, tail = (re.sub(r"^the|\W", "", text.casefold()) for text in (outlet, match[2]))
    return match[1] if name and name == tail else title


def _day_of_parts(cells: Mapping[str, Any]) -> str | None:
    parts = {fold(name): as_text(value).split(".")[0] for name, value in cells.items()}
    year, month, day = (
        next((parts[name] for name in names.split() if name in parts), "")
        for names in (
            "year jahr annee ano anno",
            "month monat mois mes mese",
            "day tag jour dia giorno",
        )
    )
    if year.isdigit() and month.isdigit() and day.isdigit() and len(year) == 4:
        return f"{year}-{month:0>2}-{day:0>2}"
    return None
