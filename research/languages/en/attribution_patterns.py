"""Patterns of how English news names who speaks, and where the words that do so begin and end."""

from __future__ import annotations

import re
from typing import Final

from research.languages.en import lists

_SMALL = r"(?:(?:de|da|du|von|van|der|den|al|bin|la|le|of|the)\s+)*"
_CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
_NAME = rf"{_CAPITAL}(?:\s+{_SMALL}{_CAPITAL}){{0,4}}"
_MONTH = rf"(?:{lists.month_pattern()})\.?"
_DAY = lists.alternatives(lists.sequence("calendar", "weekday"))

# Constructions that name a speaker.
PASSIVE: Final = re.compile(
    r"\b[Ii]t\s+(?P<cue>(?:is|was|has been|had been|will be|is being|was being)\s+(?:\w+ly\s+)?"
    r"(?P<verb>\w+))(?:\s+by\s+(?P<source>[^,;:.!?\n]{2,80}?))?\s+that\s+"
)
INVERTED: Final = re.compile(
    rf"\s*(?P<cue>[a-z]+(?:ed|s))\s+(?P<source>{_NAME}|(?:the|an?|one|his|her|my)\s+[\w'’-]+(?:\s[\w'’-]+)?)"
    r"(?=[,.;:]|\s+(?:as|while|when|after|before|at|in|on|to|with|from)\b|\s*$)"
)
FROM_THE_DESK: Final = re.compile(
    rf"(?:From the desk of|A (?:note|message|letter|word) from|By)\s+(?P<name>{_NAME})"
)
# "Lund shook her head.", "Nora Lund, a deckhand, stood on the pier."
ACTION_BEAT: Final = re.compile(rf"(?P<name>He|She|{_NAME})(?:,[^,\n]{{2,60}},)?\s+[a-z]+")

# Headers and lines of transcripts.
# Of a record of parliament: "Mr. BERGSON. They told nobody.", "The CHAIRMAN. The committee ..."
RECORD: Final = re.compile(
    r"(?P<name>(?:The|Mr\.|Mrs\.|Ms\.|Miss|Dr\.|Senator|Chairman|Chairwoman|Rep\.|Sen\.)\s"
    r"[A-Z][A-Z'’-]+(?:\s[A-Z][A-Z'’-]+){0,2})(?:\sof\s[A-Z]\w+)?\.(?=\s+[^\W\d_a-z])"
)
ASKED: Final = re.compile(r"(?P<name>Q|A|Question|Answer|QUESTION|ANSWER)\s*[:.](?=\s+\S)")
STAGE: Final = re.compile(r"\s*[(\[].*[)\]]\s*$|Transcript provided|Copyright\b|END\b|#|-30-")

# Edges of a source.
# "I'd love to": the source is "I".
CLITIC: Final = re.compile(r"(?i)\b(I|you|he|she|we|they|it|who|that|there)['’](?:m|d|s|ll|re|ve)$")
# "The White House on Monday also urged": when it spoke is no part of who did.
WHEN: Final = re.compile(
    rf"[\s,]+(?:(?:late|early|earlier|again|later)\s+)*(?:(?:on|in|since)\s+)?(?:"
    rf"(?:late|early|last|next|this)?\s*(?:{_DAY})(?:\s+(?:morning|afternoon|evening|night))?|"
    rf"{_MONTH}\s*\d{{0,2}}|at the time|here|(?:after|before|during) the [^,]{{3,40}}|"
    r"today|yesterday|tonight|recently|over the weekend|(?:for|on) (?:his|her|its|their) part|"
    rf"(?:{lists.alternatives(lists.words('grammar', 'turns'))})|"
    r"(?:this|last|next|earlier this)\s+(?:week|month|year|morning|afternoon|evening|night|weekend)|"
    r"in\s+\d{4})$"
)
# "Humphrey, who calls him": the clause is about the source.
TAIL: Final = re.compile(
    r"(?i)(?:\s*[,—–-]+\s*|\s+)(?:(?:both|all|each|some|many|most|none|two) of whom|(?<!of )(?:who|whom|"
    r"which|that|whose)|and|but|also|on|in|at|by|with|from|for|to|of|as|then)$"
)
# Who is credited with a picture.
PICTURE_AGENCIES: Final = (
    "Reuters", "REUTERS", "AFP", "Getty", "EPA", "Shutterstock", "Alamy", "AP", "NurPhoto", "Anadolu",
    "LightRocket", "SOPA", "ZUMA", "Sipa",
)  # fmt: skip
HEAD: Final = re.compile(
    r"(?i)^(?:by|including|because|although|while|whereas|if|but|when|that|which|as)\s+(?=\S)"
)
_LITTLE = lists.alternatives(w.capitalize() for w in lists.words("grammar", "function_word"))
_OPENS = rf"(?:^|\n|[.!?][”’\"]?\s)(?!(?:{_LITTLE})\b)"
# "Holm, Lie and Roy said", "Holm and Lie said": who else speaks, before the words that were seen.
SPOKE_TOO: Final = re.compile(rf"{_OPENS}(?P<name>(?:{_NAME},\s)*{_NAME},?\sand\s)$")
ABBREVIATED: Final = re.compile(
    r"(?:\b(?:[^\W\d_]\.)+[^\W\d_]|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|Bros|Ph\.D))$"
)
# "a poll released Friday", "the man who spoke last year": there the time tells which one.
DATED: Final = re.compile(
    r"(?i)\b(?:polls?|surveys?|report|study|interview|who|that|which|released)\b"
)

# What an attribution's source is.
DATE: Final = re.compile(
    rf"(?i)(?:(?:early|late|mid-?|last|this|next|on|in|by|since|until)\s+)*(?:{lists.month_pattern()}|"
    rf"{_DAY}|spring|summer|autumn|fall|winter|"
    r"today|yesterday|tonight|tomorrow|week|month|year|\d{4})\.?(?:\s+\d{1,4}(?:,\s*\d{4})?)?"
)
# Up to here the words of a source say what it is: "a poll of voters by ABC".
BEHIND_HEAD: Final = re.compile(
    r"\s(?:of|by|from|for|in|on|at|with|to|about|who|which|that|this|last|released|published|conducted|taken)\s|,"
)
