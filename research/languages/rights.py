"""How lines in twenty languages say who may copy a text, under a page or a cutting under licence."""

from __future__ import annotations

from typing import Final

from research.languages.whole_lines import Form

# What those who license copies set before it: "NLA Media Access licensed copy."
_COPY: Final = (
    r"(?:[^.,]{0,60}\b(?:licen[cs]ed copy|lizenzkopie|kopie, lizenziert|copie (?:autorisée|sous licence)|"
    r"copia (?:autorizada|con licencia|autorizzata)|licensierad kopia|gelicentieerde kopie)\b[^.,]{0,60}\W+)?"
)
RIGHTS: Final = Form(
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
