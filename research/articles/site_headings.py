"""The main heading of a page that names its site, as blogs set it over every story."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from research.articles.chrome import squash
from research.languages.en import element_names

_MOST_HEADS: Final = 5
_LONGEST_SITE: Final = 60  # characters of a site's name


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
