"""What is no article, or only the beginning of one: walls, errors, checks, lists of teasers.

A page that holds no story is refused with the reason; a text that stops before its end is kept
and flagged, and reports say how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from research.articles.records import Change, excerpt

STEP: Final = "incomplete"
_TAIL: Final = 4  # lines behind the last sentence in which a prompt to pay is looked for
_SENTENCE: Final = 60  # characters of a line that is a sentence of the story
_FEW_WORDS: Final = 150  # words below which a page may be a wall, an error or a check
FEW_SHOWN: Final = 250  # words below which a prompt to pay says that the text stops there

_REFUSED: Final[tuple[tuple[str, str], ...]] = (
    (
        "a check for robots, not the article",
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
        r"(?:error )?404\b|page (?:not|cannot be|can[’']?t be|could not be) found|not found|"
        r"(?:page|article|story) (?:you (?:requested|are looking for|were looking for)[^.]{0,40} )?"
        r"(?:does not|doesn[’']?t|no longer) exists?\b|(?:page|article|story|content) (?:is )?no "
        r"longer (?:available|online)|has (?:been )?(?:moved|expired|been removed)\b|"
        r"we can[’']?t find (?:the|that) page|"
        r"(?:50[0234]|internal|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)"
        r"\b|seite (?:wurde )?nicht gefunden|page (?:non trouvée|introuvable)|"
        r"página no encontrada|pagina non trovata|pagina niet gevonden|"
        r"(?:error|fehler) (?:40\d|50\d)|(?:40\d|50\d) (?:error|forbidden|gone)|"
        r"(?:not available|unavailable) (?:in|from) your (?:country|region|location)|"
        r"unavailable due to legal reasons|nicht verfügbar in ihrem land",
    ),
    (
        "a request for consent to cookies, not the article",
        r"before you continue|we (?:value|respect|care about) your privacy|your privacy (?:choices|"
        r"matters|settings)|(?:accept|reject|manage) (?:all )?(?:cookies|and continue)|"
        r"cookie (?:consent|settings|preferences)|we and our \d*\s?partners|"
        r"(?:use|uses|using) (?:of )?cookies|zustimmen und weiter|mit werbung weiterlesen|"
        r"accepter (?:et|&) (?:continuer|fermer)|continuer sans accepter|aceptar (?:y|cookies)|"
        r"accetta (?:e|i cookie)|privacy preference",
    ),
    (
        "a request to log in, not the article",
        r"(?:please )?(?:log|sign) ?in to (?:continue|read|view|your account)|"
        r"create (?:a free|an|your) account to|register (?:for free )?to (?:continue|read)|"
        r"forgot(?:ten)? your password",
    ),
    (
        "a page that needs JavaScript, not the article",
        r"(?:please )?(?:enable|turn on|activate) javascript|javascript (?:is|seems to be) "
        r"(?:disabled|required|not enabled)|(?:you need|requires?) (?:to enable )?javascript",
    ),
)
_REFUSALS: Final = tuple((why, re.compile(words, re.IGNORECASE)) for why, words in _REFUSED)
# The beginnings of these pages: what names them is their heading or their first lines.
PAYWALL: Final = re.compile(
    r"(?:to (?:continue|keep) reading|(?:continue|keep) reading (?:with|for|by|this (?:article|"
    r"story) (?:with|by|for))|(?:read|unlock|access|get|view) (?:the )?(?:full|entire|rest of (?:the|"
    r"this)|whole|complete) (?:article|story|text|access)|subscribe (?:now )?(?:to|and|for) "
    r"(?:read|continue|unlock|access|keep|full|unlimited|the rest)|"
    r"(?:this|the) (?:article|story|content|page) is (?:only |exclusively )?(?:for|available (?:only )?"
    r"(?:to|for)|reserved for|exclusive to) (?:our )?(?:paying |premium |paid )?"
    r"(?:subscribers?|members|readers)|subscriber[- ](?:only|exclusive)|for subscribers only|"
    r"(?:you[’']?ve|you have) (?:reached|used|hit|read) (?:your|all|the|\d+)[^.]{0,40}"
    r"(?:limit|free articles?|articles? (?:this|per) month)|"
    r"(?:already|not) (?:a |yet a )?(?:subscriber|member)\?|"
    r"start (?:your )?(?:free )?trial|"
    r"(?:weiterlesen|lesen sie weiter) mit|jetzt (?:weiterlesen|abonnieren|freischalten)|"
    r"nur für abonnenten|réservé aux abonnés|(?:la suite|lire la suite)[^.]{0,30}abonn|"
    r"abonnez-vous|contenido exclusivo para suscriptores|suscríbete para|abbonati per)",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    r"\s*(?:…|\.\.\.)?\s*\[\s*(?:\+\s*)?[\d,.]+\s*(?:more )?(?:chars?|characters|words)\s*\]\s*$",
    re.IGNORECASE,
)
_ELLIPSIS: Final = re.compile(
    r"(?:\w(?:…|\.\.\.)|\[(?:…|\.\.\.|&hellip;)\])\s*$|"
    r"(?:…|\.\.\.)\s*\(?(?:read|continue|more|weiter|lire|leer)\b.{0,30}$",
    re.IGNORECASE,
)
_LEADS_ON: Final = re.compile(
    r"^\W*(?:continue reading|read (?:more|the (?:full|rest)[^.]{0,40})|read full (?:article|story)|"
    r"(?:full|whole) (?:article|story)|weiterlesen|lire la suite|leer más|seguir leyendo)\W*"
    r"(?:→|»|>)*\s*$",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(r"[.!?…]['\"’”»)\]]*\s*$")


def refused(title: str | None, text: str) -> str | None:
    """Why a short text is no article: a wall, an error, a check; else None.

    >>> refused("Just a moment...", "Verify you are human.")
    "a check for robots, not the article: 'Just a moment...'"
    >>> refused("Ferry to close", "The council voted to close it.") is None
    True
    """
    sample = text[:4000]
    if len(sample) == 4000 or len(sample.split()) > _FEW_WORDS:
        return None
    lines = [line for line in (title or "", *sample.split("\n")) if line.strip()]
    for why, words in _REFUSALS:
        hits = [line for line in lines if words.search(line)]
        named = bool(title and words.search(title)) and len((title or "").split()) <= 10
        first = bool(hits) and hits[0] in lines[:2] and len(hits[0].split()) <= 14
        share = sum(len(line) for line in hits) / max(1, sum(map(len, lines)))
        if share > 0.5 or ((named or first) and (share > 0.25 or len(sample.split()) < 60)):
            return f"{why}: {excerpt(hits[0], limit=60)!r}"
    return None


def is_prompt(line: str) -> bool:
    """Whether a line asks to pay or to log in for the rest of a text.

    >>> is_prompt("Subscribe to read the rest."), is_prompt("He will subscribe to it.")
    (True, False)
    """
    return len(line) < 200 and bool(PAYWALL.match(line.lstrip(" \t–—-*•>»🔒")))


def of_text(lines: Sequence[str]) -> tuple[list[str], list[Change]]:
    """Lines without the mark of a cut, and the flag where a text stops before its end.

    >>> of_text(["It rained in Rome and the river… [+2829 chars]"])[0]
    ['It rained in Rome and the river…']
    """
    kept = list(lines)
    last = next((n for n in range(len(kept) - 1, -1, -1) if kept[n].strip()), None)
    if last is None:
        return kept, []
    words = sum(len(line.split()) for line in kept)
    for number in (last, last - 1):
        if number >= 0 and (found := _CUT.search(kept[number])):
            mark = found[0].strip()
            kept[number] = f"{kept[number][: found.start()].rstrip('….')}…"
            reason = "the source cuts its texts; this is the beginning only"
            return kept, [Change(STEP, "flagged", mark, None, reason)]
    # What stands after a prompt to pay is furniture, unless it is a sentence: then nothing is cut.
    tail = list(takewhile(lambda line: not _is_sentence(line), reversed(kept[: last + 1])))
    prompt = next((line for line in tail[:_TAIL] if len(line) < 300 and PAYWALL.search(line)), None)
    if prompt and words < 2 * FEW_SHOWN:
        reason = "the text stops at a prompt to pay"
        return kept, [Change(STEP, "flagged", excerpt(prompt, limit=120), None, reason)]
    if _LEADS_ON.match(kept[last]) and last and words < FEW_SHOWN:
        reason = "it ends with a link to the rest"
        return kept, [Change(STEP, "flagged", kept[last], None, reason)]
    if _ELLIPSIS.search(kept[last]) and len(kept[last].split()) > 5:
        reason = "it ends in the middle of a sentence"
        return kept, [Change(STEP, "flagged", excerpt(kept[last][-80:]), None, reason)]
    return kept, []


def _is_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE and bool(_ENDED.search(line)) and not PAYWALL.search(line)
