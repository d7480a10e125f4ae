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
# What leads to a day within a sentence.
LEADS_TO: Final = re.compile(
    r"\b(?:on|by|until|from|since|am|bis|ab|seit|le|du|dès|el|desde|il|dal|op|em|até)\s+$",
    re.IGNORECASE,
)
