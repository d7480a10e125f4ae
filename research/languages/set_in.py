"""Words and forms of what sites set into a story: pictures and players, links, forms, closing prompts.

Each says little alone: `articles/pictures.py`, `insets.py`, `boxes.py` and `chrome.py` use them on pages that
were copied whole, and ask what stands beside them. In English, German, French, Spanish and a few in other
languages, by hand, from pages of newspapers.
"""

from __future__ import annotations

import re
from typing import Final

from research.languages.en.credit_patterns import AGENCIES, PICTURES
from research.languages.patterns import late

_NAME: Final = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-zß-ÿ]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){0,5}"
_HOUSE: Final = rf"(?:{AGENCIES}|{PICTURES}|NASA|AFPTV)"

# What stands in brackets behind a caption: who made its picture, with a mark or an agency.
CREDIT: Final = late(
    rf"{_NAME} ?(?:/|via) ?{_HOUSE}(?: ?(?:/|via) ?{_NAME})*|{_HOUSE} ?/ ?{_NAME}|"
    rf"{_HOUSE} (?:[Pp]hotos?|[Ii]mages?)(?: ?[/:,] ?.{{2,60}})?|{_NAME} [Pp]hoto|"
    rf"(?:{_NAME} )?(?:[Ss]upplied|[Ii]mage|[Pp]hoto|[Pp]ic|[Ff]ot(?:o|\.)|[Bb]ild|[Cc]rédits?|[Ii]magen)"
    rf"(?:: ?.{{2,60}}| {_NAME})|Courtesy(?: of|:)? {_NAME}|"
    rf"(?=\S+ \S+ for ){_NAME} for The {_NAME}|[Ss]upplied|[Ff]ile (?:photo|pic|image)|[Ss]ubmitted photo|"
    rf"©.{{2,60}}|(?=[^/]* [^/]*/){_NAME}(?: ?/ ?{_NAME}){{2}}"
)
# The same in square brackets, where no party stands.
SQUARE: Final = late(rf"(?=[^/]* [^/]*/){_NAME} ?/ ?{_NAME}")
# An agency alone, which stands behind a paragraph, too; "(PA)" is a state and a party.
AGENCY: Final = late(
    rf"(?!PA\b){AGENCIES}|(?:AFP via )?Getty(?: Images)?|Alamy|Shutterstock|"
    r"PA (?:Wire|Images|Media|Archive)"
)
# An agency or a name with its agency, glued to the last full stop of a caption, or behind a bar.
GLUED: Final = late(
    rf"(?:[\w)”’\"][.!?]|[\w.!?)’'] ?\| ?)"
    rf"(?:(?:{_NAME} ?/ ?)?{_HOUSE}(?: Photo(?: ?/ ?{_NAME})?)?|"
    rf"(?<=\| ){_NAME} ?/ ?[A-Z]{{4,}})\Z|[\w)”’\"][.!?] {PICTURES}\Z"
)
# The agency in a line alone over a caption, or before what a picture shows to those who cannot see it.
AGENCY_ALONE: Final = late(rf"(?:The )?{AGENCIES}|PA Media|Press Association|ANI|BBC(?: News)?")
AGENCY_FIRST: Final = late(
    rf"(?:AFP via Getty Images|PA Media|BBC|{AGENCIES}|{PICTURES})"
    r"(?: ?/ ?(?:Getty Images|AFP|Reuters|EPA|[A-Z][\w’'-]+ [A-Z][\w’'-]+))? "
    r"(?:(?P<article>An? |The )|[A-Z][\w’'-]+ )"
)
# Within a caption, what somebody sees in its picture.
PICTURED: Final = late(
    r"\((?:pictured|file photo|(?:im|auf dem) bild|en la imagen)\b[^()]{0,80}\)", re.IGNORECASE
)
# Where in its picture somebody stands: "Jane Rowe, left, and Sam Ito". In which no story is told.
PLACED: Final = late(
    r"[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w.’'-]+(?:, Jr\.?)?"
    r", (?:far |second from (?:the )?)?(?:left|right|cent(?:er|re))"
    r"(?:,(?! (?:the|an?|his|her|its|their)\b)| and (?=[A-ZÀ-Þ]))|"
    r"\bin this (?:undated |recent )?(?:(?:handout|file|archive|still|undated)(?: [A-Za-z]{2,12})? "
    r"(?:photo(?:graph)?|picture|image|frame)|combination (?:of )?(?:[a-z]+ )?"
    r"(?:photo(?:graph)?|picture|image|frame)s?)\b"
)
# What numbers the pictures of a gallery before the caption of each, with a mark behind: "1of4", "Item 1
# of 2:"; without one there must be a credit.
NUMBERED: Final = late(
    r"(?:item|image|photo|slide|bild|foto|imagen) \d{1,2} ?(?:of|von|sur|de|/) ?\d{1,2}"
    rf"(?: ?[:|–-] ?.{{0,390}}| .{{8,390}}\b{AGENCIES} ?/ ?{_NAME}.{{0,40}})?|"
    r"\d{1,2}of\d{1,2}(?=[A-ZÀ-Þ]).{8,390}",
    re.IGNORECASE,
)
# The counter of a gallery with a bar behind it, which needs no credit: "2 of 4 | Boats at their berths."
COUNTED: Final = late(r"\d{1,2} ?(?:of|von|sur|de|di|van|/) ?\d{1,2} ?\|.{0,390}", re.IGNORECASE)
# A line of its own that says who made a picture.
CREDIT_LINE: Final = late(
    rf"\(?{_NAME} ?/ ?{_NAME}(?: ?(?:/|via) ?{_NAME})*\)?|\(?{_NAME} (?:for|für|pour|para) {_NAME}\)?|"
    rf"[Cc]ourtesy (?:of |{_NAME}).{{0,60}}|(?:[Ss]ubmitted|[Hh]andout|[Ff]ile) [Pp]hoto"
)
_ABROAD: Final = rf"(?:{AGENCIES}|APA|ANP|NTB|TT|PAP|ČTK|Belga|Lusa|Keystone|Ritzau(?: Scanpix)?)"
OF_AGENCY: Final = late(rf"{_ABROAD} ?/ ?{_NAME}|{_NAME} ?/ ?{_ABROAD}")
# The same where nothing stands beside it: who made it, and for which paper.
OF_OUTLET: Final = late(
    rf"(?P<who>{_NAME}) ?(?:/|(?:(?i:for) (?=(?i:the) )|[Vv]ia )) ?{_NAME}|"
    rf"(?i:(?:photo(?:graph)?s?|image|illustration) )?(?i:courtesy)(?: of|:)? (?:the )?{_NAME}"
)
BEHIND_CAPTION: Final = late(
    rf"[.!?)”’\"] (?:(?i:photo|image|foto) (?i:by|von|de) )?(?P<who>{_NAME})(?: (?i:for the|via) | ?/ ?| on "
    rf"(?=Unsplash|Pexels|Pixabay|Flickr))(?:{_NAME}|[a-z]{{2,20}}(?:\.[a-z]{{2,20}}){{1,2}})\Z"
)
# The same behind its label: "... on Tuesday. Foto Jane Rowe".
LABELLED: Final = late(rf"[.!?)”’\"] (?i:photo|foto|fot\.|bild|beeld|imagen):? {_NAME}\Z")
# The marks of a picture or of its caption that a page shows as a line.
MARK: Final = late(
    r"(?:image|video|media|photo) ?\d{0,2}|(?:hide|toggle|view|show) caption|caption|"
    r"view image in full ?screen|back to gallery|(?:image|photo|bild|imagen) \d{1,2} ?(?:of|von|sur|de|"
    r"/)(?: ?/)? ?\d{1,2}(?: in voller größe)?|bild vergrößern|agrandir l[’']image|ampliar (?:foto|"
    r"imagen)|expand|enlarge(?: (?:this )?image)?",
    re.IGNORECASE,
)
# How a text for those who cannot see a picture opens, and verbs that such a text does not hold.
SHOWN: Final = late(
    r"(?:An? |Two |Three |Four |Five |People |Several |Eine? |Zwei |Une? |Deux |Una? |Dos )"
)
# The same with a full stop, where it names the picture itself: "Illustration of a crane made of money."
DEPICTS: Final = late(
    r"(?:(?:photo |animated )?illustration|animation|graphic|photo(?:graph)?|picture) of (?!.*\bshow)",
    re.IGNORECASE,
)
# How an English one opens that is a sentence, and what says that a sentence tells of now.
SEEN: Final = late(
    r"(?:An? (?!(?:new|court|judge|decision|vote|hearing|petition|report)\b)|Two |Three |People |Several )"
)
NOW: Final = late(r"\b(?:is|are|am|be|not|never|its?|they|he|she|who|that)\b")
TOLD: Final = late(
    r"\b(?:\w{3,}ed|was|were|had|has|have|will|would|said|says|did|went|came|took|told|made|gave|left|"
    r"lost|won|fell|rose|met|found|became|began|do|does|can|could|should|may|might|must|hatte|waren|"
    r"wurde\w*|wird|werden|soll\w*|ont|avait|était|sera|han|había|fue|fueron|será)\b"
)

# How the line over a player leads on to it.
TO_WATCH: Final = late(
    r"(?:watch|video|listen|im video|à voir|en vídeo|en vidéo) ?[|:] ?\S.{3,160}", re.IGNORECASE
)
# The clock of a player, with its source or its length, and its notices; a bare clock is an hour, too.
PLAYER: Final = late(
    r"\d{1,2}:\d\d(?: ?[/|] ?\d{1,2}:\d\d| ?[-–|•·] ?(?:source|quelle|fuente) ?: ?.{2,40})|"
    r"(?:duration|dauer|durée|duración) ?:? \d{1,2}:\d\d|(?:please )?use (?:the )?chrome browser\b.{0,60}|"
    r"now playing|just watched|more videos\W*|\(\d{1,3} videos\)|video ad feedback",
    re.IGNORECASE,
)
CLOCK: Final = late(r"-?\d\d?:\d\d")
# What stands under the length of a film.
UNDER_LENGTH: Final = late(
    r"[-–|•·]? ?(?:source|quelle|fuente) ?: ?.{2,40}\Z|to (?:view|play) this video\b", re.IGNORECASE
)
# The length of a film glued to its title: "02:13Senator defends vote".
GLUED_CLOCK: Final = late(r"\d{1,2}:\d\d(?=[A-ZÀ-Þ‘“'\"])(?!.*[.!]$).{8,160}")

# What stands over links to other texts.
_OVER_LINKS: Final = (
    r"read next|(?:you )?(?:may|might) (?:also )?(?:like|enjoy|be interested in)|mehr zum thema|"
    r"lesen sie auch|(?:à )?lire aussi|sur le même sujet|lee también|te puede interesar|más información|"
    r"segu[ií](?:r)? leyendo|noticias? relacionadas?|mirá también|więcej na ten temat"
)
# One word alone heads a part of a story, too: these are asked what stands below.
POINTERS: Final = late(
    rf"{_OVER_LINKS}|most (?:read|popular|viewed)|related|recommended|trending|read (?:more|also)|"
    r"more on this|leia também|veja também|leggi anche|lees ook",
    re.IGNORECASE,
)
LINKS: Final = late(
    rf"{_OVER_LINKS}|most (?:read|popular|viewed|watched|recent)(?: (?:in|on) .{{2,30}})?|don['’]t miss|"
    r"more (?:videos|stories|like this|on this|coverage|news|to read|headlines)\b.{0,30}|in this section|"
    r"more (?:great |from |in )?(?-i:[A-Z])[\w&’'-]*(?: (?-i:[A-Z])[\w&’'-]*){0,3}"
    r"(?: (?:stories|news|videos))?|(?:recent|featured|sponsored|partner) content|featured videos?|"
    r"(?-i:[A-Z])\w+ picks|photo gallery|trends|"
    r"(?:top|latest|trending)(?: \w+)? in (?-i:[A-Z]).{2,20}|today[’']s top \w+|must[ -]reads?\b.{0,20}|"
    r"você pode gostar|вам также может быть интересно|(?:материалы|читайте) по теме|"
    r"in case you missed it|(?:related|recommended|suggested|featured|popular|similar|latest|top|other)"
    r"(?: \w+)? (?:articles?|stories|story|posts?|coverage|videos?|topics?|news|reading|content|headlines)"
    r"(?: list)?|you may like|get caught up|stories to keep you informed|what to read next|"
    r"also read|meist ?gelesen\w*|am meisten gelesen\w*|verwandte (?:artikel|themen)|"
    r"mehr (?:zum thema|lesetipps|artikel)|lesen sie (?:auch|mehr)\b.{0,20}|auch interessant|"
    r"empfehlungen? der redaktion|pour aller plus loin|"
    r"la rédaction vous (?:conseille|recommande)|dans la même rubrique|les plus (?:lus|vus)|"
    r"nos (?:vidéos|articles)|voir aussi|articles? (?:liés?|similaires?)|para saber más|"
    r"noticias relacionadas|lo más (?:leído|visto)",
    re.IGNORECASE,
)
# A line that leads to another text: "On LindenGazette.com: Ferry to close".
LEADS_AWAY: Final = late(
    r"(?:(?:on|at|from|auf|sur|en) [\w-]+\.(?:com|org|net|co\.uk|de|fr|es)|watch|video|listen|gallery|"
    r"podcast|in pictures|im video|à voir|en vídeo|en vidéo) ?[|:] ?\S.{8,160}|"
    r"(?:view|see|read|browse|show) (?:all|more|the latest)\b(?! (?:of|than)\b)[^,]{3,60}|"
    r"\[ ?.{10,170} opens in new window ?\]",
    re.IGNORECASE,
)

# What opens a prompt to subscribe, and what one says of the site or of its letters.
SIGN_UP: Final = late(
    r"(?:please |to )?(?:subscribe|sign ?up)(?: now| here| today)? (?:to|for|here|and)\b|"
    r"(?:[^.!?“”\"]{3,60}\? )?(?:subscribe|sign up|click here|follow us|download)\b.{0,160}|"
    r"(?:get|receive)\b.{3,120}\byour inbox\b|"
    r"(?:let|have|want)\b.{3,120}\b(?:(?:to|into|reach) your inbox\b|in your inbox\W*\?)|"
    r"get (?:all |our |the )?(?:latest|breaking|daily|top|best)\b.{3,160}[!.]",
    re.IGNORECASE,
)
OF_LETTERS: Final = late(
    r"\b(?:our|us|we(?: will|[’']ll| send| bring| deliver)|newsletters?|inbox|unsubscribe)\b",
    re.IGNORECASE,
)
# What a prompt beside another line of the site offers, where it ends as a sentence of a story does.
OFFERED: Final = late(
    r"\b(?:apps?|podcasts?|channel|alerts|updates|e-?mails?|daily|weekly|weekdays?|today|unlimited|digital|access|"
    r"subscription|this (?:story|article)|for (?:more|free))\b",
    re.IGNORECASE,
)

# What only a form for letters has: where an address goes, and what it says of one.
FIELD: Final = late(
    r"(?:(?:enter )?(?:your|votre|ihre|tu|su) )?(?:e-?mail(?:[ -]?(?:address|adresse))?|adresse e-?mail|"
    r"correo(?: electrónico)?)\W*|(?:please )?enter a valid e-?mail\b.{0,30}|"
    r"(?:please )?(?:check your|prüfen sie ihr(?:en)?) (?:inbox|e-?mails?|spam|postfach)\b.{0,60}|"
    r"(?:thank you|thanks) for (?:signing up|subscribing)\b.{0,60}",
    re.IGNORECASE,
)
BUTTON: Final = late(
    r"sign ?(?:me )?up|subscribe(?: now)?|submit|register|registrieren|anmelden|abonnieren|absenden|"
    r"s[’']inscrire|je m[’']inscris|s[’']abonner|suscribirse|suscribirme|apuntarse|enviar|"
    r"jetzt (?:kostenlos .{0,30}|abonnieren|anmelden|bestellen|registrieren)",
    re.IGNORECASE,
)
# What the letters of a site are called in the heading over their form, or in what is said of them.
LETTERS: Final = late(
    r"\b(?:newsletters?|briefings?|inbox|e-?mail(?:s|ed)?|digest|privacy|boîte mail|boletín|correo)\b",
    re.IGNORECASE,
)

# Whose text a wire's copy replaces, and what is new in it, in brackets as the last or the first line.
REVISION: Final = late(
    r"[(\[](?:updates?|adds?|recasts?|corrects?|refiles?|repeats?|clarifies|removes|rewrites|changes|"
    r"fixes|updated)\b[^()\[\]]{0,200}\b(?:paragraphs?|paras?|headline|byline|lede?|throughout|details?|"
    r"comments?|quotes?|background|reaction|graphics?)\b[^()\[\]]{0,100}[)\]]",
    re.IGNORECASE,
)
# The sentence with which a page leads on behind a paragraph.
ON_THE_PAGE: Final = late(
    r"[.!?”\"’)»] +((?=[A-ZÀ-Þ])(?i:e-?mail (?:this|to)|send (?:this|to)|click here|read (?:more|the full|"
    r"also)|sign up|subscribe|follow us|watch (?:the |a )?video|share (?:this|on|or|your)|listen "
    r"(?:to|here)|continue reading|see also|related|learn more|print this|have your say|let us know|"
    r"tell us|leave a comment|join the (?:conversation|debate)|lesen sie|mehr (?:zum|dazu)|weiterlesen|"
    r"lire (?:aussi|la suite)|leer más|lee también)[^.!?:]{0,70}[.!?»>→ ]*)$",
)
# What a call to readers says of them, and how they are to answer: "Do you use the ferry? Contact us".
CALL: Final = late(
    r"(?:[^.!?“”\"«»„]{5,150}\? )?(?:(?:contact us|get in touch(?: with us)?|(?:e-?mail|text|whatsapp) us|"
    r"write to us|(?:schreiben|kontaktieren|mailen) sie uns|melden sie sich bei uns|"
    r"(?:écrivez|contactez|racontez)[- ]nous|(?:escríb[ae]|cuénta|contácta)nos|contacte con nosotros|"
    r"scriv(?:eteci|ici)|contattaci|(?:escreva|contacte|conte)[- ]nos|fale con(?:n)?osco|mail ons)\b"
    r"(?: (?:below|here|on|at|via|by|your|with|about|unter|an|per|à|par|en|a|al|por|su|op)\b"
    # Behind a comma stands who asks so: "write to us, the ferrymen ask".
    r"(?:[^.!?,]|\.(?=\S)|,(?= (?:or|and|oder|und|ou|et|o|y|e|of|en)\b)){0,80})?|"
    r"(?:tell|let) us(?: know)? (?:below|here|at|by|via|in the comments|your (?:story|stories|views))\b"
    r"(?:[^.!?]|\.(?=\S)){0,80})[.!]?",
    re.IGNORECASE,
)
# What stands over such a call.
CALL_HEADING: Final = late(
    r"(?:get in touch|have your say|over to you|contact us|your (?:voice|views|stories)|share your story|"
    r"schreiben sie uns|ihre meinung|(?:écrivez|contactez)[- ]nous|votre avis|escríbenos|tu opinión|"
    r"scriveteci|fale con(?:n)?osco)\W*",
    re.IGNORECASE,
)
# Tags of a page below a heading that names them.
TOPICS: Final = late(r"(?:suggested|related) topics?", re.IGNORECASE)
# How many comments there are, over them: "Comments 88", "88 comments", "Kommentare (12)".
COMMENTS: Final = late(
    r"(?:(?:view|show|see|all|read) )?(?:all )?(?:comments?|kommentare?|commentaires?|comentarios?|"
    r"commenti|comentários?|reacties) ?[(:]? ?\d[\d.,]*[km]?\)?|"
    r"\d[\d.,]*[km]? (?:comments?|kommentare?|commentaires?|comentarios?|commenti|comentários?|reacties)",
    re.IGNORECASE,
)
# The orders of readers' comments among which a reader chooses.
ORDER: Final = late(
    r"(?:newest|oldest|(?:best|worst|top) rated|most (?:liked|replies|recommended))(?: first)?|"
    r"(?:neueste|älteste|beste|beliebteste)(?: zuerst)?|(?:les )?plus (?:récents|anciens|aimés|populaires)|"
    r"(?:los )?(?:más|mejor) (?:recientes|antiguos|valorados|votados)|"
    r"(?:più|mais) (?:recent[ie]|vecchi|antigos|votad[io]s?)|nieuwste|oudste",
    re.IGNORECASE,
)

# What heads the points in which a page says its story again.
_SUMMARY: Final = (
    r"(?:the )?(?:key|main) (?:points|facts|takeaways|developments)|(?:the )?takeaways|at a glance|"
    r"in (?:brief|short|summary)|(?:story )?highlights|summary|"
    r"(?:das wichtigste|kurz) (?:in kürze|im überblick|zusammengefasst|und knapp|gefasst)|"
    r"auf einen blick|in kürze|darum geht[’']?s(?: es)?|l[’']essentiel(?: en bref)?|en bref|à retenir|"
    r"ce qu[’']il faut retenir|(?:les )?points (?:clés|forts)|en résumé|"
    r"(?:las |los )?(?:puntos )?claves?(?: de la noticia)?|en (?:resumen|breve|síntesis|pocas palabras)|"
    r"lo más importante|in (?:sintesi|breve)|i punti(?: chiave)?|punti chiave|em (?:resumo|síntese)|"
    r"pontos[- ]chave|in het kort|kort samengevat|(?:de )?hoofdpunten|i korthet|det här har hänt|"
    r"kort fortalt|kort om|w skrócie|najważniejsze (?:informacje|fakty)"
)
SUMMARY: Final = late(_SUMMARY, re.IGNORECASE)
# The same, and what heads a box of facts.
POINTS: Final = late(
    rf"{_SUMMARY}|what (?:you need )?to know|(?:the )?(?:quick|fast|key) (?:facts|numbers|figures|details)|"
    r"in numbers|by the numbers|(?:daten und |zahlen und )?fakten|ce qu[’']il faut savoir|"
    r"lo que (?:hay que|debes) saber|datos clave|cosa sapere|o que (?:precisa de )?saber|"
    r"dit moet je weten|fakta",
    re.IGNORECASE,
)

# Of boxes.
# The marks that some sites set before and behind a box.
OPENS_BOX: Final = late(
    r"^(?:skip past (?:newsletter|promotion)|keep reading$|list of \d+ items?$|"
    # The BBC, in its languages: "Skip Most read and continue reading".
    r"skip .{2,60} and continue reading|(?:saltar|omita|ignorar|pule) .{2,60} (?:y|e) contin\w+ "
    r"(?:leyendo|lendo|a ler)|"
    r"ignorer .{2,60} et continuer la lecture|跳过 ?.{1,30} ?(?:并)?继续阅读|"
    r"пропустить .{2,60} и продолжить чтение|"
    r"sign up (?:to|for) .{2,50}(?<![.!?])$)",
    re.IGNORECASE,
)
CLOSES_BOX: Final = late(
    r"^(?:after (?:newsletter |the )?promotion|(?:end of|final de|fin de|fim d[aeo]|конец истории) "
    r"(?!.*[.!?]$).{2,60})$",
    re.IGNORECASE,
)
NEWSLETTER: Final = late(r"(?:unsere? |nos? |our |la |le )?newsletters?", re.IGNORECASE)
# Buttons over a film, whose title stands below.
OVER_FILM: Final = late(r"^(?:close|play|watch) video$", re.IGNORECASE)
# What heads the tags of a story.
OVER_TAGS: Final = late(
    r"^(?:explore more(?: on these topics)?|topics?|tags?|(?:more|related) (?:on )?(?:these )?topics?|filed "
    r"under|more on|in:|archivado en|etiquetas|temas|más sobre|mots[- ]clés|thèmes?|themen|schlagwort\w*|"
    r"schlagwörter|stichworte|argomenti)\W*$",
    re.IGNORECASE,
)
CREDIT_LABEL: Final = late(r"credit ?(?:\.{3}|…)", re.IGNORECASE)
# What heads those whom the press may ask.
CONTACT: Final = late(
    r"(?:(?:media|press|news|pr|investors?)(?: relations)? )?(?:contacts?|enquiries|inquiries)(?: "
    r"details)?\b\W*|(?:presse|medien)?(?:kontakt|stelle)\b\W*|contacts? (?:presse|média)\b\W*|"
    r"contacto(?:s)?(?: de prensa)?\b\W*|(?:press|presse|pers|mediekontakt|media)?(?:kontakt(?:er|"
    r"person(?:er)?)?|"
    r"contact(?:gegevens|persoon)|contatt[io]|contatos?)\b\W*|контакт[ыи]?\b\W*",
    re.IGNORECASE,
)
# A story of a printed page that goes on from another.
FROM_PAGE: Final = late(r"(?:continued )?from (?:page )?[A-Z]?\d", re.IGNORECASE)
