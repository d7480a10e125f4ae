"""The host of an article's address as the name of its outlet, where nothing else names it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

REASON: Final = "the host of its address; nothing else names the outlet"
# Hosts of archives, and all that show what others wrote.
ARCHIVES: Final = r"archive\.(?:org|is|today|ph|li|vn|fo|md)|perma\.cc"
_OTHERS: Final = re.compile(
    rf"(?:^|\.)(?:{ARCHIVES}|google\.\w+|feedburner\.com|feedproxy\..+|yahoo\.com|"
    r"msn\.com|bing\.com|t\.co|twitter\.com|x\.com|facebook\.com|reddit\.com|proquest\.com|"
    r"lexisnexis\.com|nexis\.com|pressreader\.com|factiva\.com|flip\.it|apple\.news|youtube\.com|"
    r"naver\.com|daum\.net|nate\.com|yahoo\.co\.jp|medium\.com|aol\.com|dzen\.ru|smartnews\.com|newsbreak\.com|"
    r"nla\.gov\.au|natlib\.govt\.nz|newspapers\.com|delpher\.nl|gallica\.bnf\.fr|retronews\.fr|"
    r"mediacloud\.org|newsbank\.com|doi\.org|github\.com)$"
)
DOMAIN: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?", re.IGNORECASE)
_ARCHIVES: Final = re.compile(rf"(?:web\.)?(?:{ARCHIVES})")
# What archives call themselves in the copies that they make: "@archiveis".
_NAMES: Final = re.compile(
    r"archive ?(?:is|today|ph|li|vn|fo|md|org)|(?:the )?internet ?archive|wayback ?machine|perma ?cc|"
    r"ghost ?archive|web ?cite|(?:arquivo|ghostarchive|megalodon|webcitation)\.(?:pt|org|jp)",
    re.IGNORECASE,
)


def is_archive(url: str) -> bool:
    """Whether an address is that of a copy which an archive keeps.

    >>> is_archive("https://perma.cc/AB12-CD34"), is_archive("https://gazette.example/bath")
    (True, False)
    """
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return False
    return bool(_ARCHIVES.fullmatch(host))


def of_others(name: str) -> bool:
    """Whether a name is the host of a site that shows what others wrote, or that of an archive.

    >>> of_others("archive.ph"), of_others("archiveis"), of_others("The Gazette")
    (True, True, False)
    """
    bare = name.strip(" @")
    return bool(_OTHERS.search(bare.lower()) or _NAMES.fullmatch(bare))


def outlet(url: str | None) -> str | None:
    """The host of an address, where it is that of who published the article.

    >>> outlet("https://www.gazette.example/2024/bath"), outlet("https://news.google.com/rss/x")
    ('gazette.example', None)
    """
    host = of(url).removeprefix("www.")
    return host if "." in host and not of_others(host) else None


def of(url: str | None) -> str:
    """The host of an address, "" where it has none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
