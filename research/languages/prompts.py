"""Words by which a line that speaks to the reader of a site is told from one of the story.

A prompt addresses its reader and names a service of the site; it opens as an invitation does. A story
that names the same services ("Follow the money, he wrote on Twitter") does not address its reader. By
hand, in English, German, French, Spanish, Italian and Portuguese.
"""

from __future__ import annotations

import re
from typing import Final

SERVICE: Final = re.compile(
    r"\b(?:newsletters?|briefings?|inbox|e-?mails?|mails?|notifications?|alerts?|podcasts?|privacy (?:policy|"
    r"notice)|terms (?:of (?:service|use)|and conditions)|cookies?|account|apps?|reading list|crossword|"
    r"sign(?:ing|ed)? ?-?up|(?:un)?subscri(?:be|bing|bers?|ptions?)|log(?:ged)? ?in|register|download|"
    r"follow (?:us|me|@)|our (?:stories|coverage|reporting|journalis(?:m|ts)|newsroom|channel|readers)|"
    r"comment(?:s|ing)?|replies|conversations?|latest news|breaking news|our work|your support|save "
    r"(?:articles|stories)|journalism|free trial|membership|donat\w+|instagram|facebook|"
    r"whatsapp|youtube|telegram|tiktok|linkedin|twitter|bluesky|discord|"
    r"(?:straight|directly|delivered|sent) to your|"
    r"registrierung|abo(?:s|nnements?|nnieren|nnenten)?|datenschutz\w*|benachrichtigung\w*|merkliste|"
    r"app-?news|"
    r"eilmeldung\w*|postfach|nutzungsbedingungen|"
    r"(?:dés)?abonn\w+|désinscri\w+|infolettre|boîte mail|courriels?|application|compte|"
    r"politique de confidentialité|"
    r"suscri\w+|boletín(?:es)?|correo|cuenta|canal|política de privacidad|grupo de|"
    r"iscri\w+|abbonat\w*|posta elettronica|assine|assinante|inscreva-se|canal do)\b",
    re.IGNORECASE,
)
# A piece of each of them, in small letters: most lines are told apart by these alone.
STEMS: Final = tuple(
    "newsl briefing inbox mail notif alert podcast privacy terms cookie account app reading sign subscri log "
    "regist download follow our comment repl conversation news support save journal trial membership donat "
    "instagram facebook whatsapp youtube telegram tiktok linkedin twitter bluesky discord your abo daten "
    "benachrichtig merkliste postfach nutzungs abonn désinscri infolettre courriel compte politique "
    "suscri bolet correo cuenta canal política grupo iscri abbonat posta assin inscreva".split()
)
ADDRESS: Final = re.compile(
    r"\b(?:you|your|us|our|we|here|me|my|now|today|free|ihre?[nmrs]?|sie|uns(?:ere?[nmrs]?)?|wir|ihnen|"
    r"hier|jetzt|"
    r"dir|dein\w*|"
    r"kostenlos|vous|votre|vos|nous|notre|nos|ici|gratuit\w*|tu|tus|te|ti|nuestr[oa]s?|aquí|"
    r"gratis|nostr[oaie]|qui|vostr[oaie]|você|seu|sua|nosso|aqui)\b|[a-z]te (?:a|en)\b",
    re.IGNORECASE,
)
INVITATION: Final = re.compile(
    r"(?:please |just |now |to |and |simply |also )?(?:sign(?= ?-?up)|subscribe|unsubscribe|download|"
    r"follow|e-?mail(?= (?:us|me|your|the (?:writer|author)|@)|: ?\S{1,60}@)|join|listen|send|save|read "
    r"more|click|tap|enter|register|support|become|stay|"
    r"keep up|get|receive|check out|find(?= (?:us|our|the)\b)|like us|visit|enjoy|log ?in|want|got|have "
    r"an?|do you|are you|"
    r"would you|"
    r"thanks? (?:you )?for|share your|let us|tell us|contact|write to|donate|contribute|add|activate|"
    r"enable|install|discover|"
    r"turn on|allow|manage|upgrade|start your|try|choose|questions\?|feedback\?|"
    r"by (?:signing|clicking|submitting|continuing|entering)|"
    r"we (?:rely|depend|use|may|send|value|want|welcome|encourage|moderate|need)|"
    r"our|your|need an?|you(?: can| may| are|[’']re|[’']ve)?|this (?:site|newsletter|e-?mail)|while "
    r"you[’']re here|"
    r"before you go|"
    r"(?:melden|abonnieren|folgen|laden|lesen|bestellen|erhalten|schreiben|registrieren|aktivieren|"
    r"bleiben|sichern|testen|starten|prüfen|bestätigen|geben|installieren|klicken|verpassen|möchten|wollen|"
    r"haben|nutzen) sie|"
    r"(?:folge|melde|abonniere|hol|lade) \w+|"
    r"mit (?:unserem|unseren|dem)|unser\w*|hier|jetzt|"
    r"(?:inscrivez|abonnez|suivez|recevez|retrouvez|téléchargez|découvrez|rejoignez|restez|soyez|"
    r"soutenez|profitez|partagez|activez|envie|vous)|"
    r"(?:suscríb\w+|síg\w+|sigue|descarga|recibe|únete|apúnt\w+|regístr\w+|activa|consulta|hazte|quieres)|"
    r"(?:se vuoi|iscriviti|segui|scarica|ricevi|resta|clicca|abbonati|entra)|"
    r"(?:faça parte|veja como|saiba como|fique por dentro|"
    r"assine|siga|receba|baixe|inscreva|participe|clique|entre|acompanhe|compartilhe))\b",
    re.IGNORECASE,
)
CHANNEL: Final = re.compile(
    r"\b(?:on|via|auf|sur|en|su|no|op|by following) (?:the )?(?:facebook|twitter|x|instagram|whatsapp|"
    r"telegram|"
    r"youtube|tiktok|linkedin|bluesky|threads)\b|\bnewsletters?\b|\bby following\b",
    re.IGNORECASE,
)
# Openings that a story has too: one service is not enough behind them.
COMMON: Final = re.compile(r"(?:to |and )|(?:our|your|you|we|unser\w*|vous)\b", re.IGNORECASE)
# What opens within a line, behind its first sentence.
INVITES_THEN: Final = re.compile(rf"(?<=[.!?:…] )(?:{INVITATION.pattern})", re.IGNORECASE)
QUOTED: Final = re.compile('["“”«»„]')
# The button of a form for a newsletter.
SUBSCRIBE: Final = re.compile(
    r"(?:jetzt |kostenlos |gratis )?(?:registrieren|anmelden|abonnieren|bestellen|s[’']inscrire|je "
    r"m[’']inscris|"
    r"suscribirse|suscribirme|apuntarse|iscriviti|abbonati|inschrijven|aanmelden|inscrever-se|sign up|"
    r"subscribe)\W*",
    re.IGNORECASE,
)
