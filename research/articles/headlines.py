"""Which heading of a page is its headline, where the page has none at the first level, or several."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Any, Final

from research.articles.chrome import squash

_MOST: Final = 60  # headings that are looked at
_PARAGRAPH: Final = 60  # characters of a paragraph beside a heading
_TITLE: Final = 15  # letters and digits of a title that no other heading has by chance


def settle(tree: Any) -> None:
    """Make an `<h2>` of each `<h1>` over a part of the story, and an `<h1>` of a headline set lower.

    The title that the page states tells which is the headline; a kicker may stand before it.
    """
    heads = [(head, squash(head.text_content())) for head in islice(tree.iter("h1"), _MOST)]
    stated = [e.get("content") or "" for e in tree.iterfind(".//meta[@property='og:title']")]
    titles = [squash(title) for title in (*stated, tree.findtext(".//title") or "")]
    if heads:
        _lower(heads, titles)
        return
    for head in islice(tree.iter("h2", "h3"), _MOST):
        key = squash(head.text_content())
        if any(min(len(t), len(key)) >= _TITLE and _heads(key, t) for t in titles):
            head.tag = "h1"
            return


def _heads(heading: str, title: str) -> bool:
    """Whether a heading ends with a title, or a title with the site behind it begins with the heading."""
    return heading.endswith(title) or title.startswith(heading)


def _lower(heads: list[tuple[Any, str]], titles: list[str]) -> None:
    named = [any(key and t.startswith(key) for t in titles) for _, key in heads]
    # The name of the site links to its front.
    if True not in named or heads[named.index(True)][0].find(".//a") is not None:
        return
    below = [
        head for head, key in heads[named.index(True) + 1 :] if not any(key in t for t in titles)
    ]
    over = [head for head in below if any(map(_is_paragraph, head.itersiblings("p")))]
    beside = Counter(head.getparent() for head in over)
    for head in over:
        # One alone over all paragraphs may be the headline under the name of a site.
        told = any(map(_is_paragraph, head.itersiblings("p", preceding=True)))
        if told or beside[head.getparent()] > 1:
            head.tag = "h2"


def _is_paragraph(element: Any) -> bool:
    return len(element.text_content()) > _PARAGRAPH
