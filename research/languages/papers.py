"""Papers whose article might as well be that of a place: "Le Monde, 4 juin 2024", "Le Havre, 4 juin 2024"."""

from __future__ import annotations

import re
from typing import Final

from research.languages.patterns import late

_NAMES: Final = {
    "Le": "Monde Figaro Parisien Soir Temps Devoir Point Progrès Matin Télégramme Journal Canard Nouvel "
    "Courrier Quotidien",
    "La": "Croix Voix Dépêche Libre Provence Montagne Liberté Presse Tribune Nouvelle Repubblica Stampa "
    "Nación Nacion Vanguardia Razón Jornada Tercera Prensa Voz",
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
PAPERS: Final = late(rf"(?:{'|'.join(_WHOLE)}|L[’'](?:{'|'.join(_ELIDED.split())})|{_ALONE})\b")
# Portals and libraries, which show what papers wrote, as they name themselves.
SHOW_OTHERS: Final = late(
    r"(?:naver|네이버|daum|다음|nate|네이트|yahoo!?|msn|aol|line|google|apple)(?: ?(?:news|ニュース|뉴스|"
    r"finance|sports?|nachrichten|actualités|noticias|notizie))?|medium|smartnews|news ?break|flipboard|"
    r"dailyhunt|opera news|dzen|дзен|toutiao|今日头条|papers past|trove|chronicling america|gallica|"
    r"retronews|delpher|anno|hemeroteca digital|newspapersg|pressreader|newspapers\.com|genealogybank|"
    r"(?:[\w’'-]+ ){1,4}newspapers? (?:(?:digital )?(?:collection|archive|database)s?|online)",
    re.IGNORECASE,
)
# What stands before the number of a page.
PAGE: Final = (
    r"pp?|pg|s|pages?|seiten?|sid(?:an?|er?|e)|págs?|pags?|páginas?|pagina|blz|sivu|str(?:ana|ona|án)?|oldal|"
    r"sayfa|стр"
)
# "Published in the Harbour Times, 4 June 2024"
IN_PAPER: Final = late(
    r"^(?:(?:first )?(?:published|appeared|printed)|publi(?:sert|cerat|cerad|ceret|é|cado)|erschienen|"
    r"veröffentlicht|paru|pubblicato|gepubliceerd|verschenen|opublikowano)"
    r"(?: (?:in|im|i|på|dans|en|em|su|w))?(?: de[rnm]| the)? ",
    re.IGNORECASE,
)
# Words with which papers' names open, and hardly anything else does.
FIRST: Final = late(
    r"(?:Głos|Gazeta|Dziennik|Tygodnik|Corriere|Gazzetta|Giornale|Messaggero|Courrier|Gazette|Dépêche|Diario|"
    r"Heraldo|Periódico|Correo|Correio|Jornal|Ziarul|جريدة|صحيفة|दैनिक|Газета|Вестник)\b"
)
# Words that papers have in their names, in the languages whose dates are read.
WORDS: Final = late(
    r"^(?:The (?!Hague)|Der |Die |Das )|\w(?:times|post|herald|tribune|journal|zeitung|bote|blatt|news|"
    r"avisa?|bladet?|posten|tidningen?|tidende|sanomat|lehti|hírlap|krant|dagblad)\b|"
    r"\b(?:Times|Post|Herald|Tribune|Journal|News|Gazette|Mail|Express|Star|Sun|Observer|Guardian|"
    r"Telegraph|Chronicle|Courier|Mirror|Echo|Écho|Argus|Standard|Review|Daily|Mercury|Advertiser|"
    r"Examiner|Sentinel|Ledger|Register|Bulletin|Dispatch|Beacon|Bugle|Globe|Inquirer|Enquirer|"
    r"Voz (?=[Dd]e\b)|VOZ (?=DE\b)|Clarion|Independent|Tidings|Intelligencer|Gleaner|Bote|Anzeiger|"
    r"Kurier|Nachrichten|Rundschau|Presse|Tageblatt|Zeitung|Allgemeine|Diario|Jornal|Giornale|Corriere|"
    r"Courrier|Gazette|Dépêche|Quotidien|Progrès|Heraldo|Periódico|Correo|Correio|Folha|"
    r"Gazzetta|Messaggero|Dagblad|Courant|Blad|Tidning|Posten|Allehanda|Kuriren|Tidende|Avis|"
    r"Gazete(?:si)?|Postası|Sanomat|Nieuwsblad|"
    r"Głos|Gazeta|Dziennik|Tygodnik|Nowiny|Wiadomości|Życie|Rzeczpospolita|"
    r"[Nn]oviny|[Dd]eník|[Dd]enník|[Ll]isty|[Zz]právy|[Tt]ýdeník|[Vv]esti|[Ll]ist|[Nn]ovosti|"
    r"[Hh]írlap|[Úú]jság|[Nn]apló|[Nn]épszava|Ziarul|Adevărul|Monitorul|Jurnalul|Evenimentul|"
    r"[Вв]естник|[Гг]азета|[Пп]равда|[Ии]звестия|[Нн]овости|[Вв]ести|[Вв]едомости|[Вв]ремя|[Кк]урьер|"
    r"[Вв]існик|"
    r"[Нн]овини|[Тт]руд|[Дд]невник|[Вв]ечер|[Εε]φημερίδα|[Νν]έα|[Ββ]ήμα|[Κκ]αθημερινή|[Ττ]ύπος)\b|"
    r"\b(?:جريدة|صحيفة|समाचार|दैनिक|पत्रिका|टाइम्स)\b|"
    r"(?:新聞|新报|新報|日报|日報|晚报|晚報|早报|早報|晨报|晨報|時報|时报|週刊|周刊|通信|新闻|일보|신문|뉴스)"
)
# "The articles", "Fake News": no names, though they have the words of one.
NO_PAPER: Final = late(
    r"^(?:all|daily|fake|foreign|latest|local|my|news|other|our|press|real|the|top|world|old|new)\b"
    r"(?! \w+ \w)|"
    r"^(?:business|sports?|politic(?:s|al)|science|health|tech(?:nology)?|entertainment|breaking|national|"
    r"international|regional|community|weather|crime|education|travel|money|culture|arts?|books?|films?|"
    r"music|europe|us|uk|u\.s\.|u\.k\.|company|court|campus|city|state|"
    r"africa|asia|good|bad|more|football|racing|blog|india|guest|markets?) "
    r"(?:news|reviews?|mail|post|express|standard)$|"
    r"^(?:the |die |der |das )?(?:articles?|texts?|data|corpus|papers?|export)\b|\d",
    re.IGNORECASE,
)
