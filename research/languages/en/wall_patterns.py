"""How walls, errors and checks are worded, in English and beside it, and where a text leads on."""

from __future__ import annotations

import re
from typing import Final

_REFUSED: Final[tuple[tuple[str, str], ...]] = (
    (
        "a check for robots, not the article",
        r"(?:we[’']ve |we have )?detected unusual (?:traffic|activity)|not a robot\b|are you (?:a )?human\b|"
        r"prove (?:that )?you(?:[’']re| are) (?:not a robot|human)|"
        r"(?:confirm|make sure|check(?:ing)?) (?:that )?you(?:[’']re| are) (?:not a (?:robot|bot)|human)|"
        r"browser supports javascript|(?:block )?reference id\b|ray id\b|"
        r"one more step\b|please (?:wait|stand by)[^.]{0,40}(?:check|verif)|too many requests|"
        r"(?:bestätigen|beweisen) sie,? dass sie (?:ein mensch|kein roboter)|sind sie ein (?:mensch|roboter)|"
        r"vérifiez que vous êtes humain|vous n[’']êtes pas un robot|êtes-vous un robot|no soy un robot|"
        r"(?:non sei|di non essere|não é|que no es) u(?:m|n[ao]?) rob[oôó]t?|geen robot (?:bent|ben)|"
        r"nie jesteś robotem|"
        r"(?:verifica|confirma|comprueba) que (?:eres humano|no eres un robot)|"
        r"just a moment\b|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|"
        r"checking (?:if the site connection is secure|your browser)|attention required!|"
        r"security check|complete the (?:security check|captcha|action below)|captcha|"
        r"(?:review|check) the security of your connection|unusual (?:traffic|activity) from|"
        r"press (?:&|and) hold to confirm|ddos protection by|enable javascript and cookies to|"
        r"pardon our interruption|access to this page has been denied|access denied|"
        r"you don[’']?t have permission to access|request (?:was )?blocked|"
        r"(?:you have been|you are|has been) blocked|bot verification|human verification",
    ),
    (
        "a page of an error, not the article",
        r"(?:error )?\b404\b|page (?:not|cannot be|can[’']?t be|could not be) found|not found|"
        r"(?:page|article|story) (?:you (?:requested|are looking for|were looking for)[^.]{0,40} )?"
        r"(?:does not|doesn[’']?t|no longer) exists?\b|(?:page|article|story|content) (?:is )?no "
        r"longer (?:available|online)|"
        r"(?:page|article|story|link|content|site|document)\b[^.]{0,40} has (?:been )?"
        r"(?:moved|expired|been removed)\b|"
        r"(?:(?:can|could)(?:no|n[’']?)t|can not|could not|unable to) (?:find|locate) (?:the|that|"
        r"this|your) (?:page|article|"
        r"story|content)|(?:page|article|story|link) (?:you (?:requested|were looking for|"
        r"are looking for|followed) )?"
        r"(?:may|might|could|must) (?:have been|be) (?:re)?moved|(?:page|article) (?:is(?: not|"
        r"n[’']?t)|not) available|"
        r"nothing (?:was )?found here|seite (?:existiert|ist) (?:leider )?nicht (?:mehr "
        r")?(?:vorhanden|verfügbar)?|"
        r"page (?:que vous (?:cherchez|demandez|recherchez) )?n[’']existe (?:pas|plus)|"
        r"página (?:que (?:busca|buscas|solicita) )?no (?:existe|está disponible|se encuentra)|"
        r"(?:down|closed|offline) for (?:scheduled |planned )?maintenance|scheduled maintenance|"
        r"we(?:[’']ll| will) be (?:right )?"
        r"back (?:soon|shortly)?|under maintenance|wartungsarbeiten|site en maintenance|en mantenimiento|"
        r"(?:\b50[0234]|internal|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)"
        r"\b|seite (?:wurde )?nicht gefunden|page (?:non trouvée|introuvable)|"
        r"página no encontrada|pagina non trovata|pagina niet gevonden|"
        r"(?:error|fehler) (?:40\d|50\d)|(?:40\d|50\d) (?:error|forbidden|gone)|"
        r"(?:not available|unavailable) (?:in|from) your (?:country|region|location)|"
        r"unavailable due to legal reasons|nicht verfügbar in ihrem land|"
        r"(?:la )?pagina (?:che (?:stai cercando|cerchi|hai richiesto|cercavi) )?non (?:esiste|è (?:più )?"
        r"disponibile|è stata trovata)|(?:de )?pagina (?:die (?:je|u) zoekt )?(?:bestaat|is) (?:helaas "
        r")?niet"
        r"(?: \(?meer\)?)?|página (?:que (?:você )?procura )?não (?:existe|foi encontrada|encontrada)|"
        r"strona (?:o podanym adresie )?nie (?:istnieje|została znaleziona)",
    ),
    (
        "a request for consent to cookies, not the article",
        r"before you continue|we (?:value|respect|care about) your privacy|your privacy (?:choices|"
        r"matters|settings)|(?:accept|reject|manage) (?:all )?(?:cookies|and continue)|"
        r"cookie (?:consent|settings|preferences)|we and our \d*\s?partners|"
        r"(?:use|uses|using) (?:of )?cookies|zustimmen und weiter|mit werbung weiterlesen|"
        r"(?:mit|ohne) (?:werbung|tracking)(?: und (?:werbung|tracking))?(?: (?:lesen|nutzen|weiter\w*))?"
        r"[.!]?$|wie gewohnt mit werbung|(?:werbung und|personalisiertes) tracking|trackingverfahren|"
        r"(?:akzeptieren|einverstanden) und weiter|(?:zum|im|mit dem|bereits) pur-?abo|"
        r"ihre (?:zustimmung|einwilligung) ist jederzeit|ohne (?:werbe)?tracking\b|pur-faq|"
        r"cookies personenbezogene daten|schon (?:ein )?pur-?abo|sans (?:publicité|pub) pour|"
        r"senza pubblicità (?:a|per)|sin publicidad por|(?:wir und|zusammen mit) unseren? \d*\s?partnern?|"
        r"nous et nos \d*\s?partenaires|noi e i nostri \d*\s?partner|nosotros y nuestros \d*\s?socios|"
        r"accepter (?:et|&) (?:continuer|fermer)|continuer sans accepter|aceptar (?:y|cookies)|"
        r"accetta (?:e|i cookie)|privacy preference",
    ),
    (
        "a request to log in, not the article",
        r"(?:please )?(?:log|sign) ?in to (?:continue|read|view|your account)|"
        r"(?:choose|select|compare) (?:your|a) (?:plan|subscription|offer|package)|"
        r"subscribe to (?:the )?[\w .]{2,40}$|"
        r"create (?:a free|an|your) account to|register (?:for free )?to (?:continue|read)|"
        r"forgot(?:ten)? your password|"
        r"(?:melden sie sich|bitte) an(?:melden)?,? um (?:weiter|den artikel|diesen artikel)|"
        r"connectez-vous (?:pour|afin de) (?:lire|continuer|accéder)|identifiez-vous|"
        r"inicia sesión para (?:leer|continuar|seguir|acceder)|accedi per (?:leggere|continuare)|"
        r"log in om (?:verder )?te lezen|faça login para|mot de passe oublié|passwort vergessen|"
        r"¿?(?:has )?olvid\w+ (?:tu|su) contraseña|password dimenticata|wachtwoord vergeten",
    ),
    (
        "a page that needs JavaScript, not the article",
        r"(?:please )?(?:enable|turn on|activate) javascript|javascript (?:is|seems to be) "
        r"(?:disabled|required|not enabled)|(?:you need|requires?) (?:to enable )?javascript",
    ),
)
# What requests for consent speak of, in English, German, French, Spanish, Italian, Dutch, Portuguese and
# Polish: the means, the consent, the others, the advertising, the data, and paying instead.
TRACKING: Final = re.compile(
    r"\b(?:cookies?|plików cookie|traceurs?|trackers?|tracking\w*|rastread\w+|traccia\w+|"
    r"(?:similar|ähnliche\w*|vergleichbare\w*|soortgelijke) techn\w+|technologies similaires|"
    r"tecnolog\w+ (?:simil\w+|semelhantes))\b",
    re.IGNORECASE,
)
CONSENT: Final = (
    TRACKING,
    re.compile(
        r"\b(?:consen[ts]\w*|agree\w*|accept\w*|accett\w*|acept\w*|aceit\w*|akzept\w*|zustimm\w*|einwillig\w*|"
        r"einverstanden|toestemm\w*|akkoord|autoris\w*|zgod\w*|akcept\w*|reject|refus\w*|rifiut\w*|rechaz\w*|"
        r"ablehn\w*|weiger\w*|recus\w*)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:partner\w*|partenaires|socios|parceiros|terze parti|third part\w+|dritt\w*|terceros|terceiros|"
        r"derden|vendors|fornitori|fournisseurs|proveedores|anbieter\w*)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:advert\w*|ads|werb\w+|publicit\w+|publicidad\w*|publicidade|pubblicit\w+|annunci|anuncios|"
        r"anúncios|reclame|reklam\w*|profil\w*|person(?:al|nal)\w+)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:privacy\w*|datenschutz\w*|personenbezogen\w*|(?:données|informations) personnelles|"
        r"dat(?:i|os) personal\w+|dados pessoais|persoonsgegevens|confidentialité|privacidade?|danych)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:abonn\w*|abo|pur-?abo\w*|subscri\w*|suscri\w*|abbon\w*|assin\w+|werbefrei\w*|prenumer\w*)\b",
        re.IGNORECASE,
    ),
)
TO_READER: Final = re.compile(
    r"\b(?:we|our|you|your|nous|nos|notre|vous|votre|vos|wir|unser\w*|ihre?\w?|sie|noi|nostr[aeio]|tuo|tua|tuoi|"
    r"hai|puoi|nosotros|nuestr[ao]s?|su|sus|tu|tus|wij|onze|uw|jouw|je|nós|noss[ao]s?|seus?|suas?|nasi|"
    r"twoj\w+)\b",
    re.IGNORECASE,
)
# A story of cookies reports what somebody said.
SPOKEN: Final = re.compile(
    r"[“”„«»]|\b(?:said|says|told|ruled|fined|according to|sagte|teilte|laut|selon|según|secondo|volgens|"
    r"ha detto|a déclaré|dijo|zei)\b",
    re.IGNORECASE,
)
REFUSALS: Final = tuple((why, re.compile(words, re.IGNORECASE)) for why, words in _REFUSED)
# A headline that no story has, whatever links to other stories stand under it.
ERROR_TITLE: Final = re.compile(
    r"(?:(?:sorry|oops|uh[- ]oh|hmm)\b\W*)?(?:we )?(?:can[’']?t|cannot|can not|couldn[’']?t|could not)(?: "
    r"seem to)? "
    r"find (?:the|that|this|your) page(?: you.{0,40})?\W*|"
    r"(?:error )?404\b.{0,40}|(?:(?:error|sorry|oops)\W+)?(?:this |the |that )?page (?:was )?"
    r"(?:not|cannot be|can[’']t be|could not be) found\W*(?:404)?|seite nicht gefunden\W*|"
    r"page (?:non trouvée|introuvable)\W*|página no encontrada\W*|pagina non trovata\W*|"
    r"pagina niet gevonden\W*|página não encontrada\W*",
    re.IGNORECASE,
)
# The beginnings of these pages: what names them is their heading or their first lines.
PAYWALL: Final = re.compile(
    r"(?:you (?:must|need to|have to) (?:be|become) an? (?:\w+ )?(?:subscriber|member)\b|"
    r"to (?:continue|keep) reading|(?:continue|keep) reading (?:with|for|by|this (?:article|"
    r"story) (?:with|by|for))|(?:read|unlock|access|get|view) (?:the )?(?:full|entire|rest of (?:the|"
    r"this)|whole|complete) (?:article|story|text|access)|subscribe (?:now )?(?:to|and|for) "
    r"(?:read|continue|unlock|access|keep|full|unlimited|the rest)|"
    r"(?:this|the) (?:article|story|content|page) is (?:only |exclusively )?(?:for|available (?:only )?"
    r"(?:to|for)|reserved for|exclusive to) (?:our )?(?:paying |premium |paid )?"
    r"(?:subscribers?|members|readers)|subscriber[- ](?:only|exclusive)|for subscribers only|"
    r"(?:you[’']?ve|you have) (?:reached|used|hit|read) (?:your|all|the|\d+)[^.]{0,40}"
    r"(?:limit|free articles?|articles? (?:this|per) month)|"
    r"(?:already|not) (?:a |yet a )?(?:subscriber|member)\?|"
    r"start (?:your )?(?:free )?trial|(?:get |enjoy |for |with )?(?:full |unlimited )+(?:digital )?access\b|"
    r"cancel any ?time\b|subscribe now\b|subscribe (?:today )?for (?:only |just )?[£$€\d]|"
    r"unlock (?:this|the) |"
    r"(?:try|get) .{0,30}(?:month|week|day|year)s? (?:for|free)\b|first (?:month|"
    r"week)s? (?:for )?(?:free|[£$€\d])|"
    r"(?:register|log ?in|sign ?in|sign ?up|create (?:a|your) (?:free )?account) (?:now |"
    r"for free )?to (?:continue|keep|"
    r"read|unlock|access|view)|this is (?:a )?(?:premium|subscriber|members?)[- ]\w*(?: (?:article|"
    r"content|story))?|"
    r"premium (?:article|content)\b|"
    r"sie (?:möchten|wollen) (?:gern(?:e)? )?weiterlesen|jederzeit kündbar|(?:zugang|zugriff) (?:zu|"
    r"auf) allen? |"
    r"(?:dieser|der) (?:artikel|text|beitrag) ist (?:nur |exklusiv )?für (?:abonnent|plus|"
    r"registriert|mitglied)|"
    r"(?:lesen sie|jetzt) (?:den ganzen artikel|weiterlesen|testen)|(?:bereits|schon) (?:abonnent|"
    r"registriert|kunde)|"
    r"il vous reste [\d.,]+ ?% de cet article|la suite (?:de cet article )?est réservée|(?:cet |"
    r"l[’'])article est réservé|"
    r"déjà abonné|sans engagement\b|pour lire la suite|profitez de|"
    r"para (?:seguir|continuar) leyendo|suscríbete (?:para|por|y)|¿?(?:ya eres|eres) suscriptor|"
    r"si ya eres suscriptor|"
    r"(?:este )?(?:contenido|artículo) (?:es )?(?:exclusivo|solo|sólo|reservado)|hazte (?:premium|"
    r"socio|suscriptor)|"
    r"(?:questo )?(?:articolo|contenuto) (?:è )?(?:riservato|esclusivo|solo per)|(?:continua|per "
    r"continuare) a "
    r"leggere (?:questo|con|abbon)|(?:verder|meer) lezen\?|(?:dit|deze) (?:artikel|verhaal) is (?:alleen|"
    r"exclusief|"
    r"enkel) (?:voor|beschikbaar)|(?:conteúdo|matéria|artigo) exclusiv[ao] para assinantes|(?:assine|assina) "
    r"(?:para|e) |para continuar (?:a )?lendo|continue lendo|"
    r"word (?:nu |gratis )?(?:abonnee|lid)\b|al abonnee\?|onbeperkt (?:alle )?(?:artikelen )?lezen|"
    r"contenuto riservato|(?:già|sei già) abbonato|per continuare a leggere|"
    r"(?:weiterlesen|lesen sie weiter) mit|jetzt (?:weiterlesen|abonnieren|freischalten)|"
    r"nur für abonnenten|réservé aux abonnés|(?:la suite|lire la suite)[^.]{0,30}abonn|"
    r"abonnez-vous|contenido exclusivo para suscriptores|suscríbete para|abbonati per)",
    re.IGNORECASE,
)
ELLIPSIS: Final = re.compile(
    r"(?:\w(?:…|\.\.\.)|\[(?:…|\.\.\.|&hellip;)\])\s*$|"
    r"(?:…|\.\.\.)\s*\(?(?:read|continue|more|weiter|lire|leer)\b.{0,30}$",
    re.IGNORECASE,
)
LEADS_ON: Final = re.compile(
    r"^\W*(?:continue reading|read (?:more|the (?:full|rest)[^.]{0,40})|read full (?:article|story)|"
    r"(?:full|whole) (?:article|story)|weiterlesen|lire la suite|leer más|seguir leyendo)\W*"
    r"(?:→|»|>)*\s*$",
    re.IGNORECASE,
)
