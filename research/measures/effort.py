"""About how long methods take and what memory, to be said before somebody waits for them.

Seconds of processor time a million characters of text (about 220 articles of 750 words) on one core of
a small machine; another takes half as long or twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from research.articles.model import Corpus
from research.measures.encoder import attributions
from research.measures.encoder.towers import installed

QUOTATIONS: Final[Mapping[str, float]] = MappingProxyType(
    {"rules": 3.0, "tagger": 8.0, "encoder": 45.0}
)
STANCES: Final[Mapping[str, float]] = MappingProxyType(
    {"lexicon": 8.0, "linear": 8.0, "encoder": 130.0}
)
_START = 4.0  # seconds of a notebook whatever it reads
_MEMORY = {"encoder": 800, "tagger": 300}  # megabytes of one notebook
_PLAIN = 250


def seconds(corpus: Corpus, rate: float) -> float:
    """Processor time for the articles of a corpus, at so many seconds a million characters."""
    return sum(len(article.text) for article in corpus) * rate / 1e6


def of_run(characters: int, methods: Mapping[str, Any]) -> tuple[float, int]:
    """Seconds of processor time and megabytes of memory of a notebook.

    Parameters
    ----------
    characters
        Of its articles.
    methods
        Its parameters `quotations` (how quotations are found) and `method` (what scores stances),
        of which those of its own making count for nothing.
    """
    best = "encoder" if attributions.installed() else "tagger"
    quotations = str(methods.get("quotations")).replace("auto", best)
    method = str(methods.get("method")).replace("auto", "encoder" if installed() else "linear")
    rates = QUOTATIONS.get(quotations, 0.0) + STANCES.get(method, 0.0)
    memory = max(_MEMORY.get(one, _PLAIN) for one in (quotations, method))
    return _START + characters * rates / 1e6, memory
