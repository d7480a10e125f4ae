"""Whose article a page of a portal or a library shows, and of what day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from research.articles import citations, dates, hosts
from research.articles.blocks import Page
from research.articles.statements import Statements, as_list, in_bar, names
from research.languages import bylines
from research.languages.en import element_names
from research.languages.papers import SHOW_OTHERS

_PARTS: Final = re.compile(r"\s*[|｜]\s*|\s+[-–—]\s+")
_BY: Final = re.compile(rf"(?:{bylines.BY}) ", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")  # "The Argus (Vic. : 1848 - 1957)"
_LOGOS: Final = 8  # pictures of a page among which that of the paper's name is
_WORDS: Final = 6  # of a paper's name
# What JSON-LD states of who wrote and sold an article, beside the site that shows it.
_STATED: Final = ("provider", "sourceOrganization", "copyrightHolder", "isPartOf", "publisher")


def shows_others(outlet: str | None, title: str, url: str | None) -> bool:
    """Whether a site shows what papers wrote, by its name, its address or the end of its title in the bar.

    >>> shows_others("Yahoo News", "", None), shows_others("The Gazette", "Bath to close | The Gazette", None)
    (True, False)
    """
    parts = (*_PARTS.split(outlet or ""), _PARTS.split(title)[-1])
    return any(map(SHOW_OTHERS.fullmatch, parts)) or hosts.of_others(hosts.of(url))


def paper(
    tree: Any, stated: Statements, page: Page, story: tuple[int, int] | None, title: str | None
) -> tuple[str | None, str | None]:
    """The paper whose article a portal or a library shows, and its day, each where it is told."""
    cited = next(_cited(stated, page, story, title), None)
    # "Bath to close | The Gazette | 11 March 1925 | Papers Past"
    *parts, site = _PARTS.split(in_bar(tree))
    beside = (p for p in parts[1:] if not (_BY.match(p) or dates.line(p)))
    told = next(beside, None) if SHOW_OTHERS.fullmatch(site) else None
    name = next(_named(stated), None) or (cited and cited.outlet) or told or _of_logo(tree)
    return name, (cited and cited.date) or next(filter(dates.is_date, parts), None)


def _named(stated: Statements) -> Iterator[str]:
    """Names that a page states beside that of its site."""
    authors = [
        author
        for author in as_list(stated.article.get("author"))
        if isinstance(author, dict) and "Organization" in str(author.get("@type"))
    ]
    held = [name for key in _STATED for name in names(stated.article.get(key))]
    for name in (*held, *names(authors), *stated.meta["source"], *stated.meta["outlet"]):
        for part in _PARTS.split(_IN_BRACKETS.sub("", name)):
            bare = part.strip()
            if bare and "://" not in bare and not SHOW_OTHERS.fullmatch(bare):
                yield bare


def _cited(
    stated: Statements, page: Page, story: tuple[int, int] | None, title: str | None
) -> Iterator[citations.Citation]:
    """Citations of the article beside its text, or in what the page says of itself."""
    around = (*page.blocks[: story[0]], *page.blocks[story[1] + 1 :]) if story else page.blocks
    for line in (*(block.text for block in around), *stated.meta["deck"]):
        rest = line.replace(title, "") if title else line
        if found := citations.read(rest.strip(" .,–—-|")):
            yield found


def _of_logo(tree: Any) -> str | None:
    """The name that a picture shows in an element that is named for a logo or for who wrote the article."""
    for image in islice(tree.iter("img"), _LOGOS):
        alt = " ".join((image.get("alt") or "").split())
        near = (image, *islice(image.iterancestors(), 2))
        named = any(element_names.SOURCE.search(e.get("class") or "") for e in near)
        if named and 0 < len(alt.split()) <= _WORDS and not SHOW_OTHERS.fullmatch(alt):
            return alt
    return None
