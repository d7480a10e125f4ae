"""How newsletters name who pays for them, and what stands over them and at their foot, in twelve languages.

By hand, from newsletters of papers and of the services that send them.
"""

from __future__ import annotations

import re
from typing import Final

from research.languages.patterns import late

# The line over what a sponsor has to say. Whoever else sends a message is of the letter.
SPONSOR: Final = late(
    r"\W*(?:(?:a|this|today[’']s) )?(?:(?:word|message|note) from (?:our (?:sponsors?|partners?|"
    r"advertisers?)\b"
    r"|(?!our|the|us|your|my|an?\b).{0,40}?(?-i:[A-Z]))|(?:is )?(?:presented|sponsored|supported|powered|"
    r"paid for|"
    r"brought to you) by |(?:together|in partnership) with |(?:sponsor|paid (?:post|content|partnership)|"
    r"partner content|sponsored(?: content| message)?|advertisement)\W*$|"
    r"(?:präsentiert|unterstützt|gesponsert|ermöglicht) (?:von|durch) |(?:werbe)?anzeige\W*$|werbung\W*$|"
    r"eine (?:nachricht|botschaft) unsere[sr] |(?:présenté|sponsorisé|offert) par |en partenariat avec |"
    r"un message de notre |publicité\W*$|(?:presentado|patrocinado|ofrecido|apresentado|oferecido) por |"
    r"un mensaje de nuestro |publicidade?\W*$|(?:presentato|sponsorizzato|offerto) da|un messaggio d(?:al|"
    r"el) nostro |"
    r"pubblicità\W*$|(?:aangeboden|gesponsord) door |een bericht van onze |advertentie\W*$|"
    r"(?:sponsras|presenteras) av |annons\W*$|(?:sponsoreret|præsenteret) af |annonce\W*$|"
    r"(?:sponset|presentert) av |annonse\W*$)",
    re.IGNORECASE,
)
# Over a letter: where else it can be read.
ELSEWHERE: Final = late(
    r"\b(?:in|im|en|nel|i|w|your|den?|din) (?:[\w-]+ )?browser|(?:^|\W{2,})(?:read|view) (?:it |this )?"
    r"online\b|\bonline (?:lesen|ansehen)\b|\bversion en ligne\b|(?:^|\W{2,})ver online\b|"
    r"\b(?:dans|en|no) (?:[\w-]+ )?(?:navigateur|navegador)\b|\bi (?:[\w-]+ )?webb?l[äæ]sare",
    re.IGNORECASE,
)
# At the foot of a letter: why it came, how it stops to come, whose address it has to name.
FOOT: Final = late(
    r"\bunsubscribe|\bopt[- ]?out\b|\b(?:manage|update|change|edit) (?:your |my )?(?:e-?mail |newsletter )?"
    r"(?:preferences|subscriptions?|settings)\b|\byou(?:[’']re| are| have)? ?(?:receiv(?:ed|ing)|getting|"
    r"been sent) this\b|"
    r"\b(?:e-?mail|newsletter) (?:was|is) (?:sent|delivered) to\b|^our (?:mailing |postal )?address\b|"
    r"\bhow you receive (?:these|our) e-?mails\b|\bto stop receiving\b|\byour address book\b|"
    r"\bsponsorship (?:has|does)\b.{0,40}\beditorial\b|"
    r"\babmelden\b|\babbestellen\b|\bsie erhalten diese|\bdu erhältst diese|\bkeine (?:weiteren "
    r")?(?:e-?mails|newsletter)\b|"
    r"^unsere (?:post)?anschrift\b|^impressum\b|\bdésabonn|\bdésinscri|\bvous recevez (?:ce|cet|cette)\b|"
    r"^notre adresse\b|\bdarse de baja\b|\b(?:date|darte) de baja\b|\bcancel\w+ (?:tu |su |la |a |sua "
    r")?(?:suscripción|inscrição|"
    r"assinatura)\b|\b(?:has recibido|recibes|recibe) este\b|^nuestra dirección\b|\bdisiscri|"
    r"\bannulla\w* l[’']iscrizione\b|\bcancellar(?:ti|si)\b|\b(?:ricevi|hai ricevuto) quest[ao]\b|^il "
    r"nostro indirizzo\b|"
    r"\bdescadastr|\b(?:está recebendo|recebeu) est[ea]\b|^(?:o )?nosso endereço\b|\buitschrijven\b|"
    r"\bafmelden\b|"
    r"\b(?:je|u) ontvangt (?:deze|dit)\b|^ons (?:post)?adres\b|\bavregistrera\b|\bavprenumerera\b|"
    r"\bavsluta (?:din )?"
    r"prenumeration|\bdu (?:får|modtager|mottar) (?:detta|det här|denne|dette)\b|\bafmeld\b|\bmeld deg av\b|"
    r"\bavmeld\b|^v[åo]re?s? adresse?\b|\bwypis(?:z|ać)\b|\botrzymujesz\b|\bodhlási?t\b|\bотписаться\b|"
    r"\bотказаться от рассылки\b",
    re.IGNORECASE,
)
