"""A web page to a record: its blocks, which of them are the story, what the page states of it.

trafilatura says which words are the story; the page itself says where paragraphs begin and end,
which are headings, quotations and embedded posts. A page that is no article is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise, takewhile
from typing import Any, Final

from research.articles import (
    captures,
    comments,
    folded,
    headlines,
    pagedata,
    pagedates,
    posts,
    readings,
    statements,
    story,
    walls,
)
from research.articles.blocks import Block, Page, drop_anchors
from research.articles.chrome import label, removed, squash
from research.articles.elements import HEADINGS
from research.articles.forms import PROSE, SENTENCE_END, is_prose, weight
from research.articles.languages import identify
from research.articles.records import Change, Record, excerpt
from research.articles.wrapped import unwrap
from research.languages.en import element_names

_SHORT = 250  # characters below which a stated body is no story
_WHOLE_BODY = 1.2  # times the story shown: a stated body that is so much longer replaces it
_SAME = 0.6  # share of the story's words that a stated body must hold to be the same article
_LINK = 0.8  # share of a line's characters that makes it a link
_BLOCK_QUOTES = 0.4  # share of the story above which indented text is no quotation
_FEWEST_POSTS = 3  # that make a live blog
_NO_PROSE: Final = frozenset(("nav", "footer", "comment", "caption", "picture", "date"))
_NO_POST: Final = frozenset(("nav", "footer", "box", "comment", "caption"))
# What may stand before the body of a page that leaves out its tag, as pages are kept small.
_HEAD: Final = re.compile(
    r"\s+|<!--.*?-->|<[!?][^>]*>|<(?P<tag>title|style|script|template|noscript)\b.*?</(?P=tag)\s*>|"
    r"</?(?:html|head|meta|link|base)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.IGNORECASE | re.DOTALL,
)


_OPENED: Final = re.compile(r"<(?:html|!doctype)\b", re.IGNORECASE)
_PARTS: Final = re.compile(
    r"<(?:div|article|section|main|header|h[1-6]|p|blockquote)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The story's lines in their order, those that are headings, and what was done."""

    lines: list[str]
    headings: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = ()
    whole: bool = False  # the page states the text itself: a prompt to pay cuts nothing


def read(html: str, *, source: str, stem: str, digest: str) -> Record | str:
    """The article of a page with what the page states about it, or why there is none."""
    import trafilatura
    from lxml import etree

    tree = trafilatura.load_html(_with_body(html))
    if tree is None:
        return "it holds no web page that can be read"
    for name in tree.xpath("//@placeholder | //@fallback"):
        element = name.getparent()
        if any("-" in around.tag for around in element.iterancestors()):
            element.drop_tree()  # what AMP shows until something is loaded
    for element in list(tree.iter("template")):
        if element.get("shadowrootmode") is not None:
            element.tag = "div"  # a browser shows what is in it, in saved pages of components
    copied, barred = captures.take(tree, html)
    drop_anchors(tree)
    headlines.settle(tree)
    hidden = folded.unfold(tree)
    page, unread = comments.segmented(tree)
    stated = statements.statements(tree)
    # What no reader sees is copied and searched again by each reading.
    etree.strip_elements(tree, "script", "style", "svg", with_tail=False)
    chosen, lines = story.find(page.blocks, partial(readings.taken, tree), deck=stated.deck)
    if not any(_is_long(page.blocks[n].text) for n in chosen):
        chosen = []
    chosen, led_out = _without_links_out(page, _under_headline(page, chosen))
    span = (pagedata.start(page, chosen), chosen[-1]) if chosen else None
    data = pagedata.gather(tree, stated, page, span, copied)
    live = stated.is_live or _is_live(tree)
    if live and not stated.posts and (of_page := _posts(page, chosen)):
        stated = replace(stated, posts=of_page)
    found = _best(page, chosen, stated, lines)
    if not any(map(str.isalpha, "".join(found.lines))):
        shown = [block.text for block in page.blocks if not block.marks & {"nav", "footer"}]
        return _refused(tree, page, shown, stated, data.metadata.title) or _nothing(html)
    if refusal := _refused(tree, page, found.lines, stated, data.metadata.title):
        return refusal
    kept = [line for line in found.lines if line.strip()]
    deck = _shown_deck(page, chosen, stated.deck)
    if deck and squash(deck) not in map(squash, kept):
        kept.insert(0, deck)
    text = "\n\n".join(kept)
    # Pages copy the language of their template; the words themselves are better evidence.
    metadata = replace(
        data.metadata,
        deck=deck or _apart(data.metadata.deck, kept),
        language=identify(text) or data.metadata.language,
    )
    beside = [
        *unread,
        *([] if found.whole else folded.changes(hidden, kept)),
        *_beside(page, chosen, kept),
        *_between(page, chosen, [*kept, metadata.title or "", metadata.deck or ""]),
        *_others(tree, kept),
    ]
    # Tags and links may stand below a prompt.
    told = (n for n in reversed(chosen) if is_prose(page.blocks[n].text))
    last = next(told, chosen[-1] if chosen else 0)
    if not found.whole and (why := walls.teased(page, kept, last=last)):
        return why
    stops = [] if found.whole else walls.stops(page, kept, last=last)
    if chosen and not found.whole:
        leads_on = bool(tree.xpath("/html/head/link[@rel='next']"))
        stops += walls.parts(page, first=chosen[0], last=last, leads_on=leads_on)
    changes = (*barred, *data.changes, *led_out, *found.changes, *beside, *stops)
    return Record(source, stem, digest, text, metadata, found.headings, changes)


def _under_headline(page: Page, chosen: Sequence[int]) -> list[int]:
    """The story's blocks without a kicker over the headline, above which nobody is named."""
    first = next((n for n in chosen if _is_long(page.blocks[n].text)), 0)
    heads = (n for n in range(first - 1, -1, -1) if page.blocks[n].tag == "h1")
    head = next(heads, -1)
    return [n for n in chosen if n > head or _is_long(page.blocks[n].text)]


def _without_links_out(page: Page, chosen: Sequence[int]) -> tuple[list[int], list[Change]]:
    """The story's blocks without links to other stories under a label in their element: "Also read"."""
    blocks = page.blocks
    gone: list[int] = []
    for n in chosen:
        block = blocks[n]
        if block.linked < _LINK or block.tag in HEADINGS or block.text.endswith("."):
            continue
        over = n - 1
        while over >= 0 and blocks[over].linked >= _LINK and _is_of_one(blocks[over], block):
            over -= 1
        labels = over >= 0 and _is_of_one(blocks[over], block) and blocks[over].linked < _LINK
        if labels and label(blocks[over].text, edge=True) == "related-links line":
            gone += [over, n]
    out = sorted(set(gone))
    changes = [removed("related-links line", blocks[n].text) for n in out]
    return [n for n in chosen if n not in out], changes


def _is_of_one(block: Block, other: Block) -> bool:
    """Whether two blocks are lines of one element, or its paragraphs."""
    return (block.tag, block.place) == (other.tag, other.place)


def _beside(page: Page, chosen: Sequence[int], lines: Sequence[str]) -> list[Change]:
    """The flag of prose behind the story in an `<aside>` whose name begins as that of its container."""
    held = set(map(squash, lines))
    names = {name[0] for n in chosen if (name := page.blocks[n].kind[3].split())}
    left = [
        b.text
        for b in page.blocks[chosen[0] if chosen else len(page.blocks) :]
        if b.kind[2] == "aside" and names & set(b.kind[3].split()[:1]) and b.key not in held
        if is_prose(b.text) and b.linked < 0.5
    ]
    if not left:
        return []
    reason = (
        f"{len(left)} paragraphs beside the story, in a box named like its container; see the page"
    )
    return [Change("story", "flagged", excerpt(left[0]), None, reason)]


def _between(page: Page, chosen: Sequence[int], lines: Sequence[str]) -> list[Change]:
    """The flag of prose that stands between paragraphs of the story, or in their element, and was left."""
    told = [n for n in chosen if is_prose(page.blocks[n].text)]
    if not told:
        return []
    text = "\n".join(map(squash, lines))
    places = {page.blocks[n].place for n in told}
    left = [
        b.text
        for n, b in enumerate(page.blocks)
        if told[0] < n < told[-1] or not places.isdisjoint((b.place, b.around))
        if is_prose(b.text) and b.linked < 0.5
        if not b.marks & _NO_PROSE and b.key not in text and label(b.text, edge=True) is None
    ]
    if not left:
        return []
    count = "1 paragraph" if len(left) == 1 else f"{len(left)} paragraphs"
    reason = f"{count} beside or between those of the story not taken; see the page"
    return [Change("story", "flagged", excerpt(left[0]), None, reason)]


def _others(tree: Any, lines: Sequence[str]) -> list[Change]:
    """The flag of whole articles on a page beside the one that was read, as on a page of an archive."""
    held = set(map(squash, lines))
    others = []
    for element in islice(tree.iter("article"), _MOST_ARTICLES):
        if next(element.iterancestors("article"), None) is not None:
            continue
        around = (element, *element.iterancestors())
        names = " ".join(
            f"{e.tag} {e.get('class')} {e.get('id')}" for e in around if isinstance(e.tag, str)
        )
        if _NO_ARTICLE.search(names):
            continue
        told = [
            " ".join(p.text_content().split()) for p in islice(element.iter("p"), _MOST_ARTICLES)
        ]
        long_ones = [text for text in told if is_prose(text)]
        if len(long_ones) >= _WHOLE and not held & set(map(squash, long_ones)):
            others.append(long_ones[0])
    if not others or len(others) >= len(lines):
        return []
    reason = (
        f"{len(others)} more articles on the page, not read; save the page of each, and load those"
    )
    return [Change("story", "flagged", excerpt(others[0]), None, reason)]


_MOST_ARTICLES: Final = 200
_WHOLE: Final = 3  # long paragraphs of an article that is more than a teaser
_NO_ARTICLE: Final = re.compile(
    r"comment|teaser|card|\b(?:nav|aside|footer)\b|related|widget", re.I
)


def _is_long(text: str) -> bool:
    """Whether a text is as long as a sentence."""
    return weight(text)[1] >= PROSE


def _with_body(html: str) -> str:
    """HTML with the tag that opens its body: without it, HTML5's elements are taken for its head."""
    if re.search(r"<(?:body|frameset)\b", html, re.IGNORECASE):
        return html
    end = 0
    while found := _HEAD.match(html, end):
        end = found.end()
    # Of a part of a page, as reading lists keep it, the parser asks whether it is one at all.
    opened = "" if _OPENED.search(html) or not _PARTS.match(html, end) else "<html>"
    return f"{opened}{html[:end]}<body>{html[end:]}"


def _refused(
    tree: Any, page: Page, lines: Sequence[str], stated: statements.Statements, title: str | None
) -> str | None:
    """Why the page holds no article, by its headline or by the title that the browser shows."""
    shown = statements.in_bar(tree)
    names = tuple(dict.fromkeys((title, shown[:80] or None)))
    found = (walls.refused(page, lines, title=name, is_article=stated.is_article) for name in names)
    told = [name for name in names if name]
    return next(filter(None, found), None) or walls.missing(
        page, told, is_article=stated.is_article
    )


def _is_live(tree: Any) -> bool:
    holders = islice(tree.iter("main", "article", "section", "div", "body"), 400)
    names = [name for e in holders for kind in ("class", "id") if (name := e.get(kind))]
    return element_names.LIVE.search("\n".join(names)) is not None


def _posts(page: Page, chosen: Sequence[int]) -> tuple[statements.Post, ...]:
    """The posts of a live blog that the page shows, each under its time."""
    moments = [m for m in page.moments if not pagedates.is_apart(m.marks) and (m.stated or m.text)]
    borders = [m.before for m in moments]
    if len(set(borders)) < _FEWEST_POSTS:
        return ()
    groups = [list(range(a, b)) for a, b in pairwise((*borders, len(page.blocks)))]
    kinds = Counter(kind for group in groups for kind in {page.blocks[n].kind for n in group})
    own = frozenset(chosen)
    if 3 * sum(not own.isdisjoint(group) for group in groups) < len(groups):
        return ()  # the times are those of a list of other stories
    posts_found = []
    for moment, group in zip(moments, groups, strict=True):
        heading: str | None = None
        paragraphs: list[str] = []
        for n in group:
            block = page.blocks[n]
            of_posts = kinds[block.kind] >= _FEWEST_POSTS - 1 or n in chosen
            if not of_posts or block.marks & _NO_POST or block.text == moment.text:
                continue
            if block.tag in HEADINGS and block.tag != "h1" and heading is None and not paragraphs:
                heading = block.text
            elif block.tag not in HEADINGS and (
                SENTENCE_END.search(block.text) or len(block.text) > PROSE
            ):
                paragraphs.append(block.text)
        if paragraphs:
            posts_found.append(
                statements.Post(moment.stated or moment.text, heading, "\n".join(paragraphs))
            )
    return tuple(posts_found) if len(posts_found) >= _FEWEST_POSTS else ()


def _apart(deck: str | None, lines: Sequence[str]) -> str | None:
    """The description, unless it is the beginning of the story: then it is no deck."""
    key = squash(deck or "").removesuffix("…")
    return None if key and any(squash(line).startswith(key[:80]) for line in lines) else deck


def _nothing(html: str) -> str:
    scripted = (
        "__NEXT_DATA__",
        "__NUXT__",
        'id="root"',
        "Fusion.globalContent",
        "__INITIAL_STATE__",
    )
    if any(mark in html for mark in scripted):
        return "the page holds no article: its text is in a script; save the page as the browser shows it"
    return "the page holds no article; if a browser shows one, save the page as it shows it"


def _best(
    page: Page, chosen: Sequence[int], stated: statements.Statements, lines: Sequence[str]
) -> _Lines:
    """The story as the page shows it, or as its JSON-LD states it where that holds more."""
    blocks = [page.blocks[n] for n in chosen]
    shown = sum(len(b.text) for b in blocks)
    if stated.posts and sum(len(p.text) for p in stated.posts) > 0.5 * shown:
        return _live(page, _opened(blocks, stated.posts))
    body = stated.body or ""
    if len(body) > max(_SHORT, _WHOLE_BODY * shown) and _is_same(blocks, body):
        paragraphs = [" ".join(line.split()) for line in body.split("\n")]
        reason = "the page shows a part of it; its JSON-LD states the whole text"
        changes = (Change("story", "repaired", f"{shown:,} characters", None, reason),)
        return _Lines([p for p in paragraphs if p], changes=changes if shown else (), whole=True)
    if not blocks:
        flat = [" ".join(line.split()) for line in lines]
        return _Lines(flat if any(map(_is_long, flat)) else [])
    return _shown(blocks)


def _opened(
    blocks: Sequence[Block], told: tuple[statements.Post, ...]
) -> tuple[statements.Post, ...]:
    """The posts of a live blog behind the prose that the page shows over them and none of them has."""
    held = squash("\n".join(post.text for post in told))
    above = list(takewhile(lambda b: b.key not in held, blocks))
    opening = [b.text for b in above if is_prose(b.text) and not b.marks & _NO_POST]
    if len(above) == len(blocks) or not opening:
        return told
    return (statements.Post(None, None, "\n".join(opening)), *told)


def _is_same(blocks: Sequence[Block], body: str) -> bool:
    """Whether a stated body holds the words that the page shows, prompts to pay aside."""
    if not blocks:
        return True
    whole = squash(body)
    lengths = [(len(b.key), b.key in whole) for b in blocks if len(b.key) > 30]
    return sum(n for n, inside in lengths if inside) >= _SAME * sum(n for n, _ in lengths)


def _shown(blocks: Sequence[Block]) -> _Lines:
    """Lines of the chosen blocks; quotations set apart get marks, posts their author."""
    lines: list[str] = []
    changes: list[Change] = []
    headings: list[str] = []
    total = sum(len(b.text) for b in blocks)
    quoted = sum(len(b.text) for b in blocks if "quote" in b.marks)
    number = 0
    while number < len(blocks):
        block = blocks[number]
        mark = next((m for m in ("embed", "quote") if m in block.marks), None)
        if mark == "quote" and quoted > _BLOCK_QUOTES * total:
            mark = None
        if mark is None:
            if story.is_heading(block):
                headings.append(block.text)
            if block.tag != "pre":
                lines.append(block.text)
                number += 1
                continue
            end = next((n for n in range(number, len(blocks)) if blocks[n].tag != "pre"), None)
            parts = [b.text for b in blocks[number:end]]
            paragraphs, done = unwrap("\n\n".join(parts))
            lines += paragraphs
            changes += done
            number += len(parts)
            continue
        end = number
        while end < len(blocks) and _together(blocks[number], blocks[end], mark):
            end += 1
        parts = [b.text for b in blocks[number:end]]
        elsewhere = "\n".join(b.key for b in (*blocks[:number], *blocks[end:]))
        if mark == "quote" and squash("".join(parts)) in elsewhere:
            reason = "a pull quote: the story has these words itself"
            changes.append(Change("pull quote", "removed", excerpt(parts[0]), None, reason))
            number = end
            continue
        made = posts.embedded(parts) if mark == "embed" else posts.block_quotation(parts)
        if made != parts:
            reason = (
                "an embedded post, in quotation marks and with its author"
                if mark == "embed"
                else "the page sets it apart as a quotation; it has marks here"
            )
            shown = excerpt("⏎".join(made))
            changes.append(Change("set apart", "repaired", excerpt("⏎".join(parts)), shown, reason))
        lines += made
        number = end
    return _Lines(lines, frozenset(headings), tuple(changes))


def _together(first: Block, other: Block, mark: str) -> bool:
    if mark not in other.marks or ("embed" in other.marks) != (mark == "embed"):
        return False
    return first.quote == other.quote


def _live(page: Page, stated: Sequence[statements.Post]) -> _Lines:
    """The posts of a live blog, each under its time and its heading."""
    times = {m.stated: m.text for m in page.moments if m.stated and m.text}
    lines: list[str] = []
    headings: list[str] = []
    for post in stated:
        time = posts.moment(post.time, times)
        paragraphs = [" ".join(line.split()) for line in post.text.split("\n")]
        over = [line for line in (time, post.heading) if line]
        headings += over
        lines += [*over, *(p for p in paragraphs if p)]
    return _Lines(lines, frozenset(headings))


def _shown_deck(page: Page, chosen: Sequence[int], stated: str | None) -> str | None:
    """The standfirst under the heading, where the page names it so or it is the description."""
    if not chosen:
        return None
    first = chosen[0]
    head = next((n for n in range(first, -1, -1) if page.blocks[n].tag == "h1"), None)
    if head is None:
        return None
    key = squash(stated or "")
    for number in range(head + 1, first + 1):
        block = page.blocks[number]
        named = "deck" in block.marks and not block.marks & {"date", "byline", "box", "caption"}
        # A first paragraph that is also the description is a lede; a standfirst has no full stop.
        of_story = number in chosen and bool(SENTENCE_END.search(block.text))
        if len(block.text) >= 20 and not of_story and (named or (key and block.key == key)):
            return block.text
    return None
