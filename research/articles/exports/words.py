"""The words that databases write before their fields, in the languages of their interfaces.

Sources: downloads of LexisNexis and Nexis Uni (English, German, French, Spanish interface),
Factiva's list of field codes, ProQuest's citation fields.
"""

from __future__ import annotations

import re
from typing import Final

# What a field is: a part of the metadata, the text or what is left out.
NAMES: Final[dict[str, str]] = {
    name: what
    for what, names in {
        "title": "headline|title|document title|article title|titel|überschrift|schlagzeile|titre|título|"
        "titolo",
        "byline": "byline|author|authors|author(s)|author name|autor(en)|auteur(s)|autor(es)|"
        "auteur/naamregel|naamregel|autore|signé|firma del autor|autoría|autor|autoren|autorin|verfasser|"
        "auteur|auteurs|autores|by|von|par|author/byline|signature|assinatura|författare|forfatter",
        "outlet": "publication title|publication|source|quelle|publikation|titel der publikation|"
        "publikationstitel|titre de la publication|título de la publicación|newspaper|paper|zeitung|"
        "journal|fuente",
        "published": "published|published on|date published|pub date|publication date|date|datum|"
        "veröffentlichungsdatum|publikationsdatum|"
        "erscheinungsdatum|date de publication|fecha de publicación|fecha",
        "url": "document url|url|dokument-url|url du document|url del documento",
        "language": "language|language of publication|sprache|publikationssprache|"
        "sprache der publikation|langue|langue de publication|idioma|idioma de la publicación",
        "deck": "highlight|hervorhebung|abstract|zusammenfassung|kurzfassung|résumé|resumen|"
        "subtitle|teaser|untertitel",
        "text": "body|full text|html full text|pdf full text|text|volltext|haupttext|hauptteil|textkörper|"
        "texte intégral|texte complet|corps|corps de l'article|cuerpo|texto completo|article text|content|"
        "inhalt|contenu|contenido|contenuto|conteúdo",
        "dateline": "dateline|ort|ortsmarke|dateline city",
        "other": "word count|publication details|publication info|source database|document number|gale "
        "document number|article type|lexile measure|section|rubrik|lengte|sectie|rubriek|sectie/rubriek|"
        "lunghezza|sezione|seção|comprimento|encart|subtítulo|ressort|rubrique|sección|length|länge|longueur|"
        "longitud|words|edition|ausgabe|édition|edición|correction|correction-date|page|pages|seite|seiten|"
        "full text word count|accession number|readability|urheberinformation|wörter|readability level|"
        "series|column|supplement|kicker|type|series title|volume|band|issue|heft|number",
        "end": "source citation|source citations|works cited|citation|mla 9th edition|mla 8th edition|"
        "apa 7th edition|load-date|ladedatum|lade-datum|date-chargement|date du chargement|fecha-carga|fecha "
        "de la carga|data-caricamento|laad-datum|laaddatum|data di caricamento|data de carregamento|"
        "type-publication|publicatietype|publicatie-type|tipo-publicación|tipo di pubblicazione|update-date|"
        "mise à jour|update|updated|last updated|letzte aktualisierung|date de chargement|fecha de carga|"
        "graphic|graphik|grafik|graphique|gráfico|publication-type|publikationstyp|type de publication|tipo "
        "de publicación|journal-code|zeitschriftencode|zeitungs-code|zeitungscode|zeitschriften-code|code du "
        "journal|subject|subjects|schlagwort|schlagwörter|thema|themen|sujet|tema|organization|company|"
        "company / organization|firma|unternehmen|société|industry|branche|geographic|geographie|person|"
        "people|personen|ticker|document-type|document type|dokumententyp|dokumenttyp|publication-subject|"
        "publication subject|acc-no|dochead|notes|hinweis|copyright|classification|klassifizierung|proquest "
        "document id|proquest-dokument-id|links|database|datenbank|base de données|base de datos|location|"
        "ort der publikation|place of publication|country of publication|publisher|verlag|herausgeber|"
        "éditeur|issn|isbn|source type|quellentyp|publication year|erscheinungsjahr|identifier / keyword|"
        "document feature|credit|entry date|ausländische zeitung|media type|url-adresse|record|record number|"
        "dokumentnummer|dauerhafte adresse des dokuments|alle rechte vorbehalten|openurl link|lexile|"
        "illustration|photo|bild|image|caption",
    }.items()
    for name in names.split("|")
}
END_OF_DOCUMENT: Final = re.compile(
    r"^\s*(?:end of document|ende des dokuments?|dokumentende|fin du document|fin de document|"
    r"fin del documento)\s*$",
    re.IGNORECASE,
)
COUNTED: Final = re.compile(
    r"^\s*(?:\d+\s+(?:of|von|de|sur|di)\s+\d+\s+(?:documents?|dokumenten?|documentos?)|"
    r"(?:document|dokument|documento)\s+\d+\s+(?:of|von|de|sur|di)\s+\d+)\s*$",
    re.IGNORECASE,
)
COPYRIGHT: Final = re.compile(
    r"^\s*(?:copyright|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados)",
    re.IGNORECASE,
)
WORD_COUNT: Final = re.compile(
    r"^\s*\d[\d.,\s]{0,8}\s?(?:words?|wörter|worte|mots|palabras|parole|palavras|woorden)\s*$",
    re.IGNORECASE,
)
# What stands in the field of the text where a database has none.
NO_TEXT: Final = re.compile(
    r"\W*(?:(?:the )?(?:full )?text )?(?:is )?(?:not|un|none|no longer) ?available(?: (?:from|in|for|at|"
    r"due)\b.{0,120})?\W*|\W*(?:this (?:field|content) is )?(?:only )?available (?:only )?(?:in|on|for|with|"
    r"to) .{0,60}(?:plans?|subscri\w+|users?|customers?|members?|account|tier)\b\W*|\W*(?:please "
    r")?(?:upgrade|subscribe)(?: now| your plan| to)?\b.{0,60}|\W*(?:content|text|body|article)s? (?:is "
    r")?(?:not included|restricted|withheld|hidden|removed|unavailable|locked)\b.{0,60}|\W*(?:no (?:full "
    r")?text|n/?a|none)\W*|\W*(?:(?:der )?(?:voll)?text )?(?:ist )?nicht verfügbar.{0,60}|\W*(?:(?:le "
    r")?texte (?:intégral )?)?(?:n[’']est pas |non )disponible.{0,60}|\W*(?:(?:el )?texto (?:completo )?)?no "
    r"(?:está )?disponible.{0,60}",
    re.IGNORECASE,
)
_EDITION: Final = re.compile(r"\s*\([^()]{3,20} edition\)$", re.IGNORECASE)
_LABEL: Final = re.compile(r"^\s*([^\W\d_][^:\n]{1,34}?)\s?:(?:\s+|$)(.*)$", re.DOTALL)


def field(line: str) -> tuple[str, str, str] | None:
    """(what it is, the words before the colon, what follows) where a line is a field.

    >>> field("BYLINE: Jane Rowe")
    ('byline', 'BYLINE', 'Jane Rowe')
    >>> field("The mayor: no") is None
    True
    """
    if match := _LABEL.match(line):
        name = " ".join(match[1].lower().split())
        what = NAMES.get(name) or NAMES.get(name.replace("-", " "))
        if what and not match[1][0].islower():
            return what, match[1], match[2].strip()
    return None


def label(line: str) -> str | None:
    """What the lines that follow are, where a line is the bare name of a field ("Body")."""
    bare = _EDITION.sub("", line.strip().rstrip(": "))
    if len(bare) > 34 or not bare[:1].isupper():
        return None
    what = NAMES.get(" ".join(bare.lower().split()))
    return what if what in ("text", "end", "deck") else None
