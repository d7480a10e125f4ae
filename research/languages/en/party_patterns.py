"""How English news names a party or those of it, in what a source is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# The role that a text gives a politician (`measures.actors.roles`), and the party as reports name it.
OF_ROLE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "democrat": "Democrats",
        "republican": "Republicans",
        "labour": "Labour",
        "conservative": "Conservatives",
    }
)
# "Democratic senators", but not the Social Democrats, nor the Democratic Republic of somewhere.
NAMED: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "Democrats": re.compile(
            r"(?<!Social )(?<!Christian )(?<!Liberal )(?<!Free )\b"
            r"(?:Democrats?\b|Democratic\b(?! (?:Republic|Unionist|Forces|Alliance|Front|Movement))"
            r"|D-[A-Z][a-z.]*[A-Z]?)"
        ),
        "Republicans": re.compile(r"\b(?:Republicans?\b|GOP\b|G\.O\.P\.|R-[A-Z][a-z.]*[A-Z]?)"),
        "Labour": re.compile(
            r"\bLabour\b(?! (?:Court|Department|Ministry|Organi[sz]ation|Office|Bureau))"
        ),
        "Conservatives": re.compile(r"\b(?:Tory|Tories|Conservative (?:Party|MPs?|peers?))\b"),
    }
)
# Where the word "Conservative" is a party's name, and not a conviction that opens a sentence.
IS_BRITISH: Final = re.compile(r"\b(?:Tory|Tories|Labour|Conservative Party|Westminster)\b")
