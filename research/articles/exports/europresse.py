"""Europresse in HTML: one `article` element each, named parts in its header."""

from __future__ import annotations

import re
from typing import Any, Final

from research.articles import dates, people
from research.articles.exports import Part, Split, archives, article, texts
from research.articles.readers import blocks
from research.articles.records import Line
from research.languages import calendar

_NAME = "Europresse"
_OUTLET: Final = "DocPublicationName"
_TITLE: Final = "titreArticle"
_ISSUE: Final = re.compile(
    r"\s*(?:,?\s*(?:\bn(?:[o°]\.?|º)\s*\d|\bnum[ée]ro\b|\(?site web\)?|"
    r"\(tous\)|\(réf\. site web\)).*|\[.*\])\s*$",
    re.I,
)
_RIGHTS: Final = re.compile(
    r"(?i)^(?:©|copyright|\(c\)|tous droits réservés|all rights reserved|certificat émis|news·|"
    r"cet article (?:est|a été) (?:paru|publié)|aussi paru|this article (?:was|is) (?:published|available)|"
    r"cette source|note\(s\)\s*:|le présent document)"
)


def split_html(html: str) -> Split | None:
    """The articles of an export, or None where the page is none."""
    if _OUTLET not in html and _TITLE not in html:
        return None
    boxes = [x for x in blocks.elements(html, "article") if _named(x, _OUTLET, _TITLE) is not None]
    parts = [_part(box) for box in boxes]
    return Split(_NAME, tuple(parts)) if parts else None


def _named(box: Any, *names: str) -> Any | None:
    """The first element whose class has one of these names in it."""
    found = (x for name in names for x in box.xpath(f".//*[contains(@class, '{name}')]"))
    return next(found, None)


def _words(element: Any | None) -> str | None:
    if element is None:
        return None
    return " ".join(" ".join(element.itertext()).split()) or None


def _part(box: Any) -> Part:
    outlet = _words(_named(box, _OUTLET))
    headers = [_words(e) for e in box.xpath(".//*[contains(@class, 'DocHeader')]")]
    # The subtitle stands in the box of the title.
    title = _words(_named(box, "rdp__articletitle", _TITLE))
    deck = _words(_named(box, "rdp__subtitle", "DocSubtitle", "sousTitre"))
    author = _words(_named(box, "docAuthors", "sm-margin-bottomNews", "DocAuthor"))
    # Boxes of that name stand around the author, too.
    held = box.xpath(".//*[contains(@class, 'DocText')]") or box.xpath(
        ".//*[contains(@class, 'docOcurrContainer')]"
    )
    body = max(held, key=lambda e: len(_words(e) or ""), default=box.find(".//section"))
    lines, _ = archives.without_pictures(blocks.of_tree(body) if body is not None else [])
    story = [x for x in lines if not _RIGHTS.match(x.text) and x.text != title and x.text != author]
    if deck and deck not in texts(story):
        story.insert(0, Line(deck))  # the standfirst is of the article, above its text
    whole, kept = texts(blocks.of_tree(box)), texts(story)
    written = next((d for h in headers if h and (d := _date(h))), None)
    written = written or next((d for text in whole[:8] if (d := _date(text))), None)
    return article(
        _NAME,
        story,
        [text for text in whole if text not in kept],
        title=title,
        deck=deck,
        outlet=_ISSUE.sub("", outlet).strip(" ,") if outlet else None,
        byline=people.named(author),
        published=written,
    )


def _date(text: str) -> str | None:
    """The date in a header such as "mardi 11 mars 2025 - p. 4, 355 mots"."""
    for piece in re.split(r"\s*(?:[•|·–—;]|, p\.| - |,(?=\s*\d+ ?mots))\s*", text):
        bare = re.sub(
            rf"(?i)^(?:le\s+)?(?:{calendar.weekday_names()})\b[,.]?\s*", "", piece.strip()
        )
        bare = re.sub(r"\s+\d{1,2}[:h]\d\d.*$", "", bare)
        if dates.is_date(bare):
            return bare
    return dates.within(text)
