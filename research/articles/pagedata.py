"""What a web page states about its article: JSON-LD, OpenGraph, meta tags, microdata, its front.

Where statements differ the one closer to the article counts: the heading that readers saw before
the title for search engines, the date that is called the publication's, a person before an
organisation. A date that only an address or a change states is a guess, and is not used.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from research.articles import dates, forms
from research.articles.blocks import HEADINGS, Block, Page
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
        "article:author_name", "citation_author",
    ),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate",
        "publish-date", "publish_date", "dc.date", "dc.date.issued", "dcterms.date",
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
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "language", "content-language"),
}  # fmt: skip
_SUFFIX: Final = re.compile(r"\s+[|–—·»:-]\s+")
_ARCHIVE: Final = re.compile(r"^https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(?=https?://)")
_PUBLISHED: Final = re.compile(
    r"^(?:first |originally )?(?:published|posted|created|issued|publi[ée]e?|veröffentlicht|"
    r"publicado|publicada|pubblicato|geplaatst|gepubliceerd|publicerad|udgivet|publisert|"
    r"opublikowano|опубликовано|erstellt|stand|vom|le|el|il)\b[^\d]{0,30}(?=\d|\w+ \d)",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(?:updated?|modified|mis à jour|aktualisiert|actualizado|aggiornato|bijgewerkt|"
    r"last (?:edited|changed|reviewed)|обновлено|korrigiert|corrected)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"^(?:written |posted |reported )?by\b.{2,60}?\b(?:on|at|,)\s+(?=[^,]{0,30}\d)", re.IGNORECASE
)
_DATE_PARTS: Final = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|(?=\b(?:last )?updated\b)", re.IGNORECASE)
_LONGEST_DATE: Final = 60
_FEW_LETTERS: Final = 12  # letters beside the figures of a line that is a date
_NOT_PUBLISHED: Final = frozenset(("embed", "comment", "box", "caption", "nav", "quote"))
_FRONT: Final = 14  # blocks before the first of the story in which its byline and date stand
_BEHIND: Final = 3  # blocks after its last, where some pages have them
_LONGEST_LINE: Final = 160  # characters of a line that holds byline and date
_WRITTEN_BY: Final = re.compile(
    r"^(?:(?:analysis|opinion|review|words|story|text|written|reported|reporting|posted)\s+)?"
    r"(?:by|von|par|por|di|door|текст:?|автор:?)\s+",
    re.IGNORECASE,
)
_NO_PERSON: Final = re.compile(
    r"https?://|www\.|@|\d|\b(?:staff|editor(?:s|ial)?|admin(?:istrator)?|team|desk|newsroom|"
    r"webmaster|redaktion|rédaction|redacción|news service|press release)\b",
    re.IGNORECASE,
)


_COMMENT: Final = re.compile(r"comment|disqus|review-|reply", re.IGNORECASE)


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
    people: dict[str, dict[str, Any]]

    @property
    def deck(self) -> str | None:
        """The page's description of itself."""
        return _first(_texts(self.article.get("description")), self.meta["deck"])


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page states of its article, what differed, and a date that is only guessed."""

    metadata: Metadata
    changes: tuple[Change, ...]


def statements(tree: Any) -> Statements:
    """The statements in the head of a parsed page."""
    values = list(_values(tree))
    found = [article for value in values for article in _typed(value, 0)]
    best = next((a for a in found if a.get("headline") and a.get("datePublished")), None)
    article = best or next(iter(found), {})
    meta, kind = _meta(tree)
    bodies = [body for a in [article, *found] for body in _texts(a.get("articleBody"))]
    return Statements(
        article=article,
        meta=meta,
        body=_plain(bodies[0]) if bodies else None,
        posts=_posts(found),
        is_article=bool(article) or kind == "article",
        people={
            str(node["@id"]): node
            for value in values
            for node in _nodes(value, 0)
            if node.get("@id") and node.get("name") and "Person" in _list(node.get("@type"))
        },
    )


def gather(tree: Any, stated: Statements, page: Page, story: tuple[int, int] | None) -> PageData:
    """Metadata of a page.

    Parameters
    ----------
    tree : lxml element
        The page.
    stated : Statements
        Those of its head.
    page : Page
        Its blocks.
    story : (int, int) or None
        Numbers of the first and the last block of the story; its front stands before.
    """
    url = _ARCHIVE.sub("", _first(_canonical(tree), stated.meta["url"],
                                  _texts(stated.article.get("url"))) or "") or None  # fmt: skip
    names = [*stated.meta["outlet"], *_names(stated.article.get("publisher"))]
    outlet = _outlet(names, url) or _outlet(stated.meta["network"], url) or _site(url)
    front = _front(page, story)
    title, changes = _title(tree, stated, page, story, outlet)
    if not outlet:
        outlet = _outlet_of_title(tree, title)
    published, more = _published(stated, page, story, front, url)
    metadata = Metadata(
        title=title,
        deck=stated.deck,
        outlet=outlet,
        byline=_byline(tree, stated, front, names, url),
        published=published,
        url=url,
        language=_language(tree, stated.meta["language"]),
    )
    return PageData(metadata, (*changes, *more))


def _front(page: Page, story: tuple[int, int] | None) -> list[Block]:
    """Short blocks around the story that may say who wrote it and when, the likeliest first."""
    if story is None:
        return [b for b in page.blocks[: 2 * _FRONT] if not b.marks & _NOT_PUBLISHED]
    first, last = story
    low = max(0, first - _FRONT)
    head = next((n for n in range(first, low - 1, -1) if page.blocks[n].tag == "h1"), None)
    low = max(low, first - _FRONT // 2) if head is None else low
    under = page.blocks[(low if head is None else head) : first + 2]
    above = page.blocks[low:head] if head is not None else ()
    near = (*under, *page.blocks[last : last + _BEHIND], *above)
    return [b for b in near if len(b.text) <= _LONGEST_LINE and not b.marks & _NOT_PUBLISHED]


def _outlet(names: list[str], url: str | None) -> str | None:
    """The name that agrees with the address; a syndicated page also names who wrote it."""
    parts = (_host(name) if "://" in name else name for name in names)
    clean = [re.split(r" [|–] ", part.strip("@ "))[0] for part in parts if part]
    host = squash(re.sub(r"^www\.|\.\w+$", "", _host(url)))
    agreeing = [n for n in clean if host and (host in squash(n) or squash(n) in host)]
    # "The Detroit News" before "detroitnews.com".
    agreeing.sort(key=lambda name: ("." in name, name == name.lower()))
    return next((name for name in (*agreeing, *clean) if len(squash(name)) > 1), None)


def _site(url: str | None) -> str | None:
    return re.sub(r"^www\.", "", _host(url)) or None


def _outlet_of_title(tree: Any, title: str | None) -> str | None:
    """The site's name after the headline in `<title>`: "Headline | Site"."""
    parts = _SUFFIX.split(" ".join((tree.findtext(".//title") or "").split()))
    if title and len(parts) == 2 and squash(parts[0]) == squash(title) and len(parts[1]) < 40:
        return parts[1].strip()
    return None


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _values(tree: Any) -> Iterator[Any]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*;?\s*$", "", script.text or "")
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 3:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)


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


def _posts(articles: list[dict[str, Any]]) -> tuple[Post, ...]:
    posts = []
    for article in articles:
        for update in _list(article.get("liveBlogUpdate")):
            if isinstance(update, dict):
                text = _plain(_first(_texts(update.get("articleBody"))) or "")
                heading = _first(_texts(update.get("headline")))
                posts.append(Post(_first(_texts(update.get("datePublished"))), heading, text))
    return tuple(post for post in posts if post.text or post.heading)


def _plain(text: str) -> str:
    """A stated body without the markup that some sites leave in it."""
    if "<" in text:
        text = re.sub(r"</?(?:p|br|div|h[1-6]|li|blockquote)\b[^<>]*>", "\n", text)
        text = re.sub(r"</?[a-zA-Z][^<>]*>", "", text)
    return text


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


def _meta(tree: Any) -> tuple[dict[str, list[str]], str | None]:
    stated: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (
            tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        )
        if name and (content := (tag.get("content") or "").strip()):
            stated.setdefault(name.strip().lower(), []).append(html.unescape(content))
    known = {what: [v for n in names for v in stated.get(n, ())] for what, names in _META.items()}
    return known, _first(stated.get("og:type", []))


def _title(
    tree: Any, stated: Statements, page: Page, story: tuple[int, int] | None, outlet: str | None
) -> tuple[str | None, list[Change]]:
    """The heading that readers saw; else the stated title that the most sources share."""
    ld = _texts(stated.article.get("headline"))
    tag = [" ".join((tree.findtext(".//title") or "").split())]
    candidates = [c for c in (*ld, *stated.meta["title"], *tag) if c and not forms.is_slug(c)]
    end = story[0] if story else len(page.blocks)
    shown = [
        (n, b.text)
        for n, b in enumerate(page.blocks)
        if b.tag == "h1" and 2 < len(b.text) < 400 and not b.marks & {"nav", "footer"}
    ]
    headings = {squash(text): text for _, text in shown}
    trimmed = [_without_site(c, outlet, headings) for c in candidates]
    best = next((headings[squash(t)] for t in trimmed if squash(t) in headings), None)
    best = best or _heading(shown, end, trimmed, outlet) or (trimmed[0] if trimmed else None)
    others = sorted({t for t in trimmed if best and squash(t) != squash(best)})
    if best and others:
        reason = "the page states several titles; the one that it shows, else the first, counts"
        return best, [Change("page metadata", "repaired", others[0], best, reason)]
    return best, []


def _heading(
    shown: list[tuple[int, str]], end: int, stated: list[str], outlet: str | None
) -> str | None:
    """The `<h1>` of the story where no stated title repeats it: it stands before the story."""
    site = squash(outlet or "")
    words = [set(re.findall(r"\w{3,}", title.lower())) for title in stated]
    fit = []
    for number, text in shown:
        key = squash(text)
        if (site and (key in site or site == key)) or len(text.split()) < 2:
            continue
        own = set(re.findall(r"\w{3,}", text.lower()))
        alike = max((len(own & w) / max(1, min(len(own), len(w))) for w in words), default=0.0)
        fit.append((alike, number <= end, number, text))
    if not fit:
        return None
    alike, before, _, text = max(fit, key=lambda f: (f[0] >= 0.5, f[1], f[2] if f[1] else -f[2]))
    return text if alike >= 0.5 or (before and len(text.split()) >= 4 and len(fit) == 1) else None


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


def _published(
    stated: Statements,
    page: Page,
    story: tuple[int, int] | None,
    front: list[Block],
    url: str | None,
) -> tuple[str | None, list[Change]]:
    head = [*_texts(stated.article.get("datePublished")), *stated.meta["published"]]
    if not any(dates.read(text) for text in head):
        head += _texts(stated.article.get("dateCreated"))
    found = [(text, dates.read(text)) for text in (*head, *_shown(page, story, front))]
    days = [(text, read[0]) for text, read in found if len(read) == 1]
    changed = [*_texts(stated.article.get("dateModified")), *stated.meta["modified"]]
    changed += [m.stated or m.text for m in page.moments if "modified" in m.name.lower()]
    if not days:
        unclear = next(((text, read) for text, read in found if read), None)
        if unclear is not None:
            return _settled(unclear, page, changed), []
        return None, _guess(url, changed)
    best = days[0][1]
    other = next((text for text, day in days if day != best and text in head), None)
    if other is None:
        return best.isoformat(), []
    reason = "the page states two dates; the one that it calls the publication's counts"
    return best.isoformat(), [Change("page metadata", "repaired", other, best.isoformat(), reason)]


def _settled(unclear: tuple[str, list[dt.date]], page: Page, changed: list[str]) -> str:
    """A date of two readings, by the last change: it is not before it, and may be written alike."""
    text, days = unclear
    last = [read[0] for written in changed if len(read := dates.read(written)) == 1]
    fit = [day for day in days if last and day <= max(last)]
    if len(fit) == 1:
        return fit[0].isoformat()
    for moment in page.moments:
        for part in _DATE_PARTS.split(moment.text):
            read = dates.read(re.sub(r"^\D+", "", part))
            if len(read) == len(days) == 2 and read != days and set(read) & set(last):
                return days[0 if read[0] in last else 1].isoformat()
    return text


def _shown(page: Page, story: tuple[int, int] | None, front: list[Block]) -> Iterator[str]:
    """Dates that the front of the page shows, those that are marked up as dates first."""
    low, high = (max(0, story[0] - _FRONT), story[0] + 2) if story else (0, 2 * _FRONT)
    for named in (True, False):
        for moment in page.moments:
            is_named = bool(re.search(r"publish|created|\bdt-published\b", moment.name, re.I))
            near = low <= moment.before <= high or (
                story is not None and story[1] <= moment.before <= story[1] + _BEHIND
            )
            if moment.marks & _NOT_PUBLISHED or is_named != named or not (named or near):
                continue
            if re.search(r"modif|updat", moment.name, re.I):
                yield from _unchanged(moment.text)
            elif not (_CHANGED.match(moment.text) and not named):
                yield moment.stated or moment.text
                yield moment.text
    for block in front:
        if block.tag not in HEADINGS:
            yield from _unchanged(block.text, is_date="date" in block.marks)


def _unchanged(line: str, *, is_date: bool = True) -> Iterator[str]:
    """The parts of a line that say when the article appeared, not when it was changed."""
    for piece in _DATE_PARTS.split(line):
        part = piece.strip(" ,;()")
        if not part or _CHANGED.search(part) or not any(map(str.isdigit, part)):
            continue
        label = _PUBLISHED.match(part) or _BY.match(part)
        few_words = is_date or sum(map(str.isalpha, part)) <= _FEW_LETTERS
        if label:
            yield part[label.end() :]
        elif dates.line(part) or (few_words and len(part) <= _LONGEST_DATE):
            yield part


def _guess(url: str | None, changed: list[str]) -> list[Change]:
    """The row of a date that the page does not state, and that is not used."""
    where = "articles.toml takes it: published = "
    match = re.search(r"(?<!\d)((?:19|20)\d\d)[/-]?(\d\d?)[/-]?(\d\d?)(?!\d)", url or "")
    if match and (days := dates.read(f"{match[1]}-{match[2]}-{match[3]}")):
        day = days[0].isoformat()
        reason = f"a guess by the page's address, not used; {where}{day}"
        return [Change("date", "flagged", match[0], None, reason)]
    for written in changed:
        if len(days := dates.read(written)) == 1:
            reason = f"the day of the last change, not used; {where}{days[0]}"
            return [Change("date", "flagged", written, None, reason)]
    return []


def _byline(
    tree: Any, stated: Statements, front: list[Block], outlets: list[str], url: str | None
) -> str | None:
    """Who wrote it: a person that the page states or shows, before an organisation."""
    sites = {squash(name) for name in outlets} | {squash(f"the {name}") for name in outlets}
    sites |= {squash(_host(url).removeprefix("www.").rpartition(".")[0]), squash(_host(url))} - {""}
    authors = [
        stated.people.get(str(a.get("@id")), a) if isinstance(a, dict) else a
        for a in _list(stated.article.get("author"))
        if isinstance(a, (dict, str))
    ]
    people = [a for a in authors if isinstance(a, str) or "Person" in _list(a.get("@type"))]
    people += [a for a in authors if isinstance(a, dict) and not a.get("@type")]
    named = _persons(_names(people), sites)
    named = named or _persons(stated.meta["byline"], sites)
    named = named or _agreeing(
        _persons(_lines_of_authors(front), sites), _persons(_marked(tree), sites)
    )
    if named:
        return ", ".join(named)
    others = [_bare(name) for name in (*_names(authors), *stated.meta["byline"])]
    clean = [n for n in dict.fromkeys(others) if 1 < len(n) < 120 and squash(n) not in sites]
    clean = [n for n in clean if not re.search(r"https?://|www\.|@|^\d+$", n)]
    return clean[0] if clean else None


def _agreeing(shown: list[str], marked: list[str]) -> list[str]:
    """The names of the byline shown; those that are marked up where it holds none of them."""
    return marked if marked and not set(shown) & set(marked) else shown


def _persons(names: list[str], sites: set[str]) -> list[str]:
    found = []
    for name in names:
        for written in re.split(r"\s*(?:,? and |;|, | & |\|)\s*", _bare(name)):
            part = forms.without_office(_without_sites(written.strip(" ,.;"), sites))
            if 1 < len(part) < 60 and squash(part) not in sites and not _NO_PERSON.search(part):
                found.append(part)
    return list(dict.fromkeys(found))


def _without_sites(name: str, sites: set[str]) -> str:
    """A name without the outlet behind it: "Jane Rowe Fox News"."""
    words = name.split()
    for cut in range(2, len(words)):
        if squash(" ".join(words[cut:])) in sites:
            return " ".join(words[:cut])
    return name


def _bare(name: str) -> str:
    """A name without "By" before it and without the office after it."""
    name = _WRITTEN_BY.sub("", " ".join(name.split()))
    match = forms.byline(f"By {name}", Metadata())
    return match[0] if match else name


def _marked(tree: Any) -> list[str]:
    """Names that the page marks up as its author's, comments aside."""
    links = tree.xpath("//*[@itemprop='author']//*[@itemprop='name'] | //a[@rel='author']")
    links = links or tree.xpath("//*[@itemprop='author'][not(self::meta)]")
    names = [
        " ".join(link.text_content().split())
        for link in links[:20]
        if not any(_COMMENT.search(f"{a.get('class')} {a.get('id')}") for a in link.iterancestors())
    ]
    unique = list(dict.fromkeys(name for name in names if name))
    # A page that links more authors than write one story lists other stories.
    return unique if len(unique) <= 4 else []


def _lines_of_authors(front: list[Block]) -> list[str]:
    parts = [
        (part, block)
        for block in front
        if block.tag not in ("h1", "h2", "h3")
        for part in re.split(r"\s*[|•·\n]\s*", block.text)
    ]
    for part, _ in parts:
        if _WRITTEN_BY.match(part) and (found := forms.byline(_dated(part), Metadata())):
            return [found[0]]
    for part, block in parts:
        name = re.split(r"\s*[,(]\s*|\s+[–—-]\s+", part)[0]
        if "byline" in block.marks and forms.byline(f"By {name}", Metadata()):
            return [name]
    return []


def _dated(line: str) -> str:
    """A byline without the date behind it: "By Jane Rowe on Monday, 3 March 2025"."""
    return re.sub(r"\s+(?:on|at|[–—-])\s+(?=\S.{0,40}\d).*$", "", line)


def _canonical(tree: Any) -> list[str]:
    links = [str(link) for link in tree.xpath("//link[@rel='canonical']/@href")]
    return [link for link in links if link.startswith("http")]


def _language(tree: Any, meta: list[str]) -> str | None:
    root = tree.getroottree().getroot()
    stated = _first(_texts(root.get("lang")), meta)
    match = re.match(r"[a-zA-Z]{2}(?=$|[-_])", stated or "")
    return match[0].lower() if match else None
