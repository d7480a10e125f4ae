"""News framing and stance: load articles, measure them, cite what was found."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from research.articles.model import Article as Article
    from research.articles.model import Corpus as Corpus
    from research.loading import load as load
    from research.measures.actors import find_actors as find_actors
    from research.measures.comparison import compare as compare
    from research.measures.frames import score_frames as score_frames
    from research.measures.keyness.concordance import kwic as kwic
    from research.measures.quotes import find_quotes as find_quotes
    from research.measures.sentiment import target_sentiment as target_sentiment
    from research.measures.stances import find_stances as find_stances
    from research.reporting.citing.values import cite as cite
    from research.shards.engines import distributed as distributed
    from research.validity.sampling import sample as sample
    from research.views import show as show

# Public name -> module that holds it; imported when it is first asked for.
_PUBLIC = {
    "Article": "research.articles.model",
    "Corpus": "research.articles.model",
    "cite": "research.reporting.citing.values",
    "compare": "research.measures.comparison",
    "distributed": "research.shards.engines",
    "find_actors": "research.measures.actors",
    "find_quotes": "research.measures.quotes",
    "find_stances": "research.measures.stances",
    "kwic": "research.measures.keyness.concordance",
    "load": "research.loading",
    "sample": "research.validity.sampling",
    "score_frames": "research.measures.frames",
    "show": "research.views",
    "target_sentiment": "research.measures.sentiment",
}

__all__ = [  # noqa: PLE0604 - the names are the keys above
    *_PUBLIC,
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted(_PUBLIC)
