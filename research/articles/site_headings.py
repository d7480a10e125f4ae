"""What a page shows that names its site: its main heading, its rights, the picture of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from research.articles.chrome import holder, squash
from research.languages.en import credit_patterns, element_names

_MOST_HEADS: Final = 5
_LONGEST_SITE: Final = 60  # characters of a site's name
_WORDS: Final = 5  # of one
_LONGEST_RIGHTS: Final = 400  # characters of a line that states rights
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


def shown(tree: Any, below: Sequence[str], url: str | None) -> str | None:
    """The site's name as the rights below a story have it, or the words of the picture that is its name.

    A house, an agency or another paper may hold the rights: a name counts where the address has it too. Of
    a picture it is the whole of that, or the picture is called a logo or leads to the front page.
    """
    site = squash(_registered(url))

    def is_of_address(name: str) -> bool:
        key = squash(name)
        return bool(site and key) and (site in key or key in site)

    def is_logo(image: Any, name: str) -> bool:
        leads = any(_is_front_page(a.get("href") or "") for a in image.iterancestors("a"))
        return leads or name != image.get("alt") or site == squash(name).removeprefix("the")

    owner = holder([line for line in below if len(line) < _LONGEST_RIGHTS])
    of_house = not owner or " " not in owner or credit_patterns.COMPANY.search(owner)
    if owner and not of_house and is_of_address(owner):
        return owner
    logos = (
        (image, _LOGO.sub("", image.get("alt") or "")) for image in islice(tree.iter("img"), _LOGOS)
    )
    for image, name in logos:
        if 1 < len(name.split()) <= _WORDS and is_of_address(name) and is_logo(image, name):
            return name
    return None


def _is_front_page(address: str) -> bool:
    return (
        re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", address) is not None and address != ""
    )


def _registered(url: str | None) -> str:
    """The label of a host that was registered: "gazette" of "news.gazette.co.uk"."""
    try:
        labels = (urlsplit(url or "").hostname or "").split(".")
    except ValueError:
        return ""
    at = -3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else -2
    return labels[at] if len(labels) > 1 else ""
