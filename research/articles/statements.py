"""What a web page states in its head: JSON-LD, OpenGraph, meta tags, each by its weight."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from research.articles.chrome import squash

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
        "article:author_name", "citation_author", "content_author",
    ),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate",
        "publish-date", "publish_date", "pub_date", "dc.date", "dc.date.issued", "dcterms.date",
        "dcterms.created", "parsely-pub-date", "sailthru.date", "article.published",
        "cxenseparse:recs:publishtime", "ptime", "date", "article_date_original",
        "originalpublicationdate", "release_date", "citation_publication_date",
        "article:published", "rnews:datepublished", "dc.date.created",
    ),
    "modified": (
        "article:modified_time", "datemodified", "og:updated_time", "last-modified", "lastmod",
        "dcterms.modified", "revised",
    ),
    "network": ("twitter:site",),
    "source": ("og:article:author", "source", "dc.source", "dcterms.publisher"),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "language", "content-language"),
}  # fmt: skip
# What other names of a page's date have in common, and names that are of another day or of no day.
_NAMES_PUBLISHED: Final = re.compile(
    r"(?=.*(?:date|time|stamp|publi|issued|created))(?:.*(?:publi|pubdate|issue|releas|creat|post|displaydate|"
    r"datestamp|citation|gsadate|ptime|reportdate|storydate|articledate|firstdate)|date$)"
)
_NAMES_OTHER: Final = re.compile(
    r"modif|updat|edit|expir|unpubl|until|through|revi|copyright|event|start|ends?date|enddate|publisher|author|"
    r"name|video|image|photo|comment|import|crawl|archiv|birth|death|candid|mandate|member|user|account|login"
)
_STATEMENT: Final = re.compile(
    r'"(@type|headline|datePublished|dateModified|dateCreated)"\s*:\s*"([^"\\\n]{1,300})"'
)


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a live blog: when it was made, its heading, its words."""

    time: str | None
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Statements:
    """What a page states in its head: values by name in the order of their weight."""

    article: dict[str, Any]
    meta: dict[str, list[str]]
    body: str | None
    posts: tuple[Post, ...]
    is_article: bool
    is_live: bool
    people: dict[str, dict[str, Any]]

    @property
    def deck(self) -> str | None:
        """The page's description of itself."""
        return first(texts(self.article.get("description")), self.meta["deck"])


def statements(tree: Any) -> Statements:
    """The statements in the head of a parsed page."""
    values = list(_values(tree))
    found = list(_typed(values))
    # Those of a list are other articles where the page does not show their headline.
    whole = list(_typed(values, _WHOLE))
    best = next((a for a in whole if a.get("headline") and a.get("datePublished")), None)
    meta, kind = _meta(tree)
    shown = {
        squash(text) for text in (*meta["title"], *(h.text_content() for h in tree.iter("h1")))
    }
    own = (a for a in found if any(squash(text) in shown for text in texts(a.get("headline"))))
    named = next((a for a in own if a.get("datePublished")), None)
    article = named or best or next(iter(whole), {}) or _of_page(values)
    bodies = [body for a in [article, *found] for body in texts(a.get("articleBody"))]
    return Statements(
        article=article,
        meta=meta,
        body=_plain(bodies[0]) if bodies else None,
        posts=_posts(found),
        is_article=bool(found) or kind == "article",
        is_live=any("LiveBlogPosting" in as_list(a.get("@type")) for a in found),
        people={
            str(node["@id"]): node
            for node in _nodes(values, ("@graph",))
            if node.get("@id") and node.get("name")
        },
    )


def _values(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            continue
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*;?\s*$", "", script.text or "")
        try:
            yield json.loads(text, strict=False)
        except ValueError:
            yield _loose(text)
        except RecursionError:
            continue


def _loose(text: str) -> dict[str, str]:
    """The plain statements of JSON-LD that is broken: a comma too many, a quotation mark too few."""
    text = html.unescape(text) if "&quot;" in text else text
    return {match[1]: match[2] for match in reversed(list(_STATEMENT.finditer(text)))}


_WHOLE: Final = ("@graph", "mainEntity", "mainEntityOfPage")


def _typed(
    value: Any, within: tuple[str, ...] = (*_WHOLE, "itemListElement")
) -> Iterator[dict[str, Any]]:
    """What JSON-LD states of articles."""
    for node in _nodes(value, within):
        kinds = as_list(node.get("@type"))
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
            yield node


def _of_page(values: list[Any]) -> dict[str, Any]:
    """What a page without an article of its own in JSON-LD states of itself, as Yoast writes it."""
    pages = (
        node
        for node in _nodes(values, ("@graph",))
        if "WebPage" in as_list(node.get("@type")) and node.get("datePublished")
    )
    page = next(pages, {})
    return {k: page[k] for k in ("datePublished", "dateModified", "author") if k in page}


def _nodes(value: Any, within: tuple[str, ...], depth: int = 0) -> Iterator[dict[str, Any]]:
    """Objects of JSON-LD, those that stand in lists or in the named parts of others too."""
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, within, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in within:
            yield from _nodes(value.get(name), within, depth + 1)


def _meta(tree: Any) -> tuple[dict[str, list[str]], str | None]:
    stated: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (
            tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        )
        if name and (content := (tag.get("content") or "").strip()):
            stated.setdefault(name.strip().lower(), []).append(html.unescape(content))
    known = {what: [v for n in names for v in stated.get(n, ())] for what, names in _META.items()}
    known["published"] += [
        value
        for name, values in stated.items()
        if name not in _META["published"] and _is_of_publication(name)
        for value in values
        if any(map(str.isdigit, value))
    ]
    return known, first(stated.get("og:type", []))


def _is_of_publication(name: str) -> bool:
    """Whether a name that no list has says that its value is when the page appeared.

    >>> _is_of_publication("bt:pubDate"), _is_of_publication("shareaholic:article_published_time")
    (True, True)
    >>> _is_of_publication("article:publisher"), _is_of_publication("article:expiration_time")
    (False, False)
    """
    bare = re.sub(r"[^a-z]", "", name.lower())
    return _NAMES_PUBLISHED.match(bare) is not None and not _NAMES_OTHER.search(bare)


def _posts(articles: list[dict[str, Any]]) -> tuple[Post, ...]:
    posts = []
    for article in articles:
        for update in as_list(article.get("liveBlogUpdate")):
            if isinstance(update, dict):
                text = _plain(first(texts(update.get("articleBody"))) or "")
                heading = first(texts(update.get("headline")))
                posts.append(Post(first(texts(update.get("datePublished"))), heading, text))
    return tuple(post for post in posts if post.text or post.heading)


def _plain(text: str) -> str:
    """A stated body without the markup that some sites leave in it."""
    if "<" in text:
        text = re.sub(r"</?(?:p|br|div|h[1-6]|li|blockquote)\b[^<>]*>", "\n", text)
        text = re.sub(r"</?[a-zA-Z][^<>]*>", "", text)
    return text


def as_list(value: Any) -> list[Any]:
    """A value of JSON-LD as a list; None is an empty one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def texts(value: Any) -> list[str]:
    """The strings of a value, their entities as characters, empty ones left out."""
    found = [html.unescape(v).strip() for v in as_list(value) if isinstance(v, str)]
    return [text for text in found if text]


def moments(value: Any) -> list[str]:
    """What a value states of a time: strings, numbers of seconds, typed values of JSON-LD.

    >>> moments([{"@type": "Date", "@value": "2025-03-11"}, 1741698300])
    ['2025-03-11', '1741698300']
    """
    found = [v.get("@value") if isinstance(v, dict) else v for v in as_list(value)]
    return texts(
        [str(v) if isinstance(v, int | float) and not isinstance(v, bool) else v for v in found]
    )


def names(value: Any) -> list[str]:
    """The names of persons or organisations, however JSON-LD writes them: one may hold another."""
    found = (names(v.get("name")) if isinstance(v, dict) else texts(v) for v in as_list(value))
    return [name for part in found for name in part]


def in_bar(tree: Any) -> str:
    """The title of a page that a browser shows in its bar, empty where there is none."""
    return " ".join((tree.findtext(".//title") or "").split())


def first(*sources: list[str]) -> str | None:
    """The first text of the first source that has one."""
    return next((text for source in sources for text in source), None)
