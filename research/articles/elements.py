"""What the elements of a page hold, by their names and by what stands in them: boxes, captions, teasers."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any, Final

from research.articles.chrome import squash
from research.articles.forms import SENTENCE_END, is_prose
from research.languages.en import element_names

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
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
_AROUND_IMAGE: Final = frozenset(("a", "picture", "span"))
_OF_LINE: Final = frozenset(("span", "em", "i", "small", "cite"))
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
_ABOVE_LIST = 3  # elements around a list that may hold it and its heading alone
_OVER_LIST = 60  # characters of such a heading
_OF_PICTURE = 200  # characters that stand under a picture at most
_OF_TEASER = 600  # characters of one
_TEASERS = 0.3  # of an article: its own posts are more of it
_NOTHING: Final[frozenset[str]] = frozenset()


def pictures(tree: Any) -> frozenset[Any]:
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
    """Whether an element is of a line, with no text between it and the element before."""
    return element.tag in _OF_LINE and not (element.getprevious().tail or "").strip()


def beside(tree: Any) -> frozenset[Any]:
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


def lists(tree: Any) -> frozenset[Any]:
    """The elements that hold a list under a line of a few words, and nothing else: boxes of facts."""
    found: set[Any] = set()
    for items in tree.iter("ul", "ol"):
        if _is_longer(items, _OF_TEASER):
            continue
        size = len(" ".join(items.text_content().split()))
        box = None
        for element in islice(items.iterancestors(), _ABOVE_LIST):
            if element.tag not in _PICTURES or _is_longer(element, size + _OVER_LIST):
                break
            if len(" ".join(element.text_content().split())) > size + 1:
                box = element
        if box is not None:
            found.add(box)
    return frozenset(found)


def teasers(tree: Any) -> frozenset[Any]:
    """The articles within another that are of other stories; where they are most of it they are its posts."""
    found: set[Any] = set()
    for article in tree.iter("article"):
        if next(article.iterancestors("article"), None) is None:
            inner = [e for e in article.iter("article") if e is not article and _is_teaser(e)]
            size = sum(len(e.text_content()) for e in inner)
            if inner and size <= _TEASERS * len(article.text_content()):
                found.update(inner)
    return frozenset(found)


def _is_teaser(article: Any) -> bool:
    """Whether an article within another is short and has a link as its heading: it is of another story."""
    head = next(article.iter(*HEADINGS), None)
    if head is None or _is_longer(article, _OF_TEASER):
        return False
    within = next(head.iterancestors("a"), None) is not None
    words = "".join(link.text_content() for link in head.iter("a"))
    return within or squash(words) == squash(head.text_content())


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
