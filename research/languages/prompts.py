"""Words by which a line that speaks to the reader of a site is told from one of the story.

A prompt addresses its reader and names a service of the site; it opens as an invitation does. A story
that names the same services ("Follow the money, he wrote on Twitter") does not address its reader. By
hand, in English, German, French, Spanish, Italian and Portuguese, and with fewer words in sixteen more.
"""

from __future__ import annotations

import re
from typing import Final

from research.languages.patterns import late

# These two read a line in small letters, which takes a fourth of the time of one in any.
SERVICE: Final = late(
    r"\b(?:newsletters?|briefings?|inbox|e-?mails?|mails?|notifications?|alerts?|podcasts?|privacy (?:policy|"
    r"notice)|terms (?:of (?:service|use)|and conditions)|cookies?|account|apps?|reading list|crossword|"
    r"sign(?:ing|ed)? ?-?up|(?:un)?subscri(?:be|bing|bers?|ptions?)|log(?:ged)? ?in|register|download|follow "
    r"(?:us|me|@)|our (?:stories|coverage|reporting|journalis(?:m|ts)|newsroom|channel|readers)|comment(?:s|"
    r"ing)?|replies|conversations?|latest news|breaking news|our work|your support|save (?:articles|stories)|"
    r"journalism|(?:local|independent) reporting|become an? (?:member|supporter|subscriber|patron)|"
    r"free updates|free trial|membership|"
    r"buy (?:me|us) a (?:coffee|beer)|patreon|ko-?fi|tip jar|gift (?:links?|articles?)|de presente|"
    r"donat\w+|instagram\w*|facebook\w*|whatsapp\w*|youtube\w*|telegram\w*|tiktok\w*|linkedin|twitter\w*|"
    r"bluesky|discord|bookmarks|saved (?:articles|stories|items)|(?:straight|directly|delivered|"
    r"sent) to your|registrierung|abo(?:s|nnements?|"
    r"nnieren|nnenten)?|datenschutz\w*|benachrichtigung\w*|merkliste|app-?news|eilmeldung\w*|postfach|"
    r"nutzungsbedingungen|(?:dés)?abonn\w+|désinscri\w+|infolettre|boîte mail|courriels?|application|compte|"
    r"politique de confidentialité|suscri\w+|boletín(?:es)?|correo|cuenta|canal|política de privacidad|grupo "
    r"de|iscri\w+|abbonat\w*|posta elettronica|assine|assinante|inscreva-se|canal do|google (?:news|nieuws|"
    r"haberler|новости)|wiadomościach google|nieuwsbrie\w+|subskry\w+|prenumer\w+|aplikac\w+|powiadomie\w+|"
    r"předpla\w+|odběr\w*|zpravodaj\w*|nyhetsbrev\w*|nyhedsbrev\w*|abone\w*|bülten\w*|bildirim\w*|"
    r"uygulama\w*|подпи[сш]\w+|підпи[сш]\w+|рассыл\w+|розсил\w+|приложени\w+|застосун\w+|канал(?:а|е|у|ы|"
    r"ах|ов|"
    r"ом)?|saluran\w*|berlangganan|langganan|aplikasi\w*|notifikasi|uutiskirje\w*|sovellu\w+|hírlev\w+|"
    r"feliratk\w+|alkalmazás\w*|aplicați\w+|pretpla\w+|абон\w+|бюлетин\w*|εγγραφ\w+|ενημερωτικ\w+|"
    r"podcast(?:en|et|u|a|ów)|подкаст\w*|εφαρμογή\w*|اشترك\w*|تطبيق\w*|النشرة)\b"
)
ADDRESS: Final = late(
    r"\b(?:you|your|us|our|we|here|me|my|now|today|free|ihre?[nmrs]?|sie|uns(?:ere?[nmrs]?)?|wir|ihnen|hier|"
    r"jetzt|dir|dein\w*|kostenlos|vous|votre|vos|nous|notre|nos|ici|gratuit\w*|tu|tus|te|ti|nuestr[oa]s?|"
    r"aquí|gratis|du|dich|nostr[oaie]|qui|vostr[oaie]|você|seu|sua|nosso|aqui|jouw|onze|ons|uw|nas|nasz\w*|"
    r"twoj\w*|"
    r"wam|nás|náš|naš\w*|vám|vás|vaš\w*|dig|deg|ditt|oss|vår\w*|vores|vam|вам|вас|ваш\w*|нас|наш\w*|нам|"
    r"здесь|тут|сейчас|siz\w*|biz[ei]?|bizim|hemen|şimdi|kamu|anda|kami|kita|ponselmu|meitä|tästä|minket|"
    r"ránk|önnek|noastr\w*|nostru|μας|σας|εδώ|معنا|هنا)\b|[a-z]te (?:a|en)\b"
)
INVITATION: Final = late(
    r"(?:please |just |now |to |and |simply |also )?(?:sign(?= ?-?up)|subscribe|unsubscribe|download|follow|"
    r"e-?mail(?= (?:us|me|your|the (?:writer|author)|@)|: ?\S{1,60}@)|join|listen|send|save|read more|click|"
    r"tap|enter|register|support|become|stay|keep up|get|receive|check out|find(?= (?:us|our|the)\b)|"
    r"(?:find|view|see|access)(?= your (?:bookmarks|saved)\b)|like us|"
    r"visit|enjoy|did you know(?= with an? .{0,20}subscription)|"
    r"log ?in|want|got|have an?|do you|are you|would you|thanks? (?:you )?for|share your|let us|"
    r"tell us|contact|write to|donate|contribute|add|activate|enable|install|if you (?:value|enjoy|like|"
    r"love|appreciate|enjoyed|liked|loved)\b|discover|turn on|allow|manage|"
    r"hören sie|écoutez|escuch[ae]|ascolta(?:te)?|ouça|escute|(?:be)?luister|lyssna|lytt|posłuchaj|"
    r"poslechněte|(?:по)?слушайте|"
    r"upgrade|start your|try|choose|questions\?|feedback\?|by (?:signing|clicking|submitting|continuing|"
    r"entering)|we (?:rely|depend|use|may|send|value|want|welcome|encourage|moderate|need)|our|your|need an?|"
    r"you(?: can| may| are|[’']re|[’']ve)?|this (?:site|newsletter|e-?mail)|while you[’']re here|before you "
    r"go|(?:melden|abonnieren|folgen|laden|lesen|bestellen|erhalten|schreiben|registrieren|aktivieren|"
    r"bleiben|sichern|testen|starten|prüfen|bestätigen|geben|installieren|klicken|verpassen|möchten|wollen|"
    r"haben|nutzen) sie|(?:folge|melde|abonniere|hol|lade) \w+|mit (?:unserem|unseren|dem)|unser\w*|hier|"
    r"jetzt|(?:inscrivez|abonnez|suivez|recevez|retrouvez|téléchargez|découvrez|rejoignez|restez|soyez|"
    r"soutenez|profitez|partagez|activez|envie|vous)|(?:suscríb\w+|síg\w+|sigue|descarga|recibe|únete|"
    r"apúnt\w+|regístr\w+|activa|consulta|hazte|quieres)|(?:se vuoi|iscriviti|segui|scarica|ricevi|resta|"
    r"clicca|abbonati|entra)|(?:faça parte|veja como|saiba como|fique por dentro|assine|siga|receba|baixe|"
    r"inscreva|participe|clique|entre|acompanhe|compartilhe)|volg|meld je|schrijf je|abonneer|ontvang|"
    r"blijf|steun|wil je|word(?= (?:nu )?(?:lid|abonnee))|mis (?:niets|geen)|(?:bądź|obserwuj|dołącz|"
    r"zapisz|subskrybuj|pobierz|śledź|polub|wesprzyj|chcesz|kup)|(?:sledujte|přihlaste|odebírejte|stáhněte|"
    r"podpořte|předplaťte|chcete|líbil|staňte|přidejte|sledujte|odoberajte)|(?:följ|prenumerera|missa inte|"
    r"ladda (?:ner|ned)|tipsa|vill du|anmäl)|(?:følg|tilmeld|abonner|hent (?:appen|vår|vores)|skriv (?:upp "
    r"dig|dig op)|få (?:de |nyh\w+|vores|vår\w*)|meld deg|last ned|tips|vil du)|(?:подпи(?:сы|ши)\w+|"
    r"читайте|следите|скачай\w*|присоединяйтесь|"
    r"вступайте|получайте|хотите|установите|поддержите|оставайтесь|підпи(?:су|ші)\w+|стежте|долучайтесь|"
    r"приєднуйтесь)|(?:abone|takip|katılın|indirin|kaçırma\w*)|(?:simak|ikuti|dapatkan|gabung|bergabung|"
    r"unduh|saksikan|ayo|yuk|pilih)|(?:tilaa|seuraa|lataa|liity)|(?:iratkoz\w+|kövess\w*|csatlakoz\w+|"
    r"töltsd?)|(?:abonează\w*|abonați\w*|urmărește\w*|urmăriți\w*|descarcă|descărcați)|(?:pretplatite|"
    r"zapratite|pratite|preuzmite|следете|абонирайте|последвайте|изтеглете)|(?:ακολουθήστε|εγγραφείτε|"
    r"κατεβάστε|γίνετε|μείνετε)|(?:تابعوا?|اشتركوا?|حمّ?لوا?|انضموا))\b",
    re.IGNORECASE,
)
CHANNEL: Final = late(
    r"\b(?:on|via|auf|sur|en|su|no|op|på|na|w|we|в|на|у|di|στο|by following) (?:the |[a-z]+ "
    r")?(?:facebook\w*|"
    r"twitter\w*|x|instagram\w*|whatsapp\w*|google (?:news|noticias|nieuws|actualités)|telegram\w*|youtube|"
    r"tiktok|linkedin|bluesky|threads)\b|\bnewsletters?\b|\bby following\b",
    re.IGNORECASE,
)
# Openings that a story has too: one service is not enough behind them.
COMMON: Final = late(r"(?:to |and )|(?:our|your|you|we|unser\w*|vous)\b", re.IGNORECASE)
# What opens within a line, behind its first sentence.
INVITES_THEN: Final = late(rf"(?<=[.!?:…] )(?:{INVITATION.pattern})", re.IGNORECASE)
# The site of itself, in the first person.
OF_US: Final = late(
    r"\b(?:our|us|we|uns(?:ere?[nmrs]?)?|wir|nous|notre|nos|nuestr[oa]s?|nosotros|nostr[oaie]|noi|"
    r"noss[oa]s?|ons|onze|nas|nasz\w*|nás|naš\w*|oss|vår\w*|vores|нас|наш\w*|biz\w*|kami|meitä|minket|"
    r"noastr\w*|μας)\b",
    re.IGNORECASE,
)
QUOTED: Final = late('["“”«»„]')
# A short name in marks, with no stop in it: "Читайте «Северный берег» в Telegram".
NAMED: Final = late("«[^«».!?,]{2,40}»|„[^„“.!?,]{2,40}“")
# The button of a form for a newsletter.
SUBSCRIBE: Final = late(
    r"(?:jetzt |kostenlos |gratis ){0,2}(?:registrieren|anmelden|abonnieren|bestellen|s[’']inscrire|je "
    r"m[’']inscris|suscribirse|suscribirme|apuntarse|iscriviti|abbonati|inschrijven|aanmelden|inscrever-se|"
    r"sign up|subscribe)\W*",
    re.IGNORECASE,
)
# Buttons that show the rest of a text in its place.
UNFOLDS: Final = late(
    r"\W*(?:(?:continue|keep|go on) reading|read (?:on|more|(?:the )?(?:full|rest|whole)(?: of the)?"
    r"(?: \w+)?)|(?:show|see|view|load|expand) (?:more|(?:the )?(?:full|rest|whole)(?: of the)?(?: \w+)?|"
    r"(?:the )?(?:article|story|text))|weiter ?lesen|mehr (?:lesen|anzeigen|zeigen)|(?:ganzen )?"
    r"(?:artikel|text) (?:anzeigen|ausklappen|lesen)|(?:lire|afficher|voir) (?:la suite|plus|l[’']article)|"
    r"(?:seguir|continuar) leyendo|(?:leer|ver|mostrar) más|(?:ler|ver|mostrar) mais|"
    r"continu(?:ar|e) (?:lendo|a ler)|leggi (?:tutto|di più|ancora)|continua(?: a leggere)?|"
    r"mostra (?:altro|tutto)|lees (?:meer|verder)|läs mer|læs mere|les mer|"
    r"czytaj (?:dalej|więcej)|читать (?:далее|дальше|полностью))\W*",
    re.IGNORECASE,
)
# What names the rest behind one.
OF_BUTTON: Final = late(r"(?<![a-z])read-?(?:more|less)|more-?(?:text|content)", re.IGNORECASE)
# What a page asks of its readers behind a story: to hear, to see, to follow, to write.
_ASKED: Final = (
    r"(?:(?:re-?)?listen|watch|catch up|hear|stream|tune in|follow|see|join|tell us|send (?:us|in|your)|"
    r"share your|"
    r"get in touch|read|find|download|subscribe|sign up|visit|like us|e-?mail us|message us|contact us|"
    r"(?:hören|sehen|schauen|verfolgen|folgen|abonnieren|schreiben|lesen|erfahren|schicken|teilen|erzählen|"
    r"senden|sagen|entdecken|finden) sie|(?:hör|sieh|schau|folg|abonnier|schreib|erzähl|schick)e? (?:uns|"
    r"dir|doch|mal|rein|den|"
    r"die|das)|(?:ré)?écoutez|regardez|retrouvez|suivez|racontez|écrivez|envoyez|revoyez|abonnez-vous|"
    r"partagez|"
    r"découvrez|escuch[ae]|mir[ae]|vea|sig(?:a|ue)|síguenos|cuéntanos|envíanos|escríbenos|descubre|descubra|"
    r"suscríbete|comparte|no te pierdas|ascolta(?:te)?|guarda(?:te)?|segui(?:te|ci|teci)?|scrivi(?:ci|teci)|"
    r"racconta(?:ci|teci)|iscriviti|scopri(?:te)?|ouça|assista|veja|acompanhe|conte-nos|envie|inscreva-se|"
    r"participe|"
    r"luister|kijk|bekijk|volg|stuur|vertel|schrijf|lyssna|lyt(?:t)?|titta|følg|följ|tipsa|berätta|fortæl)\b"
)
ASKED: Final = late(rf"\W{{0,3}}(?:(?:you can )?(?:also|now|and) )?{_ASKED}", re.IGNORECASE)
ASKED_THEN: Final = late(
    rf"(?:[,;.!?:–—] |\b(?:and|or|und|oder|sowie|et|ou|y|o|e|ed|of|en|och|eller|og|then) )"
    rf"(?:(?:you can )?(?:and|or|also|und|oder|et|ou|y|o|e|of|en|och|eller|og|then) )?{_ASKED}",
    re.IGNORECASE,
)
# Where one hears and sees: programmes, their players, stations.
AIRED: Final = late(
    r"\b(?:bbc|itvx?|iplayer|podcasts?|(?-i:Radio [A-ZÀ-Þ0-9]\w*|[A-ZÀ-Þ][\w’'-]+ Radio)|breakfast show|"
    r"youtube|spotify|apple podcasts|fm|on demand|live ?stream|mediathek|audiothek|"
    r"folge|sendung|"
    r"en (?:replay|direct|podcast)|émission|épisode|journal|a la carta|episodio|programa|puntata|"
    r"trasmissione|raiplay|"
    r"episódio|aflevering|uitzending|npo|avsnitt|svt|episode|nrk|udsendelse|dr(?:tv| lyd))\b",
    re.IGNORECASE,
)
# What a site asks before its own name: "Join the Gazette", "Únete a EL FARO".
JOIN: Final = late(
    r"(?:join|subscribe to|(?:únete|suscríbete|suscribirse) a|(?:abonnez-vous|s[’']abonner) (?:à|au)|"
    r"(?:unterstützen|abonnieren|lesen) sie(?: d(?:ie|en|as))?|(?:abbonati|unisciti) a|word lid van|"
    r"(?:assine|junte-se a)o?) (?:the )?",
    re.IGNORECASE,
)
# What a line of a few words behind a story asks for: to pay, to give, to read on as one who does.
APPEAL: Final = late(
    r"(?:(?:please |click here to )?(?:subscribe|sign up|donate|contribute)(?: (?:now|today|here|online))?"
    r"(?: (?:to|for|with)\b.{2,50})?|(?:support|back|fund) (?:us|our .{2,40})|"
    r"become an? .{0,20}(?:member|subscriber|supporter|patron)\b.{0,30}|start (?:a|your) (?:free )?"
    r"(?:trial|subscription)\b.{0,30}|(?:get|try|buy) .{2,40}\bsubscription|"
    r".{0,50}\babonnieren|jetzt (?:unterstützen|spenden)|(?:jetzt )?(?:zum |ein )?(?:probe-?|"
    r"digital-?)?abo\b.{0,40}|"
    r"(?:s[’']abonner|abonnez-vous|faites un don|je m[’']abonne)\b.{0,50}|"
    r"(?:suscríbete|suscribirse|hazte soci[oa]|dona(?: (?:ahora|hoy|aquí|a)))\b.{0,50}|"
    r"(?:abbonati|abbonarsi|dona (?:ora|adesso|qui|a))\b.{0,50}|"
    r"(?:assine|doe|torne-se assinante)\b.{0,50}|(?:abonneer(?: je)?|word (?:abonnee|lid))\b"
    r".{0,50}|"
    r"(?:prenumerera|bli prenumerant|tegn abonnement|bliv medlem|bli abonnent)\b.{0,50})\W*",
    re.IGNORECASE,
)
# The same for whoever is named, which is a paper or speaks of itself.
SUPPORT: Final = late(
    r"(?:support|back|fund|soutenez|apoya(?: a)?|sostieni|apoie|steun|stöd|støtt) .{2,50}|"
    r".{2,50}\b(?:unterstützen|spenden)\W*",
    re.IGNORECASE,
)
