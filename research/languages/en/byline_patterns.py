"""How bylines, offices and desks are written, in English and beside it."""

from __future__ import annotations

import re

NAME = r"(?:[A-ZÀ-ÞŁŚŻČŠŽ][\w.'’-]*|de|del|della|der|den|van|von|al|bin|la|le|di|da|el|dos|ter)"
BYLINE = re.compile(
    rf"^(?:(?i:by|words by|written by|reported by|reporting by|story by|author|byline|"
    rf"von|par|por)\s*[:]?\s+)(?P<who>{NAME}(?: {NAME}){{0,4}}"
    rf"(?:(?:,? and |, | & |; ){NAME}(?: {NAME}){{0,4}}){{0,5}})"
    rf"(?P<rest>(?:\s*[,|·•/(–—-]\s*.{{0,80}}|\s+(?i:for|in|from|at|with|on)\s+.{{0,60}})?)$"
)
DESK = re.compile(
    r"\s+(?:(?:FOR|IN|FROM|AT|AND AGENCIES|for|in|from|at)\s.*|(?:The )?(?:Fox News(?: Digital)?|BBC"
    r"(?: News)?|CNN(?: Business)?|NBC News|ABC News|CBS News|Sky News|MailOnline|Associated Press|"
    r"Reuters|AFP|AP|Bloomberg(?: News)?|[A-Z][\w’'-]+ (?:News|Times|Post|Press|Journal|Herald|Tribune|"
    r"Chronicle|Gazette|Mail|Guardian|Telegraph|Today|Media|Magazine|Digital|Network))(?: Staff)?)$"
)
OFFICE_LINE = re.compile(r"^(?:[A-Z][\w.&’'/-]*|of|for|the|and|at|[a-z]+)(?: [\w.&’'/-]+){0,6}$")
OFFICE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|producers?|journalists?|"
    r"photographers?|contributors?|analysts?|commentators?|bureau chief|chief|presenters?|"
    r"researchers?|fellow|critic|intern|staff|reporting)\b",
    re.IGNORECASE,
)
