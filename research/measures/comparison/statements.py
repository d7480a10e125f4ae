"""Whether a sentence states something that an outlet alone can be said to carry.

Questions, headings, captions, what a site says to its readers, pieces of sentences, those that lead
on to a quotation and short ones that lean on what stands before state nothing by themselves; of a sentence
about hardly anything nobody can say that no other article tells it.
"""

from __future__ import annotations

import re

from research.articles import chrome
from research.languages.en import lists
from research.measures.comparison.accounts import Sentence

# Stems and actors that a sentence is about, least: "Only he knows." could be in any article.
_FEWEST = 3
# So few where it leans on the sentence before: "But he had not.", "Roe asked." behind a question.
_LEANING = 5
_LEADS_ON = re.compile(
    rf"(?:{lists.alternatives(lists.words('grammar', 'leads_on'))}) ", re.IGNORECASE
)
_ASKED_BEFORE = re.compile(r"[?!][\"”’'] \Z")
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
    start = sentence.span.start
    shown = text[start : sentence.span.end].strip()
    inner = shown.lstrip(_OPENERS)
    if not inner or inner[0].islower() or inner[0] in ",;:.)]" or chrome.label(shown, edge=False):
        return False
    if len(sentence.about) <= _LEANING and (
        _LEADS_ON.match(inner) or _ASKED_BEFORE.search(text, max(0, start - 3), start)
    ):
        return False
    bare = shown.rstrip(_CLOSERS)
    if bare.endswith(("?", "？")):
        # Whoever is said to ask something tells that it was asked.
        return bare != shown and shown[0] not in _OPENERS
    return bare.endswith(_ENDS) and not _CUT.search(shown)
