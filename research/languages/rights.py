"""How lines in twenty languages say who may copy a text, under a page or a cutting, and whose the site is."""

from __future__ import annotations

from typing import Final

from research.languages.whole_lines import Form

# What those who license copies set before it: "NLA Media Access licensed copy."
_COPY: Final = (
    r"(?:[^.,]{0,60}\b(?:licen[cs]ed copy|lizenzkopie|kopie, lizenziert|copie (?:autorisée|sous licence)|"
    r"copia (?:autorizada|con licencia|autorizzata)|licensierad kopia|gelicentieerde kopie)\b[^.,]{0,60}\W+)?"
)
_COPYING: Final = Form(
    "rights line",
    (
        # One pattern: what may stand before each costs most of the time.
        rf"{_COPY}(?:"
        r"(?:alle (?:nutzungs)?rechte vorbehalten|tous droits(?: de reproduction)? réservés|"
        r"todos los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|"
        r"alle rechten voorbehouden|alla rättigheter förbehålln?a|alle rett(?:igheter forbeholdt|igheder "
        r"forbeholdes)|wszelkie prawa zastrzeżone|všechna práva vyhrazena|все права защищены|всі права "
        r"захищені|tüm hakları saklıdır|kaikki oikeudet pidätetään|minden jog fenntartva|toate "
        r"drepturile rezervate|جميع الحقوق محفوظة)\b(?! ?:).{0,200}|"
        r"(?:no|any) further (?:copying|reproduction|distribution)"
        r"\b[^.,]{0,60}\b(?:allowed|permitted|permission|licen[cs]e|prohibited)\b[^.,]{0,60}\W*|"
        r"(?:(?:(?:jede|die) )?(?:vervielfältigung|"
        r"nachdruck)|(?:weitere|unerlaubte) (?:vervielfältigung|weitergabe|verwertung))(?: (?:und|oder) "
        r"\w+)? (?:(?:ist|sind) )?(?:nicht gestattet|nicht erlaubt|untersagt|verboten|nur mit [^.,]{0,40}"
        r"(?:genehmigung|erlaubnis))[^.,]{0,60}\W*|"
        r"(?:(?:toute )?(?:reproduction|copie)(?: "
        r"(?:et|ou) \w+)?(?:,? (?:même )?(?:totale|partielle)(?: (?:et|ou) partielle)?)? (?:est )?"
        r"(?:strictement )?interdite|reproduit avec l[’']autorisation d(?:e|u|es)?)\b[^.,]{0,80}\W*"
        r"(?:tous droits réservés\W*)?|"
        r"(?:(?:queda )?prohibida (?:la |su |"
        r"toda )?reproducción|reproducción (?:total o parcial )?prohibida|(?:é )?proibida a reprodução|"
        r"riproduzione (?:riservata|vietata)|ritaglio (?:di )?stampa ad uso esclusivo)\b[^.,]{0,100}\W*|"
        r"(?:(?:verdere )?(?:verveelvoudiging|reproductie)(?: (?:en|of) \w+)? (?:is )?(?:niet "
        r"toegestaan|verboden)|(?:vidare|videre|yderligere) (?:kopiering|spridning|spredning) (?:är |er )?"
        r"(?:inte tillåten|ikke tillatt|ikke tilladt)|eftertryck förbjudes|ettertrykk forbudt|dalsze "
        r"(?:rozpowszechnianie|kopiowanie) [^.,]{0,60}(?:zabronione|wzbronione))\b[^.,]{0,60}\W*)",
        r"(?:copied|reproduced) (?:under|with) (?:an? )?(?:licen[cs]e|permission) (?:from|of|by) .{2,80}",
    ),
)
# Who tells of rights does so in the past.
_TOLD: Final = (
    r"(?:was|were|had|said|var|war(?:en)?|wurden?|était|étaient|estaban?|eran?|erano|waren?)"
)
# "All articles are protected by copyright", as archives say under what they print: it names the law.
_BY_LAW: Final = Form(
    "rights line",
    (
        r"(?:(?:alt|all[aet]?|dette?|disse|dessa|den|this|these|the|die(?:se[rs]?)?|tous les|toutes les|"
        r"ces?t?|les?|todos los|todas las|este|estos|el|los|tutti (?:i|gli)|quest[oi]|il|todos os|deze|dit|"
        r"het) )?(?:material\w*|indhold\w*|innhold\w*|innehåll\w*|artik(?:el|le|ke)\w*|artiklar\w*|stof\w*|"
        r"articles?|contents?|texts?|documents?|inhalte?|beitr[aä]ge?|texte?|dokumente?|contenus?|contenidos?|"
        r"art[ií]culos?|textos?|articol[oi]|contenut[oi]|testi?|conteúdos?|artigos?|inhoud|teksten)\b"
        # What a comma parts from the law is who says so.
        rf"(?:(?!\b{_TOLD}\b)"
        r"[^\"“”„«».!?]){0,60}\b(?:"
        r"(?:be)?skydd?\w{2,5} (?:av|enligt) [^.]{0,20}upphovsrätt\w*|"
        r"(?:beskytt\w{1,3} (?:af|av|efter|etter) [^.]{0,20}|omfattet af (?:lov om )?(?=\w+ og må ikke\b))"
        r"(?:ophavsret|opphavsrett|åndsverk|copyright)\w*|"
        r"protected by [^.]{0,20}copyright\w*|urheberrechtlich geschützt|"
        r"protégée?s? par [^.]{0,20}droits? d[’']auteur|protegid[oa]s? por [^.]{0,20}(?:derechos? de autor|"
        r"propiedad intelectual|direitos? (?:de autor|autora(?:l|is)))|"
        r"protett[oiae] da[^.]{0,20}(?:diritt[oi] d[’']autore|copyright)|"
        r"auteursrechtelijk beschermd|beschermd door [^.]{0,20}auteursrecht\w*)\b"
        r"[^\"“”„«»,.]{0,200}(?:\.[^\"“”„«»]{0,200})?",
        r"(?:本|此)?(?:[内內]容|文章|[网網][页頁站]|[资資]料)[之的]?版[权權].{0,14}所有.{0,60}|.{0,40}未[经經].{0,8}"
        r"(?:批准|同意|授[权權]|[许許]可)[，,]?不得.{0,10}(?:[转轉][载載发發]|[复複][制製]|翻印).{0,40}",
        r"(?:本)?(?:記事|コンテンツ|サイト).{0,30}(?:著作権.{0,16}(?:帰属|保護)|(?:転載|複製).{0,10}(?:禁|ご遠慮)).{0,60}",
    ),
    words=(
        "upphovsrätt", "ophavsret", "opphavsrett", "åndsverk", "copyright", "urheberrecht", "auteur",
        "derecho", "propiedad", "direito", "diritt",
        "所有", "不得", "著作権", "転載", "複製",
    ),
)  # fmt: skip
# The house behind a site, by the number under which a register or the tax office has it.
_REGISTERED: Final = Form(
    "rights line",
    (
        rf"(?!.*\b{_TOLD}\b)"
        r"(?-i:[A-ZÀ-Þ])[^!?;“”\"«»]{2,140}?\b(?:(?:p\.? ?|partita )iva|c\.?i\.?f\.?|n\.?i\.?f\.?|nipc|cnpj|"
        r"rcs(?: [a-zà-ÿ-]{2,20})?|siret|issn|hrb|ust-?id(?:-?nr)?|kvk(?:-?nummer)?|btw(?:-?nummer)?|cvr|"
        r"vat (?:reg(?:istration)?(?: no)?|no|number))[.:]?(?: ?(?:n[°oº.]|nr\.?))?[ :]{0,2}(?:[a-z]{1,2}[ "
        r"-]?)?"
        r"\d[\d .-]{4,}[a-z]?(?:\W.{0,160})?",
    ),
    words=(
        "p.iva", "p. iva", "p iva", "partita iva", " cif", "c.i.f", " nif", "n.i.f", "nipc", "cnpj", " rcs ",
        "siret", "issn", "hrb ", "ust-id", "ustid", "kvk", "btw", "cvr", "vat reg", "vat no", "vat number",
    ),
)  # fmt: skip
# Links to who is responsible for a site and to its terms, which stand at the foot of its pages.
FOOT: Final = Form(
    "page furniture",
    (
        r"impressum|datenschutz(?:erklärung|hinweise?|einstellungen)?|agb|nutzungsbedingungen|"
        r"mentions légales|aviso legal|note legali|(?:politique de|política de|informativa sulla) "
        r"(?:confidentialité|privacidad(?:e)?|privacy)|conditions générales(?: d[’']utilisation)?|"
        r"colofon|privacyverklaring|personuppgiftspolicy|privatlivspolitik|personvern(?:erklæring)?|"
        r"polityka prywatności",
    ),
)
RIGHTS: Final = (_COPYING, _BY_LAW, _REGISTERED)
