"""Where a page was copied from: what archives, caches and browsers write into their copies.

A copy's own address and the day of the capture are not the article's; the address copied is.
"""

from __future__ import annotations

import re
from typing import Any, Final

from research.articles import hosts
from research.articles.records import Change, excerpt

# Bars of the Wayback Machine, of archive.today and its other hosts, of perma.cc.
_BARS: Final = (
    "//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='donato']",
    "//*[@id='HEADER'][contains(., 'Saved from') or .//input[starts-with(@value, 'http')]]",
    "//*[contains(@class, 'capture-info') or contains(@class, 'perma-toolbar')]",
)
# Elements of a bar or over a page that say which address was copied.
_NAMED: Final = (
    "//*[@id='HEADER']//input/@value",
    "//*[@id='wm-ipp-base' or @id='wm-ipp']//input[@name='url']/@value",
    "//a[normalize-space()='View the live page' or normalize-space()='See the live page']/@href",
    # Firefox's reader view, a note of Evernote
    "//a[contains(@class, 'reader-domain')]/@href",
    "//meta[@name='source-url']/@content",
)
# What the head of a copy says of itself: its address, and when it was made.
_OWN: Final = "//meta[@property='og:url']/@content"
_DAYS: Final = "//meta[@property='article:published_time' or @property='article:modified_time']"
# What a page with any of these has in its source; few have, and a tree is long.
_MARKS: Final = ("wm-ipp", "donato", "HEADER", "capture-info", "perma-toolbar", "live page",
          "reader-domain", "source-url")  # fmt: skip
_CACHE: Final = re.compile(
    r"(?:this is|es handelt sich (?:hierbei )?um|voici|se trata de|questa è) .{0,40}(?:google|bing|yahoo)"
    r".{0,60}(?:cache|caché)",
    re.IGNORECASE | re.DOTALL,
)
_SAVED: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4}\)(?P<a>https?://[^\s>]+)|"
    r"(?:page saved with singlefile|archive processed by singlefile)\s+url:\s*(?P<b>https?://\S+)|"
    r"mirrored from (?P<c>[\w-]+(?:\.[\w-]+)+/\S*) by httrack)",
    re.IGNORECASE,
)
_LONG: Final = re.compile(
    rf"^https?://(?:www\.|web\.)?(?:{hosts.ARCHIVES})(?:/web)?/(?:[\d.-]+(?:[a-z]{{2}}_)?|o/\w{{3,9}})/(?=https?://)"
)
_REASON: Final = "the bar that an archive puts over its copies"
_CAPTURED: Final = "the day of the capture, which an archive states of its copies"
_HEAD: Final = 6000  # characters of a file in which browsers say where they saved it from


def original(url: str | None) -> str | None:
    """An address without the archive's own before it; None where it is the archive's alone.

    >>> original("https://archive.ph/2024.06.09-081500/https://gazette.example/bath")
    'https://gazette.example/bath'
    >>> original("https://archive.ph/o/Ab12C/https://gazette.example/")
    'https://gazette.example/'
    >>> original("https://archive.ph/Ab12C") is None
    True
    """
    bare = _LONG.sub("", url or "")
    return bare if bare and not hosts.is_archive(bare) else None


def take(tree: Any, html: str) -> tuple[str | None, list[Change]]:
    """The address that a page is a copy of, where it says so; bars of the archive go out of the tree."""
    changes: list[Change] = []
    marked = any(mark in html for mark in _MARKS)
    found = [str(value) for path in _NAMED for value in tree.xpath(path)] if marked else []
    head = html[:_HEAD]
    if saved := _SAVED.search(head):
        address = saved["a"] or saved["b"] or f"https://{saved['c']}"
        found.append(address)
    cached = _CACHE.search(head) if "cach" in head.lower() else None
    if cached:
        found += [str(base) for base in tree.xpath("//base/@href")]
        found += re.findall(r"href=[\"'](https?://[^\"'\s]+)", head[cached.start() :])
    for path in _BARS if marked else ():
        for element in tree.xpath(path):
            if (
                element.getparent() is not None
                and next(element.iter("h1", "article"), None) is None
            ):
                words = element.xpath(".//text()[not(parent::script or parent::style)]")
                shown = excerpt(" ".join(" ".join(words).split()))
                changes.append(Change("archive", "removed", shown, None, _REASON))
                element.drop_tree()
    if marked and any(map(hosts.is_archive, tree.xpath(_OWN))):
        for meta in tree.xpath(_DAYS):
            said = Change("archive", "removed", excerpt(meta.get("content", "")), None, _CAPTURED)
            changes.append(said)
            meta.drop_tree()
    if changes and found:
        _relink(tree)
    named = (url for one in found if one.startswith("http") and (url := original(one)))
    return next(named, None), changes


def _relink(tree: Any) -> None:
    """Let the links of a copy lead where those of the page led: the one to its front names the site."""
    for link in tree.iter("a"):
        address = link.get("href") or ""
        if _LONG.match(address):
            link.set("href", _LONG.sub("", address))
