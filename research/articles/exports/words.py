"""The words that databases write before their fields, in the languages of their interfaces.

Sources: downloads of LexisNexis and Nexis Uni (English, German, French, Spanish interface),
Factiva's list of field codes, ProQuest's citation fields.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from research.articles.records import Line
from research.languages.patterns import late

# What a field is: a part of the metadata, the text or what is left out.
NAMES: Final[dict[str, str]] = {
    name: what
    for what, names in {
        "title": "kop|título del artículo|titolo|titre de l'article|título do artigo|headline|title|document "
        "title|article title|titel|überschrift|schlagzeile|titre|título",
        "byline": "giornalista|door|autori|forfattere|byline|author|authors|author(s)|author name|autor(en)|"
        "auteur(s)|autor(es)|auteur/naamregel|naamregel|autore|signé|firma del autor|autoría|autor|"
        "autoren|autorin|verfasser|auteur|auteurs|autores|by|von|par|author/byline|signature|"
        "assinatura|författare|forfatter",
        "outlet": "título de publicación|título da publicação|titolo della pubblicazione|titel der "
        "veröffentlichung|zeitschriftentitel|titre du journal|periódico|giornale|testata|krant|bron|"
        "avis|kilde|outlet|publication title|publication|source|quelle|publikation|titel der "
        "publikation|publikationstitel|titre de la publication|título de la publicación|newspaper|"
        "paper|zeitung|journal|fuente",
        "published": "fecha de publicación|data de publicação|data di pubblicazione|publicatiedatum|data|"
        "published|published on|date published|pub date|publication date|date|datum|"
        "veröffentlichungsdatum|publikationsdatum|erscheinungsdatum|date de publication|fecha",
        "url": "url do documento|url del documento|url|link|source url|document url|dokument-url|url du "
        "document",
        "language": "idioma da publicação|lingua di pubblicazione|lingua|taal|language|language of "
        "publication|sprache|publikationssprache|sprache der publikation|langue|langue de publication|idioma|"
        "idioma de la publicación",
        "deck": "resumo|sommario|riassunto|samenvatting|highlight|hervorhebung|abstract|zusammenfassung|"
        "kurzfassung|résumé|resumen|subtitle|teaser|untertitel",
        "text": "texto íntegro|testo completo|testo integrale|tekst|testo|texto|volledige tekst|fulltext|"
        "body|full text|html full text|pdf full text|text|volltext|haupttext|hauptteil|textkörper|"
        "texte intégral|texte complet|corps|corps de l'article|cuerpo|texto completo|article text|"
        "content|inhalt|contenu|contenido|contenuto|conteúdo",
        "dateline": "dateline|ort|ortsmarke|dateline city",
        "other": "información de publicación|informations de publication|publikationsinfo|"
        "publikationsinformationen|informações de publicação|primera página|página inicial|première "
        "page|erste seite|páginas|página|pagina|nombre de pages|author affiliation|content level|"
        "profil|profile|document types|physical description|word count|publication details|"
        "publication info|source database|document number|gale document number|article type|lexile "
        "measure|section|rubrik|lengte|sectie|rubriek|sectie/rubriek|lunghezza|sezione|seção|"
        "comprimento|encart|subtítulo|ressort|rubrique|sección|length|länge|longueur|longitud|words|"
        "edition|ausgabe|édition|edición|correction|correction-date|page|pages|seite|seiten|full "
        "text word count|accession number|readability|urheberinformation|wörter|readability level|"
        "series|column|supplement|kicker|type|series title|volume|band|issue|heft|number",
        "end": "año de publicación|année de publication|ano de publicação|editorial|editora|editore|lugar "
        "de publicación|lieu de publication|local de publicação|país de publicación|pays de "
        "publication|país de publicação|land der veröffentlichung|erscheinungsland|erscheinungsort|"
        "materia|materias|materia de publicación|ubicación|lieu|local|standort|tipo de fuente|type "
        "de source|tipo de fonte|tipo de documento|type de document|id del documento de proquest|id "
        "du document proquest|id do documento proquest|última actualización|dernière mise à jour|"
        "última atualização|base de dados|derechos de autor|direitos autorais|assunto|soggetto|"
        "onderwerp|subject terms|geographic terms|naics/industry codes|people|images|mla 7th edition|"
        "persistent link to this record (permalink)|cut and paste|illustration(s)|source citation|"
        "source citations|works cited|citation|mla 9th edition|mla 8th edition|apa 7th edition|"
        "pub-type|pubtype|load-date|ladedatum|lade-datum|date-chargement|"
        "date du chargement|fecha-carga|fecha de la "
        "carga|data-caricamento|laad-datum|laaddatum|data di caricamento|data de carregamento|"
        "type-publication|publicatietype|publicatie-type|tipo-publicación|tipo di pubblicazione|"
        "update-date|mise à jour|update|updated|last updated|letzte aktualisierung|date de "
        "chargement|fecha de carga|graphic|graphik|grafik|graphique|gráfico|publication-type|"
        "publikationstyp|type de publication|tipo de publicación|journal-code|zeitschriftencode|"
        "zeitungs-code|zeitungscode|zeitschriften-code|code du journal|subject|subjects|schlagwort|"
        "schlagwörter|thema|themen|sujet|tema|organization|company|company / organization|firma|"
        "unternehmen|société|industry|branche|geographic|geographie|person|personen|ticker|"
        "document-type|document type|dokumententyp|dokumenttyp|publication-subject|publication "
        "subject|acc-no|dochead|notes|hinweis|copyright|classification|klassifizierung|proquest "
        "document id|proquest-dokument-id|links|database|datenbank|base de données|base de datos|"
        "location|ort der publikation|place of publication|country of publication|publisher|verlag|"
        "herausgeber|éditeur|issn|isbn|source type|quellentyp|publication year|erscheinungsjahr|"
        "identifier / keyword|document feature|credit|entry date|ausländische zeitung|media type|"
        "url-adresse|record|record number|dokumentnummer|dauerhafte adresse des dokuments|alle "
        "rechte vorbehalten|openurl link|lexile|illustration|photo|bild|image|caption",
    }.items()
    for name in names.split("|")
}
END_OF_DOCUMENT: Final = late(
    r"^\s*(?:end of document|ende des dokuments?|dokumentende|fin du document|fin de document|"
    r"fin del documento|einde van (?:het )?document|fim do documento|fine del documento|"
    r"slutt? på dokument(?:et)?)\s*$",
    re.IGNORECASE,
)
COUNTED: Final = late(
    r"^\s*(?:\d+\s+(?:of|von|de|sur|di)\s+\d+\s+(?:documents?|dokumenten?|documentos?)|"
    r"(?:document|dokument|documento)\s+\d+\s+(?:of|von|de|sur|di)\s+\d+)\s*$",
    re.IGNORECASE,
)
COPYRIGHT: Final = late(
    r"^\s*(?:copyright|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados)",
    re.IGNORECASE,
)
WORD_COUNT: Final = late(
    r"^\s*\d[\d.,\s]{0,8}\s?(?:words?|wörter|worte|mots|palabras|parole|palavras|woorden)\s*$",
    re.IGNORECASE,
)
# What stands in the field of the text where a database has none.
NO_TEXT: Final = late(
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
# What interfaces set into the text: links to the page as printed.
INTERFACE: Final = late(
    r"\W*(?:link (?:naar|to|zum|zur|al|ao|till|til)|lien vers|enlace (?:al|a)|link) (?:the |de |le |la )?"
    r"pdf\b.{0,40}|(?:bekijk de oorspronkelijke pagina|view original page|voir la page originale|"
    r"ver p[áa]gina original|originalseite ansehen|zur originalseite)\b.{0,60}|(?:enlace de documentos? de|"
    r"proquest document link|lien vers le document|link do documento|dokument-link|document link).{0,30}",
    re.IGNORECASE,
)
# Any line of a name and what it holds, as archives set them under a text.
_ANY_LABEL: Final = late(r"[A-ZÀ-Þ][^\W\d_][\w /()’'-]{0,42}\s?:(?:\s+\S.{0,160})?")
_FEWEST_LABELS: Final = 4
# A sentence, with which the text begins below the last of such lists.
_PROSE: Final = late(r".{60,}[.!?][\"'”’»)]*")
_EDITION: Final = late(r"\s*\([^()]{3,20} edition\)$", re.IGNORECASE)
_NUMBER: Final = late(r"(?=\D*\d)\S+")  # of a document
_LABEL: Final = late(r"^\s*([^\W\d_][^:\n]{1,43}?)\s?:(?:\s+|$)(.*)$", re.DOTALL)


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


def of_labels(lines: Sequence[str]) -> int:
    """Where the lines of names and values begin that end a document; their number where none do.

    >>> of_labels(["It rained.", "Subject: Rain", "Place: Ulm", "Type: News", "Database: Papers"])
    1
    """
    start = len(lines)
    names: set[str] = set()
    while start:
        line = lines[start - 1]
        name = line.partition(":")[0].strip().lower() if _ANY_LABEL.fullmatch(line) else ""
        # In an interview names come again.
        if not COPYRIGHT.match(line) and (not name or name in names):
            break
        names.add(name)
        start -= 1
    return start if len(lines) - start >= _FEWEST_LABELS else len(lines)


def together(lines: Sequence[Line]) -> list[Line]:
    """Lines, names that stand over what they hold ("Title:", "Rain again") with it in one line."""
    if sum(_is_bare(x.text) and field(x.text) is not None for x in lines) < _FEWEST_LABELS:
        return list(lines)
    found: list[Line] = []
    number = 0
    while number < len(lines):
        line, held = lines[number], field(lines[number].text)
        number += 1
        # A text goes on as it stands.
        if _is_bare(line.text) and (held is None or held[0] != "text"):
            values = _values(lines, number, held[0] if held else "")
            line = line._replace(text=f"{line.text} {'; '.join(values)}".rstrip())
            number += len(values)
        found.append(line)
    return found


def _values(lines: Sequence[Line], start: int, what: str) -> list[str]:
    """What a name stands over: one line, or the list of words below it."""
    values: list[str] = []
    for text in (lines[n].text for n in range(start, len(lines))):
        ends = COPYRIGHT.match(text) or (what != "deck" and _PROSE.fullmatch(text))
        if _is_bare(text) or label(text) or (values and ends):
            break
        values.append(text)
        if what in ("title", "outlet", "published", "url") or _NUMBER.fullmatch(text):
            break
    return values


def _is_bare(text: str) -> bool:
    return text.rstrip().endswith(":") and bool(_ANY_LABEL.fullmatch(text.strip()))
