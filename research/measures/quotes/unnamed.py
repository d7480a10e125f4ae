"""Who speaks again without a name: "the official" is "a senior defense official" who spoke before."""

from __future__ import annotations

import re
from collections.abc import Mapping

from research.languages.en import lists
from research.measures.quotes.profiles import kinds_of_people
from research.measures.quotes.reporting_text import Reported
from research.measures.quotes.speakers import described
from research.text.segments import Span

_AGAIN = re.compile(r"[Tt]he ([a-z]+)")
_ONE = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?P<phrase>[^,;:]+)")
_ENDS = re.compile(
    rf"\s(?:{lists.alternatives(lists.words('grammar', 'describing'))})\b", re.IGNORECASE
)
_REACH = 4  # sentences of the reporter's


def unnamed(reported: Reported, called: Mapping[Span, str]) -> dict[Span, str]:
    """The fuller words for speakers who speak again by their noun alone, by the place of the noun.

    Parameters
    ----------
    reported
        The text and its quotations.
    called
        What each source is called so far.
    """
    text = reported.text
    last: dict[str, Span] = {}  # by noun
    found = {}
    for source in sorted(called):
        words = text[source.start : source.end]
        again = _AGAIN.fullmatch(words)
        before = None if again is None else last.get(again[1])
        if again is None:
            one = _ONE.match(words)
            noun = "" if one is None else _ENDS.split(one["phrase"])[0].split()[-1]
            if noun in kinds_of_people() and called[source] == described(words):
                if words[:7].lower() == "another" and noun in last:
                    del last[noun]  # "a man ... another man ... the man": either
                else:
                    last[noun] = source
        elif (
            before is not None
            and called[source] == words
            and reported.told(before.end, source.start) <= _REACH
            and reported.unnamed(again[1], before.end, source.start) < 0
        ):
            found[source] = described(text[before.start : before.end])
            last[again[1]] = before
    return found
