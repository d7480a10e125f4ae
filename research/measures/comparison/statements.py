"""Whether a sentence states something that an outlet alone can be said to carry.

Questions, headings, captions, what a site says to its readers, pieces of sentences and those that lead
on to a quotation state nothing by themselves; of a sentence about hardly anything nobody can say that
no other article tells it.
"""

from __future__ import annotations

import re

from research.articles import chrome
from research.measures.comparison.accounts import Sentence

# Stems and actors that a sentence is about, least: "Only he knows." could be in any article.
_FEWEST = 3
_OPENERS, _CLOSERS = "\"'“‘«„([ \t\n", "\"'”’»)] \t\n"
_ENDS = (".", "!", "…", "。", "！")
# "Rep. Roy Lund (D-Ill.)" was cut after its abbreviation.
_CUT = re.compile(r"\([\w.–-]{1,12}\.\)$")


def states(sentence: Sentence, text: str) -> bool:
    """Whether a sentence of an article states something.

    Parameters
    ----------
    sentence
        A sentence of the article.
    text
        The article's text.
    """
    if len(sentence.about) < _FEWEST:
        return False
    shown = text[sentence.span.start : sentence.span.end].strip()
    inner = shown.lstrip(_OPENERS)
    if not inner or inner[0].islower() or inner[0] in ",;:.)]" or chrome.label(shown, edge=False):
        return False
    bare = shown.rstrip(_CLOSERS)
    if bare.endswith(("?", "？")):
        # Whoever is said to ask something tells that it was asked.
        return bare != shown and shown[0] not in _OPENERS
    return bare.endswith(_ENDS) and not _CUT.search(shown)
