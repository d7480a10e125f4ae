"""Articles whose text is a list of pieces, each with its type: a paragraph, the byline, a picture.

So the collection of the Washington Post that TREC gives out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from research.articles import column_names

_PARAGRAPHS: Final = frozenset(("sanitized_html", "paragraph", "text", "p", "html"))
_ABOUT: Final = {"title": "title", "byline": "byline", "date": "published"}
_FEWEST: Final = 2  # paragraphs, and pieces that say something of the article


def joined(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row with its text in one field, and what only the pieces state; itself where it has none.

    >>> said = [("byline", "By Ann"), ("date", 0), ("paragraph", "It rained."), ("paragraph", "It hailed.")]
    >>> joined({"title": "Rain", "contents": [{"type": kind, "content": held} for kind, held in said]})
    {'title': 'Rain', 'text': '<p>It rained.</p><p>It hailed.</p>', 'byline': 'By Ann', 'published': 0}
    """
    for name, value in row.items():
        if not isinstance(value, list):
            continue
        pieces = [piece for piece in value if isinstance(piece, Mapping)]
        told = [(str(piece.get("type")), piece.get("content")) for piece in pieces]
        texts = [held for kind, held in told if kind in _PARAGRAPHS and isinstance(held, str)]
        about = {_ABOUT[kind]: held for kind, held in told if kind in _ABOUT and held is not None}
        if len(texts) < _FEWEST or len(about) < _FEWEST:
            continue
        rest = {other: held for other, held in row.items() if other != name}
        known = column_names.candidates(tuple(map(str, rest)))
        missing = {field: held for field, held in about.items() if field not in known}
        return {**rest, "text": "".join(f"<p>{text}</p>" for text in texts), **missing}
    return row
