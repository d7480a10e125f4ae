"""What a page shows that names its site: its main heading, its rights, the picture of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from research.articles import hosts
from research.articles.chrome import holder, squash
from research.languages.en import credit_patterns, element_names

_MOST_HEADS: Final = 5
_LONGEST_SITE: Final = 60  # characters of a site's name
_WORDS: Final = 5  # of one
_LONGEST_RIGHTS: Final = 400  # characters of a line that states rights
_SIGNS: Final = r"(?:copyright|©|\(c\)|(?:19|20)\d\d|\bby\b|[\s,–-])+"
_RIGHTS: Final = re.compile(rf"^{_SIGNS}|{_SIGNS}$", re.IGNORECASE)
_LINKS: Final = 60  # of a page among which one leads to its front
_LOGOS: Final = 8  # pictures of a page among which that of its name is
_LOGO: Final = re.compile(
    r"^\s*logo(?: (?:of|de|du|von))?\b[\s:–-]*|[\s:–-]*\b(?:logo|home(?:page)?)\s*$", re.IGNORECASE
)


def named(tree: Any, url: str | None) -> str | None:
    """The main heading that names the site: it leads to its front, is marked so, or is called as its host."""
    for element in islice(tree.iter("h1"), _MOST_HEADS):
        text = " ".join(element.text_content().split())
        key = squash(text)
        names = " ".join(f"{e.get('class')} {e.get('id')}" for e in (element, element.getparent()))
        to_front = any(
            squash(link.text_content()) == key and _is_front_page(link.get("href") or "")
            for link in element.iter("a")
        )
        of_host = not _is_front_page(url or "") and key == squash(_registered(url))
        if 2 < len(text) < _LONGEST_SITE and (
            to_front or of_host or element_names.SITE.search(names)
        ):
            return text
    return None


def shown(tree: Any, above: Sequence[str], below: Sequence[str], url: str | None) -> str | None:
    """The site's name as the rights below a story have it, a line above it, or a picture of the name.

    A house, an agency or another paper may hold the rights: a name counts where the address has it too, or
    where a line above the story is that name. Of a picture it is the whole of that, or the picture is called
    a logo or leads to the front page.
    """
    registered = _registered(url)
    site = squash(registered)

    def is_of_address(name: str) -> bool:
        key = squash(name)
        return bool(site and key) and (site in key or key in site)

    def is_logo(image: Any, name: str) -> bool:
        leads = any(_is_front_page(a.get("href") or "") for a in image.iterancestors("a"))
        return leads or name != image.get("alt") or site == squash(name).removeprefix("the")

    rights = [line for line in below if len(line) < _LONGEST_RIGHTS]
    names = [*above, *_called(tree)]
    if over := spelt(names, registered):
        return over
    owner = holder(rights)
    of_house = not owner or " " not in owner or credit_patterns.COMPANY.search(owner)
    if owner and not of_house and is_of_address(owner):
        return owner
    if over := _in_rights(names, rights):
        return over
    logos = (
        (image, _LOGO.sub("", image.get("alt") or "")) for image in islice(tree.iter("img"), _LOGOS)
    )
    for image, name in logos:
        if 1 < len(name.split()) <= _WORDS and is_of_address(name) and is_logo(image, name):
            return name
    return spelt([owner or ""], registered)


def _called(tree: Any) -> Iterator[str]:
    """What the links to the front page are called, by their words, or those of the picture that they are."""
    for link in islice(tree.iter("a"), _LINKS):
        if not _is_front_page(link.get("href") or ""):
            continue
        given = (
            link.get("title"),
            link.get("aria-label"),
            *(i.get("alt") for i in link.iter("img")),
        )
        for words in (link.text_content(), *given):
            yield _LOGO.sub("", " ".join((words or "").split())).partition(" | ")[0]


def spelt(lines: Sequence[str], called: str | None) -> str | None:
    """The name that is written in one word of an address or a statement, as one of the lines spells it.

    >>> spelt(["News", "The Santee Observer"], "santeeobserver")
    'The Santee Observer'
    """
    key = squash(called or "").removeprefix("the")
    for name in lines:
        # In capitals a name over a page is a picture of it.
        plain = name != name.lower() and not (name.isupper() and " " in name)
        if key and plain and len(name) < _LONGEST_SITE and squash(name).removeprefix("the") == key:
            return name
    return None


def _in_rights(above: Sequence[str], rights: Sequence[str]) -> str | None:
    """The line above a story that is the name with which a line of rights below it opens, or closes."""
    owners = [_RIGHTS.sub("", line).strip() for line in rights if "©" in line]
    for name in above:
        if not 2 < len(name) < _LONGEST_SITE or len(name.split()) > _WORDS:
            continue
        own = re.compile(rf"(?:the )?{re.escape(name.removeprefix('The '))}(?P<rest>\b.*)?", re.I)
        found = [m for owner in owners if (m := own.fullmatch(owner))]
        if any(" " in name or not (m["rest"] or "").strip(" .,|") for m in found):
            owner = found[0]
            return owner[0].removesuffix(owner["rest"] or "") if name.isupper() else name
    return None


def _is_front_page(address: str) -> bool:
    return (
        re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", address) is not None and address != ""
    )


def _registered(url: str | None) -> str:
    """The label of a host that was registered: "gazette" of "news.gazette.co.uk"."""
    labels = hosts.of(url).split(".")
    at = -3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else -2
    return labels[at] if len(labels) > 1 else ""
