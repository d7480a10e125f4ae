"""Words and forms of what sites set into a story: pictures, players, boxes of links, forms.

Each says little alone; `articles/pictures.py` and `articles/boxes.py` ask what stands beside it. In
English, German, French and Spanish, by hand, from pages of newspapers.
"""

from __future__ import annotations

import re
from typing import Final

_NAME: Final = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-zß-ÿ]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){0,5}"
_AGENCIES: Final = (
    r"(?:AP|AFP|PA|EPA|EFE|dpa|DPA|ANSA|PTI|ANI|UPI|AAP|Reuters|REUTERS|Getty|GETTY|Alamy|Shutterstock|"
    r"IMAGO|Bloomberg|Xinhua|Anadolu|Keystone|Belga|APA|Europa Press|Associated Press|Press Association|"
    r"NASA)"
)

# What stands in brackets behind a caption, and nowhere else: "(Ann Loy/Reuters)", "(Supplied: Sam Ito)".
CREDIT: Final = re.compile(
    rf"(?:(?=[^/]* ){_NAME} ?(?:/ ?|via )(?:{_NAME}|{_AGENCIES})(?: ?(?:/|via) ?{_NAME})*|(?:{_NAME}|"
    rf"{_AGENCIES}) (?:photos?|images?|pics?|Photos?|Images?|Foto)(?: ?[/:,] ?.{{2,60}})?|"
    rf"(?:{_NAME} )?(?:[Ss]upplied|[Ff]ile|[Ii]mage|[Pp]hoto|[Pp]ic|[Ff]oto|[Bb]ild|[Cc]rédits?|[Ii]magen|"
    rf"[A-Z]{{2,5}}(?: [A-Z][a-z]+)?): ?.{{2,60}}|(?:[Cc]ourtesy|[Ss]upplied|[Ss]ubmitted)\b.{{0,60}}|"
    rf"{_NAME} (?:for|für|pour|para|FOR|FÜR|POUR|PARA) .{{3,50}}|[Ff]ile (?:photo|pic|image)|"
    rf"[Ss]ubmitted photo|©.{{2,60}})"
)
# The same in round brackets, where no list of links names its houses.
SLASHED: Final = re.compile(rf"{_NAME}(?: ?/ ?{_NAME}){{1,4}}")
# An agency or a name of two with its agency, glued to the last full stop of a caption.
GLUED: Final = re.compile(rf"[\w)”’\"][.!?] ?(?:{_AGENCIES}|{_NAME} ?/ ?{_NAME})\Z")
# How a caption opens that says what its picture is.
OPENS: Final = re.compile(
    r"In this [^.]{0,60}\b(?:photo|image|picture|illustration|frame)\b[^.]{0,60},|"
    r"(?:An? |This )(?:\w+ )?(?:stock|file|satellite|undated|handout|composite|combination|aerial) "
    r"(?:image|photo|photograph|picture|illustration|view)\b|"
    r"(?:This|These) (?:\w+ ){0,3}(?:photos?|images?|pictures?|illustrations?|screenshots?|frames?)"
    r"(?: \w+){0,4} (?:shows?|released|taken|provided|made|grab)\b|"
    r"An artist[’']s (?:concept|illustration|impression|rendering)\b|"
    r"(?:Das|Dieses) (?:undatierte |undatiertes )?(?:Foto|Bild|Symbolbild|Archivbild) zeigt\b|"
    r"(?:Sur cette (?:photo|image)|Cette (?:photo|image)) |En esta (?:imagen|foto|fotografía)\b"
)
# In brackets: an agency alone, whose copy a text may be, too.
AGENCY: Final = re.compile(rf"(?:{_AGENCIES}(?: ?[/,] ?)?){{1,3}}|[Ff]ile|[A-Z]{{2,4}}")
# In brackets: a name alone, a house or a site.
NAMED: Final = re.compile(rf"(?=.* )(?:the |The )?{_NAME}|[\w-]+\.[a-z]{{2,6}}")
# A line of its own that says who made a picture.
CREDIT_LINE: Final = re.compile(
    rf"\(?{_NAME} ?/ ?{_NAME}(?: ?(?:/|via) ?{_NAME})*\)?|\(?{_NAME} (?:for|für|pour|para) {_NAME}\)?|"
    rf"[Cc]ourtesy (?:of |{_NAME}).{{0,60}}|\({_NAME}\)|(?:[Ss]ubmitted|[Hh]andout|[Ff]ile) [Pp]hoto"
)
# Behind a caption and a bar, or behind its last full stop.
BEHIND_BAR: Final = re.compile(
    rf"[\w.!?)’'] ?\| ?(?:{_NAME} ?/ ?{_NAME}|{_NAME} (?:for|für|pour|para) .{{3,50}}|"
    rf"{_AGENCIES}(?: Photo.{{0,40}})?)\Z"
)
# Within a caption, what somebody sees in its picture.
PICTURED: Final = re.compile(
    r"\((?:pictured|file photo|left|right|cent(?:re|er)|above|below|(?:im|auf dem) bild|links|rechts|"
    r"à gauche|à droite|en la imagen|izquierda|derecha)\b[^()]{0,80}\)",
    re.IGNORECASE,
)
# What numbers the pictures of a gallery, before the caption of each: "Item 1 of 2", "1of4".
NUMBERED: Final = re.compile(
    r"(?:(?:item|image|photo|slide|bild|foto|imagen) \d{1,2} ?(?:of|von|sur|de|/) ?\d{1,2}\b|"
    r"\d{1,2}of\d{1,2}(?=[A-ZÀ-Þ])).{0,390}",
    re.IGNORECASE,
)
# The marks of a picture or of its caption that a page shows as a line.
MARK: Final = re.compile(
    r"(?:image|video|media|photo) ?\d{0,2}|(?:hide|toggle|view|show) caption|caption|"
    r"view image in full ?screen|back to gallery|(?:image|photo|bild|imagen) \d{1,2} ?(?:of|von|sur|de|"
    r"/)(?: ?/)? ?\d{1,2}(?: in voller größe)?|bild vergrößern|agrandir l[’']image|ampliar (?:foto|"
    r"imagen)|expand|enlarge(?: image)?",
    re.IGNORECASE,
)
# How a text for those who cannot see a picture opens, and verbs that such a text does not hold.
SHOWN: Final = re.compile(
    r"(?:An? |Two |Three |Four |Five |People |Several |Eine? |Zwei |Une? |Deux |Una? |Dos )"
)
TOLD: Final = re.compile(
    r"\b(?:\w{3,}ed|was|were|had|has|have|will|would|said|says|did|went|came|took|told|made|gave|left|"
    r"lost|won|fell|rose|met|found|became|began|could|should|may|might|must|hatte|waren|wurde\w*|wird|"
    r"werden|soll\w*|ont|avait|était|sera|han|había|fue|fueron|será)\b"
)

# The marks of a link that only who pays may follow.
FLAG: Final = re.compile(
    r"(?:[A-Z]{1,4} ?)?(?:Plus|PLUS|\+)(?: \(.{3,40}\);?)?|(?:[Aa]rticle )?[Rr]éservé aux abonnés|"
    r"(?:[Ss]ubscribers?|[Pp]remium|[Mm]embers?)(?: only| exclusive)?|[Ee]xclusivo (?:para )?suscriptores|"
    r"[Nn]ur für Abonnenten"
)
# How the line over a player leads on to it.
TO_WATCH: Final = re.compile(
    r"(?:watch|video|listen|im video|à voir|en vídeo|en vidéo) ?[|:] ?\S.{3,160}", re.IGNORECASE
)
# The clock of a player, with its source or its length.
PLAYER: Final = re.compile(
    r"-?(?:\d|00):\d\d|\d{1,2}:\d\d(?: ?[/|] ?\d{1,2}:\d\d| ?[-–|•·] ?(?:source|quelle|"
    r"fuente) ?: ?.{2,40})|(?:duration|dauer|durée|duración) ?:? \d{1,2}:\d\d|"
    r"(?:please )?use (?:the )?chrome browser\b.{0,60}|(?:now playing|just watched|replay|more videos\W*|"
    r"\(\d{1,3} videos\)|must watch|up next|video ad feedback)",
    re.IGNORECASE,
)
# What stands over links to other texts.
LINKS: Final = re.compile(
    r"(?:most (?:read|popular|viewed|watched|recent)(?: (?:in|on) .{2,30})?|must[- ](?:watch|read|see)|"
    r"just watched|don['’]t miss|trending(?: now)?|more (?:videos|stories|like this|on this|coverage|from|"
    r"news|to read|headlines)\b.{0,30}|in this section|in case you missed it|(?:related|recommended|"
    r"suggested|featured|popular|similar|latest|top|other)(?: \w+)? (?:articles?|stories|story|posts?|"
    r"coverage|videos?|topics?|news|reading|content|headlines)(?: list)?|related|recommended|trending|"
    r"you may (?:also )?like|get caught up|stories to keep you informed|what to read next|read next|"
    r"also read|more|related content|(?:meist|am meisten )gelesen\w*|verwandte (?:artikel|themen)|"
    r"mehr (?:zum thema|lesetipps|artikel|aus .{2,30})|lesen sie (?:auch|mehr)\b.{0,20}|auch interessant|"
    r"empfehlungen?(?: der redaktion)?|à (?:regarder|lire(?: aussi)?|découvrir)|sur le même sujet|"
    r"pour aller plus loin|la rédaction vous (?:conseille|recommande)|dans la même rubrique|"
    r"les plus (?:lus|vus)|nos (?:vidéos|articles)|voir aussi|articles? (?:liés?|similaires?)|"
    r"para saber más|más información|noticias relacionadas|te puede interesar|lo más (?:leído|visto)|"
    r"lee también|leggi anche|leia (?:também|mais)|lees ook)",
    re.IGNORECASE,
)
# A line that leads to another text by the name of its site: "On LindenGazette.com: Ferry to close".
LEADS_AWAY: Final = re.compile(
    r"(?:(?:on|at|from|auf|sur|en) [\w-]+\.(?:com|org|net|co\.uk|de|fr|es)|watch|video|listen|gallery|"
    r"podcast|in pictures|[a-z]{2,4} (?:audio|video|photos)|im video|à voir|en vídeo|en vidéo) ?[|"
    r":] ?\S.{8,160}|(?:view|see|read|browse|show) (?:all|more|the latest)\b.{3,80}|"
    r"\[ ?(?=(?:[^ ]+ ){4}).{10,170} ?\]",
    re.IGNORECASE,
)

# The fields and buttons of a form, the notices beside it, and what it says when it was sent.
FIELD: Final = re.compile(
    r"(?:(?:your|enter your|votre|ihre|tu|su) )?(?:e-?mail(?:[ -]?(?:address|adresse))?|adresse e-?mail|"
    r"correo(?: electrónico)?|(?:unsere? |nos? |our |la |le )?newsletters?|employer|job title|(?:first |"
    r"last |full )?name|zip code|country|password)\W*|sign ?up|subscribe(?: now)?|submit|send|continue|"
    r"join|register|registrieren|anmelden|abonnieren|absenden|s[’']inscrire|je m[’']inscris|s[’']abonner|"
    r"en savoir plus|suscribirse|suscribirme|apuntarse|enviar|learn more|jetzt kostenlos .{0,30}|"
    r"(?:please )?enter a valid e-?mail\b.{0,30}|(?:please )?(?:check your|prüfen sie ihr) .{2,120}|"
    r"having trouble\?.{0,30}|something went wrong\b.{0,60}|your (?:subscription|submission) .{2,80}|"
    r"(?:thank you|thanks|vielen dank|merci|gracias)[!.]? .{0,120}|was this .{3,40} helpful\?|war (?:die|"
    r"der) .{3,40} hilfreich\?|gefällt mir(?: nicht)?|success!?.{0,60}",
    re.IGNORECASE,
)
# What a service of a site says of itself: how often it comes, to whom, of what.
SERVED: Final = re.compile(
    r"\b(?:daily|weekly|monthly|nightly|every (?:day|week|month|morning|evening|weekday|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday)|each (?:day|week|month|morning|evening|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday)|inbox|breaking news|emailed|privacy|newsletters?|"
    r"e-?mails?|alerts?|briefings?|digest|push|app|free of charge|for free|premium|premium content|"
    r"account|podcasts?|bring you|bringing you|keep you|you need|your|täglich\w*|wöchentlich\w*|jeden|"
    r"kostenlos|gratis|chaque (?:jour|matin|soir|semaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche)|tous les (?:jours|matins|soirs|lundis|mardis|mercredis|jeudis|vendredis|samedis|"
    r"dimanches)|toutes les semaines|l[’']essentiel|gratuit\w*|boîte mail|cada (?:día|mañana|semana|lunes|"
    r"martes|miércoles|jueves|viernes|sábado|domingo)|boletín|correo)\b",
    re.IGNORECASE,
)
# Whose text a wire's copy replaces, and what is new in it, in brackets as the last or the first line.
REVISION: Final = re.compile(
    r"[(\[](?:updates?|adds?|recasts?|corrects?|refiles?|repeats?|releads?|clarifies|removes|rewrites|"
    r"changes|fixes|updated|mit (?:weiteren|mehr) .{2,30}|neu:|actualise|ajoute|actualiza|"
    r"añade)\b[^()\[\]]{3,250}[)\]]",
    re.IGNORECASE,
)
# How the sentence opens with which a page leads on behind a paragraph.
ON_THE_PAGE: Final = re.compile(
    r"[.!?”\"’)»] +((?=[A-ZÀ-Þ])(?i:e-?mail (?:this|to)|send (?:this|to)|click here|read (?:more|the full|"
    r"also)|sign up|subscribe|follow us|watch (?:the |a )?video|share (?:this|on)|share\W*$|listen "
    r"(?:to|here)|continue reading|see also|related|learn more|print this|lesen sie|mehr (?:zum|dazu)|"
    r"weiterlesen|lire (?:aussi|la suite)|leer más|lee también|leggi anche|leia (?:mais|"
    r"também))[^.!?]{0,70}[.!?»>→ ]*)$",
)
