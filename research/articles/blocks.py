"""A web page as its blocks: the paragraphs, headings, items and cells that a reader sees.

Blocks are what the page itself parts: a block element, or text between two empty lines made of
`<br>`. Which of them are the story is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any, Final

from research.articles import dates
from research.articles.chrome import squash
from research.articles.forms import CLOSED, SENTENCE_END, is_prose
from research.languages.en import byline_patterns, element_names

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
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
_LONGEST_NAMES = 300  # characters of an element's names that are looked at
_UNDISPLAYED: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DIALOGS: Final = frozenset(("dialog", "alertdialog"))
# What names an element.
NAMES: Final = ("class", "id", "data-testid", "data-component", "data-qa", "data-area", "data-type")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MARKED: Final = {
    "figcaption": frozenset(("caption",)),
    "blockquote": frozenset(("quote",)),
    "nav": frozenset(("nav",)),
    "footer": frozenset(("footer",)),
    "time": frozenset(("date",)),
    "td": frozenset(("cell",)),
    "th": frozenset(("cell",)),
    "li": frozenset(("item",)),
}
_PARTS: Final = frozenset(
    ("caption", "comment", "box", "pull", "byline", "date", "deck", "nav", "footer")
)
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
_AROUND_IMAGE: Final = frozenset(("a", "picture", "span"))
_PICTURES: Final = frozenset(("div", "figure", "aside", "table", "dl", "center", "section"))
# What no caption is: a box that holds one of these is of the story.
_NO_CAPTIONS: Final = (*HEADINGS, "time", "li", "blockquote", "pre")
_SIGN: Final = re.compile(
    r"(?:^|[\s_-])(?:emojis?|icons?|smil(?:ey|ies)|pixel)(?:$|[\s_-])", re.IGNORECASE
)
_ANOTHER: Final = re.compile(
    r"[a-zß-ÿ]{3}[.!?][\"'”’»)]* [\"'“‘«(]?[A-ZÀ-Þ](?:\S* ){4}"
)  # a second sentence
# "Ann Loy/The Gazette", as the line under a caption names who took the picture.
_CREDIT: Final = re.compile(r"\(?(?:[^\W\d_][\w.'’-]*[ ]?){2,4}/ ?[^\W\d_][\w.'’& -]{1,40}\)?")
_ABOVE_PICTURE = 5  # elements around a picture that may hold its caption
_ABOVE_FIELD = 2  # elements around a field to write in that may be a box
_OF_PICTURE = 200  # characters that stand under a picture at most
_NOTE: Final = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?")  # the mark of one
_OF_TEASER = 600  # characters of one
_OPENING: Final = "\"'“”„‚‘«»‹›¿¡([—–- "  # marks before the first word of a sentence
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
    walk = _Walk(_pictures(tree), _beside(tree))
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

    def __init__(self, pictures: frozenset[Any], beside: frozenset[Any]) -> None:
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
            self.moment(element, marks | marks_of(element, tag), stated)
        if depth > _DEEPEST:
            self.text(element.text_content())
        elif tag == "br":
            self.parts.append(2 * _BREAK if _is_headed(element) else _BREAK)
        elif tag in _BLOCKS or element in self.pictures:
            self.block(element, tag, marks | marks_of(element, tag), depth)
        elif tag == "a":
            mail = (element.get("href") or "").startswith("mailto:")
            if mail and self.parts and self.parts[-1][-1:].isalnum():
                self.parts.append(" ")  # a style parts a name from its address
            self.within_link += 1
            self.inside(element, marks, depth)
            self.within_link -= 1
        elif tag in _NAMED_INLINE:
            self.inline(element, tag, marks | marks_of(element, tag), depth)
        else:
            self.inside(element, marks, depth)

    def block(self, element: Any, tag: str, marks: frozenset[str], depth: int) -> None:
        if self.parts:
            self.flush()
        before = (self.holder, self.marks, self.number, self.above, self.quote, self.within)
        self.count += 1
        if tag == "article" and self.within and _is_teaser(element):
            marks |= {"box"}
        elif (tag == "article" and not self.within) or element.get("itemprop") == "articleBody":
            self.within = self.count
        if tag == "blockquote" and not self.quote:
            self.quote = self.count
        if element in self.pictures and (tag == "span" or not marks & {"byline", "date"}):
            marks |= {"picture"}
        elif element in self.beside:
            marks |= {"beside"}
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


def _pictures(tree: Any) -> frozenset[Any]:
    """The elements that hold a picture and little beside it, which is its caption and credit."""
    found: set[Any] = set()
    longer: set[Any] = set()
    for image in tree.iter("img", "amp-img", "video", "picture"):
        if _is_sign(image):
            continue
        found.update(_spans_behind(image))
        for element in islice(image.iterancestors(), _ABOVE_PICTURE):
            if element.tag == "p" and not element.text_content().strip():
                continue  # it holds the picture alone
            if element.tag == "p" and _is_set_apart(element):
                found.add(element)
            if element in found or element in longer:
                break
            if element.tag in ("p", "body", "article", "main"):
                break
            if _is_longer(element, _OF_PICTURE):
                longer.add(element)
                break
            if element.tag in _PICTURES and not _tells(element):
                found.add(element)
    return frozenset(found)


def _spans_behind(image: Any) -> list[Any]:
    """The spans beside a picture, where one of them is named for its caption: its credit is another."""
    for one in (image, *takewhile(lambda e: e.tag in _AROUND_IMAGE, image.iterancestors())):
        beside = (e for e in one.itersiblings() if e.tag != "br")
        run = list(takewhile(_is_span_alone, beside))
        if any("caption" in named(span, "span") for span in run):
            return run
    return []


def _is_span_alone(element: Any) -> bool:
    """Whether an element is a span with no text between it and the element before."""
    return element.tag == "span" and not (element.getprevious().tail or "").strip()


def _beside(tree: Any) -> frozenset[Any]:
    """Small elements that hold a field to write in, as a prompt to subscribe does."""
    found: set[Any] = set()
    for inner in tree.iter("form", "input", "textarea"):
        if inner.tag == "input" and inner.get("type") not in (None, "text", "email"):
            continue
        for element in islice(inner.iterancestors(), _ABOVE_FIELD):
            if element.tag not in _PICTURES or _is_longer(element, _OF_PICTURE):
                break
            found.add(element)
    return frozenset(found)


def _is_teaser(article: Any) -> bool:
    """Whether an article within another is short and has a link as its heading: it is of another story."""
    head = next(article.iter(*HEADINGS), None)
    if head is None or _is_longer(article, _OF_TEASER):
        return False
    within = next(head.iterancestors("a"), None) is not None
    words = "".join(link.text_content() for link in head.iter("a"))
    return within or squash(words) == squash(head.text_content())


def _is_headed(line_end: Any) -> bool:
    """Whether a line that ends here is in bold as a whole and opens its element: it heads the next."""
    bold = line_end.getprevious()
    alone = bold is not None and bold.tag in ("b", "strong") and bold.getprevious() is None
    return alone and not ((bold.tail or "").strip() or (bold.getparent().text or "").strip())


def _is_set_apart(paragraph: Any) -> bool:
    """Whether all words of a paragraph with a picture are in italics or small, in a line under it."""
    if next(paragraph.iter("br"), None) is None:
        return False
    words = [e for tag in ("i", "em", "small") for e in paragraph.iter(tag)]
    apart = "".join("".join(e.text_content().split()) for e in words)
    return apart == "".join(paragraph.text_content().split()) and not _is_longer(
        paragraph, _OF_PICTURE
    )


def _is_sign(image: Any) -> bool:
    """Whether an image is of a line, or counts readers: an icon, a single point."""
    sizes = {(image.get(side) or "").removesuffix("px") for side in ("width", "height")}
    return "1" in sizes or bool(_SIGN.search(image.get("class") or ""))


def _tells(element: Any) -> bool:
    """Whether the words beside a picture are more than its caption: a heading, an item, a sentence."""
    if next(element.iter(*_NO_CAPTIONS), None) is not None:
        return True
    names = element.get("class") or ""
    if element.tag == "figure" or element_names.PICTURE.search(names):
        return False
    ended = [p for p in element.iter("p") if SENTENCE_END.search((p.text_content() or "").strip())]
    line = " ".join(element.text_content().split())
    if len(ended) == 1 and _CREDIT.fullmatch(_behind(ended[0], element)):
        return False
    if element_names.OF_PICTURE.search(names):
        # One sentence is a caption.
        return len(ended) > 1 or _ANOTHER.search(line) is not None
    return bool(ended) or is_prose(line)


def _behind(paragraph: Any, holder: Any) -> str:
    """The words in an element that stand behind a paragraph in it."""
    _, _, behind = holder.text_content().rpartition(paragraph.text_content())
    return " ".join(behind.split())


def _is_longer(element: Any, most: int) -> bool:
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > most:
            return True
    return False


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


def marks_of(element: Any, tag: str) -> frozenset[str]:
    """What the tag and the names of an element say that it holds."""
    marks = named(element, tag)
    if (style := element.get("style")) and _UNDISPLAYED.search(style):
        marks |= {"box"}  # a version for small screens, data for machines
    if element.get("role") in _DIALOGS:
        marks |= {"box", "dialog"}  # a notice on cookies
    # What holds the page's heading holds its story, whatever it is named for.
    if marks & _PARTS and next(element.iter("h1"), None) is not None:
        return _NOTHING
    return marks


def named(element: Any, tag: str) -> frozenset[str]:
    """What the tag and the names of an element say, whatever it holds."""
    return _marked(tag, *map(element.get, NAMES))


@lru_cache(maxsize=4096)
def _marked(tag: str, *given: str | None) -> frozenset[str]:
    marks = _MARKED.get(tag, _NOTHING)
    for names in filter(None, given):
        for name in names[:_LONGEST_NAMES].split():
            marks |= _marks(name)
        # Firefox's Reader View calls the byline "credits", as pages call those of pictures.
        if "reader-credits" in names:
            marks -= {"caption"}
    return marks


@lru_cache(maxsize=16_384)
def _marks(name: str) -> frozenset[str]:
    plain = _CAMEL.sub("-", name).replace("_", "-").lower()
    if not element_names.MAY_BE_NAMED.search(plain):
        return _NOTHING
    return frozenset(m.lastgroup for m in element_names.NAMES.finditer(plain) if m.lastgroup)
