"""Lines by which a printed page says on which other page a story goes on, or from which it comes."""

from __future__ import annotations

import re
from typing import Final

_N: Final = r"(?:(?-i:[A-Z]{1,2})-?)?\d{1,3}(?-i:[A-Z])?"
_OF_SECTION: Final = r"(?-i:[A-Z]{1,2}-?\d{1,3}|\d{1,3}[A-Z])"  # "A4", "6A"
_COLUMN: Final = r"(?:,? col(?:umn|\.)? \d{1,2})?"
_WORD: Final = (
    r"(?-i:[A-Z][A-Z’'-]{1,20}(?: [A-Z][A-Z’'-]{1,20}){0,2})"  # by which it is found there
)
_TO: Final = (
    rf"(?:continue[ds]|cont[’'.]?d?\.?|jumps?) (?:on|to) (?:page |p\. ?)?{_N}{_COLUMN}|"
    rf"(?:please )?(?:see|turn to|continue[ds] on) (?:(?-i:[A-Z])[\w’' -]{{1,30}}[,:;]? (?:on )?)?"
    rf"(?:page|pg\.?|p\.) ?{_N}|(?:please )?see {_WORD}[,:;]? {_OF_SECTION}|"
    rf"{_WORD},? (?:continue[ds]|cont[’'.]?d?\.?) on (?:page )?{_N}|"
    rf"(?:siehe )?fortsetzung (?:folgt )?(?:auf )?(?:seite|s\.) {_N}|weiter auf seite {_N}|"
    rf"(?:lire la )?suite (?:en |à la )?(?:page|p\.) {_N}|"
    rf"(?:contin[uú]a|pasa|sigue) (?:en|a) (?:la )?(?:página|pág\.?|p\.) {_N}|"
    rf"(?:continua|segue) a (?:pagina|pag\.?) {_N}|continua na (?:página|pág\.?) {_N}|"
    rf"(?:lees verder|vervolg|verder) (?:op )?(?:pagina|blz\.?|p\.) {_N}|"
    rf"fort(?:s\.?|sättning|setter|sættes|sættelse) (?:på )?(?:sid(?:an?|e)?\.?|s\.) {_N}|"
    rf"(?:ciąg dalszy|dokończenie|cd\.) na (?:str\.|stronie) {_N}"
)
_FROM: Final = (
    rf"(?:continue[ds]|cont[’'.]?d?\.?|jumps?) from (?:page |p\. ?)?{_N}{_COLUMN}|"
    rf"(?:{_WORD}[,:]? [(]?|(?-i:[A-Z])[\w’' -]{{1,30}}[,:] [(]?)?(?:continued )?from (?:page|pg\.?) {_N}|"
    rf"(?:(?-i:[A-Z])[\w’'-]{{2,20}} ?[,:»-]? ?)?(?:continued )?from {_OF_SECTION}|"
    rf"fortsetzung von (?:seite|s\.) {_N}|suite de la page {_N}|"
    rf"viene de (?:la )?(?:página|pág\.?) {_N}|"
    rf"(?:segue|continua|continuazione) da(?:lla)? (?:pagina|pag\.?) {_N}|"
    rf"continuação da (?:página|pág\.?) {_N}|"
    rf"vervolg van (?:pagina|blz\.?|p\.) {_N}|"
    rf"fort(?:s\.?|satt|sat|sättning) fr(?:a|ån) (?:sid(?:an?|e)?\.?|s\.) {_N}|"
    rf"(?:ciąg dalszy|dokończenie|cd\.) ze (?:str\.|strony) {_N}"
)
PATTERN: Final = rf"{_TO}|{_FROM}"
# A mark or brackets stand around it as well: "» Fortsetzung auf Seite 3".
TO: Final = re.compile(rf"[(\[»›→▶ ]*(?:{_TO})[)\]»›→▶ ]*\.?", re.IGNORECASE)
FROM: Final = re.compile(rf"[(\[«‹←◀ ]*(?:{_FROM})[)\] ]*\.?", re.IGNORECASE)
JUMP: Final = re.compile(rf"[(\[«»›→ ]*(?:{PATTERN})[)\]»›→ ]*\.?", re.IGNORECASE)
