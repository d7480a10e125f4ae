"""What a web page states about its article: JSON-LD, OpenGraph, meta tags, microdata, time.

Where they differ the one closer to the article counts: a title that the page shows as its
heading, the date that is called the date of publication, a person before an organisation.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from research.articles import dates
from research.articles.chrome import squash
from research.articles.records import Change, Metadata

_ARTICLE: Final = re.compile(r"(?:article|posting|report|review|claimreview|story)$", re.IGNORECASE)
_META: Final[dict[str, tuple[str, ...]]] = {
    "title": (
        "og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title",
    ),
    "deck": ("og:description", "description", "twitter:description", "dc.description"),
    "outlet": (
        "og:site_name", "application-name", "dc.publisher", "publisher",
        "apple-mobile-web-app-title",
    ),
    "byline": (
        "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author",
    ),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate",
        "publish-date", "publish_date", "dc.date", "dc.date.issued", "dcterms.date",
        "dcterms.created", "parsely-pub-date", "sailthru.date", "article.published",
        "cxenseparse:recs:publishtime", "ptime", "date", "article_date_original",
        "originalpublicationdate", "release_date",
    ),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "language", "content-language"),
}  # fmt: skip
_MONTHS: Final = tuple(f"{dt.date(2000, month, 1):%B}" for month in range(1, 13))
_CALENDAR: Final = "|".join((*dates.WEEKDAYS, *_MONTHS))
_SUFFIX: Final = re.compile(r"\s+[|–—·»:-]\s+")


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page states: metadata, the article's text where it gives that, and what differed."""

    metadata: Metadata
    body: str | None
    changes: tuple[Change, ...]


def gather(tree: Any) -> PageData:
    """The statements of a parsed page."""
    ld = next(_articles(tree), {})
    meta = _meta(tree)
    url = _first(_canonical(tree), meta["url"], _texts(ld.get("url")))
    outlets = [*meta["outlet"], *_names(ld.get("publisher"))]
    outlet = _outlet(outlets, url)
    title, changes = _title(tree, _texts(ld.get("headline")), meta["title"], outlet)
    published, more = _published(tree, _texts(ld.get("datePublished")), meta["published"])
    stated = Metadata(
        title=title,
        deck=_first(_texts(ld.get("description")), meta["deck"]),
        outlet=outlet,
        byline=_byline(ld, meta["byline"]),
        published=published,
        url=url,
        language=_language(tree, meta["language"]),
    )
    if not (title and outlet and published and stated.byline):
        stated = _completed(tree, stated, outlets)
    return PageData(stated, _first(_texts(ld.get("articleBody"))), (*changes, *more))


def _completed(tree: Any, stated: Metadata, outlets: list[str]) -> Metadata:
    """What is lacking, as trafilatura finds it, also in the text of the page."""
    from trafilatura import extract_metadata

    found: Any = extract_metadata(deepcopy(tree))
    url = stated.url or found.url
    return stated.over(
        Metadata(
            title=found.title,
            outlet=_outlet([*outlets, *_texts(found.sitename)], url),
            byline=_trimmed(found.author),
            published=found.date,
            url=url,
        )
    )


def _outlet(names: list[str], url: str | None) -> str | None:
    """The name that agrees with the address; a syndicated page also names who wrote it."""
    parts = (urlsplit(name).hostname if "://" in name else name for name in names)
    clean = [re.split(r" [|–] ", part.strip("@ "))[0] for part in parts if part]
    host = squash(re.sub(r"^www\.|\.\w+$", "", _host(url)))
    agreeing = [n for n in clean if host and (host in squash(n) or squash(n) in host)]
    # "The Detroit News" before "detroitnews.com".
    agreeing.sort(key=lambda name: ("." in name, name == name.lower()))
    return next((name for name in (*agreeing, *clean) if len(squash(name)) > 1), None)


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _trimmed(author: str | None) -> str | None:
    """Names that were read off the page, without the words of the line that held them."""
    if not author:
        return None
    names = re.sub(r"[,.;]?\s*\b(?:Published|Updated|Posted|is an? )\b.*$", "", author)
    names = re.sub(rf"[,.;]?\s*\b(?:{_CALENDAR})\b[,;]?", "", names)
    return names.replace("; ", ", ").strip(" ,;.") or None


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*;?\s*$", "", script.text or "")
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _typed(value, 0)


def _typed(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(k, str) and _ARTICLE.search(k) for k in _list(kinds)):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _typed(value.get(name), depth + 1)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Any) -> list[str]:
    found = [html.unescape(v).strip() for v in _list(value) if isinstance(v, str)]
    return [text for text in found if text]


def _names(value: Any) -> list[str]:
    names = [v.get("name") if isinstance(v, dict) else v for v in _list(value)]
    return [name for part in names for name in _texts(part)]


def _first(*sources: list[str]) -> str | None:
    return next((text for source in sources for text in source), None)


def _meta(tree: Any) -> dict[str, list[str]]:
    stated: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (
            tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        )
        if name and (content := (tag.get("content") or "").strip()):
            stated.setdefault(name.strip().lower(), []).append(html.unescape(content))
    return {what: [v for n in names for v in stated.get(n, ())] for what, names in _META.items()}


def _title(
    tree: Any, ld: list[str], meta: list[str], outlet: str | None
) -> tuple[str | None, list[Change]]:
    tag = [" ".join((tree.findtext(".//title") or "").split())]
    candidates = [c for c in (*ld, *meta, *tag) if c]
    shown = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    headings = {squash(h): h for h in shown if 2 < len(h) < 400}
    trimmed = [_without_site(c, outlet, headings) for c in candidates]
    # The words that readers saw count over those written for search engines.
    best = next((headings[squash(t)] for t in trimmed if squash(t) in headings), None)
    best = best or (trimmed[0] if trimmed else None)
    others = sorted({t for t in trimmed if best and squash(t) != squash(best)})
    if best and others:
        reason = "the page states several titles; the one that it shows, else the first, counts"
        return best, [Change("page metadata", "repaired", others[0], best, reason)]
    return best, []


def _without_site(title: str, outlet: str | None, headings: dict[str, str]) -> str:
    """A title without the name of the site before or after it."""
    parts = _SUFFIX.split(title)
    if squash(title) in headings or len(parts) < 2:
        return title
    for cut in range(len(parts) - 1, 0, -1):
        head = title[: _at(title, cut)].strip()
        if squash(head) in headings:
            return head
    last, first = squash(parts[-1]), squash(parts[0])
    name = squash(outlet or "")
    if name and (last == name or last in name or name in last):
        return title[: _at(title, len(parts) - 1)].strip()
    if name and first == name:
        return title[_end(title, 1) :].strip()
    return title


def _at(title: str, cut: int) -> int:
    return [m.start() for m in _SUFFIX.finditer(title)][cut - 1]


def _end(title: str, cut: int) -> int:
    return [m.end() for m in _SUFFIX.finditer(title)][cut - 1]


def _published(tree: Any, ld: list[str], meta: list[str]) -> tuple[str | None, list[Change]]:
    marked = tree.xpath(
        "//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
        " | //time[@pubdate]/@datetime | //article//time/@datetime"
    )
    found = [(text, dates.read(text)) for text in (*ld, *meta, *map(str, marked))]
    days = [(text, read[0]) for text, read in found if len(read) == 1]
    if not days:
        unclear = next((text for text, read in found if read), None)
        return unclear, []
    best = days[0][1]
    other = next((text for text, day in days if day != best and text in (*ld, *meta)), None)
    if other is None:
        return best.isoformat(), []
    reason = "the page states two dates; the one that it calls the publication's counts"
    return best.isoformat(), [Change("page metadata", "repaired", other, best.isoformat(), reason)]


def _byline(ld: dict[str, Any], meta: list[str]) -> str | None:
    authors = [a for a in _list(ld.get("author")) if isinstance(a, (dict, str))]
    people = [a for a in authors if isinstance(a, str) or "Person" in _list(a.get("@type"))]
    names = _names(people or authors) or [m for m in meta if not m.startswith(("http", "@"))][:1]
    names = [re.sub(r"^(?:by|von|par|por)\s+", "", name, flags=re.IGNORECASE) for name in names]
    clean = [n for n in dict.fromkeys(names) if 1 < len(n) < 120 and not n.startswith("http")]
    return ", ".join(clean) or None


def _canonical(tree: Any) -> list[str]:
    links = [str(link) for link in tree.xpath("//link[@rel='canonical']/@href")]
    return [link for link in links if link.startswith("http")]


def _language(tree: Any, meta: list[str]) -> str | None:
    root = tree.getroottree().getroot()
    stated = _first(_texts(root.get("lang")), meta)
    match = re.match(r"[a-zA-Z]{2}(?=$|[-_])", stated or "")
    return match[0].lower() if match else None
