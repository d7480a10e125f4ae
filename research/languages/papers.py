"""Papers whose article might as well be that of a place: "Le Monde, 4 juin 2024", "Le Havre, 4 juin 2024"."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = {
    "Le": "Monde Figaro Parisien Soir Temps Devoir Point Progrès Matin Télégramme Journal Canard Nouvel "
    "Courrier Quotidien",
    "La": "Croix Voix Dépêche Libre Provence Montagne Liberté Presse Tribune Nouvelle Repubblica Stampa "
    "Nación Vanguardia Razón Jornada Tercera Prensa Voz",
    "Les": "Echos Échos Dernières",
    "El": "País Mundo Periódico Universal Tiempo Comercio Mercurio Correo Heraldo Espectador Confidencial "
    "Nacional",
    "Il": "Sole Messaggero Foglio Fatto Giornale Mattino Manifesto",
    "O": "Globo Estado",
    "De": "Telegraaf Volkskrant Standaard Tijd Morgen Gelderlander Groene",
    "Het": "Parool Laatste Nieuwsblad Belang",
}
_ELIDED: Final = (
    "Express Humanité Obs Équipe Equipe Opinion Est Union Alsace Écho Echo Unità Espresso"
)
_ALONE: Final = (
    "Libération|Ouest-France|Sud Ouest|Mediapart|Clarín|Folha|Público|Expresso|Trouw|Aftenposten|Politiken|"
    "Dagens Nyheter|Berlingske"
)
_WHOLE: Final = [rf"{article} (?:{'|'.join(names.split())})" for article, names in _NAMES.items()]
PAPERS: Final = re.compile(
    rf"(?:{'|'.join(_WHOLE)}|L[’'](?:{'|'.join(_ELIDED.split())})|{_ALONE})\b"
)
