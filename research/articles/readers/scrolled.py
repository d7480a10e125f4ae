"""Pages of a site that hold several articles, as one that was saved behind the end of its first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from research.articles import captures, pagedata, statements, syndicated
from research.articles.chrome import squash
from research.articles.exports import Split, headed
from research.articles.readers import blocks
from research.articles.records import Metadata

# What stands around articles on a page of a site.
_FRAME: Final = "//*[self::nav or self::footer][not(ancestor::article)]"


def of_site(html: str, found: Split) -> Split:
    """The articles of a page with the outlet that it states, without its frame; the address is one's.

    A collection that somebody made states no outlet, and stays as it is.
    """
    import trafilatura

    tree = trafilatura.load_html(html)
    if tree is None:
        return found
    copied, _ = captures.take(tree, html)
    stated = statements.statements(tree)
    outlet, url = pagedata.of_site(tree, stated, copied)
    if not outlet or syndicated.shows_others(outlet, statements.in_bar(tree), url):
        return found
    for element in tree.xpath(_FRAME):
        if element.getparent() is not None:
            element.drop_tree()
    inside = headed.split(blocks.of_tree(tree)) or found
    own = _addressed(tree, stated, inside)
    parts = (
        replace(
            part,
            metadata=part.metadata.over(Metadata(outlet=outlet, url=url if n == own else None)),
        )
        for n, part in enumerate(inside.parts)
    )
    return replace(inside, parts=tuple(parts))


def _addressed(tree: Any, stated: statements.Statements, found: Split) -> int | None:
    """Which article the address of the page is of: the one whose title it states; without one, the first."""
    titles = {squash(title) for title in stated.meta["title"]}
    bar = squash(statements.in_bar(tree))
    heads = [squash(part.metadata.title or "") for part in found.parts]
    named = (n for n, head in enumerate(heads) if head and (head in titles or bar.startswith(head)))
    return next(named, None if titles or bar else 0)
