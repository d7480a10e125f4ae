"""What pages write before a day: that a text was published then, or that it was changed."""

from __future__ import annotations

import re
from typing import Final

PUBLISHED: Final = (
    r"published|posted|created|publication date|date de (?:publication|parution)|fecha de publicación|"
    r"data d[ie] (?:pubblicazione|publicação)|(?:veröffentlichungs|erscheinungs)datum|publicatiedatum|"
    r"release date|date|issued|filed|pub(?:lish)? date|"
    r"veröffentlicht|publi[ée]e?|erstellt|stand|publicad[oa]|pubblicat[oa]|gepubliceerd|geplaatst|"
    r"embargoed until|erschienen|fecha|datum|giriş tarihi|yayınlanma(?: tarihi)?|"
    r"publicerad|publisert|publiceret|udgivet|julkaistu|közzétéve|megjelent|publikováno|publikované|"
    r"objavljeno|publicat|avaldatud|paskelbta|publicēts|opublikowano|data publikacji|zveřejněno|vydáno|"
    r"опубликовано|дата публикации|опубліковано|प्रकाशित|نشر في|تاريخ النشر"
)
CHANGED: Final = (
    r"updated?|modified|aktualisiert|(?:letzte )?aktualisierung|mis(?:e)? à jour|modifi[ée]e?|"
    r"(?:ultimo )?aggiornamento|aggiornat[oa]|modifica(?:t[oa])?|actualizad[oa]|"
    r"(?:última )?(?:actualización|atualização)|atualizad[oa]|laatste update|bijgewerkt|aangepast|"
    r"uppdaterad|oppdatert|opdateret|päivitetty|aktualizováno|zaktualizowano|обновлен[оа]?|оновлено|"
    r"(?:son )?güncelleme(?: tarihi)?|अपडेटेड|آخر تحديث"
)
# Of those, what is said of a text and not of a fair ("Date").
OF_PUBLICATION: Final = re.compile(
    r"published|publication date|pub(?:lish)? date|date de (?:publication|parution)|"
    r"fecha de publicación|data d[ie] (?:pubblicazione|publicação)|veröffentlich|publicatiedatum|"
    r"publi[ée]e?\b|publicad[oa]|pubblicat[oa]|gepubliceerd|publicerad|publisert|publiceret",
    re.IGNORECASE,
)
# What the notice of a book, a chart or a fair holds beside its day: who made it, a price, an hour, a place.
OF_NOTICE: Final = re.compile(
    r"[£$€¥]\s?\d|\d\s?(?:£|\$|€|euros?\b|dollars?\b|pounds?\b)|\bISBN\b|"
    r"\b\d+ ?(?:pages|pp\b|p\.|seiten|páginas|pagine)|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|"
    r"\b(?:by|von|par|di|por|de) (?-i:[A-ZÀ-Þ])[\w’'-]+ (?-i:[A-ZÀ-Þ])|"
    r"^(?:price|preis|prix|precio|prezzo|publisher|press|verlag|éditeur|editorial|editore|title|author|"
    r"source|chart|data|graphic|place|venue|where|when|time|tickets?|admission|entry|format|genre|"
    r"director|studio|label|ort|lieu|lugar|quelle|titel|titre|autor|auteur)\b.{0,20}?:|"
    r"\b(?:press|books?|verlag|éditions|editions|publishers|publishing|hardback|hardcover|paperback|"
    r"e-?book|tickets?|admission)\b",
    re.IGNORECASE,
)
# What leads to a day within a sentence.
LEADS_TO: Final = re.compile(
    r"\b(?:on|by|until|from|since|am|bis|ab|seit|le|du|dès|el|desde|il|dal|op|em|até)\s+$",
    re.IGNORECASE,
)
