"""News framing and stance: load articles, measure them, cite what was found."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from research.articles.load import load as load
    from research.articles.model import Article as Article
    from research.articles.model import Corpus as Corpus
    from research.measures.comparison import Comparison as Comparison
    from research.measures.comparison import compare as compare

# Public name -> module that holds it; imported when it is first asked for.
_PUBLIC = {
    "Article": "research.articles.model",
    "Comparison": "research.measures.comparison",
    "Corpus": "research.articles.model",
    "compare": "research.measures.comparison",
    "load": "research.articles.load",
}

__all__ = [  # noqa: PLE0604 - the names are the keys above
    *_PUBLIC,
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLIC])
