"""What a web page states about its article: JSON-LD, OpenGraph, meta tags, microdata, its front.

Where statements differ the one closer to the article counts: the heading that readers saw before
the title for search engines, the date that is called the publication's, a person before an
organisation. When the article appeared is for `pagedates` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Final

from research.articles import (
    authors,
    captures,
    forms,
    hosts,
    mastheads,
    openings,
    pagedates,
    site_headings,
    syndicated,
)
from research.articles.blocks import Block, Page
from research.articles.chrome import label, squash
from research.articles.elements import HEADINGS
from research.articles.records import Change, Metadata
from research.articles.statements import Statements, as_list, first, in_bar, names, texts
from research.languages import bylines
from research.languages.en import element_names
from research.languages.papers import SHOW_OTHERS
from research.text.slugs import slug

_BESIDE: Final = re.compile(r"[|–—·»:_：｜-]{1,2}\s*([^|–—·»]+)|([^|–—·»]+?)\s*[|–—·»:-]")
_QUOTED_SITE: Final = re.compile(r"\W*(?:[\w-]+\s){0,3}[«„“]([^«»„“”]{3,60})[»“”]\W*")
_SUFFIX: Final = re.compile(r"\s+[|–—·»›:-]\s+|\s*(?:--|[_｜：])\s*")
_TITLE_BEFORE: Final = 12  # characters that a headline before the site's name has at least
_LONGEST_KICKER: Final = 30  # letters and digits of a kicker that opens a heading
_FAR: Final = 60  # blocks over a story among which its heading may stand
_LONGEST_LINE: Final = 160  # characters of a line that holds byline and date
# What a title says of the form of a page, not of its site.
_OF_A_COPY: Final = re.compile(
    r"print(?:er)?(?:[- ]friendly)?(?: version| view| page)?|druck(?:version|ansicht)?|imprimer|"
    r"(?:document )?[-–—] ?(?:gale|proquest|ebsco|newsbank).{0,40}|gale .{0,40}|document .{0,60}|"
    r"version imprimable|imprimir|stampa|amp|archive|cached?|full[- ]?text(?: html| pdf)?|abstract|pdf|html",
    re.IGNORECASE,
)
# "Bath to close - by Jane Rowe", as newsletters title their pages.
_SIGNED: Final = re.compile(rf"(?:{bylines.BY}) [A-ZÀ-Þ][\w.'’-]* (?:\w+ )*[A-ZÀ-Þ]")
_NEAR: Final = 2  # blocks over a story among which a heading of it stands
_OVER: Final = 12  # blocks over a story among which its paper may stand alone
_NAME_OF_SITE: Final = 5  # words of one that is also stated as a page's title
_SECTION: Final = 2  # words of a section's name
_DECKS: Final = 3  # blocks of a story among which decks may stand


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page states of its article, what differed, and a date that is only guessed."""

    metadata: Metadata
    changes: tuple[Change, ...]


def gather(
    tree: Any,
    stated: Statements,
    page: Page,
    story: tuple[int, int] | None,
    copied: str | None = None,
) -> PageData:
    """Metadata of a page.

    Parameters
    ----------
    story : (int, int) or None
        Numbers of the first and the last block of the story; its front stands before.
    copied : str, optional
        The address that the page says it is a copy of.
    """
    url = _address(tree, stated, copied)
    outlets = _outlets(stated)
    outlet = _outlet_of_site(stated, outlets, url)
    front = _front(page, story)
    site = site_headings.named(tree, url)
    # A headline may lead to the front page or stand in an element named for its blog: another heading
    # over the story shows that it is the site's name.
    if site and _is_stated(site, tree, stated):
        short = len(site.split()) <= _NAME_OF_SITE
        site = site if short and _has_other_heading(page, story, site) else None
    if site and (not outlet or hosts.DOMAIN.fullmatch(outlet)):
        outlet = site
    title, changes = _title(tree, stated, page, story, tuple(filter(None, (outlet, site))))
    title = title or _over_story(page, story)
    tail = _outlet_of_title(tree, title, page.blocks[story[1] + 1 :] if story else ())
    # A site may state its address as its name.
    sites = [name.strip() for name in outlets if hosts.DOMAIN.fullmatch(name.strip())]
    addressed = len(sites) == len(outlets) and all(
        agrees(tail, f"https://{site.rpartition('://')[2]}") for site in sites
    )
    if tail and (addressed or (not agrees(outlet, url) and agrees(tail, url))):
        outlet = tail
    browsed = in_bar(tree)
    if not outlet:
        over = page.blocks[: story[0] if story else _OVER][:_OVER]
        shown = (block.text for block in over if not block.marks & {"nav", "footer"})
        called = re.split(r"\s+[|–—-]\s+|: ", browsed)
        outlet = next(filter(mastheads.is_whole_name, (*shown, called[0])), None)
    above = [block.text for block in page.blocks[: story[0] if story else _OVER]]
    if not outlet or hosts.DOMAIN.fullmatch(outlet):
        below = [block.text for block in page.blocks[story[1] :]] if story else []
        address = url or (outlet and f"https://{outlet.rpartition('://')[2]}")
        outlet = site_headings.shown(tree, above, below, address) or outlet
    elif outlet == outlet.lower() and " " not in outlet:
        outlet = site_headings.spelt([tail or "", *above], outlet) or outlet
    published, more = pagedates.published(stated, page, story, front, url, browsed)
    if syndicated.shows_others(outlet, browsed, url):
        paper, day = syndicated.paper(tree, stated, page, story, title)
        outlet, published = paper or outlet, published or day
    metadata = Metadata(
        title=title,
        deck=stated.deck,
        outlet=outlet,
        byline=authors.of_page(tree, stated, front, outlets, url)
        or authors.beside_outlet(front, outlet),
        published=published,
        url=url,
        language=_language(tree, stated.meta["language"]),
    )
    return PageData(metadata, (*changes, *more))


def of_site(tree: Any, stated: Statements, copied: str | None) -> tuple[str | None, str | None]:
    """The outlet of a page and its address, by what the page states alone."""
    url = _address(tree, stated, copied)
    return _outlet_of_site(stated, _outlets(stated), url), url


def _address(tree: Any, stated: Statements, copied: str | None) -> str | None:
    named_urls = (*_canonical(tree), *stated.meta["url"], *texts(stated.article.get("url")))
    known = (address for named in named_urls if (address := captures.original(named)))
    return next(known, None) or copied or next(iter(named_urls), None)


def _outlets(stated: Statements) -> list[str]:
    """Names that a page states as its site's or its publisher's."""
    publisher = [
        stated.people.get(str(p.get("@id")), p) if isinstance(p, dict) else p
        for p in as_list(stated.article.get("publisher"))
    ]
    outlets = [*stated.meta["outlet"], *names(publisher)]
    # A site may state its title as its name as well ("Bath to reopen - The Gazette").
    named = tuple(outlets)
    outlets.sort(
        key=lambda name: (
            hosts.DOMAIN.fullmatch(name.strip()) is not None,
            any(other in name and len(name) > len(other) + _TITLE_BEFORE for other in named),
        )
    )
    return outlets


def _outlet_of_site(stated: Statements, outlets: list[str], url: str | None) -> str | None:
    return _outlet(outlets, url) or _outlet(stated.meta["network"], url) or hosts.outlet(url)


def _front(page: Page, story: tuple[int, int] | None) -> list[Block]:
    """Short blocks around the story that may say who wrote it and when, the likeliest first."""
    if story is None:
        return [b for b in page.blocks[: 2 * pagedates.FRONT] if not pagedates.is_apart(b.marks)]
    start, last = story
    low = max(0, start - pagedates.FRONT)
    head = next((n for n in range(start, low - 1, -1) if page.blocks[n].tag == "h1"), None)
    low = max(low, start - pagedates.FRONT // 2) if head is None else low
    top = low if head is None else head
    above = _under_far_heading(page, low) if head is None else ()
    under = start + 2
    # A deck may stand between the headline and these.
    while under < len(page.blocks) and _says_who_or_when(page.blocks[under], under - start):
        under += 1
    near = (*above, *range(top, under), *range(last, last + pagedates.BEHIND), *range(low, top))
    return [
        block
        for number in near
        if number < len(page.blocks)
        and not (number > last and pagedates.is_of_another(page, number, last))
        and len((block := page.blocks[number]).text) <= _LONGEST_LINE
        and not pagedates.is_apart(block.marks, above=number < start)
    ]


def _under_far_heading(page: Page, low: int) -> list[int]:
    """Blocks between the page's heading and a picture or a box over the story that name author or day."""
    far = range(low - 1, max(-1, low - _FAR), -1)
    head = next((n for n in far if page.blocks[n].tag == "h1"), None)
    if head is None or pagedates.is_apart(page.blocks[head].marks):
        return []
    named = [n for n in range(head + 1, low) if page.blocks[n].marks & {"byline", "date"}]
    return [n for n in named if "item" not in page.blocks[n].marks]


def start(page: Page, chosen: Sequence[int]) -> int:
    """The first block of a story behind its front: a deck over byline and date may be chosen too."""
    begin = chosen[0]
    for one, following in pairwise(chosen[:_DECKS]):
        between = enumerate(page.blocks[one + 1 : following], 1)
        if any(_says_who_or_when(block, n) for n, block in between if not _is_aside(block)):
            begin = following
    return begin


def _is_aside(block: Block) -> bool:
    return pagedates.is_apart(block.marks) or "item" in block.marks


def _says_who_or_when(block: Block, behind: int) -> bool:
    """Whether a block names author or day, by its marks or, near the first of the story, by its words."""
    if block.marks & {"date", "byline"}:
        return True
    text = block.text
    return behind < pagedates.FRONT // 2 and forms.is_front(text)


def _outlet(named: list[str], url: str | None) -> str | None:
    """The name that agrees with the address; a syndicated page also names who wrote it."""
    parts = (hosts.of(name) if "://" in name else name for name in named)
    clean = [re.split(r" [|–] ", part.strip("@ "))[0].removeprefix("www.") for part in parts]
    clean = [name for name in clean if not hosts.of_others(name)]
    agreeing = [name for name in clean if agrees(name, url)]
    # "The Detroit News" before "detroitnews.com".
    agreeing.sort(key=lambda name: ("." in name, name == name.lower()))
    return next((name for name in (*agreeing, *clean) if len(squash(name)) > 1), None)


def agrees(outlet: str | None, url: str | None) -> bool:
    """Whether an address has the name of an outlet, or a part of it.

    >>> agrees("The Gazette", "https://www.thegazette.example/bath"), agrees("Sport", "https://gazette.example")
    (True, False)
    """
    address = re.sub(r"^www\.|\.\w+$", "", hosts.of(url))
    # An address has no accents: "Báo Vân Hải".
    host, name = (squash(slug(text, ascii_only=False)) for text in (address, outlet or ""))
    return bool(host and name) and (host in name or name in host)


def _outlet_of_title(tree: Any, title: str | None, below: Sequence[Block]) -> str | None:
    """The site's name beside the headline in `<title>`: "Headline | Site", "Site: Headline".

    Of several parts beside it, the one that the small print `below` the story names is the site.
    """
    whole = in_bar(tree)
    if not title or title not in whole or whole == title:
        return None
    before, _, after = whole.partition(title)
    if licensed := _PRESSREADER.fullmatch(before):
        return licensed[1]
    if quoted := _QUOTED_SITE.fullmatch(after or before):
        return quoted[1]
    parts = re.split(r"\s+[|–—·»:-]\s+", after)
    beside = [part.strip() for part in (*_SUFFIX.split(before), *parts) if part.strip()]
    if len(beside) > 1 and len(holders := _named_in_rights(below, beside)) == 1:
        return holders[0]
    while len(parts) > 2 and _OF_A_COPY.fullmatch(parts[-1]):  # "Headline | Site | Full Text"
        after = f"| {parts[-2]}"
        parts.pop()
    is_kicker = before.strip().endswith(":") and len(before) <= _LONGEST_KICKER
    if (not before or is_kicker) and len(parts) > 2:  # "Headline | Section | Site"
        before, after = "", f"| {parts[-1]}"
    match = _BESIDE.fullmatch(after.strip() or before.strip())
    name = (match[1] or match[2]).strip() if match else ""
    # A copy may cut the name: "Bath to close - The Harb…"
    no_site = _OF_A_COPY.fullmatch(name) or _SIGNED.match(name) or name.endswith(("…", "..."))
    return name if 1 < len(name) < 40 and not no_site else None


def _named_in_rights(below: Sequence[Block], names: list[str]) -> list[str]:
    """Those of the names that hold the rights, by a line below the story that states these."""
    lines = [b.text for b in below if label(b.text, edge=False) == "rights line"]
    owners = [found[1] for line in lines if (found := _OWNER.match(line))]
    known = {squash(owner).removeprefix("the") for owner in owners}
    return [n for n in names if squash(n).removeprefix("the") in known]


_OWNER: Final = re.compile(
    r"[\W\d_]*(?:copyright\b|\(c\))?[\W\d_]*(?:by )?([^\d\W].{1,60}?)\s*"
    r"(?:$|[.,|©–(]|- |(?:19|20)\d\d|all rights)",
    re.IGNORECASE,
)


# "PressReader - The Gazette: 2024-06-04 - Bath to close"
_PRESSREADER: Final = re.compile(r"PressReader - (.{2,60}): (?:19|20)\d\d-\d\d-\d\d - ")


def _title(
    tree: Any, stated: Statements, page: Page, story: tuple[int, int] | None, outlets: Sequence[str]
) -> tuple[str | None, list[Change]]:
    """The heading that readers saw; else the stated title that the most sources share."""
    outlet = next(iter(outlets), None)
    ld = texts(stated.article.get("headline"))
    tag = in_bar(tree)
    tagged = [] if _is_section(tag) else [tag]
    candidates = [c for c in (*ld, *stated.meta["title"], *tagged) if c and not forms.is_slug(c)]
    papers = {squash(name).removeprefix("the") for name in outlets}
    if _has_subhead(page, story):
        candidates = [c for c in candidates if squash(c).removeprefix("the") not in papers]
    end = story[0] if story else len(page.blocks)
    shown = [
        (n, b.text)
        for n, b in enumerate(page.blocks)
        if b.tag == "h1" and 2 < len(b.text) < 400 and not b.marks & {"nav", "footer"}
    ]
    bare = _without_kickers(tree)
    shown = [(n, bare.get(squash(text), text)) for n, text in shown]
    # The paper's name may be set as the heading of every page.
    shown = [(n, text) for n, text in shown if squash(text).removeprefix("the") not in papers]
    headings = {squash(text): text for _, text in shown}
    lines = {b.key for b in page.blocks if b.tag != "title"}
    trimmed = [_without_site(c, outlet, headings, lines) for c in candidates]
    # "The Gazette: Bath to close", and the name alone as the heading of the page.
    sites = {squash(c.removesuffix(t)) for c, t in zip(candidates, trimmed, strict=True) if t != c}
    shown = [(n, text) for n, text in shown if squash(text) not in sites]
    headings = {squash(text): text for _, text in shown}
    # A heading that opens with its kicker: the title that is stated is the rest of it.
    for number, (at, text) in enumerate(shown):
        rest = next((t for t in trimmed if _is_rest(squash(t), squash(text))), None)
        if rest:
            shown[number] = (at, rest)
            headings[squash(rest)] = rest
    best = next((headings[squash(t)] for t in trimmed if squash(t) in headings), None)
    best = (
        best
        or _heading(shown, end, trimmed, outlet)
        or next((t for t in trimmed if not SHOW_OTHERS.fullmatch(t)), None)
    )
    others = sorted({t for t in trimmed if best and squash(t) != squash(best)})
    if best and others:
        reason = "the page states several titles; the one that it shows, else the first, counts"
        return best, [Change("page metadata", "repaired", others[0], best, reason)]
    return best, []


def _is_stated(heading: str, tree: Any, stated: Statements) -> bool:
    """Whether a heading is what the page states as its title, what stands behind it aside."""
    whole = in_bar(tree)
    titles = (
        *texts(stated.article.get("headline")),
        *stated.meta["title"],
        _SUFFIX.split(whole)[0],
    )
    return squash(heading) in map(squash, titles)


def _has_other_heading(page: Page, story: tuple[int, int] | None, site: str) -> bool:
    main = (b for b in page.blocks if b.tag == "h1" and not b.marks & {"nav", "footer", "box"})
    return _has_subhead(page, story) or any(b.key != squash(site) for b in main)


def _has_subhead(page: Page, story: tuple[int, int] | None) -> bool:
    """Whether a lower heading stands over the first paragraph, which may be the headline."""
    start = story[0] if story else 0
    over = page.blocks[max(0, start - _OVER) : start + 1]
    return any(b.tag in HEADINGS and b.tag != "h1" and not b.marks & {"nav", "box"} for b in over)


def _over_story(page: Page, story: tuple[int, int] | None) -> str | None:
    """The line that heads a story on a page of old, which marks and states no title."""
    if story is None:
        return None
    start, last = story
    told = (n for n in range(start, last) if forms.is_prose(page.blocks[n].text))
    start = next(told, start)
    over = [
        b.text for b in page.blocks[max(0, start - _OVER) : start] if not b.marks & {"nav", "box"}
    ]
    headed = [b for b in page.blocks[max(0, start - _NEAR) : start + 1] if b.tag in HEADINGS]
    if headed and len(headed[-1].text.split()) > 1 and not headed[-1].marks & {"nav", "box"}:
        return headed[-1].text
    lines = [*over, *(b.text for b in page.blocks[start : last + 1])]
    at = openings.headline(lines, forms.is_front)
    return over[at] if at is not None and at < len(over) else None


def _is_section(title: str) -> bool:
    """Whether a page is called after its paper and a section of it ("Harbour Times - News")."""
    paper, *section = re.split(r"\s+[|–—-]\s+|: ", title, maxsplit=1)
    return mastheads.is_whole_name(paper) and all(len(part.split()) <= _SECTION for part in section)


def _is_rest(title: str, heading: str) -> bool:
    kicker = len(heading) - len(title)
    return len(title) > 15 and 0 < kicker <= _LONGEST_KICKER and heading.endswith(title)


def _without_kickers(tree: Any) -> dict[str, str]:
    """The text of each heading that holds a kicker in an element named so, without it."""
    found: dict[str, str] = {}
    for element in islice(tree.iter("h1"), 5):
        apart = [
            child
            for child in element.iter("span", "strong", "small", "div", "p", "a")
            if element_names.KICKER.search(child.get("class") or "")
        ]
        whole = " ".join(element.text_content().split())
        rest = whole
        for child in apart:
            words = " ".join(child.text_content().split())
            rest = rest.replace(words, " ", 1) if words else rest
        rest = " ".join(rest.split()).lstrip(" :|–—-")
        if apart and len(rest.split()) >= 3 and squash(rest) != squash(whole):
            found[squash(whole)] = rest
    return found


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


def _without_site(title: str, outlet: str | None, headings: dict[str, str], lines: set[str]) -> str:
    """A title without the name of the site before or after it."""
    paper, _, rest = title.partition(": ")
    if rest and len(paper.split()) <= 4 and (squash(rest) in headings or squash(rest) in lines):
        title = rest.strip()
    parts = _SUFFIX.split(title)
    if squash(title) in headings or len(parts) < 2:
        return title
    site_leads = bool(outlet) and squash(parts[0]) == squash(outlet or "")
    for cut in range(len(parts) - 1, site_leads, -1):
        head = title[: _at(title, cut)].strip()
        tail = title[_end(title, cut) :].strip()
        # "The Herald - Bath to close", where the name is a line of the page as well.
        halves = (tail, head) if mastheads.is_whole_name(head) else (head, tail)
        for part in halves:
            long = len(part.split()) > 2 or len(part) > _TITLE_BEFORE
            after = part == head and any(_is_rest(squash(part), key) for key in headings)
            own = squash(part) in headings or after
            if own or (long and squash(part) in lines):
                return part
    tail, lead = squash(parts[-1]), squash(parts[0])
    name = squash(outlet or "")
    if name and (tail == name or tail in name or name in tail):
        # "Headline | Environment | Site": a section before the site's name.
        section = len(parts) > 2 and len(parts[-2].split()) <= 2 and len(parts[0].split()) > 3
        return title[: _at(title, len(parts) - 1 - section)].strip()
    if (
        name
        and lead
        and (lead == name or (title.startswith(parts[0]) and lead in (name, f"the{name}")))
    ):
        rests = [title[_end(title, cut) :].strip() for cut in range(1, len(parts))]
        said = (r for r in rests if squash(r) in headings or squash(r) in lines)
        return next(said, rests[0])
    return title


def _at(title: str, cut: int) -> int:
    return [m.start() for m in _SUFFIX.finditer(title)][cut - 1]


def _end(title: str, cut: int) -> int:
    return [m.end() for m in _SUFFIX.finditer(title)][cut - 1]


def _canonical(tree: Any) -> list[str]:
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    links += map(str, tree.xpath("//a[contains(@class, 'p-canonical')]/@href"))
    return [link for link in links if link.startswith("http")]


def _language(tree: Any, meta: list[str]) -> str | None:
    root = tree.getroottree().getroot()
    stated = first(texts(root.get("lang")), meta)
    match = re.match(r"[a-zA-Z]{2}(?=$|[-_])", stated or "")
    return match[0].lower() if match else None
