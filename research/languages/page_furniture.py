"""Patterns of what German, French and Spanish sites put around a story; each matches a whole line.

English has its own, in `en/page_furniture.py`. By hand, from pages of newspapers.
"""

from __future__ import annotations

import re
from typing import Final


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


ANYWHERE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "share line",
        _lines(
            r"(?:artikel|beitrag|text) (?:teilen|verschenken|drucken|merken|anhören|vorlesen|speichern)"
            r"(?: \(.{1,20}\))?|zur merkliste(?: hinzufügen)?|(?:auf|per|via) (?:facebook|whatsapp|x|"
            r"twitter|e-?mail) teilen|link kopieren|als pdf speichern",
            r"(?:offrir|partager|imprimer|écouter|sauvegarder|envoyer|réagir à) (?:l[’']|cet )article"
            r"(?: \(.{1,20}\))?|ajouter à (?:vos|mes) (?:favoris|sélections)|partager sur \w+|"
            r"copier le lien|lire plus tard",
            r"compartir en \w+|(?:escuchar|guardar|imprimir|enviar|compartir) (?:el |este )?"
            r"(?:artículo|noticia)(?: \(.{1,20}\))?|copiar enlace|enviar por correo",
        ),
    ),
    (
        "page furniture",
        _lines(
            r"lesezeit:? ?(?:ca\. )?\d{1,3} ?min\w*\.?|\d{1,3} min(?:uten)? lesezeit",
            r"temps de lecture ?:? ?\d{1,3} ?min\w*\.?|lecture(?: :)? \d{1,3} ?min\w*\.?|"
            r"(?:article )?réservé aux abonnés",
            r"tiempo de lectura:? ?\d{1,3} ?min\w*\.?|\d{1,3} min(?:utos)? de lectura",
        ),
    ),
    (
        "comment form",
        _lines(
            r"(?:\d+ )?kommentare?(?: \(\d+\))?(?: lesen| anzeigen)?|diskutieren sie mit",
            r"(?:\d+ )?commentaires?(?: \(\d+\))?|voir les commentaires|réagir",
            r"(?:\d+ )?comentarios?(?: \(\d+\))?|ver comentarios|comentar",
        ),
    ),
    (
        "related-links line",
        _lines(
            r"(?:mehr zum thema|lesen sie auch|auch interessant|das könnte (?:sie|dich)(?: auch)? "
            r"interessieren|weiterlesen|zum thema)(?: ?[:|].{0,200})?",
            r"(?:(?:à )?lire aussi|lire également|sur le même sujet|à découvrir|nos dernières vidéos)"
            r"(?: ?[:|].{0,200})?",
            r"(?:(?:lea|leer) también|más información|te puede interesar|noticias relacionadas)"
            r"(?: ?[:|].{0,200})?",
        ),
    ),
    (
        "newsletter prompt",
        _lines(
            r"(?:newsletter (?:abonnieren|bestellen)|(?:hier |jetzt )?(?:zum|für den) newsletter anmelden)\b"
            r".{0,160}",
            r"(?:inscrivez-vous|abonnez-vous) (?:à|gratuitement à) (?:la|notre|nos) newsletters?\b.{0,160}",
            r"(?:suscríbete|apúntate|regístrate) (?:a|en) (?:nuestra|la|nuestro) (?:newsletter|boletín)\b"
            r".{0,160}",
        ),
    ),
)
