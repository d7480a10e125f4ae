"""A web page as its blocks: the paragraphs, headings, items and cells that a reader sees.

Blocks are what the page itself parts: a block element, or text between two empty lines made of
`<br>`. Which of them are the story is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from research.articles import dates, elements
from research.articles.chrome import squash
from research.articles.elements import HEADINGS
from research.articles.forms import CLOSED, SENTENCE_END
from research.languages.en import byline_patterns, element_names

_BLOCKS: Final = HEADINGS | frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
# What holds paragraphs, beside which text may stand loose.
_HOLDERS: Final = frozenset(("article", "body", "center", "form", "main", "section", "td"))
_PARAGRAPHS: Final = HEADINGS | frozenset(("blockquote", "div", "p"))
_NAMED_INLINE: Final = frozenset(("span", "time", "abbr", "cite", "amp-embed", "amp-twitter"))
_BESIDE: Final = frozenset(("span", "time", "a", "b", "strong", "em", "small"))  # within a line
_UNSEEN: Final = frozenset(
    (
        "audio", "button", "canvas", "embed", "head", "iframe", "img", "input", "link", "map",
        "math", "meta", "noscript", "object", "option", "script", "select", "source", "style",
        "svg", "template", "textarea", "title", "video",
    )
)  # fmt: skip
_NEXT_LINKS = (
    3  # among which the next one of a line is looked for: words of one may be joined otherwise
)
_TOLD = 40  # characters
_DEEPEST = 240  # elements; the parser itself stops near 256
_NOTHING: Final[frozenset[str]] = frozenset()
# Attributes in which scripts keep the moment that they show as "9 months ago".
_MACHINE: Final = frozenset(
    "title datetime content data-timestamp data-time data-date data-datetime data-published "
    "data-publish-date "
    "data-publishdate data-published-at data-created data-utc data-utime data-epoch data-iso".split()
)
_DATED: Final = re.compile(r"\b(?:19|20)\d\d\b|^\d{10}(?:\d{3})?$|^20\d{6}")
_LONGEST_MOMENT: Final = 60
_OPENS: Final = frozenset(("", " ", "\n", "\t", "\xa0", "(", "[", "“", "„", "«"))
_NOTE: Final = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?")  # the mark of one
_OPENING: Final = "\"'“”„‚‘«»‹›¿¡ "  # marks before the first word of a sentence
_BREAK: Final = "\0"  # a <br>; no parsed page holds the character
_SPACES: Final = re.compile(r"\s+")
_GAP: Final = re.compile(r"\n\s*\n")
_ENDED: Final = re.compile(rf"[.!?…:]{CLOSED}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A `<time>` of a page: before which block it stands, its machine form, its words, its marks."""

    before: int
    stated: str
    text: str
    name: str
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page: its words, its tag, what encloses it.

    `place` numbers the element that holds it, `kind` is what twins of that element share;
    `marks` say what the elements around it are named for; `linked` is the share of its characters
    that are links; `quote` numbers the `<blockquote>` around it, `within` the `<article>`, 0 where
    there is none; `around` numbers its parent, which `place` is where a text has a paragraph's tag.
    """

    text: str
    key: str
    tag: str
    place: int
    kind: tuple[str, str, str, str]
    marks: frozenset[str]
    linked: float
    quote: int = 0
    within: int = 0
    around: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page in their order, and its `<time>` elements."""

    blocks: tuple[Block, ...]
    moments: tuple[Moment, ...]


def size(found: Sequence[Block], numbers: Iterable[int]) -> int:
    """The characters of these blocks."""
    return sum(len(found[n].text) for n in numbers)


def is_told(block: Block) -> bool:
    """Whether a block is longer than a line or two and ends as a sentence does."""
    return len(block.text) > _TOLD and bool(SENTENCE_END.search(block.text))


def segment(tree: Any) -> Page:
    """A parsed page as its blocks.

    >>> from lxml.html import fromstring
    >>> [b.text for b in segment(fromstring("<div>It rained.<br><br>It <b>poured</b>.</div>")).blocks]
    ['It rained.', 'It poured.']
    """
    body = tree.find("body") if tree.tag == "html" else tree
    walk = _Walk(
        elements.pictures(tree),
        elements.beside(tree),
        elements.teasers(tree),
        elements.lists(tree),
    )
    walk.enter(tree if body is None else body, _NOTHING, 0)
    walk.flush()
    return Page(tuple(walk.found), tuple(walk.moments))


def drop_anchors(tree: Any) -> None:
    """Take out the numbers of notes behind words, and unwrap links in headings that lead to themselves.

    Such a link makes no list of links of its heading.
    """
    for link in tree.xpath("//a[contains(@href, '#')]"):
        if _NOTE.fullmatch(link.text_content().strip()) and not link.get("href").endswith("#"):
            left, parent = link.getprevious(), link.getparent()
            before = (parent.text if left is None else left.tail) or ""
            if parent.tag == "sup" or (before and not before[-1].isspace()):
                link.drop_tree()
    for head in list(tree.iter(*HEADINGS)):
        parent = head.getparent()
        ids = {e.get("id") for e in (head, parent) if e is not None} - {None, ""}
        for link in list(head.iter("a")):
            _, _, target = (link.get("href") or "").rpartition("#")
            if target and (target in ids or link.get("href") == f"#{target}"):
                link.drop_tag()


class _Walk:
    """One pass over a page; the text since the last border of a block is in `parts`."""

    def __init__(
        self,
        pictures: frozenset[Any],
        beside: frozenset[Any],
        teasers: frozenset[Any],
        lists: frozenset[Any],
    ) -> None:
        self.found: list[Block] = []
        self.moments: list[Moment] = []
        self.parts: list[str] = []
        self.linked: list[str] = []
        self.holder: Any = None
        self.marks = _NOTHING
        self.within_link = 0
        self.count = 0
        self.quote = self.within = 0
        self.number = self.above = 0  # of the block element that is open, and of its parent
        self.pictures = pictures
        self.beside = beside
        self.teasers = teasers
        self.lists = lists

    def inside(self, element: Any, marks: frozenset[str], depth: int) -> None:
        """The text of an element, its children and what follows each."""
        if text := element.text:
            self.text(text)
        for child in element:
            if child.get("aria-hidden") != "true" or not _is_read_aloud(child):
                if self.parts and child.tag in _BESIDE and _is_apart(self.parts[-1], child):
                    self.parts.append(" | " if _is_of_reader(child) and _is_label(child) else " ")
                self.enter(child, marks, depth + 1)
            if tail := child.tail:
                self.text(tail)

    def text(self, text: str) -> None:
        self.parts.append(text)
        if self.within_link:
            self.linked.append(" ".join(text.split()))

    def enter(self, element: Any, marks: frozenset[str], depth: int) -> None:
        tag = element.tag
        if tag in _UNSEEN or not isinstance(tag, str) or _is_hidden(element):
            return
        if tag != "time" and (stated := _machine_form(element)):
            self.moment(element, marks | elements.marks_of(element, tag), stated)
        if depth > _DEEPEST:
            self.text(element.text_content())
        elif tag == "br":
            self.parts.append(2 * _BREAK if _is_headed(element) else _BREAK)
        elif tag in _BLOCKS or element in self.pictures:
            self.block(element, tag, marks | elements.marks_of(element, tag), depth)
        elif tag == "a":
            mail = (element.get("href") or "").startswith("mailto:")
            if mail and self.parts and self.parts[-1][-1:].isalnum():
                self.parts.append(" ")  # a style parts a name from its address
            self.within_link += 1
            self.inside(element, marks, depth)
            self.within_link -= 1
        elif tag in _NAMED_INLINE:
            self.inline(element, tag, marks | elements.marks_of(element, tag), depth)
        else:
            self.inside(element, marks, depth)

    def block(self, element: Any, tag: str, marks: frozenset[str], depth: int) -> None:
        if self.parts:
            self.flush()
        before = (self.holder, self.marks, self.number, self.above, self.quote, self.within)
        self.count += 1
        if element in self.teasers:
            marks |= {"box"}
        elif (tag == "article" and not self.within) or element.get("itemprop") == "articleBody":
            self.within = self.count
        if tag == "blockquote" and not self.quote:
            self.quote = self.count
        if element in self.pictures and (tag not in _BLOCKS or not marks & {"byline", "date"}):
            marks |= {"picture"}
        elif element in self.beside:
            marks |= {"beside"}
        if element in self.lists:
            marks |= {"points"}
        self.holder, self.marks = element, marks
        self.number, self.above = self.count, self.number
        if tag == "pre":
            self.verbatim(element)
        else:
            self.inside(element, marks, depth)
        if self.parts:
            self.flush()
        self.holder, self.marks, self.number, self.above, self.quote, self.within = before

    def inline(self, element: Any, tag: str, marks: frozenset[str], depth: int) -> None:
        # Microformats set the moment in the title of an abbreviation.
        if tag == "time" or (tag == "abbr" and "published" in (element.get("class") or "")):
            self.moment(element, marks)
        self.inside(element, marks, depth)
        if self.parts:
            # "<span class=date>" in a paragraph says something of the paragraph, not more.
            self.marks = self.marks | (marks & {"date", "byline"})

    def moment(self, element: Any, marks: frozenset[str], stated: str = "") -> None:
        text = " ".join(" ".join(element.itertext()).split())
        stated = (
            stated
            or element.get("datetime")
            or element.get("content")
            or element.get("title")
            or ""
        )
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''}".strip()
        self.moments.append(Moment(len(self.found), stated, text, names, marks))

    def verbatim(self, element: Any) -> None:
        """Text of `<pre>`, whose line ends are the page's own."""
        for part in _GAP.split(element.text_content().replace("\r\n", "\n").replace("\r", "\n")):
            if part.strip():
                self.add("\n".join(line.rstrip() for line in part.strip("\n").split("\n")), "pre")

    def flush(self) -> None:
        text = "".join(self.parts)
        self.parts.clear()
        if text.isspace():  # as most of a page's source between two blocks is
            self.linked.clear()
            return
        tag = self.holder.tag if self.holder is not None else "div"
        # A line end in the source is a space; only <br> and <pre> make lines.
        if _BREAK not in text:
            if line := " ".join(text.split()):
                self.add(line, tag, sum(map(len, self.linked)))
        else:
            for part in _GAP.split(text.replace("\n", " ").replace(_BREAK, "\n")):
                for line in _lines(part):
                    self.add(line, tag, self.linked_in(line))
        self.linked.clear()

    def linked_in(self, line: str) -> int:
        """How many characters of a line are links, of those that no line before it had."""
        size = at = 0
        while near := [n for n in range(_NEXT_LINKS) if n < len(self.linked)]:
            found = next((n for n in near if line.find(self.linked[n], at) >= 0), None)
            if found is None:
                break
            words = self.linked[found]
            at = line.find(words, at) + len(words)
            size += len(words)
            del self.linked[: found + 1]
        return size

    def add(self, text: str, tag: str, linked: int = 0) -> None:
        holder = self.holder
        kind = (*_kind(holder), *_kind(None if holder is None else holder.getparent()))
        place = self.number if _holds_parts(holder, tag) else self.above
        share = min(1.0, linked / len(text)) if linked else 0.0
        marks, quote, within = self.marks, self.quote, self.within
        key, around = squash(text), self.above
        self.found.append(Block(text, key, tag, place, kind, marks, share, quote, within, around))


def _is_headed(line_end: Any) -> bool:
    """Whether a line that ends here is in bold as a whole and opens its element: it heads the next."""
    bold = line_end.getprevious()
    if bold is None or bold.tag not in ("b", "strong") or bold.getprevious() is not None:
        return False
    alone = not ((bold.tail or "").strip() or (bold.getparent().text or "").strip())
    # "LONDON", and in the next line "(Reuters) - ..."
    return alone and (line_end.tail or "").lstrip()[:1] not in tuple("(–—-")


def _is_apart(before: str, span: Any) -> bool:
    """Whether a style parts an element from the one before: "Jane Rowe</span><span>4 June"."""
    left = span.getprevious()
    if left is None or left.tail or left.tag not in _BESIDE or before[-1:] in _OPENS:
        return False
    words = " ".join(span.text_content().split())
    if len(words) <= _LONGEST_MOMENT and dates.line(words):
        return True
    if not before[-1:].isalnum():
        return False
    if any(map(_is_of_reader, (left, span))):
        return True
    if span.tag not in ("span", "a"):
        return False
    first = words[:1]
    if before[-1:].isdigit():
        return first.isupper()  # "4 June 2024</span><span>Last updated"
    if not before[-1:].islower():
        return False
    return first.isdigit() or (first.isupper() and before[-2:-1].islower())


def _is_of_reader(element: Any) -> bool:
    """Whether an element is for those alone who have the page read aloud."""
    return element_names.SCREEN_READER.search(element.get("class") or "") is not None


def _is_label(element: Any) -> bool:
    """Whether an element names what stands behind it: "Reading time:"."""
    return (element.text_content() or "").rstrip().endswith(":")


def _is_read_aloud(twin: Any) -> bool:
    """Whether the words of an element, which nobody hears, are those of one beside it that nobody sees."""
    words = f" {' '.join(twin.text_content().split())} "
    beside = (twin.getprevious(), twin.getnext())
    return words != "  " and any(
        words in f" {' '.join(e.text_content().split())} "
        for e in beside
        if e is not None and isinstance(e.tag, str) and _is_of_reader(e)
    )


def _is_front(line: str) -> bool:
    """Whether a line is a byline or a date, which stand below a headline and go on from nothing."""
    return len(line) < 80 and bool(byline_patterns.BYLINE.match(line) or dates.line(line))


def _lines(part: str) -> Iterator[str]:
    """Lines of a part; one `<br>` parts two lines where the first has ended, else it is a space."""
    so_far = ""
    for raw in part.split("\n"):
        line = _SPACES.sub(" ", raw).strip()
        if not line:
            continue
        opens = line.lstrip(_OPENING)[:1].isupper()
        apart = _ENDED.search(so_far) or (len(so_far) < 60 and opens)
        if so_far and not (apart or _is_front(line)):
            so_far = f"{so_far} {line}"
            continue
        if so_far:
            yield so_far
        so_far = line
    if so_far:
        yield so_far


def _holds_parts(element: Any, tag: str) -> bool:
    """Whether text stands loose in an element beside its paragraphs, or parted by `<br>`."""
    if tag == "div":
        return True
    return tag in _HOLDERS and any(child.tag in _PARAGRAPHS for child in element)


def _kind(element: Any) -> tuple[str, str]:
    return ("", "") if element is None else (element.tag, (element.get("class") or "").strip())


def _machine_form(element: Any) -> str:
    """The date in an attribute of an element that is no `<time>`: "9 months ago" with its day."""
    for name in element.keys():  # noqa: SIM118 - an element is no mapping
        if name not in _MACHINE:
            continue
        value: str = element.get(name)
        if not 8 <= len(value) <= _LONGEST_MOMENT or not _DATED.search(value):
            continue
        words = element.text_content().split()
        if sum(map(len, words)) <= _LONGEST_MOMENT and len(dates.read(value)) == 1:
            return value
    return ""


def _is_hidden(element: Any) -> bool:
    return bool(element.get("hidden", "until-found") != "until-found")
