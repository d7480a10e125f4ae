"""Who holds the rights and who contributed, as a text says it at its end."""

from __future__ import annotations

import re
from typing import Final

RIGHTS_HOLDER: Final = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:[Cc]opyright\s*)?(?:(?:19|"
    r"20)\d\d(?:\s*[-–]\s*\d{2,4})?,?\s*)?(?:by\s+)?(?:[Tt]he\s+)?(?P<name>[A-Z0-9][\w&'’.-]*(?: "
    r"(?:[A-Z0-9][\w&'’.-]*|of|and|&|the)){0,5})"
)
LEGAL_FORM: Final = re.compile(
    r"[ ,]+(?:Inc|Ltd|LLC|Limited|Corp|GmbH|plc|PLC|Co|S\.A|All|Media Group)\b.*$"
)
# Who contributed, as the last sentence of a paragraph: names and nothing else, after a stop. A stop after a
# single capital is an initial's, or else it is not known where the sentence begins.
CLOSING_CREDIT: Final = re.compile(
    r"(?<=[.!?”\"’'])(?:(?<=[a-z] [A-Z]\.)|(?<![ (][A-Z]\.))[ \n]"
    r"(?=[^ ]+ [A-Z])((?:(?:[A-Z][\w’'-]*|[A-Z]\.|and|also|in|de|van|von|al-?),? ){2,60}"
    r"contributed(?: (?:additional )?(?:reporting|research)(?: to this (?:report|story|article|piece))?"
    r"| to this (?:report|story|article|piece))(?: from [A-Z][^.]{1,60})?\.?)\Z"
)
# The rights as the last sentences of a paragraph, behind a stop.
CLOSING_RIGHTS: Final = re.compile(
    r"(?<=[.!?”\"’»)])\s+((?:copyright )?(?:©|\(c\)|copyright(?= \d{4}\b)).{2,160})\Z",
    re.IGNORECASE,
)
