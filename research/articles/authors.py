"""Names that the elements of a page mark up as those of its authors."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

from research.articles import forms, pagedates
from research.articles.blocks import Block, marks_of
from research.articles.chrome import squash
from research.languages import bylines
from research.languages.en import byline_patterns, element_names

WRITTEN_BY: Final = re.compile(
    r"^(?:(?:analysis|opinion|interview|review|words|story|text|written|reported|reporting|posted)\s+)?"
    rf"(?:(?:{bylines.BY}):?|{bylines.SUBMITTED}|"
    r"authors? of the article:|текст:?|автор:?|interview:|entrevista:|"
    r"intervista:|protokoll:|propos recueillis par|per(?= (?-i:[A-ZÀ-Þ])))\s+",
    re.IGNORECASE,
)
_OF_BYLINE: Final = 4  # words before a name: "This story was written by"
_AUTHOR: Final = "a[contains(concat(' ', normalize-space(@class), ' '), ' author ')]"
# The first line in which several links are marked as authors.
_TOGETHER: Final = f"(//*[count({_AUTHOR}) > 1])[1]/{_AUTHOR}"
# A card of the author as microformats write it: WordPress and Blogger do.
_CARD: Final = (
    "//*[contains(@class, 'author') and (contains(@class, 'vcard') or contains(@class, 'h-card'))]"
    "/descendant-or-self::*[contains(concat(' ', normalize-space(@class), ' '), ' fn ') or "
    "contains(@class, 'p-name')]"
)
_MICROFORMAT: Final = "//*[contains(concat(' ', normalize-space(@class), ' '), ' p-author ')]"
# What holds the names of all who wrote a page, by its class.
_HOLDER: Final = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors|author-?(?:list|names|links)|autoren|auteurs|autores|autori|"
    r"auteurs?-?list|contributors)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"comment|disqus|review-|reply", re.IGNORECASE)
_SIDE: Final = re.compile(r"side-?bar|quote|citation", re.IGNORECASE)
_APART: Final = frozenset(("aside", "nav", "footer", "li"))


def marked(tree: Any) -> list[str]:
    """Names that the page marks up as its author's, comments aside."""
    links = tree.xpath("//*[@itemprop='author']//*[@itemprop='name'] | //a[@rel='author']")
    links = [link for link in links if not _is_in_sentence(link)]
    links = links or tree.xpath(_CARD) or tree.xpath(_MICROFORMAT)
    links = links or tree.xpath(_TOGETHER) or _held_together(tree)
    links = links or tree.xpath("//*[@itemprop='author'][not(self::meta)]")
    lists = {a for link in links[:20] for a in link.iterancestors("li", "ul") if _is_holder(a)}
    found = [
        " ".join(link.text_content().split())
        for link in links[:20]
        if not any(_COMMENT.search(f"{a.get('class')} {a.get('id')}") for a in link.iterancestors())
    ]
    own = [
        " ".join(link.text_content().split())
        for link in links[:20]
        if not any(a.tag in _APART for a in link.iterancestors() if a not in lists)
    ]
    found = [name for name in found if name in own] or found
    unique = list(dict.fromkeys(name for name in found if name))
    # A page that links more authors than write one story lists other stories.
    return unique if len(unique) <= 4 else []


def _is_in_sentence(link: Any) -> bool:
    """Whether a name stands within a sentence of the story, as that of somebody who wrote a study does."""
    paragraph = next(link.iterancestors("p"), None)
    if paragraph is None or not forms.is_prose(" ".join(paragraph.text_content().split())):
        return False
    before, _, _ = paragraph.text_content().partition(link.text_content())
    return len(before.split()) > _OF_BYLINE


def alone(tree: Any, front: list[Block]) -> list[str]:
    """The name in the elements near the story that are named for the author, where it is but one."""
    near = {block.key for block in front}
    names = {
        " ".join(element.text_content().split())
        for element in islice(tree.iter("a", "span", "div", "p", "strong", "b"), 4000)
        if element_names.AUTHOR.search(element.get("class") or "")
        and any(squash(element.text_content()) in key for key in near)
        and not any(map(_is_beside, element.iterancestors()))
    }
    whole = {
        name for name in names if byline_patterns.WHOLE_NAME.fullmatch(WRITTEN_BY.sub("", name))
    }
    return list(whole) if len(whole) == 1 else []


def _is_beside(element: Any) -> bool:
    """Whether an element is a quotation, a box or a list, or beside the story by its name."""
    names = f"{element.get('class')} {element.get('id')}"
    if element.tag in _APART or _COMMENT.search(names):
        return True
    # "has-sidebar" is named for what it holds beside the story.
    if _SIDE.search(names) and element.tag != "body" and next(element.iter("h1"), None) is None:
        return True
    return pagedates.is_apart(marks_of(element, element.tag))


def _is_holder(element: Any) -> bool:
    parent = element.getparent()
    return any(
        _HOLDER.search(one.get("class") or "") for one in (element, parent) if one is not None
    )


def _held_together(tree: Any) -> list[Any]:
    """Links or items of a list in what is named for authors, where each is a name."""
    for holder in islice(tree.iter("ul", "ol", "div", "p", "span", "section", "address"), 2000):
        if holder.tag != "address" and not _HOLDER.search(holder.get("class") or ""):
            continue
        for tag in ("a", "li"):
            parts = [e for e in holder.iter(tag) if (e.text_content() or "").strip()]
            if 1 < len(parts) < 6 and all(
                byline_patterns.WHOLE_NAME.fullmatch(" ".join(part.text_content().split()))
                for part in parts
            ):
                return parts
    return []
