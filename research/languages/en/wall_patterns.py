"""How walls, errors and checks are worded, in English and beside it, and where a text leads on."""

from __future__ import annotations

import re
from typing import Final

from research.languages.patterns import late

_REFUSED: Final[tuple[tuple[str, str], ...]] = (
    (
        "a check for robots, not the article",
        r"(?:we[’']ve |we have )?detected unusual (?:traffic|activity)|not a robot\b|are you (?:a )?human\b|"
        r"prove (?:that )?you(?:[’']re| are) (?:not a robot|human)|(?:confirm|make sure|check(?:ing)?) "
        r"(?:that )?you(?:[’']re| are) (?:not a (?:robot|bot)|human)|browser supports javascript|(?:block "
        r")?reference id\b|ray id\b|one more step\b|please (?:wait|stand by)[^.]{0,40}(?:check|verif)|too "
        r"many requests|(?:bestätigen|beweisen) sie,? dass sie (?:ein mensch|kein roboter)|sind sie ein "
        r"(?:mensch|roboter)|vérifiez que vous êtes humain|vous n[’']êtes pas un robot|êtes-vous un robot|no "
        r"soy un robot|(?:non sei|di non essere|não é|que no es) u(?:m|n[ao]?) rob[oôó]t?|geen robot (?:bent|"
        r"ben)|nie jesteś robotem|(?:verificando|verificar|comprobando|comprueba|verifique|verifica|confirme|"
        r"confirma|verificação de) (?:que|se|di) (?:(?:usted|você|tu|lei) )?(?:eres|es|é|sei|sia|essere) "
        r"(?:un[oa]? )?(?:(?:ser|essere) )?(?:humano|umano|persona)|verifi(?:ca|care) che (?:tu|lei) sia|"
        r"(?:controleren|bevestig(?:en)?|laten zien) (?:of|dat) (?:u|je) (?:een mens|geen robot)|(?:ben je|"
        r"bent u) een (?:robot|mens)|sei un robot|¿?eres un robot|(?:comprobando|verificando|revisando) "
        r"(?:su|tu|el) (?:navegador|conexión)|controllo (?:del|in corso del) (?:tuo |suo )?browser|(?:uw|je) "
        r"browser (?:wordt )?(?:ge)?controle\w+|überprüfung ihres browsers|vérification (?:de votre "
        r"navigateur|que vous êtes)|überprüfen,? (?:ob|dass) sie (?:ein mensch|kein)|(?:verificar la "
        r"seguridad de|verificare la sicurezza dell|beveiliging van (?:uw|je)|sécurité de votre|sicherheit "
        r"ihrer|segurança da sua)\W? ?(?:(?:tu|su|a) )?(?:conexión|connessione|verbinding|connexion|conexão)|"
        r"(?:acceso|acesso) (?:denegado|negado)|accesso negato|toegang (?:geweigerd|ontzegd)|accès refusé|"
        r"zugriff verweigert|no tienes? (?:permiso|autorización) para acceder|non hai (?:il permesso|"
        r"l[’']autorizzazione) (?:di|per|ad)|(?:u hebt|je hebt) geen (?:toegang|toestemming)|tráfico inusual|"
        r"traffico insolito|ongebruikelijk verkeer|trafic inhabituel|ungewöhnlichen (?:daten)?verkehr|será "
        r"redirigido en breve|^un momento\b.{0,4}$|^even geduld\b.{0,20}$|(?:verifica|confirma|comprueba) "
        r"que (?:eres humano|no eres un robot)|just a moment\b|verify(?:ing)? (?:that )?you are (?:a )?human|"
        r"are you a robot|checking (?:if the site connection is secure|your browser)|attention required!|"
        r"security check|complete the (?:security check|captcha|action below)|captcha|(?:review|check) the "
        r"security of your connection|unusual (?:traffic|activity) from|press (?:&|and) hold to confirm|ddos "
        r"protection by|enable javascript and cookies to|pardon our interruption|access to this page has "
        r"been denied|access denied|you don[’']?t have permission to access|request (?:was )?blocked|(?:you "
        r"have been|you are|has been) blocked|bot verification|human verification",
    ),
    (
        "a page of an error, not the article",
        r"(?:error )?\b404\b|page (?:not|cannot be|can[’']?t be|could not be) found|not found|(?:page|"
        r"article|story) (?:you (?:requested|are looking for|were looking for)[^.]{0,40} )?(?:does not|"
        r"doesn[’']?t|no longer) exists?\b|(?:page|article|story|content) (?:is )?no longer (?:available|"
        r"online)|(?:page|article|story|link|content|site|document)\b[^.]{0,40} has (?:been )?(?:moved|"
        r"expired|been removed)\b|(?:(?:can|could)(?:no|n[’']?)t|can not|could not|unable to) (?:find|"
        r"locate) (?:the|that|this|your) (?:page|article|story|content)|(?:page|article|story|link) (?:you "
        r"(?:requested|were looking for|are looking for|followed|asked for|wanted) )?(?:may|might|could|"
        r"must) (?:have|have been|be) (?:re)?moved|(?:page|article|story) you (?:wanted|asked for|requested|"
        r"(?:are|were) looking for)[^.]{0,20} (?:is(?: not|n[’']?t)|was(?: not|n[’']?t)) here|"
        r"(?:page|article) (?:is(?: not|n[’']?t)|not) available|nothing (?:was )?found here|"
        r"seite (?:existiert|ist) (?:leider )?nicht (?:mehr )?(?:vorhanden|verfügbar)?|page (?:que vous "
        r"(?:cherchez|demandez|recherchez) )?n[’']existe (?:pas|plus)|página (?:que (?:busca|buscas|"
        r"solicita) )?no (?:existe|está disponible|se encuentra)|(?:down|closed|offline) for (?:scheduled |"
        r"planned )?maintenance|scheduled maintenance|we(?:[’']ll| will) be (?:right )?back (?:soon|"
        r"shortly)?|under maintenance|wartungsarbeiten|site en maintenance|en mantenimiento|(?:\b50[0234]|"
        r"internal|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)\b|seite (?:wurde "
        r")?nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada|pagina non trovata|pagina "
        r"niet gevonden|(?:error|fehler) (?:40\d|50\d)|(?:40\d|50\d) (?:error|forbidden|gone)|(?:not "
        r"available|unavailable) (?:in|from) your (?:country|region|location)|unavailable due to legal "
        r"reasons|nicht verfügbar in ihrem land|(?:la )?pagina (?:che (?:stai cercando|cerchi|hai richiesto|"
        r"cercavi) )?non (?:esiste|è (?:più )?disponibile|è stata trovata)|(?:de )?pagina (?:die (?:je|u) "
        r"zoekt )?(?:bestaat|is) (?:helaas )?niet(?: \(?meer\)?)?|página (?:que (?:você )?procura )?não "
        r"(?:existe|foi encontrada|encontrada)|strona (?:o podanym adresie )?nie (?:istnieje|została "
        r"znaleziona)",
    ),
    (
        "a request for consent to cookies, not the article",
        r"before you continue|we (?:value|respect|care about) your privacy|your privacy (?:choices|matters|"
        r"settings)|(?:accept|reject|manage) (?:all )?(?:cookies|and continue)|cookie (?:consent|settings|"
        r"preferences)|we and our \d*\s?partners|(?:use|uses|using) (?:of )?cookies|zustimmen und weiter|mit "
        r"werbung weiterlesen|(?:mit|ohne) (?:werbung|tracking)(?: und (?:werbung|tracking))?(?: (?:lesen|"
        r"nutzen|weiter\w*))?[.!]?$|wie gewohnt mit werbung|(?:werbung und|personalisiertes) tracking|"
        r"trackingverfahren|(?:akzeptieren|einverstanden) und weiter|(?:zum|im|mit dem|bereits) pur-?abo|"
        r"ihre (?:zustimmung|einwilligung) ist jederzeit|ohne (?:werbe)?tracking\b|pur-faq|cookies "
        r"personenbezogene daten|schon (?:ein )?pur-?abo|sans (?:publicité|pub) pour|senza pubblicità (?:a|"
        r"per)|sin publicidad por|(?:wir und|zusammen mit) unseren? \d*\s?partnern?|nous et nos "
        r"\d*\s?partenaires|noi e i nostri \d*\s?partner|nosotros y nuestros \d*\s?socios|accepter (?:et|&) "
        r"(?:continuer|fermer)|continuer sans accepter|aceptar (?:y|cookies)|accetta (?:e|(?:tutti )?i "
        r"cookie)|(?:acept[ae]n?|aceptar|rechaz\w+) (?:(?:todas )?las )?cookies|(?:usamos|utilizamos|"
        r"utilizza|utilizziamo|usiamo|gebruiken|gebruikt) (?:(?:i|las|propias|onze) )?cookies?\b|cookies? "
        r"(?:accepteren|weigeren|instellen|propias y de terceros)|rifiuta (?:tutti|e abbonati|i cookie)|"
        r"rechazar y suscribirse|weiger\w* en abonneer\w*|privacy preference",
    ),
    (
        "a request to log in, not the article",
        r"(?:please )?(?:log|sign) ?in to (?:continue|read|view|your account)|(?:choose|select|compare) "
        r"(?:your|a) (?:plan|subscription|offer|package)|subscribe to (?:the )?[\w .]{2,40}$|create (?:a "
        r"free|an|your) account to|register (?:for free )?to (?:continue|read)|forgot(?:ten)? your password|"
        r"(?:melden sie sich|bitte) an(?:melden)?,? um (?:weiter|den artikel|diesen artikel)|connectez-vous "
        r"(?:pour|afin de) (?:lire|continuer|accéder)|identifiez-vous|inicia sesión para (?:leer|continuar|"
        r"seguir|acceder)|accedi per (?:leggere|continuare)|log in om (?:verder )?te lezen|faça login para|"
        r"mot de passe oublié|passwort vergessen|¿?(?:has )?olvid\w+ (?:tu|su) contraseña|password "
        r"dimenticata|wachtwoord vergeten",
    ),
    (
        "a page that needs JavaScript, not the article",
        r"(?:please )?(?:enable|turn on|activate) javascript|javascript (?:is|seems to be) "
        r"(?:disabled|required|not enabled)|(?:you need|requires?) (?:to enable )?javascript",
    ),
)
# What requests for consent speak of, in English, German, French, Spanish, Italian, Dutch, Portuguese and
# Polish: the means, the consent, the others, the advertising, the data, and paying instead.
TRACKING: Final = late(
    r"\b(?:cookies?|plików cookie|traceurs?|trackers?|tracking\w*|rastread\w+|traccia\w+|"
    r"(?:similar|ähnliche\w*|vergleichbare\w*|soortgelijke) techn\w+|technologies similaires|"
    r"tecnolog\w+ (?:simil\w+|semelhantes))\b",
    re.IGNORECASE,
)
CONSENT: Final = (
    TRACKING,
    late(
        r"\b(?:consen[ts]\w*|agree\w*|accept\w*|accett\w*|acept\w*|aceit\w*|akzept\w*|zustimm\w*|"
        r"einwillig\w*|einverstanden|toestemm\w*|akkoord|autoris\w*|zgod\w*|akcept\w*|reject|refus\w*|"
        r"rifiut\w*|rechaz\w*|ablehn\w*|weiger\w*|recus\w*)\b",
        re.IGNORECASE,
    ),
    late(
        r"\b(?:partner\w*|partenaires|socios|parceiros|terze parti|third part\w+|dritt\w*|terceros|terceiros|"
        r"derden|vendors|fornitori|fournisseurs|proveedores|anbieter\w*)\b",
        re.IGNORECASE,
    ),
    late(
        r"\b(?:advert\w*|ads|werb\w+|publicit\w+|publicidad\w*|publicidade|pubblicit\w+|annunci|anuncios|"
        r"anúncios|reclame|reklam\w*|profil\w*|person(?:al|nal)\w+)\b",
        re.IGNORECASE,
    ),
    late(
        r"\b(?:privacy\w*|datenschutz\w*|personenbezogen\w*|(?:données|informations) personnelles|"
        r"dat(?:i|os) personal\w+|dados pessoais|persoonsgegevens|confidentialité|privacidade?|danych)\b",
        re.IGNORECASE,
    ),
    late(
        r"\b(?:abonn\w*|abo|pur-?abo\w*|subscri\w*|suscri\w*|abbon\w*|assin\w+|werbefrei\w*|prenumer\w*)\b",
        re.IGNORECASE,
    ),
)
TO_READER: Final = late(
    r"\b(?:we|our|you|your|nous|nos|notre|vous|votre|vos|wir|unser\w*|ihre?\w?|sie|noi|nostr[aeio]|tuo|tua|"
    r"tuoi|hai|puoi|nosotros|nuestr[ao]s?|su|sus|tu|tus|wij|onze|uw|jouw|je|nós|noss[ao]s?|seus?|suas?|nasi|"
    r"twoj\w+)\b",
    re.IGNORECASE,
)
# What only a site that asks for consent says: that it and its partners use cookies, what a click means.
ASKS: Final = late(
    r"\b(?:we (?:and|use|value|respect|care|store|need|process)\b|our (?:third[- ]party )?partners|you(?: "
    r"also)? (?:consent|agree) to\b|by (?:clicking|continuing|using|accepting|selecting)\b|your "
    r"(?:consent|privacy|device)\b|i agree\b|(?:our|your) (?:privacy|cookies?) (?:policy|notice|settings)|"
    r"our terms|to inform you\b|wir (?:und|verwenden|nutzen|setzen|benötigen|verarbeiten)\b|unsere[nr]? "
    r"(?:\d+ )?partner|(?:willigen|stimmen|besuchen) sie\b|(?:zustimmen|akzeptieren|einverstanden) und\b|"
    r"ihre? (?:zustimmung|einwilligung|gerät)|unserer? datenschutz|nous (?:et|utilisons)\b|(?:nos|ses) "
    r"(?:\d+ )?partenaires|en (?:les )?(?:acceptant|refusant|cliquant|poursuivant)\b|vous (?:acceptez|"
    r"consentez|devrez|autorisez)\b|accepter et\b|votre (?:consentement|accord)|notre politique|(?:usamos|"
    r"utilizamos|usiamo|utilizziamo)\b|(?:nuestros|nostri|nossos) (?:\d+ )?(?:socios|partner|parceiros)|"
    r"(?:al|si) (?:aceptar|aceptas|continuar|pulsar)\b|nuestra política|(?:cliccando|accettando|"
    r"proseguendo|rifiutando)\b|(?:tuo|suo) consenso|wij (?:en|gebruiken)\b|onze (?:\d+ )?partners|door "
    r"op\b|(?:jouw|uw) toestemming|ao (?:clicar|continuar|aceitar)\b|seu consentimento|my i nasi\b|nasi "
    r"(?:\d+ )?partnerzy|zgadzasz się\b)",
    re.IGNORECASE,
)
# What a site says of itself and of a visit to it.
OF_VISIT: Final = late(
    r"\b(?:browser|site|page|website|link|url|server|javascript|cookies?|captcha|home ?page|seconds|"
    r"administrator|error|network|connection|subscri\w+|account|please|click|seite|navigateur|"
    r"navegador|página|pagina|"
    r"sekunden|secondes|segundos|bitte|veuillez|por favor|cliquez)\b",
    re.IGNORECASE,
)
# The name of a button: “I agree”, « Gestion des cookies ».
BUTTON: Final = late(r"[“„«]\s?[^“”„«»\n.!?]{2,32}\s?[”“»]")
# A story of cookies reports what somebody said; "»" alone leads through a site.
SPOKEN: Final = late(
    r"[“”„]|«[^«»]+»|»[^«»]+«|\b(?:said|says|told|ruled|fined|according to|sagte|teilte|laut|selon|"
    r"según|secondo|volgens|ha detto|a déclaré|dijo|zei)\b",
    re.IGNORECASE,
)
REFUSALS: Final = tuple((why, late(words, re.IGNORECASE)) for why, words in _REFUSED)
# A headline that no story has, whatever links to other stories stand under it.
ERROR_TITLE: Final = late(
    r"(?:(?:sorry|oops|uh[- ]oh|hmm)\b\W*)?(?:we )?(?:can[’']?t|cannot|can not|couldn[’']?t|could not)(?: "
    r"seem to)? find (?:the|that|this|your) page(?: you.{0,40})?\W*|(?:error )?404\b"
    r"(?! (?!error|not\b|page|file|seite)[a-z]).{0,40}|(?:(?:error|"
    r"sorry|oops)\W+)?(?:this |the |that )?page (?:was )?(?:not|cannot be|can[’']t be|could not be) "
    r"found\W*(?:404)?|seite nicht gefunden\W*|page (?:non trouvée|introuvable)\W*|página no encontrada\W*|"
    r"pagina non trovata\W*|pagina niet gevonden\W*|página não encontrada\W*|"
    r"(?:(?:http |error )*451\W+)?unavailable (?:due to|for) legal reasons\W*|"
    r"(?:oops\W+)?something went wrong\W*|an error (?:has )?occurred\W*",
    re.IGNORECASE,
)
# The same before the name of the site, or of less sure words, where the page says no more.
ERROR_NAME: Final = late(
    rf"(?:{ERROR_TITLE.pattern}|(?:error\W+)?(?:this |the |that )?(?:page|article|story|content|post) "
    r"(?:(?:was |is )?not found|(?:is )?(?:unavailable|not available|no longer available|missing|gone)|"
    r"(?:does not|doesn[’']?t|no longer) exists?))(?= [-|–—·•:] |$)",
    re.IGNORECASE,
)
# What a page says of another that is not where it was.
MISSING: Final = late(
    r"\b(?:page|article|story|content|link|post|url)\b[^.?!]{0,60}\b(?:(?:(?:may|might|could|must) (?:have "
    r"(?:been )?|be )|has (?:been )?|was )(?:(?:re)?moved|renamed|deleted|expired|taken down)|(?:no longer|"
    r"does not|doesn[’']?t) exists?|(?:is(?: not|n[’']?t)|is no longer) (?:here|available|online|there)|"
    r"(?:can(?:no|[’']?)t|could(?: not|n[’']?t)) be (?:found|located))\b|"
    r"\b(?:seite|artikel|beitrag|inhalt)\b[^.?!]{0,60}\b(?:verschoben|gelöscht|entfernt|umbenannt|"
    r"nicht mehr (?:verfügbar|vorhanden|online|abrufbar|da)|existiert (?:leider )?nicht|nicht (?:finden|"
    r"gefunden))\b|"
    r"\b(?:page|article|contenu)\b[^.?!]{0,60}(?:n[’']existe (?:plus|pas)|n[’']est (?:plus|pas) "
    r"(?:disponible|en ligne)|\bété (?:déplacé|supprimé|renommé)e?)\b|"
    r"\b(?:página|artículo|noticia|contenido|enlace)\b[^.?!]{0,60}\b(?:no existe|no está disponible|"
    r"sido (?:movid|eliminad|borrad|trasladad)[oa])\b|"
    r"\bno (?:hemos (?:podido )?encontra(?:do|r)|encontramos)\b",
    re.IGNORECASE,
)
# That it is the one that its reader asked for.
SOUGHT: Final = late(
    r"\byou(?:[’']re| (?:are|were|have been)) (?:looking|searching) for\b|\byou(?:[’']ve| have)? "
    r"(?:requested|want(?:ed)?|followed|tried|asked|clicked|typed|entered)\b|\bsie "
    r"(?:suchen|gesucht|aufruf\w+|angeforder\w+)\b|\b(?:gesucht|angefordert|aufgerufen)e[nrs]?\b|\bvous "
    r"(?:(?:re)?cherchez|demandez|avez demandé)\b|\b(?:demandé|recherché)e?\b|"
    r"\bque (?:estás? )?(?:busc|solicit|intent)\w+|\bsolicitad[oa]\b",
    re.IGNORECASE,
)
# How the heading of a page begins that is sorry for what it does not have.
APOLOGY: Final = late(
    r"(?:oops|whoops|uh[- ]oh|hmm+|sorry|(?:we[’']re|we are) sorry|ups|hoppla|oje|huch|leider|"
    r"(?:es )?tut uns leid|oups|mince|(?:nous sommes )?désolée?s?|vaya|lo sentimos|ops|o{3,}ps|"
    r"spiacenti|ci dispiace|oeps|helaas|desculpe|przepraszamy|niestety)\b.{0,40}?\b(?:page|"
    r"story|article|content|link|address|seite|artikel|beitrag|inhalt|adresse|p[áa]gina|artículo|"
    r"articolo|artigo|contenido|contenuto|conteúdo|enlace|strona|strony|artykuł\w*)\b",
    re.IGNORECASE,
)
# What says in it that something is lacking.
LACKING: Final = late(
    r"\b(?:not|cannot|can[’']?t|couldn[’']?t|isn[’']?t|doesn[’']?t|no longer|gone|missing|lost|"
    r"moved|broken|expired|archived|removed|nicht|keine?n?|weg|verschwunden|n[’'](?:existe|est)|"
    r"introuvable|pas|plus|no|non|niet|não|nie)\b",
    re.IGNORECASE,
)
# What stands around a prompt to pay.
OFFER: Final = late(
    r"\b(?:subscri\w+|unlock|trial|unlimited|per (?:month|week|year)|a (?:month|week|year)\b|cancel|sign "
    r"in|log in|readers pay|pay to read|premium|membership|plans?\b.{0,40}[£$€]|[£$€]\d)|\babonn\w+|"
    r"\bsuscri\w+|\babbona\w+|\bassin(?:e|ante)",
    re.IGNORECASE,
)
# Of a line in small letters: in any it would take three times as long.
PAYWALL: Final = late(
    r"(?:you (?:must|need to|have to) (?:be|become) an? (?:\w+ )?(?:subscriber|member)\b|to (?:(?:continue|"
    r"keep) reading|read on,)|exclusive to [^.]{0,20}subscribers|(?:continue|keep) reading (?:with|for|by|"
    r"this (?:article|story) (?:with|by|for))|(?:read|"
    r"unlock|access|get|view) (?:the )?(?:full|entire|rest of (?:the|this)|whole|complete) (?:article|story|"
    r"text|access)|subscribe (?:now )?(?:to|and|for) (?:read|continue|unlock|access|keep|full|unlimited|the "
    r"rest)|(?:this|the) (?:article|story|content|page|post) is (?:only |exclusively )?(?:for|available "
    r"(?:only )?(?:to|for)|reserved for|exclusive to) (?:our )?(?:paying |premium |paid )?"
    r"(?:subscribers?|members|readers)|subscriber[- ](?:only|exclusive)|for subscribers only|"
    r"(?:you[’']?ve|you have) (?:reached|used|hit|read|run out of|exceeded) (?:your|all|the|\d+|"
    r"free)[^.]{0,40}(?:limit|"
    r"free articles?|articles? (?:this|per) month)|"
    r"(?:you(?:[’']?ve| have)|your|this (?:is|was) your|\d{1,3}|sie|ihr\w*|vous|votre|il vous|has|você|seu|"
    r"hai|i tuoi|je hebt|u hebt|du|masz|wykorzysta\w+|вы|вам|ücretsiz)\b[^.“”\"]{0,50}\b(?:free (?:articles?|"
    r"stories)|(?:kostenlos|gratis|frei)\w* artikel\w*|articles? (?:gratuits?|offerts?)|(?:artículos|"
    r"artigos|matérias|notas) (?:gratu?it[oa]s|grátis|gratis)|articoli gratuiti|gratisartik\w+|"
    r"(?:darmowych|bezpłatnych) artykułów|бесплатных (?:статей|материалов)|(?:haber|makale|içerik) "
    r"hakkınız\w*)\b|(?:already|not) (?:an? |yet an? )?(?:[\w-]+ ){0,2}(?:subscriber|member)\?|start "
    r"(?:your )?(?:free )?trial|(?:get |enjoy |"
    r"for |with )?(?:full |unlimited )+(?:digital )?access\b|cancel any ?time\b|subscribe now\b|subscribe "
    r"(?:today )?for (?:only |just )?[£$€\d]|unlock (?:this|the) |(?:try|get) .{0,30}(?:month|week|day|"
    r"year)s? (?:for|free)\b|first (?:month|week)s? (?:for )?(?:free|[£$€\d])|(?:register|log ?in|sign ?in|"
    r"sign ?up|create (?:a|your) (?:free )?account) (?:now |for free )?to (?:continue|keep|read|unlock|"
    r"access|view)|this is (?:a )?(?:premium|subscriber|members?)[- ]\w*(?: (?:article|content|story))?|"
    r"premium (?:article|content)\b|sie (?:möchten|wollen) (?:gern(?:e)? )?weiterlesen|jederzeit kündbar|"
    r"(?:zugang|zugriff) (?:zu|auf) allen? |(?:dieser|der) (?:artikel|text|beitrag) ist (?:nur |exklusiv "
    r")?für (?:abonnent|plus|registriert|mitglied)|(?:lesen sie|jetzt) (?:den ganzen artikel|weiterlesen|"
    r"testen)|(?:bereits|schon) (?:abonnent|registriert|kunde)|il vous reste [\d.,]+ ?% de cet article|la "
    r"suite (?:de cet article )?est réservée|(?:cet |l[’'])article est réservé|déjà abonné|sans engagement\b|"
    r"pour lire la suite|profitez de|para (?:seguir|continuar) leyendo|suscríbete (?:para|por|y)|¿?(?:ya "
    r"eres|eres) suscriptor|si ya eres suscriptor|(?:este )?(?:contenido|artículo) (?:es )?(?:exclusivo|solo|"
    r"sólo|reservado)|hazte (?:premium|socio|suscriptor)|(?:questo )?(?:articolo|contenuto) (?:è "
    r")?(?:riservato|esclusivo|solo per)|(?:continua|per continuare) a leggere (?:questo|con|abbon)|"
    r"(?:verder|meer) lezen\?|(?:dit|deze) (?:artikel|verhaal) is (?:alleen|exclusief|enkel) (?:voor|"
    r"beschikbaar)|(?:conteúdo|matéria|artigo) exclusiv[ao] para assinantes|(?:assine|assina) (?:para|e) |"
    r"para continuar (?:a )?lendo|continue lendo|word (?:nu |gratis )?(?:abonnee|lid)\b|al abonnee\?|"
    r"onbeperkt (?:alle )?(?:artikelen )?lezen|contenuto riservato|(?:già|sei già) abbonato|per continuare a "
    r"leggere|(?:weiterlesen|lesen sie weiter) mit|jetzt (?:weiterlesen|abonnieren|freischalten)|nur für "
    r"abonnenten|réservé aux abonnés|(?:la suite|lire la suite)[^.]{0,30}abonn|abonnez-vous|contenido "
    r"exclusivo para suscriptores|suscríbete para|abbonati per|um weiterzulesen|för att läsa vidare|"
    r"(?:endast|bara|kun) för? (?:prenumeranter|abonnenter))"
)
ELLIPSIS: Final = late(
    r"(?:\w(?:…|\.\.\.)|\[(?:…|\.\.\.|&hellip;)\])\s*$|"
    r"(?:…|\.\.\.)\s*\(?(?:read|continue|more|weiter|lire|leer)\b.{0,30}$",
    re.IGNORECASE,
)
LEADS_ON: Final = late(
    r"^\W*(?:continue reading|read (?:more|the (?:full|rest)[^.]{0,40})|read full (?:article|story)|(?:full|"
    r"whole) (?:article|story)|weiterlesen|lire la suite|leer más|seguir leyendo)\W*(?:→|»|>)*\s*$",
    re.IGNORECASE,
)
# What a page shows of an article that is parted into several: "Page 1 of 3", and the numbers with "Next".
PART: Final = late(
    r"\W*(?:page|seite|página|pagina|strona|sid[ae])\s(?P<number>\d{1,2})"
    r"(?:\s(?:of|von|sur|de|di|van|z|av|af)\s|\s?/\s?)(?P<all>\d{1,2})\b(?![^\n]*\w[.!?]\W*$)",
    re.IGNORECASE,
)
NEXT_PART: Final = late(
    r"\W*(?:(?:pages?|seiten?|páginas?|pagin[ae])\W+)?(?:1\W{1,3})?2\b(?:\W{1,3}\d{1,2}\b)*"
    r"(?:\W{1,3}[^\W\d]+(?: [^\W\d]+)?)?\W*|\W*(?:next page|nächste seite|page suivante|"
    r"(?:página siguiente|siguiente página)|pagina successiva|volgende pagina|próxima página)\W*",
    re.IGNORECASE,
)
