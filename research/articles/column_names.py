"""What the columns of tables and the fields of objects are called, and what each may hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from research.articles.records import excerpt
from research.languages import bylines
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
        "documenttext", "document", "paragraph1", "para1", "absatz1", "paragraphe1", "parrafo1",
        "paragrafo1", "alinea1", "abschnitt1",
        "transcript", "ocrtext", "ocrpagetext", "ocr", "pdftext", "rawtext", "contentrendered",
        "volltext", "artikel", "artikeltext", "artikeltekst", "inhalt", "haupttext",
        "fliesstext", "textkorper",
        "texte", "textecomplet", "texteintegral", "textearticle", "contenu", "corps", "corpsdutexte",
        "texto", "textocompleto", "contenido", "cuerpo", "cuerpodelarticulo", "noticia",
        "testo", "testointegrale", "corpo", "contenuto", "tekst", "inhoud", "volledigetekst",
        "brodtext", "brodtekst", "artigo", "articolo", "articulo", "markdowncontent", "contentelements",
        "txt", "ft", "blocks", "bodyblocks", "contentblocks", "components",
        "markdown", "contentmarkdown", "текст", "message", "messagetext", "postmessage", "posttext",
        "selftext", "tweet", "tweettext", "statustext", "caption",
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
        "заголовок", "overskrift", "artikeltitel", "artikelkop", "extrastitle", "header", "headertext",
        "name", "t",
    ),
    "deck": (
        "deck", "standfirst", "subtitle", "subheadline", "subheading", "trailtext", "description",
        "metadescription", "summary", "teaser", "abstract", "excerpt", "dek", "lead",
        "untertitel", "vorspann", "zusammenfassung", "anriss",
        "chapo", "chapeau", "soustitre", "resume", "entradilla", "subtitulo", "bajada", "resumen",
        "subhead",
        "occhiello", "sommario", "catenaccio", "sottotitolo", "inleiding", "samenvatting", "intro", "resumo",
        "ingress",
    ),
    "outlet": (
        "v2sourcecommonname", "firstsourcesitename",
        "outlet", "pub", "sourcename", "sourcetitle", "source", "publisher", "publishername",
        "publication", "publicationtitle", "publicationname", "newspaper", "sitename", "ogsitename", "site",
        "website", "medianame", "mediumname", "medium", "media", "newsoutlet", "newssource", "newssite",
        "mediaoutlet", "mediasource", "sourcehostname", "provider", "journal", "magazine",
        "brand", "channel", "canal", "emissora", "emittente",
        "quelle", "zeitung", "medienname", "publikation", "herausgeber",
        "paper", "masthead", "journalname", "newspapername", "papername", "outletname", "papertitle",
        "newspapertitle", "krantentitel",
        "titredepresse", "nomdujournal", "editeur", "fuente", "medio", "mediodecomunicacion", "periodico",
        "diario", "fonte", "testata", "giornale", "quotidiano", "jornal", "krant",
        "bron", "dagblad", "support", "organe", "cabecera", "tidning", "avis", "gazeta", "medientitel",
        "mediumtitel", "zeitungsname", "titrejournal", "origintitle", "feedtitle", "feedname",
        "channeltitle", "blogname", "websitename", "metasitename", "zrodla", "kilde",
        "kalla",
        "pagename", "accountname", "accountdisplayname", "channelname", "username", "screenname", "handle",
        "authorusername", "usersscreenname", "sourcecommonname",
        "origin", "from", "subreddit", "distributorname", "canonicalwebsite", "threadsite",
        "sourcedomain", "domain", "hostname",
        "cleanurl", "sourceid", "sourceuri",
    ),
    "byline": (
        "byline", "bylineoriginal", "author", "authors", "authorname", "authorsname", "writer",
        "writers", "creator", "journalist", "reporter", "dccreator", "contributors",
        "articleauthor", "publishedby", "primaryauthor", "authorfullname", "writtenby",
        "autor", "autoren", "autorin", "verfasser", "autorenname", "auteur", "auteurs",
        "signature", "signataire", "journaliste", "redacteur", "redacteurs", "autora", "autores",
        "firma", "firmante", "redactor", "periodista", "autore", "autori", "giornalista", "schrijver",
        "autoria", "jornalista", "skribent", "autorzy", "autorinnen", "автор", "forfatter", "forfattare",
        "기고자", "nombredelautor", "contactname",
        "creditsby", "authordisplayname", "authornicename", "influencer", "extraauthorattributesname",
        "fullname",
    ),
    "published": (
        "published", "publishedat", "publisheddate", "publishedon", "dateofpublication",
        "publicationdate", "issuedate", "dateissued", "datepublished", "datepublish", "publishdate",
        "publishingdate", "webpublicationdate", "firstpublicationdate", "datetimepub", "pubdate",
        "pubdatetime",
        "publicationdatetime", "date", "dategmt", "datetime", "publishedutc", "releasedate",
        "storydate", "articledate", "newsdate", "seendate", "publishtimestamp",
        "localtime", "unixtimestamp", "createdat", "created", "day", "time",
        "datum", "erscheinungsdatum", "veroffentlicht", "veroffentlichungsdatum", "pubdatum",
        "erscheinungstag", "datedepublication", "datepublication", "dateparution",
        "datedeparution", "publiele", "fecha", "fechadepublicacion", "fechapublicacion",
        "data", "datapubblicazione", "datapublicacao", "publicatiedatum", "verschijningsdatum",
        "publiceringsdatum", "publicerad", "publiceret", "publisert", "datapublikacji", "fechapub",
        "fechahora", "erschienen", "erschienenam",
        "displaydate", "coverdate", "v21date",
        "firstpublishdate", "firstpublished", "firstpublishedat",
        "publishedtime", "publishtime", "publicationtime", "publishedparsed",
        "datepub", "pubtime", "pubms", "pubts", "pubepoch", "createdutc",
        "uploaddate", "dia", "jour", "дата", "dato",
        "datetimestamp", "dateline", "d", "crawldate", "datedownload", "timestamp",
    ),
    "url": (
        "url", "link", "href", "hyperlink", "v2documentidentifier",
        "weburl", "canonicalurl", "articleurl", "pageurl", "finalurl",
        "respondedurl", "requestedurl", "sourceurl", "permalink", "guid", "uri", "webaddress", "troveurl",
        "originalurl", "origurl", "webpageurl", "permalinkurl", "articlelink", "storyurl",
        "weblink", "onlinelink", "artikellink", "documentidentifier",
        "adresse", "webadresse", "webadres", "indirizzo", "collegamento", "direccionweb", "lien",
        "enlace", "urlsource", "linkspermalink", "linkscanonical", "canonical", "alternate", "source",
        "address",
    ),
    "language": (
        "language", "lang", "lg", "inlanguage", "languagecode", "sprache", "langue", "idioma", "lingua",
    ),
    "id": (
        "articleid", "id", "uuid", "docid", "documentid", "storyid", "storiesid", "newsid", "key",
        "uid", "idarticle", "artikelid",
    ),
}  # fmt: skip
_OF_UMLAUT: Final = re.compile("([aou])e")  # "ueberschrift", as databases write names
# Factiva's codes, which are columns where somebody made a table of its articles.
CODES: Final = {
    "HD": "title", "BY": "byline", "PD": "published", "SN": "outlet", "LA": "language", "AN": "id",
}  # fmt: skip
# Words of a column's name that say of what it is the text, the title, the date; what is left is looked
# up: "Cuerpo de la noticia", "post_content", "Titel des Artikels", "Text (full)".
_BESIDE: Final = frozenset(
    "docvar docvars article articles artikel artikels artikeln articulo articolo artigo noticia nota notizia "
    "news story post item entry clip clipping node page seite field value document doc wp full complete "
    "completo completa ms millis ts epoch "
    "integral voll vollstandiger clean cleaned raw plain main original extracted scraped parsed web online "
    "translated english as printed shown given name nombre nom nome "
    "publication veroffentlichung publicacion publicazione pubblicazione publicacao "
    "parution erscheinen the of a an in on de la le les l d del du des der die das den dem und el los las lo "
    "un una di da do dell "
    "della il i van het een zum zur nazwa artykulu pelna pelny publikacji wydania clanku cely plny vydani "
    "nazev haber haberin tam статьи новости публикации материала полныи "
    "emissao emision trasmissione diffusion ausstrahlung broadcast "
    "en fr es it t s dt str eng deu ger fra fre spa ita nld por to for".split()
)
# Days of a row rather than of its article, as forms and crawlers write them: behind any other.
_OF_ROW: Final = frozenset(("timestamp", "crawldate", "datedownload"))
_NOT_ALONE: Final = frozenset("name nombre nom nome nazwa nazev publication".split())
# Parts of the article itself that stand over its text; a summary may be somebody else's.
LEADS: Final = frozenset(
    "lead leadtext vorspann anriss chapo chapeau intro inleiding ingress entradilla bajada standfirst".split()
)
# Who coded an article, and what it was given: such a row is of the coding.
_OF_CODING: Final = frozenset(
    "coder coders coderid codername codedby annotator annotators annotatorid annotatorname annotatedby rater "
    "raterid ratername labeler labeller labeledby labelledby codierer kodierer kodiererin codiererin "
    "codeur codeuse annotateur annotatrice codificador codificadora anotador anotadora "
    "label labels code codes coding codings annotation annotations stance stances frame frames "
    "sentiment".split()
)
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# What tools that watch media say of each mention: beside it "Full Name" is the author's, elsewhere anybody's.
_OF_WATCHING: Final = frozenset(
    "queryid queryname pagetype reach reachnew impressions mentionid mentiontype resourceid sourcetype "
    "contentsourcename mediatype mediaoutlet potentialreach ave".split()
)
# What tools that keep articles to read say of each: beside it the account and the day are the reader's.
_OF_KEEPING: Final = frozenset(
    "isarchived isstarred isfavorite isfavourite useremail hashedurl readingtime readingprogress readat "
    "savedat dateadded timeadded archivedat bookmarkedat wordsread".split()
)
_OF_READER: Final = frozenset(
    "username accountname screenname handle createdat created createdutc timestamp".split()
)
_GERMAN: Final = frozenset(("quelle", "autor", "autoren", "zeitung", "dokumentnummer", "seite"))
_HUMPS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Objects whose fields are the article's own, wherever they stand.
WRAPPERS: Final = frozenset(
    "fields thread node _embedded article attributes properties metadata meta document item story doc post "
    "news payload object record yoast_head_json _source basic extracted parsed result content body "
    "data html blocks opengraph".split()
)
ADDRESS: Final = re.compile(r"\s*(?:https?:)?//\S+\s*|\s*www\.\S+/\S*\s*", re.IGNORECASE)
_LONGEST_NAME = 150  # characters of a column's name


_BARRED: Final = str.maketrans("łøđħı", "lodhi")  # letters that no form of Unicode takes apart


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A column's name without case, accents, digits and marks.

    >>> fold("Veröffentlicht am:"), fold("Pub_Date.1")
    ('veroffentlichtam', 'pubdate')
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_BARRED)
    return "".join(c for c in plain if c.isalpha())


_WORDS: Final = {"byline": bylines.BY.split("|")}  # "By", "Von"
_RANK: Final = {
    what: {
        name: rank
        for rank, name in enumerate(
            map(fold, (*names, *other_names.NAMES.get(what, ()), *_WORDS.get(what, ())))
        )
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
    if bare not in _KNOWN:
        bare = _OF_UMLAUT.sub(r"\1", bare)
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
            if rank is None and outer and WRAPPERS.issuperset(outer.lower().split(".")):
                rank = _ranked(what, inner)
            if rank is not None:
                behind = what == "published" and fold(name) in _OF_ROW
                ranked.append((behind, rank, name.count("."), place, name))
        if what == "title" and any(fold(name) in _GERMAN for name in names):
            ranked = [one for one in ranked if fold(one[-1]) != "rubrik"]  # there, a section
        if what == "byline" and _OF_WATCHING.isdisjoint(map(fold, names)):
            ranked = [one for one in ranked if fold(one[-1]) != "fullname"]
        if what in ("outlet", "published") and not _OF_KEEPING.isdisjoint(map(fold, names)):
            ranked = [one for one in ranked if fold(one[-1]) not in _OF_READER]
        if ranked:
            found[what] = tuple(name for *_, name in sorted(ranked))
    return found


def without_days_of_rows(
    held: dict[str, tuple[str, ...]], names: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Columns that hold what, without those of a row's own day where another column is named for the day.

    >>> without_days_of_rows({"published": ("Timestamp",)}, ("Timestamp", "Date"))["published"]
    ()
    """
    days = candidates(tuple(names)).get("published", ())
    if all(fold(name) in _OF_ROW for name in days):
        return held
    return {
        **held,
        "published": tuple(n for n in held.get("published", ()) if fold(n) not in _OF_ROW),
    }


_OF_PRINT: Final = frozenset(("section", "length", "edition", "pages", "words", "wordcount"))


def of_coding(names: Iterable[str]) -> tuple[str, ...]:
    """The columns that say who coded an article, or what label it was given.

    >>> of_coding(("id", "Coder 1", "label", "date"))
    ('Coder 1', 'label')
    """
    return tuple(name for name in names if fold(name) in _OF_CODING)


def has_text(names: Iterable[str]) -> bool:
    """Whether one of these columns may hold the text of an article, or its page."""
    names = tuple(names)
    if not _OF_PRINT.isdisjoint(map(fold, names)):
        names = tuple(name for name in names if fold(name) != "page")  # its number
    return not {"text", "html"}.isdisjoint(candidates(names)) or is_coded(names)


def is_coded(names: Iterable[str]) -> bool:
    """Whether a text stands under Factiva's codes: a lead and what follows it, or one beside its headline."""
    held = frozenset(names)
    parts = held & {"LP", "TD"}
    return len(parts) > 1 or (bool(parts) and {"HD", "SN"} <= held)


def no_header(names: Sequence[str]) -> str | None:
    """Why the first row of a table names no columns: it holds an article's address or its text.

    >>> no_header(("title", "text")), no_header(("https://gazette.example/a", "It rained.")) is None
    (None, False)
    """
    row = next((n for n in names if ADDRESS.fullmatch(n) or len(n) > _LONGEST_NAME), None)
    if row is None:
        return None
    return (
        f"its first row is no header, but an article ({excerpt(row, limit=40)!r}); write a row with "
        "the names of the columns above it, such as url,date,title,text"
    )


_RELATED: Final = frozenset(("data", "attributes", "node", "edges", "fields"))


def _own(name: str) -> str:
    """A nested name without the wrappers that it stands in: "article.source.name"."""
    parts = name.split(".")
    while len(parts) > 2 and parts[0].lower() in WRAPPERS:
        parts = parts[1:]
    # Strapi and GraphQL wrap what a field relates to: "author.data.attributes.name".
    within = [part for part in parts[1:-1] if part.lower() not in _RELATED]
    parts = [parts[0], *within, *parts[1:][-1:]]
    return ".".join(parts)
