"""What the form of a single line says of it: a byline, a dateline, a heading, a title."""

from __future__ import annotations

import re

from research.articles import dates
from research.articles.chrome import squash
from research.articles.records import Metadata
from research.languages.en import lists

_NAME = r"(?:[A-ZÀ-ÞŁŚŻČŠŽ][\w.'’-]*|de|del|della|der|den|van|von|al|bin|la|le|di|da|el|dos|ter)"
_BYLINE = re.compile(
    rf"^(?:(?i:by|words by|written by|reported by|reporting by|story by|author|byline|"
    rf"von|par|por)\s*[:]?\s+)(?P<who>{_NAME}(?: {_NAME}){{0,4}}"
    rf"(?:(?:,? and |, | & |; ){_NAME}(?: {_NAME}){{0,4}}){{0,5}})"
    rf"(?P<rest>(?:\s*[,|·•/(–—-]\s*.{{0,80}})?)$"
)
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ /-]{2,40}(?:, [A-ZÀ-Þ][\w. ]{1,25}){0,2})"
    r"(?:, (?P<day>(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?))?"
    r"(?: ?\((?P<agency>[^()]{2,30})\))?(?: ?[—–] ?| --? ?)(?=\S)"
)
_AGENCY_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w.'’ -]{2,40}(?:, [A-Z][\w. ]{1,25}){0,2})"
    r" ?\((?P<agency>AP|Reuters|REUTERS|AFP|UPI|dpa|DPA|TASS|Xinhua|CNN|PA|PTI|ANI|IANS|EFE|ANSA)\)"
    r" ?(?:—|–|--|-) ?(?=\S)"
)
END = re.compile(r"[.…:;,][\"'”’»)\]]*$")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SMALL_WORDS = lists.words("grammar", "small_in_headlines")


def byline(line: str, metadata: Metadata) -> tuple[str, str | None] | None:
    """(who wrote it, the date beside the name) where a line is a byline, else None.

    >>> byline("By Jane Roe and John Doe | 2 March 2025", Metadata())
    ('Jane Roe and John Doe', '2 March 2025')
    """
    if len(line) > 200:
        return None
    own = metadata.byline
    if own and squash(line) in (squash(own), squash(f"by{own}")):
        return own, None
    match = _BYLINE.match(line.rstrip(" ."))
    if not match:
        return None
    rest = match["rest"].strip(" ,|·•/()–—-")
    who = match["who"].strip(" ,")
    if len(rest.split()) > 8 or SENTENCE_END.search(rest) or (who.isupper() and len(who) < 4):
        return None
    if any(word in dates.WEEKDAYS for word in who.split()):
        return None
    written = dates.read(rest)
    return who, rest if written else None


def is_title_case(line: str) -> bool:
    """Whether nearly all words have a capital, small words aside.

    >>> is_title_case("Kremlin Sees a Shift in Policy."), is_title_case("He met Mr. Peskov.")
    (True, False)
    """
    words = [w.strip("\"'“”‘’.,:;!?()") for w in line.split()]
    content = [w for w in words[1:] if w and w.lower() not in _SMALL_WORDS and w[0].isalpha()]
    return len(content) >= 2 and sum(w[0].isupper() for w in content) >= 0.85 * len(content)


def is_subhead(line: str, following: list[str], headings: frozenset[str]) -> bool:
    """Whether a line is the heading of the paragraph that follows.

    >>> is_subhead("A Rapid Change", ["He said that it was over, and left."], frozenset())
    True
    """
    if not following or len(line) > 150:
        return False
    if line in headings:
        return True
    words = line.split()
    following_is_prose = bool(SENTENCE_END.search(following[0])) and len(following[0].split()) >= 8
    if not following_is_prose or not 1 <= len(words) <= 14:
        return False
    if not line[0].isalnum() and line[0] not in "\"'“‘¿¡":
        return False
    if line.endswith(".") and line.isupper() and len(words) <= 6:
        return True
    if END.search(line) or line.endswith("!") or not (line[0].isupper() or not line[0].isalpha()):
        return False
    # A quotation on its own line is speech, not a heading.
    if line[-1] in '"”»' and line[0] in '"“«':
        return False
    return not line.endswith("?") or len(words) >= 2


def dateline(paragraph: str) -> re.Match[str] | None:
    """The dateline that a paragraph opens with ("WASHINGTON (AP) — "), or None.

    >>> dateline("LONDON, March 2 (Reuters) - Britain said on Sunday.")["agency"]
    'Reuters'
    """
    head = paragraph[:120]
    return _DATELINE.match(head) or _AGENCY_DATELINE.match(head)
